//! `allocate`, `allotment`, `prefix_of_units`, and `parse` of every kind of value that text or numbers stand for.

use crate::{Called, input, output};
use serde::Deserialize;
use serde_json::{Value, json};
use vendra_domain::cart::GuestToken;
use vendra_domain::ledger::Account;
use vendra_domain::money::{self, Allocation};
use vendra_domain::names::{Category, Gateway};
use vendra_domain::{Amount, AnyId, Currency, OrderId, Rate, Refusal, Timestamp};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "AllocateInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Allocate {
    amount: Amount,
    weights: Vec<i64>,
    method: Allocation,
}

pub(crate) fn allocate(text: &str) -> Called {
    let Allocate { amount, weights, method } = input(text)?;
    output(money::allocate(amount, &weights, method))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "AllotmentInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Allotment {
    weights: Vec<Amount>,
    reach: Amount,
}

pub(crate) fn allotment(text: &str) -> Called {
    let Allotment { weights, reach } = input(text)?;
    output(money::allotment(&weights, reach))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PrefixOfUnitsInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct PrefixOfUnits {
    amount: Amount,
    quantity: u32,
    units: u32,
}

pub(crate) fn prefix_of_units(text: &str) -> Called {
    let PrefixOfUnits { amount, quantity, units } = input(text)?;
    output(money::prefix_of_units(amount, quantity, units))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ParseInput"))]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub(crate) enum Parse {
    Account(String),
    Amount(i64),
    Category(String),
    Currency(String),
    Gateway(String),
    GuestToken(String),
    Id(String),
    OrderId(String),
    Rate(String),
    Time(String),
}

pub(crate) fn parse(text: &str) -> Called {
    let parsed = |of: Parse| -> Result<Value, Refusal> {
        Ok(match of {
            Parse::Account(text) => json!(text.parse::<Account>()?),
            Parse::Amount(minor) => json!(Amount::new(minor)?),
            Parse::Category(text) => json!(text.parse::<Category>()?),
            Parse::Currency(text) => {
                let currency: Currency = text.parse()?;
                json!({ "code": currency.code(), "exponent": currency.exponent() })
            }
            Parse::Gateway(text) => json!(text.parse::<Gateway>()?),
            Parse::GuestToken(text) => json!(text.parse::<GuestToken>()?.hash()),
            Parse::Id(text) => json!(text.parse::<AnyId>()?),
            Parse::OrderId(text) => json!(text.parse::<OrderId>()?),
            Parse::Rate(text) => json!(text.parse::<Rate>()?),
            Parse::Time(text) => json!(text.parse::<Timestamp>()?.unix_ms()),
        })
    };
    output(parsed(input(text)?))
}
