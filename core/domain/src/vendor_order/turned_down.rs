//! What becomes of a vendor order that its vendor rejects, or lets the window pass for.

use super::book::Book;
use super::decide::{cancel, check_units, open_line};
use super::message::{By, CancelCause, Event, Facts, LineUnits};
use super::{VendorOrder, evolve};
use crate::refusal::Refusal;

/// A rejection or a lapse, and what follows from it: what others take over is undone first, as they were asked for it first; then
/// what nobody takes is cancelled; and for what other places of the vendor have it is asked again.
pub(super) fn turned_down(
    book: &Book,
    facts: &Facts,
    first: Event,
    (by, cause): (By, CancelCause),
) -> Result<Vec<Event>, Refusal> {
    let mut events = vec![first];
    let Some(elsewhere) = &facts.elsewhere else {
        events.extend(cancel(book, &[], by, cause, facts)?);
        return Ok(events);
    };
    for lines in [&elsewhere.stay, &elsewhere.taken].into_iter().filter(|lines| !lines.is_empty()) {
        check_units(lines)?;
        for units in lines {
            open_line(book, units)?;
        }
    }
    let mut rest = Vec::with_capacity(book.lines.len());
    for line in book.goods().filter(|line| line.open() > 0) {
        let of = |lines: &[LineUnits]| lines.iter().find(|units| units.line == line.id).map_or(0, |units| units.units);
        let wanted = of(&elsewhere.stay).saturating_add(of(&elsewhere.taken));
        let units = line.open().checked_sub(wanted);
        let units = units.ok_or(Refusal::VendorOrderUnits { line: line.id, wanted, open: line.open() })?;
        if units > 0 {
            rest.push(LineUnits { line: line.id, units });
        }
    }
    let mut left = book.clone();
    if !elsewhere.taken.is_empty() {
        // Under an operation of its own: of one line some units may be taken over, and others cancelled.
        let facts = Facts { edit: elsewhere.edit, ..facts.clone() };
        let undone = cancel(&left, &elsewhere.taken, By::Operator, CancelCause::Rerouted, &facts)?;
        left = after(left, &undone);
        events.extend(undone);
    }
    if !rest.is_empty() {
        events.extend(cancel(&left, &rest, by, cause, facts)?);
    }
    if !elsewhere.stay.is_empty() {
        let (accept_by, at) = (elsewhere.accept_by, facts.at);
        events.push(Event::AskedAgain { accept_by, at });
        if accept_by.is_none() {
            events.push(Event::Accepted { at });
        }
    }
    Ok(events)
}

fn after(book: Book, events: &[Event]) -> Book {
    let state = events.iter().fold(VendorOrder::Open(book.clone()), evolve::evolve);
    state.book().cloned().unwrap_or(book)
}
