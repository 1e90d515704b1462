//! `allocate`, `allotment`, `prefix_of_units`, and `parse` of every kind of value that text or numbers stand for.

use crate::{Called, input, output};
use serde::{Deserialize, Serialize};
use vendra_domain::cart::{GuestToken, TokenHash};
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

/// What was read.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Parsed"))]
#[serde(untagged)]
pub(crate) enum Parsed {
    /// As it is written.
    Text(String),
    /// An amount in minor units, or a moment in milliseconds since 1970.
    Number(i64),
    /// What stands for a guest's token in requests.
    Token(TokenHash),
    /// A currency.
    Currency(ParsedCurrency),
}

/// A currency, and how many decimals of it a minor unit is.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct ParsedCurrency {
    /// Its code.
    code: Currency,
    /// Two for EUR, none for JPY.
    exponent: u32,
}

pub(crate) fn parse(text: &str) -> Called {
    let parsed = |of: Parse| -> Result<Parsed, Refusal> {
        Ok(match of {
            Parse::Account(text) => Parsed::Text(text.parse::<Account>()?.to_string()),
            Parse::Amount(minor) => Parsed::Number(Amount::new(minor)?.minor()),
            Parse::Category(text) => Parsed::Text(text.parse::<Category>()?.to_string()),
            Parse::Currency(text) => {
                let code: Currency = text.parse()?;
                Parsed::Currency(ParsedCurrency { code, exponent: code.exponent() })
            }
            Parse::Gateway(text) => Parsed::Text(text.parse::<Gateway>()?.to_string()),
            Parse::GuestToken(text) => Parsed::Token(text.parse::<GuestToken>()?.hash()),
            Parse::Id(text) => Parsed::Text(text.parse::<AnyId>()?.to_string()),
            Parse::OrderId(text) => Parsed::Text(text.parse::<OrderId>()?.to_string()),
            Parse::Rate(text) => Parsed::Text(text.parse::<Rate>()?.to_string()),
            Parse::Time(text) => Parsed::Number(text.parse::<Timestamp>()?.unix_ms()),
        })
    };
    output(parsed(input(text)?))
}
