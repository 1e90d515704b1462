//! Carts.

use std::collections::BTreeMap;
use vendra_domain::cart::{self, Delivery, MergeStrategy, Owner};
use vendra_domain::{CartId, Currency, CustomerId, LineId, OfferId};

namespace! {
    /// Carts, of customers and of guests. A cart remembers the prices that its buyer saw.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let cart = trial.cart(2, 1).await?;
    /// let seen = trial.buyer().carts().get(cart).await?;
    /// assert_eq!(seen.book().unwrap().seen_total()?.minor(), 2 * 2_490 + 7_900);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Carts (carts), Cart, CartId, cart; new {
        /// Begins a cart, in one currency. A guest's is made by the staff or the host's workers;
        /// [`Engine::guest`](crate::Engine::guest) is how a guest gets at it.
        ///
        /// Errors: `currency.unknown`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::cart::Owner;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let owner = Owner::Customer { customer: trial.customer };
        /// let cart = trial.buyer().carts().create(owner, "EUR".parse()?).await?.id;
        /// assert!(trial.buyer().carts().get(cart).await?.book().unwrap().lines.is_empty());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Create as create(owner: Owner, currency: Currency);
    } on {
        /// Puts units of an offer in it, at the price of now; units of a line that is there already are added to it.
        ///
        /// Errors: `cart.closed`, `cart.offer_unavailable`, `cart.quantity`, `limit.count`, `limit.text`, `line.duplicate`, and
        /// those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(1, 0).await?;
        /// trial.buyer().carts().add_line(cart, trial.books.offer, 2, None).await?;
        /// let seen = trial.buyer().carts().get(cart).await?;
        /// assert_eq!(seen.book().unwrap().lines[0].quantity, 3);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        AddLine as add_line(offer: OfferId, quantity: u32, note: Option<String>);
        /// Sets how many units of a line; 0 takes it out.
        ///
        /// Errors: `cart.closed`, `cart.quantity`, `cart.unknown_line`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(3, 0).await?;
        /// let line = trial.buyer().carts().get(cart).await?.book().unwrap().lines[0].id;
        /// trial.buyer().carts().set_quantity(cart, line, 1).await?;
        /// let seen = trial.buyer().carts().get(cart).await?;
        /// assert_eq!(seen.book().unwrap().seen_total()?.minor(), 2_490);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        SetQuantity as set_quantity(line: LineId, quantity: u32);
        /// Takes a line out.
        ///
        /// Errors: `cart.closed`, `cart.unknown_line`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(3, 0).await?;
        /// let line = trial.buyer().carts().get(cart).await?.book().unwrap().lines[0].id;
        /// trial.buyer().carts().remove_line(cart, line).await?;
        /// assert!(trial.buyer().carts().get(cart).await?.book().unwrap().lines.is_empty());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        RemoveLine as remove_line(line: LineId);
        /// Enters a coupon code, as the buyer typed it. Whether it is good for anything is told at checkout.
        ///
        /// Errors: `cart.wrong_state`, `limit.count`, `limit.text`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(1, 0).await?;
        /// trial.buyer().carts().apply_coupon(cart, "PAPER10".into()).await?;
        /// assert_eq!(trial.buyer().carts().get(cart).await?.book().unwrap().coupons.len(), 1);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        ApplyCoupon as apply_coupon(code: String);
        /// Takes a coupon code back.
        ///
        /// Errors: `cart.wrong_state`, `limit.text`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(1, 0).await?;
        /// trial.buyer().carts().apply_coupon(cart, "PAPER10".into()).await?;
        /// trial.buyer().carts().remove_coupon(cart, "PAPER10".into()).await?;
        /// assert!(trial.buyer().carts().get(cart).await?.book().unwrap().coupons.is_empty());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        RemoveCoupon as remove_coupon(code: String);
        /// Says where and how one vendor's goods are delivered.
        ///
        /// Errors: `cart.no_goods_of`, `cart.wrong_state`, `contact.unknown`, `name.malformed`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::cart::Delivery;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(1, 0).await?;
        /// let contact = trial.buyer().contacts().add(Default::default()).await?.id;
        /// let delivery = Delivery { vendor: trial.books.vendor, contact, method: "standard".parse()? };
        /// trial.buyer().carts().set_delivery(cart, delivery).await?;
        /// assert_eq!(trial.buyer().carts().get(cart).await?.book().unwrap().deliveries[0].contact, contact);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        SetDelivery as set_delivery(delivery: Delivery);
        /// Remembers something for the host, in place of what it remembered before. Nothing personal belongs here.
        ///
        /// Errors: `cart.wrong_state`, `limit.count`, `limit.text`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(1, 0).await?;
        /// let metadata = [("campaign".to_owned(), "spring".to_owned())].into();
        /// trial.buyer().carts().set_metadata(cart, metadata).await?;
        /// assert_eq!(trial.buyer().carts().get(cart).await?.book().unwrap().metadata["campaign"], "spring");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        SetMetadata as set_metadata(metadata: BTreeMap<String, String>);
        /// A customer signed in: the guest's cart becomes the customer's. For the staff and the host's workers, who know whose
        /// it was; [`claim`](Self::claim) is for the customer, and asks for the cart's token.
        ///
        /// Errors: `cart.owned`, `cart.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::cart::Owner;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let token = trial.engine.guest_token()?.hash();
        /// let cart = trial.owner().carts().create(Owner::Guest { token }, "EUR".parse()?).await?.id;
        /// trial.owner().carts().assign(cart, trial.customer).await?;
        /// assert_eq!(
        ///     trial.buyer().carts().get(cart).await?.book().unwrap().owner,
        ///     Owner::Customer { customer: trial.customer }
        /// );
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Assign as assign(customer: CustomerId);
        /// Takes another of the buyer's carts in; that one is abandoned.
        ///
        /// Errors: `cart.closed`, `cart.currency`, `cart.owned`, `cart.quantity`, `cart.unknown_source`, `cart.wrong_state`,
        /// `line.duplicate`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::cart::MergeStrategy;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (cart, other) = (trial.cart(1, 0).await?, trial.cart(2, 1).await?);
        /// trial.buyer().carts().merge(cart, other, MergeStrategy::Sum).await?;
        /// let seen = trial.buyer().carts().get(cart).await?;
        /// assert_eq!(seen.book().unwrap().seen_total()?.minor(), 3 * 2_490 + 7_900);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Merge as merge(source: CartId, strategy: MergeStrategy);
        /// Accepts the prices of now.
        ///
        /// Errors: `cart.offer_unavailable`, `cart.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::offer::Offer;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(1, 0).await?;
        /// let Offer::Active(mut book) = trial.buyer().offers().get(trial.books.offer).await? else { unreachable!() };
        /// book.terms.prices.insert("EUR".parse()?, Amount::new(2_990)?);
        /// trial.seller(trial.books.vendor).offers().change(trial.books.offer, book.terms).await?;
        /// trial.buyer().carts().reprice(cart).await?;
        /// let seen = trial.buyer().carts().get(cart).await?;
        /// assert_eq!(seen.book().unwrap().seen_total()?.minor(), 2_990);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Reprice as reprice();
        /// The checkout's order was released or refused: the buyer may go on. What lets an order go does this by itself; it is
        /// for carts that a crash left behind.
        ///
        /// Errors: `cart.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(1, 0).await?;
        /// let order = trial.buyer().check_out(cart, trial.by_card("decline")).await?.id;
        /// trial.buyer().orders().cancel(order, "another way".into()).await?;
        /// trial.worker().carts().reopen(cart).await?; // it is open already: nothing changes
        /// assert!(trial.buyer().check_out(cart, trial.by_invoice()).await.is_ok());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Reopen as reopen();
        /// Nobody came back, or it was merged into another.
        ///
        /// Errors: `cart.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::cart::Cart;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(1, 0).await?;
        /// trial.worker().carts().abandon(cart).await?;
        /// assert!(matches!(trial.buyer().carts().get(cart).await?, Cart::Abandoned(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Abandon as abandon();
    }
}
