//! What a vendor will not send goes to another place of it, else to another vendor, else back to the buyer.

use crate::books::{balance, clearing, counter, order, parts, stock};
use crate::world::World;
use pollster::block_on;
use serde_json::json;
use vendra::domain::ledger::Account;
use vendra::domain::marketplace::Settings;
use vendra::domain::order::Order;
use vendra::domain::vendor_order::{LineUnits, VendorOrder};
use vendra::port::{Clock, RecordKind};
use vendra::*;

/// How long a vendor has to answer.
pub(crate) const WINDOW_MS: i64 = 3_600_000;

/// A marketplace whose vendors have a window to accept in.
pub(crate) fn windowed(capture: &str, change: impl FnOnce(&mut Settings)) -> World {
    let world = World::new(capture);
    world.set(|settings| {
        settings.accept_within_ms = Some(WINDOW_MS);
        settings.taxes[0].rates[0].remitter = domain::frozen_line::Remitter::Platform;
        change(settings);
    });
    world
}

/// The platform pays what another offer costs more.
pub(crate) fn platform_pays(settings: &mut Settings) {
    settings.policies = serde_json::from_value(json!({"reroute_ceiling": "platform_pays_difference"})).expect("one");
}

/// Sets a vendor's price.
pub(crate) fn reprice(world: &World, place: usize, price: i64) {
    reprice_as(world, place, price, "tax_inclusive");
}

fn reprice_as(world: &World, place: usize, price: i64, meant: &str) {
    let (vendor, offer, _) = world.offers[place];
    let terms = serde_json::from_value(json!({"category": "books", "tax_class": "standard", "weight": 100,
        "prices_are": meant, "prices": {"EUR": price}, "quantity_max": 10}));
    block_on(world.member(vendor).offers().change(offer, terms.expect("terms"))).expect("another price");
}

/// Another place of a vendor, with so many units.
fn another_place(world: &World, place: usize, units: u32) -> LocationId {
    let (vendor, offer, _) = world.offers[place];
    let location: LocationId = format!("loc_01h455vb4pex5vsknk084sn09{place}").parse().unwrap();
    let contact = block_on(world.owner().contacts().add(crate::world::details("A store"))).expect("a contact").id;
    let there = json!({"id": location, "contact": contact, "jurisdiction": "DE", "priority": 2});
    let there = serde_json::from_value(there).expect("a place");
    block_on(world.owner().vendors().set_location(vendor, there)).expect("a place");
    block_on(world.member(vendor).stock().receive(offer, location, units)).expect("stock");
    location
}

/// The parts of an order that still wait for their vendors.
pub(crate) fn open(world: &World, id: OrderId) -> Vec<(VendorOrderId, VendorId, u32)> {
    let of = |(part, state): (VendorOrderId, VendorOrder)| match state {
        VendorOrder::Open(book) => Some((part, book.vendor, book.goods().map(|line| line.open()).sum())),
        _ => None,
    };
    parts(world, id).into_iter().filter_map(of).collect()
}

pub(crate) fn reject(world: &World, part: VendorOrderId) {
    let state: VendorOrder = world.state(RecordKind::VendorOrder, part);
    let vendor = state.book().expect("a part").vendor;
    block_on(world.member(vendor).vendor_orders().reject(part, "sold elsewhere".into())).expect("it is rejected");
}

/// Accepts and sends all that waits for its vendors.
pub(crate) fn send_all(world: &World, id: OrderId) {
    for (part, vendor, _) in open(world, id) {
        let member = world.member(vendor);
        block_on(member.vendor_orders().accept(part)).expect("it is accepted");
        let state: VendorOrder = world.state(RecordKind::VendorOrder, part);
        let goods = state.book().expect("a part").goods().filter(|line| line.open() > 0);
        let lines: Vec<LineUnits> = goods.map(|line| LineUnits { line: line.id, units: line.open() }).collect();
        block_on(member.vendor_orders().ship(part, lines, None)).expect("a parcel");
    }
}

pub(crate) fn buy(world: &World, units: &[u32]) -> OrderId {
    block_on(world.buyer().check_out(world.cart(units), world.by("card", None))).expect("an order").id
}

fn at(world: &World, place: usize, location: LocationId) -> i64 {
    counter(world, CounterKey::Stock { offer: world.offers[place].1, location })
}

#[test]
fn a_rejection_goes_to_another_place_of_the_vendor() {
    for capture in ["on_placement", "at_shipment"] {
        let world = windowed(capture, |_| {});
        let store = another_place(&world, 0, 5);
        let id = buy(&world, &[2, 0]);
        let (part, vendor, _) = open(&world, id)[0];
        assert_eq!((stock(&world, 0), at(&world, 0, store)), (8, 5));
        let asked = world.gateway.operations();
        world.clock.turn(1_000);
        reject(&world, part);
        assert_eq!(open(&world, id), [(part, vendor, 2)]);
        assert_eq!((stock(&world, 0), at(&world, 0, store)), (10, 3));
        let state: VendorOrder = world.state(RecordKind::VendorOrder, part);
        let accept_by = state.book().and_then(|book| book.accept_by).expect("a window");
        assert_eq!(accept_by, world.clock.now().plus_ms(WINDOW_MS).unwrap());
        assert_eq!((parts(&world, id).len(), world.gateway.operations()), (1, asked));
        // Units that are cancelled later come back to the place that has them.
        let line = state.book().expect("a part").lines[0].id;
        let (by, cause) = (domain::vendor_order::By::Buyer, domain::vendor_order::CancelCause::Asked);
        let one = vec![LineUnits { line, units: 1 }];
        block_on(world.buyer().vendor_orders().cancel(part, one, by, cause)).expect("one less");
        assert_eq!((stock(&world, 0), at(&world, 0, store)), (10, 4));
        send_all(&world, id);
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (5_000, 0));
        let on_hand = |location| counter(&world, CounterKey::OnHand { offer: world.offers[0].1, location });
        assert_eq!((on_hand(world.offers[0].2), on_hand(store)), (10, 4));
    }
}

#[test]
fn a_rejection_goes_to_another_vendor_who_asks_no_more() {
    for (capture, price) in [("on_placement", 2_550), ("on_placement", 5_000), ("at_shipment", 4_999)] {
        let world = windowed(capture, |_| {});
        reprice(&world, 1, price);
        let id = buy(&world, &[2, 0]);
        let (part, ..) = open(&world, id)[0];
        let asked = world.gateway.operations();
        reject(&world, part);
        let (new, vendor, units) = open(&world, id)[0];
        assert_eq!((vendor, units), (world.offers[1].0, 2));
        assert_ne!(new, part);
        assert!(matches!(world.state(RecordKind::VendorOrder, part), VendorOrder::Cancelled(_)));
        assert_eq!((stock(&world, 0), stock(&world, 1), world.gateway.operations()), (10, 8, asked));
        send_all(&world, id);
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (10_000, 0));
        // 19 in 119 are tax, and a tenth of the rest is the commission: whatever its own price, it sells at what the buyer paid.
        assert_eq!(balance(&world, Account::VendorPending(world.offers[0].0)), 0);
        let tax = balance(&world, Account::TaxPayable("DE".parse().unwrap()));
        let (earned, fee) = (balance(&world, Account::VendorPending(vendor)), balance(&world, Account::Commission));
        assert_eq!((tax, earned + fee, balance(&world, Account::Promotions)), (1_597, 8_403, 0));
        assert_eq!(fee, 840);
        let view = block_on(world.buyer().orders().get(id)).expect("an order");
        assert_eq!(view.lines.iter().filter(|line| line.instead_of.is_some()).count(), 1);
        assert_eq!(view.gross.minor(), 10_000);
    }
}

#[test]
fn a_dearer_offer_is_asked_only_where_the_platform_pays_the_difference() {
    for capture in ["on_placement", "at_shipment"] {
        let world = windowed(capture, |_| {});
        let id = buy(&world, &[0, 1]);
        reject(&world, open(&world, id)[0].0);
        assert!(matches!(order(&world, id), Order::Completed(_)));
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (0, 0));
        assert_eq!((stock(&world, 0), stock(&world, 1)), (10, 10));

        let world = windowed(capture, platform_pays);
        let id = buy(&world, &[0, 1]);
        reject(&world, open(&world, id)[0].0);
        send_all(&world, id);
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (2_550, 0));
        assert_eq!(balance(&world, Account::Promotions), 2_450);
        assert_eq!(balance(&world, Account::VendorPending(world.offers[1].0)), 0);
        let shares = [Account::VendorPending(world.offers[0].0), Account::Commission];
        let tax = balance(&world, Account::TaxPayable("DE".parse().unwrap()));
        // The tax is what the buyer's invoice says.
        assert_eq!((tax, shares.map(|share| balance(&world, share)).iter().sum::<i64>()), (407, 4_593));
    }
}

#[test]
fn prices_with_and_without_tax_are_compared_as_the_buyer_pays_them() {
    // With 19 % these are 49.99 and 50.01.
    for (price, taken) in [(4_201, 1), (4_203, 0)] {
        let world = windowed("on_placement", |_| {});
        reprice_as(&world, 1, price, "tax_exclusive");
        let id = buy(&world, &[1, 0]);
        reject(&world, open(&world, id)[0].0);
        assert_eq!((open(&world, id).len(), clearing(&world)), (taken, 5_000 * i64::try_from(taken).unwrap()));
        assert_eq!(balance(&world, Account::BuyerClearing(id)), 0);
    }
}

#[test]
fn whoever_asks_least_is_asked_first() {
    let mut world = windowed("on_placement", platform_pays);
    world.open_vendor(2_000);
    world.open_vendor(9_000);
    let id = buy(&world, &[1, 0]);
    for place in [2, 1, 3] {
        reject(&world, open(&world, id)[0].0);
        assert_eq!(open(&world, id)[0].1, world.offers[place].0);
    }
    assert_eq!(balance(&world, Account::Promotions), 4_000);
}

#[test]
fn a_window_that_passes_is_a_rejection() {
    let world = windowed("on_placement", |_| {});
    let id = buy(&world, &[1, 0]);
    let (part, ..) = open(&world, id)[0];
    let lapse = || block_on(world.owner().vendor_orders().lapse(part));
    assert_eq!(lapse().unwrap_err().code(), "vendor_order.not_due");
    world.clock.turn(WINDOW_MS);
    lapse().expect("nobody answered");
    let (new, vendor, _) = open(&world, id)[0];
    assert_eq!((vendor, stock(&world, 0), stock(&world, 1)), (world.offers[1].0, 10, 9));
    // The next one has a whole window.
    let again = || block_on(world.owner().vendor_orders().lapse(new));
    assert_eq!(again().unwrap_err().code(), "vendor_order.not_due");
    world.clock.turn(WINDOW_MS);
    again().expect("nobody answered");
    assert!(matches!(order(&world, id), Order::Completed(_)));
    assert_eq!((clearing(&world), stock(&world, 1)), (0, 10));
}

#[test]
fn a_chain_of_rejections_asks_no_place_twice_and_ends_in_a_refund() {
    for capture in ["on_placement", "at_shipment"] {
        let world = windowed(capture, platform_pays);
        let stores = [another_place(&world, 0, 5), another_place(&world, 1, 5)];
        let id = buy(&world, &[2, 0]);
        let mut asked = 0;
        while let Some((part, ..)) = open(&world, id).first().copied() {
            asked += 1;
            reject(&world, part);
            assert_eq!(balance(&world, Account::BuyerClearing(id)), 0);
            assert!(asked < 9, "it never ends");
        }
        assert_eq!(asked, 4);
        assert!(matches!(order(&world, id), Order::Completed(_)));
        assert_eq!((clearing(&world), balance(&world, Account::Promotions)), (0, 0));
        assert_eq!((stock(&world, 0), stock(&world, 1)), (10, 10));
        assert_eq!((at(&world, 0, stores[0]), at(&world, 1, stores[1])), (5, 5));
        assert!(block_on(world.owner().doctor()).expect("a look").findings.is_empty());
    }
}

#[test]
fn units_go_to_whoever_has_most_of_them_and_the_rest_is_refunded() {
    for capture in ["on_placement", "at_shipment"] {
        let world = windowed(capture, |_| {});
        let store = another_place(&world, 0, 1);
        let (vendor, offer, location) = world.offers[1];
        block_on(world.member(vendor).stock().count(offer, location, 2, "counted".into())).expect("a count");
        let id = buy(&world, &[4, 0]);
        let (part, own, _) = open(&world, id)[0];
        reject(&world, part);
        let mut waiting: Vec<(VendorId, u32)> =
            open(&world, id).into_iter().map(|(_, of, units)| (of, units)).collect();
        waiting.sort_unstable();
        let mut expected = [(own, 1), (vendor, 2)];
        expected.sort_unstable();
        assert_eq!(waiting, expected);
        assert_eq!((stock(&world, 0), at(&world, 0, store), stock(&world, 1)), (10, 0, 0));
        send_all(&world, id);
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (15_000, 0));
        assert!(block_on(world.owner().doctor()).expect("a look").findings.is_empty());
    }
}

#[test]
fn nobody_is_asked_who_does_not_sell_or_cannot_under_its_plan() {
    let changes: [fn(&World); 3] = [
        |world| {
            let (vendor, offer, _) = world.offers[1];
            block_on(world.member(vendor).offers().pause(offer)).map(drop).expect("not for now");
        },
        |world| block_on(world.owner().vendors().suspend(world.offers[1].0, "late".into())).map(drop).expect("no more"),
        |world| {
            let id: PlanId = "pln_01h455vb4pex5vsknk084sn002".parse().unwrap();
            let rules = json!({"id": id, "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn009", "slot": "commission",
                "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": "1"}, "beyond": "refuse",
                "vat": {"rate": "0.19", "jurisdiction": "DE"}}]});
            let request = json!({"request": "create", "title": "Too much", "rules": rules});
            let command = json!({"on": "commission_plan", "id": id, "request": request});
            block_on(world.owner().run(serde_json::from_value(command).expect("a command"))).expect("a plan");
            block_on(world.owner().commission_plans().publish(id)).expect("it is published");
            block_on(world.owner().vendors().assign_plan(world.offers[1].0, Some(id))).map(drop).expect("its plan");
        },
    ];
    for (place, change) in changes.into_iter().enumerate() {
        let world = windowed("on_placement", |_| {});
        let id = buy(&world, &[1, 0]);
        change(&world);
        reject(&world, open(&world, id)[0].0);
        assert!(open(&world, id).is_empty(), "change {place}");
        assert_eq!((clearing(&world), stock(&world, 0), stock(&world, 1)), (0, 10, 10));
    }
}
