//! When a vendor is paid: daily, weekly, monthly on a day that clamps, at a time of day in a time zone.

use crate::refusal::Refusal;
use crate::time::Timestamp;
use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A day of the week.
///
/// ```
/// use vendra_domain::payout::schedule::{Day, Schedule};
/// let schedule: Schedule = serde_json::from_str(
///     r#"{"every": {"every": "week", "on": "friday"}, "hour": 9, "time_zone": "America/New_York"}"#)?;
/// assert_eq!(Day::Friday, serde_json::from_str(r#""friday""#)?);
/// // 2026-03-06 is a Friday; New York is five hours behind.
/// let next = schedule.next_after("2026-03-01T10:00:00.000Z".parse()?)?;
/// assert_eq!(next.map(|at| at.to_string()).as_deref(), Some("2026-03-06T14:00:00.000Z"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutDay"))]
#[serde(rename_all = "snake_case")]
pub enum Day {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl Day {
    const fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Mon,
            Self::Tuesday => Weekday::Tue,
            Self::Wednesday => Weekday::Wed,
            Self::Thursday => Weekday::Thu,
            Self::Friday => Weekday::Fri,
            Self::Saturday => Weekday::Sat,
            Self::Sunday => Weekday::Sun,
        }
    }
}

/// How often.
///
/// ```
/// use vendra_domain::payout::schedule::{Every, Schedule};
/// let schedule: Schedule = serde_json::from_str(
///     r#"{"every": {"every": "manual"}, "hour": 0, "time_zone": "UTC"}"#)?;
/// assert_eq!(schedule.every, Every::Manual);
/// assert_eq!(schedule.next_after("2026-03-01T10:00:00.000Z".parse()?)?, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutEvery"))]
#[serde(tag = "every", rename_all = "snake_case", deny_unknown_fields)]
pub enum Every {
    /// Every day.
    Day,
    /// Every week.
    Week {
        /// On which day.
        on: Day,
    },
    /// Every month. A day that a month does not have is its last one: 31 is 28, 29 or 30 where it must be.
    Month {
        /// On which day, from 1 to 31.
        on: u32,
    },
    /// Only when someone asks.
    Manual,
}

/// A payout schedule.
///
/// ```
/// use vendra_domain::payout::schedule::Schedule;
/// let daily: Schedule = serde_json::from_str(
///     r#"{"every": {"every": "day"}, "hour": 2, "time_zone": "Europe/Berlin"}"#)?;
/// // On the 29th of March the clocks skip from two to three: three o'clock is one o'clock UTC.
/// let next = daily.next_after("2026-03-28T12:00:00.000Z".parse()?)?;
/// assert_eq!(next.map(|at| at.to_string()).as_deref(), Some("2026-03-29T01:00:00.000Z"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutSchedule"))]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// How often.
    pub every: Every,
    /// At which hour of the local day, from 0 to 23.
    pub hour: u32,
    /// Where that day is.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::TimeZone"))]
    pub time_zone: Tz,
}

impl Schedule {
    /// Refuses a day or an hour that does not exist. Refusals: `schedule.malformed`.
    ///
    /// ```
    /// use vendra_domain::payout::schedule::Schedule;
    /// let schedule: Schedule = serde_json::from_str(
    ///     r#"{"every": {"every": "month", "on": 32}, "hour": 9, "time_zone": "UTC"}"#)?;
    /// assert_eq!(schedule.validate().unwrap_err().code(), "schedule.malformed");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn validate(&self) -> Result<(), Refusal> {
        let day = match self.every {
            Every::Month { on } => (1..=31).contains(&on),
            Every::Day | Every::Week { .. } | Every::Manual => true,
        };
        if day && self.hour < 24 { Ok(()) } else { Err(Refusal::ScheduleMalformed) }
    }

    /// The first payout after a moment; none for a manual schedule.
    ///
    /// An hour that a change of clocks skips is the first that exists; one that comes twice is the earlier.
    ///
    /// Refusals: `schedule.malformed`, `time.malformed` past the year 9999.
    ///
    /// ```
    /// use vendra_domain::payout::schedule::Schedule;
    /// let schedule: Schedule = serde_json::from_str(
    ///     r#"{"every": {"every": "month", "on": 31}, "hour": 9, "time_zone": "Europe/Berlin"}"#)?;
    /// let next = schedule.next_after("2026-01-31T12:00:00.000Z".parse()?)?;
    /// assert_eq!(next.unwrap().to_string(), "2026-02-28T08:00:00.000Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn next_after(&self, after: Timestamp) -> Result<Option<Timestamp>, Refusal> {
        self.validate()?;
        let out_of_range = || Refusal::TimeMalformed { text: after.to_string() };
        let utc = DateTime::<Utc>::from_timestamp_millis(after.unix_ms()).ok_or_else(out_of_range)?;
        let mut date = utc.with_timezone(&self.time_zone).date_naive();
        // The next date is at most a month and a day ahead.
        for _ in 0..=62 {
            if self.falls_on(date) {
                let at = Timestamp::from_unix_ms(self.moment(date).ok_or_else(out_of_range)?)?;
                if at > after {
                    return Ok(Some(at));
                }
            }
            date = date.checked_add_days(Days::new(1)).ok_or_else(out_of_range)?;
        }
        Ok(None)
    }

    fn falls_on(&self, date: NaiveDate) -> bool {
        match self.every {
            Every::Day => true,
            Every::Week { on } => date.weekday() == on.weekday(),
            Every::Month { on } => date.day() == on.min(u32::from(date.num_days_in_month())),
            Every::Manual => false,
        }
    }

    /// The Unix milliseconds of the schedule's hour on a local date.
    fn moment(&self, date: NaiveDate) -> Option<i64> {
        let mut local = date.and_time(NaiveTime::from_hms_opt(self.hour, 0, 0)?);
        for _ in 0..=96 {
            match self.time_zone.from_local_datetime(&local) {
                LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => return Some(at.timestamp_millis()),
                // Clocks were put forward over this hour: a quarter of an hour at a time to the first that exists.
                LocalResult::None => local = local.checked_add_signed(TimeDelta::minutes(15))?,
            }
        }
        None
    }
}
