//! What vendors are invoiced, and what they are said to have sold, is what was posted: no fee is left out, and none is there twice.

use crate::given::{self, fresh};
use chrono_tz::Tz;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use vendra_domain::Timestamp;
use vendra_domain::frozen_line::{LineMove, Progress, Source, Use};
use vendra_domain::invoice::{FeeTally, Fees, Moved, moved};
use vendra_domain::time::DAY_MS;
use vendra_domain::vendor_order::Event;
use vendra_domain::yearly::{Sold, Yearly};

/// What an order was asked for, at times that go forward, as the events that say so.
fn events(moves: Vec<(Progress, LineMove)>, days: &[u16]) -> Vec<(Timestamp, Event)> {
    let mut ms = 1_767_200_000_000; // the last hours of 2025 in UTC
    let mut events = Vec::new();
    for (place, (from, movement)) in moves.into_iter().enumerate() {
        ms += i64::from(days.get(place).copied().unwrap_or(0)) * DAY_MS;
        let at = Timestamp::from_unix_ms(ms).expect("a time");
        let back = movement.to.captured == from.captured;
        let moves = vec![movement];
        events.push((
            at,
            match back {
                true => Event::Reversed { cause: fresh("rfd", place), returned: vec![], lost: vec![], moves, at },
                false => Event::CaptureRecorded { capture: fresh("cap", place), moves, at },
            },
        ));
    }
    events
}

fn net(fees: &Fees) -> i64 {
    fees.net().and_then(|net| net.plus(fees.tax()?)).expect("an amount").minor()
}

proptest! {
    #[test]
    fn invoices_less_credit_notes_are_what_was_posted(
        line in given::line(), moves in given::moves(), days in vec(0..200u16, 40), cut in 0..40usize,
    ) {
        let mut progress = Progress::default();
        let mut made = Vec::new();
        let mut posted: BTreeMap<bool, i64> = BTreeMap::new();
        for one in moves {
            let Ok(movement) = one.apply(&line, progress) else { continue };
            let back = movement.to.captured == progress.captured;
            let fee = |party: &Use| matches!(party, Use::Fee { .. } | Use::FeeVat { .. });
            let fees = movement.uses.iter().filter(|share| fee(&share.party)).map(|share| share.amount.minor());
            *posted.entry(back).or_default() += fees.sum::<i64>();
            made.push((progress, movement.clone()));
            progress = movement.to;
        }
        let events = events(made, &days);
        // Two documents of each kind, one after the other.
        let (early, late) = events.split_at(cut.min(events.len()));
        let mut sums: BTreeMap<bool, i64> = BTreeMap::new();
        for some in [early, late] {
            let (mut charged, mut returned) = (FeeTally::default(), FeeTally::default());
            for (_, event) in some {
                match moved(event) {
                    Some(Moved::Captured(moves)) => charged.add(moves)?,
                    Some(Moved::Returned(moves)) => returned.add(moves)?,
                    None => prop_assert!(false, "each of them moves something"),
                }
            }
            *sums.entry(false).or_default() += net(&charged.fees());
            *sums.entry(true).or_default() += net(&returned.fees());
        }
        for back in [false, true] {
            prop_assert_eq!(sums.get(&back), Some(&posted.get(&back).copied().unwrap_or(0)));
        }
    }

    #[test]
    fn years_add_up_to_what_was_posted(line in given::line(), moves in given::moves(), days in vec(0..200u16, 40)) {
        let mut progress = Progress::default();
        let (mut made, mut vendors, mut platforms) = (Vec::new(), 0, 0);
        for one in moves {
            let Ok(movement) = one.apply(&line, progress) else { continue };
            let sign = if movement.to.captured == progress.captured { -1 } else { 1 };
            let vendor = movement.sources.iter().filter(|share| matches!(share.party, Source::Vendor { .. }));
            vendors += sign * vendor.map(|share| share.amount.minor()).sum::<i64>();
            let platform = movement.uses.iter().filter(|share| share.party == Use::Platform);
            platforms += sign * platform.map(|share| share.amount.minor()).sum::<i64>();
            made.push((progress, movement.clone()));
            progress = movement.to;
        }
        let events = events(made, &days);
        let (order, euro) = (fresh("vor", 1), "EUR".parse()?);
        let mut sum = Sold::default();
        for year in 2025..=2055 {
            let mut yearly = Yearly::new(year, Tz::Asia__Tokyo);
            for (at, event) in &events {
                yearly.add(*at, order, euro, event)?;
            }
            for currency in yearly.totals() {
                let months = currency.months.iter().try_fold(Sold::default(), |sum, month| sum.plus(*month))?;
                let quarters = currency.quarters()?.iter().try_fold(Sold::default(), |sum, part| sum.plus(*part))?;
                prop_assert_eq!(months, quarters);
                sum = sum.plus(months)?;
            }
        }
        // Sources and uses of every move are equal, and so are their sums.
        let sources = sum.gross.minor() - sum.refunded.minor() + sum.funded.minor() + vendors;
        let uses = [sum.consideration, sum.fees, sum.fee_vat, sum.tax_withheld].map(|amount| amount.minor());
        prop_assert_eq!(sources, uses.iter().sum::<i64>() + platforms);
        prop_assert!(sum.sales <= 1 && sum.sales <= sum.transactions, "one order is one sale, whenever it was paid for");
    }
}
