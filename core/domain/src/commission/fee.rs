//! The fees of one line.

use super::plan::{Beyond, CommissionPlan, CommissionRule, Condition, FeeBase, FeeShipping, OnRefund, RuleRate};
use super::tiers::{self, WHOLE};
use crate::frozen_line::FeePayee;
use crate::id::RuleId;
use crate::limits;
use crate::money::{Amount, Currency, Rounding};
use crate::names::{Jurisdiction, Slot};
use crate::policy::{CommissionBaseDiscounts, Policies};
use crate::quote::{PriceBasis, QuotedLine};
use crate::refusal::Refusal;
use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};

/// What a fee needs to know of a line. Amounts are in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeLine {
    /// `unit_price x quantity`.
    pub list: Amount,
    /// How many units.
    pub quantity: u32,
    /// The discounts that lower the base.
    pub discount: Amount,
    /// The tax of the line.
    pub tax: Amount,
    /// Whether the price has the tax inside.
    pub prices: PriceBasis,
    /// Delivery, where it is taken together with the line.
    #[serde(default)]
    pub shipping: Amount,
    /// This line's part of what the rule charges per vendor order.
    #[serde(default)]
    pub per_order: Amount,
}

/// One fee on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineFee {
    /// The rule that made it.
    pub rule: RuleId,
    /// Its place in the stack.
    pub slot: Slot,
    /// To whom it goes.
    pub payee: FeePayee,
    /// The fee, in minor units.
    pub amount: Amount,
    /// The VAT on it, in minor units.
    pub vat: Amount,
    /// Where that VAT is owed.
    pub vat_jurisdiction: Option<Jurisdiction>,
    /// What a refund does to it.
    pub on_refund: OnRefund,
}

impl FeeLine {
    /// A line of a quote, as a fee sees it.
    pub fn of(line: &QuotedLine, policies: &Policies) -> Result<Self, Refusal> {
        let vendor = line.discount_by_vendor();
        let discount = match policies.commission_base_discounts {
            CommissionBaseDiscounts::VendorFunded => vendor,
            CommissionBaseDiscounts::All => vendor.plus(line.discount_by_platform())?,
        };
        let (list, quantity, tax, prices) = (line.list, line.quantity, line.tax, line.prices);
        Ok(Self { list, quantity, discount, tax, prices, shipping: Amount::ZERO, per_order: Amount::ZERO })
    }

    /// The base of a fee: never below zero, and delivery as it stands where the rule takes it.
    pub fn base(&self, base: FeeBase, shipping: FeeShipping) -> Result<Amount, Refusal> {
        let sold = self.list.minus(self.discount)?;
        let sold = match (base, self.prices) {
            (FeeBase::Net, PriceBasis::TaxExclusive) | (FeeBase::Gross, PriceBasis::TaxInclusive) => sold,
            (FeeBase::Net, PriceBasis::TaxInclusive) => sold.minus(self.tax)?,
            (FeeBase::Gross, PriceBasis::TaxExclusive) => sold.plus(self.tax)?,
        };
        match shipping {
            FeeShipping::Excluded => Ok(sold.max(Amount::ZERO)),
            FeeShipping::Included => sold.max(Amount::ZERO).plus(self.shipping),
        }
    }
}

/// The fee that a rule takes of a line, before it is cut to what the line leaves the vendor.
///
/// `sales` are the vendor's placed net sales of the last closed period, in minor units. Refusals: `amount.negative` for a figure of
/// the line below zero, `amount.out_of_range`.
///
/// ```
/// use vendra_domain::commission::{CommissionRule, FeeLine, fee};
/// use vendra_domain::{Amount, Rounding};
/// let rule: CommissionRule = serde_json::from_str(r#"{
///     "rule": "rul_01h455vb4pex5vsknk084sn02q", "slot": "commission", "payee": {"payee": "commission"},
///     "rate": {"rate": "flat", "of": "0.0333"}, "vat": {"rate": "0.21", "jurisdiction": "ES"}
/// }"#)?;
/// let line: FeeLine = serde_json::from_str(r#"{
///     "list": 10000, "quantity": 1, "discount": 0, "tax": 0, "prices": "tax_exclusive"
/// }"#)?;
/// let fee = fee(&rule, &line, "USD".parse()?, Amount::ZERO, Rounding::default())?;
/// assert_eq!((fee.amount.minor(), fee.vat.minor()), (333, 70));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn fee(
    rule: &CommissionRule,
    line: &FeeLine,
    currency: Currency,
    sales: Amount,
    rounding: Rounding,
) -> Result<LineFee, Refusal> {
    for amount in [line.list, line.discount, line.tax, line.shipping, line.per_order] {
        amount.non_negative("fee.line")?;
    }
    let base = line.base(rule.base, rule.shipping)?;
    let fixed = rule.fixed.per_unit.times(line.quantity)?.plus(rule.fixed.per_line)?.plus(line.per_order)?;
    let mut amount = at_rate(&rule.rate, base, sales, rounding)?.plus(fixed)?;
    if let Some(floor) = rule.floor.get(&currency) {
        amount = amount.max(*floor);
    }
    if let Some(cap) = rule.cap.get(&currency) {
        amount = amount.min(*cap);
    }
    made(rule, amount.min(base), rounding)
}

fn at_rate(rate: &RuleRate, base: Amount, sales: Amount, rounding: Rounding) -> Result<Amount, Refusal> {
    match rate {
        RuleRate::None => Ok(Amount::ZERO),
        RuleRate::Flat { of } => base.at_rate(*of, rounding),
        RuleRate::Tiers { mode, tiers } => {
            let (numerator, denominator) = tiers::ratio(*mode, tiers, sales);
            base.ratio(numerator, denominator, rounding)
        }
    }
}

fn made(rule: &CommissionRule, amount: Amount, rounding: Rounding) -> Result<LineFee, Refusal> {
    // Only a rule that no plan would take makes a fee below zero.
    amount.non_negative("rule.amount")?;
    let vat = match &rule.vat {
        Some(vat) => amount.at_rate(vat.rate, rounding)?,
        None => Amount::ZERO,
    };
    Ok(LineFee {
        rule: rule.rule,
        slot: rule.slot,
        payee: rule.payee,
        amount,
        vat,
        vat_jurisdiction: rule.vat.map(|vat| vat.jurisdiction),
        on_refund: rule.on_refund,
    })
}

impl Condition {
    /// Whether a line of goods, in an order of this currency, meets every part that is given.
    #[must_use]
    pub fn holds(&self, line: &QuotedLine, currency: Currency) -> bool {
        // A unit's price against a bound, without dividing: list >= bound x quantity.
        let bound = |price: Amount| i128::from(price.minor()) * i128::from(line.quantity);
        let list = i128::from(line.list.minor());
        self.is_for(line, currency)
            && self.category.is_none_or(|category| line.category == Some(category))
            && self.offer.is_none_or(|offer| line.offer == Some(offer))
            && self.price_from.is_none_or(|from| list >= bound(from))
            && self.price_below.is_none_or(|below| list < bound(below))
            && self.quantity_from.is_none_or(|from| line.quantity >= from)
    }

    /// Whether a delivery line meets it: only a rule for all goods of a vendor is also one for its delivery.
    fn holds_for_delivery(&self, line: &QuotedLine, currency: Currency) -> bool {
        let about_goods = self.category.is_some()
            || self.offer.is_some()
            || self.price_from.or(self.price_below).is_some()
            || self.quantity_from.is_some();
        !about_goods && self.is_for(line, currency)
    }

    fn is_for(&self, line: &QuotedLine, currency: Currency) -> bool {
        self.currency.is_none_or(|only| only == currency)
            && self.vendor.is_none_or(|vendor| line.vendor == Some(vendor))
    }
}

/// The rules that decide a line, one a slot.
type Deciding<'a> = ArrayVec<&'a CommissionRule, { limits::FEE_SLOTS_MAX }>;

/// The first rule of each slot that matches, in the order of the plan.
fn deciding(plan: &CommissionPlan, matches: impl Fn(&CommissionRule) -> bool) -> Result<Deciding<'_>, Refusal> {
    let mut deciding = Deciding::new();
    for rule in &plan.rules {
        if deciding.iter().all(|decided| decided.slot != rule.slot) && matches(rule) {
            limits::count("plan.slots", deciding.len() + 1, limits::FEE_SLOTS_MAX)?;
            deciding.push(rule);
        }
    }
    Ok(deciding)
}

/// The rules that decide a line of goods.
pub(crate) fn deciding_goods<'a>(
    plan: &'a CommissionPlan,
    line: &QuotedLine,
    currency: Currency,
) -> Result<Deciding<'a>, Refusal> {
    deciding(plan, |rule| rule.applies.holds(line, currency))
}

/// What fees of one line start from, beside the plan and the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeFacts {
    /// The order's currency.
    pub currency: Currency,
    /// The vendor's placed net sales of the last closed period, in minor units.
    pub sales: Amount,
    /// What the vendor has of the line after taxes, in minor units: all that its fees can take.
    pub left: Amount,
}

/// All fees of a line of goods, slot by slot, cut to what the line leaves the vendor, at the end of `fees`.
///
/// `per_order` says what part of each rule's order-wide amount is this line's. Refusals: `commission.beyond_line` where a rule
/// would rather refuse than be cut, `limit.count` for more slots than [`limits::FEE_SLOTS_MAX`], and those of [`fee`].
pub fn line_fees(
    plan: &CommissionPlan,
    line: &QuotedLine,
    policies: &Policies,
    facts: FeeFacts,
    per_order: impl Fn(RuleId) -> Amount,
    fees: &mut Vec<LineFee>,
) -> Result<(), Refusal> {
    let taken = FeeLine::of(line, policies)?;
    let mut left = facts.left;
    for rule in deciding_goods(plan, line, facts.currency)? {
        let line = FeeLine { per_order: per_order(rule.rule), ..taken };
        let fee = fee(rule, &line, facts.currency, facts.sales, policies.rounding)?;
        fees.push(cut(rule, fee, &mut left, policies.rounding)?);
    }
    Ok(())
}

/// All fees of a vendor's delivery line, at the end of `fees`: rates only, of the rules that take delivery and are for all
/// goods of the vendor. Refusals: as [`line_fees`].
pub fn shipping_fees(
    plan: &CommissionPlan,
    line: &QuotedLine,
    policies: &Policies,
    facts: FeeFacts,
    fees: &mut Vec<LineFee>,
) -> Result<(), Refusal> {
    let taken = FeeLine::of(line, policies)?;
    let mut left = facts.left;
    for rule in deciding(plan, |rule| rule.applies.holds_for_delivery(line, facts.currency))? {
        if rule.shipping == FeeShipping::Included {
            let base = taken.base(rule.base, FeeShipping::Excluded)?;
            let amount = at_rate(&rule.rate, base, facts.sales, policies.rounding)?.min(base);
            let fee = made(rule, amount, policies.rounding)?;
            fees.push(cut(rule, fee, &mut left, policies.rounding)?);
        }
    }
    Ok(())
}

/// Cuts a fee and its VAT to what is left, and takes them off it.
fn cut(rule: &CommissionRule, mut fee: LineFee, left: &mut Amount, rounding: Rounding) -> Result<LineFee, Refusal> {
    let wanted = fee.amount.plus(fee.vat)?;
    if wanted > *left {
        if rule.beyond == Beyond::Refuse {
            return Err(Refusal::CommissionBeyondLine { rule: rule.rule, wanted, left: *left });
        }
        // What is left holds the fee and the VAT on it, as a gross price holds its tax.
        fee.amount = match &rule.vat {
            Some(vat) => left.ratio(WHOLE, WHOLE + vat.rate.billionths(), rounding)?,
            None => *left,
        };
        // There is no VAT on no fee: a last cent is then the vendor's.
        fee.vat = if fee.amount.is_zero() { Amount::ZERO } else { left.minus(fee.amount)? };
    }
    *left = left.minus(fee.amount)?.minus(fee.vat)?;
    Ok(fee)
}
