//! Tax on one line, after all promotions.

use super::input::{PriceBasis, TaxRate};
use super::output::TaxPart;
use crate::money::{Allocation, Amount, allocate};
use crate::policy::{Policies, TaxRounding};
use crate::refusal::Refusal;

/// One whole, in billionths.
const WHOLE: i128 = 1_000_000_000;

/// The taxes on `base`, which has them inside or not as `prices` says.
///
/// `per_unit` shares the base over the units by largest remainder: some units have one minor unit more than the others, so
/// there are at most two different prices to tax.
pub(super) fn taxes(
    base: Amount,
    quantity: u32,
    prices: PriceBasis,
    rates: &[TaxRate],
    policies: &Policies,
) -> Result<Vec<TaxPart>, Refusal> {
    let mut parts: Vec<TaxPart> = rates.iter().map(|rate| part(rate, Amount::ZERO)).collect();
    match policies.tax_rounding {
        TaxRounding::PerLine => add(&mut parts, base, 1, prices, rates, policies)?,
        TaxRounding::PerUnit => {
            let units = i64::from(quantity.max(1));
            let (each, odd) = (base.minor() / units, base.minor() % units);
            if odd > 0 {
                add(&mut parts, Amount::new(each + 1)?, odd, prices, rates, policies)?;
            }
            add(&mut parts, Amount::new(each)?, units - odd, prices, rates, policies)?;
        }
    }
    Ok(parts)
}

fn part(rate: &TaxRate, amount: Amount) -> TaxPart {
    TaxPart { rate: rate.rate, jurisdiction: rate.jurisdiction, remitter: rate.remitter, amount }
}

/// Adds the taxes on `times` pieces of `base` each.
fn add(
    parts: &mut [TaxPart],
    base: Amount,
    times: i64,
    prices: PriceBasis,
    rates: &[TaxRate],
    policies: &Policies,
) -> Result<(), Refusal> {
    if base.is_zero() {
        return Ok(());
    }
    let times = u32::try_from(times).map_err(|_| Refusal::AmountOutOfRange)?;
    match (prices, rates) {
        (PriceBasis::TaxExclusive, _) => {
            for (part, rate) in parts.iter_mut().zip(rates) {
                part.amount = part.amount.plus(base.at_rate(rate.rate, policies.rounding)?.times(times)?)?;
            }
        }
        (PriceBasis::TaxInclusive, [_]) => {
            for part in parts {
                part.amount = part.amount.plus(inside(base, rates, policies)?.times(times)?)?;
            }
        }
        (PriceBasis::TaxInclusive, _) => {
            let tax = inside(base, rates, policies)?;
            if tax.is_zero() {
                return Ok(());
            }
            let weights: Vec<i64> =
                rates.iter().map(|rate| i64::try_from(rate.rate.billionths()).unwrap_or(i64::MAX)).collect();
            let shares = allocate(tax, &weights, Allocation::LargestRemainder)?;
            for (part, share) in parts.iter_mut().zip(shares) {
                part.amount = part.amount.plus(share.times(times)?)?;
            }
        }
    }
    Ok(())
}

/// The tax inside a gross: `gross x R / (1 + R)`, multiplied first and divided once.
fn inside(gross: Amount, rates: &[TaxRate], policies: &Policies) -> Result<Amount, Refusal> {
    let sum: i128 = rates.iter().map(|rate| rate.rate.billionths()).sum();
    gross.ratio(sum, WHOLE + sum, policies.rounding)
}
