//! One order through everything: cart, quote, split, commission, payment, ledger.

use crate::books::Books;
use crate::source::{PaidBy, Source as Orders, SourceOrder, SourcePayment, id_of};
use uuid::Uuid;
use vendra_domain::authority::Buyer;
use vendra_domain::cart::{self, Cart, OfferFact, Owner, Trade};
use vendra_domain::contact::ContactStanding;
use vendra_domain::frozen_line::{Share, Source};
use vendra_domain::gift_card::{self, GiftCard};
use vendra_domain::order::{self, Order, Payable, StockAnswer};
use vendra_domain::payment::{self, AttemptOutcome, MethodKind, MethodTerms, OperationOutcome, Payment};
use vendra_domain::quote::{GoodsLine, PriceBasis, Quote, QuoteInput, ShippingLine, Tender, quote};
use vendra_domain::split::{Split, VendorTerms, split};
use vendra_domain::vendor_order::{self, CaptureScope, VendorOrder};
use vendra_domain::*;

/// What an order came to, with everything that a later refund or payout of it needs.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) order: OrderId,
    pub(crate) quote: Quote,
    pub(crate) split: Split,
    pub(crate) vendor_orders: Vec<VendorOrder>,
    pub(crate) payments: Vec<Payment>,
    pub(crate) at: Timestamp,
}

/// Ids of one order: each made of the order's own name, so that every run makes the same.
struct Names<'a> {
    order: &'a SourceOrder,
}

impl Names<'_> {
    fn of(&self, kind: &str, name: impl std::fmt::Display) -> Uuid {
        id_of(kind, &format!("{}/{name}", self.order.id))
    }
}

/// Runs an order. Nothing of it stays where it is refused.
pub(crate) fn check_out(source: &Orders, from: &SourceOrder, books: &mut Books) -> Result<Placed, Refusal> {
    let names = Names { order: from };
    let (mut cart, offers) = fill_cart(source, from, &names, books)?;
    let quote = quote(&quote_input(source, from, &names, &cart, &offers)?)?;
    let terms = terms(source, &quote, &names);
    let split = split(&quote, std::slice::from_ref(&source.plan), &terms)?;
    let order = OrderId::from_uuid(names.of("order", ""));
    let (mut agreed, facts) = place(source, from, &names, &cart, &split, books)?;
    let mut payments = Vec::new();
    for share in quote.tenders.iter().filter(|share| !share.amount.is_zero()) {
        payments.extend(pay(source, from, &names, order, share, books)?);
    }
    let at = from.placed_at;
    if matches!(agreed, Order::AwaitingPayment(_)) {
        books.ask(&mut agreed, &order::Request::ConfirmPayment, &facts, at)?;
    }
    let capture = CaptureId::from_uuid(names.of("capture", "0"));
    books.ask(&mut agreed, &order::Request::RecordCapture { capture }, &facts, at)?;
    let vendor_orders = open_vendor_orders(from, &names, order, (&split, capture), books)?;
    let cart_facts = cart_facts(&names, at, &offers, "close");
    books.ask(&mut cart, &cart::Request::Close, &cart_facts, at)?;
    for part in &split.vendor_orders {
        let line = from.lines.iter().find(|line| vendor_of(&line.seller) == part.vendor);
        books.sold(line.map_or("", |line| line.seller.as_str()), part)?;
    }
    Ok(Placed { order, quote, split, vendor_orders, payments, at })
}

pub(crate) fn vendor_of(seller: &str) -> VendorId {
    VendorId::from_uuid(id_of("vendor", seller))
}

fn cart_facts(names: &Names<'_>, at: Timestamp, offers: &[OfferFact], line: &str) -> cart::Facts {
    let (id, line) = (CartId::from_uuid(names.of("cart", "")), LineId::from_uuid(names.of("line", line)));
    let (trade, contact) = (Trade::Open, ContactStanding::Theirs);
    cart::Facts { at, id, line, offers: offers.to_vec(), trade, contact, source: None }
}

/// A cart with every line in it, and the checkout begun.
fn fill_cart(
    source: &Orders,
    from: &SourceOrder,
    names: &Names<'_>,
    books: &mut Books,
) -> Result<(Cart, Vec<OfferFact>), Refusal> {
    let at = from.placed_at;
    let mut cart = Cart::default();
    let mut offers = Vec::with_capacity(from.lines.len());
    let customer = from.customer.as_deref().map(|name| CustomerId::from_uuid(id_of("customer", name)));
    let owner = match customer {
        Some(customer) => Owner::Customer { customer },
        None => Owner::Guest { token: names.of("token", "").simple().to_string().parse::<cart::GuestToken>()?.hash() },
    };
    let create = cart::Request::Create { owner, currency: source.currency };
    books.ask(&mut cart, &create, &cart_facts(names, at, &offers, "create"), at)?;
    for (place, line) in from.lines.iter().enumerate() {
        let offer = OfferId::from_uuid(names.of("offer", format!("{}/{}", line.product, line.seller)));
        let (vendor, price) = (vendor_of(&line.seller), line.unit_price);
        offers.push(OfferFact { offer, vendor, price, quantity_max: vendra_domain::limits::LINE_QUANTITY_MAX });
        let add = cart::Request::AddLine { offer, quantity: line.quantity, note: None };
        books.ask(&mut cart, &add, &cart_facts(names, at, &offers, &place.to_string()), at)?;
    }
    books.ask(&mut cart, &cart::Request::BeginCheckout, &cart_facts(names, at, &offers, "begin"), at)?;
    Ok((cart, offers))
}

fn quote_input(
    source: &Orders,
    from: &SourceOrder,
    names: &Names<'_>,
    cart: &Cart,
    offers: &[OfferFact],
) -> Result<QuoteInput, Refusal> {
    let book = cart.book().ok_or(Refusal::CartEmpty)?;
    let mut lines = Vec::with_capacity(book.lines.len());
    for ((line, offer), known) in book.lines.iter().zip(offers).zip(&from.lines) {
        lines.push(GoodsLine {
            id: line.id,
            vendor: line.vendor,
            offer: line.offer,
            category: known.category.as_deref().and_then(|category| category.parse().ok()),
            unit_price: offer.price,
            quantity: line.quantity,
            prices: known.prices,
            taxes: known.taxes.clone(),
        });
    }
    let shipping = from.shipping.iter().map(|shipping| ShippingLine {
        id: LineId::from_uuid(names.of("shipping", &shipping.seller)),
        vendor: vendor_of(&shipping.seller),
        rule: RuleId::from_uuid(id_of("rule", "shipping")),
        price: shipping.price,
        prices: PriceBasis::TaxInclusive,
        taxes: Vec::new(),
    });
    Ok(QuoteInput {
        currency: source.currency,
        policies: source.policies,
        lines,
        shipping: shipping.collect(),
        promotions: source.promotions.clone(),
        buyer_fee: None,
        tenders: tenders(&from.payments, names),
    })
}

/// The source's payments as tenders: vouchers first, and the last one gives whatever the order still asks for.
fn tenders(payments: &[SourcePayment], names: &Names<'_>) -> Vec<Tender> {
    let mut paid: Vec<(usize, SourcePayment)> = payments.iter().copied().enumerate().collect();
    paid.sort_by_key(|(_, payment)| payment.by != PaidBy::Voucher);
    if paid.is_empty() {
        paid.push((0, SourcePayment { by: PaidBy::Card, amount: Amount::ZERO }));
    }
    let last = paid.len() - 1;
    let tender = |(place, (index, payment)): (usize, (usize, SourcePayment))| {
        let source = match payment.by {
            PaidBy::Voucher => Source::GiftCard { gift_card: GiftCardId::from_uuid(names.of("voucher", index)) },
            PaidBy::Card => Source::Payment { payment: PaymentId::from_uuid(names.of("card", index)) },
            PaidBy::Boleto => Source::Payment { payment: PaymentId::from_uuid(names.of("boleto", index)) },
        };
        Tender { source, limit: (place < last).then_some(payment.amount) }
    };
    paid.into_iter().enumerate().map(tender).collect()
}

fn terms(source: &Orders, quote: &Quote, names: &Names<'_>) -> Vec<VendorTerms> {
    let mut terms: Vec<VendorTerms> = Vec::new();
    for vendor in quote.lines.iter().filter_map(|line| line.vendor) {
        if !terms.iter().any(|known| known.vendor == vendor) {
            let vendor_order = VendorOrderId::from_uuid(names.of("vendor_order", vendor));
            terms.push(VendorTerms { vendor, vendor_order, plan: source.plan.id, sales: Amount::ZERO });
        }
    }
    terms
}

fn place(
    source: &Orders,
    from: &SourceOrder,
    names: &Names<'_>,
    cart: &Cart,
    split: &Split,
    books: &mut Books,
) -> Result<(Order, order::Facts), Refusal> {
    let book = cart.book().ok_or(Refusal::CartEmpty)?;
    let buyer = match book.owner {
        Owner::Customer { customer } => Buyer::Customer { customer },
        Owner::Guest { .. } => Buyer::Guest { cart: book.id },
    };
    let at = from.placed_at;
    let facts = order::Facts {
        at,
        id: OrderId::from_uuid(names.of("order", "")),
        number: names.of("number", "").simple().to_string().chars().take(12).collect(),
        buyer,
        policies: source.policies,
        split: Some(split.clone()),
        payable: Payable::AsksGateway,
        hold_until: at.plus_ms(time::DAY_MS)?,
        stock: StockAnswer::Held,
        vendor_orders_open: 0,
        vendor_orders_shipped: 0,
    };
    let mut order = Order::default();
    let (cart, generation) = (book.id, book.generation);
    let request = order::Request::CheckOut { cart, generation, deliver_to: None, bill_to: None };
    books.ask(&mut order, &request, &facts, at)?;
    Ok((order, facts))
}

/// Pays one tender: a voucher is a gift card that was sold before, a card captures, a boleto is paid some time later.
fn pay(
    source: &Orders,
    from: &SourceOrder,
    names: &Names<'_>,
    order: OrderId,
    share: &Share<Source>,
    books: &mut Books,
) -> Result<Option<Payment>, Refusal> {
    match share.party {
        Source::GiftCard { gift_card } => {
            redeem(source, from, names, (order, gift_card, share.amount), books).map(|()| None)
        }
        Source::Payment { payment } => {
            let boleto =
                (0..from.payments.len()).any(|index| PaymentId::from_uuid(names.of("boleto", index)) == payment);
            charge(source, from, names, (order, payment, share.amount, boleto), books).map(Some)
        }
        Source::StoreCredit { .. } | Source::Platform | Source::Vendor { .. } => Ok(None),
    }
}

fn redeem(
    source: &Orders,
    from: &SourceOrder,
    names: &Names<'_>,
    (order, id, amount): (OrderId, GiftCardId, Amount),
    books: &mut Books,
) -> Result<(), Refusal> {
    let at = from.placed_at;
    let facts = |step: &str| gift_card::Facts {
        at,
        id,
        movement: MovementId::from_uuid(names.of("movement", format!("{id}/{step}"))),
        taken: Amount::ZERO,
        presented: gift_card::Presented::Platform,
    };
    let mut card = GiftCard::default();
    let funding = gift_card::Funding::Sold { gateway: "voucher".parse()? };
    let issue = gift_card::Request::Issue { currency: source.currency, amount, funding, expires_at: None, code: None };
    books.ask(&mut card, &issue, &facts("issue"), at)?;
    books.ask(&mut card, &gift_card::Request::Redeem { order, amount }, &facts("redeem"), at)?;
    Ok(())
}

fn charge(
    source: &Orders,
    from: &SourceOrder,
    names: &Names<'_>,
    (order, id, amount, boleto): (OrderId, PaymentId, Amount, bool),
    books: &mut Books,
) -> Result<Payment, Refusal> {
    let at = from.placed_at;
    let attempt = AttemptId::from_uuid(names.of("attempt", id));
    let capture = CaptureId::from_uuid(names.of("capture", id));
    let facts = payment::Facts { at, id, attempt, capture, void: VoidId::from_uuid(names.of("void", id)) };
    let (name, kind) =
        if boleto { ("boleto", MethodKind::Asynchronous) } else { ("card", MethodKind::AuthorizeAndCapture) };
    let terms = MethodTerms {
        method: name.parse()?,
        kind,
        captures: payment::Captures::Several,
        capture_within_ms: None,
        refund_within_ms: None,
        pay_within_ms: None,
    };
    let mut payment = Payment::default();
    let create = payment::Request::Create { order, currency: source.currency, amount, gateway: name.parse()?, terms };
    let mut ask = |request| books.ask(&mut payment, &request, &facts, at);
    ask(create)?;
    ask(payment::Request::StartAttempt)?;
    if boleto {
        ask(payment::Request::ResolveAttempt { attempt, outcome: AttemptOutcome::NeedsAction })?;
        ask(payment::Request::ResolveAttempt { attempt, outcome: AttemptOutcome::Paid { fee: Amount::ZERO } })?;
    } else {
        ask(payment::Request::ResolveAttempt { attempt, outcome: AttemptOutcome::Authorized })?;
        ask(payment::Request::StartCapture { amount })?;
        let outcome = OperationOutcome::Succeeded { fee: Amount::ZERO };
        ask(payment::Request::Resolve { operation: capture.into(), outcome })?;
    }
    Ok(payment)
}

fn open_vendor_orders(
    from: &SourceOrder,
    names: &Names<'_>,
    order: OrderId,
    (split, capture): (&Split, CaptureId),
    books: &mut Books,
) -> Result<Vec<VendorOrder>, Refusal> {
    let at = from.placed_at;
    let mut opened = Vec::with_capacity(split.vendor_orders.len());
    for part in &split.vendor_orders {
        let facts = vendor_order::Facts {
            at,
            lines: part.lines.iter().filter_map(|line| split.line(*line)).cloned().collect(),
            parcel: ParcelId::from_uuid(names.of("parcel", part.id)),
            edit: EditId::from_uuid(names.of("edit", part.id)),
        };
        let mut vendor_order = VendorOrder::default();
        let create = vendor_order::Request::Create { order, part: part.clone(), currency: split.currency };
        books.ask(&mut vendor_order, &create, &facts, at)?;
        books.ask(&mut vendor_order, &vendor_order::Request::Place { accept_by: None }, &facts, at)?;
        let record = vendor_order::Request::RecordCapture { capture, scope: CaptureScope::All };
        books.ask(&mut vendor_order, &record, &facts, at)?;
        opened.push(vendor_order);
    }
    Ok(opened)
}
