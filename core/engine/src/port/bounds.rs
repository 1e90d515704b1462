//! The limits of a call to a store, judged in one place for every store.

use super::body::Body;
use super::claim::{CLAIM_KEY_BYTES_MAX, Claim, ClaimWrite};
use super::commit::*;
use super::error::StoreError;
use super::event::{EVENTS_READ_MAX, NewEvent, PARTITIONS};
use super::lease::LEASE_NAME_BYTES_MAX;
use super::ledger::{ENTRIES_READ_MAX, EntryQuery};
use super::query::{PAGE_RECORDS_MAX, Query};
use super::record::{FIELD_BYTES_MAX, RECORD_ID_BYTES_MAX, Record, RecordKind};
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

/// Refuses an id that is empty, where a cursor could not stand on it, or too long.
fn id(what: &'static str, id: &str) -> Result<(), StoreError> {
    let bytes = u32::try_from(id.len()).unwrap_or(u32::MAX);
    within(what, bytes, u32::try_from(RECORD_ID_BYTES_MAX).unwrap_or(u32::MAX))
}

fn version(what: &'static str, version: u64) -> Result<(), StoreError> {
    if version <= VERSION_MAX {
        return Ok(());
    }
    Err(StoreError::Limit { what, max: VERSION_MAX, actual: version })
}

impl Commit {
    /// Refuses a commit that no store takes. Every store calls it first.
    ///
    /// Errors: [`StoreError::Limit`] for more of anything than a commit may have, for a commit with neither an event nor a claim
    /// that is no housekeeping, for an empty id, and for a write whose version does not grow or a record that is written twice.
    ///
    /// ```
    /// use vendra::port::{Commit, CommitId, StoreError};
    /// let commit = Commit {
    ///     id: CommitId::from_uuid("0190a5e2-7c3b-7000-8000-000000000001".parse().unwrap()),
    ///     tenant: "mkt_01h455vb4pex5vsknk084sn02q".parse()?,
    ///     at: Default::default(),
    ///     actor: "system".into(),
    ///     correlation: String::new(),
    ///     writes: Vec::new(),
    ///     counters: Vec::new(),
    ///     journals: Vec::new(),
    ///     events: Vec::new(), // nothing happened
    ///     claim: None,
    ///     fence: None,
    ///     also: Vec::new(),
    /// };
    /// assert!(matches!(commit.check(), Err(StoreError::Limit { what: "commit.events", .. })));
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    pub fn check(&self) -> Result<(), StoreError> {
        if !self.bodies().all(Body::is_written) {
            return Err(StoreError::Unsupported { what: "what JSON cannot say" });
        }
        self.check_unwritten()
    }

    /// As [`check`](Self::check), for a store that keeps no text: what nobody has written out is not written for it.
    pub(crate) fn check_unwritten(&self) -> Result<(), StoreError> {
        at_most("commit.writes", self.writes.len(), COMMIT_WRITES_MAX)?;
        at_most("commit.counters", self.counters.len(), COMMIT_COUNTERS_MAX)?;
        at_most("commit.events", self.events.len(), COMMIT_EVENTS_MAX)?;
        at_most("commit.journals", self.journals.len(), COMMIT_JOURNALS_MAX)?;
        at_most("commit.also", self.also.len(), COMMIT_ALSO_MAX)?;
        if self.events.is_empty() && self.claim.is_none() && !self.is_housekeeping() {
            return Err(StoreError::Limit { what: "commit.events", max: 0, actual: 0 });
        }
        at_most("commit.bytes", self.bytes(), COMMIT_BYTES_MAX)?;
        at_most("commit.actor", self.actor.len(), COMMIT_TEXT_BYTES_MAX)?;
        at_most("commit.correlation", self.correlation.len(), COMMIT_TEXT_BYTES_MAX)?;
        self.writes.iter().try_for_each(Write::check)?;
        let mut keys: Vec<_> = self.writes.iter().map(Write::key).collect();
        keys.sort_unstable();
        if keys.array_windows().any(|[one, other]| one == other) {
            return Err(StoreError::Limit { what: "commit.writes_of_one_record", max: 1, actual: 2 });
        }
        self.events.iter().try_for_each(NewEvent::check)?;
        self.claim.as_ref().map_or(Ok(()), ClaimWrite::check)?;
        self.fence.as_ref().map_or(Ok(()), |fence| check_lease_name(&fence.name))
    }

    /// Whether a worker only writes down how far it got, under its lease: nothing of a marketplace changes, and no history misses it.
    fn is_housekeeping(&self) -> bool {
        let cursors = self.writes.iter().all(|write| write.key().kind == RecordKind::Cursor);
        self.fence.is_some() && cursors && self.counters.is_empty() && self.journals.is_empty() && self.also.is_empty()
    }

    /// What its records and events say.
    fn bodies(&self) -> impl Iterator<Item = &Body> {
        let records = self.writes.iter().filter_map(|write| match write {
            Write::Put { record, .. } => Some(&record.body),
            Write::Delete { .. } | Write::Check { .. } => None,
        });
        records.chain(self.events.iter().map(|event| &event.data))
    }

    /// How many bytes of it are written out.
    fn bytes(&self) -> usize {
        let bodies = self.bodies().map(Body::written_len);
        let answer = self.claim.iter().map(|write| match &write.claim {
            Claim::Done { answer, .. } => answer.len(),
            Claim::InFlight { .. } => 0,
        });
        let parameters =
            self.also.iter().flat_map(|statement| &statement.parameters).map(|parameter| match parameter {
                Parameter::Null | Parameter::Integer(_) => 0,
                Parameter::Text(text) => text.len(),
                Parameter::Bytes(bytes) => bytes.len(),
            });
        let statements = self.also.iter().map(|statement| statement.sql.len());
        bodies.chain(answer).chain(parameters).chain(statements).fold(0, usize::saturating_add)
    }
}

impl Write {
    fn check(&self) -> Result<(), StoreError> {
        id("record.id", &self.key().id)?;
        let Self::Put { expected, record } = self else {
            return Ok(());
        };
        version("record.version", record.version)?;
        if record.version <= *expected {
            return Err(StoreError::Limit { what: "record.version", max: *expected, actual: record.version });
        }
        record.check()
    }
}

impl NewEvent {
    fn check(&self) -> Result<(), StoreError> {
        id("event.key", &self.key)?;
        version("event.sequence", self.sequence)?;
        at_most("event.name", self.name.len(), COMMIT_TEXT_BYTES_MAX)?;
        let whose = self.order.iter().chain(&self.vendor);
        whose.into_iter().try_for_each(|id| at_most("event.whose", id.len(), RECORD_ID_BYTES_MAX))
    }
}

impl ClaimWrite {
    fn check(&self) -> Result<(), StoreError> {
        at_most("claim.key", self.key.key.len(), CLAIM_KEY_BYTES_MAX)?;
        at_most("claim.actor", self.key.actor.len(), CLAIM_KEY_BYTES_MAX)?;
        at_most("claim.request", self.claim.request().len(), COMMIT_TEXT_BYTES_MAX)?;
        match &self.claim {
            Claim::InFlight { subject, .. } => at_most("claim.subject", subject.len(), COMMIT_TEXT_BYTES_MAX),
            Claim::Done { .. } => Ok(()),
        }
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
    ///
    /// ```
    /// use vendra::port::{LOAD_KEYS_MAX, Load, RecordKey, RecordKind};
    /// let records = |count: usize| vec![RecordKey::new(RecordKind::Offer, "off_1"); count];
    /// assert!(Load { records: records(LOAD_KEYS_MAX), ..Load::default() }.check().is_ok());
    /// assert!(Load { records: records(LOAD_KEYS_MAX + 1), ..Load::default() }.check().is_err());
    /// ```
    pub fn check(&self) -> Result<(), StoreError> {
        at_most("load.records", self.records.len(), LOAD_KEYS_MAX)?;
        at_most("load.counters", self.counters.len(), LOAD_KEYS_MAX)
    }
}

impl Query {
    /// Refuses a page of none or too many records, or too long a value. Errors: [`StoreError::Limit`].
    ///
    /// ```
    /// use vendra::port::{PAGE_RECORDS_MAX, Query, QueryName};
    /// let query = Query::new(QueryName::Offers, "");
    /// assert!(Query { limit: PAGE_RECORDS_MAX, ..query.clone() }.check().is_ok());
    /// assert!(Query { limit: 0, ..query }.check().is_err());
    /// ```
    pub fn check(&self) -> Result<(), StoreError> {
        within("query.limit", self.limit, PAGE_RECORDS_MAX)?;
        at_most("query.value", self.value.len(), FIELD_BYTES_MAX)
    }
}

impl EntryQuery {
    /// Refuses a page of none or too many entries. Errors: [`StoreError::Limit`].
    ///
    /// ```
    /// use vendra::port::{ENTRIES_READ_MAX, EntryQuery};
    /// let query = EntryQuery { account: None, currency: None, from: None, until: None, after: 0, limit: ENTRIES_READ_MAX };
    /// assert!(query.check().is_ok());
    /// assert!(EntryQuery { limit: ENTRIES_READ_MAX + 1, ..query }.check().is_err());
    /// ```
    pub fn check(&self) -> Result<(), StoreError> {
        within("entries.limit", self.limit, ENTRIES_READ_MAX)
    }
}

/// Refuses a partition that there is not. Errors: [`StoreError::Limit`].
///
/// ```
/// use vendra::port::{PARTITIONS, check_partition};
/// assert!(check_partition(PARTITIONS - 1).is_ok() && check_partition(PARTITIONS).is_err());
/// ```
pub fn check_partition(partition: u8) -> Result<(), StoreError> {
    at_most("events.partition", usize::from(partition), usize::from(PARTITIONS.saturating_sub(1)))
}

/// Refuses a reading of none or too many events. Errors: [`StoreError::Limit`].
///
/// ```
/// use vendra::port::{EVENTS_READ_MAX, check_events_limit};
/// assert!(check_events_limit(EVENTS_READ_MAX).is_ok() && check_events_limit(0).is_err());
/// ```
pub fn check_events_limit(limit: u32) -> Result<(), StoreError> {
    within("events.limit", limit, EVENTS_READ_MAX)
}

/// Refuses a name of a lease or a holder that is empty or too long. Errors: [`StoreError::Limit`].
///
/// ```
/// use vendra::port::check_lease_name;
/// assert!(check_lease_name("payouts/0").is_ok() && check_lease_name("").is_err());
/// ```
pub fn check_lease_name(name: &str) -> Result<(), StoreError> {
    if name.is_empty() {
        return Err(StoreError::Limit { what: "lease.name", max: 1, actual: 0 });
    }
    at_most("lease.name", name.len(), LEASE_NAME_BYTES_MAX)
}
