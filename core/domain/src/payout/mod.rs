//! Payouts: what is available leaves for the vendor's account.
//!
//! A payout takes all that is available, so what a vendor came to owe (a refund after a payout) is netted from its later sales
//! before anything is paid. A scheduled one starts by itself; a manual one is asked for by one person and approved by another.
//! A payout that fails, before or after the provider called it paid, is available again.
//!
//! Where the marketplace pays through a gateway, the gateway is asked under the payout's id once the payout is started, and says
//! what became of it. A bank is told by people, who say so themselves.
//!
//! ```text
//! (manual) requested ──► started ──► paid ──► failed
//!              └─► cancelled   └────────────────┘
//! ```

mod decide;
mod message;
pub mod schedule;
mod statement;

pub use message::{Book, Event, Facts, Kind, PaidFrom, Request};
pub use statement::{Statement, StatementKind, StatementLine};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of a payout.
///
/// ```
/// use vendra_domain::payout::{Facts, Payout, Request};
/// use vendra_domain::Decider;
/// let mut facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "pyo_01h455vb4pex5vsknk084sn001", "user": "usr_01h455vb4pex5vsknk084sn001", "available": 10000,
///     "account": "pac_01h455vb4pex5vsknk084sn001", "paid_from": {"from": "bank"},
///     "statement": {"opening": 10000, "lines": []}}"#)?;
/// let create: Request = serde_json::from_str(r#"{"request": "create", "vendor": "ven_01h455vb4pex5vsknk084sn001",
///     "currency": "EUR", "kind": "manual"}"#)?;
/// let requested = Payout::fold(&Payout::decide(&Payout::Absent, &create, &facts)?);
/// assert_eq!(Payout::decide(&requested, &Request::Approve, &facts).unwrap_err().code(), "payout.second_person");
/// facts.user = Some("usr_01h455vb4pex5vsknk084sn002".parse()?);
/// assert_eq!(Payout::decide(&requested, &Request::Approve, &facts)?.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Payout {
    /// There is none.
    #[default]
    Absent,
    /// One person asked for it; another must approve it.
    Requested(Book),
    /// The provider is being asked.
    Started(Book),
    /// The provider paid it.
    Paid(Book),
    /// It did not arrive; the money is available again.
    Failed(Book),
    /// It was never started.
    Cancelled(Book),
}

impl Payout {
    /// What the payout remembers; nothing before it was asked for.
    ///
    /// ```
    /// use vendra_domain::payout::Payout;
    /// assert_eq!(Payout::default().book(), None);
    /// ```
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Requested(book)
            | Self::Started(book)
            | Self::Paid(book)
            | Self::Failed(book)
            | Self::Cancelled(book) => Some(book),
        }
    }
}
