//! What gateways say, as it is recorded.

use crate::port::{GatewayAnswer, PaymentGateway};
use crate::seeded_bug::bug;
use vendra_domain::payment::{AttemptOutcome, MethodKind, OperationOutcome, Payment};
use vendra_domain::{Amount, Timestamp, limits};

/// What an operation is told to have come to that its gateway never heard of, and may not be asked for any more.
pub(crate) const UNHEARD: &str = "it never reached the gateway";
/// How long a call may be on its way: so much, or half of the time where that is less, before a gateway forgets ids, nothing is posted to it any more.
const ON_THE_WAY_MS: i64 = 60_000;

/// How far an operation is with its gateway's window: the time for which it takes the same id for the same operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Window {
    /// It may be posted.
    Open,
    /// It may not, and what was posted may still arrive: what the gateway has not heard of by now is unknown.
    Closing,
    /// What the gateway has not heard of by now never reached it.
    Closed,
}

impl Window {
    /// As it is now for an operation that is on record since then.
    pub(super) fn of(gateway: &dyn PaymentGateway, since: Option<Timestamp>, now: Timestamp) -> Self {
        let known_ms = gateway.idempotency_ms();
        let posts_ms = known_ms.saturating_sub(ON_THE_WAY_MS.min(known_ms / 2));
        let within = |ms| since.is_some_and(|since| since.plus_ms(ms).is_ok_and(|end| now < end));
        match (within(posts_ms), within(known_ms)) {
            (true, _) => Self::Open,
            (false, true) => Self::Closing,
            (false, false) => Self::Closed,
        }
    }

    /// What is said of an operation that is not to be posted and that its gateway does not know.
    pub(super) fn unheard(self) -> GatewayAnswer {
        match self {
            Self::Open | Self::Closing => GatewayAnswer::Unknown,
            Self::Closed => GatewayAnswer::Declined { reason: UNHEARD.to_owned() },
        }
    }
}

/// What an attempt came to.
pub(super) fn attempt_outcome(state: &Payment, answer: &GatewayAnswer) -> AttemptOutcome {
    let holds = state.book().is_some_and(|book| book.terms.kind == MethodKind::AuthorizeAndCapture);
    match answer {
        GatewayAnswer::Succeeded { .. } if holds => AttemptOutcome::Authorized,
        GatewayAnswer::Succeeded { fee } => AttemptOutcome::Paid { fee: (*fee).max(Amount::ZERO) },
        GatewayAnswer::Declined { .. } if holds && bug("answers.declined_is_authorized") => AttemptOutcome::Authorized,
        GatewayAnswer::Declined { reason } => AttemptOutcome::Declined { reason: readable(reason) },
        GatewayAnswer::NeedsAction { .. } => AttemptOutcome::NeedsAction,
        GatewayAnswer::Unknown if bug("answers.unknown_attempt_is_declined") => {
            AttemptOutcome::Declined { reason: readable("") }
        }
        GatewayAnswer::Unknown if holds && bug("answers.unknown_attempt_is_authorized") => AttemptOutcome::Authorized,
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
        GatewayAnswer::Succeeded { .. } if bug("answers.fee_forgotten") => {
            OperationOutcome::Succeeded { fee: Amount::ZERO }
        }
        GatewayAnswer::Succeeded { fee } => OperationOutcome::Succeeded { fee: (*fee).max(Amount::ZERO) },
        GatewayAnswer::Declined { reason } => OperationOutcome::Failed { reason: readable(reason) },
        GatewayAnswer::Unknown if bug("answers.unknown_is_done") => OperationOutcome::Succeeded { fee: Amount::ZERO },
        GatewayAnswer::Unknown if bug("answers.unknown_is_failed") => OperationOutcome::Failed { reason: readable("") },
        GatewayAnswer::NeedsAction { .. } | GatewayAnswer::Unknown => OperationOutcome::Unknown,
    }
}
