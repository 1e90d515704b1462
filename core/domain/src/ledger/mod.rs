//! The ledger: double entry, append-only. Debits equal credits per currency at every instant.
//!
//! [`Account`] names what is posted to, [`AccountKind`]'s table says which class and side it has and which postings it takes,
//! and a [`Journal`] is a set of entries that balances or does not exist.

mod account;
mod journal;
mod postings;

pub use account::{Account, AccountKind, Class, CurrencyRule, Purpose, Side};
pub use journal::{Builder, Entry, Journal};
pub use postings::{Posted, VendorShare, distribution, reversal, use_account};
