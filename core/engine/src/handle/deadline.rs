//! When a payment has to be looked at again: before money is lost, after the buyer's time is over, or because somebody has yet to
//! answer.

use super::payment::{Waits, waits};
use vendra_domain::payment::{Book, Captures, OperationKind, OperationStatus, Payment};
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
        Some(Waits::Operation { .. } | Waits::Vendor { .. }) | None => None,
    }
}

/// How long after a capture was declined it is tried again; after each further one twice as long.
const TRIED_AGAIN_MS: i64 = 3_600_000;
/// How many captures in a row are declined before it is for a person to say what becomes of the order.
const DECLINED_MAX: usize = 6;

/// What the last capture was to take, where it was declined, and how many in a row were. A later one that succeeds, or is under way,
/// was for what this one was for too.
pub(crate) fn declined_capture(state: &Payment) -> Result<Option<(Amount, usize)>, Refusal> {
    let (Payment::Authorized(book) | Payment::Captured(book)) = state else {
        return Ok(None);
    };
    let captures = book.operations.iter().rev().filter(|operation| operation.kind == OperationKind::Capture);
    let declined = captures.take_while(|operation| operation.status == OperationStatus::Failed);
    let (last, count) = (declined.clone().next(), declined.count());
    let left = book.capturable()?;
    Ok(last.map(|last| (last.amount.min(left), count)).filter(|(amount, _)| *amount > Amount::ZERO))
}

/// When a declined capture is tried again.
fn tried_again(state: &Payment, now: Timestamp) -> Result<Option<Timestamp>, Refusal> {
    let declined = declined_capture(state)?.filter(|(_, count)| *count < DECLINED_MAX);
    declined.map(|(_, count)| now.plus_ms(TRIED_AGAIN_MS << count.saturating_sub(1))).transpose()
}

/// When a payment has to be looked at: the earliest of its deadline, of the time to ask again where a gateway has yet to answer, and of
/// the time to try a declined capture again.
pub(crate) fn look_at(state: &Payment, now: Timestamp, again: Timestamp) -> Result<Option<Timestamp>, Refusal> {
    let deadline = match state {
        Payment::Pending(Book { pay_by, .. }) => *pay_by,
        _ => capturable(state)?.and_then(|(_, until)| until),
    };
    let asked = is_waiting(state).then_some(again);
    let tried = if asked.is_some() { None } else { tried_again(state, now)? };
    Ok([deadline, asked, tried].into_iter().flatten().min())
}
