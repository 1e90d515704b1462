//! Journals made from moves balance, an order's clearing ends every step at zero, and what is undone leaves nothing behind.

use crate::given;
use proptest::prelude::*;
use std::collections::BTreeMap;
use vendra_domain::frozen_line::{FrozenLine, LineMove, Progress, Source};
use vendra_domain::ledger::{Account, Journal, Posted, Purpose, Side, VendorShare, distribution, reversal};
use vendra_domain::{Amount, CaptureId, Currency, OrderId, RefundId};

fn order() -> OrderId {
    "ord_01h455vb4pex5vsknk084sn001".parse().expect("an id")
}

fn euro() -> Currency {
    "EUR".parse().expect("a currency")
}

fn gateway() -> Account {
    Account::GatewayClearing("stripe".parse().expect("a name"))
}

/// What the buyer's payments put in or get back: the part of a move that crosses the gateway.
fn paid(movement: &LineMove) -> Amount {
    let payments = movement.sources.iter().filter(|share| matches!(share.party, Source::Payment { .. }));
    Amount::sum(payments.map(|share| share.amount)).expect("at most the total")
}

/// Everything that a move posts: by the payment, the vendor order and the refund that take part in it.
fn journals(line: &FrozenLine, from: Progress, movement: &LineMove, share: VendorShare) -> Vec<Journal> {
    let capture: CaptureId = "cap_01h455vb4pex5vsknk084sn001".parse().expect("an id");
    let refund: RefundId = "rfd_01h455vb4pex5vsknk084sn001".parse().expect("an id");
    let clearing = Account::BuyerClearing(order());
    let posted = [Posted { movement, kind: line.kind, share }];
    let mut journals = Vec::new();
    let mut transfer = |purpose, debit, credit| {
        let builder =
            Journal::builder(purpose, refund, euro()).debit(debit, paid(movement)).credit(credit, paid(movement));
        if !builder.is_empty() {
            journals.push(builder.build().expect("two equal sides"));
        }
    };
    let one = if movement.to.captured > from.captured {
        transfer(Purpose::Funding, gateway(), clearing);
        distribution(capture, order(), euro(), posted)
    } else {
        transfer(Purpose::RefundRequested, clearing, Account::RefundsInTransit);
        transfer(Purpose::RefundPaid, Account::RefundsInTransit, gateway());
        reversal(refund, order(), euro(), posted)
    };
    journals.extend(one.expect("a move balances"));
    journals
}

/// Balances on the debit side.
fn post(balances: &mut BTreeMap<Account, i128>, journals: &[Journal]) {
    for entry in journals.iter().flat_map(Journal::entries) {
        let amount = i128::from(entry.amount.minor());
        *balances.entry(entry.account).or_default() += if entry.side == Side::Debit { amount } else { -amount };
    }
}

proptest! {
    #[test]
    fn clearing_is_zero_after_every_step(
        line in given::line(), moves in given::moves(), share in prop_oneof![Just(VendorShare::Pending), Just(VendorShare::Available)],
    ) {
        let (mut progress, mut balances) = (Progress::default(), BTreeMap::new());
        for one in moves {
            let Ok(movement) = one.apply(&line, progress) else { continue };
            let captures = movement.to.captured > progress.captured;
            // What is captured is pending; by the time it is undone it may have been settled.
            let share = if captures { VendorShare::Pending } else { share };
            post(&mut balances, &journals(&line, progress, &movement, share));
            prop_assert_eq!(balances.values().sum::<i128>(), 0);
            prop_assert_eq!(balances.get(&Account::BuyerClearing(order())).copied().unwrap_or(0), 0);
            prop_assert_eq!(balances.get(&Account::RefundsInTransit).copied().unwrap_or(0), 0);
            progress = movement.to;
        }
    }

    #[test]
    fn a_line_that_is_undone_leaves_only_the_fees_that_were_kept(line in given::line(), moves in given::moves()) {
        let captured = line.capture_rest(Progress::default())?;
        let mut balances = BTreeMap::new();
        post(&mut balances, &journals(&line, Progress::default(), &captured, VendorShare::Pending));
        let mut progress = captured.to;
        for one in moves.into_iter().chain([given::Move::UndoTo(1_000_000)]) {
            let Ok(movement) = one.apply(&line, progress) else { continue };
            post(&mut balances, &journals(&line, progress, &movement, VendorShare::Pending));
            progress = movement.to;
        }
        let mut expected = BTreeMap::new();
        for share in line.uses() {
            let account = vendra_domain::ledger::use_account(share.party, line.kind, VendorShare::Pending);
            let kept = i128::from(share.amount.minor()) - i128::from(share.returns.minor());
            *expected.entry(account).or_insert(0) -= kept;
        }
        for (account, balance) in balances {
            prop_assert_eq!(balance, expected.get(&account).copied().unwrap_or(0), "{}", account);
        }
    }

    #[test]
    fn journals_survive_json(line in given::line()) {
        let captured = line.capture_rest(Progress::default())?;
        for journal in journals(&line, Progress::default(), &captured, VendorShare::Pending) {
            let json = serde_json::to_string(&journal).unwrap();
            prop_assert_eq!(serde_json::from_str::<Journal>(&json).unwrap(), journal);
        }
    }
}
