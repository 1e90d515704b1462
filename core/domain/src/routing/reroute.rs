//! Another vendor fulfils what one would not: the buyer pays the same, to the cent, for each tender.
//!
//! The units are undone on the old line through the frozen-line mechanism. What its sources give back, voided or reversed, are the
//! sources of a new frozen line. Taxes are the old line's in proportion (the buyer's invoice does not change), fees are the new
//! vendor's, and the new vendor has the rest: it sells at the frozen price. Where its own price is higher and the policy says
//! so, the platform adds the difference as a source of its own.

use super::route::{RouteInput, RouteLine, Rule, route};
use crate::frozen_line::{FrozenLine, LineKind, LineMove, Progress, Share, Source, Use, UseShare};
use crate::id::*;
use crate::money::{Allocation, Amount, Rate, Rounding, allocate};
use crate::policy::{Policies, RerouteCeiling};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// A place that may take units over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RerouteCandidate {
    /// The place, with its stock and scores.
    pub place: super::route::Candidate,
    /// Its price of a unit, in minor units, as the frozen line's price is meant (with or without tax).
    pub unit_price: Amount,
    /// Its vendor's commission on goods.
    pub commission: Rate,
}

/// Units that need another place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RerouteInput {
    /// The line as it was frozen.
    pub line: FrozenLine,
    /// How far it has come.
    pub progress: Progress,
    /// Its vendor.
    pub vendor: VendorId,
    /// How many of its units are undone, these included.
    pub undone_units: u32,
    /// How many units need another place.
    pub units: u32,
    /// The frozen price of a unit, in minor units.
    pub unit_price: Amount,
    /// Who may take them.
    pub candidates: Vec<RerouteCandidate>,
    /// The operator's rules, in order.
    pub rules: Vec<Rule>,
    /// The order's policies.
    #[serde(default)]
    pub policies: Policies,
    /// A fresh id for the new line.
    pub new_line: LineId,
}

/// What becomes of the units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reroute", rename_all = "snake_case", deny_unknown_fields)]
pub enum Reroute {
    /// Another location of the same vendor sends them; no money moves.
    Relocated {
        /// From where.
        location: LocationId,
    },
    /// Another vendor sends them.
    Moved {
        /// Who, and with which line.
        to: Box<Rerouted>,
    },
    /// Nobody does: the units are cancelled, and refunded where they were captured.
    Cancelled {
        /// What undoing them moves.
        undone: LineMove,
    },
}

/// A line that another vendor took over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rerouted {
    /// What undoing the old line moves.
    pub undone: LineMove,
    /// The new line.
    pub line: FrozenLine,
    /// What of the new line is captured already: what was reversed on the old one.
    pub captured: Amount,
    /// The offer.
    pub offer: OfferId,
    /// Its vendor.
    pub vendor: VendorId,
    /// From where.
    pub location: LocationId,
    /// What the platform adds, in minor units.
    pub platform_pays: Amount,
}

/// Finds another place for units of a line.
///
/// Refusals: `frozen_line.*` for units that the line does not have left, `routing.mixed` where a part of the units is captured and
/// a part is not (capture or cancel the line first), `amount.out_of_range`.
pub fn reroute(input: &RerouteInput) -> Result<Reroute, Refusal> {
    let undone = input.line.undo_units(input.progress, input.undone_units)?;
    if let Some(place) = best(input, |candidate| candidate.place.vendor == input.vendor)? {
        return Ok(Reroute::Relocated { location: place.place.location });
    }
    let affordable = |candidate: &RerouteCandidate| {
        input.policies.reroute_ceiling == RerouteCeiling::PlatformPaysDifference
            || candidate.unit_price <= input.unit_price
    };
    match best(input, |candidate| candidate.place.vendor != input.vendor && affordable(candidate))? {
        Some(candidate) => moved(input, undone, candidate).map(|to| Reroute::Moved { to: Box::new(to) }),
        None => Ok(Reroute::Cancelled { undone }),
    }
}

/// The best single place among those that may, by the rules that route orders.
fn best(input: &RerouteInput, may: impl Fn(&RerouteCandidate) -> bool) -> Result<Option<RerouteCandidate>, Refusal> {
    let enough = |candidate: &&RerouteCandidate| may(candidate) && candidate.place.available >= input.units;
    let candidates: Vec<RerouteCandidate> = input.candidates.iter().filter(enough).copied().collect();
    let places = candidates.iter().map(|candidate| candidate.place).collect();
    let line = RouteLine { line: input.line.id, units: input.units, candidates: places };
    let chosen = match route(&RouteInput { lines: vec![line], rules: input.rules.clone() }) {
        Ok(routes) => routes.first().and_then(|route| route.assignments.first()).copied(),
        Err(Refusal::RoutingNoCandidate { .. } | Refusal::StockShort { .. }) => None,
        Err(refusal) => return Err(refusal),
    };
    let is = |candidate: &RerouteCandidate| {
        chosen
            .is_some_and(|chosen| (chosen.offer, chosen.location) == (candidate.place.offer, candidate.place.location))
    };
    Ok(candidates.into_iter().find(is))
}

/// The new line, from what the old one's sources give back.
fn moved(input: &RerouteInput, undone: LineMove, candidate: RerouteCandidate) -> Result<Rerouted, Refusal> {
    let mut sources = match (undone.sources.is_empty(), undone.voided.is_empty()) {
        (false, true) => undone.sources.clone(),
        (true, false) => undone.voided.clone(),
        (true, true) => Vec::new(),
        // One line cannot be captured in part from the start.
        (false, false) => return Err(Refusal::RoutingMixed { line: input.line.id }),
    };
    let frozen = Amount::sum(sources.iter().map(|share| share.amount))?;
    let higher = candidate.unit_price.minus(input.unit_price)?.max(Amount::ZERO);
    let platform_pays = higher.times(input.units)?;
    if !platform_pays.is_zero() {
        match sources.iter_mut().find(|share| share.party == Source::Platform) {
            Some(share) => share.amount = share.amount.plus(platform_pays)?,
            None => sources.push(Share { party: Source::Platform, amount: platform_pays }),
        }
    }
    let total = frozen.plus(platform_pays)?;
    let uses = uses(input, candidate, frozen, total)?;
    let line = FrozenLine::new(input.new_line, LineKind::Goods, input.units, sources, uses)?;
    let captured = if undone.sources.is_empty() { Amount::ZERO } else { total };
    let super::route::Candidate { offer, vendor, location, .. } = candidate.place;
    Ok(Rerouted { undone, line, captured, offer, vendor, location, platform_pays })
}

/// Taxes in proportion to the old line's, the new vendor's commission, and the rest for the new vendor.
fn uses(
    input: &RerouteInput,
    candidate: RerouteCandidate,
    frozen: Amount,
    total: Amount,
) -> Result<Vec<UseShare>, Refusal> {
    let vendor = candidate.place.vendor;
    let is_tax = |share: &&UseShare| matches!(share.party, Use::Tax { .. } | Use::VendorTax { .. });
    let taxes: Vec<&UseShare> = input.line.uses().iter().filter(is_tax).collect();
    let old_tax = Amount::sum(taxes.iter().map(|share| share.amount))?;
    let old_total = i128::from(input.line.total().minor());
    let tax = frozen.ratio(i128::from(old_tax.minor()), old_total, Rounding::HalfAwayFromZero).unwrap_or_default();
    let mut uses = vec![UseShare { party: Use::Vendor { vendor }, amount: Amount::ZERO, returns: Amount::ZERO }];
    if !tax.is_zero() {
        let weights: Vec<i64> = taxes.iter().map(|share| share.amount.minor()).collect();
        for (share, part) in taxes.iter().zip(allocate(tax, &weights, Allocation::LargestRemainder)?) {
            let party = match share.party {
                Use::VendorTax { jurisdiction, rate, .. } => Use::VendorTax { vendor, jurisdiction, rate },
                other => other,
            };
            uses.push(UseShare { party, amount: part, returns: part });
        }
    }
    let net = total.minus(tax)?;
    let fee = net.at_rate(candidate.commission, input.policies.rounding)?.min(net);
    if !fee.is_zero() {
        let party = Use::Fee { slot: "commission".parse()?, payee: crate::frozen_line::FeePayee::Commission };
        uses.push(UseShare { party, amount: fee, returns: fee });
    }
    let rest = net.minus(fee)?;
    if let Some(first) = uses.first_mut() {
        (first.amount, first.returns) = (rest, rest);
    }
    Ok(uses)
}
