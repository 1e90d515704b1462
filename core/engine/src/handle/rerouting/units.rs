//! How many units go where together: the domain decides for so many, and is asked for fewer where nobody has that many.

use std::collections::{BTreeMap, BTreeSet};
use vendra_domain::routing::{Outcome, RerouteCandidate, RerouteInput, reroute};
use vendra_domain::{LocationId, OfferId};

/// Takes off what candidates have what is planned to be held at them.
pub(super) fn take_off(candidates: &mut [RerouteCandidate], planned: impl Iterator<Item = (OfferId, LocationId, u32)>) {
    for (offer, location, units) in planned {
        let places = candidates.iter_mut().map(|candidate| &mut candidate.place);
        for place in places.filter(|place| (place.offer, place.location) == (offer, location)) {
            place.available = place.available.saturating_sub(units);
        }
    }
}

/// What becomes of as many units as anybody has together, at most so many; `units` says how many. None where nobody has one.
pub(super) fn largest(input: &mut RerouteInput, most: u32) -> Option<Outcome> {
    let mut stocks: BTreeMap<OfferId, u32> = BTreeMap::new();
    for RerouteCandidate { place, .. } in &input.candidates {
        let sum = stocks.entry(place.offer).or_default();
        *sum = sum.saturating_add(place.available).min(most);
    }
    let sizes: BTreeSet<u32> = stocks.into_values().filter(|units| *units > 0).collect();
    for units in sizes.into_iter().rev() {
        input.units = units;
        match decided(input) {
            None | Some(Outcome::Cancelled { .. }) => {}
            outcome => return outcome,
        }
    }
    None
}

/// What becomes of the units. An offer whose vendor cannot sell them, because its plan is not there or asks more than the line leaves
/// it, is no reason to refuse: it is not asked.
fn decided(input: &mut RerouteInput) -> Option<Outcome> {
    if let Ok(decided) = reroute(input) {
        return Some(decided.outcome);
    }
    let offers: BTreeSet<OfferId> = input.candidates.iter().map(|candidate| candidate.place.offer).collect();
    for offer in offers {
        let alone = input.candidates.iter().filter(|candidate| candidate.place.offer == offer).copied().collect();
        if reroute(&RerouteInput { candidates: alone, ..input.clone() }).is_err() {
            input.candidates.retain(|candidate| candidate.place.offer != offer);
        }
    }
    reroute(input).ok().map(|decided| decided.outcome)
}
