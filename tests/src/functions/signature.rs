//! Signatures of webhooks.

use super::{Called, input, output};
use serde::Deserialize;
use serde_json::Value;
use vendra_domain::signature::{StandardSecret, StripeSecret, verify_standard, verify_stripe};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Standard {
    secrets: Vec<String>,
    id: String,
    timestamp: String,
    body: String,
    signatures: String,
    now: i64,
}

pub(crate) fn standard(value: &Value) -> Called {
    let asked: Standard = input(value)?;
    let secrets = asked.secrets.iter().map(|secret| StandardSecret::parse(secret)).collect::<Result<Vec<_>, _>>();
    output(secrets.and_then(|secrets| {
        verify_standard(&secrets, &asked.id, &asked.timestamp, asked.body.as_bytes(), &asked.signatures, asked.now)
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stripe {
    secrets: Vec<String>,
    header: String,
    body: String,
    now: i64,
}

pub(crate) fn stripe(value: &Value) -> Called {
    let asked: Stripe = input(value)?;
    let secrets = asked.secrets.iter().map(|secret| StripeSecret::parse(secret)).collect::<Result<Vec<_>, _>>();
    output(secrets.and_then(|secrets| verify_stripe(&secrets, &asked.header, asked.body.as_bytes(), asked.now)))
}
