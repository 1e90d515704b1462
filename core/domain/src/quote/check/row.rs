//! A line as the checker knows it: its reasons so far, and the figures that they add up to.

use crate::frozen_line::{LineKind, Share, Source};
use crate::id::{AnyId, LineId, OfferId, VendorId};
use crate::money::Amount;
use crate::names::Category;
use crate::quote::{Component, Discount, PriceBasis, QuoteInput, QuotedLine, TaxPart, TaxRate, Triple};
use crate::refusal::Refusal;

/// A line's reasons so far, beside what the input says of it.
pub(super) struct Row<'a> {
    pub(super) line: LineId,
    pub(super) kind: LineKind,
    pub(super) vendor: Option<VendorId>,
    pub(super) offer: Option<OfferId>,
    pub(super) category: Option<Category>,
    pub(super) quantity: u32,
    pub(super) prices: PriceBasis,
    pub(super) rates: &'a [TaxRate],
    pub(super) triples: Vec<Triple>,
    pub(super) discounts: Vec<Discount>,
    pub(super) taxes: Vec<TaxPart>,
    /// What the taxes are on, with those inside.
    pub(super) taxed: i128,
    pub(super) tenders: Vec<Share<Source>>,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        line: LineId,
        kind: LineKind,
        rule: impl Into<AnyId>,
        price: Amount,
        rates: &'a [TaxRate],
    ) -> Self {
        Self {
            line,
            kind,
            vendor: None,
            offer: None,
            category: None,
            quantity: 1,
            prices: PriceBasis::TaxExclusive,
            rates,
            triples: vec![Triple { line, rule: rule.into(), component: Component::Price, amount: price }],
            discounts: Vec::new(),
            taxes: Vec::new(),
            taxed: 0,
            tenders: Vec::new(),
        }
    }

    /// Goods, then delivery, as the input has them.
    pub(super) fn all(input: &'a QuoteInput) -> Result<Vec<Self>, Refusal> {
        let mut rows = Vec::with_capacity(input.lines.len() + input.shipping.len() + 1);
        for line in &input.lines {
            let price = line.unit_price.times(line.quantity)?;
            rows.push(Self {
                vendor: Some(line.vendor),
                offer: Some(line.offer),
                category: line.category,
                quantity: line.quantity,
                prices: line.prices,
                ..Self::new(line.id, LineKind::Goods, line.offer, price, &line.taxes)
            });
        }
        rows.extend(input.shipping.iter().map(|line| Self {
            vendor: Some(line.vendor),
            prices: line.prices,
            ..Self::new(line.id, LineKind::Shipping, line.rule, line.price, &line.taxes)
        }));
        Ok(rows)
    }

    /// Notes a reason; one that makes nothing is none.
    pub(super) fn say(&mut self, rule: impl Into<AnyId>, component: Component, amount: Amount) {
        if !amount.is_zero() {
            self.triples.push(Triple { line: self.line, rule: rule.into(), component, amount });
        }
    }

    pub(super) fn sum(&self, wanted: impl Fn(Component) -> bool) -> i128 {
        let wanted = self.triples.iter().filter(|triple| wanted(triple.component));
        wanted.map(|triple| i128::from(triple.amount.minor())).sum()
    }

    /// What promotions have left.
    pub(super) fn left(&self) -> i128 {
        self.sum(|component| !matches!(component, Component::Tax | Component::TaxIncluded))
    }

    /// What the buyer pays: all components but the taxes inside the price.
    pub(super) fn gross(&self) -> i128 {
        self.sum(|component| component != Component::TaxIncluded)
    }

    /// The line that a quote must have.
    pub(super) fn quoted(&self) -> Result<QuotedLine, Refusal> {
        let tax_inside = self.sum(|component| component == Component::TaxIncluded);
        Ok(QuotedLine {
            id: self.line,
            kind: self.kind,
            vendor: self.vendor,
            offer: self.offer,
            category: self.category,
            quantity: self.quantity,
            prices: self.prices,
            list: Amount::from_wide(self.sum(|component| component == Component::Price))?,
            discounts: self.discounts.clone(),
            taxes: self.taxes.clone(),
            net: Amount::from_wide(self.taxed - tax_inside)?,
            tax: Amount::from_wide(self.sum(|component| component == Component::Tax) + tax_inside)?,
            gross: Amount::from_wide(self.gross())?,
            tenders: self.tenders.clone(),
        })
    }
}
