//! The suite that every store passes.

use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::Arc;
use vendra_conformance::{Sql, Subject};
use vendra_sqlite::SqliteStore;

/// A connection of the host's own to the same file.
fn host(path: &PathBuf) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    connection
}

fn subject() -> Subject {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.db");
    let (runs, counts, again) = (path.clone(), path.clone(), path.clone());
    let sql = Sql {
        run: Box::new(move |sql| host(&runs).execute_batch(sql).unwrap()),
        count: Box::new(move |sql| host(&counts).query_row(sql, [], |row| row.get(0)).unwrap()),
        placeholder: |place| format!("?{place}"),
        bytes: "BLOB",
    };
    let open = move || Arc::new(SqliteStore::open(&again).unwrap()) as Arc<dyn vendra::port::Store>;
    Subject::new(SqliteStore::open(&path).unwrap()).with_sql(sql).opened_again_by(open).keeping(folder)
}

vendra_conformance::suite!(subject);
