//! A store and a gateway in memory, and a small marketplace on them to try things on; gone with the process.

mod carts;
mod clock;
mod gateway;
mod ledger;
mod state;
mod trial;

pub use carts::MemoryCarts;
pub use clock::TrialClock;
pub use gateway::MemoryGateway;
pub use trial::{Shelf, Sold, Trial};

use crate::port::*;
use state::State;
use std::sync::{Mutex, MutexGuard, PoisonError};
use vendra_domain::ledger::{Account, Turnover};
use vendra_domain::{Currency, MarketplaceId, Timestamp};

/// A store in memory: the whole contract of [`Store`].
///
/// ```
/// use vendra::memory::MemoryStore;
/// use vendra::port::{Load, Store};
/// let store = MemoryStore::default();
/// let tenant = "mkt_01h455vb4pex5vsknk084sn02q".parse()?;
/// let loaded = pollster::block_on(store.load(tenant, Load::default())).expect("it is in memory");
/// assert!(loaded.records.is_empty());
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Default)]
pub struct MemoryStore {
    state: Mutex<State>,
}

impl MemoryStore {
    /// Everything, whoever panicked while holding it: a commit is applied only once all of it was found good, so what is
    /// there is whole.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An answer that is there at once.
fn ready<'a, T: Send + 'a>(answer: Result<T, StoreError>) -> Answer<'a, T> {
    Box::pin(std::future::ready(answer))
}

impl Store for MemoryStore {
    fn load<'a>(&'a self, tenant: MarketplaceId, load: Load) -> Answer<'a, Loaded> {
        ready(load.check().map(|()| self.state().load(tenant, &load)))
    }

    fn query<'a>(&'a self, tenant: MarketplaceId, query: Query) -> Answer<'a, Page> {
        ready(query.check().and_then(|()| self.state().query(tenant, &query)))
    }

    fn commit<'a>(&'a self, commit: Commit) -> Answer<'a, Committed> {
        ready(commit.check_unwritten().and_then(|()| self.state().commit(commit)))
    }

    fn events<'a>(&'a self, partition: u8, after: u64, limit: u32) -> Answer<'a, Vec<StoredEvent>> {
        let checked = check_partition(partition).and_then(|()| check_events_limit(limit));
        ready(checked.map(|()| self.state().events(partition, after, limit)))
    }

    fn history<'a>(
        &'a self,
        tenant: MarketplaceId,
        of: HistoryOf,
        after: u64,
        limit: u32,
    ) -> Answer<'a, Vec<StoredEvent>> {
        ready(check_events_limit(limit).map(|()| self.state().history(tenant, &of, after, limit)))
    }

    fn lease<'a>(
        &'a self,
        name: &str,
        holder: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Answer<'a, Result<Lease, Lease>> {
        let checked = check_lease_name(name).and_then(|()| check_lease_name(holder));
        ready(checked.map(|()| self.state().lease(name, holder, now, until)))
    }

    fn renew<'a>(&'a self, name: &str, epoch: u64, until: Timestamp) -> Answer<'a, ()> {
        ready(check_lease_name(name).and_then(|()| self.state().renew(name, epoch, until)))
    }

    fn release<'a>(&'a self, name: &str, epoch: u64) -> Answer<'a, ()> {
        ready(check_lease_name(name).map(|()| self.state().release(name, epoch)))
    }

    fn balance<'a>(
        &'a self,
        tenant: MarketplaceId,
        account: Account,
        currency: Currency,
        as_of: Option<Timestamp>,
    ) -> Answer<'a, Turnover> {
        let state = self.state();
        let tenant = state.tenant(tenant);
        ready(tenant.map_or_else(|| Ok(Turnover::default()), |t| t.book.balance(account, currency, as_of)))
    }

    fn balances<'a>(&'a self, tenant: MarketplaceId, as_of: Option<Timestamp>) -> Answer<'a, Vec<AccountTurnover>> {
        ready(self.state().tenant(tenant).map_or_else(|| Ok(Vec::new()), |t| t.book.balances(as_of)))
    }

    fn entries<'a>(&'a self, tenant: MarketplaceId, query: EntryQuery) -> Answer<'a, Vec<StoredEntry>> {
        let entries = || self.state().tenant(tenant).map_or_else(Vec::new, |t| t.book.entries(&query));
        ready(query.check().map(|()| entries()))
    }

    fn prune<'a>(&'a self, before: Timestamp, limit: u32) -> Answer<'a, Pruned> {
        ready(Ok(self.state().prune(before, limit)))
    }
}
