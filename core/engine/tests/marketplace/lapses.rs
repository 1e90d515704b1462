//! Money goes to those it is for as far as it came: some of it lapsed, or nobody asked for it when it was due.

use crate::after_all::{bought_of, done_after_all, payment, wilful};
use crate::books::{arrived, balance, clearing, parts};
use crate::letting_go::{with_first, with_wallet};
use crate::world::World;
use pollster::block_on;
use std::sync::atomic::Ordering;
use vendra::domain::ledger::Account;
use vendra::domain::marketplace::CapturePolicy;
use vendra::domain::payment::{OperationKind, Request};
use vendra::reading::{By, Paging};
use vendra::*;

/// A part is sent, its capture is not answered, and the rest of the authorization lapses: what comes in is the first part's alone.
#[test]
fn what_lapsed_while_another_part_was_captured_is_nobodys() {
    for policy in ["at_shipment", "on_placement"] {
        let (world, gateway) = wilful(policy);
        gateway.2.store(true, Ordering::SeqCst);
        let (order, id) = bought_of(&world, &[1, 1]);
        let (part, _) = arrived(&world, order, 1);
        if policy == "on_placement" {
            // Of all that is asked for only the one part is taken.
            let failed = domain::payment::OperationOutcome::Failed { reason: "not all of it".to_owned() };
            let request = Request::Resolve { operation: payment(&world, id).operations[0].id, outcome: failed };
            block_on(world.owner().run(Command::Payment { id: Some(id), request })).expect("it is declined");
            let amount = Amount::new(5_000).expect("an amount");
            block_on(world.owner().payments().start_capture(id, amount)).expect("a capture");
        }
        let request = Request::Lapse;
        block_on(world.owner().run(Command::Payment { id: Some(id), request })).expect("the rest lapses");
        let capture = payment(&world, id).operations.last().expect("a capture").id;
        done_after_all(&world, id, capture).expect("it is taken");
        let stands = || (clearing(&world), balance(&world, Account::BuyerClearing(order)));
        assert_eq!(stands(), (5_000, 0), "{policy}");
        let vendors = || world.offers.iter().map(|(vendor, ..)| balance(&world, Account::VendorPending(*vendor)) > 0);
        assert_eq!(vendors().collect::<Vec<_>>(), [true, false], "{policy}");
        let other = parts(&world, order).into_iter().find(|(other, _)| *other != part).expect("another part");
        world.give_up(other.0, other.1.book().expect("a part").vendor);
        assert_eq!(stands(), (5_000, 0), "{policy}");
        let state: domain::order::Order = world.state(vendra::port::RecordKind::Order, order);
        assert!(matches!(state, domain::order::Order::Completed(_)), "{policy}");
    }
}

/// The order was placed where nothing is captured before it is sent, and is sent where all is captured as it is placed.
#[test]
fn what_was_placed_under_another_policy_is_captured_as_it_is_sent() {
    let (world, _) = wilful("at_shipment");
    let (order, id) = bought_of(&world, &[1, 0]);
    world.set(|settings| settings.capture = CapturePolicy::OnPlacement);
    arrived(&world, order, 1);
    assert_eq!(payment(&world, id).done(OperationKind::Capture).expect("an amount").minor(), 5_000);
    assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(order))), (5_000, 0));
    assert!(balance(&world, Account::VendorPending(world.offers[0].0)) > 0);
}

/// A capture that had failed was done after all, and meanwhile a part that it was for was given up: its money goes back, whatever
/// became of letting it go, and the rest is for what goes on.
#[test]
fn what_came_in_after_all_is_for_what_goes_on() {
    for let_go in [true, false] {
        let (world, gateway) = wilful("on_placement");
        gateway.1.store(true, Ordering::SeqCst);
        let (order, id) = bought_of(&world, &[1, 1]);
        gateway.1.store(!let_go, Ordering::SeqCst);
        let (part, state) = parts(&world, order).remove(1);
        world.give_up(part, state.book().expect("a part").vendor);
        gateway.1.store(false, Ordering::SeqCst);
        let capture = payment(&world, id).operations[0].id;
        done_after_all(&world, id, capture).expect("it was taken");
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(order))), (5_000, 0), "{let_go}");
        assert_eq!(payment(&world, id).to_capture().expect("an amount"), Amount::ZERO, "{let_go}");
        assert!(balance(&world, Account::VendorPending(world.offers[0].0)) > 0, "{let_go}");
        block_on(world.buyer().orders().cancel(order, "never mind".into())).expect("it is cancelled");
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(order))), (0, 0), "{let_go}");
    }
}

/// A capture that had failed is done after all while another for the same is asked for: which of them took it is not known yet.
#[test]
fn whether_it_was_taken_twice_is_not_said_before_it_is_known() {
    let (world, gateway) = wilful("on_placement");
    gateway.1.store(true, Ordering::SeqCst);
    let (order, id) = bought_of(&world, &[1, 0]);
    gateway.1.store(false, Ordering::SeqCst);
    gateway.2.store(true, Ordering::SeqCst);
    let (first, whole) = (payment(&world, id).operations[0].id, Amount::new(5_000).expect("an amount"));
    block_on(world.owner().payments().start_capture(id, whole)).expect("another capture");
    let refused = done_after_all(&world, id, first).expect_err("it is not known yet");
    assert_eq!(refused.code(), "gateway.unavailable");
    let failed = domain::payment::OperationOutcome::Failed { reason: "taken already".to_owned() };
    let request = Request::Resolve { operation: payment(&world, id).operations[1].id, outcome: failed };
    block_on(world.owner().run(Command::Payment { id: Some(id), request })).expect("the second is declined");
    done_after_all(&world, id, first).expect("it was the first");
    assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(order))), (5_000, 0));
    assert!(balance(&world, Account::VendorPending(world.offers[0].0)) > 0);
}

/// An order of 50.00 that waits for its second payment: 10.00 by a card that is authorized, and the rest by another method.
fn half_sure(world: &World, rest: &str) -> (OrderId, PaymentId, domain::payment::Book) {
    let mut with = with_first(world, "card", "action");
    if let vendra::checkout::Pay::Method { method, .. } = &mut with.pay[1] {
        *method = rest.parse().expect("a method");
    }
    let order = block_on(world.buyer().check_out(world.cart(&[1, 0]), with)).expect("an order").id;
    let paid = block_on(world.owner().payments().list(By::Order(order), Paging::default())).expect("payments").items;
    let books: Vec<_> = paid.iter().map(|item| item.state.book().expect("a payment")).collect();
    let of = |minor: i64| (*books.iter().find(|book| book.amount.minor() == minor).expect("it")).clone();
    (order, of(1_000).id, of(4_000))
}

/// What somebody captured of a payment before its order was placed is not all of it: the rest comes, and then it is given out.
#[test]
fn what_was_captured_by_hand_before_is_not_all_there_is() {
    for after_all in [false, true] {
        let (world, gateway) = wilful("on_placement");
        with_wallet(&world);
        let (order, first, second) = half_sure(&world, "wallet");
        let some = Amount::new(if after_all { 1_000 } else { 300 }).expect("an amount");
        gateway.1.store(after_all, Ordering::SeqCst);
        block_on(world.owner().payments().start_capture(first, some)).expect("it is asked for");
        gateway.1.store(false, Ordering::SeqCst);
        if after_all {
            done_after_all(&world, first, payment(&world, first).operations[0].id).expect("it was taken");
            assert_eq!(clearing(&world), 1_000, "it waits for its order");
        }
        let outcome = domain::payment::AttemptOutcome::Paid { fee: Amount::ZERO };
        block_on(world.owner().payments().resolve_attempt(second.id, second.attempts[0].id, outcome)).expect("paid");
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(order))), (5_000, 0), "{after_all}");
        assert!(balance(&world, Account::VendorPending(world.offers[0].0)) > 0, "{after_all}");
    }
}

/// What lapsed after a part of it was captured by hand is not there when the order is placed.
#[test]
fn what_lapsed_before_is_not_given_out_when_the_order_is_placed() {
    let (world, _) = wilful("on_placement");
    with_wallet(&world);
    let (order, first, second) = half_sure(&world, "wallet");
    block_on(world.owner().payments().start_capture(first, Amount::new(300).expect("an amount"))).expect("it is taken");
    block_on(world.owner().payments().lapse(first)).expect("the rest lapses");
    let outcome = domain::payment::AttemptOutcome::Paid { fee: Amount::ZERO };
    block_on(world.owner().payments().resolve_attempt(second.id, second.attempts[0].id, outcome)).expect("paid");
    assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(order))), (4_300, 4_300));
    assert_eq!(balance(&world, Account::VendorPending(world.offers[0].0)), 0);
}

/// Which of two voids let go of what both were for is not said before both are known.
#[test]
fn which_void_let_go_is_not_said_before_it_is_known() {
    let (world, gateway) = wilful("at_shipment");
    let (order, id) = bought_of(&world, &[1, 1]);
    gateway.1.store(true, Ordering::SeqCst);
    let (part, state) = parts(&world, order).remove(1);
    world.give_up(part, state.book().expect("a part").vendor);
    gateway.1.store(false, Ordering::SeqCst);
    gateway.3.store(true, Ordering::SeqCst);
    let (first, amount) = (payment(&world, id).operations[0].id, Amount::new(2_550).expect("an amount"));
    block_on(world.owner().payments().start_void(id, amount)).expect("another void");
    assert_eq!(done_after_all(&world, id, first).expect_err("not known").code(), "gateway.unavailable");
    arrived(&world, order, 1);
    let book = payment(&world, id);
    assert_eq!(book.operations.last().map(|capture| capture.amount.minor()), Some(5_000));
}
