//! Signatures of webhooks.

use crate::{Called, input, output};
use serde::Deserialize;
use vendra_domain::signature::{StandardSecret, StripeSecret, sign_standard, verify_standard, verify_stripe};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StandardWebhooksInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Standard {
    secrets: Vec<String>,
    id: String,
    timestamp: String,
    body: String,
    signatures: String,
    now: i64,
}

pub(crate) fn standard(text: &str) -> Called {
    let asked: Standard = input(text)?;
    let secrets = asked.secrets.iter().map(|secret| StandardSecret::parse(secret)).collect::<Result<Vec<_>, _>>();
    output(secrets.and_then(|secrets| {
        verify_standard(&secrets, &asked.id, &asked.timestamp, asked.body.as_bytes(), &asked.signatures, asked.now)
    }))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StripeSignatureInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Stripe {
    secrets: Vec<String>,
    header: String,
    body: String,
    now: i64,
}

pub(crate) fn stripe(text: &str) -> Called {
    let asked: Stripe = input(text)?;
    let secrets = asked.secrets.iter().map(|secret| StripeSecret::parse(secret)).collect::<Result<Vec<_>, _>>();
    output(secrets.and_then(|secrets| verify_stripe(&secrets, &asked.header, asked.body.as_bytes(), asked.now)))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SignStandardWebhooksInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Signed {
    secret: String,
    id: String,
    /// When it is sent, in Unix seconds.
    timestamp: i64,
    body: String,
}

pub(crate) fn sign_standard_webhooks(text: &str) -> Called {
    let Signed { secret, id, timestamp, body } = input(text)?;
    output(StandardSecret::parse(&secret).map(|secret| sign_standard(&secret, &id, timestamp, body.as_bytes())))
}
