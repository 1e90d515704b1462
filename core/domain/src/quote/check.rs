//! The checker: recomputes each triple of an explanation from its rule and those before it, in a way of its own.

use super::input::{Benefit, Funding, PriceBasis, PromotionRule, QuoteInput, Scope, TaxRate};
use super::output::{Component, Quote, QuotedLine, Triple};
use crate::frozen_line::LineKind;
use crate::id::{AnyId, LineId};
use crate::money::{Allocation, Amount, allocate};
use crate::policy::{Policies, ShippingSeller, TaxBase, TaxRounding};
use crate::refusal::Refusal;

/// Checks that a quote is what its rules make of its input: every triple, in turn, and every sum.
///
/// It shares no code with [`quote`](super::quote()) but the arithmetic of amounts, and knows only the triples so far.
///
/// Refusals: `quote.unexplained`, naming the line whose figures its rules do not make.
///
/// ```
/// # use vendra_domain::quote::{QuoteInput, check, quote};
/// # let input: QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #     "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "prices": "tax_exclusive",
/// #     "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 14, "quantity": 1}]}"#)?;
/// let mut quoted = quote(&input)?;
/// assert!(check(&input, &quoted).is_ok());
/// quoted.explanation[0].amount = vendra_domain::Amount::ONE;
/// assert_eq!(check(&input, &quoted).unwrap_err().code(), "quote.unexplained");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(input: &QuoteInput, quote: &Quote) -> Result<(), Refusal> {
    let mut expected = Vec::with_capacity(quote.explanation.len());
    let mut rows = rows(input)?;
    discount(input, &mut rows)?;
    for row in &mut rows {
        tax(row, &input.policies)?;
    }
    if let Some(fee) = &input.buyer_fee {
        let goods = rows.iter().filter(|row| row.kind == LineKind::Goods);
        let base = goods.map(|row| row.total()).sum::<Result<Wide, Refusal>>()?;
        let share = Amount::from_wide(base.0)?.at_rate(fee.rate, input.policies.rounding)?;
        let mut row = Row::new(fee.line, LineKind::BuyerFee, fee.rule, share.plus(fee.fixed)?, &fee.taxes);
        tax(&mut row, &input.policies)?;
        rows.push(row);
    }
    for (place, row) in rows.iter().enumerate() {
        let line = quote.lines.get(place).ok_or(Refusal::QuoteUnexplained { line: row.line })?;
        check_line(row, line)?;
        expected.extend_from_slice(&row.triples);
    }
    let differs = expected.iter().zip(&quote.explanation).find(|(one, other)| one != other);
    let shorter = expected.get(quote.explanation.len()).or_else(|| quote.explanation.get(expected.len()));
    match differs.map(|(triple, _)| triple).or(shorter) {
        Some(triple) => Err(Refusal::QuoteUnexplained { line: triple.line }),
        None => Ok(()),
    }
}

/// A sum that may leave the range of amounts on the way.
struct Wide(i128);

impl std::iter::Sum<Wide> for Wide {
    fn sum<I: Iterator<Item = Wide>>(parts: I) -> Self {
        Self(parts.map(|part| part.0).sum())
    }
}

/// What the checker knows of a line: its triples so far, and what is left of it.
struct Row<'a> {
    line: LineId,
    kind: LineKind,
    vendor: Option<crate::id::VendorId>,
    offer: Option<crate::id::OfferId>,
    category: Option<crate::names::Category>,
    quantity: u32,
    prices: PriceBasis,
    rates: &'a [TaxRate],
    triples: Vec<Triple>,
}

impl<'a> Row<'a> {
    fn new(line: LineId, kind: LineKind, rule: impl Into<AnyId>, price: Amount, rates: &'a [TaxRate]) -> Self {
        let price = Triple { line, rule: rule.into(), component: Component::Price, amount: price };
        Self {
            line,
            kind,
            vendor: None,
            offer: None,
            category: None,
            quantity: 1,
            prices: PriceBasis::TaxExclusive,
            rates,
            triples: vec![price],
        }
    }

    fn say(&mut self, rule: AnyId, component: Component, amount: Amount) {
        if !amount.is_zero() {
            self.triples.push(Triple { line: self.line, rule, component, amount });
        }
    }

    fn sum(&self, wanted: impl Fn(Component) -> bool) -> i128 {
        self.triples
            .iter()
            .filter(|triple| wanted(triple.component))
            .map(|triple| i128::from(triple.amount.minor()))
            .sum()
    }

    /// The components that are added up: all but the taxes inside the price.
    fn total(&self) -> Result<Wide, Refusal> {
        Ok(Wide(self.sum(|component| component != Component::TaxIncluded)))
    }

    /// What promotions have left.
    fn left(&self) -> i128 {
        self.sum(|component| !matches!(component, Component::Tax | Component::TaxIncluded))
    }
}

fn rows(input: &QuoteInput) -> Result<Vec<Row<'_>>, Refusal> {
    let mut rows = Vec::new();
    for line in &input.lines {
        let price = line.unit_price.times(line.quantity)?;
        rows.push(Row {
            vendor: Some(line.vendor),
            offer: Some(line.offer),
            category: line.category,
            quantity: line.quantity,
            prices: line.prices,
            ..Row::new(line.id, LineKind::Goods, line.offer, price, &line.taxes)
        });
    }
    for line in &input.shipping {
        rows.push(Row {
            vendor: Some(line.vendor),
            prices: line.prices,
            ..Row::new(line.id, LineKind::Shipping, line.rule, line.price, &line.taxes)
        });
    }
    Ok(rows)
}

fn in_reach(rule: &PromotionRule, row: &Row<'_>) -> bool {
    let of_scope = match rule.scope {
        Scope::Shipping => row.kind == LineKind::Shipping,
        _ if row.kind != LineKind::Goods => false,
        Scope::EachLine | Scope::Order => true,
        Scope::Line { line } => row.line == line,
        Scope::Offer { offer } => row.offer == Some(offer),
        Scope::Vendor { vendor } => row.vendor == Some(vendor),
        Scope::Category { category } => row.category == Some(category),
    };
    of_scope && (rule.vendor.is_none() || rule.vendor == row.vendor)
}

fn discount(input: &QuoteInput, rows: &mut [Row<'_>]) -> Result<(), Refusal> {
    for rule in &input.promotions {
        let on_goods = |row: &&Row<'_>| match rule.scope {
            Scope::Shipping => row.kind == LineKind::Goods && (rule.vendor.is_none() || rule.vendor == row.vendor),
            _ => in_reach(rule, row),
        };
        let basis: i128 = rows.iter().filter(on_goods).map(Row::left).sum();
        if rule.minimum.is_some_and(|minimum| basis < i128::from(minimum.minor())) {
            continue;
        }
        let places: Vec<usize> =
            rows.iter().enumerate().filter(|(_, row)| in_reach(rule, row)).map(|(place, _)| place).collect();
        let alone = matches!(rule.scope, Scope::Line { .. } | Scope::EachLine)
            || matches!(rule.benefit, Benefit::BuyGet { .. });
        let groups: Vec<&[usize]> = if alone { places.chunks(1).collect() } else { vec![&places] };
        for group in groups {
            discount_group(rule, group, rows, &input.policies)?;
        }
    }
    Ok(())
}

/// One sum off a group of lines, shared over what is left of each.
fn discount_group(
    rule: &PromotionRule,
    group: &[usize],
    rows: &mut [Row<'_>],
    policies: &Policies,
) -> Result<(), Refusal> {
    let members: Vec<&Row<'_>> = group.iter().filter_map(|&place| rows.get(place)).collect();
    let weights: Vec<i64> = members.iter().map(|row| i64::try_from(row.left()).unwrap_or(i64::MAX)).collect();
    let left = Amount::from_wide(members.iter().map(|row| row.left()).sum())?;
    let quantity = i128::from(members.first().map_or(1, |row| row.quantity));
    if left.is_zero() {
        return Ok(());
    }
    let off = match rule.benefit {
        Benefit::FreeShipping => left,
        Benefit::Fixed { amount } => left.min(amount),
        Benefit::Percent { rate } => left.ratio(rate.billionths(), 1_000_000_000, policies.rounding)?,
        Benefit::BuyGet { buy, get, rate } => {
            let given = quantity / (i128::from(buy) + i128::from(get)) * i128::from(get);
            left.ratio(rate.billionths() * given, 1_000_000_000 * quantity, policies.rounding)?
        }
    };
    for (&place, part) in group.iter().zip(allocate(off, &weights, policies.allocation)?) {
        let platform = match rule.funding {
            Funding::Platform => part,
            Funding::Vendor => Amount::ZERO,
            Funding::Shared { platform } => part.ratio(platform.billionths(), 1_000_000_000, policies.rounding)?,
        };
        if let Some(row) = rows.get_mut(place) {
            row.say(rule.promotion.into(), Component::VendorDiscount, part.minus(platform)?.negated());
            row.say(rule.promotion.into(), Component::PlatformDiscount, platform.negated());
        }
    }
    Ok(())
}

fn tax(row: &mut Row<'_>, policies: &Policies) -> Result<(), Refusal> {
    let third_party = match (row.kind, policies.shipping_seller) {
        (LineKind::Shipping, ShippingSeller::Platform) => Component::VendorDiscount,
        _ => Component::PlatformDiscount,
    };
    let funded = -row.sum(|component| component == third_party);
    let base = match policies.tax_base {
        TaxBase::AfterAll => row.left(),
        TaxBase::BeforeThirdPartyFunded => row.left() + funded,
    };
    let base = Amount::from_wide(base)?;
    // The two prices that units may have, and how many units have each.
    let pieces = match policies.tax_rounding {
        TaxRounding::PerLine => [(base, 1), (Amount::ZERO, 0)],
        TaxRounding::PerUnit => {
            let units = i64::from(row.quantity);
            let odd = base.minor() % units.max(1);
            let each = base.minor() / units.max(1);
            [(Amount::new(each)?, units - odd), (Amount::new(each + 1)?, odd)]
        }
    };
    let rates: i128 = row.rates.iter().map(|rate| rate.rate.billionths()).sum();
    for (place, rate) in row.rates.iter().enumerate() {
        let mut tax = 0i128;
        for (piece, times) in pieces {
            let one = match row.prices {
                PriceBasis::TaxExclusive => piece.ratio(rate.rate.billionths(), 1_000_000_000, policies.rounding)?,
                PriceBasis::TaxInclusive if rates == 0 => Amount::ZERO,
                PriceBasis::TaxInclusive => {
                    let all = piece.ratio(rates, 1_000_000_000 + rates, policies.rounding)?;
                    let weights: Vec<i64> =
                        row.rates.iter().filter_map(|r| i64::try_from(r.rate.billionths()).ok()).collect();
                    let shares = allocate(all, &weights, Allocation::LargestRemainder)?;
                    shares.get(place).copied().unwrap_or_default()
                }
            };
            tax += i128::from(one.minor()) * i128::from(times);
        }
        let component = match row.prices {
            PriceBasis::TaxExclusive => Component::Tax,
            PriceBasis::TaxInclusive => Component::TaxIncluded,
        };
        row.say(rate.rule.into(), component, Amount::from_wide(tax)?);
    }
    Ok(())
}

/// The figures of a quoted line against what its triples sum to.
fn check_line(row: &Row<'_>, line: &QuotedLine) -> Result<(), Refusal> {
    let tax = row.sum(|component| matches!(component, Component::Tax | Component::TaxIncluded));
    let (gross, price) = (row.total()?.0, row.sum(|component| component == Component::Price));
    let by_vendor = -row.sum(|component| component == Component::VendorDiscount);
    let by_platform = -row.sum(|component| component == Component::PlatformDiscount);
    let tenders: i128 = line.tenders.iter().map(|share| i128::from(share.amount.minor())).sum();
    let is = |amount: Amount, wide: i128| i128::from(amount.minor()) == wide;
    let fine = line.id == row.line
        && is(line.list, price)
        && is(line.tax, tax)
        && is(line.gross, gross)
        && is(line.discount_by_vendor(), by_vendor)
        && is(line.discount_by_platform(), by_platform)
        && (line.tenders.is_empty() || tenders == gross);
    if fine { Ok(()) } else { Err(Refusal::QuoteUnexplained { line: row.line }) }
}
