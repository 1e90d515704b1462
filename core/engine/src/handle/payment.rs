//! Payments: what is on record before a gateway is asked, and what its answer comes to.

use super::{about, back, letting_go, placing};
use crate::checkout::Pay;
use crate::command::Command;
use crate::engine::{Engine, Envelope, Outcome};
use crate::error::Error;
use crate::port::*;
use crate::work::Work;
use tracing::Instrument;
use vendra_domain::authority::Actor;
use vendra_domain::encoding::Receipt;
use vendra_domain::order::Order;
use vendra_domain::payment::{
    self, AttemptOutcome, AttemptStatus, Book, MethodKind, OperationKind, OperationOutcome, OperationStatus, Payment,
    Request,
};
use vendra_domain::refund::{self, Refund};
use vendra_domain::vendor_order::{self, CaptureScope, VendorOrder};
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
        (OperationKind::Capture, OperationStatus::Succeeded) => captured(work, book, known.amount, operation).await,
        (OperationKind::Refund, status) => refunded(work, book.order, operation, (status, outcome)).await,
        _ => Ok(()),
    }
}

/// Captured money goes to those it is for: all of the order once all of it is there, else the vendor order that shipped.
async fn captured(work: &mut Work<'_>, book: &Book, amount: Amount, operation: AnyId) -> Result<(), Error> {
    let order = placing::book_of(work, book.order, "record_capture").await?;
    let capture = CaptureId::from_uuid(operation.uuid());
    let mut all_there = true;
    for other in placing::payments_of(&order) {
        if let Some(other) = work.state::<Payment>(other).await?.book() {
            all_there &= other.done(OperationKind::Capture)? == other.amount;
        }
    }
    let mut nothing_before = true;
    for part in &order.vendor_orders {
        let state = work.state::<VendorOrder>(part.id).await?;
        nothing_before &= state.book().is_none_or(|book| book.captures.is_empty());
    }
    if all_there && nothing_before {
        return placing::record_capture(work, &order, capture).await;
    }
    let platform = super::fulfil::platform_share(work, &order, book.id).await?;
    for part in &order.vendor_orders {
        let wanted = super::fulfil::shipped_share(work, &order, part.id, book.id).await?;
        if wanted.is_zero() {
            continue;
        }
        let with_platform = wanted.plus(platform)? == amount;
        if wanted == amount || with_platform {
            if with_platform {
                let facts = placing::facts(work, &order).await?;
                work.ask::<Order>(order.id, &order::Request::RecordCapture { capture }, &facts).await?;
            }
            let request = vendor_order::Request::RecordCapture { capture, scope: CaptureScope::Shipped };
            super::fulfil::ask(work, &order, part.id, &request).await?;
            break;
        }
    }
    Ok(())
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

/// The record that a request in flight is about, and those of its payments that wait for a gateway.
pub(crate) async fn unfinished(work: &mut Work<'_>, subject: AnyId) -> Result<(RecordKey, Vec<PaymentId>), Error> {
    let text = subject.to_string();
    if let Ok(order) = text.parse::<OrderId>() {
        let state = work.state::<Order>(order).await?;
        let payments = state.book().map(placing::payments_of).unwrap_or_default();
        return Ok((RecordKey::new(RecordKind::Order, order), payments.into_iter().collect()));
    }
    if let Ok(payment) = text.parse::<PaymentId>() {
        return Ok((RecordKey::new(RecordKind::Payment, payment), vec![payment]));
    }
    if let Ok(refund) = text.parse::<RefundId>() {
        let state = work.state::<Refund>(refund).await?;
        let parts = back::parts_of(&state);
        return Ok((RecordKey::new(RecordKind::Refund, refund), parts));
    }
    if let Ok(vendor_order) = text.parse::<VendorOrderId>() {
        let state = work.state::<VendorOrder>(vendor_order).await?;
        let mut payments = Vec::new();
        if let Some(book) = state.book() {
            let order = placing::book_of(work, book.order, "resume").await?;
            payments.extend(placing::payments_of(&order));
        }
        return Ok((RecordKey::new(RecordKind::VendorOrder, vendor_order), payments));
    }
    Ok((RecordKey::new(RecordKind::Order, subject), Vec::new()))
}

/// What a payment waits for.
enum Waits {
    Attempt { id: AttemptId, asked: bool },
    Operation { operation: payment::Operation, asked: bool },
}

impl Waits {
    fn id(&self) -> AnyId {
        match self {
            Self::Attempt { id, .. } => AnyId::from(*id),
            Self::Operation { operation, .. } => operation.id,
        }
    }
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
    /// Asks a payment's gateway until nothing waits for it, and records each answer. What stays unknown is left for later.
    pub(crate) async fn ask_gateway(
        &self,
        envelope: &Envelope,
        payment: PaymentId,
        mut close: Option<(&ClaimKey, &Receipt)>,
    ) -> Result<(), Error> {
        let system = Actor::System { tenant: envelope.tenant };
        for _ in 0..ASKED_MAX {
            let mut work = Work::new(&self.inner, envelope.tenant, system);
            let state = work.state::<Payment>(payment).await?;
            let (Some(waiting), Some(book)) = (waits(&state), state.book()) else {
                return Ok(());
            };
            let gateway = self.inner.gateways.get(&book.gateway);
            let gateway = gateway.ok_or_else(|| Error::gateway_unknown(book.gateway.to_string()))?;
            let token = token_for(&envelope.command, book);
            // A gateway that cannot be asked is one that does not know.
            let span = tracing::info_span!("vendra.gateway", gateway = %book.gateway, operation = %waiting.id());
            let answer = asked(gateway.as_ref(), book, &waiting, token).instrument(span).await;
            let answer = answer.unwrap_or(GatewayAnswer::Unknown);
            let unknown = answer == GatewayAnswer::Unknown;
            self.record_answer(envelope, payment, &waiting, answer, &mut close).await?;
            if unknown {
                return Ok(());
            }
        }
        Ok(())
    }

    async fn record_answer(
        &self,
        envelope: &Envelope,
        payment: PaymentId,
        waiting: &Waits,
        answer: GatewayAnswer,
        close: &mut Option<(&ClaimKey, &Receipt)>,
    ) -> Result<(), Error> {
        let system = Actor::System { tenant: envelope.tenant };
        for attempt in 0..crate::engine::CONFLICTS_MAX {
            let mut work = Work::new(&self.inner, envelope.tenant, system);
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
            let claim = match close.as_ref() {
                Some((key, receipt)) => Some(self.closing(key, receipt, work.at)?),
                None => None,
            };
            if work.is_empty() && claim.is_none() {
                return Ok(());
            }
            let commit = work.commit(envelope.correlation(), claim)?;
            match self.inner.commit(commit).await {
                Ok(_) => {
                    *close = None;
                    return Ok(());
                }
                Err(StoreError::Claimed { .. }) => *close = None,
                Err(StoreError::Conflict { .. } | StoreError::Bound { .. }) => self.inner.back_off(attempt).await,
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::store_busy("others kept writing the same payment"))
    }
}

fn token_for(command: &Command, book: &Book) -> Option<String> {
    let Command::CheckOut { with, .. } = command else {
        return None;
    };
    with.pay.iter().find_map(|pay| match pay {
        Pay::Method { method, gateway, token, .. } if *method == book.terms.method && *gateway == book.gateway => {
            token.clone()
        }
        _ => None,
    })
}

async fn asked(
    gateway: &dyn PaymentGateway,
    book: &Book,
    waiting: &Waits,
    token: Option<String>,
) -> Result<GatewayAnswer, GatewayDown> {
    let (id, asked) = match waiting {
        Waits::Attempt { id, asked } => (AnyId::from(*id), *asked),
        Waits::Operation { operation, asked } => (operation.id, *asked),
    };
    // What may have been asked before is looked up first; asking again under the same id is then the same operation.
    if asked && let Some(answer) = gateway.look_up(id).await? {
        return Ok(answer);
    }
    let (payment, currency) = (book.id, book.currency);
    match waiting {
        Waits::Attempt { id, .. } => {
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
    }
}

fn attempt_outcome(state: &Payment, answer: &GatewayAnswer) -> AttemptOutcome {
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
fn readable(reason: &str) -> String {
    let end = reason.floor_char_boundary(limits::REASON_BYTES_MAX);
    match reason.get(..end) {
        Some(kept) if !kept.is_empty() => kept.to_owned(),
        _ => "declined".to_owned(),
    }
}

fn operation_outcome(answer: &GatewayAnswer) -> OperationOutcome {
    match answer {
        GatewayAnswer::Succeeded { fee } => OperationOutcome::Succeeded { fee: (*fee).max(Amount::ZERO) },
        GatewayAnswer::Declined { reason } => OperationOutcome::Failed { reason: readable(reason) },
        GatewayAnswer::NeedsAction { .. } | GatewayAnswer::Unknown => OperationOutcome::Unknown,
    }
}
