//! What has to happen without anybody asking for it: holds that are over, windows that pass, money that must be captured before its
//! deadline, gateways that have yet to answer, vendors who are to be paid.
//!
//! A [`Worker`] looks at a few marketplaces and asks for each thing that is due by an ordinary request of
//! [`Actor::System`](vendra_domain::authority::Actor), through [`Engine::run`]: the same authority, the same retries, the same audit
//! trail. It needs no runtime and makes no threads. A host with a scheduler calls [`Worker::tick`]; any other awaits
//! [`Worker::run_until`].
//!
//! ```
//! use vendra::memory::Trial;
//! use vendra::worker::{Worker, WorkerConfig};
//! # pollster::block_on(async {
//! let trial = Trial::open().await?;
//! let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("decline")).await?.id;
//! trial.delivered(3).await?;
//! trial.clock.turn(7 * 86_400_000); // a week: the hold is long over, and Monday, the day of payouts, has come
//! let mut worker = Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
//! let ticked = worker.tick().await;
//! assert!(ticked.troubles.is_empty());
//! assert_eq!(trial.buyer().orders().get(order).await?.state, "released");
//! assert_eq!(trial.balance("payouts_in_transit".parse()?).await?.minor(), 7_470 - 1_121);
//! # Ok::<(), vendra::Error>(())
//! # }).unwrap();
//! ```
//!
//! # What it does
//!
//! | what | when | by |
//! |---|---|---|
//! | payments whose gateway has yet to answer | the claim of who asked is over | [`Engine::carry_on`] |
//! | payments that nobody made in time | `pay_by`, `capture_by` | `payment.expire` |
//! | captures that were declined | an hour later, then twice as long each time, five times | `payment.start_capture` |
//! | what is authorized and not captured | [`WorkerConfig::capture_margin_ms`] before `capture_by` | `payment.start_capture` |
//! | attempts that never reached their gateway | [`WorkerConfig::unheard_ms`] later | `payment.resolve_attempt` |
//! | orders that nobody paid, with what is reserved for them | their hold is over | `order.release` |
//! | vendor orders that nobody answered | their window is over | `vendor_order.lapse`, which looks for another vendor |
//! | returns and exchanges | their step is overdue | `return.lapse`, `exchange.lapse` |
//! | claims | nobody answered, or the answer was not taken | `claim.escalate`, `claim.lapse` |
//! | reserves | they come free | `settlement.release_reserve` |
//! | payouts and transfers whose gateway has yet to answer | the claim of who asked is over | [`Engine::carry_on`] |
//! | vendors' money | the payout schedule says so, or once a day where payouts are by hand | `settlement.settle`, `transfer.create` where the settings name a gateway (`transfers_by`), `payout.create` |
//! | events for its [subscribers](Worker::subscribe), people who are told | at once | a [relay](crate::events) of its own, [`notifications`](crate::notifications) |
//!
//! It pays active vendors whose last payout, or whose activation, was before the schedule's last instant; one that is suspended is
//! settled and not paid. A payout's id follows from the vendor, the currency and that instant, so that however many workers there are
//! each is paid once. What was settled is transferred first where transfers are made, under an id that follows from the settlement and the
//! vendor order, and what is left is paid out.
//!
//! # Several workers
//!
//! Whoever works for a marketplace has its lease, and each of its commits says so: a worker that was stopped, and wakes when another
//! has the lease, changes nothing. Start as many as there are processes; a marketplace is worked on by one of them. Events are shared
//! by partitions, as among relays.
//!
//! # What goes wrong
//!
//! One thing that is refused, fails or hangs does not stop the others. It is reported as a [`Trouble`], traced as a warning, and
//! tried again after pauses that grow, which are kept in memory: another process begins anew.

mod due;
mod pauses;
mod payments;
mod payouts;
mod shift;
mod transfers;

use crate::engine::Engine;
use crate::error::Error;
use crate::events::{Relay, RelayConfig, Relayed};
use crate::notifications::{NOTIFICATIONS, Notifications};
use crate::port::{PAGE_RECORDS_MAX, Subscriber};
use crate::waiting::{Waited, all, sleep, step_aside};
use pauses::Pauses;
use shift::{Desk, Shift};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use vendra_domain::MarketplaceId;
use vendra_domain::time::DAY_MS;

/// How a worker works. Durations are in milliseconds.
///
/// ```
/// use vendra::worker::WorkerConfig;
/// let config = WorkerConfig { every_ms: 5_000, ..WorkerConfig::default() };
/// assert_eq!((config.items, config.capture_margin_ms), (100, 86_400_000));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkerConfig {
    /// How many things of each duty of a marketplace one tick looks at, from 1 to [`PAGE_RECORDS_MAX`]: 100.
    pub items: u32,
    /// How long [`Worker::run_until`] sleeps where nothing is left to do: a second.
    pub every_ms: i64,
    /// How long a marketplace is a worker's that does not come back to it: a minute.
    pub lease_ms: i64,
    /// How long before its deadline a payment is captured: a day.
    pub capture_margin_ms: i64,
    /// How long one thing may take before the next has its turn: 30 seconds. None where every port has a timeout of its own.
    pub item_ms: Option<i64>,
    /// The first pause of what went wrong, which doubles: a second.
    pub pause_ms: i64,
    /// The longest pause: an hour.
    pub pause_ms_max: i64,
    /// How long an attempt to pay may have been on record before one that its gateway never heard of is given up: a day.
    pub unheard_ms: i64,
}

impl Default for WorkerConfig {
    fn default() -> Self {
        Self {
            items: 100,
            every_ms: 1_000,
            lease_ms: 60_000,
            capture_margin_ms: DAY_MS,
            item_ms: Some(30_000),
            pause_ms: 1_000,
            pause_ms_max: 3_600_000,
            unheard_ms: DAY_MS,
        }
    }
}

/// Something that did not work, and is tried again later.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::worker::{Worker, WorkerConfig};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let mut worker = Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
/// for trouble in worker.tick().await.troubles {
///     panic!("{} of {}: {}", trouble.subject, trouble.tenant, trouble.code);
/// }
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Trouble {
    /// The marketplace; of zeros where events could not be handed on, which are of all.
    pub tenant: MarketplaceId,
    /// The id of what was to be done something with; the name of a query or a lease where that could not be found out; `relay`.
    pub subject: String,
    /// The code of the error: a refusal's, or one of [`Error::CODES`](crate::Error::CODES).
    pub code: &'static str,
}

/// What one tick came to.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::worker::{Ticked, Worker, WorkerConfig};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let mut worker = Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
/// assert_eq!(worker.tick().await, Ticked::default()); // nothing is due
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Ticked {
    /// How many things were done.
    pub done: u64,
    /// What did not work.
    pub troubles: Vec<Trouble>,
    /// Whether more was left than one tick does: the next may follow at once.
    pub more: bool,
    /// What became of events.
    pub relayed: Relayed,
}

/// Does what is due in a few marketplaces.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::worker::{Worker, WorkerConfig};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let sold = trial.sold(1).await?;
/// trial.clock.turn(2 * 86_400_000); // the vendor had a day to accept it, and nobody else sells it
/// let mut worker = Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
/// worker.tick().await;
/// assert_eq!(trial.buyer().orders().get(sold.order).await?.state, "completed");
/// assert_eq!(trial.balance("gateway_clearing/acme".parse()?).await?.minor(), 0); // the money went back
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug)]
pub struct Worker {
    engine: Engine,
    config: WorkerConfig,
    /// What tells this worker from others.
    holder: String,
    desks: Vec<Desk>,
    pauses: Pauses,
    /// What hands events on, where anybody hears of them.
    relay: Option<Relay>,
}

impl Worker {
    /// A worker for some marketplaces. It takes nothing up before its first tick.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::worker::{Worker, WorkerConfig};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let config = WorkerConfig { items: 10, ..WorkerConfig::default() };
    /// let mut worker = Worker::new(trial.engine.clone(), [trial.tenant], config);
    /// assert_eq!(worker.tick().await.done, 0);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn new(engine: Engine, tenants: impl IntoIterator<Item = MarketplaceId>, config: WorkerConfig) -> Self {
        let holder = format!("worker/{:016x}", engine.inner.entropy.bits());
        let config = WorkerConfig { items: config.items.clamp(1, PAGE_RECORDS_MAX), ..config };
        let desks = tenants.into_iter().map(Desk::of).collect();
        let relay = engine.notifies().then(|| Relay::new(&engine).with(NOTIFICATIONS, Notifications::of(&engine)));
        Self { engine, config, holder, desks, pauses: Pauses::default(), relay }
    }

    /// Hands events of the store to a subscriber along with all else, as a [relay](crate::events) does; of all marketplaces of the store.
    /// Where the engine has a notifier, what tells people is one already, under [`NOTIFICATIONS`].
    ///
    /// Errors: as [`Relay::subscribe`].
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::Trial;
    /// use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
    /// use vendra::worker::{Worker, WorkerConfig};
    /// #[derive(Debug)]
    /// struct Index;
    /// impl Subscriber for Index {
    ///     fn handle<'a>(&'a self, _: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
    ///         Box::pin(async { Ok(()) })
    ///     }
    /// }
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let worker = Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
    /// let ticked = worker.subscribe("index", Arc::new(Index))?.tick().await;
    /// assert!(ticked.relayed.handled > 0 && ticked.done == 0);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn subscribe(mut self, name: &str, subscriber: Arc<dyn Subscriber>) -> Result<Self, Error> {
        let relay = self.relay.take().unwrap_or_else(|| Relay::new(&self.engine));
        self.relay = Some(relay.subscribe(name, subscriber)?);
        Ok(self)
    }

    /// Another behaviour than the usual one of what hands events on.
    ///
    /// ```
    /// use vendra::events::RelayConfig;
    /// use vendra::memory::Trial;
    /// use vendra::worker::{Worker, WorkerConfig};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let worker = Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
    /// let mut worker = worker.relaying(RelayConfig { tries_max: 20, ..RelayConfig::default() });
    /// assert_eq!(worker.tick().await.relayed.handled, 0); // nobody hears of anything
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn relaying(mut self, config: RelayConfig) -> Self {
        let relay = self.relay.take().unwrap_or_else(|| Relay::new(&self.engine));
        self.relay = Some(relay.config(config));
        self
    }

    /// Goes once round its marketplaces, and does at most [`WorkerConfig::items`] things of each duty of each; then hands events on, as
    /// [`Relay::tick`] does.
    ///
    /// A marketplace that another worker has is passed by. This one keeps those that it got, until
    /// [`let_go`](Self::let_go) or for [`WorkerConfig::lease_ms`].
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::worker::{Worker, WorkerConfig};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("decline")).await?;
    /// trial.clock.turn(3_600_000);
    /// let worker = || Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
    /// let (mut one, mut other) = (worker(), worker());
    /// assert_eq!((one.tick().await.done, other.tick().await.done), (1, 0));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn tick(&mut self) -> Ticked {
        let mut ticked = self.duties().round(&AtomicBool::new(false)).await;
        let Some(relay) = &mut self.relay else {
            return ticked;
        };
        match relay.tick().await {
            Ok(relayed) => {
                ticked.more |= relayed.handled > 0;
                ticked.relayed = relayed;
            }
            Err(error) => {
                tracing::warn!(code = error.code(), "vendra.worker.relay");
                let (tenant, subject) = (MarketplaceId::from_uuid(uuid::Uuid::nil()), "relay".to_owned());
                ticked.troubles.push(Trouble { tenant, subject, code: error.code() });
            }
        }
        ticked
    }

    /// Ticks until somebody says that it is enough, sleeping by the clock's port where nothing is left to do. What it is at then is
    /// done to its end, and the marketplaces are let go. What went wrong is traced. Events are handed on meanwhile, each subscriber's at
    /// its own pace: one that is slow keeps no payment from its deadline.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::worker::{Worker, WorkerConfig};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("decline")).await?.id;
    /// trial.clock.turn(3_600_000);
    /// let mut worker = Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
    /// let mut looks = 0;
    /// let enough = std::future::poll_fn(|_| { // in a service: the signal to end
    ///     looks += 1;
    ///     if looks > 1 { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    /// });
    /// worker.run_until(enough).await;
    /// assert_eq!(trial.buyer().orders().get(order).await?.state, "released");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn run_until(&mut self, shutdown: impl Future) {
        let stop = AtomicBool::new(false);
        {
            let (duties, relay) = self.both();
            let (mut shutdown, mut over) = (pin!(shutdown), false);
            let mut running =
                pin!(all(vec![Box::pin(duties.run(&stop)) as Waited<'_, ()>, Box::pin(handed_on(relay, &stop))]));
            poll_fn(|context| {
                if !over && shutdown.as_mut().poll(context).is_ready() {
                    over = true;
                    stop.store(true, Ordering::SeqCst);
                }
                running.as_mut().poll(context)
            })
            .await;
        }
        self.let_go().await;
    }

    /// Lets its marketplaces go, so that another worker has them at once. What cannot be let go is another's once its lease is over.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::worker::{Worker, WorkerConfig};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let worker = || Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
    /// let (mut one, mut other) = (worker(), worker());
    /// one.tick().await;
    /// one.let_go().await;
    /// trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("decline")).await?;
    /// trial.clock.turn(3_600_000);
    /// assert_eq!((other.tick().await.done, one.tick().await.done), (1, 0));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn let_go(&mut self) {
        for lease in self.desks.iter_mut().filter_map(|desk| desk.lease.take()) {
            if let Err(error) = self.engine.inner.store.release(&lease.name, lease.epoch).await {
                tracing::debug!(lease = lease.name, %error, "vendra.worker.let_go");
            }
        }
        if let Some(relay) = &mut self.relay
            && let Err(error) = relay.release().await
        {
            tracing::debug!(code = error.code(), "vendra.worker.let_go");
        }
    }

    fn duties(&mut self) -> Duties<'_> {
        self.both().0
    }

    /// What is due, and what hands events on.
    fn both(&mut self) -> (Duties<'_>, Option<&mut Relay>) {
        let Self { engine, config, holder, desks, pauses, relay } = self;
        (Duties { engine, config, holder, desks, pauses }, relay.as_mut())
    }
}

/// Hands events on until it is enough. What keeps that from going on keeps nothing else.
async fn handed_on(relay: Option<&mut Relay>, stop: &AtomicBool) {
    if let Some(relay) = relay
        && let Err(error) = relay.run(stop).await
    {
        tracing::error!(code = error.code(), "vendra.worker.relay");
    }
}

/// All that is due in a worker's marketplaces.
struct Duties<'w> {
    engine: &'w Engine,
    config: &'w WorkerConfig,
    holder: &'w str,
    desks: &'w mut [Desk],
    pauses: &'w mut Pauses,
}

impl Duties<'_> {
    /// Round after round, until it is enough.
    async fn run(mut self, stop: &AtomicBool) {
        let clock = Arc::clone(&self.engine.inner.clock);
        while !stop.load(Ordering::SeqCst) {
            let ticked = self.round(stop).await;
            if !ticked.more {
                sleep(clock.as_ref(), self.config.every_ms, || stop.load(Ordering::SeqCst)).await;
            }
            step_aside().await;
        }
    }

    async fn round(&mut self, stop: &AtomicBool) -> Ticked {
        let mut ticked = Ticked::default();
        self.pauses.forget(self.engine.inner.clock.now(), self.config.pause_ms_max);
        for desk in self.desks.iter_mut() {
            let (engine, config, holder) = (self.engine, self.config, self.holder);
            let (pauses, ticked) = (&mut *self.pauses, &mut ticked);
            let mut shift = Shift { engine, config, holder, stop, desk, pauses, ticked };
            if shift.work().await.is_break() && stop.load(Ordering::Relaxed) {
                break;
            }
        }
        ticked
    }
}
