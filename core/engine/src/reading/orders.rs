//! Orders and vendor orders as buyers, vendors and operators see them.
//!
//! A buyer sees what it pays, a vendor what it sells and earns; neither sees the other vendors' or the platform's share, and a
//! vendor no payment.

use super::{By, Found, Paging, Seen};
use crate::error::Error;
use crate::market::{Orders, VendorOrders};
use crate::port::RecordKind;
use serde::{Deserialize, Serialize};
use vendra_domain::authority::Role;
use vendra_domain::decider::Named;
use vendra_domain::frozen_line::{FrozenLine, LineKind, Use};
use vendra_domain::order::{self, Order};
use vendra_domain::split::VendorTotals;
use vendra_domain::vendor_order::{self, Parcel, UnitCount, VendorOrder};
use vendra_domain::*;

/// A line of an order, as its buyer sees it. Amounts are in minor units.
///
/// ```
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let sold = trial.sold(3).await?;
/// let line = trial.buyer().orders().get(sold.order).await?.lines.remove(0);
/// assert_eq!((line.quantity, line.gross.minor()), (3, 7_470));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OrderLineView {
    /// The line.
    pub id: LineId,
    /// What it is for.
    pub kind: LineKind,
    /// How many units.
    pub quantity: u32,
    /// What the buyer pays for it.
    pub gross: Amount,
    /// The line whose units it took over, and what it pays with them; none where the buyer ordered it so.
    pub instead_of: Option<LineId>,
}

/// An order. Amounts are in minor units.
///
/// ```
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let sold = trial.sold(3).await?;
/// let order = trial.buyer().orders().get(sold.order).await?;
/// assert_eq!(order.vendor_orders, [sold.vendor_order]);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OrderView {
    /// The order.
    pub id: OrderId,
    /// The number that people know it by.
    pub number: String,
    /// What has become of it: `placed`, `completed`, ..
    pub state: String,
    /// Its currency.
    pub currency: Currency,
    /// What the buyer pays.
    pub gross: Amount,
    /// Its lines.
    pub lines: Vec<OrderLineView>,
    /// Each vendor's part.
    pub vendor_orders: Vec<VendorOrderId>,
    /// Where it is delivered to.
    pub deliver_to: Option<ContactId>,
    /// When it was placed.
    pub placed_at: Option<Timestamp>,
}

/// A line of a vendor order. Amounts are in minor units.
///
/// ```
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let sold = trial.sold(3).await?;
/// let line = trial.seller(trial.books.vendor).vendor_orders().get(sold.vendor_order).await?.lines.remove(0);
/// assert_eq!((line.gross.minor(), line.earns.unwrap().minor()), (7_470, 6_349));
/// let bought = trial.buyer().vendor_orders().get(sold.vendor_order).await?.lines.remove(0);
/// assert_eq!(bought.earns, None);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VendorLineView {
    /// The line.
    pub id: LineId,
    /// What it is for.
    pub kind: LineKind,
    /// How many units, and where they are.
    pub quantity: u32,
    /// Where they are.
    pub units: UnitCount,
    /// What the buyer pays for it.
    pub gross: Amount,
    /// What the vendor earns with it, with the taxes that it remits, before anything was given back; none for a buyer.
    pub earns: Option<Amount>,
}

/// A vendor's part of an order.
///
/// ```
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let sold = trial.delivered(3).await?;
/// let part = trial.seller(trial.books.vendor).vendor_orders().get(sold.vendor_order).await?;
/// assert_eq!((part.order, part.parcels.len()), (sold.order, 1));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VendorOrderView {
    /// The vendor order.
    pub id: VendorOrderId,
    /// The buyer's order.
    pub order: OrderId,
    /// The vendor.
    pub vendor: VendorId,
    /// What has become of it.
    pub state: String,
    /// Its currency.
    pub currency: Currency,
    /// Its lines.
    pub lines: Vec<VendorLineView>,
    /// What it came to when it was placed, before anything was given back: gross, delivery, fees, what is left; none for a
    /// buyer.
    pub totals: Option<VendorTotals>,
    /// What was sent.
    pub parcels: Vec<Parcel>,
    /// Until when the vendor may accept it.
    pub accept_by: Option<Timestamp>,
}

fn paid(line: &FrozenLine) -> Result<Amount, Refusal> {
    Amount::sum(line.sources().iter().filter(|share| share.party.is_tender()).map(|share| share.amount))
}

fn order_line(book: &order::Book, line: &FrozenLine) -> Result<OrderLineView, Refusal> {
    let instead_of = book.origin(line.id).map(|origin| origin.instead_of);
    Ok(OrderLineView { id: line.id, kind: line.kind, quantity: line.quantity, gross: paid(line)?, instead_of })
}

fn order_view(state: &Order, book: &order::Book) -> Result<OrderView, Refusal> {
    Ok(OrderView {
        id: book.id,
        number: book.number.clone(),
        state: state.name().to_owned(),
        currency: book.currency,
        gross: book.gross,
        lines: book.lines.iter().map(|line| order_line(book, line)).collect::<Result<_, _>>()?,
        vendor_orders: book.vendor_orders.iter().map(|part| part.id).collect(),
        deliver_to: book.deliver_to,
        placed_at: book.placed_at,
    })
}

/// Whether a role may see what a vendor earns.
const fn sees_earnings(role: Role) -> bool {
    !matches!(role, Role::Customer | Role::Guest | Role::VendorFulfilment)
}

fn vendor_view(
    role: Role,
    state: &VendorOrder,
    book: &vendor_order::Book,
    order: Option<&order::Book>,
) -> Result<VendorOrderView, Refusal> {
    let mut lines = Vec::with_capacity(book.lines.len());
    for line in &book.lines {
        let frozen = order.and_then(|order| order.lines.iter().find(|frozen| frozen.id == line.id));
        let gross = frozen.map(paid).transpose()?.unwrap_or_default();
        let own = |party: Use| party == Use::Vendor { vendor: book.vendor };
        let shares = frozen.into_iter().flat_map(FrozenLine::uses).filter(|share| own(share.party));
        let earns = Amount::sum(shares.map(|share| share.amount))?;
        lines.push(VendorLineView {
            id: line.id,
            kind: line.kind,
            quantity: line.quantity,
            units: line.units,
            gross,
            earns: sees_earnings(role).then_some(earns),
        });
    }
    let part = order.and_then(|order| order.vendor_orders.iter().find(|part| part.id == book.id));
    Ok(VendorOrderView {
        id: book.id,
        order: book.order,
        vendor: book.vendor,
        state: state.name().to_owned(),
        currency: book.currency,
        lines,
        totals: part.filter(|_| sees_earnings(role)).map(|part| part.totals),
        parcels: book.parcels.clone(),
        accept_by: book.accept_by,
    })
}

impl Orders {
    /// An order.
    ///
    /// Errors: `authority.not_found` where there is none, `authority.forbidden` (vendors read [`VendorOrders`]), `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// let order = trial.buyer().orders().get(sold.order).await?;
    /// assert_eq!((order.state.as_str(), order.gross.minor()), ("placed", 7_470));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn get(&self, id: OrderId) -> Result<OrderView, Error> {
        let state = self.market().reading()?.one::<Order>("query.orders", id).await?;
        let book = state.book().ok_or(Refusal::AuthorityNotFound)?;
        Ok(order_view(&state, book)?)
    }

    /// Orders by buyer, state or number, or all, newest first.
    ///
    /// Errors: `query.unknown`, `authority.forbidden`, `cursor.malformed`, `store.*`.
    ///
    /// ```
    /// use vendra::authority::Buyer;
    /// use vendra::memory::Trial;
    /// use vendra::reading::{By, Paging};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// let own = By::Buyer(Buyer::Customer { customer: trial.customer });
    /// let found = trial.buyer().orders().list(own, Paging::default()).await?;
    /// assert_eq!(found.items[0].state.id, sold.order);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn list(&self, by: By, paging: Paging) -> Result<Found<Seen<OrderView>>, Error> {
        let found = self.market().reading()?.many(RecordKind::Order, "query.orders", &by, &paging).await?;
        let mut items = Vec::with_capacity(found.items.len());
        for record in found.items {
            let state = record.body.state::<Order>()?;
            if let Some(book) = state.book() {
                let view = order_view(&state, book)?;
                items.push(Seen { id: record.key.id, version: record.version, state: view });
            }
        }
        Ok(Found { items, next: found.next })
    }
}

impl VendorOrders {
    /// A vendor order.
    ///
    /// Errors: `authority.not_found` where there is none, `authority.forbidden`, `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// let part = trial.seller(trial.books.vendor).vendor_orders().get(sold.vendor_order).await?;
    /// assert_eq!(part.totals.unwrap().payable.minor(), 6_349);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn get(&self, id: VendorOrderId) -> Result<VendorOrderView, Error> {
        let mut reading = self.market().reading()?;
        let state = reading.one::<VendorOrder>("query.vendor_orders", id).await?;
        let book = state.book().ok_or(Refusal::AuthorityNotFound)?;
        let order = reading.work.state::<Order>(book.order).await?;
        Ok(vendor_view(reading.actor.role(), &state, book, order.book())?)
    }

    /// Vendor orders by vendor, order or state, or all.
    ///
    /// Errors: `query.unknown`, `authority.forbidden`, `cursor.malformed`, `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::reading::{By, Paging};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// let (seller, of) = (trial.seller(trial.books.vendor), By::Vendor(trial.books.vendor));
    /// let found = seller.vendor_orders().list(of, Paging::default()).await?;
    /// assert_eq!(found.items[0].state.id, sold.vendor_order);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn list(&self, by: By, paging: Paging) -> Result<Found<Seen<VendorOrderView>>, Error> {
        let mut reading = self.market().reading()?;
        let found = reading.many(RecordKind::VendorOrder, "query.vendor_orders", &by, &paging).await?;
        let states = found.items.iter().map(|record| record.body.state::<VendorOrder>());
        let states = states.collect::<Result<Vec<_>, _>>()?;
        let orders = states.iter().filter_map(VendorOrder::book).map(|book| book.order);
        let keys: Vec<_> = orders.map(|order| crate::port::RecordKey::new(RecordKind::Order, order)).collect();
        reading.work.read(keys, [], None).await?;
        let mut items = Vec::with_capacity(states.len());
        for (record, state) in found.items.into_iter().zip(&states) {
            if let Some(book) = state.book() {
                let order = reading.work.state::<Order>(book.order).await?;
                let view = vendor_view(reading.actor.role(), state, book, order.book())?;
                items.push(Seen { id: record.key.id, version: record.version, state: view });
            }
        }
        Ok(Found { items, next: found.next })
    }
}
