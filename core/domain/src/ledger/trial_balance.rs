//! The trial balance: every account's balance as of a time, and the proof that debits equal credits.

use super::account::{Account, Side};
use super::journal::{Entry, Journal};
use crate::money::{Amount, Currency};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A journal and the moment at which it was posted.
///
/// ```
/// use vendra_domain::ledger::DatedJournal;
/// let posted: DatedJournal = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z", "journal": {
///     "purpose": "payout_paid", "operation": "pyo_01h455vb4pex5vsknk084sn02q", "currency": "EUR", "entries": [
///     {"account": "payouts_in_transit", "side": "debit", "amount": 8500},
///     {"account": "bank", "side": "credit", "amount": 8500}]}}"#)?;
/// assert_eq!(posted.at.to_string(), "2026-03-01T10:00:00.000Z");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DatedJournal {
    /// When it was posted.
    pub at: Timestamp,
    /// What was posted.
    pub journal: Journal,
}

/// What was posted to either side of something, in minor units.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::ledger::Turnover;
/// // A clearing account that ended at zero still turned over.
/// let clearing = Turnover { debits: Amount::new(1000)?, credits: Amount::new(1000)? };
/// assert!(clearing != Turnover::default());
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Turnover {
    /// The sum of the debits.
    pub debits: Amount,
    /// The sum of the credits.
    pub credits: Amount,
}

impl Turnover {
    pub(super) fn add(&mut self, entry: &Entry) -> Result<(), Refusal> {
        let side = match entry.side {
            Side::Debit => &mut self.debits,
            Side::Credit => &mut self.credits,
        };
        *side = side.plus(entry.amount)?;
        Ok(())
    }

    /// What is left on a side: below zero where the other side is more. In minor units.
    ///
    /// Refusals: `amount.out_of_range` for sums of no journals.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// use vendra_domain::ledger::{Side, Turnover};
    /// let turnover = Turnover { debits: Amount::new(1000)?, credits: Amount::new(300)? };
    /// assert_eq!(turnover.balance(Side::Debit)?, Amount::new(700)?);
    /// assert_eq!(turnover.balance(Side::Credit)?, Amount::new(-700)?);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn balance(self, side: Side) -> Result<Amount, Refusal> {
        match side {
            Side::Debit => self.debits.minus(self.credits),
            Side::Credit => self.credits.minus(self.debits),
        }
    }
}

/// One account in one currency.
///
/// ```
/// # use vendra_domain::{Amount, Timestamp, ledger::{Account, DatedJournal, Journal, Purpose, trial_balance}};
/// # let at: Timestamp = "2026-03-01T10:00:00.000Z".parse()?;
/// # let operation: vendra_domain::VendorId = "ven_01h455vb4pex5vsknk084sn02q".parse()?;
/// let journal = Journal::builder(Purpose::WriteOff, operation, "EUR".parse()?)
///     .debit(Account::VendorWriteOff, Amount::new(300)?)
///     .credit(Account::VendorAvailable(operation), Amount::new(300)?)
///     .build()?;
/// let row = trial_balance(&[DatedJournal { at, journal }], at)?.rows[1];
/// assert_eq!((row.account, row.debits.minor(), row.credits.minor()), (Account::VendorWriteOff, 300, 0));
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrialBalanceRow {
    /// The account.
    pub account: Account,
    /// The currency.
    pub currency: Currency,
    /// The sum of its debits, in minor units.
    pub debits: Amount,
    /// The sum of its credits, in minor units.
    pub credits: Amount,
    /// What is left on its normal side, in minor units; below zero where it stands on the other.
    pub balance: Amount,
}

/// All accounts of one currency together.
///
/// ```
/// use vendra_domain::ledger::TrialBalanceTotal;
/// let total: TrialBalanceTotal = serde_json::from_str(r#"{"currency": "EUR", "debits": 5000, "credits": 5000}"#)?;
/// assert_eq!(total.debits, total.credits);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrialBalanceTotal {
    /// The currency.
    pub currency: Currency,
    /// The sum of all debits, in minor units.
    pub debits: Amount,
    /// The sum of all credits, in minor units: the same.
    pub credits: Amount,
}

/// Every account that was posted to, as of a time. See [`trial_balance`].
///
/// ```
/// use vendra_domain::ledger::trial_balance;
/// let empty = trial_balance(&[], "2026-03-01T10:00:00.000Z".parse()?)?;
/// assert!(empty.rows.is_empty() && empty.totals.is_empty());
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrialBalance {
    /// The last moment that counts.
    pub as_of: Timestamp,
    /// The accounts, in the order of the table of accounts, then by whose they are, then by currency.
    pub rows: Vec<TrialBalanceRow>,
    /// The totals, by currency.
    pub totals: Vec<TrialBalanceTotal>,
}

/// The balance of every account over the journals that were posted at or before a time, in whatever order they come.
///
/// Debits equal credits in each currency, because each journal balances. An account whose sides cancel out is still a row:
/// that its clearing ended at zero is what one wants to see of an order.
///
/// Refusals: `amount.out_of_range` where the turnover of a currency is beyond the bound.
///
/// ```
/// use vendra_domain::ledger::{Account, DatedJournal, Journal, Purpose, trial_balance};
/// use vendra_domain::{Amount, MovementId, Timestamp};
/// let sale: MovementId = "mov_01h455vb4pex5vsknk084sn02q".parse()?;
/// let journal = Journal::builder(Purpose::GiftCardIssued, sale, "EUR".parse()?)
///     .debit(Account::GatewayClearing("stripe".parse()?), Amount::new(5000)?)
///     .credit(Account::GiftCards, Amount::new(5000)?)
///     .build()?;
/// let at: Timestamp = "2026-03-01T10:00:00.000Z".parse()?;
/// let sold = DatedJournal { at, journal };
/// let balance = trial_balance(std::slice::from_ref(&sold), at)?;
/// assert_eq!(balance.rows.iter().map(|row| row.balance.minor()).collect::<Vec<_>>(), [5000, 5000]);
/// assert_eq!(balance.totals[0].debits, balance.totals[0].credits);
/// assert!(trial_balance([&sold], at.plus_ms(-1)?)?.rows.is_empty());
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn trial_balance<'a>(
    journals: impl IntoIterator<Item = &'a DatedJournal>,
    as_of: Timestamp,
) -> Result<TrialBalance, Refusal> {
    let mut accounts: BTreeMap<(Account, Currency), Turnover> = BTreeMap::new();
    let mut currencies: BTreeMap<Currency, Turnover> = BTreeMap::new();
    for DatedJournal { journal, .. } in journals.into_iter().filter(|dated| dated.at <= as_of) {
        let currency = journal.currency();
        for entry in journal.entries() {
            accounts.entry((entry.account, currency)).or_default().add(entry)?;
            currencies.entry(currency).or_default().add(entry)?;
        }
    }
    let row = |((account, currency), turnover): ((Account, Currency), Turnover)| {
        let balance = turnover.balance(account.kind().normal)?;
        let Turnover { debits, credits } = turnover;
        Ok(TrialBalanceRow { account, currency, debits, credits, balance })
    };
    let rows = accounts.into_iter().map(row).collect::<Result<_, Refusal>>()?;
    let total = |(currency, Turnover { debits, credits }): (Currency, Turnover)| TrialBalanceTotal {
        currency,
        debits,
        credits,
    };
    Ok(TrialBalance { as_of, rows, totals: currencies.into_iter().map(total).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;
    use crate::ledger::{Purpose, account_statement};

    fn posted(at: i64, currency: &str, minor: i64) -> DatedJournal {
        let operation: AnyId = "adj_01h455vb4pex5vsknk084sn02q".parse().unwrap();
        let amount = Amount::new(minor).unwrap();
        let journal = Journal::builder(Purpose::Suspense, operation, currency.parse().unwrap())
            .debit(Account::Bank, amount)
            .credit(Account::Suspense, amount)
            .build()
            .unwrap();
        DatedJournal { at: time(at), journal }
    }

    fn time(ms: i64) -> Timestamp {
        Timestamp::from_unix_ms(ms).unwrap()
    }

    fn rows(journals: &[DatedJournal], as_of: i64) -> Vec<(String, i64, i64, i64)> {
        let balance = trial_balance(journals, time(as_of)).unwrap();
        assert!(balance.totals.iter().all(|total| total.debits == total.credits));
        let row = |row: &TrialBalanceRow| {
            let name = format!("{} {}", row.account, row.currency);
            (name, row.debits.minor(), row.credits.minor(), row.balance.minor())
        };
        balance.rows.iter().map(row).collect()
    }

    #[test]
    fn rows_are_in_the_order_of_the_table_then_by_currency() {
        let journals = [posted(5, "USD", 3), posted(2, "EUR", 10), posted(4, "EUR", -4)];
        assert_eq!(rows(&journals, 1), []);
        let row = |name: &str, debits, credits, balance| (name.to_owned(), debits, credits, balance);
        assert_eq!(rows(&journals, 2), [row("bank EUR", 10, 0, 10), row("suspense EUR", 0, 10, 10)]);
        assert_eq!(
            rows(&journals, 5),
            [
                row("bank EUR", 10, 4, 6),
                row("bank USD", 3, 0, 3),
                row("suspense EUR", 4, 10, 6),
                row("suspense USD", 0, 3, 3)
            ]
        );
        // A balance on the other side is below zero.
        assert_eq!(rows(&[posted(1, "EUR", -4)], 1), [row("bank EUR", 0, 4, -4), row("suspense EUR", 4, 0, -4)]);
    }

    #[test]
    fn a_turnover_beyond_the_bound_is_refused() {
        let journals = [posted(1, "EUR", Amount::MAX.minor()), posted(2, "EUR", 1)];
        assert!(trial_balance(&journals, time(1)).is_ok());
        assert_eq!(trial_balance(&journals, time(2)), Err(Refusal::AmountOutOfRange));
        let euro = "EUR".parse().unwrap();
        let statement = account_statement(&journals, Account::Bank, euro, time(0)..time(3));
        assert_eq!(statement, Err(Refusal::AmountOutOfRange));
    }

    #[test]
    fn a_statement_opens_where_the_one_before_closed() {
        let journals = [
            posted(6, "EUR", 1),
            posted(2, "EUR", 10),
            posted(2, "USD", 99),
            posted(4, "EUR", -4),
            posted(4, "EUR", 7),
        ];
        let statement = |from, until| {
            let statement =
                account_statement(&journals, Account::Suspense, "EUR".parse().unwrap(), time(from)..time(until))
                    .unwrap();
            let lines: Vec<_> =
                statement.lines.iter().map(|line| (line.at.unix_ms(), line.side, line.balance.minor())).collect();
            (statement.opening.minor(), lines, statement.closing.minor())
        };
        assert_eq!(statement(0, 2), (0, vec![], 0));
        assert_eq!(statement(2, 4), (0, vec![(2, Side::Credit, 10)], 10));
        assert_eq!(statement(4, 6), (10, vec![(4, Side::Debit, 6), (4, Side::Credit, 13)], 13));
        assert_eq!(statement(6, 9), (13, vec![(6, Side::Credit, 14)], 14));
        assert_eq!(statement(7, 9), (14, vec![], 14));
    }
}
