//! Idempotency keys: one key, one request, one answer.

use crate::world::{World, details};
use pollster::block_on;
use vendra::port::{Claim, ClaimKey, Load};
use vendra::*;

fn claim(world: &World, key: &str) -> Option<Claim> {
    let key = ClaimKey { actor: format!("customer/{}", world.customer), key: key.to_owned() };
    let load = Load { claim: Some(key), ..Load::default() };
    block_on(world.store.load(world.tenant, load)).expect("a claim").claim
}

#[test]
fn keys_have_a_length_and_so_do_correlations() {
    let world = World::new("on_placement");
    let add = |market: &Market| block_on(market.contacts().add(details("Ada")));
    for key in [String::new(), "k".repeat(256)] {
        assert_eq!(add(&world.buyer().key(key)).unwrap_err().code(), "idempotency.key_malformed");
    }
    assert!(add(&world.buyer().key("k".repeat(255))).is_ok());
    let long = world.buyer().correlation("c".repeat(256));
    assert_eq!(add(&long).unwrap_err().code(), "limit.text");
    assert!(add(&world.buyer().correlation("c".repeat(255))).is_ok());
}

#[test]
fn what_is_wrong_with_the_request_or_its_maker_is_not_kept() {
    let world = World::new("on_placement");
    let (_, offer, location) = world.offers[0];
    let buyer = world.buyer().key("k");
    assert_eq!(block_on(buyer.stock().receive(offer, location, 1)).unwrap_err().kind(), ErrorKind::Forbidden);
    assert_eq!(claim(&world, "k"), None);
    let cart = world.cart(&[1, 0]);
    let nobody = checkout::CheckOut { pay: Vec::new(), ..world.by("card", None) };
    assert_eq!(block_on(buyer.check_out(cart, nobody)).unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(claim(&world, "k"), None);
    assert!(block_on(buyer.contacts().add(details("Ada"))).is_ok() && claim(&world, "k").is_some());
    let other = block_on(buyer.contacts().add(details("Grace"))).unwrap_err();
    assert_eq!(other.code(), "idempotency.key_reused");
}

#[test]
fn an_answer_lasts_a_day_and_the_order_for_ever() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let buyer = world.buyer().key("k");
    let first = block_on(buyer.check_out(cart, world.by("card", None))).expect("an order");
    let Some(Claim::Done { answer, .. }) = claim(&world, "k") else { panic!("it is done") };
    world.clock.turn(86_399_999);
    assert_eq!(block_on(buyer.check_out(cart, world.by("card", None))).expect("the same"), first);
    assert!(answer.contains(&first.id.to_string()));
    world.clock.turn(1);
    let again = block_on(buyer.check_out(cart, world.by("card", None))).unwrap_err();
    assert_eq!(again.kind(), ErrorKind::Conflict);
    assert_eq!(world.gateway.operations(), 2);
}

#[test]
fn a_checkout_that_waits_is_paid_again_on_the_same_order() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let first = block_on(world.buyer().check_out(cart, world.by("card", Some("decline")))).expect("an order");
    let other = block_on(world.buyer().check_out(cart, world.by("invoice", None))).unwrap_err();
    assert_eq!(other.code(), "order.wrong_state");
    let again = block_on(world.buyer().check_out(cart, world.by("card", Some("good")))).expect("the same order");
    assert_eq!(first.id, again.id);
    assert!(matches!(crate::books::order(&world, first.id), domain::order::Order::Placed(_)));
    assert_eq!(crate::books::clearing(&world), 5_000);
}

#[test]
fn a_gateway_or_a_method_that_nobody_knows_is_told_before_anything_is_on_record() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let refused = |with| block_on(world.buyer().check_out(cart, with)).unwrap_err().to_string();
    let mut with = world.by("card", None);
    if let checkout::Pay::Method { gateway, .. } = &mut with.pay[0] {
        *gateway = "nobody".parse().unwrap();
    }
    assert_eq!(refused(with), "gateway.unknown: no gateway is named nobody");
    assert_eq!(refused(world.by("shells", None)), "method.unknown: no payment method is named shells");
    assert_eq!(crate::books::stock(&world, 0), 10);
}

#[test]
fn the_doctor_finds_a_hold_that_is_overdue_and_nothing_where_all_is_well() {
    let world = World::new("on_placement");
    block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", None))).expect("an order");
    assert!(block_on(world.owner().doctor()).expect("a look").findings.is_empty());
    block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", Some("decline")))).expect("an order");
    world.clock.turn(1_000_000);
    let findings = block_on(world.owner().doctor()).expect("a look").findings;
    let overdue = |name: &str| {
        findings.iter().any(|finding| matches!(finding, reading::Finding::Overdue { query, .. } if query == name))
    };
    assert!(overdue("orders_due") && overdue("reservations_due"), "{findings:?}");
}
