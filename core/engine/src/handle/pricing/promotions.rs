//! The promotions that are open to a cart, and what it would use of each.

use super::customer_of;
use crate::error::Error;
use crate::port::{RecordKey, RecordKind};
use crate::work::Work;
use std::collections::BTreeMap;
use vendra_domain::cart;
use vendra_domain::counter::CounterKey;
use vendra_domain::marketplace::Settings;
use vendra_domain::promotion::{CouponCode, Promotion, Use};
use vendra_domain::quote::PromotionRule;
use vendra_domain::{Refusal, Timestamp};

/// The promotions that are open to this cart, in the marketplace's order: what each takes off, and what the cart uses of it.
pub(super) async fn open(
    work: &mut Work<'_>,
    settings: &Settings,
    book: &cart::Book,
) -> Result<Vec<(PromotionRule, Use)>, Error> {
    let key = |promotion| RecordKey::new(RecordKind::Promotion, promotion);
    work.read(settings.promotion_order.iter().map(key), [], None).await?;
    let mut open = Vec::new();
    for promotion in &settings.promotion_order {
        let state = work.state::<Promotion>(promotion).await?;
        open.extend(asked(&state, book, work.at)?);
    }
    let keys: Vec<CounterKey> = open.iter().flat_map(|(_, used)| bounded(used, book)).collect();
    work.read([], keys.iter().copied(), None).await?;
    let mut counted = BTreeMap::new();
    for key in keys {
        counted.insert(key, work.counter(key).await?);
    }
    let mut left = Vec::with_capacity(open.len());
    for (rule, used) in open {
        match used.within(customer_of(book), |key| counted.get(&key).copied().unwrap_or(0)) {
            Ok(()) => left.push((rule, used)),
            Err(refusal) => aloud(used.coupon, refusal)?,
        }
    }
    Ok(left)
}

/// What a cart would use of a promotion, as far as the promotion alone says so; nothing where it is not open to the cart.
pub(super) fn asked(
    state: &Promotion,
    book: &cart::Book,
    at: Timestamp,
) -> Result<Option<(PromotionRule, Use)>, Refusal> {
    let Promotion::Active(known) = state else { return Ok(None) };
    let opens = |code: &&CouponCode| known.coupons.iter().any(|coupon| coupon.code == **code);
    let code = book.coupons.iter().find(opens).copied();
    if code.is_none() && !known.coupons.is_empty() {
        return Ok(None);
    }
    match state.open_to(customer_of(book), code, at) {
        Ok(used) => Ok(Some((known.rule, used))),
        Err(refusal) => aloud(code, refusal).map(|()| None),
    }
}

/// The counters that bound a use.
pub(super) fn bounded(used: &Use, book: &cart::Book) -> impl Iterator<Item = CounterKey> + use<> {
    used.counters(customer_of(book)).filter(|(_, max)| max.is_some()).map(|(key, _)| key)
}

/// What the buyer asked for by its code is refused aloud; what would have come by itself does not come.
fn aloud<T>(code: Option<T>, refusal: Refusal) -> Result<(), Refusal> {
    code.map_or(Ok(()), |_| Err(refusal))
}
