//! Who may take units of a line over: the places of its offer, and those of other offers of the same product.

use crate::aggregate::Aggregate;
use crate::error::Error;
use crate::port::{LOAD_KEYS_MAX, Query, QueryName, RecordKey};
use crate::work::Work;
use std::collections::BTreeSet;
use vendra_domain::counter::CounterKey;
use vendra_domain::frozen_line::{FrozenLine, Use};
use vendra_domain::names::Category;
use vendra_domain::offer::{self, Offer};
use vendra_domain::quote::PriceBasis;
use vendra_domain::routing::{Availability, Candidate, RerouteCandidate};
use vendra_domain::stock::Stock;
use vendra_domain::vendor::Vendor;
use vendra_domain::*;

/// An offer whose places may be asked.
struct Offered {
    offer: OfferId,
    vendor: VendorId,
    price: Amount,
    category: Option<Category>,
}

/// Who may take a line over, and how its price is meant.
pub(super) struct Candidates {
    /// Whether the line's price has the tax inside.
    pub(super) prices: PriceBasis,
    /// Each place of each offer.
    pub(super) list: Vec<RerouteCandidate>,
}

/// The places that have the line's offer, then those that have other offers of its product, the cheapest first and no more than a
/// re-route may look at. Places that would not send what they were asked for are left out.
pub(super) async fn of(
    work: &mut Work<'_>,
    order: &order::Book,
    (line, offer): (&FrozenLine, OfferId),
    refused: &BTreeSet<LocationId>,
) -> Result<Candidates, Error> {
    let state = work.state::<Offer>(offer).await?;
    let (Offer::Draft(own) | Offer::Active(own) | Offer::Paused(own) | Offer::Retired(own)) = &*state else {
        return Ok(Candidates { prices: PriceBasis::TaxInclusive, list: Vec::new() });
    };
    let prices = own.terms.prices_are;
    let mut offered = vec![Offered {
        offer,
        vendor: own.vendor,
        price: own.terms.prices.get(&order.currency).copied().unwrap_or_default(),
        category: own.terms.category,
    }];
    offered.extend(others(work, order, (line, own)).await?);
    let places = places(work, &offered, refused).await?;
    let keys = places.iter().map(|(of, place)| crate::command::stock_key(of.offer, place.location));
    let counters = places.iter().map(|(of, place)| CounterKey::Stock { offer: of.offer, location: place.location });
    work.read(keys.collect::<Vec<_>>(), counters.collect::<Vec<_>>(), None).await?;
    let mut list = Vec::with_capacity(places.len());
    for (of, place) in places {
        let floor = match &*work.state::<Stock>(crate::command::stock_key(of.offer, place.location).id).await? {
            Stock::Absent => continue,
            Stock::Tracked(book) => book.floor(),
        };
        let there = work.counter(CounterKey::Stock { offer: of.offer, location: place.location }).await?;
        let available = u32::try_from(there.saturating_sub(floor).max(0)).unwrap_or(u32::MAX);
        let place = Candidate { available: available.min(limits::LINE_QUANTITY_MAX), ..place };
        list.push(RerouteCandidate { place, unit_price: of.price, category: of.category });
    }
    Ok(Candidates { prices, list })
}

/// Other offers of the same product in the order's currency, the cheapest first.
async fn others(
    work: &mut Work<'_>,
    order: &order::Book,
    (line, own): (&FrozenLine, &offer::Book),
) -> Result<Vec<Offered>, Error> {
    let mut offered = Vec::new();
    for id in work.ids::<OfferId>(Query::new(QueryName::OffersByProduct, own.product)).await? {
        let state = work.state::<Offer>(id).await?;
        let Offer::Active(book) = &*state else { continue };
        let Some(price) = book.terms.prices.get(&order.currency).filter(|_| id != own.id) else { continue };
        let price = as_meant(*price, (book.terms.prices_are, own.terms.prices_are), line, order.policies)?;
        offered.push(Offered { offer: id, vendor: book.vendor, price, category: book.terms.category });
    }
    offered.sort_unstable_by_key(|of| (of.price, of.offer));
    offered.truncate(limits::ROUTE_CANDIDATES_MAX);
    Ok(offered)
}

/// A price that has tax inside where the line's has not, or the other way round, under the taxes that the line is frozen with.
fn as_meant(
    price: Amount,
    (from, to): (PriceBasis, PriceBasis),
    line: &FrozenLine,
    policies: policy::Policies,
) -> Result<Amount, Refusal> {
    const WHOLE: i128 = 1_000_000_000;
    let rates = line.uses().iter().filter_map(|share| match share.party {
        Use::Tax { rate, .. } | Use::VendorTax { rate, .. } => Some(rate.billionths()),
        Use::Vendor { .. } | Use::Fee { .. } | Use::FeeVat { .. } | Use::Platform => None,
    });
    let gross = WHOLE + rates.sum::<i128>();
    match (from, to) {
        (PriceBasis::TaxExclusive, PriceBasis::TaxInclusive) => price.ratio(gross, WHOLE, policies.rounding),
        (PriceBasis::TaxInclusive, PriceBasis::TaxExclusive) => price.ratio(WHOLE, gross, policies.rounding),
        (PriceBasis::TaxExclusive, PriceBasis::TaxExclusive) | (PriceBasis::TaxInclusive, PriceBasis::TaxInclusive) => {
            Ok(price)
        }
    }
}

/// The places of those vendors who sell, each once for each offer, as many as a re-route and its split take.
async fn places<'a>(
    work: &mut Work<'_>,
    offered: &'a [Offered],
    refused: &BTreeSet<LocationId>,
) -> Result<Vec<(&'a Offered, Candidate)>, Error> {
    let keys: Vec<RecordKey> = offered.iter().map(|of| RecordKey::new(Vendor::KIND, of.vendor)).collect();
    for some in keys.chunks(LOAD_KEYS_MAX) {
        work.read(some.to_vec(), [], None).await?;
    }
    let (mut places, mut vendors) = (Vec::new(), BTreeSet::new());
    for of in offered {
        let state = work.state::<Vendor>(of.vendor).await?;
        let Vendor::Active(vendor) = &*state else { continue };
        if vendors.len() >= limits::QUOTE_VENDORS_MAX && !vendors.contains(&of.vendor) {
            continue;
        }
        vendors.insert(of.vendor);
        for place in vendor.locations.iter().filter(|place| !refused.contains(&place.id)) {
            let candidate = Candidate {
                offer: of.offer,
                vendor: of.vendor,
                location: place.id,
                availability: Availability::Open,
                available: 0,
                priority: place.priority,
                // Whoever asks least comes first: what is above the frozen price the platform pays.
                cost: of.price,
                distance: 0,
            };
            places.push((of, candidate));
        }
    }
    places.truncate(limits::ROUTE_CANDIDATES_MAX);
    Ok(places)
}
