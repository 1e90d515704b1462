//! Money and goods that go back: refunds, returns, exchanges, claims, disputes.

use super::catalogue::{taken_of_card, taken_of_credit};
use super::{about, fulfil, payment, placing, pricing};
use crate::checkout::GiveBack;
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{EVENTS_READ_MAX, HistoryOf, Query, QueryName, RecordKey, RecordKind};
use crate::work::Work;
use std::collections::{BTreeMap, BTreeSet};
use vendra_domain::claim::{self, Claim, Resolution};
use vendra_domain::dispute::{self, Dispute, DisputePolicy};
use vendra_domain::exchange::{self, Exchange, Replacement};
use vendra_domain::frozen_line::{LineMove, Source};
use vendra_domain::gift_card::{self, GiftCard, Presented};
use vendra_domain::marketplace::Marketplace;
use vendra_domain::order;
use vendra_domain::payment::{DisputeOutcome, MethodKind, OperationOutcome, Payment, Request as Pay};
use vendra_domain::promotion::{self, Promotion};
use vendra_domain::refund::{self, Destination, PartStatus, PaymentVia, Refund, Via};
use vendra_domain::returns::{self, Return};
use vendra_domain::store_credit::{self, StoreCredit};
use vendra_domain::vendor_order::{self, Goods, LineUnits, Undo, VendorOrder};
use vendra_domain::*;

/// Gives gift cards and credit back what an order took of them: nothing of it was captured.
pub(super) async fn restore_all(work: &mut Work<'_>, book: &order::Book) -> Result<(), Error> {
    for (source, amount) in given(book)? {
        restore(work, book, source, amount).await?;
    }
    Ok(())
}

/// What each source gives for an order.
fn given(book: &order::Book) -> Result<BTreeMap<Source, Amount>, Refusal> {
    let mut given: BTreeMap<Source, Amount> = BTreeMap::new();
    for share in book.lines.iter().flat_map(|line| line.sources()) {
        let sum = given.entry(share.party).or_default();
        *sum = sum.plus(share.amount)?;
    }
    Ok(given)
}

async fn restore(work: &mut Work<'_>, book: &order::Book, source: Source, amount: Amount) -> Result<(), Error> {
    let (order, movement) = (book.id, MovementId::from_uuid(work.fresh()));
    match source {
        _ if amount.is_zero() => {}
        Source::GiftCard { gift_card } => {
            let taken = taken_of_card(work, gift_card, order).await?;
            let facts =
                gift_card::Facts { at: work.at, id: gift_card, movement, taken, presented: Presented::Platform };
            work.ask::<GiftCard>(gift_card, &gift_card::Request::Restore { order, left: taken.minus(amount)? }, &facts)
                .await?;
        }
        Source::StoreCredit { customer } => {
            let taken = taken_of_credit(work, customer, book.currency, order).await?;
            let facts = store_credit::Facts { at: work.at, customer, currency: book.currency, movement, taken };
            let RecordKey { id, .. } = crate::command::store_credit_key(customer, book.currency);
            work.ask::<StoreCredit>(id, &store_credit::Request::Restore { order, left: taken.minus(amount)? }, &facts)
                .await?;
        }
        Source::Payment { .. } | Source::Platform | Source::Vendor { .. } => {}
    }
    Ok(())
}

/// Whether gift cards and credit can give again what an order had of them before it was let go.
pub(super) async fn can_take_again(work: &mut Work<'_>, book: &order::Book) -> Result<bool, Error> {
    use vendra_domain::decider::Decider;
    let (order, movement) = (book.id, MovementId::from_uuid(work.fresh()));
    for (source, amount) in given(book)? {
        let can = match source {
            Source::GiftCard { gift_card } => {
                let taken = taken_of_card(work, gift_card, order).await?;
                let facts =
                    gift_card::Facts { at: work.at, id: gift_card, movement, taken, presented: Presented::Platform };
                let state = work.state::<GiftCard>(gift_card).await?;
                GiftCard::decide(&state, &gift_card::Request::Redeem { order, amount }, &facts).is_ok()
            }
            Source::StoreCredit { customer } => {
                let taken = taken_of_credit(work, customer, book.currency, order).await?;
                let facts = store_credit::Facts { at: work.at, customer, currency: book.currency, movement, taken };
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

/// Takes of gift cards and credit again what an order had of them, and counts its promotions again.
pub(super) async fn take_again(work: &mut Work<'_>, book: &order::Book) -> Result<(), Error> {
    for (source, amount) in given(book)? {
        // Whoever spent it had its code.
        take(work, book.id, book.currency, (source, &Presented::Platform), amount).await?;
    }
    let customer = match book.buyer {
        authority::Buyer::Customer { customer } => Some(customer),
        authority::Buyer::Guest { .. } => None,
    };
    let mut again = BTreeSet::new();
    for used in uses(work, book.id).await? {
        if !again.insert(used.promotion) {
            continue;
        }
        let state = work.state::<Promotion>(used.promotion).await?;
        let code = promotion_code(&state, &used);
        let request = promotion::Request::Redeem { order: book.id, customer, code };
        let facts = promotion_facts(work, None);
        // What was promised is kept, also where the promotion is over or used up by now.
        if let Err(error) = work.ask::<Promotion>(used.promotion, &request, &facts).await
            && error.refusal().is_none()
        {
            return Err(error);
        }
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
    let movement = MovementId::from_uuid(work.fresh());
    match source {
        _ if amount.is_zero() => {}
        Source::GiftCard { gift_card } => {
            let taken = taken_of_card(work, gift_card, order).await?;
            let presented = presented.clone();
            let facts = gift_card::Facts { at: work.at, id: gift_card, movement, taken, presented };
            work.ask::<GiftCard>(gift_card, &gift_card::Request::Redeem { order, amount }, &facts).await?;
        }
        Source::StoreCredit { customer } => {
            let taken = taken_of_credit(work, customer, currency, order).await?;
            let facts = store_credit::Facts { at: work.at, customer, currency, movement, taken };
            let RecordKey { id, .. } = crate::command::store_credit_key(customer, currency);
            work.ask::<StoreCredit>(id, &store_credit::Request::Redeem { order, amount }, &facts).await?;
        }
        Source::Payment { .. } | Source::Platform | Source::Vendor { .. } => {}
    }
    Ok(())
}

/// A promotion that an order used, as its redemption says it.
struct Used {
    promotion: PromotionId,
    by: promotion::Use,
}

/// The uses that an order ever made of promotions. The promotions' own events say so, and are found under the order.
async fn uses(work: &mut Work<'_>, order: OrderId) -> Result<Vec<Used>, Error> {
    let of = HistoryOf::Order(order.to_string());
    let (mut found, mut read) = (Vec::new(), 0_u64);
    loop {
        let events = work.engine.store.history(work.tenant, of.clone(), read, EVENTS_READ_MAX).await?;
        let full = events.len() == usize::try_from(EVENTS_READ_MAX).unwrap_or(usize::MAX);
        read = read.saturating_add(u64::try_from(events.len()).unwrap_or(u64::MAX));
        for stored in events.iter().filter(|stored| stored.event.kind == RecordKind::Promotion) {
            let event = vendra_domain::encoding::decode_event::<Promotion>(stored.event.data.as_bytes())?;
            if let promotion::Event::Redeemed { used, .. } = event {
                found.push(Used { promotion: stored.event.key.parse()?, by: used });
            }
        }
        if !full {
            return Ok(found);
        }
    }
}

fn promotion_code(state: &Promotion, used: &Used) -> Option<String> {
    let (Promotion::Draft(book) | Promotion::Active(book) | Promotion::Paused(book) | Promotion::Ended(book)) = state
    else {
        return None;
    };
    let coupon = book.coupons.iter().find(|coupon| Some(coupon.id) == used.by.coupon);
    coupon.map(|coupon| coupon.code.to_string())
}

fn promotion_facts(work: &Work<'_>, used: Option<promotion::Use>) -> promotion::Facts {
    let coupon = CouponId::from_uuid(work.fresh());
    promotion::Facts { at: work.at, coupon, by: promotion::Maker::Platform, uses_by_customer: 0, used }
}

/// Counts back what an order that was let go used of promotions.
pub(super) async fn release_promotions(work: &mut Work<'_>, book: &order::Book) -> Result<(), Error> {
    let order = book.id;
    for used in uses(work, order).await? {
        let promotion = used.promotion;
        if work.counter(counter::CounterKey::PromotionUsesOf { promotion, order }).await? > 0 {
            let facts = promotion_facts(work, Some(used.by));
            work.ask::<Promotion>(promotion, &promotion::Request::Release { order }, &facts).await?;
        }
    }
    Ok(())
}

/// Gives up what payments hold for an order that was never placed, and gives back what they took.
pub(super) async fn let_go(work: &mut Work<'_>, book: &order::Book, reason: &str) -> Result<Vec<PaymentId>, Error> {
    let (mut ask, mut taken) = (Vec::new(), Vec::new());
    for id in placing::payments_of(book) {
        let facts = payment::facts(work, id);
        match &*work.state::<Payment>(id).await? {
            Payment::Pending(_) => drop(work.ask::<Payment>(id, &Pay::Release, &facts).await?),
            Payment::Authorized(held) => {
                let amount = held.capturable()?;
                work.ask::<Payment>(id, &Pay::StartVoid { amount }, &facts).await?;
                if held.terms.asks_nobody() {
                    let outcome = OperationOutcome::Succeeded { fee: Amount::ZERO };
                    let done = Pay::Resolve { operation: facts.void.into(), outcome };
                    work.ask::<Payment>(id, &done, &facts).await?;
                } else {
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

/// Refunds what payments took for an order that is never placed: it went to nobody yet.
pub(super) async fn return_undistributed(
    work: &mut Work<'_>,
    book: &order::Book,
    payments: &[PaymentId],
    reason: &str,
) -> Result<Vec<PaymentId>, Error> {
    let mut undistributed = Vec::new();
    for payment in payments {
        let amount = match work.state::<Payment>(payment).await?.book() {
            Some(known) => known.refundable()?,
            None => Amount::ZERO,
        };
        if !amount.is_zero() {
            undistributed.push(refund::Undistributed { payment: *payment, amount });
        }
    }
    if undistributed.is_empty() {
        return Ok(Vec::new());
    }
    let id = RefundId::from_uuid(work.fresh());
    let facts =
        refund::Facts { undistributed, payments: vias(work, book).await?, ..blank_facts(work, id, book.currency) };
    let (order, reason, to) = (book.id, reason.to_owned(), Destination::Payments);
    work.ask::<Refund>(id, &refund::Request::Create { order, reason, to }, &facts).await?;
    start_parts(work, book, id).await
}

/// Carries what was undone back to those who paid: what was never taken is given up, what was taken is refunded. Gives the
/// payments whose gateways have to be asked.
pub(super) async fn pay_back(
    work: &mut Work<'_>,
    book: &order::Book,
    id: RefundId,
    moves: Vec<LineMove>,
    (reason, to): (&str, Destination),
) -> Result<Vec<PaymentId>, Error> {
    let mut ask = Vec::new();
    let mut voided: BTreeMap<Source, Amount> = BTreeMap::new();
    for share in moves.iter().flat_map(|step| &step.voided) {
        let sum = voided.entry(share.party).or_default();
        *sum = sum.plus(share.amount)?;
    }
    for (source, amount) in voided {
        match source {
            Source::Payment { payment } if !amount.is_zero() => {
                let facts = payment::facts(work, payment);
                if matches!(*work.state::<Payment>(payment).await?, Payment::Authorized(_) | Payment::Captured(_)) {
                    work.ask::<Payment>(payment, &Pay::StartVoid { amount }, &facts).await?;
                    ask.push(payment);
                }
            }
            source => restore(work, book, source, amount).await?,
        }
    }
    let back = Amount::sum(moves.iter().map(LineMove::tendered).collect::<Result<Vec<_>, _>>()?)?;
    if back.is_zero() {
        return Ok(ask);
    }
    let moves = moves.into_iter().filter(|step| !step.sources.is_empty()).collect();
    let facts = refund::Facts { moves, payments: vias(work, book).await?, ..blank_facts(work, id, book.currency) };
    let request = refund::Request::Create { order: book.id, reason: reason.to_owned(), to };
    work.ask::<Refund>(id, &request, &facts).await?;
    ask.extend(start_parts(work, book, id).await?);
    ask.sort_unstable();
    ask.dedup();
    Ok(ask)
}

const fn blank_facts(work: &Work<'_>, id: RefundId, currency: Currency) -> refund::Facts {
    refund::Facts { at: work.at, id, currency, moves: Vec::new(), undistributed: Vec::new(), payments: Vec::new() }
}

/// How each of an order's payments pays back.
async fn vias(work: &mut Work<'_>, book: &order::Book) -> Result<Vec<PaymentVia>, Error> {
    let mut vias = Vec::new();
    for payment in placing::payments_of(book) {
        if let Some(known) = work.state::<Payment>(payment).await?.book() {
            let via = match known.terms.kind {
                MethodKind::Receivable { .. } => Via::Receivable,
                _ => Via::Gateway { gateway: known.gateway },
            };
            vias.push(PaymentVia { payment, operation: RefundId::from_uuid(work.fresh()), via });
        }
    }
    Ok(vias)
}

/// Begins every part of a refund: at its gateway, or here and now where nobody has to be asked.
async fn start_parts(work: &mut Work<'_>, book: &order::Book, id: RefundId) -> Result<Vec<PaymentId>, Error> {
    let state = work.state::<Refund>(id).await?;
    let mut ask = Vec::new();
    for part in parts(&state).to_vec() {
        match (part.source, part.status) {
            (Source::Payment { payment }, PartStatus::InTransit) => {
                let facts = payment::facts(work, payment);
                let start = Pay::StartRefund { refund: part.operation, amount: part.amount };
                work.ask::<Payment>(payment, &start, &facts).await?;
                if part.via == Some(Via::Receivable) {
                    let outcome = OperationOutcome::Succeeded { fee: Amount::ZERO };
                    let done = Pay::Resolve { operation: part.operation.into(), outcome };
                    work.ask::<Payment>(payment, &done, &facts).await?;
                    let facts = blank_facts(work, id, book.currency);
                    let paid = refund::Request::PartPaid { operation: part.operation };
                    work.ask::<Refund>(id, &paid, &facts).await?;
                } else {
                    ask.push(payment);
                }
            }
            (source, PartStatus::Restored) => restore(work, book, source, part.amount).await?,
            (_, PartStatus::Credited) => grant(work, book, id, part.amount).await?,
            _ => {}
        }
    }
    Ok(ask)
}

/// Money that goes back as credit.
async fn grant(work: &mut Work<'_>, book: &order::Book, refund: RefundId, amount: Amount) -> Result<(), Error> {
    let authority::Buyer::Customer { customer } = book.buyer else {
        return Err(Refusal::RefundNothing.into());
    };
    let movement = MovementId::from_uuid(work.fresh());
    let (currency, taken) = (book.currency, Amount::ZERO);
    let facts = store_credit::Facts { at: work.at, customer, currency, movement, taken };
    let grant = store_credit::Grant::Refund { refund };
    let request = store_credit::Request::Grant { amount, grant, reason: "refund".to_owned() };
    let RecordKey { id, .. } = crate::command::store_credit_key(customer, book.currency);
    work.ask::<StoreCredit>(id, &request, &facts).await?;
    Ok(())
}

fn parts(state: &Refund) -> &[refund::Part] {
    match state {
        Refund::Absent => &[],
        Refund::InTransit(book) | Refund::Failed(book) | Refund::Completed(book) => &book.parts,
    }
}

/// The refund of an order that has a part.
pub(super) async fn refund_with(
    work: &mut Work<'_>,
    order: OrderId,
    operation: RefundId,
) -> Result<Option<RefundId>, Error> {
    for id in work.ids::<RefundId>(Query::new(QueryName::RefundsByOrder, order)).await? {
        let state = work.state::<Refund>(id).await?;
        if parts(&state).iter().any(|part| part.operation == operation) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

pub(super) async fn refund_facts(work: &mut Work<'_>, id: RefundId) -> Result<refund::Facts, Error> {
    let state = work.state::<Refund>(id).await?;
    let (Refund::InTransit(book) | Refund::Failed(book) | Refund::Completed(book)) = &*state else {
        return Err(Refusal::RefundNothing.into());
    };
    Ok(blank_facts(work, id, book.currency))
}

/// Gives money back without goods, or for units: undoes a vendor order's lines and carries it to those who paid.
pub(super) async fn give_back(work: &mut Work<'_>, order: OrderId, with: &GiveBack) -> Result<Outcome, Error> {
    let book = placing::book_of(work, order, "refund").await?;
    if !book.vendor_orders.iter().any(|part| part.id == with.vendor_order) {
        return Err(Refusal::AuthorityNotFound.into());
    }
    let id = RefundId::from_uuid(work.fresh());
    let ask = undo(work, &book, (id.into(), id), with.vendor_order, (&with.undo, &with.reason, with.to)).await?;
    Ok(Outcome { ask, ..about::<Refund>(id) })
}

/// Undoes a part of a vendor order for a cause, and pays it back.
async fn undo(
    work: &mut Work<'_>,
    book: &order::Book,
    (cause, refund): (AnyId, RefundId),
    vendor_order: VendorOrderId,
    (undo, reason, to): (&Undo, &str, Destination),
) -> Result<Vec<PaymentId>, Error> {
    let request = vendor_order::Request::Reverse { cause, undo: undo.clone() };
    let moves = fulfil::moved(&fulfil::ask(work, book, vendor_order, &request).await?);
    let ask = pay_back(work, book, refund, moves, (reason, to)).await?;
    fulfil::finish(work, book.id).await?;
    Ok(ask)
}

pub(super) async fn refund(
    work: &mut Work<'_>,
    id: Option<RefundId>,
    request: &refund::Request,
) -> Result<Outcome, Error> {
    let id = id.ok_or(Refusal::RefundNothing)?;
    let state = work.state::<Refund>(id).await?;
    let (Refund::InTransit(known) | Refund::Failed(known) | Refund::Completed(known)) = &*state else {
        return Err(Refusal::RefundNothing.into());
    };
    let book = placing::book_of(work, known.order, "refund").await?;
    let facts = refund::Facts { payments: vias(work, &book).await?, ..blank_facts(work, id, book.currency) };
    let events = work.ask::<Refund>(id, request, &facts).await?;
    let mut outcome = about::<Refund>(id);
    for event in events {
        match event {
            refund::Event::PartRetried { again, .. } => {
                let state = work.state::<Refund>(id).await?;
                if let Some(part) = parts(&state).iter().find(|part| part.operation == again)
                    && let Source::Payment { payment } = part.source
                {
                    let facts = payment::facts(work, payment);
                    let start = Pay::StartRefund { refund: again, amount: part.amount };
                    work.ask::<Payment>(payment, &start, &facts).await?;
                    outcome.ask.push(payment);
                }
            }
            refund::Event::PartCredited { amount, .. } => grant(work, &book, id, amount).await?,
            _ => {}
        }
    }
    Ok(outcome)
}

/// What of a vendor order may come back, and until when.
async fn returnable(work: &mut Work<'_>, id: VendorOrderId) -> Result<(Vec<LineUnits>, Timestamp, order::Book), Error> {
    let state = work.state::<VendorOrder>(id).await?;
    let absent = || Refusal::VendorOrderWrongState { state: "absent".to_owned(), request: "return".to_owned() };
    let book = state.book().ok_or_else(absent)?;
    let mut promised: BTreeMap<LineId, u32> = BTreeMap::new();
    for other in work.ids::<ReturnId>(Query::new(QueryName::ReturnsByVendorOrder, id)).await? {
        let state = work.state::<Return>(other).await?;
        if let Return::Requested(book) | Return::Approved(book) | Return::InTransit(book) | Return::Received(book) =
            &*state
        {
            for units in &book.lines {
                *promised.entry(units.line).or_default() += units.units;
            }
        }
    }
    let left = |line: &vendor_order::Line| {
        let gone = line.units.returned.saturating_add(promised.get(&line.id).copied().unwrap_or(0));
        LineUnits { line: line.id, units: line.units.delivered.saturating_sub(gone) }
    };
    let lines = book.goods().map(left).filter(|units| units.units > 0).collect();
    let marketplace = work.state::<Marketplace>(work.tenant).await?;
    let within = pricing::settings(&marketplace).map_or(0, |settings| settings.return_within_ms);
    let delivered = book.parcels.iter().filter_map(|parcel| parcel.delivered_at).max();
    let until = delivered.unwrap_or(work.at).plus_ms(within)?;
    let order = placing::book_of(work, book.order, "return").await?;
    Ok((lines, until, order))
}

/// How long each step of a return, an exchange or a claim may take: as long as goods may come back.
async fn due(work: &mut Work<'_>) -> Result<Timestamp, Error> {
    let marketplace = work.state::<Marketplace>(work.tenant).await?;
    let within = pricing::settings(&marketplace).map_or(0, |settings| settings.return_within_ms);
    Ok(work.at.plus_ms(within.max(time::DAY_MS))?)
}

pub(super) async fn goods_back(
    work: &mut Work<'_>,
    id: Option<ReturnId>,
    request: &returns::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| ReturnId::from_uuid(work.fresh()));
    let known = work.state::<Return>(id).await?;
    let of = match (request, &*known) {
        (returns::Request::Create { vendor_order, .. }, _) => Some(*vendor_order),
        (_, state) => book_of_return(state).map(|book| book.vendor_order),
    };
    let of = of.ok_or(Refusal::ReturnNothing)?;
    let (lines, window_until, order) = returnable(work, of).await?;
    work.belongs_to(RecordKey::new(crate::port::RecordKind::Return, id), of, order.id);
    let facts = returns::Facts { at: work.at, id, returnable: lines, window_until, due: due(work).await? };
    let events = work.ask::<Return>(id, request, &facts).await?;
    let mut outcome = about::<Return>(id);
    for event in events {
        if let returns::Event::Inspected { lines, .. } = event {
            let accepted = lines.iter().filter(|line| line.accepted > 0);
            let lines: Vec<_> = accepted.map(|line| LineUnits { line: line.line, units: line.accepted }).collect();
            if !lines.is_empty() {
                let refund = RefundId::from_uuid(work.fresh());
                let why = (&Undo::Units { lines, goods: Goods::Arrived }, "returned", Destination::Payments);
                outcome.ask = undo(work, &order, (id.into(), refund), of, why).await?;
            }
        }
    }
    Ok(outcome)
}

const fn book_of_return(state: &Return) -> Option<&returns::Book> {
    match state {
        Return::Absent => None,
        Return::Requested(book)
        | Return::Approved(book)
        | Return::InTransit(book)
        | Return::Received(book)
        | Return::Inspected(book)
        | Return::Refused(book)
        | Return::Cancelled(book)
        | Return::Lapsed(book) => Some(book),
    }
}

pub(super) async fn exchange(
    work: &mut Work<'_>,
    id: Option<ExchangeId>,
    request: &exchange::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| ExchangeId::from_uuid(work.fresh()));
    let known = work.state::<Exchange>(id).await?;
    let book = match &*known {
        Exchange::Absent => None,
        Exchange::Requested(book)
        | Exchange::Approved(book)
        | Exchange::Received(book)
        | Exchange::Shipped(book)
        | Exchange::Refunded(book)
        | Exchange::Refused(book)
        | Exchange::Cancelled(book)
        | Exchange::Lapsed(book) => Some(book.clone()),
    };
    let of = match request {
        exchange::Request::Create { vendor_order, .. } => Some(*vendor_order),
        _ => book.as_ref().map(|book| book.vendor_order),
    };
    let of = of.ok_or(Refusal::ReturnNothing)?;
    let (lines, window_until, order) = returnable(work, of).await?;
    work.belongs_to(RecordKey::new(crate::port::RecordKind::Exchange, id), of, order.id);
    let facts = exchange::Facts {
        at: work.at,
        id,
        returnable: lines,
        window_until,
        replacement: Replacement::Held,
        due: due(work).await?,
    };
    let events = work.ask::<Exchange>(id, request, &facts).await?;
    let mut outcome = about::<Exchange>(id);
    if events.iter().any(|event| matches!(event, exchange::Event::Refunded { .. }))
        && let Some(book) = book
    {
        let refund = RefundId::from_uuid(work.fresh());
        let why = (&Undo::Units { lines: book.lines, goods: Goods::Arrived }, "no replacement", Destination::Payments);
        outcome.ask = undo(work, &order, (id.into(), refund), of, why).await?;
    }
    Ok(outcome)
}

pub(super) async fn claim(
    work: &mut Work<'_>,
    id: Option<ClaimId>,
    request: &claim::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| ClaimId::from_uuid(work.fresh()));
    let known = work.state::<Claim>(id).await?;
    let of = match (request, &*known) {
        (claim::Request::Create { vendor_order, .. }, _) => Some(*vendor_order),
        (_, Claim::Absent) => None,
        (
            _,
            Claim::Open(book)
            | Claim::Answered(book)
            | Claim::Escalated(book)
            | Claim::Resolved(book)
            | Claim::Withdrawn(book),
        ) => Some(book.vendor_order),
    };
    let of = of.ok_or(Refusal::ReturnNothing)?;
    let (claimable, _, order) = returnable(work, of).await?;
    work.belongs_to(RecordKey::new(crate::port::RecordKind::Claim, id), of, order.id);
    let due = due(work).await?;
    let facts = claim::Facts { at: work.at, id, claimable, refundable: order.gross, answer_by: due, accept_by: due };
    let events = work.ask::<Claim>(id, request, &facts).await?;
    let mut outcome = about::<Claim>(id);
    let never_came = match &*work.state::<Claim>(id).await? {
        Claim::Resolved(book) => book.fault == claim::Fault::NotReceived,
        _ => false,
    };
    for event in events {
        let claim::Event::Resolved { resolution, .. } = event else { continue };
        let came = if never_came { Goods::OnTheWay } else { Goods::Arrived };
        let back = match resolution {
            Resolution::RefundUnits { lines } => Undo::Units { lines, goods: came },
            Resolution::RefundAmount { amount } => Undo::Amount { amount },
            Resolution::Replace { .. } | Resolution::Deny { .. } => continue,
        };
        let refund = RefundId::from_uuid(work.fresh());
        let why = (&back, "claim", Destination::Payments);
        outcome.ask = undo(work, &order, (id.into(), refund), of, why).await?;
    }
    Ok(outcome)
}

/// What each vendor of an order would bear of a dispute: its part of what was sold.
async fn bearers(work: &mut Work<'_>, order: &order::Book, known: &Dispute) -> Result<Vec<dispute::VendorPart>, Error> {
    let (Dispute::Open(book) | Dispute::UnderReview(book)) = known else {
        return Ok(Vec::new());
    };
    let weights: Vec<i64> = order.vendor_orders.iter().map(|part| part.totals.payable.minor()).collect();
    if book.policy != DisputePolicy::Vendor || weights.iter().all(|weight| *weight == 0) {
        return Ok(Vec::new());
    }
    let parts = money::allocate(book.amount, &weights, money::Allocation::LargestRemainder)?;
    let mut bearers = Vec::with_capacity(parts.len());
    for (part, amount) in order.vendor_orders.iter().zip(parts).filter(|(_, amount)| !amount.is_zero()) {
        let state = work.state::<VendorOrder>(part.id).await?;
        let settled = |line: &vendor_order::Line| line.share == ledger::VendorShare::Available;
        let available = state.book().is_some_and(|book| book.lines.iter().any(settled));
        let share = if available { ledger::VendorShare::Available } else { ledger::VendorShare::Pending };
        bearers.push(dispute::VendorPart { vendor: part.vendor, share, amount });
    }
    Ok(bearers)
}

pub(super) async fn dispute(
    work: &mut Work<'_>,
    id: Option<DisputeId>,
    request: &dispute::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| DisputeId::from_uuid(work.fresh()));
    let known = work.state::<Dispute>(id).await?;
    let payment = match (request, &*known) {
        (dispute::Request::Open { payment, .. }, _) => Some(*payment),
        (_, Dispute::Absent) => None,
        (_, Dispute::Open(book) | Dispute::UnderReview(book) | Dispute::Won(book) | Dispute::Lost(book)) => {
            Some(book.payment)
        }
    };
    let payment = payment.ok_or(Refusal::RefundNothing)?;
    let state = work.state::<Payment>(payment).await?;
    let paid = state.book().ok_or(Refusal::RefundUnknownPayment { payment })?;
    let order = placing::book_of(work, paid.order, "dispute").await?;
    let marketplace = work.state::<Marketplace>(work.tenant).await?;
    let policy = pricing::settings(&marketplace).map_or(DisputePolicy::Platform, |settings| settings.disputes);
    let facts = dispute::Facts {
        at: work.at,
        id,
        order: order.id,
        currency: paid.currency,
        gateway: paid.gateway,
        disputable: paid.refundable()?,
        policy,
        vendors: bearers(work, &order, &known).await?,
        undone: Vec::new(),
    };
    work.ask::<Dispute>(id, request, &facts).await?;
    let pay = payment::facts(work, payment);
    let follows = match request {
        dispute::Request::Open { amount, .. } => Some(Pay::HoldDispute { dispute: id, amount: *amount }),
        dispute::Request::Win { .. } => Some(Pay::EndDispute { dispute: id, outcome: DisputeOutcome::Won }),
        dispute::Request::Lose => Some(Pay::EndDispute { dispute: id, outcome: DisputeOutcome::Lost }),
        dispute::Request::SubmitEvidence { .. } => None,
    };
    if let Some(request) = follows {
        work.ask::<Payment>(payment, &request, &pay).await?;
    }
    Ok(about::<Dispute>(id))
}
