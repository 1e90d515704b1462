//! The ledger as it is read: balances by day and within a day, and entries.

use crate::commit::Judged;
use crate::error::Failure;
use crate::log::{LOGGED, Logged, read_journals};
use crate::rollup::WHOLE_LEDGER;
use crate::trail::next_place;
use rusqlite::{Connection, Row, params};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use vendra::domain::ledger::{Account, Turnover};
use vendra::domain::time::DAY_MS;
use vendra::port::{AccountTurnover, EntryQuery, StoreError, StoredEntry};
use vendra::{Amount, Currency, Timestamp};

/// What was posted to an account before a day: tenant, account, currency, day.
pub(crate) const BALANCE: &str = "SELECT coalesce(sum(debits), 0), coalesce(sum(credits), 0) FROM balances
     WHERE tenant = ?1 AND account = ?2 AND currency = ?3 AND day < ?4";

/// And within that day up to a time: tenant, account, currency, day, first and last millisecond.
pub(crate) const BALANCE_WITHIN: &str = "SELECT coalesce(sum(e.debits), 0), coalesce(sum(e.credits), 0)
     FROM balances AS b CROSS JOIN entries AS e ON e.tenant = b.tenant AND e.account = b.account
        AND e.first BETWEEN b.first AND b.last AND e.currency = b.currency
     WHERE b.tenant = ?1 AND b.account = ?2 AND b.currency = ?3 AND b.day = ?4 AND e.at BETWEEN ?5 AND ?6";

/// What was posted to every account before a day: tenant, day.
pub(crate) const BALANCES: &str = "SELECT account, currency, sum(debits), sum(credits) FROM balances
     WHERE tenant = ?1 AND day < ?2 GROUP BY account, currency";

/// And within that day up to a time: tenant, day, first and last millisecond.
pub(crate) const BALANCES_WITHIN: &str = "SELECT b.account, b.currency, sum(e.debits), sum(e.credits)
     FROM balances AS b CROSS JOIN entries AS e ON e.tenant = b.tenant AND e.account = b.account
        AND e.first BETWEEN b.first AND b.last AND e.currency = b.currency
     WHERE b.tenant = ?1 AND b.day = ?2 AND e.at BETWEEN ?3 AND ?4 GROUP BY b.account, b.currency";

/// Commits that posted to an account, from the one that holds a place on: tenant, account, place, from, until.
pub(crate) static ENTRIES: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT e.first, {LOGGED} FROM entries AS e CROSS JOIN commits AS c ON c.position = e.position
         WHERE e.tenant = ?1 AND e.account = ?2 AND e.first >= coalesce(
            (SELECT first FROM entries WHERE tenant = ?1 AND account = ?2 AND first <= ?3 ORDER BY first DESC LIMIT 1), 0)
            AND e.at BETWEEN ?4 AND ?5
         ORDER BY e.first"
    )
});

/// A day as the file counts them, its first millisecond, and the last one asked for.
fn day(as_of: Option<Timestamp>) -> (i64, i64, i64) {
    match as_of {
        Some(at) => {
            let day = at.unix_ms().div_euclid(DAY_MS);
            (day, day.saturating_mul(DAY_MS), at.unix_ms())
        }
        // Every day is before this one, and nothing is within it.
        None => (i64::MAX, i64::MAX, i64::MAX),
    }
}

/// A sum that is told exactly or not at all.
fn amount(sum: i64) -> Result<Amount, StoreError> {
    let wide = |minor: i64| u64::try_from(minor).unwrap_or(u64::MAX);
    let beyond = StoreError::Limit { what: "balance", max: wide(Amount::MAX.minor()), actual: wide(sum) };
    Amount::new(sum).map_err(|_| beyond)
}

fn sums(row: &Row<'_>, from: usize) -> rusqlite::Result<(i64, i64)> {
    Ok((row.get(from)?, row.get(from + 1)?))
}

fn turnover((debits, credits): (i64, i64), (more_debits, more_credits): (i64, i64)) -> Result<Turnover, StoreError> {
    let debits = amount(debits.saturating_add(more_debits))?;
    Ok(Turnover { debits, credits: amount(credits.saturating_add(more_credits))? })
}

/// What was posted to one account in one currency, up to and including a time, or in all.
pub(crate) fn balance(
    connection: &Connection,
    tenant: &str,
    account: Account,
    currency: Currency,
    as_of: Option<Timestamp>,
) -> Judged<Turnover> {
    let (day, first, last) = day(as_of);
    let (account, currency) = (account.to_string(), currency.code());
    let mut before = connection.prepare_cached(BALANCE)?;
    let before = before.query_row(params![tenant, account, currency, day], |row| sums(row, 0))?;
    let within = match as_of {
        Some(_) => {
            let mut within = connection.prepare_cached(BALANCE_WITHIN)?;
            within.query_row(params![tenant, account, currency, day, first, last], |row| sums(row, 0))?
        }
        None => (0, 0),
    };
    Ok(turnover(before, within))
}

/// What was posted to every account, by account and currency.
pub(crate) fn balances(
    connection: &Connection,
    tenant: &str,
    as_of: Option<Timestamp>,
) -> Judged<Vec<AccountTurnover>> {
    let (day, first, last) = day(as_of);
    let mut accounts: BTreeMap<(Account, Currency), (i64, i64)> = BTreeMap::new();
    let mut add = |row: &Row<'_>| -> Result<(), Failure> {
        let (account, currency): (String, String) = (row.get(0)?, row.get(1)?);
        let account = account.parse().map_err(|_| Failure::Corrupt("an account"))?;
        let currency = currency.parse().map_err(|_| Failure::Corrupt("a currency"))?;
        let (debits, credits) = sums(row, 2)?;
        let sums = accounts.entry((account, currency)).or_default();
        *sums = (sums.0.saturating_add(debits), sums.1.saturating_add(credits));
        Ok(())
    };
    let mut before = connection.prepare_cached(BALANCES)?;
    let mut rows = before.query(params![tenant, day])?;
    while let Some(row) = rows.next()? {
        add(row)?;
    }
    if as_of.is_some() {
        let mut within = connection.prepare_cached(BALANCES_WITHIN)?;
        let mut rows = within.query(params![tenant, day, first, last])?;
        while let Some(row) = rows.next()? {
            add(row)?;
        }
    }
    let account =
        |((account, currency), sums)| Ok(AccountTurnover { account, currency, turnover: turnover(sums, (0, 0))? });
    Ok(accounts.into_iter().map(account).collect())
}

/// Entries, oldest first.
pub(crate) fn entries(connection: &Connection, tenant: &str, query: &EntryQuery) -> Judged<Vec<StoredEntry>> {
    let account = query.account.map_or_else(|| WHOLE_LEDGER.to_owned(), |account| account.to_string());
    let (from, until) = (query.from.map_or(0, Timestamp::unix_ms), query.until.map_or(i64::MAX, Timestamp::unix_ms));
    let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let mut read = connection.prepare_cached(&ENTRIES)?;
    let mut rows = read.query(params![tenant, account, next_place(query.after), from, until])?;
    let mut found = Vec::new();
    let mut done = 0;
    while let Some(row) = rows.next()? {
        // A commit that posted to an account in two currencies has two rows.
        let first: i64 = row.get(0)?;
        if first == done {
            continue;
        }
        done = first;
        for entry in of_commit(&Logged::read(row, 1)?, first)? {
            let wanted = entry.position > query.after
                && query.account.is_none_or(|account| account == entry.entry.account)
                && query.currency.is_none_or(|currency| currency == entry.currency);
            if wanted {
                found.push(entry);
            }
            if found.len() == limit {
                return Ok(Ok(found));
            }
        }
    }
    Ok(Ok(found))
}

/// All entries of a commit, of which the first has a place.
fn of_commit(logged: &Logged, first: i64) -> Result<Vec<StoredEntry>, Failure> {
    let mut position = u64::try_from(first).map_err(|_| Failure::Corrupt("a place among the entries"))?;
    let mut entries = Vec::new();
    for journal in read_journals(logged.journals.as_deref())? {
        for entry in journal.entries() {
            entries.push(StoredEntry {
                position,
                commit: logged.id,
                at: logged.at,
                purpose: journal.purpose(),
                operation: journal.operation(),
                currency: journal.currency(),
                entry: *entry,
            });
            position = position.saturating_add(1);
        }
    }
    Ok(entries)
}
