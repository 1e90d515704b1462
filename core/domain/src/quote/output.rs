//! What a quote comes to.

use super::input::PriceBasis;
use crate::frozen_line::{LineKind, Remitter, Share, Source};
use crate::id::*;
use crate::money::{Amount, Currency, Rate};
use crate::names::{Category, Jurisdiction};
use crate::policy::Policies;
use serde::{Deserialize, Serialize};

/// What one promotion took off one line, by who bears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    #[must_use]
    pub fn discount_by_vendor(&self) -> Amount {
        // Bounded by the list price, so the sum is always in range.
        Amount::sum(self.discounts.iter().map(|discount| discount.vendor)).unwrap_or(self.list)
    }

    /// What the platform bears of the line's discounts, and pays in.
    #[must_use]
    pub fn discount_by_platform(&self) -> Amount {
        Amount::sum(self.discounts.iter().map(|discount| discount.platform)).unwrap_or(self.list)
    }
}

/// The sums of a quote, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
