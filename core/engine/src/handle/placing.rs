//! An order's own life: placed with all that belongs to it, let go with all that it held, cancelled, done.

use super::{about, back, capture, deadline, fulfil, letting_go, payment, pricing};
use crate::engine::Outcome;
use crate::error::Error;
use crate::work::Work;
use std::collections::{BTreeMap, BTreeSet};
use vendra_domain::authority::{Actor, Buyer};
use vendra_domain::cart::{self, Cart};
use vendra_domain::contact::ContactStanding;
use vendra_domain::decider::Named;
use vendra_domain::frozen_line::Source;
use vendra_domain::marketplace::{CapturePolicy, Marketplace};
use vendra_domain::order::{self, Order, Payable, StockAnswer};
use vendra_domain::payment::{OperationKind, Payment, Request as Pay};
use vendra_domain::reservation::{self, Reservation};
use vendra_domain::vendor_order::{self, By, CancelCause, CaptureScope, VendorOrder};
use vendra_domain::*;

/// The facts of an order that is there.
pub(super) async fn facts(work: &mut Work<'_>, book: &order::Book) -> Result<order::Facts, Error> {
    let (mut open, mut shipped) = (0, 0);
    for part in &book.vendor_orders {
        let state = work.state::<VendorOrder>(part.id).await?;
        let over = matches!(*state, VendorOrder::Absent | VendorOrder::Completed(_) | VendorOrder::Cancelled(_));
        open += u32::from(!over);
        shipped += u32::from(state.book().is_some_and(|book| !book.parcels.is_empty()));
    }
    Ok(order::Facts {
        at: work.at,
        id: book.id,
        number: book.number.clone(),
        buyer: book.buyer,
        policies: book.policies,
        split: None,
        promotions: Vec::new(),
        payable: Payable::AsksGateway,
        hold_until: book.hold_until,
        stock: StockAnswer::Held,
        vendor_orders_open: open,
        vendor_orders_shipped: shipped,
    })
}

/// An order that must be there.
pub(super) async fn book_of(work: &mut Work<'_>, order: OrderId, request: &str) -> Result<order::Book, Error> {
    let absent = || Refusal::OrderWrongState { state: "absent".to_owned(), request: request.to_owned() };
    Ok(work.state::<Order>(order).await?.book().cloned().ok_or_else(absent)?)
}

pub(super) async fn order(
    work: &mut Work<'_>,
    id: Option<OrderId>,
    request: &order::Request,
) -> Result<Outcome, Error> {
    use order::Request as R;
    let id = id.ok_or(Refusal::OrderEmpty)?;
    let book = book_of(work, id, <&str>::from(request)).await?;
    let mut outcome = about::<Order>(id);
    match request {
        R::ConfirmPayment => outcome.ask = place(work, id).await?,
        R::Release => outcome.ask = release(work, &book).await?,
        R::Revive => outcome.ask = revive(work, &book).await?,
        R::Cancel { reason } => outcome.ask = cancel(work, &book, reason).await?,
        R::EditContacts { deliver_to, bill_to } => {
            for contact in [*deliver_to, *bill_to].into_iter().flatten() {
                if ![book.deliver_to, book.bill_to].contains(&Some(contact)) {
                    super::catalogue::standing(work, contact).await?.theirs(contact)?;
                }
            }
            let facts = facts(work, &book).await?;
            work.ask::<Order>(id, request, &facts).await?;
        }
        // The rest is a part of something larger, and refused before.
        R::Complete | R::CheckOut { .. } | R::RecordCapture { .. } | R::Reverse { .. } | R::AttachLine { .. } => {
            let facts = facts(work, &book).await?;
            work.ask::<Order>(id, request, &facts).await?;
        }
    }
    Ok(outcome)
}

/// The payments that an order's lines are paid by.
pub(super) fn payments_of(book: &order::Book) -> BTreeSet<PaymentId> {
    let sources = book.lines.iter().flat_map(|line| line.sources());
    sources
        .filter_map(|share| if let Source::Payment { payment } = share.party { Some(payment) } else { None })
        .collect()
}

/// What each source gives for an order.
pub(super) fn given(book: &order::Book) -> Result<BTreeMap<Source, Amount>, Refusal> {
    let mut given: BTreeMap<Source, Amount> = BTreeMap::new();
    for share in book.lines.iter().flat_map(|line| line.sources()) {
        let sum = given.entry(share.party).or_default();
        *sum = sum.plus(share.amount)?;
    }
    Ok(given)
}

/// Refuses an order that somebody has yet to pay for: what is placed is owed to its vendors.
async fn money_is_sure(work: &mut Work<'_>, book: &order::Book) -> Result<(), Error> {
    for id in payments_of(book) {
        let state = work.state::<Payment>(id).await?;
        if !matches!(*state, Payment::Authorized(_) | Payment::Captured(_)) {
            return Err(unsure(&state, "confirm_payment"));
        }
    }
    Ok(())
}

fn unsure(state: &Payment, request: &str) -> Error {
    Refusal::PaymentWrongState { state: state.name().to_owned(), request: request.to_owned() }.into()
}

/// Whether a payment has all that an order's lines need of it: nothing of that is on its way back, to be let go, disputed, or owed by
/// a refund that failed or became credit.
async fn holds(work: &mut Work<'_>, book: &order::Book, id: PaymentId) -> Result<bool, Error> {
    let state = work.state::<Payment>(id).await?;
    let (Payment::Late(payment) | Payment::Authorized(payment) | Payment::Captured(payment)) = &*state else {
        return Ok(false);
    };
    let of_it = given(book)?.get(&Source::Payment { payment: id }).copied().unwrap_or_default();
    let needed = of_it.plus(back::owed_otherwise(work, book.id, id).await?)?;
    Ok(payment.to_capture()?.plus(payment.refundable()?)? >= needed)
}

/// Places an order whose money is sure. Gives the payments whose gateways have to be asked.
pub(super) async fn place(work: &mut Work<'_>, id: OrderId) -> Result<Vec<PaymentId>, Error> {
    let book = book_of(work, id, "confirm_payment").await?;
    if matches!(*work.state::<Order>(id).await?, Order::AwaitingPayment(_)) {
        money_is_sure(work, &book).await?;
    }
    let facts = facts(work, &book).await?;
    let placed = work.ask::<Order>(id, &order::Request::ConfirmPayment, &facts).await?;
    if placed.is_empty() {
        return Ok(Vec::new());
    }
    let marketplace = work.state::<Marketplace>(work.tenant).await?;
    let settings = &marketplace.book().ok_or(Refusal::OrderEmpty)?.settings;
    let accept_by = settings.accept_within_ms.map(|within| work.at.plus_ms(within)).transpose()?;
    hand_over(work, &book, accept_by, settings.capture).await
}

/// What follows from an order being agreed: its vendors learn of it, its stock is sold, its cart is closed, and what is captured on
/// placement is. Gives the payments whose gateways have to be asked.
async fn hand_over(
    work: &mut Work<'_>,
    book: &order::Book,
    accept_by: Option<Timestamp>,
    policy: CapturePolicy,
) -> Result<Vec<PaymentId>, Error> {
    for part in &book.vendor_orders {
        fulfil::ask(work, book, part.id, &vendor_order::Request::Place { accept_by }).await?;
    }
    fulfil::reserved(work, book.id, &reservation::Request::Confirm).await?;
    close_cart(work, book.cart).await?;
    begin_captures(work, book, policy).await
}

/// The facts of a cart that is closed or opened again: nothing of it is bought.
const fn cart_facts(work: &Work<'_>, id: CartId, line: LineId) -> cart::Facts {
    let (trade, contact) = (cart::Trade::Open, ContactStanding::Strangers);
    cart::Facts { at: work.at, id, line, offers: Vec::new(), trade, contact, source: None }
}

async fn close_cart(work: &mut Work<'_>, cart: CartId) -> Result<(), Error> {
    if work.engine.carts.is_some() {
        // It follows its order once that is on record, and keeps nobody from it meanwhile.
        return Ok(());
    }
    let line = LineId::from_uuid(work.fresh());
    let facts = cart_facts(work, cart, line);
    work.ask::<Cart>(cart, &cart::Request::Close, &facts).await?;
    Ok(())
}

/// Begins the captures that placement calls for. What asks nobody is captured here and now.
async fn begin_captures(
    work: &mut Work<'_>,
    book: &order::Book,
    policy: CapturePolicy,
) -> Result<Vec<PaymentId>, Error> {
    let (mut ask, mut all_there, mut whole) = (Vec::new(), true, true);
    for (source, of_it) in given(book)? {
        let Source::Payment { payment: id } = source else { continue };
        let state = work.state::<Payment>(id).await?;
        let (Payment::Authorized(payment) | Payment::Captured(payment)) = &*state else {
            all_there = false;
            continue;
        };
        let amount = payment.to_capture()?;
        whole &= amount == of_it || payment.done(OperationKind::Capture)? == of_it;
        let over = payment.capture_by.is_some_and(|end| end <= work.at) && matches!(*state, Payment::Captured(_));
        if amount.is_zero() || over {
            all_there &= !deadline::is_unknown(payment, OperationKind::Capture)?;
            continue;
        }
        if policy == CapturePolicy::AtShipment && !payment.terms.asks_nobody() {
            all_there = false;
            continue;
        }
        let facts = payment::facts(work, id);
        let capture = facts.capture;
        work.ask::<Payment>(id, &Pay::StartCapture { amount }, &facts).await?;
        if payment.terms.asks_nobody() {
            payment::done_at_once(work, id, capture).await?;
        } else {
            all_there = false;
            ask.push(id);
        }
    }
    // What somebody captured or let go of before may be less than all of it.
    if all_there && (whole || capture::is_enough(work, book).await?) {
        let capture = CaptureId::from_uuid(work.fresh());
        record_capture(work, book, capture).await?;
    }
    Ok(ask)
}

/// All of an order is captured: its money goes to those it is for.
pub(super) async fn record_capture(work: &mut Work<'_>, book: &order::Book, capture: CaptureId) -> Result<(), Error> {
    let facts = facts(work, book).await?;
    work.ask::<Order>(book.id, &order::Request::RecordCapture { capture }, &facts).await?;
    for part in &book.vendor_orders {
        let state = work.state::<VendorOrder>(part.id).await?;
        if matches!(*state, VendorOrder::Absent | VendorOrder::Cancelled(_)) {
            continue;
        }
        let request = vendor_order::Request::RecordCapture { capture, scope: CaptureScope::All };
        fulfil::ask(work, book, part.id, &request).await?;
    }
    Ok(())
}

/// Lets go of an order that was not paid in time: its stock is free, its gift cards and credit are whole again.
async fn release(work: &mut Work<'_>, book: &order::Book) -> Result<Vec<PaymentId>, Error> {
    let facts = facts(work, book).await?;
    if work.ask::<Order>(book.id, &order::Request::Release, &facts).await?.is_empty() {
        return Ok(Vec::new());
    }
    if !crate::seeded_bug::bug("placing.released_and_still_kept") {
        fulfil::reserved(work, book.id, &reservation::Request::Release { lines: Vec::new() }).await?;
    }
    never_paid(work, book, "not paid in time").await
}

/// What an order that was never placed had goes back where it came from, and its cart is the buyer's again.
async fn never_paid(work: &mut Work<'_>, book: &order::Book, reason: &str) -> Result<Vec<PaymentId>, Error> {
    letting_go::restore_all(work, book).await?;
    if work.engine.carts.is_none() && matches!(*work.state::<Cart>(book.cart).await?, Cart::CheckingOut(_)) {
        let line = LineId::from_uuid(work.fresh());
        let facts = cart_facts(work, book.cart, line);
        work.ask::<Cart>(book.cart, &cart::Request::Reopen, &facts).await?;
    }
    if crate::seeded_bug::bug("placing.money_not_let_go") {
        return Ok(Vec::new());
    }
    letting_go::let_go(work, book, reason).await
}

/// Whether an order that was let go can be placed after all: its parts, its stock, what cards and credit gave, and no other order of
/// its cart by now.
pub(super) async fn can_revive(work: &mut Work<'_>, book: &order::Book, late: PaymentId) -> Result<bool, Error> {
    for part in &book.vendor_orders {
        if matches!(*work.state::<VendorOrder>(part.id).await?, VendorOrder::Cancelled(_)) {
            return Ok(false);
        }
    }
    for other in payments_of(book).into_iter().filter(|other| *other != late) {
        if !holds(work, book, other).await? {
            return Ok(false);
        }
    }
    let live = work.counter(vendra_domain::counter::CounterKey::LiveOrders { cart: book.cart }).await?;
    let stock = fulfil::stock_of(work, book.id).await?;
    let reserved = work.state::<Reservation>(book.id).await?;
    Ok(live == 0 && fulfil::there_again(&reserved, &stock) && letting_go::can_take_again(work, book).await?)
}

/// Money came late: the order is placed if its stock is still there.
pub(super) async fn revive(work: &mut Work<'_>, book: &order::Book) -> Result<Vec<PaymentId>, Error> {
    for id in payments_of(book) {
        if matches!(*work.state::<Payment>(id).await?, Payment::Late(_)) {
            let facts = payment::facts(work, id);
            work.ask::<Payment>(id, &Pay::AcceptLate, &facts).await?;
        }
    }
    for id in payments_of(book) {
        if !holds(work, book, id).await? {
            return Err(unsure(&*work.state::<Payment>(id).await?, "revive"));
        }
    }
    let until = work.at.plus_ms(1)?;
    let stock = fulfil::stock_of(work, book.id).await?;
    let held = reservation::Facts { at: work.at, stock };
    let renewed = work.ask::<Reservation>(book.id, &reservation::Request::Renew { until }, &held).await;
    let mut facts = facts(work, book).await?;
    match renewed {
        Ok(_) => {}
        Err(error) if error.code() == "stock.short" => facts.stock = StockAnswer::Short,
        Err(error) => return Err(error),
    }
    work.ask::<Order>(book.id, &order::Request::Revive, &facts).await?;
    letting_go::take_again(work, book).await?;
    let policy = pricing::setting(work, |settings| settings.capture).await?.unwrap_or_default();
    hand_over(work, book, None, policy).await
}

/// Undoes the platform's own lines of an order whose every part was given up before anything was sent: a buyer who gets nothing pays
/// no fee for it. Gives nothing where some part goes on, or was sent.
pub(super) async fn own_undone(
    work: &mut Work<'_>,
    book: &order::Book,
    cause: AnyId,
) -> Result<Vec<vendra_domain::frozen_line::LineMove>, Error> {
    for part in &book.vendor_orders {
        if !matches!(*work.state::<VendorOrder>(part.id).await?, VendorOrder::Absent | VendorOrder::Cancelled(_)) {
            return Ok(Vec::new());
        }
    }
    own_reversed(work, book, cause).await
}

/// Undoes the rest of the platform's own lines.
pub(super) async fn own_reversed(
    work: &mut Work<'_>,
    book: &order::Book,
    cause: AnyId,
) -> Result<Vec<vendra_domain::frozen_line::LineMove>, Error> {
    let facts = facts(work, book).await?;
    let own = work.ask::<Order>(book.id, &order::Request::Reverse { cause }, &facts).await?;
    let moves = own.into_iter().flat_map(|event| match event {
        order::Event::Reversed { moves, .. } => moves,
        _ => Vec::new(),
    });
    Ok(moves.collect())
}

/// Cancels an order that nobody shipped anything of: every vendor's part with it, and the money goes back.
async fn cancel(work: &mut Work<'_>, book: &order::Book, reason: &str) -> Result<Vec<PaymentId>, Error> {
    let facts = facts(work, book).await?;
    let request = order::Request::Cancel { reason: reason.to_owned() };
    let unpaid = matches!(*work.state::<Order>(book.id).await?, Order::AwaitingPayment(_));
    if work.ask::<Order>(book.id, &request, &facts).await?.is_empty() {
        return Ok(Vec::new());
    }
    let (by, cause) = match work.actor {
        Actor::Buyer { buyer: Buyer::Customer { .. } | Buyer::Guest { .. }, .. } => (By::Buyer, CancelCause::Asked),
        _ => (By::Operator, CancelCause::Asked),
    };
    let cause = if unpaid { CancelCause::Unpaid } else { cause };
    let refund = RefundId::from_uuid(work.fresh());
    let mut moves = Vec::new();
    for part in &book.vendor_orders {
        if matches!(*work.state::<VendorOrder>(part.id).await?, VendorOrder::Cancelled(_)) {
            continue;
        }
        let request = vendor_order::Request::Cancel { lines: Vec::new(), by, cause };
        moves.extend(fulfil::moved(&fulfil::ask(work, book, part.id, &request).await?));
    }
    fulfil::reserved(work, book.id, &reservation::Request::Release { lines: Vec::new() }).await?;
    if unpaid {
        return never_paid(work, book, reason).await;
    }
    moves.extend(own_undone(work, book, refund.into()).await?);
    let to = (reason, vendra_domain::refund::Destination::Payments);
    let mut ask = back::pay_back(work, book, refund, moves, to).await?;
    ask.extend(letting_go::return_idle(work, book).await?);
    Ok(ask)
}
