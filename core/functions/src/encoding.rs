//! Stored text, read and stored again.

use crate::{Called, input, output};
use serde::Deserialize;
use serde_json::Value;
use vendra_domain::Refusal;
use vendra_domain::encoding::{Receipt, decode_event, decode_state, encode_event, encode_state};
use vendra_domain::gift_card::GiftCard;

/// What a store holds of a gift card: an event, a state or a receipt as JSON, or an event as text.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StoredGiftCard"))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stored {
    Event(Value),
    State(Value),
    Receipt(Value),
    Text(String),
}

pub(crate) fn encoding(text: &str) -> Called {
    let again = match input(text)? {
        Stored::Event(stored) => event(&stored.to_string()),
        Stored::Text(stored) => event(&stored),
        Stored::State(stored) => {
            decode_state::<GiftCard>(stored.to_string().as_bytes()).and_then(|state| encode_state::<GiftCard>(&state))
        }
        Stored::Receipt(stored) => Receipt::decode(stored.to_string().as_bytes()).and_then(|receipt| receipt.encode()),
    };
    output(again.map(|text| serde_json::from_str::<Value>(&text).unwrap_or_default()))
}

fn event(stored: &str) -> Result<String, Refusal> {
    encode_event::<GiftCard>(&decode_event::<GiftCard>(stored.as_bytes())?)
}
