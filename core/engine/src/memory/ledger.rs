//! One tenant's entries, and the sums of them.

use crate::port::{AccountTurnover, Commit, EntryQuery, StoredEntry};
use std::collections::BTreeMap;
use vendra_domain::ledger::{Account, Side, Turnover};
use vendra_domain::{Currency, Timestamp};

#[derive(Debug, Default)]
pub(super) struct Book {
    entries: Vec<StoredEntry>,
    /// The sums of each account in each currency, and where its entries are.
    accounts: BTreeMap<(Account, Currency), (Turnover, Vec<usize>)>,
}

fn add(turnover: &mut Turnover, entry: &StoredEntry) {
    let side = match entry.entry.side {
        Side::Debit => &mut turnover.debits,
        Side::Credit => &mut turnover.credits,
    };
    // A turnover beyond 2^53-1 minor units stays at the last sum that could be told.
    *side = side.plus(entry.entry.amount).unwrap_or(*side);
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
                let (turnover, places) = self.accounts.entry((entry.account, journal.currency())).or_default();
                add(turnover, &stored);
                places.push(place);
                self.entries.push(stored);
            }
        }
    }

    fn until(&self, places: &[usize], as_of: Timestamp) -> Turnover {
        let mut turnover = Turnover::default();
        let entries = places.iter().filter_map(|place| self.entries.get(*place));
        for entry in entries.filter(|entry| entry.at <= as_of) {
            add(&mut turnover, entry);
        }
        turnover
    }

    pub(super) fn balance(&self, account: Account, currency: Currency, as_of: Option<Timestamp>) -> Turnover {
        match (self.accounts.get(&(account, currency)), as_of) {
            (None, _) => Turnover::default(),
            (Some((turnover, _)), None) => *turnover,
            (Some((_, places)), Some(as_of)) => self.until(places, as_of),
        }
    }

    pub(super) fn balances(&self, as_of: Option<Timestamp>) -> Vec<AccountTurnover> {
        let of = |(&(account, currency), (turnover, places)): (&(Account, Currency), &(Turnover, Vec<usize>))| {
            let turnover = as_of.map_or(*turnover, |as_of| self.until(places, as_of));
            AccountTurnover { account, currency, turnover }
        };
        let posted = |row: &AccountTurnover| row.turnover != Turnover::default();
        self.accounts.iter().map(of).filter(posted).collect()
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
