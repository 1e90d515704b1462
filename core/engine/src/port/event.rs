//! Events as stores keep them.

use super::commit::CommitId;
use super::record::RecordKind;
use serde::{Deserialize, Serialize};
use vendra_domain::{MarketplaceId, Timestamp};

/// How many partitions events are spread over.
pub const PARTITIONS: u8 = 64;
/// The most events that one reading gives.
pub const EVENTS_READ_MAX: u32 = 1_000;

/// An event to be stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEvent {
    /// What it happened to.
    pub kind: RecordKind,
    /// The id of what it happened to: events of one key stay in order.
    pub key: String,
    /// The version of the record after it: dense from 1 for each key.
    pub sequence: u64,
    /// What happened, such as `order.placed`.
    pub name: String,
    /// The event as versioned JSON text, kept to the byte.
    pub data: String,
    /// The order that it belongs to, for the audit trail.
    pub order: Option<String>,
    /// The vendor whom it concerns, for the audit trail.
    pub vendor: Option<String>,
}

/// An event as it is read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredEvent {
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// Which of the partitions: [`partition_of`] its key.
    pub partition: u8,
    /// Its place in the partition: 1, 2, 3, without gaps.
    pub position: u64,
    /// The commit that it came with.
    pub commit: CommitId,
    /// When it was decided.
    pub at: Timestamp,
    /// Who acted.
    pub actor: String,
    /// What ties several steps together.
    pub correlation: String,
    /// The event.
    pub event: NewEvent,
}

/// Whose history is read.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::port::HistoryOf;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let sold = trial.sold(1).await?;
/// let of = HistoryOf::Vendor(trial.books.vendor.to_string());
/// let events = trial.engine.store().history(trial.tenant, of, 0, 1_000).await?;
/// assert!(events.iter().any(|stored| stored.event.key == sold.vendor_order.to_string()));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", content = "id", rename_all = "snake_case")]
pub enum HistoryOf {
    /// One aggregate's.
    Key(String),
    /// An order's, and all that belongs to it.
    Order(String),
    /// A vendor's, and all that concerns it.
    Vendor(String),
    /// What one actor did.
    Actor(String),
}

/// The partition of a key: FNV-1a over the tenant's id and the key, so that every store and every release agrees.
///
/// ```
/// let tenant = "mkt_01h455vb4pex5vsknk084sn02q".parse()?;
/// let partition = vendra::port::partition_of(tenant, "ord_01h455vb4pex5vsknk084sn02q");
/// assert_eq!(partition, vendra::port::partition_of(tenant, "ord_01h455vb4pex5vsknk084sn02q"));
/// assert!(partition < vendra::port::PARTITIONS);
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[must_use]
pub fn partition_of(tenant: MarketplaceId, key: &str) -> u8 {
    let tenant = tenant.uuid();
    let bytes = tenant.as_bytes().iter().chain(key.as_bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    // FNV's low bits are its good ones once the high half is folded in.
    u8::try_from((hash ^ (hash >> 32)) % u64::from(PARTITIONS)).unwrap_or(0)
}
