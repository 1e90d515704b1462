//! Amounts: checked, bounded, rounded once.

use crate::given::amount;
use proptest::prelude::*;
use vendra_domain::{Amount, Rate, Rounding};

fn rounding() -> impl Strategy<Value = Rounding> {
    prop_oneof![Just(Rounding::HalfAwayFromZero), Just(Rounding::HalfEven), Just(Rounding::HalfTowardZero)]
}

fn rate() -> impl Strategy<Value = Rate> {
    let billionths = prop_oneof![0..=1_000_000_000i64, 0..=1_000_000_000_000i64];
    billionths.prop_map(|billionths| {
        format!("{}.{:09}", billionths / 1_000_000_000, billionths % 1_000_000_000).parse().expect("a rate")
    })
}

proptest! {
    #[test]
    fn a_sum_is_the_sum_or_refused(a in amount(), b in amount(), count in any::<u32>()) {
        let exact = |wide: i128| Amount::from_wide(wide).map(Amount::minor);
        let (wide_a, wide_b) = (i128::from(a.minor()), i128::from(b.minor()));
        prop_assert_eq!(a.plus(b).map(Amount::minor), exact(wide_a + wide_b));
        prop_assert_eq!(a.minus(b).map(Amount::minor), exact(wide_a - wide_b));
        prop_assert_eq!(a.times(count).map(Amount::minor), exact(wide_a * i128::from(count)));
        prop_assert_eq!(a.negated().negated(), a);
        prop_assert_eq!(a.abs(), if a < Amount::ZERO { a.negated() } else { a });
    }

    #[test]
    fn a_quotient_is_the_nearest(numerator in any::<i64>(), denominator in 1..=i64::MAX, rounding in rounding()) {
        let (numerator, denominator) = (i128::from(numerator), i128::from(denominator));
        let rounded = rounding.divide(numerator, denominator);
        let off = (rounded * denominator - numerator).abs() * 2;
        prop_assert!(off <= denominator, "{numerator} / {denominator} is not {rounded}");
        if off == denominator {
            let away = rounded.abs() * denominator > numerator.abs();
            let right = match rounding {
                Rounding::HalfAwayFromZero => away,
                Rounding::HalfTowardZero => !away,
                Rounding::HalfEven => rounded % 2 == 0,
            };
            prop_assert!(right, "{numerator} / {denominator} is not {rounded}");
        }
        prop_assert_eq!(rounding.divide(-numerator, denominator), -rounded, "rounding is odd");
    }

    #[test]
    fn no_ratio_panics(amount in amount(), numerator in any::<i128>(), denominator in any::<i128>(), way in rounding()) {
        if let Ok(share) = amount.ratio(numerator, denominator, way) {
            prop_assert!(denominator > 0 && share >= Amount::MIN && share <= Amount::MAX);
        }
    }

    #[test]
    fn a_rate_up_to_the_whole_takes_at_most_the_whole(amount in amount(), rate in rate(), rounding in rounding()) {
        match amount.at_rate(rate, rounding) {
            Ok(part) if rate <= Rate::ONE => prop_assert!(part.abs() <= amount.abs()),
            Ok(part) => prop_assert!(part.abs() >= amount.abs()),
            Err(refusal) => prop_assert_eq!((rate > Rate::ONE, refusal.code()), (true, "amount.out_of_range")),
        }
    }

    #[test]
    fn rates_and_amounts_survive_text(amount in amount(), rate in rate()) {
        prop_assert_eq!(rate.to_string().parse::<Rate>()?, rate);
        prop_assert_eq!(rate.numerator() * (1_000_000_000 / rate.denominator()), rate.billionths());
        let json = serde_json::to_string(&(amount, rate)).unwrap();
        prop_assert_eq!(serde_json::from_str::<(Amount, Rate)>(&json).unwrap(), (amount, rate));
    }
}
