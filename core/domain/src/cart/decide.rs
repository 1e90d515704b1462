//! The rules of a cart.

use super::Cart;
use super::book::{Book, CartLine, Owner};
use super::merge::merged;
use super::message::{Event, Facts, OfferFact, Request, Trade};
use super::reprice::{available, reprice};
use crate::decider::{Decider, Named};
use crate::id::{CartId, LineId, OfferId};
use crate::limits;
use crate::promotion::CouponCode;
use crate::refusal::Refusal;
use std::collections::BTreeMap;

impl Decider for Cart {
    const NAME: &'static str = "cart";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        match (state, request) {
            (Self::Absent, Request::Create { owner, currency }) => Ok(vec![Event::Created {
                book: Book {
                    id: facts.id,
                    owner: owner.clone(),
                    currency: *currency,
                    lines: Vec::new(),
                    coupons: Vec::new(),
                    deliveries: Vec::new(),
                    metadata: BTreeMap::new(),
                    generation: 1,
                },
                at,
            }]),
            (Self::Open(book), request) => open(book, request, facts),
            // Declined: the buyer pays another way, on the same generation, until the order is let go.
            (Self::CheckingOut(_), Request::BeginCheckout) => Ok(Vec::new()),
            (Self::CheckingOut(book), Request::Reopen) => {
                Ok(vec![Event::Reopened { generation: book.generation.saturating_add(1), at }])
            }
            (Self::CheckingOut(_), Request::Close) => Ok(vec![Event::Closed { at }]),
            (Self::Ordered(_), Request::Close) | (Self::Abandoned(_), Request::Abandon) => Ok(Vec::new()),
            // Late money revives an order whose cart was open again, or given up: it is ordered all the same.
            (Self::Abandoned(_), Request::Close) => Ok(vec![Event::Closed { at }]),
            (
                Self::CheckingOut(_) | Self::Ordered(_) | Self::Abandoned(_),
                Request::AddLine { .. } | Request::SetQuantity { .. } | Request::RemoveLine { .. },
            ) => Err(Refusal::CartClosed),
            (state, request) => {
                Err(Refusal::CartWrongState { state: state.name().to_owned(), request: request.name().to_owned() })
            }
        }
    }

    fn evolve(state: Self, event: &Event) -> Self {
        if let Event::Created { book, .. } = event {
            return Self::Open(book.clone());
        }
        let Some(mut book) = state.book().cloned() else {
            return state;
        };
        apply(&mut book, event);
        match (state, event) {
            (_, Event::CheckoutBegun { .. }) => Self::CheckingOut(book),
            (_, Event::Reopened { .. }) => Self::Open(book),
            (_, Event::Closed { .. }) => Self::Ordered(book),
            (_, Event::Abandoned { .. }) => Self::Abandoned(book),
            (Self::Absent, _) => Self::Absent,
            (Self::Open(_), _) => Self::Open(book),
            (Self::CheckingOut(_), _) => Self::CheckingOut(book),
            (Self::Ordered(_), _) => Self::Ordered(book),
            (Self::Abandoned(_), _) => Self::Abandoned(book),
        }
    }
}

/// What may happen to a cart that its buyer fills.
fn open(book: &Book, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let at = facts.at;
    let event = match request {
        Request::AddLine { offer, quantity, note } => add_line(book, *offer, *quantity, note.as_ref(), facts)?,
        Request::SetQuantity { line, quantity: 0 } | Request::RemoveLine { line } => {
            known(book, *line)?;
            Event::LineRemoved { line: *line, at }
        }
        Request::SetQuantity { line, quantity } => {
            return set_quantity(book, known(book, *line)?, *quantity, facts);
        }
        Request::ApplyCoupon { code } => {
            let code: CouponCode = code.parse()?;
            if book.coupons.contains(&code) {
                return Ok(Vec::new());
            }
            limits::count("cart.coupons", book.coupons.len() + 1, limits::CART_COUPONS_MAX)?;
            Event::CouponApplied { code, at }
        }
        Request::RemoveCoupon { code } => {
            let code: CouponCode = code.parse()?;
            if !book.coupons.contains(&code) {
                return Ok(Vec::new());
            }
            Event::CouponRemoved { code, at }
        }
        Request::SetDelivery { delivery } => {
            if !book.vendors().contains(&delivery.vendor) {
                return Err(Refusal::CartNoGoodsOf { vendor: delivery.vendor });
            }
            if book.deliveries.contains(delivery) {
                return Ok(Vec::new());
            }
            facts.contact.theirs(delivery.contact)?;
            Event::DeliverySet { delivery: delivery.clone(), at }
        }
        Request::SetMetadata { metadata } => {
            limits::metadata("cart.metadata", metadata)?;
            if book.metadata == *metadata {
                return Ok(Vec::new());
            }
            Event::MetadataSet { metadata: metadata.clone(), at }
        }
        Request::Assign { customer } => match &book.owner {
            Owner::Customer { customer: known } if known == customer => return Ok(Vec::new()),
            Owner::Customer { .. } => return Err(Refusal::CartOwned),
            Owner::Guest { .. } => Event::Assigned { customer: *customer, at },
        },
        Request::Merge { source, strategy } => {
            let other = source_of(book, *source, facts)?;
            Event::Merged { source: *source, strategy: *strategy, book: merged(book, other, *strategy)?, at }
        }
        Request::Reprice => {
            let changes = reprice(book, &facts.offers)?.changes;
            if changes.is_empty() {
                return Ok(Vec::new());
            }
            Event::Repriced { changes, at }
        }
        Request::BeginCheckout => {
            check_ready(book, facts)?;
            Event::CheckoutBegun { generation: book.generation, at }
        }
        Request::Abandon => Event::Abandoned { at },
        Request::Reopen => return Ok(Vec::new()),
        // Late money revived the order that this cart was open again after.
        Request::Close => Event::Closed { at },
        Request::Create { .. } => {
            return Err(Refusal::CartWrongState { state: "open".to_owned(), request: request.name().to_owned() });
        }
    };
    Ok(vec![event])
}

fn known(book: &Book, line: LineId) -> Result<&CartLine, Refusal> {
    book.line(line).ok_or(Refusal::CartUnknownLine { line })
}

/// The cart that is taken in. Ids are not secrets: another customer's cart is not taken in for its id, and what was ordered already
/// is not ordered again.
fn source_of<'a>(book: &Book, source: CartId, facts: &'a Facts) -> Result<&'a Book, Refusal> {
    let unknown = Refusal::CartUnknownSource { cart: source };
    let Some(cart) = &facts.source else {
        return Err(unknown);
    };
    let other = cart.book().filter(|other| other.id == source && other.id != book.id).ok_or(unknown)?;
    match (&book.owner, &other.owner) {
        (_, Owner::Guest { .. }) => {}
        (mine, theirs) if mine == theirs => {}
        (_, Owner::Customer { .. }) => return Err(Refusal::CartOwned),
    }
    match cart {
        Cart::Open(_) => Ok(other),
        Cart::Absent | Cart::CheckingOut(_) | Cart::Ordered(_) | Cart::Abandoned(_) => Err(Refusal::CartClosed),
    }
}

/// How many units of an offer the lines other than one have: a note makes another line, and not another limit.
fn units_beside(book: &Book, offer: OfferId, line: Option<LineId>) -> u32 {
    let beside = book.lines.iter().filter(|known| known.offer == offer && Some(known.id) != line);
    beside.fold(0, |units, known| units.saturating_add(known.quantity))
}

fn check_quantity(offer: &OfferFact, quantity: u32) -> Result<(), Refusal> {
    if quantity == 0 || quantity > offer.quantity_max.min(limits::LINE_QUANTITY_MAX) {
        return Err(Refusal::CartQuantity { offer: offer.offer, wanted: quantity, max: offer.quantity_max });
    }
    Ok(())
}

fn add_line(
    book: &Book,
    offer: OfferId,
    quantity: u32,
    note: Option<&String>,
    facts: &Facts,
) -> Result<Event, Refusal> {
    let at = facts.at;
    let fact = available(&facts.offers, offer)?;
    let price = fact.price.non_negative("offer.price")?;
    if let Some(note) = note {
        limits::text("cart.note", note, limits::REASON_BYTES_MAX)?;
    }
    check_quantity(fact, quantity)?;
    check_quantity(fact, quantity.saturating_add(units_beside(book, offer, None)))?;
    // The same offer with another note is another line: an engraving is not a quantity.
    if let Some(line) = book.lines.iter().find(|line| line.offer == offer && line.note.as_ref() == note) {
        let quantity = line.quantity.saturating_add(quantity);
        return Ok(Event::QuantitySet { line: line.id, quantity, seen_price: price, at });
    }
    limits::count("cart.lines", book.lines.len() + 1, limits::QUOTE_LINES_MAX)?;
    let vendors = book.vendors();
    let new_vendor = usize::from(!vendors.contains(&fact.vendor));
    limits::count("cart.vendors", vendors.len() + new_vendor, limits::QUOTE_VENDORS_MAX)?;
    if book.line(facts.line).is_some() {
        return Err(Refusal::LineDuplicate { line: facts.line });
    }
    let (id, vendor, note) = (facts.line, fact.vendor, note.cloned());
    Ok(Event::LineAdded { line: CartLine { id, offer, vendor, quantity, seen_price: price, note }, at })
}

fn set_quantity(book: &Book, line: &CartLine, quantity: u32, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let offer = available(&facts.offers, line.offer)?;
    check_quantity(offer, quantity.saturating_add(units_beside(book, line.offer, Some(line.id))))?;
    let seen_price = offer.price.non_negative("offer.price")?;
    if (quantity, seen_price) == (line.quantity, line.seen_price) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::QuantitySet { line: line.id, quantity, seen_price, at: facts.at }])
}

/// A cart that can be checked out has goods, at the prices that its buyer saw.
fn check_ready(book: &Book, facts: &Facts) -> Result<(), Refusal> {
    match facts.trade {
        Trade::Open => {}
        Trade::Shut => return Err(Refusal::CartMarketplaceShut),
        Trade::BuyerBlocked => return Err(Refusal::CartBuyerBlocked),
    }
    if book.lines.is_empty() {
        return Err(Refusal::CartEmpty);
    }
    let repriced = reprice(book, &facts.offers)?;
    let mut units: BTreeMap<OfferId, u32> = BTreeMap::new();
    for line in &book.lines {
        let units = units.entry(line.offer).or_default();
        *units = units.saturating_add(line.quantity);
        check_quantity(available(&facts.offers, line.offer)?, *units)?;
    }
    if repriced.changes.is_empty() {
        return Ok(());
    }
    let (seen, now) = (repriced.seen_total, repriced.total);
    Err(Refusal::CartPriceChanged { seen, now, lines: repriced.changes })
}

/// Copies what an event says into the book.
fn apply(book: &mut Book, event: &Event) {
    match event {
        Event::LineAdded { line, .. } => book.lines.push(line.clone()),
        Event::QuantitySet { line, quantity, seen_price, .. } => {
            for known in book.lines.iter_mut().filter(|known| known.id == *line) {
                (known.quantity, known.seen_price) = (*quantity, *seen_price);
            }
        }
        Event::LineRemoved { line, .. } => {
            book.lines.retain(|known| known.id != *line);
            let vendors = book.vendors();
            book.deliveries.retain(|delivery| vendors.contains(&delivery.vendor));
        }
        Event::CouponApplied { code, .. } => book.coupons.push(*code),
        Event::CouponRemoved { code, .. } => book.coupons.retain(|known| known != code),
        Event::DeliverySet { delivery, .. } => {
            book.deliveries.retain(|known| known.vendor != delivery.vendor);
            book.deliveries.push(delivery.clone());
        }
        Event::MetadataSet { metadata, .. } => book.metadata.clone_from(metadata),
        Event::Assigned { customer, .. } => book.owner = Owner::Customer { customer: *customer },
        Event::Merged { book: after, .. } => book.clone_from(after),
        Event::Repriced { changes, .. } => {
            for change in changes {
                for line in book.lines.iter_mut().filter(|line| line.id == change.line) {
                    line.seen_price = change.now;
                }
            }
        }
        Event::Reopened { generation, .. } => book.generation = *generation,
        Event::Created { .. } | Event::CheckoutBegun { .. } | Event::Closed { .. } | Event::Abandoned { .. } => {}
    }
}
