//! A vendor's part of an order: accepted, sent, cancelled; and what that does to stock and money.

use super::{about, back, capture, letting_go, placing, pricing, rerouting};
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::RecordKey;
use crate::work::Work;
use vendra_domain::counter::CounterKey;
use vendra_domain::decider::Decider;
use vendra_domain::frozen_line::LineMove;
use vendra_domain::order::{self, Order};
use vendra_domain::refund::Destination;
use vendra_domain::reservation::{self, LineTotal, Reservation, StockFact};
use vendra_domain::stock::Stock;
use vendra_domain::vendor_order::{self, Event, LineUnits, Request, Undo, VendorOrder};
use vendra_domain::*;

pub(super) fn facts(work: &Work<'_>, order: &order::Book) -> vendor_order::Facts {
    vendor_order::Facts {
        at: work.at,
        lines: order.lines.clone(),
        parcel: ParcelId::from_uuid(work.fresh()),
        edit: EditId::from_uuid(work.fresh()),
        elsewhere: None,
        sales_period: None,
    }
}

/// Asks one of an order's vendor orders.
pub(super) async fn ask(
    work: &mut Work<'_>,
    order: &order::Book,
    id: VendorOrderId,
    request: &Request,
) -> Result<Vec<Event>, Error> {
    let mut facts = facts(work, order);
    if let Request::Place { .. } = request {
        let periods = pricing::setting(work, |settings| settings.sales_periods).await?;
        facts.sales_period = periods.map(|periods| periods.holding(work.at)).transpose()?;
    }
    work.ask::<VendorOrder>(id, request, &facts).await
}

/// What events moved on frozen lines.
pub(super) fn moved(events: &[Event]) -> Vec<LineMove> {
    let moves = events.iter().flat_map(|event| match event {
        Event::UnitsCancelled { moves, .. } | Event::Reversed { moves, .. } => moves.as_slice(),
        _ => &[],
    });
    moves.cloned().collect()
}

/// Asks an order's reservation what takes no units: only taking asks what there is.
pub(super) async fn reserved(work: &mut Work<'_>, order: OrderId, request: &reservation::Request) -> Result<(), Error> {
    let facts = reservation::Facts { at: work.at, stock: Vec::new() };
    work.ask::<Reservation>(order, request, &facts).await.map(drop)
}

/// What there is of each offer at each place that an order's units were held at.
pub(super) async fn stock_of(work: &mut Work<'_>, order: OrderId) -> Result<Vec<StockFact>, Error> {
    let state = work.state::<Reservation>(order).await?;
    let lines = state.book().map(|book| book.lines.clone()).unwrap_or_default();
    let mut stock: Vec<StockFact> = Vec::with_capacity(lines.len());
    for line in lines {
        let (offer, location) = (line.offer, line.location);
        if stock.iter().any(|known| (known.offer, known.location) == (offer, location)) {
            continue;
        }
        stock.push(stock_at(work, offer, location).await?);
    }
    Ok(stock)
}

/// What there is of an offer at a place.
pub(super) async fn stock_at(work: &mut Work<'_>, offer: OfferId, location: LocationId) -> Result<StockFact, Error> {
    let RecordKey { id, .. } = crate::command::stock_key(offer, location);
    let floor = match &*work.state::<Stock>(id).await? {
        Stock::Absent => 0,
        Stock::Tracked(book) => book.floor(),
    };
    let available = work.counter(CounterKey::Stock { offer, location }).await?;
    Ok(StockFact { offer, location, available, floor })
}

/// Whether what an order had can be held again.
pub(super) fn there_again(state: &Reservation, stock: &[StockFact]) -> bool {
    let Some(book) = state.book() else {
        return false;
    };
    let at = book.until;
    let Ok(until) = at.plus_ms(1) else {
        return false;
    };
    let facts = reservation::Facts { at, stock: stock.to_vec() };
    Reservation::decide(state, &reservation::Request::Renew { until }, &facts).is_ok()
}

pub(super) async fn vendor_order(
    work: &mut Work<'_>,
    id: Option<VendorOrderId>,
    request: &Request,
) -> Result<Outcome, Error> {
    let id = id.ok_or(Refusal::VendorOrderNothing)?;
    let state = work.state::<VendorOrder>(id).await?;
    let named = || <&str>::from(request).to_owned();
    let absent = || Refusal::VendorOrderWrongState { state: "absent".to_owned(), request: named() };
    let order = placing::book_of(work, state.book().ok_or_else(absent)?.order, &named()).await?;
    let mut outcome = about::<VendorOrder>(id);
    if matches!(request, Request::Reject { .. } | Request::Lapse) {
        outcome.ask = rerouting::turned_down(work, &order, id, request).await?;
        outcome.ask.extend(finish(work, order.id).await?);
        return Ok(outcome);
    }
    let events = ask(work, &order, id, request).await?;
    match request {
        Request::Ship { lines, .. } if !events.is_empty() => {
            let lines = totals(work, id, lines, |units| units.shipped).await?;
            if !crate::seeded_bug::bug("fulfil.sent_and_still_kept") {
                reserved(work, order.id, &reservation::Request::Ship { lines }).await?;
            }
            outcome.ask = capture::begin(work, &order).await?;
        }
        Request::Cancel { .. } | Request::Edit { .. } => {
            let refund = RefundId::from_uuid(work.fresh());
            let mut moves = moved(&events);
            let_units_go(work, &order, &events).await?;
            if events.iter().any(|event| matches!(event, Event::Cancelled { .. })) {
                moves.extend(placing::own_undone(work, &order, refund.into()).await?);
            }
            let why = ("cancelled", Destination::Payments);
            outcome.ask = back::pay_back(work, &order, refund, moves, why).await?;
        }
        Request::Create { .. }
        | Request::Place { .. }
        | Request::Accept
        | Request::Reject { .. }
        | Request::Lapse
        | Request::Ship { .. }
        | Request::Deliver { .. }
        | Request::RecordCapture { .. }
        | Request::Reverse { .. }
        | Request::TakeOver { .. }
        | Request::MarkSettled { .. } => {}
    }
    outcome.ask.extend(finish(work, order.id).await?);
    Ok(outcome)
}

/// How many units of these lines it is by now, those of before with them.
async fn totals(
    work: &mut Work<'_>,
    id: VendorOrderId,
    lines: &[LineUnits],
    count: fn(&vendor_order::UnitCount) -> u32,
) -> Result<Vec<LineTotal>, Error> {
    let state = work.state::<VendorOrder>(id).await?;
    let Some(book) = state.book() else {
        return Ok(Vec::new());
    };
    let total = |units: &LineUnits| {
        Some(LineTotal { line: units.line, location: None, units: count(&book.line(units.line)?.units) })
    };
    Ok(lines.iter().filter_map(total).collect())
}

/// Units that are cancelled are free again where they are held. A line that went to another place gave units back before: what is
/// given back counts on from there.
async fn let_units_go(work: &mut Work<'_>, order: &order::Book, events: &[Event]) -> Result<(), Error> {
    let cancelled = events.iter().flat_map(|event| match event {
        Event::UnitsCancelled { lines, .. } => lines.as_slice(),
        _ => &[],
    });
    let state = work.state::<Reservation>(order.id).await?;
    let total = |cancelled: &LineUnits| {
        let before = state.book().map_or(0, |held| held.released(cancelled.line));
        LineTotal { line: cancelled.line, location: None, units: before.saturating_add(cancelled.units) }
    };
    let lines: Vec<LineTotal> = cancelled.map(total).collect();
    if lines.is_empty() || crate::seeded_bug::bug("fulfil.cancelled_and_still_kept") {
        return Ok(());
    }
    reserved(work, order.id, &reservation::Request::Release { lines }).await
}

/// An order whose every part is over is done, once no money of it waits for other money: what one payment gave for what was sent goes
/// to nobody before another's part of the same is there. What is sent and can be paid for no more keeps nothing open: the buyer's gift
/// card and credit have their part of it back, and what came of a fee of the platform's, too. Nor does anything stay that came in and
/// is for nothing. Gives the payments whose gateways have to be asked.
pub(super) async fn finish(work: &mut Work<'_>, order: OrderId) -> Result<Vec<PaymentId>, Error> {
    let state = work.state::<Order>(order).await?;
    let Order::Placed(book) = &*state else {
        return Ok(Vec::new());
    };
    let facts = placing::facts(work, book).await?;
    if facts.vendor_orders_open > 0 || crate::seeded_bug::bug("fulfil.never_completed") {
        return Ok(Vec::new());
    }
    let mut ask = match capture::left(work, book).await? {
        capture::Left::Waits => return Ok(Vec::new()),
        capture::Left::Nothing => Vec::new(),
        capture::Left::Lost { parts, own } => write_off(work, book, (&parts, own)).await?,
    };
    ask.extend(letting_go::return_idle(work, book).await?);
    work.ask::<Order>(order, &order::Request::Complete, &facts).await?;
    Ok(ask)
}

/// Lets go of what was sent and is lost, so that what is there is settled, and nobody's money stays between two accounts.
async fn write_off(
    work: &mut Work<'_>,
    book: &order::Book,
    (parts, own): (&[VendorOrderId], bool),
) -> Result<Vec<PaymentId>, Error> {
    let (mut moves, refund) = (Vec::new(), RefundId::from_uuid(work.fresh()));
    for part in parts {
        let request = Request::Reverse { cause: refund.into(), undo: Undo::Uncaptured };
        moves.extend(moved(&ask(work, book, *part, &request).await?));
    }
    if own {
        moves.extend(placing::own_reversed(work, book, refund.into()).await?);
    }
    back::pay_back(work, book, refund, moves, ("its payment was lost", Destination::Payments)).await
}
