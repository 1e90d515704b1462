//! Connections, each set up for what it is for.

use crate::config::Config;
use crate::error::Failure;
use crate::schema;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Instant;

/// How many prepared statements a connection keeps: a few for each kind of record and for each query.
const STATEMENTS_KEPT: usize = 512;
/// How long opening waits before it asks for the file's mode again, in milliseconds.
const MODE_WAIT_MS: u64 = 10;

/// How long the write-ahead log grows before it is taken into the file, in pages: 32 MiB.
const LOG_PAGES: u32 = 8_192;
/// How much of the file the connection that writes keeps in memory, in KiB, as SQLite says it: below zero.
const CACHE_KIB: i32 = -65_536;

/// The connection that writes. It recognises the file before it changes anything of it, then brings it up to date.
pub(crate) fn open_writer(path: &Path, config: &Config) -> Result<Connection, Failure> {
    let connection = open(path, config, OpenFlags::SQLITE_OPEN_CREATE)?;
    // SQLite falls back to reading only where it may not write, and says so only when asked.
    if connection.is_readonly("main")? {
        return Err(Failure::ReadOnly);
    }
    schema::recognise(&connection)?;
    set_up(&connection)?;
    write_ahead(&connection, config)?;
    // Every commit is on the device before it is answered; `fullfsync` matters where a plain sync is not one (macOS).
    connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;")?;
    // A page that many commits change goes into the file once a checkpoint: by default those come every sixty checkouts.
    connection.execute_batch(&format!("PRAGMA wal_autocheckpoint = {LOG_PAGES}; PRAGMA cache_size = {CACHE_KIB};"))?;
    schema::migrate(&connection)?;
    if let Some(bytes) = config.bytes_max {
        let page: i64 = connection.query_row("PRAGMA page_size", [], |row| row.get(0))?;
        let pages = i64::try_from(bytes).unwrap_or(i64::MAX) / page.max(1);
        connection.query_row(&format!("PRAGMA max_page_count = {}", pages.max(1)), [], |_| Ok(()))?;
    }
    Ok(connection)
}

/// A connection that reads, of a file that the writer has opened.
pub(crate) fn open_reader(path: &Path, config: &Config) -> Result<Connection, Failure> {
    let connection = open(path, config, OpenFlags::empty())?;
    set_up(&connection)?;
    connection.execute_batch("PRAGMA query_only = ON;")?;
    Ok(connection)
}

fn open(path: &Path, config: &Config, more: OpenFlags) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(config.busy_timeout)?;
    // A plan that depends on what is bound is made anew for each value: ours are chosen by their indexes, once.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(connection)
}

/// What every connection wants, of a file that is known to be ours.
fn set_up(connection: &Connection) -> Result<(), Failure> {
    // `cell_size_check` finds a damaged page when it is read, not when it has done harm.
    connection.execute_batch("PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;")?;
    Ok(())
}

/// Turns write-ahead logging on. Changing the mode needs the file alone and does not wait by itself, so a process that comes
/// while another does it asks again.
fn write_ahead(connection: &Connection, config: &Config) -> Result<(), Failure> {
    let since = Instant::now();
    loop {
        let mode = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0));
        match mode.map_err(Failure::from) {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(_) => return Err(Failure::ReadOnly),
            Err(failure) if failure.is_busy() && since.elapsed() < config.busy_timeout => {
                std::thread::sleep(std::time::Duration::from_millis(MODE_WAIT_MS));
            }
            Err(failure) => return Err(failure),
        }
    }
}
