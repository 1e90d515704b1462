//! Payments: what is on record before a gateway is asked, and what its answer comes to.

use super::{about, back, placing};
use crate::checkout::Pay;
use crate::command::Command;
use crate::engine::{Asking, Closing, Engine, Outcome};
use crate::error::Error;
use crate::port::*;
use crate::work::Work;
use vendra_domain::authority::Actor;
use vendra_domain::order::Order;
use vendra_domain::payment::{
    self, AttemptOutcome, AttemptStatus, Book, MethodKind, OperationKind, OperationOutcome, OperationStatus, Payment,
    Request,
};
use vendra_domain::refund::{self, Refund};
use vendra_domain::*;

/// How many answers of gateways one call waits for: an authorization and its captures, a few refunds.
const ASKED_MAX: usize = 64;

pub(super) fn facts(work: &Work<'_>, id: PaymentId) -> payment::Facts {
    payment::Facts {
        at: work.at,
        id,
        attempt: AttemptId::from_uuid(work.fresh()),
        capture: CaptureId::from_uuid(work.fresh()),
        void: VoidId::from_uuid(work.fresh()),
    }
}

pub(super) async fn payment(work: &mut Work<'_>, id: Option<PaymentId>, request: &Request) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| PaymentId::from_uuid(work.fresh()));
    let mut outcome = about::<Payment>(id);
    match request {
        Request::ResolveAttempt { attempt, outcome: answer } => {
            outcome.ask = resolve_attempt(work, id, *attempt, answer).await?;
        }
        Request::Resolve { operation, outcome: answer } => resolve(work, id, *operation, answer).await?,
        request => {
            let facts = facts(work, id);
            work.ask::<Payment>(id, request, &facts).await?;
            if matches!(
                request,
                Request::StartAttempt
                    | Request::StartCapture { .. }
                    | Request::StartVoid { .. }
                    | Request::StartRefund { .. }
                    | Request::ReturnLate
            ) {
                outcome.ask.push(id);
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
    let facts = facts(work, id);
    if work.ask::<Payment>(id, &request, &facts).await?.is_empty() {
        return Ok(Vec::new());
    }
    let state = work.state::<Payment>(id).await?;
    let Some(book) = state.book() else {
        return Ok(Vec::new());
    };
    let order = placing::book_of(work, book.order, "confirm_payment").await?;
    match (&*state, &*work.state::<Order>(book.order).await?) {
        (Payment::Late(_), Order::Released(_)) => late(work, &order, id).await,
        (Payment::Late(_), _) => return_late(work, id).await,
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
    let stock = super::fulfil::stock_of(work, order.id).await?;
    let reserved = work.state::<vendra_domain::reservation::Reservation>(order.id).await?;
    if !super::fulfil::there_again(&reserved, &stock) {
        return return_late(work, id).await;
    }
    let facts = facts(work, id);
    work.ask::<Payment>(id, &Request::AcceptLate, &facts).await?;
    placing::revive(work, order).await
}

async fn return_late(work: &mut Work<'_>, id: PaymentId) -> Result<Vec<PaymentId>, Error> {
    let facts = facts(work, id);
    work.ask::<Payment>(id, &Request::ReturnLate, &facts).await?;
    Ok(vec![id])
}

/// What a capture, void or refund came to, and what follows from it for the order or the refund.
async fn resolve(
    work: &mut Work<'_>,
    id: PaymentId,
    operation: AnyId,
    outcome: &OperationOutcome,
) -> Result<(), Error> {
    let request = Request::Resolve { operation, outcome: outcome.clone() };
    let facts = facts(work, id);
    let happened = work.ask::<Payment>(id, &request, &facts).await?;
    let state = work.state::<Payment>(id).await?;
    let Some(book) = state.book().filter(|_| !happened.is_empty()) else {
        return Ok(());
    };
    let Some(known) = book.operation(operation).copied() else {
        return Ok(());
    };
    match (known.kind, known.status) {
        (OperationKind::Capture, OperationStatus::Succeeded) => captured(work, book, operation).await,
        (OperationKind::Refund, status) => refunded(work, book.order, operation, (status, outcome)).await,
        _ => Ok(()),
    }
}

/// Captured money goes to those it is for: all of the order once all that is to come is there, else the vendor orders that
/// shipped.
async fn captured(work: &mut Work<'_>, book: &Book, operation: AnyId) -> Result<(), Error> {
    let order = placing::book_of(work, book.order, "record_capture").await?;
    let capture = CaptureId::from_uuid(operation.uuid());
    let mut all_there = true;
    for other in placing::payments_of(&order) {
        if let Some(other) = work.state::<Payment>(other).await?.book() {
            let gone = other.committed(OperationKind::Void)?;
            all_there &= other.done(OperationKind::Capture)?.plus(gone)? == other.amount;
        }
    }
    if all_there {
        return placing::record_capture(work, &order, capture).await;
    }
    super::capture::give_out(work, &order, capture).await
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

/// The record that a request in flight is about, and the payments whose gateways it may still have to ask: all of its order's,
/// because one that waits for nothing is not asked.
pub(crate) async fn unfinished(
    work: &mut Work<'_>,
    command: &Command,
    subject: AnyId,
) -> Result<(RecordKey, Vec<PaymentId>), Error> {
    let kind = match subject.prefix() {
        VendorOrderId::PREFIX => RecordKind::VendorOrder,
        PaymentId::PREFIX => RecordKind::Payment,
        RefundId::PREFIX => RecordKind::Refund,
        ReturnId::PREFIX => RecordKind::Return,
        ExchangeId::PREFIX => RecordKind::Exchange,
        ClaimId::PREFIX => RecordKind::Claim,
        _ => RecordKind::Order,
    };
    let key = RecordKey::new(kind, subject);
    work.read([key.clone()], [], None).await?;
    // What was given back before it was taken is void, and has no record of its own: the request says of which order.
    let mut next = match command {
        Command::GiveBack { order, .. } => Some(RecordKey::new(RecordKind::Order, order)),
        _ => Some(key.clone()),
    };
    while let Some(of) = next.take_if(|of| of.kind != RecordKind::Order) {
        work.read([of.clone()], [], None).await?;
        next = work.parent(&of)?;
    }
    let mut payments = Vec::new();
    if let Some(order) = next {
        let state = work.state::<Order>(order.id).await?;
        payments.extend(state.book().map(placing::payments_of).unwrap_or_default());
    }
    Ok((key, payments))
}

/// What became of asking a gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Whatever the payer had to do with is known.
    Sure,
    /// Whether an attempt took the payer's money is not known.
    Unsure,
}

/// What a payment waits for.
enum Waits {
    Attempt { id: AttemptId, asked: bool },
    Operation { operation: payment::Operation, asked: bool },
}

fn waits(state: &Payment) -> Option<Waits> {
    let book = state.book()?;
    let attempt = book.attempts.iter().find_map(|attempt| match attempt.status {
        AttemptStatus::Started => Some(Waits::Attempt { id: attempt.id, asked: false }),
        AttemptStatus::Unknown => Some(Waits::Attempt { id: attempt.id, asked: true }),
        _ => None,
    });
    attempt.or_else(|| {
        book.operations.iter().find_map(|operation| match operation.status {
            OperationStatus::Started => Some(Waits::Operation { operation: *operation, asked: false }),
            OperationStatus::Unknown => Some(Waits::Operation { operation: *operation, asked: true }),
            _ => None,
        })
    })
}

impl Engine {
    /// Asks a payment's gateway until nothing waits for it, and records each answer. What stays unknown is left for later, and of
    /// an attempt the caller is told so: its key stays in flight, because its request alone has the means to ask again.
    pub(crate) async fn ask_gateway(
        &self,
        asking: Asking<'_>,
        payment: PaymentId,
        closing: &mut Closing,
    ) -> Result<Asked, Error> {
        let system = Actor::System { tenant: asking.tenant };
        for _ in 0..ASKED_MAX {
            let mut work = Work::new(&self.inner, asking.tenant, system);
            let state = work.state::<Payment>(payment).await?;
            let (Some(waiting), Some(book)) = (waits(&state), state.book()) else {
                return Ok(Asked::Sure);
            };
            let gateway = self.inner.gateways.get(&book.gateway);
            let gateway = gateway.ok_or_else(|| Error::gateway_unknown(book.gateway.to_string()))?;
            let means = asking.command.and_then(|command| means_of(command, book));
            // A gateway that cannot be asked is one that does not know.
            let answer = asked(gateway.as_ref(), book, &waiting, means).await.unwrap_or(Some(GatewayAnswer::Unknown));
            let Some(answer) = answer else {
                return Ok(Asked::Unsure);
            };
            if answer == GatewayAnswer::Unknown && matches!(waiting, Waits::Attempt { .. }) {
                self.record_answer(asking, payment, &waiting, answer, &mut Closing::default()).await?;
                return Ok(Asked::Unsure);
            }
            let unknown = answer == GatewayAnswer::Unknown;
            self.record_answer(asking, payment, &waiting, answer, closing).await?;
            if unknown {
                return Ok(Asked::Sure);
            }
        }
        Ok(Asked::Sure)
    }

    async fn record_answer(
        &self,
        asking: Asking<'_>,
        payment: PaymentId,
        waiting: &Waits,
        answer: GatewayAnswer,
        closing: &mut Closing,
    ) -> Result<(), Error> {
        let system = Actor::System { tenant: asking.tenant };
        for attempt in 0..crate::engine::CONFLICTS_MAX {
            let mut work = Work::new(&self.inner, asking.tenant, system);
            match waiting {
                Waits::Attempt { id, .. } => {
                    let state = work.state::<Payment>(payment).await?;
                    let outcome = attempt_outcome(&state, &answer);
                    resolve_attempt(&mut work, payment, *id, &outcome).await?;
                }
                Waits::Operation { operation, .. } => {
                    resolve(&mut work, payment, operation.id, &operation_outcome(&answer)).await?;
                }
            }
            let claim = match &closing.open {
                Some((key, receipt)) => Some(self.closing(key, receipt, work.at)?),
                None => None,
            };
            if work.is_empty() && claim.is_none() {
                return Ok(());
            }
            let commit = work.commit(asking.correlation, claim)?;
            match self.inner.commit(commit).await {
                Ok(_) => {
                    closing.open = None;
                    return Ok(());
                }
                Err(StoreError::Claimed { claim }) => (closing.open, closing.standing) = (None, Some(claim)),
                Err(StoreError::Conflict { .. } | StoreError::Bound { .. }) => self.inner.back_off(attempt).await,
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::store_busy("others kept writing the same payment"))
    }
}

/// What a payer pays with: a token that only the request has which began the attempt, or nothing but the gateway's own page.
struct Means(Option<String>);

fn means_of(command: &Command, book: &Book) -> Option<Means> {
    match command {
        Command::CheckOut { with, .. } => with.pay.iter().find_map(|pay| match pay {
            Pay::Method { method, gateway, token, .. } if *method == book.terms.method && *gateway == book.gateway => {
                Some(Means(token.clone()))
            }
            _ => None,
        }),
        Command::Payment { request: Request::StartAttempt, .. } => Some(Means(None)),
        _ => None,
    }
}

/// What a gateway says; none where it never heard of an attempt that only its own request can make.
async fn asked(
    gateway: &dyn PaymentGateway,
    book: &Book,
    waiting: &Waits,
    means: Option<Means>,
) -> Result<Option<GatewayAnswer>, GatewayDown> {
    let (id, asked) = match waiting {
        Waits::Attempt { id, asked } => (AnyId::from(*id), *asked),
        Waits::Operation { operation, asked } => (operation.id, *asked),
    };
    // What may have been asked before is looked up first; asking again under the same id is then the same operation.
    let attempt = matches!(waiting, Waits::Attempt { .. });
    if (asked || (attempt && means.is_none()))
        && let Some(answer) = gateway.look_up(id).await?
    {
        return Ok(Some(answer));
    }
    let (payment, currency) = (book.id, book.currency);
    let answer = match waiting {
        Waits::Attempt { id, .. } => {
            let Some(Means(token)) = means else {
                return Ok(None);
            };
            let (attempt, order, amount) = (*id, book.order, book.amount);
            gateway.authorize(&Authorize { attempt, payment, order, amount, currency, token }).await
        }
        Waits::Operation { operation, .. } => {
            let (uuid, amount) = (operation.id.uuid(), operation.amount);
            match operation.kind {
                OperationKind::Capture => {
                    let operation = CaptureId::from_uuid(uuid);
                    gateway.capture(&PaymentPart { operation, payment, amount, currency }).await
                }
                OperationKind::Void => {
                    let operation = VoidId::from_uuid(uuid);
                    gateway.void(&PaymentPart { operation, payment, amount, currency }).await
                }
                OperationKind::Refund => {
                    let operation = RefundId::from_uuid(uuid);
                    gateway.refund(&PaymentPart { operation, payment, amount, currency }).await
                }
            }
        }
    };
    answer.map(Some)
}

fn attempt_outcome(state: &Payment, answer: &GatewayAnswer) -> AttemptOutcome {
    let holds = state.book().is_some_and(|book| book.terms.kind == MethodKind::AuthorizeAndCapture);
    match answer {
        GatewayAnswer::Succeeded { .. } if holds => AttemptOutcome::Authorized,
        GatewayAnswer::Succeeded { fee } => AttemptOutcome::Paid { fee: *fee },
        GatewayAnswer::Declined { reason } => AttemptOutcome::Declined { reason: reason.clone() },
        GatewayAnswer::NeedsAction { .. } => AttemptOutcome::NeedsAction,
        GatewayAnswer::Unknown => AttemptOutcome::Unknown,
    }
}

fn operation_outcome(answer: &GatewayAnswer) -> OperationOutcome {
    match answer {
        GatewayAnswer::Succeeded { fee } => OperationOutcome::Succeeded { fee: *fee },
        GatewayAnswer::Declined { reason } => OperationOutcome::Failed { reason: reason.clone() },
        GatewayAnswer::NeedsAction { .. } | GatewayAnswer::Unknown => OperationOutcome::Unknown,
    }
}
