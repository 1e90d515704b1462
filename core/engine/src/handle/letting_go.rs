//! What an order that was let go gives back, and takes again where it is revived: gift cards, credit, money. What it uses of
//! promotions goes and comes with its own events.

use super::catalogue::{taken_of_card, taken_of_credit};
use super::{back, capture, disputes, payment, placing};
use crate::error::Error;
use crate::port::RecordKey;
use crate::work::Work;
use vendra_domain::frozen_line::Source;
use vendra_domain::gift_card::{self, GiftCard, Presented};
use vendra_domain::order;
use vendra_domain::payment::{Payment, Request as Pay};
use vendra_domain::refund::{self, Destination};
use vendra_domain::store_credit::{self, StoreCredit};
use vendra_domain::*;

/// Gives gift cards and credit back what an order took of them: nothing of it was captured.
pub(super) async fn restore_all(work: &mut Work<'_>, book: &order::Book) -> Result<(), Error> {
    for (source, amount) in placing::given(book)? {
        restore(work, book, source, amount).await?;
    }
    Ok(())
}

pub(super) async fn restore(
    work: &mut Work<'_>,
    book: &order::Book,
    source: Source,
    amount: Amount,
) -> Result<(), Error> {
    let order = book.id;
    match source {
        _ if amount.is_zero() || crate::seeded_bug::bug("letting_go.not_restored") => {}
        Source::GiftCard { gift_card } => {
            let facts = card_facts(work, gift_card, order, Presented::Platform).await?;
            let restore = gift_card::Request::Restore { order, left: facts.taken.minus(amount)? };
            work.ask::<GiftCard>(gift_card, &restore, &facts).await?;
        }
        Source::StoreCredit { customer } => {
            let facts = credit_facts(work, customer, book.currency, order).await?;
            let RecordKey { id, .. } = crate::command::store_credit_key(customer, book.currency);
            let restore = store_credit::Request::Restore { order, left: facts.taken.minus(amount)? };
            work.ask::<StoreCredit>(id, &restore, &facts).await?;
        }
        Source::Payment { .. } | Source::Platform | Source::Vendor { .. } => {}
    }
    Ok(())
}

/// What a gift card is asked with for an order.
async fn card_facts(
    work: &mut Work<'_>,
    id: GiftCardId,
    order: OrderId,
    presented: Presented,
) -> Result<gift_card::Facts, Error> {
    let (taken, movement) = (taken_of_card(work, id, order).await?, MovementId::from_uuid(work.fresh()));
    Ok(gift_card::Facts { at: work.at, id, movement, taken, presented })
}

/// What a customer's credit is asked with for an order.
async fn credit_facts(
    work: &mut Work<'_>,
    customer: CustomerId,
    currency: Currency,
    order: OrderId,
) -> Result<store_credit::Facts, Error> {
    let taken = taken_of_credit(work, customer, currency, order).await?;
    Ok(store_credit::Facts { at: work.at, customer, currency, movement: MovementId::from_uuid(work.fresh()), taken })
}

/// Whether gift cards and credit can give again what an order had of them before it was let go.
pub(super) async fn can_take_again(work: &mut Work<'_>, book: &order::Book) -> Result<bool, Error> {
    use vendra_domain::decider::Decider;
    let order = book.id;
    for (source, amount) in placing::given(book)? {
        let can = match source {
            Source::GiftCard { gift_card } => {
                let facts = card_facts(work, gift_card, order, Presented::Platform).await?;
                let state = work.state::<GiftCard>(gift_card).await?;
                GiftCard::decide(&state, &gift_card::Request::Redeem { order, amount }, &facts).is_ok()
            }
            Source::StoreCredit { customer } => {
                let facts = credit_facts(work, customer, book.currency, order).await?;
                let RecordKey { id, .. } = crate::command::store_credit_key(customer, book.currency);
                let state = work.state::<StoreCredit>(id).await?;
                StoreCredit::decide(&state, &store_credit::Request::Redeem { order, amount }, &facts).is_ok()
            }
            Source::Payment { .. } | Source::Platform | Source::Vendor { .. } => true,
        };
        if !can {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Takes of gift cards and credit again what an order had of them.
pub(super) async fn take_again(work: &mut Work<'_>, book: &order::Book) -> Result<(), Error> {
    for (source, amount) in placing::given(book)? {
        // Whoever spent it had its code.
        take(work, book.id, book.currency, (source, &Presented::Platform), amount).await?;
    }
    Ok(())
}

/// Takes an amount of a gift card or of credit for an order.
pub(super) async fn take(
    work: &mut Work<'_>,
    order: OrderId,
    currency: Currency,
    (source, presented): (Source, &Presented),
    amount: Amount,
) -> Result<(), Error> {
    match source {
        _ if amount.is_zero() => {}
        Source::GiftCard { gift_card } => {
            let facts = card_facts(work, gift_card, order, presented.clone()).await?;
            work.ask::<GiftCard>(gift_card, &gift_card::Request::Redeem { order, amount }, &facts).await?;
        }
        Source::StoreCredit { customer } => {
            let facts = credit_facts(work, customer, currency, order).await?;
            let RecordKey { id, .. } = crate::command::store_credit_key(customer, currency);
            work.ask::<StoreCredit>(id, &store_credit::Request::Redeem { order, amount }, &facts).await?;
        }
        Source::Payment { .. } | Source::Platform | Source::Vendor { .. } => {}
    }
    Ok(())
}

/// Gives up what payments hold for an order that was never placed, and gives back what they took.
pub(super) async fn let_go(work: &mut Work<'_>, book: &order::Book, reason: &str) -> Result<Vec<PaymentId>, Error> {
    let (mut ask, mut taken) = (Vec::new(), Vec::new());
    for id in placing::payments_of(book) {
        match &*work.state::<Payment>(id).await? {
            Payment::Pending(_) => {
                let facts = payment::facts(work, id);
                work.ask::<Payment>(id, &Pay::Release, &facts).await?;
            }
            Payment::Authorized(held) => {
                let amount = held.capturable()?;
                if payment::give_up(work, id, amount).await? {
                    ask.push(id);
                }
            }
            Payment::Captured(_) => taken.push(id),
            Payment::Absent | Payment::Released(_) | Payment::Late(_) | Payment::Closed(_) => {}
        }
    }
    ask.extend(return_undistributed(work, book, &taken, reason).await?);
    Ok(ask)
}

/// Refunds what payments took for an order that is never placed: it went to nobody yet. What disputes took of it, less what went back
/// in its place before, is for nobody either.
pub(super) async fn return_undistributed(
    work: &mut Work<'_>,
    book: &order::Book,
    payments: &[PaymentId],
    reason: &str,
) -> Result<Vec<PaymentId>, Error> {
    let mut undistributed = Vec::new();
    for payment in payments {
        let amount = match work.state::<Payment>(payment).await?.book() {
            Some(known) => {
                let owed = back::owed_otherwise(work, book.id, *payment).await?;
                known.refundable()?.minus(owed)?.max(Amount::ZERO).plus(disputes::uncovered(work, known).await?)?
            }
            None => Amount::ZERO,
        };
        if !amount.is_zero() {
            undistributed.push(refund::Undistributed { payment: *payment, amount });
        }
    }
    return_all(work, book, undistributed, reason).await
}

/// Refunds a part of what a payment took, which is for nobody.
pub(super) async fn return_of(
    work: &mut Work<'_>,
    book: &order::Book,
    (payment, amount): (PaymentId, Amount),
    reason: &str,
) -> Result<Vec<PaymentId>, Error> {
    return_all(work, book, vec![refund::Undistributed { payment, amount }], reason).await
}

/// Refunds what payments took before it could be let go, of an order that is over: it is for nothing that is left.
pub(super) async fn return_idle(work: &mut Work<'_>, book: &order::Book) -> Result<Vec<PaymentId>, Error> {
    let mut idle = Vec::new();
    for payment in placing::payments_of(book) {
        let amount = capture::idle(work, book, payment).await?;
        if !amount.is_zero() {
            idle.push(refund::Undistributed { payment, amount });
        }
    }
    if idle.is_empty() {
        return Ok(Vec::new());
    }
    return_all(work, book, idle, "taken before it was let go").await
}

async fn return_all(
    work: &mut Work<'_>,
    book: &order::Book,
    undistributed: Vec<refund::Undistributed>,
    reason: &str,
) -> Result<Vec<PaymentId>, Error> {
    let id = RefundId::from_uuid(work.fresh());
    back::send_back(work, book, id, (Vec::new(), undistributed), (reason, Destination::Payments)).await
}
