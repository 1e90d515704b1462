//! One order as its buyer makes it: goods come in, a cart is filled, vouchers are bought, it is checked out and paid.
//!
//! Each step has an idempotency key of its own: asked again, whether by a second run or after a crash, it was done already or is
//! carried to its end.

use crate::shop::{Shop, ask, place_of};
use crate::source::{PaidBy, SourceOrder, SourcePayment, id_of, key_of, vendor_of};
use crate::world;
use vendra::authority::Buyer;
use vendra::checkout::{CheckOut, Pay};
use vendra::domain::cart::{self, GuestToken, Owner};
use vendra::domain::gift_card::{self, Funding};
use vendra::domain::names::Jurisdiction;
use vendra::domain::payment::{AttemptOutcome, MethodKind};
use vendra::domain::time::DAY_MS;
use vendra::reading::{By, Paging};
use vendra::*;

/// A voucher, and what it is worth.
type Voucher = (GiftCardId, Amount);

/// Runs an order. One that is refused stays what it was when it was refused: a cart.
pub(crate) fn check_out(shop: &Shop, order: &SourceOrder, jurisdiction: Jurisdiction) -> Result<OrderId, Error> {
    world::take(order);
    let key = key_of("order", &order.id);
    let cart = CartId::from_uuid(id_of("cart", &order.id));
    let buyer = match order.customer.as_deref() {
        Some(name) => Buyer::Customer { customer: CustomerId::from_uuid(id_of("customer", name)) },
        None => Buyer::Guest { cart },
    };
    fill_cart(shop, order, (&key, cart, buyer))?;
    let (pay, vouchers) = payments(order)?;
    for (id, amount) in vouchers {
        let funding = Funding::Sold { gateway: "voucher".parse()? };
        let (currency, code) = (shop.currency, Some(voucher_code(id)?.hash()));
        let request = gift_card::Request::Issue { currency, amount, funding, expires_at: None, code };
        let issue = Command::GiftCard { id: Some(id), request };
        ask(async || shop.owner().key(format!("{key}/voucher/{id}")).run(issue.clone()).await)?;
    }
    let with = CheckOut { pay, jurisdiction: Some(jurisdiction), ..CheckOut::default() };
    let market = shop.buyer(buyer).key(format!("{key}/checkout"));
    let placed = ask(async || market.check_out(cart, with.clone()).await)?.id;
    if order.payments.iter().any(|payment| payment.by == PaidBy::Boleto) {
        world::set_time(order.placed_at.plus_ms(DAY_MS)?);
        pay_boletos(shop, placed, &key)?;
    }
    Ok(placed)
}

/// A cart with every line in it, each from goods that came in for it.
fn fill_cart(shop: &Shop, order: &SourceOrder, (key, cart, buyer): (&str, CartId, Buyer)) -> Result<(), Error> {
    let owner = match buyer {
        Buyer::Customer { customer } => Owner::Customer { customer },
        Buyer::Guest { .. } => {
            let token = id_of("token", &order.id).simple().to_string().parse::<GuestToken>()?;
            Owner::Guest { token: token.hash() }
        }
    };
    let (market, currency) = (shop.buyer(buyer), shop.currency);
    let create = Command::Cart { id: Some(cart), request: cart::Request::Create { owner, currency } };
    ask(async || market.key(format!("{key}/cart")).run(create.clone()).await)?;
    for (place, line) in order.lines.iter().enumerate() {
        let (offer, units, vendor) = (line.offer(), line.quantity, vendor_of(&line.seller));
        let seller = shop.seller(vendor).key(format!("{key}/stock/{place}"));
        ask(async || seller.stock().receive(offer, place_of(vendor), units).await)?;
        ask(async || market.key(format!("{key}/line/{place}")).carts().add_line(cart, offer, units, None).await)?;
    }
    Ok(())
}

/// The source's payments as ways of paying, vouchers first, and the vouchers that have to be bought before. The last payment gives
/// whatever the order still asks for.
fn payments(order: &SourceOrder) -> Result<(Vec<Pay>, Vec<Voucher>), Refusal> {
    let mut paid: Vec<(usize, SourcePayment)> = order.payments.iter().copied().enumerate().collect();
    paid.sort_by_key(|(_, payment)| payment.by != PaidBy::Voucher);
    if paid.is_empty() {
        paid.push((0, SourcePayment { by: PaidBy::Card, amount: Amount::ZERO }));
    }
    let goods = order.lines.iter().map(|line| line.unit_price.times(line.quantity));
    let freight = order.shipping.iter().map(|shipping| Ok(shipping.price));
    let mut left = Amount::sum(goods.chain(freight).collect::<Result<Vec<_>, _>>()?)?;
    let last = paid.len() - 1;
    let (mut pay, mut vouchers) = (Vec::with_capacity(paid.len()), Vec::new());
    for (place, (index, payment)) in paid.into_iter().enumerate() {
        let gives = if place == last { left } else { payment.amount.min(left) };
        left = left.minus(gives)?;
        let limit = (place < last).then_some(payment.amount);
        let by = |name: &str, token: Option<&str>| {
            Ok(Pay::Method { method: name.parse()?, gateway: name.parse()?, limit, token: token.map(str::to_owned) })
        };
        match payment.by {
            PaidBy::Card => pay.push(by("card", None)?),
            // The buyer takes the slip to a bank: until then the gateway knows nothing.
            PaidBy::Boleto => pay.push(by("boleto", Some("action"))?),
            PaidBy::Voucher if gives.is_zero() => {}
            PaidBy::Voucher => {
                let gift_card = GiftCardId::from_uuid(id_of("voucher", &format!("{}/{index}", order.id)));
                vouchers.push((gift_card, gives));
                pay.push(Pay::GiftCard { gift_card, code: Some(voucher_code(gift_card)?), limit: None });
            }
        }
    }
    Ok((pay, vouchers))
}

/// The code of a voucher: the source has none, so it is made of the card's own id. A real one is drawn, and shown once.
fn voucher_code(card: GiftCardId) -> Result<gift_card::Code, Refusal> {
    card.uuid().simple().to_string().parse()
}

/// The bank tells, as a webhook would, that the order's boletos were paid.
fn pay_boletos(shop: &Shop, order: OrderId, key: &str) -> Result<(), Error> {
    let system = shop.system();
    let found = ask(async || system.payments().list(By::Order(order), Paging::default()).await)?;
    let boletos = found.items.iter().filter_map(|seen| seen.state.book());
    for boleto in boletos.filter(|book| book.terms.kind == MethodKind::Asynchronous) {
        let Some(attempt) = boleto.attempts.first() else { continue };
        let (id, paid) = (boleto.id, AttemptOutcome::Paid { fee: Amount::ZERO });
        let told = system.key(format!("{key}/paid/{id}"));
        ask(async || told.payments().resolve_attempt(id, attempt.id, paid.clone()).await)?;
    }
    Ok(())
}
