//! Events to whoever wants to know: at least once, in order per key, to any number of subscribers.
//!
//! Every commit of the engine has its events, and a [`Relay`] hands them on. Each [`Subscriber`](crate::port::Subscriber) goes at its
//! own pace: how far it is stands in the store, one cursor a partition, and is written *after* it has handled an event. So a crash means
//! that it hears of something again, never that it misses it; [`StoredEvent::request_key`] makes
//! what it asks the engine for happen once all the same.
//!
//! - **Order.** Events of one key come in the order of their sequence. Between keys there is none.
//! - **Poison.** An event that is not handled is tried again by itself, after 1 second, 2, 4 .. 300 ([`RelayConfig`]), each time shortened
//!   by chance to between half and all of it. Later events of its key are parked behind it; every other key goes on.
//! - **Dead letters.** After the last try it goes to a list at which the platform can look, replay and purge
//!   ([`Market::dead_letters`](crate::Market::dead_letters)), and its key goes on: one event that nobody can handle would otherwise keep all
//!   that follows from people who wait for it, and a subscriber sees from the sequence that one is missing. Where a later event without
//!   the earlier one does harm, [`AfterDeadLetter::Waits`] has the key wait for whoever decides about the letter.
//! - **Outages.** A subscriber that says [`Unhandled::Down`] is left alone for a while. No try is counted, and nothing becomes a dead
//!   letter because a broker was down.
//! - **Many processes.** Relays with the same subscribers share the work: eight partitions of a subscriber are one relay's at a time, by a
//!   lease. One that was paused and wakes may have an event handled once more, which handlers stand; it changes no cursor.
//!
//! ```
//! use std::sync::{Arc, Mutex};
//! use vendra::authority::{Actor, StaffRole};
//! use vendra::events::{CloudEvent, Relay, each};
//! use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
//!
//! /// Writes down what happened.
//! #[derive(Debug, Default)]
//! struct Journal(Mutex<Vec<String>>);
//!
//! impl Subscriber for Journal {
//!     fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
//!         Box::pin(each(events, move |event| async move {
//!             let mut lines = self.0.lock().map_err(|_| "somebody panicked".to_owned())?;
//!             lines.push(CloudEvent::from(event).kind);
//!             Ok(())
//!         }))
//!     }
//! }
//!
//! # pollster::block_on(async {
//! let engine = vendra::Engine::builder(Arc::new(vendra::memory::MemoryStore::default())).build();
//! let journal = Arc::new(Journal::default());
//! let mut relay = Relay::new(&engine).subscribe("journal", Arc::clone(&journal) as _)?;
//!
//! let tenant: vendra::MarketplaceId = "mkt_01h455vb4pex5vsknk084sn001".parse()?;
//! let user = "usr_01h455vb4pex5vsknk084sn001".parse()?;
//! let owner = engine.market(tenant, Actor::Staff { tenant, user, role: StaffRole::Owner });
//! owner.contacts().add(Default::default()).await?;
//!
//! let told = relay.tick().await?; // or run_until(shutdown), on a task of its own
//! assert_eq!(told.handled, 1);
//! assert_eq!(*journal.0.lock().expect("nobody panicked"), ["vendra.contact.written"]);
//! assert_eq!(relay.tick().await?.handled, 0); // its cursor is in the store
//! # Ok::<(), vendra::Error>(())
//! # }).expect("it runs");
//! ```

mod cloud_event;
mod cursor;
mod dead_letter;
mod pass;
mod relay;

pub use cloud_event::CloudEvent;
pub use dead_letter::{DeadLetter, DeadLetters};
pub use relay::{AfterDeadLetter, Relay, RelayConfig, Relayed};

use crate::port::{StoredEvent, Unhandled};
use vendra_domain::MarketplaceId;

/// The longest name of a subscriber, in bytes.
pub const SUBSCRIBER_NAME_BYTES_MAX: usize = 64;
/// The most subscribers of one relay.
pub const SUBSCRIBERS_MAX: usize = 100;
/// The most events of one partition that wait for a subscriber behind others of their keys; with so many the partition stands still.
pub const PARKED_EVENTS_MAX: usize = 1_000;
/// The most dead letters of one subscriber in one partition; with so many no more is given up, and what fails goes on being tried.
pub const DEAD_LETTERS_MAX: usize = 100;

/// Under whose name cursors are kept: events of one partition are of all tenants of a store, and so is a cursor. No marketplace has this id.
const KEEPER: MarketplaceId = MarketplaceId::from_uuid(uuid::Uuid::nil());

/// Handles events one by one, oldest first, and says which one was not.
///
/// Errors: [`Unhandled::Event`] with the first reason that is given.
///
/// ```
/// use vendra::events::each;
/// use vendra::port::{StoredEvent, Unhandled};
/// async fn handle(events: &[StoredEvent]) -> Result<(), Unhandled> {
///     each(events, |event| async move {
///         if event.event.name == "order.placed" { Ok(()) } else { Err("unheard of".to_owned()) }
///     })
///     .await
/// }
/// assert_eq!(pollster::block_on(handle(&[])), Ok(()));
/// ```
pub async fn each<'a, F, H>(events: &'a [StoredEvent], mut handle: F) -> Result<(), Unhandled>
where
    F: FnMut(&'a StoredEvent) -> H,
    H: Future<Output = Result<(), String>>,
{
    for (handled, event) in events.iter().enumerate() {
        handle(event).await.map_err(|reason| Unhandled::Event { handled, reason })?;
    }
    Ok(())
}
