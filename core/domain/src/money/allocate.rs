//! Sharing an amount over weights, so that the parts sum to the whole.

use super::Amount;
use crate::limits;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Who gets the units that are left over when every part is cut toward zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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
    let mut shares = Vec::with_capacity(weights.len());
    for &weight in weights {
        let product = whole * i128::from(weight);
        let part = product / total;
        left -= part;
        shares.push(Share { part, remainder: product - part * total, weight });
    }
    // Fewer units are left than there are weights above zero, so each takes at most one.
    let left = usize::try_from(left).map_err(|_| Refusal::AmountOutOfRange)?;
    if left > 0 {
        for index in order(&shares, left, method) {
            if let Some(share) = shares.get_mut(index) {
                share.part += 1;
            }
        }
    }
    let sign = i128::from(amount.minor().signum());
    shares.into_iter().map(|share| Amount::from_wide(share.part * sign)).collect()
}

struct Share {
    part: i128,
    remainder: i128,
    weight: i64,
}

/// The first `count` places in the order in which left-over units are given. Sorts are stable: ties go to the earlier.
fn order(shares: &[Share], count: usize, method: Allocation) -> Vec<usize> {
    let mut places: Vec<usize> =
        shares.iter().enumerate().filter(|(_, share)| share.weight > 0).map(|(index, _)| index).collect();
    let share = |index: &usize| shares.get(*index);
    match method {
        Allocation::LargestRemainder => places.sort_by_key(|i| Reverse(share(i).map(|share| share.remainder))),
        Allocation::First => {}
        Allocation::LargestWeight => places.sort_by_key(|i| Reverse(share(i).map(|share| share.weight))),
    }
    places.truncate(count);
    places
}

/// The sum of the first `units` parts of an amount that is shared evenly over `quantity` units.
///
/// Equal weights have equal remainders, so the first units get the odd cents: the sum needs no list.
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
    let (each, odd) = (amount.minor() / quantity, amount.minor() % quantity);
    Amount::new(each * units + odd.abs().min(units) * odd.signum())
}
