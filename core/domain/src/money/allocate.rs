//! Sharing an amount over weights, so that the parts sum to the whole.

use super::Amount;
use super::rounding::divided;
use crate::limits;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Who gets the units that are left over when every part is cut toward zero.
///
/// ```
/// use vendra_domain::money::{Allocation, Amount, allocate};
/// let parts = |method| -> Result<Vec<i64>, vendra_domain::Refusal> {
///     Ok(allocate(Amount::new(3)?, &[3, 7], method)?.into_iter().map(Amount::minor).collect())
/// };
/// // 0.9 and 2.1: two units are certain, and the third is claimed.
/// assert_eq!(parts(Allocation::LargestRemainder)?, [1, 2]);
/// assert_eq!(parts(Allocation::First)?, [1, 2]);
/// assert_eq!(parts(Allocation::LargestWeight)?, [0, 3]);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Allocation {
    /// The largest remainders; ties go to the earlier (Hamilton's method). The default.
    #[default]
    LargestRemainder,
    /// The earliest weights that are not zero.
    First,
    /// The largest weights; ties go to the earlier.
    LargestWeight,
}

/// Shares an amount over weights. The parts sum to it exactly, and `allocate(-x)` is `-allocate(x)`.
///
/// Each part is `amount x weight / sum`, cut toward zero; the units left over go one each, as the method says. A weight of
/// zero gets nothing. Refusals: `allocate.weights` without a weight above zero or with a negative one, `limit.count` over
/// [`limits::ALLOCATE_WEIGHTS_MAX`] weights.
///
/// ```
/// use vendra_domain::money::{Allocation, Amount, allocate};
/// let parts = allocate(Amount::new(100)?, &[2, 3, 1], Allocation::LargestRemainder)?;
/// assert_eq!(parts.iter().map(|part| part.minor()).collect::<Vec<_>>(), [33, 50, 17]);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn allocate(amount: Amount, weights: &[i64], method: Allocation) -> Result<Vec<Amount>, Refusal> {
    limits::count("allocate.weights", weights.len(), limits::ALLOCATE_WEIGHTS_MAX)?;
    let total: i128 = weights.iter().map(|&weight| i128::from(weight)).sum();
    if total <= 0 || weights.iter().any(|&weight| weight < 0) {
        return Err(Refusal::AllocateWeights);
    }
    let whole = i128::from(amount.abs().minor());
    let mut left = whole;
    let mut parts = Vec::with_capacity(weights.len());
    let mut claims = Vec::with_capacity(weights.len());
    for (place, &weight) in weights.iter().enumerate() {
        let (part, remainder) = divided(whole * i128::from(weight), total);
        left -= part;
        parts.push(Amount::from_wide(part)?);
        if weight > 0 {
            claims.push(Claim { place, remainder, weight });
        }
    }
    // Fewer units are left than there are weights above zero, so each takes at most one.
    let left = usize::try_from(left).map_err(|_| Refusal::AmountOutOfRange)?;
    let left = if crate::seeded_bug::bug("allocate.remainder_lost") { 0 } else { left };
    for claim in strongest(&mut claims, left, method) {
        if let Some(part) = parts.get_mut(claim.place) {
            *part = part.plus(Amount::ONE)?;
        }
    }
    if amount < Amount::ZERO {
        parts.iter_mut().for_each(|part| *part = part.negated());
    }
    Ok(parts)
}

/// What a weight above zero has to say for one of the units that are left over.
struct Claim {
    place: usize,
    remainder: i128,
    weight: i64,
}

/// The `count` claims that come first, in any order. Ties go to the earlier.
fn strongest(claims: &mut [Claim], count: usize, method: Allocation) -> &[Claim] {
    if (1..claims.len()).contains(&count) {
        let last = count - 1;
        // Each selects instead of sorting, so that a thousand weights take a thousand steps.
        match method {
            Allocation::LargestRemainder => {
                claims.select_nth_unstable_by_key(last, |claim| (Reverse(claim.remainder), claim.place));
            }
            Allocation::First => {}
            Allocation::LargestWeight => {
                claims.select_nth_unstable_by_key(last, |claim| (Reverse(claim.weight), claim.place));
            }
        }
    }
    claims.get(..count).unwrap_or_default()
}

/// The sum of the first `units` parts of an amount that is shared evenly over `quantity` units.
///
/// Equal weights have equal remainders, so the first units get the odd cents: the sum needs no list.
///
/// Refusals: `allocate.weights` for a quantity of 0.
///
/// ```
/// use vendra_domain::money::{Amount, prefix_of_units};
/// assert_eq!(prefix_of_units(Amount::new(29000)?, 3, 1)?.minor(), 9667);
/// assert_eq!(prefix_of_units(Amount::new(29000)?, 3, 3)?.minor(), 29000);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn prefix_of_units(amount: Amount, quantity: u32, units: u32) -> Result<Amount, Refusal> {
    if quantity == 0 {
        return Err(Refusal::AllocateWeights);
    }
    let (units, quantity) = (i64::from(units.min(quantity)), i64::from(quantity));
    if crate::seeded_bug::bug("allocate.units_by_rate") {
        return Amount::new(amount.minor() * units / quantity);
    }
    let (each, odd) = (amount.minor() / quantity, amount.minor() % quantity);
    Amount::new(each * units + odd.abs().min(units) * odd.signum())
}

#[cfg(test)]
mod tests {
    use super::Allocation::{First, LargestRemainder, LargestWeight};
    use super::*;

    fn parts(amount: i64, weights: &[i64], method: Allocation) -> Vec<i64> {
        let parts = allocate(Amount::new(amount).unwrap(), weights, method).unwrap();
        parts.into_iter().map(Amount::minor).collect()
    }

    #[test]
    fn units_left_over_go_as_the_method_says() {
        #[rustfmt::skip]
        let table: &[(i64, &[i64], Allocation, &[i64])] = &[
            (300, &[4000, 2000, 2000], LargestRemainder, &[150, 75, 75]),
            (100, &[1, 1, 1], LargestRemainder, &[34, 33, 33]),
            (101, &[1, 1, 1], LargestRemainder, &[34, 34, 33]),
            (-101, &[1, 1, 1], LargestRemainder, &[-34, -34, -33]),
            (3, &[7, 3], LargestRemainder, &[2, 1]),
            (3, &[7, 3], LargestWeight, &[3, 0]),
            (3, &[3, 7], LargestWeight, &[0, 3]),
            (3, &[3, 7], First, &[1, 2]),
            (1, &[0, 5, 5], LargestRemainder, &[0, 1, 0]),
            (1, &[0, 5, 5], First, &[0, 1, 0]),
            (1, &[0, 5, 5], LargestWeight, &[0, 1, 0]),
            (2, &[1, 0, 0, 1, 1], First, &[1, 0, 0, 1, 0]),
            (0, &[1, 2], LargestRemainder, &[0, 0]),
            (7, &[5], LargestRemainder, &[7]),
            (9, &[i64::MAX, i64::MAX, i64::MAX], LargestRemainder, &[3, 3, 3]),
        ];
        for (amount, weights, method, expected) in table {
            assert_eq!(parts(*amount, weights, *method), *expected, "{amount} over {weights:?} by {method:?}");
        }
        assert_eq!(Allocation::default(), LargestRemainder);
    }

    #[test]
    fn extremes_are_exact() {
        let max = Amount::MAX.minor();
        assert_eq!(parts(max, &[1, 1], LargestRemainder), [max / 2 + 1, max / 2]);
        assert_eq!(parts(-max, &[i64::MAX, 1], LargestRemainder), [-max, 0]);
    }

    #[test]
    fn weights_have_a_limit() {
        let weights = vec![1; limits::ALLOCATE_WEIGHTS_MAX + 1];
        assert!(allocate(Amount::ONE, &weights[1..], First).is_ok());
        assert_eq!(allocate(Amount::ONE, &weights, First).unwrap_err().code(), "limit.count");
    }

    #[test]
    fn the_first_units_get_the_odd_cents() {
        for (amount, quantity, units, expected) in [
            (29_000, 3, 0, 0),
            (29_000, 3, 1, 9_667),
            (29_000, 3, 2, 19_334),
            (29_000, 3, 3, 29_000),
            (29_000, 3, 9, 29_000),
            (-29_000, 3, 1, -9_667),
            (2, 3, 2, 2),
            (Amount::MAX.minor(), u32::MAX, u32::MAX, Amount::MAX.minor()),
        ] {
            let prefix = prefix_of_units(Amount::new(amount).unwrap(), quantity, units).unwrap();
            assert_eq!(prefix.minor(), expected, "{units} of {quantity} of {amount}");
        }
        assert_eq!(prefix_of_units(Amount::ONE, 0, 0), Err(Refusal::AllocateWeights));
    }
}
