//! The corpus of scenarios, read once more by the suites that want its requests, histories and inputs and not its answers.

use crate::case::{merged, names, past, substitute};
use crate::registry::{self, Erased};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// The folder of the corpus.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

/// Every scenario file, in the order of their names.
#[must_use]
pub fn files() -> Vec<PathBuf> {
    below(&folder())
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of scenarios") {
        let path = entry.expect("a folder entry").path();
        if path.is_dir() {
            found.extend(below(&path));
        } else if path.extension().is_some_and(|end| end == "json") && !path.ends_with("schema.json") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// One request of the corpus, with the events before it.
#[derive(Debug)]
pub struct Ask {
    /// The decider's name.
    pub decider: &'static str,
    /// The events before it.
    pub past: Vec<Value>,
    /// The request.
    pub request: Value,
    /// What the engine looked up.
    pub facts: Value,
}

/// One call of a pure function in the corpus.
#[derive(Debug)]
pub struct Call {
    /// The function's name.
    pub function: String,
    /// Its input.
    pub input: Value,
}

/// Every request and every call of the corpus. Files that name deciders not in the registry are passed over.
#[must_use]
pub fn corpus() -> (Vec<Ask>, Vec<Call>) {
    let (mut asks, mut calls) = (Vec::new(), Vec::new());
    for path in files() {
        let text = std::fs::read_to_string(&path).expect("a scenario file");
        let file: Value = serde_json::from_str(&text).expect("a scenario file is JSON");
        read(&file, &mut asks, &mut calls).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    (asks, calls)
}

fn read(file: &Value, asks: &mut Vec<Ask>, calls: &mut Vec<Call>) -> Result<(), String> {
    let known = names(file)?;
    let base = substitute(file.get("facts").unwrap_or(&Value::Null), &known)?;
    let histories = substitute(file.get("histories").unwrap_or(&json!({})), &known)?;
    let histories = histories.as_object().cloned().unwrap_or_default();
    let decider = registry::deciders().into_iter().find(|decider| file["decider"] == decider.name);
    for case in list(file, "cases") {
        if let Some(function) = case["call"].as_str() {
            calls.push(Call { function: function.to_owned(), input: substitute(&case["input"], &known)? });
        } else if let Some(decider) = &decider {
            read_case(decider, case, &known, &base, &histories, asks)?;
        }
    }
    let Some(decider) = decider else { return Ok(()) };
    for row in list(file, "grid") {
        let past = past(&decider, &substitute(&row["given"], &known)?, &histories, &base)?;
        let facts = merged(&base, &substitute(&row["facts"], &known)?);
        for request in list(row, "refuses") {
            let request = substitute(request, &known)?;
            asks.push(Ask { decider: decider.name, past: past.clone(), request, facts: facts.clone() });
        }
    }
    Ok(())
}

fn read_case(
    decider: &Erased,
    case: &Value,
    known: &Map<String, Value>,
    base: &Value,
    histories: &Map<String, Value>,
    asks: &mut Vec<Ask>,
) -> Result<(), String> {
    let mut past = past(decider, &substitute(&case["given"], known)?, histories, base)?;
    let shared = merged(base, &substitute(&case["facts"], known)?);
    let steps = case.get("steps").and_then(Value::as_array).map_or(std::slice::from_ref(case), Vec::as_slice);
    for step in steps {
        let request = substitute(&step["when"], known)?;
        let facts = merged(&shared, &substitute(&step["facts"], known)?);
        let happened = (decider.ask)(&past, &request, &facts)?.1.map_or_else(|_| Vec::new(), |outcome| outcome.events);
        asks.push(Ask { decider: decider.name, past: past.clone(), request, facts });
        past.extend(happened.into_iter().map(|(_, event)| event));
    }
    Ok(())
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
