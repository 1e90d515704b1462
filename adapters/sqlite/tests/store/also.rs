//! The host's own tables: changed with a commit or not at all, and nothing else is in a host's reach.

use crate::given::*;
use rusqlite::Connection;
use vendra::port::*;
use vendra::{CounterKey, CounterMove};

/// A store with a table of the host's own beside it.
fn shop() -> (tempfile::TempDir, vendra_sqlite::SqliteStore, Connection) {
    let (folder, path) = folder();
    let store = open(&path);
    let host = Connection::open(&path).unwrap();
    host.execute_batch(
        "CREATE TABLE shipments (id INTEGER PRIMARY KEY, name TEXT UNIQUE, data BLOB, CHECK (name <> 'bad'));
         CREATE TABLE explosive (id INTEGER PRIMARY KEY);
         CREATE TRIGGER explode AFTER INSERT ON explosive BEGIN SELECT RAISE(ROLLBACK, 'boom'); END;
         CREATE TABLE reaching (id INTEGER PRIMARY KEY);
         CREATE TRIGGER reach AFTER INSERT ON reaching BEGIN DELETE FROM counters; END;",
    )
    .unwrap();
    (folder, store, host)
}

fn statement(sql: &str) -> Statement {
    Statement { sql: sql.to_owned(), parameters: Vec::new(), rows: None }
}

fn with(id: u128, also: Vec<Statement>) -> Commit {
    Commit { counters: vec![CounterMove::free(stock(), 1)], also, ..commit(id) }
}

fn shipments(host: &Connection) -> i64 {
    host.query_row("SELECT count(*) FROM shipments", [], |row| row.get(0)).unwrap()
}

fn in_stock(store: &dyn Store) -> i64 {
    let counters: Vec<CounterKey> = vec![stock()];
    run(store.load(tenant(), Load { counters, ..Load::default() })).unwrap().counters[0]
}

#[test]
fn parameters_arrive_as_they_are() {
    let (_folder, store, host) = shop();
    let parameters = vec![
        Parameter::Integer(7),
        Parameter::Text("o'r\"; DROP TABLE orders".to_owned()),
        Parameter::Bytes(vec![0, 255]),
    ];
    let sql = "INSERT INTO shipments (id, name, data) VALUES (?1, ?2, ?3)".to_owned();
    let insert = Statement { sql, parameters, rows: Some(1) };
    let null = Statement {
        sql: "INSERT INTO shipments (id, name) VALUES (8, ?)".to_owned(),
        parameters: vec![Parameter::Null],
        rows: Some(1),
    };
    run(store.commit(with(1, vec![insert, null]))).unwrap();
    let row = host.query_row("SELECT name, data FROM shipments WHERE id = 7", [], |row| Ok((row.get(0)?, row.get(1)?)));
    assert_eq!(row, Ok(("o'r\"; DROP TABLE orders".to_owned(), vec![0u8, 255])));
    assert_eq!((shipments(&host), in_stock(&store)), (2, 1));
}

#[test]
fn a_refused_commit_leaves_the_hosts_table_untouched() {
    let (_folder, store, host) = shop();
    let insert = || vec![statement("INSERT INTO shipments (name) VALUES ('x')")];
    let counters = vec![CounterMove::not_below_zero(stock(), -1)];
    let refused = run(store.commit(Commit { counters, ..with(1, insert()) }));
    assert!(matches!(refused, Err(StoreError::Bound { .. })), "{refused:?}");
    let writes = vec![put(RecordKind::Order, "ord_1", 3, "{}")];
    let refused = run(store.commit(Commit { writes, ..with(1, insert()) }));
    assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{refused:?}");
    assert_eq!(shipments(&host), 0);
    run(store.commit(with(1, insert()))).unwrap();
    // Repeated, it does nothing, and so does what came with it.
    assert!(run(store.commit(with(1, insert()))).unwrap().repeated);
    assert_eq!((shipments(&host), in_stock(&store)), (1, 1));
}

#[test]
fn a_refused_statement_leaves_the_store_untouched() {
    let (_folder, store, host) = shop();
    let good = statement("INSERT INTO shipments (name) VALUES ('x')");
    let none = Statement { rows: Some(1), ..statement("UPDATE shipments SET name = 'y' WHERE id = 99") };
    let refused = run(store.commit(with(1, vec![good.clone(), none])));
    assert_eq!(refused, Err(StoreError::Rows { place: 1, expected: 1, actual: 0 }));
    let bad = statement("INSERT INTO shipments (name) VALUES ('bad')");
    let refused = run(store.commit(with(1, vec![good.clone(), bad])));
    assert!(matches!(refused, Err(StoreError::Statement { place: 1, .. })), "{refused:?}");
    assert_eq!((shipments(&host), in_stock(&store)), (0, 0));
    run(store.commit(with(1, vec![good]))).unwrap();
    assert_eq!((shipments(&host), in_stock(&store)), (1, 1));
}

#[test]
fn rows_are_counted_where_they_are_changed() {
    let (_folder, store, _host) = shop();
    let rows = |sql: &str, rows| Statement { rows: Some(rows), ..statement(sql) };
    let also = vec![
        rows("INSERT INTO shipments (name) VALUES ('a'), ('b'), ('c')", 3),
        rows("SELECT * FROM shipments", 0),
        rows("UPDATE shipments SET data = x'00' WHERE name <> 'a' RETURNING id", 2),
        rows("WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT abs(i) FROM n", 0),
        rows("DELETE FROM shipments", 3),
    ];
    run(store.commit(with(1, also))).unwrap();
}

#[test]
fn nothing_else_is_in_reach() {
    let (_folder, store, host) = shop();
    let out_of_reach = [
        "BEGIN",
        "COMMIT",
        "END",
        "ROLLBACK",
        "SAVEPOINT x",
        "RELEASE host",
        "ROLLBACK TO host",
        "ATTACH ':memory:' AS other",
        "DETACH other",
        "PRAGMA synchronous = OFF",
        "PRAGMA user_version = 9",
        "SELECT * FROM pragma_user_version",
        "VACUUM",
        "ANALYZE",
        "REINDEX",
        "CREATE TABLE more (id INTEGER)",
        "CREATE TEMP TABLE more (id INTEGER)",
        "CREATE TRIGGER t AFTER INSERT ON shipments BEGIN SELECT 1; END",
        "DROP TABLE shipments",
        "ALTER TABLE shipments ADD COLUMN more",
        "UPDATE counters SET value = 9",
        "UPDATE \"COUNTERS\" SET value = 9",
        "DELETE FROM commits",
        "INSERT INTO Main.Orders (tenant, id, version, body) VALUES ('t', 'o', 1, '{}')",
        "INSERT INTO counters (tenant, name, value) VALUES (?1, ?2, ?3)
             ON CONFLICT (tenant, name) DO UPDATE SET value = excluded.value",
        "INSERT INTO shipments (name) SELECT id FROM orders",
        "SELECT * FROM v_ledger",
        "UPDATE sqlite_schema SET sql = ''",
        "INSERT INTO reaching VALUES (1)",
        "SELECT load_extension('x')",
        "INSERT INTO shipments (name) VALUES ('x'); COMMIT",
        "nonsense",
        "",
        "INSERT INTO shipments (name) VALUES (?1)",
    ];
    run(store.commit(with(1, Vec::new()))).unwrap();
    for (id, sql) in (2..).zip(out_of_reach) {
        let refused = run(store.commit(with(id, vec![statement(sql)])));
        assert!(matches!(refused, Err(StoreError::Statement { place: 0, .. })), "{sql}: {refused:?}");
    }
    assert_eq!((shipments(&host), in_stock(&store)), (0, 1));
    // And the store is as well as before.
    run(store.commit(with(1_000, Vec::new()))).unwrap();
    assert_eq!(in_stock(&store), 2);
}

/// A statement may undo the whole transaction; those who shared it are not hurt.
#[test]
fn a_statement_that_rolls_everything_back_takes_no_neighbour_with_it() {
    let (_folder, store, host) = shop();
    run(store.commit(with(1, vec![statement("INSERT INTO shipments (name) VALUES ('x')")]))).unwrap();
    for (id, sql) in
        [(100, "INSERT OR ROLLBACK INTO shipments (name) VALUES ('x')"), (200, "INSERT INTO explosive VALUES (1)")]
    {
        let sent: Vec<_> = (0..40)
            .map(|n| store.commit(with(id + n, if n == 20 { vec![statement(sql)] } else { Vec::new() })))
            .collect();
        for (n, answer) in sent.into_iter().enumerate() {
            let answer = run(answer);
            assert_eq!(answer.is_ok(), n != 20, "{n}: {answer:?}");
        }
    }
    assert_eq!((shipments(&host), in_stock(&store)), (1, 1 + 2 * 39));
}
