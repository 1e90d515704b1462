//! What tests look at: the books, orders, their parts and stock.

use crate::world::World;
use pollster::block_on;
use vendra::domain::ledger::Account;
use vendra::domain::order::Order;
use vendra::domain::vendor_order::{LineUnits, VendorOrder};
use vendra::port::RecordKind;
use vendra::*;

/// What an account is at on the side where it grows, and that both sides of the books are equal.
pub(crate) fn balance(world: &World, account: Account) -> i64 {
    let all = block_on(world.store.balances(world.tenant, None)).expect("balances");
    let (debits, credits) = all.iter().fold((0, 0), |(debits, credits), row| {
        (debits + row.turnover.debits.minor(), credits + row.turnover.credits.minor())
    });
    assert_eq!(debits, credits, "the books balance");
    let row = all.iter().find(|row| row.account == account);
    row.map_or(0, |row| row.turnover.balance(account.kind().normal).expect("a balance").minor())
}

pub(crate) fn order(world: &World, id: OrderId) -> Order {
    world.state(RecordKind::Order, id)
}

pub(crate) fn parts(world: &World, id: OrderId) -> Vec<(VendorOrderId, VendorOrder)> {
    let order = order(world, id);
    let parts = &order.book().expect("an order").vendor_orders;
    parts.iter().map(|part| (part.id, world.state(RecordKind::VendorOrder, part.id))).collect()
}

pub(crate) fn counter(world: &World, key: CounterKey) -> i64 {
    let load = port::Load { counters: vec![key], ..port::Load::default() };
    block_on(world.store.load(world.tenant, load)).expect("a counter").counters[0]
}

pub(crate) fn stock(world: &World, place: usize) -> i64 {
    let (_, offer, location) = world.offers[place];
    counter(world, CounterKey::Stock { offer, location })
}

pub(crate) fn clearing(world: &World) -> i64 {
    balance(world, Account::GatewayClearing("acme".parse().unwrap()))
}

/// Sends and delivers all units of an order's first part; gives the part and its line.
pub(crate) fn arrived(world: &World, id: OrderId, units: u32) -> (VendorOrderId, LineId) {
    let (part, state) = parts(world, id).remove(0);
    let book = state.book().expect("a part");
    let (vendor, line) = (book.vendor, book.lines[0].id);
    let member = world.member(vendor);
    block_on(member.vendor_orders().ship(part, vec![LineUnits { line, units }], None)).expect("a parcel");
    let state: VendorOrder = world.state(RecordKind::VendorOrder, part);
    let parcel = state.book().expect("a part").parcels[0].id;
    block_on(member.vendor_orders().deliver(part, parcel)).expect("it arrived");
    (part, line)
}
