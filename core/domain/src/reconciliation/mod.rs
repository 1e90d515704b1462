//! What providers say that they did, beside what the platform knows of: what differs is kept in suspense until it is explained.
//!
//! A provider's report is compared with the books line by line ([`compare`]). Each line, and each operation that the report should
//! have and does not, is a small record of its own, a [`Reconciliation`]: booking the same line again changes nothing, and booking
//! it when more is known posts only what is new.

mod compare;
mod decide;
mod figures;
mod message;
mod report;

pub use compare::{Finding, KnownOperation, compare};
pub use figures::{Figures, Reason, Said};
pub use message::{Book, Event, Facts, Request, WriteOff};
pub use report::{Report, ReportKind, ReportLine};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of a line of a report, or of an operation that a report does not have.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::reconciliation::{Facts, Reconciliation, Request};
/// let facts: Facts = serde_json::from_str(
///     r#"{"at": "2026-03-02T10:00:00.000Z", "id": "rcn_01h455vb4pex5vsknk084sn001"}"#)?;
/// let request: Request = serde_json::from_str(r#"{"request": "book", "gateway": "stripe", "line": {"id": "txn_9",
///     "kind": "refund", "gross": -2490, "fee": 0, "net": -2490, "currency": "EUR",
///     "at": "2026-03-01T10:00:00.000Z", "available_on": "2026-03-01T10:00:00.000Z"}}"#)?;
/// let booked = Reconciliation::fold(&Reconciliation::decide(&Reconciliation::Absent, &request, &facts)?);
/// assert!(matches!(booked, Reconciliation::Suspended(_))); // a refund that nobody here asked for
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Reconciliation {
    /// No report was booked that has it, or lacks it.
    #[default]
    Absent,
    /// The books say what the provider says.
    Agreed(Book),
    /// They differ, and what they differ by is in suspense.
    Suspended(Book),
    /// Nobody could explain it, and two people gave it up.
    WrittenOff(Book),
}

impl Reconciliation {
    /// What is known of it.
    ///
    /// ```
    /// assert!(vendra_domain::reconciliation::Reconciliation::Absent.book().is_none());
    /// ```
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Agreed(book) | Self::Suspended(book) | Self::WrittenOff(book) => Some(book),
        }
    }
}
