//! What rules make of rows: discounts, taxes, tenders, sums.

use super::row::Row;
use crate::frozen_line::{LineKind, Remitter, Share, Source};
use crate::money::{Allocation, Amount, allocate};
use crate::policy::{Policies, ShippingSeller, TaxBase, TaxRounding};
use crate::quote::{
    Benefit, Component, Discount, Funding, PriceBasis, PromotionRule, QuoteInput, Scope, TaxPart, Totals,
};
use crate::refusal::Refusal;

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

/// Every promotion, in the input's order.
pub(super) fn discounts(input: &QuoteInput, rows: &mut [Row<'_>]) -> Result<(), Refusal> {
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
            discount(rule, group, rows, &input.policies)?;
        }
    }
    Ok(())
}

/// One sum off a group of lines, shared over what is left of each.
fn discount(rule: &PromotionRule, group: &[usize], rows: &mut [Row<'_>], policies: &Policies) -> Result<(), Refusal> {
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
        let Some(row) = rows.get_mut(place).filter(|_| !part.is_zero()) else {
            continue;
        };
        let vendor = part.minus(platform)?;
        row.say(rule.promotion, Component::VendorDiscount, vendor.negated());
        row.say(rule.promotion, Component::PlatformDiscount, platform.negated());
        row.discounts.push(Discount { promotion: rule.promotion, vendor, platform });
    }
    Ok(())
}

/// The taxes of a row, on what promotions left of it.
pub(super) fn taxes(row: &mut Row<'_>, policies: &Policies) -> Result<(), Refusal> {
    let third_party = match (row.kind, policies.shipping_seller) {
        (LineKind::Shipping, ShippingSeller::Platform) => Component::VendorDiscount,
        _ => Component::PlatformDiscount,
    };
    row.taxed = match policies.tax_base {
        TaxBase::AfterAll => row.left(),
        TaxBase::BeforeThirdPartyFunded => row.left() - row.sum(|component| component == third_party),
    };
    let pieces = pieces(Amount::from_wide(row.taxed)?, row.quantity, policies.tax_rounding)?;
    for place in 0..row.rates.len() {
        let Some(rate) = row.rates.get(place) else { continue };
        let mut tax = 0i128;
        for &(piece, times) in &pieces {
            tax += i128::from(one_tax(row, place, piece, policies)?.minor()) * i128::from(times);
        }
        let amount = Amount::from_wide(tax)?;
        let component = match row.prices {
            PriceBasis::TaxExclusive => Component::Tax,
            PriceBasis::TaxInclusive => Component::TaxIncluded,
        };
        row.say(rate.rule, component, amount);
        // The fee is the platform's sale, so its taxes are the platform's to remit.
        let remitter = if row.kind == LineKind::BuyerFee { Remitter::Platform } else { rate.remitter };
        row.taxes.push(TaxPart { rate: rate.rate, jurisdiction: rate.jurisdiction, remitter, amount });
    }
    Ok(())
}

/// What is taxed at a time, and how often: the line, or its units at the one or two prices that they have.
fn pieces(base: Amount, quantity: u32, rounding: TaxRounding) -> Result<Vec<(Amount, i64)>, Refusal> {
    let units = match rounding {
        TaxRounding::PerLine => 1,
        TaxRounding::PerUnit => i64::from(quantity.max(1)),
    };
    let (each, dearer) = (base.minor() / units, base.minor() % units);
    let mut pieces = vec![(Amount::new(each)?, units - dearer)];
    if dearer > 0 {
        pieces.push((Amount::new(each + 1)?, dearer));
    }
    Ok(pieces)
}

/// One of a row's taxes on one piece.
fn one_tax(row: &Row<'_>, place: usize, piece: Amount, policies: &Policies) -> Result<Amount, Refusal> {
    let weights: Vec<i64> = row.rates.iter().filter_map(|rate| i64::try_from(rate.rate.billionths()).ok()).collect();
    let rates: i128 = weights.iter().copied().map(i128::from).sum();
    let own = weights.get(place).copied().unwrap_or_default();
    match row.prices {
        PriceBasis::TaxExclusive => piece.ratio(i128::from(own), 1_000_000_000, policies.rounding),
        PriceBasis::TaxInclusive if rates == 0 => Ok(Amount::ZERO),
        PriceBasis::TaxInclusive => {
            let all = piece.ratio(rates, 1_000_000_000 + rates, policies.rounding)?;
            let shares = allocate(all, &weights, Allocation::LargestRemainder)?;
            Ok(shares.get(place).copied().unwrap_or_default())
        }
    }
}

/// Gives every row its part of each tender, and returns what each gives in all.
pub(super) fn tenders(input: &QuoteInput, rows: &mut [Row<'_>]) -> Result<Vec<Share<Source>>, Refusal> {
    let mut totals = Vec::with_capacity(input.tenders.len());
    let due = Amount::from_wide(rows.iter().map(Row::gross).sum())?;
    for tender in &input.tenders {
        let unpaid = |row: &Row<'_>| {
            let paid: i128 = row.tenders.iter().map(|share| i128::from(share.amount.minor())).sum();
            Amount::from_wide(row.gross() - paid).map(Amount::minor)
        };
        let open = rows.iter().map(unpaid).collect::<Result<Vec<i64>, Refusal>>()?;
        let rest = Amount::from_wide(open.iter().copied().map(i128::from).sum())?;
        let amount = tender.limit.map_or(rest, |limit| limit.min(rest));
        totals.push(Share { party: tender.source, amount });
        if amount.is_zero() {
            continue;
        }
        for (row, part) in rows.iter_mut().zip(allocate(amount, &open, input.policies.allocation)?) {
            if !part.is_zero() {
                row.tenders.push(Share { party: tender.source, amount: part });
            }
        }
    }
    let paid: i128 = totals.iter().map(|share| i128::from(share.amount.minor())).sum();
    let missing = Amount::from_wide(i128::from(due.minor()) - paid)?;
    if missing.is_zero() || input.tenders.is_empty() {
        return Ok(totals);
    }
    Err(Refusal::QuoteTenderShort { due, missing })
}

/// The sums of a quote, from the reasons alone.
pub(super) fn totals(rows: &[Row<'_>]) -> Result<Totals, Refusal> {
    let inside = |component| component == Component::TaxIncluded;
    let tax = |component| matches!(component, Component::Tax | Component::TaxIncluded);
    let platform = |component| component == Component::PlatformDiscount;
    let discount = |component| matches!(component, Component::VendorDiscount | Component::PlatformDiscount);
    let sum = |figures: &mut dyn Iterator<Item = i128>| Amount::from_wide(figures.sum());
    let of_kind = |kind: LineKind| rows.iter().filter(move |row| row.kind == kind);
    Ok(Totals {
        net: sum(&mut rows.iter().map(|row| row.taxed - row.sum(inside)))?,
        tax: sum(&mut rows.iter().map(|row| row.sum(tax)))?,
        gross: sum(&mut rows.iter().map(Row::gross))?,
        discount: sum(&mut rows.iter().map(|row| -row.sum(discount)))?,
        funded: sum(&mut rows.iter().map(|row| -row.sum(platform)))?,
        shipping_net: sum(&mut of_kind(LineKind::Shipping).map(|row| row.taxed - row.sum(inside)))?,
        shipping: sum(&mut of_kind(LineKind::Shipping).map(Row::gross))?,
        buyer_fee: sum(&mut of_kind(LineKind::BuyerFee).map(Row::gross))?,
    })
}
