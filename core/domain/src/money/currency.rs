//! Currencies of ISO 4217, with their exponents.

use crate::refusal::Refusal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// A currency of ISO 4217 that has minor units. Gold, testing codes and the like (XAU, XTS, XXX) have none and are refused.
///
/// Of currencies that were withdrawn, the last few are still read (BGN, CUC, HRK, SLL, ZWL), so that what was placed in one
/// stays readable; the older ones (DEM, FRF) are refused. The exponents are the standard's, not those in daily use: the
/// Malagasy ariary has two places although its coin is a fifth, and a króna has none.
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
    ///
    /// ```
    /// use vendra_domain::Currency;
    /// // 1999 minor units are 19.99 euro, but 1.999 Kuwaiti dinar.
    /// assert_eq!(["EUR", "KWD"].map(|code| code.parse().map(Currency::exponent)), [Ok(2), Ok(3)]);
    /// ```
    #[must_use]
    pub fn exponent(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }

    /// The three letters.
    ///
    /// ```
    /// let euro: vendra_domain::Currency = "EUR".parse()?;
    /// assert_eq!(euro.code(), "EUR");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Refuses another currency. Refusals: `currency.mismatch`.
    ///
    /// ```
    /// use vendra_domain::Currency;
    /// let (euro, yen): (Currency, Currency) = ("EUR".parse()?, "JPY".parse()?);
    /// assert!(euro.same_as(euro).is_ok());
    /// assert_eq!(euro.same_as(yen).unwrap_err().code(), "currency.mismatch");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
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
        crate::textual::parsed(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ISO 4217's list one, by exponent.
    const NONE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    const TWO: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF \
         CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD \
         GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL \
         MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR \
         PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP \
         TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG";
    const THREE: &str = "BHD IQD JOD KWD LYD OMR TND";
    const FOUR: &str = "CLF UYW";
    /// Withdrawn within the last years, and still read.
    const WITHDRAWN: &str = "BGN CUC HRK SLL ZWL";

    fn codes(list: &str) -> impl Iterator<Item = &str> {
        list.split_ascii_whitespace()
    }

    #[test]
    fn every_currency_has_the_standards_exponent() {
        for (exponent, list) in [(0, NONE), (2, TWO), (3, THREE), (4, FOUR), (2, WITHDRAWN)] {
            for code in codes(list) {
                let currency: Currency = code.parse().unwrap_or_else(|refusal| panic!("{code}: {refusal}"));
                assert_eq!((currency.exponent(), currency.code()), (exponent, code));
            }
        }
    }

    #[test]
    fn there_is_no_other() {
        let known: Vec<&str> = [NONE, TWO, THREE, FOUR, WITHDRAWN].into_iter().flat_map(codes).collect();
        let letters = || (b'A'..=b'Z').map(char::from);
        let mut read = 0;
        for (a, b, c) in letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| (a, b, c)))) {
            let code: String = [a, b, c].into_iter().collect();
            assert_eq!(code.parse::<Currency>().is_ok(), known.contains(&code.as_str()), "{code}");
            read += usize::from(code.parse::<Currency>().is_ok());
        }
        assert_eq!(read, known.len());
    }

    #[test]
    fn what_is_no_currency_is_refused() {
        let none = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX DEM FRF ITL ATS eur Eur EU EURO €";
        for code in codes(none).chain(["", " EUR", "EUR "]) {
            assert_eq!(code.parse::<Currency>().unwrap_err(), Refusal::CurrencyUnknown { currency: code.to_owned() });
        }
        // A refusal quotes the beginning of hostile input only.
        let Err(Refusal::CurrencyUnknown { currency }) = "E".repeat(1_000_000).parse::<Currency>() else {
            panic!("it is refused")
        };
        assert_eq!(currency.len(), 64);
    }

    #[test]
    fn currencies_compare_print_and_hash_by_their_code() {
        let currency = |code: &str| code.parse::<Currency>().unwrap();
        assert!(currency("EUR") < currency("USD"));
        assert_eq!(currency("EUR").partial_cmp(&currency("EUR")), Some(Ordering::Equal));
        assert_eq!(
            (currency("JPY").to_string(), format!("{:?}", currency("JPY"))),
            ("JPY".to_owned(), "JPY".to_owned())
        );
        assert_eq!(serde_json::to_string(&currency("KWD")).unwrap(), r#""KWD""#);
        assert_eq!(serde_json::from_str::<Currency>(r#""KWD""#).unwrap(), currency("KWD"));
        let hash = |code: &str| {
            let mut hasher = std::hash::DefaultHasher::new();
            currency(code).hash(&mut hasher);
            hasher.finish()
        };
        assert_ne!(hash("EUR"), hash("USD"));
    }

    #[test]
    fn another_currency_is_a_mismatch() {
        let (euro, yen): (Currency, Currency) = ("EUR".parse().unwrap(), "JPY".parse().unwrap());
        assert_eq!(euro.same_as(euro), Ok(()));
        let mismatch = Refusal::CurrencyMismatch { expected: "EUR".to_owned(), actual: "JPY".to_owned() };
        assert_eq!(euro.same_as(yen), Err(mismatch));
    }
}
