//! Filters, scored rules, split quantities, reasons.

use crate::id::*;
use crate::limits;
use crate::money::Amount;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// Whether a place may serve at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// It may.
    Open,
    /// Its vendor may not sell.
    VendorInactive,
    /// The place does not send now.
    LocationInactive,
    /// It does not send to where the buyer is.
    OutOfReach,
}

/// A place that may have units of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// The offer.
    pub offer: OfferId,
    /// Who sells it.
    pub vendor: VendorId,
    /// From where.
    pub location: LocationId,
    /// Whether it may serve at all.
    pub availability: Availability,
    /// How many units it has.
    pub available: u32,
    /// The operator's or vendor's priority: the lower the earlier.
    #[serde(default)]
    pub priority: u32,
    /// What sending costs the vendor, in minor units.
    #[serde(default)]
    pub cost: Amount,
    /// How far it is, in metres.
    #[serde(default)]
    pub distance: u64,
}

/// How candidates are compared; the first rule that tells two apart decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The lower priority.
    Priority,
    /// The lower cost.
    Cost,
    /// The shorter distance.
    Distance,
    /// A place that serves the order already: fewer parcels.
    FewestParcels,
}

/// A line to be routed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteLine {
    /// The line.
    pub line: LineId,
    /// How many units.
    pub units: u32,
    /// Who may serve it.
    pub candidates: Vec<Candidate>,
}

/// An order to be routed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteInput {
    /// Its lines.
    pub lines: Vec<RouteLine>,
    /// The operator's rules, in order.
    pub rules: Vec<Rule>,
}

/// Units of a line from one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// The offer.
    pub offer: OfferId,
    /// Who sells it.
    pub vendor: VendorId,
    /// From where.
    pub location: LocationId,
    /// How many units.
    pub units: u32,
}

/// Why a candidate serves or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It is the best that has all units.
    BestWithAll,
    /// No place has all units: it gives what it has, in the order of the rules.
    Part,
    /// Its vendor may not sell.
    VendorInactive,
    /// The place does not send now.
    LocationInactive,
    /// It does not send to where the buyer is.
    OutOfReach,
    /// It has no units left.
    NoStock,
    /// Others were better.
    Outranked,
}

/// What became of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// The offer.
    pub offer: OfferId,
    /// The place.
    pub location: LocationId,
    /// Why.
    pub reason: Reason,
}

/// How one line is served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineRoute {
    /// The line.
    pub line: LineId,
    /// From where, best first.
    pub assignments: Vec<Assignment>,
    /// What became of each candidate, best first.
    pub verdicts: Vec<Verdict>,
}

/// Routes an order, line by line; what one line takes, the next does not have.
///
/// Refusals: `stock.short` where all places together do not have a line's units, `routing.no_candidate` for a line without
/// candidates, `limit.count`, `amount.not_positive` for no units.
///
/// ```
/// use vendra_domain::routing::{RouteInput, route};
/// let input: RouteInput = serde_json::from_str(r#"{"rules": ["priority"], "lines": [{
///     "line": "lin_01h455vb4pex5vsknk084sn001", "units": 1, "candidates": [
///         {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
///          "location": "loc_01h455vb4pex5vsknk084sn001", "availability": "open", "available": 0, "priority": 1},
///         {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
///          "location": "loc_01h455vb4pex5vsknk084sn002", "availability": "open", "available": 5, "priority": 2}]}]}"#)?;
/// let routes = route(&input)?;
/// assert_eq!(routes[0].assignments[0].location.to_string(), "loc_01h455vb4pex5vsknk084sn002");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn route(input: &RouteInput) -> Result<Vec<LineRoute>, Refusal> {
    limits::count("route.lines", input.lines.len(), limits::QUOTE_LINES_MAX)?;
    limits::count("route.rules", input.rules.len(), limits::ROUTE_RULES_MAX)?;
    let mut taken: Vec<Assignment> = Vec::new();
    let mut routes = Vec::with_capacity(input.lines.len());
    for line in &input.lines {
        let routed = route_line(line, &input.rules, &taken)?;
        taken.extend_from_slice(&routed.assignments);
        routes.push(routed);
    }
    Ok(routes)
}

fn left(candidate: &Candidate, taken: &[Assignment]) -> u32 {
    let same = |known: &&Assignment| known.offer == candidate.offer && known.location == candidate.location;
    taken.iter().filter(same).fold(candidate.available, |left, known| left.saturating_sub(known.units))
}

fn compare(a: &Candidate, b: &Candidate, rules: &[Rule], taken: &[Assignment]) -> Ordering {
    // A place that sends something anyway saves a parcel.
    let serves = |candidate: &Candidate| {
        taken.iter().any(|known| known.vendor == candidate.vendor && known.location == candidate.location)
    };
    let by_rule = |rule: &Rule| match rule {
        Rule::Priority => a.priority.cmp(&b.priority),
        Rule::Cost => a.cost.cmp(&b.cost),
        Rule::Distance => a.distance.cmp(&b.distance),
        Rule::FewestParcels => serves(b).cmp(&serves(a)),
    };
    let decided = rules.iter().map(by_rule).find(|order| order.is_ne());
    // Ids tell apart what no rule does, so that the order of the facts changes nothing.
    decided.unwrap_or_else(|| (a.location, a.offer).cmp(&(b.location, b.offer)))
}

fn route_line(line: &RouteLine, rules: &[Rule], taken: &[Assignment]) -> Result<LineRoute, Refusal> {
    limits::count("route.candidates", line.candidates.len(), limits::ROUTE_CANDIDATES_MAX)?;
    Amount::new(i64::from(line.units))?.positive("route.units")?;
    let mut ranked: Vec<&Candidate> = line.candidates.iter().collect();
    ranked.sort_by(|a, b| compare(a, b, rules, taken));
    let may = |candidate: &&&Candidate| candidate.availability == Availability::Open && left(candidate, taken) > 0;
    let whole = ranked.iter().filter(may).find(|candidate| left(candidate, taken) >= line.units);
    let mut wanted = line.units;
    let mut routed = LineRoute { line: line.line, assignments: Vec::new(), verdicts: Vec::new() };
    for candidate in &ranked {
        let has = left(candidate, taken);
        let reason = match candidate.availability {
            Availability::VendorInactive => Reason::VendorInactive,
            Availability::LocationInactive => Reason::LocationInactive,
            Availability::OutOfReach => Reason::OutOfReach,
            Availability::Open if has == 0 => Reason::NoStock,
            Availability::Open => match whole {
                Some(best) if std::ptr::eq(*best, *candidate) => Reason::BestWithAll,
                None if wanted > 0 => Reason::Part,
                _ => Reason::Outranked,
            },
        };
        if matches!(reason, Reason::BestWithAll | Reason::Part) {
            let units = has.min(wanted);
            wanted -= units;
            let Candidate { offer, vendor, location, .. } = **candidate;
            routed.assignments.push(Assignment { offer, vendor, location, units });
        }
        routed.verdicts.push(Verdict { offer: candidate.offer, location: candidate.location, reason });
    }
    match (line.candidates.first(), wanted) {
        (None, _) => Err(Refusal::RoutingNoCandidate { line: line.line }),
        (Some(_), 0) => Ok(routed),
        (Some(first), short) => {
            let available = i64::from(line.units - short);
            Err(Refusal::StockShort { offer: first.offer, wanted: line.units, available })
        }
    }
}
