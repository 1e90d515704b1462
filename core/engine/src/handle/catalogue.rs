//! What is sold, by whom and to whom: the requests that are about one aggregate alone.

use super::{about, personal, user_of};
use crate::command::{stock_key, store_credit_key};
use crate::engine::{Outcome, marketplace_key};
use crate::error::Error;
use crate::port::{Query, QueryName, RecordKind};
use crate::work::Work;
use vendra_domain::authority::{Actor, Buyer};
use vendra_domain::commission_plan::{self, CommissionPlan, PlanForce, PlanStanding};
use vendra_domain::contact::{self, Contact, ContactStanding};
use vendra_domain::counter::CounterKey;
use vendra_domain::customer::{self, Customer};
use vendra_domain::gift_card::{self, GiftCard};
use vendra_domain::ledger::{Account, Side};
use vendra_domain::marketplace::{self, Marketplace};
use vendra_domain::offer::{self, Offer, VendorStanding};
use vendra_domain::payout::Payout;
use vendra_domain::promotion::{self, Promotion};
use vendra_domain::stock::{self, Stock};
use vendra_domain::store_credit::{self, StoreCredit};
use vendra_domain::vendor::{self, Vendor};
use vendra_domain::*;

pub(super) async fn marketplace(work: &mut Work<'_>, request: &marketplace::Request) -> Result<Outcome, Error> {
    let mut open = 0;
    if matches!(request, marketplace::Request::Close) {
        for state in ["awaiting_payment", "placed"] {
            open += work.count(Query { limit: 100, ..Query::new(QueryName::OrdersByState, state) }).await?;
        }
    }
    let user = user_of(&work.actor).unwrap_or_else(|| UserId::from_uuid(work.tenant.uuid()));
    let default_plan = match request {
        marketplace::Request::Create { settings } | marketplace::Request::Configure { settings } => {
            force(work, settings.default_plan).await?
        }
        _ => PlanForce::NotInForce,
    };
    let facts = marketplace::Facts { at: work.at, id: work.tenant, user, orders_open: open, default_plan };
    work.ask::<Marketplace>(work.tenant, request, &facts).await?;
    Ok(about::<Marketplace>(work.tenant))
}

/// Whether a plan is published: only such a one is anybody's.
async fn force(work: &mut Work<'_>, plan: PlanId) -> Result<PlanForce, Error> {
    Ok(match *work.state::<CommissionPlan>(plan).await? {
        CommissionPlan::Published(_) => PlanForce::InForce,
        _ => PlanForce::NotInForce,
    })
}

/// Whether a contact record is of whoever names it. A record that the same person or the platform wrote is.
pub(super) async fn standing(work: &mut Work<'_>, contact: ContactId) -> Result<ContactStanding, Error> {
    Ok(match *work.state::<Contact>(contact).await? {
        Contact::Written { .. } if super::owns_contact(work, contact).await? => ContactStanding::Theirs,
        _ => ContactStanding::Strangers,
    })
}

pub(super) async fn vendor(
    work: &mut Work<'_>,
    id: Option<VendorId>,
    request: &vendor::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| VendorId::from_uuid(work.fresh()));
    let user = user_of(&work.actor).unwrap_or_else(|| UserId::from_uuid(id.uuid()));
    let mut facts = vendor::Facts {
        at: work.at,
        user,
        id,
        requirements: Vec::new(),
        orders_unsettled: 0,
        payouts_running: 0,
        balances: Vec::new(),
        contact: ContactStanding::Strangers,
        plan: PlanForce::NotInForce,
    };
    match request {
        vendor::Request::Apply { contact } => {
            facts.contact = standing(work, *contact).await?;
            let kinds = super::pricing::setting(work, |settings| settings.vendor_requirements.clone()).await?;
            for kind in kinds.unwrap_or_default() {
                facts.requirements.push(vendor::Asked { id: RequirementId::from_uuid(work.fresh()), kind });
            }
        }
        vendor::Request::SetLocation { location } => facts.contact = standing(work, location.contact).await?,
        vendor::Request::AssignPlan { plan: Some(plan) } => facts.plan = force(work, *plan).await?,
        vendor::Request::Close => {
            facts.orders_unsettled = unsettled(work, id).await?;
            facts.payouts_running = payouts_running(work, id).await?;
            facts.balances = balances(work, id).await?;
        }
        _ => {}
    }
    work.ask::<Vendor>(id, request, &facts).await?;
    Ok(about::<Vendor>(id))
}

/// How many of a vendor's orders are under way.
async fn unsettled(work: &mut Work<'_>, vendor: VendorId) -> Result<u32, Error> {
    let mut query = Query { limit: 500, ..Query::new(QueryName::VendorOrdersByVendor, vendor) };
    let mut open = 0_u32;
    loop {
        let page = work.engine.store.query(work.tenant, query.clone()).await?;
        for record in page.records {
            let order = record.body.state::<vendor_order::VendorOrder>()?;
            let over = matches!(
                order,
                vendor_order::VendorOrder::Absent
                    | vendor_order::VendorOrder::Completed(_)
                    | vendor_order::VendorOrder::Cancelled(_)
            );
            open = open.saturating_add(u32::from(!over));
        }
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(open),
        }
    }
}

/// How many of a vendor's payouts and transfers are under way.
async fn payouts_running(work: &mut Work<'_>, vendor: VendorId) -> Result<u32, Error> {
    let mut running = 0_u32;
    for id in work.ids::<PayoutId>(Query::new(QueryName::PayoutsByVendor, vendor)).await? {
        let state = work.state::<Payout>(id).await?;
        running = running.saturating_add(u32::from(matches!(*state, Payout::Requested(_) | Payout::Started(_))));
    }
    for id in work.ids::<TransferId>(Query::new(QueryName::TransfersByVendor, vendor)).await? {
        let waits = work.state::<transfer::Transfer>(id).await?.waiting().is_some();
        running = running.saturating_add(u32::from(waits));
    }
    Ok(running)
}

/// What the books hold of a vendor: pending, available and in reserve, in every currency it ever had.
async fn balances(work: &mut Work<'_>, vendor: VendorId) -> Result<Vec<Amount>, Error> {
    let own = [Account::VendorPending(vendor), Account::VendorAvailable(vendor), Account::VendorReserve(vendor)];
    let all = work.engine.store.balances(work.tenant, None).await?;
    let own = all.into_iter().filter(|row| own.contains(&row.account));
    Ok(own.map(|row| row.turnover.balance(Side::Credit)).collect::<Result<_, _>>()?)
}

pub(super) async fn customer(
    work: &mut Work<'_>,
    id: Option<CustomerId>,
    request: &customer::Request,
) -> Result<Outcome, Error> {
    // A customer who registers is the one whom the host knows already.
    let own = match work.actor {
        Actor::Buyer { buyer: Buyer::Customer { customer }, .. } => Some(customer),
        _ => None,
    };
    let id = id.or(own).unwrap_or_else(|| CustomerId::from_uuid(work.fresh()));
    let mut facts = customer::Facts { at: work.at, id, orders_open: 0, contact: ContactStanding::Strangers };
    if let customer::Request::Register { contact } | customer::Request::AddContact { contact } = request {
        facts.contact = standing(work, *contact).await?;
    }
    if matches!(request, customer::Request::Erase) {
        for order in work.ids::<OrderId>(Query { limit: 500, ..Query::new(QueryName::OrdersByBuyer, id) }).await? {
            let order = work.state::<order::Order>(order).await?;
            let open = matches!(*order, order::Order::AwaitingPayment(_) | order::Order::Placed(_));
            facts.orders_open = facts.orders_open.saturating_add(u32::from(open));
        }
    }
    let personal = personal::contacts_about(work, id, request).await?;
    let events = work.ask::<Customer>(id, request, &facts).await?;
    if matches!(request, customer::Request::Erase) {
        // Before the rest, and again where it was asked before: nobody would know afterwards whose they were.
        crate::carts::forget(work, id).await?;
    }
    if events.iter().any(|event| matches!(event, customer::Event::Erased { .. })) {
        // With the person all that is known of it goes, in the same commit: after a crash nothing is half forgotten.
        for known in personal {
            contact(work, Some(known), &contact::Request::Erase).await?;
        }
    }
    Ok(about::<Customer>(id))
}

/// What a contact says stands in a record of its own, which is taken away when it is erased: no event ever holds it.
pub(super) async fn contact(
    work: &mut Work<'_>,
    id: Option<ContactId>,
    request: &contact::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| ContactId::from_uuid(work.fresh()));
    let events = work.ask::<Contact>(id, request, &contact::Facts { at: work.at, id }).await?;
    if !events.is_empty() {
        let details = contact::written(request);
        work.keep_beside(RecordKind::ContactDetails, id, (details != contact::Details::default()).then_some(&details))
            .await?;
    }
    Ok(about::<Contact>(id))
}

pub(super) async fn offer(
    work: &mut Work<'_>,
    id: Option<OfferId>,
    request: &offer::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| OfferId::from_uuid(work.fresh()));
    let known = work.state::<Offer>(id).await?;
    let vendor = match (&*known, request) {
        (Offer::Absent, offer::Request::Create { vendor, .. }) => Some(*vendor),
        (Offer::Draft(book) | Offer::Active(book) | Offer::Paused(book) | Offer::Retired(book), _) => Some(book.vendor),
        (Offer::Absent, _) => None,
    };
    let standing = match vendor {
        Some(vendor) => match *work.state::<Vendor>(vendor).await? {
            Vendor::Active(_) => VendorStanding::MaySell,
            _ => VendorStanding::MayNotSell,
        },
        None => VendorStanding::MayNotSell,
    };
    work.ask::<Offer>(id, request, &offer::Facts { at: work.at, id, vendor: standing }).await?;
    Ok(about::<Offer>(id))
}

pub(super) async fn promotion(
    work: &mut Work<'_>,
    id: Option<PromotionId>,
    request: &promotion::Request,
) -> Result<Outcome, Error> {
    // The rule names its promotion: a request that creates one says which.
    let named = if let promotion::Request::Create { rule, .. } = request { Some(rule.promotion) } else { None };
    let id = named.or(id).unwrap_or_else(|| PromotionId::from_uuid(work.fresh()));
    let by = match work.actor {
        Actor::Member { vendor, .. } => promotion::Maker::Vendor { vendor },
        Actor::Staff { .. } | Actor::Buyer { .. } | Actor::System { .. } => promotion::Maker::Platform,
    };
    let coupon = CouponId::from_uuid(work.fresh());
    let facts = promotion::Facts { at: work.at, coupon, by };
    work.ask::<Promotion>(id, request, &facts).await?;
    Ok(about::<Promotion>(id))
}

pub(super) async fn commission_plan(
    work: &mut Work<'_>,
    id: Option<PlanId>,
    request: &commission_plan::Request,
) -> Result<Outcome, Error> {
    // The rules name their plan: orders are placed under it by that name.
    let named = if let commission_plan::Request::Create { rules, .. } = request { Some(rules.id) } else { None };
    let id = named.or(id).unwrap_or_else(|| PlanId::from_uuid(work.fresh()));
    let default = super::pricing::setting(work, |settings| settings.default_plan).await?;
    let standing = if default == Some(id) { PlanStanding::TheDefault } else { PlanStanding::OneOfMany };
    let vendors = match request {
        commission_plan::Request::Retire => {
            let query = Query { limit: 1, ..Query::new(QueryName::VendorsByPlan, id) };
            u32::try_from(work.count(query).await?).unwrap_or(u32::MAX)
        }
        _ => 0,
    };
    let facts = commission_plan::Facts { at: work.at, vendors, standing };
    work.ask::<CommissionPlan>(id, request, &facts).await?;
    Ok(about::<CommissionPlan>(id))
}

pub(super) async fn gift_card(
    work: &mut Work<'_>,
    id: Option<GiftCardId>,
    request: &gift_card::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| GiftCardId::from_uuid(work.fresh()));
    let taken = match request {
        gift_card::Request::Redeem { order, .. } | gift_card::Request::Restore { order, .. } => {
            taken_of_card(work, id, *order).await?
        }
        _ => Amount::ZERO,
    };
    let movement = MovementId::from_uuid(work.fresh());
    let facts = gift_card::Facts { at: work.at, id, movement, taken, presented: gift_card::Presented::Nothing };
    work.ask::<GiftCard>(id, request, &facts).await?;
    Ok(about::<GiftCard>(id))
}

pub(super) async fn store_credit(
    work: &mut Work<'_>,
    customer: CustomerId,
    currency: Currency,
    request: &store_credit::Request,
) -> Result<Outcome, Error> {
    let key = store_credit_key(customer, currency);
    let taken = match request {
        store_credit::Request::Redeem { order, .. } | store_credit::Request::Restore { order, .. } => {
            taken_of_credit(work, customer, currency, *order).await?
        }
        _ => Amount::ZERO,
    };
    let movement = MovementId::from_uuid(work.fresh());
    let facts = store_credit::Facts { at: work.at, customer, currency, movement, taken };
    work.ask::<StoreCredit>(&key.id, request, &facts).await?;
    Ok(Outcome { subject: customer.into(), key, ask: Vec::new(), pay: None })
}

/// What an order took of a gift card, less what went back to it.
pub(super) async fn taken_of_card(work: &mut Work<'_>, gift_card: GiftCardId, order: OrderId) -> Result<Amount, Error> {
    Ok(Amount::new(work.counter(CounterKey::GiftCardTaken { gift_card, order }).await?)?)
}

/// What an order took of a customer's credit, less what went back to it.
pub(super) async fn taken_of_credit(
    work: &mut Work<'_>,
    customer: CustomerId,
    currency: Currency,
    order: OrderId,
) -> Result<Amount, Error> {
    Ok(Amount::new(work.counter(CounterKey::StoreCreditTaken { customer, currency, order }).await?)?)
}

pub(super) async fn stock(
    work: &mut Work<'_>,
    offer: OfferId,
    location: LocationId,
    request: &stock::Request,
) -> Result<Outcome, Error> {
    let key = stock_key(offer, location);
    work.read([key.clone(), marketplace_key(work.tenant)], [CounterKey::OnHand { offer, location }], None).await?;
    let on_hand = work.counter(CounterKey::OnHand { offer, location }).await?;
    let facts = stock::Facts { at: work.at, offer, location, on_hand };
    work.ask::<Stock>(&key.id, request, &facts).await?;
    Ok(Outcome { subject: offer.into(), key, ask: Vec::new(), pay: None })
}
