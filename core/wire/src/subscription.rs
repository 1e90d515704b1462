//! Events that are asked for one at a time, by a relay that hands over what is asked for.

use crate::config::Core;
use crate::failure::{Failure, write};
use crate::running::{self, Answered, Cancel, Place, Tally};
use crate::span::ms;
use futures_util::FutureExt;
use serde::Deserialize;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::sync::Notify;
use vendra::events::{CloudEvent, Relay, RelayConfig};
use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
use vendra::{Error, Retry, Timestamp};

/// How long an event that failed rests before it is tried again, in turn: about an hour in all, then it is a dead letter.
const WAITS_MS: &[i64] = &[1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 512_000, 1_024_000];
/// How long the relay rests where there is nothing to hand over.
const IDLE: Duration = Duration::from_millis(50);
/// How long the relay rests after the store failed.
const FAILED: Duration = Duration::from_secs(1);

/// What a subscription is made with.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Options {
    since: Option<Timestamp>,
    batch: Option<u32>,
    handle_ms: Option<u64>,
    lease_ms: Option<u64>,
}

/// The event between the relay and whoever asks.
#[derive(Debug, Default)]
enum Slot {
    /// There is none.
    #[default]
    Empty,
    /// One waits to be asked for.
    Offered(String),
    /// One was given, and is not settled.
    Taken,
    /// It was handled.
    Handled,
    /// It was not.
    Failed(String),
}

#[derive(Debug, Default)]
struct State {
    slot: Slot,
    /// How many wait for an event.
    asking: usize,
    closed: bool,
    broken: Option<Failure>,
}

/// What the relay and whoever asks share.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    state: Mutex<State>,
    /// Something happened that the relay waits for.
    relay: Notify,
    /// Something happened that whoever asks waits for.
    asker: Notify,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn close(&self) {
        self.state().closed = true;
        self.relay.notify_one();
        self.asker.notify_waiters();
        self.asker.notify_one();
    }

    fn settle(&self, slot: Slot) {
        let mut state = self.state();
        if matches!(state.slot, Slot::Taken) {
            state.slot = slot;
            self.relay.notify_one();
        }
    }

    /// Waits for an event, and takes it.
    async fn next(self: Arc<Self>) -> Answered {
        self.settle(Slot::Handled);
        let _asking = Asking::new(&self);
        loop {
            let changed = self.asker.notified();
            {
                let mut state = self.state();
                match std::mem::take(&mut state.slot) {
                    Slot::Offered(event) => {
                        state.slot = Slot::Taken;
                        return Ok(event);
                    }
                    other => state.slot = other,
                }
                if let Some(failure) = state.broken.clone() {
                    return Err(failure);
                }
                if state.closed {
                    return Ok("null".to_owned());
                }
            }
            changed.await;
        }
    }
}

/// Counts whoever waits for an event, for as long as it waits.
struct Asking<'s>(&'s Shared);

impl<'s> Asking<'s> {
    fn new(shared: &'s Shared) -> Self {
        let mut state = shared.state();
        state.asking = state.asking.saturating_add(1);
        shared.relay.notify_one();
        drop(state);
        Self(shared)
    }
}

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.asking = state.asking.saturating_sub(1);
        // Whoever else asks must not miss what this one was woken for.
        self.0.asker.notify_one();
    }
}

/// The subscriber that the relay hands events to.
#[derive(Debug)]
struct Offers {
    shared: Arc<Shared>,
    /// How long it may be at one row of events before it puts the rest back.
    at_most: Duration,
    runtime: Handle,
}

impl Offers {
    /// Offers an event until it is settled. `None` where it was put back: nobody asked, or it is closed.
    async fn offer(&self, event: &StoredEvent, until: Instant) -> Option<Result<(), String>> {
        let event = write(&CloudEvent::from(event)).ok()?;
        let _put_back = PutBack(&self.shared);
        self.shared.state().slot = Slot::Offered(event);
        self.shared.asker.notify_one();
        loop {
            let changed = self.shared.relay.notified();
            let left = {
                let mut state = self.shared.state();
                match std::mem::take(&mut state.slot) {
                    Slot::Handled => return Some(Ok(())),
                    Slot::Failed(reason) => return Some(Err(reason)),
                    other => state.slot = other,
                }
                let offered = matches!(state.slot, Slot::Offered(_));
                let left = until.saturating_duration_since(Instant::now());
                if state.closed || offered && left.is_zero() {
                    return None;
                }
                // Whoever was given it has as long as the relay says.
                if offered { left } else { self.at_most.saturating_mul(4) }
            };
            let waited = {
                let _entered = self.runtime.enter();
                tokio::time::timeout(left, changed)
            };
            let _ended = waited.await;
        }
    }
}

/// Takes an event back that is not settled, however the offer ends: what comes of it later is of no event.
struct PutBack<'s>(&'s Shared);

impl Drop for PutBack<'_> {
    fn drop(&mut self) {
        self.0.state().slot = Slot::Empty;
    }
}

impl Subscriber for Offers {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        Box::pin(async move {
            let begun = Instant::now();
            let until = begun.checked_add(self.at_most).unwrap_or(begun);
            for (handled, event) in events.iter().enumerate() {
                if handled > 0 && Instant::now() >= until {
                    return Err(Unhandled::Down { handled, reason: "the rest comes later".to_owned() });
                }
                match self.offer(event, until).await {
                    Some(Ok(())) => {}
                    Some(Err(reason)) => return Err(Unhandled::Event { handled, reason }),
                    None => return Err(Unhandled::Down { handled, reason: "nobody asks".to_owned() }),
                }
            }
            Ok(())
        })
    }
}

/// Events of the whole store, asked for one at a time.
///
/// Each comes at least once, those of one key in their order. What was given counts as handled once the next one is asked for, or
/// [`handled`](Self::handled) says so; what [`failed`](Self::failed), what is not settled within `handle_ms`, and what was given
/// when this is closed or the process ends, comes again. Several of one name, in one process or in many, share the events.
/// Closed by [`close`](Self::close), or dropped, it lets go of its work, and the next one of the name goes on from there.
///
/// ```
/// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
/// let call = r#"{"marketplace": "mkt_01h455vb4pex5vsknk084sn001", "method": "contacts.add", "input": {"details": {}},
///     "actor": {"actor": "staff", "user": "usr_01h455vb4pex5vsknk084sn001", "role": "owner"}}"#;
/// pollster::block_on(vendra.call(call.into()))?;
/// let events = vendra.subscribe("mailer", "{}")?;
/// let event = pollster::block_on(events.next())?; // a CloudEvent
/// assert!(event.contains(r#""type":"vendra.contact.written""#), "{event}");
/// events.handled();
/// events.close();
/// assert_eq!(pollster::block_on(events.next())?, "null");
/// # Ok::<(), vendra_wire::Failure>(())
/// ```
#[derive(Debug)]
pub struct Subscription {
    shared: Arc<Shared>,
    tally: Arc<Tally>,
    runtime: Handle,
}

impl Subscription {
    /// Starts the relay of a subscription.
    pub(crate) fn start(
        core: &Core,
        on: &Handle,
        (tally, place): (&Arc<Tally>, Place),
        (name, options): (&str, &str),
    ) -> Result<Self, Failure> {
        let options: Options =
            serde_json::from_str(options).map_err(|error| Failure::malformed(format!("options: {error}")))?;
        let usual = RelayConfig::default();
        let config = RelayConfig {
            batch: options.batch.unwrap_or(32),
            handle_ms: ms(options.handle_ms, 60_000),
            lease_ms: ms(options.lease_ms, usual.lease_ms),
            first_wait_ms: 50,
            longest_wait_ms: 1_000,
            waits_ms: Some(WAITS_MS),
            ..usual
        };
        let shared = Arc::<Shared>::default();
        let half = u64::try_from(config.handle_ms / 2).unwrap_or(0).max(1);
        let offers = Offers { shared: Arc::clone(&shared), at_most: Duration::from_millis(half), runtime: on.clone() };
        let relay = Relay::new(&core.engine).config(config);
        let relay = match options.since {
            Some(since) => relay.subscribe_since(name, Arc::new(offers), since)?,
            None => relay.subscribe(name, Arc::new(offers))?,
        };
        core.subscribed(&shared);
        let told = Arc::clone(&shared);
        on.spawn(async move {
            let relayed = AssertUnwindSafe(relayed(&told, relay)).catch_unwind().await;
            if let Some(failure) = relayed.unwrap_or_else(|panic| Some(running::panicked(panic.as_ref()))) {
                told.state().broken = Some(failure);
            }
            told.close();
            drop(place);
        });
        Ok(Self { shared, tally: Arc::clone(tally), runtime: on.clone() })
    }

    /// The next event, as a CloudEvent in JSON, once there is one; `null` once it is closed. The one before counts as handled.
    ///
    /// Dropping the future takes nothing: an event is given to whoever waits for it, and to nobody where nobody does.
    ///
    /// Errors: `store.*` where the store cannot be read any more, `call.too_many`, `internal.panic`, `internal.lost`.
    ///
    /// ```
    /// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
    /// let events = vendra.subscribe("mailer", "{}")?;
    /// drop(events.next()); // asked for, and given up
    /// pollster::block_on(vendra.close());
    /// assert_eq!(pollster::block_on(events.next())?, "null");
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn next(&self) -> impl Future<Output = Answered> + Send + 'static {
        Arc::clone(&self.shared).next()
    }

    /// As [`next`](Self::next), for hosts that are told rather than wait. An event that is told counts as given, also where its
    /// wait was taken back at the same moment: who is told keeps it for the next time it asks.
    ///
    /// ```
    /// use std::sync::mpsc::channel;
    /// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
    /// let (events, (told, answers)) = (vendra.subscribe("mailer", "{}")?, channel());
    /// let cancel = events.start_next(move |event| told.send(event).unwrap());
    /// cancel.cancel();
    /// assert_eq!(answers.recv().unwrap().unwrap_err().code, "call.cancelled");
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn start_next(&self, done: impl FnOnce(Answered) + Send + 'static) -> Cancel {
        match self.tally.enter() {
            Ok(place) => running::start(&self.runtime, place, self.next(), done),
            Err(failure) => {
                done(Err(failure));
                Cancel::of_nothing()
            }
        }
    }

    /// The event that was given is handled. Where none was, nothing happens.
    ///
    /// ```
    /// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
    /// vendra.subscribe("mailer", "{}")?.handled();
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn handled(&self) {
        self.shared.settle(Slot::Handled);
    }

    /// The event that was given could not be handled, and why. It rests, longer each time, and with it what follows of its key; the
    /// twelfth time it is a dead letter. Where none was given, nothing happens.
    ///
    /// ```
    /// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
    /// vendra.subscribe("mailer", "{}")?.failed("the template is missing");
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn failed(&self, reason: &str) {
        self.shared.settle(Slot::Failed(reason.to_owned()));
    }

    /// Ends it. What was given and not settled comes again to whoever subscribes next.
    ///
    /// ```
    /// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
    /// let events = vendra.subscribe("mailer", "{}")?;
    /// events.close();
    /// assert_eq!(pollster::block_on(events.next())?, "null");
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn close(&self) {
        self.shared.close();
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.close();
    }
}

/// Relays events for as long as somebody asks for them. Gives what broke it, if something did.
async fn relayed(shared: &Shared, mut relay: Relay) -> Option<Failure> {
    let broken = loop {
        let changed = shared.relay.notified();
        let (asked, closed) = {
            let state = shared.state();
            (state.asking > 0, state.closed)
        };
        if closed {
            break None;
        }
        if !asked {
            changed.await;
            continue;
        }
        let rest = match relay.tick().await {
            Ok(relayed) if relayed.handled > 0 => continue,
            Ok(_) => IDLE,
            Err(error) if matches!(error.retry(), Retry::After { .. }) => FAILED,
            Err(error) => break Some(error),
        };
        let _woken = tokio::time::timeout(rest, shared.relay.notified()).await;
    };
    let released = relay.release().await.err();
    broken.or_else(|| released.filter(|error: &Error| error.retry() == Retry::Never)).map(Failure::from)
}
