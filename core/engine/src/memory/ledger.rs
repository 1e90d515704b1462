//! One tenant's entries, and the sums of them.

use crate::port::{AccountTurnover, Commit, EntryQuery, StoreError, StoredEntry};
use std::collections::BTreeMap;
use vendra_domain::ledger::{Account, Side, Turnover};
use vendra_domain::{Amount, Currency, Timestamp};

#[derive(Debug, Default)]
pub(super) struct Book {
    entries: Vec<StoredEntry>,
    /// The sums of each account in each currency, and where its entries are.
    accounts: BTreeMap<(Account, Currency), (Sums, Vec<usize>)>,
}

/// The sums of both sides, wider than any amount: what is told is exact or refused.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    debits: i128,
    credits: i128,
}

impl Sums {
    fn add(&mut self, entry: &StoredEntry) {
        let side = match entry.entry.side {
            Side::Debit => &mut self.debits,
            Side::Credit => &mut self.credits,
        };
        *side = side.saturating_add(i128::from(entry.entry.amount.minor()));
    }

    fn told(self) -> Result<Turnover, StoreError> {
        let told = |sum: i128| {
            let limit = |most: Amount| u64::try_from(most.minor()).unwrap_or(u64::MAX);
            let actual = u64::try_from(sum).unwrap_or(u64::MAX);
            Amount::from_wide(sum).map_err(|_| StoreError::Limit { what: "balance", max: limit(Amount::MAX), actual })
        };
        Ok(Turnover { debits: told(self.debits)?, credits: told(self.credits)? })
    }
}

impl Book {
    pub(super) fn post(&mut self, commit: &Commit) {
        for journal in &commit.journals {
            for entry in journal.entries() {
                let place = self.entries.len();
                let stored = StoredEntry {
                    position: u64::try_from(place).unwrap_or(u64::MAX).saturating_add(1),
                    commit: commit.id,
                    at: commit.at,
                    purpose: journal.purpose(),
                    operation: journal.operation(),
                    currency: journal.currency(),
                    entry: *entry,
                };
                let (sums, places) = self.accounts.entry((entry.account, journal.currency())).or_default();
                sums.add(&stored);
                places.push(place);
                self.entries.push(stored);
            }
        }
    }

    /// The sums of an account, up to and including a time, or in all.
    fn sums(&self, (sums, places): &(Sums, Vec<usize>), as_of: Option<Timestamp>) -> Sums {
        let Some(as_of) = as_of else {
            return *sums;
        };
        let entries = places.iter().filter_map(|place| self.entries.get(*place));
        let mut sums = Sums::default();
        entries.filter(|entry| entry.at <= as_of).for_each(|entry| sums.add(entry));
        sums
    }

    pub(super) fn balance(
        &self,
        account: Account,
        currency: Currency,
        as_of: Option<Timestamp>,
    ) -> Result<Turnover, StoreError> {
        let posted = self.accounts.get(&(account, currency));
        posted.map_or_else(|| Ok(Turnover::default()), |posted| self.sums(posted, as_of).told())
    }

    pub(super) fn balances(&self, as_of: Option<Timestamp>) -> Result<Vec<AccountTurnover>, StoreError> {
        let row = |(&(account, currency), posted)| {
            let turnover = self.sums(posted, as_of).told()?;
            Ok(AccountTurnover { account, currency, turnover })
        };
        let posted = |row: &Result<AccountTurnover, _>| {
            row.as_ref().map_or(true, |row: &AccountTurnover| row.turnover != Turnover::default())
        };
        self.accounts.iter().map(row).filter(posted).collect()
    }

    pub(super) fn entries(&self, query: &EntryQuery) -> Vec<StoredEntry> {
        let wanted = |entry: &&StoredEntry| {
            entry.position > query.after
                && query.account.is_none_or(|account| account == entry.entry.account)
                && query.currency.is_none_or(|currency| currency == entry.currency)
                && query.from.is_none_or(|from| from <= entry.at)
                && query.until.is_none_or(|until| entry.at <= until)
        };
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        self.entries.iter().filter(wanted).take(limit).cloned().collect()
    }
}
