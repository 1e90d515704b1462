//! The fees of one line.

use super::deciding::{deciding_delivery, deciding_goods};
use super::plan::{Beyond, CommissionPlan, CommissionRule, FeeBase, FeeShipping, OnRefund, RuleRate};
use super::tiers::{self, WHOLE};
use crate::frozen_line::FeePayee;
use crate::id::RuleId;
use crate::money::{Amount, Currency, Rounding};
use crate::names::{Jurisdiction, Slot};
use crate::policy::{CommissionBaseDiscounts, Policies};
use crate::quote::{PriceBasis, QuotedLine};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// What a fee needs to know of a line. Amounts are in minor units.
///
/// ```
/// use vendra_domain::commission::{FeeBase, FeeLine, FeeShipping};
/// // Three units at 10.00 with 3.00 off, priced with 4.31 of tax inside.
/// let line: FeeLine = serde_json::from_str(r#"{"list": 3000, "quantity": 3, "discount": 300, "tax": 431,
///     "prices": "tax_inclusive"}"#)?;
/// assert_eq!(line.base(FeeBase::Net, FeeShipping::Excluded)?.minor(), 2269);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::commission::{LineFee, OnRefund};
/// let fee: LineFee = serde_json::from_str(r#"{"rule": "rul_01h455vb4pex5vsknk084sn02q", "slot": "commission",
///     "payee": {"payee": "commission"}, "amount": 333, "vat": 70, "vat_jurisdiction": "ES",
///     "on_refund": {"on_refund": "keep"}}"#)?;
/// // The vendor bears both.
/// assert_eq!((fee.amount.plus(fee.vat)?.minor(), fee.on_refund), (403, OnRefund::Keep));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// A line of a quote, as a fee sees it: its discounts are those that lower the base, as the policy says.
    ///
    /// Refusals: `amount.out_of_range` for discounts of no quote.
    ///
    /// ```
    /// # use vendra_domain::{commission::FeeLine, policy::Policies};
    /// # let line: vendra_domain::quote::QuotedLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001",
    /// #   "kind": "goods", "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": null, "category": "books", "quantity": 3,
    /// #   "prices": "tax_exclusive", "list": 3000, "discounts": [], "taxes": [], "net": 3000, "tax": 0, "gross": 3000,
    /// #   "tenders": []}"#)?;
    /// assert_eq!(FeeLine::of(&line, &Policies::default())?.list, line.list);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(line: &QuotedLine, policies: &Policies) -> Result<Self, Refusal> {
        let vendor = line.discount_by_vendor();
        let discount = match policies.commission_base_discounts {
            CommissionBaseDiscounts::VendorFunded => vendor,
            CommissionBaseDiscounts::All => vendor.plus(line.discount_by_platform())?,
        };
        let (list, quantity, tax, prices) = (line.list, line.quantity, line.tax, line.prices);
        Ok(Self { list, quantity, discount, tax, prices, shipping: Amount::ZERO, per_order: Amount::ZERO })
    }

    /// The base of a fee, in minor units: never below zero, and delivery as it stands where the rule takes it.
    ///
    /// Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::commission::{FeeBase, FeeLine, FeeShipping};
    /// let line: FeeLine = serde_json::from_str(r#"{"list": 11900, "quantity": 1, "discount": 0, "tax": 1900,
    ///     "prices": "tax_inclusive", "shipping": 500}"#)?;
    /// assert_eq!(line.base(FeeBase::Net, FeeShipping::Excluded)?.minor(), 10000);
    /// assert_eq!(line.base(FeeBase::Gross, FeeShipping::Included)?.minor(), 12400);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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

/// What fees of one line start from, beside the plan and the line.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::commission::FeeFacts;
/// // A vendor of its first month, and a line that leaves it 30.00 to take fees of.
/// let facts = FeeFacts { currency: "EUR".parse()?, sales: Amount::ZERO, left: Amount::new(3000)? };
/// assert_eq!(facts.left.minor(), 3000);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
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
/// would rather refuse than be cut, `limit.count` for more slots than [`crate::limits::FEE_SLOTS_MAX`], and those of [`fee`].
///
/// ```
/// # use vendra_domain::commission::{FeeFacts, line_fees};
/// # use vendra_domain::{Amount, policy::Policies};
/// # let line: vendra_domain::quote::QuotedLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001",
/// #   "kind": "goods", "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": null, "category": "books", "quantity": 3,
/// #   "prices": "tax_exclusive", "list": 3000, "discounts": [], "taxes": [], "net": 3000, "tax": 0, "gross": 3000,
/// #   "tenders": []}"#)?;
/// # let plan: vendra_domain::commission::CommissionPlan = serde_json::from_str(r#"{"id": "pln_01h455vb4pex5vsknk084sn001",
/// #   "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "slot": "commission", "payee": {"payee": "commission"},
/// #   "rate": {"rate": "flat", "of": "0.1"}, "shipping": "included"}]}"#)?;
/// let facts = FeeFacts { currency: "EUR".parse()?, sales: Amount::ZERO, left: line.net };
/// let mut fees = Vec::new();
/// line_fees(&plan, &line, &Policies::default(), facts, |_| Amount::ZERO, &mut fees)?;
/// assert_eq!(fees[0].amount.minor(), 300);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # use vendra_domain::commission::{FeeFacts, shipping_fees};
/// # use vendra_domain::{Amount, policy::Policies};
/// # let line: vendra_domain::quote::QuotedLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001",
/// #   "kind": "shipping", "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": null, "category": "books", "quantity": 3,
/// #   "prices": "tax_exclusive", "list": 3000, "discounts": [], "taxes": [], "net": 3000, "tax": 0, "gross": 3000,
/// #   "tenders": []}"#)?;
/// # let plan: vendra_domain::commission::CommissionPlan = serde_json::from_str(r#"{"id": "pln_01h455vb4pex5vsknk084sn001",
/// #   "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "slot": "commission", "payee": {"payee": "commission"},
/// #   "rate": {"rate": "flat", "of": "0.1"}, "shipping": "included"}]}"#)?;
/// let facts = FeeFacts { currency: "EUR".parse()?, sales: Amount::ZERO, left: line.net };
/// let mut fees = Vec::new();
/// shipping_fees(&plan, &line, &Policies::default(), facts, &mut fees)?;
/// assert_eq!(fees[0].amount.minor(), 300);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn shipping_fees(
    plan: &CommissionPlan,
    line: &QuotedLine,
    policies: &Policies,
    facts: FeeFacts,
    fees: &mut Vec<LineFee>,
) -> Result<(), Refusal> {
    let taken = FeeLine::of(line, policies)?;
    let mut left = facts.left;
    for rule in deciding_delivery(plan, line, facts.currency)? {
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
