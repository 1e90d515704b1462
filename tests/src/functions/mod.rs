//! Pure functions as JSON in, JSON or a refusal out: one file a subject.

pub(crate) mod canonical;
pub(crate) mod commission;
pub(crate) mod encoding;
pub(crate) mod frozen_line;
pub(crate) mod ledger;
pub(crate) mod money;
pub(crate) mod payout;
pub(crate) mod promotion;
pub(crate) mod quote;
pub(crate) mod report;
pub(crate) mod routing;
pub(crate) mod settings;
pub(crate) mod signature;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use vendra_domain::Refusal;

/// What a function came to, or why its input cannot be read.
pub(crate) type Called = Result<Result<Value, Refusal>, String>;

pub(crate) fn input<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    serde_json::from_value(value.clone()).map_err(|error| format!("input: {error} in {value}"))
}

pub(crate) fn output(result: Result<impl Serialize, Refusal>) -> Called {
    result
        .map(|output| serde_json::to_value(output).map_err(|error| error.to_string()))
        .map_or_else(|refusal| Ok(Err(refusal)), |output| output.map(Ok))
}
