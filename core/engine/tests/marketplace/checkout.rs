//! Checkout, what follows it, and the books after each step.

use crate::books::{balance, order, parts, stock};
use crate::world::World;
use pollster::block_on;
use vendra::checkout::GiveBack;
use vendra::domain::ledger::Account;
use vendra::domain::order::Order;
use vendra::domain::refund::{Destination, Refund};
use vendra::domain::vendor_order::{LineUnits, Undo, VendorOrder};
use vendra::port::RecordKind;
use vendra::*;

#[test]
fn a_card_pays_a_cart_of_two_vendors_in_two_commits_and_a_capture() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 2]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order");
    let Order::Placed(book) = order(&world, made.id) else { panic!("it is placed") };
    assert_eq!(book.gross.minor(), 10_100);
    assert_eq!(parts(&world, made.id).len(), 2);
    assert_eq!((stock(&world, 0), stock(&world, 1)), (9, 8));
    // 19 % are inside: of 5000 it is 798, of 5100 it is 814; the fee is 10 % of what is left.
    assert_eq!(balance(&world, Account::GatewayClearing("acme".parse().unwrap())), 10_100);
    assert_eq!(balance(&world, Account::BuyerClearing(made.id)), 0);
    assert_eq!(balance(&world, Account::Commission), 420 + 429);
    let (first, second) = (world.offers[0].0, world.offers[1].0);
    assert_eq!(balance(&world, Account::VendorPending(first)), 5_000 - 420);
    assert_eq!(balance(&world, Account::VendorPending(second)), 5_100 - 429);
    assert_eq!(world.gateway.operations(), 2);
}

#[test]
fn an_invoice_is_placed_in_one_commit() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("invoice", None))).expect("an order");
    assert!(matches!(order(&world, made.id), Order::Placed(_)));
    assert_eq!(balance(&world, Account::BuyerReceivable(made.id)), 5_000);
    assert_eq!(world.gateway.operations(), 0);
    let of = port::HistoryOf::Order(made.id.to_string());
    let events = block_on(world.store.history(world.tenant, of, 0, 100)).expect("a history");
    let first = events.first().expect("an event").commit;
    assert!(events.iter().all(|event| event.commit == first), "{events:#?}");
}

#[test]
fn a_declined_card_leaves_the_order_awaiting_another() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", Some("decline")))).expect("an order");
    assert!(matches!(order(&world, made.id), Order::AwaitingPayment(_)));
    assert_eq!(stock(&world, 0), 9);
    world.clock.turn(1_000_000);
    block_on(world.owner().orders().release(made.id)).expect("it is let go");
    assert_eq!(stock(&world, 0), 10);
    let again = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("another order");
    assert!(matches!(order(&world, again.id), Order::Placed(_)));
}

#[test]
fn the_last_unit_is_sold_once() {
    let world = World::new("on_placement");
    let carts: Vec<CartId> = (0..4).map(|_| world.cart(&[3, 0])).collect();
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let world = &world;
        let threads: Vec<_> = carts
            .iter()
            .map(|cart| scope.spawn(move || block_on(world.buyer().check_out(*cart, world.by("card", None)))))
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 3);
    for error in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
        assert_eq!(error.code(), "stock.short");
    }
    assert_eq!(stock(&world, 0), 1);
}

/// kf_07: another request under the same key is refused, and changes nothing.
#[test]
fn a_key_is_answered_once_and_the_same_for_ever() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 1]);
    let buyer = world.buyer().key("checkout-1");
    let first = block_on(buyer.check_out(cart, world.by("card", None))).expect("an order");
    let again = block_on(buyer.check_out(cart, world.by("card", None))).expect("the same order");
    assert_eq!(first, again);
    assert_eq!(world.gateway.operations(), 2);
    let other = block_on(buyer.check_out(cart, world.by("invoice", None))).unwrap_err();
    assert_eq!(other.code(), "idempotency.key_reused");
    // Without a key the cart itself says no: it is ordered.
    let twice = block_on(world.buyer().check_out(cart, world.by("card", None))).unwrap_err();
    assert_eq!(twice.kind(), ErrorKind::Conflict);
}

#[test]
fn a_refusal_that_was_decided_is_remembered() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let (_, offer, location) = world.offers[0];
    let owner = world.member(world.offers[0].0);
    block_on(owner.stock().count(offer, location, 0, "flood".into())).expect("a count");
    let buyer = world.buyer().key("k");
    let first = block_on(buyer.check_out(cart, world.by("card", None))).unwrap_err();
    assert_eq!(first.code(), "stock.short");
    block_on(owner.stock().receive(offer, location, 5)).expect("stock");
    assert_eq!(block_on(buyer.check_out(cart, world.by("card", None))).unwrap_err(), first);
    assert!(block_on(buyer.key("k2").check_out(cart, world.by("card", None))).is_ok());
}

#[test]
fn nobody_acts_on_what_is_anothers() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order");
    let (part, _) = parts(&world, made.id).remove(0);
    let stranger = world.member(world.offers[1].0);
    assert_eq!(block_on(stranger.vendor_orders().accept(part)).unwrap_err().code(), "authority.forbidden");
    let elsewhere: MarketplaceId = "mkt_01h455vb4pex5vsknk084sn009".parse().unwrap();
    let other = world.engine.market(world.tenant, authority::Actor::System { tenant: elsewhere });
    assert_eq!(block_on(other.orders().release(made.id)).unwrap_err().code(), "authority.not_found");
}

#[test]
fn a_vendor_reads_what_its_part_came_to_and_a_buyer_does_not() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order");
    let (part, _) = parts(&world, made.id).remove(0);
    let totals = |market: Market| block_on(market.vendor_orders().get(part)).expect("a vendor order").totals;
    let seen = totals(world.member(world.offers[0].0)).expect("its own");
    assert_eq!((seen.gross.minor(), seen.fees.minor(), seen.payable.minor()), (5_000, 420, 4_580));
    assert_eq!(totals(world.buyer()), None);
}

#[test]
fn units_come_back_and_the_rest_is_settled_and_paid_out() {
    let world = World::new("on_placement");
    let cart = world.cart(&[2, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order");
    let vendor = world.offers[0].0;
    let member = world.member(vendor);
    let (part, state) = parts(&world, made.id).remove(0);
    let line = state.book().expect("a part").lines[0].id;
    block_on(member.vendor_orders().ship(part, vec![LineUnits { line, units: 2 }], None)).expect("a parcel");
    let VendorOrder::Fulfilling(book) = world.state(RecordKind::VendorOrder, part) else { panic!("it is under way") };
    block_on(member.vendor_orders().deliver(part, book.parcels[0].id)).expect("it arrived");
    assert!(matches!(order(&world, made.id), Order::Completed(_)));
    let undo: Undo = serde_json::from_value(serde_json::json!({"what": "units", "goods": "arrived",
        "lines": [{"line": line, "units": 1}]}))
    .expect("an undoing");
    let with = GiveBack { vendor_order: part, undo, reason: "torn".into(), to: Destination::Payments };
    let refund = block_on(world.owner().give_back(made.id, with)).expect("a refund");
    assert!(matches!(world.state(RecordKind::Refund, refund.id), Refund::Completed(_)));
    assert_eq!(balance(&world, Account::GatewayClearing("acme".parse().unwrap())), 5_000);
    assert_eq!(balance(&world, Account::VendorPending(vendor)), 5_000 - 420);
    assert_eq!(balance(&world, Account::BuyerClearing(made.id)), 0);
    let finance = world.owner();
    let euro: Currency = "EUR".parse().unwrap();
    block_on(finance.settlements().settle(vendor, euro)).expect("a settlement");
    assert_eq!(balance(&world, Account::VendorPending(vendor)), 0);
    assert_eq!(balance(&world, Account::VendorAvailable(vendor)), 4_580);
    let account = "pac_01h455vb4pex5vsknk084sn001".parse().unwrap();
    block_on(member.vendors().propose_account(vendor, account)).expect("a proposal");
    block_on(finance.vendors().confirm_account(vendor, account)).expect("a second person");
    let payout = block_on(finance.payouts().create(vendor, euro, domain::payout::Kind::Scheduled)).expect("a payout");
    block_on(finance.payouts().confirm_paid(payout.id)).expect("it is paid");
    assert_eq!(balance(&world, Account::VendorAvailable(vendor)), 0);
    assert_eq!(balance(&world, Account::PayoutsInTransit), 0);
}

#[test]
fn each_vendors_part_is_captured_when_it_ships() {
    let world = World::new("at_shipment");
    let cart = world.cart(&[1, 1]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order");
    let clearing = Account::GatewayClearing("acme".parse().unwrap());
    assert_eq!(balance(&world, clearing), 0);
    let mut captured = 0;
    for (part, state) in parts(&world, made.id) {
        let book = state.book().expect("a part");
        let line = book.lines[0].id;
        let units = vec![LineUnits { line, units: 1 }];
        block_on(world.member(book.vendor).vendor_orders().ship(part, units, None)).expect("a parcel");
        captured += if book.vendor == world.offers[0].0 { 5_000 } else { 2_550 };
        assert_eq!(balance(&world, clearing), captured);
        assert_eq!(balance(&world, Account::BuyerClearing(made.id)), 0);
    }
}

#[test]
fn a_cancelled_order_gives_everything_back() {
    for capture in ["on_placement", "at_shipment"] {
        let world = World::new(capture);
        let cart = world.cart(&[1, 1]);
        let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order");
        block_on(world.buyer().orders().cancel(made.id, "changed my mind".into())).expect("it is cancelled");
        assert!(matches!(order(&world, made.id), Order::Cancelled(_)));
        assert_eq!(balance(&world, Account::GatewayClearing("acme".parse().unwrap())), 0);
        assert_eq!(balance(&world, Account::BuyerClearing(made.id)), 0);
        assert_eq!((stock(&world, 0), stock(&world, 1)), (10, 10));
        for (_, state) in parts(&world, made.id) {
            assert!(matches!(state, VendorOrder::Cancelled(_)));
        }
    }
}

#[test]
fn a_vendor_that_rejects_gives_the_buyer_its_part_back() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 1]);
    world.set(|settings| settings.accept_within_ms = Some(60_000));
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order");
    let (part, state) = parts(&world, made.id).remove(0);
    let vendor = state.book().expect("a part").vendor;
    for (other, offer, _) in world.offers.iter().filter(|(other, ..)| *other != vendor) {
        block_on(world.member(*other).offers().pause(*offer)).expect("nobody else sells it");
    }
    block_on(world.member(vendor).vendor_orders().reject(part, "sold out".into())).expect("it is rejected");
    let left = if vendor == world.offers[0].0 { 2_550 } else { 5_000 };
    assert_eq!(balance(&world, Account::GatewayClearing("acme".parse().unwrap())), left);
    assert_eq!(balance(&world, Account::VendorPending(vendor)), 0);
    assert!(matches!(order(&world, made.id), Order::Placed(_)));
}

/// A boleto is paid within days: goods that are held for a quarter of an hour would be gone when its money comes.
#[test]
fn goods_are_held_for_as_long_as_the_buyer_may_take_to_pay() {
    let world = World::new("on_placement");
    let boleto = r#"{"method": "boleto", "kind": {"kind": "asynchronous"}, "pay_within_ms": 259200000}"#;
    world.set(|settings| settings.methods.push(serde_json::from_str(boleto).unwrap()));
    let held_for = |method: &str| {
        let cart = world.cart(&[1, 0]);
        let made = block_on(world.buyer().check_out(cart, world.by(method, None))).expect("an order");
        let book = order(&world, made.id).book().cloned().expect("an order");
        book.hold_until.unix_ms() - 1_700_000_000_000
    };
    assert_eq!(held_for("boleto"), 3 * 86_400_000);
    assert_eq!(held_for("card"), 900_000);
}
