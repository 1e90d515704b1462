//! The relay: hands events on to subscribers, until it is told to stop.

use super::pass::{Frame, Registered};
use super::{SUBSCRIBER_NAME_BYTES_MAX, SUBSCRIBERS_MAX};
use crate::engine::Engine;
use crate::error::{Error, Retry};
use crate::port::{EVENTS_READ_MAX, Subscriber};
use crate::waiting::{Waited, all, back_off_ms, sleep, step_aside};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use vendra_domain::{Timestamp, limits};

/// What becomes of a key once an event of it is a dead letter.
///
/// ```
/// use vendra::events::{AfterDeadLetter, RelayConfig};
/// let strict = RelayConfig { after_dead_letter: AfterDeadLetter::Waits, ..RelayConfig::default() };
/// assert_ne!(strict, RelayConfig::default());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterDeadLetter {
    /// Its later events are handled. A letter that is replayed then comes after them.
    GoesOn,
    /// Its later events wait until the letter is replayed or purged.
    Waits,
}

/// How a relay behaves. Durations are in milliseconds.
///
/// ```
/// use vendra::events::RelayConfig;
/// let patient = RelayConfig { tries_max: 20, longest_wait_ms: 3_600_000, ..RelayConfig::default() };
/// assert_eq!(patient.first_wait_ms, 1_000);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RelayConfig {
    /// The most events that are handed on at once, and of one partition in one tick: 100 by default, 1,000 at the most.
    pub batch: u32,
    /// How often an event is tried before it is a dead letter: 12 times by default, which takes about a quarter of an hour.
    pub tries_max: u32,
    /// How long the second try waits: 1 second by default; each later one twice as long as the one before.
    pub first_wait_ms: i64,
    /// How long a try waits at the most: 5 minutes by default.
    pub longest_wait_ms: i64,
    /// How long a subscriber may take for what it is handed at once: 20 seconds by default. Then its future is dropped. Of several
    /// events it is not known which one is at fault, so they are handed on one by one; one alone counts as not handled.
    pub handle_ms: i64,
    /// How long a relay that died keeps its work from others: a minute by default, and never less than twice `handle_ms`.
    pub lease_ms: i64,
    /// How long [`Relay::run_until`] waits where nothing was to do: a tenth of a second by default.
    pub idle_ms: i64,
    /// What becomes of a key once an event of it is a dead letter: it goes on by default.
    pub after_dead_letter: AfterDeadLetter,
    /// How long each try waits after the one before, where that is not doubled: an event has one try more than there are waits, each of
    /// which chance makes up to a tenth longer. None by default.
    pub waits_ms: Option<&'static [i64]>,
}

impl Default for RelayConfig {
    fn default() -> Self {
        Self {
            batch: 100,
            tries_max: 12,
            first_wait_ms: 1_000,
            longest_wait_ms: 300_000,
            handle_ms: 20_000,
            lease_ms: 60_000,
            idle_ms: 100,
            after_dead_letter: AfterDeadLetter::GoesOn,
            waits_ms: None,
        }
    }
}

impl RelayConfig {
    /// How many events are read at once.
    pub(super) fn batch(&self) -> u32 {
        self.batch.clamp(1, EVENTS_READ_MAX)
    }

    /// How often an event is tried before it is a dead letter.
    pub(super) fn tries_max(&self) -> u32 {
        self.waits_ms.map_or(self.tries_max, |waits| u32::try_from(waits.len()).unwrap_or(u32::MAX).saturating_add(1))
    }

    /// How long an event waits for its next try after so many.
    pub(super) fn try_wait_ms(&self, tries: u32, chance: u64) -> i64 {
        let place = usize::try_from(tries.saturating_sub(1)).unwrap_or(usize::MAX);
        let Some(wait) = self.waits_ms.map(|waits| waits.get(place).or(waits.last()).copied().unwrap_or(0)) else {
            return self.wait_ms(tries, chance);
        };
        let tenth = u64::try_from(wait / 10).unwrap_or(0).saturating_add(1);
        wait.saturating_add(i64::try_from(chance % tenth).unwrap_or(0))
    }

    /// How long after so many tries the next one waits: twice as long each time, and of that between half and all, so that what failed
    /// together does not come back together.
    pub(super) fn wait_ms(&self, tries: u32, chance: u64) -> i64 {
        back_off_ms(self.first_wait_ms, self.longest_wait_ms, tries, chance)
    }

    pub(super) fn lease_ms(&self) -> i64 {
        self.lease_ms.max(self.handle_ms.saturating_mul(2))
    }
}

/// What a tick came to, over all subscribers.
///
/// ```
/// let told = vendra::events::Relayed::default();
/// assert_eq!((told.handled, told.dead_letters), (0, 0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Relayed {
    /// Events that were handled.
    pub handled: u64,
    /// Tries of an event that failed.
    pub failed: u64,
    /// Of these, the last: events that became dead letters.
    pub dead_letters: u64,
    /// Partitions that stand still because [`PARKED_EVENTS_MAX`](super::PARKED_EVENTS_MAX) events of them wait: somebody should look.
    pub full: u64,
    /// Groups of partitions that another relay is at.
    pub elsewhere: u64,
    /// Groups of partitions that another relay, or somebody who ended a dead letter, took over meanwhile: nothing of what this tick did
    /// there was written down, and it comes again.
    pub lost: u64,
    /// Subscribers that can handle nothing at the moment, and are left alone for a while.
    pub paused: u64,
}

impl Relayed {
    pub(super) const fn add(&mut self, other: Self) {
        *self = self.plus(other);
    }

    /// What this and another come to together.
    ///
    /// ```
    /// use vendra::events::Relayed;
    /// let (one, other) = (Relayed { handled: 3, ..Relayed::default() }, Relayed { handled: 4, ..Relayed::default() });
    /// assert_eq!(one.plus(other).handled, 7);
    /// ```
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            handled: self.handled.saturating_add(other.handled),
            failed: self.failed.saturating_add(other.failed),
            dead_letters: self.dead_letters.saturating_add(other.dead_letters),
            full: self.full.saturating_add(other.full),
            elsewhere: self.elsewhere.saturating_add(other.elsewhere),
            lost: self.lost.saturating_add(other.lost),
            paused: self.paused.saturating_add(other.paused),
        }
    }
}

/// Hands events on to subscribers. The [module](super) says what it promises, and shows one at work.
///
/// ```
/// # pollster::block_on(async {
/// let trial = vendra::memory::Trial::open().await?;
/// let mut relay = vendra::events::Relay::new(&trial.engine);
/// assert_eq!(relay.tick().await?.handled, 0); // nobody wants to know
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug)]
pub struct Relay {
    engine: Engine,
    holder: String,
    subscribers: Vec<Registered>,
    config: RelayConfig,
}

impl Relay {
    /// A relay of the events in an engine's store, with the engine's clock, ids and chance, and no subscriber yet.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use vendra::events::Relay;
    /// # use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
    /// # #[derive(Debug)]
    /// # struct Mailer;
    /// # impl Subscriber for Mailer {
    /// #     fn handle<'a>(&'a self, _: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
    /// #         Box::pin(async { Ok(()) })
    /// #     }
    /// # }
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let mut relay = Relay::new(&trial.engine);
    /// assert_eq!(relay.tick().await?, Default::default());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn new(engine: &Engine) -> Self {
        let holder = engine.inner.ids.fresh(engine.inner.clock.now()).to_string();
        Self { engine: engine.clone(), holder, subscribers: Vec::new(), config: RelayConfig::default() }
    }

    /// Another behaviour than the usual one.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use vendra::events::Relay;
    /// # use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
    /// # #[derive(Debug)]
    /// # struct Mailer;
    /// # impl Subscriber for Mailer {
    /// #     fn handle<'a>(&'a self, _: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
    /// #         Box::pin(async { Ok(()) })
    /// #     }
    /// # }
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let config = vendra::events::RelayConfig { batch: 1, ..Default::default() };
    /// let mut relay = Relay::new(&trial.engine).config(config).subscribe("mailer", Arc::new(Mailer))?;
    /// assert!(relay.tick().await?.handled <= 64); // one of each partition
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn config(mut self, config: RelayConfig) -> Self {
        self.config = config;
        self
    }

    /// One more subscriber. What it has handled is known by its name: under a new one it hears everything from the beginning.
    ///
    /// Errors: `limit.text` for a name that is empty or longer than [`SUBSCRIBER_NAME_BYTES_MAX`]; `limit.count` for one that is taken,
    /// and for more than [`SUBSCRIBERS_MAX`].
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use vendra::events::Relay;
    /// # use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
    /// # #[derive(Debug)]
    /// # struct Mailer;
    /// # impl Subscriber for Mailer {
    /// #     fn handle<'a>(&'a self, _: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
    /// #         Box::pin(async { Ok(()) })
    /// #     }
    /// # }
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let relay = Relay::new(&trial.engine).subscribe("mailer", Arc::new(Mailer))?;
    /// assert_eq!(relay.subscribe("mailer", Arc::new(Mailer)).unwrap_err().code(), "limit.count");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn subscribe(self, name: &str, subscriber: Arc<dyn Subscriber>) -> Result<Self, Error> {
        self.register(name, subscriber, None)
    }

    /// One more subscriber, that hears of nothing from before a moment: now, for one that begins at the present.
    ///
    /// Where it begins is looked for by the times of commits, in a few short reads of each partition, for which the clocks of all
    /// processes agree within a minute. What it has heard of already stays so.
    ///
    /// Errors: as [`subscribe`](Self::subscribe).
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use vendra::events::Relay;
    /// # use vendra::port::{Answer, Clock, StoredEvent, Subscriber, Unhandled};
    /// # #[derive(Debug)]
    /// # struct Mailer;
    /// # impl Subscriber for Mailer {
    /// #     fn handle<'a>(&'a self, _: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
    /// #         Box::pin(async { Ok(()) })
    /// #     }
    /// # }
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// trial.clock.turn(1);
    /// let mut relay = Relay::new(&trial.engine).subscribe_since("mailer", Arc::new(Mailer), trial.clock.now())?;
    /// assert_eq!(relay.tick().await?.handled, 0);
    /// trial.sold(1).await?;
    /// assert!(relay.tick().await?.handled > 0);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn subscribe_since(self, name: &str, subscriber: Arc<dyn Subscriber>, since: Timestamp) -> Result<Self, Error> {
        self.register(name, subscriber, Some(since))
    }

    /// One more subscriber, the first of a relay.
    pub(crate) fn with(mut self, name: &str, subscriber: Arc<dyn Subscriber>) -> Self {
        self.subscribers.push(Registered::new(name, subscriber, None));
        self
    }

    fn register(
        mut self,
        name: &str,
        subscriber: Arc<dyn Subscriber>,
        since: Option<Timestamp>,
    ) -> Result<Self, Error> {
        limits::text("subscriber.name", name, SUBSCRIBER_NAME_BYTES_MAX)?;
        limits::count("relay.subscribers", self.subscribers.len().saturating_add(1), SUBSCRIBERS_MAX)?;
        let same = self.subscribers.iter().filter(|known| known.is_named(name)).count();
        limits::count("relay.subscribers_of_one_name", same.saturating_add(1), 1)?;
        self.subscribers.push(Registered::new(name, subscriber, since));
        Ok(self)
    }

    /// Hands on what there is, to every subscriber at once: of each partition as many new events as the `batch` of [`RelayConfig`] says,
    /// and what is due for another try. For hosts with a scheduler of their own.
    ///
    /// Errors: `store.*`, `encoding.newer_version` for a cursor that a newer release wrote. What was handled before one of them comes
    /// again; one subscriber's keeps no other from its events.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use vendra::events::Relay;
    /// # use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
    /// # #[derive(Debug)]
    /// # struct Mailer;
    /// # impl Subscriber for Mailer {
    /// #     fn handle<'a>(&'a self, _: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
    /// #         Box::pin(async { Ok(()) })
    /// #     }
    /// # }
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let mut relay = Relay::new(&trial.engine).subscribe("mailer", Arc::new(Mailer))?;
    /// assert!(relay.tick().await?.handled > 0);
    /// assert_eq!(relay.tick().await?.handled, 0);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn tick(&mut self) -> Result<Relayed, Error> {
        let frame = Frame { inner: &self.engine.inner, holder: &self.holder, config: &self.config };
        let ticks = self.subscribers.iter_mut().map(|subscriber| subscriber.tick(frame));
        let mut relayed = Relayed::default();
        for ticked in all(ticks.collect()).await {
            relayed.add(ticked?);
        }
        Ok(relayed)
    }

    /// Hands events on until `shutdown` is ready: each subscriber at its own pace, so that a slow one holds up none. What is being
    /// handled then is handled to its end, and the work is given to others.
    ///
    /// A store that is away for a while is asked again, later each time. Errors: as [`tick`](Self::tick), where trying again cannot help.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use vendra::events::Relay;
    /// # use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
    /// # #[derive(Debug)]
    /// # struct Mailer;
    /// # impl Subscriber for Mailer {
    /// #     fn handle<'a>(&'a self, _: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
    /// #         Box::pin(async { Ok(()) })
    /// #     }
    /// # }
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let mut relay = Relay::new(&trial.engine).subscribe("mailer", Arc::new(Mailer))?;
    /// relay.run_until(std::future::ready(())).await?; // as soon as it is told to stop
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn run_until(&mut self, shutdown: impl Future<Output = ()> + Send) -> Result<(), Error> {
        let stop = AtomicBool::new(false);
        let mut shutdown = pin!(shutdown);
        let mut running = pin!(self.run(&stop));
        let ended = poll_fn(|context| {
            if !stop.load(Ordering::SeqCst) && shutdown.as_mut().poll(context).is_ready() {
                stop.store(true, Ordering::SeqCst);
            }
            running.as_mut().poll(context)
        });
        ended.await
    }

    /// Hands events on until it is told to stop. Whoever tells has it polled again.
    pub(crate) async fn run(&mut self, stop: &AtomicBool) -> Result<(), Error> {
        let frame = Frame { inner: &self.engine.inner, holder: &self.holder, config: &self.config };
        // One whose store is broken stops the others, and nothing but them.
        let broken = AtomicBool::new(false);
        let stops = Stops { told: stop, broken: &broken };
        let runs =
            self.subscribers.iter_mut().map(|subscriber| Box::pin(run(subscriber, frame, stops)) as Waited<'_, _>);
        all(runs.collect()).await.into_iter().collect()
    }

    /// Gives what this relay is at to others at once, instead of when its leases run out. [`run_until`](Self::run_until) ends with it.
    ///
    /// Errors: `store.*`.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use vendra::events::Relay;
    /// # use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
    /// # #[derive(Debug)]
    /// # struct Mailer;
    /// # impl Subscriber for Mailer {
    /// #     fn handle<'a>(&'a self, _: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
    /// #         Box::pin(async { Ok(()) })
    /// #     }
    /// # }
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let mut relay = Relay::new(&trial.engine).subscribe("mailer", Arc::new(Mailer))?;
    /// relay.tick().await?;
    /// relay.release().await?;
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn release(&mut self) -> Result<(), Error> {
        for subscriber in &mut self.subscribers {
            subscriber.release(&self.engine.inner).await?;
        }
        Ok(())
    }
}

/// Why a subscriber's loop ends.
#[derive(Debug, Clone, Copy)]
struct Stops<'s> {
    told: &'s AtomicBool,
    broken: &'s AtomicBool,
}

impl Stops<'_> {
    fn any(self) -> bool {
        self.told.load(Ordering::SeqCst) || self.broken.load(Ordering::SeqCst)
    }
}

/// One subscriber's loop.
async fn run(subscriber: &mut Registered, frame: Frame<'_>, stops: Stops<'_>) -> Result<(), Error> {
    let mut failures: u32 = 0;
    while !stops.any() {
        let wait_ms = match subscriber.tick(frame).await {
            Ok(relayed) => {
                failures = 0;
                if relayed.handled > 0 { 0 } else { frame.config.idle_ms }
            }
            Err(error) if matches!(error.retry(), Retry::After { .. }) => {
                failures = failures.saturating_add(1);
                tracing::warn!(code = error.code(), failures, "the relay could not go on");
                frame.config.wait_ms(failures, frame.inner.entropy.bits())
            }
            Err(error) => {
                // Nobody's else either: the host has to look at the store first.
                stops.broken.store(true, Ordering::SeqCst);
                return Err(error);
            }
        };
        if wait_ms > 0 {
            sleep(frame.inner.clock.as_ref(), wait_ms, || stops.any()).await;
        }
        step_aside().await;
    }
    subscriber.release(frame.inner).await
}
