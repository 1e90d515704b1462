//! The worker and the relay of events: started and stopped, or ticked.

use crate::config::Core;
use crate::failure::Failure;
use crate::running::{Place, panicked};
use crate::span::{ms, whole};
use futures_util::FutureExt;
use futures_util::future::join;
use serde::{Deserialize, Serialize};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::runtime::Handle;
use tokio::sync::{Mutex as Turn, watch};
use vendra::events::{AfterDeadLetter, RelayConfig, Relayed};
use vendra::worker::{Ticked, Worker, WorkerConfig};
use vendra::{Error, MarketplaceId};
use vendra_webhook::Webhooks;

/// What a worker is started or ticked with. Of what is left out the engine's default stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WorkerInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Work {
    /// The marketplaces that it works for.
    #[serde(default)]
    marketplaces: Vec<MarketplaceId>,
    /// Who is handed every event of the store, by the host's port `subscriber/{name}`.
    #[serde(default)]
    subscribers: Vec<String>,
    /// How many things of each duty of a marketplace one round looks at: 100.
    #[serde(default)]
    items: Option<u32>,
    /// How long it sleeps where nothing is left to do, in milliseconds: a second.
    #[serde(default)]
    every_ms: Option<u64>,
    /// How long a marketplace is a worker's that does not come back to it, in milliseconds: a minute.
    #[serde(default)]
    lease_ms: Option<u64>,
    /// How long before its deadline a payment is captured, in milliseconds: a day.
    #[serde(default)]
    capture_margin_ms: Option<u64>,
    /// How long one thing may take before the next has its turn, in milliseconds: 30 seconds.
    #[serde(default)]
    item_ms: Option<u64>,
    /// The first pause of what went wrong, which doubles, in milliseconds: a second.
    #[serde(default)]
    pause_ms: Option<u64>,
    /// The longest pause, in milliseconds: an hour.
    #[serde(default)]
    pause_ms_max: Option<u64>,
    /// How long an attempt to pay may have been on record before one that its gateway never heard of is given up, in milliseconds: a day.
    #[serde(default)]
    unheard_ms: Option<u64>,
    /// How events are handed to the subscribers.
    #[serde(default)]
    relay: Relaying,
}

/// How events are handed over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RelayInput"))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Relaying {
    /// The most events that are handed on at once: 100.
    batch: Option<u32>,
    /// How often an event is tried before it is a dead letter: 12.
    tries_max: Option<u32>,
    /// How long the second try waits, in milliseconds: a second; each later one twice as long.
    first_wait_ms: Option<u64>,
    /// How long a try waits at the most, in milliseconds: 5 minutes.
    longest_wait_ms: Option<u64>,
    /// How long a subscriber may take, in milliseconds: 20 seconds.
    handle_ms: Option<u64>,
    /// How long a relay that died keeps its work from others, in milliseconds: a minute.
    lease_ms: Option<u64>,
    /// How long it waits where nothing was to do, in milliseconds: a tenth of a second.
    idle_ms: Option<u64>,
    /// What becomes of a key once an event of it is a dead letter: it goes on.
    after_dead_letter: Option<After>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "AfterDeadLetter"))]
#[serde(rename_all = "snake_case")]
enum After {
    /// Later events of the key go on.
    GoesOn,
    /// They wait until the dead letter is replayed or purged.
    Waits,
}

impl Relaying {
    fn config(&self) -> RelayConfig {
        let usual = RelayConfig::default();
        RelayConfig {
            batch: self.batch.unwrap_or(usual.batch),
            tries_max: self.tries_max.unwrap_or(usual.tries_max),
            first_wait_ms: ms(self.first_wait_ms, usual.first_wait_ms),
            longest_wait_ms: ms(self.longest_wait_ms, usual.longest_wait_ms),
            handle_ms: ms(self.handle_ms, usual.handle_ms),
            lease_ms: ms(self.lease_ms, usual.lease_ms),
            idle_ms: ms(self.idle_ms, usual.idle_ms),
            after_dead_letter: match self.after_dead_letter {
                Some(After::Waits) => AfterDeadLetter::Waits,
                Some(After::GoesOn) | None => AfterDeadLetter::GoesOn,
            },
            ..usual
        }
    }
}

impl Work {
    fn config(&self) -> WorkerConfig {
        let usual = WorkerConfig::default();
        WorkerConfig {
            items: self.items.unwrap_or(usual.items),
            every_ms: ms(self.every_ms, usual.every_ms),
            lease_ms: ms(self.lease_ms, usual.lease_ms),
            capture_margin_ms: ms(self.capture_margin_ms, usual.capture_margin_ms),
            item_ms: self.item_ms.map(whole).or(usual.item_ms),
            pause_ms: ms(self.pause_ms, usual.pause_ms),
            pause_ms_max: ms(self.pause_ms_max, usual.pause_ms_max),
            unheard_ms: ms(self.unheard_ms, usual.unheard_ms),
        }
    }

    fn worker(&self, core: &Core) -> Result<Worker, Failure> {
        let mut worker = Worker::new(core.engine.clone(), self.marketplaces.iter().copied(), self.config());
        for name in &self.subscribers {
            worker = worker.subscribe(name, Arc::new(core.ports.port(&format!("subscriber/{name}"))?))?;
        }
        Ok(worker.relaying(self.relay.config()))
    }

    /// What sends webhooks of the marketplaces, where the host gave a key to sign them.
    fn webhooks(&self, core: &Core) -> Result<Option<Webhooks>, Failure> {
        core.sending.as_ref().map(|sending| sending.of(&core.engine, self.marketplaces.iter().copied())).transpose()
    }
}

/// Ready once it is told, or whoever would tell has gone.
async fn stopped(mut told: watch::Receiver<bool>) {
    let _told = told.wait_for(|stop| *stop).await;
}

/// A worker that runs until it is told to stop.
#[derive(Debug, Clone)]
struct Running {
    stop: watch::Sender<bool>,
    ended: watch::Receiver<Option<Result<(), Failure>>>,
}

/// The workers of one handle: the one that runs, and the one that is ticked.
#[derive(Debug, Default)]
pub(crate) struct Working {
    running: Mutex<Option<Running>>,
    ticked: Turn<Option<(Work, Worker, Option<Webhooks>)>>,
}

impl Working {
    fn running(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts a worker, which has a place until it ends.
    pub(crate) fn start(&self, core: &Core, on: &Handle, place: Place, work: &Work) -> Result<(), Failure> {
        let mut running = self.running();
        if running.as_ref().is_some_and(|running| running.ended.borrow().is_none()) {
            return Err(Failure::working("a worker runs already"));
        }
        let (mut worker, mut webhooks) = (work.worker(core)?, work.webhooks(core)?);
        let ((stop, told), (end, ended)) = (watch::channel(false), watch::channel(None));
        on.spawn(async move {
            let sending = async {
                if let Some(webhooks) = &mut webhooks {
                    webhooks.run_until(stopped(told.clone())).await;
                }
            };
            let both = join(worker.run_until(stopped(told.clone())), sending);
            let ran = AssertUnwindSafe(both).catch_unwind().await.map(drop);
            drop(place);
            end.send_replace(Some(ran.map_err(|panic| panicked(panic.as_ref()))));
        });
        *running = Some(Running { stop, ended });
        Ok(())
    }

    /// Tells the worker that runs to stop.
    pub(crate) fn tell_to_stop(&self) {
        if let Some(running) = &*self.running() {
            running.stop.send_replace(true);
        }
    }

    /// Stops the worker that runs, if one does, and waits until it has put down what it was at.
    pub(crate) async fn stop(&self) -> Result<(), Failure> {
        self.tell_to_stop();
        let Some(Running { mut ended, .. }) = self.running().clone() else { return Ok(()) };
        let ended = ended.wait_for(Option::is_some).await;
        ended
            .map_or_else(|_| Err(Failure::lost("what ran the worker is gone")), |ended| ended.clone().unwrap_or(Ok(())))
    }

    /// One round of everything that is due. The same worker does it each time, unless it is told otherwise.
    pub(crate) async fn tick(&self, core: &Core, work: Work) -> Result<Tick, Failure> {
        let mut ticked = self.ticked.lock().await;
        if let Some((_, mut before, _)) = ticked.take_if(|(known, ..)| *known != work) {
            before.let_go().await;
        }
        let (_, worker, webhooks) = match &mut *ticked {
            Some(kept) => kept,
            none => none.insert((work.clone(), work.worker(core)?, work.webhooks(core)?)),
        };
        let ticked = worker.tick().await;
        let sent = match webhooks {
            Some(webhooks) => Some(webhooks.tick().await),
            None => None,
        };
        Ok(Tick::of(ticked, sent))
    }

    /// Lets go of what the ticked worker holds.
    pub(crate) async fn let_go(&self) {
        if let Some((_, mut worker, _)) = self.ticked.lock().await.take() {
            worker.let_go().await;
        }
    }
}

/// What a round came to.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WorkerTick"))]
pub(crate) struct Tick {
    /// How many things were done.
    done: u64,
    /// Whether there is more to do at once.
    more: bool,
    /// What did not work, and is tried again later.
    troubles: Vec<Trouble>,
    /// What became of events.
    relayed: RelayedCounts,
}

/// Something that did not work.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WorkerTrouble"))]
struct Trouble {
    /// Of which marketplace; none where it is of webhooks.
    marketplace: Option<MarketplaceId>,
    /// What it was about.
    subject: String,
    /// The code of the error.
    code: &'static str,
}

/// What became of the events that were handed over, to subscribers and by webhooks.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WorkerRelayed"))]
struct RelayedCounts {
    /// Events that were handled.
    handled: u64,
    /// Tries of an event that failed.
    failed: u64,
    /// Of these, the last: events that became dead letters.
    dead_letters: u64,
    /// Partitions that stand still because too many events of them wait: somebody should look.
    full: u64,
    /// Groups of partitions that another relay is at.
    elsewhere: u64,
    /// Groups of partitions that another relay took over meanwhile: what was done there comes again.
    lost: u64,
    /// Subscribers that can handle nothing at the moment, and are left alone for a while.
    paused: u64,
}

impl From<Relayed> for RelayedCounts {
    fn from(relayed: Relayed) -> Self {
        let Relayed { handled, failed, dead_letters, full, elsewhere, lost, paused } = relayed;
        Self { handled, failed, dead_letters, full, elsewhere, lost, paused }
    }
}

impl Tick {
    fn of(ticked: Ticked, sent: Option<Result<Relayed, Error>>) -> Self {
        let troubles = ticked.troubles.into_iter().map(|trouble| Trouble {
            marketplace: Some(trouble.tenant),
            subject: trouble.subject,
            code: trouble.code,
        });
        let mut troubles: Vec<Trouble> = troubles.collect();
        let sent = sent.unwrap_or_else(|| Ok(Relayed::default())).unwrap_or_else(|error| {
            troubles.push(Trouble { marketplace: None, subject: "webhooks".to_owned(), code: error.code() });
            Relayed::default()
        });
        let more = ticked.more || sent.handled > 0;
        Self { done: ticked.done, more, troubles, relayed: ticked.relayed.plus(sent).into() }
    }
}
