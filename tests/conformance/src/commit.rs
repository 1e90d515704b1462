//! Versions, and the ids that commits keep for ever.

use crate::Subject;
use crate::given::*;
use crate::snapshot::Watched;
use vendra::CounterMove;
use vendra::port::*;

/// Each write is judged by the version that stands, whether there is a record or none.
pub fn a_write_is_judged_by_the_version_that_stands(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    let key = RecordKey::new(RecordKind::Offer, "off_1");
    let write = |write: Write| store.commit(Commit { writes: vec![write], ..commit(tenant) });
    let at_version = |expected, version| Write::Put { expected, record: record(RecordKind::Offer, "off_1", version) };
    let conflict = |expected, actual| StoreError::Conflict { key: key.clone(), expected, actual };

    assert_eq!(refused(write(at_version(1, 2))), conflict(1, 0), "there is none");
    assert_eq!(refused(write(delete(RecordKind::Offer, "off_1", 1))), conflict(1, 0));
    assert_eq!(refused(write(delete(RecordKind::Offer, "off_1", u64::MAX))), conflict(u64::MAX, 0));
    ok(write(at_version(0, 3)));
    assert_eq!(refused(write(at_version(0, 1))), conflict(0, 3), "there is one");
    assert_eq!(refused(write(at_version(2, 4))), conflict(2, 3));
    assert_eq!(refused(write(delete(RecordKind::Offer, "off_1", 2))), conflict(2, 3));
    ok(write(at_version(3, 9)));
    assert_eq!(found(store, tenant, &key).map(|record| record.version), Some(9));
    ok(write(delete(RecordKind::Offer, "off_1", 9)));
    assert_eq!(found(store, tenant, &key), None);
    assert_eq!(refused(write(at_version(9, 10))), conflict(9, 0), "it is gone");
    ok(write(at_version(0, 1)));
    assert_eq!(found(store, tenant, &key).map(|record| record.version), Some(1));
}

/// What is only checked refuses the whole commit where it stands at another version, and stays as it is.
pub fn what_is_checked_is_judged_and_stays(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    let checked = RecordKey::new(RecordKind::Payment, "pay_1");
    let written = RecordKey::new(RecordKind::Order, "ord_1");
    let beside = |version, expected| {
        let check = Write::Check { expected, key: checked.clone() };
        let writes = vec![put(record(RecordKind::Order, "ord_1", version)), check];
        store.commit(Commit { writes, ..commit(tenant) })
    };
    let conflict = |expected, actual| StoreError::Conflict { key: checked.clone(), expected, actual };

    assert_eq!(refused(beside(1, 1)), conflict(1, 0), "there is none");
    assert_eq!(found(store, tenant, &written), None);
    ok(beside(1, 0));
    assert_eq!(found(store, tenant, &checked), None, "nothing is made");
    ok(store.commit(Commit { writes: vec![put(record(RecordKind::Payment, "pay_1", 1))], ..commit(tenant) }));
    for stale in [0, 2] {
        assert_eq!(refused(beside(2, stale)), conflict(stale, 1));
    }
    assert_eq!(found(store, tenant, &written).map(|record| record.version), Some(1));
    ok(beside(2, 1));
    assert_eq!(found(store, tenant, &checked), Some(record(RecordKind::Payment, "pay_1", 1)));
    assert_eq!(found(store, tenant, &written).map(|record| record.version), Some(2));
}

/// Of many who write one record at once, at the version that all of them read, one does.
pub fn one_of_many_writers_wins_a_version(subject: &Subject) {
    let (openings, tenant) = (subject.openings(), tenant());
    for version in 1..=4 {
        let won = at_once(16, |place| {
            let body = format!(r#"{{"writer":{place}}}"#);
            let record = Record { body: body.into(), ..record(RecordKind::Stock, "hot", version) };
            let written = Commit { writes: vec![put(record)], ..commit(tenant) };
            match pollster::block_on(openings[place % openings.len()].commit(written)) {
                Ok(_) => true,
                Err(StoreError::Conflict { .. }) => false,
                Err(other) => panic!("{other:?}"),
            }
        });
        let won = won.into_iter().filter(|won| *won).count();
        assert_eq!(won, 1, "at version {version}");
    }
}

/// The answer to a repeated id is the first success's, whatever comes with it, and nothing changes.
pub fn a_repeated_id_answers_as_the_first_did(subject: &Subject) {
    let (store, tenant, key) = (subject.store(), tenant(), counter());
    let first = Commit {
        writes: vec![put(record(RecordKind::Order, "ord_1", 1))],
        counters: vec![CounterMove::free(key, 1)],
        journals: vec![funding(vendra::OrderId::from_uuid(uuid()), euro(), 100)],
        claim: Some(ClaimWrite { key: claim_key(), claim: done("print", "{}", at(60)) }),
        ..commit(tenant)
    };
    let answered = ok(store.commit(first.clone()));
    assert_eq!((answered.at, answered.repeated), (first.at, false));
    assert!(answered.position > 0, "places count from 1");
    let repeated = Committed { repeated: true, ..answered };
    let watched = Watched::by(&first);
    let before = watched.read(store);

    assert_eq!(ok(store.commit(first.clone())), repeated, "word for word");
    let other = Commit {
        id: first.id,
        at: at(9),
        writes: vec![put(record(RecordKind::Order, "ord_2", 1))],
        counters: vec![CounterMove::free(key, 5)],
        ..commit(tenant)
    };
    assert_eq!(ok(store.commit(other)), repeated, "with other content");
    let hopeless = Commit {
        id: first.id,
        writes: vec![delete(RecordKind::Order, "ord_1", 9)],
        counters: vec![CounterMove::not_below_zero(key, -100)],
        claim: Some(ClaimWrite { key: watched.claims[0].clone(), claim: done("other", "[]", at(90)) }),
        fence: Some(Fence { name: "nobody's".to_owned(), epoch: 7 }),
        ..commit(tenant)
    };
    assert_eq!(ok(store.commit(hopeless)), repeated, "with content that would be refused");
    assert_eq!(watched.read(store), before);
    assert_eq!(found(store, tenant, &RecordKey::new(RecordKind::Order, "ord_2")), None);
}

/// Of many who send one commit at once, one makes it, and all of them hear the same.
pub fn a_commit_that_many_send_is_made_once(subject: &Subject) {
    let (openings, tenant, key) = (subject.openings(), tenant(), counter());
    let sent = Commit { counters: vec![CounterMove::free(key, 1)], ..commit(tenant) };
    let answers = at_once(16, |place| ok(openings[place % openings.len()].commit(sent.clone())));
    assert_eq!(answers.iter().filter(|answer| !answer.repeated).count(), 1);
    assert!(answers.iter().all(|answer| (answer.position, answer.at) == (answers[0].position, answers[0].at)));
    assert_eq!(counted(subject.store(), tenant, key), 1);
}

/// An id that was refused for one thing after the other is still free.
pub fn a_refused_id_may_succeed_later(subject: &Subject) {
    let (store, tenant, key) = (subject.store(), tenant(), counter());
    let wanted = Commit {
        counters: vec![CounterMove::not_below_zero(key, -1)],
        writes: vec![Write::Put { expected: 1, record: record(RecordKind::Stock, "one", 2) }],
        ..commit(tenant)
    };
    for _ in 0..3 {
        assert!(matches!(
            refused(store.commit(wanted.clone())),
            StoreError::Bound { .. } | StoreError::Conflict { .. }
        ));
    }
    let stocked = put(record(RecordKind::Stock, "one", 1));
    ok(store.commit(Commit { writes: vec![stocked], counters: vec![CounterMove::free(key, 1)], ..commit(tenant) }));
    assert!(!ok(store.commit(wanted.clone())).repeated);
    assert!(ok(store.commit(wanted)).repeated);
    assert_eq!(counted(store, tenant, key), 0);
}

/// A commit may be about a claim alone: it stands, once, and no event tells of it.
pub fn a_claim_alone_is_a_commit(subject: &Subject) {
    let (store, tenant, key) = (subject.store(), tenant(), claim_key());
    let nothing = Commit { events: Vec::new(), ..commit(tenant) };
    assert!(matches!(refused(store.commit(nothing.clone())), StoreError::Limit { .. }));
    let claim = ClaimWrite { key: key.clone(), claim: done("print", "{}", at(60)) };
    let alone = Commit { claim: Some(claim.clone()), ..nothing };
    let first = ok(store.commit(alone.clone()));
    let open = Some(ClaimWrite { claim: in_flight("print", "ord", at(90)), ..claim.clone() });
    assert_eq!(ok(store.commit(Commit { claim: open, ..alone })), Committed { repeated: true, ..first });
    assert_eq!(claimed(store, tenant, &key), Some(claim.claim));
    assert_eq!(ok(store.history(tenant, HistoryOf::Actor("system".into()), 0, 10)), []);
    assert!((0..PARTITIONS).all(|partition| all_events(store, partition).is_empty()));
    assert!(ok(store.commit(commit(tenant))).position > first.position);
}

/// Under a lease a worker writes cursors alone: they stand, once, and no event tells of them. Anything else needs an event, and
/// without the lease so do they.
pub fn housekeeping_is_a_commit(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    let lease = ok(store.lease("worker", "one", at(0), at(60))).expect("nobody has it");
    let fence = Some(Fence { name: lease.name.clone(), epoch: lease.epoch });
    let cursor = |version| put(record(RecordKind::Cursor, "mailer/07", version));
    let nothing = Commit { events: Vec::new(), ..commit(tenant) };
    limited(store.commit(Commit { writes: vec![cursor(1)], ..nothing.clone() }));
    let kept = |writes| Commit { id: commit_id(), fence: fence.clone(), writes, ..nothing.clone() };
    limited(store.commit(kept(vec![cursor(1), put(record(RecordKind::Order, "ord_1", 1))])));
    limited(store.commit(Commit { counters: vec![CounterMove::free(counter(), 1)], ..kept(vec![cursor(1)]) }));
    let journals = vec![funding(vendra::OrderId::from_uuid(uuid()), euro(), 100)];
    limited(store.commit(Commit { journals, ..kept(vec![cursor(1)]) }));
    let key = RecordKey::new(RecordKind::Cursor, "mailer/07");
    assert_eq!(found(store, tenant, &key), None);

    let noted = kept(vec![cursor(1), put(record(RecordKind::Cursor, "mailer/08", 1))]);
    let first = ok(store.commit(noted.clone()));
    assert_eq!(ok(store.commit(noted)), Committed { repeated: true, ..first });
    ok(store.commit(kept(vec![cursor(2)])));
    assert_eq!(found(store, tenant, &key).map(|record| record.version), Some(2));
    let conflict = StoreError::Conflict { key: key.clone(), expected: 1, actual: 2 };
    assert_eq!(refused(store.commit(kept(vec![cursor(2)]))), conflict);
    assert!((0..PARTITIONS).all(|partition| all_events(store, partition).is_empty()));
    assert_eq!(ok(store.history(tenant, HistoryOf::Actor("system".into()), 0, 10)), []);

    ok(store.release("worker", lease.epoch));
    let next = ok(store.lease("worker", "two", at(1), at(60))).expect("it was given back");
    let stale = StoreError::Fenced { name: "worker".into(), epoch: lease.epoch, current: next.epoch };
    assert_eq!(refused(store.commit(kept(vec![cursor(3)]))), stale, "the worker is stale");
    assert_eq!(found(store, tenant, &key).map(|record| record.version), Some(2));
    ok(store.commit(commit(tenant)));
}

/// Later commits have later places.
pub fn places_grow(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    let places: Vec<u64> = (0..8).map(|_| ok(store.commit(commit(tenant))).position).collect();
    assert!(places.is_sorted_by(|one, next| one < next), "{places:?}");
}
