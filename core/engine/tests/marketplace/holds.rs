//! What keeps a vendor's money back: whatever is open about its goods, a dispute about what paid for them, and the operator.

use crate::worker::{DAY, payouts, reconfigure, tick, trial_worker};
use pollster::block_on;
use vendra::authority::StaffRole;
use vendra::domain::claim::{Fault, Resolution};
use vendra::domain::ledger::Account;
use vendra::domain::payout::Kind;
use vendra::domain::returns::Reason;
use vendra::domain::vendor::PayoutHold;
use vendra::domain::vendor_order::{By, CancelCause};
use vendra::memory::Trial;
use vendra::*;

fn trial() -> Trial {
    block_on(Trial::open()).expect("a marketplace")
}

fn available(trial: &Trial) -> i64 {
    block_on(trial.balance(Account::VendorAvailable(trial.books.vendor))).expect("a balance").minor()
}

fn settle(trial: &Trial) -> Result<(), &'static str> {
    let euro = "EUR".parse().expect("a currency");
    block_on(trial.worker().settlements().settle(trial.books.vendor, euro)).map(drop).map_err(|error| error.code())
}

#[test]
fn an_open_return_exchange_or_claim_holds_its_line_and_no_other() {
    for which in 0..3 {
        let trial = trial();
        let held = block_on(trial.delivered(3)).expect("it is delivered");
        block_on(trial.delivered(2)).expect("another is");
        let (buyer, part, units) = (trial.buyer(), held.vendor_order, held.units(1));
        let end: Box<dyn Fn()> = match which {
            0 => {
                let id = block_on(buyer.returns().create(part, units, Reason::Defective)).expect("a return").id;
                Box::new(move || drop(block_on(buyer.returns().cancel(id)).expect("never mind")))
            }
            1 => {
                let id = block_on(buyer.exchanges().create(part, units, "torn".into())).expect("an exchange").id;
                Box::new(move || drop(block_on(buyer.exchanges().cancel(id)).expect("never mind")))
            }
            _ => {
                let id = block_on(buyer.claims().create(part, units, Fault::Damaged)).expect("a claim").id;
                let seller = trial.seller(trial.books.vendor);
                let no = Resolution::Deny { why: "it was packed well".into() };
                block_on(seller.claims().answer(id, no.clone())).expect("an answer");
                Box::new(move || drop(block_on(buyer.claims().accept_answer(id, no.clone())).expect("it is taken")))
            }
        };
        trial.clock.turn(13 * DAY);
        assert_eq!(settle(&trial), Ok(()), "{which}");
        assert_eq!(available(&trial), 4_980 - 747, "{which}: the other order's");
        assert_eq!(settle(&trial), Err("settlement.nothing"), "{which}");
        end();
        assert_eq!(settle(&trial), Ok(()), "{which}");
        assert_eq!(available(&trial), 4_980 - 747 + 7_470 - 1_121, "{which}");
    }
}

#[test]
fn an_open_dispute_holds_all_of_its_order() {
    let trial = trial();
    let sold = block_on(trial.delivered(3)).expect("it is delivered");
    let (owner, amount) = (trial.owner(), Amount::new(100).expect("an amount"));
    let id = block_on(owner.disputes().open(sold.payment, amount, Amount::ZERO, "fraud".into())).expect("a dispute").id;
    trial.clock.turn(15 * DAY);
    assert_eq!(settle(&trial), Err("settlement.nothing"));
    block_on(owner.disputes().win(id, Amount::ZERO)).expect("it is won");
    assert_eq!((settle(&trial), available(&trial)), (Ok(()), 6_349));
}

#[test]
fn held_lines_keep_no_later_ones_waiting() {
    let trial = trial();
    let sold = block_on(trial.delivered(3)).expect("it is delivered");
    let claims = trial.buyer();
    block_on(claims.claims().create(sold.vendor_order, sold.units(3), Fault::Damaged)).expect("a claim");
    block_on(trial.delivered(1)).expect("another is");
    trial.clock.turn(10 * DAY);
    assert_eq!((settle(&trial), available(&trial)), (Ok(()), 2_490 - 374));
}

#[test]
fn what_was_captured_and_never_sent_waits_for_nothing() {
    let trial = trial();
    let sold = block_on(trial.sold(2)).expect("an order");
    let seller = trial.seller(trial.books.vendor);
    block_on(seller.vendor_orders().cancel(sold.vendor_order, sold.units(2), By::Vendor, CancelCause::Asked))
        .expect("it is cancelled");
    let pending = || block_on(trial.balance(Account::VendorPending(trial.books.vendor))).expect("a balance").minor();
    assert_eq!((settle(&trial), available(&trial), pending()), (Ok(()), 0, 0));
    assert_eq!(settle(&trial), Err("settlement.nothing"));
}

#[test]
fn the_operator_holds_payouts_and_settlements_go_on() {
    let trial = trial();
    let (vendor, euro) = (trial.books.vendor, "EUR".parse().expect("a currency"));
    let (owner, finance) = (trial.owner(), trial.staff(StaffRole::Finance));
    let hold = PayoutHold { reason: "goods without papers".into(), until: None };
    let held = |by: &Market| block_on(by.vendors().hold_payouts(vendor, hold.clone()));
    for stranger in [trial.seller(vendor), trial.worker(), trial.staff(StaffRole::Support)] {
        assert_eq!(held(&stranger).unwrap_err().code(), "authority.forbidden");
    }
    block_on(trial.delivered(3)).expect("it is delivered");
    trial.clock.turn(10 * DAY);
    settle(&trial).expect("it is settled");
    let asked = block_on(owner.payouts().create(vendor, euro, Kind::Manual)).expect("a payout").id;
    held(&finance).expect("it is held");
    let refused = block_on(finance.payouts().approve(asked)).unwrap_err();
    assert_eq!((refused.code(), refused.retry()), ("payout.held", Retry::Never));
    for kind in [Kind::Manual, Kind::Scheduled] {
        assert_eq!(block_on(owner.payouts().create(vendor, euro, kind)).unwrap_err().code(), "payout.held");
    }
    block_on(trial.delivered(1)).expect("it is delivered");
    trial.clock.turn(10 * DAY);
    settle(&trial).expect("settlements go on");
    block_on(finance.vendors().release_payouts(vendor)).expect("it is over");
    block_on(finance.payouts().approve(asked)).expect("it is paid");
    assert_eq!(available(&trial), 0);
}

#[test]
fn a_worker_pays_nobody_who_is_held_and_that_is_no_trouble() {
    let trial = trial();
    reconfigure(&trial, |_| {});
    let vendor = trial.books.vendor;
    let until = Some(vendra::port::Clock::now(trial.clock.as_ref()).plus_ms(10 * DAY).expect("a moment"));
    let hold = PayoutHold { reason: "goods without papers".into(), until };
    block_on(trial.owner().vendors().hold_payouts(vendor, hold)).expect("it is held");
    block_on(trial.delivered(3)).expect("it is delivered");
    trial.clock.turn(8 * DAY);
    let mut worker = trial_worker(&trial);
    let ticked = tick(&mut worker);
    assert_eq!((ticked.done, ticked.troubles.len(), payouts(&trial).len(), available(&trial)), (1, 0, 0, 6_349));
    // The hold is over by the next instant of the schedule.
    trial.clock.turn(7 * DAY);
    assert_eq!((tick(&mut worker).done, payouts(&trial).len(), available(&trial)), (1, 1, 0));
}
