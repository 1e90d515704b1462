//! What a vendor would not send, or did not answer for: another place of it, another vendor's offer, else the money back.
//!
//! It is one commit: what the vendor gives up, the stock that is held elsewhere, the lines and vendor orders of those who take over,
//! and their part of what was captured. What a buyer pays, and by which means, changes only by what is cancelled.

mod candidates;
mod plan;
mod units;

use super::{back, fulfil, placing, pricing};
use crate::error::Error;
use crate::work::Work;
use plan::Plan;
use std::collections::BTreeSet;
use vendra_domain::frozen_line::{LineKind, LineMove};
use vendra_domain::order::{self, Order};
use vendra_domain::refund::Destination;
use vendra_domain::reservation::{self, LineTotal, Reservation, Reserve};
use vendra_domain::routing::Rerouted;
use vendra_domain::split::VendorPart;
use vendra_domain::vendor_order::{self, CancelCause, CaptureScope, Event, Facts, Request, VendorOrder};
use vendra_domain::*;

/// Rejects a vendor order, or lets it lapse, and finds others for what it holds. Gives the payments whose gateways have to be asked.
pub(super) async fn turned_down(
    work: &mut Work<'_>,
    order: &order::Book,
    id: VendorOrderId,
    request: &Request,
) -> Result<Vec<PaymentId>, Error> {
    use vendra_domain::decider::Decider;
    let state = work.state::<VendorOrder>(id).await?;
    let facts = fulfil::facts(work, order);
    // What is refused is refused before anybody else is looked for.
    VendorOrder::decide(&state, request, &facts)?;
    let Some(book) = state.book() else {
        return Ok(Vec::new());
    };
    let within = pricing::setting(work, |settings| settings.accept_within_ms).await?.flatten();
    let accept_by = within.map(|within| work.at.plus_ms(within)).transpose()?;
    let plan = plan::of(work, order, book, accept_by).await?;
    let facts = Facts { elsewhere: Some(plan.elsewhere.clone()), ..facts };
    let events = work.ask::<VendorOrder>(id, request, &facts).await?;
    move_holds(work, order.id, book, &plan).await?;
    let order = take_over(work, order, &plan).await?;
    let refund = RefundId::from_uuid(work.fresh());
    let why = match request {
        Request::Reject { reason } => reason,
        _ => "the vendor did not accept in time",
    };
    let mut moves = nobodys(book, &events, &plan);
    moves.extend(placing::own_undone(work, &order, refund.into()).await?);
    back::pay_back(work, &order, refund, moves, (why, Destination::Payments)).await
}

/// What was undone and nobody took over: that goes back to those who paid.
fn nobodys(book: &vendor_order::Book, events: &[Event], plan: &Plan) -> Vec<LineMove> {
    let taken: BTreeSet<LineId> = plan.taken.iter().map(|taken| taken.instead_of).collect();
    let goods = |id| book.line(id).is_some_and(|line| line.kind == LineKind::Goods);
    let mut moves = Vec::new();
    for event in events {
        let Event::UnitsCancelled { moves: undone, cause, .. } = event else { continue };
        // Of one line of goods some units may be taken over and others cancelled; delivery goes as a whole.
        let nobodys = |step: &&LineMove| match goods(step.line) {
            true => *cause != CancelCause::Rerouted,
            false => !taken.contains(&step.line),
        };
        moves.extend(undone.iter().filter(nobodys).cloned());
    }
    moves
}

/// Holds units where they will come from, and then gives back what was held where they will not: a reservation that holds nothing
/// is over.
async fn move_holds(work: &mut Work<'_>, order: OrderId, book: &vendor_order::Book, plan: &Plan) -> Result<(), Error> {
    let state = work.state::<Reservation>(order).await?;
    let Some(held) = state.book() else {
        return Ok(());
    };
    let left = book.goods().flat_map(|line| held.places(line.id)).filter(|place| place.kept() > 0);
    let back = |place: &reservation::ReservedLine| LineTotal {
        line: place.line,
        location: Some(place.location),
        units: place.released.saturating_add(place.kept()),
    };
    let left: Vec<LineTotal> = left.map(back).collect();
    let (mut lines, mut stock) = (Vec::with_capacity(plan.holds.len()), Vec::with_capacity(plan.holds.len()));
    for wanted in &plan.holds {
        let before = held.places(wanted.line).filter(|place| place.location == wanted.location);
        let before = before.fold(0_u32, |sum, place| sum.saturating_add(place.units));
        lines.push(Reserve { units: wanted.units.saturating_add(before), ..*wanted });
        stock.push(fulfil::stock_at(work, wanted.offer, wanted.location).await?);
    }
    if !lines.is_empty() {
        let facts = reservation::Facts { at: work.at, stock };
        work.ask::<Reservation>(order, &reservation::Request::Add { lines }, &facts).await?;
    }
    if !left.is_empty() {
        fulfil::reserved(work, order, &reservation::Request::Release { lines: left }).await?;
    }
    Ok(())
}

/// Adds the new lines to the order, and asks the vendors who take them over. Gives the order as it stands then.
async fn take_over(work: &mut Work<'_>, order: &order::Book, plan: &Plan) -> Result<order::Book, Error> {
    let facts = placing::facts(work, order).await?;
    for taken in &plan.taken {
        let to = &taken.to;
        let attach = order::Request::AttachLine {
            line: to.line.clone(),
            vendor_order: to.part.id,
            vendor: to.part.vendor,
            totals: to.part.totals,
            instead_of: taken.instead_of,
            captured: to.captured,
        };
        work.ask::<Order>(order.id, &attach, &facts).await?;
    }
    let order = placing::book_of(work, order.id, "attach_line").await?;
    let mut asked = BTreeSet::new();
    for taken in &plan.taken {
        if asked.insert(taken.to.part.id) {
            hand_over(work, &order, plan, &taken.to).await?;
        }
    }
    Ok(order)
}

/// Makes the vendor order of all lines that go to the vendor of the first, and asks the vendor. It is an order of its own: its vendor
/// answers for it by itself, whatever else of the buyer's order it has accepted.
async fn hand_over(work: &mut Work<'_>, order: &order::Book, plan: &Plan, first: &Rerouted) -> Result<(), Error> {
    let (id, captured) = (first.part.id, !first.captured.is_zero());
    let all = plan.taken.iter().map(|taken| &taken.to).filter(|to| to.part.id == id);
    // What is captured is captured of all of them, or of none; a line without money may be either.
    let (lines, others): (Vec<&Rerouted>, Vec<_>) = all.partition(|to| to.captured.is_zero() != captured);
    let part = VendorPart { lines: lines.iter().map(|to| to.line.id).collect(), ..first.part.clone() };
    work.is_new::<VendorOrder>(id);
    let create = Request::Create { order: order.id, part, currency: order.currency };
    fulfil::ask(work, order, id, &create).await?;
    fulfil::ask(work, order, id, &Request::Place { accept_by: plan.elsewhere.accept_by }).await?;
    let capture = CaptureId::from_uuid(work.fresh());
    if captured {
        let request = Request::RecordCapture { capture, scope: CaptureScope::All };
        fulfil::ask(work, order, id, &request).await?;
    }
    for to in others {
        let captured = (!to.captured.is_zero()).then_some(capture);
        fulfil::ask(work, order, id, &Request::TakeOver { line: to.line.clone(), captured }).await?;
    }
    Ok(())
}
