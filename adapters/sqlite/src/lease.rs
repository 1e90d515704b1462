//! Leases: one row a name, whose epoch only grows.

use crate::commit::Judged;
use crate::error::Failure;
use crate::log::time;
use rusqlite::{Connection, OptionalExtension, params};
use vendra::Timestamp;
use vendra::port::{Lease, StoreError};

fn standing(connection: &Connection, name: &str) -> Result<Option<Lease>, Failure> {
    let mut find = connection.prepare_cached("SELECT holder, epoch, until FROM leases WHERE name = ?1")?;
    let row = find.query_row([name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    row.map(|(holder, epoch, until)| Ok(Lease { name: name.to_owned(), holder, epoch, until: time(until)? }))
        .transpose()
}

/// Takes a lease, or gives the one that stands.
pub(crate) fn take(
    connection: &Connection,
    name: &str,
    holder: &str,
    now: Timestamp,
    until: Timestamp,
) -> Judged<Result<Lease, Lease>> {
    let standing = standing(connection, name)?;
    let before = standing.as_ref().map_or(0, |lease| lease.epoch);
    if let Some(lease) = standing.filter(|lease| lease.until > now && lease.holder != holder) {
        return Ok(Ok(Err(lease)));
    }
    let epoch = before.saturating_add(1);
    let mut upsert = connection.prepare_cached(
        "INSERT INTO leases (name, holder, epoch, until) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, epoch = excluded.epoch, until = excluded.until",
    )?;
    upsert.execute(params![name, holder, epoch, until.unix_ms()])?;
    Ok(Ok(Ok(Lease { name: name.to_owned(), holder: holder.to_owned(), epoch, until })))
}

/// Keeps a lease longer.
pub(crate) fn renew(connection: &Connection, name: &str, epoch: u64, until: Timestamp) -> Judged<()> {
    let standing = standing(connection, name)?;
    let current = standing.as_ref().map_or(0, |lease| lease.epoch);
    if standing.is_none_or(|lease| lease.epoch != epoch || lease.holder.is_empty()) {
        return Ok(Err(StoreError::Fenced { name: name.to_owned(), epoch, current }));
    }
    let mut update = connection.prepare_cached("UPDATE leases SET until = ?2 WHERE name = ?1")?;
    update.execute(params![name, until.unix_ms()])?;
    Ok(Ok(()))
}

/// Gives a lease back. The epoch stays, so that the next grant's is greater.
pub(crate) fn release(connection: &Connection, name: &str, epoch: u64) -> Judged<()> {
    // An epoch that no file holds is nobody's grant.
    if let Ok(epoch) = i64::try_from(epoch) {
        let mut update =
            connection.prepare_cached("UPDATE leases SET holder = '', until = 0 WHERE name = ?1 AND epoch = ?2")?;
        update.execute(params![name, epoch])?;
    }
    Ok(Ok(()))
}
