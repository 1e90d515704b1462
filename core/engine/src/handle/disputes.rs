//! Disputes: what is held while they run, who bears them, and what lines that are undone give back in their place.

use super::{about, back, capture, fulfil, letting_go, payment, placing, pricing};
use crate::engine::Outcome;
use crate::error::Error;
use crate::work::Work;
use vendra_domain::decider::Decider;
use vendra_domain::dispute::{self, Borne, Dispute, DisputePolicy, Stake};
use vendra_domain::frozen_line::LineMove;
use vendra_domain::order::{self, Order};
use vendra_domain::payment::{DisputeOutcome, Disputed, Payment, Request as Pay};
use vendra_domain::refund::{self, Refund};
use vendra_domain::vendor_order::{self, Undo, VendorOrder};
use vendra_domain::*;

/// The vendors of an order, by their parts of what was sold.
async fn sellers(work: &mut Work<'_>, order: &order::Book) -> Result<Vec<dispute::VendorPart>, Error> {
    let mut sellers = Vec::with_capacity(order.vendor_orders.len());
    for part in &order.vendor_orders {
        // What others took over, or nobody sent, its vendor was not paid for.
        if !matches!(*work.state::<VendorOrder>(part.id).await?, VendorOrder::Cancelled(_)) {
            let amount = part.totals.payable.max(Amount::ZERO);
            sellers.push(dispute::VendorPart { vendor: part.vendor, amount });
        }
    }
    Ok(sellers)
}

pub(super) async fn dispute(
    work: &mut Work<'_>,
    id: Option<DisputeId>,
    request: &dispute::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| DisputeId::from_uuid(work.fresh()));
    let known = work.state::<Dispute>(id).await?;
    let payment = match (request, book_of(&known)) {
        (dispute::Request::Open { payment, .. }, _) => Some(*payment),
        (_, book) => book.map(|book| book.payment),
    };
    let payment = payment.ok_or(Refusal::RefundNothing)?;
    let state = work.state::<Payment>(payment).await?;
    let paid = state.book().ok_or(Refusal::RefundUnknownPayment { payment })?;
    let order = placing::book_of(work, paid.order, "dispute").await?;
    let mut facts = facts(work, id, paid)?;
    if matches!(request, dispute::Request::Open { .. }) {
        facts.refundable = undisputed(work, paid).await?;
        facts.policy = pricing::setting(work, |settings| settings.disputes).await?.unwrap_or_default();
    }
    if let (dispute::Request::Lose, Dispute::Open(book) | Dispute::UnderReview(book)) = (request, &*known) {
        match book.policy {
            DisputePolicy::Platform => {}
            DisputePolicy::Vendor => facts.vendors = sellers(work, &order).await?,
            DisputePolicy::BySplit => {
                facts.stakes = stakes(work, &order, (id, payment)).await?;
                facts.others = others(work, paid, id).await?;
            }
        }
    }
    let happened = work.ask::<Dispute>(id, request, &facts).await?;
    let mut outcome = about::<Dispute>(id);
    let book = work.state::<Dispute>(id).await?;
    let Some(book) = book_of(&book).filter(|_| !happened.is_empty()) else {
        return Ok(outcome);
    };
    let amount = book.amount.minus(book.beyond)?;
    let follows = match request {
        dispute::Request::Open { .. } if crate::seeded_bug::bug("disputes.nothing_is_held") => None,
        dispute::Request::Open { .. } => Some(Pay::HoldDispute { dispute: id, amount }),
        dispute::Request::Win { .. } => Some(Pay::EndDispute { dispute: id, outcome: DisputeOutcome::Won }),
        dispute::Request::Lose => Some(Pay::EndDispute { dispute: id, outcome: DisputeOutcome::Lost }),
        dispute::Request::SubmitEvidence { .. } | dispute::Request::Cover { .. } => None,
    };
    // Of what had gone back before, there is nothing to hold.
    if let Some(request) = follows.filter(|_| !amount.is_zero()) {
        let pay = payment::facts(work, payment);
        work.ask::<Payment>(payment, &request, &pay).await?;
    }
    if matches!(request, dispute::Request::Open { .. }) {
        instead_of_refunds(work, id, payment).await?;
    }
    if matches!(request, dispute::Request::Win { .. }) && !book.covered.is_zero() {
        // What was undone in the meantime is the buyer's now that it is back.
        outcome.ask = letting_go::return_of(work, &order, (payment, book.covered), "dispute won").await?;
    }
    Ok(outcome)
}

/// What failed to go back to a buyer, and whose bank then took it, is not owed any more: it goes to those who bear the dispute, or
/// waits with it.
async fn instead_of_refunds(work: &mut Work<'_>, id: DisputeId, payment: PaymentId) -> Result<(), Error> {
    let state = work.state::<Payment>(payment).await?;
    let Some(paid) = state.book() else {
        return Ok(());
    };
    let owed = back::owed_otherwise(work, paid.order, payment).await?;
    let mut over = owed.minus(paid.refundable()?)?.max(Amount::ZERO);
    for (refund, part) in back::failed(work, paid.order, payment).await? {
        let open = book_of(&*work.state::<Dispute>(id).await?).map_or(Ok(Amount::ZERO), dispute::Book::open)?;
        let (operation, amount) = (part.operation, part.amount.min(over).min(open));
        if amount.is_zero() {
            continue;
        }
        let (facts, given) = (facts(work, id, paid)?, back::refund_facts(work, refund).await?);
        work.ask::<Refund>(refund, &refund::Request::Cover { operation, dispute: id, amount }, &given).await?;
        work.ask::<Dispute>(id, &dispute::Request::Cover { cause: operation, amount }, &facts).await?;
        over = over.minus(amount)?;
    }
    Ok(())
}

const fn book_of(state: &Dispute) -> Option<&dispute::Book> {
    match state {
        Dispute::Absent => None,
        Dispute::Open(book) | Dispute::UnderReview(book) | Dispute::Won(book) | Dispute::Lost(book) => Some(book),
    }
}

/// What a dispute can take of a payment that is still the order's: what went back another way is not, and what failed to go back is.
async fn undisputed(work: &mut Work<'_>, paid: &vendra_domain::payment::Book) -> Result<Amount, Error> {
    let owed = back::owed_otherwise(work, paid.order, paid.id).await?;
    let failed = back::failed(work, paid.order, paid.id).await?;
    Ok(paid.refundable()?.minus(owed)?.plus(Amount::sum(failed.iter().map(|(_, part)| part.amount))?)?)
}

/// The facts of a dispute as far as every request needs them.
fn facts(work: &Work<'_>, id: DisputeId, paid: &vendra_domain::payment::Book) -> Result<dispute::Facts, Refusal> {
    Ok(dispute::Facts {
        at: work.at,
        id,
        order: paid.order,
        currency: paid.currency,
        gateway: paid.gateway,
        captured: paid.done(vendra_domain::payment::OperationKind::Capture)?,
        refundable: Amount::ZERO,
        policy: DisputePolicy::default(),
        vendors: Vec::new(),
        stakes: Vec::new(),
        others: Vec::new(),
    })
}

/// The disputes that took of a payment and were not won: those that were lost first, as they wait for nobody.
fn took(paid: &vendra_domain::payment::Book) -> Vec<DisputeId> {
    let of = |outcome: Option<DisputeOutcome>| {
        let held = paid.disputed.iter().filter(move |held: &&Disputed| held.outcome == outcome);
        held.map(|held| held.dispute)
    };
    of(Some(DisputeOutcome::Lost)).chain(of(None)).collect()
}

/// What was undone while disputes had its money, and came back with them: it is refunded on its own.
pub(super) async fn won_back(work: &mut Work<'_>, paid: &vendra_domain::payment::Book) -> Result<Amount, Error> {
    let mut back = Amount::ZERO;
    for held in paid.disputed.iter().filter(|held| held.outcome == Some(DisputeOutcome::Won)) {
        if let Some(book) = book_of(&*work.state::<Dispute>(held.dispute).await?) {
            back = back.plus(book.covered)?;
        }
    }
    Ok(back)
}

/// What disputes took of a payment and nothing that was undone gave back.
pub(super) async fn uncovered(work: &mut Work<'_>, paid: &vendra_domain::payment::Book) -> Result<Amount, Error> {
    let mut open = Amount::ZERO;
    for id in took(paid) {
        if let Some(book) = book_of(&*work.state::<Dispute>(id).await?) {
            open = open.plus(book.open()?)?;
        }
    }
    Ok(open)
}

/// Of what is to go back to a payment, disputes may have taken a part: that goes to those who bore it, or waits with the dispute.
/// Gives how much; the rest the payment can give back.
pub(super) async fn cover(
    work: &mut Work<'_>,
    order: &order::Book,
    (payment, wanted): (PaymentId, Amount),
    (cause, moves): (RefundId, &[LineMove]),
) -> Result<Amount, Error> {
    let state = work.state::<Payment>(payment).await?;
    let Some(paid) = state.book() else {
        return Ok(Amount::ZERO);
    };
    let disputes = took(paid);
    if disputes.is_empty() {
        return Ok(Amount::ZERO);
    }
    let owed = back::owed_otherwise(work, order.id, payment).await?;
    let over = wanted.minus(paid.refundable()?.minus(owed)?.max(Amount::ZERO))?.max(Amount::ZERO);
    let mut rest = over;
    for id in disputes {
        let part = match book_of(&*work.state::<Dispute>(id).await?) {
            Some(book) => book.open()?.min(rest),
            None => Amount::ZERO,
        };
        if !part.is_zero() {
            let stakes = moves.iter().filter_map(|movement| stake(order, movement.clone())).collect();
            let facts = dispute::Facts { stakes, ..facts(work, id, paid)? };
            work.ask::<Dispute>(id, &dispute::Request::Cover { cause, amount: part }, &facts).await?;
            rest = rest.minus(part)?;
        }
    }
    Ok(over.minus(rest)?)
}

fn stake(order: &order::Book, movement: LineMove) -> Option<Stake> {
    let line = order.lines.iter().find(|line| line.id == movement.line)?;
    Some(Stake { kind: line.kind, movement })
}

/// What undoing the rest of an order's lines would move, as far as a payment paid for them.
async fn stakes(
    work: &mut Work<'_>,
    order: &order::Book,
    (id, payment): (DisputeId, PaymentId),
) -> Result<Vec<Stake>, Error> {
    let cause = AnyId::from(id);
    let facts = placing::facts(work, order).await?;
    let state = work.state::<Order>(order.id).await?;
    let own = Order::decide(&state, &order::Request::Reverse { cause }, &facts).unwrap_or_default();
    let mut moves: Vec<LineMove> = own
        .into_iter()
        .flat_map(|event| match event {
            order::Event::Reversed { moves, .. } => moves,
            _ => Vec::new(),
        })
        .collect();
    for part in &order.vendor_orders {
        let state = work.state::<VendorOrder>(part.id).await?;
        let request = vendor_order::Request::Reverse { cause, undo: Undo::Rest };
        // What has nothing left to undo has nothing at stake.
        let events = VendorOrder::decide(&state, &request, &fulfil::facts(work, order)).unwrap_or_default();
        moves.extend(fulfil::moved(&events));
    }
    let mut stakes = Vec::with_capacity(moves.len());
    for movement in moves {
        if !capture::share(std::slice::from_ref(&movement), payment)?.is_zero() {
            stakes.extend(stake(order, movement));
        }
    }
    Ok(stakes)
}

/// Who bears the other disputes of a payment.
async fn others(work: &mut Work<'_>, paid: &vendra_domain::payment::Book, but: DisputeId) -> Result<Vec<Borne>, Error> {
    let mut others = Vec::new();
    for held in paid.disputed.iter().filter(|held| held.dispute != but) {
        if let Dispute::Lost(book) = &*work.state::<Dispute>(held.dispute).await? {
            others.extend(book.borne.iter().copied());
        }
    }
    Ok(others)
}
