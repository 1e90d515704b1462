//! The pure functions of `vendra-domain` as text: JSON in, JSON or a refusal out, one file a subject.
//!
//! They need no engine, no store and no clock. `decide.*` are the deciders themselves: what happened, a request and facts in, events out. Node and Python call them through `vendra-wire`; the scenarios call them as they
//! are. What a function takes is the type named `Input`, or as what it asks for, in its file; unknown fields are refused.
//!
//! ```
//! let thirds = r#"{"amount": 100, "weights": [1, 1, 1], "method": "largest_remainder"}"#;
//! let allocate = vendra_functions::find("allocate").unwrap();
//! assert_eq!(allocate(thirds).unwrap(), "[34,33,33]");
//! ```
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(
    clippy::float_arithmetic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss
)]

mod canonical;
mod commission;
#[macro_use]
mod deciding;
mod encoding;
mod frozen_line;
mod ledger;
mod money;
mod payout;
mod promotion;
mod quote;
mod report;
mod routing;
#[cfg(feature = "schema")]
pub mod schema;
mod settings;
mod signature;

use deciding::decide;
use serde::Serialize;
use serde::de::DeserializeOwned;
use vendra_domain::Refusal;

/// What a function gives for an input, both as JSON.
///
/// ```
/// let parse: vendra_functions::Function = vendra_functions::find("parse").unwrap();
/// assert_eq!(parse(r#"{"kind": "rate", "of": "0.190"}"#).unwrap(), r#""0.19""#);
/// ```
pub type Function = fn(&str) -> Called;

/// What a call came to: JSON, or why there is none.
///
/// ```
/// use vendra_functions::{Called, Uncalled, find};
/// let called: Called = find("parse").unwrap()(r#"{"kind": "amount", "of": 9007199254740992}"#);
/// assert!(matches!(called, Err(Uncalled::Refused(refusal)) if refusal.code() == "amount.out_of_range"));
/// ```
pub type Called = Result<String, Uncalled>;

/// Why a call gave nothing.
///
/// ```
/// use vendra_functions::{Uncalled, find};
/// let called = find("allocate").unwrap()(r#"{"amount": 1.5}"#);
/// assert!(matches!(called, Err(Uncalled::Malformed(what)) if what.contains("floating point")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Uncalled {
    /// The input is not what the function takes; what is wrong with it.
    Malformed(String),
    /// The function refused.
    Refused(Refusal),
}

impl From<Refusal> for Uncalled {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Every function that computes something, by its name.
///
/// ```
/// assert!(vendra_functions::FUNCTIONS.iter().any(|(name, _)| *name == "quotes.quote"));
/// ```
pub const FUNCTIONS: &[(&str, Function)] = &[
    ("account_statement", ledger::account_statement),
    ("allocate", money::allocate),
    ("allotment", money::allotment),
    ("authorize", settings::authorize),
    ("canonical", canonical::canonical),
    ("commission", commission::commission),
    ("commission_plan", commission::commission_plan),
    ("delivery_tax_rates", settings::delivery_tax_rates),
    ("encoding", encoding::encoding),
    ("frozen_line", frozen_line::frozen_line),
    ("journal", ledger::journal),
    ("next_payout", payout::next_payout),
    ("parse", money::parse),
    ("payout_statement", payout::payout_statement),
    ("prefix_of_units", money::prefix_of_units),
    ("promotion_use", promotion::promotion_use),
    ("quotes.check", quote::check_quote),
    ("quotes.quote", quote::quote),
    ("report", report::report),
    ("reroute", routing::reroute),
    ("route", routing::route),
    ("shipping", quote::shipping),
    ("sign_standard_webhooks", signature::sign_standard_webhooks),
    ("split", commission::split),
    ("standard_webhooks", signature::standard),
    ("stripe_signature", signature::stripe),
    ("tax_rates_for", settings::tax_rates_for),
    ("trial_balance", ledger::trial_balance),
];

macro_rules! called {
    ($name:literal, $decider:ty) => {
        ($name, decide::<$decider>)
    };
}

/// Every decider, by its name.
///
/// ```
/// assert!(vendra_functions::DECIDERS.iter().any(|(name, _)| *name == "decide.order"));
/// ```
pub const DECIDERS: &[(&str, Function)] = deciders!(called);

/// The function or decider of a name, if there is one.
///
/// ```
/// assert!(vendra_functions::find("quotes.quote").is_some() && vendra_functions::find("quotes.guess").is_none());
/// ```
#[must_use]
pub fn find(name: &str) -> Option<Function> {
    let of = |table: &[(&str, Function)]| {
        let place = table.binary_search_by_key(&name, |(known, _)| known).ok()?;
        table.get(place).map(|(_, function)| *function)
    };
    of(FUNCTIONS).or_else(|| of(DECIDERS))
}

fn input<T: DeserializeOwned>(text: &str) -> Result<T, Uncalled> {
    serde_json::from_str(text).map_err(|error| Uncalled::Malformed(error.to_string()))
}

fn output(result: Result<impl Serialize, Refusal>) -> Called {
    serde_json::to_string(&result?).map_err(|error| Uncalled::Malformed(error.to_string()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_function_is_found_by_its_name() {
        for (name, _) in super::FUNCTIONS.iter().chain(super::DECIDERS) {
            assert!(super::find(name).is_some(), "{name} is not in its place");
        }
    }
}
