//! What changed since the buyer looked.

use super::book::Book;
use super::message::OfferFact;
use crate::id::{LineId, OfferId};
use crate::money::Amount;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// One line whose price moved, in minor units of one unit.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::cart::PriceChange;
/// let change: PriceChange = serde_json::from_str(
///     r#"{"line": "lin_01h455vb4pex5vsknk084sn001", "seen": 2490, "now": 2690}"#)?;
/// assert_eq!(change.now.minus(change.seen)?, Amount::new(200)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::cart::Repriced;
/// // Nothing changed: the buyer may go on.
/// assert!(Repriced::default().changes.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::cart::{Book, OfferFact, reprice};
/// // A cart of two books at 24.90 and a lamp at 79.00, of two vendors.
/// # let book: Book = serde_json::from_str(r#"{"id": "crt_01h455vb4pex5vsknk084sn001",
/// #   "owner": {"owner": "customer", "customer": "cus_01h455vb4pex5vsknk084sn001"}, "currency": "EUR", "lines": [
/// #   {"id": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001",
/// #    "vendor": "ven_01h455vb4pex5vsknk084sn001", "quantity": 2, "seen_price": 2490, "note": null},
/// #   {"id": "lin_01h455vb4pex5vsknk084sn002", "offer": "off_01h455vb4pex5vsknk084sn002",
/// #    "vendor": "ven_01h455vb4pex5vsknk084sn002", "quantity": 1, "seen_price": 7900, "note": null}],
/// #   "coupons": [], "deliveries": [], "metadata": {}, "generation": 1}"#).unwrap();
/// let offers: Vec<OfferFact> = serde_json::from_str(r#"[{"offer": "off_01h455vb4pex5vsknk084sn001",
///     "vendor": "ven_01h455vb4pex5vsknk084sn001", "price": 2690, "quantity_max": 10},
///     {"offer": "off_01h455vb4pex5vsknk084sn002", "vendor": "ven_01h455vb4pex5vsknk084sn002", "price": 7900,
///     "quantity_max": 2}]"#).unwrap();
/// let repriced = reprice(&book, &offers)?;
/// assert_eq!(repriced.changes.len(), 1);
/// assert_eq!((repriced.seen_total.minor(), repriced.total.minor()), (12880, 13280));
/// assert_eq!(reprice(&book, &offers[..1]).unwrap_err().code(), "cart.offer_unavailable");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
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
