//! Records, counters and claims as they are read.

use crate::commit::{Judged, claim, counter};
use crate::error::Failure;
use crate::table::{page_sql, record, table};
use rusqlite::{Connection, params};
use vendra::port::*;

/// Reads records, counters and a claim.
pub(crate) fn load(connection: &Connection, tenant: &str, load: &Load) -> Judged<Loaded> {
    let mut records = Vec::with_capacity(load.records.len());
    for key in &load.records {
        let mut find = connection.prepare_cached(&table(key.kind).load)?;
        let mut rows = find.query([tenant, key.id.as_str()])?;
        records.push(rows.next()?.map(|row| record(key.kind, row)).transpose()?);
    }
    let counters = load.counters.iter().map(|key| counter(connection, tenant, &counter_name(key)));
    let counters = counters.collect::<Result<_, Failure>>()?;
    let claim = match &load.claim {
        Some(key) => claim(connection, tenant, key)?,
        None => None,
    };
    Ok(Ok(Loaded { records, counters, claim }))
}

/// One page of a named query, after a cursor.
pub(crate) fn query(connection: &Connection, tenant: &str, query: &Query, after: Option<&Cursor>) -> Judged<Page> {
    let (sql, kind) = (page_sql(query.name), query.name.kind());
    let mut page = connection.prepare_cached(if after.is_some() { &sql.next } else { &sql.first })?;
    // One more than wanted tells whether there is a next page.
    let limit = i64::from(query.limit) + 1;
    let value = query.value.as_str();
    let mut rows = match (query.name.field(), query.name.order(), after) {
        (None, _, None) => page.query(params![tenant, limit])?,
        (None, _, Some(after)) => page.query(params![tenant, limit, after.id])?,
        (Some(_), _, None) => page.query(params![tenant, limit, value])?,
        (Some(_), Order::ByField, Some(after)) => page.query(params![tenant, limit, value, after.id, after.value])?,
        (Some(_), _, Some(after)) => page.query(params![tenant, limit, value, after.id])?,
    };
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.push(record(kind, row)?);
    }
    let wanted = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let more = records.len() > wanted;
    records.truncate(wanted);
    let last = records.last().filter(|_| more);
    let next =
        last.map(|record| Cursor { value: place(query.name, record), id: record.key.id.clone() }.write(query.name));
    Ok(Ok(Page { records, next }))
}

/// The value of a record's field that a query goes by.
fn place(query: QueryName, record: &Record) -> String {
    let value = |wanted| record.fields.iter().find(|(field, _)| *field == wanted).map(|(_, value)| value.clone());
    query.field().and_then(value).unwrap_or_default()
}
