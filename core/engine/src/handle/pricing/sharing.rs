//! Who gets what of a quote: the plans of its vendors.

use crate::aggregate::Aggregate;
use crate::error::Error;
use crate::port::RecordKey;
use crate::work::Work;
use vendra_domain::commission_plan::CommissionPlan;
use vendra_domain::counter::CounterKey;
use vendra_domain::marketplace::Settings;
use vendra_domain::quote::Quote;
use vendra_domain::split::{Split, VendorTerms, split};
use vendra_domain::vendor::Vendor;
use vendra_domain::*;

/// Splits a quote by the plans of its vendors.
pub(super) async fn split_quote(work: &mut Work<'_>, settings: &Settings, quote: &Quote) -> Result<Split, Error> {
    let vendors: Vec<VendorId> = quote.lines.iter().filter_map(|line| line.vendor).collect();
    let (terms, plans) = sellers(work, settings, quote.currency, &vendors).await?;
    Ok(split(quote, &plans, &terms)?)
}

/// Under what each of some vendors sells, in a vendor order yet to be made, and the plans that say so, as far as they are published.
pub(in crate::handle) async fn sellers(
    work: &mut Work<'_>,
    settings: &Settings,
    currency: Currency,
    vendors: &[VendorId],
) -> Result<(Vec<VendorTerms>, Vec<commission::CommissionPlan>), Error> {
    let mut terms: Vec<VendorTerms> = Vec::new();
    for vendor in vendors.iter().copied() {
        if terms.iter().any(|known| known.vendor == vendor) {
            continue;
        }
        let plan = work.state::<Vendor>(vendor).await?.book().and_then(|book| book.plan);
        let vendor_order = VendorOrderId::from_uuid(work.fresh());
        let plan = plan.unwrap_or(settings.default_plan);
        // What it sold is known once its plan is.
        terms.push(VendorTerms { vendor, vendor_order, plan, sales: Amount::ZERO });
    }
    let keys = terms.iter().map(|terms| RecordKey::new(CommissionPlan::KIND, terms.plan));
    work.read(keys.collect::<Vec<_>>(), [], None).await?;
    let mut plans: Vec<commission::CommissionPlan> = Vec::new();
    for id in terms.iter().map(|terms| terms.plan) {
        if plans.iter().any(|known| known.id == id) {
            continue;
        }
        if let CommissionPlan::Published(book) = &*work.state::<CommissionPlan>(id).await?
            && let Some(rules) = &book.published
        {
            plans.push(rules.clone());
        }
    }
    sold_before(work, settings, currency, (&plans, &mut terms)).await?;
    Ok((terms, plans))
}

/// Looks up what those vendors sold in the last closed period whose plan asks for it.
async fn sold_before(
    work: &mut Work<'_>,
    settings: &Settings,
    currency: Currency,
    (plans, terms): (&[commission::CommissionPlan], &mut [VendorTerms]),
) -> Result<(), Error> {
    let by_volume = |terms: &&mut VendorTerms| plans.iter().any(|plan| plan.id == terms.plan && plan.is_by_volume());
    let mut wanted = Vec::new();
    for terms in terms.iter_mut().filter(by_volume) {
        wanted.push((sales_key(settings, terms.vendor, currency, work.at)?, terms));
    }
    work.read([], wanted.iter().map(|(key, _)| *key).collect::<Vec<_>>(), None).await?;
    for (key, terms) in wanted {
        // The counter may have come further than an amount can: then the last tier has been reached long before.
        let sold = work.counter(key).await?.clamp(0, Amount::MAX.minor());
        terms.sales = Amount::new(sold)?;
    }
    Ok(())
}

/// What counts a vendor's sales of the last closed period.
pub(super) fn sales_key(
    settings: &Settings,
    vendor: VendorId,
    currency: Currency,
    at: Timestamp,
) -> Result<CounterKey, Refusal> {
    let period = settings.sales_periods.last_closed(at)?;
    Ok(CounterKey::VendorSales { vendor, currency, period })
}
