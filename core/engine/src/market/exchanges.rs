//! Exchanges.

use vendra_domain::exchange;
use vendra_domain::vendor_order::LineUnits;
use vendra_domain::{ExchangeId, VendorOrderId};

namespace! {
    /// Goods that are exchanged for others of the same offer.
    ///
    /// ```
    /// use vendra::domain::exchange::Exchange;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.delivered(3).await?;
    /// let id = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await?.id;
    /// assert!(matches!(trial.buyer().exchanges().get(id).await?, Exchange::Requested(_)));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Exchanges (exchanges), Exchange, ExchangeId, exchange; new {
        /// Asks for others.
        ///
        /// Errors: `limit.text`, `return.units`, `return.window`, `vendor_order.unknown_line`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let late = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// let late = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await;
        /// assert_eq!(late.unwrap_err().code(), "return.window"); // fourteen days
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Create as create(vendor_order: VendorOrderId, lines: Vec<LineUnits>, reason: String);
    } on {
        /// Agrees, and keeps the replacement aside.
        ///
        /// Errors: `exchange.no_replacement`, `exchange.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await?.id;
        /// let seller = trial.seller(trial.books.vendor);
        /// seller.exchanges().approve(id).await?;
        /// assert_eq!(seller.stock().levels(trial.books.offer).await?[0].available, 6); // three sold, one kept
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Approve as approve();
        /// Does not agree.
        ///
        /// Errors: `exchange.wrong_state`, `limit.text`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::exchange::Exchange;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await?.id;
        /// trial.seller(trial.books.vendor).exchanges().refuse(id, "it was read".into()).await?;
        /// assert!(matches!(trial.buyer().exchanges().get(id).await?, Exchange::Refused(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Refuse as refuse(why: String);
        /// The goods are back.
        ///
        /// Errors: `exchange.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::exchange::Exchange;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await?.id;
        /// let seller = trial.seller(trial.books.vendor);
        /// seller.exchanges().approve(id).await?;
        /// seller.exchanges().receive(id).await?;
        /// assert!(matches!(seller.exchanges().get(id).await?, Exchange::Received(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Receive as receive();
        /// The replacement goes out.
        ///
        /// Errors: `exchange.wrong_state`, `limit.text`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::exchange::Exchange;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await?.id;
        /// let seller = trial.seller(trial.books.vendor);
        /// seller.exchanges().approve(id).await?;
        /// seller.exchanges().receive(id).await?;
        /// seller.exchanges().ship(id, None).await?;
        /// assert!(matches!(seller.exchanges().get(id).await?, Exchange::Shipped(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Ship as ship(tracking: Option<String>);
        /// There is no replacement after all: the money goes back.
        ///
        /// Errors: `exchange.wrong_state`, `refund.nothing`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await?.id;
        /// let seller = trial.seller(trial.books.vendor);
        /// seller.exchanges().approve(id).await?;
        /// seller.exchanges().receive(id).await?;
        /// seller.exchanges().refund(id).await?;
        /// assert_eq!(trial.balance("gateway_clearing/acme".parse()?).await?.minor(), 4_980);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Refund as refund();
        /// Never mind. What was kept aside may be sold again.
        ///
        /// Errors: `exchange.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await?.id;
        /// let seller = trial.seller(trial.books.vendor);
        /// seller.exchanges().approve(id).await?;
        /// trial.buyer().exchanges().cancel(id).await?;
        /// assert_eq!(seller.stock().levels(trial.books.offer).await?[0].available, 7);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Cancel as cancel();
        /// The next step's time is over.
        ///
        /// Errors: `exchange.not_due`, `exchange.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::exchange::Exchange;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await?.id;
        /// trial.seller(trial.books.vendor).exchanges().approve(id).await?; // and it is never sent back
        /// trial.clock.turn(60 * 86_400_000);
        /// trial.worker().exchanges().lapse(id).await?;
        /// assert!(matches!(trial.buyer().exchanges().get(id).await?, Exchange::Lapsed(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Lapse as lapse();
    }
}
