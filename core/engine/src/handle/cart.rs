//! Carts: every request brings the offers as they stand now.

use super::about;
use super::catalogue::standing;
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{RecordKey, RecordKind};
use crate::work::Work;
use vendra_domain::cart::{self, Book, Cart, OfferFact, Owner, Trade};
use vendra_domain::contact::ContactStanding;
use vendra_domain::customer::Customer;
use vendra_domain::marketplace::Marketplace;
use vendra_domain::offer::Offer;
use vendra_domain::vendor::Vendor;
use vendra_domain::*;

pub(super) async fn cart(work: &mut Work<'_>, id: Option<CartId>, request: &cart::Request) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| CartId::from_uuid(work.fresh()));
    let known = work.state::<Cart>(id).await?;
    let currency = known.book().map(|book| book.currency);
    let mut offers: Vec<OfferId> =
        known.book().into_iter().flat_map(|book| &book.lines).map(|line| line.offer).collect();
    let mut source = None;
    match request {
        cart::Request::AddLine { offer, .. } => offers.push(*offer),
        cart::Request::Merge { source: other, .. } => {
            let other = work.state::<Cart>(*other).await?;
            offers.extend(other.book().into_iter().flat_map(|book: &Book| &book.lines).map(|line| line.offer));
            source = Some(Cart::clone(&other));
        }
        _ => {}
    }
    let offers = match currency {
        Some(currency) => offer_facts(work, &offers, currency).await?,
        None => Vec::new(),
    };
    let contact = match request {
        cart::Request::SetDelivery { delivery } => standing(work, delivery.contact).await?,
        _ => ContactStanding::Strangers,
    };
    let trade = trade(work, known.book()).await?;
    let line = LineId::from_uuid(work.fresh());
    let facts = cart::Facts { at: work.at, id, line, offers, trade, contact, source };
    work.ask::<Cart>(id, request, &facts).await?;
    if let cart::Request::Merge { source, .. } = request {
        // What is in one cart now is not to be bought from two.
        work.ask::<Cart>(*source, &cart::Request::Abandon, &facts).await?;
    }
    Ok(about::<Cart>(id))
}

/// Whether this cart may be checked out now.
pub(super) async fn trade(work: &mut Work<'_>, book: Option<&Book>) -> Result<Trade, Error> {
    if !matches!(*work.state::<Marketplace>(work.tenant).await?, Marketplace::Open(_)) {
        return Ok(Trade::Shut);
    }
    let Some(Owner::Customer { customer }) = book.map(|book| &book.owner) else {
        return Ok(Trade::Open);
    };
    Ok(match *work.state::<Customer>(customer).await? {
        Customer::Blocked(_) | Customer::Erased { .. } => Trade::BuyerBlocked,
        // A host may know customers of its own that never registered here.
        Customer::Absent | Customer::Active(_) => Trade::Open,
    })
}

/// Offers as they stand now, those that may be bought: active, of an active vendor, with a price in this currency.
pub(super) async fn offer_facts(
    work: &mut Work<'_>,
    offers: &[OfferId],
    currency: Currency,
) -> Result<Vec<OfferFact>, Error> {
    work.read(offers.iter().map(|offer| RecordKey::new(RecordKind::Offer, offer)), [], None).await?;
    let mut active = Vec::with_capacity(offers.len());
    for offer in offers {
        if let Offer::Active(book) = &*work.state::<Offer>(offer).await?
            && let Some(price) = book.terms.prices.get(&currency)
            && !active.iter().any(|known: &OfferFact| known.offer == *offer)
        {
            let (vendor, price, quantity_max) = (book.vendor, *price, book.terms.quantity_max);
            active.push(OfferFact { offer: *offer, vendor, price, quantity_max });
        }
    }
    work.read(active.iter().map(|fact| RecordKey::new(RecordKind::Vendor, fact.vendor)), [], None).await?;
    let mut facts = Vec::with_capacity(active.len());
    for fact in active {
        if matches!(*work.state::<Vendor>(fact.vendor).await?, Vendor::Active(_)) {
            facts.push(fact);
        }
    }
    Ok(facts)
}
