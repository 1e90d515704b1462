//! The tables of records, and the statements over them: made once, of names that stand in this file and in the schema.

use crate::error::Failure;
use rusqlite::Row;
use rusqlite::types::ValueRef;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use vendra::port::{Field, Order, QueryName, Record, RecordKey, RecordKind, StoreError};

/// The statements over one kind's table.
#[derive(Debug)]
pub(crate) struct Table {
    /// One record: tenant, id.
    pub(crate) load: String,
    /// Row and version and fields of one record: tenant, id.
    pub(crate) find: String,
    /// A new record: tenant, id, version, order of fields, body, fields.
    pub(crate) insert: String,
    /// All but its id: row, version, order of fields, body, fields.
    pub(crate) update: String,
    /// Where its fields stay: row, version, order of fields, body. Its index entries are not touched.
    pub(crate) update_body: String,
    /// Without it: row.
    pub(crate) delete: String,
}

/// The table of a kind.
pub(crate) const fn table_name(kind: RecordKind) -> &'static str {
    use RecordKind as K;
    match kind {
        K::Marketplace => "marketplaces",
        K::Vendor => "vendors",
        K::Customer => "customers",
        K::Contact => "contacts",
        K::ContactDetails => "contact_details",
        K::Offer => "offers",
        K::Stock => "stock",
        K::Cart => "carts",
        K::Promotion => "promotions",
        K::CommissionPlan => "commission_plans",
        K::GiftCard => "gift_cards",
        K::StoreCredit => "store_credits",
        K::Reservation => "reservations",
        K::Order => "orders",
        K::VendorOrder => "vendor_orders",
        K::Payment => "payments",
        K::Refund => "refunds",
        K::Return => "returns",
        K::Exchange => "exchanges",
        K::Claim => "claims",
        K::Dispute => "disputes",
        K::Settlement => "settlements",
        K::Invoice => "invoices",
        K::InvoiceSeries => "invoice_series",
        K::Payout => "payouts",
        K::WebhookEndpoint => "webhook_endpoints",
        K::Reconciliation => "reconciliations",
        K::Transfer => "transfers",
        K::Cursor => "cursors",
    }
}

/// The column of a field, quoted because `order` is a word of SQL.
fn column(field: Field) -> String {
    format!("\"{}\"", field.name())
}

/// The columns that make a record, in the order in which [`record`] reads them.
fn columns(kind: RecordKind) -> String {
    let fields: String = kind.indexed().iter().map(|field| format!(", {}", column(*field))).collect();
    format!("id, version, field_order, body{fields}")
}

impl Table {
    fn new(kind: RecordKind) -> Self {
        let name = table_name(kind);
        let fields: Vec<String> = kind.indexed().iter().map(|field| column(*field)).collect();
        let named = |prefix: &str| fields.iter().map(|field| format!(", {prefix}{field}")).collect::<String>();
        let places: String = (0..fields.len()).map(|place| format!(", ?{}", place + 6)).collect();
        let set: String =
            fields.iter().enumerate().map(|(place, field)| format!(", {field} = ?{}", place + 5)).collect();
        Self {
            load: format!("SELECT {} FROM {name} WHERE tenant = ?1 AND id = ?2", columns(kind)),
            find: format!("SELECT rowid, version{} FROM {name} WHERE tenant = ?1 AND id = ?2", named("")),
            insert: format!(
                "INSERT INTO {name} (tenant, id, version, field_order, body{}) VALUES (?1, ?2, ?3, ?4, ?5{places})",
                named("")
            ),
            update: format!("UPDATE {name} SET version = ?2, field_order = ?3, body = ?4{set} WHERE rowid = ?1"),
            update_body: format!("UPDATE {name} SET version = ?2, field_order = ?3, body = ?4 WHERE rowid = ?1"),
            delete: format!("DELETE FROM {name} WHERE rowid = ?1"),
        }
    }
}

/// The statements over a kind's table.
pub(crate) fn table(kind: RecordKind) -> &'static Table {
    static TABLES: LazyLock<BTreeMap<RecordKind, Table>> =
        LazyLock::new(|| RecordKind::ALL.iter().map(|kind| (*kind, Table::new(*kind))).collect());
    static NONE: LazyLock<Table> = LazyLock::new(|| Table::new(RecordKind::Marketplace));
    TABLES.get(&kind).unwrap_or(&NONE)
}

/// A page of a named query: tenant, limit, then the field's value where it has a field, then the cursor's parts where there is
/// one.
#[derive(Debug)]
pub(crate) struct PageSql {
    /// The first page.
    pub(crate) first: String,
    /// One after a cursor.
    pub(crate) next: String,
}

impl PageSql {
    fn new(query: QueryName) -> Self {
        let (kind, order) = (query.kind(), query.order());
        let name = table_name(kind);
        let field = query.field().map(column);
        let from = format!("SELECT {} FROM {name} WHERE tenant = ?1", columns(kind));
        let (wanted, after, by) = match (&field, order) {
            (None, Order::NewestFirst) => (String::new(), " AND id < ?3".to_owned(), "id DESC".to_owned()),
            (None, Order::OldestFirst | Order::ByField) => (String::new(), " AND id > ?3".to_owned(), "id".to_owned()),
            (Some(field), Order::NewestFirst) => {
                (format!(" AND {field} = ?3"), " AND id < ?4".to_owned(), "id DESC".to_owned())
            }
            (Some(field), Order::OldestFirst) => {
                (format!(" AND {field} = ?3"), " AND id > ?4".to_owned(), "id".to_owned())
            }
            (Some(field), Order::ByField) => {
                (format!(" AND {field} <= ?3"), format!(" AND ({field}, id) > (?5, ?4)"), format!("{field}, id"))
            }
        };
        Self {
            first: format!("{from}{wanted} ORDER BY {by} LIMIT ?2"),
            next: format!("{from}{wanted}{after} ORDER BY {by} LIMIT ?2"),
        }
    }
}

/// The statements of a named query.
pub(crate) fn page_sql(query: QueryName) -> &'static PageSql {
    static PAGES: LazyLock<BTreeMap<QueryName, PageSql>> =
        LazyLock::new(|| QueryName::ALL.iter().map(|query| (*query, PageSql::new(*query))).collect());
    static NONE: LazyLock<PageSql> = LazyLock::new(|| PageSql::new(QueryName::Vendors));
    PAGES.get(&query).unwrap_or(&NONE)
}

/// The values of a record's fields, in the order of its kind's columns.
pub(crate) fn values(record: &Record) -> impl Iterator<Item = Option<&str>> {
    let value =
        |wanted: &Field| record.fields.iter().find(|(field, _)| field == wanted).map(|(_, value)| value.as_str());
    record.key.kind.indexed().iter().map(value)
}

/// The order in which the fields came, where that is not the order of the columns: a record comes back as it was written.
pub(crate) fn field_order(record: &Record) -> Option<String> {
    let place = |field: &Field| record.key.kind.indexed().iter().position(|indexed| indexed == field);
    let places = record.fields.iter().map(|(field, _)| place(field));
    if places.is_sorted() {
        return None;
    }
    Some(record.fields.iter().map(|(field, _)| field.name()).collect::<Vec<_>>().join(","))
}

/// A version as the file keeps it.
pub(crate) fn stored_version(version: u64) -> Result<i64, StoreError> {
    const MOST: u64 = i64::MAX.unsigned_abs();
    i64::try_from(version).map_err(|_| StoreError::Limit { what: "record.version", max: MOST, actual: version })
}

/// The record in a row of [`Table::load`] or of a page.
pub(crate) fn record(kind: RecordKind, row: &Row<'_>) -> Result<Record, Failure> {
    let (id, version, order): (String, u64, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let mut fields = Vec::with_capacity(kind.indexed().len());
    for (place, field) in kind.indexed().iter().enumerate() {
        if let Some(value) = row.get::<_, Option<String>>(place + 4)? {
            fields.push((*field, value));
        }
    }
    if let Some(order) = order {
        let place = |field: &Field| order.split(',').position(|name| name == field.name());
        fields.sort_by_key(|(field, _)| place(field));
    }
    Ok(Record { key: RecordKey { kind, id }, version, body: row.get::<_, String>(3)?.into(), fields })
}

/// Whether the fields of a row of [`Table::find`] are those of a record.
pub(crate) fn same_fields(row: &Row<'_>, record: &Record) -> Result<bool, Failure> {
    for (place, value) in values(record).enumerate() {
        let standing = match row.get_ref(place + 2)? {
            ValueRef::Null => None,
            ValueRef::Text(text) => Some(text),
            ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => return Err(Failure::Corrupt("a field")),
        };
        if standing != value.map(str::as_bytes) {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_query_has_its_statements() {
        for kind in RecordKind::ALL {
            assert!(table(*kind).load.contains(&format!(" FROM {} ", table_name(*kind))), "{kind}");
        }
        for query in QueryName::ALL {
            assert!(
                page_sql(*query).first.contains(&format!(" FROM {} ", table_name(query.kind()))),
                "{}",
                query.name()
            );
        }
    }
}
