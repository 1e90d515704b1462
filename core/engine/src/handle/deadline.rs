//! When a payment has to be looked at again: before money is lost, after the buyer's time is over, or because somebody has yet to
//! answer.

use super::payment::{Waits, waits};
use vendra_domain::payment::{AttemptStatus, Book, Captures, Operation, OperationKind, OperationStatus, Payment};
use vendra_domain::{Amount, AttemptId, Refusal, Timestamp};

/// What is still to be captured, and until when it is held where that has an end; none where nothing is held that one may ask for. Of
/// what is only held because it could not be let go nothing is to be captured.
pub(crate) fn capturable(state: &Payment) -> Result<Option<(Amount, Option<Timestamp>)>, Refusal> {
    let (Payment::Authorized(book) | Payment::Captured(book)) = state else {
        return Ok(None);
    };
    let (left, begun) = (book.capturable()?, book.committed(OperationKind::Capture)?);
    let only_one = book.terms.captures == Captures::Once && !begun.is_zero();
    Ok((left > Amount::ZERO && !only_one).then_some((book.to_capture()?, book.capture_by)))
}

/// Whether an operation of a kind is begun whose answer is not known.
pub(crate) fn is_unknown(book: &Book, kind: OperationKind) -> Result<bool, Refusal> {
    Ok(book.committed(kind)? != book.done(kind)?)
}

/// Whether a gateway has yet to answer.
pub(crate) fn is_waiting(state: &Payment) -> bool {
    waits(state).is_some()
}

/// The attempt whose answer is not known.
pub(crate) fn waiting_attempt(state: &Payment) -> Option<AttemptId> {
    match waits(state) {
        Some(Waits::Attempt { id, .. }) => Some(id),
        Some(Waits::Operation { .. } | Waits::Vendor { .. }) | None => None,
    }
}

/// How long after a capture was declined it is tried again; after each further one twice as long.
const TRIED_AGAIN_MS: i64 = 3_600_000;
/// How many captures in a row are declined before it is for a person to say what becomes of the order.
const DECLINED_MAX: usize = 6;

/// What captures were to take that were declined, as far as it is still to be captured, and how many were in a row: none since which
/// another was begun, for that one was for what they were for too.
pub(crate) fn declined_capture(state: &Payment) -> Result<Option<(Amount, usize)>, Refusal> {
    let (Payment::Authorized(book) | Payment::Captured(book)) = state else {
        return Ok(None);
    };
    let amount = Amount::sum(book.failed(OperationKind::Capture))?.min(book.to_capture()?);
    Ok((amount > Amount::ZERO).then_some((amount, in_a_row(book, OperationKind::Capture))))
}

/// What is still held because letting it go failed, and how often that was tried: of an authorization, or of one that came when
/// another had been taken.
pub(crate) fn declined_void(state: &Payment) -> Result<Option<(Amount, usize)>, Refusal> {
    let (Payment::Authorized(book) | Payment::Captured(book) | Payment::Closed(book)) = state else {
        return Ok(None);
    };
    if let Some(amount) = book.failed(OperationKind::Surplus).first() {
        let of = |operation: &&Operation| (operation.kind, operation.amount) == (OperationKind::Surplus, *amount);
        let tried = book.operations.iter().filter(of).filter(|operation| operation.status == OperationStatus::Failed);
        return Ok(Some((*amount, tried.count())));
    }
    let authorized = book.attempts.iter().any(|attempt| attempt.status == AttemptStatus::Authorized);
    let left = if authorized { book.capturable()? } else { Amount::ZERO };
    let amount = book.to_let_go()?.min(left);
    Ok((amount > Amount::ZERO).then_some((amount, in_a_row(book, OperationKind::Void))))
}

/// How many of the last operations of a kind were declined: one at the least.
fn in_a_row(book: &Book, kind: OperationKind) -> usize {
    let of_kind = book.operations.iter().rev().filter(|operation| operation.kind == kind);
    of_kind.take_while(|operation| operation.status == OperationStatus::Failed).count().max(1)
}

/// When what was declined, a capture or a void, is tried again.
fn tried_again(state: &Payment, now: Timestamp) -> Result<Option<Timestamp>, Refusal> {
    let mut next = None;
    for declined in [declined_capture(state)?, declined_void(state)?] {
        if let Some((_, count)) = declined.filter(|(_, count)| *count < DECLINED_MAX) {
            let at = now.plus_ms(TRIED_AGAIN_MS << count.saturating_sub(1))?;
            next = Some(next.map_or(at, |next: Timestamp| next.min(at)));
        }
    }
    Ok(next)
}

/// When a payment has to be looked at: the earliest of its deadline, of the time to ask again where a gateway has yet to answer, and of
/// the time to try a declined capture or void again.
pub(crate) fn look_at(state: &Payment, now: Timestamp, again: Timestamp) -> Result<Option<Timestamp>, Refusal> {
    let deadline = match state {
        Payment::Pending(Book { pay_by, .. }) => *pay_by,
        _ => capturable(state)?.and_then(|(_, until)| until),
    };
    let asked = is_waiting(state).then_some(again);
    let tried = if asked.is_some() { None } else { tried_again(state, now)? };
    Ok([deadline, asked, tried].into_iter().flatten().min())
}
