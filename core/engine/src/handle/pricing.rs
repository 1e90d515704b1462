//! What a cart costs now: routed, quoted and split, from the settings, offers, promotions and plans as they stand.

mod delivery;
mod prefetch;
mod promotions;
mod sharing;
mod taxes;

pub(super) use prefetch::prefetch;

pub(super) use sharing::sellers;

use crate::checkout::{CheckOut, Pay};
use crate::error::Error;
use crate::handle::cart::offer_facts;
use crate::work::Work;
use std::collections::BTreeMap;
use vendra_domain::cart::{self, OfferFact, Owner};
use vendra_domain::counter::CounterKey;
use vendra_domain::decider::Named;
use vendra_domain::frozen_line::Source;
use vendra_domain::gift_card::GiftCard;
use vendra_domain::marketplace::{Marketplace, Settings};
use vendra_domain::offer::{self, Offer};
use vendra_domain::payment::MethodTerms;
use vendra_domain::quote::{BuyerFeeRule, GoodsLine, Quote, QuoteInput, Tender, quote};
use vendra_domain::reservation::{Reserve, StockFact};
use vendra_domain::routing::{self, Availability, Candidate, RouteInput, RouteLine};
use vendra_domain::split::Split;
use vendra_domain::stock::Stock;
use vendra_domain::vendor::{self, Vendor};
use vendra_domain::*;

/// A method that a payment will be made by.
pub(super) struct ByMethod {
    pub(super) payment: PaymentId,
    pub(super) terms: MethodTerms,
    pub(super) gateway: vendra_domain::names::Gateway,
}

/// A cart with everything that an order is made of.
pub(super) struct Priced {
    pub(super) quote: Quote,
    pub(super) split: Split,
    pub(super) reserve: Vec<Reserve>,
    pub(super) stock: Vec<StockFact>,
    /// What is used of the promotions that took something off.
    pub(super) promotions: Vec<promotion::Use>,
    pub(super) methods: Vec<ByMethod>,
}

/// One of the settings; none where there is no marketplace.
pub(super) async fn setting<T>(work: &mut Work<'_>, which: impl Fn(&Settings) -> T) -> Result<Option<T>, Error> {
    let marketplace = work.state::<Marketplace>(work.tenant).await?;
    Ok(marketplace.book().map(|book| which(&book.settings)))
}

/// The settings of a marketplace that sells.
pub(super) fn selling<'a>(marketplace: &'a Marketplace, what: &str) -> Result<&'a Settings, Refusal> {
    match marketplace {
        Marketplace::Open(book) => Ok(&book.settings),
        other => Err(Refusal::MarketplaceWrongState { state: other.name().to_owned(), request: what.to_owned() }),
    }
}

/// Prices a cart that is ready to be ordered. Reads nothing that is not read already, once what seldom changes was seen before.
pub(super) async fn price(
    work: &mut Work<'_>,
    book: &cart::Book,
    with: &CheckOut,
    facts: &[OfferFact],
) -> Result<Priced, Error> {
    let marketplace = work.state::<Marketplace>(work.tenant).await?;
    let settings = selling(&marketplace, "check_out")?;
    let terms = offer_terms(work, book).await?;
    let (reserve, stock) = route(work, book).await?;
    let (promotions, uses): (Vec<_>, Vec<_>) = promotions::open(work, settings, book).await?.into_iter().unzip();
    let mut methods = Vec::new();
    let tenders = tenders(work, settings, book, with, &mut methods).await?;
    let mut shipping = delivery::lines(work, settings, book, with, facts, &terms).await?;
    let mut rates = taxes::rates(work, settings, (book, &shipping), &terms, with.jurisdiction).await?;
    for line in &mut shipping {
        line.taxes = rates.remove(&line.id).unwrap_or_default();
    }
    let price_of = |line: &cart::CartLine| {
        facts
            .iter()
            .find(|fact| fact.offer == line.offer)
            .map(|fact| fact.price)
            .ok_or(Refusal::CartOfferUnavailable { offer: line.offer })
    };
    let mut lines = Vec::with_capacity(book.lines.len());
    for line in &book.lines {
        let terms = terms.get(&line.offer).ok_or(Refusal::CartOfferUnavailable { offer: line.offer })?;
        lines.push(GoodsLine {
            id: line.id,
            vendor: line.vendor,
            offer: line.offer,
            category: terms.category,
            unit_price: price_of(line)?,
            quantity: line.quantity,
            prices: terms.prices_are,
            taxes: rates.remove(&line.id).unwrap_or_default(),
        });
    }
    let fee = settings.buyer_fees.get(&book.currency).map(|fee| BuyerFeeRule {
        // The one rule that the settings themselves are.
        rule: RuleId::from_uuid(work.tenant.uuid()),
        line: LineId::from_uuid(work.fresh()),
        rate: fee.rate,
        fixed: fee.fixed,
        taxes: Vec::new(),
    });
    let input = QuoteInput {
        currency: book.currency,
        policies: settings.policies,
        lines,
        shipping,
        promotions,
        buyer_fee: fee,
        tenders,
    };
    let quote = quote(&input)?;
    let split = sharing::split_quote(work, settings, &quote).await?;
    let took_off = |used: &promotion::Use| {
        quote.lines.iter().flat_map(|line| &line.discounts).any(|discount| discount.promotion == used.promotion)
    };
    let promotions = uses.into_iter().filter(took_off).collect();
    Ok(Priced { quote, split, reserve, stock, promotions, methods })
}

async fn offer_terms(work: &mut Work<'_>, book: &cart::Book) -> Result<BTreeMap<OfferId, offer::Terms>, Error> {
    let mut terms = BTreeMap::new();
    for line in &book.lines {
        if let Offer::Active(book) = &*work.state::<Offer>(line.offer).await? {
            terms.insert(line.offer, book.terms.clone());
        }
    }
    Ok(terms)
}

/// Every place that an offer's vendor has, with what is available there.
async fn places(work: &mut Work<'_>, book: &cart::Book) -> Result<Vec<(LineId, Candidate, i64)>, Error> {
    let mut wanted = Vec::new();
    for line in &book.lines {
        let vendor = work.state::<Vendor>(line.vendor).await?;
        let locations: Vec<vendor::Location> = vendor.book().map_or_else(Vec::new, |book| book.locations.clone());
        wanted.extend(locations.into_iter().map(|location| (line, location)));
    }
    let keys = wanted.iter().map(|(line, place)| crate::command::stock_key(line.offer, place.id));
    let counters = wanted.iter().map(|(line, place)| CounterKey::Stock { offer: line.offer, location: place.id });
    work.read(keys.collect::<Vec<_>>(), counters.collect::<Vec<_>>(), None).await?;
    let mut places = Vec::with_capacity(wanted.len());
    for (line, place) in wanted {
        let key = crate::command::stock_key(line.offer, place.id);
        let floor = match &*work.state::<Stock>(&key.id).await? {
            Stock::Absent => continue,
            Stock::Tracked(book) => book.floor(),
        };
        let available = work.counter(CounterKey::Stock { offer: line.offer, location: place.id }).await?;
        let candidate = Candidate {
            offer: line.offer,
            vendor: line.vendor,
            location: place.id,
            availability: Availability::Open,
            available: u32::try_from(available.saturating_sub(floor).max(0)).unwrap_or(u32::MAX),
            priority: place.priority,
            cost: Amount::ZERO,
            distance: 0,
        };
        places.push((line.id, candidate, floor));
    }
    Ok(places)
}

/// From where each line is fulfilled.
async fn route(work: &mut Work<'_>, book: &cart::Book) -> Result<(Vec<Reserve>, Vec<StockFact>), Error> {
    let places = places(work, book).await?;
    let line = |line: &cart::CartLine| RouteLine {
        line: line.id,
        offer: line.offer,
        units: line.quantity,
        candidates: places.iter().filter(|(id, ..)| *id == line.id).map(|(_, candidate, _)| *candidate).collect(),
    };
    let rules = vec![routing::Rule::Priority, routing::Rule::FewestParcels];
    let lines = book.lines.iter().map(line).collect();
    let routed = routing::route(&RouteInput { lines, rules, offers: routing::Offers::Chosen })?;
    let mut reserve = Vec::with_capacity(routed.len());
    for route in &routed {
        reserve.extend(route.assignments.iter().map(|place| Reserve {
            line: route.line,
            offer: place.offer,
            location: place.location,
            units: place.units,
        }));
    }
    let mut stock: Vec<StockFact> = Vec::with_capacity(places.len());
    for (_, place, floor) in &places {
        if !stock.iter().any(|known| (known.offer, known.location) == (place.offer, place.location)) {
            let (offer, location) = (place.offer, place.location);
            let available = work.counter(CounterKey::Stock { offer, location }).await?;
            stock.push(StockFact { offer, location, available, floor: *floor });
        }
    }
    Ok((reserve, stock))
}

/// The customer whose cart it is; none for a guest.
pub(super) const fn customer_of(book: &cart::Book) -> Option<CustomerId> {
    match book.owner {
        Owner::Customer { customer } => Some(customer),
        Owner::Guest { .. } => None,
    }
}

async fn tenders(
    work: &mut Work<'_>,
    settings: &Settings,
    book: &cart::Book,
    with: &CheckOut,
    methods: &mut Vec<ByMethod>,
) -> Result<Vec<Tender>, Error> {
    let mut tenders = Vec::with_capacity(with.pay.len());
    // In their order, whoever makes the ids: that is how a payment finds the means that were given for it.
    let mut fresh: Vec<PaymentId> = with.pay.iter().map(|_| PaymentId::from_uuid(work.fresh())).collect();
    fresh.sort_unstable();
    for (pay, payment) in with.pay.iter().zip(fresh) {
        let (source, limit) = match pay {
            Pay::GiftCard { gift_card, limit, .. } => {
                if let GiftCard::Active(card) = &*work.state::<GiftCard>(gift_card).await?
                    && card.currency != book.currency
                {
                    let (expected, actual) = (book.currency.to_string(), card.currency.to_string());
                    return Err(Refusal::CurrencyMismatch { expected, actual }.into());
                }
                let balance = work.counter(CounterKey::GiftCard { gift_card: *gift_card }).await?;
                let balance = Amount::new(balance.max(0))?;
                (Source::GiftCard { gift_card: *gift_card }, Some(limit.map_or(balance, |limit| limit.min(balance))))
            }
            Pay::StoreCredit { limit } => {
                let customer = customer_of(book).ok_or(Refusal::QuoteTender)?;
                let balance = work.counter(CounterKey::StoreCredit { customer, currency: book.currency }).await?;
                let balance = Amount::new(balance.max(0))?;
                (Source::StoreCredit { customer }, Some(limit.map_or(balance, |limit| limit.min(balance))))
            }
            Pay::Method { method, gateway, limit, .. } => {
                let terms = settings.methods.iter().find(|terms| terms.method == *method);
                let unknown = || Error::method_unknown(format!("no payment method is named {method}"));
                let terms = *terms.ok_or_else(unknown)?;
                // Told before anything is on record: an order that nobody can be asked about would wait for its end.
                if !terms.asks_nobody() && !work.engine.gateways.contains_key(gateway) {
                    return Err(Error::no_gateway(*gateway));
                }
                methods.push(ByMethod { payment, terms, gateway: *gateway });
                (Source::Payment { payment }, *limit)
            }
        };
        tenders.push(Tender { source, limit });
    }
    Ok(tenders)
}

/// The offers of a cart as facts.
pub(super) async fn facts_of(work: &mut Work<'_>, book: &cart::Book) -> Result<Vec<OfferFact>, Error> {
    let offers: Vec<OfferId> = book.lines.iter().map(|line| line.offer).collect();
    offer_facts(work, &offers, book.currency).await
}
