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
    #[inline]
    pub const fn new(minor: i64) -> Result<Self, Refusal> {
        if minor > BOUND || minor < -BOUND { Err(Refusal::AmountOutOfRange) } else { Ok(Self(minor)) }
    }

    /// An amount from a wide intermediate result. Refusals: `amount.out_of_range`.
    #[inline]
    pub fn from_wide(minor: i128) -> Result<Self, Refusal> {
        i64::try_from(minor).map_err(|_| Refusal::AmountOutOfRange).and_then(Self::new)
    }

    /// The number of minor units.
    #[inline]
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// The sum. Refusals: `amount.out_of_range`.
    #[inline]
    pub const fn plus(self, other: Self) -> Result<Self, Refusal> {
        // Two bounded values cannot overflow an i64.
        Self::new(self.0 + other.0)
    }

    /// The difference. Refusals: `amount.out_of_range`.
    #[inline]
    pub const fn minus(self, other: Self) -> Result<Self, Refusal> {
        Self::new(self.0 - other.0)
    }

    /// The same amount the other way.
    #[inline]
    #[must_use]
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// The distance from zero.
    #[inline]
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// This many times the amount. Refusals: `amount.out_of_range`.
    #[inline]
    pub fn times(self, count: u32) -> Result<Self, Refusal> {
        Self::from_wide(i128::from(self.0) * i128::from(count))
    }

    /// `self x numerator / denominator`: multiplied first, divided once, rounded once. Refusals: `amount.out_of_range`,
    /// also where the product leaves 128 bits or the denominator is not above zero.
    #[inline]
    pub fn ratio(self, numerator: i128, denominator: i128, rounding: Rounding) -> Result<Self, Refusal> {
        let product = i128::from(self.0).checked_mul(numerator).filter(|_| denominator > 0);
        Self::from_wide(rounding.divide(product.ok_or(Refusal::AmountOutOfRange)?, denominator))
    }

    /// This amount at a rate, rounded once. Refusals: `amount.out_of_range`.
    #[inline]
    pub fn at_rate(self, rate: Rate, rounding: Rounding) -> Result<Self, Refusal> {
        self.ratio(rate.numerator(), rate.denominator(), rounding)
    }

    /// The sum of many. Refusals: `amount.out_of_range`.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Refusal> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Whether it is nothing.
    #[inline]
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// This amount where it is not negative. Refusals: `amount.negative`, naming `what`.
    pub fn non_negative(self, what: &str) -> Result<Self, Refusal> {
        if self.0 < 0 { Err(Refusal::AmountNegative { what: what.to_owned() }) } else { Ok(self) }
    }

    /// This amount where it is more than zero. Refusals: `amount.not_positive`, naming `what`.
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
