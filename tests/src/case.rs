//! The pieces of a scenario file: names that stand for values, facts that merge, histories that have names.

use crate::registry::Erased;
use serde_json::{Map, Value};

/// Replaces every string `"$name"` by what `let` says of it.
pub fn substitute(value: &Value, names: &Map<String, Value>) -> Result<Value, String> {
    Ok(match value {
        Value::String(text) => match text.strip_prefix('$') {
            Some(name) => names.get(name).cloned().ok_or_else(|| format!("${name} is not in `let`"))?,
            None => value.clone(),
        },
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| substitute(item, names)).collect::<Result<_, _>>()?)
        }
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(key, field)| {
                    let key = key.strip_prefix('$').and_then(|name| names.get(name)?.as_str()).unwrap_or(key);
                    Ok((key.to_owned(), substitute(field, names)?))
                })
                .collect::<Result<_, String>>()?,
        ),
        _ => value.clone(),
    })
}

/// The `let` of a file, with names that stand for other names resolved.
pub fn names(file: &Value) -> Result<Map<String, Value>, String> {
    let mut known = Map::new();
    for (name, value) in file.get("let").and_then(Value::as_object).into_iter().flatten() {
        let value = substitute(value, &known)?;
        known.insert(name.clone(), value);
    }
    Ok(known)
}

/// Facts of a case over those of its file: fields of the case win.
pub fn merged(base: &Value, over: &Value) -> Value {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            let mut fields = base.clone();
            fields.extend(over.clone());
            Value::Object(fields)
        }
        (base, Value::Null) => base.clone(),
        (_, over) => over.clone(),
    }
}

/// The events that a case starts from: a list, the name of one in `histories`, or a list that begins with such a name.
pub fn history(given: &Value, histories: &Map<String, Value>) -> Result<Vec<Value>, String> {
    match given {
        Value::Null => Ok(Vec::new()),
        Value::String(name) => {
            history(histories.get(name).ok_or_else(|| format!("{name} is not in `histories`"))?, histories)
        }
        Value::Array(items) => {
            let mut events = Vec::new();
            for item in items {
                if item.is_string() { events.extend(history(item, histories)?) } else { events.push(item.clone()) }
            }
            Ok(events)
        }
        other => Err(format!("`given` must be a name or a list, not {other}")),
    }
}

/// The events of a history. An item `{"ask": request, "facts": ..}` stands for the events that it brings about.
pub fn past(
    decider: &Erased,
    given: &Value,
    histories: &Map<String, Value>,
    base: &Value,
) -> Result<Vec<Value>, String> {
    let mut past = Vec::new();
    for item in history(given, histories)? {
        let Some(request) = item.get("ask") else {
            past.push(item);
            continue;
        };
        let facts = merged(base, item.get("facts").unwrap_or(&Value::Null));
        let (_, outcome) = (decider.ask)(&past, request, &facts)?;
        let outcome =
            outcome.map_err(|refusal| format!("given: {request} was refused: {refusal} ({})", refusal.code()))?;
        past.extend(outcome.events.into_iter().map(|(_, event)| event));
    }
    Ok(past)
}
