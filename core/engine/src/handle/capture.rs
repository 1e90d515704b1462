//! Money that is captured as goods are sent, and to whom it goes.
//!
//! A capture is not tied to a parcel: two parcels may be on their way to the gateway at once, and answered in any order. What is
//! begun is what was sent and nobody asked for yet; what is given out is what has come in, to one vendor order after the other as
//! far as it goes. So nothing is asked for twice, and nobody gets money that is not there.

use super::{back, deadline, fulfil, payment, placing};
use crate::error::Error;
use crate::work::Work;
use std::collections::BTreeMap;
use vendra_domain::decider::Decider;
use vendra_domain::frozen_line::{FrozenLine, LineMove, Progress, Source};
use vendra_domain::order::{self, Order};
use vendra_domain::payment::{Captures, OperationKind, Payment, Request as Pay};
use vendra_domain::vendor_order::{CaptureScope, Event, Request, VendorOrder};
use vendra_domain::*;

/// What a payment gives of some moves.
pub(super) fn share(moves: &[LineMove], payment: PaymentId) -> Result<Amount, Refusal> {
    let of_payment = moves.iter().flat_map(|step| &step.sources).filter(|s| s.party == Source::Payment { payment });
    Amount::sum(of_payment.map(|share| share.amount))
}

/// What a vendor order has sent and not got its money for.
async fn sent(work: &mut Work<'_>, order: &order::Book, part: VendorOrderId) -> Result<Vec<LineMove>, Error> {
    let state = work.state::<VendorOrder>(part).await?;
    let request = Request::RecordCapture { capture: CaptureId::from_uuid(work.fresh()), scope: CaptureScope::Shipped };
    let events = VendorOrder::decide(&state, &request, &fulfil::facts(work, order)).unwrap_or_default();
    let moves = events.into_iter().flat_map(|event| match event {
        Event::CaptureRecorded { moves, .. } => moves,
        _ => Vec::new(),
    });
    Ok(moves.collect())
}

/// What each vendor order has sent and not got its money for, where that is something.
async fn waiting(work: &mut Work<'_>, order: &order::Book) -> Result<Vec<(VendorOrderId, Vec<LineMove>)>, Error> {
    let mut waiting = Vec::new();
    for part in &order.vendor_orders {
        let moves = sent(work, order, part.id).await?;
        if !moves.is_empty() {
            waiting.push((part.id, moves));
        }
    }
    Ok(waiting)
}

/// The platform's own lines, the buyer's fee, as far as they are not captured.
async fn own(work: &mut Work<'_>, order: &order::Book) -> Result<Vec<LineMove>, Error> {
    let facts = placing::facts(work, order).await?;
    let state = work.state::<Order>(order.id).await?;
    let request = order::Request::RecordCapture { capture: CaptureId::from_uuid(work.fresh()) };
    let events = Order::decide(&state, &request, &facts).unwrap_or_default();
    let moves = events.into_iter().flat_map(|event| match event {
        order::Event::CaptureRecorded { moves, .. } => moves,
        _ => Vec::new(),
    });
    Ok(moves.collect())
}

/// An order's lines with how far each is by now: its own may have been captured a moment ago.
async fn lines<'a>(work: &mut Work<'_>, order: &'a order::Book) -> Result<Vec<(&'a FrozenLine, Progress)>, Error> {
    let state = work.state::<Order>(order.id).await?;
    let mut known: Vec<(LineId, Progress)> = Vec::new();
    known.extend(state.book().iter().flat_map(|book| &book.platform_lines).map(|own| (own.line, own.progress)));
    for part in &order.vendor_orders {
        let state = work.state::<VendorOrder>(part.id).await?;
        known.extend(state.book().iter().flat_map(|book| &book.lines).map(|line| (line.id, line.progress)));
    }
    let frozen = |id| order.lines.iter().find(|line| line.id == id);
    Ok(known.into_iter().filter_map(|(id, progress)| Some((frozen(id)?, progress))).collect())
}

/// What has come in of a payment and went to nobody yet, nor back, of which `gone` says how much.
async fn undistributed(
    work: &mut Work<'_>,
    order: &order::Book,
    id: PaymentId,
    gone: &BTreeMap<PaymentId, Amount>,
) -> Result<Amount, Error> {
    let state = work.state::<Payment>(id).await?;
    let Some(payment) = state.book() else {
        return Ok(Amount::ZERO);
    };
    let mut left = payment.done(OperationKind::Capture)?.minus(gone.get(&id).copied().unwrap_or_default())?;
    for (line, progress) in lines(work, order).await? {
        // What a line was given when it took another's units over had been given out before.
        let captured = order.origin(line.id).map_or(Amount::ZERO, |origin| origin.captured);
        let given = line.capture_to(Progress { captured, ..Progress::default() }, progress.captured)?;
        left = left.minus(share(&[given], id)?)?;
    }
    Ok(left)
}

/// What has come in of a payment and is for nothing that is left to be captured; less than zero where there is not enough for that.
async fn spare(
    work: &mut Work<'_>,
    order: &order::Book,
    id: PaymentId,
    gone: &BTreeMap<PaymentId, Amount>,
) -> Result<Amount, Error> {
    let mut spare = undistributed(work, order, id, gone).await?;
    for (line, progress) in lines(work, order).await? {
        spare = spare.minus(share(&[line.capture_rest(progress)?], id)?)?;
    }
    Ok(spare)
}

/// What has come in of a payment and is for nothing that is left to be captured.
pub(super) async fn idle(work: &mut Work<'_>, order: &order::Book, id: PaymentId) -> Result<Amount, Error> {
    let gone = back::undistributed(work, order).await?;
    Ok(spare(work, order, id, &gone).await?.max(Amount::ZERO))
}

/// Whether what has come in is enough for all that is left to be captured: what lapsed of a payment never will.
pub(super) async fn is_enough(work: &mut Work<'_>, order: &order::Book) -> Result<bool, Error> {
    let gone = back::undistributed(work, order).await?;
    for id in placing::payments_of(order) {
        if spare(work, order, id, &gone).await? < Amount::ZERO && !crate::seeded_bug::bug("capture.lapsed_is_given_out")
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What is left between an order whose every part is over and its end.
#[derive(Debug)]
pub(super) enum Left {
    Nothing,
    /// Something was sent whose money is there only in part, on its way, or declined so far.
    Waits,
    /// What these sent is not captured and never will be, and so it is with the platform's own lines where they are among it.
    Lost {
        parts: Vec<VendorOrderId>,
        own: bool,
    },
}

/// Whether what was sent waits for its money, or is lost. What came in for goods is for a person to give back, for a vendor sent them.
pub(super) async fn left(work: &mut Work<'_>, order: &order::Book) -> Result<Left, Error> {
    let (own, waiting) = (own(work, order).await?, waiting(work, order).await?);
    if own.is_empty() && waiting.is_empty() {
        return Ok(Left::Nothing);
    }
    let gone = back::undistributed(work, order).await?;
    let (mut waits, mut can_come) = (false, false);
    for id in placing::payments_of(order) {
        let state = work.state::<Payment>(id).await?;
        let Some(payment) = state.book() else { continue };
        let is_capturing = deadline::is_unknown(payment, OperationKind::Capture)?;
        // What was declined is tried again.
        let again = deadline::declined_capture(&state)?.is_some();
        waits |= is_capturing || again || undistributed(work, order, id, &gone).await? > Amount::ZERO;
        can_come |= is_capturing || deadline::capturable(&state)?.is_some_and(|(left, _)| left > Amount::ZERO);
        can_come |= matches!(*state, Payment::Pending(_) | Payment::Late(_));
    }
    Ok(match (waits, can_come) {
        (false, true) if waiting.is_empty() => Left::Nothing,
        (_, true) => Left::Waits,
        (true, false) if !waiting.is_empty() => Left::Waits,
        (_, false) => Left::Lost { parts: waiting.into_iter().map(|(part, _)| part).collect(), own: !own.is_empty() },
    })
}

/// Begins to capture what was sent and was not captured before: before the next thing is asked of anyone. Gives the payments whose
/// gateways have to be asked.
pub(super) async fn begin(work: &mut Work<'_>, order: &order::Book) -> Result<Vec<PaymentId>, Error> {
    // The platform's own lines come with what is sent first, though nothing of that may be left to capture: there is no later capture
    // that they would be sure to come with.
    let with_own = sent_any(work, order).await?;
    let gone = back::undistributed(work, order).await?;
    let mut ask = Vec::new();
    for id in placing::payments_of(order) {
        let state = work.state::<Payment>(id).await?;
        let (Payment::Authorized(book) | Payment::Captured(book)) = &*state else { continue };
        let (captures, kind) = (book.committed(OperationKind::Capture)?, OperationKind::Capture);
        let under_way = captures.minus(book.done(kind)?)?;
        let under_way = if crate::seeded_bug::bug("capture.begun_twice") { Amount::ZERO } else { under_way };
        let mut amount = Amount::ZERO.minus(under_way)?.minus(undistributed(work, order, id, &gone).await?)?;
        let mut due = Amount::ZERO;
        for part in &order.vendor_orders {
            due = due.plus(share(&sent(work, order, part.id).await?, id)?)?;
        }
        if with_own {
            due = due.plus(share(&own(work, order).await?, id)?)?;
        }
        amount = amount.plus(due)?;
        // What can be captured once is captured whole: the rest would be let go, and is refunded where it turns out not to be due.
        if amount > Amount::ZERO && book.terms.captures == Captures::Once {
            amount = book.to_capture()?;
        }
        if amount > Amount::ZERO {
            let facts = payment::facts(work, id);
            work.ask::<Payment>(id, &Pay::StartCapture { amount }, &facts).await?;
            ask.push(id);
        }
    }
    // What no gateway has to be asked for, a gift card's part for one, is there already.
    give_out(work, order, None).await?;
    Ok(ask)
}

/// Gives what has come in, with a capture or before, to the vendor orders that sent something, each all that it is due or nothing.
pub(super) async fn give_out(
    work: &mut Work<'_>,
    order: &order::Book,
    capture: Option<CaptureId>,
) -> Result<(), Error> {
    let waiting = waiting(work, order).await?;
    let own = if sent_any(work, order).await? { own(work, order).await? } else { Vec::new() };
    if waiting.is_empty() && own.is_empty() {
        return Ok(());
    }
    let gone = back::undistributed(work, order).await?;
    let capture = capture.unwrap_or_else(|| CaptureId::from_uuid(work.fresh()));
    for (part, moves) in waiting {
        if is_there(work, order, &moves, &gone).await? || crate::seeded_bug::bug("capture.given_before_it_is_there") {
            let request = Request::RecordCapture { capture, scope: CaptureScope::Shipped };
            fulfil::ask(work, order, part, &request).await?;
        }
    }
    if !own.is_empty() && is_there(work, order, &own, &gone).await? {
        let facts = placing::facts(work, order).await?;
        work.ask::<Order>(order.id, &order::Request::RecordCapture { capture }, &facts).await?;
    }
    Ok(())
}

/// Whether all that some moves take of payments has come in and is nobody's yet.
async fn is_there(
    work: &mut Work<'_>,
    order: &order::Book,
    moves: &[LineMove],
    gone: &BTreeMap<PaymentId, Amount>,
) -> Result<bool, Error> {
    for id in placing::payments_of(order) {
        if share(moves, id)? > undistributed(work, order, id, gone).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether any vendor sent something of this order, or got money of it.
async fn sent_any(work: &mut Work<'_>, order: &order::Book) -> Result<bool, Error> {
    for part in &order.vendor_orders {
        let sent = |book: &vendor_order::Book| !book.captures.is_empty() || !book.parcels.is_empty();
        if work.state::<VendorOrder>(part.id).await?.book().is_some_and(sent) {
            return Ok(true);
        }
    }
    Ok(false)
}
