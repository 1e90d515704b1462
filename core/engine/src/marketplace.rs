//! A handle on one marketplace for one actor, and what its requests give back.

use crate::checkout::{CheckOut, GiveBack};
use crate::command::Command;
use crate::engine::Engine;
use crate::envelope::Envelope;
use crate::error::Error;
use crate::port::Statement;
use vendra_domain::authority::Actor;
use vendra_domain::encoding::Receipt;
use vendra_domain::{CartId, MarketplaceId, OrderId, RefundId, Refusal};

/// What a request made: its id, typed, and the receipt.
///
/// ```
/// # pollster::block_on(async {
/// use vendra::memory::Trial;
/// let trial = Trial::open().await?;
/// let made = trial.owner().contacts().add(Default::default()).await?;
/// assert_eq!((made.receipt.subject, made.receipt.version), (made.id.into(), 1));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Created<Id> {
    /// The id of what was made.
    pub id: Id,
    /// The receipt.
    pub receipt: Receipt,
}

/// One marketplace as one actor sees it: a namespace for each kind of thing ([`market`](crate::market)), and the few requests that
/// are about more than one.
///
/// A handle is cheap to clone. [`key`](Self::key), [`correlation`](Self::correlation) and [`also`](Self::also) give handles whose
/// requests carry them.
///
/// ```
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let cart = trial.cart(3, 1).await?;
/// let buyer = trial.buyer();
/// let order = buyer.key("checkout-42").check_out(cart, trial.by_card("tok_visa")).await?.id;
/// assert_eq!(buyer.orders().get(order).await?.gross.minor(), 3 * 2_490 + 7_900);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
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
    /// A handle on a marketplace for an actor whom the host has authenticated. Nothing is looked up.
    ///
    /// ```
    /// use vendra::authority::{Actor, Buyer};
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (tenant, cart) = (trial.tenant, trial.cart(1, 0).await?);
    /// let stranger = Buyer::Customer { customer: "cus_01h455vb4pex5vsknk084sn009".parse()? };
    /// let market = trial.engine.market(tenant, Actor::Buyer { tenant, buyer: stranger });
    /// assert_eq!(market.carts().get(cart).await.unwrap_err().code(), "authority.forbidden");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn market(&self, tenant: MarketplaceId, actor: Actor) -> Market {
        Market { engine: self.clone(), tenant, actor, key: None, correlation: None, also: Vec::new() }
    }
}

impl Market {
    /// A handle whose next request has this idempotency key, of 1 to 255 bytes: the same key and request again is answered as the
    /// first was, for as long as [`Config::answers_kept_ms`](crate::Config::answers_kept_ms) says. One key, one request.
    ///
    /// Errors of that request: `idempotency.in_flight`, `idempotency.key_reused`, `idempotency.key_malformed`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (cart, with) = (trial.cart(1, 0).await?, trial.by_card("tok_visa"));
    /// let order = trial.buyer().key("checkout-42").check_out(cart, with.clone()).await?;
    /// let again = trial.buyer().key("checkout-42").check_out(cart, with).await?;
    /// assert_eq!((again, trial.gateway.operations()), (order, 2)); // one authorization, one capture
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        Self { key: Some(key.into()), ..self.clone() }
    }

    /// A handle whose requests are tied together in the audit trail, by a text of at most 255 bytes.
    ///
    /// Errors of those requests: `limit.text`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::port::HistoryOf;
    /// use vendra::reading::Paging;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let contact = trial.buyer().correlation("visit-7").contacts().add(Default::default()).await?.id;
    /// let trail = trial.owner().audit_trail(HistoryOf::Key(contact.to_string()), Paging::default()).await?;
    /// assert_eq!(trail.items[0].correlation, "visit-7");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn correlation(&self, correlation: impl Into<String>) -> Self {
        Self { correlation: Some(correlation.into()), ..self.clone() }
    }

    /// A handle whose next request carries the host's own SQL statements: they run in the same transaction as what the request
    /// changes, where the store is SQL, and all stands or nothing. Where the request changes nothing, is refused, or is answered as
    /// it was before, they do not run.
    ///
    /// Errors of that request: `also.refused` where a statement fails or changes another number of rows than it must,
    /// `store.unsupported` where the store is not SQL, `store.limit` for more than
    /// [`COMMIT_ALSO_MAX`](crate::port::COMMIT_ALSO_MAX).
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::port::{Parameter, Statement};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let note = Statement {
    ///     sql: "INSERT INTO notes (text) VALUES (?1)".into(),
    ///     parameters: vec![Parameter::Text("a new contact".into())],
    ///     rows: Some(1),
    /// };
    /// let refused = trial.owner().also(vec![note]).contacts().add(Default::default()).await.unwrap_err();
    /// assert_eq!(refused.code(), "store.unsupported"); // the store in memory knows no SQL; vendra-sqlite does
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn also(&self, statements: Vec<Statement>) -> Self {
        Self { also: statements, ..self.clone() }
    }

    /// Runs any request: what the typed methods do, for requests that are data.
    ///
    /// Errors: those of [`Engine::run`].
    ///
    /// ```
    /// use vendra::Command;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let json = r#"{"on": "contact", "request": {"request": "write", "details": {"city": "Lisboa"}}}"#;
    /// let command: Command = serde_json::from_str(json).unwrap();
    /// let receipt = trial.owner().run(command).await?;
    /// assert_eq!(receipt.version, 1);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
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

    /// What ties this handle's requests together.
    pub(crate) fn tie(&self) -> Option<String> {
        self.correlation.clone()
    }

    pub(crate) async fn create<Id: std::str::FromStr<Err = Refusal>>(
        &self,
        command: Command,
    ) -> Result<Created<Id>, Error> {
        let receipt = self.run(command).await?;
        Ok(Created { id: receipt.subject.to_string().parse()?, receipt })
    }

    /// Makes an order of a cart: routed, priced, split, its stock held, and paid as the caller says.
    ///
    /// With methods that ask nobody the order is placed in the same commit; with a gateway it is on record before the gateway is
    /// asked, and placed once the money is sure. A declined payment leaves the order awaiting another.
    ///
    /// Errors: `cart.*` (`cart.price_changed` with the difference), `contact.unknown`, `stock.short`, `quote.*`, `split.*`,
    /// `routing.*`, `commission.*`, `promotion.*`, `gift_card.*`, `store_credit.*`, `gateway.unknown`, `gateway.unavailable`, and
    /// those of [`Engine::run`].
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let cart = trial.cart(3, 1).await?; // of two vendors
    /// let order = trial.buyer().check_out(cart, trial.by_card("tok_visa")).await?.id;
    /// let seen = trial.buyer().orders().get(order).await?;
    /// assert_eq!((seen.state.as_str(), seen.gross.minor()), ("placed", 15_370));
    /// assert_eq!(seen.vendor_orders.len(), 2);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn check_out(&self, cart: CartId, with: CheckOut) -> Result<Created<OrderId>, Error> {
        self.create(Command::CheckOut { cart, with }).await
    }

    /// Gives money back: undoes a part of a vendor order, to the cent, and carries it to those who paid.
    ///
    /// Errors: `vendor_order.units`, `vendor_order.exceeded`, `vendor_order.unknown_line`, `vendor_order.wrong_state`,
    /// `refund.nothing`, `refund.unknown_payment`, `payment.refund_window`, `limit.text`, `gateway.unavailable`, and those of
    /// [`Engine::run`].
    ///
    /// ```
    /// use vendra::checkout::GiveBack;
    /// use vendra::domain::ledger::Account;
    /// use vendra::domain::refund::Destination;
    /// use vendra::domain::vendor_order::{Goods, Undo};
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.delivered(3).await?; // 74.70, of which the vendor has 63.49 and the platform 11.21
    /// let undo = Undo::Units { lines: sold.units(1), goods: Goods::Arrived };
    /// let with = GiveBack { vendor_order: sold.vendor_order, undo, reason: "torn".into(), to: Destination::Payments };
    /// trial.owner().give_back(sold.order, with).await?;
    /// let pending = trial.balance(Account::VendorPending(trial.books.vendor)).await?.minor();
    /// let commission = trial.balance("commission".parse()?).await?.minor();
    /// assert_eq!(pending + commission, 4_980); // each has given its own part of 24.90 back
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn give_back(&self, order: OrderId, with: GiveBack) -> Result<Created<RefundId>, Error> {
        self.create(Command::GiveBack { order, with }).await
    }
}
