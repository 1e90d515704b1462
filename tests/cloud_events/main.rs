//! Every event that was ever stored is a CloudEvent 1.0: by the specification's own JSON Schema (`cloudevents-1.0.2.json`), and by what its
//! text demands of attributes beyond that.

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use vendra::events::CloudEvent;
use vendra::port::{CommitId, NewEvent, RecordKind, StoredEvent};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn schema() -> Validator {
    let schema = read(&folder("cloud_events/cloudevents-1.0.2.json"));
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

fn stored(name: &str, data: String) -> StoredEvent {
    let commit = "0190a5e2-7c3b-7000-8000-000000000001".parse().expect("a UUID");
    StoredEvent {
        tenant: "mkt_01h455vb4pex5vsknk084sn001".parse().expect("an id"),
        partition: 7,
        position: 3,
        commit: CommitId::from_uuid(commit),
        at: "2026-01-31T12:00:00.000Z".parse().expect("a time"),
        actor: "system".to_owned(),
        correlation: "checkout-42".to_owned(),
        event: NewEvent {
            kind: RecordKind::Stock,
            key: "off_01h455vb4pex5vsknk084sn001:loc_01h455vb4pex5vsknk084sn001".to_owned(),
            sequence: 12,
            name: name.to_owned(),
            data: data.into(),
            order: None,
            vendor: None,
        },
    }
}

/// What the specification says of attributes in prose: names of at most 20 small letters and digits, values that are a text, a truth or
/// a whole number; and no attribute that is null.
fn attributes(event: &Map<String, Value>) -> Vec<String> {
    let good = |(name, value): &(&String, &Value)| {
        let named =
            (1..=20).contains(&name.len()) && name.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        let valued = matches!(value, Value::String(text) if !text.is_empty()) || value.is_boolean() || value.is_i64();
        named && valued
    };
    event.iter().filter(|(name, _)| *name != "data").filter(|it| !good(it)).map(|(name, _)| name.clone()).collect()
}

/// The events of the golden files, each with its name.
fn golden() -> Vec<(String, String)> {
    let mut events = Vec::new();
    for version in ["golden/v1", "golden/v2"] {
        for entry in std::fs::read_dir(folder(version)).expect("a folder") {
            let file = read(&entry.expect("a file").path());
            collect(&file, &mut events);
        }
    }
    events
}

/// Every envelope of an event in a golden file, at whatever depth.
fn collect(value: &Value, events: &mut Vec<(String, String)>) {
    let text = value.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
    let envelope = text.as_ref().unwrap_or(value);
    if let (Some(name), true) = (envelope["type"].as_str(), envelope.get("v").is_some()) {
        if name.contains('.') {
            events.push((name.to_owned(), envelope.to_string()));
        }
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, events)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, events)),
        _ => {}
    }
}

#[test]
fn every_event_is_a_cloud_event() {
    let (schema, golden) = (schema(), golden());
    assert!(golden.len() > 100, "only {} events were found", golden.len());
    for (name, data) in golden {
        let event = CloudEvent::from(&stored(&name, data.clone()));
        let written: Value = serde_json::from_str(&event.to_json()).expect("JSON");
        let errors: Vec<String> = schema.iter_errors(&written).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        assert_eq!(attributes(written.as_object().expect("an object")), Vec::<String>::new(), "{name}");
        assert_eq!(written["data"], serde_json::from_str::<Value>(&data).expect("JSON"));
        assert_eq!(serde_json::from_value::<CloudEvent>(written).expect("it is read back"), event);
    }
}

#[test]
fn an_event_is_written_so() {
    let data = r#"{"data":{"units":3},"type":"stock.received","v":1}"#;
    let event = CloudEvent::from(&stored("stock.received", data.to_owned()));
    let expected = json!({
        "specversion": "1.0",
        "id": "0190a5e2-7c3b-7000-8000-000000000001/7/3",
        "source": "/vendra/mkt_01h455vb4pex5vsknk084sn001",
        "type": "vendra.stock.received",
        "subject": "off_01h455vb4pex5vsknk084sn001:loc_01h455vb4pex5vsknk084sn001",
        "time": "2026-01-31T12:00:00.000Z",
        "datacontenttype": "application/json",
        "partitionkey": "off_01h455vb4pex5vsknk084sn001:loc_01h455vb4pex5vsknk084sn001",
        "sequence": "0000000000000000012",
        "correlationid": "checkout-42",
        "causationid": "0190a5e2-7c3b-7000-8000-000000000001",
        "data": {"data": {"units": 3}, "type": "stock.received", "v": 1},
    });
    assert_eq!(serde_json::from_str::<Value>(&event.to_json()).expect("JSON"), expected);
}

#[test]
fn what_is_not_there_is_not_written_and_text_is_told_as_text() {
    let schema = schema();
    let nothing = StoredEvent { correlation: String::new(), ..stored("stock.received", "no JSON".to_owned()) };
    let written: Value = serde_json::from_str(&CloudEvent::from(&nothing).to_json()).expect("JSON");
    assert!(schema.is_valid(&written));
    assert_eq!((written.get("correlationid"), &written["datacontenttype"]), (None, &json!("text/plain")));
    assert_eq!(written["data"], json!("no JSON"));
}

/// The schema is at work: what lacks an attribute, or has a time that is none, is no CloudEvent.
#[test]
fn what_is_no_cloud_event_is_told() {
    let schema = schema();
    let event: Value =
        serde_json::from_str(&CloudEvent::from(&stored("stock.received", "{}".to_owned())).to_json()).expect("JSON");
    assert!(schema.is_valid(&event));
    for name in ["id", "source", "specversion", "type"] {
        let mut less = event.clone();
        less.as_object_mut().expect("an object").remove(name);
        assert!(!schema.is_valid(&less), "without {name}");
    }
    for (name, value) in
        [("time", json!("yesterday")), ("id", json!("")), ("subject", json!(7)), ("source", json!("a b"))]
    {
        let mut other = event.clone();
        other[name] = value;
        assert!(!schema.is_valid(&other), "with another {name}");
    }
}
