//! Alternatives that a field tells apart, each as a definition with a name.

use serde_json::{Map, Value, json};

/// Gives each alternative of a tagged type a definition of its own, `OrderEvent` of `placed` as `OrderEventPlaced`, and says by
/// which field they are told apart.
pub(crate) fn name_variants(definitions: &mut Map<String, Value>) {
    let mut named = Map::new();
    for (name, schema) in std::mem::take(definitions) {
        match split(&name, &schema) {
            Some((whole, variants)) => {
                named.insert(name, whole);
                named.extend(variants);
            }
            None => {
                named.insert(name, schema);
            }
        }
    }
    *definitions = named;
}

/// `out_of_stock` and `stock.short` in the form of a type's name.
#[must_use]
pub(crate) fn pascal(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

fn split(name: &str, schema: &Value) -> Option<(Value, Vec<(String, Value)>)> {
    let alternatives = alternatives(schema)?;
    let tag = tag(&alternatives)?;
    let shared = schema.get("properties").and_then(Value::as_object);
    let (mut refs, mut mapping, mut variants) = (Vec::new(), Map::new(), Vec::new());
    for mut variant in alternatives {
        let said = variant["properties"][&tag]["const"].as_str()?.to_owned();
        let title = format!("{name}{}", pascal(&said));
        let fields = variant.as_object_mut()?;
        if let Some(shared) = shared {
            join(fields, shared, schema);
        }
        let target = json!({"$ref": format!("#/$defs/{title}")});
        mapping.insert(said, target["$ref"].clone());
        refs.push(target);
        variants.push((title, variant));
    }
    let mut whole = Map::new();
    if let Some(description) = schema.get("description") {
        whole.insert("description".into(), description.clone());
    }
    whole.insert("oneOf".into(), refs.into());
    whole.insert("discriminator".into(), json!({"propertyName": tag, "mapping": mapping}));
    Some((whole.into(), variants))
}

/// The alternatives, where all are objects.
fn alternatives(schema: &Value) -> Option<Vec<Value>> {
    let all = schema.get("oneOf")?.as_array()?;
    all.iter().all(|variant| variant.get("properties").is_some()).then(|| all.clone())
}

/// The field whose value is another one in each alternative.
fn tag(alternatives: &[Value]) -> Option<String> {
    let first = alternatives.first()?["properties"].as_object()?;
    let constant = |variant: &Value, name: &str| variant["properties"][name].get("const").cloned();
    let tells = |name: &&String| {
        let mut seen: Vec<Value> = Vec::new();
        alternatives.iter().all(|variant| {
            constant(variant, name).is_some_and(|said| {
                let new = !seen.contains(&said);
                seen.push(said);
                new
            })
        })
    };
    first.keys().find(tells).cloned()
}

/// What stands beside a flattened type belongs to each of its alternatives.
fn join(variant: &mut Map<String, Value>, shared: &Map<String, Value>, schema: &Value) {
    if let Some(Value::Object(fields)) = variant.get_mut("properties") {
        fields.extend(shared.clone());
    }
    let more = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    if let Value::Array(required) = variant.entry("required").or_insert_with(|| json!([])) {
        required.extend(more);
    }
}
