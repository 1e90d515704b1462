//! What a gateway said had failed: it is tried again, and where it was done after all the books follow.

use crate::books::{arrived, balance, clearing, counter, parts};
use crate::letting_go::{half_paid, with_card, with_first, with_wallet};
use crate::trips::Counting;
use crate::world::World;
use pollster::block_on;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use vendra::checkout::GiveBack;
use vendra::domain::encoding::Receipt;
use vendra::domain::ledger::Account;
use vendra::domain::payment::{AttemptOutcome, OperationKind, OperationOutcome, OperationStatus, Payment, Request};
use vendra::domain::refund::{Destination, Refund};
use vendra::domain::vendor_order::{LineUnits, Undo, VendorOrder};
use vendra::memory::MemoryGateway;
use vendra::port::*;
use vendra::reading::{By, Paging};
use vendra::worker::{Worker, WorkerConfig};
use vendra::*;

const HOUR_MS: i64 = 3_600_000;

/// A gateway that declines captures and voids while it is told to, or keeps to itself what became of captures, or of voids.
#[derive(Debug, Default)]
pub(crate) struct Wilful(MemoryGateway, pub(crate) AtomicBool, pub(crate) AtomicBool, pub(crate) AtomicBool);

impl Wilful {
    fn unless<'a>(
        &'a self,
        does: impl FnOnce() -> Answer<'a, GatewayAnswer, GatewayDown>,
    ) -> Answer<'a, GatewayAnswer, GatewayDown> {
        if self.1.load(Ordering::SeqCst) {
            return Box::pin(std::future::ready(Ok(GatewayAnswer::Declined { reason: "not now".into() })));
        }
        does()
    }
}

impl PaymentGateway for Wilful {
    fn authorize<'a>(&'a self, call: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.0.authorize(call)
    }

    fn capture<'a>(&'a self, call: &'a PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        if self.2.load(Ordering::SeqCst) {
            return Box::pin(std::future::ready(Ok(GatewayAnswer::Unknown)));
        }
        self.unless(|| self.0.capture(call))
    }

    fn void<'a>(&'a self, call: &'a PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        if self.3.load(Ordering::SeqCst) {
            return Box::pin(std::future::ready(Ok(GatewayAnswer::Unknown)));
        }
        self.unless(|| self.0.void(call))
    }

    fn refund<'a>(&'a self, call: &'a PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.unless(|| self.0.refund(call))
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

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        self.0.look_up(operation)
    }
}

pub(crate) fn wilful(capture: &str) -> (World, Arc<Wilful>) {
    wilful_on(World::new(capture))
}

fn wilful_on(mut world: World) -> (World, Arc<Wilful>) {
    let gateway = Arc::new(Wilful::default());
    world.engine = Engine::builder(Arc::clone(&world.store))
        .clock(Arc::clone(&world.clock) as _)
        .gateway("acme".parse().unwrap(), Arc::clone(&gateway) as _)
        .build();
    (world, gateway)
}

fn bought(world: &World) -> (OrderId, PaymentId) {
    bought_of(world, &[1, 0])
}

pub(crate) fn bought_of(world: &World, units: &[u32]) -> (OrderId, PaymentId) {
    let order = block_on(world.buyer().check_out(world.cart(units), world.by("card", None))).expect("an order").id;
    let paid = block_on(world.owner().payments().list(By::Order(order), Paging::default())).expect("payments");
    (order, paid.items[0].id.parse().unwrap())
}

pub(crate) fn payment(world: &World, id: PaymentId) -> domain::payment::Book {
    let state: Payment = world.state(RecordKind::Payment, id);
    state.book().expect("a payment").clone()
}

pub(crate) fn done_after_all(world: &World, id: PaymentId, operation: AnyId) -> Result<Receipt, Error> {
    let outcome = OperationOutcome::Succeeded { fee: Amount::ZERO };
    let request = Request::Resolve { operation, outcome };
    block_on(world.owner().run(Command::Payment { id: Some(id), request }))
}

fn later(world: &World) {
    world.clock.turn(2 * HOUR_MS);
    let mut worker = Worker::new(world.engine.clone(), [world.tenant], WorkerConfig::default());
    assert!(block_on(worker.tick()).troubles.is_empty());
}

#[test]
fn what_could_not_be_let_go_is_let_go_later() {
    let (world, gateway) = wilful("at_shipment");
    let (order, id) = bought(&world);
    gateway.1.store(true, Ordering::SeqCst);
    block_on(world.buyer().orders().cancel(order, "never mind".into())).expect("it is cancelled");
    assert_eq!(payment(&world, id).to_let_go().unwrap().minor(), 5_000);
    later(&world);
    assert_eq!(payment(&world, id).operations.len(), 2);
    gateway.1.store(false, Ordering::SeqCst);
    later(&world);
    let book = payment(&world, id);
    assert_eq!((book.operations.len(), book.capturable().unwrap()), (3, Amount::ZERO));
    later(&world);
    assert_eq!(payment(&world, id).operations.len(), 3);
}

/// What is captured before it is too late is what somebody still sends: what could not be let go is not for anyone.
#[test]
fn what_could_not_be_let_go_is_not_captured() {
    let (world, gateway) = wilful("at_shipment");
    world.set(|settings| settings.methods[0].capture_within_ms = Some(48 * HOUR_MS));
    let (order, id) = bought_of(&world, &[1, 1]);
    gateway.1.store(true, Ordering::SeqCst);
    let (part, state) = parts(&world, order).remove(0);
    world.give_up(part, state.book().expect("a part").vendor);
    let given_up = payment(&world, id).to_let_go().unwrap();
    gateway.1.store(false, Ordering::SeqCst);
    world.clock.turn(22 * HOUR_MS);
    later(&world);
    assert_eq!(payment(&world, id).done(OperationKind::Capture).unwrap().minor(), 7_550 - given_up.minor());
    later(&world);
    let book = payment(&world, id);
    assert_eq!((book.done(OperationKind::Void).unwrap(), book.capturable().unwrap()), (given_up, Amount::ZERO));
}

/// Two parts of one price are given up, and neither could be let go: both are, and neither is captured.
#[test]
fn of_two_voids_of_one_amount_that_failed_neither_is_forgotten() {
    let (mut world, gateway) = wilful("at_shipment");
    world.open_vendor(2_550);
    world.set(|settings| settings.methods[0].capture_within_ms = Some(48 * HOUR_MS));
    let (order, id) = bought_of(&world, &[1, 1, 1]);
    gateway.1.store(true, Ordering::SeqCst);
    for (part, state) in parts(&world, order) {
        let vendor = state.book().expect("a part").vendor;
        if vendor != world.offers[0].0 {
            world.give_up(part, vendor);
        }
    }
    assert_eq!(payment(&world, id).to_capture().unwrap().minor(), 5_000);
    gateway.1.store(false, Ordering::SeqCst);
    for _ in 0..14 {
        later(&world);
    }
    let book = payment(&world, id);
    assert_eq!((book.done(OperationKind::Void).unwrap().minor(), clearing(&world)), (5_100, 5_000));
}

#[test]
fn a_capture_that_was_done_after_all_goes_to_its_vendor() {
    let (world, gateway) = wilful("on_placement");
    gateway.1.store(true, Ordering::SeqCst);
    let (order, id) = bought(&world);
    let capture = payment(&world, id).operations[0];
    assert_eq!((capture.status, clearing(&world)), (OperationStatus::Failed, 0));
    done_after_all(&world, id, capture.id).expect("it is taken");
    assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(order))), (5_000, 0));
    assert!(balance(&world, Account::VendorPending(world.offers[0].0)) > 0);
}

#[test]
fn an_order_is_not_over_while_what_was_declined_is_tried_again() {
    let (world, gateway) = wilful("at_shipment");
    let order = block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", None))).expect("an order").id;
    gateway.1.store(true, Ordering::SeqCst);
    for (part, state) in parts(&world, order) {
        let book = state.book().expect("a part");
        let units = vec![domain::vendor_order::LineUnits { line: book.lines[0].id, units: 1 }];
        let member = world.member(book.vendor).vendor_orders();
        block_on(member.ship(part, units, None)).expect("it is sent");
        let parcel = block_on(member.get(part)).expect("a part").parcels[0].id;
        block_on(member.deliver(part, parcel)).expect("it arrives");
    }
    assert_eq!((order_state(&world, order).as_str(), clearing(&world)), ("placed", 0));
    gateway.1.store(false, Ordering::SeqCst);
    later(&world);
    later(&world);
    assert_eq!((order_state(&world, order).as_str(), clearing(&world)), ("completed", 7_550));
    assert_eq!(balance(&world, Account::BuyerClearing(order)), 0);
}

fn order_state(world: &World, order: OrderId) -> String {
    block_on(world.owner().orders().get(order)).expect("the order").state
}

#[test]
fn what_was_taken_twice_after_all_goes_back() {
    let (world, gateway) = wilful("on_placement");
    gateway.1.store(true, Ordering::SeqCst);
    let (order, id) = bought(&world);
    let capture = payment(&world, id).operations[0];
    gateway.1.store(false, Ordering::SeqCst);
    later(&world);
    assert_eq!(clearing(&world), 5_000);
    for _ in 0..2 {
        done_after_all(&world, id, capture.id).expect("it is taken");
        let back = payment(&world, id).done(OperationKind::Refund).unwrap();
        assert_eq!((back.minor(), clearing(&world)), (5_000, 5_000));
        assert_eq!(balance(&world, Account::BuyerClearing(order)), 0);
    }
}

#[test]
fn a_capture_of_what_was_cancelled_goes_back() {
    let (world, gateway) = wilful("on_placement");
    gateway.1.store(true, Ordering::SeqCst);
    let (order, id) = bought(&world);
    let capture = payment(&world, id).operations[0];
    block_on(world.buyer().orders().cancel(order, "never mind".into())).expect("it is cancelled");
    gateway.1.store(false, Ordering::SeqCst);
    done_after_all(&world, id, capture.id).expect("it is taken");
    assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(order))), (0, 0));
}

/// What failed to go back is owed still, and what became credit was given back: neither pays for the order that late money would place.
#[test]
fn what_is_owed_another_way_revives_nothing() {
    for credited in [false, true] {
        let (world, gateway) = wilful("on_placement");
        with_wallet(&world);
        gateway.1.store(true, Ordering::SeqCst);
        let (order, payment, attempt) = half_paid(&world, "wallet");
        gateway.1.store(false, Ordering::SeqCst);
        let owner = world.owner();
        let refunds = block_on(owner.refunds().list(By::Order(order), Paging::default())).expect("refunds");
        let Refund::Failed(refund) = &refunds.items[0].state else { panic!("it did not fail: {refunds:?}") };
        if credited {
            block_on(owner.refunds().give_credit(refund.id, refund.parts[0].operation)).expect("it becomes credit");
        }
        block_on(owner.payments().resolve_attempt(payment, attempt, AttemptOutcome::Authorized)).expect("late");
        assert_eq!(order_state(&world, order), "released", "{credited}");
        let owed = if credited { 0 } else { 1_000 };
        assert_eq!((clearing(&world), balance(&world, Account::RefundsInTransit)), (1_000, owed), "{credited}");
        assert_eq!(balance(&world, Account::BuyerClearing(order)), 0, "{credited}");
    }
}

/// The goods are given back by somebody, whose money never came; the fee follows, whichever of the two comes last.
#[test]
fn a_fee_of_which_half_the_money_is_lost_is_not_taken() {
    for lost_first in [true, false] {
        let (world, gateway) = wilful("at_shipment");
        world.take_a_fee();
        with_wallet(&world);
        let with = with_first(&world, "wallet", "tok");
        let order = block_on(world.buyer().check_out(world.cart(&[1, 0]), with)).expect("an order").id;
        let paid = block_on(world.owner().payments().list(By::Order(order), Paging::default())).expect("payments");
        gateway.1.store(true, Ordering::SeqCst);
        let (part, _) = arrived(&world, order, 1);
        assert_eq!(order_state(&world, order), "placed");
        let books = paid.items.iter().map(|item| item.state.book().expect("a payment"));
        let card = books.max_by_key(|book| book.amount).expect("the card").id;
        let lapse = || {
            let id = Some(card);
            block_on(world.owner().run(Command::Payment { id, request: Request::Lapse })).expect("it lapses");
        };
        if lost_first {
            lapse();
            assert_eq!(order_state(&world, order), "placed");
        }
        gateway.1.store(false, Ordering::SeqCst);
        let (undo, reason, to) = (Undo::Rest, "unpaid".to_owned(), Destination::Payments);
        block_on(world.owner().give_back(order, GiveBack { vendor_order: part, undo, reason, to })).expect("a refund");
        if !lost_first {
            assert_eq!(order_state(&world, order), "placed");
            lapse();
        }
        assert_eq!(order_state(&world, order), "completed", "{lost_first}");
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(order))), (0, 0));
    }
}

/// Of a capture that is there only in part nobody gets anything, until what is there is all that is due.
#[test]
fn what_was_sent_gets_its_money_once_less_of_it_is_due() {
    let (world, gateway) = wilful("at_shipment");
    gateway.1.store(true, Ordering::SeqCst);
    let (order, id) = bought_of(&world, &[3, 0]);
    let (part, _) = arrived(&world, order, 3);
    gateway.1.store(false, Ordering::SeqCst);
    let amount = |minor| Amount::new(minor).unwrap();
    block_on(world.owner().payments().start_capture(id, amount(10_000))).expect("a capture");
    let pending = Account::VendorPending(world.offers[0].0);
    assert_eq!((order_state(&world, order).as_str(), balance(&world, pending)), ("placed", 0));
    let (undo, to) = (Undo::Amount { amount: amount(5_000) }, Destination::Payments);
    let with = GiveBack { vendor_order: part, undo, reason: "torn".into(), to };
    block_on(world.owner().give_back(order, with)).expect("it is given back");
    assert_eq!((order_state(&world, order).as_str(), clearing(&world)), ("completed", 10_000));
    assert_eq!(balance(&world, Account::BuyerClearing(order)), 0);
    assert!(balance(&world, pending) > 0);
}

/// The second of two units is sent and never captured. The gift card has its part of it back; the first is settled.
#[test]
fn what_was_sent_and_is_lost_keeps_nobodys_money() {
    let (world, gateway) = wilful("at_shipment");
    let (gift_card, with) = with_card(&world, "tok");
    let order = block_on(world.buyer().check_out(world.cart(&[2, 0]), with)).expect("an order").id;
    let (part, line) = arrived(&world, order, 1);
    gateway.1.store(true, Ordering::SeqCst);
    let vendor = world.offers[0].0;
    let sends = world.member(vendor).vendor_orders();
    block_on(sends.ship(part, vec![LineUnits { line, units: 1 }], None)).expect("a parcel");
    let state: VendorOrder = world.state(RecordKind::VendorOrder, part);
    block_on(sends.deliver(part, state.book().expect("a part").parcels[1].id)).expect("it arrived");
    let card = || (clearing(&world), counter(&world, CounterKey::GiftCard { gift_card }));
    assert_eq!((order_state(&world, order).as_str(), card()), ("placed", (4_000, 0)));
    let paid = block_on(world.owner().payments().list(By::Order(order), Paging::default())).expect("payments");
    let id = Some(paid.items[0].id.parse().expect("an id"));
    block_on(world.owner().run(Command::Payment { id, request: Request::Lapse })).expect("it lapses");
    assert_eq!((order_state(&world, order).as_str(), card()), ("completed", (4_000, 1_000)));
    assert_eq!((balance(&world, Account::GiftCards), balance(&world, Account::BuyerClearing(order))), (1_000, 0));
    let pending = balance(&world, Account::VendorPending(vendor));
    world.clock.turn(60 * 24 * HOUR_MS);
    block_on(world.owner().settlements().settle(vendor, "EUR".parse().unwrap())).expect("it is settled");
    let settled = (balance(&world, Account::VendorPending(vendor)), balance(&world, Account::VendorAvailable(vendor)));
    assert_eq!((pending > 0, settled), (true, (0, pending)));
}

/// What is given back while it is being captured is captured all the same, and cannot be let go any more: it is refunded once the
/// order is over.
#[test]
fn what_was_given_back_while_it_was_captured_is_refunded() {
    let some = Undo::Amount { amount: Amount::new(500).unwrap() };
    // A dispute that took a part of it is no reason to keep the rest.
    for (undo, disputed, kept) in
        [(some.clone(), 0, 4_500), (Undo::Rest, 0, 0), (some, 700, 3_800), (Undo::Rest, 700, 0), (Undo::Rest, 5_000, 0)]
    {
        let (world, gateway) = wilful("at_shipment");
        let (order, id) = bought_of(&world, &[1, 2]);
        gateway.2.store(true, Ordering::SeqCst);
        let (part, _) = arrived(&world, order, 1);
        gateway.1.store(true, Ordering::SeqCst);
        let with = GiveBack { vendor_order: part, undo, reason: "torn".into(), to: Destination::Payments };
        block_on(world.owner().give_back(order, with)).expect("it is given back, and not let go");
        gateway.1.store(false, Ordering::SeqCst);
        done_after_all(&world, id, payment(&world, id).operations[0].id).expect("it was taken");
        if let Ok(amount) = Amount::new(disputed).and_then(|amount| amount.positive("dispute")) {
            let opened = world.owner().disputes();
            block_on(opened.open(id, amount, Amount::ZERO, "fraud".into())).expect("a dispute");
        }
        let (other, state) = parts(&world, order).remove(1);
        world.give_up(other, state.book().expect("a part").vendor);
        assert_eq!((order_state(&world, order).as_str(), clearing(&world)), ("completed", kept));
        assert_eq!(balance(&world, Account::BuyerClearing(order)), 0);
    }
}

/// What a capture under way may have taken can be told neither to let go nor to give back: whoever asks is told to come back.
#[test]
fn what_may_be_taken_is_given_back_once_it_is_known() {
    for undo in [Undo::Rest, Undo::Amount { amount: Amount::new(500).unwrap() }] {
        let (world, gateway) = wilful("at_shipment");
        let (order, id) = bought(&world);
        gateway.2.store(true, Ordering::SeqCst);
        let (part, _) = arrived(&world, order, 1);
        let with = GiveBack { vendor_order: part, undo, reason: "torn".into(), to: Destination::Payments };
        let back = || block_on(world.owner().key("back").give_back(order, with.clone()));
        let early = back().unwrap_err();
        assert_eq!((early.code(), early.retry()), ("gateway.unavailable", Retry::After { ms: 1_000 }));
        assert_eq!(payment(&world, id).operations.len(), 1);
        gateway.2.store(false, Ordering::SeqCst);
        back().expect("it was taken, and is given back");
        assert_eq!(balance(&world, Account::BuyerClearing(order)), 0);
        assert_eq!(payment(&world, id).operations.iter().filter(|o| o.kind == OperationKind::Void).count(), 0);
    }
}

/// What could not be let go is still held, and is not what a capture under way may take.
#[test]
fn what_may_be_taken_is_not_what_could_not_be_let_go() {
    let (world, gateway) = wilful("at_shipment");
    let (order, id) = bought_of(&world, &[1, 2]);
    gateway.1.store(true, Ordering::SeqCst);
    let (part, state) = parts(&world, order).remove(1);
    world.give_up(part, state.book().expect("a part").vendor);
    gateway.2.store(true, Ordering::SeqCst);
    let (part, _) = arrived(&world, order, 1);
    let with = GiveBack { vendor_order: part, undo: Undo::Rest, reason: "torn".into(), to: Destination::Payments };
    let back = || block_on(world.owner().key("back").give_back(order, with.clone()));
    assert_eq!(back().unwrap_err().code(), "gateway.unavailable");
    gateway.1.store(false, Ordering::SeqCst);
    gateway.2.store(false, Ordering::SeqCst);
    back().expect("it was taken, and is given back");
    later(&world);
    let book = payment(&world, id);
    let done = |kind| book.done(kind).expect("an amount").minor();
    let all = [OperationKind::Void, OperationKind::Capture, OperationKind::Refund].map(done);
    assert_eq!((all, balance(&world, Account::BuyerClearing(order))), ([5_100, 5_000, 5_000], 0));
}

/// Two answers at once, each of which saw the other's capture under way: the one that is written second sees the first.
#[test]
fn the_last_of_two_captures_gives_all_to_those_it_is_for() {
    let store = Arc::new(Counting::default());
    let (world, gateway) = wilful_on(World::on(Arc::clone(&store) as _, "on_placement"));
    gateway.1.store(true, Ordering::SeqCst);
    let with = with_first(&world, "card", "tok");
    let order = block_on(world.buyer().check_out(world.cart(&[1, 0]), with)).expect("an order").id;
    let paid = block_on(world.owner().payments().list(By::Order(order), Paging::default())).expect("payments");
    let taken = paid.items.iter().map(|item| {
        let book = item.state.book().expect("a payment");
        let outcome = OperationOutcome::Succeeded { fee: Amount::ZERO };
        let request = Request::Resolve { operation: book.operations[0].id, outcome };
        Command::Payment { id: Some(book.id), request }
    });
    let (taken, owner) = (taken.collect::<Vec<_>>(), world.owner());
    let other = taken[1].clone();
    store.meanwhile.set(move || drop(block_on(owner.run(other)).expect("it was taken")));
    block_on(world.owner().run(taken[0].clone())).expect("so was the other");
    assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(order))), (5_000, 0));
}

#[test]
fn a_refund_that_was_paid_after_all_is_paid() {
    let (world, gateway) = wilful("on_placement");
    let (order, id) = bought(&world);
    gateway.1.store(true, Ordering::SeqCst);
    block_on(world.buyer().orders().cancel(order, "never mind".into())).expect("it is cancelled");
    assert_eq!((balance(&world, Account::RefundsInTransit), parts(&world, order).len()), (5_000, 1));
    let refund = payment(&world, id).operations[1].id;
    done_after_all(&world, id, refund).expect("it is paid");
    assert_eq!((balance(&world, Account::RefundsInTransit), clearing(&world)), (0, 0));
}
