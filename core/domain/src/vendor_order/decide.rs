//! The rules of a vendor order.

use super::VendorOrder;
use super::book::{Book, Line, Parcel, UnitCount};
use super::message::{By, CancelCause, CaptureScope, Event, Facts, Goods, LineUnits, Request, Sold, Undo};
use super::moves;
use super::turned_down::turned_down;
use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::frozen_line::{FrozenLine, LineKind, LineMove, Progress, Use};
use crate::id::*;
use crate::ledger::{self, VendorShare};
use crate::limits;
use crate::money::Amount;
use crate::refusal::Refusal;
use std::iter;

impl Decider for VendorOrder {
    const NAME: &'static str = "vendor_order";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        match (state, request) {
            (Self::Absent, Request::Create { .. }) => create(request, facts),
            (Self::Awaiting(book), Request::Place { accept_by }) => {
                let placed = Event::Placed { accept_by: *accept_by, sold: sold(book, facts)?, at };
                Ok(iter::once(placed).chain(accept_by.is_none().then_some(Event::Accepted { at })).collect())
            }
            // The webhook and the buyer's completion both place the order.
            (Self::Open(_) | Self::Accepted(_) | Self::Fulfilling(_) | Self::Completed(_), Request::Place { .. })
            | (Self::Accepted(_) | Self::Fulfilling(_) | Self::Completed(_), Request::Accept) => Ok(Vec::new()),
            (Self::Open(_), Request::Accept) => Ok(vec![Event::Accepted { at }]),
            (Self::Open(book), Request::Reject { reason }) => {
                limits::text("vendor_order.reason", reason, limits::REASON_BYTES_MAX)?;
                let rejected = Event::Rejected { reason: reason.clone(), at };
                turned_down(book, facts, rejected, (By::Vendor, CancelCause::Rejected))
            }
            (Self::Open(book), Request::Lapse) => match book.accept_by {
                Some(accept_by) if accept_by <= at => {
                    turned_down(book, facts, Event::Lapsed { at }, (By::Operator, CancelCause::Lapsed))
                }
                _ => Err(Refusal::VendorOrderNotDue),
            },
            (Self::Accepted(book) | Self::Fulfilling(book), Request::Ship { lines, tracking }) => {
                ship(book, lines, tracking.as_ref(), facts)
            }
            (Self::Fulfilling(book), Request::Deliver { parcel }) => {
                let delivered = deliver(book, *parcel, facts)?;
                Ok(delivered.map(|event| and_completed(book, event, facts)).unwrap_or_default())
            }
            // What was given up on came after all.
            (Self::Completed(book), Request::Deliver { parcel }) => {
                Ok(deliver(book, *parcel, facts)?.into_iter().collect())
            }
            (
                Self::Awaiting(book) | Self::Open(book) | Self::Accepted(book) | Self::Fulfilling(book),
                Request::Cancel { lines, by, cause },
            ) => cancel(book, lines, *by, *cause, facts),
            (Self::Cancelled(_), Request::Cancel { .. }) => Ok(Vec::new()),
            (Self::Open(book) | Self::Accepted(book) | Self::Fulfilling(book), Request::Edit { lines, note }) => {
                edit(book, lines, note.as_ref(), facts)
            }
            (
                Self::Open(book) | Self::Accepted(book) | Self::Fulfilling(book) | Self::Completed(book),
                Request::RecordCapture { capture, scope },
            ) => record_capture(book, *capture, scope, facts),
            (
                Self::Open(book) | Self::Accepted(book) | Self::Completed(book) | Self::Cancelled(book),
                Request::Reverse { cause, undo },
            ) => Ok(reverse(book, *cause, undo, facts)?.into_iter().collect()),
            // What is undone on its way may be the last that was waited for.
            (Self::Fulfilling(book), Request::Reverse { cause, undo }) => {
                let reversed = reverse(book, *cause, undo, facts)?;
                Ok(reversed.map(|event| and_completed(book, event, facts)).unwrap_or_default())
            }
            (
                Self::Awaiting(book) | Self::Open(book) | Self::Accepted(book) | Self::Fulfilling(book),
                Request::TakeOver { line, captured },
            ) => take_over(book, line, *captured, facts),
            (
                Self::Fulfilling(book) | Self::Completed(book) | Self::Cancelled(book),
                Request::MarkSettled { settlement, lines },
            ) => settle(book, *settlement, lines, facts),
            (state, request) => Err(Refusal::VendorOrderWrongState {
                state: state.name().to_owned(),
                request: request.name().to_owned(),
            }),
        }
    }

    fn evolve(state: Self, event: &Event) -> Self {
        super::evolve::evolve(state, event)
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let mut effects = Effects::default();
        let Some(book) = before.book() else {
            return Ok(effects);
        };
        match event {
            Event::CaptureRecorded { capture, moves, .. } => effects.journals.extend(ledger::distribution(
                *capture,
                book.order,
                book.currency,
                moves::posted(book, moves),
            )?),
            Event::Placed { sold: Some(sold), .. } => {
                let key = CounterKey::VendorSales { vendor: book.vendor, currency: book.currency, period: sold.period };
                effects.counters.push(CounterMove::free(key, sold.net.minor()));
            }
            Event::UnitsCancelled { edit, moves, .. } => {
                reversed(&mut effects, book, (*edit).into(), moves)?;
            }
            Event::Reversed { cause, moves, .. } => reversed(&mut effects, book, *cause, moves)?,
            Event::TakenOver { line, captured: Some((capture, movement)), .. } => {
                let posted = ledger::Posted { movement, kind: line.kind, share: line.share };
                effects.journals.extend(ledger::distribution(*capture, book.order, book.currency, [posted])?);
            }
            _ => {}
        }
        Ok(effects)
    }
}

/// What a vendor sells with what is left of its goods; none where nothing is, or where no period was looked up.
fn sold(book: &Book, facts: &Facts) -> Result<Option<Sold>, Refusal> {
    let Some(period) = facts.sales_period else {
        return Ok(None);
    };
    let mut net = Amount::ZERO;
    for line in book.goods() {
        let (_, frozen) = moves::pair(book, &facts.lines, line.id)?;
        let taxed = |party: &Use| matches!(party, Use::Tax { .. } | Use::VendorTax { .. });
        let rest = frozen.capture_rest(line.progress)?;
        net =
            net.plus(Amount::sum(rest.uses.iter().filter(|share| !taxed(&share.party)).map(|share| share.amount))?)?;
    }
    Ok((!net.is_zero()).then_some(Sold { net, period }))
}

/// Posts what was undone; what a settled vendor gives back comes off what it may be paid.
fn reversed(effects: &mut Effects, book: &Book, cause: AnyId, moves: &[LineMove]) -> Result<(), Refusal> {
    let journal = ledger::reversal(cause, book.order, book.currency, moves::posted(book, moves))?;
    effects.counters.extend(journal.iter().flat_map(ledger::available_moves));
    effects.journals.extend(journal);
    Ok(())
}

fn create(request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let Request::Create { order, part, currency } = request else {
        return Ok(Vec::new());
    };
    limits::count("vendor_order.lines", part.lines.len(), limits::ORDER_LINES_MAX)?;
    let mut lines: Vec<Line> = Vec::with_capacity(part.lines.len());
    for id in &part.lines {
        let frozen = facts.lines.iter().find(|line| line.id == *id);
        let frozen = frozen.ok_or(Refusal::VendorOrderUnknownLine { line: *id })?;
        if lines.iter().any(|known| known.id == *id) {
            return Err(Refusal::LineDuplicate { line: *id });
        }
        sold_by(frozen, part.vendor)?;
        lines.push(fresh(frozen));
    }
    // Without goods nothing could ever be sent or cancelled, and it would stay open for ever.
    if !lines.iter().any(|line| line.kind == LineKind::Goods) {
        return Err(Refusal::VendorOrderNothing);
    }
    let book = Book {
        id: part.id,
        order: *order,
        vendor: part.vendor,
        currency: *currency,
        lines,
        parcels: Vec::new(),
        captures: Vec::new(),
        undone_by: Vec::new(),
        accept_by: None,
        note: None,
    };
    Ok(vec![Event::Created { book, at: facts.at }])
}

/// Refuses a line that another vendor is paid for.
fn sold_by(frozen: &FrozenLine, vendor: VendorId) -> Result<(), Refusal> {
    if frozen.is_sold_by(vendor) { Ok(()) } else { Err(Refusal::LineOtherVendor { line: frozen.id, vendor }) }
}

fn fresh(frozen: &FrozenLine) -> Line {
    Line {
        id: frozen.id,
        kind: frozen.kind,
        quantity: frozen.quantity,
        units: UnitCount::default(),
        progress: Progress::default(),
        share: VendorShare::Pending,
    }
}

/// Refuses a list that names no units, none of a line, or a line twice.
pub(super) fn check_units(lines: &[LineUnits]) -> Result<(), Refusal> {
    limits::count("vendor_order.lines", lines.len(), limits::QUOTE_LINES_MAX)?;
    if lines.is_empty() {
        return Err(Refusal::VendorOrderNothing);
    }
    for (place, units) in lines.iter().enumerate() {
        if units.units == 0 || lines.iter().take(place).any(|earlier| earlier.line == units.line) {
            return Err(Refusal::VendorOrderUnits { line: units.line, wanted: units.units, open: 0 });
        }
    }
    Ok(())
}

/// A line of goods with enough open units.
pub(super) fn open_line<'a>(book: &'a Book, units: &LineUnits) -> Result<&'a Line, Refusal> {
    let line = book.line(units.line).ok_or(Refusal::VendorOrderUnknownLine { line: units.line })?;
    if line.kind != LineKind::Goods || units.units > line.open() {
        return Err(Refusal::VendorOrderUnits { line: units.line, wanted: units.units, open: line.open() });
    }
    Ok(line)
}

fn ship(book: &Book, lines: &[LineUnits], tracking: Option<&String>, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    check_units(lines)?;
    limits::count("vendor_order.parcels", book.parcels.len() + 1, limits::PARCELS_MAX)?;
    if let Some(tracking) = tracking {
        limits::text("parcel.tracking", tracking, limits::TRACKING_BYTES_MAX)?;
    }
    for units in lines {
        open_line(book, units)?;
    }
    let parcel = Parcel {
        id: facts.parcel,
        lines: lines.to_vec(),
        tracking: tracking.cloned(),
        shipped_at: facts.at,
        delivered_at: None,
    };
    Ok(vec![Event::Shipped { parcel, at: facts.at }])
}

fn record_capture(book: &Book, capture: CaptureId, scope: &CaptureScope, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    if book.captures.contains(&capture) {
        return Ok(Vec::new());
    }
    limits::count("vendor_order.captures", book.captures.len() + 1, limits::CAPTURES_MAX)?;
    let moves = moves::capture(book, &facts.lines, scope)?;
    Ok(if moves.is_empty() { Vec::new() } else { vec![Event::CaptureRecorded { capture, moves, at: facts.at }] })
}

/// That a parcel arrived, or nothing where it did before.
fn deliver(book: &Book, parcel: ParcelId, facts: &Facts) -> Result<Option<Event>, Refusal> {
    let known = book.parcels.iter().find(|known| known.id == parcel);
    let known = known.ok_or(Refusal::VendorOrderUnknownParcel { parcel })?;
    if known.delivered_at.is_some() {
        return Ok(None);
    }
    let lines = known.lines.clone();
    // No more can be lost than is on its way still: nobody knows in which parcel it was.
    let found = lines.iter().filter_map(|units| {
        let line = book.line(units.line)?;
        let missing = line.units.shipped.saturating_sub(line.units.delivered).saturating_sub(units.units);
        let found = line.units.lost.saturating_sub(missing);
        (found > 0).then_some(LineUnits { line: units.line, units: found })
    });
    Ok(Some(Event::Delivered { parcel, found: found.collect(), lines, at: facts.at }))
}

/// An event, and that everything is done with it where it is.
fn and_completed(book: &Book, event: Event, facts: &Facts) -> Vec<Event> {
    let after = super::evolve::evolve(VendorOrder::Fulfilling(book.clone()), &event);
    let done = after.book().is_some_and(Book::is_done);
    let mut events = vec![event];
    if done {
        events.push(Event::Completed { at: facts.at });
    }
    events
}

pub(super) fn cancel(
    book: &Book,
    lines: &[LineUnits],
    by: By,
    cause: CancelCause,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    let all: Vec<LineUnits> = book
        .goods()
        .filter(|line| line.open() > 0)
        .map(|line| LineUnits { line: line.id, units: line.open() })
        .collect();
    let lines = if lines.is_empty() { &all } else { lines };
    check_units(lines)?;
    let mut moves = Vec::new();
    for units in lines {
        let line = open_line(book, units)?;
        let frozen = moves::pair(book, &facts.lines, units.line)?.1;
        let undone = line.undone().saturating_add(units.units);
        moves.extend(moves::moved(line, frozen.undo_units(line.progress, undone)?));
    }
    let of = |line: &Line| lines.iter().find(|units| units.line == line.id).map_or(0, |units| units.units);
    // Nothing was sent and nothing will be: delivery is not owed either.
    let nothing_sent = book.goods().all(|line| line.units.shipped == 0 && line.open() == of(line));
    let nothing_open = book.goods().all(|line| line.open() == of(line));
    if nothing_sent {
        for line in book.lines.iter().filter(|line| line.kind != LineKind::Goods) {
            let frozen = moves::pair(book, &facts.lines, line.id)?.1;
            moves.extend(moves::moved(line, frozen.undo_to(line.progress, frozen.total())?));
        }
    }
    let at = facts.at;
    let event = Event::UnitsCancelled { edit: facts.edit, lines: lines.to_vec(), moves, by, cause, at };
    if nothing_sent {
        return Ok(vec![event, Event::Cancelled { cause, at }]);
    }
    Ok(if nothing_open { and_completed(book, event, facts) } else { vec![event] })
}

/// New quantities cancel the difference; an order never grows, for the buyer agreed to its total.
fn edit(book: &Book, lines: &[LineUnits], note: Option<&String>, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let mut events = Vec::new();
    if let Some(note) = note {
        limits::text("vendor_order.note", note, limits::REASON_BYTES_MAX)?;
        events.push(Event::NoteChanged { note: note.clone(), at: facts.at });
    }
    let mut less = Vec::with_capacity(lines.len());
    for wanted in lines {
        let line = book.line(wanted.line).ok_or(Refusal::VendorOrderUnknownLine { line: wanted.line })?;
        let now = line.quantity.saturating_sub(line.units.cancelled);
        let units = now.checked_sub(wanted.units).filter(|&units| units > 0);
        let units =
            units.ok_or(Refusal::VendorOrderUnits { line: wanted.line, wanted: wanted.units, open: line.open() })?;
        less.push(LineUnits { line: wanted.line, units });
    }
    if !less.is_empty() {
        events.extend(cancel(book, &less, By::Operator, CancelCause::Edited, facts)?);
    }
    if events.is_empty() { Err(Refusal::VendorOrderNothing) } else { Ok(events) }
}

/// Undoes what is asked for, or nothing where it was undone under this cause already.
fn reverse(book: &Book, cause: AnyId, undo: &Undo, facts: &Facts) -> Result<Option<Event>, Refusal> {
    if book.undone_by.contains(&cause) {
        return Ok(None);
    }
    limits::count("vendor_order.reversals", book.undone_by.len() + 1, limits::REVERSALS_MAX)?;
    if let Undo::Units { lines, goods } = undo {
        check_units(lines)?;
        for units in lines {
            let line = book.line(units.line).ok_or(Refusal::VendorOrderUnknownLine { line: units.line })?;
            // What was never sent is cancelled, not returned; delivery has no units to send back.
            let open = match goods {
                Goods::Arrived => line.arrived(),
                Goods::OnTheWay => line.on_the_way(),
            };
            if line.kind == LineKind::Goods && units.units > open {
                return Err(Refusal::VendorOrderUnits { line: units.line, wanted: units.units, open });
            }
        }
    }
    // Units whose money went back as an amount move nothing more, but they are undone: they count.
    let undone = moves::undo(book, &facts.lines, undo)?;
    if undone.is_nothing() {
        return Err(Refusal::VendorOrderExceeded { wanted: Amount::ONE, left: Amount::ZERO });
    }
    let moves::Undone { moves, returned, lost } = undone;
    Ok(Some(Event::Reversed { cause, returned, lost, moves, at: facts.at }))
}

fn take_over(
    book: &Book,
    frozen: &FrozenLine,
    captured: Option<CaptureId>,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    limits::count("vendor_order.lines", book.lines.len() + 1, limits::QUOTE_LINES_MAX)?;
    if book.line(frozen.id).is_some() {
        return Err(Refusal::LineDuplicate { line: frozen.id });
    }
    sold_by(frozen, book.vendor)?;
    let mut line = fresh(frozen);
    let captured = match captured {
        Some(capture) => {
            let movement = frozen.capture_rest(line.progress)?;
            line.progress = movement.to;
            Some((capture, movement))
        }
        None => None,
    };
    Ok(vec![Event::TakenOver { line, captured, at: facts.at }])
}

fn settle(book: &Book, settlement: SettlementId, lines: &[LineId], facts: &Facts) -> Result<Vec<Event>, Refusal> {
    limits::count("vendor_order.lines", lines.len(), limits::QUOTE_LINES_MAX)?;
    let mut fresh = Vec::with_capacity(lines.len());
    for id in lines {
        let (line, frozen) = moves::pair(book, &facts.lines, *id)?;
        let Progress { captured, voided, .. } = line.progress;
        let left = frozen.total().minus(captured)?.minus(voided)?;
        if !left.is_zero() {
            return Err(Refusal::VendorOrderUncaptured { line: *id, left });
        }
        if line.share == VendorShare::Pending && !fresh.contains(id) {
            fresh.push(*id);
        }
    }
    if fresh.is_empty() { Ok(Vec::new()) } else { Ok(vec![Event::Settled { settlement, lines: fresh, at: facts.at }]) }
}
