//! What is stored and sent, in versions: `{"type": "gift_card.issued", "v": 2, "data": {..}}`.
//!
//! Events are named `aggregate.event`, records (the states of aggregates) `aggregate`, receipts `receipt`. What was ever
//! written is read for ever: each change of a shape adds one pure step from its version to the next ([`UPCASTS`]), and
//! reading runs an old shape through its steps. What a newer release wrote is refused with `encoding.newer_version`, which is
//! [retryable](Refusal::retryable): another process, or this one after its upgrade, can read it. Nothing is dropped on the
//! way: a field that the current shape does not know is refused, never skipped.

mod receipt;
mod upcast;

pub use receipt::Receipt;
pub use upcast::{UPCASTS, Upcast, current_version};

use crate::canonical;
use crate::decider::{Decider, Named};
use crate::limits::{self, ENCODING_BYTES_MAX};
use crate::refusal::Refusal;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The type of a receipt.
const RECEIPT: &str = "receipt";
/// What refusals call bytes that do not say what they are.
const ENVELOPE: &str = "envelope";

/// A named and versioned value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<T> {
    /// What it is.
    #[serde(rename = "type")]
    name: String,
    /// The version of its shape, from 1.
    v: u32,
    /// The value in that shape.
    data: T,
}

/// An event as canonical JSON in its current version.
///
/// Refusals: `request.malformed` for a number that JSON readers would round.
///
/// ```
/// use vendra_domain::encoding::{decode_event, encode_event};
/// use vendra_domain::gift_card::{Event, GiftCard};
/// let event = Event::Thawed { at: "2026-01-31T12:00:00.000Z".parse()? };
/// let text = encode_event::<GiftCard>(&event)?;
/// assert_eq!(text, r#"{"data":{"at":"2026-01-31T12:00:00.000Z","event":"thawed"},"type":"gift_card.thawed","v":1}"#);
/// assert_eq!(decode_event::<GiftCard>(text.as_bytes())?, event);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn encode_event<D: Decider>(event: &D::Event) -> Result<String, Refusal> {
    encode(event_type::<D>(event.name()), event)
}

/// The event that was written, in whichever version.
///
/// Refusals: `encoding.unknown_type` for what is no event of this aggregate, `encoding.newer_version`,
/// `encoding.malformed`, `limit.count` above [`ENCODING_BYTES_MAX`].
///
/// ```
/// use vendra_domain::encoding::decode_event;
/// use vendra_domain::gift_card::GiftCard;
/// let newer = br#"{"type": "gift_card.thawed", "v": 9, "data": {"event": "thawed"}}"#;
/// let refusal = decode_event::<GiftCard>(newer).unwrap_err();
/// assert_eq!((refusal.code(), refusal.retryable()), ("encoding.newer_version", true));
/// ```
pub fn decode_event<D: Decider>(bytes: &[u8]) -> Result<D::Event, Refusal> {
    decode(bytes, |name| D::Event::NAMES.iter().any(|event| event_type::<D>(event) == name))
}

/// A record, the state of an aggregate, as canonical JSON in its current version.
///
/// Refusals: `request.malformed` for a number that JSON readers would round.
///
/// ```
/// use vendra_domain::encoding::{decode_state, encode_state};
/// use vendra_domain::gift_card::GiftCard;
/// let text = encode_state::<GiftCard>(&GiftCard::Absent)?;
/// assert_eq!(text, r#"{"data":{"state":"absent"},"type":"gift_card","v":1}"#);
/// assert_eq!(decode_state::<GiftCard>(text.as_bytes())?, GiftCard::Absent);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn encode_state<D: Decider>(state: &D::State) -> Result<String, Refusal> {
    encode(D::NAME.to_owned(), state)
}

/// The record that was written, in whichever version.
///
/// Refusals: as [`decode_event`].
///
/// ```
/// use vendra_domain::encoding::decode_state;
/// use vendra_domain::gift_card::GiftCard;
/// let order = br#"{"type": "order", "v": 1, "data": {"state": "absent"}}"#;
/// assert_eq!(decode_state::<GiftCard>(order).unwrap_err().code(), "encoding.unknown_type");
/// ```
pub fn decode_state<D: Decider>(bytes: &[u8]) -> Result<D::State, Refusal> {
    decode(bytes, |name| name == D::NAME)
}

impl Receipt {
    /// The receipt as canonical JSON in its current version.
    ///
    /// Refusals: `request.malformed` for a version beyond 2^53-1.
    ///
    /// ```
    /// # use vendra_domain::encoding::Receipt;
    /// let receipt: Receipt = serde_json::from_str(r#"{"request": "9f86d081",
    ///     "subject": "gft_01h455vb4pex5vsknk084sn02q", "version": 3, "at": "2026-01-31T12:00:00.000Z"}"#).unwrap();
    /// assert!(receipt.encode()?.ends_with(r#""type":"receipt","v":1}"#));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn encode(&self) -> Result<String, Refusal> {
        encode(RECEIPT.to_owned(), self)
    }

    /// The receipt that was written, in whichever version. Refusals: as [`decode_event`].
    ///
    /// ```
    /// use vendra_domain::encoding::Receipt;
    /// let refusal = Receipt::decode(br#"{"type": "order", "v": 1, "data": {}}"#).unwrap_err();
    /// assert_eq!(refusal.code(), "encoding.unknown_type");
    /// ```
    pub fn decode(bytes: &[u8]) -> Result<Self, Refusal> {
        decode(bytes, |name| name == RECEIPT)
    }
}

fn event_type<D: Decider>(event: &str) -> String {
    format!("{}.{event}", D::NAME)
}

fn encode(name: String, data: &impl Serialize) -> Result<String, Refusal> {
    canonical::canonical(&Envelope { v: current_version(&name), name, data })
}

fn decode<T: DeserializeOwned + Serialize>(bytes: &[u8], known: impl Fn(&str) -> bool) -> Result<T, Refusal> {
    limits::count("request.bytes", bytes.len(), ENCODING_BYTES_MAX)?;
    if let Some(value) = as_written(bytes, &known) {
        return Ok(value);
    }
    let value = canonical::read_within(bytes, ENCODING_BYTES_MAX).map_err(|refusal| match refusal {
        Refusal::RequestMalformed { what } => Refusal::EncodingMalformed { name: ENVELOPE.to_owned(), what },
        other => other,
    })?;
    let Envelope { name, v, data } = serde_json::from_value(value)
        .map_err(|error| Refusal::EncodingMalformed { name: ENVELOPE.to_owned(), what: error.to_string() })?;
    if !known(&name) {
        return Err(Refusal::EncodingUnknownType { name });
    }
    let malformed = |what: String| Refusal::EncodingMalformed { name: name.clone(), what };
    let data = upcast::upcast(&name, v, data)?;
    let value = T::deserialize(&data).map_err(|error| malformed(error.to_string()))?;
    let again = serde_json::to_value(&value).map_err(|error| malformed(error.to_string()))?;
    if kept(&data, &again) { Ok(value) } else { Err(malformed("a field would be dropped".to_owned())) }
}

/// What is in its current version and canonical form, as nearly everything is that is ever read: what is written again to the byte
/// dropped nothing on the way.
fn as_written<T: DeserializeOwned + Serialize>(bytes: &[u8], known: impl Fn(&str) -> bool) -> Option<T> {
    let Envelope { data, name, v } = serde_json::from_slice::<Envelope<T>>(bytes).ok()?;
    let current = known(&name) && v == current_version(&name);
    (current && encode(name, &data).ok()?.as_bytes() == bytes).then_some(data)
}

/// Whether all that was written is in what was read. A field that is null says no more than one that is not there.
fn kept(written: &Value, read: &Value) -> bool {
    match (written, read) {
        (Value::Object(written), Value::Object(read)) => written
            .iter()
            .all(|(name, field)| read.get(name).map_or_else(|| field.is_null(), |known| kept(field, known))),
        (Value::Array(written), Value::Array(read)) => {
            written.len() == read.len() && written.iter().zip(read).all(|(written, read)| kept(written, read))
        }
        (written, read) => written == read,
    }
}
