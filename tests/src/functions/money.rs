//! `allocate`, `allotment`, `prefix_of_units`, and `parse` of every kind of value that text or numbers stand for.

use super::{Called, input, output};
use serde::Deserialize;
use serde_json::{Value, json};
use vendra_domain::cart::GuestToken;
use vendra_domain::ledger::Account;
use vendra_domain::money::{self, Allocation};
use vendra_domain::names::{Category, Gateway};
use vendra_domain::{Amount, AnyId, Currency, OrderId, Rate, Refusal, Timestamp};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Allocate {
    amount: Amount,
    weights: Vec<i64>,
    method: Allocation,
}

pub(crate) fn allocate(value: &Value) -> Called {
    let Allocate { amount, weights, method } = input(value)?;
    output(money::allocate(amount, &weights, method))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Allotment {
    weights: Vec<Amount>,
    reach: Amount,
}

pub(crate) fn allotment(value: &Value) -> Called {
    let Allotment { weights, reach } = input(value)?;
    output(money::allotment(&weights, reach))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrefixOfUnits {
    amount: Amount,
    quantity: u32,
    units: u32,
}

pub(crate) fn prefix_of_units(value: &Value) -> Called {
    let PrefixOfUnits { amount, quantity, units } = input(value)?;
    output(money::prefix_of_units(amount, quantity, units))
}

#[derive(Deserialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
enum Parse {
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

pub(crate) fn parse(value: &Value) -> Called {
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
    output(parsed(input(value)?))
}
