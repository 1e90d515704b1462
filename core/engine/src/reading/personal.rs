//! What is personal: given to the person it is about, and forgotten when the person asks.

use crate::command::Command;
use crate::error::Error;
use crate::handle;
use crate::market::{Contacts, Customers, VendorOrders};
use crate::port::{PAGE_RECORDS_MAX, Query, QueryName, RecordKey, RecordKind};
use crate::work::Work;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use vendra_domain::cart::Cart;
use vendra_domain::contact::Details;
use vendra_domain::customer::{self, Customer};
use vendra_domain::encoding::Receipt;
use vendra_domain::order::Order;
use vendra_domain::vendor_order::VendorOrder;
use vendra_domain::{CartId, ContactId, CustomerId, OrderId, Refusal, VendorOrderId};

/// All that is known of a person.
///
/// ```
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let export = trial.buyer().customers().export(trial.customer).await?;
/// assert_eq!(export.contacts[0].1.name.as_deref(), Some("Ada Buyer"));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Export {
    /// The customer's own record.
    pub customer: Customer,
    /// What each of the customer's contact records says.
    pub contacts: Vec<(ContactId, Details)>,
    /// The customer's orders; they hold ids and no name.
    pub orders: Vec<OrderId>,
    /// The customer's carts, newest first, with what was noted on their lines.
    pub carts: Vec<Cart>,
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
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(1).await?;
    /// let export = trial.buyer().customers().export(trial.customer).await?;
    /// assert_eq!((export.contacts.len(), export.orders), (1, vec![sold.order]));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
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
        let carts = carts_of(&mut reading.work, id).await?;
        Ok(Export { customer: Customer::clone(&customer), contacts: known, orders, carts })
    }

    /// Forgets a person in one commit: the account, and all that its contact records said, those that it wrote and those that its
    /// orders went to. Orders stay, with ids that mean nobody. Carts that are [kept apart](crate::port::CartStore) from the store are
    /// taken away before; guests' carts that the person never claimed are not known to be the person's.
    ///
    /// Errors: `customer.*` while orders are open, and those of [`Engine::run`](crate::Engine::run).
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.delivered(1).await?;
    /// trial.buyer().customers().erase(trial.customer).await?;
    /// let left = trial.owner().customers().export(trial.customer).await?;
    /// assert!(left.contacts.is_empty());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn erase(&self, id: CustomerId) -> Result<Receipt, Error> {
        self.market().run(Command::Customer { id: Some(id), request: customer::Request::Erase }).await
    }
}

impl Contacts {
    /// What a contact record says; none once it is erased.
    ///
    /// Errors: `authority.not_found` where it is not the actor's to read, `authority.forbidden`, `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let details = trial.seller(trial.books.vendor).contacts().get(trial.books.contact).await?.unwrap();
    /// assert_eq!(details.name.as_deref(), Some("Paper Moon Books"));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
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
    ///
    /// ```
    /// use vendra::checkout::CheckOut;
    /// use vendra::domain::contact::Details;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let home = Details { city: Some("Lisboa".into()), ..Details::default() };
    /// let home = trial.buyer().contacts().add(home).await?.id;
    /// let with = CheckOut { deliver_to: Some(home), ..trial.by_invoice() };
    /// let order = trial.buyer().check_out(trial.cart(1, 0).await?, with).await?.id;
    /// let part = trial.buyer().orders().get(order).await?.vendor_orders[0];
    /// let label = trial.seller(trial.books.vendor).vendor_orders().deliver_to(part).await?.unwrap();
    /// assert_eq!(label.city.as_deref(), Some("Lisboa"));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
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

/// A customer's carts, wherever they are.
async fn carts_of(work: &mut Work<'_>, id: CustomerId) -> Result<Vec<Cart>, Error> {
    let mut carts = Vec::new();
    if work.engine.carts.is_none() {
        for cart in work.ids::<CartId>(Query::new(QueryName::CartsByBuyer, id)).await? {
            carts.push(Cart::clone(&*work.state::<Cart>(cart).await?));
        }
        return Ok(carts);
    }
    let (buyer, mut before) = (id.to_string(), None);
    loop {
        let (found, next) = work.carts_by_buyer(&buyer, before, PAGE_RECORDS_MAX).await?;
        carts.extend(found.into_iter().map(|(_, fetched)| Arc::unwrap_or_clone(fetched.state)));
        before = next;
        if before.is_none() {
            return Ok(carts);
        }
    }
}

async fn details(reading: &mut super::Reading<'_>, id: ContactId) -> Result<Option<Details>, Error> {
    reading.work.read([RecordKey::new(RecordKind::ContactDetails, id)], [], None).await?;
    Ok(reading.work.beside::<Details>(RecordKind::ContactDetails, id)?)
}
