//! Delivery bears tax: of the class that the settings name, or of what a calculator says of it.

use crate::books::{arrived, balance, order};
use crate::world::{TurnedClock, World, settings};
use pollster::block_on;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use vendra::checkout::GiveBack;
use vendra::domain::frozen_line::{FrozenLine, LineKind};
use vendra::domain::ledger::Account;
use vendra::domain::marketplace::Settings;
use vendra::domain::offer::{Offer, Terms};
use vendra::domain::quote::{PriceBasis, TaxRate};
use vendra::domain::refund::Destination;
use vendra::memory::MemoryStore;
use vendra::port::{Answer, PortDown, RecordKind, TaxCalculator, TaxCall, TaxedAs};
use vendra::*;

/// Delivery at 10.00, taxed at 19 % that the platform remits where it has a class, and goods that bear no tax.
fn with_delivery(class: Option<&str>) -> Settings {
    let mut settings = settings("pln_01h455vb4pex5vsknk084sn001".parse().unwrap(), "on_placement");
    settings.shipping = serde_json::from_value(json!({"rule": "rul_01h455vb4pex5vsknk084sn007",
        "pricing": {"by": "flat", "price": 1000}}))
    .unwrap();
    settings.taxes = serde_json::from_value(json!([
        {"jurisdiction": "DE", "class": "standard", "rates": []},
        {"jurisdiction": "DE", "class": "carriage", "rates": [{"rule": "rul_01h455vb4pex5vsknk084sn008", "rate": "0.19",
            "jurisdiction": "DE", "remitter": "platform"}]}]))
    .unwrap();
    settings.delivery_tax_class = class.map(|class| class.parse().unwrap());
    settings
}

fn world(prices: PriceBasis, settings: Settings) -> World {
    let world = World::new("on_placement");
    block_on(world.owner().marketplace().configure(world.tenant, settings)).expect("settings");
    let (vendor, offer, _) = world.offers[0];
    let Offer::Active(book) = world.state(RecordKind::Offer, offer) else { panic!("an offer") };
    let terms = Terms { prices_are: prices, ..book.terms };
    block_on(world.member(vendor).offers().change(offer, terms)).expect("other terms");
    world
}

fn tax(world: &World) -> i64 {
    balance(world, Account::TaxPayable("DE".parse().unwrap()))
}

/// Sells one unit of 50.00 and its delivery; gives the order.
fn sold(world: &World) -> OrderId {
    block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", None))).expect("an order").id
}

/// Takes a part of the delivery back, then all the rest; then nobody has anything of the order.
fn all_back(world: &World, id: OrderId) {
    let (part, _) = arrived(world, id, 1);
    let line = delivery(world, id).id;
    for undo in [json!({"what": "line_amount", "line": line, "amount": 333}), json!({"what": "rest"})] {
        let undo = serde_json::from_value(undo).expect("an undoing");
        let with = GiveBack { vendor_order: part, undo, reason: "late".into(), to: Destination::Payments };
        block_on(world.owner().give_back(id, with)).expect("a refund");
    }
    let vendor = Account::VendorPending(world.offers[0].0);
    let clearing = Account::GatewayClearing("acme".parse().unwrap());
    for account in [vendor, clearing, Account::BuyerClearing(id), Account::Commission] {
        assert_eq!(balance(world, account), 0, "{account:?}");
    }
    assert_eq!(tax(world), 0);
}

fn delivery(world: &World, id: OrderId) -> FrozenLine {
    let known = order(world, id);
    let lines = &known.book().expect("an order").lines;
    lines.iter().find(|line| line.kind == LineKind::Shipping).expect("a delivery").clone()
}

/// What a delivery comes to, and the tax that the platform has yet to remit.
fn bears(world: &World, id: OrderId) -> (i64, i64) {
    (delivery(world, id).total().minor(), tax(world))
}

#[test]
fn a_delivery_of_1000_bears_its_tax_on_top_and_gives_it_back() {
    let world = world(PriceBasis::TaxExclusive, with_delivery(Some("carriage")));
    let id = sold(&world);
    // 1000 at 19 % on top: 190.
    assert_eq!(bears(&world, id), (1_190, 190));
    // 10 % of the goods; the tax on delivery is not the vendor's.
    assert_eq!(balance(&world, Account::VendorPending(world.offers[0].0)), 5_000 - 500 + 1_000);
    all_back(&world, id);
}

#[test]
fn a_delivery_of_1000_bears_its_tax_inside_and_gives_it_back() {
    let world = world(PriceBasis::TaxInclusive, with_delivery(Some("carriage")));
    let id = sold(&world);
    // 1000 x 19 / 119 = 159.66.
    assert_eq!(bears(&world, id), (1_000, 160));
    assert_eq!(balance(&world, Account::VendorPending(world.offers[0].0)), 5_000 - 500 + 840);
    all_back(&world, id);
}

#[test]
fn a_delivery_without_a_class_bears_none_and_a_class_without_a_row_is_refused() {
    let none = world(PriceBasis::TaxExclusive, with_delivery(None));
    let id = sold(&none);
    assert_eq!(bears(&none, id), (1_000, 0));
    let unknown = world(PriceBasis::TaxExclusive, with_delivery(Some("parcels")));
    let refused = block_on(unknown.buyer().check_out(unknown.cart(&[1, 0]), unknown.by("card", None)));
    assert_eq!(refused.unwrap_err().code(), "settings.no_tax");
}

/// Knows no taxes but that of delivery: 5 %.
#[derive(Debug, Default)]
struct Outside(Mutex<Vec<TaxCall>>);

impl TaxCalculator for Outside {
    fn rates<'a>(&'a self, call: &'a TaxCall) -> Answer<'a, BTreeMap<LineId, Vec<TaxRate>>, PortDown> {
        self.0.lock().unwrap().push(call.clone());
        let rate = json!({"rule": "rul_01h455vb4pex5vsknk084sn009", "rate": "0.05", "jurisdiction": "DE",
            "remitter": "platform"});
        let rates: Vec<TaxRate> = vec![serde_json::from_value(rate).unwrap()];
        let delivery = |line: &&port::TaxLine| matches!(line.taxed_as, TaxedAs::Delivery { .. });
        let said = call.lines.iter().filter(delivery).map(|line| (line.line, rates.clone())).collect();
        Box::pin(std::future::ready(Ok(said)))
    }
}

#[test]
fn a_calculator_outside_is_asked_about_delivery_too() {
    let outside = Arc::new(Outside::default());
    let store = Arc::new(MemoryStore::default());
    let mut world = World::on(Arc::clone(&store) as _, "on_placement");
    block_on(world.owner().marketplace().configure(world.tenant, with_delivery(Some("carriage")))).expect("settings");
    world.engine = Engine::builder(store)
        .clock(Arc::clone(&world.clock) as Arc<TurnedClock> as _)
        .gateway("acme".parse().unwrap(), Arc::clone(&world.gateway) as _)
        .taxes(Arc::clone(&outside) as _)
        .build();
    let id = sold(&world);
    let call = outside.0.lock().unwrap().pop().expect("it was asked");
    let asked: Vec<_> = call.lines.iter().map(|line| (line.taxed_as, line.amount.minor())).collect();
    let class = |class: &str| class.parse().unwrap();
    let goods = TaxedAs::Goods { class: class("standard") };
    assert_eq!(asked, [(goods, 5_000), (TaxedAs::Delivery { class: Some(class("carriage")) }, 1_000)]);
    // 1000 x 5 / 105 = 47.62.
    assert_eq!(bears(&world, id), (1_000, 48));
    all_back(&world, id);
}
