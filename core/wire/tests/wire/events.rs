//! Events by subscription and by worker: each at least once, in the order of its key.

use crate::hosts::{Ports, shop};
use serde_json::{Value, json};
use std::time::Duration;
use vendra_wire::{HostError, Subscription, Vendra};

const TENANT: &str = "mkt_01h455vb4pex5vsknk084sn001";

fn owner() -> Value {
    json!({ "actor": "staff", "user": "usr_01h455vb4pex5vsknk084sn001", "role": "owner" })
}

fn call(vendra: &Vendra, method: &str, input: &Value) -> Value {
    let call = json!({ "marketplace": TENANT, "actor": owner(), "method": method, "input": input });
    let answer =
        pollster::block_on(vendra.call(call.to_string())).unwrap_or_else(|failure| panic!("{method}: {failure}"));
    serde_json::from_str(&answer).unwrap()
}

fn with_contacts(count: usize) -> (Vendra, Vec<String>) {
    let vendra = Vendra::open(r#"{"store": "memory:", "clock": "manual", "close_ms": 2000}"#).unwrap();
    let add = |_| call(&vendra, "contacts.add", &json!({ "details": {} }))["id"].as_str().unwrap().to_owned();
    let made = (0..count).map(add).collect();
    (vendra, made)
}

fn next(events: &Subscription) -> Value {
    serde_json::from_str(&pollster::block_on(events.next()).unwrap()).unwrap()
}

fn subject(event: &Value) -> String {
    event["subject"].as_str().unwrap().to_owned()
}

#[test]
fn every_event_comes_and_what_was_asked_past_does_not_come_again() {
    let (vendra, mut made) = with_contacts(40);
    let events = vendra.subscribe("mailer", "{}").unwrap();
    let mut seen: Vec<String> = (0..25).map(|_| subject(&next(&events))).collect();
    events.handled();
    events.close();
    assert_eq!(next(&events), Value::Null);
    // Whoever subscribes next goes on; another name begins at the beginning.
    let events = vendra.subscribe("mailer", "{}").unwrap();
    seen.extend((0..15).map(|_| subject(&next(&events))));
    seen.sort();
    made.sort();
    assert_eq!(seen, made);
    let others = vendra.subscribe("other", "{}").unwrap();
    assert!(made.contains(&subject(&next(&others))));
    let waiting = events.next();
    made.push(call(&vendra, "contacts.add", &json!({ "details": {} }))["id"].as_str().unwrap().to_owned());
    let event: Value = serde_json::from_str(&pollster::block_on(waiting).unwrap()).unwrap();
    assert_eq!(Some(&subject(&event)), made.last());
    // Whoever waits is told that it is over.
    let waiting = events.next();
    pollster::block_on(vendra.close());
    assert_eq!(pollster::block_on(waiting).unwrap(), "null");
    assert_eq!(vendra.subscribe("mailer", "{}").unwrap_err().code, "handle.closed");
}

#[test]
fn what_was_given_and_not_settled_comes_again() {
    let (vendra, made) = with_contacts(1);
    for _ in 0..3 {
        let events = vendra.subscribe("mailer", "{}").unwrap();
        assert_eq!(subject(&next(&events)), made[0]);
    }
    let events = vendra.subscribe("mailer", "{}").unwrap();
    drop(events.next());
    assert_eq!(subject(&next(&events)), made[0]);
    events.handled();
    let second = call(&vendra, "contacts.add", &json!({ "details": {} }))["id"].clone();
    assert_eq!(next(&events)["subject"], second);
}

#[test]
fn what_failed_rests_and_is_a_dead_letter_in_the_end() {
    let (vendra, made) = with_contacts(1);
    // Turning the clock by hours must take neither the lease nor an event that is being handled.
    let events = vendra.subscribe("mailer", r#"{"handle_ms": 100000000, "lease_ms": 200000000}"#).unwrap();
    for _ in 0..12 {
        assert_eq!(subject(&next(&events)), made[0]);
        events.failed("the template is missing");
        // What rests is not tried before its time: another event comes first.
        let other = call(&vendra, "contacts.add", &json!({ "details": {} }))["id"].clone();
        assert_eq!(next(&events)["subject"], other);
        events.handled();
        call(&vendra, "clock.turn", &json!({ "ms": 3_600_000 }));
    }
    let other = call(&vendra, "contacts.add", &json!({ "details": {} }))["id"].clone();
    assert_eq!(next(&events)["subject"], other);
    events.handled();
    let letters = call(&vendra, "dead_letters.list", &json!({ "subscriber": "mailer" }));
    let letter = &letters["items"][0];
    assert_eq!(
        (letter["key"].as_str(), &letter["reason"], &letter["tries"]),
        (Some(made[0].as_str()), &json!("the template is missing"), &json!(12))
    );
    call(&vendra, "dead_letters.replay", &json!({ "subscriber": "mailer", "place": letter["place"] }));
    assert_eq!(subject(&next(&events)), made[0]);
}

#[test]
fn a_worker_is_ticked_or_runs_and_hands_events_to_the_host() {
    let host = Ports::default().answering("subscriber/mailer.handle", json!(null));
    let shop = shop(&host, json!({}));
    let work = json!({ "marketplaces": [shop.trial.tenant], "subscribers": ["mailer"], "every_ms": 20, "relay": { "idle_ms": 20 } });
    let system = || json!({ "actor": "system" });
    let mut handed = 0;
    loop {
        let ticked = shop.call(system(), "worker.tick", work.clone()).unwrap();
        assert_eq!(ticked["troubles"], json!([]));
        handed += ticked["relayed"]["handled"].as_u64().unwrap();
        if ticked["more"] == json!(false) {
            break;
        }
    }
    assert_eq!(host.asked("subscriber/mailer.handle").len() as u64, handed);
    assert!(handed > 10);
    let unknown = json!({ "marketplaces": [], "subscriber": [] });
    assert_eq!(shop.call(system(), "worker.tick", unknown).unwrap_err().code, "request.malformed");

    // Another one starts, and has to wait for what the ticked one holds: it is told to hold nothing any more.
    shop.call(system(), "worker.tick", json!({})).unwrap();
    shop.call(system(), "worker.start", work.clone()).unwrap();
    assert_eq!(shop.call(system(), "worker.start", work).unwrap_err().code, "worker.running");
    let before = host.asked("subscriber/mailer.handle").len();
    shop.call(owner(), "contacts.add", json!({ "details": {} })).unwrap();
    for _ in 0..500 {
        if host.asked("subscriber/mailer.handle").len() > before {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(host.asked("subscriber/mailer.handle").len(), before + 1);
    shop.call(system(), "worker.stop", json!({})).unwrap();
    shop.call(system(), "worker.stop", json!({})).unwrap();
    shop.call(system(), "worker.start", json!({ "marketplaces": [shop.trial.tenant] })).unwrap();
    pollster::block_on(shop.vendra.close());
}

#[test]
fn an_event_that_the_host_cannot_handle_keeps_back_its_key_alone() {
    let host = Ports::default().doing("subscriber/mailer.handle", |event| {
        let poison = event["type"] == "vendra.vendor.applied";
        Box::pin(async move {
            if poison { Err(HostError::Failed { message: "no vendor, please".into() }) } else { Ok("null".to_owned()) }
        })
    });
    let shop = shop(&host, json!({}));
    let work = json!({ "subscribers": ["mailer"], "relay": { "tries_max": 1 } });
    let mut relayed = (0, 0);
    loop {
        let ticked = shop.call(json!({ "actor": "system" }), "worker.tick", work.clone()).unwrap();
        relayed.0 += ticked["relayed"]["dead_letters"].as_u64().unwrap();
        relayed.1 += ticked["relayed"]["handled"].as_u64().unwrap();
        if ticked["more"] == json!(false) {
            break;
        }
    }
    assert_eq!(relayed.0, 2); // two vendors applied
    assert!(relayed.1 > 10);
    let letters = shop.call(owner(), "dead_letters.list", json!({ "subscriber": "mailer" })).unwrap();
    assert_eq!(letters["items"].as_array().unwrap().len(), 2);
}

/// Whoever asks gives up, fails, or goes away at moments that a seed says: every event is handled all the same, and those of one
/// key in their order.
#[test]
fn giving_up_failing_and_going_away_lose_nothing() {
    for seed in 1..=6_u64 {
        let (vendra, keys) = with_contacts(12);
        for round in 0..3 {
            for key in &keys {
                call(&vendra, "contacts.write", &json!({ "id": key, "details": { "city": format!("{round}") } }));
            }
        }
        let mut dice = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut roll = move || {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            dice >> 60
        };
        let mut events = vendra.subscribe("mailer", "{}").unwrap();
        let mut handled: Vec<(String, String)> = Vec::new();
        let sure = |event: &Value| (subject(event), event["sequence"].as_str().unwrap().to_owned());
        let mut turns = 0;
        while handled.iter().collect::<std::collections::BTreeSet<_>>().len() < 12 * 4 {
            turns += 1;
            assert!(turns < 2_000, "seed {seed}: {} handled", handled.len());
            let (told, answers) = std::sync::mpsc::channel();
            let cancel = events.start_next(move |event| drop(told.send(event)));
            if roll() < 4 {
                cancel.cancel();
            }
            let answer = answers.recv_timeout(Duration::from_millis(400)).unwrap_or_else(|_| {
                // What is left rests: its time comes.
                call(&vendra, "clock.turn", &json!({ "ms": 3_600_000 }));
                cancel.cancel();
                answers.recv().unwrap()
            });
            let event: Value = match answer {
                Ok(event) => serde_json::from_str(&event).unwrap(),
                Err(failure) => {
                    assert_eq!(failure.code, "call.cancelled");
                    continue;
                }
            };
            match roll() {
                0..=1 => events.failed("not today"),
                2 => events = vendra.subscribe("mailer", "{}").unwrap(),
                _ => {
                    handled.push(sure(&event));
                    events.handled();
                }
            }
        }
        for key in &keys {
            let mut sequences: Vec<&String> = handled.iter().filter(|(of, _)| of == key).map(|(_, at)| at).collect();
            // One that was handled just as its subscription went away may come again, and then all that follows it does.
            sequences.dedup();
            assert_eq!(sequences.len(), 4, "seed {seed}: {sequences:?}");
            assert!(sequences.is_sorted(), "seed {seed}: {sequences:?}");
        }
    }
}

#[test]
fn no_span_of_time_is_below_zero() {
    let vendra = Vendra::open(r#"{"store": "memory:"}"#).unwrap();
    let tick = |input: Value| {
        let call =
            json!({ "marketplace": TENANT, "actor": { "actor": "system" }, "method": "worker.tick", "input": input });
        pollster::block_on(vendra.call(call.to_string())).map_err(|failure| failure.code)
    };
    let spans = ["every_ms", "lease_ms", "capture_margin_ms", "item_ms", "pause_ms", "pause_ms_max", "unheard_ms"];
    for span in spans {
        assert_eq!(tick(json!({ span: -1 })), Err("request.malformed"), "{span}");
    }
    for span in ["first_wait_ms", "longest_wait_ms", "handle_ms", "lease_ms", "idle_ms"] {
        assert_eq!(tick(json!({ "relay": { span: -1 } })), Err("request.malformed"), "relay.{span}");
    }
    for span in ["handle_ms", "lease_ms"] {
        let options = json!({ span: -1 }).to_string();
        assert_eq!(vendra.subscribe("mailer", &options).unwrap_err().code, "request.malformed", "{span}");
    }
    tick(json!({ "pause_ms": 0, "pause_ms_max": 9_007_199_254_740_991_i64, "relay": { "idle_ms": 0 } })).unwrap();
}
