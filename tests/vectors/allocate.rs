//! `allocate`: an amount over weights.

use crate::{Failure, Outcome, amount, field, list, only, same};
use serde_json::Value;
use vendra_domain::Refusal;
use vendra_domain::money::{Allocation, allocate};

pub(crate) fn run(case: &Value) -> Outcome {
    only(case, &["name", "kind", "amount", "weights", "method", "expect"])?;
    let method: Allocation = serde_json::from_value(field(case, "method")?.clone())
        .map_err(|error| Failure::Differs(format!("method: {error}")))?;
    let weights: Option<Vec<i64>> = list(case, "weights")?.iter().map(Value::as_i64).collect();
    let parts = allocate(amount(field(case, "amount")?)?, &weights.ok_or(Refusal::AllocateWeights)?, method)?;
    if case["expect"] == "refused" {
        return Ok(());
    }
    let expected = list(case, "expect")?;
    if parts.len() != expected.len() {
        return Err(Failure::Differs(format!("expected {} parts, got {}", expected.len(), parts.len())));
    }
    parts
        .iter()
        .zip(expected)
        .enumerate()
        .try_for_each(|(place, (part, expected))| same(&format!("part {place} of {parts:?}"), *part, expected))
}
