//! Carts: every request brings the offers as they stand now.

use super::about;
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{RecordKey, RecordKind};
use crate::work::Work;
use vendra_domain::cart::{self, Book, Cart, OfferFact};
use vendra_domain::offer::Offer;
use vendra_domain::vendor::Vendor;
use vendra_domain::*;

pub(super) async fn cart(work: &mut Work<'_>, id: Option<CartId>, request: &cart::Request) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| CartId::from_uuid(work.fresh()));
    let known = work.state::<Cart>(id).await?;
    let currency = known.book().map(|book| book.currency);
    let mut offers: Vec<OfferId> = known.book().into_iter().flat_map(|book| &book.lines).map(|line| line.offer).collect();
    let mut source = None;
    match request {
        cart::Request::AddLine { offer, .. } => offers.push(*offer),
        cart::Request::Merge { source: other, .. } => {
            let other = work.state::<Cart>(*other).await?;
            source = other.book().cloned();
            offers.extend(source.iter().flat_map(|book: &Book| &book.lines).map(|line| line.offer));
        }
        _ => {}
    }
    let offers = match currency {
        Some(currency) => offer_facts(work, &offers, currency).await?,
        None => Vec::new(),
    };
    let facts = cart::Facts { at: work.at, id, line: LineId::from_uuid(work.fresh()), offers, source };
    work.ask::<Cart>(id, request, &facts).await?;
    Ok(about::<Cart>(id))
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
