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
//! | vendors' money | the payout schedule says so, or once a day where payouts are by hand | `settlement.settle`, `payout.create` |
//!
//! It pays active vendors whose last payout, or whose activation, was before the schedule's last instant; one that is suspended is
//! settled and not paid. A payout's id follows from the vendor, the currency and that instant, so that however many workers there are
//! each is paid once.
//!
//! # Several workers
//!
//! Whoever works for a marketplace has its lease, and each of its commits says so: a worker that was stopped, and wakes when another
//! has the lease, changes nothing. Start as many as there are processes; a marketplace is worked on by one of them.
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

use crate::engine::Engine;
use crate::port::PAGE_RECORDS_MAX;
use pauses::Pauses;
use shift::{Desk, Shift};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
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
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// The id of what was to be done something with; the name of a query or a lease where that could not be found out.
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
        Self { engine, config, holder, desks, pauses: Pauses::default() }
    }

    /// Goes once round its marketplaces, and does at most [`WorkerConfig::items`] things of each duty of each.
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
        self.round(&AtomicBool::new(false)).await
    }

    /// Ticks until somebody says that it is enough, sleeping by the clock's port where nothing is left to do. What it is at then is
    /// done to its end, and the marketplaces are let go. What went wrong is traced.
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
        let mut shutdown = pin!(shutdown);
        let stop = AtomicBool::new(false);
        let over = || stop.load(Ordering::Relaxed);
        let clock = std::sync::Arc::clone(&self.engine.inner.clock);
        while !over() {
            let ticked = {
                let mut round = pin!(self.round(&stop));
                let look = poll_fn(|context| {
                    if !over() && shutdown.as_mut().poll(context).is_ready() {
                        stop.store(true, Ordering::Relaxed);
                    }
                    round.as_mut().poll(context)
                });
                look.await
            };
            let until = clock.now().plus_ms(self.config.every_ms);
            if let (false, false, Ok(until)) = (over(), ticked.more, until) {
                let mut sleep = clock.sleep_until(until);
                let look = poll_fn(|context| {
                    if shutdown.as_mut().poll(context).is_ready() {
                        stop.store(true, Ordering::Relaxed);
                        return Poll::Ready(());
                    }
                    sleep.as_mut().poll(context)
                });
                look.await;
            }
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
    }

    async fn round(&mut self, stop: &AtomicBool) -> Ticked {
        let mut ticked = Ticked::default();
        self.pauses.forget(self.engine.inner.clock.now(), self.config.pause_ms_max);
        for desk in &mut self.desks {
            let (engine, config, holder) = (&self.engine, &self.config, self.holder.as_str());
            let (pauses, ticked) = (&mut self.pauses, &mut ticked);
            let mut shift = Shift { engine, config, holder, stop, desk, pauses, ticked };
            if shift.work().await.is_break() && stop.load(Ordering::Relaxed) {
                break;
            }
        }
        ticked
    }
}
