//! Transfers.

use vendra_domain::payment::OperationOutcome;
use vendra_domain::transfer;
use vendra_domain::{Amount, TransferId, VendorOrderId};

namespace! {
    /// Transfers of what vendor orders earned to their vendors' accounts at a gateway, and what is taken back of them.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let vendra::domain::marketplace::Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
    /// let mut settings = book.settings;
    /// settings.transfers_by = Some("acme".parse()?);
    /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
    /// let (vendor, sold) = (trial.books.vendor, trial.delivered(3).await?);
    /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
    /// let id = trial.worker().transfers().create(sold.vendor_order).await?.id;
    /// let moved = trial.seller(vendor).transfers().get(id).await?;
    /// assert_eq!(moved.book().unwrap().rest()?.minor(), 7_470 - 1_121);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Transfers (transfers), Transfer, TransferId, transfer; new {
        /// Transfers what was settled of a vendor order and is not transferred yet, through the gateway that the settings name.
        ///
        /// Errors: `payout.held`, `transfer.no_gateway`, `transfer.nothing`, `gateway.unknown`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendra::domain::marketplace::Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let mut settings = book.settings;
        /// settings.transfers_by = Some("acme".parse()?);
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// let (vendor, sold) = (trial.books.vendor, trial.delivered(3).await?);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.worker().transfers().create(sold.vendor_order).await?.id;
        /// assert_eq!(trial.gateway.done(id).unwrap().minor(), 7_470 - 1_121);
        /// let again = trial.worker().transfers().create(sold.vendor_order).await.unwrap_err();
        /// assert_eq!(again.code(), "transfer.nothing");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Create as create(vendor_order: VendorOrderId);
    } on {
        /// Takes some of it back, from the gateway that it was made through: what comes back is the vendor's to be paid, or sets off
        /// what it owes after a refund.
        ///
        /// Errors: `amount.not_positive`, `limit.count`, `transfer.exceeded`, `transfer.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendra::domain::marketplace::Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let mut settings = book.settings;
        /// settings.transfers_by = Some("acme".parse()?);
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// let (vendor, sold) = (trial.books.vendor, trial.delivered(3).await?);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.worker().transfers().create(sold.vendor_order).await?.id;
        /// trial.worker().transfers().reverse(id, vendra::Amount::new(2_000)?).await?;
        /// let moved = trial.owner().transfers().get(id).await?;
        /// assert_eq!(moved.book().unwrap().rest()?.minor(), 7_470 - 1_121 - 2_000);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Reverse as reverse(amount: Amount);
        /// What the gateway said of the transfer or of a reversal, where it says so by itself.
        ///
        /// Errors: `amount.negative`, `limit.text`, `transfer.unknown_operation`, `transfer.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::payment::OperationOutcome;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendra::domain::marketplace::Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let mut settings = book.settings;
        /// settings.transfers_by = Some("acme".parse()?);
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// let (vendor, sold) = (trial.books.vendor, trial.delivered(3).await?);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.worker().transfers().create(sold.vendor_order).await?.id;
        /// trial.worker().transfers().resolve(id, id, OperationOutcome::Unknown).await?; // it is known already
        /// assert!(trial.owner().transfers().get(id).await?.waiting().is_none());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Resolve as resolve(operation: TransferId, outcome: OperationOutcome);
    }
}
