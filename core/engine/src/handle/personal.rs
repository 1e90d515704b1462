//! Which contact records say something of a person.

use crate::error::Error;
use crate::port::{EVENTS_READ_MAX, HistoryOf, Query, QueryName, RecordKey, RecordKind};
use crate::work::Work;
use std::collections::BTreeSet;
use vendra_domain::authority::{Actor, Buyer};
use vendra_domain::contact::Contact;
use vendra_domain::customer::{self, Customer};
use vendra_domain::order::Order;
use vendra_domain::vendor::{self, Vendor};
use vendra_domain::*;

/// Contact records that are a customer's: those of its account, those that it wrote, as a guest too, and those that its orders are
/// delivered or billed to, unless they are a vendor's place. None where a request does not erase it.
pub(super) async fn contacts_about(
    work: &mut Work<'_>,
    id: CustomerId,
    request: &customer::Request,
) -> Result<Vec<ContactId>, Error> {
    if !matches!(request, customer::Request::Erase) {
        return Ok(Vec::new());
    }
    Ok(contacts_of(work, id).await?.into_iter().collect())
}

/// As [`contacts_about`], whatever is asked: those that say something still.
pub(crate) async fn contacts_of(work: &mut Work<'_>, id: CustomerId) -> Result<BTreeSet<ContactId>, Error> {
    let state = work.state::<Customer>(id).await?;
    let mut found: BTreeSet<ContactId> = crate::reading::contacts_of(&state).into_iter().collect();
    let tenant = work.tenant;
    let mut buyers = vec![Buyer::Customer { customer: id }];
    if let Customer::Active(book) | Customer::Blocked(book) = &*state {
        buyers.extend(book.claimed.iter().map(|cart| Buyer::Guest { cart: *cart }));
    }
    for buyer in buyers {
        written_by(work, &Actor::Buyer { tenant, buyer }, &mut found).await?;
    }
    let mut places = BTreeSet::new();
    for order in work.ids::<OrderId>(Query { limit: 500, ..Query::new(QueryName::OrdersByBuyer, id) }).await? {
        let state = work.state::<Order>(order).await?;
        let Some(book) = state.book() else { continue };
        found.extend([book.deliver_to, book.bill_to].into_iter().flatten());
        let vendors: BTreeSet<VendorId> = book.vendor_orders.iter().map(|part| part.vendor).collect();
        for vendor in vendors {
            let state = work.state::<Vendor>(vendor).await?;
            places.extend(state.book().into_iter().flat_map(contacts_of_vendor));
        }
    }
    let keys = found.iter().map(|id| RecordKey::new(RecordKind::Contact, id)).collect::<Vec<_>>();
    work.read(keys, [], None).await?;
    let mut written = BTreeSet::new();
    for contact in found.difference(&places) {
        if matches!(*work.state::<Contact>(contact).await?, Contact::Written { .. }) {
            written.insert(*contact);
        }
    }
    Ok(written)
}

fn contacts_of_vendor(book: &vendor::Book) -> Vec<ContactId> {
    book.locations.iter().map(|place| place.contact).chain([book.contact]).collect()
}

/// The contact records that somebody wrote, by the audit trail.
async fn written_by(work: &mut Work<'_>, actor: &Actor, found: &mut BTreeSet<ContactId>) -> Result<(), Error> {
    let of = HistoryOf::Actor(crate::envelope::actor_name(actor));
    let mut read = 0_u64;
    loop {
        let events = work.engine.store.history(work.tenant, of.clone(), read, EVENTS_READ_MAX).await?;
        let count = u64::try_from(events.len()).unwrap_or(u64::MAX);
        read = read.saturating_add(count);
        for stored in events.into_iter().filter(|stored| stored.event.kind == RecordKind::Contact) {
            found.insert(stored.event.key.parse()?);
        }
        if count < u64::from(EVENTS_READ_MAX) {
            return Ok(());
        }
    }
}
