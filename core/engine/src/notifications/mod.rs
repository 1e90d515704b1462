//! People are told what happened: buyers and vendors, by the [`Notifier`] that an engine was given.
//!
//! [`Notifications`] is a [`Subscriber`] of the [relay](crate::events): it makes [`Notice`]s of events and hands them to the notifier. A
//! notice says what happened, to what, and to whom it is told, by ids: the name and the address are behind the contact record
//! ([`contacts().get`](crate::market::Contacts::get)), and whoever was erased is told nothing. A [worker](crate::worker) whose engine has
//! a notifier does it along with all else; beside it, a relay takes it as `relay.subscribe(NOTIFICATIONS, Notifications::of(&engine))`.
//!
//! # What is told to whom
//!
//! | event | told to |
//! |---|---|
//! | `order.placed`, `order.revived`, `order.released`, `order.cancelled` | the buyer |
//! | `vendor_order.placed`, `vendor_order.asked_again`, `vendor_order.lapsed` | the vendor |
//! | `vendor_order.accepted`, `vendor_order.rejected`, `vendor_order.shipped`, `vendor_order.delivered` | the buyer |
//! | `vendor_order.cancelled` | both |
//! | `refund.part_paid`, `refund.part_credited`, `refund.part_paid_by_hand` | the buyer |
//! | `return.requested`, `exchange.requested`, `claim.opened`, `return.sent` | the vendor |
//! | `return.approved`, `return.refused`, `exchange.approved`, `exchange.refused`, `exchange.shipped`, `claim.answered` | the buyer |
//! | `claim.resolved` | both |
//! | `dispute.opened`, `dispute.won`, `dispute.lost` | each vendor of the order |
//! | `payout.paid`, `payout.failed` | the vendor |
//! | `vendor.activated`, `vendor.rejected`, `vendor.suspended`, `vendor.reinstated`, `vendor.payouts_held`, `vendor.payouts_released` | the vendor |
//!
//! [`TOLD`] is this table. A buyer with an account is told by its account's first contact record, a guest by the one that the order is
//! billed to, else the one that it is delivered to; a vendor by its own. What names none is told to nobody.
//!
//! # How often
//!
//! Once, as far as that can be: notices of one key come in the order of its events, each under an id of its own
//! ([`Notice::id`]), which is the same whenever it is told again. It is told again after a crash between telling it and writing down that
//! it was told, so the notifier should hand the id on to whatever sends, or remember it for a day. What is known to be told is not
//! told again by the same process.
//!
//! A notifier that [is down](NotTold::Down) is left alone for a while, and nothing becomes a dead letter; it is asked through a
//! [guard](crate::resilience) besides. One that [refuses](NotTold::Refused) a notice is asked again later each time, and in the end
//! the event is a dead letter under [`NOTIFICATIONS`].

mod recipients;

pub use recipients::{TOLD, Told};

use crate::engine::Engine;
use crate::error::{Error, Retry};
use crate::port::*;
use crate::work::Work;
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use vendra_domain::ContactId;
use vendra_domain::authority::Actor;
use vendra_domain::contact::Contact;

/// The name of the subscriber that notifies people, where a worker carries it.
pub const NOTIFICATIONS: &str = "notifications";
/// How many notices one process remembers to have told.
const REMEMBERED_MAX: usize = 10_000;

/// Tells people what happened, by an engine's notifier. The [module](self) says what, and to whom.
///
/// ```
/// use std::sync::{Arc, Mutex};
/// use vendra::Engine;
/// use vendra::events::Relay;
/// use vendra::memory::Trial;
/// use vendra::notifications::{NOTIFICATIONS, Notifications};
/// use vendra::port::{Answer, NotTold, Notice, Notifier};
/// #[derive(Debug, Default)]
/// struct Mail(Mutex<Vec<Notice>>);
/// impl Notifier for Mail {
///     fn notify<'a>(&'a self, notice: &'a Notice) -> Answer<'a, (), NotTold> {
///         self.0.lock().unwrap().push(notice.clone());
///         Box::pin(async { Ok(()) })
///     }
/// }
/// # pollster::block_on(async {
/// let (trial, mail) = (Trial::open().await?, Arc::new(Mail::default()));
/// let sold = trial.sold(1).await?;
/// let engine = Engine::builder(Arc::clone(trial.engine.store())).notifier(Arc::clone(&mail) as _).build();
/// Relay::new(&engine).subscribe(NOTIFICATIONS, Notifications::of(&engine))?.tick().await?;
/// let told = mail.0.lock().unwrap();
/// assert!(told.iter().any(|notice| notice.about == "order.placed" && notice.subject == sold.order.to_string()));
/// assert!(told.iter().any(|notice| notice.about == "vendor_order.placed" && notice.to == trial.books.contact));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug)]
pub struct Notifications {
    engine: Engine,
    remembered: Mutex<(BTreeSet<String>, VecDeque<String>)>,
}

/// Why an event is not told.
enum Not {
    Refused(String),
    Down(String),
}

impl From<Error> for Not {
    fn from(error: Error) -> Self {
        match error.retry() {
            Retry::After { .. } => Self::Down(error.to_string()),
            Retry::Never => Self::Refused(error.to_string()),
        }
    }
}

impl Notifications {
    /// What tells people by an engine's notifier; nobody, where the engine has none.
    ///
    /// ```
    /// use vendra::events::Relay;
    /// use vendra::memory::Trial;
    /// use vendra::notifications::{NOTIFICATIONS, Notifications};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.sold(1).await?;
    /// let mut relay = Relay::new(&trial.engine).subscribe(NOTIFICATIONS, Notifications::of(&trial.engine))?;
    /// assert_eq!(relay.tick().await?.failed, 0); // heard, and told to nobody
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn of(engine: &Engine) -> Arc<Self> {
        Arc::new(Self { engine: engine.clone(), remembered: Mutex::default() })
    }

    async fn tell(&self, event: &StoredEvent) -> Result<(), Not> {
        let (Some(notifier), Some(parties)) = (&self.engine.inner.notifier, recipients::parties(&event.event.name))
        else {
            return Ok(());
        };
        let tenant = event.tenant;
        let mut work = Work::new(&self.engine.inner, tenant, Actor::System { tenant });
        for to in recipients::contacts(&mut work, event, parties).await? {
            let id = format!("{}/{to}", event.id());
            if self.was_told(&id) || !is_known(&mut work, to).await? {
                continue;
            }
            let (about, subject) = (event.event.name.clone(), event.event.key.clone());
            let notice = Notice { id, tenant, about, subject, to, at: event.at };
            match notifier.notify(&notice).await {
                Ok(()) => self.remember(notice.id),
                Err(NotTold::Refused { reason }) => return Err(Not::Refused(reason)),
                Err(NotTold::Down(down)) => return Err(Not::Down(down.to_string())),
            }
        }
        Ok(())
    }

    fn was_told(&self, id: &str) -> bool {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner).0.contains(id)
    }

    fn remember(&self, id: String) {
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, order) = &mut *remembered;
        if order.len() >= REMEMBERED_MAX
            && let Some(oldest) = order.pop_front()
        {
            known.remove(&oldest);
        }
        known.insert(id.clone());
        order.push_back(id);
    }
}

/// Whether a contact record still says something.
async fn is_known(work: &mut Work<'_>, contact: ContactId) -> Result<bool, Error> {
    Ok(matches!(*work.state::<Contact>(contact).await?, Contact::Written { .. }))
}

impl Subscriber for Notifications {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        Box::pin(async move {
            for (handled, event) in events.iter().enumerate() {
                self.tell(event).await.map_err(|not| match not {
                    Not::Refused(reason) => Unhandled::Event { handled, reason },
                    Not::Down(reason) => Unhandled::Down { handled, reason },
                })?;
            }
            Ok(())
        })
    }
}

impl Engine {
    /// Whether anybody is told anything.
    pub(crate) fn notifies(&self) -> bool {
        self.inner.notifier.is_some()
    }
}
