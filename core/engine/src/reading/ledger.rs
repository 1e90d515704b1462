//! The books: balances, entries, trial balance, statements.

use crate::error::Error;
use crate::market::Payouts;
use crate::marketplace::Market;
use crate::port::{EntryQuery, StoredEntry};
use serde::{Deserialize, Serialize};
use vendra_domain::authority::Ownership;
use vendra_domain::ledger::{Account, TrialBalance, TrialBalanceRow, TrialBalanceTotal};
use vendra_domain::payout::{Payout, Statement};
use vendra_domain::*;

/// The books of a marketplace.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::port::Clock;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// trial.sold(3).await?;
/// let books = trial.owner().ledger().trial_balance(trial.clock.now()).await?;
/// assert_eq!(books.totals[0].debits, books.totals[0].credits);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone)]
pub struct Ledger {
    market: Market,
}

impl Market {
    /// The books.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.sold(3).await?;
    /// let commission = trial.owner().ledger().balance("commission".parse()?, "EUR".parse()?, None).await?;
    /// assert_eq!(commission.minor(), 1_121);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        Ledger { market: self.clone() }
    }
}

impl Ledger {
    /// What an account is at, on the side where it grows, in minor units: up to and including a time, or now.
    ///
    /// Errors: `authority.forbidden` (vendors see their own accounts), `amount.out_of_range`, `store.*`.
    ///
    /// ```
    /// use vendra::domain::ledger::Account;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.sold(3).await?;
    /// let (pending, euro) = (Account::VendorPending(trial.books.vendor), "EUR".parse()?);
    /// let own = trial.seller(trial.books.vendor).ledger().balance(pending, euro, None).await?;
    /// assert_eq!(own.minor(), 7_470 - 1_121);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn balance(
        &self,
        account: Account,
        currency: Currency,
        as_of: Option<Timestamp>,
    ) -> Result<Amount, Error> {
        let reading = self.market.reading()?;
        let vendor = match account {
            Account::VendorPending(vendor) | Account::VendorAvailable(vendor) | Account::VendorReserve(vendor) => {
                Some(vendor)
            }
            _ => None,
        };
        match vendor {
            Some(_) => {
                let thing = Ownership { tenant: self.market.tenant(), vendor, buyer: None };
                reading.permit("query.balance", &thing)?;
            }
            None => reading.permit_all("query.balance")?,
        }
        let store = self.market.engine().store();
        let turnover = store.balance(self.market.tenant(), account, currency, as_of).await?;
        Ok(turnover.balance(account.kind().normal)?)
    }

    /// Entries, oldest first, a page at a time. Errors: `authority.forbidden`, `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::port::EntryQuery;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.sold(3).await?;
    /// let account = Some("commission".parse()?);
    /// let query = EntryQuery { account, currency: None, from: None, until: None, after: 0, limit: 100 };
    /// let entries = trial.owner().ledger().entries(query).await?;
    /// assert_eq!(entries[0].entry.amount.minor(), 1_121);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn entries(&self, query: EntryQuery) -> Result<Vec<StoredEntry>, Error> {
        self.market.reading()?.permit_all("query.entries")?;
        Ok(self.market.engine().store().entries(self.market.tenant(), query).await?)
    }

    /// The balance of every account as of a time. Errors: `authority.forbidden`, `amount.out_of_range`, `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::port::Clock;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let before = trial.clock.now();
    /// trial.clock.turn(1_000);
    /// trial.sold(3).await?;
    /// assert!(trial.owner().ledger().trial_balance(before).await?.rows.is_empty());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn trial_balance(&self, as_of: Timestamp) -> Result<TrialBalance, Error> {
        self.market.reading()?.permit_all("query.trial_balance")?;
        let all = self.market.engine().store().balances(self.market.tenant(), Some(as_of)).await?;
        let mut trial = TrialBalance { as_of, rows: Vec::with_capacity(all.len()), totals: Vec::new() };
        for row in all {
            let (debits, credits) = (row.turnover.debits, row.turnover.credits);
            let balance = row.turnover.balance(row.account.kind().normal)?;
            trial.rows.push(TrialBalanceRow { account: row.account, currency: row.currency, debits, credits, balance });
            match trial.totals.iter_mut().find(|total| total.currency == row.currency) {
                Some(total) => {
                    (total.debits, total.credits) = (total.debits.plus(debits)?, total.credits.plus(credits)?);
                }
                None => trial.totals.push(TrialBalanceTotal { currency: row.currency, debits, credits }),
            }
        }
        trial.totals.sort_by_key(|total| total.currency);
        Ok(trial)
    }
}

/// A payout's statement as a file. Amounts are in minor units.
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
/// let file = trial.seller(vendor).payouts().statement(id).await?;
/// assert_eq!((file.amount, file.statement.closing()?.minor()), (file.statement.closing()?, 6_349));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StatementFile {
    /// The payout.
    pub payout: PayoutId,
    /// The vendor.
    pub vendor: VendorId,
    /// Its currency.
    pub currency: Currency,
    /// What was paid.
    pub amount: Amount,
    /// What it is made of.
    pub statement: Statement,
}

impl StatementFile {
    /// As CSV: a header, the opening balance, a row a line, the closing balance.
    ///
    /// Refusals: `amount.out_of_range`.
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
    /// let csv = trial.seller(vendor).payouts().statement(id).await?.to_csv()?;
    /// assert!(csv.starts_with("at,kind,reference,currency,amount_minor\n,opening,,EUR,0\n"));
    /// assert!(csv.ends_with(&format!(",closing,{id},EUR,6349\n")));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn to_csv(&self) -> Result<String, Refusal> {
        let mut csv = String::from("at,kind,reference,currency,amount_minor\n");
        let currency = self.currency;
        csv.push_str(&format!(",opening,,{currency},{}\n", self.statement.opening.minor()));
        for line in &self.statement.lines {
            let kind = serde_json::to_value(line.kind).ok();
            let kind = kind.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
            csv.push_str(&format!("{},{kind},{},{currency},{}\n", line.at, line.reference, line.amount.minor()));
        }
        csv.push_str(&format!(",closing,{},{currency},{}\n", self.payout, self.statement.closing()?.minor()));
        Ok(csv)
    }
}

impl Payouts {
    /// The statement of a payout, which serialises as JSON and writes itself as CSV.
    ///
    /// Errors: `authority.not_found` where there is no such payout, `authority.forbidden`, `store.*`.
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
    /// let file = trial.seller(vendor).payouts().statement(id).await?;
    /// assert_eq!((file.vendor, file.amount.minor(), file.statement.lines.len()), (vendor, 6_349, 1));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn statement(&self, id: PayoutId) -> Result<StatementFile, Error> {
        let state = self.market().reading()?.one::<Payout>("query.statements", id).await?;
        let book = state.book().ok_or(Refusal::AuthorityNotFound)?;
        let (vendor, currency, amount) = (book.vendor, book.currency, book.amount);
        Ok(StatementFile { payout: id, vendor, currency, amount, statement: book.statement.clone() })
    }
}
