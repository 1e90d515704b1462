//! Disputes: what is held while they run, and who bears them.

use super::{about, capture, fulfil, payment, placing, pricing};
use crate::engine::Outcome;
use crate::error::Error;
use crate::work::Work;
use vendra_domain::decider::Decider;
use vendra_domain::dispute::{self, Dispute, DisputePolicy, UndonePart};
use vendra_domain::frozen_line::LineKind;
use vendra_domain::order;
use vendra_domain::payment::{DisputeOutcome, Payment, Request as Pay};
use vendra_domain::vendor_order::{self, Undo, VendorOrder};
use vendra_domain::*;

/// What each vendor of an order would bear of a dispute: its part of what was sold.
async fn bearers(work: &mut Work<'_>, order: &order::Book, known: &Dispute) -> Result<Vec<dispute::VendorPart>, Error> {
    let (Dispute::Open(book) | Dispute::UnderReview(book)) = known else {
        return Ok(Vec::new());
    };
    let mut weights = Vec::with_capacity(order.vendor_orders.len());
    for part in &order.vendor_orders {
        // What others took over, or nobody sent, its vendor was not paid for.
        let cancelled = matches!(*work.state::<VendorOrder>(part.id).await?, VendorOrder::Cancelled(_));
        weights.push(if cancelled { 0 } else { part.totals.payable.minor() });
    }
    if book.policy != DisputePolicy::Vendor || weights.iter().all(|weight| *weight == 0) {
        return Ok(Vec::new());
    }
    let parts = money::allocate(book.amount, &weights, money::Allocation::LargestRemainder)?;
    let mut bearers = Vec::with_capacity(parts.len());
    for (part, amount) in order.vendor_orders.iter().zip(parts).filter(|(_, amount)| !amount.is_zero()) {
        let state = work.state::<VendorOrder>(part.id).await?;
        let settled = |line: &vendor_order::Line| line.share == ledger::VendorShare::Available;
        let available = state.book().is_some_and(|book| book.lines.iter().any(settled));
        let share = if available { ledger::VendorShare::Available } else { ledger::VendorShare::Pending };
        bearers.push(dispute::VendorPart { vendor: part.vendor, share, amount });
    }
    Ok(bearers)
}

pub(super) async fn dispute(
    work: &mut Work<'_>,
    id: Option<DisputeId>,
    request: &dispute::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| DisputeId::from_uuid(work.fresh()));
    let known = work.state::<Dispute>(id).await?;
    let payment = match (request, &*known) {
        (dispute::Request::Open { payment, .. }, _) => Some(*payment),
        (_, Dispute::Absent) => None,
        (_, Dispute::Open(book) | Dispute::UnderReview(book) | Dispute::Won(book) | Dispute::Lost(book)) => {
            Some(book.payment)
        }
    };
    let payment = payment.ok_or(Refusal::RefundNothing)?;
    let state = work.state::<Payment>(payment).await?;
    let paid = state.book().ok_or(Refusal::RefundUnknownPayment { payment })?;
    let order = placing::book_of(work, paid.order, "dispute").await?;
    let policy = pricing::setting(work, |settings| settings.disputes).await?.unwrap_or_default();
    let facts = dispute::Facts {
        at: work.at,
        id,
        order: order.id,
        currency: paid.currency,
        gateway: paid.gateway,
        disputable: paid.refundable()?,
        policy,
        vendors: bearers(work, &order, &known).await?,
        undone: match request {
            dispute::Request::Lose => undone(work, &order, id, &known).await?,
            _ => Vec::new(),
        },
    };
    work.ask::<Dispute>(id, request, &facts).await?;
    let pay = payment::facts(work, payment);
    let follows = match request {
        dispute::Request::Open { .. } if crate::seeded_bug::bug("disputes.nothing_is_held") => None,
        dispute::Request::Open { amount, .. } => Some(Pay::HoldDispute { dispute: id, amount: *amount }),
        dispute::Request::Win { .. } => Some(Pay::EndDispute { dispute: id, outcome: DisputeOutcome::Won }),
        dispute::Request::Lose => Some(Pay::EndDispute { dispute: id, outcome: DisputeOutcome::Lost }),
        dispute::Request::SubmitEvidence { .. } => None,
    };
    if let Some(request) = follows {
        work.ask::<Payment>(payment, &request, &pay).await?;
    }
    Ok(about::<Dispute>(id))
}

/// With the policy `by_split`: undoes what is disputed over what the order's lines have left of the payment.
///
/// Where other tenders paid for the same lines the parts need not come to the disputed amount, which is then refused as
/// `dispute.unshared` and nothing is undone.
async fn undone(
    work: &mut Work<'_>,
    order: &order::Book,
    id: DisputeId,
    known: &Dispute,
) -> Result<Vec<UndonePart>, Error> {
    let (Dispute::Open(book) | Dispute::UnderReview(book)) = known else {
        return Ok(Vec::new());
    };
    if book.policy != DisputePolicy::BySplit {
        return Ok(Vec::new());
    }
    let (cause, mut weights, mut vendors) = (AnyId::from(id), Vec::new(), Amount::ZERO);
    for part in &order.vendor_orders {
        let left = left_of(work, order, part.id, (cause, book.payment)).await?;
        vendors = vendors.plus(left)?;
        weights.push(left.minor());
    }
    let mut undone = Vec::new();
    let mut rest = book.amount;
    if rest > vendors {
        // The platform's own lines are undone whole or not at all.
        let facts = placing::facts(work, order).await?;
        for event in work.ask::<order::Order>(order.id, &order::Request::Reverse { cause }, &facts).await? {
            let order::Event::Reversed { moves, .. } = event else { continue };
            for movement in moves {
                rest = rest.minus(capture::share(std::slice::from_ref(&movement), book.payment)?)?;
                undone.push(UndonePart { kind: LineKind::BuyerFee, share: ledger::VendorShare::Pending, movement });
            }
        }
    }
    if rest > Amount::ZERO && weights.iter().any(|weight| *weight > 0) {
        let parts = money::allocate(rest, &weights, money::Allocation::LargestRemainder)?;
        for (part, amount) in order.vendor_orders.iter().zip(parts).filter(|(_, amount)| !amount.is_zero()) {
            let before = work.state::<VendorOrder>(part.id).await?;
            let request = vendor_order::Request::Reverse { cause, undo: Undo::Amount { amount } };
            for movement in fulfil::moved(&fulfil::ask(work, order, part.id, &request).await?) {
                if let Some(line) = before.book().and_then(|book| book.line(movement.line)) {
                    undone.push(UndonePart { kind: line.kind, share: line.share, movement });
                }
            }
        }
    }
    Ok(undone)
}

/// What a vendor order's lines have left of a payment.
async fn left_of(
    work: &mut Work<'_>,
    order: &order::Book,
    id: VendorOrderId,
    (cause, payment): (AnyId, PaymentId),
) -> Result<Amount, Error> {
    let state = work.state::<VendorOrder>(id).await?;
    let request = vendor_order::Request::Reverse { cause, undo: Undo::Rest };
    let Ok(events) = VendorOrder::decide(&state, &request, &fulfil::facts(work, order)) else {
        return Ok(Amount::ZERO);
    };
    Ok(capture::share(&fulfil::moved(&events), payment)?)
}
