//! The scenarios once more, through the engine: what a decider says to a request in a state, the engine says to the same request
//! on a store that stands so.
//!
//! The given events become a record, with what they carried for the books and the counters; what the facts say is put where the
//! engine looks it up (`facts.rs`). Compared are the code of a refusal, or the events of what was asked, but for ids that are fresh.
//!
//! `differs.json` holds the rest: by reason, each scenario with what the engine answers instead. The list is closed: a scenario that
//! differs and is not in it fails, and so does one in it that does not differ any more or differs otherwise. `VENDRA_BLESS=1`
//! writes the answers anew and puts what is in no group under `unsorted`, which may not be committed.

mod around;
mod facts;
mod money;
mod world;

use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use vendra::Command;
use vendra_tests::corpus::{Ask, corpus};
use vendra_tests::registry::{Erased, deciders};
use world::Answer;

fn list() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("engine/differs.json")
}

/// The smallest state of each name of each decider that the corpus comes to.
fn templates(deciders: &BTreeMap<&'static str, Erased>, asks: &[Ask]) -> BTreeMap<(&'static str, String), Value> {
    let mut found: BTreeMap<(&'static str, String), Value> = BTreeMap::new();
    for ask in asks {
        let state = (deciders[ask.decider].fold)(&ask.past).expect("a state");
        let key = (ask.decider, state["state"].as_str().unwrap_or_default().to_owned());
        let known = found.entry(key).or_insert_with(|| state.clone());
        if known.to_string().len() > state.to_string().len() {
            *known = state;
        }
    }
    found
}

/// Whether two values are the same but for ids that were made on the way; each of these stands for one other throughout.
fn alike(expected: &Value, actual: &Value, fresh: &BTreeSet<String>, stands: &mut BTreeMap<String, String>) -> bool {
    match (expected, actual) {
        (Value::String(expected), Value::String(actual)) if expected != actual => {
            let same_kind = expected.get(..4) == actual.get(..4) && expected.len() == actual.len();
            let id = actual.get(4..).is_some_and(|id| fresh.contains(id));
            same_kind && id && stands.entry(actual.clone()).or_insert_with(|| expected.clone()) == expected
        }
        (Value::Array(expected), Value::Array(actual)) => {
            expected.len() == actual.len()
                && expected.iter().zip(actual).all(|(one, other)| alike(one, other, fresh, stands))
        }
        (Value::Object(expected), Value::Object(actual)) => {
            expected.len() == actual.len()
                && expected
                    .iter()
                    .all(|(name, one)| actual.get(name).is_some_and(|other| alike(one, other, fresh, stands)))
        }
        (expected, actual) => expected == actual,
    }
}

/// What the engine answers instead, in short; nothing where it answers the same.
fn instead(ask: &Ask, answer: &Answer) -> Option<String> {
    let fresh: BTreeSet<String> = answer
        .fresh
        .iter()
        .map(|id| vendra::LineId::from_uuid(uuid::Uuid::from_u128(*id)).to_string()[4..].to_owned())
        .collect();
    let same = |expected: &Value, actual: &Value| alike(expected, actual, &fresh, &mut BTreeMap::new());
    match (&ask.outcome, &answer.outcome) {
        (Err(expected), Err(actual)) if expected == actual => None,
        (_, Err(code)) => Some(code.clone()),
        (Ok(expected), Ok(actual)) if same(&json!(expected), &json!(actual)) => None,
        (_, Ok(events)) => {
            let names: Vec<&str> = events.iter().filter_map(|event| event["event"].as_str()).collect();
            let said = ask.outcome.as_deref().unwrap_or_default();
            let begins = events.get(..said.len()).filter(|begin| !said.is_empty() && same(&json!(said), &json!(begin)));
            Some(match begins {
                Some(_) => format!("the same, then {}", names.get(said.len()..).unwrap_or_default().join(", ")),
                None if names.is_empty() => "nothing happens".to_owned(),
                None => names.join(", "),
            })
        }
    }
}

/// Every scenario by its name, with what the engine answers instead.
fn run() -> BTreeMap<String, Option<String>> {
    let deciders: BTreeMap<&'static str, Erased> =
        deciders().into_iter().map(|decider| (decider.name, decider)).collect();
    let asks = corpus().0;
    let templates = templates(&deciders, &asks);
    let mut answers = BTreeMap::new();
    for ask in &asks {
        let mut name = ask.scenario.clone();
        while answers.contains_key(&name) {
            name.push('\'');
        }
        let asked = facts::asked(&deciders, &templates, ask);
        let answer = asked.map_or_else(Some, |(world, actor, command, subject)| {
            let command: Result<Command, _> = serde_json::from_value(command);
            match command {
                Ok(command) => {
                    let answer = world.ask(actor, command, (ask.decider, &subject));
                    if std::env::var("VENDRA_SHOW").is_ok_and(|wanted| name.contains(&wanted)) {
                        println!("{name}\n  {:?}\n  {:?}", ask.outcome, answer.outcome);
                    }
                    instead(ask, &answer)
                }
                Err(error) => Some(format!("not a command: {error}")),
            }
        });
        answers.insert(name, answer);
    }
    answers
}

/// The list as it would be: what was sorted stays where it is.
fn sorted(known: &Value, answers: &BTreeMap<String, Option<String>>) -> Value {
    let mut groups = known.as_object().cloned().unwrap_or_default();
    let mut unsorted = Map::new();
    groups.remove("unsorted");
    for group in groups.values_mut() {
        if let Some(listed) = group.get_mut("scenarios").and_then(Value::as_object_mut) {
            listed.retain(|name, _| answers.get(name).is_some_and(Option::is_some));
        }
    }
    for (name, answer) in answers.iter().filter_map(|(name, answer)| Some((name, answer.as_ref()?))) {
        let group = groups.values_mut().find_map(|group| group["scenarios"].get_mut(name));
        match group {
            Some(listed) => *listed = json!(answer),
            None => drop(unsorted.insert(name.clone(), json!(answer))),
        }
    }
    if !unsorted.is_empty() {
        groups.insert("unsorted".to_owned(), json!({"why": "", "scenarios": unsorted}));
    }
    Value::Object(groups)
}

#[test]
fn the_engine_answers_as_its_deciders_do_or_says_why_not() {
    let known: Value = std::fs::read_to_string(list())
        .map_or_else(|_| json!({}), |text| serde_json::from_str(&text).expect("the list is JSON"));
    let answers = run();
    if std::env::var_os("VENDRA_BLESS").is_some() {
        let text = serde_json::to_string_pretty(&sorted(&known, &answers)).expect("JSON");
        std::fs::write(list(), text + "\n").expect("the list to write");
        return;
    }
    let mut listed: BTreeMap<&str, &str> = BTreeMap::new();
    let mut failures = Vec::new();
    for (reason, group) in known.as_object().into_iter().flatten() {
        let scenarios = group["scenarios"].as_object().expect("scenarios");
        println!("{:5} {reason}: {}", scenarios.len(), group["why"].as_str().unwrap_or_default());
        if group["why"].as_str().is_none_or(str::is_empty) {
            failures.push(format!("{reason} has no reason"));
        }
        for (name, answer) in scenarios {
            if listed.insert(name, answer.as_str().unwrap_or_default()).is_some() {
                failures.push(format!("{name} is listed twice"));
            }
        }
    }
    println!("{:5} the same", answers.values().filter(|answer| answer.is_none()).count());
    for (name, answer) in &answers {
        match (answer.as_deref(), listed.remove(name.as_str())) {
            (None, Some(_)) => failures.push(format!("{name}: is the same after all")),
            (Some(answer), None) => failures.push(format!("{name}: the engine answers {answer}")),
            (Some(answer), Some(known)) if answer != known => {
                failures.push(format!("{name}: the engine answers {answer}, not {known}"));
            }
            _ => {}
        }
    }
    failures.extend(listed.keys().map(|name| format!("{name}: there is no such scenario")));
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}
