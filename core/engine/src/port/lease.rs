//! Leases: who of several workers does a thing, and how a store tells that a worker is stale.

use serde::{Deserialize, Serialize};
use vendra_domain::Timestamp;

/// The longest name of a lease or a holder, in bytes.
pub const LEASE_NAME_BYTES_MAX: usize = 128;

/// A lease that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lease {
    /// What it is for.
    pub name: String,
    /// Who holds it.
    pub holder: String,
    /// Which grant it is: each one is greater than all before.
    pub epoch: u64,
    /// Until when, unless it is renewed.
    pub until: Timestamp,
}

/// What a commit says of the lease under which it is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fence {
    /// The lease.
    pub name: String,
    /// The grant that the worker has.
    pub epoch: u64,
}
