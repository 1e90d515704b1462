//! What the tests are given: a store, a clock that is turned, commits of chosen keys, and a subscriber that fails as it is told.

use pollster::block_on;
use std::collections::{BTreeMap, BTreeSet};
use std::pin::Pin;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::Poll;
use uuid::Uuid;
use vendra::authority::{Actor, StaffRole};
use vendra::events::{DeadLetter, Relay, RelayConfig, Relayed};
use vendra::memory::MemoryStore;
use vendra::port::*;
use vendra::reading::Paging;
use vendra::{Engine, Market, MarketplaceId, Timestamp};

/// A clock that stands until it is turned, or until somebody waits for a moment: then it is that moment.
#[derive(Debug)]
pub(crate) struct TurnedClock(AtomicI64);

impl TurnedClock {
    pub(crate) fn turn(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for TurnedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_ms(self.0.load(Ordering::SeqCst)).expect("a moment")
    }

    fn sleep_until(&self, at: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(std::future::poll_fn(move |_| {
            self.0.fetch_max(at.unix_ms(), Ordering::SeqCst);
            Poll::Ready(())
        }))
    }
}

/// Chance that is always the same: the shortest wait that there may be.
#[derive(Debug)]
struct Shortest;

impl Entropy for Shortest {
    fn bits(&self) -> u64 {
        0
    }
}

/// How a relay behaves here: three tries, after one second and two.
pub(crate) fn config() -> RelayConfig {
    RelayConfig { tries_max: 3, ..RelayConfig::default() }
}

pub(crate) struct World {
    pub(crate) engine: Engine,
    pub(crate) clock: Arc<TurnedClock>,
    pub(crate) tenant: MarketplaceId,
    sequences: Mutex<BTreeMap<String, u64>>,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::on(Arc::new(MemoryStore::default()))
    }

    pub(crate) fn on(store: Arc<dyn Store>) -> Self {
        let clock = Arc::new(TurnedClock(1_700_000_000_000.into()));
        let engine = Engine::builder(store).clock(Arc::clone(&clock) as _).entropy(Arc::new(Shortest)).build();
        let tenant = "mkt_01h455vb4pex5vsknk084sn001".parse().expect("an id");
        Self { engine, clock, tenant, sequences: Mutex::default() }
    }

    pub(crate) fn store(&self) -> &dyn Store {
        self.engine.store().as_ref()
    }

    /// Another process on the same store, with the same clock.
    pub(crate) fn other_process(&self, store: Arc<dyn Store>) -> Engine {
        Engine::builder(store).clock(Arc::clone(&self.clock) as _).entropy(Arc::new(Shortest)).build()
    }

    pub(crate) fn market(&self, role: StaffRole) -> Market {
        let user = "usr_01h455vb4pex5vsknk084sn001".parse().expect("an id");
        self.engine.market(self.tenant, Actor::Staff { tenant: self.tenant, user, role })
    }

    /// One commit with the next event of each of these keys.
    pub(crate) fn happen(&self, keys: &[&str]) {
        let mut sequences = self.sequences.lock().expect("nobody panicked");
        let events = keys.iter().map(|key| {
            let sequence = sequences.entry((*key).to_owned()).or_default();
            *sequence += 1;
            event(key, *sequence)
        });
        block_on(self.store().commit(commit(self.tenant, self.clock.now(), events.collect()))).expect("a commit");
    }

    /// A relay to one subscriber.
    pub(crate) fn relay(&self, name: &str, subscriber: &Arc<Told>) -> Relay {
        relay_of(&self.engine, name, subscriber)
    }

    pub(crate) fn letters(&self, subscriber: &str) -> Vec<DeadLetter> {
        let letters = self.market(StaffRole::Support).dead_letters();
        block_on(letters.list(subscriber, Paging::default())).expect("support may").items
    }
}

pub(crate) fn relay_of(engine: &Engine, name: &str, subscriber: &Arc<Told>) -> Relay {
    Relay::new(engine).config(config()).subscribe(name, Arc::clone(subscriber) as _).expect("a subscriber")
}

pub(crate) fn event(key: &str, sequence: u64) -> NewEvent {
    let (kind, name, data) = (RecordKind::Order, "order.placed".to_owned(), "{}".to_owned());
    NewEvent { kind, key: key.to_owned(), sequence, name, data: data.into(), order: None, vendor: None }
}

pub(crate) fn commit(tenant: MarketplaceId, at: Timestamp, events: Vec<NewEvent>) -> Commit {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    Commit {
        id: CommitId::from_uuid(Uuid::from_u64_pair(7, NEXT.fetch_add(1, Ordering::Relaxed))),
        tenant,
        at,
        actor: "system".to_owned(),
        correlation: String::new(),
        writes: Vec::new(),
        counters: Vec::new(),
        journals: Vec::new(),
        events,
        claim: None,
        fence: None,
        also: Vec::new(),
    }
}

#[track_caller]
pub(crate) fn tick(relay: &mut Relay) -> Relayed {
    block_on(relay.tick()).expect("it ticks")
}

/// So many keys of one partition.
pub(crate) fn neighbours(tenant: MarketplaceId, count: usize) -> Vec<String> {
    let partition = partition_of(tenant, "key-0");
    let keys = (0..).map(|n| format!("key-{n}")).filter(|key| partition_of(tenant, key) == partition);
    keys.take(count).collect()
}

/// What a subscriber does about events, by key and sequence.
#[derive(Debug, Default)]
pub(crate) struct Behaviour {
    /// Says that it cannot handle these.
    pub(crate) poison: BTreeSet<(String, u64)>,
    /// Never answers when these are among what it is handed.
    pub(crate) hangs: BTreeSet<(String, u64)>,
    /// Can handle nothing.
    pub(crate) down: bool,
}

/// A subscriber that remembers what it handled, in order, and how often it was asked.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) behaviour: Mutex<Behaviour>,
    handled: Mutex<Vec<(String, u64)>>,
    pub(crate) calls: AtomicU64,
}

impl Told {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self::default())
    }

    pub(crate) fn poisoned_by(key: &str, sequence: u64) -> Arc<Self> {
        let told = Self::new();
        told.behave().poison.insert((key.to_owned(), sequence));
        told
    }

    pub(crate) fn behave(&self) -> MutexGuard<'_, Behaviour> {
        self.behaviour.lock().expect("nobody panicked")
    }

    /// What it handled, in order.
    pub(crate) fn all(&self) -> Vec<(String, u64)> {
        self.handled.lock().expect("nobody panicked").clone()
    }

    /// What it handled of a key, in order.
    pub(crate) fn of(&self, key: &str) -> Vec<u64> {
        self.all().into_iter().filter(|(of, _)| of == key).map(|(_, sequence)| sequence).collect()
    }
}

impl Subscriber for Told {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let behaviour = self.behave();
        let name = |event: &StoredEvent| (event.event.key.clone(), event.event.sequence);
        if behaviour.down {
            return Box::pin(async { Err(Unhandled::Down { handled: 0, reason: "the broker is away".to_owned() }) });
        }
        if events.iter().any(|event| behaviour.hangs.contains(&name(event))) {
            return Box::pin(std::future::pending());
        }
        let bad = events.iter().position(|event| behaviour.poison.contains(&name(event)));
        let good = events.iter().take(bad.unwrap_or(events.len())).map(name);
        self.handled.lock().expect("nobody panicked").extend(good);
        let answer = bad.map_or(Ok(()), |handled| Err(Unhandled::Event { handled, reason: "unreadable".to_owned() }));
        Box::pin(std::future::ready(answer))
    }
}
