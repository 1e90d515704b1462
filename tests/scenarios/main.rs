//! Given-when-then in JSON through every decider and function, and the coverage that they reach.
//!
//! `cargo test -p vendra-tests --test scenarios` runs every `*.json` below this folder. With `VENDRA_BLESS=1` a `then` of
//! `null` is filled in with what happened, to be read and judged before it is committed.

mod coverage;
mod run;

use serde_json::{Value, json};
use vendra_functions::{Uncalled, find};
use vendra_tests::corpus::{corpus, files, folder};
use vendra_tests::layout::laid_out;

fn schema() -> jsonschema::Validator {
    let text = std::fs::read_to_string(folder().join("schema.json")).expect("schema.json");
    let schema = serde_json::from_str(&text).expect("schema.json is JSON");
    jsonschema::validator_for(&schema).expect("schema.json is a JSON Schema")
}

#[test]
fn every_scenario_holds_and_every_cell_is_covered() {
    let (schema, bless) = (schema(), std::env::var_os("VENDRA_BLESS").is_some());
    let only = std::env::var("VENDRA_ONLY").ok();
    let mut seen = coverage::Coverage::default();
    let mut failures = Vec::new();
    let mut count = 0;
    for path in files() {
        let name = path.strip_prefix(folder()).unwrap_or(&path).display().to_string();
        if only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a scenario file");
        let mut file: serde_json::Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: not JSON: {error}"));
        if let Some(error) = schema.iter_errors(&file).next() {
            failures.push(format!("{name}: {error} at {}", error.instance_path()));
            continue;
        }
        count += run::file(&name, &mut file, bless, &mut seen, &mut failures);
        if bless {
            std::fs::write(&path, laid_out(&file)).expect("a scenario file to write");
        }
    }
    let missing = if only.is_some() { seen.missing_of_touched() } else { seen.missing() };
    println!("{count} scenarios; {seen}");
    for failure in &failures {
        println!("FAILED {failure}");
    }
    for cell in &missing {
        println!("NOT COVERED {cell}");
    }
    assert!(failures.is_empty(), "{} scenarios failed", failures.len());
    assert!(missing.is_empty(), "{} cells are in no scenario", missing.len());
}

#[test]
fn deciders_can_be_called_as_functions() {
    for ask in corpus().0 {
        let decide = find(&format!("decide.{}", ask.decider)).expect("every decider is a function");
        let input = json!({"given": ask.past, "request": ask.request, "facts": ask.facts});
        let called = match decide(&input.to_string()) {
            Ok(decided) => Ok(serde_json::from_str::<Value>(&decided).expect("JSON")["events"].take()),
            Err(Uncalled::Refused(refusal)) => Err(refusal.code()),
            Err(Uncalled::Malformed(what)) => panic!("{}: {what}", ask.scenario),
        };
        assert_eq!(called, ask.outcome.map(|events| json!(events)), "{}", ask.scenario);
    }
}
