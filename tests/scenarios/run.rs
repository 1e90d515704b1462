//! The one runner: a file's cases, steps, grids and calls, through whatever decider or function it names.

use crate::coverage::Coverage;
use serde_json::{Map, Value, json};
use vendra_domain::Refusal;
use vendra_tests::case::{merged, names, past, substitute};
use vendra_tests::registry::{self, Erased, Outcome};

/// Runs a file and counts its scenarios; what fails is added to the list.
pub(crate) fn file(
    name: &str,
    file: &mut Value,
    bless: bool,
    seen: &mut Coverage,
    failures: &mut Vec<String>,
) -> usize {
    let known = match names(file) {
        Ok(known) => known,
        Err(error) => {
            failures.push(format!("{name}: {error}"));
            return 0;
        }
    };
    let base = substitute(file.get("facts").unwrap_or(&Value::Null), &known);
    let histories = substitute(file.get("histories").unwrap_or(&json!({})), &known);
    let (base, histories) = match (base, histories) {
        (Ok(base), Ok(Value::Object(histories))) => (base, histories),
        (Err(error), _) | (_, Err(error)) => {
            failures.push(format!("{name}: {error}"));
            return 0;
        }
        _ => unreachable!("the schema says that histories are an object"),
    };
    let decider = file.get("decider").and_then(Value::as_str).map(str::to_owned);
    let context = Context { decider: decider.as_deref().and_then(find), known, base, histories, bless };
    if let (Some(decider), None) = (&decider, &context.decider) {
        failures.push(format!("{name}: no decider {decider} in the registry"));
        return 0;
    }
    let mut count = 0;
    for case in file.get_mut("cases").and_then(Value::as_array_mut).into_iter().flatten() {
        count += 1;
        let label = format!("{name}: {}", case.get("name").and_then(Value::as_str).unwrap_or_default());
        let result = if case.get("call").is_some() { context.call(case, seen) } else { context.case(case, seen) };
        failures.extend(result.err().map(|error| format!("{label}: {error}")));
    }
    for row in file.get("grid").and_then(Value::as_array).into_iter().flatten() {
        match context.grid(row, seen) {
            Ok(cells) => count += cells,
            Err(error) => failures.push(format!("{name}: grid {}: {error}", row["given"])),
        }
    }
    count
}

fn find(name: &str) -> Option<Erased> {
    registry::deciders().into_iter().find(|decider| decider.name == name)
}

struct Context {
    decider: Option<Erased>,
    known: Map<String, Value>,
    base: Value,
    histories: Map<String, Value>,
    bless: bool,
}

impl Context {
    /// One case: a history, then one request, or several in turn whose events join the history.
    fn case(&self, case: &mut Value, seen: &mut Coverage) -> Result<(), String> {
        let given = substitute(case.get("given").unwrap_or(&Value::Null), &self.known)?;
        let mut past = self.past(&given)?;
        let shared = merged(&self.base, &substitute(case.get("facts").unwrap_or(&Value::Null), &self.known)?);
        if let Some(steps) = case.get_mut("steps").and_then(Value::as_array_mut) {
            for (index, step) in steps.iter_mut().enumerate() {
                self.step(step, &shared, &mut past, seen).map_err(|error| format!("step {}: {error}", index + 1))?;
            }
            return Ok(());
        }
        self.step(case, &self.base, &mut past, seen)
    }

    fn past(&self, given: &Value) -> Result<Vec<Value>, String> {
        let decider = self.decider.as_ref().ok_or("the file names no decider")?;
        past(decider, given, &self.histories, &self.base)
    }

    fn step(&self, step: &mut Value, base: &Value, past: &mut Vec<Value>, seen: &mut Coverage) -> Result<(), String> {
        let decider = self.decider.as_ref().ok_or("the file names no decider")?;
        let when = substitute(&step["when"], &self.known)?;
        let facts = merged(base, &substitute(step.get("facts").unwrap_or(&Value::Null), &self.known)?);
        let (asked, outcome) = (decider.ask)(past, &when, &facts)?;
        seen.asked(decider.name, asked.state, asked.request);
        let actual = match &outcome {
            Ok(outcome) => {
                for (event, value) in &outcome.events {
                    seen.happened(decider.name, event);
                    past.push(value.clone());
                }
                described(outcome)
            }
            Err(refusal) => {
                seen.refused(refusal.code());
                json!({ "refused": refusal })
            }
        };
        self.compare(step, &actual)
    }

    /// One call of a pure function.
    fn call(&self, case: &mut Value, seen: &mut Coverage) -> Result<(), String> {
        let name = case["call"].as_str().unwrap_or_default().to_owned();
        let function = registry::functions()
            .into_iter()
            .find_map(|(known, function)| (known == name).then_some(function))
            .ok_or_else(|| format!("no function {name} in the registry"))?;
        let input = substitute(&case["input"], &self.known)?;
        seen.called(&name);
        let actual = match function(&input)? {
            Ok(output) => json!({ "output": output }),
            Err(refusal) => {
                seen.refused(refusal.code());
                json!({ "refused": refusal })
            }
        };
        self.compare(case, &actual)
    }

    /// Compares what a scenario says with what happened, field by field of `then`.
    fn compare(&self, scenario: &mut Value, actual: &Value) -> Result<(), String> {
        let expected = substitute(scenario.get("then").unwrap_or(&Value::Null), &self.known)?;
        if expected.is_null() && self.bless {
            scenario["then"] = actual.clone();
            return Ok(());
        }
        let fields =
            expected.as_object().ok_or("`then` is missing: run with VENDRA_BLESS=1 and read what it fills in")?;
        // `effects` and `state` may be left out, but a refusal never hides behind events, nor events behind a refusal.
        for (field, value) in fields {
            if actual.get(field) != Some(value) {
                let got = actual.get(field).unwrap_or(actual);
                return Err(format!("{field}: expected\n  {value}\ngot\n  {got}"));
            }
        }
        Ok(())
    }

    /// A row of a grid: requests that a state refuses, all with one code.
    fn grid(&self, row: &Value, seen: &mut Coverage) -> Result<usize, String> {
        let decider = self.decider.as_ref().ok_or("the file names no decider")?;
        let past = self.past(&substitute(&row["given"], &self.known)?)?;
        let code = row["code"].as_str().unwrap_or_default();
        let facts = merged(&self.base, &substitute(row.get("facts").unwrap_or(&Value::Null), &self.known)?);
        let requests = substitute(&row["refuses"], &self.known)?;
        let requests = requests.as_array().cloned().unwrap_or_default();
        for request in &requests {
            let (asked, outcome) = (decider.ask)(&past, request, &facts)?;
            seen.asked(decider.name, asked.state, asked.request);
            let refusal: Refusal = outcome.err().ok_or_else(|| format!("{request} was not refused"))?;
            seen.refused(refusal.code());
            if refusal.code() != code {
                return Err(format!("{request}: expected {code}, got {refusal:?}"));
            }
        }
        Ok(requests.len())
    }
}

fn described(outcome: &Outcome) -> Value {
    let events: Vec<&Value> = outcome.events.iter().map(|(_, value)| value).collect();
    let mut described = json!({ "events": events, "state": outcome.state });
    if outcome.effects.as_object().is_some_and(|effects| !effects.is_empty()) {
        described["effects"] = outcome.effects.clone();
    }
    described
}
