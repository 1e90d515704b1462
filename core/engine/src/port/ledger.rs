//! The ledger as stores keep it.

use super::commit::CommitId;
use serde::{Deserialize, Serialize};
use vendra_domain::ledger::{Account, Entry, Purpose, Turnover};
use vendra_domain::{AnyId, Currency, Timestamp};

/// The most entries that one reading gives.
pub const ENTRIES_READ_MAX: u32 = 1_000;

/// One account in one currency, and what was posted to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountTurnover {
    /// The account.
    pub account: Account,
    /// The currency.
    pub currency: Currency,
    /// The sums of both sides.
    pub turnover: Turnover,
}

/// Which entries are read, oldest first.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::port::EntryQuery;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// trial.sold(3).await?;
/// let query =
///     EntryQuery { account: None, currency: Some("EUR".parse()?), from: None, until: None, after: 0, limit: 1 };
/// let first = trial.engine.store().entries(trial.tenant, query.clone()).await?;
/// let next = trial.engine.store().entries(trial.tenant, EntryQuery { after: first[0].position, ..query }).await?;
/// assert!(next[0].position > first[0].position);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryQuery {
    /// The account; every account where there is none.
    pub account: Option<Account>,
    /// The currency; every currency where there is none.
    pub currency: Option<Currency>,
    /// From when, inclusive.
    pub from: Option<Timestamp>,
    /// Until when, inclusive.
    pub until: Option<Timestamp>,
    /// The position that the page before ended with; 0 for the first page.
    pub after: u64,
    /// How many at the most, from 1 to [`ENTRIES_READ_MAX`].
    pub limit: u32,
}

/// An entry as it is read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StoredEntry {
    /// Its place among the tenant's entries; greater for later ones.
    pub position: u64,
    /// The commit that it came with.
    pub commit: CommitId,
    /// When it was decided.
    pub at: Timestamp,
    /// Why it was posted.
    pub purpose: Purpose,
    /// What it belongs to: a capture, a refund, a payout.
    pub operation: AnyId,
    /// In which currency.
    pub currency: Currency,
    /// The account, the side, the amount and the line.
    pub entry: Entry,
}
