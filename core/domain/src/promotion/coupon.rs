//! Coupons, and the codes that buyers enter.

use crate::id::CouponId;
use crate::limits;
use crate::refusal::Refusal;
use arrayvec::ArrayString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A code as it is compared and kept: without space around it, in upper case.
///
/// Refusals: `limit.text` where nothing is left, or more bytes than a code may have. What counts is the upper case, which may be
/// longer than what was entered.
///
/// ```
/// use vendra_domain::promotion::CouponCode;
/// let code: CouponCode = " Spring ".parse()?;
/// assert_eq!(code.as_str(), "SPRING");
/// assert_eq!("   ".parse::<CouponCode>().unwrap_err().code(), "limit.text");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CouponCode(ArrayString<{ limits::COUPON_BYTES_MAX }>);

impl CouponCode {
    /// The code as text.
    ///
    /// ```
    /// use vendra_domain::promotion::CouponCode;
    /// let code: CouponCode = "spring".parse()?;
    /// assert_eq!(code.as_str(), "SPRING");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromStr for CouponCode {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let upper = || text.trim().chars().flat_map(char::to_uppercase);
        let bytes = upper().map(char::len_utf8).sum();
        let max = limits::COUPON_BYTES_MAX;
        let wide = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let limit =
            || Refusal::LimitText { what: "coupon.code".to_owned(), min: 1, max: wide(max), actual: wide(bytes) };
        let mut code = ArrayString::new();
        for letter in upper() {
            code.try_push(letter).map_err(|_| limit())?;
        }
        if code.is_empty() { Err(limit()) } else { Ok(Self(code)) }
    }
}

impl fmt::Display for CouponCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for CouponCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for CouponCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for CouponCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::textual::parsed(deserializer)
    }
}

/// A code that opens a promotion.
///
/// ```
/// use vendra_domain::promotion::Coupon;
/// let coupon: Coupon = serde_json::from_str(
///     r#"{"id": "cpn_01h455vb4pex5vsknk084sn001", "code": "SPRING", "uses_max": 100}"#)?;
/// assert_eq!((coupon.code.as_str(), coupon.uses_max), ("SPRING", Some(100)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Coupon {
    /// The coupon.
    pub id: CouponId,
    /// What buyers enter.
    pub code: CouponCode,
    /// How often it may be used; without a bound where there is none.
    pub uses_max: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_limited_is_the_upper_case() {
        let at = "x".repeat(limits::COUPON_BYTES_MAX);
        assert_eq!(at.parse::<CouponCode>().unwrap().as_str(), at.to_uppercase());
        let past = "x".repeat(limits::COUPON_BYTES_MAX + 1);
        // The upper case of each of these three has three bytes where they have two.
        let grows = "\u{149}".repeat(limits::COUPON_BYTES_MAX / 2);
        for long in [past, grows, "x".repeat(100_000)] {
            assert_eq!(long.parse::<CouponCode>().unwrap_err().code(), "limit.text", "{} bytes", long.len());
        }
        assert_eq!("\u{df}".repeat(32).parse::<CouponCode>().unwrap().as_str(), "SS".repeat(32));
    }

    #[test]
    fn a_code_that_was_kept_is_read_as_it_is() {
        for text in ["spring", "\u{df}", "\u{149}", "\u{1f80}", "\u{fb03}", "i\u{307}", "\u{390}"] {
            let code: CouponCode = text.parse().unwrap();
            assert_eq!(code.as_str().parse::<CouponCode>().unwrap(), code, "{text}");
        }
    }
}
