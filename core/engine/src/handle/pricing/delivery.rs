//! What delivery of a cart costs: of the service for rates where there is one, else of the marketplace's table.

use crate::checkout::CheckOut;
use crate::error::Error;
use crate::port::ShippingCall;
use crate::work::Work;
use std::collections::BTreeMap;
use vendra_domain::cart::{self, OfferFact};
use vendra_domain::marketplace::Settings;
use vendra_domain::offer;
use vendra_domain::quote::ShippingLine;
use vendra_domain::quote::shipping::Parcel;
use vendra_domain::*;

/// A line of delivery for each vendor whose delivery costs anything, without its taxes yet. Its price has tax inside where the
/// prices of the vendor's goods do.
pub(super) async fn lines(
    work: &mut Work<'_>,
    settings: &Settings,
    book: &cart::Book,
    with: &CheckOut,
    facts: &[OfferFact],
    terms: &BTreeMap<OfferId, offer::Terms>,
) -> Result<Vec<ShippingLine>, Error> {
    let mut lines = Vec::new();
    for vendor in book.vendors() {
        let (mut weight, mut goods, mut units) = (0_u64, Amount::ZERO, Vec::new());
        let mut basis = quote::PriceBasis::TaxExclusive;
        for line in book.lines.iter().filter(|line| line.vendor == vendor) {
            let Some(terms) = terms.get(&line.offer) else { continue };
            let price = facts.iter().find(|fact| fact.offer == line.offer).map_or(line.seen_price, |fact| fact.price);
            weight = weight.saturating_add(u64::from(terms.weight).saturating_mul(u64::from(line.quantity)));
            goods = goods.plus(price.times(line.quantity)?)?;
            units.push((line.offer, line.quantity));
            basis = terms.prices_are;
        }
        let delivery = book.deliveries.iter().find(|delivery| delivery.vendor == vendor);
        let priced = if let Some(rates) = work.engine.rates.clone() {
            let call = ShippingCall {
                tenant: work.tenant,
                vendor,
                deliver_to: delivery.map(|delivery| delivery.contact).or(with.deliver_to),
                service: delivery.map(|delivery| delivery.method.to_string()),
                weight_g: weight,
                goods,
                currency: book.currency,
                units,
            };
            let rate = rates.rate(&call).await.map_err(|down| Error::port_unavailable(down.to_string()))?;
            Some((rate.rule, rate.price))
        } else {
            let price = |table: &quote::shipping::ShippingTable| {
                table.price(Parcel { weight, goods }).map(|price| (table.rule, price))
            };
            settings.shipping.as_ref().map(price).transpose()?
        };
        if let Some((rule, price)) = priced {
            let id = LineId::from_uuid(work.fresh());
            lines.push(ShippingLine { id, vendor, rule, price, prices: basis, taxes: Vec::new() });
        }
    }
    Ok(lines)
}
