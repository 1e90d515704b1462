//! The floor: what the file and the disk allow. The rows that checkouts left are read back, and bare rusqlite writes them again
//! into a copy of the file as it was before, without reading, deciding or checking anything.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

/// One row to write: the statement, and its values.
type Row = (String, Vec<Value>);

/// Everything that some checkouts wrote: for each its rows, and at last what is brought up to date in bulk.
pub(crate) struct Rows {
    checkouts: Vec<Vec<Row>>,
    bulk: Vec<Row>,
}

/// The table that an event's record stands in.
const TABLES: &[(&str, &str)] = &[
    ("order", "orders"),
    ("vendor_order", "vendor_orders"),
    ("cart", "carts"),
    ("reservation", "reservations"),
    ("payment", "payments"),
];

fn query(file: &Connection, sql: &str, values: &[Value]) -> Vec<Vec<Value>> {
    let mut select = file.prepare_cached(sql).unwrap();
    let columns = select.column_count();
    let row = |row: &rusqlite::Row<'_>| (0..columns).map(|place| row.get(place)).collect::<Result<_, _>>();
    select.query_map(params_from_iter(values), row).unwrap().map(Result::unwrap).collect()
}

fn insert(table: &str, columns: usize) -> String {
    let places = (1..=columns).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ");
    format!("INSERT OR REPLACE INTO {table} VALUES ({places})")
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}

impl Rows {
    /// What was committed to a file after a position.
    pub(crate) fn after(path: &Path, position: i64) -> Self {
        let file = Connection::open(path).unwrap();
        let commits = query(&file, "SELECT * FROM commits WHERE position > ?1 ORDER BY position", &[position.into()]);
        let checkouts = commits.into_iter().map(|commit| Self::checkout(&file, commit)).collect();
        let mut bulk = Vec::new();
        for table in ["events", "history", "entries"] {
            let sql = format!("SELECT * FROM {table} WHERE position > ?1");
            let rows = query(&file, &sql, &[position.into()]);
            bulk.extend(rows.into_iter().map(|row| (insert(table, row.len()), row)));
        }
        for row in query(&file, "SELECT * FROM balances", &[]) {
            bulk.push((insert("balances", row.len()), row));
        }
        Self { checkouts, bulk }
    }

    /// The rows of one commit: each record that an event is of, the counters, the key, and the commit itself.
    fn checkout(file: &Connection, commit: Vec<Value>) -> Vec<Row> {
        // The columns of `commits` in the order of the schema.
        let (tenant, correlation) = (commit[2].clone(), commit[5].clone());
        let json = |place: usize| serde_json::from_str(&text(&commit[place])).unwrap_or(serde_json::Value::Null);
        let (events, moves): (serde_json::Value, serde_json::Value) = (json(6), json(8));
        let mut records = BTreeMap::new();
        for event in events.as_array().into_iter().flatten() {
            records.insert((event["kind"].as_str().unwrap(), event["key"].as_str().unwrap()), ());
        }
        let mut rows = Vec::new();
        for (kind, key) in records.into_keys() {
            let table = TABLES.iter().find(|(known, _)| *known == kind).expect("a kind that a checkout writes").1;
            let sql = format!("SELECT * FROM {table} WHERE tenant = ?1 AND id = ?2");
            for row in query(file, &sql, &[tenant.clone(), Value::Text(key.to_owned())]) {
                // A cart was there before: it is found by its key, as anyone would do it.
                rows.push(if kind == "cart" { Self::cart(row) } else { (insert(table, row.len()), row) });
            }
        }
        for step in moves.as_array().into_iter().flatten() {
            let (name, delta) = (step[0].as_str().unwrap().to_owned(), step[1].as_i64().unwrap());
            let sql = "INSERT INTO counters (tenant, name, value) VALUES (?1, ?2, ?3)
                 ON CONFLICT (tenant, name) DO UPDATE SET value = value + excluded.value";
            rows.push((sql.to_owned(), vec![tenant.clone(), Value::Text(name), delta.into()]));
        }
        let sql = "SELECT * FROM idempotency_keys WHERE tenant = ?1 AND key = ?2";
        let keys = query(file, sql, &[tenant, correlation]);
        rows.extend(keys.into_iter().map(|row| (insert("idempotency_keys", row.len()), row)));
        rows.push((insert("commits", commit.len()), commit));
        rows
    }

    fn cart(row: Vec<Value>) -> Row {
        // tenant, id, version, state, buyer, field_order, body
        let [tenant, id, version, state, _, _, body] = <[Value; 7]>::try_from(row).expect("a cart's columns");
        let sql = "UPDATE carts SET version = ?3, state = ?4, body = ?5 WHERE tenant = ?1 AND id = ?2";
        (sql.to_owned(), vec![tenant, id, version, state, body])
    }

    /// How many rows a checkout writes at once, without what is brought up to date in bulk.
    pub(crate) fn each(&self) -> usize {
        self.checkouts.iter().map(Vec::len).sum::<usize>() / self.checkouts.len().max(1)
    }

    /// Writes them to a file, so many checkouts a transaction.
    pub(crate) fn write(&self, path: &Path, together: usize) -> Duration {
        let file = Connection::open(path).unwrap();
        file.set_prepared_statement_cache_capacity(64);
        let as_the_store = "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192";
        file.execute_batch(as_the_store).unwrap();
        let start = Instant::now();
        for some in self.checkouts.chunks(together) {
            Self::transaction(&file, some.iter().flatten());
        }
        Self::transaction(&file, self.bulk.iter());
        start.elapsed()
    }

    fn transaction<'a>(file: &Connection, rows: impl Iterator<Item = &'a Row>) {
        file.prepare_cached("BEGIN IMMEDIATE").unwrap().execute([]).unwrap();
        for (sql, values) in rows {
            file.prepare_cached(sql).unwrap().execute(params_from_iter(values)).unwrap();
        }
        file.prepare_cached("COMMIT").unwrap().execute([]).unwrap();
    }
}
