//! What a derived schema says that a reader of another language has no use for.

use serde_json::{Map, Value, json};

/// The largest whole number that every JSON reader keeps exact: 2^53 - 1. Requests with a larger one are refused.
const EXACT_MAX: u64 = (1 << 53) - 1;

/// Makes a schema plain, and all within it: docs without Rust in them, whole numbers with their bounds instead of a machine's
/// width, no default that only says that a field may be left out.
pub(crate) fn clean(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => {
            if let Some(Value::String(text)) = fields.get_mut("description") {
                *text = plain(text);
            }
            if fields.get("default").is_some_and(Value::is_null) {
                fields.remove("default");
            }
            bounds(fields);
            words(fields);
            // A property may be called anything, `description` too.
            for (name, inner) in fields.iter_mut() {
                match inner {
                    Value::Object(named) if name == "properties" || name == "$defs" => {
                        named.values_mut().for_each(clean)
                    }
                    _ if matches!(name.as_str(), "default" | "const" | "enum" | "examples") => {}
                    inner => clean(inner),
                }
            }
        }
        _ => {}
    }
}

/// Words of which some are explained and some are not, one by one: `schemars` puts the latter together.
fn words(fields: &mut Map<String, Value>) {
    let Some(Value::Array(alternatives)) = fields.get_mut("oneOf") else { return };
    let list = |one: &Value| one.get("enum").and_then(Value::as_array).cloned();
    if alternatives.iter().all(|one| one["type"] == "string" && (one.get("const").is_some() || list(one).is_some())) {
        let single = |one: Value| match list(&one) {
            Some(words) => words.into_iter().map(|word| json!({ "type": "string", "const": word })).collect(),
            None => vec![one],
        };
        *alternatives = std::mem::take(alternatives).into_iter().flat_map(single).collect();
    }
}

fn bounds(fields: &mut Map<String, Value>) {
    let Some(Value::String(format)) = fields.get("format") else { return };
    let (min, max) = match format.as_str() {
        "uint8" => (0, u64::from(u8::MAX)),
        "uint16" => (0, u64::from(u16::MAX)),
        "uint32" => (0, u64::from(u32::MAX)),
        "uint64" | "uint" => (0, EXACT_MAX),
        "int8" => (i64::from(i8::MIN), 127),
        "int16" => (i64::from(i16::MIN), 32_767),
        "int32" => (i64::from(i32::MIN), 2_147_483_647),
        "int64" | "int" => (-9_007_199_254_740_991, EXACT_MAX),
        _ => return,
    };
    fields.remove("format");
    fields.entry("minimum").or_insert(json!(min));
    fields.entry("maximum").or_insert(json!(max));
}

/// A doc comment for readers of any language: no examples in Rust, no links to Rust items, lines as they flow.
pub(crate) fn plain(text: &str) -> String {
    let mut paragraphs: Vec<String> = vec![String::new()];
    let mut code = false;
    for line in text.lines() {
        let fence = line.trim_start().starts_with("```");
        if fence || code {
            code = fence != code;
        } else if line.trim().is_empty() {
            paragraphs.push(String::new());
        } else if let Some(paragraph) = paragraphs.last_mut() {
            if !paragraph.is_empty() {
                paragraph.push(if line.starts_with(['-', '*', '|', ' ']) { '\n' } else { ' ' });
            }
            paragraph.push_str(line.trim_end());
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    worded(&unlinked(&paragraphs.join("\n\n")))
}

/// ``[`Amount`]`` and `[text](crate::item)` as their text; links to pages stay.
fn unlinked(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('[') {
        let (before, link) = rest.split_at(at);
        out.push_str(before);
        let Some(end) = link.find(']') else { return out + link };
        let (shown, after) = (&link[1..end], &link[end + 1..]);
        let target = after.strip_prefix('(').and_then(|after| after.split_once(')'));
        rest = match target {
            Some((page, _)) if page.starts_with("http") => {
                out.push_str(&link[..=end]);
                after
            }
            Some((_, after)) => {
                out.push_str(shown);
                after
            }
            None if shown.starts_with('`') => {
                out.push_str(shown);
                after
            }
            None => {
                out.push_str(&link[..=end]);
                after
            }
        };
    }
    out + rest
}

/// What Rust calls `By::State` and `crate::order::Book::lines` under the names that JSON has: `state`, `lines`.
fn worded(text: &str) -> String {
    let word = |(at, part): (usize, &str)| match part.rsplit_once("::") {
        // Every second part stands in backquotes.
        Some((_, last)) if at % 2 == 1 => snake(last),
        _ => part.to_owned(),
    };
    text.split('`').enumerate().map(word).collect::<Vec<_>>().join("`")
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docs_lose_what_only_rust_understands() {
        let doc = "An amount in\nminor units; see [`Rate`], [`Role::VendorOwner`] and [the list](Self::CODES).\n\n```\nlet x = 1;\n```\n\nFrom \
                   [RFC 8785](https://www.rfc-editor.org/rfc/rfc8785).\n- one\n- two";
        let shown = "An amount in minor units; see `Rate`, `vendor_owner` and the list.\n\nFrom [RFC 8785](https://www.rfc-editor.org/rfc/rfc8785).\
                     \n- one\n- two";
        assert_eq!(plain(doc), shown);
    }

    #[test]
    fn widths_become_bounds() {
        let mut schema = json!({"properties": {
            "description": {"type": "integer", "format": "uint32", "minimum": 1},
            "b": {"type": ["integer", "null"], "format": "uint64", "minimum": 0, "default": null}}});
        clean(&mut schema);
        let plain = json!({"properties": {
            "description": {"type": "integer", "minimum": 1, "maximum": 4_294_967_295_u64},
            "b": {"type": ["integer", "null"], "minimum": 0, "maximum": 9_007_199_254_740_991_u64}}});
        assert_eq!(schema, plain);
    }
}
