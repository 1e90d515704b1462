//! Offers.

use vendra_domain::offer::{self, Terms};
use vendra_domain::{OfferId, ProductId, VendorId};

namespace! {
    /// Offers: one vendor's price and terms for a product. Several vendors may offer the same product.
    ///
    /// ```
    /// use vendra::domain::offer::Offer;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let Offer::Active(book) = trial.buyer().offers().get(trial.books.offer).await? else { unreachable!() };
    /// assert_eq!(book.terms.prices[&"EUR".parse()?].minor(), 2_490);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Offers (offers), Offer, OfferId, offer; new {
        /// Offers a product: at first as a draft that nobody can buy. Prices are in minor units, weights in grams.
        ///
        /// Errors: `amount.negative`, `amount.not_positive`, `limit.count`, `name.malformed`, `offer.no_price`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::offer::Offer;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let Offer::Active(known) = trial.buyer().offers().get(trial.lamps.offer).await? else { unreachable!() };
        /// let seller = trial.seller(trial.books.vendor); // offers the lamp too
        /// let offer = seller.offers().create(trial.books.vendor, known.product, known.terms).await?.id;
        /// assert!(matches!(seller.offers().get(offer).await?, Offer::Draft(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Create as create(vendor: VendorId, product: ProductId, terms: Terms);
    } on {
        /// Sells it.
        ///
        /// Errors: `offer.vendor_may_not_sell`, `offer.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::offer::Offer;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let seller = trial.seller(trial.books.vendor);
        /// seller.offers().pause(trial.books.offer).await?;
        /// seller.offers().publish(trial.books.offer).await?;
        /// assert!(matches!(trial.buyer().offers().get(trial.books.offer).await?, Offer::Active(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Publish as publish();
        /// Changes its terms. Carts are told what changed; orders are not touched.
        ///
        /// Errors: `amount.negative`, `amount.not_positive`, `limit.count`, `offer.no_price`, `offer.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
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
        /// let told = trial.buyer().check_out(cart, trial.by_invoice()).await.unwrap_err();
        /// assert_eq!(told.code(), "cart.price_changed");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Change as change(terms: Terms);
        /// Does not sell it for now.
        ///
        /// Errors: `offer.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.seller(trial.books.vendor).offers().pause(trial.books.offer).await?;
        /// assert_eq!(trial.sold(1).await.unwrap_err().code(), "cart.offer_unavailable");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Pause as pause();
        /// Never sells it again.
        ///
        /// Errors: `offer.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let seller = trial.seller(trial.books.vendor);
        /// seller.offers().retire(trial.books.offer).await?;
        /// assert_eq!(seller.offers().publish(trial.books.offer).await.unwrap_err().code(), "offer.wrong_state");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Retire as retire();
    }
}
