//! What gateways say, as it is recorded.

use crate::port::GatewayAnswer;
use vendra_domain::payment::{AttemptOutcome, MethodKind, OperationOutcome, Payment};
use vendra_domain::{Amount, limits};

/// What an attempt came to.
pub(super) fn attempt_outcome(state: &Payment, answer: &GatewayAnswer) -> AttemptOutcome {
    let holds = state.book().is_some_and(|book| book.terms.kind == MethodKind::AuthorizeAndCapture);
    match answer {
        GatewayAnswer::Succeeded { .. } if holds => AttemptOutcome::Authorized,
        GatewayAnswer::Succeeded { fee } => AttemptOutcome::Paid { fee: (*fee).max(Amount::ZERO) },
        GatewayAnswer::Declined { reason } => AttemptOutcome::Declined { reason: readable(reason) },
        GatewayAnswer::NeedsAction { .. } => AttemptOutcome::NeedsAction,
        GatewayAnswer::Unknown => AttemptOutcome::Unknown,
    }
}

/// A gateway's reason as it may be kept. An answer is never lost for how it is worded.
pub(crate) fn readable(reason: &str) -> String {
    let end = reason.floor_char_boundary(limits::REASON_BYTES_MAX);
    match reason.get(..end) {
        Some(kept) if !kept.is_empty() => kept.to_owned(),
        _ => "declined".to_owned(),
    }
}

/// What an operation came to.
pub(super) fn operation_outcome(answer: &GatewayAnswer) -> OperationOutcome {
    match answer {
        GatewayAnswer::Succeeded { fee } => OperationOutcome::Succeeded { fee: (*fee).max(Amount::ZERO) },
        GatewayAnswer::Declined { reason } => OperationOutcome::Failed { reason: readable(reason) },
        GatewayAnswer::NeedsAction { .. } | GatewayAnswer::Unknown => OperationOutcome::Unknown,
    }
}
