//! Routing is the same whatever the order of the facts, assigns what is there, and splits over as few places as can be.

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use vendra_domain::routing::{Availability, Candidate, LineRoute, Offers, Reason, RouteInput, RouteLine, Rule, route};
use vendra_domain::{Amount, LineId, LocationId, OfferId, Refusal, VendorId};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// Two vendors with two offers each; a location is a vendor's.
fn candidate() -> impl Strategy<Value = Candidate> {
    let availability = prop_oneof![6 => Just(Availability::Open), 1 => Just(Availability::OutOfReach)];
    (0..4u128, 0..4u128, 0..3u32, 0..3i64, 0..3u64, availability, 0..12u32).prop_map(
        |(offer, place, priority, cost, distance, availability, available)| Candidate {
            offer: OfferId::from_uuid(id(offer)),
            vendor: VendorId::from_uuid(id(offer % 2)),
            location: LocationId::from_uuid(id(2 * place + offer % 2)),
            availability,
            available,
            priority,
            cost: Amount::new(cost).unwrap_or_default(),
            distance,
        },
    )
}

/// Candidates at different places.
pub(crate) fn candidates(most: usize) -> impl Strategy<Value = Vec<Candidate>> {
    prop::collection::vec(candidate(), 1..most).prop_map(|many| {
        let places: BTreeMap<_, _> = many.into_iter().map(|one| ((one.location, one.offer), one)).collect();
        places.into_values().collect()
    })
}

pub(crate) fn rules() -> impl Strategy<Value = Vec<Rule>> {
    prop::sample::subsequence(vec![Rule::Priority, Rule::Cost, Rule::Distance, Rule::FewestParcels], 0..=4)
        .prop_shuffle()
}

fn offers() -> impl Strategy<Value = Offers> {
    prop_oneof![Just(Offers::Chosen), Just(Offers::One), Just(Offers::Several)]
}

/// Lines that want the same places, and now and then contradict themselves.
fn input() -> impl Strategy<Value = RouteInput> {
    let line = (0..4u128, 0..15u32, prop_oneof![9 => candidates(10), 1 => prop::collection::vec(candidate(), 0..5)]);
    (prop::collection::vec(line, 1..4), rules(), offers()).prop_map(|(lines, rules, offers)| {
        let line = |(place, (offer, units, candidates)): (usize, (u128, u32, Vec<Candidate>))| {
            let (line, offer) = (LineId::from_uuid(id(place as u128)), OfferId::from_uuid(id(offer)));
            RouteLine { line, offer, units, candidates }
        };
        RouteInput { lines: lines.into_iter().enumerate().map(line).collect(), rules, offers }
    })
}

fn shuffled(input: RouteInput) -> impl Strategy<Value = RouteInput> {
    let lines: Vec<_> = input.lines.iter().map(|line| Just(line.candidates.clone()).prop_shuffle()).collect();
    lines
        .prop_flat_map(move |candidates| {
            let lines = input.lines.iter().cloned().zip(candidates);
            let lines: Vec<_> = lines.map(|(line, candidates)| RouteLine { candidates, ..line }).collect();
            (Just(input.clone()), Just(lines).prop_shuffle())
        })
        .prop_map(|(input, lines)| RouteInput { lines, ..input })
}

fn whole_sums(input: &RouteInput, routes: &[LineRoute]) {
    let mut taken: BTreeMap<(OfferId, LocationId), u32> = BTreeMap::new();
    for route in routes {
        let line = input.lines.iter().find(|line| line.line == route.line).expect("a line");
        assert_eq!(route.assignments.iter().map(|assigned| assigned.units).sum::<u32>(), line.units);
        assert_eq!(route.verdicts.len(), line.candidates.len());
        let offers: BTreeSet<OfferId> = route.assignments.iter().map(|assigned| assigned.offer).collect();
        match input.offers {
            Offers::Chosen => assert_eq!(offers, BTreeSet::from([line.offer])),
            Offers::One => assert_eq!(offers.len(), 1),
            Offers::Several => {}
        }
        for assigned in &route.assignments {
            let key = (assigned.offer, assigned.location);
            let place = line.candidates.iter().find(|one| (one.offer, one.location) == key).expect("a candidate");
            let taken = taken.entry(key).or_default();
            *taken += assigned.units;
            assert!(assigned.units > 0 && place.available >= *taken && place.availability == Availability::Open);
            let verdict = route.verdicts.iter().find(|one| (one.offer, one.location) == key).expect("a verdict");
            assert!(matches!(verdict.reason, Reason::BestWithAll | Reason::Part));
        }
    }
}

/// Every set of places that has the units, as ranks: fewest first, then those that rank first.
fn best_set(stocks: &[u32], units: u32) -> Vec<usize> {
    let sets = (1..1usize << stocks.len()).map(|set| (0..stocks.len()).filter(|rank| set >> rank & 1 == 1).collect());
    let enough = sets.filter(|set: &Vec<usize>| set.iter().map(|rank| stocks[*rank]).sum::<u32>() >= units);
    enough.min_by_key(|set| (set.len(), set.clone())).expect("all of them have the units")
}

proptest! {
    #[test]
    fn the_order_of_the_facts_changes_nothing(
        (input, other) in input().prop_flat_map(|input| (Just(input.clone()), shuffled(input))),
    ) {
        prop_assert_eq!(route(&input), route(&other));
    }

    #[test]
    fn what_is_assigned_is_what_was_asked_for_and_there(input in input()) {
        match route(&input) {
            Ok(routes) => {
                prop_assert_eq!(routes.len(), input.lines.len());
                whole_sums(&input, &routes);
            }
            // Nobody is short who asks for no more than is there.
            Err(Refusal::StockShort { wanted, available, .. }) => prop_assert!(available < i64::from(wanted)),
            Err(refusal) => {
                let code = refusal.code();
                let known = ["routing.no_candidate", "routing.malformed", "amount.not_positive"];
                prop_assert!(known.contains(&code), "{}", code);
            }
        }
    }

    #[test]
    fn a_quantity_is_split_over_as_few_places_as_can_be(
        mut places in candidates(10),
        after in rules(),
        units in 1..40u32,
    ) {
        places.iter_mut().for_each(|place| place.availability = Availability::Open);
        let line = RouteLine { line: LineId::from_uuid(id(1)), offer: OfferId::from_uuid(id(0)), units, candidates: places.clone() };
        let mut rules = vec![Rule::FewestParcels];
        rules.extend(after);
        if let Ok(routes) = route(&RouteInput { lines: vec![line], rules, offers: Offers::Several }) {
            // Verdicts are in rank order; without stock a place is not asked.
            let stock = |offer, location| {
                places.iter().find(|one| (one.offer, one.location) == (offer, location)).map_or(0, |one| one.available)
            };
            let ranked = routes[0].verdicts.iter().filter(|verdict| verdict.reason != Reason::NoStock);
            let ranked: Vec<_> = ranked.map(|verdict| (verdict.offer, verdict.location)).collect();
            let stocks: Vec<u32> = ranked.iter().map(|(offer, location)| stock(*offer, *location)).collect();
            let assigned: Vec<_> = routes[0].assignments.iter().map(|one| (one.offer, one.location)).collect();
            let best: Vec<_> = best_set(&stocks, units).into_iter().map(|rank| ranked[rank]).collect();
            prop_assert_eq!(assigned, best);
        }
    }
}
