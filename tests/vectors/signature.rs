//! `standard_webhooks` and `stripe_signature`.

use crate::{Failure, Outcome, field, only, text};
use serde_json::Value;
use vendra_domain::signature::{StandardSecret, StripeSecret, verify_standard, verify_stripe};

fn now(case: &Value) -> Result<i64, Failure> {
    field(case, "now")?.as_i64().ok_or_else(|| Failure::Differs("now is not a number of seconds".to_owned()))
}

fn expects_an_answer(case: &Value) -> Outcome {
    match text(case, "expect")? {
        "ok" | "refused" => Ok(()),
        other => Err(Failure::Differs(format!("nobody knows the answer {other}"))),
    }
}

pub(crate) fn standard(case: &Value) -> Outcome {
    only(case, &["name", "kind", "secret", "id", "timestamp", "body", "signature", "now", "expect"])?;
    expects_an_answer(case)?;
    let secret = StandardSecret::parse(text(case, "secret")?)?;
    let (id, timestamp, body) = (text(case, "id")?, text(case, "timestamp")?, text(case, "body")?);
    Ok(verify_standard(&[secret], id, timestamp, body.as_bytes(), text(case, "signature")?, now(case)?)?)
}

pub(crate) fn stripe(case: &Value) -> Outcome {
    only(case, &["name", "kind", "secret", "header", "body", "now", "expect"])?;
    expects_an_answer(case)?;
    let secret = StripeSecret::parse(text(case, "secret")?)?;
    Ok(verify_stripe(&[secret], text(case, "header")?, text(case, "body")?.as_bytes(), now(case)?)?)
}
