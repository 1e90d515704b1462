//! An amount of minor units.

use super::{Rate, Rounding};
use crate::refusal::Refusal;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// An amount in minor units (cents, yen, fils), within 2^53-1 either way so that JSON stays exact in JavaScript.
///
/// Arithmetic is checked: beyond the bound it is refused with `amount.out_of_range`, never wrapped and never rounded.
///
/// ```
/// use vendra_domain::{Amount, Rate, Rounding};
/// let price = Amount::new(19838)?;
/// let fee = price.at_rate("0.1".parse()?, Rounding::HalfAwayFromZero)?;
/// assert_eq!(price.minus(fee)?.minor(), 17854);
/// assert_eq!(Amount::MAX.plus(Amount::ONE).unwrap_err().code(), "amount.out_of_range");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Amount(i64);

const BOUND: i64 = (1 << 53) - 1;

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One minor unit.
    pub const ONE: Self = Self(1);
    /// The largest amount, 9007199254740991.
    pub const MAX: Self = Self(BOUND);
    /// The least amount, -9007199254740991.
    pub const MIN: Self = Self(-BOUND);

    /// An amount of minor units. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// assert_eq!(Amount::new(19_99)?.minor(), 1999);
    /// assert_eq!(Amount::new(1 << 53).unwrap_err().code(), "amount.out_of_range");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    pub const fn new(minor: i64) -> Result<Self, Refusal> {
        if minor > BOUND || minor < -BOUND { Err(Refusal::AmountOutOfRange) } else { Ok(Self(minor)) }
    }

    /// An amount from a wide intermediate result. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// let product = 9_000_000_000_000_000i128 * 100;
    /// assert_eq!(Amount::from_wide(product / 100)?.minor(), 9_000_000_000_000_000);
    /// assert_eq!(Amount::from_wide(product).unwrap_err().code(), "amount.out_of_range");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    pub fn from_wide(minor: i128) -> Result<Self, Refusal> {
        i64::try_from(minor).map_err(|_| Refusal::AmountOutOfRange).and_then(Self::new)
    }

    /// The number of minor units.
    ///
    /// ```
    /// assert_eq!(vendra_domain::Amount::ONE.minor(), 1);
    /// ```
    #[inline]
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// The sum. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// assert_eq!(Amount::new(1999)?.plus(Amount::new(499)?)?, Amount::new(2498)?);
    /// assert_eq!(Amount::MAX.plus(Amount::ONE).unwrap_err().code(), "amount.out_of_range");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    pub const fn plus(self, other: Self) -> Result<Self, Refusal> {
        // Two bounded values cannot overflow an i64.
        Self::new(self.0 + other.0)
    }

    /// The difference. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// // Below zero is an amount too: what a vendor owes.
    /// assert_eq!(Amount::new(499)?.minus(Amount::new(1999)?)?.minor(), -1500);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    pub const fn minus(self, other: Self) -> Result<Self, Refusal> {
        Self::new(self.0 - other.0)
    }

    /// The same amount the other way.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// // The bound is the same either way, so the other way always exists.
    /// assert_eq!(Amount::MAX.negated(), Amount::MIN);
    /// ```
    #[inline]
    #[must_use]
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// The distance from zero.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// assert_eq!(Amount::new(-1500)?.abs(), Amount::new(1500)?);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// This many times the amount. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// assert_eq!(Amount::new(1999)?.times(3)?.minor(), 5997);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    pub fn times(self, count: u32) -> Result<Self, Refusal> {
        Self::from_wide(i128::from(self.0) * i128::from(count))
    }

    /// `self x numerator / denominator`: multiplied first, divided once, rounded once. Refusals: `amount.out_of_range`,
    /// also where the product leaves 128 bits or the denominator is not above zero.
    ///
    /// ```
    /// use vendra_domain::{Amount, Rounding};
    /// // The 12 % inside of 14: 14 x 12 / 112 = 1.5, where 14 less the rounded 14 / 1.12 (13) would say 1.
    /// assert_eq!(Amount::new(14)?.ratio(12, 112, Rounding::HalfAwayFromZero)?.minor(), 2);
    /// assert_eq!(Amount::ONE.ratio(1, 0, Rounding::HalfEven).unwrap_err().code(), "amount.out_of_range");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    pub fn ratio(self, numerator: i128, denominator: i128, rounding: Rounding) -> Result<Self, Refusal> {
        let product = i128::from(self.0).checked_mul(numerator).filter(|_| denominator > 0);
        Self::from_wide(rounding.divide(product.ok_or(Refusal::AmountOutOfRange)?, denominator))
    }

    /// This amount at a rate, rounded once. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::{Amount, Rounding};
    /// let fee = Amount::new(1250)?.at_rate("0.029".parse()?, Rounding::HalfAwayFromZero)?;
    /// assert_eq!(fee.minor(), 36); // 36.25
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    pub fn at_rate(self, rate: Rate, rounding: Rounding) -> Result<Self, Refusal> {
        self.ratio(rate.numerator(), rate.denominator(), rounding)
    }

    /// The sum of many. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// assert_eq!(Amount::sum([Amount::new(1999)?, Amount::new(499)?, Amount::new(-300)?])?.minor(), 2198);
    /// assert_eq!(Amount::sum([])?, Amount::ZERO);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Refusal> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Whether it is nothing.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// assert!(Amount::ZERO.is_zero() && !Amount::ONE.is_zero());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// This amount where it is not negative. Refusals: `amount.negative`, naming `what`.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// assert_eq!(Amount::ZERO.non_negative("line.price")?, Amount::ZERO);
    /// assert_eq!(Amount::new(-1)?.non_negative("line.price").unwrap_err().code(), "amount.negative");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn non_negative(self, what: &str) -> Result<Self, Refusal> {
        if self.0 < 0 { Err(Refusal::AmountNegative { what: what.to_owned() }) } else { Ok(self) }
    }

    /// This amount where it is more than zero. Refusals: `amount.not_positive`, naming `what`.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// assert_eq!(Amount::ONE.positive("refund.amount")?, Amount::ONE);
    /// assert_eq!(Amount::ZERO.positive("refund.amount").unwrap_err().code(), "amount.not_positive");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn positive(self, what: &str) -> Result<Self, Refusal> {
        if self.0 <= 0 { Err(Refusal::AmountNotPositive { what: what.to_owned() }) } else { Ok(self) }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // An i64 refuses fractions and exponents, so an amount that went through a double does not come in.
        Self::new(i64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// What an amount of nothing is written as: not at all.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
pub(crate) const fn nothing(amount: &Amount) -> bool {
    amount.is_zero()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(minor: i64) -> Amount {
        Amount::new(minor).unwrap()
    }

    const TOO_FAR: Result<Amount, Refusal> = Err(Refusal::AmountOutOfRange);

    #[test]
    fn the_bound_is_that_of_exact_json() {
        assert_eq!((Amount::MAX.minor(), Amount::MIN.minor()), (9_007_199_254_740_991, -9_007_199_254_740_991));
        for minor in [BOUND + 1, -BOUND - 1, i64::MAX, i64::MIN] {
            assert_eq!(Amount::new(minor), TOO_FAR);
            assert_eq!(Amount::from_wide(minor.into()), TOO_FAR);
        }
        assert_eq!(Amount::from_wide(i128::MAX), TOO_FAR);
        assert_eq!(Amount::MAX.plus(Amount::ONE), TOO_FAR);
        assert_eq!(Amount::MIN.minus(Amount::ONE), TOO_FAR);
        assert_eq!(Amount::MAX.minus(Amount::MIN), TOO_FAR);
        assert_eq!(Amount::MAX.times(2), TOO_FAR);
        assert_eq!(Amount::MAX.times(1), Ok(Amount::MAX));
        assert_eq!(Amount::sum([Amount::MAX, Amount::ONE]), TOO_FAR);
        assert_eq!(Amount::sum([Amount::MAX, Amount::MIN, Amount::ONE]), Ok(Amount::ONE));
        assert_eq!((Amount::MAX.negated(), Amount::MIN.abs()), (Amount::MIN, Amount::MAX));
    }

    #[test]
    fn kf_30_an_amount_that_went_through_a_double_does_not_come_in() {
        for json in [
            "9007199254740992",
            "9007199254740993",
            "-9007199254740992",
            "1.0",
            "1e3",
            "\"1\"",
            "null",
            "18446744073709551616",
        ] {
            assert!(serde_json::from_str::<Amount>(json).is_err(), "{json}");
        }
        assert_eq!(serde_json::from_str::<Amount>("9007199254740991").unwrap(), Amount::MAX);
    }

    #[test]
    fn a_ratio_is_multiplied_first_divided_once_and_rounded_once() {
        let half_up = Rounding::HalfAwayFromZero;
        // 14 gross at 12 % included holds 1.5 of tax; a quotient rounded first says 1.
        assert_eq!(amount(14).ratio(12, 112, half_up), Ok(amount(2)));
        assert_eq!(amount(-14).ratio(12, 112, half_up), Ok(amount(-2)));
        assert_eq!(Amount::MAX.ratio(i128::MAX, 1, half_up), TOO_FAR);
        assert_eq!(Amount::MAX.ratio(1 << 70, 1 << 70, half_up), Ok(Amount::MAX));
        assert_eq!(amount(1).ratio(1, 0, half_up), TOO_FAR);
        assert_eq!(amount(1).ratio(1, -1, half_up), TOO_FAR);
        assert_eq!(amount(19_838).at_rate("0.1".parse().unwrap(), half_up), Ok(amount(1_984)));
        assert_eq!(amount(5).at_rate("0.1".parse().unwrap(), Rounding::HalfEven), Ok(Amount::ZERO));
        assert_eq!(Amount::MAX.at_rate("1000".parse().unwrap(), half_up), TOO_FAR);
    }

    #[test]
    fn signs_are_asked_for_by_name() {
        assert_eq!(Amount::ZERO.non_negative("x"), Ok(Amount::ZERO));
        assert_eq!(amount(-1).non_negative("x"), Err(Refusal::AmountNegative { what: "x".to_owned() }));
        assert_eq!(Amount::ONE.positive("x"), Ok(Amount::ONE));
        assert_eq!(Amount::ZERO.positive("x"), Err(Refusal::AmountNotPositive { what: "x".to_owned() }));
        assert_eq!(amount(-1).positive("x"), Err(Refusal::AmountNotPositive { what: "x".to_owned() }));
        assert!(Amount::ZERO.is_zero() && !Amount::ONE.is_zero());
        assert_eq!((amount(-5).to_string(), format!("{:?}", amount(5))), ("-5".to_owned(), "5".to_owned()));
    }
}
