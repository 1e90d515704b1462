//! Whatever is asked, by whomever: an answer with a code, books that balance, and never a panic.

use crate::books::{arrived, balance};
use crate::world::World;
use pollster::block_on;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use vendra::authority::{Actor, Buyer, MemberRole, StaffRole};
use vendra::domain::ledger::Account;
use vendra::port::PARTITIONS;
use vendra::reading::Finding;
use vendra::*;
use vendra_tests::corpus::corpus;

const EXTREMES: [i64; 8] = [0, 1, -1, 1_000_001, 4_294_967_295, 9_007_199_254_740_991, i64::MAX, i64::MIN];

/// The last id of each kind that the marketplace has, by its prefix.
fn ids(world: &World) -> BTreeMap<String, String> {
    let mut known = BTreeMap::new();
    for partition in 0..PARTITIONS {
        for stored in block_on(world.store.events(partition, 0, 1_000)).expect("events") {
            note(&Value::String(stored.event.key.clone()), &mut known);
            note(&serde_json::from_str(&stored.event.data).expect("JSON"), &mut known);
        }
    }
    known
}

fn is_id(text: &str) -> bool {
    text.len() == 30 && text.as_bytes().get(3) == Some(&b'_')
}

fn note(value: &Value, known: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) if is_id(text) => drop(known.insert(text[..3].to_owned(), text.clone())),
        Value::Array(items) => items.iter().for_each(|item| note(item, known)),
        Value::Object(fields) => fields.values().for_each(|field| note(field, known)),
        _ => {}
    }
}

/// The same with ids that the marketplace has.
fn at_home(value: &Value, known: &BTreeMap<String, String>) -> Value {
    match value {
        Value::String(text) if is_id(text) => json!(known.get(&text[..3]).unwrap_or(text)),
        Value::Array(items) => items.iter().map(|item| at_home(item, known)).collect(),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, field)| (name.clone(), at_home(field, known))).collect())
        }
        other => other.clone(),
    }
}

/// The same with every number at an extreme, and every other text that may be any at its longest.
fn extreme(value: &Value, seed: &mut usize) -> Value {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    let pick = *seed >> 33;
    match value {
        Value::Number(_) if pick.is_multiple_of(2) => json!(EXTREMES[pick / 2 % EXTREMES.len()]),
        Value::String(text) if text.contains(' ') => json!("\u{e9}".repeat(pick % 2_000)),
        Value::Array(items) if pick.is_multiple_of(5) => {
            items.iter().chain(items).map(|item| extreme(item, seed)).collect()
        }
        Value::Array(items) => items.iter().map(|item| extreme(item, seed)).collect(),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, field)| (name.clone(), extreme(field, seed))).collect())
        }
        other => other.clone(),
    }
}

fn actors(world: &World) -> Vec<Actor> {
    let (tenant, user) = (world.tenant, "usr_01h455vb4pex5vsknk084sn088".parse().unwrap());
    let vendor = world.offers[0].0;
    let cart = "crt_01h455vb4pex5vsknk084sn001".parse().unwrap();
    let staff = [StaffRole::Owner, StaffRole::Support, StaffRole::Finance];
    let members = [MemberRole::Owner, MemberRole::Manager, MemberRole::Fulfilment];
    let buyers = [Buyer::Customer { customer: world.customer }, Buyer::Guest { cart }];
    let mut actors: Vec<Actor> = staff.map(|role| Actor::Staff { tenant, user, role }).to_vec();
    actors.extend(members.map(|role| Actor::Member { tenant, user, vendor, role }));
    actors.extend(buyers.map(|buyer| Actor::Buyer { tenant, buyer }));
    actors.push(Actor::System { tenant });
    actors
}

/// A request of a scenario as the engine takes it; none where that is not a request of its own.
fn command(decider: &str, request: &Value, known: &BTreeMap<String, String>) -> Option<Value> {
    let of = |prefix: &str| known.get(prefix).cloned();
    Some(match decider {
        "stock" => json!({"on": decider, "offer": of("off")?, "location": of("loc")?, "request": request}),
        "store_credit" => json!({"on": decider, "customer": of("cus")?, "currency": "EUR", "request": request}),
        _ => {
            let prefix = match decider {
                "marketplace" => "mkt",
                "vendor" => "ven",
                "customer" => "cus",
                "contact" => "ctc",
                "offer" => "off",
                "cart" => "crt",
                "promotion" => "prm",
                "commission_plan" => "pln",
                "gift_card" => "gft",
                "order" => "ord",
                "vendor_order" => "vor",
                "payment" => "pay",
                "refund" => "rfd",
                "return" => "ret",
                "exchange" => "exc",
                "claim" => "clm",
                "dispute" => "dsp",
                "settlement" => "set",
                "payout" => "pyt",
                _ => return None,
            };
            match of(prefix) {
                Some(id) => json!({"on": decider, "id": id, "request": request}),
                None => json!({"on": decider, "request": request}),
            }
        }
    })
}

#[test]
fn no_request_by_anyone_panics_or_unbalances_the_books() {
    let world = World::new("on_placement");
    for method in ["card", "invoice"] {
        let made = block_on(world.buyer().check_out(world.cart(&[2, 1]), world.by(method, None))).expect("an order");
        arrived(&world, made.id, 1);
    }
    block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", Some("action")))).expect("an order");
    let (actors, mut seed, mut read, mut done) = (actors(&world), 1, 0_u32, 0_u32);
    for (place, ask) in corpus().0.iter().enumerate() {
        // What succeeded before has made more, and the next asks about that.
        let known = ids_of(&world, place);
        let home = at_home(&ask.request, &known);
        let wild = extreme(&home, &mut seed);
        for (variant, request) in [&home, &ask.request, &wild].into_iter().enumerate() {
            let Some(json) = command(ask.decider, request, &known) else { continue };
            let Ok(command) = serde_json::from_value::<Command>(json.clone()) else { continue };
            let again = serde_json::to_value(&command).expect("JSON");
            assert_eq!(serde_json::from_value::<Command>(again).expect("a command"), command);
            read += 1;
            let chosen = if variant == 0 { actors.clone() } else { vec![actors[place % actors.len()]] };
            for actor in chosen {
                let market = world.engine.market(world.tenant, actor);
                let asked = || block_on(market.run(command.clone()));
                let answer = catch_unwind(AssertUnwindSafe(asked)).unwrap_or_else(|_| panic!("{actor:?} {json}"));
                match answer {
                    Ok(_) => done += 1,
                    Err(error) => assert!(error.code().contains('.'), "{error}"),
                }
            }
        }
    }
    println!("{read} requests were read, {done} were done");
    assert!(read > 500 && done > 100, "{read} requests were read, {done} were done");
    balance(&world, Account::Suspense);
    let findings = block_on(world.owner().doctor()).expect("a look").findings;
    let wrong = |finding: &&Finding| !matches!(finding, Finding::Overdue { .. });
    assert_eq!(findings.iter().find(wrong), None);
}

thread_local! {
    static KNOWN: std::cell::RefCell<BTreeMap<String, String>> = const { std::cell::RefCell::new(BTreeMap::new()) };
}

/// Ids as they were known a while ago: looking for them anew for every request takes longer than the requests.
fn ids_of(world: &World, place: usize) -> BTreeMap<String, String> {
    KNOWN.with_borrow_mut(|known| {
        if known.is_empty() || place.is_multiple_of(25) {
            *known = ids(world);
        }
        known.clone()
    })
}
