//! What a dispute took is given back once: by the bank, or by the payment if it is won; and nobody but those whose it was bears it.

use crate::books::{arrived, balance, clearing, counter, parts};
use crate::letting_go::with_card;
use crate::rerouting::{buy, open, reject, windowed};
use crate::world::World;
use pollster::block_on;
use serde_json::json;
use vendra::checkout::{GiveBack, Pay};
use vendra::domain::dispute::Dispute;
use vendra::domain::ledger::Account;
use vendra::domain::payment::{OperationKind, Payment};
use vendra::domain::refund::{Destination, Refund, Undistributed};
use vendra::domain::vendor_order::{LineUnits, Undo};
use vendra::port::RecordKind;
use vendra::reading::{By, Paging};
use vendra::*;

const POLICIES: [&str; 3] = ["platform", "vendor", "by_split"];

fn amount(minor: i64) -> Amount {
    Amount::new(minor).unwrap()
}

/// A marketplace with a policy for disputes, and a fee of the buyer's.
pub(crate) fn under(policy: &str, capture: &str) -> World {
    let world = World::with_fee(capture);
    world.set(|settings| settings.disputes = serde_json::from_value(json!(policy)).expect("a policy"));
    world
}

fn payments(world: &World, order: OrderId) -> Vec<PaymentId> {
    let paid = block_on(world.owner().payments().list(By::Order(order), Paging::default())).expect("payments");
    paid.items.iter().map(|item| item.id.parse().unwrap()).collect()
}

fn dispute(world: &World, payment: PaymentId, minor: i64) -> DisputeId {
    let opened = block_on(world.owner().disputes().open(payment, amount(minor), Amount::ZERO, "fraud".into()));
    opened.expect("a dispute").id
}

fn give_back(world: &World, order: OrderId, vendor_order: VendorOrderId, undo: Undo, to: Destination) {
    let with = GiveBack { vendor_order, undo, reason: "torn".into(), to };
    block_on(world.owner().give_back(order, with)).expect("it is given back");
}

fn refunded(world: &World, payment: PaymentId) -> i64 {
    let state: Payment = world.state(RecordKind::Payment, payment);
    state.book().expect("a payment").done(OperationKind::Refund).unwrap().minor()
}

/// That nobody has anything of an order, nor owes anything for it.
fn nothing_is_left(world: &World, order: OrderId, case: &str) {
    let vendors = world.offers.iter().map(|(vendor, ..)| {
        balance(world, Account::VendorPending(*vendor)) + balance(world, Account::VendorAvailable(*vendor))
    });
    assert_eq!(vendors.collect::<Vec<_>>(), vec![0; world.offers.len()], "{case}");
    let tax = Account::TaxPayable("DE".parse().unwrap());
    let all = [Account::BuyerClearing(order), tax, Account::Commission, Account::BuyerFees, Account::ChargebackLoss];
    assert_eq!(all.map(|account| balance(world, account)), [0; 5], "{case}");
    assert_eq!((clearing(world), balance(world, Account::RefundsInTransit)), (0, 0), "{case}");
    assert!(block_on(world.owner().doctor()).expect("a look").findings.is_empty(), "{case}");
}

#[test]
fn what_a_dispute_took_is_not_given_back_a_second_time() {
    for policy in POLICIES {
        for disputed in [1, 3_000, 7_649, 7_650] {
            for (lost_before, ends) in [(true, ""), (true, "won"), (false, "lost"), (false, "won")] {
                let case = format!("{policy} {disputed} {lost_before} {ends}");
                let world = under(policy, "on_placement");
                let order = block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", None))).unwrap().id;
                let payment = payments(&world, order)[0];
                let id = dispute(&world, payment, disputed);
                let disputes = world.owner().disputes();
                if lost_before {
                    block_on(disputes.lose(id)).expect("it is lost");
                }
                block_on(world.buyer().orders().cancel(order, "never mind".into())).expect("it is cancelled");
                assert_eq!((refunded(&world, payment), clearing(&world)), (7_650 - disputed, 0), "{case}");
                nothing_is_left(&world, order, &case);
                assert_eq!(balance(&world, Account::Disputed(id)), 0, "{case}");
                match ends {
                    "won" => block_on(disputes.win(id, Amount::ZERO)).map(drop),
                    "lost" => block_on(disputes.lose(id)).map(drop),
                    _ => Ok(()),
                }
                .expect("it ends");
                let back = if ends == "won" { 7_650 } else { 7_650 - disputed };
                assert_eq!(refunded(&world, payment), back, "{case}");
                nothing_is_left(&world, order, &case);
            }
        }
    }
}

#[test]
fn a_vendor_order_on_a_disputed_payment_is_rejected_and_lapses() {
    for policy in POLICIES {
        let world = windowed("on_placement", |settings| {
            settings.disputes = serde_json::from_value(json!(policy)).expect("a policy");
        });
        let order = buy(&world, &[1, 0]);
        let payment = payments(&world, order)[0];
        let id = dispute(&world, payment, 5_000);
        reject(&world, open(&world, order)[0].0);
        block_on(world.owner().disputes().lose(id)).expect("it is lost");
        // The other vendor took it over, and lets the window pass.
        let (part, ..) = open(&world, order)[0];
        world.clock.turn(100 * 3_600_000);
        let lapse = domain::vendor_order::Request::Lapse;
        block_on(world.owner().run(Command::VendorOrder { id: Some(part), request: lapse })).expect("it lapses");
        assert_eq!(refunded(&world, payment), 0);
        nothing_is_left(&world, order, policy);
    }
}

#[test]
fn by_split_only_the_disputed_payment_is_lost() {
    let world = under("by_split", "on_placement");
    let (gift_card, mut with) = with_card(&world, "tok");
    let euro = Pay::Method {
        method: "card".parse().unwrap(),
        gateway: "acme".parse().unwrap(),
        limit: Some(amount(1_000)),
        token: None,
    };
    with.pay.insert(1, euro);
    let order = block_on(world.buyer().check_out(world.cart(&[1, 1]), with)).expect("an order").id;
    let paid = payments(&world, order);
    assert_eq!(paid.len(), 2);
    let book = |payment| -> Payment { world.state(RecordKind::Payment, payment) };
    let of = |minor| paid.iter().copied().find(|id| book(*id).book().unwrap().amount.minor() == minor).unwrap();
    let (first, second) = (of(1_000), of(4_650));
    let id = dispute(&world, second, 4_650);
    block_on(world.owner().disputes().lose(id)).expect("it is lost");
    // Nobody undid a line: the card and the other payment are where they were.
    assert_eq!((counter(&world, CounterKey::GiftCard { gift_card }), refunded(&world, first)), (0, 0));
    assert_eq!((balance(&world, Account::BuyerClearing(order)), balance(&world, Account::ChargebackLoss)), (0, 0));
    let Dispute::Lost(lost) = block_on(world.owner().disputes().get(id)).expect("it is there") else { panic!() };
    let bore: Vec<i64> = lost.borne.iter().map(|part| part.amount.minor()).collect();
    // 4,650 of the 7,650 of the lines: each bears so much of what it got, to the cent.
    assert_eq!(bore, [61, 2_784, 385, 1_420]);
    // And when all of it is undone after all, what is left goes back where it came from, and nobody is out of pocket.
    for (part, _) in parts(&world, order) {
        give_back(&world, order, part, Undo::Rest, Destination::Payments);
    }
    assert_eq!((refunded(&world, first), refunded(&world, second)), (987, 0));
    assert_eq!(counter(&world, CounterKey::GiftCard { gift_card }), 1_974);
    block_on(world.owner().disputes().win(id, Amount::ZERO)).expect("it is won after all");
    assert_eq!(refunded(&world, second), 4_589);
    // What is left is the buyer's fee.
    assert_eq!((clearing(&world), balance(&world, Account::BuyerFees)), (13 + 61, 100));
}

#[test]
fn what_was_refunded_before_it_was_disputed_is_the_platforms_loss() {
    for policy in POLICIES {
        let world = under(policy, "on_placement");
        let order = block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", None))).unwrap().id;
        let payment = payments(&world, order)[0];
        block_on(world.buyer().orders().cancel(order, "never mind".into())).expect("it is cancelled");
        let too_much = block_on(world.owner().disputes().open(payment, amount(7_651), Amount::ZERO, "fraud".into()));
        assert_eq!(too_much.unwrap_err().code(), "dispute.exceeded");
        let id = dispute(&world, payment, 7_650);
        assert_eq!(clearing(&world), -7_650);
        block_on(world.owner().disputes().lose(id)).expect("it is lost");
        assert_eq!(balance(&world, Account::ChargebackLoss), 7_650);
        block_on(world.owner().disputes().win(id, Amount::ZERO)).expect("it is won after all");
        nothing_is_left(&world, order, policy);
    }
}

#[test]
fn a_vendor_that_loses_a_dispute_before_it_is_settled_is_paid_so_much_less() {
    let world = under("vendor", "on_placement");
    let order = block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", None))).unwrap().id;
    let id = dispute(&world, payments(&world, order)[0], 1_000);
    block_on(world.owner().disputes().lose(id)).expect("it is lost");
    arrived(&world, order, 1);
    let vendor = world.offers[0].0;
    let earned = balance(&world, Account::VendorPending(vendor));
    block_on(world.owner().settlements().settle(vendor, "EUR".parse().unwrap())).expect("it is settled");
    assert_eq!(balance(&world, Account::VendorPending(vendor)), 0);
    assert_eq!(balance(&world, Account::VendorAvailable(vendor)), earned - 1_000);
}

#[test]
fn two_payments_of_a_refund_both_become_credit() {
    let world = World::new("on_placement");
    let mut with = world.by("card", None);
    let limited = Pay::Method {
        method: "card".parse().unwrap(),
        gateway: "acme".parse().unwrap(),
        limit: Some(amount(1_000)),
        token: None,
    };
    with.pay.insert(0, limited);
    let order = block_on(world.buyer().check_out(world.cart(&[1, 0]), with)).expect("an order").id;
    let (part, _) = arrived(&world, order, 1);
    give_back(&world, order, part, Undo::Rest, Destination::StoreCredit);
    assert_eq!(balance(&world, Account::StoreCredit(world.customer)), 5_000);
    assert_eq!((balance(&world, Account::RefundsInTransit), balance(&world, Account::BuyerClearing(order))), (0, 0));
}

#[test]
fn credit_that_was_given_is_not_given_once_more_for_what_was_disputed() {
    let world = World::new("on_placement");
    let order = block_on(world.buyer().check_out(world.cart(&[2, 0]), world.by("card", None))).unwrap().id;
    let (part, _) = arrived(&world, order, 2);
    give_back(&world, order, part, Undo::Amount { amount: amount(6_000) }, Destination::StoreCredit);
    let payment = payments(&world, order)[0];
    let id = dispute(&world, payment, 4_000);
    block_on(world.owner().disputes().lose(id)).expect("it is lost");
    give_back(&world, order, part, Undo::Rest, Destination::Payments);
    // Six thousand as credit, four by the bank: nothing is left of the ten.
    assert_eq!((refunded(&world, payment), balance(&world, Account::StoreCredit(world.customer))), (0, 6_000));
    assert_eq!((balance(&world, Account::ChargebackLoss), balance(&world, Account::BuyerClearing(order))), (0, 0));
}

/// What is won back of what was given back goes to the buyer, whatever a second dispute took of what had gone back as credit: it pays for
/// nothing that is sent later.
#[test]
fn what_is_won_back_pays_for_nothing_else() {
    for policy in POLICIES {
        let world = World::new("at_shipment");
        world.set(|settings| settings.disputes = serde_json::from_value(json!(policy)).expect("a policy"));
        let order = block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", None))).unwrap().id;
        let (part, _) = arrived(&world, order, 1);
        let payment = payments(&world, order)[0];
        let first = dispute(&world, payment, 2_000);
        give_back(&world, order, part, Undo::Rest, Destination::StoreCredit);
        assert_eq!(balance(&world, Account::StoreCredit(world.customer)), 3_000, "{policy}");
        let second = dispute(&world, payment, 3_000);
        block_on(world.owner().disputes().win(first, Amount::ZERO)).expect("it is won");
        let refunds = block_on(world.owner().refunds().list(By::Order(order), Paging::default())).expect("refunds");
        let back = refunds.items.iter().filter_map(|item| match &item.state {
            Refund::Completed(book) if !book.undistributed.is_empty() => Some(book.undistributed.clone()),
            _ => None,
        });
        assert_eq!(back.collect::<Vec<_>>(), [vec![Undistributed { payment, amount: amount(2_000) }]], "{policy}");
        let (other, state) = parts(&world, order).remove(1);
        let book = state.book().expect("a part").clone();
        let lines = vec![LineUnits { line: book.lines[0].id, units: 1 }];
        let member = world.member(book.vendor);
        block_on(member.vendor_orders().ship(other, lines, None)).expect("a parcel");
        let parcel = parts(&world, order)[1].1.book().expect("a part").parcels[0].id;
        block_on(member.vendor_orders().deliver(other, parcel)).expect("it arrived");
        let state: Payment = world.state(RecordKind::Payment, payment);
        let taken = state.book().expect("a payment").done(OperationKind::Capture).unwrap();
        assert_eq!((taken.minor(), balance(&world, Account::BuyerClearing(order))), (7_550, 0), "{policy}");
        block_on(world.owner().disputes().lose(second)).expect("it is lost");
        assert_eq!(balance(&world, Account::BuyerClearing(order)), 0, "{policy}");
        assert!(block_on(world.owner().doctor()).expect("a look").findings.is_empty(), "{policy}");
    }
}
