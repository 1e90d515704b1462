//! What a quote is made from.

use crate::frozen_line::{Remitter, Source};
use crate::id::*;
use crate::money::{Amount, Currency, Rate};
use crate::names::{Category, Jurisdiction};
use crate::policy::Policies;
use serde::{Deserialize, Serialize};

/// Whether a price has its tax inside.
///
/// ```
/// use vendra_domain::quote::{PriceBasis, quote};
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// let (net, gross) = (quote(&cart)?.totals.net, quote(&cart)?.totals.gross);
/// assert_eq!((net.minor(), gross.minor()), (10000, 11900));
/// cart.lines[0].prices = PriceBasis::TaxInclusive;
/// let totals = quote(&cart)?.totals;
/// assert_eq!((totals.net.minor(), totals.gross.minor()), (8403, 10000));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PriceBasis {
    /// Tax comes on top.
    #[default]
    TaxExclusive,
    /// Tax is inside.
    TaxInclusive,
}

/// One tax on a line.
///
/// ```
/// use vendra_domain::quote::TaxRate;
/// let tax: TaxRate = serde_json::from_str(r#"{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.0725",
///     "jurisdiction": "US-CA", "remitter": "platform"}"#)?;
/// assert_eq!(tax.rate.to_string(), "0.0725"); // 7.25 %
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::quote::GoodsLine;
/// let line: GoodsLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001",
///     "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "category": "books",
///     "unit_price": 2490, "quantity": 2, "prices": "tax_inclusive"}"#)?;
/// assert_eq!(line.unit_price.times(line.quantity)?.minor(), 4980);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::quote::{ShippingLine, quote};
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// let delivery: ShippingLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn009",
///     "vendor": "ven_01h455vb4pex5vsknk084sn001", "rule": "rul_01h455vb4pex5vsknk084sn002", "price": 490,
///     "prices": "tax_exclusive"}"#)?;
/// cart.shipping.push(delivery);
/// assert_eq!(quote(&cart)?.totals.shipping.minor(), 490);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::quote::{Benefit, PromotionRule};
/// // Buy two, get the third at half its price.
/// let benefit: Benefit = serde_json::from_str(r#"{"benefit": "buy_get", "buy": 2, "get": 1, "rate": "0.5"}"#)?;
/// assert_eq!(benefit, Benefit::BuyGet { buy: 2, get: 1, rate: "0.5".parse()? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromotionBenefit"))]
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
///
/// ```
/// use vendra_domain::quote::Scope;
/// let books: Scope = serde_json::from_str(r#"{"scope": "category", "category": "books"}"#)?;
/// assert_eq!(books, Scope::Category { category: "books".parse()? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromotionScope"))]
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
///
/// ```
/// use vendra_domain::quote::{Funding, PromotionRule, quote};
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// // A rule that takes 10 % off the order, funded by the vendor.
/// # let mut rule: PromotionRule = serde_json::from_str(r#"{"promotion": "prm_01h455vb4pex5vsknk084sn001",
/// #   "benefit": {"benefit": "percent", "rate": "0.1"}, "scope": {"scope": "order"}}"#)?;
/// rule.funding = Funding::Shared { platform: "0.4".parse()? };
/// cart.promotions.push(rule);
/// let quote = quote(&cart)?;
/// // The buyer pays 10.00 less; the platform pays the vendor 4.00 of it.
/// assert_eq!((quote.totals.discount.minor(), quote.totals.funded.minor()), (1000, 400));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DiscountFunding"))]
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
///
/// ```
/// use vendra_domain::quote::{PromotionRule, quote};
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// // A rule that takes 10 % off the order, funded by the vendor.
/// # let mut rule: PromotionRule = serde_json::from_str(r#"{"promotion": "prm_01h455vb4pex5vsknk084sn001",
/// #   "benefit": {"benefit": "percent", "rate": "0.1"}, "scope": {"scope": "order"}}"#)?;
/// rule.minimum = Some(vendra_domain::Amount::new(10_001)?);
/// cart.promotions.push(rule);
/// // One cent more of goods, and it would apply.
/// assert!(quote(&cart)?.totals.discount.is_zero());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::quote::{BuyerFeeRule, quote};
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// let fee: BuyerFeeRule = serde_json::from_str(r#"{"rule": "rul_01h455vb4pex5vsknk084sn003",
///     "line": "lin_01h455vb4pex5vsknk084sn009", "rate": "0.02", "fixed": 30}"#)?;
/// cart.buyer_fee = Some(fee);
/// // 2 % of 119.00, and 30 cents.
/// assert_eq!(quote(&cart)?.totals.buyer_fee.minor(), 268);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::frozen_line::Source;
/// use vendra_domain::quote::{Tender, quote};
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// let card = Source::Payment { payment: "pay_01h455vb4pex5vsknk084sn001".parse()? };
/// let gift_card = Source::GiftCard { gift_card: "gft_01h455vb4pex5vsknk084sn001".parse()? };
/// let limit = Some(vendra_domain::Amount::new(2000)?);
/// cart.tenders = vec![Tender { source: gift_card, limit }, Tender::rest(card)];
/// let given = quote(&cart)?.tenders;
/// assert_eq!(given.iter().map(|share| share.amount.minor()).collect::<Vec<_>>(), [2000, 9900]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tender {
    /// Which payment, gift card or credit.
    pub source: Source,
    /// The most it gives, in minor units; all that is left where there is none.
    #[serde(default)]
    pub limit: Option<Amount>,
}

/// Everything that a quote is made from.
///
/// ```
/// use vendra_domain::quote::{QuoteInput, quote};
/// let empty: QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": []}"#)?;
/// assert!(quote(&empty)?.totals.gross.is_zero());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// use vendra_domain::quote::{GoodsLine, PriceBasis};
    /// let (id, vendor) = ("lin_01h455vb4pex5vsknk084sn001".parse()?, "ven_01h455vb4pex5vsknk084sn001".parse()?);
    /// let line = GoodsLine::new(id, vendor, "off_01h455vb4pex5vsknk084sn001".parse()?, Amount::new(2490)?, 2);
    /// assert_eq!((line.prices, line.taxes.len()), (PriceBasis::TaxExclusive, 0));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn new(id: LineId, vendor: VendorId, offer: OfferId, unit_price: Amount, quantity: u32) -> Self {
        let (category, prices, taxes) = (None, PriceBasis::TaxExclusive, Vec::new());
        Self { id, vendor, offer, category, unit_price, quantity, prices, taxes }
    }
}

impl Tender {
    /// A tender that gives all that is left to pay.
    ///
    /// ```
    /// use vendra_domain::frozen_line::Source;
    /// use vendra_domain::quote::Tender;
    /// let card = Tender::rest(Source::Payment { payment: "pay_01h455vb4pex5vsknk084sn001".parse()? });
    /// assert_eq!(card.limit, None);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn rest(source: Source) -> Self {
        Self { source, limit: None }
    }
}

impl QuoteInput {
    /// A cart of goods under default policies, without delivery, promotions or a fee.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// use vendra_domain::quote::{GoodsLine, QuoteInput, quote};
    /// let (id, vendor) = ("lin_01h455vb4pex5vsknk084sn001".parse()?, "ven_01h455vb4pex5vsknk084sn001".parse()?);
    /// let line = GoodsLine::new(id, vendor, "off_01h455vb4pex5vsknk084sn001".parse()?, Amount::new(2490)?, 2);
    /// let cart = QuoteInput::new("EUR".parse()?, vec![line], Vec::new());
    /// assert_eq!(quote(&cart)?.totals.gross.minor(), 4980);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn new(currency: Currency, lines: Vec<GoodsLine>, tenders: Vec<Tender>) -> Self {
        let (shipping, promotions, buyer_fee) = (Vec::new(), Vec::new(), None);
        Self { currency, policies: Policies::default(), lines, shipping, promotions, buyer_fee, tenders }
    }
}
