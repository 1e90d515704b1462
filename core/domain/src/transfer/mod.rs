//! Transfers: what a vendor order earned goes to the vendor's account at a gateway, and back again as far as it was not taken back.
//!
//! A transfer takes what was settled of one vendor order and nothing transferred yet, out of what the vendor may be paid: no cent is
//! transferred and paid out as well. It stays with the gateway that it was begun with, whatever the marketplace uses by then. Each
//! reversal is an operation of its own, and together they take back no more than the transfer moved; what comes back is the
//! vendor's to be paid, or sets off what it owes after a refund.
//!
//! ```text
//! started ──► succeeded ──► (reversals: started ──► succeeded | failed)
//!     └─► failed
//! ```

mod decide;
mod message;

pub use message::{Book, Event, Facts, Request, Reversal, ReversalStatus};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of a transfer.
///
/// ```
/// use vendra_domain::transfer::{Facts, Request, Transfer};
/// use vendra_domain::Decider;
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "trf_01h455vb4pex5vsknk084sn001", "reversal": "trf_01h455vb4pex5vsknk084sn002",
///     "vendor": "ven_01h455vb4pex5vsknk084sn001", "currency": "EUR", "gateway": "stripe",
///     "settled": 8000, "transferred": 0, "available": 8000}"#)?;
/// let create: Request = serde_json::from_str(
///     r#"{"request": "create", "vendor_order": "vor_01h455vb4pex5vsknk084sn001"}"#)?;
/// let started = Transfer::fold(&Transfer::decide(&Transfer::Absent, &create, &facts)?);
/// assert!(matches!(started, Transfer::Started(book) if book.amount.minor() == 8000));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Transfer {
    /// There is none.
    #[default]
    Absent,
    /// The gateway is being asked.
    Started(Book),
    /// The money is in the vendor's account at the gateway, less what was taken back.
    Succeeded(Book),
    /// It did not happen; the money is available again.
    Failed(Book),
}

impl Transfer {
    /// The operation that its gateway has yet to answer for, and since when the gateway may know of it.
    ///
    /// ```
    /// use vendra_domain::transfer::Transfer;
    /// assert_eq!(Transfer::Absent.waiting(), None);
    /// ```
    #[must_use]
    pub fn waiting(&self) -> Option<(crate::id::TransferId, crate::time::Timestamp)> {
        match self {
            Self::Absent | Self::Failed(_) => None,
            Self::Started(book) => Some((book.id, book.started_at)),
            Self::Succeeded(book) => {
                let open = book.reversals.iter().find(|reversal| reversal.status == ReversalStatus::Started);
                open.map(|reversal| (reversal.id, reversal.started_at))
            }
        }
    }

    /// What it remembers; none where there is no transfer.
    ///
    /// ```
    /// use vendra_domain::transfer::Transfer;
    /// assert_eq!(Transfer::Absent.book(), None);
    /// ```
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Started(book) | Self::Succeeded(book) | Self::Failed(book) => Some(book),
        }
    }
}
