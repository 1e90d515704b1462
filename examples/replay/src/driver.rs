//! Drives a source's orders through the domain, with state in memory.

use crate::afterwards;
use crate::books::Books;
use crate::checkout::{self, Placed};
use crate::outcome::{Outcome, RefusedOrder, Unreconciled};
use crate::source::{Source, SourceOrder};
use std::time::Instant;
use vendra_domain::frozen_line::LineKind;
use vendra_domain::{Amount, Refusal};

/// How often progress is told, in orders.
const TELL_EVERY: u64 = 64;

/// Replays every order. An order that is refused is named in the outcome, and the rest goes on.
pub(crate) fn replay(source: &Source, progress: impl Fn(u64)) -> Result<Outcome, Refusal> {
    let started = Instant::now();
    let mut books = Books::default();
    let mut outcome = Outcome::new(source.currency);
    let mut kept = Vec::new();
    for (done, order) in (1u64..).zip(&source.orders) {
        let mark = books.mark();
        match checkout::check_out(source, order, &mut books) {
            Ok(placed) => {
                count(&mut outcome, order, &placed)?;
                if !source.afterwards.is_empty() {
                    kept.push((order.id.clone(), placed));
                }
            }
            Err(refusal) => {
                books.roll_back(mark);
                outcome.refused.push(RefusedOrder { order: order.id.clone(), refusal });
            }
        }
        if done % TELL_EVERY == 0 {
            progress(done);
        }
    }
    outcome.story = afterwards::run(&source.afterwards, &mut kept, source.currency, &mut books)?;
    (outcome.trial_balance, outcome.vendors) = books.close()?;
    outcome.vendor_payable = Amount::sum(outcome.vendors.iter().map(|vendor| vendor.owed))?;
    outcome.seconds = started.elapsed().as_secs_f64();
    Ok(outcome)
}

/// Adds a placed order to the figures.
fn count(outcome: &mut Outcome, order: &SourceOrder, placed: &Placed) -> Result<(), Refusal> {
    let totals = &placed.split.totals;
    let goods = placed.quote.lines.iter().filter(|line| line.kind == LineKind::Goods).count();
    outcome.orders += 1;
    outcome.vendor_orders += u64::try_from(placed.split.vendor_orders.len()).unwrap_or(0);
    outcome.lines += u64::try_from(goods).unwrap_or(0);
    outcome.gross = outcome.gross.plus(totals.gross)?;
    outcome.shipping = outcome.shipping.plus(totals.shipping)?;
    outcome.commission = outcome.commission.plus(totals.fees)?;
    let paid = Amount::sum(placed.quote.tenders.iter().map(|share| share.amount))?;
    outcome.buyers_paid = outcome.buyers_paid.plus(paid)?;
    if let Some(paid) = order.told.filter(|told| *told != totals.gross) {
        outcome.unreconciled.push(Unreconciled { order: order.id.clone(), asked: totals.gross, paid });
    }
    Ok(())
}
