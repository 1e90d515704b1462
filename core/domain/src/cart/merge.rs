//! Two carts become one: a guest signs in and has a cart already.

use super::book::{Book, CartLine};
use crate::limits;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// How two carts become one. Lines of the same offer and note are the same line.
///
/// ```
/// use vendra_domain::cart::{MergeStrategy, Request};
/// let merge: Request = serde_json::from_str(
///     r#"{"request": "merge", "source": "crt_01h455vb4pex5vsknk084sn002", "strategy": "largest"}"#)?;
/// assert!(matches!(merge, Request::Merge { strategy: MergeStrategy::Largest, .. }));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MergeStrategy {
    /// The target stays as it is; the source is forgotten.
    KeepTarget,
    /// The source takes the target's place.
    KeepSource,
    /// All lines; quantities of the same line are added up.
    Sum,
    /// All lines; the larger quantity of the same line stays.
    Largest,
}

/// The target's lines, coupons and deliveries after a merge. Refusals: `cart.currency`, `limit.count`,
/// `line.duplicate` where another line of the target has the id of one that comes in.
///
/// A line of the source keeps its id where it is new to the target. What the target says of a delivery group stands.
///
/// ```
/// use vendra_domain::cart::{Book, MergeStrategy, merged};
/// # let cart = |quantity: u32| -> Book { serde_json::from_value(serde_json::json!({
/// #     "id": "crt_01h455vb4pex5vsknk084sn001", "owner": {"owner": "customer", "customer": "cus_01h455vb4pex5vsknk084sn001"},
/// #     "currency": "EUR", "coupons": [], "deliveries": [], "metadata": {}, "generation": 1, "lines": [{
/// #         "id": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001",
/// #         "vendor": "ven_01h455vb4pex5vsknk084sn001", "quantity": quantity, "seen_price": 100, "note": null}]
/// # })).unwrap() };
/// let (target, source) = (cart(2), cart(3));
/// assert_eq!(merged(&target, &source, MergeStrategy::Sum)?.lines[0].quantity, 5);
/// assert_eq!(merged(&target, &source, MergeStrategy::Largest)?.lines[0].quantity, 3);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn merged(target: &Book, source: &Book, strategy: MergeStrategy) -> Result<Book, Refusal> {
    if target.currency != source.currency {
        return Err(Refusal::CartCurrency { cart: target.currency, other: source.currency });
    }
    let mut book = target.clone();
    match strategy {
        MergeStrategy::KeepTarget => return Ok(book),
        MergeStrategy::KeepSource => {
            book.lines.clone_from(&source.lines);
            book.coupons.clone_from(&source.coupons);
            book.deliveries.clone_from(&source.deliveries);
            return Ok(book);
        }
        MergeStrategy::Sum | MergeStrategy::Largest => {}
    }
    for line in &source.lines {
        let same = |known: &&mut CartLine| known.offer == line.offer && known.note == line.note;
        match book.lines.iter_mut().find(same) {
            Some(known) if strategy == MergeStrategy::Sum => {
                known.quantity = known.quantity.saturating_add(line.quantity).min(limits::LINE_QUANTITY_MAX);
            }
            Some(known) => known.quantity = known.quantity.max(line.quantity),
            None if target.line(line.id).is_some() => return Err(Refusal::LineDuplicate { line: line.id }),
            None => book.lines.push(line.clone()),
        }
    }
    for coupon in source.coupons.iter().filter(|coupon| !target.coupons.contains(coupon)) {
        book.coupons.push(*coupon);
    }
    for delivery in &source.deliveries {
        if !target.deliveries.iter().any(|known| known.vendor == delivery.vendor) {
            book.deliveries.push(delivery.clone());
        }
    }
    limits::count("cart.lines", book.lines.len(), limits::QUOTE_LINES_MAX)?;
    limits::count("cart.coupons", book.coupons.len(), limits::CART_COUPONS_MAX)?;
    limits::count("cart.vendors", book.vendors().len(), limits::QUOTE_VENDORS_MAX)?;
    Ok(book)
}
