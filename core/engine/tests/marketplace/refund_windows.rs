//! A method pays back for so long only: what goes back by itself later has failed, and goes another way, or a dispute takes it.

use crate::after_all::{bought_of, done_after_all, payment, wilful};
use crate::books::{balance, clearing, parts};
use crate::world::World;
use pollster::block_on;
use std::sync::atomic::Ordering;
use vendra::checkout::GiveBack;
use vendra::domain::dispute;
use vendra::domain::ledger::Account;
use vendra::domain::refund::{Destination, PartStatus, Refund, Via};
use vendra::domain::vendor_order::Undo;
use vendra::port::RecordKind;
use vendra::reading::{By, Paging};
use vendra::*;

const DAY_MS: i64 = 86_400_000;

/// Two vendors' goods, captured, and the time to refund is over unless what happens first does.
fn captured(first: impl FnOnce(&World, OrderId, PaymentId)) -> (World, OrderId, PaymentId) {
    let (world, _) = wilful("on_placement");
    world.set(|settings| settings.methods[0].refund_within_ms = Some(DAY_MS));
    let (order, id) = bought_of(&world, &[1, 1]);
    assert_eq!(payment(&world, id).refundable().expect("an amount").minor(), 7_550);
    first(&world, order, id);
    world.clock.turn(DAY_MS);
    (world, order, id)
}

fn given_up(world: &World, order: OrderId) {
    let (part, state) = parts(world, order).remove(1);
    world.give_up(part, state.book().expect("a part").vendor);
}

fn refund(world: &World, order: OrderId) -> (RefundId, domain::refund::Book) {
    let all = block_on(world.owner().refunds().list(By::Order(order), Paging::default())).expect("refunds").items;
    let id = all.last().expect("a refund").id.parse().expect("an id");
    let state: Refund = world.state(RecordKind::Refund, id);
    let (Refund::InTransit(book) | Refund::Failed(book) | Refund::Completed(book)) = state else { panic!("no refund") };
    (id, book)
}

#[test]
fn what_is_given_up_too_late_for_its_method_is_paid_by_hand() {
    let (world, order, _) = captured(|_, _, _| {});
    given_up(&world, order);
    let (id, book) = refund(&world, order);
    assert_eq!((book.parts[0].amount.minor(), book.parts[0].status), (2_550, PartStatus::Failed));
    assert_eq!(balance(&world, Account::RefundsInTransit), 2_550);
    let (refunds, operation) = (world.owner(), book.parts[0].operation);
    let refused = block_on(refunds.refunds().retry(id, operation)).expect_err("its gateway takes it no more");
    assert_eq!(refused.code(), "payment.refund_window");
    let support = world.staff(domain::authority::StaffRole::Support, 3);
    let refused = block_on(support.refunds().pay_by_hand(id, operation, "SEPA 17".into())).expect_err("no finance");
    assert_eq!(refused.code(), "authority.forbidden");
    block_on(refunds.refunds().pay_by_hand(id, operation, "SEPA 17".into())).expect("it is paid");
    let (_, book) = refund(&world, order);
    assert_eq!((book.parts[0].via, book.parts[0].status), (Some(Via::Bank), PartStatus::Paid));
    let stands = (balance(&world, Account::Bank), balance(&world, Account::RefundsInTransit), clearing(&world));
    assert_eq!((stands, balance(&world, Account::BuyerClearing(order))), ((-2_550, 0, 7_550), 0));
    let again = book.parts[0].operation;
    block_on(refunds.refunds().part_failed(id, again, "no such account".into())).expect("the bank sends it back");
    let refused = block_on(refunds.refunds().retry(id, again)).expect_err("no gateway has it");
    assert_eq!(refused.code(), "refund.part_resolved");
    block_on(refunds.refunds().give_credit(id, again)).expect("it is credit now");
    assert_eq!((balance(&world, Account::Bank), balance(&world, Account::RefundsInTransit)), (0, 0));
}

#[test]
fn what_a_person_gives_back_too_late_is_refused_and_may_be_credit() {
    let (world, order, _) = captured(|_, _, _| {});
    let (vendor_order, _) = parts(&world, order).remove(1);
    let with = |to| GiveBack { vendor_order, undo: Undo::Rest, reason: "late".to_owned(), to };
    let refused = block_on(world.owner().give_back(order, with(Destination::Payments))).expect_err("it is too late");
    assert_eq!(refused.code(), "payment.refund_window");
    assert_eq!((clearing(&world), balance(&world, Account::RefundsInTransit)), (7_550, 0));
    block_on(world.owner().give_back(order, with(Destination::StoreCredit))).expect("credit");
    assert_eq!((clearing(&world), balance(&world, Account::RefundsInTransit)), (7_550, 0));
}

#[test]
fn a_dispute_is_won_whatever_its_method_pays_back() {
    let mut disputed = None;
    let (world, order, _) = captured(|world, order, payment| {
        let (amount, fee) = (Amount::new(7_550).expect("an amount"), Amount::ZERO);
        let request = dispute::Request::Open { payment, amount, fee, reason: "never ordered".to_owned() };
        disputed = Some(block_on(world.owner().run(Command::Dispute { id: None, request })).expect("it is disputed"));
        given_up(world, order);
    });
    let id = disputed.and_then(|receipt| receipt.subject.to_string().parse().ok());
    let request = dispute::Request::Win { fee_returned: Amount::ZERO };
    block_on(world.owner().run(Command::Dispute { id, request })).expect("it is won");
    let (id, book) = refund(&world, order);
    assert_eq!((book.parts[0].amount.minor(), book.parts[0].status), (2_550, PartStatus::Failed));
    block_on(world.owner().refunds().give_credit(id, book.parts[0].operation)).expect("it is credit");
    assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(order))), (7_550, 0));
}

fn disputed(world: &World, id: PaymentId, minor: i64) -> DisputeId {
    let amount = Amount::new(minor).expect("an amount");
    block_on(world.owner().disputes().open(id, amount, Amount::ZERO, "fraud".into())).expect("a dispute").id
}

/// What failed to go back and was then taken by the buyer's bank is not owed a second time, whoever wins.
#[test]
fn what_failed_to_go_back_is_taken_by_a_dispute_once() {
    for (minor, left) in [(7_550, 0), (6_000, 1_550), (5_000, 2_550)] {
        for won in [false, true] {
            let case = format!("{minor} {won}");
            let (world, order, id) = captured(|_, _, _| {});
            given_up(&world, order);
            let dispute = disputed(&world, id, minor);
            assert_eq!((balance(&world, Account::RefundsInTransit), clearing(&world)), (left, 7_550 - minor), "{case}");
            assert_eq!(balance(&world, Account::BuyerClearing(order)), 0, "{case}");
            let ended = if won {
                block_on(world.owner().disputes().win(dispute, Amount::ZERO))
            } else {
                block_on(world.owner().disputes().lose(dispute))
            };
            ended.expect("it ends");
            // What it took of the refund is the buyer's again where it is won.
            let transit = if won { 2_550 } else { left };
            assert_eq!(balance(&world, Account::RefundsInTransit), transit, "{case}");
            let all =
                block_on(world.owner().refunds().list(By::Order(order), Paging::default())).expect("refunds").items;
            for item in all {
                let state: Refund = world.state(RecordKind::Refund, &item.id);
                if let Refund::Failed(book) = state {
                    let by_hand = world.owner();
                    block_on(by_hand.refunds().pay_by_hand(book.id, book.parts[0].operation, "SEPA".into()))
                        .expect("paid");
                }
            }
            let stands = (balance(&world, Account::RefundsInTransit), balance(&world, Account::Bank));
            assert_eq!(stands, (0, -transit), "{case}");
            assert_eq!(balance(&world, Account::BuyerClearing(order)), 0, "{case}");
            assert!(block_on(world.owner().doctor()).expect("a look").findings.is_empty(), "{case}");
        }
    }
}

/// A refund that was said to have failed, and of which a dispute took a part since, was not paid after all.
#[test]
fn what_a_dispute_took_a_part_of_is_not_paid_after_all() {
    let (world, gateway) = wilful("on_placement");
    let (order, id) = bought_of(&world, &[1, 1]);
    gateway.1.store(true, Ordering::SeqCst);
    given_up(&world, order);
    let operation = refund(&world, order).1.parts[0].operation;
    disputed(&world, id, 6_000);
    let late = done_after_all(&world, id, operation.into()).expect_err("some of it is the bank's");
    assert_eq!(late.code(), "payment.operation_resolved");
    assert_eq!((clearing(&world), balance(&world, Account::RefundsInTransit)), (1_550, 1_550));
}

/// A vendor bears of a dispute what it was paid, and not what went back before, whichever way it went.
#[test]
fn what_went_back_by_hand_is_beyond_a_dispute() {
    let (world, order, id) = captured(|_, _, _| {});
    world.set(|settings| settings.disputes = domain::dispute::DisputePolicy::Vendor);
    given_up(&world, order);
    let (refund, book) = refund(&world, order);
    block_on(world.owner().refunds().pay_by_hand(refund, book.parts[0].operation, "SEPA 17".into())).expect("paid");
    let earned = balance(&world, Account::VendorPending(world.offers[0].0));
    let dispute = disputed(&world, id, 7_550);
    block_on(world.owner().disputes().lose(dispute)).expect("it is lost");
    let vendor = world.offers[0].0;
    let bears =
        earned - balance(&world, Account::VendorPending(vendor)) - balance(&world, Account::VendorAvailable(vendor));
    assert_eq!((bears, balance(&world, Account::ChargebackLoss)), (5_000, 2_550));
    let _ = order;
}

/// An invoice is reduced whenever it is: nobody has to be paid back.
#[test]
fn what_is_owed_on_an_invoice_is_reduced_at_any_time() {
    let world = World::new("on_placement");
    world.set(|settings| settings.methods.iter_mut().for_each(|method| method.refund_within_ms = Some(DAY_MS)));
    let with = world.by("invoice", None);
    let order = block_on(world.buyer().check_out(world.cart(&[1, 1]), with)).expect("an order").id;
    world.clock.turn(DAY_MS);
    given_up(&world, order);
    assert_eq!(balance(&world, Account::BuyerReceivable(order)), 5_000);
    assert_eq!(refund(&world, order).1.parts[0].status, PartStatus::Paid);
}

/// What somebody says of a refund its payment learns first: no gateway's answer comes to nothing after it.
#[test]
fn what_is_said_of_a_refund_is_said_of_its_payment() {
    let (world, gateway) = wilful("on_placement");
    let (order, id) = bought_of(&world, &[1, 1]);
    gateway.1.store(true, Ordering::SeqCst);
    given_up(&world, order);
    let (refunded, book) = refund(&world, order);
    let operation = book.parts[0].operation;
    assert_eq!(book.parts[0].status, PartStatus::Failed);
    block_on(world.owner().refunds().part_paid(refunded, operation)).expect("it was paid after all");
    assert_eq!(payment(&world, id).refundable().expect("an amount").minor(), 5_000);
    block_on(world.owner().refunds().part_failed(refunded, operation, "closed".into())).expect("it came back");
    assert_eq!(payment(&world, id).refundable().expect("an amount").minor(), 7_550);
    block_on(world.owner().refunds().pay_by_hand(refunded, operation, "SEPA 17".into())).expect("it is paid by hand");
    let late = done_after_all(&world, id, operation.into()).expect_err("it is paid");
    assert_eq!(late.code(), "payment.operation_resolved");
    let again = refund(&world, order).1.parts[0].operation;
    block_on(world.owner().refunds().part_failed(refunded, again, "no account".into()))
        .expect("the bank sends it back");
    let refused = block_on(world.owner().refunds().part_paid(refunded, again)).expect_err("no gateway paid it");
    assert_eq!(refused.code(), "refund.part_resolved");
    assert_eq!((clearing(&world), balance(&world, Account::Bank)), (7_550, 0));
    assert_eq!(balance(&world, Account::RefundsInTransit), 2_550);
}
