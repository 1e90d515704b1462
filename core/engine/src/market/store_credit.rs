//! Customers' credit.

use crate::command::Command;
use crate::error::Error;
use crate::marketplace::Market;
use vendra_domain::encoding::Receipt;
use vendra_domain::store_credit::{self, Grant};
use vendra_domain::{Amount, Currency, CustomerId};

/// Customers' credit, in one currency each, in minor units. A checkout spends it as one of the ways to pay.
///
/// ```
/// use vendra::Amount;
/// use vendra::checkout::{CheckOut, Pay};
/// use vendra::domain::ledger::Account;
/// use vendra::domain::store_credit::Grant;
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let (euro, fifty) = ("EUR".parse()?, Amount::new(5_000)?);
/// trial.owner().store_credit().grant(trial.customer, euro, fifty, Grant::Goodwill, "sorry".into()).await?;
/// let with = CheckOut { pay: vec![Pay::StoreCredit { limit: None }], ..trial.by_invoice() };
/// trial.buyer().check_out(trial.cart(1, 0).await?, with).await?;
/// assert_eq!(trial.balance(Account::StoreCredit(trial.customer)).await?.minor(), 5_000 - 2_490);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone)]
pub struct StoreCredits {
    market: Market,
}

impl Market {
    /// Customers' credit.
    ///
    /// ```
    /// use vendra::Amount;
    /// use vendra::domain::store_credit::Grant;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (euro, five) = ("EUR".parse()?, Amount::new(500)?);
    /// let own = trial.buyer().store_credit().grant(trial.customer, euro, five, Grant::Goodwill, "me".into()).await;
    /// assert_eq!(own.unwrap_err().code(), "authority.forbidden");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn store_credit(&self) -> StoreCredits {
        StoreCredits { market: self.clone() }
    }
}

impl StoreCredits {
    async fn ask(
        &self,
        customer: CustomerId,
        currency: Currency,
        request: store_credit::Request,
    ) -> Result<Receipt, Error> {
        self.market.run(Command::StoreCredit { customer, currency, request }).await
    }

    /// Grants credit.
    ///
    /// Errors: `amount.not_positive`, `amount.out_of_range`, `limit.text`, `store_credit.wrong_state`, and those of
    /// [`Engine::run`](crate::Engine::run).
    ///
    /// ```
    /// use vendra::Amount;
    /// use vendra::domain::ledger::Account;
    /// use vendra::domain::store_credit::Grant;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (euro, five) = ("EUR".parse()?, Amount::new(500)?);
    /// trial.owner().store_credit().grant(trial.customer, euro, five, Grant::Goodwill, "sorry".into()).await?;
    /// assert_eq!(trial.balance(Account::StoreCredit(trial.customer)).await?.minor(), 500);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn grant(
        &self,
        customer: CustomerId,
        currency: Currency,
        amount: Amount,
        grant: Grant,
        reason: String,
    ) -> Result<Receipt, Error> {
        self.ask(customer, currency, store_credit::Request::Grant { amount, grant, reason }).await
    }

    /// Takes credit back that was granted, at most what is left of it.
    ///
    /// Errors: `store_credit.insufficient`, `amount.not_positive`, `limit.text`, `store_credit.wrong_state`, and those of
    /// [`Engine::run`](crate::Engine::run).
    ///
    /// ```
    /// use vendra::Amount;
    /// use vendra::domain::ledger::Account;
    /// use vendra::domain::store_credit::Grant;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (euro, five, credit) = ("EUR".parse()?, Amount::new(500)?, trial.owner().store_credit());
    /// credit.grant(trial.customer, euro, five, Grant::Goodwill, "sorry".into()).await?;
    /// credit.revoke(trial.customer, euro, Amount::new(200)?, "too much".into()).await?;
    /// assert_eq!(trial.balance(Account::StoreCredit(trial.customer)).await?.minor(), 300);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn revoke(
        &self,
        customer: CustomerId,
        currency: Currency,
        amount: Amount,
        reason: String,
    ) -> Result<Receipt, Error> {
        self.ask(customer, currency, store_credit::Request::Revoke { amount, reason }).await
    }

    /// Forbids its use.
    ///
    /// Errors: `limit.text`, `store_credit.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
    ///
    /// ```
    /// use vendra::Amount;
    /// use vendra::checkout::{CheckOut, Pay};
    /// use vendra::domain::store_credit::Grant;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (euro, fifty, credit) = ("EUR".parse()?, Amount::new(5_000)?, trial.owner().store_credit());
    /// credit.grant(trial.customer, euro, fifty, Grant::Goodwill, "sorry".into()).await?;
    /// credit.freeze(trial.customer, euro, "a stolen account".into()).await?;
    /// let with = CheckOut { pay: vec![Pay::StoreCredit { limit: None }], ..trial.by_invoice() };
    /// assert!(trial.buyer().check_out(trial.cart(1, 0).await?, with).await.is_err());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn freeze(&self, customer: CustomerId, currency: Currency, reason: String) -> Result<Receipt, Error> {
        self.ask(customer, currency, store_credit::Request::Freeze { reason }).await
    }

    /// Permits its use again.
    ///
    /// Errors: `store_credit.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
    ///
    /// ```
    /// use vendra::Amount;
    /// use vendra::checkout::{CheckOut, Pay};
    /// use vendra::domain::store_credit::Grant;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (euro, fifty, credit) = ("EUR".parse()?, Amount::new(5_000)?, trial.owner().store_credit());
    /// credit.grant(trial.customer, euro, fifty, Grant::Goodwill, "sorry".into()).await?;
    /// credit.freeze(trial.customer, euro, "a stolen account".into()).await?;
    /// credit.thaw(trial.customer, euro).await?;
    /// let with = CheckOut { pay: vec![Pay::StoreCredit { limit: None }], ..trial.by_invoice() };
    /// assert!(trial.buyer().check_out(trial.cart(1, 0).await?, with).await.is_ok());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn thaw(&self, customer: CustomerId, currency: Currency) -> Result<Receipt, Error> {
        self.ask(customer, currency, store_credit::Request::Thaw).await
    }
}
