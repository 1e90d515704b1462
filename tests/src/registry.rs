//! Every decider and function that scenarios can name. What is not listed here is not covered, so a new one goes here first.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use vendra_domain::decider::Named;
use vendra_domain::{
    Decider, Effects, Refusal, canonical, cart, claim, commission_plan, contact, customer, dispute, encoding, exchange,
    gift_card, invoice, marketplace, offer, order, payment, payout, promotion, reconciliation, refund, reservation,
    returns, settlement, stock, store_credit, transfer, vendor, vendor_order, webhook_endpoint,
};
use vendra_functions::{FUNCTIONS, Uncalled, find};

/// Codes that no scenario can bring about, each with the test that does.
pub const UNREACHED: &[&str] = &[
    // Posting is the engine's: `nothing_is_posted_to_books_that_are_closed`, core/engine/tests/marketplace/invoices.rs.
    "ledger.period_locked",
];

/// What one request came to.
pub struct Outcome {
    /// The state afterwards.
    pub state: &'static str,
    /// Each event by its name.
    pub events: Vec<(&'static str, Value)>,
    /// The journals and counter moves of all events.
    pub effects: Value,
    /// The state afterwards, as it would be stored.
    pub snapshot: Value,
}

/// A decider with its types erased to JSON.
pub struct Erased {
    /// Its name.
    pub name: &'static str,
    /// Its states.
    pub states: &'static [&'static str],
    /// Its requests.
    pub requests: &'static [&'static str],
    /// Its events.
    pub events: &'static [&'static str],
    /// History, request and facts to the state and request asked in, and what came of it.
    #[allow(clippy::type_complexity)]
    pub ask: fn(&[Value], &Value, &Value) -> Result<(Asked, Result<Outcome, Refusal>), String>,
    /// The state after a history.
    pub fold: fn(&[Value]) -> Result<Value, String>,
    /// The journals and counter moves of a history.
    pub effects: fn(&[Value]) -> Result<Effects, String>,
    /// An event as it is stored.
    pub encode_event: fn(&Value) -> Result<String, Refusal>,
    /// A state as it is stored.
    pub encode_state: fn(&Value) -> Result<String, Refusal>,
    /// A stored event, read and stored again.
    pub restore_event: fn(&str) -> Result<String, Refusal>,
    /// A stored state, read and stored again.
    pub restore_state: fn(&str) -> Result<String, Refusal>,
    /// The schemas of what it reads and writes.
    #[cfg(feature = "schema")]
    pub schemas: Schemas,
}

/// The schema of a type, from a generator that knows whether it is read or written.
#[cfg(feature = "schema")]
pub type Schema = fn(&mut schemars::SchemaGenerator) -> schemars::Schema;

/// The schemas of a decider's types.
#[cfg(feature = "schema")]
#[derive(Debug)]
pub struct Schemas {
    /// Of its requests.
    pub request: Schema,
    /// Of its events.
    pub event: Schema,
    /// Of its states.
    pub state: Schema,
}

/// What has a schema, where schemas are asked for at all.
#[cfg(feature = "schema")]
pub trait Described: schemars::JsonSchema {}
#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> Described for T {}
/// What has a schema, where schemas are asked for at all.
#[cfg(not(feature = "schema"))]
pub trait Described {}
#[cfg(not(feature = "schema"))]
impl<T> Described for T {}

/// In which state what was asked.
pub struct Asked {
    /// The state before.
    pub state: &'static str,
    /// The request.
    pub request: &'static str,
}

fn parse<T: DeserializeOwned>(what: &str, value: &Value) -> Result<T, String> {
    serde_json::from_value(value.clone()).map_err(|error| format!("{what}: {error} in {value}"))
}

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, Refusal> {
    canonical::decode(value.to_string().as_bytes())
}

fn ask<D: Decider>(
    history: &[Value],
    request: &Value,
    facts: &Value,
) -> Result<(Asked, Result<Outcome, Refusal>), String> {
    let events: Vec<D::Event> = history.iter().map(|event| parse("given", event)).collect::<Result<_, _>>()?;
    let state = D::fold(&events);
    // A snapshot is the fold of its events, through JSON and back.
    let json = serde_json::to_value(&state).map_err(|error| error.to_string())?;
    if parse::<D::State>("state", &json)? != state {
        return Err(format!("the state does not survive JSON: {json}"));
    }
    let (request, facts): (D::Request, D::Facts) = (parse("when", request)?, parse("facts", facts)?);
    let asked = Asked { state: state.name(), request: request.name() };
    let outcome = outcome::<D>(state, &request, &facts);
    if let Ok(happened) = &outcome {
        // Going on from a snapshot is folding the whole history: no event needs to have seen the ones before it.
        let all: Vec<Value> =
            history.iter().cloned().chain(happened.events.iter().map(|(_, event)| event.clone())).collect();
        if fold::<D>(&all)? != happened.snapshot {
            return Err("going on from the snapshot is not the fold of all events".to_owned());
        }
    }
    Ok((asked, outcome))
}

fn outcome<D: Decider>(state: D::State, request: &D::Request, facts: &D::Facts) -> Result<Outcome, Refusal> {
    let events = D::decide(&state, request, facts)?;
    let (state, effects) = D::apply(state, &events)?;
    let happened = events.iter().map(|event| (event.name(), serde_json::to_value(event).unwrap_or_default())).collect();
    let effects = serde_json::to_value(&effects).unwrap_or_default();
    let snapshot = serde_json::to_value(&state).unwrap_or_default();
    Ok(Outcome { state: state.name(), events: happened, effects, snapshot })
}

fn fold<D: Decider>(history: &[Value]) -> Result<Value, String> {
    let events: Vec<D::Event> = history.iter().map(|event| parse("given", event)).collect::<Result<_, _>>()?;
    serde_json::to_value(D::fold(&events)).map_err(|error| error.to_string())
}

fn effects<D: Decider>(history: &[Value]) -> Result<Effects, String> {
    let events: Vec<D::Event> = history.iter().map(|event| parse("given", event)).collect::<Result<_, _>>()?;
    let (_, all) = D::apply(D::State::default(), &events).map_err(|refusal| refusal.to_string())?;
    Ok(all)
}

fn erased<D: Decider<Request: Described, Event: Described, State: Described>>() -> Erased {
    Erased {
        name: D::NAME,
        states: D::State::NAMES,
        requests: D::Request::NAMES,
        events: D::Event::NAMES,
        ask: ask::<D>,
        fold: fold::<D>,
        effects: effects::<D>,
        encode_event: |event| encoding::encode_event::<D>(&read(event)?),
        encode_state: |state| encoding::encode_state::<D>(&read(state)?),
        restore_event: |stored| encoding::encode_event::<D>(&encoding::decode_event::<D>(stored.as_bytes())?),
        restore_state: |stored| encoding::encode_state::<D>(&encoding::decode_state::<D>(stored.as_bytes())?),
        #[cfg(feature = "schema")]
        schemas: Schemas {
            request: |generator| generator.subschema_for::<D::Request>(),
            event: |generator| generator.subschema_for::<D::Event>(),
            state: |generator| generator.subschema_for::<D::State>(),
        },
    }
}

/// Every decider, in alphabetical order.
#[must_use]
#[rustfmt::skip] // One a line, however many there are.
pub fn deciders() -> Vec<Erased> {
    vec![
        erased::<cart::Cart>(),
        erased::<claim::Claim>(),
        erased::<commission_plan::CommissionPlan>(),
        erased::<contact::Contact>(),
        erased::<customer::Customer>(),
        erased::<dispute::Dispute>(),
        erased::<exchange::Exchange>(),
        erased::<gift_card::GiftCard>(),
        erased::<invoice::Invoice>(),
        erased::<marketplace::Marketplace>(),
        erased::<offer::Offer>(),
        erased::<order::Order>(),
        erased::<payment::Payment>(),
        erased::<payout::Payout>(),
        erased::<transfer::Transfer>(),
        erased::<promotion::Promotion>(),
        erased::<reconciliation::Reconciliation>(),
        erased::<refund::Refund>(),
        erased::<reservation::Reservation>(),
        erased::<returns::Return>(),
        erased::<settlement::Settlement>(),
        erased::<stock::Stock>(),
        erased::<store_credit::StoreCredit>(),
        erased::<vendor::Vendor>(),
        erased::<vendor_order::VendorOrder>(),
        erased::<webhook_endpoint::WebhookEndpoint>(),
    ]
}

/// A pure function: JSON in, JSON or a refusal out.
pub type Function = Box<dyn Fn(&Value) -> Result<Result<Value, Refusal>, String> + Send + Sync>;

/// Every function, in alphabetical order. The scenarios run deciders typed.
#[must_use]
pub fn functions() -> Vec<(&'static str, Function)> {
    let mut all = Vec::new();
    for (name, function) in FUNCTIONS {
        let whole: Function = match *name {
            "quotes.quote" => Box::new(quoted),
            _ => Box::new(move |input| called(*function, input)),
        };
        all.push((*name, whole));
    }
    all
}

fn called(function: vendra_functions::Function, input: &Value) -> Result<Result<Value, Refusal>, String> {
    match function(&input.to_string()) {
        Ok(output) => Ok(Ok(serde_json::from_str(&output).map_err(|error| error.to_string())?)),
        Err(Uncalled::Refused(refusal)) => Ok(Err(refusal)),
        Err(Uncalled::Malformed(what)) => Err(format!("input: {what} in {input}")),
    }
}

/// What is quoted, the checker has to come to as well.
fn quoted(input: &Value) -> Result<Result<Value, Refusal>, String> {
    let of = |name| find(name).ok_or_else(|| format!("no function {name}"));
    let Ok(quote) = called(of("quotes.quote")?, input)? else {
        return called(of("quotes.quote")?, input);
    };
    let checked = called(of("quotes.check")?, &json!({ "input": input, "quote": quote }))?;
    Ok(checked.map(|_| quote))
}
