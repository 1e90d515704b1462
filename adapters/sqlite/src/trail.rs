//! Events as they are read: of a partition, or of somebody's history.

use crate::commit::Judged;
use crate::error::Failure;
use crate::log::{LOGGED, Logged, LoggedEvent, read_events};
use crate::rollup::of;
use rusqlite::{Connection, Rows, params};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use vendra::MarketplaceId;
use vendra::port::{HistoryOf, StoredEvent, partition_of};

/// Events of a partition, from the run that holds a position on: partition, position, limit.
pub(crate) static EVENTS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT e.first, {LOGGED} FROM events AS e CROSS JOIN commits AS c ON c.position = e.position
         WHERE e.partition = ?1 AND e.first >= coalesce(
            (SELECT first FROM events WHERE partition = ?1 AND first <= ?2 ORDER BY first DESC LIMIT 1), 0)
         ORDER BY e.first LIMIT ?3"
    )
});

/// Events of a history, from the run that holds a place on: tenant, of what, which, place, limit.
pub(crate) static HISTORY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT h.first, {LOGGED} FROM history AS h CROSS JOIN commits AS c ON c.position = h.position
         WHERE h.tenant = ?1 AND h.of = ?2 AND h.subject = ?3 AND h.first >= coalesce(
            (SELECT first FROM history WHERE tenant = ?1 AND of = ?2 AND subject = ?3 AND first <= ?4
             ORDER BY first DESC LIMIT 1), 0)
         ORDER BY h.first LIMIT ?5"
    )
});

/// Where the events of a commit are in their partitions: the commit's position.
pub(crate) const POSITIONS: &str = "SELECT partition, first FROM events WHERE position = ?1";

/// The place after one that was read; beyond every place there is where that is beyond what the file can hold.
pub(crate) fn next_place(after: u64) -> i64 {
    i64::try_from(after).unwrap_or(i64::MAX).saturating_add(1)
}

/// Events of a partition after a position.
pub(crate) fn events(connection: &Connection, partition: u8, after: u64, limit: u32) -> Judged<Vec<StoredEvent>> {
    let mut read = connection.prepare_cached(&EVENTS)?;
    let from = next_place(after);
    // Each run has an event at least, and the first may have been read up to its last.
    let rows = read.query(params![partition, from, i64::from(limit) + 1])?;
    let mine = |logged: &Logged, event: &LoggedEvent<'_>| partition_of(logged.tenant, &event.key) == partition;
    let positions = |_: &Logged, place| Ok(BTreeMap::from([(partition, place)]));
    collect(rows, from, limit, mine, positions).map(Ok)
}

/// Events of a history after so many that were read.
pub(crate) fn history(
    connection: &Connection,
    tenant: MarketplaceId,
    wanted: &HistoryOf,
    after: u64,
    limit: u32,
) -> Judged<Vec<StoredEvent>> {
    let (of, subject) = match wanted {
        HistoryOf::Key(key) => (of::KEY, key),
        HistoryOf::Order(order) => (of::ORDER, order),
        HistoryOf::Vendor(vendor) => (of::VENDOR, vendor),
        HistoryOf::Actor(actor) => (of::ACTOR, actor),
    };
    let mut read = connection.prepare_cached(&HISTORY)?;
    let from = next_place(after);
    let rows = read.query(params![tenant.to_string(), of, subject, from, i64::from(limit) + 1])?;
    let mine = |logged: &Logged, event: &LoggedEvent<'_>| match wanted {
        HistoryOf::Key(key) => event.key == *key,
        HistoryOf::Order(order) => event.order.as_deref() == Some(order),
        HistoryOf::Vendor(vendor) => event.vendor.as_deref() == Some(vendor),
        HistoryOf::Actor(actor) => logged.actor == *actor,
    };
    let positions = |logged: &Logged, _| {
        let mut find = connection.prepare_cached(POSITIONS)?;
        let rows = find.query_map([logged.position], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    };
    collect(rows, from, limit, mine, positions).map(Ok)
}

/// The next position in each partition.
type Positions = BTreeMap<u8, i64>;

/// The events of those runs that are wanted, from a place among them on. `positions` tells where the events of a commit whose
/// first wanted one has a place begin in their partitions.
fn collect(
    mut rows: Rows<'_>,
    from: i64,
    limit: u32,
    mine: impl Fn(&Logged, &LoggedEvent<'_>) -> bool,
    positions: impl Fn(&Logged, i64) -> Result<Positions, Failure>,
) -> Result<Vec<StoredEvent>, Failure> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (mut place, logged): (i64, Logged) = (row.get(0)?, Logged::read(row, 1)?);
        let mut positions = positions(&logged, place)?;
        for event in read_events(&logged.events)? {
            let partition = partition_of(logged.tenant, &event.key);
            let next = positions.get_mut(&partition);
            let position = next.map(|next| std::mem::replace(next, next.saturating_add(1)));
            if !mine(&logged, &event) {
                continue;
            }
            if place >= from {
                found.push(stored(&logged, &event, partition, position)?);
                if found.len() == limit {
                    return Ok(found);
                }
            }
            place = place.saturating_add(1);
        }
    }
    Ok(found)
}

fn stored(
    logged: &Logged,
    event: &LoggedEvent<'_>,
    partition: u8,
    position: Option<i64>,
) -> Result<StoredEvent, Failure> {
    let position = position.and_then(|position| u64::try_from(position).ok());
    Ok(StoredEvent {
        tenant: logged.tenant,
        partition,
        position: position.ok_or(Failure::Corrupt("a position"))?,
        commit: logged.id,
        at: logged.at,
        actor: logged.actor.clone(),
        correlation: logged.correlation.clone(),
        event: event.event()?,
    })
}
