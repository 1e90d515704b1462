//! A fee is what its rule says, never more than its base, and slots never take more than the line leaves the vendor.

use crate::given::minor;
use crate::given_cart::{self, euro};
use proptest::prelude::*;
use vendra_domain::commission::{
    CommissionPlan, CommissionRule, FeeBase, FeeFacts, FeeLine, FeeShipping, RuleRate, fee, line_fees,
};
use vendra_domain::policy::Policies;
use vendra_domain::quote::{PriceBasis, quote};
use vendra_domain::{Amount, Rate, Rounding};

const HALF_UP: Rounding = Rounding::HalfAwayFromZero;

fn line() -> impl Strategy<Value = FeeLine> {
    let amount = || prop_oneof![1 => Just(0), 4 => 0..500i64, 4 => 0..10_000_000i64].prop_map(minor);
    let prices = prop_oneof![Just(PriceBasis::TaxExclusive), Just(PriceBasis::TaxInclusive)];
    (amount(), 1..50u32, amount(), amount(), prices, amount(), amount()).prop_map(
        |(list, quantity, discount, tax, prices, shipping, per_order)| FeeLine {
            list,
            quantity,
            discount,
            tax,
            prices,
            shipping,
            per_order,
        },
    )
}

/// The base by another hand: what the buyer pays for the goods with or without tax, in wide numbers.
fn base(rule: &CommissionRule, line: &FeeLine) -> i128 {
    let wide = |amount: Amount| i128::from(amount.minor());
    let mut base = wide(line.list) - wide(line.discount);
    if line.prices == PriceBasis::TaxInclusive && rule.base == FeeBase::Net {
        base -= wide(line.tax);
    }
    if line.prices == PriceBasis::TaxExclusive && rule.base == FeeBase::Gross {
        base += wide(line.tax);
    }
    base.max(0) + if rule.shipping == FeeShipping::Included { wide(line.shipping) } else { 0 }
}

/// Halves away from zero, of non-negative numbers.
fn rounded(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator) / (2 * denominator)
}

fn at(rate: Rate, base: i128) -> i128 {
    rounded(base * rate.numerator(), rate.denominator())
}

fn is(amount: Amount, wide: i128) -> bool {
    i128::from(amount.minor()) == wide
}

proptest! {
    #[test]
    fn a_fee_is_what_its_rule_says(rule in given_cart::rule(), of in given_cart::rate(), line in line()) {
        let rule = CommissionRule { rate: RuleRate::Flat { of }, ..rule };
        let base = base(&rule, &line);
        let wide = |amount: Amount| i128::from(amount.minor());
        let mut expected = at(of, base)
            + wide(rule.fixed.per_unit) * i128::from(line.quantity)
            + wide(rule.fixed.per_line)
            + wide(line.per_order);
        if let Some(floor) = rule.floor.get(&euro()) {
            expected = expected.max(wide(*floor));
        }
        if let Some(cap) = rule.cap.get(&euro()) {
            expected = expected.min(wide(*cap));
        }
        let expected = expected.min(base);
        let made = fee(&rule, &line, euro(), Amount::ZERO, HALF_UP)?;
        prop_assert!(is(made.amount, expected), "{} is not {expected}", made.amount);
        prop_assert!(is(made.vat, rule.vat.map_or(0, |vat| at(vat.rate, expected))));
        prop_assert_eq!((made.rule, made.slot, made.payee, made.on_refund), (rule.rule, rule.slot, rule.payee, rule.on_refund));
        prop_assert_eq!(made.vat_jurisdiction, rule.vat.map(|vat| vat.jurisdiction));
    }

    #[test]
    fn a_fee_is_within_its_base(rule in given_cart::rule(), line in line(), sales in 0..1_000_000i64) {
        let made = fee(&rule, &line, euro(), minor(sales), HALF_UP)?;
        prop_assert!(made.amount >= Amount::ZERO && i128::from(made.amount.minor()) <= base(&rule, &line));
        prop_assert!(made.vat >= Amount::ZERO && made.vat <= made.amount);
    }

    #[test]
    fn a_higher_rate_never_takes_less(rule in given_cart::rule(), one in given_cart::rate(), other in given_cart::rate(), line in line()) {
        let at = |of| fee(&CommissionRule { rate: RuleRate::Flat { of }, ..rule.clone() }, &line, euro(), Amount::ZERO, HALF_UP);
        let (lower, higher) = (at(one.min(other))?, at(one.max(other))?);
        prop_assert!(lower.amount <= higher.amount && lower.vat <= higher.vat);
    }

    #[test]
    fn tiers_stay_between_their_lowest_and_highest_rate(rule in given_cart::rule(), line in line(), sales in 0..1_000_000i64) {
        let RuleRate::Tiers { tiers, .. } = &rule.rate else { return Ok(()) };
        let flat = |of| fee(&CommissionRule { rate: RuleRate::Flat { of }, ..rule.clone() }, &line, euro(), Amount::ZERO, HALF_UP);
        let rates = || tiers.iter().map(|tier| tier.rate);
        let made = fee(&rule, &line, euro(), minor(sales), HALF_UP)?.amount;
        prop_assert!(flat(rates().min().unwrap())?.amount <= made && made <= flat(rates().max().unwrap())?.amount);
    }

    #[test]
    fn in_each_slot_the_first_rule_that_matches_decides_and_all_are_cut(cart in given_cart::cart(), plan in given_cart::plan(), sales in 0..1_000_000i64) {
        let quote = quote(&cart)?;
        for line in quote.lines.iter().filter(|line| line.offer.is_some()) {
            let left = line.gross.plus(line.discount_by_platform())?.minus(line.tax)?;
            let facts = FeeFacts { currency: euro(), sales: minor(sales), left };
            let mut fees = Vec::new();
            line_fees(&plan, line, &quote.policies, facts, |_| Amount::ZERO, &mut fees)?;
            let mut slots = Vec::new();
            let matching = plan.rules.iter().filter(|rule| rule.applies.holds(line, euro()));
            let deciding = matching.filter(|rule| {
                let first = !slots.contains(&rule.slot);
                slots.push(rule.slot);
                first
            });
            let mut left = i128::from(left.minor());
            for (made, rule) in fees.iter().zip(deciding) {
                prop_assert_eq!((made.rule, made.slot), (rule.rule, rule.slot));
                let whole = fee(rule, &FeeLine::of(line, &quote.policies)?, euro(), minor(sales), quote.policies.rounding)?;
                let wanted = i128::from(whole.amount.minor()) + i128::from(whole.vat.minor());
                let taken = i128::from(made.amount.minor()) + i128::from(made.vat.minor());
                prop_assert!(made.amount <= whole.amount);
                if wanted <= left {
                    prop_assert_eq!((made.amount, made.vat), (whole.amount, whole.vat));
                } else {
                    // All that is left is taken, but a last cent that would be VAT on no fee.
                    prop_assert!(taken == left || (taken == 0 && left == 1));
                }
                left -= taken;
                prop_assert!(left >= 0);
            }
            slots.sort_unstable();
            slots.dedup();
            prop_assert_eq!(fees.len(), slots.len());
        }
    }

    #[test]
    fn nothing_panics_whatever_the_figures(rule in given_cart::rule(), numbers in prop::array::uniform6(crate::given::amount()), quantity: u32, sales in crate::given::amount()) {
        let [list, discount, tax, shipping, per_order, bound] = numbers;
        let mut rule = rule;
        rule.floor.insert(euro(), bound);
        rule.cap.insert(euro(), bound);
        for prices in [PriceBasis::TaxExclusive, PriceBasis::TaxInclusive] {
            let line = FeeLine { list, quantity, discount, tax, prices, shipping, per_order };
            if let Ok(made) = fee(&rule, &line, euro(), sales, HALF_UP) {
                prop_assert!(made.amount >= Amount::ZERO && made.vat >= Amount::ZERO);
            }
        }
    }

    #[test]
    fn plans_survive_json_and_are_valid(plan in given_cart::plan()) {
        prop_assert!(plan.validate().is_ok());
        let json = serde_json::to_string(&plan).unwrap();
        prop_assert_eq!(serde_json::from_str::<CommissionPlan>(&json).unwrap(), plan);
    }

    #[test]
    fn policies_survive_json(policies in given_cart::policies()) {
        let json = serde_json::to_string(&policies).unwrap();
        prop_assert_eq!(serde_json::from_str::<Policies>(&json).unwrap(), policies);
    }
}
