//! Payments: asked for again where their gateway has yet to answer, captured before it is too late, and ended where it is.

use super::WorkerConfig;
use super::shift::{Asks, Shift};
use crate::command::Command;
use crate::error::Error;
use crate::handle::deadline::{capturable, declined_capture, declined_void, is_waiting, waiting_attempt};
use crate::handle::{Asked, Open, UNHEARD};
use crate::port::{Field, Load, Query, QueryName, Record, RecordKey, RecordKind};
use std::ops::ControlFlow;
use vendra_domain::order::Order;
use vendra_domain::payment::{AttemptOutcome, Payment, Request};
use vendra_domain::{Amount, PaymentId, Refusal, Timestamp};

/// Into how many looks the time before a deadline is divided.
const LOOKS_AHEAD: i64 = 24;

impl Shift<'_> {
    /// Payments whose time is over, or that have waited for an answer for long enough.
    pub(super) async fn payments_due(&mut self) -> ControlFlow<()> {
        let Some(page) = self.due_page(QueryName::PaymentsDue).await else {
            return ControlFlow::Continue(());
        };
        let before = self.ticked.done;
        for record in page.records {
            self.payment(record).await?;
        }
        self.goes_on(page.next.as_ref(), before);
        ControlFlow::Continue(())
    }

    /// Payments whose time will soon be over. They are looked at again and again on the way, because a gateway may decline today
    /// and take it tomorrow.
    pub(super) async fn payments_ahead(&mut self) -> ControlFlow<()> {
        let (now, margin) = (self.now(), self.config.capture_margin_ms);
        let (after, begins) = self.desk.ahead.clone();
        let Ok(until) = now.plus_ms(margin) else {
            return ControlFlow::Continue(());
        };
        if after.is_none() && begins > now {
            return ControlFlow::Continue(());
        }
        self.desk.ahead.0 = None;
        let query = Query { after, ..Query::new(QueryName::PaymentsDue, crate::face::due_text(until)) };
        let Some(page) = self.page(query).await else {
            return ControlFlow::Continue(());
        };
        let rest = if page.next.is_some() { 0 } else { margin / LOOKS_AHEAD };
        self.desk.ahead = (page.next, now.plus_ms(rest).unwrap_or(now));
        self.ticked.more |= self.desk.ahead.0.is_some();
        for record in page.records {
            self.payment(record).await?;
        }
        ControlFlow::Continue(())
    }

    async fn payment(&mut self, record: Record) -> ControlFlow<()> {
        let (asks, now) = (self.asks(), self.now());
        let doing = seen_to(asks, &record, now, self.config);
        self.item(&record.key.id, doing).await
    }
}

/// Sees to a payment: what waits for an answer is asked for, and its deadline is met as it stands then.
async fn seen_to(asks: Asks, record: &Record, now: Timestamp, config: &WorkerConfig) -> Result<u64, Error> {
    let id: PaymentId = record.key.id.parse()?;
    let due = record.fields.iter().find(|(field, _)| *field == Field::Due);
    let due = due.and_then(|(_, value)| value.parse().ok()).and_then(|ms| Timestamp::from_unix_ms(ms).ok());
    let mut state: Payment = record.body.state::<Payment>()?;
    let (mut asked, waited) = (Ok(0), is_waiting(&state));
    if let Some(due) = due.filter(|due| waited && *due <= now) {
        let given_up = due.plus_ms(config.unheard_ms).is_ok_and(|end| end <= now);
        asked = asked_again(&asks, id, given_up).await;
        state = read::<Payment>(&asks, RecordKey::new(RecordKind::Payment, id)).await?;
    }
    let met = meet_deadline(&asks, id, &state, (now, config.capture_margin_ms)).await?;
    let tried = if met == 0 && !waited && due.is_some_and(|due| due <= now) {
        try_capture_again(&asks, id, &state).await? + try_void_again(&asks, id, &state).await?
    } else {
        0
    };
    asked.map(|asked| asked + met + tried)
}

pub(super) async fn read<D: crate::aggregate::Aggregate>(asks: &Asks, key: RecordKey) -> Result<D, Error> {
    let load = Load { records: vec![key], ..Load::default() };
    let loaded = asks.engine.inner.store.load(asks.tenant, load).await?;
    let record = loaded.records.into_iter().next().flatten();
    Ok(record.map(|record| record.body.state::<D>()).transpose()?.unwrap_or_default())
}

/// Asks the gateway for what it has yet to answer. An attempt that it never heard of is given up at last: whoever has the means for
/// it does not come back.
async fn asked_again(asks: &Asks, id: PaymentId, given_up: bool) -> Result<u64, Error> {
    let asked = asks.engine.asked_again(asks.tenant, Open::Payment(id)).await?;
    let state = read::<Payment>(asks, RecordKey::new(RecordKind::Payment, id)).await?;
    let given_up = given_up && !crate::seeded_bug::bug("worker.nothing_is_given_up");
    match waiting_attempt(&state).filter(|_| given_up && asked == Asked::Unheard) {
        Some(attempt) => {
            let outcome = AttemptOutcome::Declined { reason: UNHEARD.to_owned() };
            let request = Request::ResolveAttempt { attempt, outcome };
            asks.run(Command::Payment { id: Some(id), request }).await.map(|()| 1)
        }
        None if is_waiting(&state) => Err(Error::gateway_unavailable("the gateway has yet to say what became of it")),
        None => Ok(1),
    }
}

/// Takes what is authorized while it can be had, and ends what came to nothing.
async fn meet_deadline(
    asks: &Asks,
    id: PaymentId,
    state: &Payment,
    (now, margin): (Timestamp, i64),
) -> Result<u64, Error> {
    let request = match (state, capturable(state)?) {
        (Payment::Pending(book), _) if book.pay_by.is_some_and(|end| end <= now) => Request::Expire,
        (Payment::Authorized(_), Some((_, Some(end)))) if end <= now => Request::Expire,
        // What was to be let go is let go by its own end.
        (Payment::Captured(_), Some((Amount::ZERO, Some(end)))) if end <= now => Request::Lapse,
        // Some of it was taken, and the rest is lost: what becomes of the order is for a person to say.
        (Payment::Captured(_), Some((_, Some(end)))) if end <= now => {
            return Err(Refusal::PaymentCaptureDeadline.into());
        }
        (Payment::Authorized(book) | Payment::Captured(book), Some((amount, Some(end)))) => {
            let soon = end.plus_ms(margin.saturating_neg()).is_ok_and(|begins| begins <= now);
            // What is not placed is let go once its hold is over, and its money with it.
            if !soon || amount.is_zero() || !is_placed(asks, book).await? {
                return Ok(0);
            }
            Request::StartCapture { amount }
        }
        _ => return Ok(0),
    };
    asks.run(Command::Payment { id: Some(id), request }).await.map(|()| 1)
}

/// A capture that was declined is tried again, as a new operation: a gateway may decline today and take it tomorrow.
async fn try_capture_again(asks: &Asks, id: PaymentId, state: &Payment) -> Result<u64, Error> {
    let (Some((amount, _)), Some(book)) = (declined_capture(state)?, state.book()) else {
        return Ok(0);
    };
    if capturable(state)?.is_none() || !is_placed(asks, book).await? {
        return Ok(0);
    }
    let request = Request::StartCapture { amount };
    asks.run(Command::Payment { id: Some(id), request }).await.map(|()| 1)
}

/// What could not be let go is, as a new operation: until then the payer cannot use it, and nobody will take it.
async fn try_void_again(asks: &Asks, id: PaymentId, state: &Payment) -> Result<u64, Error> {
    let Some((amount, _)) = declined_void(state)? else {
        return Ok(0);
    };
    let request = Request::StartVoid { amount };
    asks.run(Command::Payment { id: Some(id), request }).await.map(|()| 1)
}

async fn is_placed(asks: &Asks, book: &vendra_domain::payment::Book) -> Result<bool, Error> {
    let order = read::<Order>(asks, RecordKey::new(RecordKind::Order, book.order)).await?;
    Ok(matches!(order, Order::Placed(_) | Order::Completed(_)))
}
