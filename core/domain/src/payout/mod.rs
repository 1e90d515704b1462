//! Payouts: what is available leaves for the vendor's account.
//!
//! A payout takes all that is available, so what a vendor came to owe (a refund after a payout) is netted from its later sales
//! before anything is paid. A scheduled one starts by itself; a manual one is asked for by one person and approved by another.
//! A payout that fails, before or after the provider called it paid, is available again.
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
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
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
