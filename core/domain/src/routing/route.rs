//! What an order is routed by, and the routes of its lines.

use super::choice::{Taken, choose};
use crate::id::*;
use crate::limits;
use crate::money::Amount;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Whether a place may serve at all.
///
/// ```
/// use vendra_domain::routing::Availability;
/// assert_eq!(serde_json::from_str::<Availability>(r#""out_of_reach""#)?, Availability::OutOfReach);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OfferAvailability"))]
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
///
/// ```
/// use vendra_domain::routing::Candidate;
/// // Two units, 4.90 to send and 12 km away.
/// let place: Candidate = serde_json::from_str(r#"{"offer": "off_01h455vb4pex5vsknk084sn001",
///     "vendor": "ven_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001",
///     "availability": "open", "available": 2, "cost": 490, "distance": 12000}"#)?;
/// assert_eq!((place.cost.minor(), place.distance), (490, 12_000));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RouteCandidate"))]
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
///
/// ```
/// use vendra_domain::routing::{RouteInput, Rule, route};
/// // Three units. One place has two and sends them for 4.90, one has two for 5.90, and one does not send so far.
/// # let input: RouteInput = serde_json::from_str(r#"{"rules": ["cost"], "lines": [{
/// #   "line": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "units": 3, "candidates": [
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 490,
/// #    "location": "loc_01h455vb4pex5vsknk084sn001", "availability": "open", "available": 2},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 390,
/// #    "location": "loc_01h455vb4pex5vsknk084sn002", "availability": "out_of_reach", "available": 9},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 590,
/// #    "location": "loc_01h455vb4pex5vsknk084sn003", "availability": "open", "available": 2}]}]}"#)?;
/// assert_eq!(input.rules, [Rule::Cost]);
/// assert_eq!(route(&input)?[0].assignments[0].location.to_string(), "loc_01h455vb4pex5vsknk084sn001");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RoutingRule"))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The lower priority.
    Priority,
    /// The lower cost.
    Cost,
    /// The shorter distance.
    Distance,
    /// Fewer parcels: a place that serves the order already comes first, and a quantity that must be split is split over as
    /// few other places as can be.
    ///
    /// It is exact line by line, among places that the rules before it do not tell apart; of the sets with as few places the
    /// one whose places rank first serves. A line after the other is not the least over a whole order with many lines: that
    /// is a set cover, which has no quick exact answer. A place that has all units goes before several that serve already.
    FewestParcels,
}

/// Which offers may serve a line.
///
/// ```
/// use vendra_domain::routing::{Offers, RouteInput, route};
/// // Three units: the offer that the buyer chose has two, another has nine.
/// # let mut input: RouteInput = serde_json::from_str(r#"{"rules": ["cost"], "lines": [{
/// #   "line": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "units": 3, "candidates": [
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #    "location": "loc_01h455vb4pex5vsknk084sn001", "availability": "open", "available": 2},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn002", "vendor": "ven_01h455vb4pex5vsknk084sn002",
/// #    "location": "loc_01h455vb4pex5vsknk084sn002", "availability": "open", "available": 9}]}]}"#)?;
/// assert_eq!(route(&input).unwrap_err().code(), "stock.short");
/// // The other offer has all three.
/// input.offers = Offers::One;
/// assert_eq!(route(&input)?[0].assignments[0].offer.to_string(), "off_01h455vb4pex5vsknk084sn002");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RouteOffers"))]
#[serde(rename_all = "snake_case")]
pub enum Offers {
    /// The one that the buyer chose, from one place or several. The default.
    #[default]
    Chosen,
    /// One for all units: the buyer's where its places have them, else the best other.
    One,
    /// Any, and several at once.
    Several,
}

/// A line to be routed.
///
/// ```
/// use vendra_domain::routing::{Offers, RouteInput, RouteLine, Rule, route};
/// let (line, offer) = ("lin_01h455vb4pex5vsknk084sn001".parse()?, "off_01h455vb4pex5vsknk084sn001".parse()?);
/// let line = RouteLine { line, offer, units: 3, candidates: Vec::new() };
/// let input = RouteInput { lines: vec![line], rules: vec![Rule::Priority], offers: Offers::default() };
/// assert_eq!(route(&input).unwrap_err().code(), "routing.no_candidate");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RouteLine {
    /// The line.
    pub line: LineId,
    /// The offer that the buyer chose.
    pub offer: OfferId,
    /// How many units.
    pub units: u32,
    /// Who may serve it, in any order; each place of an offer once.
    pub candidates: Vec<Candidate>,
}

/// An order to be routed.
///
/// ```
/// use vendra_domain::routing::{RouteInput, route};
/// // Three units. One place has two and sends them for 4.90, one has two for 5.90, and one does not send so far.
/// # let input: RouteInput = serde_json::from_str(r#"{"rules": ["cost"], "lines": [{
/// #   "line": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "units": 3, "candidates": [
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 490,
/// #    "location": "loc_01h455vb4pex5vsknk084sn001", "availability": "open", "available": 2},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 390,
/// #    "location": "loc_01h455vb4pex5vsknk084sn002", "availability": "out_of_reach", "available": 9},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 590,
/// #    "location": "loc_01h455vb4pex5vsknk084sn003", "availability": "open", "available": 2}]}]}"#)?;
/// assert_eq!(route(&input)?.len(), input.lines.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RouteInput {
    /// Its lines, in any order.
    pub lines: Vec<RouteLine>,
    /// The operator's rules, in order.
    pub rules: Vec<Rule>,
    /// Which offers may serve a line.
    #[serde(default)]
    pub offers: Offers,
}

/// Units of a line from one place.
///
/// ```
/// use vendra_domain::routing::{RouteInput, route};
/// // Three units. One place has two and sends them for 4.90, one has two for 5.90, and one does not send so far.
/// # let input: RouteInput = serde_json::from_str(r#"{"rules": ["cost"], "lines": [{
/// #   "line": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "units": 3, "candidates": [
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 490,
/// #    "location": "loc_01h455vb4pex5vsknk084sn001", "availability": "open", "available": 2},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 390,
/// #    "location": "loc_01h455vb4pex5vsknk084sn002", "availability": "out_of_reach", "available": 9},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 590,
/// #    "location": "loc_01h455vb4pex5vsknk084sn003", "availability": "open", "available": 2}]}]}"#)?;
/// let units: Vec<u32> = route(&input)?[0].assignments.iter().map(|assignment| assignment.units).collect();
/// assert_eq!(units, [2, 1]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RouteAssignment"))]
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
///
/// ```
/// use vendra_domain::routing::{Reason, RouteInput, route};
/// // Three units. One place has two and sends them for 4.90, one has two for 5.90, and one does not send so far.
/// # let input: RouteInput = serde_json::from_str(r#"{"rules": ["cost"], "lines": [{
/// #   "line": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "units": 3, "candidates": [
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 490,
/// #    "location": "loc_01h455vb4pex5vsknk084sn001", "availability": "open", "available": 2},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 390,
/// #    "location": "loc_01h455vb4pex5vsknk084sn002", "availability": "out_of_reach", "available": 9},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 590,
/// #    "location": "loc_01h455vb4pex5vsknk084sn003", "availability": "open", "available": 2}]}]}"#)?;
/// let reasons: Vec<Reason> = route(&input)?[0].verdicts.iter().map(|verdict| verdict.reason).collect();
/// assert!(reasons.contains(&Reason::Part) && reasons.contains(&Reason::OutOfReach));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RouteReason"))]
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
    /// The buyer chose another offer.
    OtherOffer,
    /// It would not: it rejected, or let its window pass.
    Rejected,
    /// It costs more than the frozen price.
    TooDear,
    /// Others were better.
    Outranked,
}

/// What became of a candidate.
///
/// ```
/// use vendra_domain::routing::{Reason, RouteInput, route};
/// // Three units. One place has two and sends them for 4.90, one has two for 5.90, and one does not send so far.
/// # let input: RouteInput = serde_json::from_str(r#"{"rules": ["cost"], "lines": [{
/// #   "line": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "units": 3, "candidates": [
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 490,
/// #    "location": "loc_01h455vb4pex5vsknk084sn001", "availability": "open", "available": 2},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 390,
/// #    "location": "loc_01h455vb4pex5vsknk084sn002", "availability": "out_of_reach", "available": 9},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 590,
/// #    "location": "loc_01h455vb4pex5vsknk084sn003", "availability": "open", "available": 2}]}]}"#)?;
/// let routes = route(&input)?;
/// let far = routes[0].verdicts.iter().find(|verdict| verdict.reason == Reason::OutOfReach).expect("a verdict");
/// assert_eq!(far.location.to_string(), "loc_01h455vb4pex5vsknk084sn002");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RouteVerdict"))]
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
///
/// ```
/// use vendra_domain::routing::{RouteInput, route};
/// // Three units. One place has two and sends them for 4.90, one has two for 5.90, and one does not send so far.
/// # let input: RouteInput = serde_json::from_str(r#"{"rules": ["cost"], "lines": [{
/// #   "line": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "units": 3, "candidates": [
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 490,
/// #    "location": "loc_01h455vb4pex5vsknk084sn001", "availability": "open", "available": 2},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 390,
/// #    "location": "loc_01h455vb4pex5vsknk084sn002", "availability": "out_of_reach", "available": 9},
/// #   {"offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "cost": 590,
/// #    "location": "loc_01h455vb4pex5vsknk084sn003", "availability": "open", "available": 2}]}]}"#)?;
/// let route = &route(&input)?[0];
/// assert_eq!((route.assignments.len(), route.verdicts.len()), (2, 3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
/// Lines take their turn, and are returned, in the order of their ids, so neither the order of the lines nor that of the
/// candidates changes anything. A line does not make way for one that comes later.
///
/// Refusals: `stock.short` where the places that may serve a line do not have its units (`available` is what the best offer has),
/// `routing.no_candidate` for a line without candidates, `routing.malformed` for a place that is there twice or an offer of two
/// vendors, `line.duplicate`, `limit.count`, `amount.not_positive` for no units, `amount.negative` for a cost below zero.
///
/// ```
/// use vendra_domain::routing::{RouteInput, route};
/// let input: RouteInput = serde_json::from_str(r#"{"rules": ["priority"], "lines": [{
///     "line": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001", "units": 1, "candidates": [
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
    let mut lines: Vec<&RouteLine> = input.lines.iter().collect();
    lines.sort_unstable_by_key(|line| line.line);
    if let Some([line, _]) = lines.array_windows().find(|[one, next]| one.line == next.line) {
        return Err(Refusal::LineDuplicate { line: line.line });
    }
    let mut taken = Taken::default();
    let mut routes = Vec::with_capacity(lines.len());
    for line in lines {
        line.check()?;
        let closed = |place: &Candidate| match input.offers {
            Offers::Chosen if place.offer != line.offer => Some(Reason::OtherOffer),
            Offers::Chosen | Offers::One | Offers::Several => None,
        };
        let chosen = choose(line, &input.rules, input.offers, &taken, closed);
        if chosen.assignments.is_empty() {
            return Err(Refusal::StockShort { offer: line.offer, wanted: line.units, available: chosen.available });
        }
        taken.take(&chosen.assignments);
        routes.push(LineRoute { line: line.line, assignments: chosen.assignments, verdicts: chosen.verdicts });
    }
    Ok(routes)
}

impl RouteLine {
    /// Refuses what could not be routed, or not in one way only.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        limits::count("route.candidates", self.candidates.len(), limits::ROUTE_CANDIDATES_MAX)?;
        limits::units("route.units", self.units)?;
        Amount::new(i64::from(self.units))?.positive("route.units")?;
        if self.candidates.is_empty() {
            return Err(Refusal::RoutingNoCandidate { line: self.line });
        }
        for candidate in &self.candidates {
            candidate.cost.non_negative("route.cost")?;
        }
        // The same place twice would have its stock twice.
        let mut places: Vec<_> = self.candidates.iter().map(|one| (one.offer, one.location, one.vendor)).collect();
        places.sort_unstable();
        let malformed = |what: &str| Err(Refusal::RoutingMalformed { line: self.line, what: what.to_owned() });
        if places.array_windows().any(|[one, next]| (one.0, one.1) == (next.0, next.1)) {
            return malformed("a place twice");
        }
        if places.array_windows().any(|[one, next]| one.0 == next.0 && one.2 != next.2) {
            return malformed("an offer of two vendors");
        }
        Ok(())
    }
}
