//! A payment gateway that keeps books of its own, behind the schedule.

use super::case::Case;
use super::report::line;
use crate::schedule::{Fault, Port, Schedule};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vendra::domain::payment::{AttemptOutcome, OperationOutcome};
use vendra::domain::reconciliation::{ReportKind, ReportLine};
use vendra::port::*;
use vendra::{Amount, AnyId, AttemptId, CaptureId, Currency, PaymentId, PayoutId, RefundId, VoidId};

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

/// How the gateway does what it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// As it should.
    Well,
    /// It says no.
    Declined,
    /// It does not say what it costs.
    FeeUnsaid,
    /// It does it, and takes it back days later.
    ComesBack,
    /// It does it and says no, and days later that it did.
    AfterAll,
}

#[derive(Debug, Clone)]
pub(super) struct Operation {
    pub(super) kind: Kind,
    pub(super) payment: Option<PaymentId>,
    pub(super) amount: i64,
    pub(super) answer: GatewayAnswer,
    /// What it costs, whether the answer says so or not.
    pub(super) fee: i64,
    pub(super) manner: Manner,
    /// Whether it says that it did not do what it did.
    denied: bool,
    /// When it was asked for first.
    at_ms: i64,
}

/// What the gateway charges for a capture, in minor units.
const CAPTURE_FEE: i64 = 25;
/// What the gateway charges for a payout, in minor units.
const PAYOUT_FEE: i64 = 10;
/// What the gateway charges for a transfer to a vendor, in minor units.
const TRANSFER_FEE: i64 = 5;
/// What it says of more than there is.
pub(super) const TOO_MUCH: &str = "more than there is";
/// What it says when it does not want to.
const NO: &str = "do not honour";
/// What it says of what came back.
const CAME_BACK: &str = "it came back";
/// How long it takes until something comes back, or is said to have been done: days.
const COMES_BACK_MS: i64 = 3 * 86_400_000;

/// What the gateway knows. It outlives every crash.
#[derive(Debug, Clone, Default)]
pub struct Bank {
    pub(super) operations: BTreeMap<AnyId, Operation>,
    /// What payers' banks took back, less what they gave again.
    taken_back: i64,
    /// What will come back, or be said to have been done, and when.
    returns: Vec<(i64, AnyId)>,
    /// What it has to tell, under its own names.
    outbox: Vec<GatewayEvent>,
    told: u64,
    /// What payers' banks took back by themselves.
    pub(super) cases: Vec<Case>,
    /// What moved its balance that no operation did: payers' banks.
    pub(super) disputes: Vec<ReportLine>,
    /// For how long it takes the same id for the same operation, where that ends.
    window_ms: Option<i64>,
    /// What was asked for once more when it had forgotten the id.
    forgotten: Vec<AnyId>,
    /// Which transfer each reversal takes back from.
    pub(super) reverses: BTreeMap<AnyId, AnyId>,
    /// What somebody looked up, and nobody had asked for.
    pub(super) unheard: BTreeSet<AnyId>,
    /// What lapsed of what was reserved for payments, in minor units.
    pub(super) lapsed: BTreeMap<PaymentId, i64>,
}

impl Bank {
    /// One that forgets ids after a while.
    pub(crate) fn forgetting(window_ms: i64) -> Self {
        Self { window_ms: Some(window_ms), ..Self::default() }
    }

    /// For how long the same id is the same operation, where that ends.
    pub(crate) const fn window_ms(&self) -> Option<i64> {
        self.window_ms
    }

    /// What was asked for once more when it had forgotten the id.
    pub(crate) const fn forgotten(&self) -> &Vec<AnyId> {
        &self.forgotten
    }

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
        let fees = self.operations.values().map(|operation| if operation.is_done() { operation.fee } else { 0 });
        let gone: i64 = [Kind::Refund, Kind::Transfer, Kind::Payout].map(|kind| self.done(kind, None)).iter().sum();
        self.taken(None) + self.done(Kind::Reversal, None) - gone - fees.sum::<i64>() - self.taken_back
    }

    /// A payer's bank takes something back, or gives it again where it is below zero; the fee is in it.
    pub(crate) fn take_back(&mut self, dispute: AnyId, (amount, fee): (i64, i64), currency: Currency) {
        self.taken_back += amount;
        let kind = if amount > 0 { ReportKind::Dispute } else { ReportKind::DisputeReturned };
        let id = format!("dispute_{}", self.disputes.len());
        self.disputes.push(line(id, (kind, dispute), (fee - amount, fee), currency));
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

    /// The payer did what was asked of it.
    pub fn confirm(&mut self, attempt: AttemptId) {
        if let Some(operation) = self.operations.get_mut(&attempt.into()) {
            operation.answer = GatewayAnswer::Succeeded { fee: Amount::ZERO };
            self.tell(attempt.into());
        }
    }

    /// Reserves what a token is good for, or takes it.
    pub(crate) fn authorize(&mut self, call: &Authorize, (manner, now): (Manner, i64)) -> GatewayAnswer {
        let id = AnyId::from(call.attempt);
        let token = call.token.as_deref();
        let (known, takes) = (self.operations.contains_key(&id), token.is_some_and(|token| token.ends_with("sale")));
        let kind = if takes { Kind::Sale } else { Kind::Authorize };
        let answer = self.ask(id, kind, Some(call.payment), call.amount, (manner, now));
        let Some(first) = self.operations.get_mut(&id).filter(|first| !known && first.is_done()) else { return answer };
        match token {
            Some(token) if token.starts_with("action") => first.answer = GatewayAnswer::NeedsAction { url: None },
            Some(token) if token.starts_with("decline") => {
                first.answer = GatewayAnswer::Declined { reason: "declined".to_owned() };
            }
            // A card that nobody named is nobody's.
            None => first.answer = GatewayAnswer::Declined { reason: "no card".to_owned() },
            Some(_) => {}
        }
        let answer = first.answer.clone();
        self.tell(id);
        answer
    }

    /// Moves money to a vendor's account, or some of it back.
    pub(crate) fn transfer(&mut self, call: &VendorTransfer, asked: (Manner, i64)) -> GatewayAnswer {
        let id = AnyId::from(call.transfer);
        let kind = call.reverses.map_or(Kind::Transfer, |of| {
            self.reverses.insert(id, of.into());
            Kind::Reversal
        });
        self.ask(id, kind, None, call.amount, asked)
    }

    /// What a reversal may take back: what of its transfer is not back yet, in minor units.
    fn reversible(&self, reversal: AnyId) -> i64 {
        let of = self.reverses.get(&reversal);
        let amount =
            |id: &AnyId| self.operations.get(id).filter(|known| known.is_done()).map_or(0, |known| known.amount);
        let back = self.reverses.iter().filter(|(_, other)| Some(*other) == of).map(|(id, _)| amount(id));
        of.map_or(0, amount) - back.sum::<i64>()
    }

    /// What became of an operation, if it was heard of.
    pub(crate) fn answer(&self, id: AnyId) -> Option<GatewayAnswer> {
        self.operations.get(&id).map(Operation::says)
    }

    /// What an operation did, in minor units; none where it did nothing.
    pub(crate) fn did(&self, id: AnyId) -> Option<(Kind, i64)> {
        let known = self.operations.get(&id)?;
        let did = known.is_done() || known.came_back();
        did.then_some((known.kind, known.amount))
    }

    /// Does an operation well.
    pub(crate) fn once(&mut self, id: AnyId, kind: Kind, payment: Option<PaymentId>, amount: Amount) -> GatewayAnswer {
        let answer = self.ask(id, kind, payment, amount, (Manner::Well, 0));
        self.outbox.clear();
        answer
    }

    /// Does an operation, once an id, and only where the money for it is there; tells of it beside the answer.
    pub(crate) fn ask(
        &mut self,
        id: AnyId,
        kind: Kind,
        payment: Option<PaymentId>,
        amount: Amount,
        (manner, now): (Manner, i64),
    ) -> GatewayAnswer {
        if let Some(known) = self.operations.get(&id) {
            if self.window_ms.is_some_and(|window_ms| now.saturating_sub(known.at_ms) > window_ms) {
                self.forgotten.push(id);
            }
            return known.says();
        }
        let amount = amount.minor();
        let done = |kind| self.done(kind, payment);
        let left = match kind {
            // What vendors are paid the platform may have to put in: a discount of its own is not in what was captured.
            Kind::Authorize | Kind::Sale | Kind::Transfer | Kind::Payout => i64::MAX,
            Kind::Reversal => self.reversible(id),
            Kind::Capture | Kind::Void => self.reserved(payment),
            Kind::Refund => self.taken(payment) - done(Kind::Refund),
        };
        let fee = match kind {
            Kind::Capture => CAPTURE_FEE,
            Kind::Payout => PAYOUT_FEE,
            Kind::Transfer => TRANSFER_FEE,
            Kind::Authorize | Kind::Sale | Kind::Void | Kind::Refund | Kind::Reversal => 0,
        };
        // What comes back costs nothing.
        let fee = if manner == Manner::ComesBack { 0 } else { fee };
        let said = if manner == Manner::FeeUnsaid { 0 } else { fee };
        let declined = |reason: &str| GatewayAnswer::Declined { reason: reason.to_owned() };
        let answer = match manner {
            _ if amount > left => declined(TOO_MUCH),
            Manner::Declined => declined(NO),
            Manner::Well | Manner::FeeUnsaid | Manner::ComesBack | Manner::AfterAll => {
                GatewayAnswer::Succeeded { fee: Amount::new(said).unwrap_or_default() }
            }
        };
        let done = matches!(answer, GatewayAnswer::Succeeded { .. });
        let denied = done && manner == Manner::AfterAll;
        if done && matches!(manner, Manner::ComesBack | Manner::AfterAll) {
            self.returns.push((now.saturating_add(COMES_BACK_MS), id));
        }
        let operation = Operation { kind, payment, amount, answer, fee, manner, denied, at_ms: now };
        let answer = operation.says();
        self.operations.insert(id, operation);
        if !matches!(kind, Kind::Authorize | Kind::Sale) || manner == Manner::Declined {
            self.tell(id);
        }
        answer
    }

    /// What was done and comes back by then is back, and what was denied is said to have been done. Tells whether anything is still
    /// to come.
    pub(crate) fn advance(&mut self, now: i64) -> bool {
        while let Some(place) = self.returns.iter().position(|(due, _)| *due <= now) {
            let (_, id) = self.returns.remove(place);
            if let Some(operation) = self.operations.get_mut(&id) {
                if !std::mem::take(&mut operation.denied) {
                    operation.answer = GatewayAnswer::Declined { reason: CAME_BACK.to_owned() };
                }
                self.tell(id);
            }
        }
        !self.returns.is_empty()
    }

    /// What it has to tell.
    pub(crate) const fn outbox(&self) -> &Vec<GatewayEvent> {
        &self.outbox
    }

    /// Somebody heard it.
    pub(crate) fn heard(&mut self, event: &str) {
        self.outbox.retain(|told| told.id != event);
    }

    /// What operations cost that nobody was told.
    pub(crate) fn unsaid(&self) -> i64 {
        let of =
            self.operations.values().filter(|operation| operation.manner == Manner::FeeUnsaid && operation.is_done());
        of.map(|operation| operation.fee).sum()
    }

    fn tell(&mut self, id: AnyId) {
        let Some(operation) = self.operations.get(&id) else { return };
        let (failed, fee) = match operation.says() {
            GatewayAnswer::Succeeded { fee } => (None, fee),
            GatewayAnswer::Declined { reason } => (Some(reason), Amount::ZERO),
            // Nobody is told of what is not known yet.
            _ => return,
        };
        let what = match (operation.kind, operation.payment) {
            (kind @ (Kind::Authorize | Kind::Sale), Some(payment)) => {
                let outcome = match failed {
                    Some(reason) => AttemptOutcome::Declined { reason },
                    None if kind == Kind::Sale => AttemptOutcome::Paid { fee },
                    None => AttemptOutcome::Authorized,
                };
                GatewayNews::Attempt { payment, attempt: AttemptId::from_uuid(id.uuid()), outcome }
            }
            (Kind::Capture | Kind::Void | Kind::Refund, Some(payment)) => {
                let outcome = match failed {
                    Some(reason) => OperationOutcome::Failed { reason },
                    None => OperationOutcome::Succeeded { fee },
                };
                GatewayNews::Operation { payment, operation: id, outcome }
            }
            (Kind::Payout, _) => {
                let payout = PayoutId::from_uuid(id.uuid());
                match failed {
                    Some(reason) => GatewayNews::PayoutFailed { payout, reason },
                    // What is told without its fee would be booked without it.
                    None => return,
                }
            }
            _ => return,
        };
        self.tell_news(what);
    }

    pub(super) fn tell_news(&mut self, what: GatewayNews) {
        self.told += 1;
        self.outbox.push(GatewayEvent { id: format!("evt_{}", self.told), what });
    }
}

impl Operation {
    pub(super) const fn is_done(&self) -> bool {
        matches!(self.answer, GatewayAnswer::Succeeded { .. })
    }

    /// What it says of it, which is not always so.
    fn says(&self) -> GatewayAnswer {
        if self.denied { GatewayAnswer::Declined { reason: NO.to_owned() } } else { self.answer.clone() }
    }

    pub(super) fn came_back(&self) -> bool {
        matches!(&self.answer, GatewayAnswer::Declined { reason } if reason == CAME_BACK)
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
}

impl PaymentGateway for SimGateway {
    fn authorize<'a>(&'a self, call: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        Box::pin(self.call("gateway.authorize", move |bank| bank.authorize(call, (Manner::Well, 0))))
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
        Box::pin(self.call("gateway.transfer", |bank| bank.transfer(call, (Manner::Well, 0))))
    }

    fn reverse_transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        Box::pin(self.call("gateway.reverse_transfer", |bank| bank.transfer(call, (Manner::Well, 0))))
    }

    fn pay_out<'a>(&'a self, call: &'a PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        let (id, amount) = (call.payout.into(), call.amount);
        Box::pin(self.call("gateway.pay_out", move |bank| bank.once(id, Kind::Payout, None, amount)))
    }

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        Box::pin(async move {
            let fault = self.schedule.enter(Port::Gateway, "gateway.look_up").await;
            if fault == Some(Fault::Down) {
                return Err(GatewayDown { message: "down".to_owned() });
            }
            let answer = self.bank().answer(operation);
            self.schedule.leave(fault).await;
            Ok(if fault == Some(Fault::ReplyLost) { Some(GatewayAnswer::Unknown) } else { answer })
        })
    }
}
