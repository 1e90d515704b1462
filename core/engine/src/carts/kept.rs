//! What is kept of a cart in one value: the cart, the answers that it remembers, and what its last writes were.

use crate::aggregate::hands;
use crate::port::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;
use vendra_domain::canonical::canonical;
use vendra_domain::cart::{Cart, Owner};
use vendra_domain::encoding::{decode_state, encode_state};
use vendra_domain::{CartId, Refusal, Timestamp};

/// The layout that is written.
const LAYOUT: u32 = 1;
/// How many writes a cart remembers: one whose reply was lost is known among as many that came after it.
const WRITES_KEPT: usize = 16;

/// The whole value.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kept {
    layout: u32,
    /// How many things happened to the cart.
    pub(super) version: u64,
    /// The cart's state, encoded as a record's is.
    state: serde_json::Value,
    /// The answer to the request that made it; kept beside the others, because its id follows from that request's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) made_by: Option<Answered>,
    /// Answers to other requests, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) answers: Vec<Answered>,
    /// The last writes, the oldest first.
    pub(super) writes: Vec<Uuid>,
    /// A cart that was taken in and is yet to be abandoned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) merging: Option<Merging>,
}

/// What was answered under a key.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answered {
    pub(crate) key: ClaimKey,
    pub(crate) claim: Claim,
}

/// A cart at the revision at which another took it in.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Merging {
    pub(crate) cart: CartId,
    pub(crate) revision: u64,
}

/// A cart as it was read, and as it stands by what became of its orders.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fetched {
    /// The revision that was read; 0 where there is none.
    pub(crate) revision: u64,
    pub(crate) kept: Option<Kept>,
    pub(crate) state: Arc<Cart>,
    /// How many things happened to it.
    pub(crate) version: u64,
    /// How many of them are not written yet.
    pub(crate) behind: u64,
}

impl Fetched {
    /// The cart as a record of the store would say it; none where there is none.
    pub(crate) fn record(&self, id: CartId) -> Option<Record> {
        let body = || Body::of(Arc::clone(&self.state) as _, hands::<Cart>().write);
        let key = || RecordKey::new(RecordKind::Cart, id);
        (self.revision > 0).then(|| Record { key: key(), version: self.version, body: body(), fields: Vec::new() })
    }

    /// What is remembered under a key.
    pub(crate) fn answer(&self, key: &ClaimKey) -> Option<&Claim> {
        let kept = self.kept.as_ref()?;
        kept.made_by.iter().chain(&kept.answers).find(|answered| answered.key == *key).map(|answered| &answered.claim)
    }

    /// What is remembered of the request that made it.
    pub(super) fn made_by(&self, key: &ClaimKey) -> Option<&Claim> {
        let made_by = self.kept.as_ref()?.made_by.as_ref()?;
        (made_by.key == *key).then_some(&made_by.claim)
    }
}

/// A write of a cart.
#[derive(Debug)]
pub(crate) struct Change<'a> {
    pub(crate) id: CartId,
    pub(crate) from: &'a Fetched,
    pub(crate) state: &'a Cart,
    pub(crate) version: u64,
    pub(crate) answer: Option<Answered>,
    pub(crate) merging: Option<Merging>,
}

/// Reads a value.
pub(super) fn read(body: &str) -> Result<(Kept, Cart), Refusal> {
    let malformed =
        |error: serde_json::Error| Refusal::EncodingMalformed { name: "cart".to_owned(), what: error.to_string() };
    /// Enough to tell what a newer release wrote.
    #[derive(Deserialize)]
    struct Head {
        layout: u32,
    }
    let Head { layout } = serde_json::from_str(body).map_err(malformed)?;
    if layout > LAYOUT {
        return Err(Refusal::EncodingNewerVersion { name: "cart".to_owned(), version: layout, known: LAYOUT });
    }
    let kept: Kept = serde_json::from_str(body).map_err(malformed)?;
    let state = decode_state::<Cart>(kept.state.to_string().as_bytes())?;
    Ok((kept, state))
}

/// The value after a write.
pub(super) fn record(change: &Change<'_>, write: Uuid, at: Timestamp) -> Result<CartRecord, Refusal> {
    let malformed =
        |error: serde_json::Error| Refusal::EncodingMalformed { name: "cart".to_owned(), what: error.to_string() };
    let before = change.from.kept.clone();
    let (mut made_by, mut answers, mut writes) =
        before.map_or_else(Default::default, |kept| (kept.made_by, kept.answers, kept.writes));
    match &change.answer {
        Some(answered) if change.from.revision == 0 => made_by = Some(answered.clone()),
        Some(answered) => {
            answers.retain(|known| known.key != answered.key);
            answers.push(answered.clone());
        }
        None => {}
    }
    answers.retain(|known| !matches!(known.claim, Claim::Done { expires_at, .. } if expires_at <= at));
    answers.drain(..answers.len().saturating_sub(CART_ANSWERS_MAX));
    writes.push(write);
    writes.drain(..writes.len().saturating_sub(WRITES_KEPT));
    let state = serde_json::from_str(&encode_state::<Cart>(change.state)?).map_err(malformed)?;
    let (version, merging) = (change.version, change.merging);
    let kept = Kept { layout: LAYOUT, version, state, made_by, answers, writes, merging };
    let buyer = match change.state.book().map(|book| &book.owner) {
        Some(Owner::Customer { customer }) => customer.to_string(),
        Some(Owner::Guest { .. }) | None => change.id.to_string(),
    };
    Ok(CartRecord { revision: change.from.revision.saturating_add(1), buyer, body: canonical(&kept)? })
}
