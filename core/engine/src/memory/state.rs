//! Everything that the store holds. A commit is judged whole before anything of it is applied.

use super::ledger::Book;
use crate::port::*;
use crate::seeded_bug::bug;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use vendra_domain::{MarketplaceId, Timestamp};

#[derive(Debug, Default)]
pub(super) struct Tenant {
    records: BTreeMap<RecordKind, BTreeMap<String, Record>>,
    index: BTreeMap<(RecordKind, Field), BTreeSet<Cursor>>,
    commits: BTreeMap<CommitId, Committed>,
    counters: BTreeMap<String, i64>,
    claims: BTreeMap<ClaimKey, Claim>,
    pub(super) book: Book,
}

#[derive(Debug, Default)]
pub(super) struct State {
    tenants: BTreeMap<MarketplaceId, Tenant>,
    /// How many commits there are, of all tenants.
    commits: u64,
    partitions: BTreeMap<u8, Vec<StoredEvent>>,
    /// All events in the order of their commits, by partition and place.
    log: Vec<(u8, usize)>,
    leases: BTreeMap<String, Lease>,
}

impl State {
    pub(super) fn tenant(&self, tenant: MarketplaceId) -> Option<&Tenant> {
        self.tenants.get(&tenant)
    }

    pub(super) fn load(&self, tenant: MarketplaceId, load: &Load) -> Loaded {
        let tenant = self.tenants.get(&tenant);
        let counter = |key| tenant.and_then(|t| t.counters.get(&counter_name(key)).copied()).unwrap_or(0);
        Loaded {
            records: load.records.iter().map(|key| tenant.and_then(|t| t.record(key).cloned())).collect(),
            counters: load.counters.iter().map(counter).collect(),
            claim: load.claim.as_ref().and_then(|key| tenant.and_then(|t| t.claims.get(key).cloned())),
        }
    }

    pub(super) fn query(&self, tenant: MarketplaceId, query: &Query) -> Result<Page, StoreError> {
        let after = Cursor::read(query)?;
        let Some(tenant) = self.tenants.get(&tenant) else {
            return Ok(Page::default());
        };
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        // One more than wanted tells whether there is a next page.
        let mut found = tenant.found(query, after, limit.saturating_add(1));
        let more = found.len() > limit;
        found.truncate(limit);
        let next = if more { found.last().map(|place| place.write(query.name)) } else { None };
        let records = tenant.records.get(&query.name.kind());
        let record = |place: &Cursor| records?.get(&place.id).cloned();
        Ok(Page { records: found.iter().filter_map(record).collect(), next })
    }

    pub(super) fn commit(&mut self, commit: Commit) -> Result<Committed, StoreError> {
        let first = self.tenants.get(&commit.tenant).and_then(|tenant| tenant.commits.get(&commit.id));
        if let Some(first) = first.filter(|_| !bug("memory.an_id_twice")) {
            return Ok(Committed { repeated: true, ..first.clone() });
        }
        if !commit.also.is_empty() {
            return Err(StoreError::Unsupported { what: "the host's own statements" });
        }
        self.refuse_stale(commit.fence.as_ref())?;
        let tenant = self.tenants.entry(commit.tenant).or_default();
        tenant.refuse_writes(&commit)?;
        let counters = tenant.moved(&commit)?;
        // Nothing below can fail.
        self.commits = self.commits.saturating_add(1);
        let committed = Committed { position: self.commits, at: commit.at, repeated: false };
        tenant.commits.insert(commit.id, committed.clone());
        tenant.counters.extend(counters);
        if commit.claim.is_none() || !bug("memory.books_miss_claims") {
            tenant.book.post(&commit);
        }
        if let Some(write) = commit.claim {
            tenant.claims.insert(write.key, write.claim);
        }
        for write in commit.writes {
            tenant.write(write);
        }
        for event in commit.events {
            if event.sequence == 3 && bug("memory.an_event_is_lost") {
                continue;
            }
            let partition = partition_of(commit.tenant, &event.key);
            let events = self.partitions.entry(partition).or_default();
            self.log.push((partition, events.len()));
            events.push(StoredEvent {
                tenant: commit.tenant,
                partition,
                position: u64::try_from(events.len()).unwrap_or(u64::MAX).saturating_add(1),
                commit: commit.id,
                at: commit.at,
                actor: commit.actor.clone(),
                correlation: commit.correlation.clone(),
                event,
            });
        }
        Ok(committed)
    }

    fn refuse_stale(&self, fence: Option<&Fence>) -> Result<(), StoreError> {
        let Some(fence) = fence else {
            return Ok(());
        };
        let current = self.leases.get(&fence.name).map_or(0, |lease| lease.epoch);
        if (current == fence.epoch && current > 0) || bug("memory.any_epoch") {
            return Ok(());
        }
        Err(StoreError::Fenced { name: fence.name.clone(), epoch: fence.epoch, current })
    }

    pub(super) fn events(&self, partition: u8, after: u64, limit: u32) -> Vec<StoredEvent> {
        let after = usize::try_from(after).unwrap_or(usize::MAX);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let events = self.partitions.get(&partition).map_or(&[][..], Vec::as_slice);
        events.iter().skip(after).take(limit).cloned().collect()
    }

    pub(super) fn history(&self, tenant: MarketplaceId, of: &HistoryOf, after: u64, limit: u32) -> Vec<StoredEvent> {
        let wanted = |stored: &&StoredEvent| {
            stored.tenant == tenant
                && match of {
                    HistoryOf::Key(key) => stored.event.key == *key,
                    HistoryOf::Order(order) => stored.event.order.as_ref() == Some(order),
                    HistoryOf::Vendor(vendor) => stored.event.vendor.as_ref() == Some(vendor),
                    HistoryOf::Actor(actor) => stored.actor == *actor,
                }
        };
        let after = usize::try_from(after).unwrap_or(usize::MAX);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let all = self.log.iter().filter_map(|(partition, place)| self.partitions.get(partition)?.get(*place));
        all.filter(wanted).skip(after).take(limit).cloned().collect()
    }

    pub(super) fn lease(&mut self, name: &str, holder: &str, now: Timestamp, until: Timestamp) -> Result<Lease, Lease> {
        let standing = self.leases.get(name);
        if let Some(lease) =
            standing.filter(|lease| lease.until > now && lease.holder != holder && !bug("memory.a_lease_for_all"))
        {
            return Err(lease.clone());
        }
        let epoch = standing.map_or(0, |lease| lease.epoch).saturating_add(1);
        let lease = Lease { name: name.to_owned(), holder: holder.to_owned(), epoch, until };
        self.leases.insert(name.to_owned(), lease.clone());
        Ok(lease)
    }

    pub(super) fn renew(&mut self, name: &str, epoch: u64, until: Timestamp) -> Result<(), StoreError> {
        let current = self.leases.get(name).map_or(0, |lease| lease.epoch);
        match self
            .leases
            .get_mut(name)
            .filter(|lease| (lease.epoch == epoch && !lease.holder.is_empty()) || bug("memory.any_epoch_is_kept"))
        {
            Some(lease) => lease.until = until,
            None => return Err(StoreError::Fenced { name: name.to_owned(), epoch, current }),
        }
        Ok(())
    }

    /// The epoch stays, so that the next grant's is greater.
    pub(super) fn release(&mut self, name: &str, epoch: u64) {
        if let Some(lease) = self.leases.get_mut(name).filter(|lease| lease.epoch == epoch) {
            (lease.holder, lease.until) = (String::new(), Timestamp::default());
        }
    }

    pub(super) fn prune(&mut self, before: Timestamp, limit: u32) -> Pruned {
        let mut over: Vec<(Timestamp, MarketplaceId, ClaimKey)> = Vec::new();
        for (id, tenant) in &self.tenants {
            let expired = tenant.claims.iter().filter_map(|(key, claim)| match claim {
                Claim::Done { expires_at, .. } if *expires_at < before || bug("memory.prunes_what_is_kept") => {
                    Some((*expires_at, *id, key.clone()))
                }
                _ => None,
            });
            over.extend(expired);
        }
        over.sort_unstable();
        over.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        for (_, tenant, key) in &over {
            if let Some(tenant) = self.tenants.get_mut(tenant) {
                tenant.claims.remove(key);
            }
        }
        Pruned { claims: u64::try_from(over.len()).unwrap_or(u64::MAX) }
    }
}

impl Tenant {
    fn record(&self, key: &RecordKey) -> Option<&Record> {
        self.records.get(&key.kind)?.get(&key.id)
    }

    fn refuse_writes(&self, commit: &Commit) -> Result<(), StoreError> {
        for write in &commit.writes {
            let actual = self.record(write.key()).map_or(0, |record| record.version);
            if actual != write.expected() && !bug("memory.any_version") {
                let key = write.key().clone();
                return Err(StoreError::Conflict { key, expected: write.expected(), actual });
            }
        }
        let Some(write) = &commit.claim else {
            return Ok(());
        };
        match self.claims.get(&write.key) {
            Some(standing) if !write.permitted(Some(standing), commit.at) && !bug("memory.claims_are_written_over") => {
                Err(StoreError::Claimed { claim: standing.clone() })
            }
            _ => Ok(()),
        }
    }

    /// What the counters are at after the moves, one after the other.
    fn moved(&self, commit: &Commit) -> Result<BTreeMap<String, i64>, StoreError> {
        let mut counters = BTreeMap::new();
        for step in &commit.counters {
            let name = counter_name(&step.key);
            let value = counters
                .get(&name)
                .filter(|_| !bug("memory.the_last_move_counts"))
                .or_else(|| self.counters.get(&name))
                .copied()
                .unwrap_or(0);
            let bound = StoreError::Bound { key: step.key, value, delta: step.delta };
            let Some(moved) = value.checked_add(step.delta) else {
                return Err(bound);
            };
            let (below, above) = (step.min.is_some_and(|min| moved < min), step.max.is_some_and(|max| moved > max));
            if (below && !bug("memory.no_least")) || (above && !bug("memory.no_most")) {
                return Err(bound);
            }
            counters.insert(name, moved);
        }
        Ok(counters)
    }

    fn write(&mut self, write: Write) {
        let RecordKey { kind, id } = write.key().clone();
        let records = self.records.entry(kind).or_default();
        let before = match write {
            Write::Check { .. } => return,
            Write::Delete { .. } => records.remove(&id),
            Write::Put { record, .. } => {
                for (field, value) in record
                    .fields
                    .iter()
                    .filter(|(field, _)| *field != Field::Due || !bug("memory.what_is_due_is_not_found"))
                {
                    let place = Cursor { value: value.clone(), id: id.clone() };
                    self.index.entry((kind, *field)).or_default().insert(place);
                }
                records.insert(id.clone(), record)
            }
        };
        let now = records.get(&id);
        for (field, value) in before.into_iter().flat_map(|before| before.fields) {
            let stays = now.is_some_and(|now| now.fields.iter().any(|other| (other.0, &other.1) == (field, &value)));
            if let (false, Some(places)) = (stays, self.index.get_mut(&(kind, field))) {
                places.remove(&Cursor { value, id: id.clone() });
            }
        }
    }

    /// The places of records that a query gives after a cursor, in its order.
    fn found(&self, query: &Query, after: Option<Cursor>, limit: usize) -> Vec<Cursor> {
        let (kind, order) = (query.name.kind(), query.name.order());
        let Some(field) = query.name.field() else {
            return self.records.get(&kind).map_or_else(Vec::new, |records| all(records, order, after, limit));
        };
        let Some(places) = self.index.get(&(kind, field)) else {
            return Vec::new();
        };
        let place = |value: &str| Cursor { value: value.to_owned(), id: String::new() };
        // What comes after everything of a value is the value with the least character there is behind it.
        let end = Bound::Excluded(place(&format!("{}\0", query.value)));
        let start = place(if order == Order::ByField { "" } else { &query.value });
        // A cursor's value is the query's, or with `ByField` no greater, so that it is within the bounds. So is its id: none is
        // empty, and any is before another value's.
        match (order, after) {
            (Order::NewestFirst, None) => {
                places.range((Bound::Included(start), end)).rev().take(limit).cloned().collect()
            }
            (Order::NewestFirst, Some(after)) => places.range(start..after).rev().take(limit).cloned().collect(),
            (Order::OldestFirst | Order::ByField, None) => {
                places.range((Bound::Included(start), end)).take(limit).cloned().collect()
            }
            (Order::OldestFirst | Order::ByField, Some(after)) => {
                places.range((Bound::Excluded(after), end)).take(limit).cloned().collect()
            }
        }
    }
}

/// The places of all records of a kind after a cursor, in an order of ids.
fn all(records: &BTreeMap<String, Record>, order: Order, after: Option<Cursor>, limit: usize) -> Vec<Cursor> {
    let place = |(id, _): (&String, &Record)| Cursor { value: String::new(), id: id.clone() };
    let after = after.map(|after| after.id);
    match order {
        Order::NewestFirst => {
            let end = after.map_or(Bound::Unbounded, Bound::Excluded);
            records.range((Bound::Unbounded, end)).rev().take(limit).map(place).collect()
        }
        Order::OldestFirst | Order::ByField => {
            let start = after.map_or(Bound::Unbounded, Bound::Excluded);
            records.range((start, Bound::Unbounded)).take(limit).map(place).collect()
        }
    }
}
