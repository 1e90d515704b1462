//! Promotions, in the marketplace's order, each on what the ones before left.

use super::input::{Benefit, Funding, PromotionRule, Scope};
use super::output::Discount;
use crate::frozen_line::LineKind;
use crate::money::{Amount, Rate, allocate};
use crate::policy::Policies;
use crate::refusal::Refusal;

use super::output::QuotedLine;

/// A line while promotions are applied: what is left of it is its list price less its discounts.
pub(super) struct Open<'a> {
    pub(super) line: &'a mut QuotedLine,
    pub(super) left: Amount,
}

impl PromotionRule {
    /// Refuses a promotion that no cart could apply. Refusals: `promotion.malformed`, `amount.negative`.
    ///
    /// ```
    /// use vendra_domain::quote::PromotionRule;
    /// // A rule that takes 10 % off the order, funded by the vendor.
    /// # let mut rule: PromotionRule = serde_json::from_str(r#"{"promotion": "prm_01h455vb4pex5vsknk084sn001",
    /// #   "benefit": {"benefit": "percent", "rate": "0.1"}, "scope": {"scope": "order"}}"#)?;
    /// rule.validate()?;
    /// rule.benefit = serde_json::from_str(r#"{"benefit": "free_shipping"}"#)?;
    /// assert_eq!(rule.validate().unwrap_err().code(), "promotion.malformed"); // off goods
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn validate(&self) -> Result<(), Refusal> {
        let malformed =
            |what: &str| Err(Refusal::PromotionMalformed { promotion: self.promotion, what: what.to_owned() });
        match (self.benefit, self.scope) {
            (Benefit::Percent { rate } | Benefit::BuyGet { rate, .. }, _) if rate > Rate::ONE => {
                return malformed("a rate above 1");
            }
            (Benefit::BuyGet { buy: 0, .. } | Benefit::BuyGet { get: 0, .. }, _) => {
                return malformed("buy or get of 0");
            }
            (Benefit::BuyGet { .. }, Scope::Shipping) => return malformed("buy-get on shipping"),
            (Benefit::FreeShipping, scope) if scope != Scope::Shipping => return malformed("free shipping off goods"),
            (Benefit::Fixed { amount }, _) => {
                amount.non_negative("promotion.amount")?;
            }
            _ => {}
        }
        if let Funding::Shared { platform } = self.funding
            && platform > Rate::ONE
        {
            return malformed("a platform share above 1");
        }
        if let Some(minimum) = self.minimum {
            minimum.non_negative("promotion.minimum")?;
        }
        Ok(())
    }
}

/// Applies one promotion to the lines it reaches.
pub(super) fn apply(rule: &PromotionRule, lines: &mut [Open<'_>], policies: &Policies) -> Result<(), Refusal> {
    if !meets_minimum(rule, lines)? {
        return Ok(());
    }
    let by_itself = matches!(rule.scope, Scope::EachLine | Scope::Line { .. });
    if by_itself || matches!(rule.benefit, Benefit::BuyGet { .. }) {
        for open in lines.iter_mut().filter(|open| reaches(rule, open.line)) {
            let off = benefit(rule.benefit, open.left, open.line.quantity, policies)?;
            take(rule, open, off, policies)?;
        }
        return Ok(());
    }
    let reached = |open: &Open<'_>| if reaches(rule, open.line) { open.left.minor() } else { 0 };
    let weights: Vec<i64> = lines.iter().map(reached).collect();
    let mut left = Amount::ZERO;
    for &weight in &weights {
        left = left.plus(Amount::new(weight)?)?;
    }
    if left.is_zero() {
        return Ok(());
    }
    let off = benefit(rule.benefit, left, 1, policies)?;
    for (open, part) in lines.iter_mut().zip(allocate(off, &weights, policies.allocation)?) {
        take(rule, open, part, policies)?;
    }
    Ok(())
}

/// Whether enough is left of the goods within the promotion's reach.
fn meets_minimum(rule: &PromotionRule, lines: &[Open<'_>]) -> Result<bool, Refusal> {
    let Some(minimum) = rule.minimum else {
        return Ok(true);
    };
    // A promotion on delivery asks how much goods its vendor, or the whole cart, sells.
    let counts = |open: &&Open<'_>| match rule.scope {
        Scope::Shipping => open.line.kind == LineKind::Goods && owned(rule, open.line),
        _ => reaches(rule, open.line),
    };
    Ok(Amount::sum(lines.iter().filter(counts).map(|open| open.left))? >= minimum)
}

/// A vendor's promotion never touches another vendor's lines.
fn owned(rule: &PromotionRule, line: &QuotedLine) -> bool {
    rule.vendor.is_none_or(|vendor| line.vendor == Some(vendor))
}

fn reaches(rule: &PromotionRule, line: &QuotedLine) -> bool {
    let kind = if rule.scope == Scope::Shipping { LineKind::Shipping } else { LineKind::Goods };
    let within = match rule.scope {
        Scope::Line { line: named } => line.id == named,
        Scope::Offer { offer } => line.offer == Some(offer),
        Scope::Vendor { vendor } => line.vendor == Some(vendor),
        Scope::Category { category } => line.category == Some(category),
        Scope::EachLine | Scope::Order | Scope::Shipping => true,
    };
    within && owned(rule, line) && line.kind == kind
}

/// What a benefit takes off what is left, never more than that.
pub(super) fn benefit(benefit: Benefit, left: Amount, quantity: u32, policies: &Policies) -> Result<Amount, Refusal> {
    match benefit {
        Benefit::Percent { rate } => left.at_rate(rate, policies.rounding),
        Benefit::Fixed { amount } => Ok(amount.min(left)),
        Benefit::FreeShipping => Ok(left),
        Benefit::BuyGet { buy, get, rate } => {
            let group = u64::from(buy) + u64::from(get);
            let free = (u64::from(quantity) / group) * u64::from(get);
            let units = i128::from(quantity.max(1));
            left.ratio(rate.numerator() * i128::from(free), rate.denominator() * units, policies.rounding)
        }
    }
}

/// What the platform bears of a discount.
pub(super) fn platform_part(funding: Funding, off: Amount, policies: &Policies) -> Result<Amount, Refusal> {
    match funding {
        Funding::Platform => Ok(off),
        Funding::Vendor => Ok(Amount::ZERO),
        Funding::Shared { platform } => off.at_rate(platform, policies.rounding),
    }
}

fn take(rule: &PromotionRule, open: &mut Open<'_>, off: Amount, policies: &Policies) -> Result<(), Refusal> {
    if off.is_zero() {
        return Ok(());
    }
    let platform = platform_part(rule.funding, off, policies)?;
    open.left = open.left.minus(off)?;
    open.line.discounts.push(Discount { promotion: rule.promotion, vendor: off.minus(platform)?, platform });
    Ok(())
}
