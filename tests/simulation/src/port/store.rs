//! A store behind the schedule, with a journal of every commit that stands.

use crate::schedule::{Fault, Port, Schedule};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use vendra::domain::ledger::{Account, Turnover};
use vendra::memory::MemoryStore;
use vendra::port::*;
use vendra::{Currency, MarketplaceId, Timestamp};

/// A store whose calls go through the schedule.
#[derive(Debug)]
pub struct SimStore {
    schedule: Arc<Schedule>,
    inner: Arc<MemoryStore>,
    stands: Mutex<Vec<Arc<Commit>>>,
    /// Commits whose replies never come.
    mute: Mutex<BTreeSet<CommitId>>,
}

impl SimStore {
    /// A store that holds these commits.
    #[must_use]
    pub fn with(schedule: Arc<Schedule>, commits: &[Arc<Commit>]) -> Self {
        let inner = Arc::new(MemoryStore::default());
        for commit in commits {
            let again = pollster::block_on(inner.commit(Commit::clone(commit)));
            assert!(again.is_ok(), "what stood once stands again: {again:?}");
        }
        Self { schedule, inner, stands: Mutex::new(commits.to_vec()), mute: Mutex::default() }
    }

    /// The store itself, for those who look at it from outside of the run.
    pub const fn inner(&self) -> &Arc<MemoryStore> {
        &self.inner
    }

    /// Every commit that stands, in order.
    pub fn stands(&self) -> Vec<Arc<Commit>> {
        self.stands.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn reads<'a, T: Send + 'a>(
        &'a self,
        name: &'static str,
        call: impl FnOnce() -> Answer<'a, T> + Send + 'a,
    ) -> Answer<'a, T> {
        Box::pin(async move {
            let fault = self.schedule.enter(Port::Store, name).await;
            if fault == Some(Fault::Down) {
                return Err(down());
            }
            let answer = call().await;
            self.schedule.leave(fault).await;
            answer
        })
    }

    async fn write(&self, commit: Commit) -> Result<Committed, StoreError> {
        let fault = self.schedule.enter(Port::Commit, "store.commit").await;
        let (id, first) = (commit.id, commit.writes.first().map(|write| (write.key().clone(), write.expected())));
        match (fault, first) {
            (Some(Fault::Down), _) => return Err(down()),
            (Some(Fault::Conflict), Some((key, expected))) => {
                return Err(StoreError::Conflict { key, expected, actual: expected.wrapping_add(1) });
            }
            _ => {}
        }
        let answer = self.inner.commit(commit.clone()).await;
        self.schedule.note(if answer.is_ok() { "stands" } else { "refused" });
        if matches!(&answer, Ok(committed) if !committed.repeated) {
            self.stands.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::new(commit));
        }
        self.schedule.leave(fault).await;
        let mut mute = self.mute.lock().unwrap_or_else(PoisonError::into_inner);
        if fault == Some(Fault::RepliesLost) {
            mute.insert(id);
        }
        if answer.is_ok() && (fault == Some(Fault::ReplyLost) || mute.contains(&id)) {
            return Err(StoreError::Fault { fault: vendra::port::Fault::Unknown, message: "no reply".to_owned() });
        }
        answer
    }
}

fn down() -> StoreError {
    StoreError::Fault { fault: vendra::port::Fault::Unavailable, message: "down".to_owned() }
}

impl Store for SimStore {
    fn load<'a>(&'a self, tenant: MarketplaceId, load: Load) -> Answer<'a, Loaded> {
        self.reads("store.load", move || self.inner.load(tenant, load))
    }

    fn query<'a>(&'a self, tenant: MarketplaceId, query: Query) -> Answer<'a, Page> {
        self.reads("store.query", move || self.inner.query(tenant, query))
    }

    fn commit<'a>(&'a self, commit: Commit) -> Answer<'a, Committed> {
        Box::pin(self.write(commit))
    }

    fn events<'a>(&'a self, partition: u8, after: u64, limit: u32) -> Answer<'a, Vec<StoredEvent>> {
        self.reads("store.events", move || self.inner.events(partition, after, limit))
    }

    fn history<'a>(
        &'a self,
        tenant: MarketplaceId,
        of: HistoryOf,
        after: u64,
        limit: u32,
    ) -> Answer<'a, Vec<StoredEvent>> {
        self.reads("store.history", move || self.inner.history(tenant, of, after, limit))
    }

    fn lease<'a>(
        &'a self,
        name: &str,
        holder: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Answer<'a, Result<Lease, Lease>> {
        let (name, holder) = (name.to_owned(), holder.to_owned());
        Box::pin(async move {
            let fault = self.schedule.enter(Port::Store, "store.lease").await;
            if fault == Some(Fault::Down) {
                return Err(down());
            }
            let answer = self.inner.lease(&name, &holder, now, until).await;
            self.schedule.leave(fault).await;
            answer
        })
    }

    fn renew<'a>(&'a self, name: &str, epoch: u64, until: Timestamp) -> Answer<'a, ()> {
        let name = name.to_owned();
        Box::pin(async move {
            let fault = self.schedule.enter(Port::Store, "store.renew").await;
            if fault == Some(Fault::Down) {
                return Err(down());
            }
            let answer = self.inner.renew(&name, epoch, until).await;
            self.schedule.leave(fault).await;
            answer
        })
    }

    fn release<'a>(&'a self, name: &str, epoch: u64) -> Answer<'a, ()> {
        let name = name.to_owned();
        Box::pin(async move {
            let fault = self.schedule.enter(Port::Store, "store.release").await;
            if fault == Some(Fault::Down) {
                return Err(down());
            }
            let answer = self.inner.release(&name, epoch).await;
            self.schedule.leave(fault).await;
            answer
        })
    }

    fn balance<'a>(
        &'a self,
        tenant: MarketplaceId,
        account: Account,
        currency: Currency,
        as_of: Option<Timestamp>,
    ) -> Answer<'a, Turnover> {
        self.reads("store.balance", move || self.inner.balance(tenant, account, currency, as_of))
    }

    fn balances<'a>(&'a self, tenant: MarketplaceId, as_of: Option<Timestamp>) -> Answer<'a, Vec<AccountTurnover>> {
        self.reads("store.balances", move || self.inner.balances(tenant, as_of))
    }

    fn entries<'a>(&'a self, tenant: MarketplaceId, query: EntryQuery) -> Answer<'a, Vec<StoredEntry>> {
        self.reads("store.entries", move || self.inner.entries(tenant, query))
    }

    fn prune<'a>(&'a self, before: Timestamp, limit: u32) -> Answer<'a, Pruned> {
        self.reads("store.prune", move || self.inner.prune(before, limit))
    }
}
