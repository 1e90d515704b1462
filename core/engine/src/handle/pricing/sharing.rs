//! Who gets what of a quote: the plans of its vendors.

use crate::aggregate::Aggregate;
use crate::error::Error;
use crate::port::RecordKey;
use crate::work::Work;
use vendra_domain::commission_plan::CommissionPlan;
use vendra_domain::marketplace::Settings;
use vendra_domain::quote::Quote;
use vendra_domain::split::{Split, VendorTerms, split};
use vendra_domain::vendor::Vendor;
use vendra_domain::*;

/// Splits a quote by the plans of its vendors.
pub(super) async fn split_quote(work: &mut Work<'_>, settings: &Settings, quote: &Quote) -> Result<Split, Error> {
    let mut terms: Vec<VendorTerms> = Vec::new();
    for vendor in quote.lines.iter().filter_map(|line| line.vendor) {
        if terms.iter().any(|known| known.vendor == vendor) {
            continue;
        }
        let plan = work.state::<Vendor>(vendor).await?.book().and_then(|book| book.plan);
        let vendor_order = VendorOrderId::from_uuid(work.fresh());
        let plan = plan.unwrap_or(settings.default_plan);
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
    Ok(split(quote, &plans, &terms)?)
}
