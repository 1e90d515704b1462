//! What changed since the buyer looked.

use super::book::Book;
use super::message::OfferFact;
use crate::id::{LineId, OfferId};
use crate::money::Amount;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// One line whose price moved, in minor units of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceChange {
    /// The line.
    pub line: LineId,
    /// The price that the buyer saw.
    pub seen: Amount,
    /// The price now.
    pub now: Amount,
}

/// Everything that changed since the buyer looked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repriced {
    /// Lines whose price moved.
    pub changes: Vec<PriceChange>,
    /// What the goods cost as the buyer saw them.
    pub seen_total: Amount,
    /// What they cost now.
    pub total: Amount,
}

/// Compares the prices that the buyer saw with those of now.
///
/// Refusals: `cart.offer_unavailable` for an offer that is gone, `amount.out_of_range`.
pub fn reprice(book: &Book, offers: &[OfferFact]) -> Result<Repriced, Refusal> {
    let mut repriced = Repriced { seen_total: book.seen_total()?, ..Repriced::default() };
    for line in &book.lines {
        let now = available(offers, line.offer)?.price;
        repriced.total = repriced.total.plus(now.times(line.quantity)?)?;
        if now != line.seen_price {
            repriced.changes.push(PriceChange { line: line.id, seen: line.seen_price, now });
        }
    }
    Ok(repriced)
}

/// An offer that may be bought. Refusals: `cart.offer_unavailable`.
pub(super) fn available(offers: &[OfferFact], offer: OfferId) -> Result<&OfferFact, Refusal> {
    offers.iter().find(|fact| fact.offer == offer).ok_or(Refusal::CartOfferUnavailable { offer })
}
