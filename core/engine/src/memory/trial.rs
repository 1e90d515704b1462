//! A small marketplace in memory, to try things on.

use super::{MemoryGateway, MemoryStore, TrialClock};
use crate::checkout::{CheckOut, Pay};
use crate::engine::Engine;
use crate::error::Error;
use crate::marketplace::Market;
use crate::port::{CartStore, PaymentGateway, Store};
use crate::reading::{By, Paging};
use crate::resilience::{Outward, Resilience};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;
use vendra_domain::authority::{Actor, Buyer, MemberRole, StaffRole};
use vendra_domain::cart::Owner;
use vendra_domain::commission::CommissionPlan;
use vendra_domain::contact::Details;
use vendra_domain::ledger::Account;
use vendra_domain::names::{Gateway, Method};
use vendra_domain::vendor_order::LineUnits;
use vendra_domain::*;

/// A vendor of the [`Trial`], and what it sells.
///
/// ```
/// # pollster::block_on(async {
/// let trial = vendra::memory::Trial::open().await?;
/// let levels = trial.seller(trial.lamps.vendor).stock().levels(trial.lamps.offer).await?;
/// assert_eq!((levels[0].location, levels[0].available), (trial.lamps.location, 10));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shelf {
    /// The vendor.
    pub vendor: VendorId,
    /// Its contact record.
    pub contact: ContactId,
    /// Its one place.
    pub location: LocationId,
    /// Its one offer; ten units are at the place.
    pub offer: OfferId,
}

/// An order of books that a card has paid.
///
/// ```
/// # pollster::block_on(async {
/// let trial = vendra::memory::Trial::open().await?;
/// let sold = trial.sold(2).await?;
/// assert_eq!(trial.buyer().orders().get(sold.order).await?.gross.minor(), 4_980);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sold {
    /// The order.
    pub order: OrderId,
    /// Its payment.
    pub payment: PaymentId,
    /// The vendor's part of it.
    pub vendor_order: VendorOrderId,
    /// Its one line.
    pub line: LineId,
}

impl Sold {
    /// So many units of its line, for whatever is asked of units.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let sold = trial.sold(2).await?;
    /// assert_eq!((sold.units(1)[0].line, sold.units(1)[0].units), (sold.line, 1));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn units(&self, units: u32) -> Vec<LineUnits> {
        vec![LineUnits { line: self.line, units }]
    }
}

/// A small marketplace in memory to try things on, in examples and in tests of your own: in euros, with a commission of 15 %, a
/// vendor of books at 24.90 and one of lamps at 79.00, a customer, a card through a [`MemoryGateway`], an invoice, and a clock that
/// is turned by hand. No goods are taxed.
///
/// It is made through the same calls that any marketplace is made with, so its source is an example too.
///
/// ```
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let cart = trial.cart(3, 1).await?;
/// let order = trial.buyer().check_out(cart, trial.by_card("tok_visa")).await?.id;
/// let seen = trial.buyer().orders().get(order).await?;
/// assert_eq!((seen.state.as_str(), seen.gross.minor()), ("placed", 3 * 2_490 + 7_900));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Trial {
    /// The engine.
    pub engine: Engine,
    /// The clock, which only [`TrialClock::turn`] moves.
    pub clock: Arc<TrialClock>,
    /// The gateway, under the name `acme`.
    pub gateway: Arc<MemoryGateway>,
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// The one customer.
    pub customer: CustomerId,
    /// A vendor of books, at 24.90 euros.
    pub books: Shelf,
    /// A vendor of lamps, at 79.00 euros.
    pub lamps: Shelf,
    people: [UserId; 3],
    card: Way,
    invoice: Way,
}

impl Trial {
    /// A marketplace that is open, with nothing sold yet.
    ///
    /// Errors: none that a release brings about.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// assert!(trial.owner().doctor().await?.findings.is_empty());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn open() -> Result<Self, Error> {
        Self::on(Arc::new(MemoryStore::default())).await
    }

    /// The same on a store that has nothing of it yet: to try one that is kept.
    ///
    /// Errors: `store.*`.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::{MemoryStore, Trial};
    /// # pollster::block_on(async {
    /// let store = Arc::new(MemoryStore::default());
    /// let trial = Trial::on(store).await?;
    /// assert!(trial.owner().doctor().await?.findings.is_empty());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn on(store: Arc<dyn Store>) -> Result<Self, Error> {
        let (clock, gateway) = (Arc::new(TrialClock::default()), Arc::new(MemoryGateway::default()));
        let acme: Gateway = "acme".parse()?;
        let engine =
            Engine::builder(store).clock(Arc::clone(&clock) as _).gateway(acme, Arc::clone(&gateway) as _).build();
        let tenant: MarketplaceId = "mkt_01h455vb4pex5vsknk084sn001".parse()?;
        let person = |number: u8| format!("usr_01h455vb4pex5vsknk084sn00{number}").parse();
        let people: [UserId; 3] = [person(1)?, person(2)?, person(3)?];
        let owner = engine.market(tenant, Actor::Staff { tenant, user: people[0], role: StaffRole::Owner });
        found(&owner, tenant).await?;
        let customer: CustomerId = "cus_01h455vb4pex5vsknk084sn001".parse()?;
        let buyer = engine.market(tenant, Actor::Buyer { tenant, buyer: Buyer::Customer { customer } });
        let contact = buyer.contacts().add(called("Ada Buyer")).await?.id;
        buyer.customers().register(contact).await?;
        let books = shelf(&engine, &owner, ["Paper Moon Books", "001"], 2_490).await?;
        let lamps = shelf(&engine, &owner, ["Bright & Daughters", "002"], 7_900).await?;
        let way = |method: &str| Ok::<_, Refusal>((acme, method.parse()?));
        let (card, invoice) = (way("card")?, way("invoice")?);
        Ok(Self { engine, clock, gateway, tenant, customer, books, lamps, people, card, invoice })
    }

    /// The same marketplace on another gateway, still under the name `acme`: one that misbehaves, or one of your own. Calls of it are
    /// made once and may take their time ([`Resilience::off`]): a clock that is turned by hand measures nothing, and what a gateway
    /// does wrong is seen as it is.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::{MemoryGateway, Trial};
    /// # pollster::block_on(async {
    /// let gateway = Arc::new(MemoryGateway::default());
    /// let trial = Trial::open().await?.with_gateway(Arc::clone(&gateway) as _);
    /// trial.sold(1).await?;
    /// assert_eq!(gateway.operations(), 2); // one authorization, one capture
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn with_gateway(self, gateway: Arc<dyn PaymentGateway>) -> Self {
        let engine = Engine::builder(Arc::clone(self.engine.store())).clock(Arc::clone(&self.clock) as _);
        let (acme, once) = (self.card.0, Resilience::off());
        Self { engine: engine.gateway(acme, gateway).resilience(Outward::Gateway(acme), once).build(), ..self }
    }

    /// The same marketplace with its carts in another place than the store, where there are none yet.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::{MemoryCarts, Trial};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?.with_carts(Arc::new(MemoryCarts::default()));
    /// assert_eq!(trial.sold(2).await?.units(2).len(), 1);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn with_carts(self, carts: Arc<dyn CartStore>) -> Self {
        let engine = Engine::builder(Arc::clone(self.engine.store())).clock(Arc::clone(&self.clock) as _);
        let engine = engine.gateway(self.card.0, Arc::clone(&self.gateway) as _).carts(carts).build();
        Self { engine, ..self }
    }

    /// The marketplace as its owner sees it.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// trial.owner().marketplace().pause(trial.tenant).await?;
    /// let cart = trial.cart(1, 0).await?;
    /// let refused = trial.buyer().check_out(cart, trial.by_invoice()).await.unwrap_err();
    /// assert_eq!(refused.code(), "cart.marketplace_shut");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn owner(&self) -> Market {
        self.staff(StaffRole::Owner)
    }

    /// The marketplace as one of the platform's people sees it, another person a role.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// use vendra::authority::StaffRole;
    /// let trial = vendra::memory::Trial::open().await?;
    /// let refused = trial.staff(StaffRole::Support).ledger().trial_balance(Default::default()).await.unwrap_err();
    /// assert_eq!(refused.code(), "authority.forbidden");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn staff(&self, role: StaffRole) -> Market {
        let [owner, support, finance] = self.people;
        let user = match role {
            StaffRole::Owner => owner,
            StaffRole::Support => support,
            StaffRole::Finance => finance,
        };
        self.engine.market(self.tenant, Actor::Staff { tenant: self.tenant, user, role })
    }

    /// The marketplace as an owner of a vendor sees it.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let refused = trial.seller(trial.books.vendor).offers().pause(trial.lamps.offer).await.unwrap_err();
    /// assert_eq!(refused.code(), "authority.forbidden");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn seller(&self, vendor: VendorId) -> Market {
        seller(&self.engine, self.tenant, vendor)
    }

    /// The marketplace as the customer sees it.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// assert!(trial.buyer().customers().export(trial.customer).await?.orders.is_empty());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn buyer(&self) -> Market {
        let buyer = Buyer::Customer { customer: self.customer };
        self.engine.market(self.tenant, Actor::Buyer { tenant: self.tenant, buyer })
    }

    /// The marketplace as the host's own workers and webhooks see it.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let cart = trial.cart(1, 0).await?;
    /// let order = trial.buyer().check_out(cart, trial.by_card("decline")).await?.id;
    /// trial.clock.turn(3_600_000);
    /// trial.worker().orders().release(order).await?;
    /// assert_eq!(trial.buyer().orders().get(order).await?.state, "released");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn worker(&self) -> Market {
        self.engine.market(self.tenant, Actor::System { tenant: self.tenant })
    }

    /// A cart of the customer's with so many books and lamps.
    ///
    /// Errors: `cart.*` for more than ten of either.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let cart = trial.cart(2, 1).await?;
    /// let seen = trial.buyer().carts().get(cart).await?;
    /// assert_eq!(seen.book().unwrap().seen_total()?.minor(), 2 * 2_490 + 7_900);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn cart(&self, books: u32, lamps: u32) -> Result<CartId, Error> {
        let carts = self.buyer().carts();
        let cart = carts.create(Owner::Customer { customer: self.customer }, "EUR".parse()?).await?.id;
        for (shelf, units) in [(&self.books, books), (&self.lamps, lamps)] {
            if units > 0 {
                carts.add_line(cart, shelf.offer, units, None).await?;
            }
        }
        Ok(cart)
    }

    /// Paid by card: a token that begins with `decline` is declined, one with `action` waits for the payer, any other pays.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let cart = trial.cart(1, 0).await?;
    /// let order = trial.buyer().check_out(cart, trial.by_card("decline")).await?.id;
    /// assert_eq!(trial.buyer().orders().get(order).await?.state, "awaiting_payment");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn by_card(&self, token: &str) -> CheckOut {
        by(self.card, Some(token.to_owned()))
    }

    /// Paid by invoice: placed at once, and owed.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_invoice()).await?.id;
    /// assert_eq!(trial.buyer().orders().get(order).await?.state, "placed");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn by_invoice(&self) -> CheckOut {
        by(self.invoice, None)
    }

    /// What an account is at, in cents, on the side where it grows.
    ///
    /// Errors: `amount.out_of_range`.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// trial.sold(3).await?;
    /// assert_eq!(trial.balance("gateway_clearing/acme".parse()?).await?.minor(), 7_470);
    /// assert_eq!(trial.balance("commission".parse()?).await?.minor(), 1_121);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn balance(&self, account: Account) -> Result<Amount, Error> {
        self.owner().ledger().balance(account, "EUR".parse()?, None).await
    }

    /// So many books, sold to the customer and paid by card, and yet to be accepted by their vendor.
    ///
    /// Errors: `cart.*` for more than ten, `stock.short` once there are no more.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// let earned = trial.seller(trial.books.vendor).vendor_orders().get(sold.vendor_order).await?.totals.unwrap();
    /// assert_eq!(earned.payable.minor(), 7_470 - 1_121); // less 15 %, rounded once
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn sold(&self, books: u32) -> Result<Sold, Error> {
        let cart = self.cart(books, 0).await?;
        let order = self.buyer().check_out(cart, self.by_card("tok_visa")).await?.id;
        let none = || Error::from(Refusal::OrderEmpty);
        let parts = self.worker().vendor_orders().list(By::Order(order), Paging::default()).await?.items;
        let part = parts.into_iter().next().ok_or_else(none)?.state;
        let line = part.lines.first().ok_or_else(none)?.id;
        let payments = self.worker().payments().list(By::Order(order), Paging::default()).await?.items;
        let payment = payments.into_iter().next().ok_or_else(none)?.id.parse()?;
        Ok(Sold { order, payment, vendor_order: part.id, line })
    }

    /// As [`sold`](Self::sold), and accepted, sent in one parcel, and delivered.
    ///
    /// Errors: as [`sold`](Self::sold).
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let sold = trial.delivered(3).await?;
    /// let part = trial.buyer().vendor_orders().get(sold.vendor_order).await?;
    /// assert_eq!((part.state.as_str(), part.lines[0].units.delivered), ("completed", 3));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn delivered(&self, books: u32) -> Result<Sold, Error> {
        let sold = self.sold(books).await?;
        let (part, parts) = (sold.vendor_order, self.seller(self.books.vendor).vendor_orders());
        parts.accept(part).await?;
        parts.ship(part, sold.units(books), None).await?;
        for parcel in parts.get(part).await?.parcels {
            parts.deliver(part, parcel.id).await?;
        }
        Ok(sold)
    }
}

/// A way to pay.
type Way = (Gateway, Method);

fn by((gateway, method): Way, token: Option<String>) -> CheckOut {
    let pay = Pay::Method { method, gateway, limit: None, token };
    CheckOut { pay: vec![pay], ..CheckOut::default() }
}

/// Each vendor's owner is a person with the vendor's own number.
fn seller(engine: &Engine, tenant: MarketplaceId, vendor: VendorId) -> Market {
    let user = UserId::from_uuid(vendor.uuid());
    engine.market(tenant, Actor::Member { tenant, user, vendor, role: MemberRole::Owner })
}

fn called(name: &str) -> Details {
    Details { name: Some(name.to_owned()), ..Details::default() }
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, Refusal> {
    serde_json::from_value(value).map_err(|error| Refusal::RequestMalformed { what: error.to_string() })
}

async fn found(owner: &Market, tenant: MarketplaceId) -> Result<(), Error> {
    let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn001".parse()?, "rul_01h455vb4pex5vsknk084sn001".parse()?);
    let rules = CommissionPlan::flat(plan, rule, "0.15".parse()?)?;
    let plan = owner.commission_plans().create("Fifteen per cent".to_owned(), rules).await?.id;
    owner.commission_plans().publish(plan).await?;
    let settings = json!({
        "currencies": ["EUR"],
        "default_plan": plan,
        "hold_ms": 900_000,
        "accept_within_ms": 86_400_000,
        "return_within_ms": 1_209_600_000,
        "capture": "on_placement",
        "payout_schedule": {"every": {"every": "week", "on": "monday"}, "time_zone": "Europe/Berlin", "hour": 6},
        "methods": [
            {"method": "card", "kind": {"kind": "authorize_and_capture"}},
            {"method": "invoice", "kind": {"kind": "receivable", "collector": "platform"}},
        ],
    });
    owner.marketplace().create(tenant, read(settings)?).await?;
    Ok(())
}

/// A vendor that sells one thing, and may be paid out.
async fn shelf(engine: &Engine, owner: &Market, [name, number]: [&str; 2], price: i64) -> Result<Shelf, Error> {
    let contact = owner.contacts().add(called(name)).await?.id;
    let vendor = owner.vendors().apply(contact).await?.id;
    owner.vendors().request_review(vendor).await?;
    owner.vendors().activate(vendor).await?;
    let seller = seller(engine, owner.tenant(), vendor);
    let location: LocationId = format!("loc_01h455vb4pex5vsknk084sn{number}").parse()?;
    let place = json!({"id": location, "contact": contact, "jurisdiction": "DE", "priority": 1});
    seller.vendors().set_location(vendor, read(place)?).await?;
    let account = format!("pac_01h455vb4pex5vsknk084sn{number}").parse()?;
    seller.vendors().propose_account(vendor, account).await?;
    owner.vendors().confirm_account(vendor, account).await?;
    let product = format!("prd_01h455vb4pex5vsknk084sn{number}").parse()?;
    let terms = json!({"category": "goods", "tax_class": "standard", "weight": 400, "prices_are": "tax_inclusive",
        "prices": {"EUR": price}, "quantity_max": 10});
    let offer = seller.offers().create(vendor, product, read(terms)?).await?.id;
    seller.offers().publish(offer).await?;
    seller.stock().receive(offer, location, 10).await?;
    Ok(Shelf { vendor, contact, location, offer })
}
