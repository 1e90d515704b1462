//! Random steps on the store under test and on the one in memory: equal answers.
//!
//! What the port leaves open is not compared: places of commits and entries, epochs, and which of several faults of one commit
//! is named.

use crate::Subject;
use crate::given::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use vendra::memory::MemoryStore;
use vendra::port::*;
use vendra::{CounterKey, CounterMove, GiftCardId, MarketplaceId, OrderId, Timestamp};

/// One call, in small numbers: of few ids, so that steps meet.
#[derive(Debug, Clone)]
enum Step {
    Commit(Wanted),
    Query { name: prop::sample::Index, value: u8, limit: u32, pages: u8 },
    Lease { holder: u8, now: i64, seconds: i64 },
    Renew { grant: usize, until: i64 },
    Release { grant: usize },
    Prune { before: i64, limit: u32 },
}

#[derive(Debug, Clone)]
struct Wanted {
    id: usize,
    at: i64,
    writes: Vec<Written>,
    moves: Vec<(u128, i64, Option<i64>, Option<i64>)>,
    journals: Vec<(u128, i64)>,
    events: Vec<(u8, Option<u8>, Option<u8>)>,
    claim: Option<(u8, u8, bool, i64)>,
    fence: Option<usize>,
}

#[derive(Debug, Clone)]
struct Written {
    order: bool,
    id: u8,
    /// Read at another version than stands.
    stale: bool,
    delete: bool,
    state: Option<u8>,
    due: Option<u8>,
}

fn written() -> impl Strategy<Value = Written> {
    let rarely = || prop::bool::weighted(0.05);
    let value = || prop::option::of(0..3_u8);
    (any::<bool>(), 0..5_u8, rarely(), prop::bool::weighted(0.2), value(), value())
        .prop_map(|(order, id, stale, delete, state, due)| Written { order, id, stale, delete, state, due })
}

fn wanted() -> impl Strategy<Value = Wanted> {
    let some = |most| 0..most;
    let moves = (1..4_u128, -4..8_i64, prop::option::weighted(0.5, Just(0)), prop::option::weighted(0.3, 5..20_i64));
    let claim = (0..3_u8, 0..2_u8, any::<bool>(), 0..30_i64);
    (
        (0..40_usize, 0..20_i64),
        prop::collection::vec(written(), some(4)),
        prop::collection::vec(moves, some(3)),
        prop::collection::vec((1..3_u128, 1..100_i64), some(3)),
        prop::collection::vec((0..4_u8, prop::option::of(0..2_u8), prop::option::of(0..2_u8)), 0..3),
        prop::option::weighted(0.4, claim),
        prop::option::weighted(0.2, 0..4_usize),
    )
        .prop_map(|((id, at), writes, moves, journals, events, claim, fence)| Wanted {
            id,
            at,
            writes,
            moves,
            journals,
            events,
            claim,
            fence,
        })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        10 => wanted().prop_map(Step::Commit),
        4 => (any::<prop::sample::Index>(), 0..4_u8, 1..4_u32, 1..4_u8)
            .prop_map(|(name, value, limit, pages)| Step::Query { name, value, limit, pages }),
        2 => (0..3_u8, 0..20_i64, -2..10_i64).prop_map(|(holder, now, seconds)| Step::Lease { holder, now, seconds }),
        1 => (0..4_usize, 0..30_i64).prop_map(|(grant, until)| Step::Renew { grant, until }),
        1 => (0..4_usize).prop_map(|grant| Step::Release { grant }),
        1 => (0..30_i64, 0..4_u32).prop_map(|(before, limit)| Step::Prune { before, limit }),
    ]
}

/// One of the two stores, and the epochs of the grants that it made.
struct Side<'a> {
    store: &'a dyn Store,
    epochs: Vec<u64>,
}

impl Side<'_> {
    /// The epoch of a grant, counted from the last; none was ever so great where there were fewer.
    fn epoch(&self, grant: usize) -> u64 {
        self.epochs.iter().rev().nth(grant).copied().unwrap_or(1_000_000)
    }
}

/// One case: a tenant of its own on both sides.
struct Case<'a> {
    tenant: MarketplaceId,
    ids: Vec<CommitId>,
    sides: [Side<'a>; 2],
}

fn key(order: bool, id: u8) -> RecordKey {
    RecordKey::new(if order { RecordKind::Order } else { RecordKind::Payment }, format!("id_{id}"))
}

fn value(value: u8) -> String {
    format!("{value:016}")
}

fn card(number: u128) -> CounterKey {
    CounterKey::GiftCard { gift_card: GiftCardId::from_uuid(uuid::Uuid::from_u128(number)) }
}

fn claim_of(key: u8) -> ClaimKey {
    ClaimKey { actor: "system".to_owned(), key: key.to_string() }
}

impl Case<'_> {
    fn lease(&self) -> String {
        format!("lease/{}", self.tenant)
    }

    fn write(&self, written: &Written) -> Write {
        let key = key(written.order, written.id);
        let stands = found(self.sides[1].store, self.tenant, &key).map_or(0, |record| record.version);
        let expected = stands + u64::from(written.stale);
        if written.delete {
            return Write::Delete { expected, key };
        }
        let fields = [(Field::State, written.state), (Field::Due, written.due)];
        let fields = fields.into_iter().filter_map(|(field, its)| Some((field, value(its?)))).collect();
        let version = expected + 1;
        Write::Put { expected, record: Record { key, version, body: format!("{written:?}").into(), fields } }
    }

    fn commit(&self, wanted: &Wanted, side: &Side<'_>) -> Commit {
        let event = |(key, order, vendor): &(u8, Option<u8>, Option<u8>)| NewEvent {
            order: order.map(|order| order.to_string()),
            vendor: vendor.map(|vendor| vendor.to_string()),
            ..event(&format!("key-{key}"), 1)
        };
        let moved = |(number, delta, min, max): &(u128, i64, Option<i64>, Option<i64>)| CounterMove {
            key: card(*number),
            delta: *delta,
            min: *min,
            max: *max,
        };
        let funding =
            |(order, minor): &(u128, i64)| funding(OrderId::from_uuid(uuid::Uuid::from_u128(*order)), euro(), *minor);
        let claim = |(key, request, over, until): (u8, u8, bool, i64)| {
            let request = request.to_string();
            let claim = if over { done(&request, "{}", at(until)) } else { in_flight(&request, "same", at(until)) };
            ClaimWrite { key: claim_of(key), claim }
        };
        Commit {
            id: self.ids[wanted.id],
            at: at(wanted.at),
            writes: wanted.writes.iter().map(|written| self.write(written)).collect(),
            counters: wanted.moves.iter().map(moved).collect(),
            journals: wanted.journals.iter().map(funding).collect(),
            events: wanted.events.iter().map(event).collect(),
            claim: wanted.claim.map(claim),
            fence: wanted.fence.map(|grant| Fence { name: self.lease(), epoch: side.epoch(grant) }),
            ..commit(self.tenant)
        }
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Commit(wanted) => {
                let [one, other] = [&self.sides[0], &self.sides[1]].map(|side| (self.commit(wanted, side), side.store));
                let answers = [one, other].map(|(commit, store)| pollster::block_on(store.commit(commit)));
                let told = answers.clone().map(|answer| answer.map(|it| (it.at, it.repeated)).map_err(|_| ()));
                assert_eq!(told[0], told[1], "{answers:?}");
                self.compare();
            }
            Step::Query { name, value: its, limit, pages } => {
                let mut query = Query { limit: *limit, ..Query::new(*name.get(QueryName::ALL), value(*its)) };
                for _ in 0..*pages {
                    let page = self.same(|store, tenant| ok(store.query(tenant, query.clone())));
                    query.after = page.next;
                }
            }
            Step::Lease { holder, now, seconds } => {
                let (name, holder) = (self.lease(), format!("holder-{holder}"));
                let ask = |side: &Side<'_>| ok(side.store.lease(&name, &holder, at(*now), at(now + seconds)));
                let answers = [ask(&self.sides[0]), ask(&self.sides[1])];
                let told = answers.clone().map(|answer| match answer {
                    Ok(lease) => (true, lease.holder, lease.until),
                    Err(lease) => (false, lease.holder, lease.until),
                });
                assert_eq!(told[0], told[1]);
                for (side, answer) in self.sides.iter_mut().zip(answers) {
                    side.epochs.extend(answer.ok().map(|lease| lease.epoch));
                }
            }
            Step::Renew { grant, until } => {
                let name = self.lease();
                let renew =
                    |side: &Side<'_>| pollster::block_on(side.store.renew(&name, side.epoch(*grant), at(*until)));
                let [one, other] = [renew(&self.sides[0]), renew(&self.sides[1])];
                assert_eq!(one.is_ok(), other.is_ok(), "{one:?} {other:?}");
            }
            Step::Release { grant } => {
                for side in &self.sides {
                    ok(side.store.release(&self.lease(), side.epoch(*grant)));
                }
            }
            Step::Prune { before, limit } => {
                self.same(|store, _| ok(store.prune(at(*before), *limit)));
                self.compare();
            }
        }
    }

    /// What both sides answer.
    #[track_caller]
    fn same<T: PartialEq + std::fmt::Debug>(&self, ask: impl Fn(&dyn Store, MarketplaceId) -> T) -> T {
        let [one, other] = [ask(self.sides[0].store, self.tenant), ask(self.sides[1].store, self.tenant)];
        assert_eq!(one, other);
        one
    }

    /// Everything that can be read of the tenant.
    #[track_caller]
    fn compare(&self) {
        let records = [true, false].into_iter().flat_map(|order| (0..5).map(move |id| key(order, id))).collect();
        let load = Load { records, counters: (1..4).map(card).collect(), claim: None };
        self.same(|store, tenant| ok(store.load(tenant, load.clone())));
        for id in 0..3 {
            self.same(|store, tenant| claimed(store, tenant, &claim_of(id)));
        }
        let nowhere = |event: StoredEvent| StoredEvent { position: 0, ..event };
        let text = |number: u8| number.to_string();
        let (key, actor) = (HistoryOf::Key("key-1".into()), HistoryOf::Actor("system".into()));
        for of in [key, actor, HistoryOf::Order(text(1)), HistoryOf::Vendor(text(0))] {
            let history = |store: &dyn Store, tenant| ok(store.history(tenant, of.clone(), 0, EVENTS_READ_MAX));
            self.same(|store, tenant| history(store, tenant).into_iter().map(nowhere).collect::<Vec<_>>());
        }
        let nowhere = |entry: StoredEntry| StoredEntry { position: 0, ..entry };
        self.same(|store, tenant| all_entries(store, tenant).into_iter().map(nowhere).collect::<Vec<_>>());
        for as_of in [None, Some(at(10)), Some(Timestamp::default())] {
            self.same(|store, tenant| ok(store.balances(tenant, as_of)));
        }
    }
}

/// Random sequences of everything that a store does, each in a tenant of its own; the store in memory says what is right.
pub fn random_steps_are_answered_alike(subject: &Subject) {
    let memory = MemoryStore::default();
    let config = Config { cases: 32, failure_persistence: None, ..Config::default() };
    let ran = TestRunner::new(config).run(&prop::collection::vec(step(), 1..30), |steps| {
        let sides = [subject.store(), &memory].map(|store| Side { store, epochs: Vec::new() });
        let mut case = Case { tenant: tenant(), ids: (0..40).map(|_| commit_id()).collect(), sides };
        for step in &steps {
            case.step(step);
        }
        // Events of all cases are in the partitions, position by position the same on both sides.
        for partition in 0..PARTITIONS {
            case.same(|store, _| all_events(store, partition));
        }
        Ok(())
    });
    ran.unwrap_or_else(|failed| panic!("{failed}"));
}
