//! How a blessed file is laid out: what fits a line stands on one, so that a case reads as a row.

use serde_json::Value;

const WIDTH: usize = 150;

/// The file as text, with a newline at its end.
#[must_use]
pub fn laid_out(file: &Value) -> String {
    let mut text = String::new();
    write(file, 0, &mut text);
    text.push('\n');
    text
}

fn one_line(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(one_line).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) if fields.is_empty() => "{}".to_owned(),
        Value::Object(fields) => {
            let fields: Vec<_> =
                fields.iter().map(|(key, value)| format!("{}: {}", quoted(key), one_line(value))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
        scalar => scalar.to_string(),
    }
}

fn quoted(key: &str) -> String {
    Value::String(key.to_owned()).to_string()
}

fn write(value: &Value, depth: usize, text: &mut String) {
    let line = one_line(value);
    let (open, close, items): (char, char, Vec<(Option<&String>, &Value)>) = match value {
        Value::Array(items) => ('[', ']', items.iter().map(|item| (None, item)).collect()),
        Value::Object(fields) => ('{', '}', fields.iter().map(|(key, item)| (Some(key), item)).collect()),
        _ => return text.push_str(&line),
    };
    if depth > 0 && line.chars().count() + 2 * depth <= WIDTH {
        return text.push_str(&line);
    }
    text.push(open);
    for (index, (key, item)) in items.iter().enumerate() {
        text.push_str(if index > 0 { ",\n" } else { "\n" });
        text.push_str(&"  ".repeat(depth + 1));
        if let Some(key) = key {
            text.push_str(&quoted(key));
            text.push_str(": ");
        }
        write(item, depth + 1, text);
    }
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
    text.push(close);
}
