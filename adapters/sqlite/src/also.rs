//! The host's own statements: in our transaction, over the host's own tables, and nowhere else.

use crate::error::Failure;
use crate::table::table_name;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::Null;
use rusqlite::{Connection, ErrorCode, Statement as Prepared};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use vendra::port::{Parameter, RecordKind, Statement, StoreError};

/// What is ours beside the tables of records.
const OURS: &[&str] = &[
    "commits",
    "counters",
    "idempotency_keys",
    "leases",
    "rollup",
    "events",
    "history",
    "entries",
    "balances",
    "v_orders",
    "v_vendor_orders",
    "v_ledger",
    "v_balances",
    "v_events",
];

/// Whether a table is ours, or SQLite's own.
pub(crate) fn is_ours(table: &str) -> bool {
    let same = |name: &str| name.eq_ignore_ascii_case(table);
    OURS.iter().any(|name| same(name))
        || RecordKind::ALL.iter().any(|kind| same(table_name(*kind)))
        || table.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("sqlite_"))
}

/// What a host's statement may do: read and change rows of its own tables, also through its own triggers and views.
fn judge(context: AuthContext<'_>) -> Authorization {
    let allowed = match context.action {
        AuthAction::Select | AuthAction::Recursive => true,
        AuthAction::Function { function_name } => !function_name.eq_ignore_ascii_case("load_extension"),
        AuthAction::Read { table_name, .. }
        | AuthAction::Update { table_name, .. }
        | AuthAction::Insert { table_name }
        | AuthAction::Delete { table_name } => !is_ours(table_name),
        // Transactions, savepoints, pragmas, other files, and whatever changes a schema.
        _ => false,
    };
    if allowed { Authorization::Allow } else { Authorization::Deny }
}

/// Who is speaking on the connection that writes: the store, or a host.
#[derive(Debug, Clone, Default)]
pub(crate) struct Speaker(Arc<AtomicBool>);

impl Speaker {
    /// Has every statement that is prepared while the host speaks judged. The hook is set once, because setting it makes
    /// SQLite prepare everything anew.
    pub(crate) fn watch(connection: &mut Connection) -> Result<Self, Failure> {
        let speaker = Self::default();
        let host = Arc::clone(&speaker.0);
        connection.authorizer(Some(move |context: AuthContext<'_>| {
            if host.load(Ordering::Relaxed) { judge(context) } else { Authorization::Allow }
        }))?;
        Ok(speaker)
    }

    /// Runs a host's statements, all or none of them. Nothing of ours may have been written in this commit before: where a
    /// statement undoes the whole transaction there is then nothing else to lose.
    pub(crate) fn run(&self, connection: &Connection, also: &[Statement]) -> Result<Result<(), StoreError>, Failure> {
        if also.is_empty() {
            return Ok(Ok(()));
        }
        connection.prepare_cached("SAVEPOINT host")?.execute([])?;
        for (place, statement) in also.iter().enumerate() {
            self.0.store(true, Ordering::Relaxed);
            let changed = run_one(connection, statement);
            self.0.store(false, Ordering::Relaxed);
            let refusal = match (changed, statement.rows) {
                (Ok(actual), Some(expected)) if actual != expected => StoreError::Rows { place, expected, actual },
                (Ok(_), _) => continue,
                (Err(error), _) if is_the_stores(&error) => return Err(error.into()),
                (Err(error), _) => StoreError::Statement { place, message: message(error) },
            };
            if !connection.is_autocommit() {
                connection.prepare_cached("ROLLBACK TO host")?.execute([])?;
                connection.prepare_cached("RELEASE host")?.execute([])?;
            }
            return Ok(Err(refusal));
        }
        connection.prepare_cached("RELEASE host")?.execute([])?;
        Ok(Ok(()))
    }
}

/// What SQLite said, without the statement.
fn message(error: rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg,
        error => error.to_string(),
    }
}

/// Whether it says something of the file, not of the statement.
fn is_the_stores(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::ReadOnly
                | ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::OutOfMemory
        )
    )
}

/// How many rows it changed. Never from the cache of statements: what is there was prepared for us, and is not judged again.
fn run_one(connection: &Connection, statement: &Statement) -> Result<u64, rusqlite::Error> {
    let mut prepared = connection.prepare(&statement.sql)?;
    if prepared.parameter_count() != statement.parameters.len() {
        return Err(rusqlite::Error::InvalidParameterCount(statement.parameters.len(), prepared.parameter_count()));
    }
    for (place, parameter) in statement.parameters.iter().enumerate() {
        bind(&mut prepared, place + 1, parameter)?;
    }
    let reads = prepared.readonly();
    let mut rows = prepared.raw_query();
    while rows.next()?.is_some() {}
    drop(rows);
    Ok(if reads { 0 } else { connection.changes() })
}

fn bind(prepared: &mut Prepared<'_>, place: usize, parameter: &Parameter) -> Result<(), rusqlite::Error> {
    match parameter {
        Parameter::Null => prepared.raw_bind_parameter(place, Null),
        Parameter::Integer(integer) => prepared.raw_bind_parameter(place, integer),
        Parameter::Text(text) => prepared.raw_bind_parameter(place, text),
        Parameter::Bytes(bytes) => prepared.raw_bind_parameter(place, bytes),
    }
}
