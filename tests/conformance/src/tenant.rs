//! Tenants: what one wrote no other reads, counts, finds or moves, though all of their ids are the same.

use crate::Subject;
use crate::given::*;
use crate::snapshot::Watched;
use std::collections::BTreeSet;
use vendra::domain::ledger::{Account, Turnover};
use vendra::port::*;
use vendra::{CounterKey, CounterMove, MarketplaceId, OrderId};

/// A commit of everything there is, under ids that every tenant uses; `mark` is what tells one tenant's from another's.
fn everything(tenant: MarketplaceId, id: CommitId, key: CounterKey, mark: u8) -> Commit {
    let order = OrderId::from_uuid(uuid::Uuid::from_u128(1));
    let writes = [(RecordKind::Vendor, "ven_1"), (RecordKind::Vendor, "ven_2"), (RecordKind::Order, "ord_1")];
    let writes = writes.map(|(kind, id)| {
        let body = format!(r#"{{"mark":{mark}}}"#);
        let fields = vec![(Field::State, "active".to_owned())];
        let record = Record { key: RecordKey::new(kind, id), version: u64::from(mark), body: body.into(), fields };
        Write::Put { expected: 0, record }
    });
    let claim = ClaimKey { actor: "system".into(), key: "same".into() };
    Commit {
        id,
        at: at(i64::from(mark)),
        writes: writes.into(),
        counters: vec![CounterMove::not_below_zero(key, i64::from(mark))],
        journals: vec![funding(order, euro(), i64::from(mark) * 100)],
        events: vec![NewEvent {
            data: format!(r#"{{"mark":{mark}}}"#).into(),
            order: Some("ord_1".into()),
            vendor: Some("ven_1".into()),
            ..event("ord_1", 1)
        }],
        claim: Some(ClaimWrite { key: claim, claim: done("print", &mark.to_string(), at(60)) }),
        ..commit(tenant)
    }
}

/// Every reading of one tenant, after others wrote the same keys.
pub fn no_tenant_reads_anothers(subject: &Subject) {
    let (store, key) = (subject.store(), counter());
    let tenants = [tenant(), tenant(), tenant()];
    let stranger = Watched { values: vec!["active".into()], ..Watched::by(&everything(tenant(), commit_id(), key, 1)) };
    let nothing = stranger.read_own(store);
    for (tenant, mark) in tenants.into_iter().zip(1..) {
        ok(store.commit(everything(tenant, commit_id(), key, mark)));
    }
    for (tenant, mark) in tenants.into_iter().zip(1_u8..) {
        let expected = everything(tenant, commit_id(), key, mark);
        for write in &expected.writes {
            let Write::Put { record, .. } = write else { panic!("it is a put") };
            assert_eq!(found(store, tenant, &record.key).as_ref(), Some(record));
        }
        assert_eq!(counted(store, tenant, key), i64::from(mark));
        let claim = expected.claim.expect("it claims");
        assert_eq!(claimed(store, tenant, &claim.key), Some(claim.claim));
        for name in [QueryName::Vendors, QueryName::VendorsByState] {
            let page = ok(store.query(tenant, Query { limit: 2, ..Query::new(name, "active") }));
            assert_eq!((page.records.len(), page.next), (2, None), "the page is this tenant's alone");
            assert!(page.records.iter().all(|record| record.version == u64::from(mark)));
        }
        let name = |text: &str| text.to_owned();
        let (one, two) = (HistoryOf::Key(name("ord_1")), HistoryOf::Order(name("ord_1")));
        for of in [one, two, HistoryOf::Vendor(name("ven_1")), HistoryOf::Actor(name("system"))] {
            let history = ok(store.history(tenant, of, 0, 10));
            assert_eq!(history.len(), 1);
            assert_eq!((&history[0].event, history[0].tenant), (&expected.events[0], tenant));
        }
        let paid = Turnover { debits: amount(i64::from(mark) * 100), ..Turnover::default() };
        for as_of in [None, Some(at(60))] {
            assert_eq!(ok(store.balance(tenant, Account::Bank, euro(), as_of)), paid);
            assert_eq!(ok(store.balances(tenant, as_of)).len(), 2);
        }
        assert_eq!(all_entries(store, tenant).len(), 2);
    }
    assert_eq!(stranger.read_own(store), nothing, "one that wrote nothing reads nothing of others");
    let read: BTreeSet<MarketplaceId> =
        (0..PARTITIONS).flat_map(|partition| all_events(store, partition)).map(|event| event.tenant).collect();
    assert_eq!(read, BTreeSet::from(tenants), "events are of all tenants, each with its own");
}

/// What one tenant writes is no conflict, no bound and no claim to another.
pub fn no_tenant_moves_anothers(subject: &Subject) {
    let (store, key) = (subject.store(), counter());
    let [one, two] = [tenant(), tenant()];
    let first = everything(one, commit_id(), key, 1);
    ok(store.commit(first.clone()));
    let watched = Watched { values: vec!["active".into()], ..Watched::by(&first) };
    let own = |store: &dyn Store| (watched.read_own(store), counted(store, one, key));
    let before = own(store);

    let take = Commit { counters: vec![CounterMove::not_below_zero(key, -1)], ..commit(two) };
    assert_eq!(refused(store.commit(take)), StoreError::Bound { key, value: 0, delta: -1 });
    let gone = Commit { writes: vec![delete(RecordKind::Order, "ord_1", 1)], ..commit(two) };
    assert!(matches!(refused(store.commit(gone)), StoreError::Conflict { actual: 0, .. }));
    ok(store.commit(everything(two, commit_id(), key, 2)));
    ok(store.commit(Commit { writes: vec![delete(RecordKind::Order, "ord_1", 2)], ..commit(two) }));
    assert_eq!(own(store), before);
}

/// A commit's id is its tenant's: another's commit of the same id is another commit.
pub fn an_id_of_a_commit_is_its_tenants(subject: &Subject) {
    let (store, id, key) = (subject.store(), commit_id(), counter());
    for (tenant, mark) in [tenant(), tenant()].into_iter().zip(1..) {
        let made = everything(tenant, id, key, mark);
        let first = ok(store.commit(made.clone()));
        assert_eq!((first.at, first.repeated), (made.at, false));
        assert_eq!(ok(store.commit(made)), Committed { repeated: true, ..first });
        assert_eq!(counted(store, tenant, key), i64::from(mark));
    }
}

/// A cursor that one tenant was given finds nothing of it for another.
pub fn a_cursor_leads_to_ones_own(subject: &Subject) {
    let (store, key) = (subject.store(), counter());
    let [one, two] = [tenant(), tenant()];
    for (tenant, mark) in [one, two].into_iter().zip(1..) {
        ok(store.commit(everything(tenant, commit_id(), key, mark)));
    }
    for name in [QueryName::Vendors, QueryName::VendorsByState] {
        let query = Query { limit: 1, ..Query::new(name, "active") };
        let after = ok(store.query(one, query.clone())).next;
        assert!(after.is_some());
        let page = ok(store.query(two, Query { after, ..query }));
        assert!(page.records.iter().all(|record| record.version == 2), "{page:?}");
    }
}
