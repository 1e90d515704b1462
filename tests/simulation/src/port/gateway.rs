//! A payment gateway that keeps books of its own, behind the schedule.

use crate::schedule::{Fault, Port, Schedule};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vendra::port::*;
use vendra::{Amount, AnyId, AttemptId, CaptureId, PaymentId, RefundId, VoidId};

/// What an operation does to a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Money is reserved.
    Authorize,
    /// It is taken at once.
    Sale,
    /// It is taken.
    Capture,
    /// It is let go.
    Void,
    /// It is given back.
    Refund,
    /// It goes to a vendor.
    Transfer,
    /// It comes back from there.
    Reversal,
    /// A vendor was paid.
    Payout,
}

#[derive(Debug, Clone)]
struct Operation {
    kind: Kind,
    payment: Option<PaymentId>,
    amount: i64,
    answer: GatewayAnswer,
}

/// What the gateway charges for a capture, in minor units.
const CAPTURE_FEE: i64 = 25;
/// What the gateway charges for a payout, in minor units.
const PAYOUT_FEE: i64 = 10;

/// What the gateway knows. It outlives every crash.
#[derive(Debug, Clone, Default)]
pub struct Bank {
    operations: BTreeMap<AnyId, Operation>,
    /// What payers' banks took back, less what they gave again.
    taken_back: i64,
}

impl Bank {
    /// What was done of a kind for a payment, or for all of them, in minor units.
    #[must_use]
    pub fn done(&self, kind: Kind, payment: Option<PaymentId>) -> i64 {
        let of = |operation: &&Operation| {
            operation.kind == kind
                && (payment.is_none() || operation.payment == payment)
                && matches!(operation.answer, GatewayAnswer::Succeeded { .. })
        };
        self.operations.values().filter(of).map(|operation| operation.amount).sum()
    }

    /// What was taken of a payer, at once or later.
    pub(crate) fn taken(&self, payment: Option<PaymentId>) -> i64 {
        self.done(Kind::Capture, payment) + self.done(Kind::Sale, payment)
    }

    /// What it holds for the platform, in minor units: what was taken and neither given back nor paid to vendors, less its fees.
    #[must_use]
    pub fn holds(&self) -> i64 {
        let fees = self.operations.values().map(|operation| match operation.answer {
            GatewayAnswer::Succeeded { fee } => fee.minor(),
            _ => 0,
        });
        let gone: i64 = [Kind::Refund, Kind::Transfer, Kind::Payout].map(|kind| self.done(kind, None)).iter().sum();
        self.taken(None) + self.done(Kind::Reversal, None) - gone - fees.sum::<i64>() - self.taken_back
    }

    /// A payer's bank takes something back, or gives it again where it is below zero.
    pub(crate) const fn take_back(&mut self, amount: i64) {
        self.taken_back += amount;
    }

    /// Payments that money was reserved for.
    pub fn payments(&self) -> Vec<PaymentId> {
        let mut payments: Vec<_> = self.operations.values().filter_map(|operation| operation.payment).collect();
        payments.sort_unstable();
        payments.dedup();
        payments
    }

    /// What was declined.
    pub fn declined(&self) -> Vec<AnyId> {
        let declined = |operation: &Operation| matches!(operation.answer, GatewayAnswer::Declined { .. });
        self.operations.iter().filter(|(_, operation)| declined(operation)).map(|(id, _)| *id).collect()
    }

    /// Captures, voids and refunds of more than there was.
    pub(crate) fn in_vain(&self) -> Vec<AnyId> {
        let asked = |operation: &Operation| matches!(operation.kind, Kind::Capture | Kind::Void | Kind::Refund);
        let declined = self.operations.iter().filter(|(_, o)| matches!(o.answer, GatewayAnswer::Declined { .. }));
        declined.filter(|(_, operation)| asked(operation)).map(|(id, _)| *id).collect()
    }

    /// The payer did what was asked of it.
    pub fn confirm(&mut self, attempt: AttemptId) {
        if let Some(operation) = self.operations.get_mut(&attempt.into()) {
            operation.answer = GatewayAnswer::Succeeded { fee: Amount::ZERO };
        }
    }

    /// Reserves what a token is good for, or takes it.
    pub(crate) fn authorize(&mut self, call: &Authorize) -> GatewayAnswer {
        let id = AnyId::from(call.attempt);
        let token = call.token.as_deref();
        let (known, takes) = (self.operations.contains_key(&id), token.is_some_and(|token| token.ends_with("sale")));
        let kind = if takes { Kind::Sale } else { Kind::Authorize };
        let answer = self.once(id, kind, Some(call.payment), call.amount);
        let Some(first) = self.operations.get_mut(&id).filter(|_| !known) else { return answer };
        match token {
            Some(token) if token.starts_with("action") => first.answer = GatewayAnswer::NeedsAction { url: None },
            Some(token) if token.starts_with("decline") => {
                first.answer = GatewayAnswer::Declined { reason: "declined".to_owned() };
            }
            // A card that nobody named is nobody's.
            None => first.answer = GatewayAnswer::Declined { reason: "no card".to_owned() },
            Some(_) => {}
        }
        first.answer.clone()
    }

    /// What became of an operation, if it was heard of.
    pub(crate) fn answer(&self, id: AnyId) -> Option<GatewayAnswer> {
        self.operations.get(&id).map(|known| known.answer.clone())
    }

    /// What an operation did, in minor units; none where it did nothing.
    pub(crate) fn did(&self, id: AnyId) -> Option<(Kind, i64)> {
        let known = self.operations.get(&id)?;
        matches!(known.answer, GatewayAnswer::Succeeded { .. }).then_some((known.kind, known.amount))
    }

    /// Does an operation, once an id, and only where the money for it is there.
    pub(crate) fn once(&mut self, id: AnyId, kind: Kind, payment: Option<PaymentId>, amount: Amount) -> GatewayAnswer {
        if let Some(known) = self.operations.get(&id) {
            return known.answer.clone();
        }
        let amount = amount.minor();
        let done = |kind| self.done(kind, payment);
        let left = match kind {
            // What vendors are paid the platform may have to put in: a discount of its own is not in what was captured.
            Kind::Authorize | Kind::Sale | Kind::Transfer | Kind::Payout => i64::MAX,
            Kind::Reversal => self.done(Kind::Transfer, None) - self.done(Kind::Reversal, None),
            Kind::Capture | Kind::Void => done(Kind::Authorize) - done(Kind::Capture) - done(Kind::Void),
            Kind::Refund => self.taken(payment) - done(Kind::Refund),
        };
        let fee = match kind {
            Kind::Capture => CAPTURE_FEE,
            Kind::Payout => PAYOUT_FEE,
            Kind::Authorize | Kind::Sale | Kind::Void | Kind::Refund | Kind::Transfer | Kind::Reversal => 0,
        };
        let fee = Amount::new(fee).unwrap_or_default();
        let answer = if amount > left {
            GatewayAnswer::Declined { reason: "more than there is".to_owned() }
        } else {
            GatewayAnswer::Succeeded { fee }
        };
        self.operations.insert(id, Operation { kind, payment, amount, answer: answer.clone() });
        answer
    }
}

/// The gateway as the engine asks it.
#[derive(Debug)]
pub struct SimGateway {
    schedule: Arc<Schedule>,
    bank: Arc<Mutex<Bank>>,
}

impl SimGateway {
    /// A gateway with these books.
    #[must_use]
    pub const fn new(schedule: Arc<Schedule>, bank: Arc<Mutex<Bank>>) -> Self {
        Self { schedule, bank }
    }

    fn bank(&self) -> MutexGuard<'_, Bank> {
        self.bank.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn call(
        &self,
        name: &'static str,
        effect: impl FnOnce(&mut Bank) -> GatewayAnswer + Send,
    ) -> Result<GatewayAnswer, GatewayDown> {
        let fault = self.schedule.enter(Port::Gateway, name).await;
        if fault == Some(Fault::Down) {
            return Err(GatewayDown { message: "down".to_owned() });
        }
        let answer = effect(&mut self.bank());
        self.schedule.leave(fault).await;
        Ok(if fault == Some(Fault::ReplyLost) { GatewayAnswer::Unknown } else { answer })
    }

    fn part<'a, Id: Into<AnyId> + Copy + Send + Sync>(
        &'a self,
        name: &'static str,
        kind: Kind,
        call: &'a PaymentPart<Id>,
    ) -> Answer<'a, GatewayAnswer, GatewayDown> {
        let (id, payment, amount) = (call.operation.into(), Some(call.payment), call.amount);
        Box::pin(self.call(name, move |bank| bank.once(id, kind, payment, amount)))
    }

    fn to_vendor(
        &self,
        name: &'static str,
        kind: Kind,
        (id, amount): (AnyId, Amount),
    ) -> Answer<'_, GatewayAnswer, GatewayDown> {
        Box::pin(self.call(name, move |bank| bank.once(id, kind, None, amount)))
    }
}

impl PaymentGateway for SimGateway {
    fn authorize<'a>(&'a self, call: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        Box::pin(self.call("gateway.authorize", move |bank| bank.authorize(call)))
    }

    fn capture<'a>(&'a self, call: &'a PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.part("gateway.capture", Kind::Capture, call)
    }

    fn void<'a>(&'a self, call: &'a PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.part("gateway.void", Kind::Void, call)
    }

    fn refund<'a>(&'a self, call: &'a PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.part("gateway.refund", Kind::Refund, call)
    }

    fn transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.to_vendor("gateway.transfer", Kind::Transfer, (call.transfer.into(), call.amount))
    }

    fn reverse_transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.to_vendor("gateway.reverse_transfer", Kind::Reversal, (call.transfer.into(), call.amount))
    }

    fn pay_out<'a>(&'a self, call: &'a PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.to_vendor("gateway.pay_out", Kind::Payout, (call.payout.into(), call.amount))
    }

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        Box::pin(async move {
            let fault = self.schedule.enter(Port::Gateway, "gateway.look_up").await;
            if fault == Some(Fault::Down) {
                return Err(GatewayDown { message: "down".to_owned() });
            }
            let answer = self.bank().operations.get(&operation).map(|known| known.answer.clone());
            self.schedule.leave(fault).await;
            Ok(if fault == Some(Fault::ReplyLost) { Some(GatewayAnswer::Unknown) } else { answer })
        })
    }
}
