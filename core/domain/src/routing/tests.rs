//! Routing at its limits, and re-routes unit by unit.

use super::*;
use crate::frozen_line::Use;
use crate::id::*;
use crate::limits;
use serde_json::{Value, json};
use uuid::Uuid;

fn place(number: usize, available: u32) -> Candidate {
    let id = Uuid::from_u128(number as u128);
    serde_json::from_value(json!({
        "offer": "off_01h455vb4pex5vsknk084sn002", "vendor": "ven_01h455vb4pex5vsknk084sn002",
        "location": LocationId::from_uuid(id), "availability": "open", "available": available
    }))
    .unwrap()
}

fn input(candidates: Vec<Candidate>, units: u32, rules: Vec<Rule>) -> RouteInput {
    let (line, offer) = (LineId::from_uuid(Uuid::nil()), "off_01h455vb4pex5vsknk084sn002".parse().unwrap());
    RouteInput { lines: vec![RouteLine { line, offer, units, candidates }], rules, offers: Offers::Chosen }
}

fn code<T>(result: Result<T, crate::Refusal>) -> &'static str {
    result.map_or_else(|refusal| refusal.code(), |_| "fine")
}

#[test]
fn lines_rules_candidates_and_units_have_limits() {
    let places = |count: usize| (0..count).map(|number| place(number, 1)).collect::<Vec<_>>();
    let max = limits::ROUTE_CANDIDATES_MAX;
    assert_eq!(code(route(&input(places(max), 1, vec![]))), "fine");
    assert_eq!(code(route(&input(places(max + 1), 1, vec![]))), "limit.count");
    let max = limits::ROUTE_RULES_MAX;
    assert_eq!(code(route(&input(places(1), 1, vec![Rule::Cost; max]))), "fine");
    assert_eq!(code(route(&input(places(1), 1, vec![Rule::Cost; max + 1]))), "limit.count");
    let max = limits::LINE_QUANTITY_MAX;
    assert_eq!(code(route(&input(vec![place(1, max)], max, vec![]))), "fine");
    assert_eq!(code(route(&input(vec![place(1, max + 1)], max + 1, vec![]))), "limit.count");
    let lines = |count: usize| {
        let one = input(places(1), 1, vec![]);
        let line = |number: usize| {
            let id = Uuid::from_u128(number as u128);
            RouteLine { line: LineId::from_uuid(id), candidates: vec![place(number, 1)], ..one.lines[0].clone() }
        };
        RouteInput { lines: (0..count).map(line).collect(), ..one.clone() }
    };
    let max = limits::QUOTE_LINES_MAX;
    assert_eq!(code(route(&lines(max))), "fine");
    assert_eq!(code(route(&lines(max + 1))), "limit.count");
}

#[test]
fn the_most_places_are_split_over_as_few_as_can_be() {
    // Stocks of 1 to 1000.
    let places = (1..=1000).map(|number| place(number, u32::try_from(number).unwrap())).collect();
    let routes = route(&input(places, 250_000, vec![Rule::FewestParcels])).unwrap();
    let largest = |count: u32| (0..count).map(|place| 1000 - place).sum::<u32>();
    let fewest = (1..).find(|&count| largest(count) >= 250_000).unwrap();
    assert_eq!(routes[0].assignments.len(), usize::try_from(fewest).unwrap());
    assert_eq!(routes[0].assignments.iter().map(|one| one.units).sum::<u32>(), 250_000);
}

/// 100 of which 16 are tax, three units.
fn three_units(progress: &Value, undone_units: u32) -> RerouteInput {
    let vendor = "ven_01h455vb4pex5vsknk084sn001";
    serde_json::from_value(json!({
        "currency": "EUR", "prices": "tax_inclusive", "vendor": vendor, "offer": "off_01h455vb4pex5vsknk084sn001",
        "line": {"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 3, "total": 100,
            "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 100}],
            "uses": [{"use": "vendor", "vendor": vendor, "amount": 84, "returns": 84},
                {"use": "tax", "jurisdiction": "DE", "rate": "0.19", "amount": 16, "returns": 16}]},
        "progress": progress, "undone_units": undone_units, "units": 1, "rejected": [], "rules": [],
        "candidates": [{"place": place(1, 9), "unit_price": 33}],
        "plans": [{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": []}],
        "terms": [{"vendor": "ven_01h455vb4pex5vsknk084sn002", "vendor_order": "vor_01h455vb4pex5vsknk084sn002",
            "plan": "pln_01h455vb4pex5vsknk084sn001"}],
        "new_line": "lin_01h455vb4pex5vsknk084sn009"
    }))
    .unwrap()
}

#[test]
fn units_moved_one_by_one_take_all_of_the_tax_along() {
    for captured in [0, 100] {
        let mut progress = json!({"captured": captured, "voided": 0, "reversed": 0});
        let mut tax = 0;
        for moved in 0..3 {
            let Outcome::Moved { to } = reroute(&three_units(&progress, moved)).unwrap().outcome else {
                panic!("the other vendor has it");
            };
            let taxes = to.line.uses().iter().filter(|share| matches!(share.party, Use::Tax { .. }));
            tax += taxes.map(|share| share.amount.minor()).sum::<i64>();
            progress = json!(to.undone.to);
        }
        assert_eq!(tax, 16, "captured {captured}");
    }
}

#[test]
fn what_a_reroute_is_asked_has_limits() {
    let asked = |change: &dyn Fn(&mut RerouteInput)| {
        let mut input = three_units(&json!({"captured": 0, "voided": 0, "reversed": 0}), 0);
        change(&mut input);
        code(reroute(&input))
    };
    let max = limits::ROUTE_CANDIDATES_MAX;
    // Those that may not take over count as well.
    let closed = |input: &mut RerouteInput, count: usize| {
        let one = input.candidates[0];
        let place = |number| RerouteCandidate {
            place: Candidate { availability: Availability::OutOfReach, ..place(number, 1) },
            ..one
        };
        input.candidates = (0..count).map(place).collect();
    };
    assert_eq!(asked(&|input| closed(input, max)), "fine");
    assert_eq!(asked(&|input| closed(input, max + 1)), "limit.count");
    let nowhere = LocationId::from_uuid(Uuid::from_u128(77));
    assert_eq!(asked(&|input| input.rejected = vec![nowhere; max]), "fine");
    assert_eq!(asked(&|input| input.rejected = vec![nowhere; max + 1]), "limit.count");
    let max = limits::ORDER_LINES_MAX;
    let nothing = VendorOrderId::from_uuid(Uuid::nil());
    assert_eq!(asked(&|input| input.vendor_orders = vec![nothing; max]), "fine");
    assert_eq!(asked(&|input| input.vendor_orders = vec![nothing; max + 1]), "limit.count");
    let max = limits::ROUTE_RULES_MAX;
    assert_eq!(asked(&|input| input.rules = vec![Rule::Cost; max]), "fine");
    assert_eq!(asked(&|input| input.rules = vec![Rule::Cost; max + 1]), "limit.count");
}
