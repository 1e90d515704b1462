//! Golden encodings: what was ever stored is read for ever.
//!
//! `v{n}/{aggregate}.json` holds one encoding of each event type and each state in version `n` of its shape. The newest of
//! each is stored again byte for byte; an older one becomes what `upcast` says of it. `VENDRA_BLESS=1` adds what is missing,
//! from the corpus of scenarios, and never overwrites: a shape that changes gets a new version and a step
//! (`vendra_domain::encoding::UPCASTS`).

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use vendra_domain::canonical::canonical;
use vendra_domain::encoding::{Receipt, UPCASTS, current_version};
use vendra_tests::corpus::corpus;
use vendra_tests::registry::{Erased, deciders};

/// Encodings above this are kept only where there is no smaller one.
const READABLE_BYTES: usize = 2_000;

fn path(version: u32, aggregate: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    folder.join(format!("v{version}")).join(format!("{aggregate}.json"))
}

fn stored(version: u32, aggregate: &str) -> Map<String, Value> {
    std::fs::read_to_string(path(version, aggregate))
        .map(|text| serde_json::from_str(&text).expect("a golden file is an object"))
        .unwrap_or_default()
}

/// Adds encodings under names that have none.
fn bless(version: u32, aggregate: &str, named: &BTreeMap<String, String>) {
    let mut file = stored(version, aggregate);
    for (name, text) in named {
        if !file.contains_key(name) {
            file.insert(name.clone(), serde_json::from_str(text).expect("an encoding is JSON"));
        }
    }
    file.sort_keys();
    let path = path(version, aggregate);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder of golden files");
    let mut text = serde_json::to_string_pretty(&file).expect("JSON");
    text.push('\n');
    std::fs::write(path, text).expect("a golden file to write");
}

/// The names of a decider's goldens: `gift_card.issued` for an event, `gift_card: active` for a state.
fn wanted(decider: &Erased) -> Vec<(String, u32)> {
    let events = decider.events.iter().map(|event| {
        let name = format!("{}.{event}", decider.name);
        (name.clone(), current_version(&name))
    });
    let version = current_version(decider.name);
    let states = decider.states.iter().map(|state| (format!("{}: {state}", decider.name), version));
    events.chain(states).collect()
}

/// The encodings that the corpus has to offer, by name: the fullest of those that are readable.
fn harvest() -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut offer = |name: String, text: String| {
        let rank =
            |text: &String| if text.len() <= READABLE_BYTES { (1, text.len()) } else { (0, usize::MAX - text.len()) };
        let kept = found.entry(name).or_insert_with(|| text.clone());
        if rank(&text) > rank(kept) {
            *kept = text;
        }
    };
    let deciders = deciders();
    for ask in corpus().0 {
        let Some(decider) = deciders.iter().find(|decider| decider.name == ask.decider) else { continue };
        let mut past = ask.past;
        if let Ok((_, Ok(outcome))) = (decider.ask)(&past, &ask.request, &ask.facts) {
            past.extend(outcome.events.into_iter().map(|(_, event)| event));
        }
        for event in &past {
            let name = format!("{}.{}", decider.name, event["event"].as_str().unwrap_or_default());
            offer(name, (decider.encode_event)(event).expect("an event of the corpus"));
        }
        let state = (decider.fold)(&past).expect("a history of the corpus");
        let name = format!("{}: {}", decider.name, state["state"].as_str().unwrap_or_default());
        offer(name, (decider.encode_state)(&state).expect("a state of the corpus"));
    }
    found
}

/// Every golden of every version of one decider: (name, version, envelope).
fn goldens(aggregate: &str) -> Vec<(String, u32, Value)> {
    let newest = UPCASTS.iter().map(|step| step.from + 1).max().unwrap_or(1);
    (1..=newest)
        .flat_map(|version| {
            stored(version, aggregate).into_iter().map(move |(name, envelope)| (name, version, envelope))
        })
        .collect()
}

#[test]
fn every_event_type_and_state_has_a_golden() {
    let blessing = std::env::var_os("VENDRA_BLESS").is_some();
    let mut missing = Vec::new();
    let mut found = None;
    for decider in deciders() {
        let mut added: BTreeMap<u32, BTreeMap<String, String>> = BTreeMap::new();
        for (name, version) in wanted(&decider) {
            if stored(version, decider.name).contains_key(&name) {
                continue;
            }
            match found.get_or_insert_with(harvest).get(&name) {
                Some(text) if blessing => drop(added.entry(version).or_default().insert(name, text.clone())),
                Some(_) => missing.push(format!("{name} v{version}: VENDRA_BLESS=1 adds it")),
                None => missing.push(format!("{name} v{version}: no scenario brings it about")),
            }
        }
        for (version, named) in added {
            bless(version, decider.name, &named);
        }
    }
    assert!(missing.is_empty(), "no golden encoding of\n{}", missing.join("\n"));
}

#[test]
fn every_golden_is_read_and_the_newest_is_stored_again_byte_for_byte() {
    let mut count = 0;
    for decider in deciders() {
        for (name, version, envelope) in goldens(decider.name) {
            let text = canonical(&envelope).expect("a golden is canonical JSON");
            let state = name.contains(": ");
            let restore = if state { decider.restore_state } else { decider.restore_event };
            let again =
                restore(&text).unwrap_or_else(|refusal| panic!("{name} v{version}: {refusal} ({})", refusal.code()));
            assert_eq!(envelope["v"], version, "{name} is in the folder of its version");
            let newest = current_version(envelope["type"].as_str().unwrap_or_default());
            if version == newest {
                assert_eq!(again, text, "{name}");
            } else {
                let again: Value = serde_json::from_str(&again).expect("JSON");
                assert_eq!(again["v"], newest, "{name}");
            }
            count += 1;
        }
    }
    println!("{count} golden encodings");
}

/// Each step has an old encoding that goes through it.
#[test]
fn every_old_shape_has_a_golden() {
    for step in UPCASTS {
        let aggregate = step.name.split('.').next().unwrap_or_default();
        assert!(stored(step.from, aggregate).contains_key(step.name), "{} v{}", step.name, step.from);
    }
}

/// Word for word: the step's outcome is frozen as well.
#[test]
fn the_first_gift_cards_were_granted_and_never_lapse() {
    let cards = deciders().into_iter().find(|decider| decider.name == "gift_card").expect("gift cards");
    let old = stored(1, "gift_card")["gift_card.issued"].clone();
    let new: Value =
        serde_json::from_str(&(cards.restore_event)(&old.to_string()).expect("an old card")).expect("JSON");
    let (old, new) = (&old["data"], &new["data"]);
    assert_eq!(
        *new,
        json!({
            "event": "issued",
            "card": { "id": old["id"], "currency": "EUR", "issued": 5000, "balance": 5000, "expires_at": null },
            "funding": { "funding": "granted" },
            "movement": old["movement"],
            "at": old["at"],
        })
    );
}

#[test]
fn receipts_are_read_for_ever() {
    for (name, envelope) in stored(1, "receipt") {
        let text = canonical(&envelope).expect("a golden is canonical JSON");
        let receipt = Receipt::decode(text.as_bytes()).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        assert_eq!(receipt.encode().expect("a receipt"), text);
    }
    assert!(!stored(1, "receipt").is_empty());
}
