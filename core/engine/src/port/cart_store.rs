//! Where carts are, if not in the store.

use super::outward::PortDown;
use super::store::Answer;
use serde::{Deserialize, Serialize};
use vendra_domain::{CartId, MarketplaceId};

/// How many answers a cart that is kept apart remembers: of the last requests with a key, and beside them the one that made it.
pub const CART_ANSWERS_MAX: usize = 32;

/// A cart as a [`CartStore`] keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CartRecord {
    /// How often it was written: the first write makes 1.
    pub revision: u64,
    /// Whose it is: a customer's id, or of a guest's cart its own.
    pub buyer: String,
    /// The cart and the answers that it remembers, as JSON text; kept to the byte and read by the engine alone.
    pub body: String,
}

/// Where carts are, if not in the [`Store`](super::Store): in Redis, say. [`EngineBuilder::carts`](crate::EngineBuilder::carts) is
/// given one.
///
/// **What it promises.** A write is whole or not there. [`compare_and_set`](Self::compare_and_set) decides for all who write at once:
/// of two that expect the same revision one is told `true`. What was written is read by everybody from then on. It may lose carts,
/// by an expiry of its own too: what is lost is a cart, never an order or money.
///
/// **Orders.** At checkout a cart is a fact that was read, and the guards are in the store: one live order a cart, one order a
/// generation ([`CounterKey::LiveOrders`](crate::CounterKey), [`CounterKey::OrdersOf`](crate::CounterKey)). Once an order is on record its
/// cart is brought after it: closed, or opened again where the order was let go. A crash or an outage in between leaves a cart here
/// that looks open. The engine never takes it for that: it reads the cart's orders with the cart, a reading shows what is so, and the
/// next write puts it right. A unit that comes into a cart while its checkout commits is not in that order; it is in the cart, and
/// open again if the order is let go.
///
/// **Answers.** A request with a key is remembered in its cart, by the same write: the last [`CART_ANSWERS_MAX`] of a cart, as long as
/// [`Config::answers_kept_ms`](crate::Config::answers_kept_ms) says. The id of a cart that a request with a key makes follows from
/// marketplace, actor and key, so that its repeat finds it. A key is a cart's own then: what another cart or a checkout was asked under
/// it is not seen. A refusal about a cart that is not there is not remembered.
///
/// **What there is not.** Events of carts are not written: the audit trail and subscribers hear of a cart from its checkout on, and
/// what became of a cart before is gone with it. A host's own statements ([`Envelope::also`](crate::Envelope::also)) cannot be of
/// one transaction with a cart, and are refused with `also.refused`. A merge writes two carts, the one that takes in first: it remembers
/// the other until that one is abandoned, and takes nothing in twice.
///
/// **An outage.** Requests about carts, and checkouts that begin, are refused with `port.unavailable`, to be made again. Everything else
/// goes on: orders that there are, payments, workers. So does erasing a customer, except that the customer's carts have to be taken
/// away first; a guest's cart that was never claimed is nobody's, and cannot be found for anyone.
///
/// ```
/// use std::sync::Arc;
/// use vendra::Engine;
/// use vendra::domain::cart::Owner;
/// use vendra::memory::{MemoryCarts, Trial};
/// use vendra::port::CartStore;
/// # pollster::block_on(async {
/// let (trial, carts) = (Trial::open().await?, Arc::new(MemoryCarts::default()));
/// let trial = trial.with_carts(Arc::clone(&carts) as _);
/// let cart = trial.cart(2, 1).await?;
/// let kept = carts.get(trial.tenant, cart).await.expect("it is in memory").expect("it is there");
/// assert_eq!((kept.revision, kept.buyer), (3, trial.customer.to_string()));
/// let order = trial.buyer().check_out(cart, trial.by_card("tok_visa")).await?.id;
/// assert_eq!(trial.buyer().orders().get(order).await?.state, "placed");
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
pub trait CartStore: Send + Sync + std::fmt::Debug {
    /// The cart, if it is there.
    fn get<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, Option<CartRecord>, PortDown>;

    /// Writes the cart if it is still at revision `expected` (0: not there); tells whether it was. The record's revision is one more.
    fn compare_and_set<'a>(
        &'a self,
        tenant: MarketplaceId,
        cart: CartId,
        expected: u64,
        record: CartRecord,
    ) -> Answer<'a, bool, PortDown>;

    /// A buyer's carts, newest first by their ids: those before `before`, where it is said, and at most `limit` (1 to 500).
    fn by_buyer<'a>(
        &'a self,
        tenant: MarketplaceId,
        buyer: &'a str,
        before: Option<CartId>,
        limit: u32,
    ) -> Answer<'a, Vec<(CartId, CartRecord)>, PortDown>;

    /// Takes the cart away; one that is not there is taken away already.
    fn delete<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, (), PortDown>;
}
