//! What events make of a vendor order: copies and sums, no rule.

use super::VendorOrder;
use super::book::Book;
use super::message::{Event, LineUnits};
use crate::frozen_line::LineMove;
use crate::ledger::VendorShare;

pub(super) fn evolve(state: VendorOrder, event: &Event) -> VendorOrder {
    if let Event::Created { book, .. } = event {
        return VendorOrder::Awaiting(book.clone());
    }
    let Some(mut book) = state.book().cloned() else {
        return state;
    };
    apply(&mut book, event);
    match (state, event) {
        (_, Event::Placed { .. }) => VendorOrder::Open(book),
        (_, Event::Accepted { .. }) => VendorOrder::Accepted(book),
        (_, Event::Shipped { .. }) => VendorOrder::Fulfilling(book),
        (_, Event::Completed { .. }) => VendorOrder::Completed(book),
        (_, Event::Cancelled { .. }) => VendorOrder::Cancelled(book),
        (VendorOrder::Absent, _) => VendorOrder::Absent,
        (VendorOrder::Awaiting(_), _) => VendorOrder::Awaiting(book),
        (VendorOrder::Open(_), _) => VendorOrder::Open(book),
        (VendorOrder::Accepted(_), _) => VendorOrder::Accepted(book),
        (VendorOrder::Fulfilling(_), _) => VendorOrder::Fulfilling(book),
        (VendorOrder::Completed(_), _) => VendorOrder::Completed(book),
        (VendorOrder::Cancelled(_), _) => VendorOrder::Cancelled(book),
    }
}

fn apply(book: &mut Book, event: &Event) {
    match event {
        Event::Placed { accept_by, .. } | Event::AskedAgain { accept_by, .. } => book.accept_by = *accept_by,
        Event::Shipped { parcel, .. } => {
            each(book, &parcel.lines, |units, count| units.shipped = units.shipped.saturating_add(count));
            book.parcels.push(parcel.clone());
        }
        Event::Delivered { parcel, lines, found, at } => {
            each(book, lines, |units, count| units.delivered = units.delivered.saturating_add(count));
            each(book, found, |units, count| {
                units.lost = units.lost.saturating_sub(count);
                units.returned = units.returned.saturating_add(count);
            });
            for known in book.parcels.iter_mut().filter(|known| known.id == *parcel) {
                known.delivered_at = Some(*at);
            }
        }
        Event::UnitsCancelled { lines, moves, .. } => {
            each(book, lines, |units, count| units.cancelled = units.cancelled.saturating_add(count));
            progress(book, moves);
        }
        Event::CaptureRecorded { capture, moves, .. } => {
            book.captures.push(*capture);
            progress(book, moves);
        }
        Event::Reversed { cause, returned, lost, moves, .. } => {
            book.undone_by.push(*cause);
            each(book, returned, |units, count| units.returned = units.returned.saturating_add(count));
            each(book, lost, |units, count| units.lost = units.lost.saturating_add(count));
            progress(book, moves);
        }
        // Its capture is not one of the vendor order's own: that may still come, and moves the other lines.
        Event::TakenOver { line, .. } => book.lines.push(line.clone()),
        Event::NoteChanged { note, .. } => book.note = Some(note.clone()),
        Event::Settled { lines, .. } => {
            for line in book.lines.iter_mut().filter(|line| lines.contains(&line.id)) {
                line.share = VendorShare::Available;
            }
        }
        Event::Created { .. }
        | Event::Accepted { .. }
        | Event::Rejected { .. }
        | Event::Lapsed { .. }
        | Event::Completed { .. }
        | Event::Cancelled { .. } => {}
    }
}

fn each(book: &mut Book, lines: &[LineUnits], mut change: impl FnMut(&mut super::UnitCount, u32)) {
    for units in lines {
        for line in book.lines.iter_mut().filter(|line| line.id == units.line) {
            change(&mut line.units, units.units);
        }
    }
}

fn progress(book: &mut Book, moves: &[LineMove]) {
    for movement in moves {
        for line in book.lines.iter_mut().filter(|line| line.id == movement.line) {
            line.progress = movement.to;
        }
    }
}
