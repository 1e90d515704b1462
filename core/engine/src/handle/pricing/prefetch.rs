//! What one reading should bring before a checkout is decided.

use super::sharing::sales_key;
use super::{customer_of, promotions};
use crate::checkout::{CheckOut, Pay};
use crate::engine::marketplace_key;
use crate::error::Error;
use crate::port::{RecordKey, RecordKind};
use crate::work::Work;
use vendra_domain::cart;
use vendra_domain::commission::CommissionPlan as Rules;
use vendra_domain::commission_plan::CommissionPlan;
use vendra_domain::counter::CounterKey;
use vendra_domain::marketplace::Marketplace;
use vendra_domain::promotion::Promotion;
use vendra_domain::vendor::Vendor;

/// What one reading should bring before a checkout is decided: what was true when it was last seen, as a hint.
pub(in crate::handle) async fn prefetch(work: &mut Work<'_>, book: &cart::Book, with: &CheckOut) -> Result<(), Error> {
    let mut keys = vec![marketplace_key(work.tenant)];
    let mut counters = Vec::new();
    keys.extend(customer_of(book).map(|customer| RecordKey::new(RecordKind::Customer, customer)));
    let contacts = [with.deliver_to, with.bill_to].into_iter().flatten();
    keys.extend(contacts.map(|contact| RecordKey::new(RecordKind::Contact, contact)));
    keys.extend(book.lines.iter().map(|line| RecordKey::new(RecordKind::Offer, line.offer)));
    let marketplace = work.engine.cache.last::<Marketplace>(work.tenant, &marketplace_key(work.tenant));
    let settings = marketplace.as_deref().and_then(Marketplace::book).map(|book| &book.settings);
    for vendor in book.vendors() {
        let key = RecordKey::new(RecordKind::Vendor, vendor);
        let known = work.engine.cache.last::<Vendor>(work.tenant, &key);
        let known = known.as_deref().and_then(Vendor::book);
        let plan = known.and_then(|known| known.plan).or(settings.map(|settings| settings.default_plan));
        if let Some(plan) = plan.map(|plan| RecordKey::new(RecordKind::CommissionPlan, plan)) {
            if let Some(settings) = settings.filter(|_| is_by_volume(work, &plan)) {
                counters.push(sales_key(settings, vendor, book.currency, work.at)?);
            }
            keys.push(plan);
        }
        for line in book.lines.iter().filter(|line| line.vendor == vendor) {
            for place in known.iter().flat_map(|known| &known.locations) {
                keys.push(crate::command::stock_key(line.offer, place.id));
                counters.push(CounterKey::Stock { offer: line.offer, location: place.id });
            }
        }
        keys.push(key);
    }
    for promotion in settings.iter().flat_map(|settings| &settings.promotion_order) {
        let key = RecordKey::new(RecordKind::Promotion, promotion);
        let known = work.engine.cache.last::<Promotion>(work.tenant, &key);
        if let Some((_, used)) = known.and_then(|known| promotions::asked(&known, book, work.at).ok().flatten()) {
            counters.extend(promotions::bounded(&used, book));
        }
        keys.push(key);
    }
    for pay in &with.pay {
        match pay {
            Pay::GiftCard { gift_card, .. } => {
                keys.push(RecordKey::new(RecordKind::GiftCard, gift_card));
                counters.push(CounterKey::GiftCard { gift_card: *gift_card });
            }
            Pay::StoreCredit { .. } => {
                if let Some(customer) = customer_of(book) {
                    keys.push(crate::command::store_credit_key(customer, book.currency));
                    counters.push(CounterKey::StoreCredit { customer, currency: book.currency });
                }
            }
            Pay::Method { .. } => {}
        }
    }
    work.read(keys, counters, None).await?;
    Ok(())
}

/// Whether a plan, as it was when it was last seen, asks what the vendor sold before.
fn is_by_volume(work: &Work<'_>, plan: &RecordKey) -> bool {
    let known = work.engine.cache.last::<CommissionPlan>(work.tenant, plan);
    match known.as_deref() {
        Some(CommissionPlan::Published(book)) => book.published.as_ref().is_some_and(Rules::is_by_volume),
        Some(CommissionPlan::Absent | CommissionPlan::Draft(_) | CommissionPlan::Retired(_)) | None => false,
    }
}
