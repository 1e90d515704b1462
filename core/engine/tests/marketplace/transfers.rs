//! Transfers: what a vendor order earned at the vendor's account at a gateway, and back, through the gateway that it went.

use crate::payouts::{Next, Till, balance, declined, paid, with_till, with_till_at};
use crate::trips::Counting;
use crate::worker::{DAY, HOUR, reconfigure};
use pollster::block_on;
use serde_json::json;
use std::sync::Arc;
use vendra::domain::refund::Destination;
use vendra::domain::transfer::{ReversalStatus, Transfer};
use vendra::domain::vendor_order::{Goods, Undo};
use vendra::memory::{Sold, Trial};
use vendra::reading::{By, Paging};
use vendra::worker::{Worker, WorkerConfig};
use vendra::*;

/// A vendor order of three books whose 63.49 are settled, and a till to transfer them through.
fn settled() -> (Trial, Arc<Till>, Sold) {
    settled_with(with_till())
}

fn settled_with((trial, till): (Trial, Arc<Till>)) -> (Trial, Arc<Till>, Sold) {
    reconfigure(&trial, |settings| settings["transfers_by"] = json!("till"));
    let sold = block_on(trial.delivered(3)).expect("it is delivered");
    let euro = "EUR".parse().expect("a currency");
    block_on(trial.worker().settlements().settle(trial.books.vendor, euro)).expect("it is settled");
    (trial, till, sold)
}

fn minor(amount: i64) -> Amount {
    Amount::new(amount).expect("an amount")
}

fn state(trial: &Trial, id: TransferId) -> Transfer {
    block_on(trial.owner().transfers().get(id)).expect("a transfer")
}

fn available(trial: &Trial) -> i64 {
    balance(trial, &format!("vendor_available/{}", trial.books.vendor))
}

#[test]
fn what_a_vendor_order_earned_is_transferred_once() {
    let (trial, till, sold) = settled();
    till.next(Next::Says(paid(15)));
    let before = available(&trial);
    let id = block_on(trial.worker().transfers().create(sold.vendor_order)).expect("a transfer").id;
    assert!(matches!(state(&trial, id), Transfer::Succeeded(_)));
    assert_eq!(till.posts(), [(AnyId::from(id), 6_349)]);
    assert_eq!(available(&trial), before - 6_349);
    assert_eq!((balance(&trial, "gateway_clearing/till"), balance(&trial, "gateway_fees")), (-6_364, 15));
    let again = block_on(trial.worker().transfers().create(sold.vendor_order)).unwrap_err();
    assert_eq!(again.code(), "transfer.nothing");
    assert!(block_on(trial.owner().doctor()).expect("a look").findings.is_empty());
    // Its vendor sees it, and no other does.
    let seen = block_on(trial.seller(trial.books.vendor).transfers().get(id));
    assert!(seen.is_ok());
    let other = trial.seller(trial.lamps.vendor).transfers();
    assert_eq!(block_on(other.get(id)).unwrap_err().code(), "authority.forbidden");
}

#[test]
fn what_is_owed_after_a_refund_is_taken_back_and_no_more_than_is_left() {
    let (trial, _, sold) = settled();
    let transfers = trial.worker();
    let id = block_on(transfers.transfers().create(sold.vendor_order)).expect("a transfer").id;
    let before = available(&trial);
    let give = checkout::GiveBack {
        vendor_order: sold.vendor_order,
        undo: Undo::Units { lines: sold.units(1), goods: Goods::Arrived },
        reason: "torn".to_owned(),
        to: Destination::Payments,
    };
    block_on(trial.owner().run(Command::GiveBack { order: sold.order, with: give })).expect("a refund");
    let owed = before - available(&trial);
    assert!(owed > 0);
    block_on(transfers.transfers().reverse(id, minor(owed))).expect("a reversal");
    assert_eq!(available(&trial), before);
    let rest = state(&trial, id).book().expect("a book").rest().expect("an amount").minor();
    assert_eq!(rest, 6_349 - owed);
    let more = block_on(transfers.transfers().reverse(id, minor(rest + 1))).unwrap_err();
    assert_eq!(more.code(), "transfer.exceeded");
    // What was transferred is what is left of the vendor order: nothing more of it is due.
    let again = block_on(transfers.transfers().create(sold.vendor_order)).unwrap_err();
    assert_eq!(again.code(), "transfer.nothing");
}

/// Two who transfer the same at once: its vendor may be paid more than that, and still it goes once.
#[test]
fn what_two_transfer_at_once_goes_once() {
    let store = Arc::new(Counting::default());
    let trial = block_on(Trial::on(Arc::clone(&store) as _)).expect("a marketplace");
    let (trial, till, sold) = settled_with(with_till_at(trial));
    let (other, before) = (trial.owner(), available(&trial));
    assert_eq!(before, 2 * 6_349);
    store.meanwhile.set(move || drop(block_on(other.transfers().create(sold.vendor_order)).expect("a transfer")));
    let second = block_on(trial.worker().transfers().create(sold.vendor_order)).unwrap_err();
    assert_eq!(second.code(), "transfer.nothing");
    assert_eq!((till.posts().len(), available(&trial)), (1, before - 6_349));
    // What came back may go again, and no more.
    let id = TransferId::from_uuid(till.posts()[0].0.uuid());
    block_on(trial.worker().transfers().reverse(id, minor(2_000))).expect("a reversal");
    let again = block_on(trial.worker().transfers().create(sold.vendor_order)).expect("a transfer").id;
    assert_eq!(state(&trial, again).book().expect("a book").amount, minor(2_000));
}

/// A transfer made through gateway A; A is no longer the default; reverse; sent to A (kf_23).
#[test]
fn a_reversal_goes_where_the_transfer_went() {
    let (trial, till, sold) = settled();
    let id = block_on(trial.worker().transfers().create(sold.vendor_order)).expect("a transfer").id;
    reconfigure(&trial, |settings| settings["transfers_by"] = json!("acme"));
    block_on(trial.worker().transfers().reverse(id, minor(1_000))).expect("a reversal");
    let Transfer::Succeeded(book) = state(&trial, id) else { panic!("it was made") };
    assert_eq!(till.posts(), [(AnyId::from(id), 6_349), (AnyId::from(book.reversals[0].id), 1_000)]);
    assert_eq!(trial.gateway.done(book.reversals[0].id), None);
    assert_eq!(balance(&trial, "gateway_clearing/till"), -5_349);
}

#[test]
fn what_nobody_heard_of_is_looked_up_by_the_worker() {
    let (trial, till, sold) = settled();
    let mut worker = Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
    reconfigure(&trial, |settings| settings["transfers_by"] = json!(null));
    block_on(worker.tick());
    reconfigure(&trial, |settings| settings["transfers_by"] = json!("till"));
    till.next(Next::LosesAnswer);
    let id = block_on(trial.worker().transfers().create(sold.vendor_order)).expect("it is begun").id;
    assert!(matches!(state(&trial, id), Transfer::Started(_)));
    assert_eq!(balance(&trial, "transfers_in_transit"), 6_349);
    till.next(Next::Says(declined()));
    trial.clock.turn(HOUR);
    assert!(block_on(worker.tick()).troubles.is_empty());
    assert!(matches!(state(&trial, id), Transfer::Succeeded(_)));
    // The same with what is taken back of it; one that never arrived is given up where the gateway may have forgotten it.
    till.next(Next::IsDown);
    block_on(trial.worker().transfers().reverse(id, minor(1_000))).expect("it is begun");
    let before = available(&trial);
    till.next(Next::Says(paid(0)));
    trial.clock.turn(2 * DAY);
    block_on(trial.engine.carry_on(trial.tenant, id)).expect("it is carried on");
    let Transfer::Succeeded(book) = state(&trial, id) else { panic!("it was made") };
    assert_eq!(book.reversals[0].status, ReversalStatus::Failed);
    assert_eq!((available(&trial), till.posts().len()), (before, 1));
    block_on(trial.worker().transfers().reverse(id, minor(6_349))).expect("another");
    assert_eq!(available(&trial), before + 6_349);
}

/// Neither posted again nor given up: its gateway may forget the id before a second call arrives, and hear of the first before it does.
#[test]
fn what_may_still_arrive_is_waited_for() {
    let (trial, till, sold) = settled();
    till.next(Next::IsDown);
    let id = block_on(trial.worker().transfers().create(sold.vendor_order)).expect("it is begun").id;
    till.next(Next::Says(paid(0)));
    trial.clock.turn(DAY - 30_000);
    block_on(trial.engine.carry_on(trial.tenant, id)).expect("it is looked up");
    assert!(matches!(state(&trial, id), Transfer::Started(_)));
    trial.clock.turn(30_000);
    block_on(trial.engine.carry_on(trial.tenant, id)).expect("it is looked up");
    assert!(matches!(state(&trial, id), Transfer::Failed(_)));
    assert_eq!(till.posts(), []);
}

#[test]
fn what_is_declined_is_available_and_said_on_the_statement() {
    let (trial, till, sold) = settled();
    let before = available(&trial);
    till.next(Next::Says(declined()));
    block_on(trial.worker().transfers().create(sold.vendor_order)).expect("it is begun");
    assert_eq!(available(&trial), before);
    till.next(Next::Says(paid(0)));
    block_on(trial.worker().transfers().create(sold.vendor_order)).expect("another");
    let found = block_on(trial.owner().transfers().list(By::VendorOrder(sold.vendor_order), Paging::default()));
    let found = found.expect("transfers").items;
    assert!(
        matches!(&found[..], [a, b] if matches!((&a.state, &b.state), (Transfer::Failed(_), Transfer::Succeeded(_))))
    );
    // The payout that follows says what went the other way, to the cent.
    let euro = "EUR".parse().expect("a currency");
    let kind = domain::payout::Kind::Scheduled;
    let payout = block_on(trial.worker().payouts().create(trial.books.vendor, euro, kind)).expect("a payout").id;
    let file = block_on(trial.owner().payouts().statement(payout)).expect("a statement");
    let moved = file.statement.total(domain::payout::StatementKind::Transfer).expect("a sum").minor();
    let back = file.statement.total(domain::payout::StatementKind::TransferBack).expect("a sum").minor();
    assert_eq!((moved, back, file.amount.minor()), (-2 * 6_349, 6_349, before - 6_349));
}

fn begun(trial: &Trial) -> Vec<Transfer> {
    let by = By::Vendor(trial.books.vendor);
    let found = block_on(trial.owner().transfers().list(by, Paging::default())).expect("transfers").items;
    found.into_iter().map(|seen| seen.state).collect()
}

#[test]
fn a_worker_transfers_what_was_settled_once_and_nothing_of_it_is_paid_out() {
    let (trial, till, _) = settled();
    let worker = || Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
    let mut first = worker();
    trial.clock.turn(8 * DAY);
    assert_eq!(block_on(first.tick()).troubles, []);
    // Two orders were settled, each by a settlement of its own.
    assert_eq!(till.posts().iter().map(|(_, amount)| *amount).collect::<Vec<_>>(), [6_349, 6_349]);
    assert!(begun(&trial).iter().all(|state| matches!(state, Transfer::Succeeded(_))));
    assert_eq!((available(&trial), balance(&trial, "gateway_clearing/till")), (0, -2 * 6_349));
    block_on(first.let_go());
    for _ in 0..3 {
        trial.clock.turn(7 * DAY);
        assert_eq!(block_on(worker().tick()).troubles, []);
        trial.clock.turn(DAY);
    }
    assert_eq!(till.posts().len(), 2, "neither transferred nor paid again");
    assert!(block_on(trial.owner().doctor()).expect("a look").findings.is_empty());
}

#[test]
fn what_a_worker_could_not_transfer_is_transferred_by_the_next() {
    let (trial, till, _) = settled();
    let mut worker = Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
    // A person holds the vendor's payouts, and its transfers with them.
    let hold = domain::vendor::PayoutHold { reason: "a question".to_owned(), until: None };
    block_on(trial.owner().vendors().hold_payouts(trial.books.vendor, hold)).expect("it is held");
    trial.clock.turn(8 * DAY);
    assert_eq!(block_on(worker.tick()).troubles, []);
    assert!(till.posts().is_empty() && begun(&trial).is_empty());
    block_on(trial.owner().vendors().release_payouts(trial.books.vendor)).expect("it is let go");
    // The gateway is down for the first of them, and says so: what was begun is looked up, the other is made.
    till.next(Next::LosesAnswer);
    trial.clock.turn(7 * DAY);
    block_on(worker.tick());
    assert_eq!(begun(&trial).len(), 2);
    till.next(Next::Says(paid(0)));
    for _ in 0..3 {
        trial.clock.turn(HOUR);
        block_on(worker.tick());
    }
    assert!(begun(&trial).iter().all(|state| matches!(state, Transfer::Succeeded(_))), "{:#?}", begun(&trial));
    assert_eq!((till.posts().len(), balance(&trial, "transfers_in_transit")), (2, 0));
}
