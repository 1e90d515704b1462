//! Moments: Unix milliseconds inside, RFC 3339 with exactly three digits and `Z` outside.

use crate::id::shortened;
use crate::refusal::Refusal;
use chrono::{DateTime, Datelike, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The last moment there is: 9999-12-31T23:59:59.999Z.
const LAST_MS: i64 = 253_402_300_799_999;

/// A moment, in milliseconds since 1970-01-01T00:00:00Z, up to the end of the year 9999.
///
/// ```
/// use vendra_domain::Timestamp;
/// let at: Timestamp = "2026-01-31T12:00:00.000Z".parse()?;
/// assert_eq!(at.to_string(), "2026-01-31T12:00:00.000Z");
/// assert_eq!(at.plus_ms(1_000)?.to_string(), "2026-01-31T12:00:01.000Z");
/// assert_eq!("2026-01-31".parse::<Timestamp>().unwrap_err().code(), "time.malformed");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

/// Milliseconds in a day of 24 hours.
pub const DAY_MS: i64 = 86_400_000;

impl Timestamp {
    /// A moment from Unix milliseconds. Refusals: `time.malformed` before 1970 or after 9999.
    ///
    /// ```
    /// use vendra_domain::Timestamp;
    /// assert_eq!(Timestamp::from_unix_ms(1_772_359_200_000)?.to_string(), "2026-03-01T10:00:00.000Z");
    /// assert_eq!(Timestamp::from_unix_ms(-1).unwrap_err().code(), "time.malformed");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn from_unix_ms(ms: i64) -> Result<Self, Refusal> {
        if (0..=LAST_MS).contains(&ms) { Ok(Self(ms)) } else { Err(Refusal::TimeMalformed { text: ms.to_string() }) }
    }

    /// Unix milliseconds.
    ///
    /// ```
    /// let at: vendra_domain::Timestamp = "1970-01-01T00:00:01.500Z".parse()?;
    /// assert_eq!(at.unix_ms(), 1500);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn unix_ms(self) -> i64 {
        self.0
    }

    /// This moment and a number of milliseconds, which may be negative. Refusals: `time.malformed` outside 1970 to 9999.
    ///
    /// ```
    /// use vendra_domain::Timestamp;
    /// use vendra_domain::time::DAY_MS;
    /// let delivered: Timestamp = "2026-03-01T10:00:00.000Z".parse()?;
    /// assert_eq!(delivered.plus_ms(14 * DAY_MS)?.to_string(), "2026-03-15T10:00:00.000Z");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn plus_ms(self, ms: i64) -> Result<Self, Refusal> {
        Self::from_unix_ms(self.0.saturating_add(ms))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Every value is within chrono's range by construction.
        let time = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default();
        let (year, month, day) = (time.year(), time.month(), time.day());
        let (hour, minute, second, ms) = (time.hour(), time.minute(), time.second(), time.timestamp_subsec_millis());
        // A pattern would be read again for each: times are a twelfth of what a checkout costs then.
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z")
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        // One form only: parse, then demand that writing it gives the same bytes.
        DateTime::parse_from_rfc3339(text)
            .ok()
            .and_then(|time| Self::from_unix_ms(time.timestamp_millis()).ok())
            .filter(|time| time.to_string() == text)
            .ok_or_else(|| Refusal::TimeMalformed { text: shortened(text) })
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::textual::parsed(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_is_read_and_written() {
        for (text, ms) in [
            ("1970-01-01T00:00:00.000Z", 0),
            ("1970-01-01T00:00:00.001Z", 1),
            ("2000-02-29T12:34:56.789Z", 951_827_696_789),
            ("2026-01-31T12:00:00.000Z", 1_769_860_800_000),
            ("2028-02-29T23:59:59.999Z", 1_835_481_599_999),
            ("9999-12-31T23:59:59.999Z", LAST_MS),
        ] {
            let time: Timestamp = text.parse().unwrap();
            assert_eq!((time.unix_ms(), time.to_string().as_str()), (ms, text));
            assert_eq!(format!("{time:?}"), text);
            assert_eq!(serde_json::to_string(&time).unwrap(), format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Timestamp>(&format!("\"{text}\"")).unwrap(), time);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let long = "2".repeat(100_000);
        for text in [
            "",
            "2026-01-31",
            "2026-01-31T12:00:00Z",
            "2026-01-31T12:00:00.0Z",
            "2026-01-31T12:00:00.00Z",
            "2026-01-31T12:00:00.0000Z",
            "2026-01-31T12:00:00.000",
            "2026-01-31T12:00:00.000z",
            "2026-01-31t12:00:00.000Z",
            "2026-01-31 12:00:00.000Z",
            "2026-01-31T12:00:00,000Z",
            "2026-01-31T12:00:00.000+00:00",
            "2026-01-31T12:00:00.000-00:00",
            "2026-01-31T12:00:00.000+01:00",
            "2026-02-29T00:00:00.000Z",
            "2100-02-29T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z",
            "2026-01-32T00:00:00.000Z",
            "2026-01-31T24:00:00.000Z",
            "2016-12-31T23:59:60.000Z",
            "1969-12-31T23:59:59.999Z",
            "10000-01-01T00:00:00.000Z",
            "+2026-01-31T12:00:00.000Z",
            " 2026-01-31T12:00:00.000Z",
            "1769860800000",
            &long,
        ] {
            let text_shown: String = text.chars().take(64).collect();
            assert_eq!(text.parse::<Timestamp>(), Err(Refusal::TimeMalformed { text: text_shown }), "{text:.40}");
        }
    }

    #[test]
    fn time_ends_where_its_form_ends() {
        let last = Timestamp::from_unix_ms(LAST_MS).unwrap();
        let zero = Timestamp::default();
        for outside in [last.plus_ms(1), zero.plus_ms(-1), last.plus_ms(i64::MAX), zero.plus_ms(i64::MIN)] {
            assert_eq!(outside.unwrap_err().code(), "time.malformed");
        }
        assert_eq!(zero.plus_ms(LAST_MS), Ok(last));
        assert_eq!(last.plus_ms(-LAST_MS), Ok(zero));
        assert_eq!(zero.plus_ms(DAY_MS).unwrap().to_string(), "1970-01-02T00:00:00.000Z");
    }
}
