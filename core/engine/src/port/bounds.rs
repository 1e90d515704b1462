//! The limits of a call to a store, judged in one place for every store.

use super::claim::{CLAIM_KEY_BYTES_MAX, ClaimWrite};
use super::commit::*;
use super::error::StoreError;
use super::event::{EVENTS_READ_MAX, PARTITIONS};
use super::lease::LEASE_NAME_BYTES_MAX;
use super::ledger::{ENTRIES_READ_MAX, EntryQuery};
use super::query::{PAGE_RECORDS_MAX, Query};
use super::record::{FIELD_BYTES_MAX, RECORD_ID_BYTES_MAX, Record};
use super::store::{LOAD_KEYS_MAX, Load};

/// Refuses more than a limit.
pub(super) fn at_most(what: &'static str, actual: usize, max: usize) -> Result<(), StoreError> {
    let wide = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    if actual <= max { Ok(()) } else { Err(StoreError::Limit { what, max: wide(max), actual: wide(actual) }) }
}

fn within(what: &'static str, actual: u32, max: u32) -> Result<(), StoreError> {
    if (1..=max).contains(&actual) {
        return Ok(());
    }
    Err(StoreError::Limit { what, max: u64::from(max), actual: u64::from(actual) })
}

impl Commit {
    /// Refuses a commit that no store takes. Every store calls it first.
    ///
    /// Errors: [`StoreError::Limit`] for more of anything than a commit may have, for a commit with neither an event nor a claim, and for a write
    /// whose version does not grow or a record that is written twice.
    pub fn check(&self) -> Result<(), StoreError> {
        at_most("commit.writes", self.writes.len(), COMMIT_WRITES_MAX)?;
        at_most("commit.counters", self.counters.len(), COMMIT_COUNTERS_MAX)?;
        at_most("commit.events", self.events.len(), COMMIT_EVENTS_MAX)?;
        at_most("commit.journals", self.journals.len(), COMMIT_JOURNALS_MAX)?;
        at_most("commit.also", self.also.len(), COMMIT_ALSO_MAX)?;
        if self.events.is_empty() && self.claim.is_none() {
            return Err(StoreError::Limit { what: "commit.events", max: 0, actual: 0 });
        }
        let mut bytes = self.events.iter().map(|event| event.data.len()).sum::<usize>();
        for write in &self.writes {
            at_most("record.id", write.key().id.len(), RECORD_ID_BYTES_MAX)?;
            if let Write::Put { expected, record } = write {
                record.check()?;
                bytes = bytes.saturating_add(record.body.len());
                if record.version <= *expected {
                    return Err(StoreError::Limit { what: "record.version", max: *expected, actual: record.version });
                }
            }
        }
        at_most("commit.bytes", bytes, COMMIT_BYTES_MAX)?;
        let mut keys: Vec<_> = self.writes.iter().map(Write::key).collect();
        keys.sort_unstable();
        if keys.array_windows().any(|[one, other]| one == other) {
            return Err(StoreError::Limit { what: "commit.writes_of_one_record", max: 1, actual: 2 });
        }
        self.claim.as_ref().map_or(Ok(()), ClaimWrite::check)?;
        self.fence.as_ref().map_or(Ok(()), |fence| check_lease_name(&fence.name))
    }
}

impl ClaimWrite {
    fn check(&self) -> Result<(), StoreError> {
        at_most("claim.key", self.key.key.len(), CLAIM_KEY_BYTES_MAX)?;
        at_most("claim.actor", self.key.actor.len(), CLAIM_KEY_BYTES_MAX)
    }
}

impl Record {
    fn check(&self) -> Result<(), StoreError> {
        let indexed = self.key.kind.indexed();
        at_most("record.fields", self.fields.len(), indexed.len())?;
        for (place, (field, value)) in self.fields.iter().enumerate() {
            at_most("record.field", value.len(), FIELD_BYTES_MAX)?;
            let twice = self.fields.iter().take(place).any(|(other, _)| other == field);
            if twice || !indexed.contains(field) {
                return Err(StoreError::Limit { what: "record.field_of_its_kind", max: 1, actual: 0 });
            }
        }
        Ok(())
    }
}

impl Load {
    /// Refuses a load of more keys than one round trip may name. Errors: [`StoreError::Limit`].
    pub fn check(&self) -> Result<(), StoreError> {
        at_most("load.records", self.records.len(), LOAD_KEYS_MAX)?;
        at_most("load.counters", self.counters.len(), LOAD_KEYS_MAX)
    }
}

impl Query {
    /// Refuses a page of none or too many records, or too long a value. Errors: [`StoreError::Limit`].
    pub fn check(&self) -> Result<(), StoreError> {
        within("query.limit", self.limit, PAGE_RECORDS_MAX)?;
        at_most("query.value", self.value.len(), FIELD_BYTES_MAX)
    }
}

impl EntryQuery {
    /// Refuses a page of none or too many entries. Errors: [`StoreError::Limit`].
    pub fn check(&self) -> Result<(), StoreError> {
        within("entries.limit", self.limit, ENTRIES_READ_MAX)
    }
}

/// Refuses a partition that there is not. Errors: [`StoreError::Limit`].
pub fn check_partition(partition: u8) -> Result<(), StoreError> {
    at_most("events.partition", usize::from(partition), usize::from(PARTITIONS.saturating_sub(1)))
}

/// Refuses a reading of none or too many events. Errors: [`StoreError::Limit`].
pub fn check_events_limit(limit: u32) -> Result<(), StoreError> {
    within("events.limit", limit, EVENTS_READ_MAX)
}

/// Refuses a name of a lease or a holder that is empty or too long. Errors: [`StoreError::Limit`].
pub fn check_lease_name(name: &str) -> Result<(), StoreError> {
    if name.is_empty() {
        return Err(StoreError::Limit { what: "lease.name", max: 1, actual: 0 });
    }
    at_most("lease.name", name.len(), LEASE_NAME_BYTES_MAX)
}
