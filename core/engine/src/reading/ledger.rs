//! The books: balances, entries, trial balance, statements.

use crate::error::Error;
use crate::market::Payouts;
use crate::marketplace::Market;
use crate::port::{EntryQuery, StoredEntry};
use serde::{Deserialize, Serialize};
use vendra_domain::authority::Ownership;
use vendra_domain::ledger::{Account, TrialBalance, TrialBalanceRow, TrialBalanceTotal};
use vendra_domain::payout::{self, Payout, Statement};
use vendra_domain::*;

/// The books of a marketplace.
#[derive(Debug, Clone)]
pub struct Ledger {
    market: Market,
}

impl Market {
    /// The books.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        Ledger { market: self.clone() }
    }
}

impl Ledger {
    /// What an account is at, on the side where it grows, in minor units: up to and including a time, or now.
    ///
    /// Errors: `authority.forbidden` (vendors see their own accounts), `amount.out_of_range`, `store.*`.
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
    pub async fn entries(&self, query: EntryQuery) -> Result<Vec<StoredEntry>, Error> {
        self.market.reading()?.permit_all("query.entries")?;
        Ok(self.market.engine().store().entries(self.market.tenant(), query).await?)
    }

    /// The balance of every account as of a time. Errors: `authority.forbidden`, `amount.out_of_range`, `store.*`.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    pub async fn statement(&self, id: PayoutId) -> Result<StatementFile, Error> {
        let state = self.market().reading()?.one::<Payout>("query.statements", id).await?;
        let book: &payout::Book = match &*state {
            Payout::Absent => return Err(Refusal::AuthorityNotFound.into()),
            Payout::Requested(book)
            | Payout::Started(book)
            | Payout::Paid(book)
            | Payout::Failed(book)
            | Payout::Cancelled(book) => book,
        };
        let (vendor, currency, amount) = (book.vendor, book.currency, book.amount);
        Ok(StatementFile { payout: id, vendor, currency, amount, statement: book.statement.clone() })
    }
}
