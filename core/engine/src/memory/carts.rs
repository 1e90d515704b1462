//! Carts in memory, apart from the store.

use crate::port::{Answer, CartRecord, CartStore, PortDown};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use vendra_domain::{CartId, MarketplaceId};

type Kept = BTreeMap<(MarketplaceId, CartId), CartRecord>;

/// A store for carts in memory: the whole contract of [`CartStore`].
///
/// ```
/// use vendra::memory::MemoryCarts;
/// use vendra::port::CartStore;
/// let (tenant, cart) = ("mkt_01h455vb4pex5vsknk084sn02q".parse()?, "crt_01h455vb4pex5vsknk084sn02q".parse()?);
/// assert_eq!(pollster::block_on(MemoryCarts::default().get(tenant, cart)).expect("it is in memory"), None);
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Default)]
pub struct MemoryCarts(Mutex<Kept>);

impl MemoryCarts {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn ready<'a, T: Send + 'a>(answer: T) -> Answer<'a, T, PortDown> {
    Box::pin(std::future::ready(Ok(answer)))
}

impl CartStore for MemoryCarts {
    fn get<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, Option<CartRecord>, PortDown> {
        ready(self.kept().get(&(tenant, cart)).cloned())
    }

    fn compare_and_set<'a>(
        &'a self,
        tenant: MarketplaceId,
        cart: CartId,
        expected: u64,
        record: CartRecord,
    ) -> Answer<'a, bool, PortDown> {
        let mut kept = self.kept();
        let fits = kept.get(&(tenant, cart)).map_or(0, |known| known.revision) == expected;
        if fits {
            kept.insert((tenant, cart), record);
        }
        ready(fits)
    }

    fn by_buyer<'a>(
        &'a self,
        tenant: MarketplaceId,
        buyer: &'a str,
        before: Option<CartId>,
        limit: u32,
    ) -> Answer<'a, Vec<(CartId, CartRecord)>, PortDown> {
        let kept = self.kept();
        let own = kept.iter().rev().filter(|((of, cart), record)| {
            *of == tenant && record.buyer == buyer && before.is_none_or(|before| *cart < before)
        });
        let some = own.map(|((_, cart), record)| (*cart, record.clone()));
        ready(some.take(usize::try_from(limit).unwrap_or(usize::MAX)).collect())
    }

    fn delete<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, (), PortDown> {
        self.kept().remove(&(tenant, cart));
        ready(())
    }
}
