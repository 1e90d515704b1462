//! The cumulative Sainte-Laguë allotment: what of each frozen amount is reached when `r` of their sum is.
//!
//! Seats go one at a time to the highest `weight / (2 x seats + 1)`, ties to the earlier (Webster's and Sainte-Laguë's
//! method). Because it hands out one seat after the other, no share ever shrinks while `r` grows, and at the sum of the
//! weights each share is its weight. With two shares it is plain rounding, halves to the earlier.

use super::Amount;
use crate::refusal::Refusal;
use std::cmp::Ordering;

/// What of each weight is reached when `reach` of their sum is. `0 <= reach <= sum`.
///
/// Refusals: `allocate.weights` for a negative weight, `amount.out_of_range` for a reach below zero or above the sum.
///
/// ```
/// use vendra_domain::money::{Amount, allotment};
/// let frozen = [Amount::new(85)?, Amount::new(15)?];
/// assert_eq!(allotment(&frozen, Amount::new(10)?)?, [Amount::new(9)?, Amount::new(1)?]);
/// assert_eq!(allotment(&frozen, Amount::new(100)?)?, frozen);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn allotment(weights: &[Amount], reach: Amount) -> Result<Vec<Amount>, Refusal> {
    let mut seats = weights.to_vec();
    allotment_into(weights, reach, &mut seats)?;
    Ok(seats)
}

/// [`allotment`] into a place that the caller keeps, as long as the weights: for hot paths. What it held does not matter.
///
/// Refusals: those of [`allotment`], and `allocate.weights` for a place of another length.
///
/// ```
/// use vendra_domain::money::{Amount, allotment_into};
/// let mut seats = [Amount::ZERO; 2];
/// allotment_into(&[Amount::new(85)?, Amount::new(15)?], Amount::new(10)?, &mut seats)?;
/// assert_eq!(seats, [Amount::new(9)?, Amount::new(1)?]);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn allotment_into(weights: &[Amount], reach: Amount, seats: &mut [Amount]) -> Result<(), Refusal> {
    if weights.len() != seats.len() || weights.iter().any(|weight| weight.minor() < 0) {
        return Err(Refusal::AllocateWeights);
    }
    let sum = Amount::sum(weights.iter().copied())?;
    if reach.minor() < 0 || reach > sum {
        return Err(Refusal::AmountOutOfRange);
    }
    // The two ends are most of what is asked for: nothing yet, and all of it.
    if reach == sum {
        seats.copy_from_slice(weights);
        return Ok(());
    }
    if reach.is_zero() {
        seats.fill(Amount::ZERO);
        return Ok(());
    }
    // Rounding every quota at one divisor gives the allotment of some house near `reach`: at most half a seat a share away.
    let (total, target) = (i128::from(sum.minor()), i128::from(reach.minor()));
    let mut given = 0i128;
    for (weight, seat) in weights.iter().zip(seats.iter_mut()) {
        let quota = (2 * i128::from(weight.minor()) * target + total) / (2 * total);
        given += quota;
        *seat = Amount::from_wide(quota)?;
    }
    while given < target {
        step(weights, seats, Step::Give)?;
        given += 1;
    }
    while given > target {
        step(weights, seats, Step::Take)?;
        given -= 1;
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Give,
    Take,
}

/// Gives the next seat to the highest claim, or takes the last one back from the lowest.
fn step(weights: &[Amount], seats: &mut [Amount], step: Step) -> Result<(), Refusal> {
    let mut best: Option<(usize, i128, i128)> = None;
    for (index, (weight, seat)) in weights.iter().zip(seats.iter()).enumerate() {
        let divisor = match step {
            Step::Give => 2 * i128::from(seat.minor()) + 1,
            Step::Take if seat.is_zero() => continue,
            Step::Take => 2 * i128::from(seat.minor()) - 1,
        };
        let weight = i128::from(weight.minor());
        let wins = best.is_none_or(|(_, best_weight, best_divisor)| {
            // weight/divisor against best_weight/best_divisor, without dividing.
            let claim = (weight * best_divisor).cmp(&(best_weight * divisor));
            match step {
                Step::Give => claim == Ordering::Greater,
                // The seat given last is the lowest claim, and of equal claims the later share's.
                Step::Take => claim != Ordering::Greater,
            }
        });
        if wins {
            best = Some((index, weight, divisor));
        }
    }
    let seat = best.and_then(|(index, ..)| seats.get_mut(index)).ok_or(Refusal::AllocateWeights)?;
    *seat = if step == Step::Give { seat.plus(Amount::ONE)? } else { seat.minus(Amount::ONE)? };
    Ok(())
}
