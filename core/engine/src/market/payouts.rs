//! Payouts.

use vendra_domain::payment::OperationOutcome;
use vendra_domain::payout::{self, Kind};
use vendra_domain::{Currency, PayoutId, VendorId};

namespace! {
    /// Payouts to vendors, each with a statement of what it is made of.
    ///
    /// ```
    /// use vendra::domain::payout::Kind;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let vendor = trial.books.vendor;
    /// trial.delivered(3).await?;
    /// trial.clock.turn(15 * 86_400_000);
    /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
    /// let id = trial.worker().payouts().create(vendor, "EUR".parse()?, Kind::Scheduled).await?.id;
    /// let statement = trial.seller(vendor).payouts().statement(id).await?;
    /// assert_eq!(statement.amount.minor(), 7_470 - 1_121);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Payouts (payouts), Payout, PayoutId, payout; new {
        /// Pays a vendor all that is available: at once where it is scheduled, after a second person agrees where somebody asks
        /// by hand.
        ///
        /// Errors: `currency.unknown`, `payout.below_minimum`, `payout.held`, `payout.no_account`, `payout.second_person`,
        /// `payout.statement`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::payout::Kind;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, euro) = (trial.books.vendor, "EUR".parse()?);
        /// let refused = trial.worker().payouts().create(vendor, euro, Kind::Scheduled).await.unwrap_err();
        /// assert_eq!(refused.code(), "payout.below_minimum"); // nothing is available
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Create as create(vendor: VendorId, currency: Currency, kind: Kind);
    } on {
        /// A second person agrees.
        ///
        /// Errors: `payout.below_minimum`, `payout.second_person`, `payout.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::authority::StaffRole;
        /// use vendra::domain::payout::{Kind, Payout};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// trial.delivered(3).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.owner().payouts().create(vendor, "EUR".parse()?, Kind::Manual).await?.id;
        /// assert_eq!(trial.owner().payouts().approve(id).await.unwrap_err().code(), "payout.second_person");
        /// trial.staff(StaffRole::Finance).payouts().approve(id).await?;
        /// assert!(matches!(trial.owner().payouts().get(id).await?, Payout::Started(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Approve as approve();
        /// Never mind.
        ///
        /// Errors: `limit.text`, `payout.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::payout::{Kind, Payout};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// trial.delivered(3).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.owner().payouts().create(vendor, "EUR".parse()?, Kind::Manual).await?.id;
        /// trial.owner().payouts().cancel(id, "the wrong vendor".into()).await?;
        /// assert!(matches!(trial.owner().payouts().get(id).await?, Payout::Cancelled(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Cancel as cancel(reason: String);
        /// The provider paid it.
        ///
        /// Errors: `payout.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::payout::{Kind, Payout};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// trial.delivered(3).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.worker().payouts().create(vendor, "EUR".parse()?, Kind::Scheduled).await?.id;
        /// trial.worker().payouts().confirm_paid(id).await?;
        /// assert!(matches!(trial.owner().payouts().get(id).await?, Payout::Paid(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        ConfirmPaid as confirm_paid();
        /// It did not arrive, or came back: the money is the vendor's again.
        ///
        /// Errors: `limit.text`, `payout.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::ledger::Account;
        /// use vendra::domain::payout::Kind;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// trial.delivered(3).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.worker().payouts().create(vendor, "EUR".parse()?, Kind::Scheduled).await?.id;
        /// trial.worker().payouts().report_failed(id, "the account is closed".into()).await?;
        /// let available = trial.balance(Account::VendorAvailable(vendor)).await?;
        /// assert_eq!(available.minor(), 7_470 - 1_121);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        ReportFailed as report_failed(reason: String);
        /// What the gateway said that was asked to pay it, where it says so by itself.
        ///
        /// Errors: `amount.negative`, `limit.text`, `payout.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::marketplace::Marketplace;
        /// use vendra::domain::payment::OperationOutcome;
        /// use vendra::domain::payout::{Kind, Payout};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let mut settings = book.settings;
        /// settings.paid_from = serde_json::from_str(r#"{"from": "gateway", "gateway": "acme"}"#).unwrap();
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// trial.delivered(3).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.worker().payouts().create(vendor, "EUR".parse()?, Kind::Scheduled).await?.id;
        /// assert!(matches!(trial.owner().payouts().get(id).await?, Payout::Paid(_))); // the gateway was asked
        /// let came_back = OperationOutcome::Failed { reason: "account_closed".into() };
        /// trial.worker().payouts().resolve(id, came_back).await?;
        /// assert!(matches!(trial.owner().payouts().get(id).await?, Payout::Failed(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Resolve as resolve(outcome: OperationOutcome);
    }
}
