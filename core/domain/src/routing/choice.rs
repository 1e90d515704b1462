//! Which places serve a line: filters, the operator's rules, a quantity split.

use super::route::{Assignment, Availability, Candidate, Offers, Reason, RouteLine, Rule, Verdict};
use crate::id::*;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

/// What lines before have taken.
#[derive(Default)]
pub(super) struct Taken {
    units: BTreeMap<(OfferId, LocationId), u32>,
    serving: BTreeSet<(VendorId, LocationId)>,
}

impl Taken {
    pub(super) fn take(&mut self, assignments: &[Assignment]) {
        for part in assignments {
            let units = self.units.entry((part.offer, part.location)).or_default();
            *units = units.saturating_add(part.units);
            self.serving.insert((part.vendor, part.location));
        }
    }

    fn left(&self, place: &Candidate) -> u32 {
        let taken = self.units.get(&(place.offer, place.location));
        place.available.saturating_sub(taken.copied().unwrap_or_default())
    }
}

/// Who serves a line.
pub(super) struct Choice {
    /// From where, best first; none where the units are not there.
    pub(super) assignments: Vec<Assignment>,
    /// What became of each candidate, best first.
    pub(super) verdicts: Vec<Verdict>,
    /// How many units those that may serve together have: the most of one offer, where one must have all.
    pub(super) available: i64,
}

/// A candidate when its line's turn comes.
#[derive(Clone, Copy)]
struct Standing<'a> {
    place: &'a Candidate,
    /// Why it may not serve, where it may not.
    closed: Option<Reason>,
    left: u32,
    /// It sends something anyway: that saves a parcel.
    serves: bool,
}

/// Ranks the candidates of a line that was checked, and chooses. `closed` says what keeps a place from this line, beside
/// whether it is open at all.
pub(super) fn choose(
    line: &RouteLine,
    rules: &[Rule],
    offers: Offers,
    taken: &Taken,
    closed: impl Fn(&Candidate) -> Option<Reason>,
) -> Choice {
    let standing = |place| {
        let left = taken.left(place);
        let closed = unavailable(place).or_else(|| closed(place)).or_else(|| (left == 0).then_some(Reason::NoStock));
        Standing { place, closed, left, serves: taken.serving.contains(&(place.vendor, place.location)) }
    };
    let mut ranked: Vec<Standing<'_>> = line.candidates.iter().map(standing).collect();
    ranked.sort_by(|a, b| ranking(a, b, rules));
    let open: Vec<Standing<'_>> = ranked.iter().filter(|standing| standing.closed.is_none()).copied().collect();
    let (picks, available) = match offers {
        Offers::Chosen | Offers::Several => (picked(&open, line.units, rules), sum(&open)),
        Offers::One => one_offer(&open, line, rules),
    };
    let why = if picks.len() == 1 { Reason::BestWithAll } else { Reason::Part };
    let mut wanted = line.units;
    let mut assignments = Vec::with_capacity(picks.len());
    for Standing { place, left, .. } in &picks {
        let units = wanted.min(*left);
        wanted -= units;
        let Candidate { offer, vendor, location, .. } = **place;
        assignments.push(Assignment { offer, vendor, location, units });
    }
    let picks: BTreeSet<_> = picks.iter().map(|pick| (pick.place.offer, pick.place.location)).collect();
    let verdict = |standing: &Standing<'_>| {
        let Candidate { offer, location, .. } = *standing.place;
        let open = if picks.contains(&(offer, location)) { why } else { Reason::Outranked };
        Verdict { offer, location, reason: standing.closed.unwrap_or(open) }
    };
    let verdicts = ranked.iter().map(verdict).collect();
    Choice { assignments, verdicts, available: i64::try_from(available).unwrap_or(i64::MAX) }
}

fn unavailable(place: &Candidate) -> Option<Reason> {
    match place.availability {
        Availability::Open => None,
        Availability::VendorInactive => Some(Reason::VendorInactive),
        Availability::LocationInactive => Some(Reason::LocationInactive),
        Availability::OutOfReach => Some(Reason::OutOfReach),
    }
}

/// The first rule that tells two apart.
fn by_rules(a: &Standing<'_>, b: &Standing<'_>, rules: &[Rule]) -> Ordering {
    let by_rule = |rule: &Rule| match rule {
        Rule::Priority => a.place.priority.cmp(&b.place.priority),
        Rule::Cost => a.place.cost.cmp(&b.place.cost),
        Rule::Distance => a.place.distance.cmp(&b.place.distance),
        Rule::FewestParcels => b.serves.cmp(&a.serves),
    };
    rules.iter().map(by_rule).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

fn ranking(a: &Standing<'_>, b: &Standing<'_>, rules: &[Rule]) -> Ordering {
    // Ids tell apart what no rule does, so that the order of the facts changes nothing.
    by_rules(a, b, rules).then_with(|| (a.place.location, a.place.offer).cmp(&(b.place.location, b.place.offer)))
}

fn sum(places: &[Standing<'_>]) -> u64 {
    places.iter().map(|standing| u64::from(standing.left)).sum()
}

/// All units from one offer: the buyer's, else one with a single place that has all, else the one whose best place ranks first.
fn one_offer<'a>(open: &[Standing<'a>], line: &RouteLine, rules: &[Rule]) -> (Vec<Standing<'a>>, u64) {
    let mut by_offer: BTreeMap<OfferId, Vec<(usize, Standing<'a>)>> = BTreeMap::new();
    for (rank, standing) in open.iter().enumerate() {
        by_offer.entry(standing.place.offer).or_default().push((rank, *standing));
    }
    let (mut most, mut best) = (0, None);
    for (offer, places) in by_offer {
        let whole = places.iter().find(|(_, standing)| standing.left >= line.units).or_else(|| places.first());
        let (rank, alone) = whole.map_or((usize::MAX, false), |(rank, one)| (*rank, one.left >= line.units));
        let places: Vec<Standing<'a>> = places.into_iter().map(|(_, standing)| standing).collect();
        let available = sum(&places);
        most = available.max(most);
        let key = (offer != line.offer, !alone, rank);
        if available >= u64::from(line.units) && best.as_ref().is_none_or(|(known, _)| key < *known) {
            best = Some((key, places));
        }
    }
    (best.map_or_else(Vec::new, |(_, places)| picked(&places, line.units, rules)), most)
}

/// Of places in their rank, those that serve: one that has all, else several; none where all together have too little.
fn picked<'a>(open: &[Standing<'a>], units: u32, rules: &[Rule]) -> Vec<Standing<'a>> {
    if let Some(whole) = open.iter().find(|standing| standing.left >= units) {
        return vec![*whole];
    }
    if sum(open) < u64::from(units) {
        return Vec::new();
    }
    // Without the rule no two places are alike: each tier is one place.
    let before = rules.iter().position(|rule| *rule == Rule::FewestParcels).and_then(|place| rules.get(..place));
    let alike = |a: &Standing<'a>, b: &Standing<'a>| before.is_some_and(|rules| by_rules(a, b, rules).is_eq());
    let (mut picks, mut wanted) = (Vec::new(), u64::from(units));
    for tier in open.chunk_by(alike) {
        // A parcel leaves places that serve already in any case: they cost none, and rank first in their tier.
        let (serving, others) = tier.split_at(tier.partition_point(|standing| before.is_some() && standing.serves));
        for standing in serving {
            if wanted > 0 {
                wanted = wanted.saturating_sub(u64::from(standing.left));
                picks.push(*standing);
            }
        }
        if wanted > 0 {
            wanted = fewest(others, wanted, &mut picks);
        }
    }
    picks
}

/// Adds the fewest places that have `wanted` units, or all of them, and returns what is still wanted then.
///
/// The largest stocks say how few are enough. Then each place in its rank serves if the largest of those after it can make up
/// for the rest. At most [`ROUTE_CANDIDATES_MAX`](crate::limits::ROUTE_CANDIDATES_MAX) squared steps.
fn fewest<'a>(places: &[Standing<'a>], wanted: u64, picks: &mut Vec<Standing<'a>>) -> u64 {
    let mut stocks: Vec<u64> = places.iter().map(|standing| u64::from(standing.left)).collect();
    stocks.sort_unstable_by_key(|stock| Reverse(*stock));
    let (mut reached, mut slots) = (0, 0);
    while let Some(stock) = stocks.get(slots).filter(|_| reached < wanted) {
        (reached, slots) = (reached + stock, slots + 1);
    }
    if reached < wanted {
        picks.extend_from_slice(places);
        return wanted - reached;
    }
    let mut rest = wanted;
    for standing in places {
        let stock = u64::from(standing.left);
        // What is left to choose from: the places after this one.
        let place = stocks.partition_point(|other| *other > stock);
        stocks.drain(place..(place + 1).min(stocks.len()));
        let others: u64 = stocks.iter().take(slots.saturating_sub(1)).sum();
        if slots > 0 && stock + others >= rest {
            picks.push(*standing);
            rest = rest.saturating_sub(stock);
            slots -= 1;
        }
    }
    0
}
