//! The services for taxes and rates, which only look something up, the place of carts, whose writes know their own, and what tells
//! people, under ids, behind their guards: all may be asked again.

use super::guard::{Again, Guard, Held};
use crate::port::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use vendra_domain::quote::TaxRate;
use vendra_domain::{CartId, LineId, MarketplaceId};

fn down(port: &'static str) -> impl Fn(Held) -> PortDown {
    move |held| PortDown { port, message: held.why().to_owned() }
}

/// The service that knows taxes, asked through a guard.
#[derive(Debug)]
pub(crate) struct GuardedTaxes {
    pub(crate) taxes: Arc<dyn TaxCalculator>,
    pub(crate) guard: Guard,
}

impl TaxCalculator for GuardedTaxes {
    fn rates<'a>(&'a self, call: &'a TaxCall) -> Answer<'a, BTreeMap<LineId, Vec<TaxRate>>, PortDown> {
        Box::pin(self.guard.call(Again::Same, || self.taxes.rates(call), down("taxes")))
    }
}

/// The service that knows what delivery costs, asked through a guard.
#[derive(Debug)]
pub(crate) struct GuardedRates {
    pub(crate) rates: Arc<dyn ShippingRates>,
    pub(crate) guard: Guard,
}

impl ShippingRates for GuardedRates {
    fn rate<'a>(&'a self, call: &'a ShippingCall) -> Answer<'a, ShippingRate, PortDown> {
        Box::pin(self.guard.call(Again::Same, || self.rates.rate(call), down("rates")))
    }
}

/// The place where carts are, asked through a guard.
#[derive(Debug)]
pub(crate) struct GuardedCarts {
    pub(crate) carts: Arc<dyn CartStore>,
    pub(crate) guard: Guard,
}

impl CartStore for GuardedCarts {
    fn get<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, Option<CartRecord>, PortDown> {
        Box::pin(self.guard.call(Again::Same, move || self.carts.get(tenant, cart), down("carts")))
    }

    fn compare_and_set<'a>(
        &'a self,
        tenant: MarketplaceId,
        cart: CartId,
        expected: u64,
        record: CartRecord,
    ) -> Answer<'a, bool, PortDown> {
        let write = move || self.carts.compare_and_set(tenant, cart, expected, record.clone());
        Box::pin(self.guard.call(Again::Same, write, down("carts")))
    }

    fn by_buyer<'a>(
        &'a self,
        tenant: MarketplaceId,
        buyer: &'a str,
        before: Option<CartId>,
        limit: u32,
    ) -> Answer<'a, Vec<(CartId, CartRecord)>, PortDown> {
        let list = move || self.carts.by_buyer(tenant, buyer, before, limit);
        Box::pin(self.guard.call(Again::Same, list, down("carts")))
    }

    fn delete<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, (), PortDown> {
        Box::pin(self.guard.call(Again::Same, move || self.carts.delete(tenant, cart), down("carts")))
    }
}

/// What tells people things, asked through a guard. A notice that it refuses is an answer: that is no outage, and not asked again here.
#[derive(Debug)]
pub(crate) struct GuardedNotifier {
    pub(crate) notifier: Arc<dyn Notifier>,
    pub(crate) guard: Guard,
}

impl Notifier for GuardedNotifier {
    fn notify<'a>(&'a self, notice: &'a Notice) -> Answer<'a, (), NotTold> {
        let ask = move || -> Answer<'a, Result<(), String>, PortDown> {
            Box::pin(async move {
                match self.notifier.notify(notice).await {
                    Ok(()) => Ok(Ok(())),
                    Err(NotTold::Refused { reason }) => Ok(Err(reason)),
                    Err(NotTold::Down(down)) => Err(down),
                }
            })
        };
        Box::pin(async move {
            let told = self.guard.call(Again::Same, ask, down("notifier")).await?;
            told.map_err(|reason| NotTold::Refused { reason })
        })
    }
}
