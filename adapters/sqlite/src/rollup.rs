//! What is brought up to date from the log in bulk: positions of events, histories, and what was posted to accounts.
//!
//! All of it can be told from `commits`; it moves on in the same transaction as the position up to which it is told, so it is
//! whole at every moment, whoever is killed when.

use crate::error::Failure;
use crate::log::{LOGGED, Logged, read_events, read_journals};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;
use vendra::domain::ledger::Side;
use vendra::domain::time::DAY_MS;
use vendra::port::partition_of;

/// The most commits of one transaction.
const COMMITS_MAX: i64 = 2_048;
/// The account that stands for a tenant's whole ledger.
pub(crate) const WHOLE_LEDGER: &str = "";

/// What a history is of, as the file says it.
pub(crate) mod of {
    pub(crate) const KEY: &str = "key";
    pub(crate) const ORDER: &str = "order";
    pub(crate) const VENDOR: &str = "vendor";
    pub(crate) const ACTOR: &str = "actor";
}

/// Up to which commit the log is rolled up, and where it ends.
pub(crate) fn positions(connection: &Connection) -> Result<(i64, i64), Failure> {
    let mut find = connection.prepare_cached(
        "SELECT (SELECT position FROM rollup WHERE one = 1), (SELECT coalesce(max(position), 0) FROM commits)",
    )?;
    Ok(find.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Rolls up the next commits, within the transaction that is open; gives whether there are more.
pub(crate) fn advance(connection: &Connection) -> Result<bool, Failure> {
    let (rolled, end) = positions(connection)?;
    if rolled >= end {
        return Ok(false);
    }
    let sql = format!("SELECT {LOGGED} FROM commits AS c WHERE c.position > ?1 ORDER BY c.position LIMIT ?2");
    let mut read = connection.prepare_cached(&sql)?;
    let mut rows = read.query([rolled, COMMITS_MAX])?;
    let mut bulk = Bulk::default();
    let mut last = rolled;
    while let Some(row) = rows.next()? {
        let logged = Logged::read(row, 0)?;
        last = logged.position;
        bulk.events(connection, &logged)?;
        bulk.postings(connection, &logged)?;
    }
    drop(rows);
    bulk.write(connection)?;
    connection.prepare_cached("UPDATE rollup SET position = ?1 WHERE one = 1")?.execute([last])?;
    Ok(last < end)
}

/// How many of something one commit brought.
struct Run {
    first: i64,
    count: i64,
    position: i64,
}

/// Runs of one partition or history, dense from the last one in the file on.
struct Runs {
    next: i64,
    runs: Vec<Run>,
}

impl Runs {
    fn add(&mut self, position: i64) {
        match self.runs.last_mut().filter(|run| run.position == position) {
            Some(run) => run.count += 1,
            None => self.runs.push(Run { first: self.next, count: 1, position }),
        }
        self.next += 1;
    }
}

/// Whose history: tenant, of what, which.
type Subject = (String, &'static str, String);

#[derive(Default)]
struct Posted {
    debits: i64,
    credits: i64,
}

impl Posted {
    /// Sums stop at the greatest number there is; amounts are at most 2^53-1, so that is out of reach of any ledger.
    fn add(&mut self, side: Side, amount: i64) {
        let sum = match side {
            Side::Debit => &mut self.debits,
            Side::Credit => &mut self.credits,
        };
        *sum = sum.saturating_add(amount);
    }
}

/// What one commit posted to one account.
struct Posting {
    count: i64,
    position: i64,
    at: i64,
    posted: Posted,
}

#[derive(Default)]
struct Day {
    posted: Posted,
    first: i64,
    last: i64,
}

/// What a stretch of the log adds, in the order of the keys: neighbours in a table are written one after the other.
#[derive(Default)]
struct Bulk {
    partitions: BTreeMap<u8, Runs>,
    histories: BTreeMap<Subject, Runs>,
    /// The next place among a tenant's entries.
    places: BTreeMap<String, i64>,
    /// By tenant, account, first place and currency.
    entries: BTreeMap<(String, String, i64, String), Posting>,
    /// By tenant, account, currency and day.
    days: BTreeMap<(String, String, String, i64), Day>,
}

impl Bulk {
    fn events(&mut self, connection: &Connection, logged: &Logged) -> Result<(), Failure> {
        let tenant = logged.tenant.to_string();
        for event in read_events(&logged.events)? {
            let partition = partition_of(logged.tenant, &event.key);
            self.partition(connection, partition)?.add(logged.position);
            let subjects = [
                (of::KEY, Some(event.key.as_ref())),
                (of::ORDER, event.order.as_deref()),
                (of::VENDOR, event.vendor.as_deref()),
                (of::ACTOR, Some(logged.actor.as_str())),
            ];
            for (of, subject) in subjects {
                if let Some(subject) = subject {
                    self.history(connection, (tenant.clone(), of, subject.to_owned()))?.add(logged.position);
                }
            }
        }
        Ok(())
    }

    fn partition(&mut self, connection: &Connection, partition: u8) -> Result<&mut Runs, Failure> {
        use std::collections::btree_map::Entry;
        match self.partitions.entry(partition) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(new) => {
                let mut find = connection.prepare_cached(
                    "SELECT first + count FROM events WHERE partition = ?1 ORDER BY first DESC LIMIT 1",
                )?;
                let next = find.query_row([partition], |row| row.get(0)).optional()?.unwrap_or(1);
                Ok(new.insert(Runs { next, runs: Vec::new() }))
            }
        }
    }

    fn history(&mut self, connection: &Connection, subject: Subject) -> Result<&mut Runs, Failure> {
        use std::collections::btree_map::Entry;
        match self.histories.entry(subject) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(new) => {
                let (tenant, of, id) = new.key();
                let mut find = connection.prepare_cached(
                    "SELECT first + count FROM history WHERE tenant = ?1 AND of = ?2 AND subject = ?3
                     ORDER BY first DESC LIMIT 1",
                )?;
                let next = find.query_row(params![tenant, of, id], |row| row.get(0)).optional()?.unwrap_or(1);
                Ok(new.insert(Runs { next, runs: Vec::new() }))
            }
        }
    }

    /// The next place among a tenant's entries.
    fn place(&mut self, connection: &Connection, tenant: &str) -> Result<&mut i64, Failure> {
        use std::collections::btree_map::Entry;
        match self.places.entry(tenant.to_owned()) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(new) => {
                let mut find = connection.prepare_cached(
                    "SELECT first + count FROM entries WHERE tenant = ?1 AND account = ?2 ORDER BY first DESC LIMIT 1",
                )?;
                let next = find.query_row([tenant, WHOLE_LEDGER], |row| row.get(0)).optional()?.unwrap_or(1);
                Ok(new.insert(next))
            }
        }
    }

    fn postings(&mut self, connection: &Connection, logged: &Logged) -> Result<(), Failure> {
        let journals = read_journals(logged.journals.as_deref())?;
        let count = journals.iter().map(|journal| journal.entries().len()).sum::<usize>();
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        if count == 0 {
            return Ok(());
        }
        let (tenant, at, position) = (logged.tenant.to_string(), logged.at.unix_ms(), logged.position);
        let day = at.div_euclid(DAY_MS);
        let place = self.place(connection, &tenant)?;
        let first = *place;
        *place = first.saturating_add(count);
        let posting = || Posting { count, position, at, posted: Posted::default() };
        self.entries.insert((tenant.clone(), WHOLE_LEDGER.to_owned(), first, String::new()), posting());
        for journal in &journals {
            let currency = journal.currency().code();
            for entry in journal.entries() {
                let (account, amount) = (entry.account.to_string(), entry.amount.minor());
                let key = (tenant.clone(), account.clone(), first, currency.to_owned());
                self.entries.entry(key).or_insert_with(posting).posted.add(entry.side, amount);
                let key = (tenant.clone(), account, currency.to_owned(), day);
                let day = self.days.entry(key).or_insert(Day { first, ..Day::default() });
                day.last = first;
                day.posted.add(entry.side, amount);
            }
        }
        Ok(())
    }

    fn write(&self, connection: &Connection) -> Result<(), Failure> {
        let mut insert = connection
            .prepare_cached("INSERT INTO events (partition, first, count, position) VALUES (?1, ?2, ?3, ?4)")?;
        for (partition, runs) in &self.partitions {
            for Run { first, count, position } in &runs.runs {
                insert.execute(params![partition, first, count, position])?;
            }
        }
        let mut insert = connection.prepare_cached(
            "INSERT INTO history (tenant, of, subject, first, count, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for ((tenant, of, subject), runs) in &self.histories {
            for Run { first, count, position } in &runs.runs {
                insert.execute(params![tenant, of, subject, first, count, position])?;
            }
        }
        let mut insert = connection.prepare_cached(
            "INSERT INTO entries (tenant, account, first, currency, count, position, at, debits, credits)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        for ((tenant, account, first, currency), Posting { count, position, at, posted }) in &self.entries {
            let Posted { debits, credits } = posted;
            insert.execute(params![tenant, account, first, currency, count, position, at, debits, credits])?;
        }
        let mut upsert = connection.prepare_cached(
            "INSERT INTO balances (tenant, account, currency, day, debits, credits, first, last)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (tenant, account, currency, day) DO UPDATE SET
                debits = debits + excluded.debits, credits = credits + excluded.credits, last = excluded.last",
        )?;
        for ((tenant, account, currency, day), Day { posted, first, last }) in &self.days {
            let Posted { debits, credits } = posted;
            upsert.execute(params![tenant, account, currency, day, debits, credits, first, last])?;
        }
        Ok(())
    }
}
