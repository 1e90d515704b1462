//! How SQLite answers each reading: by which index, and that it sorts nothing.

use crate::commit::PRUNE;
use crate::config::Config;
use crate::connection::open_writer;
use crate::table::{page_sql, table, table_name};
use crate::{ledger, trail};
use rusqlite::Connection;
use vendra::port::{Field, QueryName, RecordKind};

struct File {
    _folder: tempfile::TempDir,
    connection: Connection,
}

fn file() -> File {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.db");
    let connection = open_writer(&path, &Config::new(&path)).unwrap();
    File { _folder: folder, connection }
}

/// What the plan says, a step a line.
fn plan(file: &File, sql: &str) -> Vec<String> {
    let mut explain = file.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let nulls = vec![None::<i64>; explain.parameter_count()];
    let rows = explain.query_map(rusqlite::params_from_iter(nulls), |row| row.get::<_, String>(3)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// The reading seeks what each of `uses` says, in that order, scans nothing whole and sorts nothing.
#[track_caller]
fn check(file: &File, sql: &str, uses: &[&str]) {
    let plan = plan(file, sql);
    let steps: Vec<&String> = plan.iter().filter(|step| step.starts_with("SEARCH")).collect();
    assert_eq!(steps.len(), uses.len(), "{sql}\n{plan:#?}");
    for (step, wanted) in steps.iter().zip(uses) {
        assert!(step.contains(wanted), "{sql}\n{plan:#?}\ndoes not {wanted}");
    }
    assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE") || step.starts_with("SCAN")), "{sql}\n{plan:#?}");
}

#[test]
fn every_named_query_uses_its_index_and_sorts_nothing() {
    let file = file();
    for query in QueryName::ALL {
        let name = table_name(query.kind());
        let index = match query.field() {
            Some(_) => format!("SEARCH {name} USING INDEX {} (tenant=? AND ", query.name()),
            None => format!("SEARCH {name} USING INDEX sqlite_autoindex_{name}_1 (tenant=?"),
        };
        check(&file, &page_sql(*query).first, &[&index]);
        // The next page begins where the cursor is: the id bounds the seek, or the field and the id do together.
        let begins = match (query.field(), query.order()) {
            (Some(field), vendra::port::Order::ByField) => {
                let column = field.name();
                format!("{index}({column},id)>(?,?) AND {column}<?)")
            }
            (Some(field), _) => format!("{index}{}=? AND id", field.name()),
            (None, _) => format!("{index} AND id"),
        };
        check(&file, &page_sql(*query).next, &[&begins]);
    }
}

#[test]
fn every_record_is_found_by_its_key() {
    let file = file();
    for kind in RecordKind::ALL {
        let name = table_name(*kind);
        let key = format!("SEARCH {name} USING INDEX sqlite_autoindex_{name}_1 (tenant=? AND id=?)");
        check(&file, &table(*kind).load, &[&key]);
        check(&file, &table(*kind).find, &[&key]);
    }
}

#[test]
fn histories_and_the_ledger_use_their_keys_and_sort_nothing() {
    let file = file();
    let log = "SEARCH c USING INTEGER PRIMARY KEY";
    let run = "SEARCH events USING PRIMARY KEY (partition=? AND first<?)";
    check(&file, &trail::EVENTS, &["SEARCH e USING PRIMARY KEY (partition=? AND first>?)", run, log]);
    let key = "USING PRIMARY KEY (tenant=? AND of=? AND subject=? AND first";
    check(&file, &trail::HISTORY, &[&format!("SEARCH h {key}>?)"), &format!("SEARCH history {key}<?)"), log]);
    check(&file, trail::POSITIONS, &["SEARCH events USING COVERING INDEX events_of_commit (position=?)"]);
    let key = "USING PRIMARY KEY (tenant=? AND account=? AND first";
    check(&file, &ledger::ENTRIES, &[&format!("SEARCH e {key}>?)"), &format!("SEARCH entries {key}<?)"), log]);
    let key = "USING PRIMARY KEY (tenant=? AND account=? AND currency=? AND day";
    check(&file, ledger::BALANCE, &[&format!("SEARCH balances {key}<?)")]);
    let entries = "SEARCH e USING PRIMARY KEY (tenant=? AND account=? AND first>? AND first<?)";
    check(&file, ledger::BALANCE_WITHIN, &[&format!("SEARCH b {key}=?)"), entries]);
    check(&file, ledger::BALANCES, &["SEARCH balances USING PRIMARY KEY (tenant=?)"]);
    check(&file, ledger::BALANCES_WITHIN, &["SEARCH b USING PRIMARY KEY (tenant=?)", entries]);
    let claims = "SEARCH idempotency_keys USING ";
    let done = format!("{claims}INDEX idempotency_keys_done (until<?)");
    check(&file, PRUNE, &[&format!("{claims}INTEGER PRIMARY KEY"), &done]);
}

/// Every index is one that a named query or a reading above uses: an entry that nobody reads costs every commit.
#[test]
fn there_is_no_index_beyond_those() {
    let file = file();
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
    let mut list = file.connection.prepare(sql).unwrap();
    let found: Vec<String> = list.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let queries = QueryName::ALL.iter().filter(|query| query.field().is_some()).map(|query| query.name());
    let mut wanted: Vec<&str> = queries.chain(["events_of_commit", "idempotency_keys_done"]).collect();
    wanted.sort_unstable();
    assert_eq!(found, wanted);
}

#[test]
fn every_table_keeps_the_fields_of_its_kind() {
    let file = file();
    for kind in RecordKind::ALL {
        let mut info = file.connection.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        let found: Vec<String> =
            info.query_map([table_name(*kind)], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let fields = kind.indexed().iter().copied().map(Field::name);
        let wanted: Vec<&str> =
            ["tenant", "id", "version"].into_iter().chain(fields).chain(["field_order", "body"]).collect();
        assert_eq!(found, wanted, "{kind}");
    }
}

#[test]
fn every_table_is_strict_and_guarded_from_the_hosts_statements() {
    let file = file();
    let mut list =
        file.connection.prepare("SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'").unwrap();
    let tables = list.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    for (name, kind, strict) in tables.map(Result::<(String, String, bool), _>::unwrap) {
        assert!(crate::also::is_ours(&name), "{name} is not guarded");
        assert!(strict || kind == "view" || name.starts_with("sqlite_"), "{name} is not strict");
    }
}
