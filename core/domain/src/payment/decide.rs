//! The rules of a payment.

use super::Payment;
use super::book::{Attempt, AttemptStatus, Book, Operation, OperationKind, OperationStatus};
use super::message::{AttemptOutcome, Collected, DisputeOutcome, Event, Facts, OperationOutcome, Request};
use super::method::{Captures, Collector, MethodKind};
use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::ledger::{Account, Journal, Purpose, VendorShare};
use crate::limits;
use crate::money::Amount;
use crate::refusal::Refusal;
use crate::time::Timestamp;

impl Decider for Payment {
    const NAME: &'static str = "payment";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        match (state, request) {
            (Self::Absent, Request::Create { .. }) => create(request, facts),
            (Self::Pending(book), Request::StartAttempt) => start_attempt(book, facts),
            (
                Self::Pending(book)
                | Self::Released(book)
                | Self::Authorized(book)
                | Self::Captured(book)
                | Self::Late(book)
                | Self::Closed(book),
                Request::ResolveAttempt { attempt, outcome },
            ) => {
                let known = book.attempt(*attempt).ok_or(Refusal::PaymentUnknownAttempt { attempt: *attempt })?;
                resolve_attempt(state, book, *known, outcome, facts)
            }
            (Self::Authorized(book) | Self::Captured(book), Request::StartCapture { amount }) => {
                start_capture(book, *amount, facts)
            }
            // A void that failed leaves money held, also where the payment is over otherwise.
            (Self::Authorized(book) | Self::Captured(book) | Self::Closed(book), Request::StartVoid { amount }) => {
                start_void(state, book, *amount, facts)
            }
            // Late money that was taken goes back through a refund, whatever the state by then.
            (Self::Captured(book) | Self::Closed(book), Request::StartRefund { refund, amount }) => {
                start_refund(book, *refund, *amount, at)
            }
            (
                Self::Authorized(book) | Self::Captured(book) | Self::Closed(book),
                Request::Resolve { operation, outcome },
            ) => {
                let unknown = Refusal::PaymentUnknownOperation { operation: *operation };
                resolve(book, *book.operation(*operation).ok_or(unknown)?, outcome, at)
            }
            // Late money that is on its way back can be disputed too: whichever comes first, it leaves once.
            (
                Self::Captured(book) | Self::Late(book) | Self::Closed(book),
                Request::HoldDispute { dispute, amount },
            ) => hold_dispute(book, *dispute, *amount, at),
            (
                Self::Captured(book) | Self::Late(book) | Self::Closed(book),
                Request::EndDispute { dispute, outcome },
            ) => end_dispute(book, *dispute, *outcome, at),
            (Self::Pending(_), Request::Release) => Ok(vec![Event::Released { at }]),
            (Self::Released(_) | Self::Late(_) | Self::Closed(_), Request::Release) => Ok(Vec::new()),
            (Self::Late(_), Request::AcceptLate) => Ok(vec![Event::LateAccepted { at }]),
            (Self::Late(book), Request::ReturnLate) => return_late(book, facts),
            (Self::Pending(book), Request::Expire) => match book.pay_by {
                Some(pay_by) if pay_by <= at => Ok(vec![Event::Expired { at }]),
                _ => Err(Refusal::PaymentNotDue),
            },
            (Self::Authorized(book), Request::Expire) => expire_authorization(book, at),
            (Self::Closed(_), Request::Expire) => Ok(Vec::new()),
            (Self::Authorized(book) | Self::Captured(book), Request::Lapse) => lapse(book, at),
            // Nothing is held any more, or nothing that anybody waits for.
            (Self::Released(_) | Self::Closed(_), Request::Lapse) => Ok(Vec::new()),
            (Self::Captured(book), Request::Collect { amount, by }) => collect(book, *amount, *by, facts),
            (state, request) => Err(wrong_state(state, request)),
        }
    }

    fn evolve(state: Self, event: &Event) -> Self {
        super::evolve::evolve(state, event)
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let Some(book) = before.book() else {
            return Ok(Effects::default());
        };
        let mut effects = Effects::default();
        match event {
            Event::Paid { capture, amount, fee, .. } => {
                funding(&mut effects, book, (*capture).into(), *amount, *fee)?;
            }
            Event::CameTwice { operation, fee, .. } if operation.kind == OperationKind::Capture => {
                funding(&mut effects, book, operation.id, operation.amount, *fee)?;
            }
            Event::CameLate { capture: Some(capture), fee, .. } => {
                funding(&mut effects, book, capture.id, capture.amount, *fee)?;
            }
            Event::TakenTwice { operation, fee, .. } => {
                if let Some(capture) = book.operation(*operation) {
                    funding(&mut effects, book, capture.id, capture.amount, *fee)?;
                }
            }
            Event::Succeeded { operation, fee, .. } => {
                let done = book.operation(*operation);
                match done.filter(|operation| operation.kind == OperationKind::Capture) {
                    Some(capture) => funding(&mut effects, book, capture.id, capture.amount, *fee)?,
                    None => gateway_fee(&mut effects, book, *operation, *fee)?,
                }
            }
            Event::Collected { amount, by, capture, .. } => {
                collection(&mut effects, book, *amount, *by, (*capture).into())?
            }
            _ => {}
        }
        Ok(effects)
    }
}

fn wrong_state(state: &Payment, request: &Request) -> Refusal {
    Refusal::PaymentWrongState { state: state.name().to_owned(), request: request.name().to_owned() }
}

fn within(wanted: Amount, left: Amount) -> Result<(), Refusal> {
    if wanted <= left { Ok(()) } else { Err(Refusal::PaymentExceeded { wanted, left }) }
}

fn create(request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let Request::Create { order, currency, amount, gateway, terms } = request else {
        return Ok(Vec::new());
    };
    terms.validate()?;
    let at = facts.at;
    let pay_by = terms.pay_within_ms.map(|within| at.plus_ms(within)).transpose()?;
    let book = Book {
        id: facts.id,
        order: *order,
        currency: *currency,
        amount: amount.positive("payment.amount")?,
        gateway: *gateway,
        terms: *terms,
        attempts: Vec::new(),
        operations: Vec::new(),
        disputed: Vec::new(),
        begun: Vec::new(),
        came_back: Vec::new(),
        declined: Vec::new(),
        let_go: Amount::ZERO,
        capture_by: None,
        pay_by,
        captured_at: None,
        collected: Amount::ZERO,
    };
    let mut events = vec![Event::Created { book, at }];
    if terms.asks_nobody() {
        events.push(Event::Authorized { attempt: None, capture_by: None, at });
    }
    Ok(events)
}

/// One attempt at a time: two at once could both be authorized.
fn start_attempt(book: &Book, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    limits::count("payment.attempts", book.attempts.len() + 1, limits::PAYMENT_ATTEMPTS_MAX)?;
    let open = |attempt: &&Attempt| attempt.status != AttemptStatus::Declined;
    if let Some(running) = book.attempts.iter().find(open) {
        return Err(Refusal::PaymentAttemptRunning { attempt: running.id });
    }
    Ok(vec![Event::AttemptStarted { attempt: facts.attempt, at: facts.at }])
}

fn resolve_attempt(
    state: &Payment,
    book: &Book,
    attempt: Attempt,
    outcome: &AttemptOutcome,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    let (id, at) = (attempt.id, facts.at);
    let status = match outcome {
        AttemptOutcome::Authorized => AttemptStatus::Authorized,
        AttemptOutcome::Paid { .. } => AttemptStatus::Paid,
        AttemptOutcome::Declined { .. } => AttemptStatus::Declined,
        AttemptOutcome::NeedsAction => AttemptStatus::NeedsAction,
        AttemptOutcome::Unknown => AttemptStatus::Unknown,
    };
    let resolved = matches!(attempt.status, AttemptStatus::Authorized | AttemptStatus::Paid | AttemptStatus::Declined);
    // The buyer's completion and the gateway's webhook both tell the same: the second learns nothing new. What is less certain
    // than what is known is old news.
    if status == attempt.status || (resolved && matches!(status, AttemptStatus::NeedsAction | AttemptStatus::Unknown)) {
        return Ok(Vec::new());
    }
    // What was said to be declined, and is authorized after all, is the buyer's money: it counts, or goes back, and is never lost.
    let money = matches!(outcome, AttemptOutcome::Authorized | AttemptOutcome::Paid { .. });
    if resolved && !(money && attempt.status == AttemptStatus::Declined) {
        return Err(Refusal::PaymentAttemptResolved { attempt: id });
    }
    let brought = |known: &Attempt| matches!(known.status, AttemptStatus::Authorized | AttemptStatus::Paid);
    if money && book.attempts.iter().any(brought) {
        return came_twice(book, attempt, outcome, facts);
    }
    let capture_by = book.terms.capture_within_ms.map(|within| at.plus_ms(within)).transpose()?;
    let late = matches!(state, Payment::Released(_) | Payment::Closed(_));
    let event = match outcome {
        AttemptOutcome::Authorized if late => {
            Event::CameLate { attempt: id, capture: None, fee: Amount::ZERO, capture_by, at }
        }
        AttemptOutcome::Authorized => Event::Authorized { attempt: Some(id), capture_by, at },
        AttemptOutcome::Paid { fee } => {
            let (capture, fee) = (facts.capture, fee.non_negative("payment.fee")?);
            if late {
                let (kind, status) = (OperationKind::Capture, OperationStatus::Succeeded);
                let capture = Operation { id: capture.into(), kind, amount: book.amount, status };
                Event::CameLate { attempt: id, capture: Some(capture), fee, capture_by: None, at }
            } else {
                Event::Paid { attempt: id, capture, amount: book.amount, fee, at }
            }
        }
        AttemptOutcome::Declined { reason } => {
            limits::text("payment.reason", reason, limits::REASON_BYTES_MAX)?;
            Event::Declined { attempt: id, reason: reason.clone(), at }
        }
        AttemptOutcome::NeedsAction => Event::ActionNeeded { attempt: id, at },
        AttemptOutcome::Unknown => Event::AttemptUnknown { attempt: id, at },
    };
    Ok(vec![event])
}

/// Money that is there already comes again, by another attempt.
fn came_twice(book: &Book, attempt: Attempt, outcome: &AttemptOutcome, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    limits::count("payment.operations", book.operations.len() + 1, limits::PAYMENT_OPERATIONS_MAX)?;
    let (id, kind, status, fee) = match outcome {
        AttemptOutcome::Paid { fee } => {
            (facts.capture.into(), OperationKind::Capture, OperationStatus::Succeeded, fee.non_negative("payment.fee")?)
        }
        _ => (facts.void.into(), OperationKind::Surplus, OperationStatus::Started, Amount::ZERO),
    };
    let operation = Operation { id, kind, amount: attempt.amount.unwrap_or(book.amount), status };
    Ok(vec![Event::CameTwice { attempt: attempt.id, operation, fee, at: facts.at }])
}

fn started(
    id: impl Into<crate::id::AnyId>,
    kind: OperationKind,
    amount: Amount,
    at: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let operation = Operation { id: id.into(), kind, amount, status: OperationStatus::Started };
    Ok(vec![Event::Started { operation, at }])
}

fn start_capture(book: &Book, amount: Amount, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let amount = amount.positive("capture.amount")?;
    limits::count("payment.operations", book.operations.len() + 1, limits::PAYMENT_OPERATIONS_MAX)?;
    if book.capture_by.is_some_and(|end| end <= facts.at) {
        return Err(Refusal::PaymentCaptureDeadline);
    }
    if book.terms.captures == Captures::Once && !book.committed(OperationKind::Capture)?.is_zero() {
        return Err(Refusal::PaymentCapturedOnce);
    }
    within(amount, book.capturable()?)?;
    started(facts.capture, OperationKind::Capture, amount, facts.at)
}

/// What is held is let go; over, only an authorization can have left something.
fn start_void(state: &Payment, book: &Book, amount: Amount, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let amount = amount.positive("void.amount")?;
    limits::count("payment.operations", book.operations.len() + 1, limits::PAYMENT_OPERATIONS_MAX)?;
    let authorized = book.attempts.iter().any(|attempt| attempt.status == AttemptStatus::Authorized);
    // What is let go again is money of an attempt that nobody waited for any more, where that failed and the rest is as it was.
    if book.failed(OperationKind::Surplus).contains(&amount) {
        return started(facts.void, OperationKind::Surplus, amount, facts.at);
    }
    let closed = matches!(state, Payment::Closed(_));
    let held = if closed && !authorized { Amount::ZERO } else { book.capturable()? };
    within(amount, held)?;
    started(facts.void, OperationKind::Void, amount, facts.at)
}

/// An authorization that nobody captured in time is void by itself.
fn expire_authorization(book: &Book, at: Timestamp) -> Result<Vec<Event>, Refusal> {
    let capturing = !book.committed(OperationKind::Capture)?.is_zero();
    match book.capture_by {
        Some(capture_by) if capture_by <= at && !capturing => Ok(vec![Event::Expired { at }]),
        _ => Err(Refusal::PaymentNotDue),
    }
}

/// What is under way may have been taken before it lapsed: only the rest is gone. Where that is all, it is over.
fn lapse(book: &Book, at: Timestamp) -> Result<Vec<Event>, Refusal> {
    let amount = book.capturable()?;
    Ok(if book.terms.asks_nobody() || amount.is_zero() {
        Vec::new()
    } else if amount == book.amount {
        vec![Event::Expired { at }]
    } else {
        vec![Event::Lapsed { amount, at }]
    })
}

fn start_refund(
    book: &Book,
    refund: crate::id::RefundId,
    amount: Amount,
    at: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let amount = amount.positive("refund.amount")?;
    if let Some(known) = book.operation(refund.into()) {
        // The same refund, asked for again: it is under way already. Another amount under its id is another refund.
        let same = known.amount == amount && known.status != OperationStatus::Failed;
        return if same { Ok(Vec::new()) } else { Err(Refusal::PaymentUnknownOperation { operation: refund.into() }) };
    }
    limits::count("payment.operations", book.operations.len() + 1, limits::PAYMENT_OPERATIONS_MAX)?;
    // Whoever owes less for it is paid nothing back.
    if let (Some(captured_at), Some(within)) = (book.captured_at, book.terms.refund_within_ms)
        && captured_at.plus_ms(within)? <= at
        && !book.terms.asks_nobody()
    {
        return Err(Refusal::PaymentRefundWindow);
    }
    within(amount, book.refundable()?)?;
    started(refund, OperationKind::Refund, amount, at)
}

fn resolve(
    book: &Book,
    operation: Operation,
    outcome: &OperationOutcome,
    at: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let id = operation.id;
    let refund_came_back = operation.kind == OperationKind::Refund && operation.status == OperationStatus::Succeeded;
    let event = match (outcome, operation.status) {
        (OperationOutcome::Succeeded { .. }, OperationStatus::Succeeded)
        | (OperationOutcome::Failed { .. }, OperationStatus::Failed)
        | (
            OperationOutcome::Unknown,
            OperationStatus::Unknown | OperationStatus::Succeeded | OperationStatus::Failed,
        ) => {
            return Ok(Vec::new());
        }
        (OperationOutcome::Failed { reason }, status) => {
            if status == OperationStatus::Succeeded && !refund_came_back {
                return Err(Refusal::PaymentOperationResolved { operation: id });
            }
            limits::text("payment.reason", reason, limits::REASON_BYTES_MAX)?;
            Event::Failed { operation: id, reason: reason.clone(), at }
        }
        (OperationOutcome::Succeeded { fee }, OperationStatus::Failed) => {
            return succeeded_after_all(book, operation, fee.non_negative("payment.fee")?, at);
        }
        (OperationOutcome::Succeeded { fee }, OperationStatus::Started | OperationStatus::Unknown) => {
            let once = operation.kind == OperationKind::Capture && book.terms.captures == Captures::Once;
            let lapsed = if once { book.capturable()? } else { Amount::ZERO };
            Event::Succeeded { operation: id, fee: fee.non_negative("payment.fee")?, lapsed, at }
        }
        (OperationOutcome::Unknown, OperationStatus::Started) => Event::BecameUnknown { operation: id, at },
    };
    Ok(vec![event])
}

/// What had been said to have failed was done: the books follow the gateway, as far as nothing else moved the same money since. A
/// capture counts in any case, also where a void of the same is begun: what others took by then was taken twice.
fn succeeded_after_all(book: &Book, operation: Operation, fee: Amount, at: Timestamp) -> Result<Vec<Event>, Refusal> {
    let (id, amount) = (operation.id, operation.amount);
    if book.came_back.contains(&id) {
        return Err(Refusal::PaymentOperationResolved { operation: id });
    }
    let left = match operation.kind {
        OperationKind::Capture => book.room()?,
        // What is to be let go, less what others let go of already.
        OperationKind::Void => {
            let voids = book.committed(OperationKind::Void)?.minus(book.done(OperationKind::Void)?)?;
            book.room()?.min(book.to_let_go()?.plus(voids)?)
        }
        OperationKind::Refund => book.refundable()?,
        OperationKind::Surplus => amount,
    };
    if amount <= left {
        let once = operation.kind == OperationKind::Capture && book.terms.captures == Captures::Once;
        let lapsed = if once { book.capturable()?.minus(amount)?.max(Amount::ZERO) } else { Amount::ZERO };
        return Ok(vec![Event::Succeeded { operation: id, fee, lapsed, at }]);
    }
    match operation.kind {
        OperationKind::Capture => Ok(vec![Event::TakenTwice { operation: id, fee, at }]),
        OperationKind::Void | OperationKind::Refund | OperationKind::Surplus => {
            Err(Refusal::PaymentOperationResolved { operation: id })
        }
    }
}

fn hold_dispute(
    book: &Book,
    dispute: crate::id::DisputeId,
    amount: Amount,
    at: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let amount = amount.positive("dispute.amount")?;
    if book.disputed.iter().any(|held| held.dispute == dispute) {
        return Ok(Vec::new());
    }
    limits::count("payment.disputes", book.disputed.len() + 1, limits::PAYMENT_OPERATIONS_MAX)?;
    within(amount, book.refundable()?)?;
    Ok(vec![Event::DisputeHeld { dispute, amount, at }])
}

/// A dispute ends once; a lost one can still be won.
fn end_dispute(
    book: &Book,
    dispute: crate::id::DisputeId,
    outcome: DisputeOutcome,
    at: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let unknown = Refusal::PaymentUnknownDispute { dispute };
    let held = book.disputed.iter().find(|held| held.dispute == dispute).ok_or(unknown.clone())?;
    match (held.outcome, outcome) {
        (Some(DisputeOutcome::Won), DisputeOutcome::Lost) => Err(unknown),
        (Some(known), outcome) if known == outcome => Ok(Vec::new()),
        _ => Ok(vec![Event::DisputeEnded { dispute, outcome, at }]),
    }
}

/// What was only held is let go here; what was taken goes back through a refund.
fn return_late(book: &Book, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let held = book.capturable()?;
    let (kind, status) = (OperationKind::Void, OperationStatus::Started);
    let void = Operation { id: facts.void.into(), kind, amount: held, status };
    Ok(vec![Event::LateReturned { void: (!held.is_zero()).then_some(void), at: facts.at }])
}

fn collect(book: &Book, amount: Amount, by: Collected, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let amount = amount.positive("collected.amount")?;
    let collector = match by {
        Collected::Platform => Collector::Platform,
        Collected::Vendor { .. } => Collector::Vendor,
    };
    if book.terms.kind != (MethodKind::Receivable { collector }) {
        return Err(Refusal::PaymentNotReceivable);
    }
    // A refund of what nobody collected yet makes the buyer owe less.
    let refunded = book.committed(OperationKind::Refund)?;
    let owed = book.done(OperationKind::Capture)?.minus(book.collected)?.minus(refunded)?;
    within(amount, owed.max(Amount::ZERO))?;
    Ok(vec![Event::Collected { amount, by, capture: facts.capture, at: facts.at }])
}

/// The buyer's money, or what the buyer owes, into the order's clearing.
fn funding(
    effects: &mut Effects,
    book: &Book,
    operation: crate::id::AnyId,
    amount: Amount,
    fee: Amount,
) -> Result<(), Refusal> {
    let from = match book.terms.kind {
        MethodKind::Receivable { .. } => Account::BuyerReceivable(book.order),
        MethodKind::AuthorizeAndCapture | MethodKind::Sale | MethodKind::Asynchronous => {
            Account::GatewayClearing(book.gateway)
        }
    };
    let journal = Journal::builder(Purpose::Funding, operation, book.currency);
    let amount = if crate::seeded_bug::bug("payment_decide.one_too_many") { amount.plus(Amount::ONE)? } else { amount };
    effects.journals.push(journal.debit(from, amount).credit(Account::BuyerClearing(book.order), amount).build()?);
    gateway_fee(effects, book, operation, fee)
}

fn gateway_fee(effects: &mut Effects, book: &Book, operation: crate::id::AnyId, fee: Amount) -> Result<(), Refusal> {
    if !fee.is_zero() && !crate::seeded_bug::bug("payment_decide.fee_not_posted") {
        let journal = Journal::builder(Purpose::GatewayFee, operation, book.currency);
        let journal = journal.debit(Account::GatewayFees, fee).credit(Account::GatewayClearing(book.gateway), fee);
        effects.journals.push(journal.build()?);
    }
    Ok(())
}

fn collection(
    effects: &mut Effects,
    book: &Book,
    amount: Amount,
    by: Collected,
    operation: crate::id::AnyId,
) -> Result<(), Refusal> {
    let into = match by {
        Collected::Platform => Account::Bank,
        Collected::Vendor { vendor, share: VendorShare::Pending } => Account::VendorPending(vendor),
        Collected::Vendor { vendor, share: VendorShare::Available } => {
            let key = CounterKey::VendorAvailable { vendor, currency: book.currency };
            effects.counters.push(CounterMove::free(key, -amount.minor()));
            Account::VendorAvailable(vendor)
        }
    };
    let journal = Journal::builder(Purpose::Collection, operation, book.currency);
    effects.journals.push(journal.debit(into, amount).credit(Account::BuyerReceivable(book.order), amount).build()?);
    Ok(())
}
