//! `next_payout`: the payouts of a schedule after a moment, and `payout_statement`: what a statement comes to.

use super::{Called, input, output};
use serde::Deserialize;
use serde_json::{Value, json};
use vendra_domain::payout::schedule::Schedule;
use vendra_domain::payout::{Statement, StatementKind};
use vendra_domain::{Refusal, Timestamp};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NextPayout {
    schedule: Schedule,
    after: Timestamp,
    /// How many payouts in a row.
    count: u32,
}

/// The next payouts after a moment, each after the one before.
pub(crate) fn next_payout(value: &Value) -> Called {
    let NextPayout { schedule, after, count } = input(value)?;
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
#[serde(deny_unknown_fields)]
struct StatementOf {
    statement: Statement,
    /// The kinds to add up.
    totals: Vec<StatementKind>,
}

/// What a statement comes to, and the sums of some of its kinds.
pub(crate) fn payout_statement(value: &Value) -> Called {
    let StatementOf { statement, totals } = input(value)?;
    let result = || -> Result<Value, Refusal> {
        let totals: Vec<_> = totals.iter().map(|kind| statement.total(*kind)).collect::<Result<_, _>>()?;
        Ok(json!({ "closing": statement.closing()?, "totals": totals }))
    };
    output(result())
}
