//! Returns.

use vendra_domain::returns::{self, Inspected, Reason};
use vendra_domain::vendor_order::LineUnits;
use vendra_domain::{ReturnId, VendorOrderId};

namespace! {
    /// Goods that come back within the window, and their money with them once they were looked at.
    ///
    /// ```
    /// use vendra::domain::returns::{Reason, Return};
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.delivered(3).await?;
    /// let id = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await?.id;
    /// let seen = trial.buyer().returns().get(id).await?;
    /// assert!(matches!(seen, Return::Requested(_)));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Returns (returns), Return, ReturnId, returns; new {
        /// Asks to send units back that have arrived.
        ///
        /// Errors: `return.nothing`, `return.units`, `return.window`, `vendor_order.unknown_line`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::returns::Reason;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await?.id;
        /// let more = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await;
        /// assert_eq!(more.unwrap_err().code(), "return.units"); // one is left
        /// assert!(trial.seller(trial.books.vendor).returns().get(id).await.is_ok());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Create as create(vendor_order: VendorOrderId, lines: Vec<LineUnits>, reason: Reason);
    } on {
        /// Agrees.
        ///
        /// Errors: `return.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::returns::{Reason, Return};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await?.id;
        /// trial.seller(trial.books.vendor).returns().approve(id).await?;
        /// assert!(matches!(trial.buyer().returns().get(id).await?, Return::Approved(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Approve as approve();
        /// Does not agree: the units may be claimed or returned otherwise.
        ///
        /// Errors: `limit.text`, `return.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::returns::{Reason, Return};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await?.id;
        /// trial.seller(trial.books.vendor).returns().refuse(id, "it was made to order".into()).await?;
        /// assert!(matches!(trial.buyer().returns().get(id).await?, Return::Refused(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Refuse as refuse(why: String);
        /// It was sent.
        ///
        /// Errors: `limit.text`, `return.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::returns::{Reason, Return};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await?.id;
        /// trial.seller(trial.books.vendor).returns().approve(id).await?;
        /// trial.buyer().returns().send(id, Some("00340434161094042557".into())).await?;
        /// assert!(matches!(trial.buyer().returns().get(id).await?, Return::InTransit(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Send as send(tracking: Option<String>);
        /// It arrived, whether it was said to be sent or not.
        ///
        /// Errors: `return.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::returns::{Reason, Return};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await?.id;
        /// let seller = trial.seller(trial.books.vendor);
        /// seller.returns().approve(id).await?;
        /// seller.returns().receive(id).await?;
        /// assert!(matches!(seller.returns().get(id).await?, Return::Received(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Receive as receive();
        /// It was looked at: the money of what is accepted goes back, and what can be sold again is stock again.
        ///
        /// Errors: `refund.nothing`, `return.nothing`, `return.units`, `return.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::returns::{Disposition, Inspected, Reason};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await?.id;
        /// let seller = trial.seller(trial.books.vendor);
        /// seller.returns().approve(id).await?;
        /// seller.returns().receive(id).await?;
        /// let found = Inspected { line: sold.line, accepted: 2, disposition: Disposition::Restock };
        /// seller.returns().inspect(id, vec![found]).await?;
        /// assert_eq!(trial.balance("gateway_clearing/acme".parse()?).await?.minor(), 2_490);
        /// assert_eq!(seller.stock().levels(trial.books.offer).await?[0].available, 9);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Inspect as inspect(lines: Vec<Inspected>);
        /// Never mind.
        ///
        /// Errors: `return.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::returns::{Reason, Return};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await?.id;
        /// trial.buyer().returns().cancel(id).await?;
        /// assert!(matches!(trial.buyer().returns().get(id).await?, Return::Cancelled(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Cancel as cancel();
        /// The next step's time is over.
        ///
        /// Errors: `return.not_due`, `return.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::returns::{Reason, Return};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await?.id;
        /// trial.seller(trial.books.vendor).returns().approve(id).await?; // and it is never sent
        /// trial.clock.turn(60 * 86_400_000);
        /// trial.worker().returns().lapse(id).await?;
        /// assert!(matches!(trial.buyer().returns().get(id).await?, Return::Lapsed(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Lapse as lapse();
    }
}
