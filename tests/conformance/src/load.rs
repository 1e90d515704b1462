//! Reading by key: in one round trip, as it was written, and never half a commit.

use crate::Subject;
use crate::claim::AWKWARD;
use crate::given::*;
use crate::snapshot::Watched;
use std::sync::atomic::{AtomicU64, Ordering};
use vendra::CounterMove;
use vendra::port::*;

/// Each key has its place, also when it is asked for twice or is not there.
pub fn each_key_has_its_place(subject: &Subject) {
    let (store, tenant, counters) = (subject.store(), tenant(), [counter(), counter(), counter()]);
    let (a, b) = (record(RecordKind::Order, "same", 1), record(RecordKind::Payment, "same", 1));
    ok(store.commit(Commit {
        writes: vec![put(a.clone()), put(b.clone())],
        counters: vec![CounterMove::free(counters[0], 7), CounterMove::free(counters[2], -2)],
        ..commit(tenant)
    }));
    let none = RecordKey::new(RecordKind::Cart, "same");
    let loaded = ok(store.load(
        tenant,
        Load {
            records: vec![b.key.clone(), none, a.key.clone(), b.key.clone()],
            counters: vec![counters[1], counters[2], counters[0], counters[2]],
            claim: Some(claim_key()),
        },
    ));
    let records = vec![Some(b.clone()), None, Some(a), Some(b)];
    assert_eq!(loaded, Loaded { records, counters: vec![0, -2, 7, -2], claim: None });
    assert_eq!(ok(store.load(tenant, Load::default())), Loaded::default());
}

/// Bodies, ids and fields come back as they were written.
pub fn a_record_comes_back_to_the_byte(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    let ids = ["off_1:loc_1", "OFF_1:loc_1", "it's", "é", "e\u{301}", "a b", "%_", "\"", "a\nb", "🧵", "0", "00"];
    for (place, body) in AWKWARD.iter().enumerate() {
        let records: Vec<Record> = ids
            .iter()
            .map(|id| {
                let key = RecordKey::new(RecordKind::Offer, id);
                let fields = vec![
                    (Field::Category, format!("{id}/{place}\n'%_\u{10FFFF}")),
                    (Field::State, String::new()),
                    (Field::Vendor, "x".repeat(FIELD_BYTES_MAX)),
                ];
                let version = u64::try_from(place).expect("a small number") + 1;
                Record { key, version, body: (*body).into(), fields }
            })
            .collect();
        ok(store.commit(Commit { writes: records.iter().cloned().map(put).collect(), ..commit(tenant) }));
        let load = Load { records: records.iter().map(|record| record.key.clone()).collect(), ..Load::default() };
        let loaded = ok(store.load(tenant, load)).records;
        assert_eq!(loaded, records.into_iter().map(Some).collect::<Vec<_>>());
    }
}

/// What a commit wrote is there for whoever asks after it returned, through whichever opening.
pub fn a_commit_that_returned_is_read_by_all(subject: &Subject) {
    let (openings, tenant, key) = (subject.openings(), tenant(), counter());
    let of = RecordKey::new(RecordKind::Stock, "read");
    for version in 1..=20 {
        for (place, writer) in openings.iter().enumerate() {
            let version = version * 2 + u64::try_from(place).expect("a small number");
            let expected = found(&**writer, tenant, &of).map_or(0, |record| record.version);
            let write = Write::Put { expected, record: record(RecordKind::Stock, "read", version) };
            let counters = vec![CounterMove::free(key, 1)];
            ok(writer.commit(Commit { writes: vec![write], counters, ..commit(tenant) }));
            for reader in &openings {
                assert_eq!(found(&**reader, tenant, &of).map(|record| record.version), Some(version));
            }
        }
    }
    let commits = i64::try_from(openings.len()).expect("a small number") * 20;
    assert_eq!(counted(subject.store(), tenant, key), commits);
}

/// Whatever is read through one opening is read through another that was made afterwards, and through those that were there.
pub fn another_opening_reads_everything(subject: &Subject) {
    let (store, there, tenant) = (subject.store(), subject.opened_again(), tenant());
    let fields = vec![(Field::State, "active".to_owned())];
    let made = Commit {
        writes: vec![put(Record { fields, ..record(RecordKind::Vendor, "ven_1", 1) })],
        counters: vec![CounterMove::free(counter(), 3)],
        journals: vec![funding(vendra::OrderId::from_uuid(uuid()), euro(), 500)],
        claim: Some(ClaimWrite { key: claim_key(), claim: done("print", "{}", at(60)) }),
        ..commit(tenant)
    };
    let first = ok(store.commit(made.clone()));
    let lease = ok(store.lease("opening", "one", at(0), at(10))).expect("nobody has it");
    let watched = Watched::by(&made);
    let read = watched.read(store);
    for other in [there, subject.opened_again()] {
        assert_eq!(watched.read(&*other), read);
        assert_eq!(ok(other.commit(made.clone())), Committed { repeated: true, ..first.clone() });
        assert_eq!(ok(other.lease("opening", "two", at(0), at(10))), Err(lease.clone()));
    }
    assert_eq!(watched.read(store), read);
}

/// Two records, a counter and a claim that are always written together are always read together, and never older than
/// what had returned.
pub fn a_load_sees_a_commit_whole(subject: &Subject) {
    const COMMITS: u64 = 60;
    let (openings, tenant, key, claim) = (subject.openings(), tenant(), counter(), claim_key());
    let pair = [RecordKey::new(RecordKind::Cart, "left"), RecordKey::new(RecordKind::VendorOrder, "right")];
    let (returned, ended) = (AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let _ended = Raised(&ended);
            for version in 1..=COMMITS {
                let writes = pair.iter().map(|key| put(record(key.kind, &key.id, version))).collect();
                let subject = in_flight("print", "same", at(i64::try_from(version).expect("a small number")));
                let claim = Some(ClaimWrite { key: claim.clone(), claim: subject });
                let counters = vec![CounterMove::free(key, 1)];
                ok(openings[0].commit(Commit { writes, counters, claim, ..commit(tenant) }));
                returned.store(version, Ordering::SeqCst);
            }
        });
        for place in 0..3 {
            let (store, returned, ended) = (&openings[place % openings.len()], &returned, &ended);
            let load = Load { records: pair.to_vec(), counters: vec![key], claim: Some(claim.clone()) };
            scope.spawn(move || {
                let mut last = false;
                while !last {
                    last = ended.load(Ordering::SeqCst) > 0;
                    let least = returned.load(Ordering::SeqCst);
                    let loaded = ok(store.load(tenant, load.clone()));
                    let seen = loaded.records[0].as_ref().map_or(0, |record| record.version);
                    assert_eq!(loaded.records[1].as_ref().map_or(0, |record| record.version), seen);
                    assert_eq!(loaded.counters, [i64::try_from(seen).expect("a small number")]);
                    let until = loaded.claim.map_or(0, |claim| match claim {
                        Claim::InFlight { until, .. } => (until.unix_ms() - at(0).unix_ms()) / 1_000,
                        Claim::Done { .. } => panic!("nobody is done"),
                    });
                    assert_eq!(loaded.counters, [until]);
                    assert!(seen >= least, "{seen} is older than {least}");
                }
            });
        }
    });
}
