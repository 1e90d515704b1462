//! Plans and rules, as an operator writes them.

use super::tiers;
use crate::frozen_line::FeePayee;
use crate::id::{OfferId, PlanId, RuleId, VendorId};
use crate::limits;
use crate::money::{Amount, Currency, Rate};
use crate::names::{Category, Jurisdiction, Slot};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// On what a fee is taken.
///
/// ```
/// use vendra_domain::commission::{FeeBase, FeeLine, FeeShipping};
/// let line: FeeLine = serde_json::from_str(r#"{"list": 11900, "quantity": 1, "discount": 0, "tax": 1900,
///     "prices": "tax_inclusive"}"#)?;
/// let base = |base| line.base(base, FeeShipping::Excluded).map(|base| base.minor());
/// assert_eq!((base(FeeBase::Net)?, base(FeeBase::Gross)?), (10000, 11900));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FeeBase {
    /// The line without tax. The default.
    #[default]
    Net,
    /// The line with tax.
    Gross,
}

/// Whether a fee is taken on delivery too.
///
/// ```
/// use vendra_domain::commission::{FeeBase, FeeLine, FeeShipping};
/// let line: FeeLine = serde_json::from_str(r#"{"list": 10000, "quantity": 1, "discount": 0, "tax": 0,
///     "prices": "tax_exclusive", "shipping": 500}"#)?;
/// assert_eq!(line.base(FeeBase::Net, FeeShipping::default())?.minor(), 10000);
/// assert_eq!(line.base(FeeBase::Net, FeeShipping::Included)?.minor(), 10500);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FeeShipping {
    /// On goods only. The default.
    #[default]
    Excluded,
    /// On delivery too, at the same rate: on the vendor's delivery line, without fixed parts, floor or cap.
    Included,
}

/// How tiers are read.
///
/// ```
/// # use vendra_domain::commission::{CommissionRule, FeeLine, fee};
/// # use vendra_domain::{Amount, Rounding};
/// // 10 % up to 1000.00, 8 % above; the vendor sold for 2000.00 in the last period.
/// let rule = |mode: &str| serde_json::from_str::<CommissionRule>(&format!(r#"{{
///     "rule": "rul_01h455vb4pex5vsknk084sn02q", "slot": "commission", "payee": {{"payee": "commission"}},
///     "rate": {{"rate": "tiers", "mode": "{mode}", "tiers":
///         [{{"from": 0, "rate": "0.1"}}, {{"from": 100000, "rate": "0.08"}}]}}
/// }}"#));
/// # let line: FeeLine = serde_json::from_str(r#"{"list": 10000, "quantity": 1, "discount": 0, "tax": 0,
/// #   "prices": "tax_exclusive"}"#)?;
/// let sales = Amount::new(200_000)?;
/// let of = |mode| fee(&rule(mode).unwrap(), &line, "EUR".parse()?, sales, Rounding::default());
/// // Of a line of 100.00:
/// assert_eq!(of("graduated")?.amount.minor(), 900);
/// assert_eq!(of("whole")?.amount.minor(), 800);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CommissionTierMode"))]
#[serde(rename_all = "snake_case")]
pub enum TierMode {
    /// Each part of the sales has the rate of its tier: the line pays the average of them.
    Graduated,
    /// All sales have the rate of the tier that they reach.
    Whole,
}

/// A step of volume: from this much sales on, this rate.
///
/// ```
/// use vendra_domain::commission::Tier;
/// let tier: Tier = serde_json::from_str(r#"{"from": 100000, "rate": "0.08"}"#)?;
/// assert_eq!((tier.from.minor(), tier.rate.to_string()), (100_000, "0.08".to_owned()));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CommissionTier"))]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// Net sales of the last closed period, in minor units.
    pub from: Amount,
    /// The rate from there on.
    pub rate: Rate,
}

/// The rate of a rule.
///
/// ```
/// use vendra_domain::commission::RuleRate;
/// let rate: RuleRate = serde_json::from_str(r#"{"rate": "flat", "of": "0.15"}"#)?;
/// assert_eq!(rate, RuleRate::Flat { of: "0.15".parse()? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "rate", rename_all = "snake_case", deny_unknown_fields)]
pub enum RuleRate {
    /// No rate: fixed parts only.
    None,
    /// One rate.
    Flat {
        /// At most 1.
        of: Rate,
    },
    /// By volume, over the vendor's placed net sales of the last closed period of the marketplace.
    Tiers {
        /// How they are read.
        mode: TierMode,
        /// From 0 on, in growing order.
        tiers: Vec<Tier>,
    },
}

/// The fixed parts of a fee, in minor units of the order's currency.
///
/// ```
/// # use vendra_domain::commission::{CommissionRule, FeeLine, fee};
/// # use vendra_domain::{Amount, Rounding};
/// // 2.9 % and 30 cents a line.
/// let rule: CommissionRule = serde_json::from_str(r#"{
///     "rule": "rul_01h455vb4pex5vsknk084sn02q", "slot": "payment_fee", "payee": {"payee": "payment_fee"},
///     "rate": {"rate": "flat", "of": "0.029"}, "fixed": {"per_line": 30}
/// }"#)?;
/// # let line: FeeLine = serde_json::from_str(r#"{"list": 10000, "quantity": 1, "discount": 0, "tax": 0,
/// #   "prices": "tax_exclusive"}"#)?;
/// assert_eq!(fee(&rule, &line, "USD".parse()?, Amount::ZERO, Rounding::default())?.amount.minor(), 320);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FixedFee"))]
#[serde(deny_unknown_fields, default)]
pub struct Fixed {
    /// A unit.
    pub per_unit: Amount,
    /// A line.
    pub per_line: Amount,
    /// A vendor order: shared over those of its lines that the rule decides, by their bases.
    pub per_order: Amount,
}

/// Which lines a rule is for; each part that is given must hold.
///
/// ```
/// use vendra_domain::commission::Condition;
/// let cheap_books: Condition = serde_json::from_str(r#"{"category": "books", "price_below": 2000}"#)?;
/// assert_ne!(cheap_books, Condition::default()); // which is for every line
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CommissionCondition"))]
#[serde(deny_unknown_fields, default)]
pub struct Condition {
    /// Orders in this currency: what a rule's fixed parts, prices and tiers are in.
    pub currency: Option<Currency>,
    /// This vendor's lines.
    pub vendor: Option<VendorId>,
    /// Lines of this category.
    pub category: Option<Category>,
    /// Lines of this offer.
    pub offer: Option<OfferId>,
    /// Lines whose list price a unit is at least this, in minor units.
    pub price_from: Option<Amount>,
    /// Lines whose list price a unit is less than this, in minor units.
    pub price_below: Option<Amount>,
    /// Lines of at least so many units.
    pub quantity_from: Option<u32>,
}

/// VAT on a fee.
///
/// ```
/// use vendra_domain::commission::FeeVat;
/// let vat: FeeVat = serde_json::from_str(r#"{"rate": "0.21", "jurisdiction": "ES"}"#)?;
/// assert_eq!((vat.rate.to_string(), vat.jurisdiction.as_str()), ("0.21".to_owned(), "ES"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FeeVat {
    /// The rate, at most 1.
    pub rate: Rate,
    /// Where it is owed.
    pub jurisdiction: Jurisdiction,
}

/// What a refund does to a fee.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::commission::OnRefund;
/// // Of a fee of 3.20 for payment, the 30 cents of it that the gateway keeps too.
/// let kept: OnRefund = serde_json::from_str(r#"{"on_refund": "return_less", "fixed": 30}"#)?;
/// assert_eq!(kept, OnRefund::ReturnLess { fixed: Amount::new(30)? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "on_refund", rename_all = "snake_case", deny_unknown_fields)]
pub enum OnRefund {
    /// The platform gives it back. The default.
    #[default]
    Return,
    /// The platform keeps it, and its VAT: it comes out of the vendor's share.
    Keep,
    /// The platform gives back all but a fixed part.
    ReturnLess {
        /// What it keeps of a line's fee when all of the line is undone, in minor units.
        fixed: Amount,
    },
}

/// What happens to a fee that is more than the line leaves the vendor.
///
/// A vendor's share is never below zero: a vendor cannot owe for a sale.
///
/// ```
/// # use vendra_domain::commission::{Beyond, CommissionPlan, FeeFacts, line_fees};
/// # use vendra_domain::{Amount, policy::Policies};
/// # let line: vendra_domain::quote::QuotedLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001",
/// #   "kind": "goods", "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": null, "category": null, "quantity": 1,
/// #   "prices": "tax_exclusive", "list": 100, "discounts": [], "taxes": [], "net": 100, "tax": 0, "gross": 100,
/// #   "tenders": []}"#)?;
/// # let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn001".parse()?, "rul_01h455vb4pex5vsknk084sn001".parse()?);
/// // 15 % of a line of 1.00, of which other fees left the vendor 10 cents.
/// let mut plan = CommissionPlan::flat(plan, rule, "0.15".parse()?)?;
/// let facts = FeeFacts { currency: "EUR".parse()?, sales: Amount::ZERO, left: Amount::new(10)? };
/// let mut fees = Vec::new();
/// line_fees(&plan, &line, &Policies::default(), facts, |_| Amount::ZERO, &mut fees)?;
/// assert_eq!(fees[0].amount.minor(), 10);
/// plan.rules[0].beyond = Beyond::Refuse;
/// let refused = line_fees(&plan, &line, &Policies::default(), facts, |_| Amount::ZERO, &mut fees);
/// assert_eq!(refused.unwrap_err().code(), "commission.beyond_line");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FeeBeyond"))]
#[serde(rename_all = "snake_case")]
pub enum Beyond {
    /// The fee is cut to it. The default.
    #[default]
    Cut,
    /// The order is refused: the operator would rather not sell at all.
    Refuse,
}

/// One rule of a plan.
///
/// ```
/// use vendra_domain::commission::{CommissionRule, FeeBase, OnRefund};
/// let rule: CommissionRule = serde_json::from_str(r#"{
///     "rule": "rul_01h455vb4pex5vsknk084sn02q", "slot": "commission", "payee": {"payee": "commission"},
///     "applies": {"category": "books"}, "rate": {"rate": "flat", "of": "0.08"}, "floor": {"EUR": 50, "USD": 60}
/// }"#)?;
/// assert_eq!((rule.base, rule.on_refund, rule.floor.len()), (FeeBase::Net, OnRefund::Return, 2));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CommissionRule {
    /// The rule.
    pub rule: RuleId,
    /// Its place in the stack.
    pub slot: Slot,
    /// To whom the fee goes.
    pub payee: FeePayee,
    /// Which lines it is for.
    #[serde(default)]
    pub applies: Condition,
    /// The rate.
    pub rate: RuleRate,
    /// The fixed parts.
    #[serde(default)]
    pub fixed: Fixed,
    /// The least a line's fee is, by currency, in minor units.
    #[serde(default)]
    pub floor: BTreeMap<Currency, Amount>,
    /// The most a line's fee is, by currency, in minor units.
    #[serde(default)]
    pub cap: BTreeMap<Currency, Amount>,
    /// On what it is taken.
    #[serde(default)]
    pub base: FeeBase,
    /// Whether on delivery too.
    #[serde(default)]
    pub shipping: FeeShipping,
    /// VAT on it.
    #[serde(default)]
    pub vat: Option<FeeVat>,
    /// What a refund does to it.
    #[serde(default)]
    pub on_refund: OnRefund,
    /// What happens where the line does not leave that much.
    #[serde(default)]
    pub beyond: Beyond,
}

/// Rules in the operator's order.
///
/// ```
/// use vendra_domain::commission::CommissionPlan;
/// // Books pay 8 %; whatever the first rule is not for pays 15 %.
/// let plan: CommissionPlan = serde_json::from_str(r#"{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [
///     {"rule": "rul_01h455vb4pex5vsknk084sn001", "slot": "commission", "payee": {"payee": "commission"},
///         "applies": {"category": "books"}, "rate": {"rate": "flat", "of": "0.08"}},
///     {"rule": "rul_01h455vb4pex5vsknk084sn002", "slot": "commission", "payee": {"payee": "commission"},
///         "rate": {"rate": "flat", "of": "0.15"}}
/// ]}"#)?;
/// plan.validate()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CommissionRules"))]
#[serde(deny_unknown_fields)]
pub struct CommissionPlan {
    /// The plan.
    pub id: PlanId,
    /// Its rules; in each slot the first that matches decides.
    pub rules: Vec<CommissionRule>,
}

impl CommissionPlan {
    /// A plan of one rate on goods, without tax, rounded once a line; delivery is free of it and a refund returns it.
    ///
    /// Refusals: `commission.malformed` for a rate above 1.
    ///
    /// ```
    /// use vendra_domain::commission::CommissionPlan;
    /// let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn001".parse()?, "rul_01h455vb4pex5vsknk084sn001".parse()?);
    /// assert_eq!(CommissionPlan::flat(plan, rule, "0.15".parse()?)?.rules.len(), 1);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn flat(id: PlanId, rule: RuleId, rate: Rate) -> Result<Self, Refusal> {
        let rule = CommissionRule {
            rule,
            slot: "commission".parse()?,
            payee: FeePayee::Commission,
            applies: Condition::default(),
            rate: RuleRate::Flat { of: rate },
            fixed: Fixed::default(),
            floor: BTreeMap::new(),
            cap: BTreeMap::new(),
            base: FeeBase::Net,
            shipping: FeeShipping::Excluded,
            vat: None,
            on_refund: OnRefund::Return,
            beyond: Beyond::Cut,
        };
        let plan = Self { id, rules: vec![rule] };
        plan.validate()?;
        Ok(plan)
    }

    /// Refuses a plan that could not be applied.
    ///
    /// Refusals: `limit.count`, `amount.negative`, and `commission.malformed` for a rate above 1, tiers that do not grow from 0, or
    /// a rule that is there twice.
    ///
    /// ```
    /// use vendra_domain::commission::CommissionPlan;
    /// let plan: CommissionPlan = serde_json::from_str(r#"{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{
    ///     "rule": "rul_01h455vb4pex5vsknk084sn001", "slot": "commission", "payee": {"payee": "commission"},
    ///     "rate": {"rate": "flat", "of": "1.5"}}]}"#)?;
    /// assert_eq!(plan.validate().unwrap_err().code(), "commission.malformed");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn validate(&self) -> Result<(), Refusal> {
        limits::count("plan.rules", self.rules.len(), limits::PLAN_RULES_MAX)?;
        let mut slots: Vec<Slot> = self.rules.iter().map(|rule| rule.slot).collect();
        slots.sort_unstable();
        slots.dedup();
        limits::count("plan.slots", slots.len(), limits::FEE_SLOTS_MAX)?;
        for (place, rule) in self.rules.iter().enumerate() {
            rule.validate()?;
            if self.rules.iter().take(place).any(|earlier| earlier.rule == rule.rule) {
                return Err(rule.malformed("a place in the plan already"));
            }
        }
        Ok(())
    }
}

impl CommissionRule {
    fn malformed(&self, what: &str) -> Refusal {
        Refusal::CommissionMalformed { rule: self.rule, what: what.to_owned() }
    }

    fn validate(&self) -> Result<(), Refusal> {
        let fixed = [self.fixed.per_unit, self.fixed.per_line, self.fixed.per_order];
        for amount in fixed.into_iter().chain(self.floor.values().copied()).chain(self.cap.values().copied()) {
            amount.non_negative("rule.amount")?;
        }
        if let OnRefund::ReturnLess { fixed } = self.on_refund {
            fixed.non_negative("rule.on_refund")?;
        }
        let above_whole = match &self.rate {
            RuleRate::None => false,
            RuleRate::Flat { of } => *of > Rate::ONE,
            RuleRate::Tiers { tiers, .. } => {
                limits::count("rule.tiers", tiers.len(), limits::RULE_TIERS_MAX)?;
                if !tiers::grow(tiers) {
                    return Err(self.malformed("tiers that do not grow from 0"));
                }
                tiers.iter().any(|tier| tier.rate > Rate::ONE)
            }
        };
        if above_whole || self.vat.is_some_and(|vat| vat.rate > Rate::ONE) {
            return Err(self.malformed("a rate above 1"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn plan(changes: &[Value]) -> CommissionPlan {
        let rule = |(place, change): (usize, &Value)| {
            let mut rule = json!({
                "rule": RuleId::from_uuid(uuid::Uuid::from_u128(place as u128)), "slot": "commission",
                "payee": {"payee": "commission"}, "rate": {"rate": "none"}
            });
            let fields = change.as_object().unwrap().clone();
            rule.as_object_mut().unwrap().extend(fields);
            rule
        };
        let rules: Vec<Value> = changes.iter().enumerate().map(rule).collect();
        serde_json::from_value(json!({"id": "pln_01h455vb4pex5vsknk084sn001", "rules": rules})).unwrap()
    }

    fn check(change: &Value, expected: &str) {
        let actual = plan(&[json!({}), change.clone()]).validate();
        assert_eq!(actual.map_or_else(|refusal| refusal.code(), |()| "fine"), expected, "{change}");
    }

    #[test]
    fn a_rule_could_be_applied_or_is_refused() {
        let tiers = |from: &[i64], rate: &str| {
            let tiers: Vec<Value> = from.iter().map(|from| json!({"from": from, "rate": rate})).collect();
            json!({"rate": {"rate": "tiers", "mode": "whole", "tiers": tiers}})
        };
        check(&json!({}), "fine");
        check(&json!({"rate": {"rate": "flat", "of": "1"}}), "fine");
        check(&json!({"rate": {"rate": "flat", "of": "1.000000001"}}), "commission.malformed");
        check(&json!({"vat": {"rate": "1", "jurisdiction": "DE"}}), "fine");
        check(&json!({"vat": {"rate": "1.1", "jurisdiction": "DE"}}), "commission.malformed");
        check(&tiers(&[0, 1, 2], "1"), "fine");
        check(&tiers(&[0, 1], "1.1"), "commission.malformed");
        check(&tiers(&[], "0.1"), "commission.malformed");
        check(&tiers(&[1, 2], "0.1"), "commission.malformed");
        check(&tiers(&[0, 2, 2], "0.1"), "commission.malformed");
        check(&tiers(&[0, 2, 1], "0.1"), "commission.malformed");
        for part in ["per_unit", "per_line", "per_order"] {
            check(&json!({"fixed": {part: 0}}), "fine");
            check(&json!({"fixed": {part: -1}}), "amount.negative");
        }
        for bound in ["floor", "cap"] {
            check(&json!({bound: {"EUR": 0, "USD": 5}}), "fine");
            check(&json!({bound: {"EUR": 0, "USD": -1}}), "amount.negative");
        }
        check(&json!({"on_refund": {"on_refund": "return_less", "fixed": 0}}), "fine");
        check(&json!({"on_refund": {"on_refund": "return_less", "fixed": -1}}), "amount.negative");
        check(&json!({"rule": RuleId::from_uuid(uuid::Uuid::from_u128(0))}), "commission.malformed");
    }

    #[test]
    fn rules_and_tiers_have_limits() {
        let code = |plan: CommissionPlan| plan.validate().map_or_else(|refusal| refusal.code(), |()| "fine");
        let rules = |count: usize| plan(&vec![json!({}); count]);
        assert_eq!(code(rules(limits::PLAN_RULES_MAX)), "fine");
        assert_eq!(code(rules(limits::PLAN_RULES_MAX + 1)), "limit.count");
        let tiers = |count: usize| {
            let tiers: Vec<Value> = (0..count).map(|from| json!({"from": from, "rate": "0.1"})).collect();
            plan(&[json!({"rate": {"rate": "tiers", "mode": "whole", "tiers": tiers}})])
        };
        assert_eq!(code(tiers(limits::RULE_TIERS_MAX)), "fine");
        assert_eq!(code(tiers(limits::RULE_TIERS_MAX + 1)), "limit.count");
    }
}
