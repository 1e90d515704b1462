//! Carts that are kept apart from the store: read together with what became of their orders, written by compare-and-set.

mod kept;
mod request;

pub(crate) use kept::{Answered, Change, Fetched, Merging};
pub(crate) use request::CartRequest;

use crate::engine::{CONFLICTS_MAX, Engine, Inner};
use crate::error::Error;
use crate::port::*;
use crate::work::Work;
use std::sync::Arc;
use vendra_domain::cart::{self, Cart, MadeOrder};
use vendra_domain::counter::CounterKey;
use vendra_domain::decider::Decider;
use vendra_domain::order::Order as OrderState;
use vendra_domain::{CartId, CustomerId, MarketplaceId, Timestamp};

/// How many of a cart's orders it is compared with, the newest.
const ORDERS_LOOKED_AT: u32 = 50;

/// A cart as it stands: what is kept of it, and what became of its orders since.
pub(crate) async fn fetch(
    inner: &Inner,
    carts: &dyn CartStore,
    (tenant, id): (MarketplaceId, CartId),
    at: Timestamp,
) -> Result<Fetched, Error> {
    let record = carts.get(tenant, id).await?;
    stands(inner, (tenant, id), record, at).await
}

/// As [`fetch`], of a record that was read.
async fn stands(
    inner: &Inner,
    (tenant, id): (MarketplaceId, CartId),
    record: Option<CartRecord>,
    at: Timestamp,
) -> Result<Fetched, Error> {
    let Some(record) = record else {
        return Ok(Fetched::default());
    };
    let (kept, state) = kept::read(&record.body)?;
    let orders = orders_of(inner, (tenant, id), &state).await?;
    let (state, missed) = cart::caught_up(state, &orders, at);
    let behind = u64::try_from(missed.len()).unwrap_or(u64::MAX);
    Ok(Fetched {
        revision: record.revision,
        version: kept.version.saturating_add(behind),
        state: Arc::new(state),
        behind,
        kept: Some(kept),
    })
}

/// What a cart has to learn of its orders; nothing where its counters say that there is none that it does not know of.
async fn orders_of(
    inner: &Inner,
    (tenant, cart): (MarketplaceId, CartId),
    state: &Cart,
) -> Result<Vec<MadeOrder>, Error> {
    match state {
        Cart::Absent | Cart::Ordered(_) => return Ok(Vec::new()),
        Cart::CheckingOut(_) => {}
        Cart::Open(book) | Cart::Abandoned(book) => {
            let of = CounterKey::OrdersOf { cart, generation: book.generation };
            let load = Load { counters: vec![of, CounterKey::LiveOrders { cart }], ..Load::default() };
            if inner.store.load(tenant, load).await?.counters.iter().all(|count| *count == 0) {
                return Ok(Vec::new());
            }
        }
    }
    let query = Query { limit: ORDERS_LOOKED_AT, ..Query::new(QueryName::OrdersByCart, cart) };
    let page = inner.store.query(tenant, query).await?;
    let orders = page.records.iter().map(|record| record.body.state::<OrderState>());
    let orders = orders.collect::<Result<Vec<_>, _>>()?;
    Ok(orders.iter().filter_map(MadeOrder::of).collect())
}

/// Writes a cart, unless another wrote it since it was read.
///
/// A write says who it is, so that one whose reply was lost and that is made again knows its own.
pub(crate) async fn write(
    inner: &Inner,
    tenant: MarketplaceId,
    change: &Change<'_>,
    at: Timestamp,
) -> Result<bool, Error> {
    let Some(carts) = &inner.carts else {
        return Ok(true);
    };
    let id = inner.ids.fresh(at);
    let record = kept::record(change, id, at)?;
    if carts.compare_and_set(tenant, change.id, change.from.revision, record).await? {
        return Ok(true);
    }
    let now = carts.get(tenant, change.id).await?;
    Ok(match now {
        Some(now) => kept::read(&now.body)?.0.writes.contains(&id),
        None => false,
    })
}

/// A buyer's carts as they stand, newest first, and whether there may be more.
pub(crate) async fn by_buyer(
    inner: &Inner,
    carts: &dyn CartStore,
    tenant: MarketplaceId,
    (buyer, before, limit): (&str, Option<CartId>, u32),
) -> Result<(Vec<(CartId, Fetched)>, Option<CartId>), Error> {
    let some = carts.by_buyer(tenant, buyer, before, limit).await?;
    let full = u32::try_from(some.len()).is_ok_and(|many| many >= limit);
    let next = some.last().map(|(id, _)| *id).filter(|_| full);
    let mut found = Vec::with_capacity(some.len());
    for (id, record) in some {
        found.push((id, stands(inner, (tenant, id), Some(record), inner.clock.now()).await?));
    }
    Ok((found, next))
}

/// Takes a customer's carts away, where they are kept apart: notes on their lines go with them.
pub(crate) async fn forget(work: &Work<'_>, customer: CustomerId) -> Result<(), Error> {
    let Some(carts) = &work.engine.carts else {
        return Ok(());
    };
    loop {
        let page = carts.by_buyer(work.tenant, &customer.to_string(), None, PAGE_RECORDS_MAX).await?;
        for (cart, _) in &page {
            carts.delete(work.tenant, *cart).await?;
        }
        if page.is_empty() {
            return Ok(());
        }
    }
}

/// The carts whose orders a commit makes, places, lets go or revives.
fn carts_of(commit: &Commit) -> Vec<CartId> {
    const NEWS: [&str; 5] = ["order.checked_out", "order.placed", "order.released", "order.cancelled", "order.revived"];
    let news =
        |key: &RecordKey| commit.events.iter().any(|event| event.key == key.id && NEWS.contains(&event.name.as_str()));
    let orders = commit.writes.iter().filter_map(|write| match write {
        Write::Put { record, .. } if record.key.kind == RecordKind::Order && news(&record.key) => Some(record),
        Write::Put { .. } | Write::Delete { .. } | Write::Check { .. } => None,
    });
    let carts = orders.flat_map(|record| &record.fields).filter(|(field, _)| *field == Field::Cart);
    carts.filter_map(|(_, cart)| cart.parse().ok()).collect()
}

impl Engine {
    /// Which carts have to be brought after their orders once a commit stands: none where they are in the store.
    pub(crate) fn followers(&self, commit: &Commit) -> Vec<CartId> {
        self.inner.carts.as_ref().map_or_else(Vec::new, |_| carts_of(commit))
    }

    /// Brings carts after their orders. What cannot be written now is read right all the same, and put right by the next write.
    pub(crate) async fn follow(&self, tenant: MarketplaceId, carts: Vec<CartId>) {
        for cart in carts {
            if let Err(error) = self.catch_up(tenant, cart).await {
                tracing::warn!(%tenant, %cart, code = error.code(), "vendra.cart.behind");
            }
        }
    }

    async fn catch_up(&self, tenant: MarketplaceId, id: CartId) -> Result<(), Error> {
        let inner = &self.inner;
        let Some(carts) = &inner.carts else {
            return Ok(());
        };
        for attempt in 0..CONFLICTS_MAX {
            let at = inner.clock.now();
            let fetched = fetch(inner, carts.as_ref(), (tenant, id), at).await?;
            self.finish_merge(tenant, &fetched).await?;
            let change = Change {
                id,
                from: &fetched,
                state: &fetched.state,
                version: fetched.version,
                answer: None,
                merging: None,
            };
            if fetched.behind == 0 || write(inner, tenant, &change, at).await? {
                return Ok(());
            }
            inner.back_off(attempt).await;
        }
        Err(Error::store_busy("others kept writing the same cart"))
    }

    /// Abandons the cart that another took in, where a crash kept that from being done. One that was changed since is left: what
    /// came into it is in no other.
    pub(crate) async fn finish_merge(&self, tenant: MarketplaceId, target: &Fetched) -> Result<(), Error> {
        let (inner, merging) = (&self.inner, target.kept.as_ref().and_then(|kept| kept.merging));
        let (Some(Merging { cart, revision }), Some(carts)) = (merging, &inner.carts) else {
            return Ok(());
        };
        let at = inner.clock.now();
        let source = fetch(inner, carts.as_ref(), (tenant, cart), at).await?;
        let Cart::Open(_) = &*source.state else {
            return Ok(());
        };
        if source.revision == revision {
            let abandoned = Cart::evolve(Cart::clone(&source.state), &cart::Event::Abandoned { at });
            let version = source.version.saturating_add(1);
            let change = Change { id: cart, from: &source, state: &abandoned, version, answer: None, merging: None };
            write(inner, tenant, &change, at).await?;
        }
        Ok(())
    }
}
