//! Checkout: one cart becomes one order, one vendor order a vendor, held stock, and payments that are on record before anyone
//! is asked for money.

use super::pricing::{self, Priced};
use super::{about, letting_go, placing};
use crate::checkout::{CheckOut, Pay};
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{Query, QueryName};
use crate::work::Work;
use vendra_domain::authority::{Actor, Buyer};
use vendra_domain::cart::{self, Cart};
use vendra_domain::contact::ContactStanding;
use vendra_domain::frozen_line::Source;
use vendra_domain::gift_card::Presented;
use vendra_domain::marketplace::Marketplace;
use vendra_domain::order::{self, Order, Payable, StockAnswer};
use vendra_domain::payment::{self, Payment};
use vendra_domain::reservation::{self, Reservation};
use vendra_domain::vendor_order::{self, VendorOrder};
use vendra_domain::*;

pub(super) async fn check_out(work: &mut Work<'_>, cart: CartId, with: &CheckOut) -> Result<Outcome, Error> {
    let known = work.state::<Cart>(cart).await?;
    let book = known.book().ok_or(Refusal::CartEmpty)?;
    if matches!(*known, Cart::CheckingOut(_))
        && let Some(outcome) = pay_again(work, cart, with).await?
    {
        return Ok(outcome);
    }
    pricing::prefetch(work, book, with).await?;
    for contact in [with.deliver_to, with.bill_to].into_iter().flatten() {
        super::catalogue::standing(work, contact).await?.theirs(contact)?;
    }
    let offers = pricing::facts_of(work, book).await?;
    let line = LineId::from_uuid(work.fresh());
    let trade = super::cart::trade(work, Some(book)).await?;
    let cart_facts = cart::Facts {
        at: work.at,
        id: cart,
        line,
        offers: offers.clone(),
        trade,
        contact: ContactStanding::Strangers,
        source: None,
    };
    work.ask::<Cart>(cart, &cart::Request::BeginCheckout, &cart_facts).await?;
    let priced = pricing::price(work, book, with, &offers).await?;
    let order = make_order(work, book, with, &priced).await?;
    hold(work, order, &priced).await?;
    redeem(work, order, book, with, &priced).await?;
    let mut ask = Vec::new();
    for method in &priced.methods {
        let paid = priced.quote.tenders.iter().find(|share| share.party == Source::Payment { payment: method.payment });
        let amount = paid.map(|share| share.amount).unwrap_or_default();
        if !amount.is_zero() {
            let create = payment::Request::Create {
                order,
                currency: book.currency,
                amount,
                gateway: method.gateway,
                terms: method.terms,
            };
            work.is_new::<Payment>(method.payment);
            let facts = super::payment::facts(work, method.payment);
            work.ask::<Payment>(method.payment, &create, &facts).await?;
            if !method.terms.asks_nobody() {
                work.ask::<Payment>(method.payment, &payment::Request::StartAttempt, &facts).await?;
                ask.push(method.payment);
            }
        }
    }
    if ask.is_empty() {
        placing::place(work, order).await?;
    }
    Ok(Outcome { ask, ..about::<Order>(order) })
}

/// A checkout whose order waits for its money is another attempt on that order, and no other order.
async fn pay_again(work: &mut Work<'_>, cart: CartId, with: &CheckOut) -> Result<Option<Outcome>, Error> {
    let mut waiting = None;
    for id in work.ids::<OrderId>(Query { limit: 1, ..Query::new(QueryName::OrdersByCart, cart) }).await? {
        if let Order::AwaitingPayment(book) = &*work.state::<Order>(id).await? {
            waiting = Some(book.clone());
            break;
        }
    }
    let Some(order) = waiting else {
        return Ok(None);
    };
    let mut ask = Vec::new();
    for id in placing::payments_of(&order) {
        let state = work.state::<Payment>(id).await?;
        let Payment::Pending(known) = &*state else { continue };
        let same = |pay: &Pay| {
            matches!(pay, Pay::Method { method, gateway, .. }
                if *method == known.terms.method && *gateway == known.gateway)
        };
        if with.pay.iter().any(same) {
            let facts = super::payment::facts(work, id);
            work.ask::<Payment>(id, &payment::Request::StartAttempt, &facts).await?;
            ask.push(id);
        }
    }
    if ask.is_empty() {
        // The order's lines say who pays what: another way of paying is another order, once this one is cancelled.
        let (state, request) = ("awaiting_payment".to_owned(), "check_out".to_owned());
        return Err(Refusal::OrderWrongState { state, request }.into());
    }
    Ok(Some(Outcome { ask, ..about::<Order>(order.id) }))
}

async fn make_order(
    work: &mut Work<'_>,
    book: &cart::Book,
    with: &CheckOut,
    priced: &Priced,
) -> Result<OrderId, Error> {
    let order = OrderId::from_uuid(work.fresh());
    work.is_new::<Order>(order);
    work.is_new::<Reservation>(order);
    let marketplace = work.state::<Marketplace>(work.tenant).await?;
    let settings = pricing::selling(&marketplace, "check_out")?;
    // As long as its buyer may take to pay: a boleto is paid within days.
    let pay_within = priced.methods.iter().filter_map(|method| method.terms.pay_within_ms).max();
    let facts = order::Facts {
        at: work.at,
        id: order,
        number: number(work),
        buyer: pricing::customer_of(book)
            .map_or(Buyer::Guest { cart: book.id }, |customer| Buyer::Customer { customer }),
        policies: settings.policies,
        split: Some(priced.split.clone()),
        promotions: priced.promotions.clone(),
        // The order is placed by `place`, together with all that belongs to it.
        payable: Payable::AsksGateway,
        hold_until: work.at.plus_ms(settings.hold_ms.max(pay_within.unwrap_or(0)))?,
        stock: StockAnswer::Held,
        vendor_orders_open: 0,
        vendor_orders_shipped: 0,
    };
    let request = order::Request::CheckOut {
        cart: book.id,
        generation: book.generation,
        deliver_to: with.deliver_to,
        bill_to: with.bill_to,
    };
    work.ask::<Order>(order, &request, &facts).await?;
    for part in &priced.split.vendor_orders {
        let facts = vendor_order::Facts {
            at: work.at,
            lines: part.lines.iter().filter_map(|line| priced.split.line(*line)).cloned().collect(),
            parcel: ParcelId::from_uuid(work.fresh()),
            edit: EditId::from_uuid(work.fresh()),
            elsewhere: None,
            sales_period: None,
        };
        work.is_new::<VendorOrder>(part.id);
        let create = vendor_order::Request::Create { order, part: part.clone(), currency: book.currency };
        work.ask::<VendorOrder>(part.id, &create, &facts).await?;
    }
    Ok(order)
}

/// Twelve characters that nobody can guess or misread: no vowels, no 0, 1, 2, 5.
fn number(work: &Work<'_>) -> String {
    const LETTERS: &[u8; 20] = b"346789BCDFGHJKMNPQRT";
    let mut bits = work.engine.entropy.bits();
    let mut number = String::with_capacity(12);
    for _ in 0..12 {
        let place = usize::try_from(bits % 20).unwrap_or(0);
        bits /= 20;
        number.push(char::from(LETTERS.get(place).copied().unwrap_or(b'3')));
    }
    number
}

async fn hold(work: &mut Work<'_>, order: OrderId, priced: &Priced) -> Result<(), Error> {
    let until = match &*work.state::<Order>(order).await? {
        Order::AwaitingPayment(book) => book.hold_until,
        _ => work.at,
    };
    let request = reservation::Request::Hold { order, lines: priced.reserve.clone(), until };
    let facts = reservation::Facts { at: work.at, stock: priced.stock.clone() };
    work.ask::<Reservation>(order, &request, &facts).await?;
    Ok(())
}

/// What shows that a card may be spent: its code, or who checks out.
fn presented(work: &Work<'_>, with: &CheckOut, party: Source) -> Presented {
    let code = with.pay.iter().find_map(|pay| match (pay, party) {
        (Pay::GiftCard { gift_card, code, .. }, Source::GiftCard { gift_card: same }) if *gift_card == same => {
            code.as_ref()
        }
        _ => None,
    });
    match (code, work.actor) {
        (Some(code), _) => Presented::Code { hash: code.hash() },
        (None, Actor::Staff { .. } | Actor::System { .. }) => Presented::Platform,
        (None, Actor::Member { .. } | Actor::Buyer { .. }) => Presented::Nothing,
    }
}

/// Takes what gift cards and credit give.
async fn redeem(
    work: &mut Work<'_>,
    order: OrderId,
    book: &cart::Book,
    with: &CheckOut,
    priced: &Priced,
) -> Result<(), Error> {
    for share in &priced.quote.tenders {
        let presented = presented(work, with, share.party);
        letting_go::take(work, order, book.currency, (share.party, &presented), share.amount).await?;
    }
    Ok(())
}
