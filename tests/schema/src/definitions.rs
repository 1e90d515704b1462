//! Every type by its name, as it is read and as it is written.

use crate::clean::clean;
use crate::variants::name_variants;
use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Where definitions are.
const DEFS: &str = "#/$defs/";

/// The schema of a type, from a generator that knows whether it is read or written.
pub type Of = fn(&mut SchemaGenerator) -> Schema;

/// Collects types, and all that they are made of.
#[derive(Debug)]
pub struct Schemas {
    read: SchemaGenerator,
    written: SchemaGenerator,
}

impl Default for Schemas {
    fn default() -> Self {
        let settings = SchemaSettings::draft2020_12;
        Self {
            read: settings().for_deserialize().into_generator(),
            written: settings().for_serialize().into_generator(),
        }
    }
}

/// What was collected, as definitions with unique names.
#[derive(Debug)]
pub struct Definitions {
    /// By name.
    pub all: Map<String, Value>,
    renamed: BTreeMap<String, String>,
}

impl Schemas {
    /// The schema of what callers send; a reference that [`Definitions::read`] makes final.
    pub fn read(&mut self, of: Of) -> Value {
        of(&mut self.read).to_value()
    }

    /// The schema of what they are answered.
    pub fn written(&mut self, of: Of) -> Value {
        of(&mut self.written).to_value()
    }

    /// All that was asked for, and what it is made of.
    #[must_use]
    pub fn definitions(mut self) -> Definitions {
        let (mut read, mut written) = (self.read.take_definitions(true), self.written.take_definitions(true));
        for definitions in [&mut read, &mut written] {
            definitions.values_mut().for_each(clean);
            name_variants(definitions);
        }
        let taken = |name: &str| read.contains_key(name) || written.contains_key(name);
        let renamed = differing(&read, &written).into_iter().map(|name| {
            let input = format!("{name}Input");
            // A quote is made of a `QuoteInput`, which is another type.
            let called = if taken(&input) { format!("{name}AsInput") } else { input };
            (name, called)
        });
        let renamed: BTreeMap<String, String> = renamed.collect();
        let mut all = written;
        for (name, mut schema) in read {
            rename(&mut schema, &renamed);
            let name = called(&name, &renamed);
            if let Some(known) = all.insert(name.clone(), schema.clone()) {
                assert_eq!(known, schema, "two definitions are called {name}");
            }
        }
        all.sort_keys();
        Definitions { all, renamed }
    }
}

impl Definitions {
    /// Those of a document.
    #[must_use]
    pub const fn known(all: Map<String, Value>) -> Self {
        Self { all, renamed: BTreeMap::new() }
    }

    /// A schema of what callers send, with the names of the definitions.
    #[must_use]
    pub fn read(&self, mut schema: Value) -> Value {
        clean(&mut schema);
        rename(&mut schema, &self.renamed);
        schema
    }

    /// A schema of what they are answered.
    #[must_use]
    pub fn written(&self, mut schema: Value) -> Value {
        clean(&mut schema);
        schema
    }

    /// A schema that stands by itself: the definitions that it needs are in it.
    #[must_use]
    pub fn whole(&self, mut schema: Value) -> Value {
        let mut needed = Map::new();
        let mut waiting = names(&schema);
        while let Some(name) = waiting.pop() {
            if let Some(definition) = self.all.get(&name).filter(|_| !needed.contains_key(&name)) {
                waiting.extend(names(definition));
                needed.insert(name, definition.clone());
            }
        }
        if let Some(fields) = schema.as_object_mut() {
            fields.insert("$defs".into(), needed.into());
        }
        schema
    }
}

fn called(name: &str, renamed: &BTreeMap<String, String>) -> String {
    renamed.get(name).map_or(name, String::as_str).to_owned()
}

/// The definitions that are both read and written, and not the same: by themselves, or in what they are made of.
fn differing(read: &Map<String, Value>, written: &Map<String, Value>) -> BTreeSet<String> {
    let both: BTreeMap<&String, (&Value, &Value)> =
        read.iter().filter_map(|(name, schema)| Some((name, (schema, written.get(name)?)))).collect();
    let mut differ: BTreeSet<String> =
        both.iter().filter(|(_, (read, written))| read != written).map(|(name, _)| (*name).clone()).collect();
    loop {
        let more: Vec<String> = both
            .iter()
            .filter(|(name, (read, _))| {
                !differ.contains(**name) && names(read).iter().any(|name| differ.contains(name))
            })
            .map(|(name, _)| (*name).clone())
            .collect();
        if more.is_empty() {
            return differ;
        }
        differ.extend(more);
    }
}

/// The definitions that a schema names.
fn names(schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(&mut schema.clone(), &mut |target| found.push(target[DEFS.len()..].to_owned()));
    found
}

fn rename(schema: &mut Value, renamed: &BTreeMap<String, String>) {
    walk(schema, &mut |target| {
        let name = called(&target[DEFS.len()..], renamed);
        *target = format!("{DEFS}{name}");
    });
}

/// Everything that names a definition: references, and what a field that tells alternatives apart leads to.
fn walk(schema: &mut Value, found: &mut impl FnMut(&mut String)) {
    match schema {
        Value::String(text) if text.starts_with(DEFS) => found(text),
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, found)),
        Value::Object(fields) => fields.values_mut().for_each(|field| walk(field, found)),
        _ => {}
    }
}
