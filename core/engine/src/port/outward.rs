//! The smaller ports: taxes, delivery rates, events going out, people being told, and carts.

use super::event::StoredEvent;
use super::record::Record;
use super::store::Answer;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendra_domain::names::{Jurisdiction, TaxClass};
use vendra_domain::quote::TaxRate;
use vendra_domain::{Amount, CartId, ContactId, Currency, LineId, MarketplaceId, OfferId, RuleId, VendorId};

/// A port outside could not be asked, or refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{port} could not be asked: {message}")]
pub struct PortDown {
    /// Which port.
    pub port: &'static str,
    /// What the driver said, without secrets.
    pub message: String,
}

/// What a line is taxed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "taxed_as", rename_all = "snake_case")]
pub enum TaxedAs {
    /// Goods.
    Goods {
        /// The tax class of the offer.
        class: TaxClass,
    },
    /// One vendor's delivery.
    Delivery {
        /// The marketplace's tax class of delivery; none where it has none, and the calculator goes by its own.
        class: Option<TaxClass>,
    },
}

/// One line whose taxes are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxLine {
    /// The line.
    pub line: LineId,
    /// Who sells it.
    pub vendor: VendorId,
    /// Goods or delivery, and of which tax class.
    pub taxed_as: TaxedAs,
    /// What it costs before promotions, in minor units.
    pub amount: Amount,
}

/// What taxes are wanted for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxCall {
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// Where the goods go.
    pub jurisdiction: Jurisdiction,
    /// The currency of the amounts.
    pub currency: Currency,
    /// The lines.
    pub lines: Vec<TaxLine>,
}

/// A service that knows taxes. Without one the marketplace's own table is used.
pub trait TaxCalculator: Send + Sync + std::fmt::Debug {
    /// The rates of each line asked for, of goods and of delivery, by line; a line that it says nothing of bears no tax.
    fn rates<'a>(&'a self, call: &'a TaxCall) -> Answer<'a, BTreeMap<LineId, Vec<TaxRate>>, PortDown>;
}

/// One vendor's delivery whose price is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingCall {
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// Whose goods.
    pub vendor: VendorId,
    /// Where to; the port knows contacts, the engine does not look into them.
    pub deliver_to: Option<ContactId>,
    /// The service that the buyer chose.
    pub service: Option<String>,
    /// What the goods weigh, in grams.
    pub weight_g: u64,
    /// What the goods cost, in minor units.
    pub goods: Amount,
    /// Its currency.
    pub currency: Currency,
    /// Which offers and how many units of each.
    pub units: Vec<(OfferId, u32)>,
}

/// What a delivery costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingRate {
    /// The rule that says so, for the explanation of the quote.
    pub rule: RuleId,
    /// The price, in minor units.
    pub price: Amount,
}

/// A service that knows what delivery costs. Without one the vendor's or the marketplace's table is used.
pub trait ShippingRates: Send + Sync + std::fmt::Debug {
    /// What delivery of these goods costs.
    fn rate<'a>(&'a self, call: &'a ShippingCall) -> Answer<'a, ShippingRate, PortDown>;
}

/// Where events go.
pub trait Publisher: Send + Sync + std::fmt::Debug {
    /// Hands on events of one partition, in order. On an error none of them counts as handed on: they come again.
    fn publish<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), PortDown>;
}

/// Something that a person should learn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// What it is about, such as `order.placed`.
    pub about: String,
    /// The id of what it is about.
    pub subject: String,
    /// Whom to tell: a contact record, never an address.
    pub to: ContactId,
}

/// Tells people things: by mail, by message.
pub trait Notifier: Send + Sync + std::fmt::Debug {
    /// Tells somebody. The same notice may come more than once.
    fn notify<'a>(&'a self, notice: &'a Notice) -> Answer<'a, (), PortDown>;
}

/// Where carts are, if not in the [`Store`](super::Store): at checkout the cart is a fact, and the guard against a second order is in
/// the primary.
pub trait CartStore: Send + Sync + std::fmt::Debug {
    /// The cart's record, if it is there.
    fn get<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, Option<Record>, PortDown>;
    /// Writes the cart if it is still at `expected` (0: not there); tells whether it was.
    fn compare_and_set<'a>(
        &'a self,
        tenant: MarketplaceId,
        expected: u64,
        record: Record,
    ) -> Answer<'a, bool, PortDown>;
    /// Takes the cart away.
    fn delete<'a>(&'a self, tenant: MarketplaceId, cart: CartId) -> Answer<'a, (), PortDown>;
}
