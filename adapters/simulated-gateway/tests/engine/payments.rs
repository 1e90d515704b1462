//! Payments that something goes wrong with, to their end: nobody is charged twice, and no money is lost.

use crate::shop::{Shop, acme, amount};
use pollster::block_on;
use vendra::checkout::Pay;
use vendra::domain::payment::{AttemptOutcome, AttemptStatus, MethodTerms, OperationKind, OperationStatus, Payment};
use vendra::domain::refund::{PartStatus, Refund};
use vendra::domain::vendor_order::{By, CancelCause, LineUnits};
use vendra::inward::Heard;
use vendra::worker::{Worker, WorkerConfig};
use vendra::*;
use vendra_simulated_gateway::{Config, Misbehaviour};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

fn worker(shop: &Shop) -> Worker {
    Worker::new(
        shop.trial.engine.clone(),
        [shop.trial.tenant],
        WorkerConfig { item_ms: None, ..WorkerConfig::default() },
    )
}

/// A way to pay that the trial does not have.
fn method(shop: &Shop, terms: serde_json::Value) -> checkout::CheckOut {
    let terms: MethodTerms = serde_json::from_value(terms).expect("terms");
    shop.settings(|settings| settings.methods.push(terms));
    let pay = Pay::Method { method: terms.method, gateway: acme(), limit: None, token: None };
    checkout::CheckOut { pay: vec![pay], ..checkout::CheckOut::default() }
}

fn at_shipment(shop: &Shop) {
    shop.settings(|settings| settings.capture = domain::marketplace::CapturePolicy::AtShipment);
}

fn captured(shop: &Shop, payment: PaymentId) -> i64 {
    shop.gateway.payment(payment).map_or(0, |seen| seen.captured)
}

fn refunds(shop: &Shop, order: OrderId) -> Vec<(RefundId, Refund)> {
    let found = block_on(shop.trial.owner().refunds().list(reading::By::Order(order), reading::Paging::default()));
    let read = |seen: reading::Seen<Refund>| (seen.id.parse().expect("an id"), seen.state);
    found.expect("refunds").items.into_iter().map(read).collect()
}

/// Its vendors agree, so that the order stands whatever the time.
fn accept(shop: &Shop, order: OrderId) {
    let parts =
        block_on(shop.trial.worker().vendor_orders().list(reading::By::Order(order), reading::Paging::default()));
    for part in parts.expect("vendor orders").items {
        let seller = shop.trial.seller(part.state.vendor).vendor_orders();
        block_on(seller.accept(part.state.id)).expect("it is accepted");
    }
}

/// The vendor orders of an order, each sent whole.
fn ship(shop: &Shop, order: OrderId, which: std::ops::Range<usize>) {
    let parts =
        block_on(shop.trial.worker().vendor_orders().list(reading::By::Order(order), reading::Paging::default()));
    let mut parts = parts.expect("vendor orders").items;
    parts.sort_by(|one, other| one.id.cmp(&other.id));
    for part in &parts[which] {
        let seller = shop.trial.seller(part.state.vendor).vendor_orders();
        let units = |line: &reading::VendorLineView| LineUnits { line: line.id, units: line.quantity };
        block_on(seller.accept(part.state.id)).expect("it is accepted");
        block_on(seller.ship(part.state.id, part.state.lines.iter().map(units).collect(), None)).expect("it is sent");
    }
}

/// kf_32: a capture that never arrived is looked up once the gateway has forgotten ids, fails by name, and is begun anew under
/// another id; one that arrived is found.
#[test]
fn past_the_window_an_operation_is_looked_up_and_never_posted_again() {
    for (misbehaviour, arrived) in [(Misbehaviour::TimesOutUndone, false), (Misbehaviour::TimesOutDone, true)] {
        let shop = Shop::new(Config::default());
        shop.gateway.plan(1, misbehaviour);
        let (order, payment) = shop.bought("tok");
        accept(&shop, order);
        let posts = shop.gateway.tally().posts;
        shop.trial.clock.turn(25 * HOUR);
        block_on(shop.trial.engine.carry_on(shop.trial.tenant, payment)).expect("it is asked");
        let book = shop.book(payment);
        let expected = if arrived { OperationStatus::Succeeded } else { OperationStatus::Failed };
        assert_eq!(book.operations[0].status, expected, "{misbehaviour:?}");
        assert_eq!(shop.gateway.tally().posts, posts, "it was looked up, and not posted");
        // What failed is due again: the worker begins a new capture.
        shop.trial.clock.turn(HOUR);
        for _ in 0..3 {
            block_on(worker(&shop).tick());
        }
        let book = shop.book(payment);
        let ids: std::collections::BTreeSet<_> = book.operations.iter().map(|operation| operation.id).collect();
        assert_eq!(ids.len(), if arrived { 1 } else { 2 });
        assert_eq!(captured(&shop, payment), 2_490);
        assert_eq!(shop.both_balances(), (2_490, 2_490));
        assert_eq!(shop.gateway.tally().posted_again, 0);
        assert_eq!(shop.balance(&format!("buyer_clearing/{order}")), 0);
    }
}

/// kf_32, for what takes the payer's means: the attempt is over, and the buyer makes another.
#[test]
fn past_the_window_an_attempt_is_over() {
    let shop = Shop::new(Config::default());
    shop.settings(|settings| settings.hold_ms = 3 * DAY);
    shop.gateway.misbehave(Misbehaviour::TimesOutUndone);
    let (buyer, with) = (shop.trial.buyer().key("k"), shop.trial.by_card("tok"));
    let cart = block_on(shop.trial.cart(1, 0)).expect("a cart");
    let lost = block_on(buyer.check_out(cart, with.clone())).expect_err("nobody knows");
    assert_eq!(lost.code(), "gateway.unavailable");
    shop.trial.clock.turn(25 * HOUR);
    let order = block_on(buyer.check_out(cart, with)).expect("an order").id;
    assert_eq!((shop.order(order).as_str(), shop.gateway.tally().posts), ("awaiting_payment", 0));
    let payment = shop.payments(order)[0];
    block_on(shop.trial.buyer().payments().start_attempt(payment)).expect("another attempt");
    assert_eq!((shop.order(order).as_str(), captured(&shop, payment)), ("placed", 2_490));
    shop.is_whole(order);
}

/// kf_32, for money that goes back: the part failed, and is retried under a new id.
#[test]
fn past_the_window_a_refund_fails_and_is_retried_under_a_new_id() {
    let shop = Shop::new(Config::default());
    let (order, payment) = shop.bought("tok");
    shop.gateway.misbehave(Misbehaviour::TimesOutUndone);
    block_on(shop.trial.buyer().orders().cancel(order, "changed my mind".into())).expect("it is cancelled");
    shop.trial.clock.turn(25 * HOUR);
    block_on(shop.trial.engine.carry_on(shop.trial.tenant, payment)).expect("it is asked");
    let (id, refund) = refunds(&shop, order).remove(0);
    let Refund::Failed(book) = refund else { panic!("it failed: {refund:?}") };
    assert_eq!(book.parts[0].status, PartStatus::Failed);
    block_on(shop.trial.owner().refunds().retry(id, book.parts[0].operation)).expect("it is retried");
    assert!(matches!(refunds(&shop, order)[0].1, Refund::Completed(_)));
    assert_eq!(shop.both_balances(), (0, 0));
    shop.is_whole(order);
}

#[test]
fn a_declined_capture_is_due_again_also_where_it_has_no_deadline() {
    let shop = Shop::new(Config::default());
    for call in [1, 2, 3] {
        shop.gateway.plan(call, Misbehaviour::Declines);
    }
    let (order, payment) = shop.bought("tok");
    assert!(matches!(shop.payment(payment), Payment::Authorized(_)));
    let mut worker = worker(&shop);
    let mut hours = 0;
    while captured(&shop, payment) == 0 && hours < 48 {
        shop.trial.clock.turn(HOUR);
        hours += 1;
        block_on(worker.tick());
    }
    // After one hour, two more and four more.
    assert_eq!((hours, captured(&shop, payment), shop.book(payment).operations.len()), (7, 2_490, 4));
    assert_eq!(shop.both_balances(), (2_490, 2_490));
    assert_eq!(shop.balance(&format!("buyer_clearing/{order}")), 0);
}

#[test]
fn a_capture_that_is_always_declined_is_left_to_people() {
    let shop = Shop::new(Config::default());
    (1..50).for_each(|call| shop.gateway.plan(call, Misbehaviour::Declines));
    let (order, payment) = shop.bought("tok");
    accept(&shop, order);
    let mut worker = worker(&shop);
    for _ in 0..14 * 24 {
        shop.trial.clock.turn(HOUR);
        block_on(worker.tick());
    }
    let captures = shop.book(payment).operations.iter().filter(|one| one.kind == OperationKind::Capture).count();
    assert_eq!(captures, 6);
    // Somebody tries it once more, or would cancel the order, which lets go of what is held.
    shop.gateway.behave();
    block_on(shop.trial.owner().payments().start_capture(payment, amount(2_490))).expect("it is captured");
    assert_eq!((captured(&shop, payment), shop.both_balances()), (2_490, (2_490, 2_490)));
    assert_eq!(shop.balance(&format!("buyer_clearing/{order}")), 0);
}

/// An attempt was said to be declined, the buyer paid by another, and then the first one's money comes after all.
#[test]
fn money_that_comes_twice_goes_back_once() {
    for sale in [false, true] {
        let shop = Shop::new(Config::default());
        let mut with = if sale {
            method(&shop, serde_json::json!({"method": "ideal", "kind": {"kind": "sale"}}))
        } else {
            shop.trial.by_card("action")
        };
        if let Some(Pay::Method { token, .. }) = with.pay.first_mut() {
            *token = Some("action".to_owned());
        }
        let order = shop.check_out(1, 0, with).expect("an order");
        let payment = shop.payments(order)[0];
        let first = shop.book(payment).attempts[0].id;
        let declined = AttemptOutcome::Declined { reason: "the buyer gave up".into() };
        block_on(shop.trial.worker().payments().resolve_attempt(payment, first, declined)).expect("it is declined");
        block_on(shop.trial.buyer().payments().start_attempt(payment)).expect("another attempt");
        assert_eq!(shop.order(order), "placed");
        shop.settle(MINUTE);
        shop.gateway.confirm(first);
        assert_eq!(shop.settle(MINUTE)[0], Heard::New);
        let seen = shop.gateway.payment(payment).expect("a payment");
        assert_eq!((seen.held(), seen.captured - seen.refunded, seen.authorized), (0, 2_490, 4_980), "sale: {sale}");
        assert!(shop.book(payment).attempts.iter().all(|one| one.status != AttemptStatus::Declined));
        assert_eq!(shop.order(order), "placed");
        shop.is_whole(order);
    }
}

/// An attempt was said to be declined, nobody paid otherwise, and its money comes after all: it pays.
#[test]
fn money_that_was_said_to_be_declined_pays() {
    for released in [false, true] {
        let shop = Shop::new(Config::default());
        let order = shop.check_out(1, 0, shop.trial.by_card("action")).expect("an order");
        let payment = shop.payments(order)[0];
        let first = shop.book(payment).attempts[0].id;
        let declined = AttemptOutcome::Declined { reason: "the buyer gave up".into() };
        block_on(shop.trial.worker().payments().resolve_attempt(payment, first, declined)).expect("it is declined");
        if released {
            shop.trial.clock.turn(HOUR);
            block_on(shop.trial.worker().orders().release(order)).expect("it is let go");
        }
        shop.gateway.confirm(first);
        assert!(shop.settle(MINUTE).contains(&Heard::New));
        assert_eq!((shop.order(order).as_str(), captured(&shop, payment)), ("placed", 2_490));
        shop.is_whole(order);
    }
}

/// A boleto is paid in time, not at all, and too late.
#[test]
fn a_boleto_has_its_time() {
    for (paid_after, state, there) in
        [(Some(2 * DAY), "placed", 2_490), (None, "released", 0), (Some(5 * DAY), "placed", 2_490)]
    {
        let shop = Shop::new(Config::default());
        let terms = serde_json::json!({"method": "boleto", "kind": {"kind": "asynchronous"}, "pay_within_ms": 3 * DAY});
        let with = method(&shop, terms);
        let order = shop.check_out(1, 0, with).expect("an order");
        let payment = shop.payments(order)[0];
        let (mut worker, mut at) = (worker(&shop), 0);
        while at < 6 * DAY {
            if paid_after == Some(at) {
                shop.gateway.confirm(shop.book(payment).attempts[0].id);
            }
            shop.settle(0);
            block_on(worker.tick());
            let to_next = 6 * HOUR - MINUTE;
            shop.trial.clock.turn(to_next);
            at += 6 * HOUR;
            if paid_after.is_some_and(|paid| at > paid) {
                break;
            }
        }
        assert_eq!((shop.order(order).as_str(), shop.both_balances()), (state, (there, there)), "{paid_after:?}");
        assert_eq!(shop.balance(&format!("buyer_clearing/{order}")), 0);
    }
}

/// Captured as vendors send: in parts where the method can, and once, whole, where it cannot.
#[test]
fn what_is_captured_at_shipment_is_what_was_sent_or_all_of_it_once() {
    for captures in ["several", "once"] {
        let shop = Shop::new(Config::default());
        at_shipment(&shop);
        let with = method(
            &shop,
            serde_json::json!({"method": "debit", "kind": {"kind": "authorize_and_capture"}, "captures": captures}),
        );
        let order = shop.check_out(1, 1, with).expect("an order");
        let payment = shop.payments(order)[0];
        assert_eq!(captured(&shop, payment), 0);
        ship(&shop, order, 0..1);
        let first = captured(&shop, payment);
        assert!(if captures == "once" { first == 10_390 } else { [2_490, 7_900].contains(&first) }, "{first}");
        ship(&shop, order, 1..2);
        assert_eq!(captured(&shop, payment), 10_390);
        shop.is_whole(order);
    }
}

/// What was captured whole, because it could be captured once, and is not sent after all, is refunded.
#[test]
fn the_rest_of_what_was_captured_once_is_refunded() {
    let shop = Shop::new(Config::default());
    at_shipment(&shop);
    let with = method(
        &shop,
        serde_json::json!({"method": "debit", "kind": {"kind": "authorize_and_capture"}, "captures": "once"}),
    );
    let order = shop.check_out(1, 1, with).expect("an order");
    let payment = shop.payments(order)[0];
    ship(&shop, order, 0..1);
    let parts =
        block_on(shop.trial.worker().vendor_orders().list(reading::By::Order(order), reading::Paging::default()));
    let open = parts.expect("parts").items.into_iter().find(|part| part.state.parcels.is_empty()).expect("one is open");
    block_on(shop.trial.buyer().vendor_orders().cancel(open.state.id, Vec::new(), By::Buyer, CancelCause::Asked))
        .expect("it is cancelled");
    let seen = shop.gateway.payment(payment).expect("a payment");
    assert_eq!(seen.captured, 10_390);
    assert!([2_490, 7_900].contains(&seen.refunded), "{}", seen.refunded);
    shop.is_whole(order);
}

/// A gift card, and two cards of which one needs the buyer: the order is placed when all of it is sure, and not before.
#[test]
fn several_payments_place_an_order_together() {
    let shop = Shop::new(Config::default());
    let mut with = shop.trial.by_card("tok");
    let Some(Pay::Method { method, gateway, .. }) = with.pay.first().cloned() else { panic!("a card") };
    let limited = Pay::Method { method, gateway, limit: Some(amount(1_000)), token: Some("tok".into()) };
    let action = Pay::Method { method, gateway, limit: None, token: Some("action".into()) };
    with.pay = vec![limited, action];
    let order = shop.check_out(1, 0, with).expect("an order");
    assert_eq!(shop.order(order), "awaiting_payment");
    let waiting = shop.payments(order).into_iter().find(|id| matches!(shop.payment(*id), Payment::Pending(_)));
    let waiting = waiting.expect("one waits for the buyer");
    shop.gateway.confirm(shop.book(waiting).attempts[0].id);
    assert!(shop.settle(MINUTE).contains(&Heard::New));
    assert_eq!((shop.order(order).as_str(), shop.both_balances()), ("placed", (2_490, 2_490)));
    shop.is_whole(order);
}
