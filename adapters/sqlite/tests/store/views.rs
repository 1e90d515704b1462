//! What people read: five views that any SQLite client shows, right at every moment.

use crate::given::*;
use rusqlite::Connection;
use vendra::port::*;

fn rows(host: &Connection, sql: &str) -> Vec<String> {
    let mut query = host.prepare(sql).unwrap();
    let columns = query.column_count();
    let row = |row: &rusqlite::Row<'_>| {
        let text = |place| match row.get_ref(place).unwrap() {
            rusqlite::types::ValueRef::Null => "-".to_owned(),
            rusqlite::types::ValueRef::Integer(integer) => integer.to_string(),
            rusqlite::types::ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
            other => panic!("{other:?}"),
        };
        Ok((0..columns).map(text).collect::<Vec<_>>().join(" "))
    };
    query.query_map([], row).unwrap().map(Result::unwrap).collect()
}

#[test]
fn they_tell_what_happened_in_integers_and_texts() {
    let (_folder, path) = folder();
    let store = open(&path);
    let order =
        r#"{"data":{"currency":"EUR","gross":9619,"placed_at":"2026-03-01T10:00:00.000Z"},"type":"order","v":1}"#;
    let part = r#"{"data":{"currency":"EUR","lines":[1,2]},"type":"vendor_order","v":1}"#;
    let writes = vec![put(RecordKind::Order, "ord_1", 0, order), put(RecordKind::VendorOrder, "vor_1", 0, part)];
    let events = vec![event(RecordKind::Order, "ord_1", 1)];
    run(store.commit(Commit { writes, events, journals: vec![journal(250)], at: at(7), ..commit(1) })).unwrap();
    let host = Connection::open(&path).unwrap();
    let mkt = tenant().to_string();
    assert_eq!(
        rows(&host, "SELECT * FROM v_orders"),
        [format!("{mkt} ord_1 Number State Buyer Cart 1 EUR 9619 2026-03-01T10:00:00.000Z -")]
    );
    assert_eq!(rows(&host, "SELECT * FROM v_vendor_orders"), [format!("{mkt} vor_1 Order Vendor State 1 EUR - 2")]);
    let at = "2026-01-31T12:00:00.007Z";
    let posted = format!("{mkt} 1 {at} funding cap_01h455vb4pex5vsknk084sn02q");
    assert_eq!(
        rows(&host, "SELECT * FROM v_ledger"),
        [
            format!("{posted} gateway_clearing/stripe debit 250 EUR - system"),
            format!("{posted} buyer_clearing/{ORDER} credit 250 EUR - system")
        ]
    );
    let data = r#"{"data":{"n":1},"type":"order.happened","v":1}"#;
    assert_eq!(
        rows(&host, "SELECT * FROM v_events"),
        [format!("{mkt} 1 {at} system test order.happened ord_1 1 {ORDER} - {data}")]
    );
}

/// Before the log is rolled up, half way, and after.
#[test]
fn balances_are_right_whatever_is_rolled_up() {
    let (_folder, path) = folder();
    let store = open(&path);
    let host = Connection::open(&path).unwrap();
    let balances = || rows(&host, "SELECT account, currency, debits, credits, balance FROM v_balances");
    let expected = |sum: i64| {
        [format!("buyer_clearing/{ORDER} EUR 0 {sum} -{sum}"), format!("gateway_clearing/stripe EUR {sum} 0 {sum}")]
    };
    for id in 1..=3 {
        run(store.commit(Commit { journals: vec![journal(100)], ..commit(id) })).unwrap();
        assert_eq!(balances(), expected(100 * i64::try_from(id).unwrap()));
        if id == 2 {
            run(store.balances(tenant(), None)).unwrap();
            assert_eq!(balances(), expected(200));
        }
    }
}
