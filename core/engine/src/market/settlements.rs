//! Settlements.

use vendra_domain::settlement;
use vendra_domain::{Currency, SettlementId, VendorId};

namespace! {
    /// Settlements: vendors' money becomes available, so long after delivery as the settings say, less a reserve.
    ///
    /// ```
    /// use vendra::domain::ledger::Account;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let vendor = trial.books.vendor;
    /// trial.delivered(3).await?;
    /// trial.clock.turn(15 * 86_400_000);
    /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
    /// let available = trial.balance(Account::VendorAvailable(vendor)).await?;
    /// assert_eq!(available.minor(), 7_470 - 1_121);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Settlements (settlements), Settlement, SettlementId, settlement; new {
        /// Settles what can be settled of a vendor.
        ///
        /// Errors: `amount.out_of_range`, `currency.unknown`, `rate.malformed`, `settlement.nothing`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::settlement::Settlement;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// let none = trial.worker().settlements().settle(vendor, "EUR".parse()?).await.unwrap_err();
        /// assert_eq!(none.code(), "settlement.nothing");
        /// trial.delivered(3).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// let id = trial.worker().settlements().settle(vendor, "EUR".parse()?).await?.id;
        /// let Settlement::Settled(book) = trial.owner().settlements().get(id).await? else { unreachable!() };
        /// assert_eq!(book.amount.minor(), 7_470 - 1_121);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Settle as settle(vendor: VendorId, currency: Currency);
        /// A closing vendor will never pay what it owes: the platform bears it.
        ///
        /// Errors: `limit.text`, `settlement.nothing`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// let refused = trial.owner().settlements().write_off(vendor, "EUR".parse()?, "bankrupt".into()).await.unwrap_err();
        /// assert_eq!(refused.code(), "settlement.nothing"); // it owes nothing
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        WriteOff as write_off(vendor: VendorId, currency: Currency, reason: String);
    } on {
        /// The reserve's time is over: it becomes available too.
        ///
        /// Errors: `settlement.reserve_held`, `settlement.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::ledger::Account;
        /// use vendra::domain::marketplace::{Marketplace, Settings};
        /// use vendra::domain::settlement::SettlementPolicy;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let settlement =
        ///     SettlementPolicy { reserve_rate: "0.1".parse()?, reserve_ms: 86_400_000, ..book.settings.settlement };
        /// trial.owner().marketplace().configure(trial.tenant, Settings { settlement, ..book.settings }).await?;
        /// let vendor = trial.books.vendor;
        /// trial.delivered(3).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// let id = trial.worker().settlements().settle(vendor, "EUR".parse()?).await?.id;
        /// let early = trial.worker().settlements().release_reserve(id).await.unwrap_err();
        /// assert_eq!(early.code(), "settlement.reserve_held");
        /// trial.clock.turn(86_400_000);
        /// trial.worker().settlements().release_reserve(id).await?;
        /// let available = trial.balance(Account::VendorAvailable(vendor)).await?;
        /// assert_eq!(available.minor(), 7_470 - 1_121);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        ReleaseReserve as release_reserve();
    }
}
