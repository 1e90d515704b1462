//! Events as stores keep them.

use super::body::Body;
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    pub data: Body,
    /// The order that it belongs to, for the audit trail.
    pub order: Option<String>,
    /// The vendor whom it concerns, for the audit trail.
    pub vendor: Option<String>,
}

/// An event as it is read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// Where an event is: a partition, and its position there.
///
/// ```
/// use vendra::port::EventPlace;
/// let place = EventPlace { partition: 7, position: 3 };
/// assert!(place < EventPlace { partition: 7, position: 4 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EventPlace {
    /// Which of the partitions.
    pub partition: u8,
    /// Its place there, from 1.
    pub position: u64,
}

impl StoredEvent {
    /// Where it is.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let partition = vendra::port::partition_of(trial.tenant, &trial.tenant.to_string());
    /// let first = trial.engine.store().events(partition, 0, 1).await?.remove(0);
    /// assert_eq!((first.place().partition, first.place().position), (partition, 1));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub const fn place(&self) -> EventPlace {
        EventPlace { partition: self.partition, position: self.position }
    }

    /// What no other event of the store has: the commit that it came with, and its place.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let partition = vendra::port::partition_of(trial.tenant, &trial.tenant.to_string());
    /// let first = trial.engine.store().events(partition, 0, 1).await?.remove(0);
    /// assert_eq!(first.id(), format!("{}/{partition}/1", first.commit));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}/{}/{}", self.commit, self.partition, self.position)
    }

    /// The idempotency key of a request that is made because of this event: however often the event is handled, the request happens
    /// once, for as long as [`Config::answers_kept_ms`](crate::Config::answers_kept_ms) says.
    ///
    /// A key is one request's: `purpose` tells apart what several subscribers, or one, ask for because of the same event. With up to
    /// 190 bytes it makes a key that the engine takes.
    ///
    /// ```
    /// use vendra::{Amount, domain::store_credit::Grant};
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let partition = vendra::port::partition_of(trial.tenant, &trial.tenant.to_string());
    /// let event = trial.engine.store().events(partition, 0, 1).await?.remove(0);
    /// let (customer, euro) = (trial.customer, "EUR".parse()?);
    /// let mut receipts = Vec::new();
    /// for _handled in 0..2 {
    ///     let credit = trial.worker().key(event.request_key("welcome")).store_credit();
    ///     receipts.push(credit.grant(customer, euro, Amount::new(500)?, Grant::Goodwill, "welcome".into()).await?);
    /// }
    /// assert_eq!(receipts[0], receipts[1]); // granted once
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn request_key(&self, purpose: &str) -> String {
        format!("{}/{purpose}", self.id())
    }
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "of", content = "id", rename_all = "snake_case", deny_unknown_fields)]
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
