//! The host's own statements: in our transaction where the store is SQL, refused where it is not.

use crate::given::*;
use crate::{Sql, Subject};
use vendra::port::*;
use vendra::{CounterMove, MarketplaceId};

fn saying(tenant: MarketplaceId, also: Vec<Statement>) -> Commit {
    Commit { also, ..commit(tenant) }
}

/// A store that is not SQL refuses any statement, and the whole commit with it.
fn refuses(subject: &Subject) {
    let (store, tenant, key) = (subject.store(), tenant(), counter());
    for sql in ["SELECT 1", "INSERT INTO host (n) VALUES (1)", "", ";"] {
        let statement = Statement { sql: sql.to_owned(), parameters: vec![Parameter::Integer(1)], rows: None };
        let said = Commit { counters: vec![CounterMove::free(key, 1)], ..saying(tenant, vec![statement]) };
        let refused = refused(store.commit(said.clone()));
        assert!(matches!(refused, StoreError::Unsupported { .. }), "{refused:?}");
        assert_eq!(counted(store, tenant, key), 0);
        ok(store.commit(Commit { also: Vec::new(), ..said }));
        ok(store.commit(Commit { counters: vec![CounterMove::free(key, -1)], ..commit(tenant) }));
    }
}

/// A table of the host's own, and the statements that the test sends.
struct Host<'a> {
    sql: &'a Sql,
    table: &'static str,
}

impl Host<'_> {
    fn make(&self) {
        let columns = format!("id TEXT PRIMARY KEY, n BIGINT, b {}", self.sql.bytes);
        (self.sql.run)(&format!("CREATE TABLE {} ({columns})", self.table));
    }

    fn insert(&self, id: &str, n: Parameter, bytes: Parameter, rows: Option<u64>) -> Statement {
        let [one, two, three] = [1, 2, 3].map(self.sql.placeholder);
        let sql = format!("INSERT INTO {} (id, n, b) VALUES ({one}, {two}, {three})", self.table);
        Statement { sql, parameters: vec![Parameter::Text(id.to_owned()), n, bytes], rows }
    }

    fn update(&self, condition: &str, rows: Option<u64>) -> Statement {
        let one = (self.sql.placeholder)(1);
        let sql = format!("UPDATE {} SET n = n + {one} WHERE {condition}", self.table);
        Statement { sql, parameters: vec![Parameter::Integer(1)], rows }
    }

    fn count(&self, condition: &str) -> i64 {
        (self.sql.count)(&format!("SELECT COUNT(*) FROM {} WHERE {condition}", self.table))
    }
}

/// The host's statements happen with the commit, in order, with parameters of every kind, and once.
pub fn statements_run_with_their_commit(subject: &Subject) {
    let Some(sql) = subject.sql() else {
        return refuses(subject);
    };
    let (store, tenant, host) = (subject.store(), tenant(), Host { sql, table: "host_runs" });
    host.make();
    let one = host.insert("it's \"é\" 🧵", Parameter::Integer(i64::MIN), Parameter::Bytes(vec![0, 255]), Some(1));
    let two = host.insert("two", Parameter::Null, Parameter::Null, None);
    let three = host.insert("three", Parameter::Integer(41), Parameter::Bytes(Vec::new()), Some(1));
    let said =
        saying(tenant, vec![one, two, three, host.update("id = 'three'", Some(1)), host.update("n = 7", Some(0))]);
    assert!(!ok(store.commit(said.clone())).repeated);
    assert!(ok(store.commit(said)).repeated);
    assert_eq!(host.count("1 = 1"), 3);
    assert_eq!(host.count("id = 'it''s \"é\" 🧵' AND n = -9223372036854775808"), 1);
    assert_eq!(host.count("id = 'two' AND n IS NULL AND b IS NULL"), 1);
    assert_eq!(host.count("id = 'three' AND n = 42 AND b IS NOT NULL"), 1, "a repeated commit says nothing again");
}

/// Another number of rows refuses everything, before and after, and says which statement it was.
pub fn another_number_of_rows_refuses_all(subject: &Subject) {
    let Some(sql) = subject.sql() else {
        return refuses(subject);
    };
    let (store, tenant, key, host) = (subject.store(), tenant(), counter(), Host { sql, table: "host_rows" });
    host.make();
    let insert = |id: &str, rows| host.insert(id, Parameter::Integer(0), Parameter::Null, rows);
    ok(store.commit(saying(tenant, vec![insert("a", Some(1)), insert("b", Some(1))])));
    let say = |also| store.commit(Commit { counters: vec![CounterMove::free(key, 1)], ..saying(tenant, also) });
    let rows = |place, expected, actual| StoreError::Rows { place, expected, actual };
    assert_eq!(refused(say(vec![insert("c", Some(2))])), rows(0, 2, 1));
    assert_eq!(refused(say(vec![insert("c", None), host.update("n = 0", Some(1))])), rows(1, 1, 3));
    assert_eq!(refused(say(vec![insert("c", None), host.update("n = 9", Some(1)), insert("d", None)])), rows(1, 1, 0));
    assert_eq!((host.count("1 = 1"), host.count("n = 0"), counted(store, tenant, key)), (2, 2, 0));
    ok(say(vec![host.update("n = 0", Some(2))]));
    assert_eq!((host.count("n = 1"), counted(store, tenant, key)), (2, 1));
}

/// What the database refuses refuses everything; and no statement ends our transaction.
pub fn a_statement_that_fails_refuses_all(subject: &Subject) {
    let Some(sql) = subject.sql() else {
        return refuses(subject);
    };
    let (store, tenant, key, host) = (subject.store(), tenant(), counter(), Host { sql, table: "host_fails" });
    host.make();
    let insert = |id: &str| host.insert(id, Parameter::Integer(0), Parameter::Null, None);
    ok(store.commit(saying(tenant, vec![insert("a")])));
    let plain = |sql: &str| Statement { sql: sql.to_owned(), parameters: Vec::new(), rows: None };
    let hostile = [
        insert("a"),
        plain("INSERT INTO no_such_table (n) VALUES (1)"),
        plain("this is no SQL"),
        plain("COMMIT"),
        plain("ROLLBACK"),
        plain("BEGIN"),
        plain("INSERT INTO host_fails (id) VALUES ('x'); COMMIT"),
    ];
    for bad in hostile {
        let also = vec![insert("b"), bad.clone()];
        let counters = vec![CounterMove::free(key, 1)];
        let refused = refused(store.commit(Commit { counters, ..saying(tenant, also) }));
        assert!(matches!(refused, StoreError::Statement { place: 1, .. }), "{bad:?}: {refused:?}");
        assert_eq!((host.count("1 = 1"), counted(store, tenant, key)), (1, 0), "{bad:?}");
    }
    ok(store.commit(saying(tenant, vec![insert("b")])));
}

/// A commit that is refused for another reason takes the host's rows with it.
pub fn a_refused_commit_takes_the_hosts_rows_with_it(subject: &Subject) {
    let Some(sql) = subject.sql() else {
        return refuses(subject);
    };
    let (store, tenant, host) = (subject.store(), tenant(), Host { sql, table: "host_refused" });
    host.make();
    let said = |id: &str| saying(tenant, vec![host.insert(id, Parameter::Null, Parameter::Null, Some(1))]);
    let bound = vec![CounterMove::not_below_zero(counter(), -1)];
    refused(store.commit(Commit { counters: bound, ..said("a") }));
    refused(store.commit(Commit { writes: vec![delete(RecordKind::Cart, "crt", 3)], ..said("b") }));
    refused(store.commit(Commit { fence: Some(Fence { name: "nobody's".into(), epoch: 1 }), ..said("c") }));
    refused(store.commit(Commit { events: Vec::new(), ..said("d") }));
    assert_eq!(host.count("1 = 1"), 0);
    ok(store.commit(said("a")));
    assert_eq!(host.count("1 = 1"), 1);
}
