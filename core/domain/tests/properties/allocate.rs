//! `allocate`: the parts sum to the whole, it is odd, and left-over units go where the method says.

use crate::given::{amount, minor, share};
use proptest::collection::vec;
use proptest::prelude::*;
use vendra_domain::Amount;
use vendra_domain::money::{Allocation, allocate, prefix_of_units};

fn method() -> impl Strategy<Value = Allocation> {
    prop_oneof![Just(Allocation::LargestRemainder), Just(Allocation::First), Just(Allocation::LargestWeight)]
}

fn weights() -> impl Strategy<Value = Vec<i64>> {
    let weight = prop_oneof![2 => Just(0), 4 => 1..10i64, 3 => 1..100_000i64, 1 => 1..=i64::MAX];
    vec(weight, 1..12).prop_filter("a weight above zero", |weights| weights.iter().any(|&weight| weight > 0))
}

proptest! {
    #[test]
    fn parts_sum_to_the_whole_and_are_within_one_of_the_quota(
        amount in amount(), weights in weights(), method in method(),
    ) {
        let parts = allocate(amount, &weights, method)?;
        prop_assert_eq!(Amount::sum(parts.iter().copied())?, amount);
        let sum: i128 = weights.iter().map(|&weight| i128::from(weight)).sum();
        for (part, &weight) in parts.iter().zip(&weights) {
            let floor = i128::from(amount.abs().minor()) * i128::from(weight) / sum;
            let extra = i128::from(part.abs().minor()) - floor;
            prop_assert!((0..=1).contains(&extra));
            prop_assert!(weight > 0 || part.is_zero(), "a weight of zero gets nothing");
            prop_assert!(part.is_zero() || part.minor().signum() == amount.minor().signum());
        }
    }

    #[test]
    fn it_is_odd(amount in amount(), weights in weights(), method in method()) {
        let parts = allocate(amount, &weights, method)?;
        let negated: Vec<Amount> = parts.into_iter().map(Amount::negated).collect();
        prop_assert_eq!(allocate(amount.negated(), &weights, method)?, negated);
    }

    #[test]
    fn units_left_over_go_where_the_method_says(amount in share(), weights in weights(), method in method()) {
        let parts = allocate(amount, &weights, method)?;
        let sum: i128 = weights.iter().map(|&weight| i128::from(weight)).sum();
        // Each place's claim to a unit left over, highest first; the earlier place has the better claim of equals.
        let mut claims: Vec<(i128, usize, i64)> = Vec::new();
        for (place, (part, &weight)) in parts.iter().zip(&weights).enumerate().filter(|(_, (_, weight))| **weight > 0) {
            let product = i128::from(amount.minor()) * i128::from(weight);
            let claim = match method {
                Allocation::LargestRemainder => product % sum,
                Allocation::LargestWeight => i128::from(weight),
                Allocation::First => 0,
            };
            claims.push((-claim, place, part.minor() - i64::try_from(product / sum).unwrap()));
        }
        claims.sort_unstable();
        prop_assert!(claims.windows(2).all(|pair| pair[0].2 >= pair[1].2), "{claims:?}");
    }

    #[test]
    fn the_first_units_are_the_first_parts(amount in amount(), quantity in 1..200u32, units in 0..250u32) {
        let parts = allocate(amount, &vec![1; quantity as usize], Allocation::LargestRemainder)?;
        let first = Amount::sum(parts.into_iter().take(units as usize))?;
        prop_assert_eq!(prefix_of_units(amount, quantity, units)?, first);
    }

    #[test]
    fn more_to_share_never_lowers_a_part_by_more_than_the_paradox(amount in share(), weights in weights()) {
        // Largest remainder is not house-monotone (Alabama): that is why a line is undone by the allotment instead. What
        // holds is that one unit more moves no part by more than one.
        prop_assume!(amount < Amount::MAX);
        let parts = allocate(amount, &weights, Allocation::LargestRemainder)?;
        let more = allocate(amount.plus(minor(1))?, &weights, Allocation::LargestRemainder)?;
        prop_assert!(parts.iter().zip(&more).all(|(a, b)| (a.minor() - b.minor()).abs() <= 1));
    }

    #[test]
    fn weights_that_share_nothing_are_refused(amount in amount(), count in 0..5usize, negative in 1..=i64::MAX) {
        let refused = |weights: &[i64]| allocate(amount, weights, Allocation::First).unwrap_err();
        prop_assert_eq!(refused(&vec![0; count]).code(), "allocate.weights");
        prop_assert_eq!(refused(&[i64::MAX, -negative]).code(), "allocate.weights");
    }
}
