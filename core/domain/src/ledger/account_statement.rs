//! The statement of one account: what it held, what was posted to it, and what it holds.

use super::account::{Account, Purpose, Side};
use super::trial_balance::{DatedJournal, Turnover};
use crate::id::{AnyId, LineId};
use crate::money::{Amount, Currency};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One posting to the account.
///
/// ```
/// use vendra_domain::ledger::{AccountStatementLine, Purpose};
/// let line: AccountStatementLine = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z", "purpose": "settlement",
///     "operation": "stl_01h455vb4pex5vsknk084sn02q", "side": "credit", "amount": 8500, "balance": 7000}"#)?;
/// // The vendor owed 1500 before it.
/// assert_eq!((line.purpose, line.balance.minus(line.amount).unwrap().minor()), (Purpose::Settlement, -1500));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountStatementLine {
    /// When it was posted.
    pub at: Timestamp,
    /// Why.
    pub purpose: Purpose,
    /// By which operation.
    pub operation: AnyId,
    /// The line that it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<LineId>,
    /// Debit or credit.
    pub side: Side,
    /// How much, in minor units.
    pub amount: Amount,
    /// What the account holds on its normal side afterwards, in minor units.
    pub balance: Amount,
}

/// An account in one currency over a period. See [`account_statement`].
///
/// ```
/// use vendra_domain::ledger::{Account, account_statement};
/// let march = "2026-03-01T00:00:00.000Z".parse()?.."2026-04-01T00:00:00.000Z".parse()?;
/// let statement = account_statement(&[], Account::Bank, "EUR".parse()?, march)?;
/// assert!(statement.lines.is_empty() && statement.opening == statement.closing);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountStatement {
    /// The account.
    pub account: Account,
    /// The currency.
    pub currency: Currency,
    /// What it held on its normal side when the period began, in minor units.
    pub opening: Amount,
    /// What was posted to it in the period, by time.
    pub lines: Vec<AccountStatementLine>,
    /// What it held on its normal side when the period ended, in minor units: the next period's opening.
    pub closing: Amount,
}

/// What an account held and what was posted to it from the start of a period up to, and without, its end.
///
/// Journals may come in any order; of one moment they keep the order in which they come.
///
/// Refusals: `amount.out_of_range` where the turnover of the account is beyond the bound.
///
/// ```
/// use vendra_domain::ledger::{Account, DatedJournal, Journal, Purpose, account_statement};
/// use vendra_domain::{Amount, MovementId, Timestamp};
/// let sale: MovementId = "mov_01h455vb4pex5vsknk084sn02q".parse()?;
/// let journal = Journal::builder(Purpose::GiftCardIssued, sale, "EUR".parse()?)
///     .debit(Account::GatewayClearing("stripe".parse()?), Amount::new(5000)?)
///     .credit(Account::GiftCards, Amount::new(5000)?)
///     .build()?;
/// let at: Timestamp = "2026-03-01T10:00:00.000Z".parse()?;
/// let sold = [DatedJournal { at, journal }];
/// let march = "2026-03-01T00:00:00.000Z".parse()?.."2026-04-01T00:00:00.000Z".parse()?;
/// let statement = account_statement(&sold, Account::GiftCards, "EUR".parse()?, march)?;
/// assert_eq!((statement.opening.minor(), statement.closing.minor()), (0, 5000));
/// assert_eq!(statement.lines.len(), 1);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn account_statement<'a>(
    journals: impl IntoIterator<Item = &'a DatedJournal>,
    account: Account,
    currency: Currency,
    period: Range<Timestamp>,
) -> Result<AccountStatement, Refusal> {
    let posted = |dated: &&DatedJournal| dated.at < period.end && dated.journal.currency() == currency;
    let mut journals: Vec<&DatedJournal> = journals.into_iter().filter(posted).collect();
    journals.sort_by_key(|dated| dated.at);
    let normal = account.kind().normal;
    let mut turnover = Turnover::default();
    let mut opening = Amount::ZERO;
    let mut lines = Vec::new();
    for DatedJournal { at, journal } in journals {
        for entry in journal.entries().iter().filter(|entry| entry.account == account) {
            turnover.add(entry)?;
            let balance = turnover.balance(normal)?;
            if *at < period.start {
                opening = balance;
                continue;
            }
            lines.push(AccountStatementLine {
                at: *at,
                purpose: journal.purpose(),
                operation: journal.operation(),
                line: entry.line,
                side: entry.side,
                amount: entry.amount,
                balance,
            });
        }
    }
    let closing = turnover.balance(normal)?;
    Ok(AccountStatement { account, currency, opening, lines, closing })
}
