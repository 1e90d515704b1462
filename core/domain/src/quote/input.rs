//! What a quote is made from.

use crate::frozen_line::{Remitter, Source};
use crate::id::*;
use crate::money::{Amount, Currency, Rate};
use crate::names::{Category, Jurisdiction};
use crate::policy::Policies;
use serde::{Deserialize, Serialize};

/// Whether a price has its tax inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceBasis {
    /// Tax comes on top.
    #[default]
    TaxExclusive,
    /// Tax is inside.
    TaxInclusive,
}

/// One tax on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaxRate {
    /// The rule of the tax table that it comes from.
    pub rule: RuleId,
    /// How much.
    pub rate: Rate,
    /// Where it is owed.
    pub jurisdiction: Jurisdiction,
    /// Who remits it.
    #[serde(default)]
    pub remitter: Remitter,
}

/// Units of one offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoodsLine {
    /// The line.
    pub id: LineId,
    /// Who sells it.
    pub vendor: VendorId,
    /// What is sold.
    pub offer: OfferId,
    /// What kind of goods it is.
    #[serde(default)]
    pub category: Option<Category>,
    /// The price of one unit, in minor units.
    pub unit_price: Amount,
    /// How many units.
    pub quantity: u32,
    /// Whether the price has its tax inside.
    pub prices: PriceBasis,
    /// Its taxes; none for goods without.
    #[serde(default)]
    pub taxes: Vec<TaxRate>,
}

/// One vendor's delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShippingLine {
    /// The line.
    pub id: LineId,
    /// Whose goods are delivered.
    pub vendor: VendorId,
    /// The rule that gave the price.
    pub rule: RuleId,
    /// The price, in minor units.
    pub price: Amount,
    /// Whether the price has its tax inside.
    pub prices: PriceBasis,
    /// Its taxes.
    #[serde(default)]
    pub taxes: Vec<TaxRate>,
}

/// What a promotion takes off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "benefit", rename_all = "snake_case", deny_unknown_fields)]
pub enum Benefit {
    /// A share of what is left, rounded.
    Percent {
        /// The share, at most 1.
        rate: Rate,
    },
    /// An amount, or what is left where that is less.
    Fixed {
        /// In minor units.
        amount: Amount,
    },
    /// All of the delivery; with the scope `shipping` only.
    FreeShipping,
    /// For each `buy` units paid, `get` units of the same line at a share less.
    BuyGet {
        /// Units that are paid in full.
        buy: u32,
        /// Units that are not.
        get: u32,
        /// The share that is taken off these, at most 1; 1 gives them away.
        rate: Rate,
    },
}

/// What a promotion is taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "scope", rename_all = "snake_case", deny_unknown_fields)]
pub enum Scope {
    /// One line of this cart. A line that is not there is no line to take anything off.
    Line {
        /// The line.
        line: LineId,
    },
    /// Lines of one offer, together.
    Offer {
        /// The offer.
        offer: OfferId,
    },
    /// Every line of goods, each by itself.
    EachLine,
    /// All lines of goods together: one sum, shared over what is left of them.
    Order,
    /// A vendor's lines of goods together.
    Vendor {
        /// The vendor.
        vendor: VendorId,
    },
    /// A category's lines of goods together.
    Category {
        /// The category.
        category: Category,
    },
    /// All delivery together.
    Shipping,
}

/// Who bears a promotion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "funding", rename_all = "snake_case", deny_unknown_fields)]
pub enum Funding {
    /// The platform, which pays it to the vendor.
    Platform,
    /// The vendor, whose sale is smaller.
    #[default]
    Vendor,
    /// Both.
    Shared {
        /// The platform's share, at most 1.
        platform: Rate,
    },
}

/// A promotion as it applies to a cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromotionRule {
    /// The promotion.
    pub promotion: PromotionId,
    /// What it takes off.
    pub benefit: Benefit,
    /// Off what.
    pub scope: Scope,
    /// Who bears it.
    #[serde(default)]
    pub funding: Funding,
    /// Whose promotion it is, where it is a vendor's: it then reaches no line of another vendor.
    #[serde(default)]
    pub vendor: Option<VendorId>,
    /// What must be left of the goods within its reach for it to apply, in minor units.
    #[serde(default)]
    pub minimum: Option<Amount>,
}

/// The fee that buyers pay to the platform: a share of what they pay for goods, and a fixed part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BuyerFeeRule {
    /// The rule.
    pub rule: RuleId,
    /// The line it becomes.
    pub line: LineId,
    /// The share of the goods' gross.
    pub rate: Rate,
    /// The fixed part, in minor units.
    pub fixed: Amount,
    /// Its taxes, on top; the platform remits them.
    #[serde(default)]
    pub taxes: Vec<TaxRate>,
}

/// What the buyer pays with. Tenders are used in the order given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tender {
    /// Which payment, gift card or credit.
    pub source: Source,
    /// The most it gives, in minor units; all that is left where there is none.
    #[serde(default)]
    pub limit: Option<Amount>,
}

/// Everything that a quote is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteInput {
    /// The one currency of the cart.
    pub currency: Currency,
    /// The marketplace's policies.
    #[serde(default)]
    pub policies: Policies,
    /// Goods.
    pub lines: Vec<GoodsLine>,
    /// Delivery, at most one line a vendor.
    #[serde(default)]
    pub shipping: Vec<ShippingLine>,
    /// Promotions in the marketplace's order.
    #[serde(default)]
    pub promotions: Vec<PromotionRule>,
    /// The fee that the buyer pays to the platform.
    #[serde(default)]
    pub buyer_fee: Option<BuyerFeeRule>,
    /// What the buyer pays with; none where nobody has asked yet.
    #[serde(default)]
    pub tenders: Vec<Tender>,
}

impl GoodsLine {
    /// Units of an offer at a price without tax; `unit_price` in minor units.
    #[must_use]
    pub fn new(id: LineId, vendor: VendorId, offer: OfferId, unit_price: Amount, quantity: u32) -> Self {
        let (category, prices, taxes) = (None, PriceBasis::TaxExclusive, Vec::new());
        Self { id, vendor, offer, category, unit_price, quantity, prices, taxes }
    }
}

impl Tender {
    /// A tender that gives all that is left to pay.
    #[must_use]
    pub const fn rest(source: Source) -> Self {
        Self { source, limit: None }
    }
}

impl QuoteInput {
    /// A cart of goods under default policies, without delivery, promotions or a fee.
    #[must_use]
    pub fn new(currency: Currency, lines: Vec<GoodsLine>, tenders: Vec<Tender>) -> Self {
        let (shipping, promotions, buyer_fee) = (Vec::new(), Vec::new(), None);
        Self { currency, policies: Policies::default(), lines, shipping, promotions, buyer_fee, tenders }
    }
}
