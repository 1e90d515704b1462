//! Orders that are let go, cancelled or revived: everything that they had goes back, once.

use crate::books::{balance, clearing, counter, order, parts, stock};
use crate::promotions::promote;
use crate::world::World;
use pollster::block_on;
use serde_json::json;
use vendra::checkout::{CheckOut, Pay};
use vendra::domain::gift_card::Funding;
use vendra::domain::ledger::Account;
use vendra::domain::order::Order;
use vendra::domain::payment::{AttemptOutcome, Payment};
use vendra::port::RecordKind;
use vendra::reading::{By, Paging};
use vendra::*;

/// A gift card of 20.00 and a checkout that uses it first, then a card.
pub(crate) fn with_card(world: &World, token: &str) -> (GiftCardId, CheckOut) {
    let code = world.engine.gift_card_code().expect("a code");
    let euro = "EUR".parse().unwrap();
    let amount = Amount::new(2_000).unwrap();
    let issue = block_on(world.owner().gift_cards().issue(euro, amount, Funding::Granted, None, Some(code.hash())));
    let gift_card = issue.expect("a card").id;
    let mut with = world.by("card", Some(token));
    with.pay.insert(0, Pay::GiftCard { gift_card, code: Some(code), limit: None });
    (gift_card, with)
}

#[test]
fn an_order_that_is_let_go_gives_back_its_card_its_promotion_and_its_stock() {
    let world = World::new("on_placement");
    let promotion = promote(&world, &json!({"uses_by_customer_max": 1}), None);
    let (gift_card, with) = with_card(&world, "decline");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, with)).expect("an order");
    let uses = CounterKey::PromotionUsesBy { promotion, customer: world.customer };
    assert_eq!((counter(&world, CounterKey::GiftCard { gift_card }), counter(&world, uses)), (0, 1));
    world.clock.turn(1_000_000);
    block_on(world.owner().orders().release(made.id)).expect("it is let go");
    assert_eq!((counter(&world, CounterKey::GiftCard { gift_card }), counter(&world, uses)), (2_000, 0));
    assert_eq!(stock(&world, 0), 10);
    // A promotion that would come by itself does not stand in the way once it is used up.
    for expected in [4_500, 5_000] {
        let cart = world.cart(&[1, 0]);
        let made = block_on(world.buyer().check_out(cart, world.by("invoice", None))).expect("an order");
        assert_eq!(balance(&world, Account::BuyerReceivable(made.id)), expected);
    }
}

#[test]
fn an_unpaid_order_that_is_cancelled_leaves_its_cart_to_its_buyer() {
    let world = World::new("on_placement");
    let (gift_card, with) = with_card(&world, "decline");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, with)).expect("an order");
    block_on(world.buyer().orders().cancel(made.id, "another way".into())).expect("it is cancelled");
    assert_eq!((counter(&world, CounterKey::GiftCard { gift_card }), stock(&world, 0)), (2_000, 10));
    let again = block_on(world.buyer().check_out(cart, world.by("invoice", None))).expect("another order");
    assert!(matches!(order(&world, again.id), Order::Placed(_)));
}

#[test]
fn late_money_revives_with_the_card_or_goes_back() {
    for spent in [false, true] {
        let world = World::new("on_placement");
        let (gift_card, with) = with_card(&world, "action");
        let cart = world.cart(&[1, 0]);
        let made = block_on(world.buyer().check_out(cart, with)).expect("an order");
        world.clock.turn(1_000_000);
        block_on(world.owner().orders().release(made.id)).expect("it is let go");
        if spent {
            let elsewhere = world.cart(&[0, 1]);
            let with = Pay::GiftCard { gift_card, code: None, limit: None };
            let mut all = world.by("invoice", None);
            all.pay.insert(0, with);
            block_on(world.owner().check_out(elsewhere, all)).expect("the staff spend it for the buyer");
        }
        let paid = block_on(world.owner().payments().list(By::Order(made.id), Paging::default())).expect("payments");
        let payment: PaymentId = paid.items[0].id.parse().unwrap();
        let attempt = paid.items[0].state.book().expect("a payment").attempts[0].id;
        block_on(world.owner().payments().resolve_attempt(payment, attempt, AttemptOutcome::Authorized)).expect("late");
        let state: Payment = world.state(RecordKind::Payment, payment);
        if spent {
            assert!(matches!(order(&world, made.id), Order::Released(_)));
            assert!(matches!(state, Payment::Closed(_)), "{state:?}");
            assert_eq!(clearing(&world), 0);
        } else {
            assert!(matches!(order(&world, made.id), Order::Placed(_)));
            assert_eq!(counter(&world, CounterKey::GiftCard { gift_card }), 0);
            assert_eq!(clearing(&world), 3_000);
        }
        assert_eq!(balance(&world, Account::BuyerClearing(made.id)), 0);
    }
}

#[test]
fn late_money_that_was_taken_goes_back_through_the_books() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", Some("action")))).expect("an order");
    block_on(world.buyer().orders().cancel(made.id, "no".into())).expect("it is cancelled");
    let paid = block_on(world.owner().payments().list(By::Order(made.id), Paging::default())).expect("payments");
    let payment: PaymentId = paid.items[0].id.parse().unwrap();
    let attempt = paid.items[0].state.book().expect("a payment").attempts[0].id;
    let fee = Amount::ZERO;
    block_on(world.owner().payments().resolve_attempt(payment, attempt, AttemptOutcome::Paid { fee })).expect("late");
    assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(made.id))), (0, 0));
    assert_eq!(balance(&world, Account::RefundsInTransit), 0);
}

#[test]
fn nobody_places_or_revives_what_nobody_paid() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", Some("decline")))).expect("an order");
    let ask =
        |request: domain::order::Request| block_on(world.owner().run(Command::Order { id: Some(made.id), request }));
    assert_eq!(ask(domain::order::Request::ConfirmPayment).unwrap_err().code(), "payment.wrong_state");
    world.clock.turn(1_000_000);
    block_on(world.owner().orders().release(made.id)).expect("it is let go");
    assert_eq!(ask(domain::order::Request::Revive).unwrap_err().code(), "payment.wrong_state");
    assert_eq!(balance(&world, Account::VendorPending(world.offers[0].0)), 0);
    assert_eq!(parts(&world, made.id).len(), 1);
}

#[test]
fn the_buyers_fee_comes_with_the_first_capture_at_shipment() {
    let world = World::with_fee("at_shipment");
    let made = block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", None))).expect("an order");
    for (part, state) in parts(&world, made.id) {
        let book = state.book().expect("a part");
        let units = vec![domain::vendor_order::LineUnits { line: book.lines[0].id, units: 1 }];
        block_on(world.member(book.vendor).vendor_orders().ship(part, units, None)).expect("a parcel");
        assert_eq!(balance(&world, Account::BuyerClearing(made.id)), 0);
    }
    assert_eq!((clearing(&world), balance(&world, Account::BuyerFees)), (7_650, 100));
}

#[test]
fn the_buyers_fee_comes_with_what_is_sent_though_it_was_all_given_back() {
    let world = World::with_fee("at_shipment");
    let made = block_on(world.buyer().check_out(world.cart(&[1]), world.by("card", None))).expect("an order");
    let (part, state) = parts(&world, made.id).remove(0);
    let book = state.book().expect("a part");
    let undo = domain::vendor_order::Undo::Amount { amount: Amount::new(5_000).expect("an amount") };
    let (reason, to) = ("a present".to_owned(), domain::refund::Destination::Payments);
    let with = vendra::checkout::GiveBack { vendor_order: part, undo, reason, to };
    block_on(world.owner().give_back(made.id, with)).expect("given back");
    assert_eq!((clearing(&world), balance(&world, Account::BuyerFees)), (0, 0));
    let units = vec![domain::vendor_order::LineUnits { line: book.lines[0].id, units: 1 }];
    block_on(world.member(book.vendor).vendor_orders().ship(part, units, None)).expect("a parcel");
    assert_eq!((clearing(&world), balance(&world, Account::BuyerFees)), (100, 100));
    assert_eq!(balance(&world, Account::BuyerClearing(made.id)), 0);
}

#[test]
fn the_buyers_fee_goes_back_where_nobody_sends_anything() {
    for capture in ["on_placement", "at_shipment"] {
        let world = World::with_fee(capture);
        let (gift_card, with) = with_card(&world, "tok");
        let made = block_on(world.buyer().check_out(world.cart(&[1, 1]), with)).expect("an order");
        for (part, state) in parts(&world, made.id) {
            let vendor = state.book().expect("a part").vendor;
            world.give_up(part, vendor);
        }
        assert!(matches!(order(&world, made.id), Order::Completed(_)));
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(made.id))), (0, 0), "{capture}");
        assert_eq!(
            (counter(&world, CounterKey::GiftCard { gift_card }), balance(&world, Account::BuyerFees)),
            (2_000, 0)
        );
        let paid = block_on(world.owner().payments().list(By::Order(made.id), Paging::default())).expect("payments");
        let book = paid.items[0].state.book().expect("a payment").clone();
        assert_eq!((book.capturable().unwrap(), book.refundable().unwrap()), (Amount::ZERO, Amount::ZERO), "{capture}");
    }
}

/// A checkout of which a method gives 10.00 and a card the rest.
pub(crate) fn with_first(world: &World, first: &str, token: &str) -> CheckOut {
    let mut with = world.by("card", Some(token));
    let part = Pay::Method {
        method: first.parse().unwrap(),
        gateway: "acme".parse().unwrap(),
        limit: Some(Amount::new(1_000).unwrap()),
        token: Some("tok".into()),
    };
    with.pay.insert(0, part);
    with
}

/// An order of 50.00 of which a method gave 10.00 and a card is still to give the rest, with the attempt that will, and which is let go
/// by then.
pub(crate) fn half_paid(world: &World, first: &str) -> (OrderId, PaymentId, AttemptId) {
    let with = with_first(world, first, "action");
    let made = block_on(world.buyer().check_out(world.cart(&[1, 0]), with)).expect("an order");
    world.clock.turn(1_000_000);
    block_on(world.owner().orders().release(made.id)).expect("it is let go");
    let paid = block_on(world.owner().payments().list(By::Order(made.id), Paging::default())).expect("payments");
    let mut books = paid.items.iter().map(|item| item.state.book().expect("a payment"));
    let second = books.find(|book| book.amount.minor() == 4_000).expect("the rest");
    (made.id, second.id, second.attempts[0].id)
}

/// A marketplace that takes a wallet's money at once.
pub(crate) fn with_wallet(world: &World) {
    let wallet = json!({"method": "wallet", "kind": {"kind": "sale"}});
    world.set(|settings| settings.methods.push(serde_json::from_value(wallet).unwrap()));
}

#[test]
fn money_that_is_on_its_way_back_revives_nothing() {
    let world = World::new("on_placement");
    with_wallet(&world);
    for first in ["wallet", "card"] {
        let (made, payment, attempt) = half_paid(&world, first);
        block_on(world.owner().payments().resolve_attempt(payment, attempt, AttemptOutcome::Authorized)).expect("late");
        assert!(matches!(order(&world, made), Order::Released(_)), "{first}");
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(made))), (0, 0), "{first}");
    }
}
