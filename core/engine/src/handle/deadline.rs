//! When a payment has to be looked at again: before money is lost, after the buyer's time is over, or because somebody has yet to
//! answer.

use super::payment::{Waits, waits};
use vendra_domain::payment::{Book, Captures, OperationKind, Payment};
use vendra_domain::{Amount, AttemptId, Refusal, Timestamp};

/// What may still be captured, and until when where that has an end; none where nothing is left that one may ask for.
pub(crate) fn capturable(state: &Payment) -> Result<Option<(Amount, Option<Timestamp>)>, Refusal> {
    let (Payment::Authorized(book) | Payment::Captured(book)) = state else {
        return Ok(None);
    };
    let (left, begun) = (book.capturable()?, book.committed(OperationKind::Capture)?);
    let only_one = book.terms.captures == Captures::Once && !begun.is_zero();
    Ok((left > Amount::ZERO && !only_one).then_some((left, book.capture_by)))
}

/// Whether a gateway has yet to answer.
pub(crate) fn is_waiting(state: &Payment) -> bool {
    waits(state).is_some()
}

/// The attempt whose answer is not known.
pub(crate) fn waiting_attempt(state: &Payment) -> Option<AttemptId> {
    match waits(state) {
        Some(Waits::Attempt { id, .. }) => Some(id),
        Some(Waits::Operation { .. }) | None => None,
    }
}

/// When a payment has to be looked at: the earliest of its deadline and, where a gateway has yet to answer, the time to ask again.
pub(crate) fn look_at(state: &Payment, again: Timestamp) -> Result<Option<Timestamp>, Refusal> {
    let deadline = match state {
        Payment::Pending(Book { pay_by, .. }) => *pay_by,
        _ => capturable(state)?.and_then(|(_, until)| until),
    };
    let asked = is_waiting(state).then_some(again);
    Ok([deadline, asked].into_iter().flatten().min())
}
