//! What is personal: given to the person it is about, and forgotten when the person asks.

use crate::command::Command;
use crate::error::Error;
use crate::handle;
use crate::market::{Contacts, Customers, VendorOrders};
use crate::port::{Query, QueryName, RecordKey, RecordKind};
use serde::{Deserialize, Serialize};
use vendra_domain::contact::Details;
use vendra_domain::customer::{self, Customer};
use vendra_domain::encoding::Receipt;
use vendra_domain::order::Order;
use vendra_domain::vendor_order::VendorOrder;
use vendra_domain::{ContactId, CustomerId, OrderId, Refusal, VendorOrderId};

/// All that is known of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// The customer's own record.
    pub customer: Customer,
    /// What each of the customer's contact records says.
    pub contacts: Vec<(ContactId, Details)>,
    /// The customer's orders; they hold ids and no name.
    pub orders: Vec<OrderId>,
}

/// Every contact record that a customer has or had.
pub(crate) fn contacts_of(state: &Customer) -> Vec<ContactId> {
    match state {
        Customer::Active(book) | Customer::Blocked(book) => book.contacts.iter().chain(&book.former).copied().collect(),
        Customer::Absent | Customer::Erased { .. } => Vec::new(),
    }
}

impl Customers {
    /// All that is known of a person, for the person.
    ///
    /// Errors: `authority.not_found`, `authority.forbidden`, `store.*`.
    pub async fn export(&self, id: CustomerId) -> Result<Export, Error> {
        let mut reading = self.market().reading()?;
        let customer = reading.one::<Customer>("query.customer", id).await?;
        let ids = handle::personal::contacts_of(&mut reading.work, id).await?;
        let keys: Vec<_> = ids.iter().map(|id| RecordKey::new(RecordKind::ContactDetails, id)).collect();
        reading.work.read(keys, [], None).await?;
        let mut known = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(details) = reading.work.beside::<Details>(RecordKind::ContactDetails, id)? {
                known.push((id, details));
            }
        }
        let orders = reading.work.ids::<OrderId>(Query::new(QueryName::OrdersByBuyer, id)).await?;
        Ok(Export { customer: Customer::clone(&customer), contacts: known, orders })
    }

    /// Forgets a person in one commit: the account, and all that its contact records said, those that it wrote and those that its
    /// orders went to. Orders stay, with ids that mean nobody.
    ///
    /// Errors: `customer.*` while orders are open, and those of [`Engine::run`](crate::Engine::run).
    pub async fn erase(&self, id: CustomerId) -> Result<Receipt, Error> {
        self.market().run(Command::Customer { id: Some(id), request: customer::Request::Erase }).await
    }
}

impl Contacts {
    /// What a contact record says; none once it is erased.
    ///
    /// Errors: `authority.not_found` where it is not the actor's to read, `authority.forbidden`, `store.*`.
    pub async fn get(&self, id: ContactId) -> Result<Option<Details>, Error> {
        let mut reading = self.market().reading()?;
        reading.permit("query.contact", &reading.own())?;
        if !handle::owns_contact(&mut reading.work, id).await? {
            return Err(Refusal::AuthorityNotFound.into());
        }
        details(&mut reading, id).await
    }
}

impl VendorOrders {
    /// Where a vendor order is delivered to, for whoever packs it; none where the order does not say, or it was erased.
    ///
    /// Errors: `authority.not_found`, `authority.forbidden`, `store.*`.
    pub async fn deliver_to(&self, id: VendorOrderId) -> Result<Option<Details>, Error> {
        let mut reading = self.market().reading()?;
        let state = reading.one::<VendorOrder>("query.vendor_orders", id).await?;
        let order = state.book().ok_or(Refusal::AuthorityNotFound)?.order;
        let order = reading.work.state::<Order>(order).await?;
        match order.book().and_then(|book| book.deliver_to) {
            Some(contact) => details(&mut reading, contact).await,
            None => Ok(None),
        }
    }
}

async fn details(reading: &mut super::Reading<'_>, id: ContactId) -> Result<Option<Details>, Error> {
    reading.work.read([RecordKey::new(RecordKind::ContactDetails, id)], [], None).await?;
    Ok(reading.work.beside::<Details>(RecordKind::ContactDetails, id)?)
}
