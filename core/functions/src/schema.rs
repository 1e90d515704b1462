//! What the functions take and give, as JSON Schemas.

use crate::{
    canonical, commission, encoding, frozen_line, ledger, money, payout, promotion, quote, report, settings, signature,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use vendra_domain::commission::CommissionPlan;
use vendra_domain::ledger::{AccountStatement, Builder, Journal, TrialBalance};
use vendra_domain::promotion::Use;
use vendra_domain::quote::{Quote, QuoteInput, TaxRate};
use vendra_domain::reconciliation::Finding;
use vendra_domain::routing::{LineRoute, Reroute, RerouteInput, RouteInput};
use vendra_domain::{Amount, Decider, Effects, Timestamp};

/// The schema of a type, from a generator that knows whether it is read or written.
pub type Of = fn(&mut SchemaGenerator) -> Schema;

/// What a function is for, and what it takes and gives.
///
/// ```
/// use vendra_functions::schema::{Described, FUNCTIONS};
/// let quote: &Described = FUNCTIONS.iter().find(|function| function.name == "quotes.quote").unwrap();
/// assert_eq!(quote.doc, "What a cart costs, line by line, and why.");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Described {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub doc: &'static str,
    /// What it takes.
    pub input: Of,
    /// What it gives.
    pub output: Of,
}

macro_rules! schemas {
    (
        $( #[doc = $doc:literal] $name:literal: $input:ty => $output:ty; )*
    ) => {
        /// Every function that computes something, in alphabetical order.
        pub const FUNCTIONS: &[Described] = &[
            $(Described {
                name: $name,
                doc: $doc.trim_ascii(),
                input: |generator| generator.subschema_for::<$input>(),
                output: |generator| generator.subschema_for::<$output>(),
            },)*
        ];
    };
}

/// What a decider takes.
fn asked_of<D: Decider>(generator: &mut SchemaGenerator) -> Schema
where
    D::Event: JsonSchema,
    D::Request: JsonSchema,
    D::Facts: JsonSchema,
{
    let (event, request) = (generator.subschema_for::<D::Event>(), generator.subschema_for::<D::Request>());
    json_schema!({
        "type": "object",
        "properties": {
            "given": { "type": "array", "items": event, "description": "What happened before; nothing where it is left out." },
            "request": request,
            "facts": generator.subschema_for::<D::Facts>(),
        },
        "required": ["request", "facts"],
        "additionalProperties": false,
    })
}

/// What a decider gives.
fn decided_by<D: Decider>(generator: &mut SchemaGenerator) -> Schema
where
    D::Event: JsonSchema,
    D::State: JsonSchema,
{
    let (event, state) = (generator.subschema_for::<D::Event>(), generator.subschema_for::<D::State>());
    json_schema!({
        "type": "object",
        "properties": {
            "events": { "type": "array", "items": event, "description": "What happens." },
            "state": state,
            "effects": generator.subschema_for::<Effects>(),
        },
        "required": ["events", "state", "effects"],
    })
}

schemas! {
    /// What happened on an account in a span of time, with its balance before and after.
    "account_statement": ledger::Statement => AccountStatement;
    /// An amount in parts by weights, to the last minor unit.
    "allocate": money::Allocate => Vec<Amount>;
    /// How far each of a row of amounts has come when their sum has come to `reach`: shares never shrink as it grows.
    "allotment": money::Allotment => Vec<Amount>;
    /// Whether an actor may do something to a thing.
    "authorize": settings::Asked => ();
    /// A request in its canonical form (RFC 8785), and its fingerprint.
    "canonical": canonical::Input => canonical::Canonical;
    /// What one rule takes of one line.
    "commission": commission::Commission => commission::CommissionAmount;
    /// Whether the rules of a plan can stand.
    "commission_plan": CommissionPlan => String;
    /// The rates at which delivery is taxed in a jurisdiction.
    "delivery_tax_rates": settings::Delivered => Vec<TaxRate>;
    /// What is stored of a gift card, read in whichever version and written in the current one.
    "encoding": encoding::Stored => Value;
    /// What moves of a frozen line's money, step by step.
    "frozen_line": frozen_line::Input => Vec<frozen_line::Moved>;
    /// A journal, if it balances and its accounts take what is posted.
    "journal": Builder => Journal;
    /// When a schedule pays out next, so many times.
    "next_payout": payout::NextPayout => Vec<Timestamp>;
    /// A text or number as a value of a kind, if it is one.
    "parse": money::Parse => money::Parsed;
    /// What is left at the end of a payout's statement, and the sums of kinds of lines.
    "payout_statement": payout::StatementOf => payout::StatementSums;
    /// What the first so many units of a line cost, to the minor unit.
    "prefix_of_units": money::PrefixOfUnits => Amount;
    /// What using a promotion would count, if it is open to the customer and within its bounds.
    "promotion_use": promotion::Asked => Use;
    /// Whether a quote is what its input comes to.
    "quotes.check": quote::Checked => ();
    /// What a cart costs, line by line, and why.
    "quotes.quote": QuoteInput => Quote;
    /// What a provider's balance report says that the marketplace knows, and what it does not.
    "report": report::Compare => Vec<Finding>;
    /// Who takes over what a vendor does not fulfil.
    "reroute": RerouteInput => Reroute;
    /// Who fulfils what, from where.
    "route": RouteInput => Vec<LineRoute>;
    /// What a table says that delivery of a parcel costs.
    "shipping": quote::Delivered => Amount;
    /// The signature of a webhook, after Standard Webhooks.
    "sign_standard_webhooks": signature::Signed => String;
    /// A quote as frozen lines and a part for each vendor, with the platform's fees.
    "split": commission::Input => commission::Shown;
    /// Whether a webhook is signed by the holder of a secret, after Standard Webhooks.
    "standard_webhooks": signature::Standard => ();
    /// Whether a webhook is signed by the holder of a secret, after Stripe's scheme.
    "stripe_signature": signature::Stripe => ();
    /// The rates at which a class of goods is taxed in a jurisdiction.
    "tax_rates_for": settings::Taxed => Vec<TaxRate>;
    /// Every account's balance as of a moment, from journals.
    "trial_balance": ledger::TrialBalance => TrialBalance;
}

macro_rules! described {
    ($name:literal, $decider:ty) => {
        Described {
            name: $name,
            doc: "What a request comes to, by what happened before and what was looked up.",
            input: asked_of::<$decider>,
            output: decided_by::<$decider>,
        }
    };
}

/// Every decider, in alphabetical order.
///
/// ```
/// use vendra_functions::schema::DECIDERS;
/// assert!(DECIDERS.iter().any(|decider| decider.name == "decide.order"));
/// ```
pub const DECIDERS: &[Described] = deciders!(described);

#[cfg(test)]
mod tests {
    #[test]
    fn every_function_has_its_schemas() {
        let names = |table: &[super::Described]| table.iter().map(|described| described.name).collect::<Vec<_>>();
        let called =
            |table: &[(&'static str, crate::Function)]| table.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        assert_eq!(names(super::FUNCTIONS), called(crate::FUNCTIONS));
        assert_eq!(names(super::DECIDERS), called(crate::DECIDERS));
    }
}
