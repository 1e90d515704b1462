//! Buyers' orders.

use vendra_domain::order;
use vendra_domain::{ContactId, OrderId};

namespace! {
    /// Buyers' orders. [`Market::check_out`](crate::Market::check_out) makes one of a cart.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// let order = trial.buyer().orders().get(sold.order).await?;
    /// assert_eq!((order.state.as_str(), order.gross.minor()), ("placed", 7_470));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Orders (orders), Order, OrderId, order; new {
    } on {
        /// Lets an order go that nobody paid while its stock was held: everything that it had goes back.
        ///
        /// Errors: `gift_card.expired`, `order.hold_running`, `order.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let order = trial.buyer().check_out(trial.cart(3, 0).await?, trial.by_card("decline")).await?.id;
        /// assert_eq!(trial.worker().orders().release(order).await.unwrap_err().code(), "order.hold_running");
        /// trial.clock.turn(900_000);
        /// trial.worker().orders().release(order).await?;
        /// assert_eq!(trial.owner().stock().levels(trial.books.offer).await?[0].available, 10);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Release as release();
        /// Nobody fulfils it: what was paid goes back to the cent. Once something is on its way its parts are cancelled or
        /// returned instead.
        ///
        /// Errors: `limit.text`, `order.shipped`, `order.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// trial.buyer().orders().cancel(sold.order, "changed my mind".into()).await?;
        /// assert_eq!(trial.buyer().orders().get(sold.order).await?.state, "cancelled");
        /// assert_eq!(trial.balance("gateway_clearing/acme".parse()?).await?.minor(), 0);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Cancel as cancel(reason: String);
        /// Every vendor's part is done.
        ///
        /// Errors: `order.unfinished`, `order.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(1).await?;
        /// trial.worker().orders().complete(sold.order).await?; // or it is already: nothing changes then
        /// assert_eq!(trial.buyer().orders().get(sold.order).await?.state, "completed");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Complete as complete();
        /// Delivers or bills to someone else, whom the buyer knows. What is not said becomes nobody.
        ///
        /// Errors: `contact.unknown`, `order.shipped`, `order.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(1).await?;
        /// let neighbour = trial.buyer().contacts().add(Default::default()).await?.id;
        /// trial.buyer().orders().edit_contacts(sold.order, Some(neighbour), None).await?;
        /// assert_eq!(trial.buyer().orders().get(sold.order).await?.deliver_to, Some(neighbour));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        EditContacts as edit_contacts(deliver_to: Option<ContactId>, bill_to: Option<ContactId>);
    }
}
