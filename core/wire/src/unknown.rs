//! What was sent and nobody read.

use serde_json::Value;

/// A field that was sent, says something, and is not in what was read.
///
/// Readers of types refuse unknown fields themselves, but for alternatives that have no fields at all: there serde lets pass
/// whatever stands beside the name, and a reason that somebody gave would be lost in silence.
pub(crate) fn unknown<'s>(sent: &'s Value, read: &Value) -> Option<&'s str> {
    match (sent, read) {
        (Value::Object(sent), Value::Object(read)) => sent.iter().find_map(|(name, field)| match read.get(name) {
            Some(known) => unknown(field, known),
            None => (!says_nothing(field)).then_some(name.as_str()),
        }),
        (Value::Array(sent), Value::Array(read)) => sent.iter().zip(read).find_map(|(sent, read)| unknown(sent, read)),
        _ => None,
    }
}

/// Fields that may be left out are not written again where they are empty.
fn says_nothing(field: &Value) -> bool {
    match field {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_not_read_is_found_wherever_it_stands() {
        let read = json!({ "request": "complete", "lines": [{ "funding": "granted" }], "rate": "0.2" });
        let none = [
            json!({ "note": null, "tags": [] }),
            json!({ "rate": "0.20" }),
            json!({ "lines": [{ "funding": "granted" }] }),
        ];
        assert!(none.iter().all(|sent| unknown(sent, &read).is_none()));
        assert_eq!(unknown(&json!({ "reason": "late" }), &read), Some("reason"));
        assert_eq!(unknown(&json!({ "lines": [{ "funding": "granted", "by": 1 }] }), &read), Some("by"));
    }
}
