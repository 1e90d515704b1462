//! The host's own rows in the engine's transactions: both stand, or neither.

use pollster::block_on;
use rusqlite::Connection;
use std::sync::Arc;
use vendra::authority::{Actor, StaffRole};
use vendra::domain::contact::Details;
use vendra::port::{Parameter, Statement};
use vendra::{ContactId, Engine, Market, MarketplaceId};
use vendra_sqlite::SqliteStore;

struct Shop {
    market: Market,
    host: Connection,
    _folder: tempfile::TempDir,
}

fn shop() -> Shop {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.db");
    let engine = Engine::builder(Arc::new(SqliteStore::open(&path).unwrap())).build();
    let tenant: MarketplaceId = "mkt_01h455vb4pex5vsknk084sn001".parse().unwrap();
    let user = "usr_01h455vb4pex5vsknk084sn001".parse().unwrap();
    let market = engine.market(tenant, Actor::Staff { tenant, user, role: StaffRole::Owner });
    let host = Connection::open(&path).unwrap();
    host.execute_batch("CREATE TABLE visits (id INTEGER PRIMARY KEY, page TEXT NOT NULL)").unwrap();
    Shop { market, host, _folder: folder }
}

fn visit(id: i64, page: Parameter) -> Vec<Statement> {
    let sql = "INSERT INTO visits (id, page) VALUES (?1, ?2)".to_owned();
    vec![Statement { sql, parameters: vec![Parameter::Integer(id), page], rows: Some(1) }]
}

fn visits(shop: &Shop) -> i64 {
    shop.host.query_row("SELECT count(*) FROM visits", [], |row| row.get(0)).unwrap()
}

fn details() -> Details {
    Details { name: Some("Ada".to_owned()), ..Details::default() }
}

#[test]
fn a_request_and_the_hosts_rows_stand_together() {
    let shop = shop();
    let page = || Parameter::Text("/contacts".to_owned());
    let market = shop.market.key("k").also(visit(1, page()));
    let made = block_on(market.contacts().add(details())).expect("a contact");
    assert_eq!(visits(&shop), 1);
    // Answered as before, nothing runs twice.
    assert_eq!(block_on(market.contacts().add(details())).expect("the same"), made);
    assert_eq!(visits(&shop), 1);
}

#[test]
fn a_refused_request_leaves_the_hosts_table_untouched() {
    let shop = shop();
    let missing: ContactId = "ctc_01h455vb4pex5vsknk084sn009".parse().unwrap();
    let market = shop.market.also(visit(1, Parameter::Text("/".to_owned())));
    assert_eq!(block_on(market.contacts().erase(missing)).unwrap_err().code(), "contact.wrong_state");
    assert_eq!(block_on(market.key("k").contacts().erase(missing)).unwrap_err().code(), "contact.wrong_state");
    assert_eq!(visits(&shop), 0);
}

#[test]
fn refused_rows_of_the_host_leave_the_marketplace_untouched() {
    let shop = shop();
    let id: ContactId = "ctc_01h455vb4pex5vsknk084sn009".parse().unwrap();
    let write = |also: Vec<Statement>| block_on(shop.market.also(also).contacts().write(id, details()));
    assert_eq!(write(visit(1, Parameter::Null)).unwrap_err().code(), "also.refused");
    let sql = "UPDATE visits SET page = '/'".to_owned();
    let nothing = vec![Statement { sql, parameters: Vec::new(), rows: Some(1) }];
    assert_eq!(write(nothing).unwrap_err().code(), "also.refused");
    assert_eq!(visits(&shop), 0);
    assert_eq!(block_on(shop.market.contacts().erase(id)).unwrap_err().code(), "contact.wrong_state");
    assert!(write(visit(1, Parameter::Text("/".to_owned()))).is_ok());
    assert_eq!(visits(&shop), 1);
}
