//! Payments that need several answers of gateways, and crashes between them.

use crate::world::World;
use pollster::block_on;
use std::future::Future;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use vendra::authority::{Actor, Buyer};
use vendra::checkout::{CheckOut, Pay};
use vendra::domain::order::Order;
use vendra::domain::payment::{AttemptOutcome, Payment};
use vendra::memory::MemoryGateway;
use vendra::port::{self, Answer, GatewayAnswer, GatewayDown, PaymentGateway, RecordKind};
use vendra::*;

/// A gateway that authorizes, and never answers a capture: what a crash before the answer looks like.
#[derive(Debug, Default)]
struct Mute(MemoryGateway);

impl PaymentGateway for Mute {
    fn authorize<'a>(&'a self, call: &'a port::Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.authorize(call)
    }

    fn capture<'a>(&'a self, _: &'a port::PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        Box::pin(std::future::pending())
    }

    fn void<'a>(&'a self, call: &'a port::PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.void(call)
    }

    fn refund<'a>(&'a self, call: &'a port::PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.refund(call)
    }

    fn transfer<'a>(&'a self, call: &'a port::VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.transfer(call)
    }

    fn reverse_transfer<'a>(&'a self, call: &'a port::VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.reverse_transfer(call)
    }

    fn pay_out<'a>(&'a self, call: &'a port::PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.pay_out(call)
    }

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        self.0.look_up(operation)
    }
}

fn card(token: Option<&str>, limit: Option<i64>) -> Pay {
    Pay::Method {
        method: "card".parse().expect("a name"),
        gateway: "acme".parse().expect("a name"),
        limit: limit.map(|limit| Amount::new(limit).expect("an amount")),
        token: token.map(str::to_owned),
    }
}

fn two_cards(second: Option<&str>) -> CheckOut {
    let jurisdiction = Some("DE".parse().expect("a name"));
    CheckOut { pay: vec![card(None, Some(2_000)), card(second, None)], jurisdiction, ..CheckOut::default() }
}

/// What of an order's payments is captured.
fn captured(world: &World, order: OrderId) -> i64 {
    let found = block_on(world.owner().payments().list(reading::By::Order(order), reading::Paging::default()));
    let sum = |payment: &Payment| match payment {
        Payment::Captured(book) => book.amount.minor(),
        _ => 0,
    };
    found.expect("payments").items.iter().map(|seen| sum(&seen.state)).sum()
}

#[test]
fn an_order_that_two_cards_pay_is_captured_from_both() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, two_cards(None))).expect("an order");
    assert!(matches!(world.state(RecordKind::Order, made.id), Order::Placed(_)));
    assert_eq!(captured(&world, made.id), 5_000);
}

#[test]
fn each_of_two_cards_has_its_own_token() {
    for (first, second) in [(None, Some("decline")), (Some("decline"), None)] {
        let world = World::new("on_placement");
        let cart = world.cart(&[1, 0]);
        let with = CheckOut { pay: vec![card(first, Some(2_000)), card(second, None)], ..two_cards(None) };
        let made = block_on(world.buyer().check_out(cart, with)).expect("an order");
        assert!(matches!(world.state(RecordKind::Order, made.id), Order::AwaitingPayment(_)));
        let found = block_on(world.owner().payments().list(reading::By::Order(made.id), reading::Paging::default()));
        let held = |payment: &Payment| match payment {
            Payment::Authorized(book) => Some(book.amount.minor()),
            _ => None,
        };
        let held: Vec<i64> = found.expect("payments").items.iter().filter_map(|seen| held(&seen.state)).collect();
        assert_eq!(held, [if first.is_none() { 2_000 } else { 3_000 }]);
    }
}

/// kf_06: begins a checkout with a key on a gateway that never captures, and leaves it there; whoever repeats it is told to wait, and
/// once the lease is over gets the first one's answer.
fn crash_before_the_capture(world: &World, cart: CartId, with: &CheckOut) -> Created<OrderId> {
    let deaf = world.builder().gateway("acme".parse().expect("a name"), Arc::new(Mute::default())).build();
    let buyer = Buyer::Customer { customer: world.customer };
    let market = deaf.market(world.tenant, Actor::Buyer { tenant: world.tenant, buyer }).key("k");
    let mut call = std::pin::pin!(market.check_out(cart, with.clone()));
    assert!(matches!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Pending));
    let again = || block_on(world.buyer().key("k").check_out(cart, with.clone()));
    assert_eq!(again().expect_err("it is in flight").code(), "idempotency.in_flight");
    world.clock.turn(60_000);
    let resumed = again().expect("it is resumed");
    assert_eq!(again().expect("the same"), resumed);
    resumed
}

#[test]
fn a_key_is_let_go_with_the_last_answer_of_a_gateway() {
    for with in [CheckOut { pay: vec![card(None, None)], ..two_cards(None) }, two_cards(None)] {
        let world = World::new("on_placement");
        let cart = world.cart(&[1, 0]);
        let resumed = crash_before_the_capture(&world, cart, &with);
        assert!(matches!(world.state(RecordKind::Order, resumed.id), Order::Placed(_)));
        assert_eq!(captured(&world, resumed.id), 5_000);
    }
}

#[test]
fn the_last_payment_to_be_sure_captures_the_others_after_a_crash_too() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, two_cards(Some("action")))).expect("an order");
    assert!(matches!(world.state(RecordKind::Order, made.id), Order::AwaitingPayment(_)));
    let found = block_on(world.owner().payments().list(reading::By::Order(made.id), reading::Paging::default()));
    let waiting = found.expect("payments").items.into_iter().find_map(|seen| match seen.state {
        Payment::Pending(book) => Some((book.id, book.attempts[0].id)),
        _ => None,
    });
    let (payment, attempt) = waiting.expect("a payment that waits");
    let deaf = world.builder().gateway("acme".parse().expect("a name"), Arc::new(Mute::default())).build();
    let system = Actor::System { tenant: world.tenant };
    let market = deaf.market(world.tenant, system).key("webhook");
    let payments = market.payments();
    let mut call = std::pin::pin!(payments.resolve_attempt(payment, attempt, AttemptOutcome::Authorized));
    assert!(matches!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Pending));
    world.clock.turn(60_000);
    let again = world.engine.market(world.tenant, system).key("webhook").payments();
    block_on(again.resolve_attempt(payment, attempt, AttemptOutcome::Authorized)).expect("it is resumed");
    assert_eq!(captured(&world, made.id), 5_000);
}

/// kf_03: nothing is locked while a gateway is asked: another buyer of the same offer is served meanwhile.
#[test]
fn a_gateway_that_hangs_blocks_nobody() {
    let world = World::new("on_placement");
    let (first, second, third) = (world.cart(&[1, 0]), world.cart(&[1, 0]), world.cart(&[1, 0]));
    let deaf = world.builder().gateway("acme".parse().expect("a name"), Arc::new(Mute::default())).build();
    let buyer = Buyer::Customer { customer: world.customer };
    let market = deaf.market(world.tenant, Actor::Buyer { tenant: world.tenant, buyer });
    let with = CheckOut { pay: vec![card(None, None)], ..two_cards(None) };
    let mut call = std::pin::pin!(market.check_out(first, with.clone()));
    assert!(matches!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Pending));
    // On the same engine by what asks nobody, and on another by the same method.
    let by_invoice = block_on(market.check_out(second, world.by("invoice", None))).expect("an order");
    let by_card = block_on(world.buyer().check_out(third, with)).expect("an order");
    for made in [by_invoice, by_card] {
        assert!(matches!(world.state(RecordKind::Order, made.id), Order::Placed(_)));
    }
}
