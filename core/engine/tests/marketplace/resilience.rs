//! How often a port that fails is asked: retries, their budget, and the breaker.

use crate::outages::{Taxes, taxed};
use crate::worker::slow;
use crate::world::World;
use pollster::block_on;
use std::sync::atomic::Ordering;
use vendra::port::*;
use vendra::resilience::Resilience;
use vendra::*;

/// Tries to buy one, and tells with what code it failed and how often the service was asked.
fn asks(world: &World, taxes: &Taxes) -> (Option<&'static str>, u32) {
    let cart = world.cart(&[1, 0]);
    taxes.calls.store(0, Ordering::SeqCst);
    let bought = block_on(world.buyer().check_out(cart, world.by("invoice", None)));
    (bought.err().map(|error| error.code()), taxes.calls.load(Ordering::SeqCst))
}

const DOWN: Option<&str> = Some("port.unavailable");

#[test]
fn a_port_that_fails_is_tried_again_and_then_left_alone_for_a_while() {
    let (world, taxes) = taxed(Resilience::default());
    taxes.down.store(true, Ordering::SeqCst);
    // Three times and twice, which is five in a row.
    assert_eq!([(); 3].map(|()| asks(&world, &taxes)), [(DOWN, 3), (DOWN, 2), (DOWN, 0)]);
    world.clock.turn(10_000);
    assert_eq!([(); 2].map(|()| asks(&world, &taxes)), [(DOWN, 1), (DOWN, 0)], "one call tells that it is still down");
    taxes.down.store(false, Ordering::SeqCst);
    assert_eq!(asks(&world, &taxes), (DOWN, 0));
    world.clock.turn(10_000);
    assert_eq!([(); 2].map(|()| asks(&world, &taxes)), [(None, 1), (None, 1)], "and one that it is back");
}

#[test]
fn an_outage_is_not_met_with_three_times_the_calls() {
    let (world, taxes) = taxed(Resilience { failures_max: None, ..Resilience::default() });
    taxes.down.store(true, Ordering::SeqCst);
    let asked: u32 = (0..200).map(|_| asks(&world, &taxes).1).sum();
    assert!((200..=230).contains(&asked), "{asked}");
    assert_eq!(asked, 200 + 10 + 19, "ten to begin with, and a tenth of the calls");
}

#[test]
fn switched_off_every_call_is_made_once() {
    let (world, taxes) = taxed(Resilience::off());
    taxes.down.store(true, Ordering::SeqCst);
    assert!((0..20).all(|_| asks(&world, &taxes) == (DOWN, 1)));
}

#[test]
fn a_decline_is_an_answer_and_no_failure() {
    let (world, gateway) = slow("on_placement");
    for _ in 0..9 {
        let cart = world.cart(&[1, 0]);
        let made = block_on(world.buyer().check_out(cart, world.by("card", Some("decline")))).expect("an order").id;
        assert_eq!(block_on(world.buyer().orders().get(made)).expect("an order").state, "awaiting_payment");
    }
    assert_eq!(gateway.inner.operations(), 9, "none was tried again");
    let cart = world.cart(&[1, 0]);
    assert!(block_on(world.buyer().check_out(cart, world.by("card", None))).is_ok());
}

/// A gateway that knows an operation by its id for a moment only, and counts how often it is asked for a new one.
#[derive(Debug)]
struct Forgetful(std::sync::Arc<crate::worker::Slow>, std::sync::atomic::AtomicU32);

impl PaymentGateway for Forgetful {
    fn authorize<'a>(&'a self, call: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.1.fetch_add(1, Ordering::SeqCst);
        self.0.authorize(call)
    }

    fn capture<'a>(&'a self, call: &'a PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.capture(call)
    }

    fn void<'a>(&'a self, call: &'a PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.void(call)
    }

    fn refund<'a>(&'a self, call: &'a PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.refund(call)
    }

    fn transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.transfer(call)
    }

    fn reverse_transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.reverse_transfer(call)
    }

    fn pay_out<'a>(&'a self, call: &'a PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.pay_out(call)
    }

    fn idempotency_ms(&self) -> i64 {
        1_000
    }

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        self.0.look_up(operation)
    }
}

#[test]
fn a_gateway_that_soon_forgets_an_id_is_not_asked_for_the_same_again() {
    let (mut world, gateway) = slow("on_placement");
    gateway.set(false, true);
    let forgetful = std::sync::Arc::new(Forgetful(gateway, 0.into()));
    world.engine = Engine::builder(std::sync::Arc::clone(&world.store))
        .clock(std::sync::Arc::clone(&world.clock) as _)
        .gateway("acme".parse().expect("a name"), std::sync::Arc::clone(&forgetful) as _)
        .build();
    let bought = block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", None)));
    assert_eq!(bought.expect_err("it is down").code(), "gateway.unavailable");
    assert_eq!(forgetful.1.load(Ordering::SeqCst), 1);
}
