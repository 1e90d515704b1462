//! Payments: what is on record before a gateway is asked, and what its answer comes to.

use super::answers::{attempt_outcome, operation_outcome};
use super::asking::{asked, means_of};
use super::vendor_gateway::{self, Open};
use super::{about, back, deadline, fulfil, letting_go, placing};
use crate::engine::{Asking, Closing, Engine, Outcome};
use crate::error::Error;
use crate::port::*;
use crate::seeded_bug::bug;
use crate::work::Work;
use std::collections::VecDeque;
use tracing::Instrument;
use vendra_domain::authority::Actor;
use vendra_domain::order::Order;
use vendra_domain::payment::{
    self, AttemptOutcome, AttemptStatus, Book, OperationKind, OperationOutcome, OperationStatus, Payment, Request,
};
use vendra_domain::refund::{self, Refund};
use vendra_domain::*;

/// How often one call looks at its payments: each of the most that an order has is authorized, captured, and found done twice.
const ASKED_MAX: usize = 8 * limits::QUOTE_TENDERS_MAX;

pub(super) fn facts(work: &Work<'_>, id: PaymentId) -> payment::Facts {
    payment::Facts {
        at: work.at,
        id,
        attempt: AttemptId::from_uuid(work.fresh()),
        capture: CaptureId::from_uuid(work.fresh()),
        void: VoidId::from_uuid(work.fresh()),
    }
}

/// An operation of a payment that asks nobody is done as soon as it is begun.
pub(super) async fn done_at_once(work: &mut Work<'_>, id: PaymentId, operation: impl Into<AnyId>) -> Result<(), Error> {
    let outcome = OperationOutcome::Succeeded { fee: Amount::ZERO };
    let (request, facts) = (Request::Resolve { operation: operation.into(), outcome }, facts(work, id));
    work.ask::<Payment>(id, &request, &facts).await.map(drop)
}

/// What a payment can give up of an amount: what was taken, or lapsed by itself, is not held, and what could not be let go before is
/// not of this amount. While a capture is under way that is not known yet, and all of it is asked for.
pub(super) async fn held_of(work: &mut Work<'_>, id: PaymentId, amount: Amount) -> Result<Amount, Error> {
    work.state::<Payment>(id).await?.book().map_or(Ok(amount), |book| held(book, amount)).map_err(Error::from)
}

fn held(book: &Book, amount: Amount) -> Result<Amount, Refusal> {
    Ok(if deadline::is_unknown(book, OperationKind::Capture)? { amount } else { amount.min(book.to_capture()?) })
}

/// Refuses what depends on an operation whose answer is not known: its gateway is asked again, and whoever asked comes back.
async fn surely(work: &mut Work<'_>, id: PaymentId, kind: OperationKind) -> Result<(), Error> {
    let state = work.state::<Payment>(id).await?;
    let Some(book) = state.book() else {
        return Ok(());
    };
    if deadline::is_unknown(book, kind)? {
        work.unknown = Some(id);
        return Err(Error::gateway_unavailable("the gateway has yet to say what became of another of this payment"));
    }
    Ok(())
}

/// Gives up a part of what a payment holds, as far as it is held; tells whether its gateway has to be asked. What a capture that is
/// under way may have taken can neither be let go nor given back until its gateway says so.
pub(super) async fn give_up(work: &mut Work<'_>, id: PaymentId, amount: Amount) -> Result<bool, Error> {
    let state = work.state::<Payment>(id).await?;
    let Some(book) = state.book().filter(|_| !amount.is_zero()) else {
        return Ok(false);
    };
    let held = held(book, amount)?;
    // Only of what a capture may have taken more is asked for than is held for sure.
    if held > book.to_capture()? {
        surely(work, id, OperationKind::Capture).await?;
    }
    // What could not be let go before is let go with it.
    let amount = held.plus(book.to_let_go()?)?.min(book.capturable()?);
    if amount.is_zero() {
        return Ok(false);
    }
    let asks_nobody = book.terms.asks_nobody();
    let facts = facts(work, id);
    work.ask::<Payment>(id, &Request::StartVoid { amount }, &facts).await?;
    if asks_nobody {
        done_at_once(work, id, facts.void).await?;
    }
    Ok(!asks_nobody)
}

pub(super) async fn payment(work: &mut Work<'_>, id: Option<PaymentId>, request: &Request) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| PaymentId::from_uuid(work.fresh()));
    let mut outcome = about::<Payment>(id);
    match request {
        Request::ResolveAttempt { attempt, outcome: answer } => {
            outcome.ask = resolve_attempt(work, id, *attempt, answer).await?;
        }
        Request::Resolve { operation, outcome: answer } => {
            outcome.ask = resolve(work, id, *operation, answer).await?;
        }
        Request::ReturnLate => {
            let known = work.state::<Payment>(id).await?;
            let order = known.book().map(|book| book.order).ok_or(Refusal::RefundUnknownPayment { payment: id })?;
            let order = placing::book_of(work, order, "return_late").await?;
            outcome.ask = return_late(work, &order, id).await?;
        }
        request => {
            let facts = facts(work, id);
            work.ask::<Payment>(id, request, &facts).await?;
            if matches!(request, Request::StartAttempt | Request::StartCapture { .. } | Request::StartVoid { .. }) {
                outcome.ask.push(id);
            }
            // What can be captured no more is waited for no more.
            if matches!(request, Request::Expire | Request::Lapse)
                && let Some(order) = work.state::<Payment>(id).await?.book().map(|book| book.order)
            {
                outcome.ask.extend(fulfil::finish(work, order).await?);
            }
        }
    }
    Ok(outcome)
}

/// What an attempt came to. The last of an order's payments to be sure places it.
async fn resolve_attempt(
    work: &mut Work<'_>,
    id: PaymentId,
    attempt: AttemptId,
    outcome: &AttemptOutcome,
) -> Result<Vec<PaymentId>, Error> {
    let request = Request::ResolveAttempt { attempt, outcome: outcome.clone() };
    // What is taken at once is a capture of the attempt's own number: that is all that a gateway's report says of it.
    let facts = payment::Facts { capture: CaptureId::from_uuid(attempt.uuid()), ..facts(work, id) };
    let happened = work.ask::<Payment>(id, &request, &facts).await?;
    let state = work.state::<Payment>(id).await?;
    let Some(book) = state.book().filter(|_| !happened.is_empty()) else {
        return Ok(Vec::new());
    };
    let order = placing::book_of(work, book.order, "confirm_payment").await?;
    if let [payment::Event::CameTwice { operation, .. }, ..] = happened.as_slice() {
        // What is only held is let go by its gateway, which has to be asked; what was taken is refunded.
        return match operation.kind {
            OperationKind::Capture => letting_go::return_of(work, &order, (id, operation.amount), "paid twice").await,
            OperationKind::Surplus | OperationKind::Void | OperationKind::Refund => Ok(vec![id]),
        };
    }
    match (&*state, &*work.state::<Order>(book.order).await?) {
        (Payment::Late(_), _) if bug("payment.late_money_is_kept") => Ok(Vec::new()),
        (Payment::Late(_), Order::Released(_)) => late(work, &order, id).await,
        (Payment::Late(_), _) => return_late(work, &order, id).await,
        (Payment::Authorized(_) | Payment::Captured(_), Order::AwaitingPayment(_)) => {
            for other in placing::payments_of(&order) {
                if !matches!(*work.state::<Payment>(other).await?, Payment::Authorized(_) | Payment::Captured(_)) {
                    return Ok(Vec::new());
                }
            }
            placing::place(work, book.order).await
        }
        _ => Ok(Vec::new()),
    }
}

/// Money that came after its order was let go revives it, or goes back.
async fn late(work: &mut Work<'_>, order: &order::Book, id: PaymentId) -> Result<Vec<PaymentId>, Error> {
    if placing::can_revive(work, order, id).await? {
        return placing::revive(work, order).await;
    }
    return_late(work, order, id).await
}

/// What a late payment holds is given up, and what it took is refunded.
async fn return_late(work: &mut Work<'_>, order: &order::Book, id: PaymentId) -> Result<Vec<PaymentId>, Error> {
    let facts = facts(work, id);
    work.ask::<Payment>(id, &Request::ReturnLate, &facts).await?;
    let mut ask = letting_go::return_undistributed(work, order, &[id], "came too late").await?;
    if !ask.contains(&id) {
        ask.push(id);
    }
    Ok(ask)
}

/// What a capture, void or refund came to, and what follows from it for the order or the refund. Gives the payments whose gateways
/// have to be asked.
pub(super) async fn resolve(
    work: &mut Work<'_>,
    id: PaymentId,
    operation: AnyId,
    outcome: &OperationOutcome,
) -> Result<Vec<PaymentId>, Error> {
    let before = work.state::<Payment>(id).await?;
    let before = before.book().and_then(|book| Some((book.order, *book.operation(operation)?)));
    let had_failed = matches!(outcome, OperationOutcome::Succeeded { .. })
        && before.is_some_and(|(_, known)| known.status == OperationStatus::Failed);
    if let Some((order, known)) = before.filter(|_| had_failed) {
        match known.kind {
            // It went back another way since.
            OperationKind::Refund
                if !back::waits_for(work, order, (RefundId::from_uuid(operation.uuid()), known.amount)).await? =>
            {
                return Err(Refusal::PaymentOperationResolved { operation }.into());
            }
            // Whether another took it, or let it go, is not known yet.
            kind @ (OperationKind::Capture | OperationKind::Void) => surely(work, id, kind).await?,
            OperationKind::Refund | OperationKind::Surplus => {}
        }
    }
    let request = Request::Resolve { operation, outcome: outcome.clone() };
    let facts = facts(work, id);
    let happened = work.ask::<Payment>(id, &request, &facts).await?;
    let state = work.state::<Payment>(id).await?;
    let Some(book) = state.book().filter(|_| !happened.is_empty()) else {
        return Ok(Vec::new());
    };
    let Some(known) = book.operation(operation).copied() else {
        return Ok(Vec::new());
    };
    match (known.kind, known.status) {
        (OperationKind::Capture, OperationStatus::Succeeded) if bug("payment.capture_goes_to_nobody") => {}
        (OperationKind::Capture, OperationStatus::Succeeded) if had_failed => {
            return captured_after_all(work, book, known).await;
        }
        (OperationKind::Capture, status) => {
            if status == OperationStatus::Succeeded {
                captured(work, book, operation).await?;
            }
            return fulfil::finish(work, book.order).await;
        }
        (OperationKind::Refund, _) if bug("payment.refund_is_not_told") => {}
        (OperationKind::Refund, status) => refunded(work, book.order, operation, (status, outcome)).await?,
        (OperationKind::Void | OperationKind::Surplus, _) => {}
    }
    Ok(Vec::new())
}

/// A capture that had been said to have failed: it is for what it was for, as far as that goes on and no other took as much; the rest
/// goes back.
async fn captured_after_all(
    work: &mut Work<'_>,
    book: &Book,
    capture: payment::Operation,
) -> Result<Vec<PaymentId>, Error> {
    let order = placing::book_of(work, book.order, "record_capture").await?;
    let state = work.state::<Order>(book.order).await?;
    let stands = matches!(*work.state::<Payment>(book.id).await?, Payment::Authorized(_) | Payment::Captured(_));
    if matches!(*state, Order::AwaitingPayment(_)) && stands {
        // It is there when the order is placed, and goes back if it is not; what is more than it was to be goes back now.
        return letting_go::return_idle(work, &order).await;
    }
    if !matches!(*state, Order::Placed(_) | Order::Completed(_)) {
        return letting_go::return_of(work, &order, (book.id, capture.amount), "taken after all").await;
    }
    captured(work, book, capture.id).await?;
    let mut ask = Vec::new();
    if !bug("payment.taken_after_all_is_kept") {
        ask.extend(letting_go::return_idle(work, &order).await?);
    }
    ask.extend(fulfil::finish(work, book.order).await?);
    Ok(ask)
}

/// Captured money goes to those it is for: all of the order once all that is to come is there, and is enough, else the vendor orders
/// that shipped.
async fn captured(work: &mut Work<'_>, book: &Book, operation: AnyId) -> Result<(), Error> {
    let order = placing::book_of(work, book.order, "record_capture").await?;
    let capture = CaptureId::from_uuid(operation.uuid());
    let mut all_there = true;
    for other in placing::payments_of(&order) {
        if let Some(other) = work.state::<Payment>(other).await?.book() {
            all_there &= other.to_capture()?.is_zero() && !deadline::is_unknown(other, OperationKind::Capture)?;
        }
    }
    if all_there && super::capture::is_enough(work, &order).await? {
        return placing::record_capture(work, &order, capture).await;
    }
    super::capture::give_out(work, &order, Some(capture)).await
}

/// The refund that a part of belongs to learns what became of it.
async fn refunded(
    work: &mut Work<'_>,
    order: OrderId,
    operation: AnyId,
    (status, outcome): (OperationStatus, &OperationOutcome),
) -> Result<(), Error> {
    let operation = RefundId::from_uuid(operation.uuid());
    let Some(id) = back::refund_with(work, order, operation).await? else {
        return Ok(());
    };
    let request = match (status, outcome) {
        (OperationStatus::Succeeded, _) => refund::Request::PartPaid { operation },
        (OperationStatus::Failed, OperationOutcome::Failed { reason }) => {
            refund::Request::PartFailed { operation, reason: reason.clone() }
        }
        _ => return Ok(()),
    };
    let facts = back::refund_facts(work, id).await?;
    work.ask::<Refund>(id, &request, &facts).await?;
    Ok(())
}

/// What became of asking a gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Whatever the payer had to do with is known.
    Sure,
    /// Whether an attempt took the payer's money is not known.
    Unsure,
    /// The gateway never heard of an attempt, and whoever has the means to make it has to.
    Unheard,
}

/// What a payment waits for.
pub(super) enum Waits {
    Attempt {
        id: AttemptId,
        asked: bool,
    },
    Operation {
        operation: payment::Operation,
        asked: bool,
    },
    /// An operation with a vendor's money.
    Vendor {
        id: AnyId,
    },
}

impl Waits {
    fn id(&self) -> AnyId {
        match self {
            Self::Attempt { id, .. } => AnyId::from(*id),
            Self::Operation { operation, .. } => operation.id,
            Self::Vendor { id } => *id,
        }
    }
}

/// What a payment waits for first.
pub(super) fn waits(state: &Payment) -> Option<Waits> {
    waits_beside(state, &[])
}

/// What a payment waits for first, beside what was asked for in vain: an answer that does not come keeps back none of another operation.
fn waits_beside(state: &Payment, in_vain: &[AnyId]) -> Option<Waits> {
    let book = state.book()?;
    let attempts = book.attempts.iter().filter_map(|attempt| match attempt.status {
        AttemptStatus::Started => Some(Waits::Attempt { id: attempt.id, asked: false }),
        AttemptStatus::Unknown => Some(Waits::Attempt { id: attempt.id, asked: true }),
        _ => None,
    });
    let operations = book.operations.iter().filter_map(|operation| match operation.status {
        OperationStatus::Started => Some(Waits::Operation { operation: *operation, asked: false }),
        OperationStatus::Unknown => Some(Waits::Operation { operation: *operation, asked: true }),
        _ => None,
    });
    attempts.chain(operations).find(|waiting| !in_vain.contains(&waiting.id()))
}

impl Engine {
    /// Asks gateways until nothing waits for them, and records each answer; what an answer begins with another payment is
    /// asked too. What stays unknown is left for later, and of an attempt the caller is told so: its key stays in flight, because
    /// its request alone has the means to ask again.
    ///
    /// The key is let go with the last answer: whatever a crash leaves before it, the next one with the key resumes.
    pub(crate) async fn ask_gateways(
        &self,
        asking: Asking<'_>,
        open: Vec<Open>,
        closing: &mut Closing,
    ) -> Result<Asked, Error> {
        let (mut open, mut in_vain, mut refused) = (VecDeque::from(open), Vec::new(), Ok(Asked::Sure));
        for _ in 0..ASKED_MAX {
            let Some(of) = open.front().copied() else { break };
            let Open::Payment(payment) = of else {
                let answer = self.ask_for_vendor(asking, of).await?;
                match answer.filter(|(_, answer)| operation_outcome(answer) != OperationOutcome::Unknown) {
                    Some((id, answer)) => {
                        self.record_answer(asking, (of, &Waits::Vendor { id }), &answer, &mut open, closing).await?;
                    }
                    None => drop(open.pop_front()),
                }
                continue;
            };
            let mut work = Work::new(&self.inner, asking.tenant, Actor::System { tenant: asking.tenant });
            let state = work.state::<Payment>(payment).await?;
            let (Some(waiting), Some(book)) = (waits_beside(&state, &in_vain), state.book()) else {
                open.pop_front();
                continue;
            };
            let gateway = self.inner.gateways.get(&book.gateway);
            let gateway = gateway.ok_or_else(|| Error::no_gateway(book.gateway))?;
            let means = means_of(&mut work, asking.command, book).await?;
            // A gateway that cannot be asked is one that does not know.
            let span = tracing::info_span!("vendra.gateway", gateway = %book.gateway, operation = %waiting.id());
            let answer = asked(gateway.as_ref(), (book, work.at), &waiting, means).instrument(span).await;
            let Some(answer) = answer.unwrap_or(Some(GatewayAnswer::Unknown)) else {
                return Ok(Asked::Unheard);
            };
            let attempt = matches!(waiting, Waits::Attempt { .. });
            if answer == GatewayAnswer::Unknown && attempt {
                let none = &mut Closing::default();
                self.record_answer(asking, (of, &waiting), &answer, &mut open, none).await?;
                return Ok(Asked::Unsure);
            }
            if !attempt && operation_outcome(&answer) == OperationOutcome::Unknown {
                in_vain.push(waiting.id());
            }
            match self.record_answer(asking, (of, &waiting), &answer, &mut open, closing).await {
                // What nobody can make anything of keeps back no other either.
                Err(error) if error.refusal().is_some() && !attempt => {
                    in_vain.push(waiting.id());
                    refused = Err(error);
                }
                recorded => recorded?,
            }
        }
        refused
    }

    /// Records an answer, with what it begins, which is then open too.
    async fn record_answer(
        &self,
        asking: Asking<'_>,
        (of, waiting): (Open, &Waits),
        answer: &GatewayAnswer,
        open: &mut VecDeque<Open>,
        closing: &mut Closing,
    ) -> Result<(), Error> {
        for attempt in 0..crate::engine::CONFLICTS_MAX {
            let mut work = Work::new(&self.inner, asking.tenant, Actor::System { tenant: asking.tenant });
            let mut next = open.clone();
            match follow(&mut work, of, waiting, answer).await {
                Ok(begun) => next.extend(begun.into_iter().map(Open::Payment).filter(|of| !open.contains(of))),
                Err(error) if error.refusal().is_some() && !work.still_stands().await? => {
                    self.inner.back_off(attempt).await;
                    continue;
                }
                Err(error) => return Err(error),
            }
            let mut last = true;
            for of in &next {
                last &= !is_open(&mut work, *of).await?;
            }
            let claim = match closing.open.as_ref().filter(|_| last) {
                Some((key, receipt)) => Some(self.closing(key, receipt, work.at)?),
                None => None,
            };
            let closes = claim.is_some();
            if !work.is_empty() || closes {
                match self.commit(work.commit(asking.correlation, claim)?).await {
                    Ok(_) if closes => closing.open = None,
                    Ok(_) => {}
                    Err(StoreError::Claimed { claim }) => {
                        (closing.open, closing.standing) = (None, Some(claim));
                        continue;
                    }
                    Err(StoreError::Conflict { .. } | StoreError::Bound { .. }) => {
                        self.inner.back_off(attempt).await;
                        continue;
                    }
                    Err(error) => return Err(error.into()),
                }
            }
            *open = next;
            return Ok(());
        }
        Err(Error::store_busy("others kept writing the same records"))
    }
}

/// Whether a gateway has yet to answer.
async fn is_open(work: &mut Work<'_>, of: Open) -> Result<bool, Error> {
    match of {
        Open::Payment(id) => Ok(waits(&*work.state::<Payment>(id).await?).is_some()),
        of => vendor_gateway::waits(work, of).await,
    }
}

/// What an answer comes to; gives the payments whose gateways it begins to ask.
async fn follow(
    work: &mut Work<'_>,
    of: Open,
    waiting: &Waits,
    answer: &GatewayAnswer,
) -> Result<Vec<PaymentId>, Error> {
    let Open::Payment(payment) = of else {
        return vendor_gateway::answered(work, (of, waiting.id()), answer).await.map(|()| Vec::new());
    };
    match waiting {
        Waits::Vendor { .. } => Ok(Vec::new()),
        Waits::Attempt { id, .. } => {
            let outcome = attempt_outcome(&*work.state::<Payment>(payment).await?, answer);
            resolve_attempt(work, payment, *id, &outcome).await
        }
        Waits::Operation { operation, .. } => resolve(work, payment, operation.id, &operation_outcome(answer)).await,
    }
}
