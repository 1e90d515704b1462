//! How a quotient becomes an integer.

use serde::{Deserialize, Serialize};

/// A marketplace's rounding, frozen with each order. Only halves differ; everything else goes to the nearest unit.
///
/// ```
/// use vendra_domain::Rounding;
/// assert_eq!(Rounding::HalfAwayFromZero.divide(-5, 2), -3);
/// assert_eq!(Rounding::HalfEven.divide(5, 2), 2);
/// assert_eq!(Rounding::HalfTowardZero.divide(5, 2), 2);
/// assert_eq!(Rounding::HalfTowardZero.divide(51, 20), 3);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// 0.5 to 1 and -0.5 to -1: what invoices and most tax offices do. The default.
    #[default]
    HalfAwayFromZero,
    /// 0.5 to 0 and 1.5 to 2: IEEE 754's and bankers' rounding.
    HalfEven,
    /// 0.5 to 0 and 1.5 to 1.
    HalfTowardZero,
}

impl Rounding {
    /// `numerator / denominator`, rounded once. The denominator must be more than zero; zero gives zero.
    ///
    /// ```
    /// use vendra_domain::Rounding;
    /// assert_eq!(Rounding::HalfAwayFromZero.divide(3625, 100), 36);
    /// assert_eq!(Rounding::HalfAwayFromZero.divide(-7, 2), -4);
    /// assert_eq!(Rounding::HalfEven.divide(-7, 2), -4);
    /// assert_eq!(Rounding::HalfEven.divide(1, 0), 0);
    /// ```
    #[must_use]
    pub fn divide(self, numerator: i128, denominator: i128) -> i128 {
        if denominator <= 0 {
            return 0;
        }
        let (quotient, remainder) = divided(numerator, denominator);
        let twice = remainder.unsigned_abs() * 2;
        let half = denominator.unsigned_abs();
        let away = match self {
            Self::HalfAwayFromZero => twice >= half,
            Self::HalfEven => twice > half || (twice == half && quotient % 2 != 0),
            Self::HalfTowardZero => twice > half,
        };
        if away { quotient + numerator.signum() } else { quotient }
    }
}

/// Quotient, cut toward zero, and remainder. The denominator must be more than zero.
///
/// Nearly everything that is divided fits 64 bits, where a processor divides at once: many times faster.
#[inline]
pub(super) fn divided(numerator: i128, denominator: i128) -> (i128, i128) {
    match (i64::try_from(numerator), i64::try_from(denominator)) {
        (Ok(numerator), Ok(denominator)) => (i128::from(numerator / denominator), i128::from(numerator % denominator)),
        _ => (numerator / denominator, numerator % denominator),
    }
}

#[cfg(test)]
mod tests {
    use super::Rounding::{self, HalfAwayFromZero, HalfEven, HalfTowardZero};

    #[test]
    fn only_halves_differ() {
        #[rustfmt::skip]
        let table: &[(i128, i128, [i128; 3])] = &[
            // numerator, denominator, away from zero, even, toward zero
            (0, 7, [0, 0, 0]), (1, 3, [0, 0, 0]), (2, 3, [1, 1, 1]), (7, 7, [1, 1, 1]),
            (1, 2, [1, 0, 0]), (3, 2, [2, 2, 1]), (5, 2, [3, 2, 2]), (7, 2, [4, 4, 3]),
            (-1, 2, [-1, 0, 0]), (-3, 2, [-2, -2, -1]), (-5, 2, [-3, -2, -2]), (-2, 3, [-1, -1, -1]),
            (15, 10, [2, 2, 1]), (149, 100, [1, 1, 1]), (151, 100, [2, 2, 2]),
        ];
        for (numerator, denominator, expected) in table {
            let actual = [HalfAwayFromZero, HalfEven, HalfTowardZero].map(|way| way.divide(*numerator, *denominator));
            assert_eq!(actual, *expected, "{numerator} / {denominator}");
        }
    }

    #[test]
    fn extremes_do_not_overflow() {
        for way in [HalfAwayFromZero, HalfEven, HalfTowardZero] {
            assert_eq!(way.divide(i128::MAX, 1), i128::MAX);
            assert_eq!(way.divide(i128::MIN, 1), i128::MIN);
            assert_eq!(way.divide(i128::MAX, i128::MAX), 1);
            assert_eq!(way.divide(i128::MAX - 1, i128::MAX), 1);
            assert_eq!(way.divide(i128::MIN, i128::MAX), -1);
            assert_eq!((way.divide(5, 0), way.divide(5, -2)), (0, 0));
        }
        assert_eq!(Rounding::default(), HalfAwayFromZero);
    }
}
