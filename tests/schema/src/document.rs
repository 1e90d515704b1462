//! The document: what every method takes and gives, every event, every code, and the types that they are made of.

use crate::clean::plain;
use crate::definitions::{Definitions, Schemas};
use crate::variants::pascal;
use serde_json::{Map, Value, json};
use vendra::events::CloudEvent;
use vendra::{Command, Envelope};
use vendra_domain::Refusal;
use vendra_domain::encoding::{Receipt, current_version};
use vendra_tests::registry::deciders;
use vendra_wire::schema::PORTS;
use vendra_wire::{Does, Failure, Method, codes, methods};

/// The whole document, as it is committed.
#[must_use]
pub fn document() -> Value {
    let mut schemas = Schemas::default();
    let (command, receipt) = (schemas.read(of::<Command>), schemas.written(of::<Receipt>));
    schemas.read(of::<Envelope>);
    schemas.written(of::<Refusal>);
    schemas.written(of::<Failure>);
    schemas.written(of::<CloudEvent>);
    let mut ways = Vec::new();
    for method in methods() {
        let way = vendra_wire::schema::of(&method.name)
            .map(|way| (way.doc, schemas.read(way.input), schemas.written(way.output)));
        ways.push((method, way));
    }
    let ports: Vec<_> =
        PORTS.iter().map(|port| (port, schemas.written(port.input), schemas.read(port.output))).collect();
    let mut events = Map::new();
    for decider in deciders() {
        schemas.written(decider.schemas.state);
        let event = schemas.written(decider.schemas.event);
        events.extend(decider.events.iter().map(|name| (format!("{}.{name}", decider.name), event.clone())));
    }
    let mut made = Making { definitions: schemas.definitions(), command, receipt };
    let methods: Map<String, Value> =
        ways.into_iter().map(|(method, way)| (method.name.clone(), made.method(&method, way))).collect();
    for (name, event) in &mut events {
        let variant = name.split_once('.').map(|(_, variant)| variant).unwrap_or_default();
        *event = made.variant(event, variant).0;
    }
    made.stored(&events);
    let ports = ports.into_iter().map(|(port, call, answer)| {
        let (input, output) = (made.definitions.written(call), made.definitions.read(answer));
        (port.name.to_owned(), json!({ "description": port.doc, "input": input, "output": output }))
    });
    let ports: Map<String, Value> = ports.collect();
    let codes = made.codes();
    made.definitions.all.sort_keys();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "vendra",
        "description": "What vendra reads and writes: the input and output of every method, every event, every code of an error, and \
            the types that they are made of. Generated from the Rust types; amounts are in minor units.",
        "methods": methods,
        "events": events,
        "ports": ports,
        "codes": codes,
        "$defs": made.definitions.all,
    })
}

fn of<T: schemars::JsonSchema>(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    generator.subschema_for::<T>()
}

struct Making {
    definitions: Definitions,
    /// Of requests as data, from which the methods take their ids and fields.
    command: Value,
    receipt: Value,
}

impl Making {
    fn method(&mut self, method: &Method, way: Option<(&str, Value, Value)>) -> Value {
        let mut entry = Map::new();
        let (kind, description, input, output) = match (&method.does, way) {
            (Does::Request { on, request, about, makes }, None) => {
                let (description, input) = self.input((on, request), about);
                let more = json!({ "on": on, "request": request, "about": about, "makes": makes });
                entry.extend(more.as_object().cloned().unwrap_or_default());
                ("request", description, input, if *makes { self.made(on) } else { self.receipt.clone() })
            }
            (Does::Reading { .. }, Some((doc, input, output))) => {
                ("reading", Value::from(doc), self.definitions.read(input), self.definitions.written(output))
            }
            (Does::Function, Some((doc, input, output))) => {
                ("function", Value::from(doc), self.definitions.read(input), self.definitions.written(output))
            }
            (does, _) => panic!("{} is {does:?} and has other schemas", method.name),
        };
        entry.insert("kind".into(), kind.into());
        if !description.is_null() {
            entry.insert("description".into(), description);
        }
        let input = if input.get("$ref").is_some() {
            input
        } else {
            self.define(&format!("{}Input", pascal(&method.name)), &input)
        };
        entry.extend([("input".to_owned(), input), ("output".to_owned(), output)]);
        entry.into()
    }

    /// What a request's method takes: what it is about, and the fields of the request.
    fn input(&self, (on, request): (&str, &str), about: &[&str]) -> (Value, Value) {
        // A checkout and giving back are commands of their own, made of more than one request.
        let own = self.command(request).filter(|(_, whole)| !whole.is_null());
        let (command, whole) = own.or_else(|| self.command(on)).expect("a command");
        let mut properties = Map::new();
        let mut required = Vec::new();
        let mut take = |schema: &Value, tag: &str| {
            let fields = schema["properties"].as_object().expect("fields").clone();
            properties.extend(fields.into_iter().filter(|(name, _)| name != tag));
            let needed = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
            required.extend(needed.into_iter().filter(|name| name != tag));
        };
        let inner = if whole.is_null() {
            let inner = self.variant(&command["properties"]["request"], request).1;
            let ids: Map<String, Value> =
                about.iter().map(|name| ((*name).to_owned(), certain(&command["properties"][*name]))).collect();
            // The marketplace is the call's where it is left out.
            let needed: Vec<&str> = about.iter().filter(|_| on != "marketplace").copied().collect();
            take(&json!({ "properties": ids, "required": needed }), "");
            take(&inner, "request");
            inner
        } else {
            let with = self.follow(&command["properties"]["with"]).clone();
            let mut about = command.clone();
            if let Some(fields) = about["properties"].as_object_mut() {
                fields.shift_remove("with");
            }
            if let Some(needed) = about["required"].as_array_mut() {
                needed.retain(|name| name != "with");
            }
            take(&about, "on");
            take(&with, "");
            command
        };
        let description = inner.get("description").cloned().unwrap_or(Value::Null);
        let mut input = json!({ "type": "object", "properties": properties, "additionalProperties": false });
        if !required.is_empty() {
            input["required"] = required.into();
        }
        (description, input)
    }

    /// A variant of requests as data: by itself, and whether it is one that is whole.
    fn command(&self, on: &str) -> Option<(Value, Value)> {
        let command = self.definitions.read(self.command.clone());
        let variants = &self.follow(&command)["discriminator"]["mapping"];
        let variant = self.follow(&json!({ "$ref": variants.get(on)? })).clone();
        let whole = variant["properties"].get("with").cloned().unwrap_or(Value::Null);
        Some((variant, whole))
    }

    /// What a request gives that makes something.
    fn made(&mut self, on: &str) -> Value {
        let id = certain(&self.command(on).expect("a command").0["properties"]["id"]);
        let made = json!({
            "type": "object",
            "description": "What was made, and the receipt of the request.",
            "properties": { "id": id, "receipt": self.receipt },
            "required": ["id", "receipt"],
        });
        self.define(&format!("{}Made", pascal(on)), &made)
    }

    /// The alternative that a tag leads to, as a reference and as what it is.
    fn variant(&self, schema: &Value, tag: &str) -> (Value, Value) {
        let target = &self.follow(schema)["discriminator"]["mapping"][tag];
        assert!(target.is_string(), "{schema} has no {tag}");
        let target = json!({ "$ref": target });
        let variant = self.follow(&target).clone();
        (target, variant)
    }

    fn follow<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let Some(target) = schema.get("$ref").and_then(Value::as_str) else { return schema };
        let name = target.trim_start_matches("#/$defs/");
        self.definitions.all.get(name).unwrap_or_else(|| panic!("no definition {name}"))
    }

    fn define(&mut self, name: &str, schema: &Value) -> Value {
        let target = json!({ "$ref": format!("#/$defs/{name}") });
        if let Some(known) = self.definitions.all.insert(name.to_owned(), schema.clone()) {
            assert_eq!(known, *schema, "two definitions are called {name}");
        }
        target
    }

    /// Events as they are stored and handed on: by their name and the version of their shape. The Rust types hold them as JSON.
    fn stored(&mut self, events: &Map<String, Value>) {
        let (mut variants, mut mapping) = (Vec::new(), Map::new());
        for (name, data) in events {
            let version = json!({ "type": "integer", "minimum": 1, "maximum": u32::MAX,
                "description": format!("The version of its shape; it is {} now.", current_version(name)) });
            let mut stored = json!({
                "type": "object",
                "properties": { "type": { "type": "string", "const": name }, "v": version, "data": data },
                "required": ["type", "v", "data"],
                "additionalProperties": false,
            });
            if let Some(said) = self.follow(data).get("description").cloned() {
                stored["description"] = said;
            }
            let target = self.define(&format!("Event{}", pascal(name)), &stored);
            mapping.insert(name.clone(), target["$ref"].clone());
            variants.push(target);
        }
        let event = json!({
            "description": "An event of any kind, in the current version of its shape.",
            "oneOf": variants,
            "discriminator": { "propertyName": "type", "mapping": mapping },
        });
        let event = self.define("Event", &event);
        for (holder, field) in [("AuditEntry", "event"), ("CloudEvent", "data")] {
            let place = &mut self.definitions.all[holder]["properties"][field];
            let mut said = event.clone();
            said["description"] = place["description"].take();
            *place = said;
        }
    }

    /// Every code, with what it asks for and what it says.
    fn codes(&mut self) -> Value {
        let alternatives: Vec<Value> = codes()
            .iter()
            .map(|row| json!({ "type": "string", "const": row.code, "description": plain(row.means) }))
            .collect();
        let code = json!({ "description": "What went wrong. Codes are never renamed.", "oneOf": alternatives });
        let code = self.define("Code", &code);
        self.definitions.all["Failure"]["properties"]["code"] = code;
        codes()
            .iter()
            .map(|row| {
                let code = json!({ "kind": row.kind, "retry": row.retry, "description": plain(row.means) });
                (row.code.to_owned(), code)
            })
            .collect::<Map<String, Value>>()
            .into()
    }
}

/// A schema without the alternative that there is nothing.
fn certain(schema: &Value) -> Value {
    let alternatives = schema.get("anyOf").and_then(Value::as_array);
    alternatives.and_then(|all| all.iter().find(|one| one["type"] != "null")).unwrap_or(schema).clone()
}
