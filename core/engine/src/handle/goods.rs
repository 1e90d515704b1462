//! Goods that come back, or are said to be wrong: returns, exchanges, claims.

use super::{about, back, placing, pricing, replacement};
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{Query, QueryName, RecordKey};
use crate::work::Work;
use std::collections::{BTreeMap, BTreeSet};
use vendra_domain::claim::{self, Claim, Resolution};
use vendra_domain::decider::Decider;
use vendra_domain::exchange::{self, Exchange, Replacement};
use vendra_domain::order;
use vendra_domain::refund::Destination;
use vendra_domain::reservation::Reservation;
use vendra_domain::returns::{self, Disposition, Return};
use vendra_domain::vendor_order::{self, Goods, LineUnits, Undo, VendorOrder};
use vendra_domain::*;

/// What of a vendor order may come back, and until when.
async fn returnable(work: &mut Work<'_>, id: VendorOrderId) -> Result<(Vec<LineUnits>, Timestamp, order::Book), Error> {
    let state = work.state::<VendorOrder>(id).await?;
    let absent = || Refusal::VendorOrderWrongState { state: "absent".to_owned(), request: "return".to_owned() };
    let book = state.book().ok_or_else(absent)?;
    let promised = promised(work, id).await?;
    let left = |line: &vendor_order::Line| {
        let gone = line.units.returned.saturating_add(promised.get(&line.id).copied().unwrap_or(0));
        LineUnits { line: line.id, units: line.units.delivered.saturating_sub(gone) }
    };
    let lines = book.goods().map(left).filter(|units| units.units > 0).collect();
    let within = return_within(work).await?;
    let delivered = book.parcels.iter().filter_map(|parcel| parcel.delivered_at).max();
    let until = delivered.unwrap_or(work.at).plus_ms(within)?;
    let order = placing::book_of(work, book.order, "return").await?;
    Ok((lines, until, order))
}

/// The units of a vendor order that are on their way back, line by line: goods that are to be exchanged are not returned as well.
async fn promised(work: &mut Work<'_>, id: VendorOrderId) -> Result<BTreeMap<LineId, u32>, Error> {
    let mut open = Vec::new();
    for other in work.ids::<ReturnId>(Query::new(QueryName::ReturnsByVendorOrder, id)).await? {
        let state = work.state::<Return>(other).await?;
        if let Return::Requested(book) | Return::Approved(book) | Return::InTransit(book) | Return::Received(book) =
            &*state
        {
            open.extend(book.lines.iter().copied());
        }
    }
    for other in work.ids::<ExchangeId>(Query::new(QueryName::ExchangesByVendorOrder, id)).await? {
        let state = work.state::<Exchange>(other).await?;
        if let Exchange::Requested(book) | Exchange::Approved(book) | Exchange::Received(book) = &*state {
            open.extend(book.lines.iter().copied());
        }
    }
    let mut promised: BTreeMap<LineId, u32> = BTreeMap::new();
    for units in open {
        let sum = promised.entry(units.line).or_default();
        *sum = sum.saturating_add(units.units);
    }
    Ok(promised)
}

/// The lines of a vendor order that a return, an exchange or a claim is open about: whose they are in the end is not known.
pub(super) async fn open_lines(work: &mut Work<'_>, id: VendorOrderId) -> Result<BTreeSet<LineId>, Error> {
    let mut open: BTreeSet<LineId> = promised(work, id).await?.into_keys().collect();
    for other in work.ids::<ClaimId>(Query::new(QueryName::ClaimsByVendorOrder, id)).await? {
        let state = work.state::<Claim>(other).await?;
        if let Claim::Open(book) | Claim::Answered(book) | Claim::Escalated(book) = &*state {
            open.extend(book.lines.iter().map(|units| units.line));
        }
    }
    Ok(open)
}

/// How long each step of a return, an exchange or a claim may take: as long as goods may come back.
async fn due(work: &mut Work<'_>) -> Result<Timestamp, Error> {
    let within = return_within(work).await?;
    Ok(work.at.plus_ms(within.max(time::DAY_MS))?)
}

async fn return_within(work: &mut Work<'_>) -> Result<i64, Error> {
    Ok(pricing::setting(work, |settings| settings.return_within_ms).await?.unwrap_or_default())
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
            restock(work, order.id, &lines).await?;
            let accepted = lines.iter().filter(|line| line.accepted > 0);
            let lines: Vec<_> = accepted.map(|line| LineUnits { line: line.line, units: line.accepted }).collect();
            if !lines.is_empty() {
                let late = matches!(request, returns::Request::Lapse);
                let undo = Undo::Units { lines, goods: Goods::Arrived };
                outcome.ask = undone(work, &order, (id.into(), of), undo, ("returned", late)).await?;
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
    let wanted = match (request, &*known) {
        (exchange::Request::Approve, Exchange::Requested(book))
        | (exchange::Request::Ship { .. }, Exchange::Received(book)) => Some(book.lines.clone()),
        _ => None,
    };
    let replacement = match wanted {
        Some(lines) => replacement::hold(work, order.id, id, &lines).await?,
        None => Replacement::Short,
    };
    let due = due(work).await?;
    let facts = exchange::Facts { at: work.at, id, returnable: lines, window_until, replacement, due };
    let events = work.ask::<Exchange>(id, request, &facts).await?;
    for event in &events {
        replacement::follow(work, order.id, id, event).await?;
    }
    let mut outcome = about::<Exchange>(id);
    if events.iter().any(|event| matches!(event, exchange::Event::Refunded { .. }))
        && let Some(book) = book
    {
        let late = matches!(request, exchange::Request::Lapse);
        let undo = Undo::Units { lines: book.lines, goods: Goods::Arrived };
        outcome.ask = undone(work, &order, (id.into(), of), undo, ("no replacement", late)).await?;
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
        (_, state) => book_of_claim(state).map(|book| book.vendor_order),
    };
    let of = of.ok_or(Refusal::ReturnNothing)?;
    let (arrived, _, order) = returnable(work, of).await?;
    let fault = match (request, &*known) {
        (claim::Request::Create { fault, .. }, _) => Some(*fault),
        (_, state) => book_of_claim(state).map(|book| book.fault),
    };
    let goods = if fault == Some(claim::Fault::NotReceived) { Goods::OnTheWay } else { Goods::Arrived };
    let claimable = match goods {
        Goods::OnTheWay => on_the_way(work, of).await?,
        Goods::Arrived => arrived,
    };
    work.belongs_to(RecordKey::new(crate::port::RecordKind::Claim, id), of, order.id);
    let due = due(work).await?;
    let facts = claim::Facts { at: work.at, id, claimable, refundable: order.gross, answer_by: due, accept_by: due };
    let events = work.ask::<Claim>(id, request, &facts).await?;
    let mut outcome = about::<Claim>(id);
    for event in events {
        let claim::Event::Resolved { resolution, .. } = event else { continue };
        let back = match resolution {
            Resolution::RefundUnits { lines } => Undo::Units { lines, goods },
            Resolution::RefundAmount { amount } => Undo::Amount { amount },
            Resolution::Replace { .. } | Resolution::Deny { .. } => continue,
        };
        let late = matches!(request, claim::Request::Lapse);
        outcome.ask = undone(work, &order, (id.into(), of), back, ("claim", late)).await?;
    }
    Ok(outcome)
}

/// Undoes what goods that came back, or never came, are given back for. Whoever asks for more than is left is refused and asks
/// otherwise. What is late ends by itself: nobody is there to ask otherwise, so what was given back in another way meanwhile is left out.
async fn undone(
    work: &mut Work<'_>,
    order: &order::Book,
    (cause, of): (AnyId, VendorOrderId),
    undo: Undo,
    (reason, late): (&str, bool),
) -> Result<Vec<PaymentId>, Error> {
    let undo = if late { left_of(work, order, (cause, of), undo).await? } else { Some(undo) };
    let Some(undo) = undo else {
        return Ok(Vec::new());
    };
    let refund = RefundId::from_uuid(work.fresh());
    back::undo(work, order, (cause, refund), of, (&undo, reason, Destination::Payments)).await
}

/// What of an undoing was not undone in another way; none where all of it was.
async fn left_of(
    work: &mut Work<'_>,
    order: &order::Book,
    (cause, of): (AnyId, VendorOrderId),
    undo: Undo,
) -> Result<Option<Undo>, Error> {
    let state = work.state::<VendorOrder>(of).await?;
    let undo = match undo {
        Undo::Units { lines, goods } => {
            let left = |units: &LineUnits| {
                let line = state.book()?.line(units.line)?;
                let there = if goods == Goods::Arrived { line.arrived() } else { line.on_the_way() };
                Some(LineUnits { units: units.units.min(there), ..*units }).filter(|units| units.units > 0)
            };
            Undo::Units { lines: lines.iter().filter_map(left).collect(), goods }
        }
        amount @ (Undo::Amount { .. } | Undo::LineAmount { .. } | Undo::Rest | Undo::Uncaptured) => amount,
    };
    if matches!(&undo, Undo::Units { lines, .. } if lines.is_empty()) {
        return Ok(None);
    }
    let request = vendor_order::Request::Reverse { cause, undo: undo.clone() };
    Ok(match (VendorOrder::decide(&state, &request, &super::fulfil::facts(work, order)), undo) {
        (Err(Refusal::VendorOrderExceeded { left, .. }), Undo::Amount { .. }) if left > Amount::ZERO => {
            Some(Undo::Amount { amount: left })
        }
        (Err(Refusal::VendorOrderExceeded { .. }), _) => None,
        (_, undo) => Some(undo),
    })
}

/// Returned goods that can be sold again are, at the place that they were sent from.
async fn restock(work: &mut Work<'_>, order: OrderId, lines: &[returns::Inspected]) -> Result<(), Error> {
    let again = |line: &&returns::Inspected| line.disposition == Disposition::Restock && line.accepted > 0;
    for line in lines.iter().filter(again) {
        let state = work.state::<Reservation>(order).await?;
        let place = state.book().and_then(|book| book.places(line.line).find(|place| place.shipped > 0).copied());
        if let Some(place) = place {
            let receive = stock::Request::Receive { units: line.accepted };
            super::catalogue::stock(work, place.offer, place.location, &receive).await?;
        }
    }
    Ok(())
}

/// Units that were sent and of which nothing was heard.
async fn on_the_way(work: &mut Work<'_>, id: VendorOrderId) -> Result<Vec<LineUnits>, Error> {
    let state = work.state::<VendorOrder>(id).await?;
    let left = |line: &vendor_order::Line| {
        let known = line.units.delivered.saturating_add(line.units.lost);
        LineUnits { line: line.id, units: line.units.shipped.saturating_sub(known) }
    };
    let goods = state.book().into_iter().flat_map(vendor_order::Book::goods);
    Ok(goods.map(left).filter(|units| units.units > 0).collect())
}

const fn book_of_claim(state: &Claim) -> Option<&claim::Book> {
    match state {
        Claim::Absent => None,
        Claim::Open(book)
        | Claim::Answered(book)
        | Claim::Escalated(book)
        | Claim::Resolved(book)
        | Claim::Withdrawn(book) => Some(book),
    }
}
