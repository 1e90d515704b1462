//! What the gateway is asked for in vain, and what is looked up while it is on its way.

use super::gateway::{Bank, Kind, Operation, TOO_MUCH};
use std::collections::BTreeSet;
use vendra::port::GatewayAnswer;
use vendra::{AnyId, PaymentId};

/// No call is on its way for longer, but for a clock that jumps.
const ON_THE_WAY_MS: i64 = 60_000;

impl Bank {
    /// Captures, voids, refunds and reversals of more than there was.
    pub(crate) fn in_vain(&self) -> Vec<AnyId> {
        let asked = |operation: &Operation| {
            matches!(operation.kind, Kind::Capture | Kind::Void | Kind::Refund | Kind::Reversal)
        };
        let too_much =
            |answer: &GatewayAnswer| matches!(answer, GatewayAnswer::Declined { reason } if reason == TOO_MUCH);
        let declined = self.operations.iter().filter(|(_, operation)| too_much(&operation.answer));
        let told = |operation: &Operation| operation.payment.is_none_or(|of| !self.overtaken.contains(&of));
        declined.filter(|(_, operation)| asked(operation) && told(operation)).map(|(id, _)| *id).collect()
    }

    /// Somebody looks an operation up.
    pub(crate) fn look_up(&mut self, id: AnyId) -> Option<GatewayAnswer> {
        let answer = self.answer(id);
        if answer.is_none() {
            self.unheard.insert(id);
        }
        answer
    }

    /// What was on its way for so long arrives. Where a clock jumped while it was, whoever looked it up could take it for never sent.
    pub(crate) fn arrives(&mut self, took_ms: i64, effect: impl FnOnce(&mut Self)) {
        if took_ms <= ON_THE_WAY_MS {
            return effect(self);
        }
        let known: BTreeSet<AnyId> = self.operations.keys().copied().collect();
        effect(self);
        let new = self.operations.iter().filter(|(id, _)| !known.contains(id) && self.unheard.contains(id));
        let of: Vec<PaymentId> = new.filter_map(|(_, operation)| operation.payment).collect();
        self.overtaken.extend(of);
    }
}
