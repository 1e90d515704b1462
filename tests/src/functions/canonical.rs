//! The strict reading of requests and their canonical form.

use super::{Called, input, output};
use serde::Deserialize;
use serde_json::{Value, json};
use vendra_domain::{Refusal, canonical};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    /// The bytes of the request, as text.
    sent: String,
    #[serde(default = "first")]
    schema_version: u32,
    /// In how many lists to put it: for what is too deep to write down.
    #[serde(default)]
    nested: Option<usize>,
}

fn first() -> u32 {
    1
}

pub(crate) fn canonical(value: &Value) -> Called {
    let Input { sent, schema_version, nested } = input(value)?;
    let sent = nested
        .map(|depth| depth.min(1_000_000))
        .map_or(sent.clone(), |depth| format!("{}{sent}{}", "[".repeat(depth), "]".repeat(depth)));
    let read = || -> Result<Value, Refusal> {
        Ok(json!({
            "canonical": canonical::canonical(&canonical::read(sent.as_bytes())?)?,
            "fingerprint": canonical::fingerprint(schema_version, sent.as_bytes())?,
        }))
    };
    output(read())
}
