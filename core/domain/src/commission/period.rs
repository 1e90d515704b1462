//! The periods that a vendor's sales are counted in, for volume tiers.

use crate::refusal::Refusal;
use crate::time::Timestamp;
use chrono::{DateTime, Datelike, LocalResult, Months, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// How long a period is.
///
/// ```
/// use vendra_domain::commission::PeriodLength;
/// assert_eq!(serde_json::from_str::<PeriodLength>(r#""quarter""#)?, PeriodLength::Quarter);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PeriodLength {
    /// A calendar month. The default.
    #[default]
    Month,
    /// Three calendar months, from January, April, July and October on.
    Quarter,
    /// A calendar year.
    Year,
}

impl PeriodLength {
    const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

/// One period: from its first moment to the first of the next.
///
/// ```
/// use vendra_domain::commission::SalesPeriod;
/// let october: SalesPeriod = serde_json::from_str(
///     r#"{"from": "2026-10-01T00:00:00.000Z", "until": "2026-11-01T00:00:00.000Z"}"#)?;
/// assert!(october.from < october.until);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SalesPeriod {
    /// Its first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub until: Timestamp,
}

/// Which periods there are. Sales that were counted in others are not known in these: whoever changes them begins anew.
///
/// ```
/// use vendra_domain::commission::SalesPeriods;
/// let by_default = SalesPeriods::default();
/// let last = by_default.last_closed("2026-11-15T08:00:00.000Z".parse()?)?;
/// assert_eq!(last.from.to_string(), "2026-10-01T00:00:00.000Z");
/// assert_eq!(last.until.to_string(), "2026-11-01T00:00:00.000Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SalesPeriods {
    /// How long each is.
    pub length: PeriodLength,
    /// Where its days begin.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::TimeZone"))]
    pub time_zone: Tz,
}

impl Default for SalesPeriods {
    fn default() -> Self {
        Self { length: PeriodLength::Month, time_zone: Tz::UTC }
    }
}

impl SalesPeriods {
    /// The period that a moment is in.
    ///
    /// A midnight that a change of clocks skips is the first moment after it; one that comes twice is the earlier.
    ///
    /// Refusals: `time.malformed` past the year 9999.
    ///
    /// ```
    /// use vendra_domain::commission::SalesPeriods;
    /// let periods: SalesPeriods = serde_json::from_str(r#"{"length": "quarter", "time_zone": "Europe/Berlin"}"#)?;
    /// // Where it is half past one in the morning of the first of October.
    /// let now = periods.holding("2026-09-30T23:30:00.000Z".parse()?)?;
    /// assert_eq!(now.from.to_string(), "2026-09-30T22:00:00.000Z");
    /// assert_eq!(now.until.to_string(), "2026-12-31T23:00:00.000Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn holding(&self, at: Timestamp) -> Result<SalesPeriod, Refusal> {
        self.period(at, |first, _| Some(first))
    }

    /// The last period that was over at a moment. Refusals: `time.malformed` past the year 9999.
    ///
    /// ```
    /// use vendra_domain::commission::SalesPeriods;
    /// let years: SalesPeriods = serde_json::from_str(r#"{"length": "year"}"#)?;
    /// // The year is over with its last moment.
    /// let at = |text: &str| years.last_closed(text.parse()?).map(|period| period.from.to_string());
    /// assert_eq!(at("2026-12-31T23:59:59.999Z")?, "2025-01-01T00:00:00.000Z");
    /// assert_eq!(at("2027-01-01T00:00:00.000Z")?, "2026-01-01T00:00:00.000Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn last_closed(&self, at: Timestamp) -> Result<SalesPeriod, Refusal> {
        self.period(at, NaiveDate::checked_sub_months)
    }

    /// The period that begins at what `begins` makes of the first day of the period that a moment is in.
    fn period(
        &self,
        at: Timestamp,
        begins: impl Fn(NaiveDate, Months) -> Option<NaiveDate>,
    ) -> Result<SalesPeriod, Refusal> {
        let long = Months::new(self.length.months());
        let found = || {
            let utc = DateTime::<Utc>::from_timestamp_millis(at.unix_ms())?;
            let date = utc.with_timezone(&self.time_zone).date_naive();
            let month = date.month0() - date.month0() % self.length.months() + 1;
            let first = begins(NaiveDate::from_ymd_opt(date.year(), month, 1)?, long)?;
            Some((self.midnight(first)?, self.midnight(first.checked_add_months(long)?)?))
        };
        let (from, until) = found().ok_or_else(|| Refusal::TimeMalformed { text: at.to_string() })?;
        // Time begins with 1970: what a clock that was never set is in has a last closed period all the same.
        let moment = |ms: i64| Timestamp::from_unix_ms(ms.max(0));
        Ok(SalesPeriod { from: moment(from)?, until: moment(until)? })
    }

    /// The Unix milliseconds at which a local date begins.
    fn midnight(&self, date: NaiveDate) -> Option<i64> {
        let mut local: NaiveDateTime = date.and_hms_opt(0, 0, 0)?;
        for _ in 0..=96 {
            match self.time_zone.from_local_datetime(&local) {
                LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => return Some(at.timestamp_millis()),
                LocalResult::None => local = local.checked_add_signed(TimeDelta::minutes(15))?,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(periods: &str, at: &str, holding: [&str; 2], last_closed: [&str; 2]) {
        let periods: SalesPeriods = serde_json::from_str(periods).unwrap();
        let at = at.parse().unwrap();
        let text = |period: SalesPeriod| [period.from.to_string(), period.until.to_string()];
        assert_eq!(text(periods.holding(at).unwrap()), holding, "{at}");
        assert_eq!(text(periods.last_closed(at).unwrap()), last_closed, "{at}");
    }

    const MIDNIGHTS: [&str; 5] = [
        "2025-12-01T00:00:00.000Z",
        "2026-01-01T00:00:00.000Z",
        "2026-02-01T00:00:00.000Z",
        "2026-03-01T00:00:00.000Z",
        "2026-04-01T00:00:00.000Z",
    ];

    #[test]
    fn months_follow_one_another_without_a_gap() {
        let [december, january, february, march, _] = MIDNIGHTS;
        for at in [january, "2026-01-31T23:59:59.999Z"] {
            check("{}", at, [january, february], [december, january]);
        }
        check("{}", february, [february, march], [january, february]);
    }

    #[test]
    fn a_quarter_and_a_year_begin_with_their_first_month() {
        let [_, january, .., april] = MIDNIGHTS;
        let (october, years) = ("2025-10-01T00:00:00.000Z", r#"{"length": "year"}"#);
        for at in [january, "2026-03-31T23:59:59.999Z"] {
            check(r#"{"length": "quarter"}"#, at, [january, april], [october, january]);
            check(years, at, [january, "2027-01-01T00:00:00.000Z"], ["2025-01-01T00:00:00.000Z", january]);
        }
    }

    #[test]
    fn days_begin_where_the_marketplace_is() {
        // In Lebanon the clocks of the last Sunday of March go from midnight to one: in 2026 that is the 29th.
        let beirut = r#"{"time_zone": "Asia/Beirut"}"#;
        let (march, april) = ("2026-02-28T22:00:00.000Z", "2026-03-31T21:00:00.000Z");
        check(beirut, april, [april, "2026-04-30T21:00:00.000Z"], [march, april]);
        // The first of October 1989 began at one where clocks were put forward at midnight.
        let asuncion = r#"{"time_zone": "America/Asuncion"}"#;
        let october = SalesPeriods { time_zone: Tz::America__Asuncion, ..SalesPeriods::default() };
        let began = october.holding("1989-10-10T00:00:00.000Z".parse().unwrap()).unwrap().from.to_string();
        check(
            asuncion,
            "1989-10-10T00:00:00.000Z",
            [&began, "1989-11-01T03:00:00.000Z"],
            ["1989-09-01T04:00:00.000Z", &began],
        );
        assert_eq!(began, "1989-10-01T04:00:00.000Z");
    }

    #[test]
    fn time_has_a_beginning_and_an_end() {
        let first = "1970-01-01T00:00:00.000Z";
        check("{}", first, [first, "1970-02-01T00:00:00.000Z"], [first, first]);
        let last = "9999-12-31T23:59:59.999Z".parse().unwrap();
        assert_eq!(SalesPeriods::default().holding(last).unwrap_err().code(), "time.malformed");
        assert!(SalesPeriods::default().last_closed(last).is_ok());
    }
}
