//! A store that stands as a scenario says, and an engine on it whose clock, ids and gateways are known.

use pollster::block_on;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use uuid::Uuid;
use vendra::authority::Actor;
use vendra::domain::ledger::Journal;
use vendra::memory::{MemoryGateway, MemoryStore};
use vendra::port::{
    Clock, Commit, CommitId, EVENTS_READ_MAX, Field, HistoryOf, Ids, NewEvent, Record, RecordKey, RecordKind, Store,
    StoredEvent, Write,
};
use vendra::{Command, CounterKey, CounterMove, Engine, Envelope, Error, MarketplaceId, Timestamp};
use vendra_tests::registry::Erased;

/// A clock that stands.
#[derive(Debug)]
struct Stopped(Timestamp);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0
    }

    fn sleep_until(&self, _: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(ready(()))
    }
}

/// Ids one after the other, of which it is known that they are fresh.
#[derive(Debug, Default)]
struct Numbered(Mutex<BTreeSet<u128>>);

impl Ids for Numbered {
    fn fresh(&self, _: Timestamp) -> Uuid {
        let mut given = self.0.lock().unwrap();
        let next = 0x01ff_ffff_ffff_7000_8000_0000_0000_0000 + given.len() as u128;
        given.insert(next);
        Uuid::from_u128(next)
    }
}

/// One aggregate in the store: its state, its version, and the events that made it.
struct Kept {
    decider: &'static str,
    state: Value,
    events: Vec<Value>,
}

/// What the store holds before a request is asked.
pub(crate) struct World<'a> {
    deciders: &'a BTreeMap<&'static str, Erased>,
    pub(crate) templates: &'a BTreeMap<(&'static str, String), Value>,
    pub(crate) tenant: MarketplaceId,
    pub(crate) at: Timestamp,
    kept: BTreeMap<(&'static str, String), Kept>,
    counters: BTreeMap<CounterKey, i64>,
    journals: Vec<Journal>,
    /// What was posted before, and when.
    posted: Vec<(Timestamp, Journal)>,
}

/// What the engine answered: the code that it refused with, or the events of the request's own commit; and every fresh id.
pub(crate) struct Answer {
    pub(crate) outcome: Result<Vec<Value>, String>,
    pub(crate) fresh: BTreeSet<u128>,
}

impl<'a> World<'a> {
    pub(crate) fn new(
        deciders: &'a BTreeMap<&'static str, Erased>,
        templates: &'a BTreeMap<(&'static str, String), Value>,
        tenant: MarketplaceId,
        at: Timestamp,
    ) -> Self {
        let (kept, counters) = (BTreeMap::new(), BTreeMap::new());
        Self { deciders, templates, tenant, at, kept, counters, journals: Vec::new(), posted: Vec::new() }
    }

    /// A state of the corpus, to be changed where it matters.
    pub(crate) fn like(&self, decider: &'static str, state: &str, changes: &[(&str, Value)]) -> Value {
        let known = self.templates.get(&(decider, state.to_owned()));
        let mut like = known.unwrap_or_else(|| panic!("no {decider} is {state} in the corpus")).clone();
        for (path, value) in changes {
            *like.pointer_mut(path).unwrap_or_else(|| panic!("a {decider} has no {path}")) = value.clone();
        }
        like
    }

    pub(crate) fn put(&mut self, decider: &'static str, id: &str, state: Value) {
        self.kept.insert((decider, id.to_owned()), Kept { decider, state, events: Vec::new() });
    }

    pub(crate) fn state(&mut self, decider: &'static str, id: &str) -> Option<&mut Value> {
        self.kept.get_mut(&(decider, id.to_owned())).map(|kept| &mut kept.state)
    }

    /// The given events: what they come to, what they carried for the books and the counters, and they themselves.
    pub(crate) fn given(&mut self, decider: &'static str, id: &str, past: &[Value]) {
        if past.is_empty() {
            return;
        }
        let erased = &self.deciders[decider];
        let effects = (erased.effects)(past).unwrap_or_default();
        for step in effects.counters {
            *self.counters.entry(step.key).or_default() += step.delta;
        }
        self.journals.extend(effects.journals);
        let state = (erased.fold)(past).expect("a state");
        self.kept.insert((decider, id.to_owned()), Kept { decider, state, events: past.to_vec() });
    }

    /// Sets a counter, whatever the given events made of it.
    pub(crate) fn count(&mut self, key: CounterKey, value: i64) {
        self.counters.insert(key, value);
    }

    /// Posts to the books.
    pub(crate) fn post(&mut self, at: Timestamp, journal: Journal) {
        self.posted.push((at, journal));
    }

    /// The store as it was said to stand.
    fn store(&self) -> MemoryStore {
        // A commit has an event: of what has none of its own, this.
        let given = NewEvent {
            kind: RecordKind::Cursor,
            key: "given".to_owned(),
            sequence: 1,
            name: "given".to_owned(),
            data: "{}".into(),
            order: None,
            vendor: None,
        };
        let counters = self.counters.iter().filter(|(_, value)| **value != 0);
        let mut commit = Commit {
            id: CommitId::from_uuid(Uuid::from_u128(1)),
            tenant: self.tenant,
            at: self.at,
            actor: "given".to_owned(),
            correlation: String::new(),
            writes: Vec::new(),
            counters: counters.map(|(key, value)| CounterMove::free(*key, *value)).collect(),
            journals: self.journals.clone(),
            events: vec![given],
            claim: None,
            fence: None,
            also: Vec::new(),
        };
        let store = MemoryStore::default();
        for ((at, journal), id) in self.posted.iter().zip(2..) {
            let id = CommitId::from_uuid(Uuid::from_u128(id));
            let (counters, journals) = (Vec::new(), vec![journal.clone()]);
            block_on(store.commit(Commit { id, at: *at, counters, journals, ..commit.clone() }))
                .expect("what was posted");
        }
        for ((_, id), kept) in &self.kept {
            self.keep(&mut commit, id, kept);
        }
        block_on(store.commit(commit)).expect("what is given");
        store
    }

    fn keep(&self, commit: &mut Commit, id: &str, kept: &Kept) {
        let (erased, kind) = (&self.deciders[kept.decider], kind(kept.decider));
        let (order, vendor) = (text(&kept.state, "order"), text(&kept.state, "vendor"));
        for (event, sequence) in kept.events.iter().zip(1..) {
            let name = format!("{}.{}", kept.decider, event["event"].as_str().unwrap_or_default());
            let data = (erased.encode_event)(event).expect("an event");
            let (order, vendor) = (order.clone(), vendor.clone());
            commit.events.push(NewEvent { kind, key: id.to_owned(), sequence, name, data: data.into(), order, vendor });
        }
        let body = (erased.encode_state)(&kept.state);
        let body = body.unwrap_or_else(|refusal| panic!("{refusal}: {}", kept.state));
        let version = u64::try_from(kept.events.len().max(1)).expect("a version");
        let record =
            Record { key: RecordKey::new(kind, id), version, body: body.into(), fields: fields(kind, &kept.state) };
        commit.writes.push(Write::Put { expected: 0, record });
    }

    /// Asks, and looks at what was written about the one thing that was asked.
    pub(crate) fn ask(&self, actor: Actor, command: Command, subject: (&'static str, &str)) -> Answer {
        let (store, ids) = (Arc::new(self.store()), Arc::new(Numbered::default()));
        let gateways = ["stripe", "acme", "adyen", "paypal", "cod", "boleto"];
        let mut engine =
            Engine::builder(Arc::clone(&store) as _).clock(Arc::new(Stopped(self.at))).ids(Arc::clone(&ids) as _);
        for name in gateways {
            engine = engine.gateway(name.parse().expect("a name"), Arc::new(MemoryGateway::default()));
        }
        let envelope = Envelope { tenant: self.tenant, actor, key: None, correlation: None, command, also: Vec::new() };
        let answered = block_on(engine.build().run(&envelope));
        let before = self.kept.get(&(subject.0, subject.1.to_owned())).map_or(0, |kept| kept.events.len());
        let of = HistoryOf::Key(subject.1.to_owned());
        let history = block_on(store.history(self.tenant, of, before as u64, EVENTS_READ_MAX)).expect("a history");
        let fresh = ids.0.lock().unwrap().clone();
        Answer { outcome: self.outcome(subject.0, &answered.map(drop), &history), fresh }
    }

    /// The events of the first commit: what gateways answer afterwards is another request's.
    fn outcome(
        &self,
        decider: &'static str,
        answered: &Result<(), Error>,
        history: &[StoredEvent],
    ) -> Result<Vec<Value>, String> {
        if let (Err(error), []) = (answered, history) {
            return Err(error.code().to_owned());
        }
        let own = history.iter().filter(|stored| stored.event.kind == kind(decider));
        let own = own.filter(|stored| Some(stored.commit) == history.first().map(|first| first.commit));
        Ok(own.map(|stored| serde_json::from_str::<Value>(&stored.event.data).expect("JSON")["data"].take()).collect())
    }
}

fn kind(decider: &str) -> RecordKind {
    serde_json::from_value(json!(decider)).expect("a kind of record")
}

pub(crate) fn text(state: &Value, name: &str) -> Option<String> {
    state.get(name).and_then(Value::as_str).map(str::to_owned)
}

/// The fields that a record is found by, as far as requests look for any: states say them under their names.
fn fields(kind: RecordKind, state: &Value) -> Vec<(Field, String)> {
    let empty = Map::new();
    let state = state.as_object().unwrap_or(&empty);
    let value = |field: &Field| match field {
        Field::Buyer => ["/buyer/customer", "/owner/customer", "/customer"]
            .iter()
            .find_map(|path| json!(state).pointer(path).and_then(Value::as_str).map(str::to_owned)),
        Field::Order if kind == RecordKind::Order => None,
        Field::Pending => {
            let lines = state.get("lines").and_then(Value::as_array).into_iter().flatten();
            let waits = |line: &Value| line["share"] == "pending" && line["progress"]["captured"].as_i64() > Some(0);
            lines.into_iter().any(waits).then(|| state.get("vendor").and_then(Value::as_str).map(str::to_owned))?
        }
        field => state.get(field.name()).and_then(Value::as_str).map(str::to_owned),
    };
    kind.indexed().iter().filter_map(|field| Some((*field, value(field)?))).collect()
}
