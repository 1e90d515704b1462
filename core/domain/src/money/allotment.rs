//! The cumulative Sainte-Laguë allotment: what of each frozen amount is reached when `r` of their sum is.
//!
//! Seats go one at a time to the highest `weight / (2 x seats + 1)`, ties to the earlier (Webster's and Sainte-Laguë's
//! method). Because it hands out one seat after the other, no share ever shrinks while `r` grows, and at the sum of the
//! weights each share is its weight. With two shares it is plain rounding, halves to the earlier.

use super::Amount;
use super::rounding::divided;
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
        let (quota, _) = divided(2 * i128::from(weight.minor()) * target + total, 2 * total);
        given += quota;
        *seat = Amount::from_wide(quota)?;
    }
    loop {
        match given.cmp(&target) {
            Ordering::Less => {
                step(weights, seats, Step::Give)?;
                given += 1;
            }
            Ordering::Greater => {
                step(weights, seats, Step::Take)?;
                given -= 1;
            }
            Ordering::Equal => return Ok(()),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(minor: &[i64]) -> Vec<Amount> {
        minor.iter().map(|&minor| Amount::new(minor).unwrap()).collect()
    }

    fn check(weights: &[i64], reach: i64, expected: &[i64]) {
        let seats = allotment(&amounts(weights), Amount::new(reach).unwrap()).unwrap();
        assert_eq!(seats, amounts(expected), "{reach} of {weights:?}");
    }

    #[test]
    fn seats_go_to_the_highest_claim() {
        check(&[85, 15], 0, &[0, 0]);
        check(&[85, 15], 3, &[3, 0]);
        check(&[85, 15], 4, &[3, 1]);
        check(&[85, 15], 10, &[9, 1]);
        check(&[85, 15], 99, &[84, 15]);
        check(&[85, 15], 100, &[85, 15]);
        // Over rates 14 would be 13, 1 and 0: a line that was frozen as 12, 2 and 0 is never undone over rates.
        check(&[88, 10, 2], 14, &[13, 1, 0]);
        // The classic example of the method: 53, 24 and 23 over 7 seats.
        check(&[53, 24, 23], 7, &[3, 2, 2]);
        // Rounded, the quotas are 8, 1, 1, 1 and 1: a large share among small ones gives back more than one.
        check(&[25, 2, 2, 2, 2], 10, &[6, 1, 1, 1, 1]);
        check(&[], 0, &[]);
        check(&[0, 0], 0, &[0, 0]);
    }

    #[test]
    fn ties_go_to_the_earlier() {
        check(&[50, 50], 1, &[1, 0]);
        check(&[1, 1, 1, 1], 2, &[1, 1, 0, 0]);
        // All claims tie, and rounding gives every share a seat: the later ones give theirs back.
        check(&[2, 2, 2, 2], 5, &[2, 1, 1, 1]);
        check(&[3, 3, 3], 5, &[2, 2, 1]);
        // 9/3 and 3/1 tie.
        check(&[3, 9], 1, &[0, 1]);
        check(&[3, 9], 2, &[1, 1]);
        check(&[3, 9], 3, &[1, 2]);
        check(&[9, 3], 2, &[2, 0]);
        check(&[0, 7, 0], 3, &[0, 3, 0]);
    }

    #[test]
    fn extremes_are_exact() {
        let max = Amount::MAX.minor();
        check(&[max, 0], max - 1, &[max - 1, 0]);
        check(&[max - 1, 1], max - 1, &[max - 2, 1]);
        check(&[max - 1, 1], max / 2, &[max / 2, 0]);
        check(&[max / 2, max / 2], max - 2, &[max / 2, max / 2 - 1]);
    }

    #[test]
    fn what_cannot_be_reached_is_refused() {
        let refused =
            |weights: &[i64], reach: i64| allotment(&amounts(weights), Amount::new(reach).unwrap()).unwrap_err().code();
        assert_eq!(refused(&[85, 15], 101), "amount.out_of_range");
        assert_eq!(refused(&[85, 15], -1), "amount.out_of_range");
        assert_eq!(refused(&[], 1), "amount.out_of_range");
        assert_eq!(refused(&[Amount::MAX.minor(), 1], 1), "amount.out_of_range");
        assert_eq!(refused(&[5, -5], 0), "allocate.weights");
        let mut short = [Amount::ZERO];
        assert_eq!(allotment_into(&amounts(&[1, 1]), Amount::ONE, &mut short), Err(Refusal::AllocateWeights));
    }
}
