//! Vendors: from the application to the last settled order.
//!
//! A vendor sells once every requirement is met that the marketplace's settings ask for, never the applicant: documents,
//! attestations, the operator's review, a payout account. Its people have roles, its goods leave from locations, its money goes to one payout account that two people agreed on. A suspended vendor
//! fulfils what it accepted and sells nothing new. Closing needs settled orders and a balance of zero.
//!
//! ```text
//! applied ──► in_review ──► active ◄──► suspended
//!    └───────────┴──► rejected  └────────────┴──► closed
//! ```

mod book;
mod decide;
mod message;

pub use book::{
    Account, AccountProposal, Book, Location, Member, PayoutHold, Requirement, RequirementKind, RequirementStatus,
};
pub use message::{Asked, Event, Facts, Request};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of a vendor.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::vendor::{Facts, Request, Vendor};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "ven_01h455vb4pex5vsknk084sn001", "user": "usr_01h455vb4pex5vsknk084sn001",
///     "requirements": [{"id": "req_01h455vb4pex5vsknk084sn001", "kind": "document"}],
///     "orders_unsettled": 0, "payouts_running": 0, "balances": [], "contact": "theirs", "plan": "in_force"}"#)?;
/// let contact = "ctc_01h455vb4pex5vsknk084sn001".parse()?;
/// let apply = Request::Apply { contact };
/// let vendor = Vendor::fold(&Vendor::decide(&Vendor::Absent, &apply, &facts)?);
/// // It sells nothing before it showed its document and the operator looked at it.
/// assert!(Vendor::decide(&vendor, &Request::Activate, &facts).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Vendor {
    /// There is none.
    #[default]
    Absent,
    /// It applied, and meets its requirements one by one.
    Applied(Book),
    /// The operator looks at it.
    InReview(Book),
    /// It sells.
    Active(Book),
    /// It fulfils what it accepted, and sells nothing new.
    Suspended(Book),
    /// The operator did not take it.
    Rejected(Book),
    /// It is gone; its books can be read.
    Closed(Book),
}

impl Vendor {
    /// What the vendor remembers; nothing before it applied.
    ///
    /// ```
    /// use vendra_domain::vendor::Vendor;
    /// assert_eq!(Vendor::default().book(), None);
    /// ```
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Applied(book)
            | Self::InReview(book)
            | Self::Active(book)
            | Self::Suspended(book)
            | Self::Rejected(book)
            | Self::Closed(book) => Some(book),
        }
    }
}
