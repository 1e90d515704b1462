//! Which files are ours, and how they come to the schema of this release.

use crate::error::Failure;
use rusqlite::Connection;

/// "vndr": what the header of our files says of who made them.
const APPLICATION_ID: i64 = 0x766e_6472;

/// The steps from an empty file on, oldest first. Forward only: a step that was released is never changed.
const MIGRATIONS: &[&str] = &[include_str!("../schema/0001.sql")];

/// The schema of this release.
fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// What a file is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Nobody's: it has no table.
    Empty,
    /// Ours, at a schema up to this release's.
    Ours(i64),
}

/// What the file is, without changing it.
///
/// Fails with [`Failure::Foreign`] or [`Failure::Newer`].
pub(crate) fn recognise(connection: &Connection) -> Result<State, Failure> {
    // One statement sees one moment: between two of them somebody else may make the file ours.
    let sql = "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
        FROM pragma_application_id, pragma_user_version";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let (application, version, things): (i64, i64, i64) =
        connection.query_row(sql, [], read).map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Failure::Foreign,
            _ => error.into(),
        })?;
    match (application, version, things) {
        (0, 0, 0) => Ok(State::Empty),
        (APPLICATION_ID, 1.., 1..) if version <= newest() => Ok(State::Ours(version)),
        (APPLICATION_ID, 1.., 1..) => Err(Failure::Newer { found: version, known: newest() }),
        _ => Err(Failure::Foreign),
    }
}

/// Brings the file to this release's schema, all of it or nothing. Of several processes that open a file at once, one does.
pub(crate) fn migrate(connection: &Connection) -> Result<(), Failure> {
    if recognise(connection)? == State::Ours(newest()) {
        return Ok(());
    }
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let migrated = run_missing(connection);
    connection.execute_batch(if migrated.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    migrated
}

fn run_missing(connection: &Connection) -> Result<(), Failure> {
    // Somebody may have been faster before we had the lock.
    let done = match recognise(connection)? {
        State::Empty => 0,
        State::Ours(version) => usize::try_from(version).unwrap_or(usize::MAX),
    };
    for step in MIGRATIONS.iter().skip(done) {
        connection.execute_batch(step)?;
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", newest())?;
    Ok(())
}
