//! What may go, and what never does.

use crate::Subject;
use crate::given::*;
use crate::snapshot::Watched;
use vendra::MarketplaceId;
use vendra::port::*;

/// A key whose answer expires so many seconds in, or that is still in flight.
fn claimed_by(store: &dyn Store, tenant: MarketplaceId, claim: Claim) -> (MarketplaceId, ClaimKey) {
    let key = claim_key();
    ok(store.commit(Commit { claim: Some(ClaimWrite { key: key.clone(), claim }), ..commit(tenant) }));
    (tenant, key)
}

/// The oldest go first, of whichever tenant, as many as wanted and no more; what is in flight stays however old.
pub fn the_oldest_claims_go_first(subject: &Subject) {
    let (store, one, two) = (subject.store(), tenant(), tenant());
    let flight = claimed_by(store, one, in_flight("print", "ord", at(1)));
    let until = |tenant, seconds| claimed_by(store, tenant, done("print", "{}", at(seconds)));
    let over = [until(two, 10), until(one, 11), until(one, 12), until(two, 13), until(one, 14)];
    let later = until(two, 15);
    let there = |(tenant, key): &(MarketplaceId, ClaimKey)| claimed(store, *tenant, key).is_some();
    let left = || over.iter().filter(|claim| there(claim)).cloned().collect::<Vec<_>>();

    assert_eq!(ok(store.prune(at(10), 100)), Pruned { claims: 0 }, "what expires then has not expired before");
    assert_eq!(ok(store.prune(at(15), 0)), Pruned { claims: 0 });
    assert_eq!(left().len(), 5);
    assert_eq!(ok(store.prune(at(15), 2)), Pruned { claims: 2 });
    assert_eq!(left(), over[2..]);
    assert_eq!(ok(store.prune(at(14), u32::MAX)), Pruned { claims: 2 });
    assert_eq!(left(), over[4..]);
    assert_eq!(ok(store.prune(at(15), 1)), Pruned { claims: 1 });
    assert_eq!(ok(store.prune(at(15), 1)), Pruned { claims: 0 });
    assert!(there(&flight) && there(&later));
    assert_eq!(ok(store.prune(at(16), 9)), Pruned { claims: 1 });
    assert!(there(&flight) && !there(&later));
}

/// Nothing but claims goes: records, counters, events, entries and leases are as before.
pub fn nothing_but_claims_goes(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    let made = Commit {
        writes: vec![put(record(RecordKind::Order, "ord_1", 1))],
        counters: vec![vendra::CounterMove::free(counter(), 3)],
        journals: vec![funding(vendra::OrderId::from_uuid(uuid()), euro(), 300)],
        ..commit(tenant)
    };
    let lease = ok(store.lease("pruned", "one", at(0), at(10))).expect("nobody has it");
    ok(store.commit(made.clone()));
    claimed_by(store, tenant, done("print", "{}", at(1)));
    let watched = Watched::by(&made);
    let before = watched.read(store);
    assert_eq!(ok(store.prune(at(1_000_000), 100)), Pruned { claims: 1 });
    assert_eq!(watched.read(store), before);
    assert_eq!(ok(store.lease("pruned", "two", at(0), at(10))), Err(lease));
}

/// A commit's id stays used, though its claim is gone; the claim's key is free again.
pub fn a_commits_id_outlives_its_claim(subject: &Subject) {
    let (store, tenant, key) = (subject.store(), tenant(), claim_key());
    let claim = Some(ClaimWrite { key: key.clone(), claim: done("print", "{}", at(10)) });
    let made = Commit { claim, ..commit(tenant) };
    let first = ok(store.commit(made.clone()));
    assert_eq!(ok(store.prune(at(11), 100)), Pruned { claims: 1 });
    assert_eq!(ok(store.commit(made)), Committed { repeated: true, ..first });
    assert_eq!(claimed(store, tenant, &key), None, "the repeated commit wrote nothing");
    let other = ClaimWrite { key: key.clone(), claim: done("other", "[]", at(10)) };
    ok(store.commit(Commit { claim: Some(other.clone()), ..commit(tenant) }));
    assert_eq!(claimed(store, tenant, &key), Some(other.claim));
}
