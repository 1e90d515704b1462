//! The typed way in: a handle per marketplace and actor, a namespace per kind of thing, a method per request.
//!
//! ```
//! # use vendra::memory::MemoryStore;
//! # use vendra::{Engine, authority::{Actor, StaffRole}};
//! # let engine = Engine::builder(std::sync::Arc::new(MemoryStore::default())).build();
//! # let tenant: vendra::MarketplaceId = "mkt_01h455vb4pex5vsknk084sn02q".parse()?;
//! # let user = "usr_01h455vb4pex5vsknk084sn02q".parse()?;
//! let market = engine.market(tenant, Actor::Staff { tenant, user, role: StaffRole::Owner });
//! let missing = "off_01h455vb4pex5vsknk084sn02q".parse()?;
//! let error = pollster::block_on(market.offers().publish(missing)).unwrap_err();
//! assert_eq!(error.code(), "offer.wrong_state");
//! # Ok::<(), vendra::Refusal>(())
//! ```

use crate::checkout::{CheckOut, GiveBack};
use crate::command::Command;
use crate::engine::{Engine, Envelope};
use crate::error::Error;
use crate::port::Statement;
use vendra_domain::authority::Actor;
use vendra_domain::encoding::Receipt;
use vendra_domain::stock::{self, Backorder};
use vendra_domain::store_credit::{self, Grant};
use vendra_domain::{
    Amount, CartId, Currency, CustomerId, LocationId, MarketplaceId, OfferId, OrderId, RefundId, Refusal,
};

/// What a request made: its id, typed, and the receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created<Id> {
    /// The id of what was made.
    pub id: Id,
    /// The receipt.
    pub receipt: Receipt,
}

/// One marketplace as one actor sees it.
///
/// A handle is cheap to clone. [`key`](Self::key) and [`correlation`](Self::correlation) give handles whose requests carry them.
#[derive(Debug, Clone)]
pub struct Market {
    engine: Engine,
    tenant: MarketplaceId,
    actor: Actor,
    key: Option<String>,
    correlation: Option<String>,
    also: Vec<Statement>,
}

impl Engine {
    /// A handle on a marketplace for an actor whom the host has authenticated.
    #[must_use]
    pub fn market(&self, tenant: MarketplaceId, actor: Actor) -> Market {
        Market { engine: self.clone(), tenant, actor, key: None, correlation: None, also: Vec::new() }
    }
}

impl Market {
    /// A handle whose next request has this idempotency key: the same key and request again is answered as the first was. One key,
    /// one request.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        Self { key: Some(key.into()), ..self.clone() }
    }

    /// A handle whose requests are tied together in the audit trail.
    #[must_use]
    pub fn correlation(&self, correlation: impl Into<String>) -> Self {
        Self { correlation: Some(correlation.into()), ..self.clone() }
    }

    /// A handle whose next request carries the host's own SQL statements: they run in the same transaction as what the request
    /// changes, where the store is SQL, and all stands or nothing. Where the request changes nothing, is refused, or is answered as it
    /// was before, they do not run.
    ///
    /// Errors of that request: `also.refused` where a statement fails or changes another number of rows than it must,
    /// `store.unsupported` where the store is not SQL, `store.limit` for more than [`COMMIT_ALSO_MAX`](crate::port::COMMIT_ALSO_MAX).
    #[must_use]
    pub fn also(&self, statements: Vec<Statement>) -> Self {
        Self { also: statements, ..self.clone() }
    }

    /// Runs any request. Errors: those of [`Engine::run`].
    pub async fn run(&self, command: Command) -> Result<Receipt, Error> {
        let (tenant, actor) = (self.tenant, self.actor);
        let (key, correlation, also) = (self.key.clone(), self.correlation.clone(), self.also.clone());
        self.engine.run(&Envelope { tenant, actor, key, correlation, command, also }).await
    }

    pub(crate) const fn engine(&self) -> &Engine {
        &self.engine
    }

    pub(crate) const fn tenant(&self) -> MarketplaceId {
        self.tenant
    }

    pub(crate) const fn actor(&self) -> Actor {
        self.actor
    }

    async fn create<Id: std::str::FromStr<Err = Refusal>>(&self, command: Command) -> Result<Created<Id>, Error> {
        let receipt = self.run(command).await?;
        Ok(Created { id: receipt.subject.to_string().parse()?, receipt })
    }

    /// Makes an order of a cart: routed, priced, split, its stock held, and paid as the caller says.
    ///
    /// With methods that ask nobody the order is placed in the same commit; with a gateway it is on record before the gateway is
    /// asked, and placed once the money is sure. A declined payment leaves the order awaiting another.
    ///
    /// Errors: `cart.*` (`cart.price_changed` with the difference), `stock.short`, `quote.*`, `split.*`, `promotion.*`, and those of
    /// [`Engine::run`].
    pub async fn check_out(&self, cart: CartId, with: CheckOut) -> Result<Created<OrderId>, Error> {
        self.create(Command::CheckOut { cart, with }).await
    }

    /// Gives money back: undoes a part of a vendor order, to the cent, and carries it to those who paid.
    ///
    /// Errors: `vendor_order.*`, `refund.*`, and those of [`Engine::run`].
    pub async fn give_back(&self, order: OrderId, with: GiveBack) -> Result<Created<RefundId>, Error> {
        self.create(Command::GiveBack { order, with }).await
    }
}

macro_rules! namespace {
    (
        $(#[doc = $doc:literal])+
        $name:ident ($method:ident), $variant:ident, $id:ident, $module:ident;
        new { $( $(#[doc = $new_doc:literal])+ $new:ident as $make:ident($($new_field:ident: $new_type:ty),*); )* }
        on { $( $(#[doc = $request_doc:literal])+ $request:ident as $ask:ident($($field:ident: $type:ty),*); )* }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone)]
        pub struct $name {
            market: Market,
        }

        impl Market {
            $(#[doc = $doc])+
            #[must_use]
            pub fn $method(&self) -> $name {
                $name { market: self.clone() }
            }
        }

        impl $name {
            /// The handle that it is a part of.
            pub(crate) const fn market(&self) -> &Market {
                &self.market
            }

            $(
                $(#[doc = $new_doc])+
                #[doc = concat!("\n\nErrors: the refusals of [`", stringify!($module), "`](vendra_domain::", stringify!($module), ") and those of [`Engine::run`](crate::Engine::run).")]
                pub async fn $make(&self, $($new_field: $new_type),*) -> Result<Created<$id>, crate::Error> {
                    let request = $module::Request::$new { $($new_field),* };
                    self.market.create(crate::Command::$variant { id: None, request }).await
                }
            )*
            $(
                $(#[doc = $request_doc])+
                #[doc = concat!("\n\nErrors: the refusals of [`", stringify!($module), "`](vendra_domain::", stringify!($module), ") and those of [`Engine::run`](crate::Engine::run).")]
                pub async fn $ask(&self, id: $id, $($field: $type),*) -> Result<vendra_domain::encoding::Receipt, crate::Error> {
                    let request = $module::Request::$request { $($field),* };
                    self.market.run(crate::Command::$variant { id: Some(id), request }).await
                }
            )*
        }
    };
}

mod guest;
mod money;
mod ordering;
mod selling;

pub use money::*;
pub use ordering::*;
pub use selling::*;

impl Customers {
    pub(crate) async fn ask(
        &self,
        id: CustomerId,
        request: vendra_domain::customer::Request,
    ) -> Result<Receipt, Error> {
        self.market().run(Command::Customer { id: Some(id), request }).await
    }
}

/// Stock of offers at places.
#[derive(Debug, Clone)]
pub struct StockLevels {
    market: Market,
}

/// Customers' credit.
#[derive(Debug, Clone)]
pub struct StoreCredits {
    market: Market,
}

impl Market {
    /// Stock of offers at places.
    #[must_use]
    pub fn stock(&self) -> StockLevels {
        StockLevels { market: self.clone() }
    }

    /// Customers' credit.
    #[must_use]
    pub fn store_credit(&self) -> StoreCredits {
        StoreCredits { market: self.clone() }
    }
}

impl StockLevels {
    pub(crate) const fn market(&self) -> &Market {
        &self.market
    }

    async fn ask(&self, offer: OfferId, location: LocationId, request: stock::Request) -> Result<Receipt, Error> {
        self.market.run(Command::Stock { offer, location, request }).await
    }

    /// Goods came in. Errors: `stock.*`, `limit.count`, and those of [`Engine::run`].
    pub async fn receive(&self, offer: OfferId, location: LocationId, units: u32) -> Result<Receipt, Error> {
        self.ask(offer, location, stock::Request::Receive { units }).await
    }

    /// Goods were counted: so many are there. Errors: as [`receive`](Self::receive).
    pub async fn count(
        &self,
        offer: OfferId,
        location: LocationId,
        units: u32,
        reason: String,
    ) -> Result<Receipt, Error> {
        self.ask(offer, location, stock::Request::Count { units, reason }).await
    }

    /// Sell what is not there, or stop it. Errors: as [`receive`](Self::receive).
    pub async fn set_backorder(
        &self,
        offer: OfferId,
        location: LocationId,
        backorder: Backorder,
    ) -> Result<Receipt, Error> {
        self.ask(offer, location, stock::Request::SetBackorder { backorder }).await
    }
}

impl StoreCredits {
    async fn ask(
        &self,
        customer: CustomerId,
        currency: Currency,
        request: store_credit::Request,
    ) -> Result<Receipt, Error> {
        self.market.run(Command::StoreCredit { customer, currency, request }).await
    }

    /// Grant credit, in minor units. Errors: `store_credit.*`, `amount.*`, and those of [`Engine::run`].
    pub async fn grant(
        &self,
        customer: CustomerId,
        currency: Currency,
        amount: Amount,
        grant: Grant,
        reason: String,
    ) -> Result<Receipt, Error> {
        self.ask(customer, currency, store_credit::Request::Grant { amount, grant, reason }).await
    }

    /// Take credit back that was granted, in minor units. Errors: as [`grant`](Self::grant).
    pub async fn revoke(
        &self,
        customer: CustomerId,
        currency: Currency,
        amount: Amount,
        reason: String,
    ) -> Result<Receipt, Error> {
        self.ask(customer, currency, store_credit::Request::Revoke { amount, reason }).await
    }

    /// Forbid its use. Errors: as [`grant`](Self::grant).
    pub async fn freeze(&self, customer: CustomerId, currency: Currency, reason: String) -> Result<Receipt, Error> {
        self.ask(customer, currency, store_credit::Request::Freeze { reason }).await
    }

    /// Permit its use again. Errors: as [`grant`](Self::grant).
    pub async fn thaw(&self, customer: CustomerId, currency: Currency) -> Result<Receipt, Error> {
        self.ask(customer, currency, store_credit::Request::Thaw).await
    }
}
