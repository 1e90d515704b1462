//! The one port that matters: where a marketplace's memory is.

use super::claim::{Claim, ClaimKey};
use super::commit::{Commit, Committed};
use super::error::StoreError;
use super::event::{HistoryOf, StoredEvent};
use super::lease::Lease;
use super::ledger::{AccountTurnover, EntryQuery, StoredEntry};
use super::query::{Page, Query};
use super::record::{Record, RecordKey};
use serde::{Deserialize, Serialize};
use std::future::Future;
use std::pin::Pin;
use vendra_domain::counter::CounterKey;
use vendra_domain::ledger::{Account, Turnover};
use vendra_domain::{Currency, MarketplaceId, Timestamp};

/// What every port gives back: a future that can be sent to another thread, of whatever runtime the host has, or none.
pub type Answer<'a, T, E = StoreError> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;

/// The most records and counters that one load names, each.
pub const LOAD_KEYS_MAX: usize = 2_500;

/// What one round trip reads.
///
/// ```
/// use vendra::CounterKey;
/// use vendra::memory::Trial;
/// use vendra::port::{Load, RecordKey, RecordKind};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let counter = CounterKey::Stock { offer: trial.books.offer, location: trial.books.location };
/// let load = Load {
///     records: vec![
///         RecordKey::new(RecordKind::Offer, trial.books.offer),
///         RecordKey::new(RecordKind::Offer, "off_2"),
///     ],
///     counters: vec![counter],
///     claim: None,
/// };
/// let loaded = trial.engine.store().load(trial.tenant, load).await?;
/// assert!(loaded.records[0].is_some() && loaded.records[1].is_none());
/// assert_eq!(loaded.counters, [10]);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Load {
    /// Records.
    pub records: Vec<RecordKey>,
    /// Counters.
    pub counters: Vec<CounterKey>,
    /// A claim.
    pub claim: Option<ClaimKey>,
}

/// What one round trip read, place by place as it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// The records that are there.
    pub records: Vec<Option<Record>>,
    /// What counters are at; one that never moved is at zero.
    pub counters: Vec<i64>,
    /// The claim that is there and has not been pruned.
    pub claim: Option<Claim>,
}

/// What a pruning took away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pruned {
    /// Claims whose answers had expired.
    pub claims: u64,
}

/// Where a marketplace's memory is: records, counters, the ledger, events, claims and leases.
///
/// Each bullet below is a promise that `tests/conformance` proves of every store, under the name in brackets. A store is
/// object-safe and knows no runtime.
///
/// Of every method:
///
/// - \[tenants\] What one tenant wrote, no other reads, counts, finds or moves, whatever the keys are.
/// - \[limits\] A call beyond a limit of [`crate::port`] is refused as [`StoreError::Limit`] and changes nothing.
///
/// ```
/// use std::sync::Arc;
/// use vendra::memory::MemoryStore;
/// use vendra::port::{Clock, Store};
/// use vendra::system::SystemClock;
/// let store: Arc<dyn Store> = Arc::new(MemoryStore::default());
/// let (now, until) = (SystemClock.now(), SystemClock.now().plus_ms(30_000)?);
/// let mine = pollster::block_on(store.lease("payouts/0", "worker-1", now, until)).expect("it is in memory");
/// let theirs = pollster::block_on(store.lease("payouts/0", "worker-2", now, until)).expect("it is in memory");
/// assert_eq!(theirs.unwrap_err().holder, mine.unwrap().holder);
/// # Ok::<(), vendra::Refusal>(())
/// ```
pub trait Store: Send + Sync + std::fmt::Debug {
    /// Reads records, counters and a claim in one round trip.
    ///
    /// - \[load.places\] The answer has a place for each key, in the order asked; what is not there is `None`, or zero.
    /// - \[load.bytes\] A body and its fields come back as they were written, to the byte.
    /// - \[load.own_writes\] What a commit wrote is read by every load that begins after it returned.
    /// - \[load.whole\] A load sees a commit whole or not at all.
    fn load<'a>(&'a self, tenant: MarketplaceId, load: Load) -> Answer<'a, Loaded>;

    /// One page of a named query.
    ///
    /// - \[query.order\] Records come in the order that the query's name promises, by id where fields are equal.
    /// - \[query.bound\] A page has at most `limit` records; `next` is there exactly when more follow.
    /// - \[query.stable\] Reading on from `next`, whatever is written between, skips no record that kept its place and gives
    ///   none twice, but for one that a write moved onward in the order.
    /// - \[query.fields\] A record is found by the fields of its last write alone.
    /// - \[query.cursor\] A cursor that is not one of this query's is refused as [`StoreError::Malformed`].
    fn query<'a>(&'a self, tenant: MarketplaceId, query: Query) -> Answer<'a, Page>;

    /// Writes everything that one step changes.
    ///
    /// - \[commit.atomic\] All of it or nothing, whichever part is refused or fails.
    /// - \[commit.version\] A record at another version than expected refuses the whole as [`StoreError::Conflict`].
    /// - \[commit.once\] An id of a tenant succeeds at most once, for ever: repeated, with whatever content, the answer is the
    ///   first success's, marked `repeated`, and nothing changes.
    /// - \[commit.again\] An id that was refused left nothing behind and may succeed later.
    /// - \[counter.bounds\] A counter that would leave the bounds of a move refuses the whole as [`StoreError::Bound`]; of many who
    ///   want the last unit at once exactly as many get it as there is.
    /// - \[counter.sum\] A counter is the sum of its moves; several in one commit are judged one after the other.
    /// - \[counter.overflow\] A counter never wraps: a move beyond an `i64` is refused as [`StoreError::Bound`].
    /// - \[claim.rule\] A claim is written as [`ClaimWrite::permitted`](super::ClaimWrite::permitted) says, and refused otherwise as
    ///   [`StoreError::Claimed`] with the claim that stands.
    /// - \[claim.bytes\] An answer comes back to the byte.
    /// - \[lease.fence\] A commit under a lease that has gone to a later epoch, or never was, is refused as
    ///   [`StoreError::Fenced`].
    /// - \[commit.event\] A commit with neither an event nor a claim is refused as [`StoreError::Limit`].
    /// - \[commit.housekeeping\] But under a lease's fence one that writes records of [`RecordKind::Cursor`](super::RecordKind::Cursor)
    ///   alone stands: a worker notes how far it got, and no event tells of it.
    /// - \[also.sql\] Where the store is SQL the host's statements run in the same transaction, and one that changes another
    ///   number of rows than it must refuses the whole as [`StoreError::Rows`]; elsewhere a commit with any is refused as
    ///   [`StoreError::Unsupported`].
    fn commit<'a>(&'a self, commit: Commit) -> Answer<'a, Committed>;

    /// Events of one partition after a position, oldest first, of all tenants.
    ///
    /// - \[events.dense\] Positions are 1, 2, 3 without gaps.
    /// - \[events.complete\] Whoever has read up to a position never misses an event that is committed later.
    /// - \[events.order\] Events of one key come in the order of their sequence.
    /// - \[events.bytes\] Names and data come back to the byte.
    fn events<'a>(&'a self, partition: u8, after: u64, limit: u32) -> Answer<'a, Vec<StoredEvent>>;

    /// Events of one aggregate, order, vendor or actor, oldest first; `after` counts those that were read.
    ///
    /// - \[history.of\] It gives every event of that key, order, vendor or actor of the tenant, and no other, in the order of
    ///   their commits.
    fn history<'a>(
        &'a self,
        tenant: MarketplaceId,
        of: HistoryOf,
        after: u64,
        limit: u32,
    ) -> Answer<'a, Vec<StoredEvent>>;

    /// Takes a lease until `until` if nobody has it at `now`; gives what stands otherwise.
    ///
    /// - \[lease.exclusive\] Of many who ask at once one gets it.
    /// - \[lease.epoch\] Each grant has a greater epoch than all before it, whoever they went to and however they ended.
    /// - \[lease.again\] Its holder may ask again: that is a new grant.
    fn lease<'a>(
        &'a self,
        name: &str,
        holder: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Answer<'a, Result<Lease, Lease>>;

    /// Keeps a lease longer.
    ///
    /// - \[lease.renew\] It is refused as [`StoreError::Fenced`] once another grant was made, or after it was released.
    fn renew<'a>(&'a self, name: &str, epoch: u64, until: Timestamp) -> Answer<'a, ()>;

    /// Gives a lease back.
    ///
    /// - \[lease.release\] Somebody else may have it at once; releasing a grant that is not the last changes nothing.
    fn release<'a>(&'a self, name: &str, epoch: u64) -> Answer<'a, ()>;

    /// What was posted to one account in one currency, up to and including a time, or in all.
    ///
    /// - \[balance.exact\] It is the sum of the entries decided up to that time, at whatever moment it is asked; a sum beyond
    ///   [`Amount::MAX`](vendra_domain::Amount::MAX), on either side, is refused as [`StoreError::Limit`], here and among all.
    fn balance<'a>(
        &'a self,
        tenant: MarketplaceId,
        account: Account,
        currency: Currency,
        as_of: Option<Timestamp>,
    ) -> Answer<'a, Turnover>;

    /// What was posted to every account, up to and including a time, or in all; by account and currency.
    ///
    /// - \[balances.all\] Every account that was posted to is there once a currency, and the sums of both sides are equal.
    fn balances<'a>(&'a self, tenant: MarketplaceId, as_of: Option<Timestamp>) -> Answer<'a, Vec<AccountTurnover>>;

    /// Entries, oldest first.
    ///
    /// - \[entries.order\] They come in the order of their commits and, within one, of their journals.
    fn entries<'a>(&'a self, tenant: MarketplaceId, query: EntryQuery) -> Answer<'a, Vec<StoredEntry>>;

    /// Takes away what need not be kept: at most `limit` claims that expired before `before`.
    ///
    /// - \[prune.bounded\] It takes at most `limit`, the oldest first, and nothing but claims that are done and over.
    /// - \[prune.permanent\] A commit's id stays used.
    fn prune<'a>(&'a self, before: Timestamp, limit: u32) -> Answer<'a, Pruned>;
}
