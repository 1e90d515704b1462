//! Customers.

use vendra_domain::customer::{self, ConsentChoice};
use vendra_domain::{CartId, ContactId, CustomerId};

namespace! {
    /// Customers with an account. Who buys as a guest has none.
    ///
    /// ```
    /// use vendra::domain::customer::Customer;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// assert!(matches!(trial.buyer().customers().get(trial.customer).await?, Customer::Active(_)));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Customers (customers), Customer, CustomerId, customer; new {
        /// Opens an account, under a contact record. A customer opens its own, under the id that the host authenticated; the
        /// staff open one under a fresh id.
        ///
        /// Errors: `contact.unknown`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::customer::Customer;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let contact = trial.owner().contacts().add(Default::default()).await?.id;
        /// let customer = trial.owner().customers().register(contact).await?.id;
        /// assert!(matches!(trial.owner().customers().get(customer).await?, Customer::Active(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Register as register(contact: ContactId);
    } on {
        /// Adds a contact record, such as another address.
        ///
        /// Errors: `contact.unknown`, `customer.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::contact::Details;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let at_work = Details { city: Some("Porto".into()), ..Details::default() };
        /// let work = trial.buyer().contacts().add(at_work).await?.id;
        /// trial.buyer().customers().add_contact(trial.customer, work).await?;
        /// let known = trial.buyer().customers().export(trial.customer).await?.contacts;
        /// assert!(known.iter().any(|(contact, _)| *contact == work));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        AddContact as add_contact(contact: ContactId);
        /// Takes a contact record out. It stays written, for the orders that went to it, until the customer is erased.
        ///
        /// Errors: `customer.unknown_contact`, `customer.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::customer::Customer;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let work = trial.buyer().contacts().add(Default::default()).await?.id;
        /// trial.buyer().customers().add_contact(trial.customer, work).await?;
        /// trial.buyer().customers().remove_contact(trial.customer, work).await?;
        /// let Customer::Active(book) = trial.buyer().customers().get(trial.customer).await? else { unreachable!() };
        /// assert!(!book.contacts.contains(&work) && book.former.contains(&work));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        RemoveContact as remove_contact(contact: ContactId);
        /// Says whether news are wanted. Nobody but the customer and the staff says so.
        ///
        /// Errors: `customer.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::customer::{Consent, ConsentChoice, Customer};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.buyer().customers().set_consent(trial.customer, ConsentChoice::Give).await?;
        /// let Customer::Active(book) = trial.buyer().customers().get(trial.customer).await? else { unreachable!() };
        /// assert!(matches!(book.consent, Consent::Given { .. }));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        SetConsent as set_consent(wanted: ConsentChoice);
        /// Notes that a guest's cart is this customer's, after [`Carts::assign`](crate::market::Carts::assign).
        /// [`Carts::claim`](crate::market::Carts::claim) does both, for whoever has the cart's token.
        ///
        /// Errors: `customer.wrong_state`, `limit.count`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::cart::Owner;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let token = trial.engine.guest_token()?.hash();
        /// let cart = trial.owner().carts().create(Owner::Guest { token }, "EUR".parse()?).await?.id;
        /// trial.owner().carts().assign(cart, trial.customer).await?;
        /// trial.buyer().customers().claim_cart(trial.customer, cart).await?;
        /// assert!(trial.buyer().carts().get(cart).await.is_ok());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        ClaimCart as claim_cart(cart: CartId);
        /// Forbids buying.
        ///
        /// Errors: `customer.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.owner().customers().block(trial.customer, "never pays".into()).await?;
        /// let refused = trial.sold(1).await.unwrap_err();
        /// assert_eq!(refused.code(), "cart.buyer_blocked");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Block as block(reason: String);
        /// Permits buying again.
        ///
        /// Errors: `customer.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.owner().customers().block(trial.customer, "never pays".into()).await?;
        /// trial.owner().customers().unblock(trial.customer).await?;
        /// assert!(trial.sold(1).await.is_ok());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Unblock as unblock();
    }
}
