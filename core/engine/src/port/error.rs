//! What a store can say when it does not do as it is told.

use super::claim::Claim;
use super::record::RecordKey;
use vendra_domain::counter::CounterKey;

/// What is wrong with a store itself.
///
/// ```
/// use vendra::port::{Fault, StoreError};
/// use vendra::{Error, ErrorKind};
/// let full = StoreError::Fault { fault: Fault::Full, message: "no space left on device".into() };
/// assert_eq!(Error::from(full).kind(), ErrorKind::Broken);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// It cannot be reached, or is busy: the same call may succeed later.
    Unavailable,
    /// It is not known whether the commit stands: the same commit, with its id, may be sent again.
    Unknown,
    /// There is no room left. Nothing was written.
    Full,
    /// It can be read but not written.
    ReadOnly,
    /// It is damaged.
    Corrupt,
    /// It is not one of this library's stores.
    Foreign,
    /// A newer release wrote it.
    Newer,
}

impl Fault {
    /// Whether the same call may succeed later.
    ///
    /// ```
    /// use vendra::port::Fault;
    /// assert!(Fault::Unavailable.passes() && !Fault::Corrupt.passes());
    /// ```
    #[must_use]
    pub const fn passes(self) -> bool {
        matches!(self, Self::Unavailable | Self::Unknown)
    }
}

/// What a store can say when it does not do as it is told.
///
/// ```
/// use vendra::Error;
/// use vendra::port::StoreError;
/// let error = StoreError::Unsupported { what: "the host's own statements" };
/// assert_eq!(error.to_string(), "this store does not support the host's own statements");
/// assert_eq!(Error::from(error).code(), "store.unsupported");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A record has another version than the commit expects.
    #[error("{key} is at version {actual}, not {expected}")]
    Conflict {
        /// Which record.
        key: RecordKey,
        /// The version that was expected.
        expected: u64,
        /// The version that it has; 0 where there is none.
        actual: u64,
    },
    /// A counter would leave its bounds.
    #[error("{key:?} is at {value}: {delta} more leaves its bounds")]
    Bound {
        /// Which counter.
        key: CounterKey,
        /// What it is at.
        value: i64,
        /// How far it was to move.
        delta: i64,
    },
    /// The idempotency key is taken.
    #[error("the idempotency key is taken")]
    Claimed {
        /// The claim that stands.
        claim: Claim,
    },
    /// The lease has gone to another holder, or never was.
    #[error("lease {name} is at epoch {current}, not {epoch}")]
    Fenced {
        /// Which lease.
        name: String,
        /// The epoch that the commit was made under.
        epoch: u64,
        /// The epoch that stands; 0 where there is none.
        current: u64,
    },
    /// One of the host's statements changed another number of rows than it must.
    #[error("statement {place} changed {actual} rows, not {expected}")]
    Rows {
        /// Which statement, from 0.
        place: usize,
        /// How many it had to change.
        expected: u64,
        /// How many it would have changed.
        actual: u64,
    },
    /// One of the host's statements was refused by the database.
    #[error("statement {place} was refused: {message}")]
    Statement {
        /// Which statement, from 0.
        place: usize,
        /// What the database said.
        message: String,
    },
    /// A limit is passed, or a commit or query is malformed.
    #[error("{what}: {actual} is beyond {max}")]
    Limit {
        /// What is limited.
        what: &'static str,
        /// The most there may be.
        max: u64,
        /// How many there were.
        actual: u64,
    },
    /// This store cannot do that.
    #[error("this store does not support {what}")]
    Unsupported {
        /// What it cannot do.
        what: &'static str,
    },
    /// A cursor or another part of a reading is not one that this store gave out.
    #[error("{what} cannot be read")]
    Malformed {
        /// What cannot be read.
        what: &'static str,
    },
    /// Something is wrong with the store itself.
    #[error("{message}")]
    Fault {
        /// What.
        fault: Fault,
        /// What the driver said; no data of anyone is in it.
        message: String,
    },
}
