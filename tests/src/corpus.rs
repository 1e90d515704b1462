//! The corpus of scenarios, read once more by the suites that want its requests, histories and inputs and not its answers.

use crate::case::{merged, names, past, substitute};
use crate::registry::{self, Erased, Outcome};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use vendra_domain::Refusal;

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
    /// Which scenario it is: its file, its name, and which of its steps; the row and the request of a grid.
    pub scenario: String,
    /// The decider's name.
    pub decider: &'static str,
    /// The events before it.
    pub past: Vec<Value>,
    /// The request.
    pub request: Value,
    /// What the engine looked up.
    pub facts: Value,
    /// The events that happen, or the code of the refusal.
    pub outcome: Result<Vec<Value>, &'static str>,
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
        let name = path.strip_prefix(folder()).unwrap_or(&path).with_extension("").display().to_string();
        read(&name, &file, &mut asks, &mut calls).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    (asks, calls)
}

fn read(name: &str, file: &Value, asks: &mut Vec<Ask>, calls: &mut Vec<Call>) -> Result<(), String> {
    let known = names(file)?;
    let base = substitute(file.get("facts").unwrap_or(&Value::Null), &known)?;
    let histories = substitute(file.get("histories").unwrap_or(&json!({})), &known)?;
    let histories = histories.as_object().cloned().unwrap_or_default();
    let decider = registry::deciders().into_iter().find(|decider| file["decider"] == decider.name);
    for case in list(file, "cases") {
        if let Some(function) = case["call"].as_str() {
            calls.push(Call { function: function.to_owned(), input: substitute(&case["input"], &known)? });
        } else if let Some(decider) = &decider {
            let named = format!("{name}: {}", case["name"].as_str().unwrap_or_default());
            read_case((decider, &named), case, &known, &base, &histories, asks)?;
        }
    }
    let Some(decider) = decider else { return Ok(()) };
    for row in list(file, "grid") {
        let past = past(&decider, &substitute(&row["given"], &known)?, &histories, &base)?;
        let facts = merged(&base, &substitute(&row["facts"], &known)?);
        for request in list(row, "refuses") {
            let request = substitute(request, &known)?;
            let asked = (decider.ask)(&past, &request, &facts)?;
            let scenario = format!("{name}: {} when {}", asked.0.request, asked.0.state);
            asks.push(ask(&decider, scenario, &past, (request, facts.clone()), asked.1));
        }
    }
    Ok(())
}

fn ask(
    decider: &Erased,
    scenario: String,
    past: &[Value],
    (request, facts): (Value, Value),
    asked: Result<Outcome, Refusal>,
) -> Ask {
    let outcome = match asked {
        Ok(happened) => Ok(happened.events.into_iter().map(|(_, event)| event).collect()),
        Err(refusal) => Err(refusal.code()),
    };
    Ask { scenario, decider: decider.name, past: past.to_vec(), request, facts, outcome }
}

fn read_case(
    (decider, name): (&Erased, &str),
    case: &Value,
    known: &Map<String, Value>,
    base: &Value,
    histories: &Map<String, Value>,
    asks: &mut Vec<Ask>,
) -> Result<(), String> {
    let mut past = past(decider, &substitute(&case["given"], known)?, histories, base)?;
    let shared = merged(base, &substitute(&case["facts"], known)?);
    let steps = case.get("steps").and_then(Value::as_array).map_or(std::slice::from_ref(case), Vec::as_slice);
    for (place, step) in steps.iter().enumerate() {
        let scenario = if steps.len() > 1 { format!("{name}, step {}", place + 1) } else { name.to_owned() };
        let request = substitute(&step["when"], known)?;
        let facts = merged(&shared, &substitute(&step["facts"], known)?);
        let asked = (decider.ask)(&past, &request, &facts)?.1;
        let ask = ask(decider, scenario, &past, (request, facts), asked);
        past.extend(ask.outcome.iter().flatten().cloned());
        asks.push(ask);
    }
    Ok(())
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
