//! Routing is the same whatever the order of the facts, and a re-route changes nothing for the buyer.

use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;
use vendra_domain::frozen_line::{FrozenLine, LineKind, Progress, Share, Source, Use, UseShare};
use vendra_domain::policy::{Policies, RerouteCeiling};
use vendra_domain::routing::{
    Availability, Candidate, Reroute, RerouteCandidate, RerouteInput, RouteInput, RouteLine, Rule, reroute, route,
};
use vendra_domain::{Amount, GiftCardId, LineId, LocationId, OfferId, PaymentId, Rate, VendorId};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn candidate() -> impl Strategy<Value = Candidate> {
    let availability = prop_oneof![4 => Just(Availability::Open), 1 => Just(Availability::OutOfReach)];
    (0..6u128, 0..3u32, 0..300i64, 0..4u64, availability, 0..12u32).prop_map(
        |(place, priority, cost, distance, availability, available)| Candidate {
            offer: OfferId::from_uuid(id(place % 2)),
            vendor: VendorId::from_uuid(id(place % 3)),
            location: LocationId::from_uuid(id(place)),
            availability,
            available,
            priority,
            cost: Amount::new(cost).unwrap_or_default(),
            distance,
        },
    )
}

/// Candidates at different places: the same place twice would have its stock twice.
fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
    prop::collection::vec(candidate(), 1..8).prop_map(|many| {
        let places: BTreeMap<_, _> = many.into_iter().map(|one| ((one.location, one.offer), one)).collect();
        places.into_values().collect()
    })
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    prop::sample::subsequence(vec![Rule::Priority, Rule::Cost, Rule::Distance, Rule::FewestParcels], 0..=4)
        .prop_shuffle()
}

fn line(total: i64, tax: i64, fee: i64, gift: i64, quantity: u32) -> FrozenLine {
    let amount = |minor| Amount::new(minor).expect("small");
    let vendor = VendorId::from_uuid(id(0));
    let source = |party, minor| Share { party, amount: amount(minor) };
    let sources = vec![
        source(Source::GiftCard { gift_card: GiftCardId::from_uuid(id(1)) }, gift),
        source(Source::Payment { payment: PaymentId::from_uuid(id(1)) }, total - gift),
    ];
    let share = |party, minor| UseShare { party, amount: amount(minor), returns: amount(minor) };
    let (jurisdiction, rate) = ("DE".parse().expect("a name"), "0.19".parse().expect("a rate"));
    let fees = Use::Fee {
        slot: "commission".parse().expect("a name"),
        payee: vendra_domain::frozen_line::FeePayee::Commission,
    };
    let uses = vec![
        share(Use::Vendor { vendor }, total - tax - fee),
        share(Use::VendorTax { vendor, jurisdiction, rate }, tax),
        share(fees, fee),
    ];
    FrozenLine::new(LineId::from_uuid(id(1)), LineKind::Goods, quantity, sources, uses).expect("a line")
}

fn by_source<'a>(shares: impl IntoIterator<Item = &'a Share<Source>>) -> BTreeMap<Source, i64> {
    let mut sums = BTreeMap::new();
    for share in shares.into_iter().filter(|share| share.party.is_tender()) {
        *sums.entry(share.party).or_default() += share.amount.minor();
    }
    sums
}

proptest! {
    #[test]
    fn the_order_of_candidates_does_not_matter(candidates in candidates(), rules in rules(), units in 1..20u32, seed: u64) {
        let input = |candidates| {
            let line = RouteLine { line: LineId::from_uuid(id(1)), units, candidates };
            RouteInput { lines: vec![line], rules: rules.clone() }
        };
        let mut shuffled = candidates.clone();
        let turn = usize::try_from(seed % 7).unwrap_or(0) % shuffled.len();
        shuffled.rotate_left(turn);
        shuffled.reverse();
        let (one, other) = (route(&input(candidates)), route(&input(shuffled)));
        match (one, other) {
            (Ok(one), Ok(other)) => prop_assert_eq!(one, other),
            (one, other) => prop_assert_eq!(one.map_err(|refusal| refusal.code()).err(), other.map_err(|refusal| refusal.code()).err()),
        }
    }

    #[test]
    fn what_is_assigned_is_what_was_asked_for_and_there(candidates in candidates(), rules in rules(), units in 1..20u32) {
        let line = RouteLine { line: LineId::from_uuid(id(1)), units, candidates: candidates.clone() };
        if let Ok(routes) = route(&RouteInput { lines: vec![line], rules }) {
            prop_assert_eq!(routes[0].assignments.iter().map(|assigned| assigned.units).sum::<u32>(), units);
            prop_assert_eq!(routes[0].verdicts.len(), candidates.len());
            for assigned in &routes[0].assignments {
                let place = candidates.iter().find(|one| (one.location, one.offer) == (assigned.location, assigned.offer));
                prop_assert!(place.is_some_and(|one| one.available >= assigned.units && one.availability == Availability::Open));
            }
        }
    }

    #[test]
    fn a_reroute_never_changes_what_the_buyer_pays(
        (total, tax, fee, gift) in (0..100_000i64).prop_flat_map(|total| (Just(total), 0..=total / 2, 0..=total / 2, 0..=total)),
        quantity in 1..9u32,
        units in 1..9u32,
        captured: bool,
        candidates in candidates(),
        price in 0..40_000i64,
        ceiling: bool,
    ) {
        let line = line(total, tax, fee, gift, quantity);
        let units = units.min(quantity);
        let progress = if captured { line.capture_rest(Progress::default())?.to } else { Progress::default() };
        let reroute_ceiling = if ceiling { RerouteCeiling::PlatformPaysDifference } else { RerouteCeiling::FrozenPrice };
        let commission: Rate = "0.1".parse()?;
        let offered = |place| RerouteCandidate { place, unit_price: Amount::new(price).unwrap_or_default(), commission };
        let input = RerouteInput {
            progress,
            vendor: VendorId::from_uuid(id(0)),
            undone_units: units,
            units,
            unit_price: Amount::new(total / i64::from(quantity))?,
            candidates: candidates.into_iter().map(offered).collect(),
            rules: vec![Rule::Priority],
            policies: Policies { reroute_ceiling, ..Policies::default() },
            new_line: LineId::from_uuid(id(2)),
            line,
        };
        if let Reroute::Moved { to } = reroute(&input)? {
            let given_back = if captured { &to.undone.sources } else { &to.undone.voided };
            prop_assert_eq!(by_source(given_back), by_source(to.line.sources()));
            prop_assert_eq!(to.captured, if captured { to.line.total() } else { Amount::ZERO });
            prop_assert!(ceiling || to.platform_pays.is_zero());
            // Undone in its turn it gives back what it took over, to each tender.
            let all = to.line.capture_rest(Progress::default())?;
            let back = to.line.undo_to(all.to, to.line.total())?;
            prop_assert_eq!(by_source(&back.sources), by_source(to.line.sources()));
        }
    }
}
