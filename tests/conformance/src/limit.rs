//! Every limit of the port, at the limit and one past it.

use crate::Subject;
use crate::given::*;
use crate::snapshot::Watched;
use vendra::port::*;
use vendra::{CounterMove, MarketplaceId, OrderId};

/// A commit is taken at a limit and refused one past it; then nothing of it is there.
#[track_caller]
fn check(store: &dyn Store, what: &str, max: usize, of: impl Fn(MarketplaceId, usize) -> Commit) {
    let tenant = tenant();
    let past = of(tenant, max + 1);
    let mut watched = Watched { values: Vec::new(), ..Watched::by(&past) };
    watched.records.truncate(LOAD_KEYS_MAX);
    watched.counters.truncate(1);
    let before = watched.read(store);
    let refused = refused(store.commit(past));
    assert!(matches!(refused, StoreError::Limit { .. }), "{what}: {refused:?}");
    assert!(watched.read(store) == before, "{what}: something was left behind");
    match pollster::block_on(store.commit(of(tenant, max))) {
        Ok(committed) => assert!(!committed.repeated),
        Err(refused) => panic!("{what} at its limit: {refused:?}"),
    }
}

fn numbers(count: usize) -> impl Iterator<Item = u64> {
    (1..).take(count)
}

/// So many writes, moves, events, journals, claims' bytes, ids' bytes, fields' bytes.
pub fn a_commit_has_at_most_so_much(subject: &Subject) {
    let store = subject.store();
    let cart = |id: &str| put(record(RecordKind::Cart, id, 1));
    check(store, "writes", COMMIT_WRITES_MAX, |tenant, count| Commit {
        writes: numbers(count).map(|id| cart(&format!("crt_{id}"))).collect(),
        ..commit(tenant)
    });
    let key = counter();
    check(store, "counters", COMMIT_COUNTERS_MAX, |tenant, count| Commit {
        counters: numbers(count).map(|_| CounterMove::free(key, 1)).collect(),
        ..commit(tenant)
    });
    check(store, "events", COMMIT_EVENTS_MAX, |tenant, count| Commit {
        events: numbers(count).map(|sequence| event("ord_1", sequence)).collect(),
        ..commit(tenant)
    });
    let order = OrderId::from_uuid(uuid());
    check(store, "journals", COMMIT_JOURNALS_MAX, |tenant, count| Commit {
        journals: numbers(count).map(|_| funding(order, euro(), 1)).collect(),
        ..commit(tenant)
    });
    check(store, "ids", RECORD_ID_BYTES_MAX, |tenant, bytes| Commit {
        writes: vec![cart(&"x".repeat(bytes))],
        ..commit(tenant)
    });
    check(store, "fields", FIELD_BYTES_MAX, |tenant, bytes| {
        let fields = vec![(Field::Buyer, "x".repeat(bytes))];
        Commit { writes: vec![put(Record { fields, ..record(RecordKind::Cart, "crt", 1) })], ..commit(tenant) }
    });
    let text = |bytes: usize| "t".repeat(bytes);
    check(store, "actors", COMMIT_TEXT_BYTES_MAX, |tenant, bytes| Commit { actor: text(bytes), ..commit(tenant) });
    check(store, "correlations", COMMIT_TEXT_BYTES_MAX, |tenant, bytes| Commit {
        correlation: text(bytes),
        ..commit(tenant)
    });
    let telling = |tenant, event| Commit { events: vec![event], ..commit(tenant) };
    check(store, "names", COMMIT_TEXT_BYTES_MAX, |tenant, bytes| {
        telling(tenant, NewEvent { name: text(bytes), ..event("ord_1", 1) })
    });
    check(store, "keys of events", RECORD_ID_BYTES_MAX, |tenant, bytes| telling(tenant, event(&text(bytes), 1)));
    check(store, "orders of events", RECORD_ID_BYTES_MAX, |tenant, bytes| {
        telling(tenant, NewEvent { order: Some(text(bytes)), vendor: Some(text(bytes)), ..event("ord_1", 1) })
    });
    let claiming = |tenant, actor: usize, key: usize| {
        let key = ClaimKey { actor: "x".repeat(actor), key: "y".repeat(key) };
        Commit { claim: Some(ClaimWrite { key, claim: done("print", "{}", at(60)) }), ..commit(tenant) }
    };
    check(store, "keys", CLAIM_KEY_BYTES_MAX, |tenant, bytes| claiming(tenant, 1, bytes));
    check(store, "actors", CLAIM_KEY_BYTES_MAX, |tenant, bytes| claiming(tenant, bytes, 1));
    let also =
        numbers(COMMIT_ALSO_MAX + 1).map(|_| Statement { sql: "SELECT 1".into(), parameters: vec![], rows: None });
    limited(store.commit(Commit { also: also.collect(), ..commit(tenant()) }));
    if let Some(sql) = subject.sql() {
        (sql.run)("CREATE TABLE host_limit (n BIGINT NOT NULL)");
        check(store, "also", COMMIT_ALSO_MAX, |tenant, count| {
            let say = |n| Statement {
                sql: format!("INSERT INTO host_limit (n) VALUES ({n})"),
                parameters: vec![],
                rows: Some(1),
            };
            Commit { also: numbers(count).map(say).collect(), ..commit(tenant) }
        });
    }
}

/// Nothing has an empty id, and no version or sequence is beyond what databases count.
pub fn ids_and_versions_have_bounds(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    limited(store.commit(Commit { writes: vec![put(record(RecordKind::Cart, "", 1))], ..commit(tenant) }));
    limited(store.commit(Commit { writes: vec![delete(RecordKind::Cart, "", 1)], ..commit(tenant) }));
    limited(store.commit(Commit { events: vec![event("", 1)], ..commit(tenant) }));
    let at_version = |version| Commit {
        writes: vec![Write::Put { expected: 0, record: record(RecordKind::Cart, "crt", version) }],
        events: vec![event("crt", version)],
        ..commit(tenant)
    };
    for version in [VERSION_MAX + 1, u64::MAX] {
        limited(store.commit(at_version(version)));
        limited(store.commit(Commit { events: vec![event("crt", version)], ..commit(tenant) }));
    }
    ok(store.commit(at_version(VERSION_MAX)));
    let key = RecordKey::new(RecordKind::Cart, "crt");
    assert_eq!(found(store, tenant, &key).map(|record| record.version), Some(VERSION_MAX));
    let told = ok(store.history(tenant, HistoryOf::Key("crt".into()), 0, 10));
    assert_eq!(told.iter().map(|told| told.event.sequence).collect::<Vec<_>>(), [VERSION_MAX]);
    ok(store.commit(Commit { writes: vec![delete(RecordKind::Cart, "crt", VERSION_MAX)], ..commit(tenant) }));
}

/// So many bytes of bodies and events in all.
pub fn a_commit_has_at_most_so_many_bytes(subject: &Subject) {
    check(subject.store(), "bytes", COMMIT_BYTES_MAX, |tenant, bytes| {
        let mut wanted = Commit { writes: vec![put(record(RecordKind::Cart, "crt", 1))], ..commit(tenant) };
        let Some(Write::Put { record, .. }) = wanted.writes.first_mut() else { panic!("it is a put") };
        record.body = "x".repeat(bytes / 2).into();
        wanted.events[0].data = "y".repeat(bytes - bytes / 2).into();
        wanted
    });
    let answer = done("print", &"z".repeat(COMMIT_BYTES_MAX), at(60));
    limited(
        subject
            .store()
            .commit(Commit { claim: Some(ClaimWrite { key: claim_key(), claim: answer }), ..commit(tenant()) }),
    );
    let parameters =
        vec![Parameter::Text("z".repeat(COMMIT_BYTES_MAX / 2)), Parameter::Bytes(vec![0; COMMIT_BYTES_MAX / 2])];
    let also = vec![Statement { sql: "SELECT 1".into(), parameters, rows: None }];
    limited(subject.store().commit(Commit { also, ..commit(tenant()) }));
}

/// So many keys of a load, records of a page, events and entries of a reading; and none of nothing.
pub fn a_reading_has_at_most_so_much(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    let (key, step) = (RecordKey::new(RecordKind::Order, "ord_1"), counter());
    let load = |records: usize, counters: usize| Load {
        records: vec![key.clone(); records],
        counters: vec![step; counters],
        claim: None,
    };
    let loaded = ok(store.load(tenant, load(LOAD_KEYS_MAX, LOAD_KEYS_MAX)));
    assert_eq!((loaded.records.len(), loaded.counters.len()), (LOAD_KEYS_MAX, LOAD_KEYS_MAX));
    limited(store.load(tenant, load(LOAD_KEYS_MAX + 1, 0)));
    limited(store.load(tenant, load(0, LOAD_KEYS_MAX + 1)));

    for name in QueryName::ALL {
        let query = |limit, value: usize| store.query(tenant, Query { limit, ..Query::new(*name, "x".repeat(value)) });
        ok(query(1, 0));
        ok(query(PAGE_RECORDS_MAX, FIELD_BYTES_MAX));
        for (limit, value) in [(0, 1), (PAGE_RECORDS_MAX + 1, 1), (u32::MAX, 1), (1, FIELD_BYTES_MAX + 1)] {
            limited(query(limit, value));
        }
    }
    for limit in [0, EVENTS_READ_MAX + 1, u32::MAX] {
        limited(store.events(0, 0, limit));
        limited(store.history(tenant, HistoryOf::Key("ord_1".into()), 0, limit));
    }
    for limit in [0, ENTRIES_READ_MAX + 1, u32::MAX] {
        limited(store.entries(tenant, EntryQuery { limit, ..every_entry() }));
    }
    for limit in [1, EVENTS_READ_MAX] {
        assert_eq!(ok(store.events(0, 0, limit)), []);
        assert_eq!(ok(store.history(tenant, HistoryOf::Key("ord_1".into()), 0, limit)), []);
    }
    for limit in [1, ENTRIES_READ_MAX] {
        assert_eq!(ok(store.entries(tenant, EntryQuery { limit, ..every_entry() })), []);
    }
    for partition in [PARTITIONS, u8::MAX] {
        limited(store.events(partition, 0, 1));
    }
}

/// A lease and its holder have names, and short ones.
pub fn a_lease_is_named_within_bounds(subject: &Subject) {
    let store = subject.store();
    let [most, over] = [LEASE_NAME_BYTES_MAX, LEASE_NAME_BYTES_MAX + 1].map(|bytes| "x".repeat(bytes));
    for (name, holder) in [("", "one"), ("lease", ""), (over.as_str(), "one"), ("lease", over.as_str())] {
        limited(store.lease(name, holder, at(0), at(10)));
    }
    for name in ["", over.as_str()] {
        limited(store.renew(name, 1, at(10)));
        limited(store.release(name, 1));
        limited(store.commit(Commit { fence: Some(Fence { name: name.into(), epoch: 1 }), ..commit(tenant()) }));
    }
    let lease = ok(store.lease(&most, &most, at(0), at(10))).expect("nobody has it");
    ok(store.renew(&most, lease.epoch, at(20)));
    ok(store.commit(Commit { fence: Some(Fence { name: most.clone(), epoch: lease.epoch }), ..commit(tenant()) }));
    ok(store.release(&most, lease.epoch));
}
