//! The quote itself: lines, promotions, tax, the buyer's fee, tenders, sums and reasons.

use super::input::{BuyerFeeRule, GoodsLine, PriceBasis, QuoteInput, ShippingLine, TaxRate};
use super::output::{Component, Quote, QuotedLine, Totals, Triple};
use super::promotion::{self, Open};
use super::{tax, tender};
use crate::frozen_line::{LineKind, Remitter};
use crate::id::AnyId;
use crate::money::Amount;
use crate::policy::{Policies, ShippingSeller, TaxBase};
use crate::refusal::Refusal;

/// What a cart costs, and why.
///
/// Refusals: those of [`QuoteInput::validate`], `quote.tender_short` where the tenders do not reach, `amount.out_of_range`.
///
/// ```
/// use vendra_domain::quote::{QuoteInput, quote};
/// let input: QuoteInput = serde_json::from_str(r#"{
///     "currency": "EUR",
///     "lines": [{
///         "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
///         "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 14, "quantity": 1, "prices": "tax_inclusive",
///         "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.12", "jurisdiction": "DE"}]
///     }]
/// }"#)?;
/// let quote = quote(&input)?;
/// assert_eq!((quote.totals.net.minor(), quote.totals.tax.minor()), (12, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn quote(input: &QuoteInput) -> Result<Quote, Refusal> {
    input.validate()?;
    let policies = &input.policies;
    let mut lines = Vec::with_capacity(input.lines.len() + input.shipping.len() + 1);
    for line in &input.lines {
        lines.push(goods(line)?);
    }
    lines.extend(input.shipping.iter().map(shipping));
    promote(input, &mut lines)?;
    let rates = input.lines.iter().map(|line| &line.taxes).chain(input.shipping.iter().map(|line| &line.taxes));
    for (line, rates) in lines.iter_mut().zip(rates) {
        settle(line, rates, policies)?;
    }
    if let Some(rule) = &input.buyer_fee {
        lines.push(buyer_fee(rule, &lines, policies)?);
    }
    let totals = totals(&lines)?;
    let tenders = tender::share(&input.tenders, totals.gross, &mut lines, policies)?;
    let explanation = explain(input, &lines)?;
    Ok(Quote { currency: input.currency, policies: *policies, lines, totals, tenders, explanation })
}

fn goods(line: &GoodsLine) -> Result<QuotedLine, Refusal> {
    let list = line.unit_price.times(line.quantity)?;
    Ok(QuotedLine {
        vendor: Some(line.vendor),
        offer: Some(line.offer),
        category: line.category,
        quantity: line.quantity,
        prices: line.prices,
        ..blank(line.id, LineKind::Goods, list)
    })
}

fn shipping(line: &ShippingLine) -> QuotedLine {
    QuotedLine { vendor: Some(line.vendor), prices: line.prices, ..blank(line.id, LineKind::Shipping, line.price) }
}

fn blank(id: crate::id::LineId, kind: LineKind, list: Amount) -> QuotedLine {
    QuotedLine {
        id,
        kind,
        vendor: None,
        offer: None,
        category: None,
        quantity: 1,
        prices: PriceBasis::TaxExclusive,
        list,
        discounts: Vec::new(),
        taxes: Vec::new(),
        net: Amount::ZERO,
        tax: Amount::ZERO,
        gross: Amount::ZERO,
        tenders: Vec::new(),
    }
}

fn promote(input: &QuoteInput, lines: &mut [QuotedLine]) -> Result<(), Refusal> {
    if input.promotions.is_empty() {
        return Ok(());
    }
    let mut open: Vec<Open<'_>> = lines.iter_mut().map(|line| Open { left: line.list, line }).collect();
    for rule in &input.promotions {
        promotion::apply(rule, &mut open, &input.policies)?;
    }
    Ok(())
}

/// Taxes what is left of a line and sets its figures.
fn settle(line: &mut QuotedLine, rates: &[TaxRate], policies: &Policies) -> Result<(), Refusal> {
    let (by_vendor, by_platform) = (line.discount_by_vendor(), line.discount_by_platform());
    let left = line.list.minus(by_vendor)?.minus(by_platform)?;
    // The third party is whoever does not sell the line.
    let sold_by_platform = line.kind == LineKind::Shipping && policies.shipping_seller == ShippingSeller::Platform;
    let base = match policies.tax_base {
        TaxBase::AfterAll => left,
        TaxBase::BeforeThirdPartyFunded => left.plus(if sold_by_platform { by_vendor } else { by_platform })?,
    };
    line.taxes = tax::taxes(base, line.quantity, line.prices, rates, policies)?;
    line.tax = Amount::sum(line.taxes.iter().map(|part| part.amount))?;
    (line.net, line.gross) = match line.prices {
        PriceBasis::TaxExclusive => (base, left.plus(line.tax)?),
        PriceBasis::TaxInclusive => (base.minus(line.tax)?, left),
    };
    Ok(())
}

/// The platform's fee: a share of what the buyer pays for goods, and a fixed part. The platform remits its taxes.
fn buyer_fee(rule: &BuyerFeeRule, lines: &[QuotedLine], policies: &Policies) -> Result<QuotedLine, Refusal> {
    let goods = lines.iter().filter(|line| line.kind == LineKind::Goods).map(|line| line.gross);
    let share = Amount::sum(goods)?.at_rate(rule.rate, policies.rounding)?;
    let list = share.plus(rule.fixed)?;
    let mut line = blank(rule.line, LineKind::BuyerFee, list);
    settle(&mut line, &rule.taxes, policies)?;
    for part in &mut line.taxes {
        part.remitter = Remitter::Platform;
    }
    Ok(line)
}

fn totals(lines: &[QuotedLine]) -> Result<Totals, Refusal> {
    let mut totals = Totals::default();
    for line in lines {
        let funded = line.discount_by_platform();
        totals.net = totals.net.plus(line.net)?;
        totals.tax = totals.tax.plus(line.tax)?;
        totals.gross = totals.gross.plus(line.gross)?;
        totals.funded = totals.funded.plus(funded)?;
        totals.discount = totals.discount.plus(line.discount_by_vendor())?.plus(funded)?;
        match line.kind {
            LineKind::Goods => {}
            LineKind::Shipping => {
                totals.shipping_net = totals.shipping_net.plus(line.net)?;
                totals.shipping = totals.shipping.plus(line.gross)?;
            }
            LineKind::BuyerFee => totals.buyer_fee = totals.buyer_fee.plus(line.gross)?,
        }
    }
    Ok(totals)
}

/// The reason of every cent. A rule that made nothing is left out, except the price.
fn explain(input: &QuoteInput, lines: &[QuotedLine]) -> Result<Vec<Triple>, Refusal> {
    let goods = input.lines.iter().map(|line| (AnyId::from(line.offer), line.taxes.as_slice()));
    let shipping = input.shipping.iter().map(|line| (AnyId::from(line.rule), line.taxes.as_slice()));
    let fee = input.buyer_fee.iter().map(|fee| (AnyId::from(fee.rule), fee.taxes.as_slice()));
    let mut triples = Vec::with_capacity(lines.len() * 4);
    for (line, (price, rates)) in lines.iter().zip(goods.chain(shipping).chain(fee)) {
        let mut say = |rule, component, amount: Amount| triples.push(Triple { line: line.id, rule, component, amount });
        say(price, Component::Price, line.list);
        for discount in &line.discounts {
            if !discount.vendor.is_zero() {
                say(discount.promotion.into(), Component::VendorDiscount, discount.vendor.negated());
            }
            if !discount.platform.is_zero() {
                say(discount.promotion.into(), Component::PlatformDiscount, discount.platform.negated());
            }
        }
        let component = match line.prices {
            PriceBasis::TaxExclusive => Component::Tax,
            PriceBasis::TaxInclusive => Component::TaxIncluded,
        };
        for (part, rate) in line.taxes.iter().zip(rates).filter(|(part, _)| !part.amount.is_zero()) {
            say(rate.rule.into(), component, part.amount);
        }
    }
    Ok(triples)
}
