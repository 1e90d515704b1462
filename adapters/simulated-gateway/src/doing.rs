//! What operations do to the books, and what happens by itself.

use crate::bank::{Asked, Bank, Case, Ends, Happening, Operation, Status};
use crate::holding::Holding;
use crate::misbehaviour::{Call, Misbehaviour};
use crate::outbox::Manner;
use vendra::domain::payment::{AttemptOutcome, Captures, MethodKind, OperationOutcome};
use vendra::domain::reconciliation::ReportKind;
use vendra::port::{GatewayNews, dispute_of};
use vendra::{Amount, AttemptId, Currency, PaymentId, PayoutId, Timestamp};

/// More was asked for than there is.
struct TooMuch;

impl Bank {
    /// Lets everything happen that is due by now.
    pub(crate) fn advance(&mut self, now: Timestamp) {
        while let Some((at, happening)) = self.next_happening(now) {
            match happening {
                Happening::Execute { serial } | Happening::Confirm { serial } => self.confirm(at, serial),
                Happening::Abandon { serial } => self.abandon(at, serial),
                Happening::Lapse { payment, manner } => self.lapse(at, payment, manner),
                Happening::RefundFails { serial } | Happening::PayoutFails { serial } => self.come_back(at, serial),
                Happening::PayoutPaid { serial } => self.tell_of(at, serial),
                Happening::Dispute { payment, amount, ends, manner } => {
                    self.dispute(at, payment, amount, ends, manner);
                }
                Happening::EndDispute { case, ends } => self.end_dispute(at, &case, ends),
            }
        }
    }

    fn set(&mut self, serial: u64, status: Status) {
        if let Some(operation) = self.operations.get_mut(&serial) {
            operation.status = status;
        }
    }

    /// An operation that waited is done.
    pub(crate) fn confirm(&mut self, at: Timestamp, serial: u64) {
        let waits = |operation: &&Operation| matches!(operation.status, Status::Later { .. } | Status::NeedsAction);
        if self.operations.get(&serial).filter(waits).is_some() {
            self.set(serial, Status::Done);
            self.execute(at, serial);
        }
    }

    /// The payer gives up.
    pub(crate) fn abandon(&mut self, at: Timestamp, serial: u64) {
        if self.operations.get(&serial).is_some_and(|operation| operation.status == Status::NeedsAction) {
            self.set(serial, Status::Declined { reason: "abandoned".to_owned() });
            self.tell_of(at, serial);
        }
    }

    /// Does an operation, where the money for it is there, and tells of it.
    pub(crate) fn execute(&mut self, at: Timestamp, serial: u64) {
        let Some(operation) = self.operations.get(&serial).cloned() else { return };
        if self.moves(at, serial, &operation).is_err() {
            self.tally.exceeded += 1;
            self.set(serial, Status::Declined { reason: "more than there is".to_owned() });
        }
        // A payout takes its time, and is told of when it arrives.
        if operation.asked.call == Call::PayOut && self.is_done(serial) {
            let (payout, misbehaviour) = (self.config.payout_ms, operation.misbehaviour);
            self.schedule(at, payout, Happening::PayoutPaid { serial });
            if misbehaviour == Some(Misbehaviour::PayoutFailsLater) {
                let fails = payout.saturating_add(self.config.later_ms);
                self.schedule(at, fails, Happening::PayoutFails { serial });
            }
        } else {
            self.tell_of(at, serial);
        }
    }

    fn is_done(&self, serial: u64) -> bool {
        self.operations.get(&serial).is_some_and(|operation| operation.status == Status::Done)
    }

    fn moves(&mut self, at: Timestamp, serial: u64, operation: &Operation) -> Result<(), TooMuch> {
        let Asked { id, call, payment, vendor, amount, currency, .. } = operation.asked;
        let minor = amount.minor();
        match (call, payment, vendor) {
            (Call::Authorize, Some(payment), _) => self.authorize(at, serial, operation, payment),
            (Call::Capture, Some(payment), _) => {
                self.capture(at, serial, payment, minor)?;
                self.provoke(at, operation, payment);
            }
            (Call::Void, Some(payment), _) => self.void(payment, minor)?,
            (Call::Refund, Some(payment), _) => {
                let holding = self.payments.get_mut(&payment).filter(|holding| minor <= holding.refundable());
                holding.ok_or(TooMuch)?.refunded += minor;
                self.book(at, ReportKind::Refund, (Some(id), Some(payment.into())), (-minor, Amount::ZERO), currency);
                if operation.misbehaviour == Some(Misbehaviour::RefundFailsLater) {
                    self.schedule(at, self.config.later_ms, Happening::RefundFails { serial });
                }
            }
            (Call::Transfer, _, Some(vendor)) => {
                if minor > self.balance(currency, Some(at)) {
                    return Err(TooMuch);
                }
                *self.vendors.entry((vendor, currency)).or_default() += minor;
                self.book(at, ReportKind::Transfer, (Some(id), None), (-minor, Amount::ZERO), currency);
            }
            (Call::ReverseTransfer, _, Some(vendor)) => {
                let there = self.vendors.get_mut(&(vendor, currency)).filter(|there| minor <= **there);
                *there.ok_or(TooMuch)? -= minor;
                let of = operation.asked.reverses.map(Into::into);
                self.book(at, ReportKind::TransferReversal, (Some(id), of), (minor, Amount::ZERO), currency);
            }
            (Call::PayOut, _, Some(_)) => {
                if minor > self.balance(currency, Some(at)) {
                    return Err(TooMuch);
                }
                self.book(at, ReportKind::Payout, (Some(id), None), (-minor, Amount::ZERO), currency);
            }
            _ => return Err(TooMuch),
        }
        Ok(())
    }

    fn authorize(&mut self, at: Timestamp, serial: u64, operation: &Operation, payment: PaymentId) {
        let Asked { amount, currency, terms, .. } = operation.asked;
        let holding = self.payments.entry(payment).or_insert(Holding::new(currency));
        holding.authorized += amount.minor();
        let holds = terms.is_none_or(|terms| terms.kind == MethodKind::AuthorizeAndCapture);
        if !holds {
            // What is taken at once is there in full: it was authorized a moment ago.
            let _taken = self.capture(at, serial, payment, amount.minor());
            self.provoke(at, operation, payment);
            return;
        }
        let manner = operation.manner;
        let lapses = terms.and_then(|terms| terms.capture_within_ms);
        let lapses = match operation.misbehaviour {
            Some(Misbehaviour::LapsesEarly) => Some(self.config.later_ms),
            _ => lapses,
        };
        if let Some(ms) = lapses {
            self.schedule(at, ms, Happening::Lapse { payment, manner });
        }
    }

    fn capture(&mut self, at: Timestamp, serial: u64, payment: PaymentId, amount: i64) -> Result<(), TooMuch> {
        let fee = self.fee(amount);
        let once = self.operations.values().any(|operation| {
            let asked = operation.asked;
            let once = asked.terms.is_some_and(|terms| terms.captures == Captures::Once);
            once && asked.call == Call::Authorize && asked.payment == Some(payment)
        });
        let holding = self.payments.get_mut(&payment).filter(|holding| amount <= holding.held()).ok_or(TooMuch)?;
        if once && holding.captured > 0 {
            return Err(TooMuch);
        }
        holding.captured += amount;
        if once {
            holding.lapsed += holding.held();
        }
        let currency = holding.currency;
        let operation = self.operations.get_mut(&serial).ok_or(TooMuch)?;
        operation.fee = fee;
        let id = operation.asked.id;
        self.book(at, ReportKind::Capture, (Some(id), Some(payment.into())), (amount, fee), currency);
        Ok(())
    }

    /// What lapsed by itself need not be let go, and letting it go is no mistake.
    fn void(&mut self, payment: PaymentId, amount: i64) -> Result<(), TooMuch> {
        let holding = self.payments.get_mut(&payment).ok_or(TooMuch)?;
        let held = holding.held();
        if amount > held.saturating_add(holding.lapsed) {
            return Err(TooMuch);
        }
        holding.voided += amount.min(held);
        Ok(())
    }

    /// The disputes that a capture is to have.
    fn provoke(&mut self, at: Timestamp, operation: &Operation, payment: PaymentId) {
        let ends = match operation.misbehaviour {
            Some(Misbehaviour::Disputed) => None,
            Some(Misbehaviour::DisputedAndWon) => Some(Ends::Won),
            Some(Misbehaviour::DisputedAndLost) => Some(Ends::Lost),
            _ => return,
        };
        let (amount, manner) = (operation.asked.amount.minor(), operation.manner);
        self.schedule(at, self.config.later_ms, Happening::Dispute { payment, amount, ends, manner });
    }

    /// What is held lapses.
    pub(crate) fn lapse(&mut self, at: Timestamp, payment: PaymentId, manner: Manner) {
        let Some(holding) = self.payments.get_mut(&payment) else { return };
        let held = holding.held();
        if held > 0 {
            holding.lapsed += held;
            self.tell(at, GatewayNews::Lapsed { payment }, manner);
        }
    }

    /// A refund or a payout that was done comes back.
    pub(crate) fn come_back(&mut self, at: Timestamp, serial: u64) {
        if !self.is_done(serial) {
            return;
        }
        let Some(Asked { id, call, payment, amount, currency, .. }) = self.operations.get(&serial).map(|o| o.asked)
        else {
            return;
        };
        let kind = match call {
            Call::Refund => {
                if let Some(holding) = payment.and_then(|payment| self.payments.get_mut(&payment)) {
                    holding.refunded -= amount.minor();
                }
                ReportKind::RefundReturned
            }
            Call::PayOut => ReportKind::PayoutReturned,
            _ => return,
        };
        self.book(at, kind, (Some(id), payment.map(Into::into)), (amount.minor(), Amount::ZERO), currency);
        self.set(serial, Status::Returned { reason: "the account does not exist".to_owned() });
        self.tell_of(at, serial);
    }

    /// A buyer's bank takes back what is not refunded yet, at the most so much; tells under which name.
    pub(crate) fn dispute(
        &mut self,
        at: Timestamp,
        payment: PaymentId,
        amount: i64,
        ends: Option<Ends>,
        manner: Manner,
    ) -> Option<String> {
        let fee = self.config.dispute_fee;
        let holding = self.payments.get_mut(&payment)?;
        let amount = amount.min(holding.refundable());
        if amount <= 0 {
            return None;
        }
        holding.disputed += amount;
        let currency = holding.currency;
        let case = format!("case_{}", self.serial());
        let id = dispute_of(payment, &case).ok().map(Into::into);
        self.book(at, ReportKind::Dispute, (id, Some(payment.into())), (-amount, fee), currency);
        self.cases.insert(case.clone(), Case { payment, amount, fee, ended: None, manner });
        let (named, reason) = (case.clone(), "fraudulent".to_owned());
        let amount = Amount::new(amount).unwrap_or_default();
        self.tell(at, GatewayNews::DisputeOpened { payment, case: named, amount, fee, reason }, manner);
        if let Some(ends) = ends {
            self.schedule(at, self.config.later_ms, Happening::EndDispute { case: case.clone(), ends });
        }
        Some(case)
    }

    /// A dispute ends; a lost one may still be won.
    pub(crate) fn end_dispute(&mut self, at: Timestamp, name: &str, ends: Ends) {
        let Some(case) = self.cases.get_mut(name) else { return };
        match (case.ended, ends) {
            (None, _) | (Some(Ends::Lost), Ends::Won) => case.ended = Some(ends),
            (Some(_), _) => return,
        }
        let Case { payment, amount, fee, manner, .. } = case.clone();
        let name = name.to_owned();
        let Some(holding) = self.payments.get_mut(&payment).filter(|_| ends == Ends::Won) else {
            self.tell(at, GatewayNews::DisputeLost { payment, case: name }, manner);
            return;
        };
        holding.disputed -= amount;
        let currency: Currency = holding.currency;
        let id = dispute_of(payment, &name).ok().map(Into::into);
        self.book(at, ReportKind::DisputeReturned, (id, Some(payment.into())), (amount, fee.negated()), currency);
        self.tell(at, GatewayNews::DisputeWon { payment, case: name, fee_returned: fee }, manner);
    }

    /// Tells what became of an operation, as it stands.
    pub(crate) fn tell_of(&mut self, at: Timestamp, serial: u64) {
        let Some(operation) = self.operations.get(&serial) else { return };
        let Asked { id, call, payment, terms, .. } = operation.asked;
        let (fee, manner) = (operation.fee_said(), self.manner(serial));
        let failed = match &operation.status {
            // Nobody is told of what is not known yet.
            Status::Later { .. } => return,
            Status::NeedsAction | Status::Done => None,
            Status::Declined { reason } | Status::Returned { reason } => Some(reason.clone()),
        };
        let waits = operation.status == Status::NeedsAction;
        let what = match (call, payment) {
            (Call::Authorize, Some(payment)) => {
                let holds = terms.is_none_or(|terms| terms.kind == MethodKind::AuthorizeAndCapture);
                let outcome = match failed {
                    Some(reason) => AttemptOutcome::Declined { reason },
                    None if waits => AttemptOutcome::NeedsAction,
                    None if holds => AttemptOutcome::Authorized,
                    None => AttemptOutcome::Paid { fee },
                };
                GatewayNews::Attempt { payment, attempt: AttemptId::from_uuid(id.uuid()), outcome }
            }
            (Call::Capture | Call::Void | Call::Refund, Some(payment)) => {
                let outcome = match failed {
                    Some(reason) => OperationOutcome::Failed { reason },
                    None => OperationOutcome::Succeeded { fee },
                };
                GatewayNews::Operation { payment, operation: id, outcome }
            }
            (Call::PayOut, _) => {
                let payout = PayoutId::from_uuid(id.uuid());
                match failed {
                    Some(reason) => GatewayNews::PayoutFailed { payout, reason },
                    None => GatewayNews::PayoutPaid { payout },
                }
            }
            _ => return,
        };
        self.tell(at, what, manner);
    }
}
