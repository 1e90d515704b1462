//! What the schemas refuse, the boundary refuses: it says that a call is malformed before it asks who may.

use schema::{Definitions, document};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use vendra_tests::corpus::corpus;
use vendra_wire::Vendra;

/// Fields by which things are told apart, each with one that is well-formed.
const ABOUT: &[(&str, &str)] = &[
    ("cart", "crt"),
    ("claim", "clm"),
    ("commission_plan", "pln"),
    ("contact", "ctc"),
    ("customer", "cus"),
    ("dispute", "dsp"),
    ("exchange", "exc"),
    ("gift_card", "gft"),
    ("invoice", "inv"),
    ("marketplace", "mkt"),
    ("offer", "off"),
    ("order", "ord"),
    ("payment", "pay"),
    ("payout", "pyo"),
    ("promotion", "prm"),
    ("reconciliation", "rcn"),
    ("refund", "rfd"),
    ("return", "ret"),
    ("settlement", "stl"),
    ("transfer", "trf"),
    ("vendor", "ven"),
    ("vendor_order", "vor"),
    ("webhook_endpoint", "whe"),
];

fn id(prefix: &str) -> String {
    format!("{prefix}_01h455vb4pex5vsknk084sn001")
}

/// What a request is about, as a method's fields.
fn about(on: &str, field: &str) -> Value {
    match field {
        "offer" => id("off").into(),
        "location" => id("loc").into(),
        "customer" => id("cus").into(),
        "currency" => "EUR".into(),
        _ => id(ABOUT.iter().find(|(kind, _)| *kind == on).unwrap_or_else(|| panic!("no id of {on}")).1).into(),
    }
}

/// Every method that is a request, with an input out of the corpus.
fn inputs(document: &Value) -> BTreeMap<String, Value> {
    let methods = document["methods"].as_object().expect("methods");
    let requests = methods.iter().filter(|(_, method)| method["kind"] == "request");
    let mut inputs = BTreeMap::new();
    let asks = corpus().0;
    for (name, method) in requests {
        if name == "checkout.check_out" {
            continue; // Made of more than the decider's request.
        }
        let (on, request) = (method["on"].as_str().expect("a kind"), &method["request"]);
        let Some(ask) = asks.iter().find(|ask| ask.decider == on && ask.request["request"] == *request) else {
            continue;
        };
        let mut input = ask.request.clone();
        let fields = input.as_object_mut().expect("a request");
        fields.shift_remove("request");
        for field in method["about"].as_array().expect("fields").iter().filter_map(Value::as_str) {
            fields.insert(field.to_owned(), about(on, field));
        }
        inputs.insert(name.clone(), input);
    }
    inputs
}

#[test]
fn what_nobody_knows_is_refused_by_schema_and_boundary_alike() {
    let document = document();
    let definitions = Definitions::known(document["$defs"].as_object().expect("definitions").clone());
    let vendra = Vendra::open(r#"{"store": "memory:"}"#).expect("an engine");
    let call = |method: &str, input: &Value| {
        let actor = json!({ "actor": "system" });
        let call = json!({ "marketplace": id("mkt"), "actor": actor, "method": method, "input": input });
        pollster::block_on(vendra.call(call.to_string())).map_err(|failure| failure.code)
    };
    let inputs = inputs(&document);
    assert!(inputs.len() > 100, "{}", inputs.len());
    let mut wrong = Vec::new();
    for (method, mut input) in inputs {
        let schema = definitions.whole(document["methods"][&method]["input"].clone());
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        wrong.extend(validator.iter_errors(&input).map(|error| format!("{method} does not take {input}: {error}")));
        if call(&method, &input) == Err("request.malformed") {
            wrong.push(format!("{method} is malformed with {input}"));
        }
        input["nobody_knows_this"] = true.into();
        if validator.is_valid(&input) || call(&method, &input) != Err("request.malformed") {
            wrong.push(format!("{method} takes what nobody knows"));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    pollster::block_on(vendra.close());
}
