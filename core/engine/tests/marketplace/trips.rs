//! How often a checkout goes to the store.

use crate::promotions::promote;
use crate::volume::by_volume;
use crate::world::World;
use pollster::block_on;
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use vendra::domain::ledger::{Account, Turnover};
use vendra::memory::MemoryStore;
use vendra::port::*;
use vendra::{Currency, MarketplaceId, Timestamp};

/// What happens in another process, once.
#[derive(Default)]
pub(crate) struct Meanwhile(Mutex<Option<Box<dyn FnOnce() + Send>>>);

impl Meanwhile {
    pub(crate) fn set(&self, happens: impl FnOnce() + Send + 'static) {
        *self.0.lock().unwrap() = Some(Box::new(happens));
    }
}

impl std::fmt::Debug for Meanwhile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Meanwhile")
    }
}

/// A store that counts.
#[derive(Debug, Default)]
pub(crate) struct Counting {
    inner: MemoryStore,
    reads: AtomicUsize,
    commits: AtomicUsize,
    /// Records that commits wrote.
    records: AtomicUsize,
    /// What happens before the next commit.
    pub(crate) meanwhile: Meanwhile,
}

impl Counting {
    fn read(&self) {
        self.reads.fetch_add(1, Ordering::SeqCst);
    }
}

impl Store for Counting {
    fn load<'a>(&'a self, tenant: MarketplaceId, load: Load) -> Answer<'a, Loaded> {
        self.read();
        self.inner.load(tenant, load)
    }
    fn query<'a>(&'a self, tenant: MarketplaceId, query: Query) -> Answer<'a, Page> {
        self.read();
        self.inner.query(tenant, query)
    }
    fn commit<'a>(&'a self, commit: Commit) -> Answer<'a, Committed> {
        self.commits.fetch_add(1, Ordering::SeqCst);
        self.records.fetch_add(commit.writes.len(), Ordering::SeqCst);
        let meanwhile = self.meanwhile.0.lock().unwrap().take();
        if let Some(happens) = meanwhile {
            happens();
        }
        self.inner.commit(commit)
    }
    fn events<'a>(&'a self, partition: u8, after: u64, limit: u32) -> Answer<'a, Vec<StoredEvent>> {
        self.inner.events(partition, after, limit)
    }
    fn history<'a>(
        &'a self,
        tenant: MarketplaceId,
        of: HistoryOf,
        after: u64,
        limit: u32,
    ) -> Answer<'a, Vec<StoredEvent>> {
        self.read();
        self.inner.history(tenant, of, after, limit)
    }
    fn lease<'a>(
        &'a self,
        name: &str,
        holder: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Answer<'a, Result<Lease, Lease>> {
        self.inner.lease(name, holder, now, until)
    }
    fn renew<'a>(&'a self, name: &str, epoch: u64, until: Timestamp) -> Answer<'a, ()> {
        self.inner.renew(name, epoch, until)
    }
    fn release<'a>(&'a self, name: &str, epoch: u64) -> Answer<'a, ()> {
        self.inner.release(name, epoch)
    }
    fn balance<'a>(
        &'a self,
        tenant: MarketplaceId,
        account: Account,
        currency: Currency,
        as_of: Option<Timestamp>,
    ) -> Answer<'a, Turnover> {
        self.inner.balance(tenant, account, currency, as_of)
    }
    fn balances<'a>(&'a self, tenant: MarketplaceId, as_of: Option<Timestamp>) -> Answer<'a, Vec<AccountTurnover>> {
        self.inner.balances(tenant, as_of)
    }
    fn entries<'a>(&'a self, tenant: MarketplaceId, query: EntryQuery) -> Answer<'a, Vec<StoredEntry>> {
        self.inner.entries(tenant, query)
    }
    fn prune<'a>(&'a self, before: Timestamp, limit: u32) -> Answer<'a, Pruned> {
        self.inner.prune(before, limit)
    }
}

#[test]
fn a_checkout_reads_twice_and_writes_once_or_thrice() {
    let store = Arc::new(Counting::default());
    let world = World::on(Arc::clone(&store) as _, "on_placement");
    let counted = |method: &str, key: &str, promoted: bool| {
        let cart = world.cart(&[1, 1]);
        if promoted {
            block_on(world.buyer().carts().apply_coupon(cart, "SPRING".into())).expect("a coupon");
        }
        for count in [&store.reads, &store.commits, &store.records] {
            count.store(0, Ordering::SeqCst);
        }
        block_on(world.buyer().key(key).check_out(cart, world.by(method, None))).expect("an order");
        [&store.reads, &store.commits, &store.records].map(|count| count.load(Ordering::SeqCst))
    };
    counted("invoice", "cold", false);
    let warm = counted("invoice", "warm", false);
    let [reads, commits, _] = warm;
    assert!(reads <= 2 && commits == 1, "{reads} reads, {commits} commits");
    // What a vendor sold before comes with the same readings, where its plan asks for it.
    by_volume(&world, "whole");
    counted("invoice", "another plan", false);
    assert_eq!(counted("invoice", "by volume", false), warm);
    // So does how often a promotion was used; that it is used once more is written beside no other record.
    promote(&world, &json!({"uses_max": 9, "uses_by_customer_max": 9}), Some(9));
    counted("invoice", "another promotion", true);
    assert_eq!(counted("invoice", "promoted", true), warm);
    // The order, the answer of the gateway with which it is placed, and the capture's.
    let [_, commits, _] = counted("card", "card", false);
    assert_eq!(commits, 3);
}
