//! The rules of an order.

use super::Order;
use super::book::{Book, PlatformLine, TakenOver};
use super::message::{Event, Facts, Payable, Request, StockAnswer};
use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::frozen_line::{FrozenLine, LineKind, LineMove, Progress};
use crate::ledger::{self, Posted, VendorShare};
use crate::limits;
use crate::refusal::Refusal;
use crate::split::VendorPart;
use crate::time::Timestamp;

impl Decider for Order {
    const NAME: &'static str = "order";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        match (state, request) {
            (Self::Absent, Request::CheckOut { .. }) => check_out(request, facts),
            (Self::AwaitingPayment(_), Request::ConfirmPayment) => Ok(vec![Event::Placed { at }]),
            // The buyer's completion and the gateway's webhook arrive together: one order, and both learn of it.
            (Self::Placed(_) | Self::Completed(_), Request::ConfirmPayment) => Ok(Vec::new()),
            (Self::AwaitingPayment(book), Request::Release) if book.hold_until <= at => {
                Ok(vec![Event::Released { at }])
            }
            (Self::AwaitingPayment(_), Request::Release) => Err(Refusal::OrderHoldRunning),
            (Self::Released(_), Request::Release) => Ok(Vec::new()),
            (Self::Released(book), Request::Revive) => revive(book, facts),
            (Self::AwaitingPayment(_) | Self::Placed(_), Request::Cancel { reason }) => {
                limits::text("order.reason", reason, limits::REASON_BYTES_MAX)?;
                if facts.vendor_orders_shipped > 0 {
                    return Err(Refusal::OrderShipped { vendor_orders: facts.vendor_orders_shipped });
                }
                Ok(vec![Event::Cancelled { reason: reason.clone(), at }])
            }
            (Self::Cancelled(_), Request::Cancel { .. }) | (Self::Completed(_), Request::Complete) => Ok(Vec::new()),
            (Self::Placed(_), Request::Complete) => match facts.vendor_orders_open {
                0 => Ok(vec![Event::Completed { at }]),
                open => Err(Refusal::OrderUnfinished { vendor_orders: open }),
            },
            (Self::AwaitingPayment(book) | Self::Placed(book), Request::EditContacts { deliver_to, bill_to }) => {
                if (book.deliver_to, book.bill_to) == (*deliver_to, *bill_to) {
                    return Ok(Vec::new());
                }
                Ok(vec![Event::ContactsEdited { deliver_to: *deliver_to, bill_to: *bill_to, at }])
            }
            (Self::Placed(book) | Self::Completed(book), Request::RecordCapture { capture }) => {
                if book.captures.contains(capture) {
                    return Ok(Vec::new());
                }
                let moves = platform_moves(book, |line, progress| line.capture_rest(progress))?;
                Ok(if moves.is_empty() {
                    Vec::new()
                } else {
                    vec![Event::CaptureRecorded { capture: *capture, moves, at }]
                })
            }
            (Self::Placed(book) | Self::Completed(book) | Self::Cancelled(book), Request::Reverse { cause }) => {
                if book.undone_by.contains(cause) {
                    return Ok(Vec::new());
                }
                let moves = platform_moves(book, |line, progress| line.undo_to(progress, line.total()))?;
                Ok(if moves.is_empty() { Vec::new() } else { vec![Event::Reversed { cause: *cause, moves, at }] })
            }
            (Self::Placed(book), Request::AttachLine { .. }) => attach(book, request, at),
            (state, request) => {
                Err(Refusal::OrderWrongState { state: state.name().to_owned(), request: request.name().to_owned() })
            }
        }
    }

    fn evolve(state: Self, event: &Event) -> Self {
        if let Event::CheckedOut { book, .. } = event {
            return Self::AwaitingPayment(book.clone());
        }
        let Some(mut book) = state.book().cloned() else {
            return state;
        };
        apply(&mut book, event);
        match (state, event) {
            (_, Event::Placed { .. } | Event::Revived { .. }) => Self::Placed(book),
            (_, Event::Released { .. }) => Self::Released(book),
            (_, Event::Cancelled { .. }) => Self::Cancelled(book),
            (_, Event::Completed { .. }) => Self::Completed(book),
            (Self::Absent, _) => Self::Absent,
            (Self::AwaitingPayment(_), _) => Self::AwaitingPayment(book),
            (Self::Placed(_), _) => Self::Placed(book),
            (Self::Released(_), _) => Self::Released(book),
            (Self::Completed(_), _) => Self::Completed(book),
            (Self::Cancelled(_), _) => Self::Cancelled(book),
        }
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let mut effects = Effects::default();
        match (before.book(), event) {
            (_, Event::CheckedOut { book, .. }) => {
                let once = |key| CounterMove { key, delta: 1, min: Some(0), max: Some(1) };
                effects.counters.push(once(CounterKey::LiveOrders { cart: book.cart }));
                effects.counters.retain(|_| !crate::seeded_bug::bug("order.live_is_not_counted"));
                effects.counters.push(once(CounterKey::OrdersOf { cart: book.cart, generation: book.generation }));
                effects.counters.extend(uses(book, 1, |max| max.map(i64::from)));
            }
            (Some(book), Event::Released { .. } | Event::Cancelled { .. }) => {
                let key = CounterKey::LiveOrders { cart: book.cart };
                effects.counters.push(CounterMove::not_below_zero(key, -1));
                if !crate::seeded_bug::bug("order.uses_are_kept") {
                    effects.counters.extend(uses(book, -1, |_| None));
                }
            }
            // Revived, it is the cart's live order again, unless another one is by now. What it was promised is kept: its promotions
            // are used again also where they are used up or over by now.
            (Some(book), Event::Revived { .. }) => {
                let key = CounterKey::LiveOrders { cart: book.cart };
                effects.counters.push(CounterMove { key, delta: 1, min: Some(0), max: Some(1) });
                effects.counters.extend(uses(book, 1, |_| None));
            }
            (Some(book), Event::CaptureRecorded { capture, moves, .. }) => {
                effects.journals.extend(ledger::distribution(*capture, book.id, book.currency, posted(moves))?);
            }
            (Some(book), Event::Reversed { cause, moves, .. }) => {
                effects.journals.extend(ledger::reversal(*cause, book.id, book.currency, posted(moves))?);
            }
            _ => {}
        }
        Ok(effects)
    }
}

/// Moves of the counters that say how often an order's promotions are used, each with its bound.
fn uses(book: &Book, delta: i64, bound: fn(Option<u32>) -> Option<i64>) -> impl Iterator<Item = CounterMove> {
    let customer = book.buyer.customer();
    let counters = book.promotions.iter().flat_map(move |used| used.counters(customer));
    counters.map(move |(key, max)| CounterMove {
        key,
        delta,
        min: Some(0),
        max: bound(max).filter(|_| !crate::seeded_bug::bug("order.uses_have_no_bound")),
    })
}

/// Moves of the platform's own lines: they have no vendor's share.
fn posted(moves: &[LineMove]) -> impl Iterator<Item = Posted<'_>> {
    moves.iter().map(|movement| Posted { movement, kind: LineKind::BuyerFee, share: VendorShare::Pending })
}

fn check_out(request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let Request::CheckOut { cart, generation, deliver_to, bill_to } = request else {
        return Ok(Vec::new());
    };
    limits::text("order.number", &facts.number, limits::ORDER_NUMBER_BYTES_MAX)?;
    let split = facts.split.as_ref().filter(|split| !split.lines.is_empty()).ok_or(Refusal::OrderEmpty)?;
    limits::count("order.lines", split.lines.len(), limits::ORDER_LINES_MAX)?;
    limits::count("order.promotions", facts.promotions.len(), limits::QUOTE_PROMOTIONS_MAX)?;
    let platform = |line: &crate::id::LineId| PlatformLine { line: *line, progress: Progress::default() };
    let book = Book {
        id: facts.id,
        number: facts.number.clone(),
        cart: *cart,
        generation: *generation,
        buyer: facts.buyer,
        currency: split.currency,
        policies: facts.policies,
        lines: split.lines.clone(),
        vendor_orders: split.vendor_orders.clone(),
        platform_lines: split.platform_lines.iter().map(platform).collect(),
        gross: split.totals.gross,
        deliver_to: *deliver_to,
        bill_to: *bill_to,
        hold_until: facts.hold_until,
        captures: Vec::new(),
        undone_by: Vec::new(),
        placed_at: None,
        taken_over: Vec::new(),
        promotions: facts.promotions.clone(),
    };
    let at = facts.at;
    let mut events = vec![Event::CheckedOut { book, at }];
    if facts.payable == Payable::AsksNobody || split.totals.gross.is_zero() {
        events.push(Event::Placed { at });
    }
    Ok(events)
}

/// Late money places every part or none: what it paid for is what was agreed.
fn revive(book: &Book, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let parts = u32::try_from(book.vendor_orders.len()).unwrap_or(u32::MAX);
    match (parts.checked_sub(facts.vendor_orders_open), facts.stock) {
        (Some(gone), _) if gone > 0 => Err(Refusal::OrderPartsGone { vendor_orders: gone }),
        (_, StockAnswer::Short) => Err(Refusal::OrderStockGone),
        (_, StockAnswer::Held) => Ok(vec![Event::Revived { at: facts.at }]),
    }
}

fn attach(book: &Book, request: &Request, at: Timestamp) -> Result<Vec<Event>, Refusal> {
    let Request::AttachLine { line, vendor_order, vendor, totals, instead_of, captured } = request else {
        return Ok(Vec::new());
    };
    limits::count("order.lines", book.lines.len() + 1, limits::ORDER_LINES_MAX)?;
    if book.lines.iter().any(|known| known.id == line.id) {
        return Err(Refusal::LineDuplicate { line: line.id });
    }
    if !book.lines.iter().any(|known| known.id == *instead_of) {
        return Err(Refusal::VendorOrderUnknownLine { line: *instead_of });
    }
    let part = book.vendor_orders.iter().find(|part| part.id == *vendor_order);
    if part.is_some_and(|part| part.vendor != *vendor) {
        return Err(Refusal::OrderOtherVendor { vendor_order: *vendor_order, vendor: *vendor });
    }
    if !line.is_sold_by(*vendor) {
        return Err(Refusal::LineOtherVendor { line: line.id, vendor: *vendor });
    }
    // Refuses more than the line holds, and less than nothing.
    line.capture_rest(Progress { captured: *captured, ..Progress::default() })?;
    Ok(vec![Event::LineAttached {
        line: line.clone(),
        vendor_order: *vendor_order,
        vendor: *vendor,
        totals: part.map(|part| part.totals).unwrap_or_default().plus(totals)?,
        instead_of: *instead_of,
        captured: *captured,
        at,
    }])
}

fn platform_moves(
    book: &Book,
    movement: impl Fn(&FrozenLine, Progress) -> Result<LineMove, Refusal>,
) -> Result<Vec<LineMove>, Refusal> {
    let mut moves = Vec::new();
    for own in &book.platform_lines {
        if let Some(line) = book.lines.iter().find(|line| line.id == own.line) {
            let moved = movement(line, own.progress)?;
            if moved.to != own.progress {
                moves.push(moved);
            }
        }
    }
    Ok(moves)
}

/// Copies what an event says into the book.
fn apply(book: &mut Book, event: &Event) {
    match event {
        Event::Placed { at } | Event::Revived { at } => book.placed_at = Some(*at),
        Event::ContactsEdited { deliver_to, bill_to, .. } => {
            (book.deliver_to, book.bill_to) = (*deliver_to, *bill_to);
        }
        Event::CaptureRecorded { capture, moves, .. } => {
            book.captures.push(*capture);
            progress(book, moves);
        }
        Event::Reversed { cause, moves, .. } => {
            book.undone_by.push(*cause);
            progress(book, moves);
        }
        Event::LineAttached { line, vendor_order, vendor, totals, instead_of, captured, .. } => {
            match book.vendor_orders.iter_mut().find(|part| part.id == *vendor_order) {
                Some(part) => {
                    part.lines.push(line.id);
                    part.totals = *totals;
                }
                None => book.vendor_orders.push(VendorPart {
                    id: *vendor_order,
                    vendor: *vendor,
                    lines: vec![line.id],
                    totals: *totals,
                }),
            }
            book.taken_over.push(TakenOver { line: line.id, instead_of: *instead_of, captured: *captured });
            book.lines.push(line.clone());
        }
        Event::CheckedOut { .. } | Event::Released { .. } | Event::Cancelled { .. } | Event::Completed { .. } => {}
    }
}

fn progress(book: &mut Book, moves: &[LineMove]) {
    for movement in moves {
        for own in book.platform_lines.iter_mut().filter(|own| own.line == movement.line) {
            own.progress = movement.to;
        }
    }
}
