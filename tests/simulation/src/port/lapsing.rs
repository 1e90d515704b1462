//! What a payer's bank lets go of by itself.

use super::gateway::{Bank, Kind, Manner, Operation};
use vendra::PaymentId;

impl Bank {
    /// What is still reserved for a payment, in minor units.
    pub(crate) fn reserved(&self, payment: Option<PaymentId>) -> i64 {
        let gone = self.done(Kind::Capture, payment) + self.done(Kind::Void, payment);
        let lapsed = payment.and_then(|payment| self.lapsed.get(&payment)).copied().unwrap_or(0);
        self.done(Kind::Authorize, payment) - gone - lapsed
    }

    /// The payer's bank holds nothing for a payment any more.
    pub(crate) fn lapse(&mut self, payment: PaymentId) {
        let left = self.reserved(Some(payment));
        *self.lapsed.entry(payment).or_default() += left;
    }

    /// Whether whoever asks about a payment cannot know what is there: some of it lapsed, or was done and denied.
    pub(super) fn is_puzzling(&self, payment: Option<PaymentId>) -> bool {
        let denied = |known: &&Operation| known.payment == payment && known.manner == Manner::AfterAll;
        payment.is_some_and(|payment| self.lapsed.contains_key(&payment))
            || self.operations.values().any(|known| denied(&known))
    }
}
