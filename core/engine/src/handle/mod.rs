//! What each request needs: whose thing it is about, the facts that it is decided from, and what happens beside it in the same
//! commit.

mod back;
mod capture;
mod cart;
mod catalogue;
mod checkout;
mod fulfil;
mod payment;
mod placing;
mod pricing;
mod vendors_money;

pub(crate) use payment::{Asked, unfinished};

use crate::aggregate::Aggregate;
use crate::command::Command;
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{RecordKey, RecordKind};
use crate::work::Work;
use vendra_domain::authority::{Actor, Buyer, Ownership};
use vendra_domain::cart::Owner;
use vendra_domain::*;

/// An outcome about one aggregate.
fn about<D: Aggregate>(id: impl Into<AnyId> + std::fmt::Display) -> Outcome {
    let key = RecordKey::new(D::KIND, &id);
    Outcome { subject: id.into(), key, ask: Vec::new() }
}

/// Runs a request in a work that nothing was decided in yet.
pub(crate) async fn handle(work: &mut Work<'_>, command: &Command) -> Result<Outcome, Error> {
    match command {
        Command::Marketplace { request, .. } => catalogue::marketplace(work, request).await,
        Command::Vendor { id, request } => catalogue::vendor(work, *id, request).await,
        Command::Customer { id, request } => catalogue::customer(work, *id, request).await,
        Command::Contact { id, request } => catalogue::contact(work, *id, request).await,
        Command::Offer { id, request } => catalogue::offer(work, *id, request).await,
        Command::Promotion { id, request } => catalogue::promotion(work, *id, request).await,
        Command::CommissionPlan { id, request } => catalogue::commission_plan(work, *id, request).await,
        Command::GiftCard { id, request } => catalogue::gift_card(work, *id, request).await,
        Command::Stock { offer, location, request } => catalogue::stock(work, *offer, *location, request).await,
        Command::StoreCredit { customer, currency, request } => {
            catalogue::store_credit(work, *customer, *currency, request).await
        }
        Command::Cart { id, request } => cart::cart(work, *id, request).await,
        Command::CheckOut { cart, with } => checkout::check_out(work, *cart, with).await,
        Command::Order { id, request } => placing::order(work, *id, request).await,
        Command::VendorOrder { id, request } => fulfil::vendor_order(work, *id, request).await,
        Command::Payment { id, request } => payment::payment(work, *id, request).await,
        Command::GiveBack { order, with } => back::give_back(work, *order, with).await,
        Command::Refund { id, request } => back::refund(work, *id, request).await,
        Command::Return { id, request } => back::goods_back(work, *id, request).await,
        Command::Exchange { id, request } => back::exchange(work, *id, request).await,
        Command::Claim { id, request } => back::claim(work, *id, request).await,
        Command::Dispute { id, request } => back::dispute(work, *id, request).await,
        Command::Settlement { id, request } => vendors_money::settlement(work, *id, request).await,
        Command::Payout { id, request } => vendors_money::payout(work, *id, request).await,
    }
}

/// Whose the thing is that a request is about. What is yet to be made is whose the request says it will be.
pub(crate) async fn ownership(work: &mut Work<'_>, command: &Command) -> Result<Ownership, Error> {
    let mut thing = Ownership { tenant: work.tenant, vendor: None, buyer: None };
    match command {
        Command::Offer { request: offer::Request::Create { vendor, .. }, .. } => thing.vendor = Some(*vendor),
        Command::Promotion { request: promotion::Request::Create { rule, .. }, .. } => thing.vendor = rule.vendor,
        Command::Stock { offer, .. } => return work.ownership(RecordKey::new(RecordKind::Offer, offer)).await,
        Command::StoreCredit { customer, .. } => thing.buyer = Some(Buyer::Customer { customer: *customer }),
        Command::CheckOut { cart, .. } => return work.ownership(RecordKey::new(RecordKind::Cart, cart)).await,
        Command::GiveBack { order, with } => {
            thing = belongs(work, RecordKey::new(RecordKind::VendorOrder, with.vendor_order)).await?;
            let of = work.ownership(RecordKey::new(RecordKind::Order, order)).await?;
            thing.buyer = thing.buyer.or(of.buyer);
        }
        Command::Return { request: returns::Request::Create { vendor_order, .. }, .. }
        | Command::Exchange { request: exchange::Request::Create { vendor_order, .. }, .. }
        | Command::Claim { request: claim::Request::Create { vendor_order, .. }, .. } => {
            return belongs(work, RecordKey::new(RecordKind::VendorOrder, vendor_order)).await;
        }
        Command::Contact { id: Some(id), .. } if !owns_contact(work, *id).await? => {
            let role = <&str>::from(&work.actor.role()).to_owned();
            let (action, relation) = (command.action(), "another_buyers".to_owned());
            return Err(Refusal::AuthorityForbidden { action, role, relation }.into());
        }
        Command::Settlement { request: settlement::Request::Settle { vendor, .. }, .. }
        | Command::Settlement { request: settlement::Request::WriteOff { vendor, .. }, .. }
        | Command::Payout { request: payout::Request::Create { vendor, .. }, .. } => thing.vendor = Some(*vendor),
        // A cart of one's own: the owner is named in the request.
        Command::Cart {
            id: None,
            request: vendra_domain::cart::Request::Create { owner: Owner::Customer { customer }, .. },
        } => {
            thing.buyer = Some(Buyer::Customer { customer: *customer });
        }
        command => {
            if let Some(key) = command.key() {
                return belongs(work, key).await;
            }
        }
    }
    Ok(thing)
}

/// Whose a record is, through what it belongs to: a return is its vendor order's, and that its order's buyer's.
pub(crate) async fn belongs(work: &mut Work<'_>, key: RecordKey) -> Result<Ownership, Error> {
    let mut thing = Ownership { tenant: work.tenant, vendor: None, buyer: None };
    let mut next = Some(key);
    // A return, its vendor order, its order: no chain is longer.
    for _ in 0..4 {
        let Some(key) = next else { break };
        let of = work.ownership(key.clone()).await?;
        thing.vendor = thing.vendor.or(of.vendor);
        thing.buyer = thing.buyer.or(of.buyer);
        next = work.parent(&key)?;
    }
    Ok(thing)
}

/// Whether a contact record is the actor's to read and write: one that the actor wrote, that its customer record or its vendor
/// names, or that nobody wrote yet. The staff write for everyone.
pub(crate) async fn owns_contact(work: &mut Work<'_>, id: ContactId) -> Result<bool, Error> {
    if work.version(&RecordKey::new(RecordKind::Contact, id)) == 0 {
        work.read([RecordKey::new(RecordKind::Contact, id)], [], None).await?;
    }
    if work.version(&RecordKey::new(RecordKind::Contact, id)) == 0
        || work.written_by_actor(id).await? == contact::ContactStanding::Theirs
    {
        return Ok(true);
    }
    match work.actor {
        Actor::Buyer { buyer: Buyer::Customer { customer }, .. } => {
            let state = work.state::<customer::Customer>(customer).await?;
            Ok(crate::reading::contacts_of(&state).contains(&id))
        }
        Actor::Member { vendor, .. } => {
            let state = work.state::<vendor::Vendor>(vendor).await?;
            let places = |book: &vendor::Book| book.locations.iter().any(|place| place.contact == id);
            Ok(state.book().is_some_and(|book| book.contact == id || places(book)))
        }
        Actor::Buyer { .. } | Actor::Staff { .. } | Actor::System { .. } => Ok(false),
    }
}

/// Who of the staff or of a vendor asks; a user without a name for buyers and workers.
fn user_of(actor: &Actor) -> Option<UserId> {
    match actor {
        Actor::Staff { user, .. } | Actor::Member { user, .. } => Some(*user),
        Actor::Buyer { .. } | Actor::System { .. } => None,
    }
}
