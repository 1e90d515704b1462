//! Currencies of ISO 4217, with their exponents.

use crate::refusal::Refusal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// A currency of ISO 4217 that has minor units. Gold, testing codes and the like (XAU, XTS, XXX) have none and are refused.
///
/// ```
/// use vendra_domain::Currency;
/// let exponent = |code: &str| code.parse::<Currency>().map(|currency| currency.exponent());
/// assert_eq!(exponent("EUR")?, 2);
/// assert_eq!(exponent("JPY")?, 0);
/// assert_eq!(exponent("KWD")?, 3);
/// assert_eq!(exponent("CLF")?, 4);
/// assert_eq!(exponent("XAU").unwrap_err().code(), "currency.unknown");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// How many decimal places its minor unit has.
    #[must_use]
    pub fn exponent(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }

    /// The three letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Refuses another currency. Refusals: `currency.mismatch`.
    pub fn same_as(self, other: Self) -> Result<(), Refusal> {
        if self == other {
            return Ok(());
        }
        Err(Refusal::CurrencyMismatch { expected: self.code().to_owned(), actual: other.code().to_owned() })
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl Hash for Currency {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = Refusal;

    fn from_str(code: &str) -> Result<Self, Refusal> {
        iso_currency::Currency::from_code(code)
            .filter(|currency| currency.exponent().is_some())
            .map(Self)
            .ok_or_else(|| Refusal::CurrencyUnknown { currency: crate::id::shortened(code) })
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}
