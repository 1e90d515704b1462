//! `next_payout`: the payouts of a schedule after a moment, and `payout_statement`: what a statement comes to.

use crate::{Called, input, output};
use serde::{Deserialize, Serialize};
use vendra_domain::payout::schedule::Schedule;
use vendra_domain::payout::{Statement, StatementKind};
use vendra_domain::{Amount, Refusal, Timestamp};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "NextPayoutInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct NextPayout {
    schedule: Schedule,
    after: Timestamp,
    /// How many payouts in a row.
    count: u32,
}

/// The next payouts after a moment, each after the one before.
pub(crate) fn next_payout(text: &str) -> Called {
    let NextPayout { schedule, after, count } = input(text)?;
    let payouts = || -> Result<Vec<Timestamp>, Refusal> {
        let (mut last, mut payouts) = (after, Vec::new());
        for _ in 0..count {
            let Some(next) = schedule.next_after(last)? else { break };
            payouts.push(next);
            last = next;
        }
        Ok(payouts)
    };
    output(payouts())
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutStatementInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementOf {
    statement: Statement,
    /// The kinds to add up.
    totals: Vec<StatementKind>,
}

/// What is left of a payout, and the sums that were asked for.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct StatementSums {
    closing: Amount,
    totals: Vec<Amount>,
}

/// What a statement comes to, and the sums of some of its kinds.
pub(crate) fn payout_statement(text: &str) -> Called {
    let StatementOf { statement, totals } = input(text)?;
    let result = || -> Result<StatementSums, Refusal> {
        let totals: Vec<_> = totals.iter().map(|kind| statement.total(*kind)).collect::<Result<_, _>>()?;
        Ok(StatementSums { closing: statement.closing()?, totals })
    };
    output(result())
}
