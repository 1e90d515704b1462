//! Rates: decimals in lowest terms, used as integer ratios.

use crate::id::shortened;
use crate::refusal::Refusal;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The most decimal places of a rate.
pub const RATE_PLACES_MAX: u32 = 9;
/// The largest rate. With it and [`RATE_PLACES_MAX`] an amount times a rate always fits 128 bits.
pub const RATE_MAX: u32 = 1000;

/// A rate from 0 to 1000 with at most nine places: `0.2` is 20 %. Written in lowest terms: `"0.20"` becomes `"0.2"`.
///
/// ```
/// use vendra_domain::Rate;
/// let rate: Rate = "0.0750".parse()?;
/// assert_eq!(rate.to_string(), "0.075");
/// assert_eq!((rate.numerator(), rate.denominator()), (75, 1000));
/// assert_eq!("-0.1".parse::<Rate>().unwrap_err().code(), "rate.malformed");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rate(Decimal);

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// The whole: 100 %.
    pub const ONE: Self = Self(Decimal::ONE);

    /// A rate from a decimal. Refusals: `rate.malformed`.
    ///
    /// ```
    /// use rust_decimal::Decimal;
    /// use vendra_domain::Rate;
    /// assert_eq!(Rate::new(Decimal::new(2900, 5))?.to_string(), "0.029");
    /// assert_eq!(Rate::new(Decimal::new(-29, 3)).unwrap_err().code(), "rate.malformed");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn new(decimal: Decimal) -> Result<Self, Refusal> {
        let rate = decimal.normalize();
        let fits = !rate.is_sign_negative() && rate.scale() <= RATE_PLACES_MAX && rate <= Decimal::from(RATE_MAX);
        if fits { Ok(Self(rate)) } else { Err(Refusal::RateMalformed { text: shortened(&decimal.to_string()) }) }
    }

    /// The decimal.
    ///
    /// ```
    /// use rust_decimal::Decimal;
    /// use vendra_domain::Rate;
    /// let rate: Rate = "0.20".parse()?;
    /// assert_eq!(rate.decimal(), Decimal::new(2, 1));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// The upper part of the ratio.
    ///
    /// ```
    /// let rate: vendra_domain::Rate = "0.029".parse()?;
    /// assert_eq!((rate.numerator(), rate.denominator()), (29, 1000));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.0.mantissa()
    }

    /// The lower part of the ratio, a power of ten.
    ///
    /// ```
    /// let rate: vendra_domain::Rate = "0.125".parse()?;
    /// // A power of ten, not the least denominator, which is 8.
    /// assert_eq!(rate.denominator(), 1000);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn denominator(self) -> i128 {
        10i128.pow(self.0.scale())
    }

    /// The rate in billionths, a common denominator for adding rates up.
    ///
    /// ```
    /// use vendra_domain::Rate;
    /// let (state, city): (Rate, Rate) = ("0.0725".parse()?, "0.01".parse()?);
    /// assert_eq!(state.billionths() + city.billionths(), 82_500_000); // 8.25 %
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn billionths(self) -> i128 {
        self.0.mantissa() * 10i128.pow(RATE_PLACES_MAX - self.0.scale())
    }

    /// Whether it is nothing.
    ///
    /// ```
    /// use vendra_domain::Rate;
    /// assert!("0.000".parse::<Rate>()?.is_zero());
    /// assert!(!Rate::ONE.is_zero());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Rate {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        // Digits and one point between digits: no sign, no exponent, no underscore, none of what a decimal library also reads.
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let bytes = text.as_bytes();
        let plain =
            bytes.iter().all(|b| b.is_ascii_digit() || *b == b'.') && digit(bytes.first()) && digit(bytes.last());
        Decimal::from_str_exact(text)
            .ok()
            .filter(|_| plain)
            .and_then(|decimal| Self::new(decimal).ok())
            .ok_or_else(|| Refusal::RateMalformed { text: shortened(text) })
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::textual::parsed(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_written_in_lowest_terms() {
        for (text, written, numerator, denominator) in [
            ("0", "0", 0, 1),
            ("0.000", "0", 0, 1),
            ("0.2", "0.2", 2, 10),
            ("0.20", "0.2", 2, 10),
            ("0.0750", "0.075", 75, 1_000),
            ("1", "1", 1, 1),
            ("1000.000", "1000", 1_000, 1),
            ("0.123456789", "0.123456789", 123_456_789, 1_000_000_000),
            ("0.1000000000000000", "0.1", 1, 10),
            ("999.999999999", "999.999999999", 999_999_999_999, 1_000_000_000),
        ] {
            let rate: Rate = text.parse().unwrap();
            assert_eq!(
                (rate.to_string().as_str(), rate.numerator(), rate.denominator()),
                (written, numerator, denominator)
            );
            assert_eq!(rate.billionths() * rate.denominator(), rate.numerator() * 1_000_000_000);
            assert_eq!(serde_json::to_string(&rate).unwrap(), format!("\"{written}\""));
            assert_eq!(rate.is_zero(), numerator == 0);
            assert_eq!(format!("{rate:?}"), written);
            assert_eq!(Rate::new(rate.decimal()), Ok(rate));
        }
        assert_eq!((Rate::ZERO, Rate::ONE), ("0".parse().unwrap(), "1".parse().unwrap()));
    }

    #[test]
    fn anything_else_is_refused() {
        let long = "9".repeat(1_000);
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "-0",
            "-0.1",
            "+0.1",
            "1e-1",
            "1_000",
            "0,2",
            "0x1",
            " 1",
            "1 ",
            "1..2",
            "1.2.3",
            "20%",
            "٢",
            "NaN",
            "inf",
            "0.1234567891",
            "0.0000000001",
            "1000.000000001",
            "1001",
            &long,
        ] {
            let refusal = text.parse::<Rate>().unwrap_err();
            assert_eq!(refusal, Refusal::RateMalformed { text: text.chars().take(64).collect() });
        }
        // A number in JSON went through a double somewhere.
        assert!(serde_json::from_str::<Rate>("0.2").is_err());
        assert!(Rate::new(Decimal::NEGATIVE_ONE).is_err());
    }
}
