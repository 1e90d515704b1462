//! Readings for people: each takes the actor, and gives what that actor may see.

/// Reading one and reading many of each kind of thing that is told as it stands, under documentation that shows it.
macro_rules! readings {
    ($(
        $name:ident: $state:ty, $id:ty, $kind:ident, $action:literal {
            $(#[doc = $one_doc:literal])+ one as $one:ident;
            $(#[doc = $many_doc:literal])+ many as $many:ident;
        }
    )*) => { $(
        impl crate::market::$name {
            $(#[doc = $one_doc])+
            pub async fn $one(&self, id: $id) -> Result<$state, Error> {
                let mut reading = self.market().reading()?;
                Ok(<$state>::clone(&*reading.one::<$state>($action, id).await?))
            }

            $(#[doc = $many_doc])+
            pub async fn $many(&self, by: By, paging: Paging) -> Result<Found<Seen<$state>>, Error> {
                let mut reading = self.market().reading()?;
                let found = reading.many(RecordKind::$kind, $action, &by, &paging).await?;
                let mut items = Vec::with_capacity(found.items.len());
                for record in found.items {
                    let state = record.body.state::<$state>()?;
                    items.push(Seen { id: record.key.id, version: record.version, state });
                }
                Ok(Found { items, next: found.next })
            }
        }
    )* };
}

mod afterwards;
mod audit;
mod doctor;
pub(crate) mod ledger;
mod orders;
mod personal;
mod selling;
pub(crate) mod sold;
mod uses;

pub use crate::market::stock::StockLevel;
pub use audit::AuditEntry;
pub use doctor::{Finding, Health};
pub use ledger::StatementFile;
pub use orders::{OrderLineView, OrderView, VendorLineView, VendorOrderView};
pub use personal::Export;
pub(crate) use personal::contacts_of;
pub use sold::YearFile;
pub use uses::{CouponUses, PromotionUses};

use crate::aggregate::Aggregate;
use crate::engine::Engine;
use crate::error::Error;
use crate::handle;
use crate::marketplace::Market;
use crate::port::{Query, QueryName, Record, RecordKey, RecordKind};
use crate::work::Work;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;
use vendra_domain::authority::{self, Actor, Buyer, Ownership, Relation};
use vendra_domain::names::Category;
use vendra_domain::*;

/// Which page is wanted.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::reading::{By, Paging};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let first = trial.owner().vendors().list(By::All, Paging { limit: 1, after: None }).await?;
/// let second = trial.owner().vendors().list(By::All, Paging { limit: 1, after: first.next }).await?;
/// assert_ne!(first.items[0].id, second.items[0].id);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Paging {
    /// What the page before gave as `next`; none for the first.
    pub after: Option<String>,
    /// How many at the most, from 1 to 500.
    pub limit: u32,
}

impl Default for Paging {
    fn default() -> Self {
        Self { after: None, limit: 100 }
    }
}

/// Some of what was asked for, and where the rest begins.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::reading::{By, Paging};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let found = trial.owner().vendors().list(By::All, Paging { limit: 1, after: None }).await?;
/// assert!(found.items.len() == 1 && found.next.is_some());
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "{T}List"))]
pub struct Found<T> {
    /// In the order that the question promises.
    pub items: Vec<T>,
    /// What to pass as `after` for the next page; none where this is the last.
    pub next: Option<String>,
}

/// One thing as it stands.
///
/// ```
/// use vendra::domain::vendor::Vendor;
/// use vendra::memory::Trial;
/// use vendra::reading::{By, Paging};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let seen = trial.owner().vendors().list(By::All, Paging::default()).await?.items.remove(0);
/// assert!(seen.version > 1 && matches!(seen.state, Vendor::Active(_)));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Seen{T}"))]
pub struct Seen<T> {
    /// Its id.
    pub id: String,
    /// How many events made it what it is.
    pub version: u64,
    /// What has become of it.
    pub state: T,
}

/// What is looked for.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::reading::{By, Paging};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let sold = trial.sold(1).await?;
/// let number = trial.buyer().orders().get(sold.order).await?.number;
/// let found = trial.owner().orders().list(By::Number(number), Paging::default()).await?;
/// assert_eq!(found.items[0].id, sold.order.to_string());
/// let unknown = trial.owner().orders().list(By::Offer(trial.books.offer), Paging::default()).await;
/// assert_eq!(unknown.unwrap_err().code(), "query.unknown");
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ListBy"))]
#[serde(tag = "by", content = "value", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum By {
    /// Everything.
    All,
    /// Those in a state, by its name.
    State(String),
    /// A vendor's.
    Vendor(VendorId),
    /// A buyer's.
    Buyer(Buyer),
    /// What belongs to an order.
    Order(OrderId),
    /// What belongs to a vendor order.
    VendorOrder(VendorOrderId),
    /// What is about a payment.
    Payment(PaymentId),
    /// The one with this number.
    Number(String),
    /// Every vendor's offers of a product.
    Product(ProductId),
    /// Offers of a category.
    Category(Category),
    /// The places that have an offer.
    Offer(OfferId),
}

impl By {
    /// The named query for this kind of thing; none where things of the kind are not found so.
    fn query(&self, kind: RecordKind) -> Option<Query> {
        use QueryName as N;
        use RecordKind as K;
        let name = match (kind, self) {
            (K::Vendor, Self::All) => N::Vendors,
            (K::Vendor, Self::State(_)) => N::VendorsByState,
            (K::Customer, Self::All) => N::Customers,
            (K::Offer, Self::All) => N::Offers,
            (K::Offer, Self::State(_)) => N::OffersByState,
            (K::Offer, Self::Vendor(_)) => N::OffersByVendor,
            (K::Offer, Self::Product(_)) => N::OffersByProduct,
            (K::Offer, Self::Category(_)) => N::OffersByCategory,
            (K::Stock, Self::Offer(_)) => N::StockByOffer,
            (K::Cart, Self::Buyer(_)) => N::CartsByBuyer,
            (K::Promotion, Self::All) => N::Promotions,
            (K::Promotion, Self::State(_)) => N::PromotionsByState,
            (K::CommissionPlan, Self::All) => N::CommissionPlans,
            (K::Order, Self::All) => N::Orders,
            (K::Order, Self::State(_)) => N::OrdersByState,
            (K::Order, Self::Buyer(_)) => N::OrdersByBuyer,
            (K::Order, Self::Number(_)) => N::OrdersByNumber,
            (K::VendorOrder, Self::All) => N::VendorOrders,
            (K::VendorOrder, Self::State(_)) => N::VendorOrdersByState,
            (K::VendorOrder, Self::Order(_)) => N::VendorOrdersByOrder,
            (K::VendorOrder, Self::Vendor(_)) => N::VendorOrdersByVendor,
            (K::Payment, Self::State(_)) => N::PaymentsByState,
            (K::Payment, Self::Order(_)) => N::PaymentsByOrder,
            (K::Refund, Self::State(_)) => N::RefundsByState,
            (K::Refund, Self::Order(_)) => N::RefundsByOrder,
            (K::Return, Self::VendorOrder(_)) => N::ReturnsByVendorOrder,
            (K::Return, Self::Vendor(_)) => N::ReturnsByVendor,
            (K::Exchange, Self::VendorOrder(_)) => N::ExchangesByVendorOrder,
            (K::Exchange, Self::Vendor(_)) => N::ExchangesByVendor,
            (K::Claim, Self::VendorOrder(_)) => N::ClaimsByVendorOrder,
            (K::Claim, Self::Vendor(_)) => N::ClaimsByVendor,
            (K::Dispute, Self::State(_)) => N::DisputesByState,
            (K::Dispute, Self::Payment(_)) => N::DisputesByPayment,
            (K::GiftCard, Self::All) => N::GiftCards,
            (K::Settlement, Self::Vendor(_)) => N::SettlementsByVendor,
            (K::Invoice, Self::All) => N::Invoices,
            (K::Invoice, Self::Vendor(_)) => N::InvoicesByVendor,
            (K::Payout, Self::All) => N::Payouts,
            (K::Payout, Self::State(_)) => N::PayoutsByState,
            (K::Payout, Self::Vendor(_)) => N::PayoutsByVendor,
            (K::WebhookEndpoint, Self::All) => N::WebhookEndpoints,
            (K::WebhookEndpoint, Self::State(_)) => N::WebhookEndpointsByState,
            (K::Reconciliation, Self::State(_)) => N::ReconciliationsByState,
            (K::Transfer, Self::State(_)) => N::TransfersByState,
            (K::Transfer, Self::VendorOrder(_)) => N::TransfersByVendorOrder,
            (K::Transfer, Self::Vendor(_)) => N::TransfersByVendor,
            _ => return None,
        };
        Some(Query::new(name, self))
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => Ok(()),
            Self::State(text) | Self::Number(text) => f.write_str(text),
            Self::Vendor(id) => fmt::Display::fmt(id, f),
            Self::Buyer(Buyer::Customer { customer }) => fmt::Display::fmt(customer, f),
            Self::Buyer(Buyer::Guest { cart }) => fmt::Display::fmt(cart, f),
            Self::Order(id) => fmt::Display::fmt(id, f),
            Self::VendorOrder(id) => fmt::Display::fmt(id, f),
            Self::Payment(id) => fmt::Display::fmt(id, f),
            Self::Product(id) => fmt::Display::fmt(id, f),
            Self::Category(category) => fmt::Display::fmt(category, f),
            Self::Offer(id) => fmt::Display::fmt(id, f),
        }
    }
}

/// Who reads, in one reading.
pub(crate) struct Reading<'e> {
    pub(crate) work: Work<'e>,
    pub(crate) actor: Actor,
}

impl<'e> Reading<'e> {
    pub(crate) fn new(engine: &'e Engine, tenant: MarketplaceId, actor: Actor) -> Result<Self, Error> {
        if crate::envelope::actor_tenant(&actor) != tenant {
            return Err(Refusal::AuthorityNotFound.into());
        }
        Ok(Self { work: Work::new(&engine.inner, tenant, actor), actor })
    }

    /// Permits a reading of one thing.
    pub(crate) fn permit(&self, action: &str, thing: &Ownership) -> Result<(), Error> {
        Ok(authority::authorize(&self.actor, action, thing)?)
    }

    /// The actor's own.
    pub(crate) const fn own(&self) -> Ownership {
        Ownership { tenant: self.work.tenant, vendor: None, buyer: None }
    }

    /// Permits a reading of everybody's things.
    pub(crate) fn permit_all(&self, action: &str) -> Result<(), Error> {
        let role = self.actor.role();
        let others = [Relation::AnotherVendors, Relation::AnotherBuyers];
        if others.into_iter().all(|relation| authority::permits(action, role, relation) == Some(true)) {
            return Ok(());
        }
        let role = <&str>::from(&role).to_owned();
        Err(Refusal::AuthorityForbidden { action: action.to_owned(), role, relation: "another_vendors".to_owned() }
            .into())
    }

    /// Permits a question by what it is limited to.
    async fn permit_by(&mut self, action: &str, by: &By) -> Result<(), Error> {
        let tenant = self.work.tenant;
        let thing = match by {
            By::Vendor(vendor) => Ownership { tenant, vendor: Some(*vendor), buyer: None },
            By::Buyer(buyer) => Ownership { tenant, vendor: None, buyer: Some(*buyer) },
            By::Order(id) => handle::belongs(&mut self.work, RecordKey::new(RecordKind::Order, id)).await?,
            By::VendorOrder(id) => handle::belongs(&mut self.work, RecordKey::new(RecordKind::VendorOrder, id)).await?,
            By::Payment(id) => handle::belongs(&mut self.work, RecordKey::new(RecordKind::Payment, id)).await?,
            By::Offer(id) => self.work.whose(&RecordKey::new(RecordKind::Offer, id)).await?.0,
            By::All | By::State(_) | By::Number(_) | By::Product(_) | By::Category(_) => {
                return self.permit_all(action);
            }
        };
        self.permit(action, &thing)
    }

    pub(crate) async fn one<D: Aggregate>(&mut self, action: &str, id: impl fmt::Display) -> Result<Arc<D>, Error> {
        let key = RecordKey::new(D::KIND, id);
        let thing = handle::belongs(&mut self.work, key.clone()).await?;
        handle::authorize(&self.actor, action, &thing, self.work.version(&key) > 0)?;
        if self.work.version(&key) == 0 {
            return Err(Refusal::AuthorityNotFound.into());
        }
        self.work.state::<D>(key.id).await
    }

    pub(crate) async fn many(
        &mut self,
        kind: RecordKind,
        action: &str,
        by: &By,
        paging: &Paging,
    ) -> Result<Found<Record>, Error> {
        self.permit_by(action, by).await?;
        let unknown = || Error::query_unknown(format!("{kind} records are not found by {by:?}"));
        let query = by.query(kind).ok_or_else(unknown)?;
        let query = Query { after: paging.after.clone(), limit: paging.limit, ..query };
        if kind == RecordKind::Cart && self.work.engine.carts.is_some() {
            return self.carts_apart(&query).await;
        }
        let page = self.work.engine.store.query(self.work.tenant, query).await?;
        Ok(Found { items: page.records, next: page.next })
    }
}

impl Reading<'_> {
    /// A buyer's carts, where they are not in the store.
    async fn carts_apart(&self, query: &Query) -> Result<Found<Record>, Error> {
        query.check()?;
        let malformed = |_: Refusal| Error::cursor_malformed("the cursor is no cart's id");
        let before = query.after.as_deref().map(str::parse::<CartId>).transpose().map_err(malformed)?;
        let (found, next) = self.work.carts_by_buyer(&query.value, before, query.limit).await?;
        let items = found.iter().filter_map(|(id, fetched)| fetched.record(*id)).collect();
        Ok(Found { items, next: next.map(|id| id.to_string()) })
    }
}

impl Market {
    pub(crate) fn reading(&self) -> Result<Reading<'_>, Error> {
        Reading::new(self.engine(), self.tenant(), self.actor())
    }
}

impl crate::market::Marketplaces {
    /// The settings and the staff.
    ///
    /// Errors: `authority.not_found` where there is no such marketplace, `authority.forbidden`, `store.*`.
    ///
    /// ```
    /// use vendra::domain::marketplace::Marketplace;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
    /// assert_eq!(book.settings.return_within_ms, 14 * 86_400_000);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn get(&self) -> Result<marketplace::Marketplace, Error> {
        let tenant = self.market().tenant();
        let mut reading = self.market().reading()?;
        Ok(marketplace::Marketplace::clone(&*reading.one::<marketplace::Marketplace>("query.settings", tenant).await?))
    }
}
