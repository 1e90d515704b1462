//! The allotment: the same as handing out one seat after the other, so no share ever shrinks.

use crate::given::{amount, minor, share};
use proptest::collection::vec;
use proptest::prelude::*;
use vendra_domain::Amount;
use vendra_domain::money::{allotment, allotment_into};

/// Seat by seat, as the rule is written: each to the highest `weight / (2 x seats + 1)`, ties to the earlier.
fn seat_by_seat(weights: &[Amount], reach: Amount) -> Vec<Amount> {
    let mut seats = vec![0i64; weights.len()];
    for _ in 0..reach.minor() {
        let claim = |place: usize| (i128::from(weights[place].minor()), i128::from(2 * seats[place] + 1));
        let best = (0..weights.len())
            .reduce(|best, place| {
                let ((best_weight, best_divisor), (weight, divisor)) = (claim(best), claim(place));
                if weight * best_divisor > best_weight * divisor { place } else { best }
            })
            .expect("a weight");
        seats[best] += 1;
    }
    seats.into_iter().map(minor).collect()
}

fn at_most(weights: &[Amount], millionths: i128) -> Amount {
    let sum = Amount::sum(weights.iter().copied()).expect("within the bound");
    Amount::from_wide(i128::from(sum.minor()) * millionths / 1_000_000).expect("a part")
}

proptest! {
    #[test]
    fn it_is_what_seat_by_seat_gives(
        weights in vec(prop_oneof![2 => 0..6i64, 2 => 0..200i64].prop_map(minor), 1..9), part in 0..=1_000_000i128,
    ) {
        let reach = at_most(&weights, part);
        prop_assert_eq!(allotment(&weights, reach)?, seat_by_seat(&weights, reach));
    }

    #[test]
    fn equal_weights_are_all_ties(weight in 1..20i64, count in 1..=64usize, part in 0..=1_000_000i128) {
        let weights = vec![minor(weight); count];
        let reach = at_most(&weights, part);
        let seats = allotment(&weights, reach)?;
        prop_assert_eq!(&seats, &seat_by_seat(&weights, reach));
        prop_assert!(seats.windows(2).all(|pair| pair[0] >= pair[1]), "ties go to the earlier");
    }

    #[test]
    fn parts_sum_and_no_share_shrinks(weights in vec(share(), 1..=6), from in 0..=1_000_000i128, more in 0..100i64) {
        let sum = Amount::sum(weights.iter().copied())?;
        let from = at_most(&weights, from);
        let to = minor(from.minor() + more).min(sum);
        let (before, after) = (allotment(&weights, from)?, allotment(&weights, to)?);
        prop_assert_eq!(Amount::sum(before.iter().copied())?, from);
        prop_assert_eq!(Amount::sum(after.iter().copied())?, to);
        for ((weight, before), after) in weights.iter().zip(&before).zip(&after) {
            prop_assert!(Amount::ZERO <= *before && before <= after && after <= weight);
        }
    }

    #[test]
    fn what_the_place_held_does_not_matter(
        weights in vec(share(), 1..=6), part in 0..=1_000_000i128, held in amount(),
    ) {
        let reach = at_most(&weights, part);
        let mut seats = vec![held; weights.len()];
        allotment_into(&weights, reach, &mut seats)?;
        prop_assert_eq!(seats, allotment(&weights, reach)?);
    }

    #[test]
    fn anything_else_is_refused(weights in vec(amount(), 0..6), reach in amount()) {
        let sum: i128 = weights.iter().map(|weight| i128::from(weight.minor())).sum();
        let fits = weights.iter().all(|weight| *weight >= Amount::ZERO)
            && sum <= i128::from(Amount::MAX.minor())
            && (0..=sum).contains(&i128::from(reach.minor()));
        match allotment(&weights, reach) {
            Ok(seats) => prop_assert!(fits && seats.len() == weights.len()),
            Err(refusal) => prop_assert!(!fits, "{refusal}"),
        }
    }
}
