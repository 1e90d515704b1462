//! Who may: whose the thing is that a request is about, through what it belongs to.

use crate::command::Command;
use crate::error::Error;
use crate::port::{RecordKey, RecordKind};
use crate::work::Work;
use vendra_domain::authority::{self, Actor, Buyer, Ownership, Relation};
use vendra_domain::cart::Owner;
use vendra_domain::contact::ContactStanding;
use vendra_domain::*;

/// Permits a request to the work's actor, or says no.
pub(crate) async fn permit(work: &mut Work<'_>, command: &Command) -> Result<(), Error> {
    let action = command.action();
    let (thing, there) = ownership(work, command).await?;
    authorize(&work.actor, &action, &thing, there)?;
    match command {
        Command::Contact { id: Some(id), .. } if !owns_contact(work, *id).await? => Err(anothers(work, action)),
        // Ids are not secrets: what is taken in is the actor's own too.
        Command::Cart { request: cart::Request::Merge { source, .. }, .. }
        | Command::Customer { request: customer::Request::ClaimCart { cart: source }, .. } => {
            let key = RecordKey::new(RecordKind::Cart, source);
            let (source, _) = work.whose(&key).await?;
            Ok(authorize(&work.actor, &action, &source, work.version(&key) > 0)?)
        }
        Command::Cart { request: cart::Request::Assign { customer }, .. } => {
            let whose = Some(Buyer::Customer { customer: *customer });
            Ok(authorize(&work.actor, &action, &Ownership { buyer: whose, ..nobodys(work) }, true)?)
        }
        // Who cancels is not what the caller says but who the caller is.
        Command::VendorOrder { request: vendor_order::Request::Cancel { by, cause, .. }, .. } => {
            cancels(work, action, *by, *cause)
        }
        _ => Ok(()),
    }
}

fn cancels(
    work: &Work<'_>,
    action: String,
    by: vendor_order::By,
    cause: vendor_order::CancelCause,
) -> Result<(), Error> {
    use vendor_order::{By, CancelCause};
    let own = match work.actor {
        Actor::Buyer { .. } => by == By::Buyer,
        Actor::Member { .. } => by == By::Vendor,
        Actor::Staff { .. } | Actor::System { .. } => return Ok(()),
    };
    if own && cause == CancelCause::Asked { Ok(()) } else { Err(anothers(work, action)) }
}

fn anothers(work: &Work<'_>, action: String) -> Error {
    let role = <&str>::from(&work.actor.role()).to_owned();
    Refusal::AuthorityForbidden { action, role, relation: "another_buyers".to_owned() }.into()
}

const fn nobodys(work: &Work<'_>) -> Ownership {
    Ownership { tenant: work.tenant, vendor: None, buyer: None }
}

/// Permits an action on a thing. What is there and is nobody's is the marketplace's own: to vendors and buyers it is another's.
pub(crate) fn authorize(actor: &Actor, action: &str, thing: &Ownership, there: bool) -> Result<(), Refusal> {
    let role = actor.role();
    let relation = match actor {
        Actor::Member { .. } => Relation::AnotherVendors,
        Actor::Buyer { .. } => Relation::AnotherBuyers,
        Actor::Staff { .. } | Actor::System { .. } => Relation::Own,
    };
    let anybodys = thing.vendor.is_some() || thing.buyer.is_some();
    if !there || anybodys || relation == Relation::Own || authority::permits(action, role, relation) != Some(false) {
        return authority::authorize(actor, action, thing);
    }
    let (role, relation) = (<&str>::from(&role).to_owned(), <&str>::from(&relation).to_owned());
    Err(Refusal::AuthorityForbidden { action: action.to_owned(), role, relation })
}

/// The record that a request is about, or makes.
fn key_of(command: &Command) -> Option<RecordKey> {
    match command {
        Command::Promotion { request: promotion::Request::Create { rule, .. }, .. } => {
            Some(RecordKey::new(RecordKind::Promotion, rule.promotion))
        }
        Command::Stock { offer, .. } => Some(RecordKey::new(RecordKind::Offer, offer)),
        Command::CommissionPlan { request: commission_plan::Request::Create { rules, .. }, .. } => {
            Some(RecordKey::new(RecordKind::CommissionPlan, rules.id))
        }
        // A contact is whoever's wrote it, which its record does not say; store credit is whose its id says.
        Command::Contact { .. } | Command::StoreCredit { .. } => None,
        Command::GiveBack { with, .. } => Some(RecordKey::new(RecordKind::VendorOrder, with.vendor_order)),
        command => command.key(),
    }
}

/// Whose the thing is that a request is about, and whether it is there. What is yet to be made is whose the request says it will be.
async fn ownership(work: &mut Work<'_>, command: &Command) -> Result<(Ownership, bool), Error> {
    if let Some(key) = key_of(command) {
        let thing = belongs(work, key.clone()).await?;
        if work.version(&key) > 0 {
            return Ok((thing, true));
        }
    }
    let thing = nobodys(work);
    let vendors = |vendor: VendorId| Ownership { vendor: Some(vendor), ..thing };
    let buyers = |buyer: Buyer| Ownership { buyer: Some(buyer), ..thing };
    let thing = match command {
        Command::Offer { request: offer::Request::Create { vendor, .. }, .. }
        | Command::Settlement { request: settlement::Request::Settle { vendor, .. }, .. }
        | Command::Settlement { request: settlement::Request::WriteOff { vendor, .. }, .. }
        | Command::Payout { request: payout::Request::Create { vendor, .. }, .. }
        | Command::Invoice { request: invoice::Request::Issue { vendor, .. }, .. } => vendors(*vendor),
        Command::Promotion { request: promotion::Request::Create { rule, .. }, .. } => {
            Ownership { vendor: rule.vendor, ..thing }
        }
        Command::Vendor { id: Some(id), .. } => vendors(*id),
        Command::Customer { id: Some(customer), .. } | Command::StoreCredit { customer, .. } => {
            buyers(Buyer::Customer { customer: *customer })
        }
        Command::Return { request: returns::Request::Create { vendor_order, .. }, .. }
        | Command::Exchange { request: exchange::Request::Create { vendor_order, .. }, .. }
        | Command::Claim { request: claim::Request::Create { vendor_order, .. }, .. }
        | Command::Transfer { request: transfer::Request::Create { vendor_order }, .. } => {
            belongs(work, RecordKey::new(RecordKind::VendorOrder, vendor_order)).await?
        }
        Command::Cart { request: cart::Request::Create { owner: Owner::Customer { customer }, .. }, .. } => {
            buyers(Buyer::Customer { customer: *customer })
        }
        Command::Cart { id: Some(cart), request: cart::Request::Create { owner: Owner::Guest { .. }, .. } } => {
            buyers(Buyer::Guest { cart: *cart })
        }
        // Goods of an offer that is not there are nobody's to count.
        Command::Stock { .. } => return Ok((thing, true)),
        _ => thing,
    };
    Ok((thing, false))
}

/// Whose a record is, through what it belongs to: a return is its vendor order's, and that its order's buyer's.
pub(crate) async fn belongs(work: &mut Work<'_>, key: RecordKey) -> Result<Ownership, Error> {
    let mut thing = nobodys(work);
    let mut next = Some(key);
    // A return, its vendor order, its order: no chain is longer.
    for _ in 0..4 {
        let Some(key) = next else { break };
        let (of, parent) = work.whose(&key).await?;
        thing.vendor = thing.vendor.or(of.vendor);
        thing.buyer = thing.buyer.or(of.buyer);
        next = parent;
    }
    Ok(thing)
}

/// Whether a contact record is the actor's to read and write: one that the actor wrote, that its customer record or its vendor
/// names, or that nobody wrote yet. The staff write for everyone.
pub(crate) async fn owns_contact(work: &mut Work<'_>, id: ContactId) -> Result<bool, Error> {
    let key = RecordKey::new(RecordKind::Contact, id);
    work.read([key.clone()], [], None).await?;
    if work.version(&key) == 0 {
        return Ok(true);
    }
    let named = match work.actor {
        Actor::Buyer { buyer: Buyer::Customer { customer }, .. } => {
            let state = work.state::<customer::Customer>(customer).await?;
            crate::reading::contacts_of(&state).contains(&id)
        }
        Actor::Member { vendor, .. } => {
            let state = work.state::<vendor::Vendor>(vendor).await?;
            let places = |book: &vendor::Book| book.locations.iter().any(|place| place.contact == id);
            state.book().is_some_and(|book| book.contact == id || places(book))
        }
        Actor::Buyer { .. } => false,
        Actor::Staff { .. } | Actor::System { .. } => true,
    };
    // Who wrote it is read from its history only where its owner's own record does not say it.
    Ok(named || work.written_by_actor(id).await? == ContactStanding::Theirs)
}
