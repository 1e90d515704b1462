//! A place of carts that fails as its schedule says.

use crate::schedule::{Fault, Port, Schedule};
use std::sync::Arc;
use vendra::memory::MemoryCarts;
use vendra::port::{Answer, CartRecord, CartStore, PortDown};
use vendra::{CartId, MarketplaceId};

/// Carts apart from the store.
#[derive(Debug)]
pub struct SimCarts {
    schedule: Arc<Schedule>,
    carts: Arc<MemoryCarts>,
}

impl SimCarts {
    /// A place with these carts.
    #[must_use]
    pub const fn of(schedule: Arc<Schedule>, carts: Arc<MemoryCarts>) -> Self {
        Self { schedule, carts }
    }

    async fn call<T>(
        &self,
        name: &'static str,
        effect: impl Future<Output = Result<T, PortDown>>,
    ) -> Result<T, PortDown> {
        let down = || PortDown { port: "carts", message: "down".to_owned() };
        let fault = self.schedule.enter(Port::Carts, name).await;
        if fault == Some(Fault::Down) {
            return Err(down());
        }
        let answer = effect.await;
        self.schedule.leave(fault).await;
        if fault == Some(Fault::ReplyLost) { Err(down()) } else { answer }
    }
}

impl CartStore for SimCarts {
    fn get<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, Option<CartRecord>, PortDown> {
        Box::pin(self.call("carts.get", async move { self.carts.get(tenant, cart).await }))
    }

    fn compare_and_set<'a>(
        &'a self,
        tenant: MarketplaceId,
        cart: CartId,
        expected: u64,
        record: CartRecord,
    ) -> Answer<'a, bool, PortDown> {
        let write = async move { self.carts.compare_and_set(tenant, cart, expected, record).await };
        Box::pin(self.call("carts.compare_and_set", write))
    }

    fn by_buyer<'a>(
        &'a self,
        tenant: MarketplaceId,
        buyer: &'a str,
        before: Option<CartId>,
        limit: u32,
    ) -> Answer<'a, Vec<(CartId, CartRecord)>, PortDown> {
        let list = async move { self.carts.by_buyer(tenant, buyer, before, limit).await };
        Box::pin(self.call("carts.by_buyer", list))
    }

    fn delete<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, (), PortDown> {
        Box::pin(self.call("carts.delete", async move { self.carts.delete(tenant, cart).await }))
    }
}
