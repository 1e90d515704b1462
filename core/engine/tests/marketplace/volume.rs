//! Volume tiers: what a vendor sold in the last closed period decides what it pays in this one.

use crate::books::{balance, counter};
use crate::world::{World, settings};
use pollster::block_on;
use serde_json::json;
use vendra::domain::commission::{CommissionPlan, SalesPeriod, SalesPeriods};
use vendra::domain::commission_plan::Request;
use vendra::domain::ledger::Account;
use vendra::port::Clock;
use vendra::*;

/// 10 % of the first 100.00 a month, 8 % up to 200.00, 5 % above.
pub(crate) fn by_volume(world: &World, mode: &str) {
    let rules: CommissionPlan = serde_json::from_value(json!({"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{
        "rule": "rul_01h455vb4pex5vsknk084sn002", "slot": "commission", "payee": {"payee": "commission"},
        "rate": {"rate": "tiers", "mode": mode, "tiers": [{"from": 0, "rate": "0.1"}, {"from": 10_000, "rate": "0.08"},
            {"from": 20_000, "rate": "0.05"}]}}]}))
    .unwrap();
    let (owner, id) = (world.owner(), rules.id);
    let redraft = Command::CommissionPlan { id: Some(id), request: Request::Redraft { rules } };
    block_on(owner.run(redraft)).expect("another plan");
    block_on(owner.commission_plans().publish(id)).expect("it is published");
}

fn turn_to(world: &World, at: &str) {
    let at: Timestamp = at.parse().unwrap();
    world.clock.turn(at.unix_ms() - world.clock.now().unix_ms());
}

/// Sells units of the first vendor's offer, 50.00 each with 19 % of tax inside; gives the order and its commission.
fn sell(world: &World, units: u32) -> (OrderId, i64) {
    let before = balance(world, Account::Commission);
    let made = block_on(world.buyer().check_out(world.cart(&[units, 0]), world.by("card", None))).expect("an order");
    (made.id, balance(world, Account::Commission) - before)
}

/// What the first vendor sold in the period of a moment.
fn sold(world: &World, periods: SalesPeriods, at: &str) -> i64 {
    let period: SalesPeriod = periods.holding(at.parse().unwrap()).unwrap();
    let currency = "EUR".parse().unwrap();
    counter(world, CounterKey::VendorSales { vendor: world.offers[0].0, currency, period })
}

const OCTOBER: &str = "2026-10-31T23:59:59.999Z";
const NOVEMBER: &str = "2026-11-01T00:00:00.000Z";

/// Sells for 126.05 net in October; gives what one unit pays in November.
fn november_pays(mode: &str) -> i64 {
    let world = World::new("on_placement");
    by_volume(&world, mode);
    turn_to(&world, "2026-10-01T00:00:00.000Z");
    // Without tax: 100.00 / 1.19 = 84.03, of which 10 % are 8.40; nothing was sold in September.
    assert_eq!(sell(&world, 2).1, 840);
    turn_to(&world, OCTOBER);
    // 50.00 / 1.19 = 42.02. What October came to so far is no matter for October.
    assert_eq!(sell(&world, 1).1, 420);
    assert_eq!(sold(&world, SalesPeriods::default(), OCTOBER), 8_403 + 4_202);
    turn_to(&world, NOVEMBER);
    let (_, fee) = sell(&world, 1);
    assert_eq!(sold(&world, SalesPeriods::default(), NOVEMBER), 4_202);
    // November came to 42.02: the first tier again.
    turn_to(&world, "2026-12-24T18:00:00.000Z");
    assert_eq!(sell(&world, 1).1, 420);
    fee
}

#[test]
fn whole_tiers_pay_the_rate_that_last_months_sales_reached() {
    // 126.05 reach the second tier: 8 % of 42.02 are 3.3616.
    assert_eq!(november_pays("whole"), 336);
}

#[test]
fn graduated_tiers_pay_the_average_over_last_months_sales() {
    // 10 % of 100.00 and 8 % of 26.05 are 12.084, of 126.05; of 42.02 that is 4.0283.
    assert_eq!(november_pays("graduated"), 403);
}

#[test]
fn placed_is_placed() {
    let world = World::new("on_placement");
    by_volume(&world, "whole");
    turn_to(&world, OCTOBER);
    let (order, _) = sell(&world, 3);
    block_on(world.owner().orders().cancel(order, "changed my mind".into())).expect("it is cancelled");
    assert_eq!(sold(&world, SalesPeriods::default(), OCTOBER), 12_605);
    // An order that nobody paid is not placed.
    let with = world.by("card", Some("decline"));
    block_on(world.buyer().check_out(world.cart(&[1, 0]), with)).expect("an order");
    assert_eq!(sold(&world, SalesPeriods::default(), OCTOBER), 12_605);
    turn_to(&world, NOVEMBER);
    assert_eq!(sell(&world, 1).1, 336);
}

#[test]
fn periods_are_the_marketplaces() {
    let world = World::new("on_placement");
    by_volume(&world, "whole");
    let periods: SalesPeriods = serde_json::from_value(json!({"time_zone": "Europe/Berlin"})).unwrap();
    let settings = domain::marketplace::Settings {
        sales_periods: periods,
        ..settings("pln_01h455vb4pex5vsknk084sn001".parse().unwrap(), "on_placement")
    };
    block_on(world.owner().marketplace().configure(world.tenant, settings)).expect("settings");
    // In Berlin it is November already.
    turn_to(&world, OCTOBER);
    assert_eq!(sell(&world, 3).1, 1_261);
    assert_eq!(sold(&world, periods, "2026-11-15T00:00:00.000Z"), 12_605);
    turn_to(&world, NOVEMBER);
    assert_eq!(sell(&world, 1).1, 420);
    turn_to(&world, "2026-11-30T23:00:00.000Z");
    assert_eq!(sell(&world, 1).1, 336);
}
