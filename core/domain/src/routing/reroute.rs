//! Another place fulfils what one would not: the buyer pays the same, to the cent, for each tender and each tax.

use super::choice::{Taken, choose};
use super::new_line;
use super::route::{Assignment, Candidate, Offers, Reason, RouteLine, Rule, Verdict};
use crate::commission::CommissionPlan;
use crate::frozen_line::{FrozenLine, LineKind, LineMove, Progress};
use crate::id::*;
use crate::limits;
use crate::money::{Amount, Currency, prefix_of_units};
use crate::names::Category;
use crate::policy::{Policies, RerouteCeiling};
use crate::quote::PriceBasis;
use crate::refusal::Refusal;
use crate::split::{SplitFee, VendorPart, VendorTerms};
use serde::{Deserialize, Serialize};

/// A place that may take units over.
///
/// ```
/// use vendra_domain::routing::{Outcome, Reason, RerouteInput, reroute};
/// // One of two units of 10.00, and another offer at 9.00 whose vendor pays a commission of 10 %.
/// # let mut input: RerouteInput = serde_json::from_str(r#"{"currency": "EUR",
/// #   "line": {"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 2, "total": 2000,
/// #     "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 2000}],
/// #     "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 2000, "returns": 2000}]},
/// #   "progress": {"captured": 0, "voided": 0, "reversed": 0}, "prices": "tax_inclusive",
/// #   "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "undone_units": 0,
/// #   "units": 1, "rejected": ["loc_01h455vb4pex5vsknk084sn001"], "rules": ["priority"],
/// #   "candidates": [{"unit_price": 900, "place": {"offer": "off_01h455vb4pex5vsknk084sn002",
/// #     "vendor": "ven_01h455vb4pex5vsknk084sn002", "location": "loc_01h455vb4pex5vsknk084sn002",
/// #     "availability": "open", "available": 5}}],
/// #   "plans": [{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn001",
/// #     "slot": "commission", "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": "0.1"}}]}],
/// #   "terms": [{"vendor": "ven_01h455vb4pex5vsknk084sn002", "vendor_order": "vor_01h455vb4pex5vsknk084sn002",
/// #     "plan": "pln_01h455vb4pex5vsknk084sn001"}], "new_line": "lin_01h455vb4pex5vsknk084sn002"}"#)?;
/// // One cent more than what the buyer pays, and nobody pays the difference.
/// input.candidates[0].unit_price = vendra_domain::Amount::new(1001)?;
/// let rerouted = reroute(&input)?;
/// assert!(matches!(rerouted.outcome, Outcome::Cancelled { .. }));
/// assert_eq!(rerouted.verdicts[0].reason, Reason::TooDear);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RerouteCandidate {
    /// The place, with its stock and scores. For delivery: an offer whose goods it would send, and one unit.
    pub place: Candidate,
    /// The offer's price of a unit, in minor units, as the frozen line's price is meant (with or without tax).
    pub unit_price: Amount,
    /// What kind of goods it is, which its vendor's commission may look at.
    #[serde(default)]
    pub category: Option<Category>,
}

/// Units that need another place.
///
/// ```
/// use vendra_domain::routing::{Outcome, RerouteInput, reroute};
/// // One of two units of 10.00, and another offer at 9.00 whose vendor pays a commission of 10 %.
/// # let mut input: RerouteInput = serde_json::from_str(r#"{"currency": "EUR",
/// #   "line": {"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 2, "total": 2000,
/// #     "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 2000}],
/// #     "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 2000, "returns": 2000}]},
/// #   "progress": {"captured": 0, "voided": 0, "reversed": 0}, "prices": "tax_inclusive",
/// #   "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "undone_units": 0,
/// #   "units": 1, "rejected": ["loc_01h455vb4pex5vsknk084sn001"], "rules": ["priority"],
/// #   "candidates": [{"unit_price": 900, "place": {"offer": "off_01h455vb4pex5vsknk084sn002",
/// #     "vendor": "ven_01h455vb4pex5vsknk084sn002", "location": "loc_01h455vb4pex5vsknk084sn002",
/// #     "availability": "open", "available": 5}}],
/// #   "plans": [{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn001",
/// #     "slot": "commission", "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": "0.1"}}]}],
/// #   "terms": [{"vendor": "ven_01h455vb4pex5vsknk084sn002", "vendor_order": "vor_01h455vb4pex5vsknk084sn002",
/// #     "plan": "pln_01h455vb4pex5vsknk084sn001"}], "new_line": "lin_01h455vb4pex5vsknk084sn002"}"#)?;
/// // With nobody to ask, the buyer gets the money for that unit back.
/// input.candidates.clear();
/// let Outcome::Cancelled { undone } = reroute(&input)?.outcome else { panic!("nobody has it") };
/// assert_eq!(undone.to.undone()?.minor(), 1000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RerouteInput {
    /// The order's currency.
    pub currency: Currency,
    /// The line as it was frozen: goods, or a vendor's delivery.
    pub line: FrozenLine,
    /// How far it has come, before these units are undone.
    pub progress: Progress,
    /// Its vendor.
    pub vendor: VendorId,
    /// Its offer; for delivery, one whose goods were to be sent.
    pub offer: OfferId,
    /// Whether its price has the tax inside.
    pub prices: PriceBasis,
    /// How many of its units are undone already, these not included.
    pub undone_units: u32,
    /// How many units need another place.
    pub units: u32,
    /// Places that would not: the one that just rejected or let its window pass, and those before it.
    pub rejected: Vec<LocationId>,
    /// Who may take them, in any order; each place of an offer once.
    pub candidates: Vec<RerouteCandidate>,
    /// The operator's rules, in order.
    pub rules: Vec<Rule>,
    /// The commission plans of the candidates' vendors.
    #[serde(default)]
    pub plans: Vec<CommissionPlan>,
    /// Under what each candidate's vendor would sell, with the vendor order that would take the line: a fresh one, or one of this
    /// order.
    #[serde(default)]
    pub terms: Vec<VendorTerms>,
    /// Vendor orders whose vendors pay for this order already what a rule charges once for it.
    #[serde(default)]
    pub vendor_orders: Vec<VendorOrderId>,
    /// The order's policies.
    #[serde(default)]
    pub policies: Policies,
    /// A fresh id for the new line.
    pub new_line: LineId,
}

/// What becomes of the units, and why.
///
/// ```
/// use vendra_domain::routing::{Reason, RerouteInput, reroute};
/// // One of two units of 10.00, and another offer at 9.00 whose vendor pays a commission of 10 %.
/// # let mut input: RerouteInput = serde_json::from_str(r#"{"currency": "EUR",
/// #   "line": {"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 2, "total": 2000,
/// #     "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 2000}],
/// #     "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 2000, "returns": 2000}]},
/// #   "progress": {"captured": 0, "voided": 0, "reversed": 0}, "prices": "tax_inclusive",
/// #   "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "undone_units": 0,
/// #   "units": 1, "rejected": ["loc_01h455vb4pex5vsknk084sn001"], "rules": ["priority"],
/// #   "candidates": [{"unit_price": 900, "place": {"offer": "off_01h455vb4pex5vsknk084sn002",
/// #     "vendor": "ven_01h455vb4pex5vsknk084sn002", "location": "loc_01h455vb4pex5vsknk084sn002",
/// #     "availability": "open", "available": 5}}],
/// #   "plans": [{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn001",
/// #     "slot": "commission", "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": "0.1"}}]}],
/// #   "terms": [{"vendor": "ven_01h455vb4pex5vsknk084sn002", "vendor_order": "vor_01h455vb4pex5vsknk084sn002",
/// #     "plan": "pln_01h455vb4pex5vsknk084sn001"}], "new_line": "lin_01h455vb4pex5vsknk084sn002"}"#)?;
/// assert_eq!(reroute(&input)?.verdicts[0].reason, Reason::BestWithAll);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reroute {
    /// What becomes of them.
    pub outcome: Outcome,
    /// What became of each candidate, best first.
    pub verdicts: Vec<Verdict>,
}

/// What becomes of the units.
///
/// ```
/// use vendra_domain::routing::{Outcome, RerouteInput, reroute};
/// // One of two units of 10.00, and another offer at 9.00 whose vendor pays a commission of 10 %.
/// # let mut input: RerouteInput = serde_json::from_str(r#"{"currency": "EUR",
/// #   "line": {"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 2, "total": 2000,
/// #     "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 2000}],
/// #     "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 2000, "returns": 2000}]},
/// #   "progress": {"captured": 0, "voided": 0, "reversed": 0}, "prices": "tax_inclusive",
/// #   "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "undone_units": 0,
/// #   "units": 1, "rejected": ["loc_01h455vb4pex5vsknk084sn001"], "rules": ["priority"],
/// #   "candidates": [{"unit_price": 900, "place": {"offer": "off_01h455vb4pex5vsknk084sn002",
/// #     "vendor": "ven_01h455vb4pex5vsknk084sn002", "location": "loc_01h455vb4pex5vsknk084sn002",
/// #     "availability": "open", "available": 5}}],
/// #   "plans": [{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn001",
/// #     "slot": "commission", "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": "0.1"}}]}],
/// #   "terms": [{"vendor": "ven_01h455vb4pex5vsknk084sn002", "vendor_order": "vor_01h455vb4pex5vsknk084sn002",
/// #     "plan": "pln_01h455vb4pex5vsknk084sn001"}], "new_line": "lin_01h455vb4pex5vsknk084sn002"}"#)?;
/// // Another place of the offer that the buyer chose comes before any other offer.
/// let mut place = input.candidates[0].clone();
/// (place.place.offer, place.place.vendor) = (input.offer, input.vendor);
/// place.place.location = "loc_01h455vb4pex5vsknk084sn003".parse()?;
/// input.candidates.push(place);
/// assert!(matches!(reroute(&input)?.outcome, Outcome::Relocated { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RerouteOutcome"))]
#[serde(tag = "outcome", rename_all = "snake_case", deny_unknown_fields)]
pub enum Outcome {
    /// Other places of the same offer send them; no money moves.
    Relocated {
        /// From where, best first.
        places: Vec<Assignment>,
    },
    /// Another offer, of this vendor or another, takes them over.
    Moved {
        /// Which, and with which line.
        to: Box<Rerouted>,
    },
    /// Nobody does: the units are cancelled, and refunded where they were captured.
    Cancelled {
        /// What undoing them moves.
        undone: LineMove,
    },
}

/// A line that another offer took over.
///
/// ```
/// use vendra_domain::routing::{Outcome, RerouteInput, reroute};
/// // One of two units of 10.00, and another offer at 9.00 whose vendor pays a commission of 10 %.
/// # let mut input: RerouteInput = serde_json::from_str(r#"{"currency": "EUR",
/// #   "line": {"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 2, "total": 2000,
/// #     "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 2000}],
/// #     "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 2000, "returns": 2000}]},
/// #   "progress": {"captured": 0, "voided": 0, "reversed": 0}, "prices": "tax_inclusive",
/// #   "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "undone_units": 0,
/// #   "units": 1, "rejected": ["loc_01h455vb4pex5vsknk084sn001"], "rules": ["priority"],
/// #   "candidates": [{"unit_price": 900, "place": {"offer": "off_01h455vb4pex5vsknk084sn002",
/// #     "vendor": "ven_01h455vb4pex5vsknk084sn002", "location": "loc_01h455vb4pex5vsknk084sn002",
/// #     "availability": "open", "available": 5}}],
/// #   "plans": [{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn001",
/// #     "slot": "commission", "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": "0.1"}}]}],
/// #   "terms": [{"vendor": "ven_01h455vb4pex5vsknk084sn002", "vendor_order": "vor_01h455vb4pex5vsknk084sn002",
/// #     "plan": "pln_01h455vb4pex5vsknk084sn001"}], "new_line": "lin_01h455vb4pex5vsknk084sn002"}"#)?;
/// let Outcome::Moved { to } = reroute(&input)?.outcome else { panic!("the other offer has it") };
/// // The buyer's half stays as it is: the new vendor gets what its price leaves.
/// assert_eq!((to.line.total().minor(), to.platform_pays.minor()), (1000, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rerouted {
    /// What undoing the old line moves.
    pub undone: LineMove,
    /// The new line.
    pub line: FrozenLine,
    /// What of the new line is captured already, in minor units: all of it, or nothing.
    pub captured: Amount,
    /// The vendor order that it goes to, with what the line comes to.
    pub part: VendorPart,
    /// Why each fee is what it is.
    pub fees: Vec<SplitFee>,
    /// From where, best first: places of one offer.
    pub places: Vec<Assignment>,
    /// What the platform adds to what the old line held, in minor units: the difference to a dearer price, and what the old
    /// vendor funded of delivery that the platform sells.
    pub platform_pays: Amount,
}

/// Finds another place for units of a line.
///
/// Other places of the same offer come first; then another offer at or below the frozen price, which is what the old line holds
/// for these units (a discount that its vendor funded lowers it, one that the platform funded does not), or above it where the
/// policy lets the platform pay the difference; else the units are cancelled. Several places of one offer share the units
/// where none has them all. Units that no one offer has can be asked for in smaller numbers: any sequence of re-routes, refunds and
/// captures ends in the frozen total of each tender and each tax.
///
/// Refusals: `frozen_line.units_exceeded` and `frozen_line.progress` for units that the line does not have left, `routing.mixed`
/// where a part of the units is captured and a part is not (capture or cancel the line first), `routing.platform_line` for the
/// buyer's fee, `routing.malformed` for candidates that contradict each other, `split.incomplete` and `split.duplicate` for
/// terms or a plan that are not there or there twice, `commission.beyond_line`, `limit.count`, `amount.not_positive` for no units,
/// `amount.negative`, `amount.out_of_range`.
///
/// ```
/// use vendra_domain::routing::{Outcome, RerouteInput, reroute};
/// let input: RerouteInput = serde_json::from_str(r#"{
///     "currency": "EUR",
///     "line": {"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 2, "total": 2000,
///         "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 2000}],
///         "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 2000, "returns": 2000}]},
///     "progress": {"captured": 0, "voided": 0, "reversed": 0}, "prices": "tax_inclusive",
///     "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "undone_units": 0, "units": 1,
///     "rejected": ["loc_01h455vb4pex5vsknk084sn001"], "rules": ["priority"],
///     "candidates": [{"unit_price": 900, "place": {"offer": "off_01h455vb4pex5vsknk084sn002",
///         "vendor": "ven_01h455vb4pex5vsknk084sn002", "location": "loc_01h455vb4pex5vsknk084sn002", "availability": "open",
///         "available": 5}}],
///     "plans": [{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn001",
///         "slot": "commission", "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": "0.1"}}]}],
///     "terms": [{"vendor": "ven_01h455vb4pex5vsknk084sn002", "vendor_order": "vor_01h455vb4pex5vsknk084sn002",
///         "plan": "pln_01h455vb4pex5vsknk084sn001"}],
///     "new_line": "lin_01h455vb4pex5vsknk084sn002"
/// }"#)?;
/// let Outcome::Moved { to } = reroute(&input)?.outcome else { panic!("the other offer has it, and costs less") };
/// assert_eq!((to.line.total().minor(), to.part.totals.fees.minor(), to.part.totals.payable.minor()), (1000, 100, 900));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn reroute(input: &RerouteInput) -> Result<Reroute, Refusal> {
    let line = asked(input)?;
    let undone = undone(input)?;
    let held = new_line::held(input, &undone)?;
    let mut dear = Vec::new();
    for candidate in &input.candidates {
        let price = candidate.unit_price.non_negative("reroute.unit_price")?.times(input.units)?;
        if price > held.price && input.policies.reroute_ceiling == RerouteCeiling::FrozenPrice {
            dear.push(candidate.place.offer);
        }
    }
    let closed = |place: &Candidate| {
        if input.rejected.contains(&place.location) {
            return Some(Reason::Rejected);
        }
        // What the buyer pays for the offer that it chose is agreed, whatever it costs now.
        (place.offer != input.offer && dear.contains(&place.offer)).then_some(Reason::TooDear)
    };
    let chosen = choose(&line, &input.rules, Offers::One, &Taken::default(), closed);
    let outcome = match chosen.assignments.first() {
        None => Outcome::Cancelled { undone },
        Some(best) if best.offer == input.offer => Outcome::Relocated { places: chosen.assignments },
        Some(best) => {
            let offer = best.offer;
            let candidate = input.candidates.iter().find(|candidate| candidate.place.offer == offer);
            let candidate = candidate.ok_or(Refusal::RoutingNoCandidate { line: input.line.id })?;
            let to = new_line::moved(input, undone, held, candidate, chosen.assignments)?;
            Outcome::Moved { to: Box::new(to) }
        }
    };
    Ok(Reroute { outcome, verdicts: chosen.verdicts })
}

/// The units as a line to be routed. Everything is counted before anything is filtered.
fn asked(input: &RerouteInput) -> Result<RouteLine, Refusal> {
    if input.line.kind == LineKind::BuyerFee {
        return Err(Refusal::RoutingPlatformLine { line: input.line.id });
    }
    limits::count("route.rules", input.rules.len(), limits::ROUTE_RULES_MAX)?;
    limits::count("reroute.rejected", input.rejected.len(), limits::ROUTE_CANDIDATES_MAX)?;
    limits::count("reroute.vendor_orders", input.vendor_orders.len(), limits::ORDER_LINES_MAX)?;
    limits::count("route.candidates", input.candidates.len(), limits::ROUTE_CANDIDATES_MAX)?;
    Amount::new(i64::from(input.units))?.positive("reroute.units")?;
    let candidates = input.candidates.iter().map(|candidate| candidate.place).collect();
    let line = RouteLine { line: input.line.id, offer: input.offer, units: input.units, candidates };
    match line.check() {
        // With nowhere to ask, the units are cancelled.
        Ok(()) | Err(Refusal::RoutingNoCandidate { .. }) => {}
        Err(refusal) => return Err(refusal),
    }
    let malformed = |what: &str| Err(Refusal::RoutingMalformed { line: input.line.id, what: what.to_owned() });
    if line.candidates.iter().any(|place| place.offer == input.offer && place.vendor != input.vendor) {
        return malformed("an offer of two vendors");
    }
    let mut terms: Vec<_> =
        input.candidates.iter().map(|one| (one.place.offer, one.unit_price, one.category)).collect();
    terms.sort_unstable();
    if terms.array_windows().any(|[one, next]| one.0 == next.0 && one != next) {
        return malformed("an offer on two terms");
    }
    Ok(line)
}

/// Undoes the units on the old line, after those that are undone already.
fn undone(input: &RerouteInput) -> Result<LineMove, Refusal> {
    let (line, quantity) = (&input.line, input.line.quantity);
    let wanted = input.undone_units.checked_add(input.units).filter(|&wanted| wanted <= quantity);
    let wanted = wanted.ok_or(Refusal::FrozenLineUnitsExceeded {
        line: line.id,
        wanted: input.undone_units.saturating_add(input.units),
        quantity,
    })?;
    // Units whose money is not undone would be moved along with these.
    if input.progress.undone()? < prefix_of_units(line.total(), quantity, input.undone_units)? {
        return Err(Refusal::FrozenLineProgress { line: line.id });
    }
    line.undo_units(input.progress, wanted)
}
