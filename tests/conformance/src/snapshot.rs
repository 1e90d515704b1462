//! Everything that can be read of one tenant, to be compared before and after.

use crate::given::*;
use vendra::port::*;
use vendra::{CounterKey, MarketplaceId};

/// What a test looks at: whatever it named, whether it is there or not.
#[derive(Debug, Clone)]
pub(crate) struct Watched {
    pub(crate) tenant: MarketplaceId,
    pub(crate) records: Vec<RecordKey>,
    pub(crate) counters: Vec<CounterKey>,
    pub(crate) claims: Vec<ClaimKey>,
    /// Values that records are found by.
    pub(crate) values: Vec<String>,
}

/// What was there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Snapshot {
    loaded: Loaded,
    claims: Vec<Option<Claim>>,
    pages: Vec<(QueryName, Page)>,
    events: Vec<Vec<StoredEvent>>,
    history: Vec<StoredEvent>,
    entries: Vec<StoredEntry>,
    balances: Vec<AccountTurnover>,
}

impl Watched {
    /// Whatever a commit names.
    pub(crate) fn by(commit: &Commit) -> Self {
        let values = commit.writes.iter().filter_map(|write| match write {
            Write::Put { record, .. } => Some(record.fields.iter().map(|(_, value)| value.clone())),
            Write::Delete { .. } | Write::Check { .. } => None,
        });
        Self {
            tenant: commit.tenant,
            records: commit.writes.iter().map(|write| write.key().clone()).collect(),
            counters: commit.counters.iter().map(|step| step.key).collect(),
            claims: commit.claim.iter().map(|write| write.key.clone()).collect(),
            values: values.flatten().collect(),
        }
    }

    /// What is there now.
    #[track_caller]
    pub(crate) fn read(&self, store: &dyn Store) -> Snapshot {
        let load = Load { records: self.records.clone(), counters: self.counters.clone(), claim: None };
        let mut pages = Vec::new();
        for name in QueryName::ALL {
            let everything = [String::new()];
            let values = if name.field().is_some() { self.values.as_slice() } else { &everything };
            pages.extend(values.iter().map(|value| (*name, ok(store.query(self.tenant, Query::new(*name, value))))));
        }
        Snapshot {
            loaded: ok(store.load(self.tenant, load)),
            claims: self.claims.iter().map(|key| claimed(store, self.tenant, key)).collect(),
            pages,
            events: (0..PARTITIONS).map(|partition| all_events(store, partition)).collect(),
            history: ok(store.history(self.tenant, HistoryOf::Actor("system".to_owned()), 0, EVENTS_READ_MAX)),
            entries: all_entries(store, self.tenant),
            balances: ok(store.balances(self.tenant, None)),
        }
    }

    /// The same without the events, which are of all tenants.
    #[track_caller]
    pub(crate) fn read_own(&self, store: &dyn Store) -> Snapshot {
        Snapshot { events: Vec::new(), ..self.read(store) }
    }
}
