//! The ledger: double entry, append-only. Debits equal credits per currency at every instant.
//!
//! [`Account`] names what is posted to, [`AccountKind`]'s table says which class and side it has and which postings it takes,
//! and a [`Journal`] is a set of entries that balances or does not exist. [`trial_balance`] adds journals up as of a time, and
//! [`account_statement`] shows one account over a period.

mod account;
mod account_statement;
mod journal;
mod postings;
mod trial_balance;

pub use account::{Account, AccountKind, Class, CurrencyRule, Purpose, Side};
pub use account_statement::{AccountStatement, AccountStatementLine, account_statement};
pub use journal::{Builder, Entry, Journal};
pub use postings::{Posted, VendorShare, available_moves, distribution, reversal, use_account};
pub use trial_balance::{DatedJournal, TrialBalance, TrialBalanceRow, TrialBalanceTotal, Turnover, trial_balance};
