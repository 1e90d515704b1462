//! The schemas say what serde does: whatever the corpus and the golden records hold is valid, and what is altered is not.

use schema::{Definitions, Schemas, document};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use vendra_domain::encoding::current_version;
use vendra_tests::corpus::corpus;
use vendra_tests::registry::{deciders, functions};

/// The validators of a decider's requests, events and states.
struct Validators {
    request: jsonschema::Validator,
    event: jsonschema::Validator,
    state: jsonschema::Validator,
}

fn validators() -> (Definitions, BTreeMap<&'static str, Validators>) {
    let mut schemas = Schemas::default();
    let asked: Vec<_> = deciders()
        .iter()
        .map(|decider| {
            let of = &decider.schemas;
            (decider.name, schemas.read(of.request), schemas.written(of.event), schemas.written(of.state))
        })
        .collect();
    let definitions = schemas.definitions();
    let validator = |schema: Value| jsonschema::draft202012::new(&definitions.whole(schema)).expect("a schema");
    let all = asked
        .into_iter()
        .map(|(name, request, event, state)| {
            let request = validator(definitions.read(request));
            let (event, state) = (validator(definitions.written(event)), validator(definitions.written(state)));
            (name, Validators { request, event, state })
        })
        .collect();
    (definitions, all)
}

fn why(validator: &jsonschema::Validator, value: &Value) -> Option<String> {
    let found: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{} at {}", error, error.instance_path())).collect();
    (!found.is_empty()).then(|| format!("{value}\n  {}", found.join("\n  ")))
}

/// Every request that is read, every event and every state of the corpus.
#[test]
fn whatever_the_corpus_holds_is_valid() {
    let (_, validators) = validators();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for ask in corpus().0 {
        let validators = &validators[ask.decider];
        let events = ask.past.iter().chain(ask.outcome.iter().flatten());
        let found = std::iter::once(why(&validators.request, &ask.request))
            .chain(events.map(|event| why(&validators.event, event)));
        let found: Vec<String> = found.inspect(|_| seen += 1).flatten().collect();
        wrong.extend(found.into_iter().map(|why| format!("{}: {why}", ask.scenario)));
        let decider = deciders().into_iter().find(|decider| decider.name == ask.decider).expect("a decider");
        let state = (decider.fold)(&ask.past).expect("a state");
        wrong.extend(why(&validators.state, &state).map(|why| format!("{}: {why}", ask.scenario)));
    }
    assert!(seen > 5_000, "{seen}");
    assert!(
        wrong.is_empty(),
        "{} of {seen}:\n{}",
        wrong.len(),
        wrong.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// Golden records and events in their current version.
#[test]
fn whatever_is_stored_is_valid() {
    let (_, validators) = validators();
    let folder = vendra_tests::corpus::folder().with_file_name("golden");
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for decider in deciders() {
        let validators = &validators[decider.name];
        for version in 1..9 {
            let path = folder.join(format!("v{version}")).join(format!("{}.json", decider.name));
            let Ok(text) = std::fs::read_to_string(path) else { continue };
            let records: serde_json::Map<String, Value> = serde_json::from_str(&text).expect("golden records");
            for (name, record) in records {
                let kind = record["type"].as_str().expect("a type");
                if record["v"] == current_version(kind) {
                    let validator = if kind == decider.name { &validators.state } else { &validators.event };
                    wrong.extend(why(validator, &record["data"]).map(|why| format!("{name}: {why}")));
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 200, "{seen}");
    assert!(wrong.is_empty(), "{} of {seen}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every whole number of a request as something else, one at a time.
fn altered(value: &Value, to: &impl Fn(i64) -> Value) -> Vec<Value> {
    match value {
        Value::Number(number) => number.as_i64().map(to).into_iter().collect(),
        Value::Array(items) => {
            let place = |(at, item)| altered(item, to).into_iter().map(move |other| (at, other));
            let others = items.iter().enumerate().flat_map(place);
            others
                .map(|(at, other)| {
                    let mut all = items.clone();
                    all[at] = other;
                    all.into()
                })
                .collect()
        }
        Value::Object(fields) => {
            let place = |(name, field)| altered(field, to).into_iter().map(move |other| (name, other));
            let others = fields.iter().flat_map(place);
            others
                .map(|(name, other)| {
                    let mut all = fields.clone();
                    all[name] = other;
                    all.into()
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// A field that nobody knows, a fraction, and a number that JavaScript would round.
#[test]
fn what_is_altered_is_not_valid() {
    let (_, validators) = validators();
    let (mut taken, mut seen) = (Vec::new(), 0);
    for ask in corpus().0 {
        let validator = &validators[ask.decider].request;
        let mut unknown = ask.request.clone();
        unknown["nobody_knows_this"] = true.into();
        let mut others = altered(&ask.request, &|number| json!(f64::from(i32::try_from(number).unwrap_or(7)) + 0.5));
        others.extend(altered(&ask.request, &|_| json!(1_u64 << 53)));
        others.push(unknown);
        seen += others.len();
        taken.extend(
            others
                .into_iter()
                .filter(|other| validator.is_valid(other))
                .map(|other| format!("{}: {other}", ask.scenario)),
        );
    }
    assert!(seen > 3_000, "{seen}");
    assert!(
        taken.is_empty(),
        "{} of {seen}:\n{}",
        taken.len(),
        taken.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// What functions take that the corpus calls, and what they give.
#[test]
fn whatever_functions_take_and_give_is_valid() {
    let document = document();
    let definitions = document["$defs"].as_object().expect("definitions").clone();
    let definitions = Definitions::known(definitions);
    let functions: BTreeMap<&str, _> = functions().into_iter().collect();
    let mut validators: BTreeMap<String, [jsonschema::Validator; 2]> = BTreeMap::new();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for call in corpus().1 {
        let [input, output] = validators.entry(call.function.clone()).or_insert_with(|| {
            ["input", "output"].map(|side| {
                let schema = definitions.whole(document["methods"][&call.function][side].clone());
                jsonschema::draft202012::new(&schema).expect("a schema")
            })
        });
        // What is no input at all has no outcome; what is refused may have a number that no amount has.
        if let Ok(Ok(given)) = functions[call.function.as_str()](&call.input) {
            wrong.extend(why(input, &call.input).map(|why| format!("{} takes {why}", call.function)));
            wrong.extend(why(output, &given).map(|why| format!("{} gives {why}", call.function)));
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
    assert!(wrong.is_empty(), "{} of {seen}:\n{}", wrong.len(), wrong.join("\n"));
}

/// A second type of one name would be counted on: `Request2`.
#[test]
fn names_are_of_one_type_each() {
    let (definitions, _) = validators();
    let numbered: Vec<&String> = definitions
        .all
        .keys()
        .filter(|name| definitions.all.contains_key(name.trim_end_matches(|c: char| c.is_ascii_digit())))
        .filter(|name| name.ends_with(|c: char| c.is_ascii_digit()))
        .collect();
    assert!(numbered.is_empty(), "{numbered:?}");
}
