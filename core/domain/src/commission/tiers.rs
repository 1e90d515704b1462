//! Volume tiers, over a vendor's placed net sales of the last closed period.

use super::plan::{CommissionPlan, RuleRate, Tier, TierMode};
use crate::money::Amount;

impl CommissionPlan {
    /// Whether a rule of it asks what the vendor sold before.
    ///
    /// ```
    /// use vendra_domain::commission::CommissionPlan;
    /// let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn001".parse()?, "rul_01h455vb4pex5vsknk084sn001".parse()?);
    /// assert!(!CommissionPlan::flat(plan, rule, "0.15".parse()?)?.is_by_volume());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn is_by_volume(&self) -> bool {
        self.rules.iter().any(|rule| matches!(rule.rate, RuleRate::Tiers { .. }))
    }
}

/// One whole, in billionths: the common denominator of rates.
pub(super) const WHOLE: i128 = 1_000_000_000;

/// Whether tiers start at zero and grow.
pub(super) fn grow(tiers: &[Tier]) -> bool {
    tiers.first().is_some_and(|tier| tier.from.is_zero())
        && tiers.array_windows().all(|[one, next]| one.from < next.from)
}

/// The rate that `sales` earn, as a ratio.
///
/// Whole: the rate of the last tier that the sales reach. Graduated: the average over the sales, each part at the rate of its
/// tier (10 % up to 1000 and 8 % above: sales of 2000 pay 9 %); without sales, the first tier's.
pub(super) fn ratio(mode: TierMode, tiers: &[Tier], sales: Amount) -> (i128, i128) {
    let reached = tiers.iter().rev().find(|tier| tier.from <= sales).or_else(|| tiers.first());
    let flat = (reached.map_or(0, |tier| tier.rate.billionths()), WHOLE);
    if mode == TierMode::Whole || sales <= Amount::ZERO {
        return flat;
    }
    let mut fees = 0i128;
    for (place, tier) in tiers.iter().enumerate().filter(|(_, tier)| tier.from < sales) {
        let end = tiers.get(place + 1).map_or(sales, |next| next.from.min(sales));
        fees += i128::from(end.minor() - tier.from.minor()) * tier.rate.billionths();
    }
    (fees, i128::from(sales.minor()) * WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Rounding;

    #[test]
    fn tiers_by_mode() {
        let tier = |from, rate: &str| Tier { from: Amount::new(from).unwrap(), rate: rate.parse().unwrap() };
        let tiers = [tier(0, "0.1"), tier(1000, "0.08"), tier(5000, "0.05")];
        let check = |mode, sales, expected| {
            let (numerator, denominator) = ratio(mode, &tiers, Amount::new(sales).unwrap());
            let fee = Amount::new(10_000).unwrap().ratio(numerator, denominator, Rounding::HalfAwayFromZero).unwrap();
            assert_eq!(fee.minor(), expected, "{mode:?} at {sales}");
        };
        check(TierMode::Whole, 0, 1000);
        check(TierMode::Whole, 999, 1000);
        check(TierMode::Whole, 1000, 800);
        check(TierMode::Whole, 9000, 500);
        check(TierMode::Graduated, 0, 1000);
        check(TierMode::Graduated, 1000, 1000);
        check(TierMode::Graduated, 2000, 900);
        check(TierMode::Graduated, 6000, 783);
    }

    #[test]
    fn a_plan_is_by_volume_where_any_rule_of_it_is() {
        let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn001", "rul_01h455vb4pex5vsknk084sn001");
        let mut plan =
            CommissionPlan::flat(plan.parse().unwrap(), rule.parse().unwrap(), "0.1".parse().unwrap()).unwrap();
        assert!(!plan.is_by_volume());
        let tier = Tier { from: Amount::ZERO, rate: "0.1".parse().unwrap() };
        let mut tiered = plan.rules[0].clone();
        tiered.rate = RuleRate::Tiers { mode: TierMode::Whole, tiers: vec![tier] };
        plan.rules.push(tiered);
        assert!(plan.is_by_volume());
        plan.rules.clear();
        assert!(!plan.is_by_volume());
    }
}
