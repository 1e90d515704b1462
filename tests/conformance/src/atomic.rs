//! A commit that carries everything is refused for one part after the other, and leaves nothing of the others.

use crate::given::*;
use crate::snapshot::Watched;
use crate::{Sql, Subject};
use vendra::CounterMove;
use vendra::port::*;

/// A store with something in it, and a commit that changes all of it.
struct Scene {
    watched: Watched,
    commit: Commit,
}

/// One record that stands, one that goes, one that comes; a counter at five and one at zero; a claim in flight; a lease.
fn scene(store: &dyn Store) -> Scene {
    let tenant = tenant();
    let (steps, key) = ([counter(), counter()], claim_key());
    let state = |version: u64, state: &str| {
        let fields = vec![(Field::State, state.to_owned())];
        Record { fields, ..record(RecordKind::Order, "ord_stands", version) }
    };
    ok(store.commit(Commit {
        writes: vec![put(state(1, "before")), put(record(RecordKind::Order, "ord_goes", 1))],
        counters: vec![CounterMove::free(steps[0], 5)],
        journals: vec![funding(vendra::OrderId::from_uuid(uuid()), euro(), 700)],
        claim: Some(ClaimWrite { key: key.clone(), claim: in_flight("print", "ord_stands", at(60)) }),
        ..commit(tenant)
    }));
    let lease = ok(store.lease("worker", "one", at(0), at(60))).expect("nobody has it");
    let commit = Commit {
        writes: vec![
            put(record(RecordKind::Cart, "crt_comes", 1)),
            delete(RecordKind::Order, "ord_goes", 1),
            put(state(2, "after")),
        ],
        counters: vec![CounterMove::not_below_zero(steps[0], -5), CounterMove::not_below_zero(steps[1], 3)],
        journals: vec![funding(vendra::OrderId::from_uuid(uuid()), euro(), 900)],
        events: vec![event("ord_stands", 2), event("ord_goes", 2), event("crt_comes", 1)],
        claim: Some(ClaimWrite { key, claim: done("print", "{}", at(600)) }),
        fence: Some(Fence { name: lease.name, epoch: lease.epoch }),
        ..commit(tenant)
    };
    let mut watched = Watched::by(&commit);
    watched.values.push("before".to_owned());
    Scene { watched, commit }
}

/// Spoils a good commit, sees it refused, finds nothing changed, and then sees the good one through under the same id.
#[track_caller]
fn check(subject: &Subject, spoil: impl FnOnce(&mut Commit), expected: impl FnOnce(&StoreError) -> bool) {
    let store = subject.store();
    let Scene { watched, commit } = scene(store);
    let before = watched.read(store);
    let mut spoiled = commit.clone();
    spoil(&mut spoiled);
    let refused = refused(store.commit(spoiled));
    assert!(expected(&refused), "{refused:?}");
    assert_eq!(watched.read(store), before, "something was left behind");
    let committed = ok(store.commit(commit));
    assert!(!committed.repeated, "the refused commit took its id");
    assert_ne!(watched.read(store), before);
}

/// A record at another version, the last of three.
pub fn a_conflict_leaves_nothing(subject: &Subject) {
    let key = RecordKey::new(RecordKind::Order, "ord_stands");
    let spoil = |commit: &mut Commit| {
        let Some(Write::Put { expected, record }) = commit.writes.last_mut() else { panic!("it is a put") };
        (*expected, record.version) = (2, 3);
    };
    check(subject, spoil, |refused| *refused == StoreError::Conflict { key, expected: 2, actual: 1 });
}

/// A record that is deleted at another version.
pub fn a_conflict_of_a_delete_leaves_nothing(subject: &Subject) {
    let key = RecordKey::new(RecordKind::Order, "ord_goes");
    let spoil = |commit: &mut Commit| commit.writes[1] = delete(RecordKind::Order, "ord_goes", 7);
    check(subject, spoil, |refused| *refused == StoreError::Conflict { key, expected: 7, actual: 1 });
}

/// A counter that would leave its bounds, after another that would not.
pub fn a_bound_leaves_nothing(subject: &Subject) {
    let spoil = |commit: &mut Commit| commit.counters[1].delta = -1;
    check(subject, spoil, |refused| matches!(refused, StoreError::Bound { value: 0, delta: -1, .. }));
}

/// A claim of another request.
pub fn a_claim_leaves_nothing(subject: &Subject) {
    let spoil = |commit: &mut Commit| {
        let Some(write) = &mut commit.claim else { panic!("it claims") };
        write.claim = done("another print", "{}", at(600));
    };
    let standing = in_flight("print", "ord_stands", at(60));
    check(subject, spoil, |refused| *refused == StoreError::Claimed { claim: standing });
}

/// A lease that went on.
pub fn a_fence_leaves_nothing(subject: &Subject) {
    let spoil = |commit: &mut Commit| {
        let Some(fence) = &mut commit.fence else { panic!("it is fenced") };
        fence.epoch -= 1;
    };
    check(subject, spoil, |refused| matches!(refused, StoreError::Fenced { .. }));
}

/// A host's statement that changes too few rows, the second of two; or one at all, where the store is not SQL.
pub fn a_host_statement_leaves_nothing(subject: &Subject) {
    let Some(sql) = subject.sql() else {
        let spoil = |commit: &mut Commit| commit.also.push(statement("DELETE FROM rows", None));
        return check(subject, spoil, |refused| matches!(refused, StoreError::Unsupported { .. }));
    };
    let (insert, none) = ("INSERT INTO host_atomic (n) VALUES (1)", "DELETE FROM host_atomic WHERE n = 2");
    (sql.run)("CREATE TABLE host_atomic (n BIGINT NOT NULL)");
    let spoil = |commit: &mut Commit| commit.also = vec![statement(insert, Some(1)), statement(none, Some(1))];
    check(subject, spoil, |refused| *refused == StoreError::Rows { place: 1, expected: 1, actual: 0 });
    let spoil =
        |commit: &mut Commit| commit.also = vec![statement(insert, Some(1)), statement("DELETE FROM no_table", None)];
    check(subject, spoil, |refused| matches!(refused, StoreError::Statement { place: 1, .. }));
    assert_eq!(rows(sql, "host_atomic"), 0);
    // The other way round: what the host wrote goes with the commit that is refused for another reason.
    let spoil = |commit: &mut Commit| {
        commit.also = vec![statement(insert, Some(1))];
        commit.counters[1].delta = -1;
    };
    check(subject, spoil, |refused| matches!(refused, StoreError::Bound { .. }));
    assert_eq!(rows(sql, "host_atomic"), 0);
}

fn statement(sql: &str, rows: Option<u64>) -> Statement {
    Statement { sql: sql.to_owned(), parameters: Vec::new(), rows }
}

fn rows(sql: &Sql, table: &str) -> i64 {
    (sql.count)(&format!("SELECT COUNT(*) FROM {table}"))
}

/// A record too many with a field that its kind does not have, a record written twice, a version that does not grow.
pub fn a_limit_leaves_nothing(subject: &Subject) {
    let limited = |refused: &StoreError| matches!(refused, StoreError::Limit { .. });
    let field = |commit: &mut Commit| {
        let Some(Write::Put { record, .. }) = commit.writes.last_mut() else { panic!("it is a put") };
        record.fields.push((Field::Product, "shoe".to_owned()));
    };
    check(subject, field, limited);
    check(subject, |commit| commit.writes.push(delete(RecordKind::Cart, "crt_comes", 1)), limited);
    let stands_still = |commit: &mut Commit| {
        let Some(Write::Put { expected, record }) = commit.writes.last_mut() else { panic!("it is a put") };
        record.version = *expected;
    };
    check(subject, stands_still, limited);
}

/// A commit with neither an event nor a claim.
pub fn no_event_leaves_nothing(subject: &Subject) {
    let spoil = |commit: &mut Commit| (commit.events, commit.claim) = (Vec::new(), None);
    check(subject, spoil, |refused| matches!(refused, StoreError::Limit { .. }));
}

/// Several parts at once: whichever is named, nothing is left.
pub fn several_refusals_leave_nothing(subject: &Subject) {
    let spoil = |commit: &mut Commit| {
        commit.counters[0].delta = -6;
        commit.writes[1] = delete(RecordKind::Order, "ord_goes", 7);
        commit.fence = Some(Fence { name: "nobody's".to_owned(), epoch: 1 });
    };
    check(subject, spoil, |_| true);
}
