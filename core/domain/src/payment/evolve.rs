//! What events make of a payment: copies and sums, no rule.

use super::Payment;
use super::book::{Attempt, AttemptStatus, Begun, Book, Disputed, Operation, OperationKind, OperationStatus};
use super::message::Event;
use crate::id::{AnyId, AttemptId};
use crate::money::Amount;
use crate::time::Timestamp;

pub(super) fn evolve(state: Payment, event: &Event) -> Payment {
    if let Event::Created { book, .. } = event {
        return Payment::Pending(book.clone());
    }
    let Some(mut book) = state.book().cloned() else {
        return state;
    };
    apply(&mut book, event);
    match (state, event) {
        (_, Event::Authorized { .. }) => Payment::Authorized(book),
        (_, Event::Paid { .. }) => Payment::Captured(book),
        (_, Event::CameLate { .. }) => Payment::Late(book),
        (_, Event::Released { .. }) => Payment::Released(book),
        (_, Event::Expired { .. } | Event::LateReturned { .. }) => Payment::Closed(book),
        (_, Event::LateAccepted { .. }) => money(book),
        (
            Payment::Authorized(_) | Payment::Captured(_),
            Event::Succeeded { .. } | Event::TakenTwice { .. } | Event::Lapsed { .. },
        ) => settled(book),
        (Payment::Absent, _) => Payment::Absent,
        (Payment::Pending(_), _) => Payment::Pending(book),
        (Payment::Authorized(_), _) => Payment::Authorized(book),
        (Payment::Captured(_), _) => Payment::Captured(book),
        (Payment::Released(_), _) => Payment::Released(book),
        (Payment::Late(_), _) => Payment::Late(book),
        (Payment::Closed(_), _) => Payment::Closed(book),
    }
}

fn has(book: &Book, kind: OperationKind, status: OperationStatus) -> bool {
    book.operations.iter().any(|operation| operation.kind == kind && operation.status == status)
}

/// Money is there: held, or taken.
fn money(book: Book) -> Payment {
    if has(&book, OperationKind::Capture, OperationStatus::Succeeded) {
        Payment::Captured(book)
    } else {
        Payment::Authorized(book)
    }
}

/// After an operation: nothing was taken and nothing is left to take, so it is over.
fn settled(book: Book) -> Payment {
    let nothing_left = book.capturable().is_ok_and(|left| left.is_zero());
    let under_way = book
        .operations
        .iter()
        .any(|operation| operation.kind == OperationKind::Capture && operation.status != OperationStatus::Failed);
    if nothing_left && !under_way { Payment::Closed(book) } else { money(book) }
}

fn apply(book: &mut Book, event: &Event) {
    match event {
        Event::AttemptStarted { attempt, at } => {
            book.begun.push(Begun { id: (*attempt).into(), at: *at });
            book.attempts.push(Attempt { id: *attempt, status: AttemptStatus::Started, amount: None });
        }
        Event::ActionNeeded { attempt, .. } => mark_attempt(book, *attempt, AttemptStatus::NeedsAction),
        Event::AttemptUnknown { attempt, .. } => mark_attempt(book, *attempt, AttemptStatus::Unknown),
        Event::Declined { attempt, .. } => mark_attempt(book, *attempt, AttemptStatus::Declined),
        Event::Authorized { attempt, capture_by, .. } => {
            if let Some(attempt) = attempt {
                mark_attempt(book, *attempt, AttemptStatus::Authorized);
            }
            book.capture_by = *capture_by;
        }
        Event::Paid { attempt, capture, amount, at, .. } => {
            mark_attempt(book, *attempt, AttemptStatus::Paid);
            let (kind, status) = (OperationKind::Capture, OperationStatus::Succeeded);
            book.operations.push(Operation { id: (*capture).into(), kind, amount: *amount, status });
            book.captured_at = Some(*at);
        }
        Event::CameLate { attempt, capture, capture_by, at, .. } => {
            let status = if capture.is_some() { AttemptStatus::Paid } else { AttemptStatus::Authorized };
            mark_attempt(book, *attempt, status);
            book.capture_by = *capture_by;
            if let Some(capture) = capture {
                book.operations.push(*capture);
                book.captured_at = Some(*at);
            }
        }
        Event::CameTwice { attempt, operation, at, .. } => {
            if operation.kind == OperationKind::Capture {
                mark_attempt(book, *attempt, AttemptStatus::Paid);
                // What was taken twice is refunded once: until then it is of the payment.
                let both = book.amount.plus(operation.amount).unwrap_or(book.amount);
                becomes(book, both);
                book.operations.push(*operation);
            } else {
                mark_attempt(book, *attempt, AttemptStatus::Authorized);
                begin(book, *operation, *at);
            }
        }
        Event::TakenTwice { operation, at, .. } => {
            let amount = book.operation(*operation).map_or(Amount::ZERO, |operation| operation.amount);
            // What there is no room for was taken besides.
            let both = book.room().and_then(|room| book.amount.plus(amount)?.minus(room)).unwrap_or(book.amount);
            becomes(book, both);
            mark(book, *operation, OperationStatus::Succeeded);
            book.captured_at = book.captured_at.or(Some(*at));
        }
        Event::LateReturned { void, at } => {
            if let Some(void) = void {
                begin(book, *void, *at);
            }
        }
        Event::Started { operation, at } => {
            begin(book, *operation, *at);
            stands_for_declined(book, operation);
        }
        Event::Succeeded { operation, lapsed, at, .. } => {
            mark(book, *operation, OperationStatus::Succeeded);
            if book.operation(*operation).is_some_and(|operation| operation.kind == OperationKind::Capture) {
                book.captured_at = book.captured_at.or(Some(*at));
            }
            // What lapses is no longer asked for.
            if !lapsed.is_zero() {
                let left = book.amount.minus(*lapsed).unwrap_or(book.amount);
                becomes(book, left);
            }
        }
        Event::Lapsed { amount, .. } => {
            let left = book.amount.minus(*amount).unwrap_or(book.amount);
            becomes(book, left);
        }
        Event::Failed { operation, .. } => {
            let paid = |known: &Operation| known.id == *operation && known.status == OperationStatus::Succeeded;
            if book.operations.iter().any(paid) {
                book.came_back.push(*operation);
            }
            mark(book, *operation, OperationStatus::Failed);
        }
        Event::BecameUnknown { operation, .. } => mark(book, *operation, OperationStatus::Unknown),
        Event::DisputeHeld { dispute, amount, .. } => {
            book.disputed.push(Disputed { dispute: *dispute, amount: *amount, outcome: None });
        }
        Event::DisputeEnded { dispute, outcome, .. } => {
            for held in book.disputed.iter_mut().filter(|held| held.dispute == *dispute) {
                held.outcome = Some(*outcome);
            }
        }
        Event::Collected { amount, .. } => book.collected = book.collected.plus(*amount).unwrap_or(book.collected),
        Event::Created { .. } | Event::LateAccepted { .. } | Event::Released { .. } | Event::Expired { .. } => {}
    }
}

/// An operation that waits for its gateway. A void lets go of what could not be let go before, and only of the rest anew.
fn begin(book: &mut Book, operation: Operation, at: Timestamp) {
    if operation.kind == OperationKind::Void {
        book.let_go = wanted(book, operation.amount);
    }
    book.begun.push(Begun { id: operation.id, at });
    book.operations.push(operation);
}

/// What is to be let go in all, where that is at least as much besides what voids do or did already.
fn wanted(book: &Book, least: Amount) -> Amount {
    let more = |voids: Amount| voids.plus(book.to_let_go()?.max(least));
    book.committed(OperationKind::Void).and_then(more).unwrap_or(book.let_go)
}

/// A capture is begun for all that is to be taken by then, and a void of money that came twice for one attempt's.
fn stands_for_declined(book: &mut Book, begun: &Operation) {
    let same = |id: &AnyId| book.operation(*id).is_some_and(|declined| declined.kind == begun.kind);
    let all = book.declined.iter().copied().filter(same);
    let stands: Vec<AnyId> = if begun.kind == OperationKind::Surplus {
        let as_much = |id: &AnyId| book.operation(*id).is_some_and(|declined| declined.amount == begun.amount);
        all.filter(as_much).take(1).collect()
    } else {
        all.collect()
    };
    book.declined.retain(|id| !stands.contains(id));
}

/// What the payment is for changes; what its attempts asked for does not.
fn becomes(book: &mut Book, amount: Amount) {
    for attempt in &mut book.attempts {
        attempt.amount = attempt.amount.or(Some(book.amount));
    }
    book.amount = amount;
}

fn mark_attempt(book: &mut Book, id: AttemptId, status: AttemptStatus) {
    if matches!(status, AttemptStatus::Authorized | AttemptStatus::Paid | AttemptStatus::Declined) {
        book.begun.retain(|begun| begun.id != id.into());
    }
    if let Some(attempt) = book.attempts.iter_mut().find(|attempt| attempt.id == id) {
        attempt.status = status;
    }
}

fn mark(book: &mut Book, id: AnyId, status: OperationStatus) {
    if matches!(status, OperationStatus::Succeeded | OperationStatus::Failed) {
        book.begun.retain(|begun| begun.id != id);
    }
    if book.let_go.is_zero() {
        // One that was begun before this was counted.
        book.let_go = wanted(book, Amount::ZERO);
    }
    let Some(operation) = book.operations.iter_mut().find(|operation| operation.id == id) else { return };
    operation.status = status;
    match (operation.kind, status) {
        (_, OperationStatus::Succeeded) => book.declined.retain(|declined| *declined != id),
        (OperationKind::Capture | OperationKind::Surplus, OperationStatus::Failed) => book.declined.push(id),
        // What is to be let go is counted, and what becomes of a refund that failed is the refund's own.
        (OperationKind::Void | OperationKind::Refund, OperationStatus::Failed)
        | (_, OperationStatus::Started | OperationStatus::Unknown) => {}
    }
}
