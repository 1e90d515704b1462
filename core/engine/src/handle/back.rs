//! Money that goes back: refunds, and what they are made of.

use super::letting_go;
use super::{about, capture, disputes, fulfil, payment, placing};
use crate::checkout::GiveBack;
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{Query, QueryName, RecordKey};
use crate::work::Work;
use std::collections::BTreeMap;
use vendra_domain::frozen_line::{LineMove, Source};
use vendra_domain::order;
use vendra_domain::payment::{MethodKind, OperationOutcome, OperationStatus, Payment, Request as Pay};
use vendra_domain::refund::{self, Destination, PartStatus, PaymentVia, Refund, Via};
use vendra_domain::store_credit::{self, StoreCredit};
use vendra_domain::vendor_order::{self, Undo};
use vendra_domain::*;

/// Carries what was undone back to those who paid: what was never taken is given up, what was taken is refunded. Gives the
/// payments whose gateways have to be asked.
pub(super) async fn pay_back(
    work: &mut Work<'_>,
    book: &order::Book,
    id: RefundId,
    moves: Vec<LineMove>,
    (reason, to): (&str, Destination),
) -> Result<Vec<PaymentId>, Error> {
    let mut ask = Vec::new();
    let mut voided: BTreeMap<Source, Amount> = BTreeMap::new();
    for share in moves.iter().flat_map(|step| &step.voided) {
        let sum = voided.entry(share.party).or_default();
        *sum = sum.plus(share.amount)?;
    }
    let mut undistributed = Vec::new();
    for (source, amount) in voided {
        match source {
            Source::Payment { payment } if !amount.is_zero() => {
                let holds =
                    matches!(*work.state::<Payment>(payment).await?, Payment::Authorized(_) | Payment::Captured(_));
                if !holds {
                    continue;
                }
                // What was taken before it was due, because it could not have been later, goes back through a refund.
                let rest = amount.minus(payment::held_of(work, payment, amount).await?)?;
                let idle = rest.min(capture::idle(work, book, payment).await?);
                if !idle.is_zero() {
                    undistributed.push(refund::Undistributed { payment, amount: idle });
                }
                if payment::give_up(work, payment, amount).await? {
                    ask.push(payment);
                }
            }
            source => letting_go::restore(work, book, source, amount).await?,
        }
    }
    ask.extend(send_back(work, book, id, (moves, undistributed), (reason, to)).await?);
    // What is there may be all that is due by now.
    capture::give_out(work, book, None).await?;
    ask.sort_unstable();
    ask.dedup();
    Ok(ask)
}

/// Refunds what lines gave back, and what was for nobody. What disputes took of it the buyer does not get a second time.
pub(super) async fn send_back(
    work: &mut Work<'_>,
    book: &order::Book,
    id: RefundId,
    (moves, undistributed): (Vec<LineMove>, Vec<refund::Undistributed>),
    (reason, to): (&str, Destination),
) -> Result<Vec<PaymentId>, Error> {
    let mut wanted: BTreeMap<PaymentId, Amount> = BTreeMap::new();
    let shares = moves.iter().flat_map(|step| &step.sources).filter_map(|share| match share.party {
        Source::Payment { payment } => Some((payment, share.amount)),
        Source::GiftCard { .. } | Source::StoreCredit { .. } | Source::Platform | Source::Vendor { .. } => None,
    });
    for (payment, amount) in shares.chain(undistributed.iter().map(|part| (part.payment, part.amount))) {
        let sum = wanted.entry(payment).or_default();
        *sum = sum.plus(amount)?;
    }
    let mut disputed = Vec::new();
    for (payment, wanted) in wanted {
        let amount = disputes::cover(work, book, (payment, wanted), (id, &moves)).await?;
        if !amount.is_zero() {
            disputed.push(refund::Undistributed { payment, amount });
        }
    }
    let back = Amount::sum(moves.iter().map(LineMove::tendered).collect::<Result<Vec<_>, _>>()?)?
        .plus(Amount::sum(undistributed.iter().map(|part| part.amount))?)?
        .minus(Amount::sum(disputed.iter().map(|part| part.amount))?)?;
    if back.is_zero() && undistributed.is_empty() {
        return Ok(Vec::new());
    }
    let moves = moves.into_iter().filter(|step| !step.sources.is_empty()).collect();
    let payments = vias(work, book).await?;
    let facts = refund::Facts { moves, undistributed, disputed, payments, ..blank_facts(work, id, book.currency) };
    let request = refund::Request::Create { order: book.id, reason: reason.to_owned(), to };
    work.ask::<Refund>(id, &request, &facts).await?;
    start_parts(work, book, id).await
}

pub(super) const fn blank_facts(work: &Work<'_>, id: RefundId, currency: Currency) -> refund::Facts {
    refund::Facts {
        at: work.at,
        id,
        currency,
        moves: Vec::new(),
        undistributed: Vec::new(),
        disputed: Vec::new(),
        payments: Vec::new(),
    }
}

/// How each of an order's payments pays back.
pub(super) async fn vias(work: &mut Work<'_>, book: &order::Book) -> Result<Vec<PaymentVia>, Error> {
    let mut vias = Vec::new();
    for payment in placing::payments_of(book) {
        if let Some(known) = work.state::<Payment>(payment).await?.book() {
            let via = match known.terms.kind {
                MethodKind::Receivable { .. } => Via::Receivable,
                _ => Via::Gateway { gateway: known.gateway },
            };
            vias.push(PaymentVia { payment, operation: RefundId::from_uuid(work.fresh()), via });
        }
    }
    Ok(vias)
}

/// Begins every part of a refund: at its gateway, or here and now where nobody has to be asked. What its method takes back no more
/// has failed, and is for a person to give as credit or by hand.
pub(super) async fn start_parts(
    work: &mut Work<'_>,
    book: &order::Book,
    id: RefundId,
) -> Result<Vec<PaymentId>, Error> {
    let state = work.state::<Refund>(id).await?;
    let mut ask = Vec::new();
    for part in parts(&state).to_vec() {
        match (part.source, part.status) {
            (Source::Payment { payment }, PartStatus::InTransit) => {
                let facts = payment::facts(work, payment);
                let start = Pay::StartRefund { refund: part.operation, amount: part.amount };
                match work.ask::<Payment>(payment, &start, &facts).await {
                    Err(error)
                        if matches!(error.refusal(), Some(Refusal::PaymentRefundWindow))
                            && !crate::seeded_bug::bug("back.too_late_is_refused") =>
                    {
                        let (operation, reason) = (part.operation, error.code().to_owned());
                        let facts = blank_facts(work, id, book.currency);
                        work.ask::<Refund>(id, &refund::Request::PartFailed { operation, reason }, &facts).await?;
                        continue;
                    }
                    begun => begun?,
                };
                if part.via == Some(Via::Receivable) {
                    payment::done_at_once(work, payment, part.operation).await?;
                    let facts = blank_facts(work, id, book.currency);
                    let paid = refund::Request::PartPaid { operation: part.operation };
                    work.ask::<Refund>(id, &paid, &facts).await?;
                } else {
                    ask.push(payment);
                }
            }
            (source, PartStatus::Restored) => letting_go::restore(work, book, source, part.amount).await?,
            (_, PartStatus::Credited) => grant(work, book, part.operation, part.amount).await?,
            _ => {}
        }
    }
    Ok(ask)
}

/// A part of a refund that goes back as credit, under its own id: each of several payments has one.
async fn grant(work: &mut Work<'_>, book: &order::Book, refund: RefundId, amount: Amount) -> Result<(), Error> {
    let authority::Buyer::Customer { customer } = book.buyer else {
        return Err(Refusal::RefundNothing.into());
    };
    let movement = MovementId::from_uuid(work.fresh());
    let (currency, taken) = (book.currency, Amount::ZERO);
    let facts = store_credit::Facts { at: work.at, customer, currency, movement, taken };
    let grant = store_credit::Grant::Refund { refund };
    let request = store_credit::Request::Grant { amount, grant, reason: "refund".to_owned() };
    let RecordKey { id, .. } = crate::command::store_credit_key(customer, book.currency);
    work.ask::<StoreCredit>(id, &request, &facts).await?;
    Ok(())
}

fn parts(state: &Refund) -> &[refund::Part] {
    book_of(state).map_or(&[], |book| &book.parts)
}

const fn book_of(state: &Refund) -> Option<&refund::Book> {
    match state {
        Refund::Absent => None,
        Refund::InTransit(book) | Refund::Failed(book) | Refund::Completed(book) => Some(book),
    }
}

/// The refunds of an order, this work's own among them.
async fn refunds_of(work: &mut Work<'_>, order: OrderId) -> Result<Vec<RefundId>, Error> {
    let mut ids = work.ids::<RefundId>(Query::new(QueryName::RefundsByOrder, order)).await?;
    for made in work.made::<Refund>().map(str::parse).collect::<Result<Vec<RefundId>, _>>()? {
        let state = work.state::<Refund>(made).await?;
        if !ids.contains(&made) && book_of(&state).is_some_and(|book| book.order == order) {
            ids.push(made);
        }
    }
    Ok(ids)
}

/// What of each of an order's payments went back that had gone to no line.
pub(super) async fn undistributed(
    work: &mut Work<'_>,
    order: &order::Book,
) -> Result<BTreeMap<PaymentId, Amount>, Error> {
    let mut gone: BTreeMap<PaymentId, Amount> = BTreeMap::new();
    // What was won back after it had been covered came in once more, before it was refunded in its turn.
    for payment in placing::payments_of(order) {
        if let Some(paid) = work.state::<Payment>(payment).await?.book() {
            gone.insert(payment, Amount::ZERO.minus(disputes::won_back(work, paid).await?)?);
        }
    }
    for id in refunds_of(work, order.id).await? {
        let state = work.state::<Refund>(id).await?;
        for part in book_of(&state).into_iter().flat_map(|book| &book.undistributed) {
            let sum = gone.entry(part.payment).or_default();
            *sum = sum.plus(part.amount)?;
        }
    }
    Ok(gone)
}

/// What refunds of an order give back to a payment, each with its refund.
async fn parts_to(
    work: &mut Work<'_>,
    order: OrderId,
    payment: PaymentId,
) -> Result<Vec<(RefundId, refund::Part)>, Error> {
    let mut to = Vec::new();
    for id in refunds_of(work, order).await? {
        let state = work.state::<Refund>(id).await?;
        to.extend(
            parts(&state).iter().filter(|part| part.source == Source::Payment { payment }).map(|part| (id, *part)),
        );
    }
    Ok(to)
}

/// What refunds of an order owe the buyer of a payment without having asked the payment for it: what became credit or was paid by hand,
/// and what failed and waits for somebody to say what becomes of it.
pub(super) async fn owed_otherwise(work: &mut Work<'_>, order: OrderId, payment: PaymentId) -> Result<Amount, Error> {
    let parts = parts_to(work, order, payment).await?;
    let owed = parts
        .iter()
        .map(|(_, part)| part)
        .filter(|part| matches!(part.status, PartStatus::Credited | PartStatus::Failed) || part.via == Some(Via::Bank));
    Ok(Amount::sum(owed.map(|part| part.amount))?)
}

/// What failed to go back to a payment, each part with its refund.
pub(super) async fn failed(
    work: &mut Work<'_>,
    order: OrderId,
    payment: PaymentId,
) -> Result<Vec<(RefundId, refund::Part)>, Error> {
    let mut parts = parts_to(work, order, payment).await?;
    parts.retain(|(_, part)| part.status == PartStatus::Failed);
    Ok(parts)
}

/// The refund of an order that has a part.
pub(super) async fn refund_with(
    work: &mut Work<'_>,
    order: OrderId,
    operation: RefundId,
) -> Result<Option<RefundId>, Error> {
    for id in refunds_of(work, order).await? {
        let state = work.state::<Refund>(id).await?;
        if parts(&state).iter().any(|part| part.operation == operation) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Whether a part of an order's refunds has this operation for as much, and nobody gave of its money back another way.
pub(super) async fn waits_for(
    work: &mut Work<'_>,
    order: OrderId,
    (operation, amount): (RefundId, Amount),
) -> Result<bool, Error> {
    let Some(id) = refund_with(work, order, operation).await? else {
        return Ok(false);
    };
    let state = work.state::<Refund>(id).await?;
    let part = parts(&state).iter().find(|part| part.operation == operation);
    Ok(part.is_some_and(|part| part.status == PartStatus::Failed && part.amount == amount))
}

pub(super) async fn refund_facts(work: &mut Work<'_>, id: RefundId) -> Result<refund::Facts, Error> {
    let state = work.state::<Refund>(id).await?;
    let book = book_of(&state).ok_or(Refusal::RefundNothing)?;
    Ok(blank_facts(work, id, book.currency))
}

/// Gives money back without goods, or for units: undoes a vendor order's lines and carries it to those who paid.
pub(super) async fn give_back(work: &mut Work<'_>, order: OrderId, with: &GiveBack) -> Result<Outcome, Error> {
    let book = placing::book_of(work, order, "refund").await?;
    if !book.vendor_orders.iter().any(|part| part.id == with.vendor_order) {
        return Err(Refusal::AuthorityNotFound.into());
    }
    let id = RefundId::from_uuid(work.fresh());
    let ask = undo(work, &book, (id.into(), id), with.vendor_order, (&with.undo, &with.reason, with.to)).await?;
    // Whoever gives back to a customer has another way to choose; what follows from something else goes on without.
    let customer = matches!(book.buyer, authority::Buyer::Customer { .. });
    if customer && parts(&*work.state::<Refund>(id).await?).iter().any(|part| part.status == PartStatus::Failed) {
        return Err(Refusal::PaymentRefundWindow.into());
    }
    Ok(Outcome { ask, ..about::<Refund>(id) })
}

/// Undoes a part of a vendor order for a cause, and pays it back.
pub(super) async fn undo(
    work: &mut Work<'_>,
    book: &order::Book,
    (cause, refund): (AnyId, RefundId),
    vendor_order: VendorOrderId,
    (undo, reason, to): (&Undo, &str, Destination),
) -> Result<Vec<PaymentId>, Error> {
    let request = vendor_order::Request::Reverse { cause, undo: undo.clone() };
    let moves = fulfil::moved(&fulfil::ask(work, book, vendor_order, &request).await?);
    let mut ask = pay_back(work, book, refund, moves, (reason, to)).await?;
    ask.extend(fulfil::finish(work, book.id).await?);
    Ok(ask)
}

/// What a request says of a part that its payment has an operation for: whatever becomes of it is the payment's to learn first, and
/// what no payment began no gateway paid.
async fn told(
    work: &mut Work<'_>,
    state: &Refund,
    request: &refund::Request,
) -> Result<Option<(PaymentId, AnyId, OperationOutcome)>, Error> {
    let (operation, outcome) = match request {
        refund::Request::PartPaid { operation } => (*operation, OperationOutcome::Succeeded { fee: Amount::ZERO }),
        refund::Request::PartFailed { operation, reason } => {
            (*operation, OperationOutcome::Failed { reason: reason.clone() })
        }
        _ => return Ok(None),
    };
    let Some(part) = parts(state).iter().find(|part| part.operation == operation) else {
        return Ok(None);
    };
    let Source::Payment { payment } = part.source else {
        return Ok(None);
    };
    let paid = work.state::<Payment>(payment).await?;
    let Some(paid) = paid.book() else {
        return Ok(None);
    };
    match (paid.operation(operation.into()).map(|known| known.status), &outcome) {
        // It knows that already, and the refund may not.
        (Some(OperationStatus::Succeeded), OperationOutcome::Succeeded { .. })
        | (Some(OperationStatus::Failed), OperationOutcome::Failed { .. }) => Ok(None),
        (Some(_), _) => Ok(Some((payment, operation.into(), outcome))),
        (None, OperationOutcome::Succeeded { .. }) => Err(Refusal::RefundPartResolved { operation }.into()),
        (None, _) => Ok(None),
    }
}

pub(super) async fn refund(
    work: &mut Work<'_>,
    id: Option<RefundId>,
    request: &refund::Request,
) -> Result<Outcome, Error> {
    let id = id.ok_or(Refusal::RefundNothing)?;
    let state = work.state::<Refund>(id).await?;
    let order = book_of(&state).ok_or(Refusal::RefundNothing)?.order;
    if let Some((payment, operation, outcome)) = told(work, &state, request).await? {
        let ask = payment::resolve(work, payment, operation, &outcome).await?;
        return Ok(Outcome { ask, ..about::<Refund>(id) });
    }
    let book = placing::book_of(work, order, "refund").await?;
    // A part that is tried again has an id of its own: the refund's is its first part's, and a gateway's answer would be told to that one.
    let fresh = RefundId::from_uuid(work.fresh());
    let facts = refund::Facts { payments: vias(work, &book).await?, ..blank_facts(work, fresh, book.currency) };
    let events = work.ask::<Refund>(id, request, &facts).await?;
    let mut outcome = about::<Refund>(id);
    for event in events {
        match event {
            refund::Event::PartRetried { again, .. } => {
                let state = work.state::<Refund>(id).await?;
                if let Some(part) = parts(&state).iter().find(|part| part.operation == again)
                    && let Source::Payment { payment } = part.source
                {
                    let facts = payment::facts(work, payment);
                    let start = Pay::StartRefund { refund: again, amount: part.amount };
                    work.ask::<Payment>(payment, &start, &facts).await?;
                    outcome.ask.push(payment);
                }
            }
            refund::Event::PartCredited { operation, amount, .. } => grant(work, &book, operation, amount).await?,
            _ => {}
        }
    }
    Ok(outcome)
}
