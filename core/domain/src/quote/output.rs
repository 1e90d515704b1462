//! What a quote comes to.

use super::input::PriceBasis;
use crate::frozen_line::{LineKind, Remitter, Share, Source};
use crate::id::*;
use crate::money::{Amount, Currency, Rate};
use crate::names::{Category, Jurisdiction};
use crate::policy::Policies;
use serde::{Deserialize, Serialize};

/// What one promotion took off one line, by who bears it.
///
/// ```
/// use vendra_domain::quote::Discount;
/// let shared: Discount = serde_json::from_str(
///     r#"{"promotion": "prm_01h455vb4pex5vsknk084sn001", "vendor": 600, "platform": 400}"#)?;
/// assert_eq!(shared.vendor.plus(shared.platform)?.minor(), 1000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Discount {
    /// The promotion.
    pub promotion: PromotionId,
    /// What the vendor bears, in minor units.
    pub vendor: Amount,
    /// What the platform bears, in minor units.
    pub platform: Amount,
}

/// What one tax comes to on one line.
///
/// ```
/// use vendra_domain::quote::quote;
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// let tax = quote(&cart)?.lines[0].taxes[0];
/// assert_eq!((tax.jurisdiction.as_str(), tax.amount.minor()), ("DE", 1900));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TaxPart {
    /// The rate.
    pub rate: Rate,
    /// Where it is owed.
    pub jurisdiction: Jurisdiction,
    /// Who remits it.
    pub remitter: Remitter,
    /// How much, in minor units.
    pub amount: Amount,
}

/// One line of a quote: goods, delivery or the buyer's fee. Amounts are in minor units.
///
/// ```
/// use vendra_domain::quote::quote;
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// let line = &quote(&cart)?.lines[0];
/// assert_eq!((line.net.minor(), line.tax.minor(), line.gross.minor()), (10000, 1900, 11900));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuotedLine {
    /// The line.
    pub id: LineId,
    /// What it is for.
    pub kind: LineKind,
    /// Whose it is; none for the buyer's fee.
    pub vendor: Option<VendorId>,
    /// What is sold; none for delivery and fees.
    pub offer: Option<OfferId>,
    /// What kind of goods it is.
    pub category: Option<Category>,
    /// How many units; 1 for delivery and fees.
    pub quantity: u32,
    /// Whether the price has its tax inside.
    pub prices: PriceBasis,
    /// `unit_price x quantity`, before promotions.
    pub list: Amount,
    /// What each promotion took off, in the order in which they applied.
    pub discounts: Vec<Discount>,
    /// The taxes, in the order of the line's rates.
    pub taxes: Vec<TaxPart>,
    /// What the taxes are on.
    pub net: Amount,
    /// The sum of the taxes.
    pub tax: Amount,
    /// What the buyer pays for the line.
    pub gross: Amount,
    /// What each tender gives for it; they sum to the gross once tenders are chosen.
    pub tenders: Vec<Share<Source>>,
}

impl QuotedLine {
    /// What vendors bear of the line's discounts.
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
    /// cart.promotions.push(rule);
    /// assert_eq!(quote(&cart)?.lines[0].discount_by_vendor().minor(), 1000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn discount_by_vendor(&self) -> Amount {
        // Bounded by the list price, so the sum is always in range.
        Amount::sum(self.discounts.iter().map(|discount| discount.vendor)).unwrap_or(self.list)
    }

    /// What the platform bears of the line's discounts, and pays in.
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
    /// rule.funding = Funding::Platform;
    /// cart.promotions.push(rule);
    /// assert_eq!(quote(&cart)?.lines[0].discount_by_platform().minor(), 1000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn discount_by_platform(&self) -> Amount {
        Amount::sum(self.discounts.iter().map(|discount| discount.platform)).unwrap_or(self.list)
    }
}

/// The sums of a quote, in minor units.
///
/// ```
/// use vendra_domain::quote::quote;
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// let totals = quote(&cart)?.totals;
/// assert_eq!(totals.net.plus(totals.tax)?, totals.gross);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "QuoteTotals"))]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// What taxes are on, over all lines.
    pub net: Amount,
    /// All taxes.
    pub tax: Amount,
    /// What the buyer pays.
    pub gross: Amount,
    /// All discounts, whoever bears them.
    pub discount: Amount,
    /// What of the discounts the platform pays in.
    pub funded: Amount,
    /// The net of delivery.
    pub shipping_net: Amount,
    /// What the buyer pays for delivery.
    pub shipping: Amount,
    /// What the buyer pays to the platform as a fee.
    pub buyer_fee: Amount,
}

/// What a component of a line is.
///
/// ```
/// use vendra_domain::quote::{Component, quote};
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// let why: Vec<_> = quote(&cart)?.explanation.into_iter().map(|triple| triple.component).collect();
/// assert_eq!(why, [Component::Price, Component::Tax]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PriceComponent"))]
#[serde(rename_all = "snake_case")]
pub enum Component {
    /// The price before anything.
    Price,
    /// What a vendor takes off; below zero.
    VendorDiscount,
    /// What the platform takes off; below zero.
    PlatformDiscount,
    /// A tax on top.
    Tax,
    /// A tax inside the price: said, but not added.
    TaxIncluded,
}

/// One cent's reason: which rule made which component of which line.
///
/// ```
/// use vendra_domain::quote::quote;
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// let tax = quote(&cart)?.explanation[1];
/// assert_eq!((tax.rule.to_string(), tax.amount.minor()), ("rul_01h455vb4pex5vsknk084sn001".to_owned(), 1900));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "NetTaxGross"))]
#[serde(deny_unknown_fields)]
pub struct Triple {
    /// The line.
    pub line: LineId,
    /// The rule: an offer, a promotion, a row of a tax or shipping table, a fee.
    pub rule: AnyId,
    /// What it made.
    pub component: Component,
    /// How much, in minor units; discounts are below zero.
    pub amount: Amount,
}

/// What a cart costs, line by line, and why.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::quote::quote;
/// // A cart of two at 50.00, with 19 % of tax on top.
/// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
/// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
/// let quote = quote(&cart)?;
/// assert_eq!(Amount::sum(quote.explanation.iter().map(|triple| triple.amount))?, quote.totals.gross);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The one currency.
    pub currency: Currency,
    /// The policies it was made under.
    pub policies: Policies,
    /// Goods first, then delivery, then the buyer's fee.
    pub lines: Vec<QuotedLine>,
    /// The sums.
    pub totals: Totals,
    /// What each tender gives in all.
    pub tenders: Vec<Share<Source>>,
    /// The reason of every cent; the components of a line sum to its gross.
    pub explanation: Vec<Triple>,
}

impl Quote {
    /// What each rate comes to over all lines, by rate and then jurisdiction.
    ///
    /// ```
    /// use vendra_domain::quote::quote;
    /// // A cart of two at 50.00, with 19 % of tax on top.
    /// # let mut cart: vendra_domain::quote::QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
    /// #   "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
    /// #   "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive",
    /// #   "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}]}"#)?;
    /// let mut second = cart.lines[0].clone();
    /// second.id = "lin_01h455vb4pex5vsknk084sn002".parse()?;
    /// cart.lines.push(second);
    /// let taxes = quote(&cart)?.tax_by_rate();
    /// assert_eq!((taxes.len(), taxes[0].amount.minor()), (1, 3800));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn tax_by_rate(&self) -> Vec<TaxPart> {
        let mut parts: Vec<TaxPart> = Vec::new();
        for part in self.lines.iter().flat_map(|line| &line.taxes) {
            let same = |known: &&mut TaxPart| {
                (known.rate, known.jurisdiction, known.remitter) == (part.rate, part.jurisdiction, part.remitter)
            };
            match parts.iter_mut().find(same) {
                Some(known) => known.amount = known.amount.plus(part.amount).unwrap_or(known.amount),
                None => parts.push(*part),
            }
        }
        parts.sort_by_key(|part| (part.rate, part.jurisdiction, part.remitter));
        parts
    }
}
