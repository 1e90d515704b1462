//! What a source of orders gives the driver, whether it was read from files or ships with the example.

use uuid::Uuid;
use vendra::domain::commission::CommissionPlan;
use vendra::domain::marketplace::TaxRow;
use vendra::domain::names::{Jurisdiction, TaxClass};
use vendra::domain::policy::Policies;
use vendra::domain::quote::{PriceBasis, PromotionRule};
use vendra::{Amount, Currency, OfferId, PlanId, Rate, Refusal, RuleId, Timestamp, VendorId};

/// How a buyer paid a part of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PaidBy {
    /// A card: authorized, then captured.
    Card,
    /// A boleto: issued, and paid some time later.
    Boleto,
    /// A voucher: a gift card that was sold before.
    Voucher,
}

/// One payment of an order, as the source tells it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SourcePayment {
    pub(crate) by: PaidBy,
    /// In minor units.
    pub(crate) amount: Amount,
}

/// One line: the units of a product that one seller sold in one order.
#[derive(Debug, Clone)]
pub(crate) struct SourceLine {
    pub(crate) product: String,
    pub(crate) seller: String,
    /// In minor units.
    pub(crate) unit_price: Amount,
    pub(crate) quantity: u32,
    pub(crate) category: Option<String>,
    /// Whether the price has its tax inside.
    pub(crate) prices: PriceBasis,
    pub(crate) tax_class: TaxClass,
}

impl SourceLine {
    /// The offer that it buys: one product of one seller at one price.
    pub(crate) fn offer(&self) -> OfferId {
        OfferId::from_uuid(id_of("offer", &format!("{}/{}/{}", self.product, self.seller, self.unit_price.minor())))
    }
}

/// What one seller's delivery costs in one order.
#[derive(Debug, Clone)]
pub(crate) struct SourceShipping {
    pub(crate) seller: String,
    /// In minor units.
    pub(crate) price: Amount,
}

/// One order of the source.
#[derive(Debug, Clone)]
pub(crate) struct SourceOrder {
    pub(crate) id: String,
    pub(crate) customer: Option<String>,
    pub(crate) placed_at: Timestamp,
    pub(crate) lines: Vec<SourceLine>,
    pub(crate) shipping: Vec<SourceShipping>,
    /// How it is paid, in the source's order: the last one gives whatever is still asked for. Empty: a card pays all.
    pub(crate) payments: Vec<SourcePayment>,
    /// What the source says was paid, in minor units; none where it says nothing.
    pub(crate) told: Option<Amount>,
}

/// A marketplace and its orders, oldest first.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// What its marketplace is known by: the same name is the same marketplace in every run.
    pub(crate) name: &'static str,
    pub(crate) title: String,
    pub(crate) currency: Currency,
    pub(crate) policies: Policies,
    pub(crate) plan: CommissionPlan,
    /// Where everything is sold, and how it is taxed there.
    pub(crate) jurisdiction: Jurisdiction,
    pub(crate) taxes: Vec<TaxRow>,
    /// In the marketplace's order.
    pub(crate) promotions: Vec<PromotionRule>,
    pub(crate) orders: Vec<SourceOrder>,
    pub(crate) afterwards: Vec<Afterwards>,
    /// What was wrong with the input, row by row.
    pub(crate) faults: Vec<Fault>,
}

/// What happens after the orders.
#[derive(Debug, Clone)]
pub(crate) enum Afterwards {
    /// Units of a line come back.
    Refund {
        order: String,
        /// Counted from 0.
        line: usize,
        units: u32,
    },
    /// A seller is paid what was delivered long enough ago.
    PayOut { seller: String },
}

/// A row that was left out.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) file: String,
    pub(crate) line: u64,
    pub(crate) reason: String,
}

/// The id of a thing that the source names in its own way: the same name gives the same id in every run.
pub(crate) fn id_of(kind: &str, name: &str) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("{kind}:{name}").as_bytes())
}

/// A seller as a vendor.
pub(crate) fn vendor_of(seller: &str) -> VendorId {
    VendorId::from_uuid(id_of("vendor", seller))
}

/// A name of the source as a part of an idempotency key, which has its limit.
pub(crate) fn key_of(kind: &str, name: &str) -> String {
    const NAME_BYTES_MAX: usize = 100;
    if name.len() <= NAME_BYTES_MAX { format!("{kind}/{name}") } else { format!("{kind}/{}", id_of(kind, name)) }
}

/// The example's plan: one rate on goods, rounded once a line.
pub(crate) fn plan(rate: Rate) -> Result<CommissionPlan, Refusal> {
    CommissionPlan::flat(PlanId::from_uuid(id_of("plan", "flat")), RuleId::from_uuid(id_of("rule", "flat")), rate)
}
