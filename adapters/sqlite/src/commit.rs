//! One commit: judged whole by reading alone, then written. A refused one has written nothing of ours.

use crate::also::Speaker;
use crate::error::Failure;
use crate::log;
use crate::table::{field_order, same_fields, stored_version, table, values};
use rusqlite::types::{ToSql, ToSqlOutput, Value};
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use std::collections::BTreeMap;
use vendra::port::*;

/// What a call of ours ends with: an answer, a refusal, or a failure of the store.
pub(crate) type Judged<T> = Result<Result<T, StoreError>, Failure>;

/// Goes on with what is good, and gives a refusal back.
macro_rules! good {
    ($judged:expr) => {
        match $judged {
            Ok(good) => good,
            Err(refusal) => return Ok(Err(refusal)),
        }
    };
}

/// A commit with what can be told before the file is asked: the texts of its row.
#[derive(Debug)]
pub(crate) struct Prepared {
    commit: Commit,
    tenant: String,
    events: String,
    journals: Option<String>,
    moves: Option<String>,
    names: Vec<String>,
}

/// Where a record's row is, and whether its indexed fields stay as they are.
struct Standing {
    row: i64,
    fields_stay: bool,
}

impl Prepared {
    /// Checks and writes out what does not depend on the file, on the caller's thread.
    pub(crate) fn new(commit: Commit) -> Result<Self, StoreError> {
        commit.check()?;
        for write in &commit.writes {
            if let Write::Put { record, .. } = write {
                stored_version(record.version)?;
            }
        }
        Ok(Self {
            tenant: commit.tenant.to_string(),
            events: log::write_events(&commit)?,
            journals: log::write_journals(&commit)?,
            moves: log::write_moves(&commit.counters)?,
            names: commit.counters.iter().map(|step| counter_name(&step.key)).collect(),
            commit,
        })
    }

    /// How many bytes it writes, about.
    pub(crate) fn bytes(&self) -> usize {
        let body = |write: &Write| match write {
            Write::Put { record, .. } => record.body.len(),
            Write::Delete { .. } | Write::Check { .. } => 0,
        };
        let bodies: usize = self.commit.writes.iter().map(body).sum();
        bodies.saturating_add(self.events.len()).saturating_add(self.journals.as_ref().map_or(0, String::len))
    }

    /// Commits, within the transaction that is open.
    pub(crate) fn run(&self, connection: &Connection, speaker: &Speaker) -> Judged<Committed> {
        if let Some(first) = self.first_success(connection)? {
            return Ok(Ok(first));
        }
        good!(self.refuse_stale(connection)?);
        let standing = good!(self.find(connection)?);
        good!(self.refuse_claimed(connection)?);
        let counters = good!(self.moved(connection)?);
        good!(speaker.run(connection, &self.commit.also)?);
        // Nothing below is refused: it is written, or the store has failed and the transaction is rolled back.
        for (write, standing) in self.commit.writes.iter().zip(&standing) {
            self.write(connection, write, standing.as_ref())?;
        }
        self.write_counters(connection, &counters)?;
        self.write_claim(connection)?;
        self.write_row(connection).map(Ok)
    }

    fn first_success(&self, connection: &Connection) -> Result<Option<Committed>, Failure> {
        let mut find = connection.prepare_cached("SELECT position, at FROM commits WHERE tenant = ?1 AND id = ?2")?;
        let first = find
            .query_row(params![self.tenant, self.commit.id.as_bytes()], |row| Ok((row.get::<_, u64>(0)?, row.get(1)?)));
        let Some((position, at)) = first.optional()? else {
            return Ok(None);
        };
        Ok(Some(Committed { position, at: log::time(at)?, repeated: true }))
    }

    fn refuse_stale(&self, connection: &Connection) -> Judged<()> {
        let Some(fence) = &self.commit.fence else {
            return Ok(Ok(()));
        };
        let mut find = connection.prepare_cached("SELECT epoch FROM leases WHERE name = ?1")?;
        let current: u64 = find.query_row([&fence.name], |row| row.get(0)).optional()?.unwrap_or(0);
        if current == fence.epoch && current > 0 {
            return Ok(Ok(()));
        }
        Ok(Err(StoreError::Fenced { name: fence.name.clone(), epoch: fence.epoch, current }))
    }

    /// Where each record stands, if it stands at the version that is expected.
    fn find(&self, connection: &Connection) -> Judged<Vec<Option<Standing>>> {
        let mut found = Vec::with_capacity(self.commit.writes.len());
        for write in &self.commit.writes {
            let (key, expected) = (write.key(), write.expected());
            let mut find = connection.prepare_cached(&table(key.kind).find)?;
            let mut rows = find.query(params![self.tenant, key.id])?;
            let row = rows.next()?;
            let actual: u64 = row.map_or(Ok(0), |row| row.get(1))?;
            if actual != expected {
                return Ok(Err(StoreError::Conflict { key: key.clone(), expected, actual }));
            }
            let standing = match (row, write) {
                (None, _) | (_, Write::Check { .. }) => None,
                (Some(row), Write::Put { record, .. }) => {
                    Some(Standing { row: row.get(0)?, fields_stay: same_fields(row, record)? })
                }
                (Some(row), Write::Delete { .. }) => Some(Standing { row: row.get(0)?, fields_stay: false }),
            };
            found.push(standing);
        }
        Ok(Ok(found))
    }

    fn refuse_claimed(&self, connection: &Connection) -> Judged<()> {
        let Some(write) = &self.commit.claim else {
            return Ok(Ok(()));
        };
        let standing = claim(connection, &self.tenant, &write.key)?;
        match standing {
            Some(standing) if !write.permitted(Some(&standing), self.commit.at) => {
                Ok(Err(StoreError::Claimed { claim: standing }))
            }
            _ => Ok(Ok(())),
        }
    }

    /// What the counters are at after the moves, one after the other.
    fn moved(&self, connection: &Connection) -> Judged<BTreeMap<&str, i64>> {
        let mut counters: BTreeMap<&str, i64> = BTreeMap::new();
        for (step, name) in self.commit.counters.iter().zip(&self.names) {
            let value = match counters.get(name.as_str()) {
                Some(value) => *value,
                None => counter(connection, &self.tenant, name)?,
            };
            let bound = StoreError::Bound { key: step.key, value, delta: step.delta };
            let Some(moved) = value.checked_add(step.delta) else {
                return Ok(Err(bound));
            };
            if step.min.is_some_and(|min| moved < min) || step.max.is_some_and(|max| moved > max) {
                return Ok(Err(bound));
            }
            counters.insert(name, moved);
        }
        Ok(Ok(counters))
    }

    fn write(&self, connection: &Connection, write: &Write, standing: Option<&Standing>) -> Result<(), Failure> {
        let table = table(write.key().kind);
        let Write::Put { record, .. } = write else {
            if let Some(standing) = standing {
                connection.prepare_cached(&table.delete)?.execute([standing.row])?;
            }
            return Ok(());
        };
        let (version, order) = (stored_version(record.version).unwrap_or(i64::MAX), field_order(record));
        let fields = values(record).map(text_or_null);
        match standing {
            Some(standing) if standing.fields_stay => {
                let mut update = connection.prepare_cached(&table.update_body)?;
                update.execute(params![standing.row, version, order, record.body.as_str()])?;
            }
            Some(standing) => {
                let first =
                    [standing.row.to_sql()?, version.to_sql()?, order.to_sql()?, record.body.as_str().to_sql()?];
                let mut update = connection.prepare_cached(&table.update)?;
                update.execute(params_from_iter(first.into_iter().chain(fields)))?;
            }
            None => {
                let (tenant, id) = (self.tenant.to_sql()?, record.key.id.to_sql()?);
                let first = [tenant, id, version.to_sql()?, order.to_sql()?, record.body.as_str().to_sql()?];
                let mut insert = connection.prepare_cached(&table.insert)?;
                insert.execute(params_from_iter(first.into_iter().chain(fields)))?;
            }
        }
        Ok(())
    }

    fn write_counters(&self, connection: &Connection, counters: &BTreeMap<&str, i64>) -> Result<(), Failure> {
        let mut upsert = connection.prepare_cached(
            "INSERT INTO counters (tenant, name, value) VALUES (?1, ?2, ?3)
             ON CONFLICT (tenant, name) DO UPDATE SET value = excluded.value",
        )?;
        for (name, value) in counters {
            upsert.execute(params![self.tenant, name, value])?;
        }
        Ok(())
    }

    fn write_claim(&self, connection: &Connection) -> Result<(), Failure> {
        let Some(ClaimWrite { key, claim }) = &self.commit.claim else {
            return Ok(());
        };
        let (request, until, subject, answer) = match claim {
            Claim::InFlight { request, subject, until } => (request, until, Some(subject), None),
            Claim::Done { request, answer, expires_at } => (request, expires_at, None, Some(answer)),
        };
        let mut upsert = connection.prepare_cached(
            "INSERT INTO idempotency_keys (tenant, actor, key, request, until, subject, answer)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (tenant, actor, key) DO UPDATE SET
                request = excluded.request, until = excluded.until, subject = excluded.subject, answer = excluded.answer",
        )?;
        upsert.execute(params![self.tenant, key.actor, key.key, request, until.unix_ms(), subject, answer])?;
        Ok(())
    }

    fn write_row(&self, connection: &Connection) -> Result<Committed, Failure> {
        let Commit { id, at, actor, correlation, .. } = &self.commit;
        let mut insert = connection.prepare_cached(
            "INSERT INTO commits (id, tenant, at, actor, correlation, events, journals, moves)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        let row = params![
            id.as_bytes(),
            self.tenant,
            at.unix_ms(),
            actor,
            correlation,
            self.events,
            self.journals,
            self.moves
        ];
        let position = insert.insert(row)?;
        let position = u64::try_from(position).map_err(|_| Failure::Corrupt("a commit's position"))?;
        Ok(Committed { position, at: *at, repeated: false })
    }
}

fn text_or_null(value: Option<&str>) -> ToSqlOutput<'_> {
    value.map_or(ToSqlOutput::Owned(Value::Null), ToSqlOutput::from)
}

/// What a counter is at.
pub(crate) fn counter(connection: &Connection, tenant: &str, name: &str) -> Result<i64, Failure> {
    let mut find = connection.prepare_cached("SELECT value FROM counters WHERE tenant = ?1 AND name = ?2")?;
    Ok(find.query_row([tenant, name], |row| row.get(0)).optional()?.unwrap_or(0))
}

/// The claim that stands.
pub(crate) fn claim(connection: &Connection, tenant: &str, key: &ClaimKey) -> Result<Option<Claim>, Failure> {
    let mut find = connection.prepare_cached(
        "SELECT request, until, subject, answer FROM idempotency_keys WHERE tenant = ?1 AND actor = ?2 AND key = ?3",
    )?;
    let mut rows = find.query(params![tenant, key.actor, key.key])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let (request, until) = (row.get(0)?, log::time(row.get(1)?)?);
    match (row.get(2)?, row.get(3)?) {
        (Some(subject), None) => Ok(Some(Claim::InFlight { request, subject, until })),
        (None, Some(answer)) => Ok(Some(Claim::Done { request, answer, expires_at: until })),
        _ => Err(Failure::Corrupt("an idempotency key")),
    }
}

/// Takes away at most `limit` claims that are done and expired before `before` (Unix milliseconds), the oldest first.
pub(crate) fn prune(connection: &Connection, before: i64, limit: u32) -> Judged<Pruned> {
    let mut delete = connection.prepare_cached(PRUNE)?;
    let claims = delete.execute(params![before, limit])?;
    Ok(Ok(Pruned { claims: u64::try_from(claims).unwrap_or(u64::MAX) }))
}

/// The statement of [`prune`].
pub(crate) const PRUNE: &str = "DELETE FROM idempotency_keys WHERE rowid IN (
    SELECT rowid FROM idempotency_keys WHERE answer IS NOT NULL AND until < ?1 ORDER BY until, rowid LIMIT ?2)";
