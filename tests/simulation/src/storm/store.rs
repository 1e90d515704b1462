//! The store of a world: a store in memory whose calls go through the hub, and whose commits are watched.

use super::fault::{Call, Fault};
use super::hub::{Fate, Hub, delay_ms};
use super::watch::Watch;
use std::sync::Arc;
use vendra::domain::ledger::{Account, Turnover};
use vendra::memory::MemoryStore;
use vendra::port::*;
use vendra::{Currency, MarketplaceId, Timestamp};

/// What stands, and whoever watches it: it outlives every process.
#[derive(Debug, Clone)]
pub(crate) struct Shelf {
    pub(crate) memory: Arc<MemoryStore>,
    pub(crate) watch: Arc<Watch>,
}

impl Shelf {
    /// Commits, and shows what stands to whoever watches.
    pub(crate) fn commit(&self, commit: Commit) -> Result<Committed, StoreError> {
        let copy = commit.clone();
        let answer = pollster::block_on(self.memory.commit(commit));
        self.watch.once(&copy, &answer);
        if matches!(&answer, Ok(committed) if !committed.repeated) {
            self.watch.see(&copy, &self.memory);
        }
        answer
    }
}

/// The store as an engine asks it.
#[derive(Debug)]
pub(crate) struct Counter {
    pub(crate) hub: Arc<Hub>,
    pub(crate) shelf: Shelf,
}

fn down() -> StoreError {
    StoreError::Fault { fault: vendra::port::Fault::Unavailable, message: "down".to_owned() }
}

fn unknown() -> StoreError {
    StoreError::Fault { fault: vendra::port::Fault::Unknown, message: "no reply".to_owned() }
}

impl Counter {
    /// A call whose effect may come twice: reading, and what changes nothing the second time.
    fn asks<'a, T: Send + 'a>(
        &'a self,
        call: Call,
        run: impl Fn() -> Answer<'a, T> + Send + Sync + 'a,
    ) -> Answer<'a, T> {
        Box::pin(async move {
            let fate = self.hub.enter(call, |_| true).await;
            if fate.fault == Some(Fault::Down) {
                return Err(down());
            }
            let mut answer = run().await;
            if fate.fault == Some(Fault::Duplicate) {
                answer = run().await;
            }
            self.hub.leave(fate).await;
            if fate.fault == Some(Fault::ReplyLost) { Err(unknown()) } else { answer }
        })
    }

    async fn write(&self, commit: Commit) -> Result<Committed, StoreError> {
        let first = commit.writes.first().map(|write| (write.key().clone(), write.expected()));
        let old = older(&commit);
        let can = |fault| match fault {
            Fault::Conflict => first.is_some(),
            _ => true,
        };
        if commit.fence.is_none() && self.hub.is_fenced() {
            self.shelf.watch.breach("a worker writes under its lease", commit.actor.clone());
        }
        let fate: Fate = self.hub.enter(Call::Commit, can).await;
        let later = |after_ms: i64| {
            let (shelf, commit) = (self.shelf.clone(), commit.clone());
            self.hub.send(after_ms, Box::new(move || drop(shelf.commit(commit))));
        };
        match (fate.fault, first) {
            (Some(Fault::Down), _) => return Err(down()),
            (Some(Fault::Conflict), Some((key, expected))) => {
                return Err(StoreError::Conflict { key, expected, actual: expected.wrapping_add(1) });
            }
            (Some(Fault::CrashIn), _) => {
                later(delay_ms(fate.size).min(12_000));
                self.hub.leave(fate).await;
            }
            // Sometimes it is only late, and arrives when the same was sent again.
            (Some(Fault::ReplyLost), _) if fate.size.is_multiple_of(2) => {
                later(40);
                return Err(unknown());
            }
            (Some(Fault::Duplicate), _) => later(delay_ms(fate.size)),
            _ => {}
        }
        let old = old.filter(|_| self.hub.fact(Call::Shape).fault == Some(Fault::OldShape));
        self.hub.line(|| {
            let of = |event: &NewEvent| format!("{} {}", event.name, event.key);
            commit.events.iter().map(of).collect::<Vec<_>>().join(", ")
        });
        let answer = match old {
            Some(old) => self.shelf.commit(old),
            None => self.shelf.commit(commit),
        };
        self.hub.note(&[match &answer {
            Ok(_) => "stands",
            Err(_) => "refused",
        }]);
        self.hub.leave(fate).await;
        if fate.fault == Some(Fault::ReplyLost) { Err(unknown()) } else { answer }
    }
}

/// The same commit as a release wrote it that knew gift cards of the platform alone.
fn older(commit: &Commit) -> Option<Commit> {
    let place = commit.events.iter().position(|event| event.name == "gift_card.issued")?;
    let event = commit.events.get(place)?;
    let body: serde_json::Value = serde_json::from_str(&event.data).ok()?;
    let new = &body["data"];
    let card = &new["card"];
    if body["v"] != 2 || new["funding"]["funding"] != "granted" || !card["expires_at"].is_null() {
        return None;
    }
    let mut fields = new.as_object()?.clone();
    fields.remove("funding")?;
    fields.remove("card")?;
    // A code came with the second version too.
    let known = ["amount", "at", "currency", "event", "id", "movement"];
    for (name, value) in [("id", &card["id"]), ("currency", &card["currency"]), ("amount", &card["issued"])] {
        fields.insert(name.to_owned(), value.clone());
    }
    if fields.keys().any(|name| !known.contains(&name.as_str())) || card.get("code").is_some_and(|c| !c.is_null()) {
        return None;
    }
    let mut old = commit.clone();
    let data = serde_json::json!({"type": "gift_card.issued", "v": 1, "data": fields});
    old.events.get_mut(place)?.data = data.to_string().into();
    Some(old)
}

impl Store for Counter {
    fn load<'a>(&'a self, tenant: MarketplaceId, load: Load) -> Answer<'a, Loaded> {
        self.asks(Call::Load, move || self.shelf.memory.load(tenant, load.clone()))
    }

    fn query<'a>(&'a self, tenant: MarketplaceId, query: Query) -> Answer<'a, Page> {
        self.asks(Call::Query, move || self.shelf.memory.query(tenant, query.clone()))
    }

    fn commit<'a>(&'a self, commit: Commit) -> Answer<'a, Committed> {
        Box::pin(self.write(commit))
    }

    fn events<'a>(&'a self, partition: u8, after: u64, limit: u32) -> Answer<'a, Vec<StoredEvent>> {
        self.asks(Call::Events, move || self.shelf.memory.events(partition, after, limit))
    }

    fn history<'a>(
        &'a self,
        tenant: MarketplaceId,
        of: HistoryOf,
        after: u64,
        limit: u32,
    ) -> Answer<'a, Vec<StoredEvent>> {
        self.asks(Call::History, move || self.shelf.memory.history(tenant, of.clone(), after, limit))
    }

    fn lease<'a>(
        &'a self,
        name: &str,
        holder: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Answer<'a, Result<Lease, Lease>> {
        let (name, holder) = (name.to_owned(), holder.to_owned());
        self.asks(Call::Lease, move || {
            let given = pollster::block_on(self.shelf.memory.lease(&name, &holder, now, until));
            if let Ok(Ok(lease)) = &given {
                self.shelf.watch.granted(lease, now);
            }
            Box::pin(std::future::ready(given))
        })
    }

    fn renew<'a>(&'a self, name: &str, epoch: u64, until: Timestamp) -> Answer<'a, ()> {
        let name = name.to_owned();
        self.asks(Call::Renew, move || {
            let kept = pollster::block_on(self.shelf.memory.renew(&name, epoch, until));
            if kept.is_ok() {
                self.shelf.watch.kept(&name, epoch, until);
            }
            Box::pin(std::future::ready(kept))
        })
    }

    fn release<'a>(&'a self, name: &str, epoch: u64) -> Answer<'a, ()> {
        let name = name.to_owned();
        self.asks(Call::Release, move || {
            let gone = pollster::block_on(self.shelf.memory.release(&name, epoch));
            self.shelf.watch.given_back(&name, epoch);
            Box::pin(std::future::ready(gone))
        })
    }

    fn balance<'a>(
        &'a self,
        tenant: MarketplaceId,
        account: Account,
        currency: Currency,
        as_of: Option<Timestamp>,
    ) -> Answer<'a, Turnover> {
        self.asks(Call::Balance, move || self.shelf.memory.balance(tenant, account, currency, as_of))
    }

    fn balances<'a>(&'a self, tenant: MarketplaceId, as_of: Option<Timestamp>) -> Answer<'a, Vec<AccountTurnover>> {
        self.asks(Call::Balances, move || self.shelf.memory.balances(tenant, as_of))
    }

    fn entries<'a>(&'a self, tenant: MarketplaceId, query: EntryQuery) -> Answer<'a, Vec<StoredEntry>> {
        self.asks(Call::Entries, move || self.shelf.memory.entries(tenant, query.clone()))
    }

    fn prune<'a>(&'a self, before: Timestamp, limit: u32) -> Answer<'a, Pruned> {
        self.asks(Call::Prune, move || self.shelf.memory.prune(before, limit))
    }
}
