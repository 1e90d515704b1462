//! Tenders, in the order given, each shared over the lines by what is left to pay of them.

use super::input::Tender;
use super::output::QuotedLine;
use crate::frozen_line::Share;
use crate::frozen_line::Source;
use crate::money::{Amount, allocate};
use crate::policy::Policies;
use crate::refusal::Refusal;

/// Gives every line its shares and returns what each tender gives in all.
///
/// Refusals: `quote.tender_short` where the tenders do not reach.
pub(super) fn share(
    tenders: &[Tender],
    due: Amount,
    lines: &mut [QuotedLine],
    policies: &Policies,
) -> Result<Vec<Share<Source>>, Refusal> {
    let mut totals = Vec::with_capacity(tenders.len());
    if tenders.is_empty() {
        return Ok(totals);
    }
    let mut open: Vec<i64> = lines.iter().map(|line| line.gross.minor()).collect();
    let mut rest = due;
    for tender in tenders {
        let amount = tender.limit.map_or(rest, |limit| limit.min(rest));
        totals.push(Share { party: tender.source, amount });
        if amount.is_zero() {
            continue;
        }
        if amount == rest {
            for (line, open) in lines.iter_mut().zip(&mut open) {
                give(line, tender.source, Amount::new(std::mem::take(open))?);
            }
        } else {
            let parts = allocate(amount, &open, policies.allocation)?;
            for ((line, open), part) in lines.iter_mut().zip(&mut open).zip(parts) {
                *open -= part.minor();
                give(line, tender.source, part);
            }
        }
        rest = rest.minus(amount)?;
    }
    if rest.is_zero() { Ok(totals) } else { Err(Refusal::QuoteTenderShort { due, missing: rest }) }
}

fn give(line: &mut QuotedLine, party: Source, amount: Amount) {
    if !amount.is_zero() {
        line.tenders.push(Share { party, amount });
    }
}
