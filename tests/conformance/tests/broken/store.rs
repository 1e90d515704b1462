//! A store in memory that keeps every promise but one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::time::Duration;
use vendra::domain::ledger::{Account, Turnover};
use vendra::memory::MemoryStore;
use vendra::port::*;
use vendra::{Currency, MarketplaceId, Timestamp};

#[derive(Debug, Default)]
struct Memory {
    loads: BTreeMap<String, Loaded>,
    refused: BTreeMap<CommitId, StoreError>,
    leases: BTreeMap<String, Lease>,
    ids: u128,
    prunings: u128,
}

/// Which promise it breaks, and what it needs to do so.
#[derive(Debug)]
pub(crate) struct Broken {
    promise: &'static str,
    inner: MemoryStore,
    memory: Mutex<Memory>,
}

fn id_of(number: u128) -> CommitId {
    CommitId::from_uuid(uuid::Uuid::from_u128(number))
}

impl Broken {
    pub(crate) fn new(promise: &'static str) -> Self {
        Self { promise, inner: MemoryStore::default(), memory: Mutex::default() }
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().expect("nobody panics with it")
    }

    fn tenant(&self, tenant: MarketplaceId) -> MarketplaceId {
        if self.promise == "tenants" { MarketplaceId::from_uuid(uuid::Uuid::from_u128(1)) } else { tenant }
    }

    fn version(&self, tenant: MarketplaceId, key: &RecordKey) -> Option<Record> {
        let load = Load { records: vec![key.clone()], ..Load::default() };
        pollster::block_on(self.inner.load(tenant, load)).ok()?.records.pop().flatten()
    }

    /// The commit as a careless store understands it.
    fn misread(&self, mut commit: Commit) -> Commit {
        commit.tenant = self.tenant(commit.tenant);
        match self.promise {
            "load.whole" => std::thread::sleep(Duration::from_micros(200)),
            "load.bytes" => each_record(&mut commit, |record| record.body = record.body.trim().into()),
            "query.fields" => {
                let tenant = commit.tenant;
                each_record(&mut commit, |record| {
                    if let (true, Some(before)) = (record.fields.is_empty(), self.version(tenant, &record.key)) {
                        record.fields = before.fields;
                    }
                });
            }
            "commit.version" => {
                let tenant = commit.tenant;
                for write in &mut commit.writes {
                    let stands = self.version(tenant, write.key()).map_or(0, |record| record.version);
                    match write {
                        Write::Put { expected, record } => {
                            *expected = stands;
                            record.version = record.version.max(stands + 1);
                        }
                        Write::Delete { expected, .. } | Write::Check { expected, .. } => *expected = stands,
                    }
                }
            }
            "commit.once" => {
                let mut memory = self.memory();
                memory.ids += 1;
                commit.id = id_of(memory.ids);
            }
            "prune.permanent" if self.memory().prunings > 0 => {
                let id = u128::from_be_bytes(*commit.id.as_bytes()) ^ self.memory().prunings;
                commit.id = id_of(id);
            }
            "counter.bounds" => commit.counters.iter_mut().for_each(|step| (step.min, step.max) = (None, None)),
            "counter.sum" => {
                let mut seen = BTreeSet::new();
                commit.counters.retain(|step| seen.insert(step.key));
            }
            "counter.overflow" => {
                let load = Load { counters: commit.counters.iter().map(|step| step.key).collect(), ..Load::default() };
                let at = pollster::block_on(self.inner.load(commit.tenant, load)).map(|loaded| loaded.counters);
                for (step, at) in commit.counters.iter_mut().zip(at.unwrap_or_default()) {
                    step.delta = at.saturating_add(step.delta).saturating_sub(at);
                }
            }
            "claim.bytes" => {
                if let Some(ClaimWrite { claim: Claim::Done { answer, .. }, .. }) = &mut commit.claim {
                    *answer = answer.trim().to_owned();
                }
            }
            "lease.fence" => commit.fence = None,
            "also.sql" => commit.also.clear(),
            "events.bytes" => {
                commit.events.iter_mut().for_each(|event| event.data = event.data.replace("\\u0000", "").into());
            }
            "commit.event" if commit.events.is_empty() && commit.claim.is_none() => {
                commit.claim = Some(ClaimWrite {
                    key: ClaimKey { actor: String::new(), key: commit.id.to_string() },
                    claim: Claim::Done { request: String::new(), answer: String::new(), expires_at: commit.at },
                });
            }
            _ => {}
        }
        commit
    }
}

fn each_record(commit: &mut Commit, mut change: impl FnMut(&mut Record)) {
    for write in &mut commit.writes {
        if let Write::Put { record, .. } = write {
            change(record);
        }
    }
}

impl Store for Broken {
    fn load<'a>(&'a self, tenant: MarketplaceId, load: Load) -> Answer<'a, Loaded> {
        Box::pin(async move {
            let tenant = self.tenant(tenant);
            let name = format!("{tenant:?}{load:?}");
            if let ("load.own_writes", Some(old)) = (self.promise, self.memory().loads.remove(&name)) {
                return Ok(old);
            }
            let mut loaded = self.inner.load(tenant, load.clone()).await?;
            match self.promise {
                "load.places" => loaded.records.retain(Option::is_some),
                "load.whole" => {
                    std::thread::sleep(Duration::from_micros(300));
                    loaded.counters = self.inner.load(tenant, load).await?.counters;
                }
                "load.own_writes" => {
                    self.memory().loads.insert(name, loaded.clone());
                }
                _ => {}
            }
            Ok(loaded)
        })
    }

    fn query<'a>(&'a self, tenant: MarketplaceId, query: Query) -> Answer<'a, Page> {
        Box::pin(async move {
            let mut asked = query.clone();
            let offset = query.after.as_ref().and_then(|after| after.parse::<usize>().ok()).unwrap_or(0);
            match self.promise {
                "limits" => asked.limit = query.limit.clamp(1, PAGE_RECORDS_MAX),
                "query.stable" => (asked.limit, asked.after) = (PAGE_RECORDS_MAX, None),
                "query.cursor" if Cursor::read(&query).is_err() => asked.after = None,
                _ => {}
            }
            let mut page = self.inner.query(self.tenant(tenant), asked).await?;
            match self.promise {
                "query.order" => page.records.reverse(),
                "query.bound" if page.next.is_none() => {
                    let cursor = |record: &Record| {
                        let field = record.fields.iter().find(|(field, _)| Some(*field) == query.name.field());
                        Cursor { value: field.map_or_else(String::new, |it| it.1.clone()), id: record.key.id.clone() }
                    };
                    page.next = page.records.last().map(|record| cursor(record).write(query.name));
                }
                "query.stable" => {
                    let end = offset + query.limit as usize;
                    page.next = (page.records.len() > end).then(|| end.to_string());
                    page.records = page.records.into_iter().take(end).skip(offset).collect();
                }
                _ => {}
            }
            Ok(page)
        })
    }

    fn commit<'a>(&'a self, commit: Commit) -> Answer<'a, Committed> {
        Box::pin(async move {
            let commit = self.misread(commit);
            if let ("commit.again", Some(refused)) = (self.promise, self.memory().refused.get(&commit.id).cloned()) {
                return Err(refused);
            }
            if self.promise == "commit.housekeeping" && commit.events.is_empty() && commit.claim.is_none() {
                return Err(StoreError::Limit { what: "commit.events", max: 0, actual: 0 });
            }
            let answer = self.inner.commit(commit.clone()).await;
            match (&answer, self.promise) {
                (Err(refused), "commit.again") => {
                    self.memory().refused.insert(commit.id, refused.clone());
                }
                (Err(StoreError::Bound { .. }), "commit.atomic") => {
                    let id = id_of(u128::from_be_bytes(*commit.id.as_bytes()) ^ 1);
                    let rest =
                        Commit { id, counters: Vec::new(), claim: None, fence: None, also: Vec::new(), ..commit };
                    let _ = self.inner.commit(rest).await;
                }
                (Err(StoreError::Claimed { .. }), "claim.rule") => {
                    return self.inner.commit(Commit { claim: None, ..commit }).await;
                }
                _ => {}
            }
            answer
        })
    }

    fn events<'a>(&'a self, partition: u8, after: u64, limit: u32) -> Answer<'a, Vec<StoredEvent>> {
        Box::pin(async move {
            let after = if self.promise == "events.dense" { after / 2 } else { after };
            let mut events = self.inner.events(partition, after, limit).await?;
            match self.promise {
                "events.dense" => events.iter_mut().for_each(|event| event.position *= 2),
                "events.complete" => events.retain(|event| event.position % 5 != 0),
                "events.order" => {
                    let told: Vec<NewEvent> = events.iter().rev().map(|stored| stored.event.clone()).collect();
                    events.iter_mut().zip(told).for_each(|(stored, event)| stored.event = event);
                }
                _ => {}
            }
            Ok(events)
        })
    }

    fn history<'a>(
        &'a self,
        tenant: MarketplaceId,
        of: HistoryOf,
        after: u64,
        limit: u32,
    ) -> Answer<'a, Vec<StoredEvent>> {
        Box::pin(async move {
            let mut events = self.inner.history(self.tenant(tenant), of, after, limit).await?;
            if self.promise == "history.of" {
                events.sort_by_key(|event| event.at);
            }
            Ok(events)
        })
    }

    fn lease<'a>(
        &'a self,
        name: &str,
        holder: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Answer<'a, Result<Lease, Lease>> {
        let (name, holder) = (name.to_owned(), holder.to_owned());
        Box::pin(async move {
            let standing = self.memory().leases.get(&name).cloned();
            let own = standing.filter(|standing| standing.holder == holder && standing.until > now);
            if let ("lease.again", Some(own)) = (self.promise, own) {
                return Ok(Ok(Lease { until, ..own }));
            }
            let mut answer = self.inner.lease(&name, &holder, now, until).await?;
            if let ("lease.exclusive", Err(standing)) = (self.promise, &answer) {
                self.inner.release(&name, standing.epoch).await?;
                answer = self.inner.lease(&name, &holder, now, until).await?;
            }
            if let Ok(lease) = &mut answer {
                if self.promise == "lease.epoch" {
                    lease.epoch = 1;
                }
                self.memory().leases.insert(name, lease.clone());
            }
            Ok(answer)
        })
    }

    fn renew<'a>(&'a self, name: &str, epoch: u64, until: Timestamp) -> Answer<'a, ()> {
        let renewed = self.inner.renew(name, epoch, until);
        Box::pin(async move { if self.promise == "lease.renew" { renewed.await.or(Ok(())) } else { renewed.await } })
    }

    fn release<'a>(&'a self, name: &str, epoch: u64) -> Answer<'a, ()> {
        if self.promise == "lease.release" { Box::pin(async { Ok(()) }) } else { self.inner.release(name, epoch) }
    }

    fn balance<'a>(
        &'a self,
        tenant: MarketplaceId,
        account: Account,
        currency: Currency,
        as_of: Option<Timestamp>,
    ) -> Answer<'a, Turnover> {
        let as_of = as_of.filter(|_| self.promise != "balance.exact");
        self.inner.balance(self.tenant(tenant), account, currency, as_of)
    }

    fn balances<'a>(&'a self, tenant: MarketplaceId, as_of: Option<Timestamp>) -> Answer<'a, Vec<AccountTurnover>> {
        Box::pin(async move {
            let mut rows = self.inner.balances(self.tenant(tenant), as_of).await?;
            if self.promise == "balances.all" {
                rows.pop();
            }
            Ok(rows)
        })
    }

    fn entries<'a>(&'a self, tenant: MarketplaceId, query: EntryQuery) -> Answer<'a, Vec<StoredEntry>> {
        Box::pin(async move {
            let mut entries = self.inner.entries(self.tenant(tenant), query).await?;
            if self.promise == "entries.order" {
                entries.sort_by_key(|entry| entry.at);
            }
            Ok(entries)
        })
    }

    fn prune<'a>(&'a self, before: Timestamp, limit: u32) -> Answer<'a, Pruned> {
        self.memory().prunings += 1;
        self.inner.prune(before, if self.promise == "prune.bounded" { u32::MAX } else { limit })
    }
}
