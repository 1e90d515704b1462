//! What the gateway is asked for in vain, and what never reaches it.

use super::gateway::{Bank, Kind, Operation, TOO_MUCH};
use vendra::AnyId;
use vendra::port::GatewayAnswer;

/// Nothing is on its way for longer, but for a clock that jumps.
const ON_THE_WAY_MS: i64 = 60_000;

impl Bank {
    /// Captures, voids, refunds and reversals of more than there was, where whoever asked could know.
    pub(crate) fn in_vain(&self) -> Vec<AnyId> {
        let asked = |operation: &Operation| {
            matches!(operation.kind, Kind::Capture | Kind::Void | Kind::Refund | Kind::Reversal)
        };
        let too_much =
            |answer: &GatewayAnswer| matches!(answer, GatewayAnswer::Declined { reason } if reason == TOO_MUCH);
        let declined = self.operations.iter().filter(|(_, operation)| too_much(&operation.answer));
        let known = declined.filter(|(_, operation)| asked(operation) && !self.is_puzzling(operation.payment));
        known.map(|(id, _)| *id).collect()
    }

    /// Somebody looks an operation up.
    pub(crate) fn look_up(&mut self, id: AnyId) -> Option<GatewayAnswer> {
        let answer = self.answer(id);
        if answer.is_none() {
            self.unheard.insert(id);
        }
        answer
    }

    /// Whether a call never arrives that took so long since its sender read what it acts on: the clock jumped meanwhile, and whoever
    /// looked it up could take it for never sent.
    pub(crate) fn is_too_late(&self, id: AnyId, took_ms: i64) -> bool {
        took_ms > ON_THE_WAY_MS && self.unheard.contains(&id)
    }
}
