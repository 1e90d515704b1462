//! A place of carts that fails as it is told.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use vendra::memory::MemoryCarts;
use vendra::port::{Answer, CartRecord, CartStore, PortDown};
use vendra::{CartId, MarketplaceId};

/// What goes wrong in a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is not made.
    Down,
    /// It is made, and nobody learns of it.
    ReplyLost,
    /// The process dies before it.
    DiesBefore,
    /// The process dies after it.
    DiesAfter,
}

/// Carts in memory, and one call that goes wrong.
#[derive(Debug, Default)]
pub(crate) struct FaultyCarts {
    carts: MemoryCarts,
    /// The calls that were made, and which of them goes wrong how.
    plan: Mutex<(usize, Option<(usize, Fault)>)>,
    gone: AtomicBool,
    writes_fail: AtomicBool,
}

impl FaultyCarts {
    /// Begins to count calls again, of which one goes wrong.
    pub(crate) fn begin(&self, plan: Option<(usize, Fault)>) {
        *self.plan.lock().unwrap() = (0, plan);
    }

    pub(crate) fn calls(&self) -> usize {
        self.plan.lock().unwrap().0
    }

    /// Every call fails, or none any more.
    pub(crate) fn gone(&self, gone: bool) {
        self.gone.store(gone, Ordering::SeqCst);
    }

    /// Every write fails, or none any more.
    pub(crate) fn writes_fail(&self, fail: bool) {
        self.writes_fail.store(fail, Ordering::SeqCst);
    }

    async fn call<T: Send>(&self, effect: Answer<'_, T, PortDown>) -> Result<T, PortDown> {
        let down = || PortDown { port: "carts", message: "down".to_owned() };
        let fault = {
            let mut plan = self.plan.lock().unwrap();
            plan.0 += 1;
            plan.1.filter(|(call, _)| *call == plan.0).map(|(_, fault)| fault)
        };
        match fault {
            _ if self.gone.load(Ordering::SeqCst) => Err(down()),
            None => effect.await,
            Some(Fault::Down) => Err(down()),
            Some(Fault::ReplyLost) => effect.await.and(Err(down())),
            Some(Fault::DiesBefore) => std::future::pending().await,
            Some(Fault::DiesAfter) => {
                effect.await?;
                std::future::pending().await
            }
        }
    }
}

impl CartStore for FaultyCarts {
    fn get<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, Option<CartRecord>, PortDown> {
        Box::pin(async move { self.call(Box::pin(async move { self.carts.get(tenant, cart).await })).await })
    }

    fn compare_and_set<'a>(
        &'a self,
        tenant: MarketplaceId,
        cart: CartId,
        expected: u64,
        record: CartRecord,
    ) -> Answer<'a, bool, PortDown> {
        Box::pin(async move {
            if self.writes_fail.load(Ordering::SeqCst) {
                return Err(PortDown { port: "carts", message: "read only".to_owned() });
            }
            // An effect is what awaiting it does.
            let write = async move { self.carts.compare_and_set(tenant, cart, expected, record).await };
            self.call(Box::pin(write)).await
        })
    }

    fn by_buyer<'a>(
        &'a self,
        tenant: MarketplaceId,
        buyer: &'a str,
        before: Option<CartId>,
        limit: u32,
    ) -> Answer<'a, Vec<(CartId, CartRecord)>, PortDown> {
        let list = async move { self.carts.by_buyer(tenant, buyer, before, limit).await };
        Box::pin(async move { self.call(Box::pin(list)).await })
    }

    fn delete<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, (), PortDown> {
        Box::pin(async move { self.call(Box::pin(async move { self.carts.delete(tenant, cart).await })).await })
    }
}
