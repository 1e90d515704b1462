//! Who sells in an order and under which plan, and what rules charge once per vendor order.

use super::VendorTerms;
use crate::commission::{self, CommissionPlan, CommissionRule, FeeLine, FeeShipping};
use crate::frozen_line::LineKind;
use crate::id::{AnyId, RuleId, VendorId};
use crate::limits;
use crate::money::{Amount, allocate};
use crate::quote::{Quote, QuotedLine};
use crate::refusal::Refusal;

/// One vendor's terms, and its plan where it was given.
pub(super) struct Seller<'a> {
    pub(super) terms: &'a VendorTerms,
    pub(super) plan: Option<&'a CommissionPlan>,
    /// The place of its vendor order in the split, once a line has asked for one.
    pub(super) part: Option<usize>,
}

/// All of them, by vendor: found by halving, so that a long order over many vendors stays linear.
pub(super) struct Sellers<'a>(Vec<Seller<'a>>);

impl<'a> Sellers<'a> {
    pub(super) fn new(plans: &'a [CommissionPlan], terms: &'a [VendorTerms]) -> Result<Self, Refusal> {
        limits::count("split.vendors", terms.len(), limits::QUOTE_VENDORS_MAX)?;
        limits::count("split.plans", plans.len(), limits::QUOTE_VENDORS_MAX)?;
        refuse_twice(terms.iter().map(|terms| terms.vendor_order))?;
        refuse_twice(plans.iter().map(|plan| plan.id))?;
        let plan = |terms: &VendorTerms| plans.iter().find(|plan| plan.id == terms.plan);
        let seller = |terms| Seller { terms, plan: plan(terms), part: None };
        let mut sellers: Vec<Seller<'a>> = terms.iter().map(seller).collect();
        sellers.sort_unstable_by_key(|seller| seller.terms.vendor);
        match sellers.array_windows().find(|[one, next]| one.terms.vendor == next.terms.vendor) {
            Some([one, _]) => Err(Refusal::SplitDuplicate { id: one.terms.vendor.into() }),
            None => Ok(Self(sellers)),
        }
    }

    fn place(&self, vendor: VendorId) -> Option<usize> {
        self.0.binary_search_by_key(&vendor, |seller| seller.terms.vendor).ok()
    }

    pub(super) fn of(&mut self, vendor: VendorId) -> Option<&mut Seller<'a>> {
        let place = self.place(vendor)?;
        self.0.get_mut(place)
    }
}

/// Two vendor orders with one id could not be told apart, and of two plans with one id nobody knows which was meant.
fn refuse_twice<T: Ord + Copy + Into<AnyId>>(ids: impl Iterator<Item = T>) -> Result<(), Refusal> {
    let mut ids: Vec<T> = ids.collect();
    ids.sort_unstable();
    match ids.array_windows().find(|[one, next]| one == next) {
        Some([one, _]) => Err(Refusal::SplitDuplicate { id: (*one).into() }),
        None => Ok(()),
    }
}

/// What one rule charges a vendor order, as it falls on one line.
struct OrderPart {
    line: usize,
    rule: RuleId,
    amount: Amount,
}

/// What rules charge once per vendor order, by the place of the line in the quote.
#[derive(Default)]
pub(super) struct OrderWide(Vec<OrderPart>);

/// A line that a rule with an order-wide amount decides.
struct Charged<'a> {
    seller: usize,
    rule: &'a CommissionRule,
    line: usize,
    base: Amount,
}

impl OrderWide {
    /// Shares what rules charge per vendor order over the lines of goods that they decide, by their bases.
    ///
    /// Where all bases are zero there is nothing that could bear it.
    pub(super) fn new(quote: &Quote, sellers: &Sellers<'_>) -> Result<Self, Refusal> {
        let charges = |rule: &CommissionRule| !rule.fixed.per_order.is_zero();
        let plans = || sellers.0.iter().filter_map(|seller| seller.plan);
        if !plans().any(|plan| plan.rules.iter().any(charges)) {
            return Ok(Self::default());
        }
        let mut charged = Vec::with_capacity(quote.lines.len());
        for (line, quoted) in quote.lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::Goods) {
            let Some(seller) = quoted.vendor.and_then(|vendor| sellers.place(vendor)) else { continue };
            let Some(plan) = sellers.0.get(seller).and_then(|seller| seller.plan) else { continue };
            let deciding = commission::deciding_goods(plan, quoted, quote.currency)?;
            for rule in deciding.into_iter().filter(|rule| charges(rule)) {
                charged.push(Charged { seller, rule, line, base: base(rule, quoted, quote)? });
            }
        }
        charged.sort_by_key(|charged| (charged.seller, charged.rule.rule));
        let mut parts = Vec::with_capacity(charged.len());
        for group in charged.chunk_by(|one, next| (one.seller, one.rule.rule) == (next.seller, next.rule.rule)) {
            let weights: Vec<i64> = group.iter().map(|charged| charged.base.minor()).collect();
            let Some(rule) = group.first().map(|charged| charged.rule) else { continue };
            if weights.iter().any(|&weight| weight > 0) {
                let shares = allocate(rule.fixed.per_order, &weights, quote.policies.allocation)?;
                let rule = rule.rule;
                let shared = group.iter().map(|charged| charged.line).zip(shares);
                parts.extend(shared.map(|(line, amount)| OrderPart { line, rule, amount }));
            }
        }
        parts.sort_unstable_by_key(|part| part.line);
        Ok(Self(parts))
    }

    /// What of a rule's order-wide amount falls on a line.
    pub(super) fn on(&self, line: usize, rule: RuleId) -> Amount {
        let from = self.0.partition_point(|part| part.line < line);
        let mut of_line = self.0.iter().skip(from).take_while(|part| part.line == line);
        of_line.find(|part| part.rule == rule).map_or(Amount::ZERO, |part| part.amount)
    }
}

fn base(rule: &CommissionRule, line: &QuotedLine, quote: &Quote) -> Result<Amount, Refusal> {
    FeeLine::of(line, &quote.policies)?.base(rule.base, FeeShipping::Excluded)
}
