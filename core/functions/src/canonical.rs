//! The strict reading of requests and their canonical form.

use crate::{Called, input, output};
use serde::{Deserialize, Serialize};
use vendra_domain::{Refusal, canonical};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CanonicalInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Input {
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

/// A request as it is hashed, and its fingerprint.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Canonical {
    canonical: String,
    fingerprint: String,
}

pub(crate) fn canonical(text: &str) -> Called {
    let Input { sent, schema_version, nested } = input(text)?;
    let sent = nested
        .map(|depth| depth.min(1_000_000))
        .map_or(sent.clone(), |depth| format!("{}{sent}{}", "[".repeat(depth), "]".repeat(depth)));
    let read = || -> Result<Canonical, Refusal> {
        Ok(Canonical {
            canonical: canonical::canonical(&canonical::read(sent.as_bytes())?)?,
            fingerprint: canonical::fingerprint(schema_version, sent.as_bytes())?,
        })
    };
    output(read())
}
