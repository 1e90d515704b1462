//! Dead letters: events that a subscriber could not handle, however often it was asked, and what the platform does about them.

use super::KEEPER;
use super::cursor::Cursor;
use crate::engine::CONFLICTS_MAX;
use crate::error::Error;
use crate::marketplace::Market;
use crate::port::*;
use crate::reading::{Found, Paging};
use serde::{Deserialize, Serialize};
use vendra_domain::{MarketplaceId, Refusal, Timestamp};

/// How long whoever works on dead letters keeps others away, in milliseconds.
const LEASE_MS: i64 = 30_000;

/// An event that a subscriber could not handle. What it says is where it was: the letter tells how to find it.
///
/// ```
/// use vendra::events::DeadLetter;
/// let letter: DeadLetter = serde_json::from_str(r#"{
///     "place": {"partition": 7, "position": 3}, "tenant": "mkt_01h455vb4pex5vsknk084sn001",
///     "commit": "0190a5e2-7c3b-7000-8000-000000000001", "kind": "order", "key": "ord_01h455vb4pex5vsknk084sn02q",
///     "sequence": 2, "name": "order.placed", "tries": 12, "reason": "no such template", "at": "2026-01-31T12:00:00.000Z"
/// }"#)?;
/// assert_eq!((letter.name.as_str(), letter.tries), ("order.placed", 12));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeadLetter {
    /// Where it is; a letter goes by it.
    pub place: EventPlace,
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// The commit that it came with.
    pub commit: CommitId,
    /// What it happened to.
    pub kind: RecordKind,
    /// The id of what it happened to.
    pub key: String,
    /// The version of that after it.
    pub sequence: u64,
    /// What happened, such as `order.placed`.
    pub name: String,
    /// How often it was tried.
    pub tries: u32,
    /// What the subscriber said the last time, cut at 500 bytes.
    pub reason: String,
    /// When it was given up.
    pub at: Timestamp,
}

impl DeadLetter {
    pub(super) fn of(event: &StoredEvent, tries: u32, reason: String, at: Timestamp) -> Self {
        let NewEvent { kind, key, sequence, name, .. } = event.event.clone();
        Self {
            place: event.place(),
            tenant: event.tenant,
            commit: event.commit,
            kind,
            key,
            sequence,
            name,
            tries,
            reason,
            at,
        }
    }
}

/// The cursor of a subscriber in a partition.
pub(super) fn cursor_key(subscriber: &str, partition: u8) -> RecordKey {
    RecordKey::new(RecordKind::Cursor, format!("{subscriber}/{partition:02}"))
}

/// The cursor in a record, and the version that it was read at; where there is none, one that stands before everything.
pub(super) fn cursor_in(record: Option<Record>) -> Result<(u64, Cursor), Refusal> {
    record.map_or_else(
        || Ok((0, Cursor::default())),
        |record| Cursor::read(&record.body).map(|cursor| (record.version, cursor)),
    )
}

/// The write of a cursor that was read at a version.
pub(super) fn cursor_write(key: RecordKey, expected: u64, cursor: &Cursor) -> Result<Write, Refusal> {
    let (version, body) = (expected.saturating_add(1), cursor.write()?);
    Ok(Write::Put { expected, record: Record { key, version, body: body.into(), fields: Vec::new() } })
}

/// A commit that writes cursors alone.
pub(super) fn housekeeping(id: uuid::Uuid, at: Timestamp, actor: String, writes: Vec<Write>, lease: &Lease) -> Commit {
    Commit {
        id: CommitId::from_uuid(id),
        tenant: KEEPER,
        at,
        actor,
        correlation: String::new(),
        writes,
        counters: Vec::new(),
        journals: Vec::new(),
        events: Vec::new(),
        claim: None,
        fence: Some(Fence { name: lease.name.clone(), epoch: lease.epoch }),
        also: Vec::new(),
    }
}

/// The marketplace's events that subscribers could not handle.
///
/// ```
/// use std::sync::Arc;
/// use vendra::events::{Relay, RelayConfig, each};
/// use vendra::memory::Trial;
/// use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
/// use vendra::reading::Paging;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// #[derive(Debug)]
/// struct Mailer;
/// impl Subscriber for Mailer {
///     fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
///         Box::pin(each(events, |event| async move {
///             if event.event.name == "order.placed" { Err("no such template".to_owned()) } else { Ok(()) }
///         }))
///     }
/// }
/// trial.sold(1).await?;
/// let config = RelayConfig { tries_max: 1, ..RelayConfig::default() };
/// let mut relay = Relay::new(&trial.engine).config(config).subscribe("mailer", Arc::new(Mailer))?;
/// assert_eq!(relay.tick().await?.dead_letters, 1);
///
/// let letters = trial.owner().dead_letters();
/// let letter = letters.list("mailer", Paging::default()).await?.items.remove(0);
/// assert_eq!((letter.name.as_str(), letter.reason.as_str()), ("order.placed", "no such template"));
/// letters.replay("mailer", letter.place).await?; // once the template is there
/// assert_eq!(relay.tick().await?.dead_letters, 1); // it still is not
/// letters.purge("mailer", letter.place).await?;
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone)]
pub struct DeadLetters {
    market: Market,
}

impl Market {
    /// The marketplace's events that subscribers could not handle.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let stranger = trial.buyer().dead_letters().list("mailer", Default::default()).await;
    /// assert_eq!(stranger.unwrap_err().code(), "authority.forbidden");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn dead_letters(&self) -> DeadLetters {
        DeadLetters { market: self.clone() }
    }
}

/// What becomes of a letter.
#[derive(Debug, Clone, Copy)]
enum Then {
    Replayed,
    Purged,
}

impl DeadLetters {
    /// A subscriber's dead letters of this marketplace, by their places; a subscriber that nobody knows has none.
    ///
    /// There are at most [`DEAD_LETTERS_MAX`](super::DEAD_LETTERS_MAX) of a subscriber in a partition, of all marketplaces of the store
    /// together.
    ///
    /// Errors: `authority.forbidden`, `cursor.malformed`, `store.limit` for a page of none or more than 500, `encoding.*`, `store.*`.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let page = trial.owner().dead_letters().list("mailer", Default::default()).await?;
    /// assert!(page.items.is_empty() && page.next.is_none());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn list(&self, subscriber: &str, paging: Paging) -> Result<Found<DeadLetter>, Error> {
        self.market.reading()?.permit_all("query.dead_letters")?;
        let after = paging.after.as_deref().map(place).transpose()?;
        if !(1..=PAGE_RECORDS_MAX).contains(&paging.limit) {
            return Err(Error::store_limit(format!("a page has 1 to {PAGE_RECORDS_MAX} letters")));
        }
        let records = (0..PARTITIONS).map(|partition| cursor_key(subscriber, partition)).collect();
        let loaded = self.market.engine().store().load(KEEPER, Load { records, ..Load::default() }).await?;
        let mut letters = Vec::new();
        for record in loaded.records {
            let (_, cursor) = cursor_in(record)?;
            let wanted = |letter: &DeadLetter| {
                letter.tenant == self.market.tenant() && after.is_none_or(|after| letter.place > after)
            };
            letters.extend(cursor.dead.into_iter().filter(wanted));
        }
        letters.sort_by_key(|letter| letter.place);
        let limit = usize::try_from(paging.limit).unwrap_or(usize::MAX);
        let more = letters.len() > limit;
        letters.truncate(limit);
        let last = letters.last().filter(|_| more).map(|letter| letter.place);
        Ok(Found { items: letters, next: last.map(|place| format!("{}/{}", place.partition, place.position)) })
    }

    /// Has a letter tried again, with all its tries, before whatever else of its key still waits. What came after it and was handled
    /// meanwhile is not handled again.
    ///
    /// Errors: `authority.not_found` where there is no such letter of this marketplace, `authority.forbidden`, `limit.count` where as
    /// many events of the partition wait as may, `encoding.*`, `store.*`.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let place = vendra::port::EventPlace { partition: 7, position: 3 };
    /// let none = trial.owner().dead_letters().replay("mailer", place).await;
    /// assert_eq!(none.unwrap_err().code(), "authority.not_found");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn replay(&self, subscriber: &str, place: EventPlace) -> Result<(), Error> {
        self.end("dead_letter.replay", subscriber, place, Then::Replayed).await
    }

    /// Throws a letter away: the subscriber never hears of the event again.
    ///
    /// Errors: `authority.not_found` where there is no such letter of this marketplace, `authority.forbidden`, `encoding.*`, `store.*`.
    ///
    /// ```
    /// # pollster::block_on(async {
    /// let trial = vendra::memory::Trial::open().await?;
    /// let place = vendra::port::EventPlace { partition: 7, position: 3 };
    /// let worker = trial.worker().dead_letters().purge("mailer", place).await; // a person decides
    /// assert_eq!(worker.unwrap_err().code(), "authority.forbidden");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn purge(&self, subscriber: &str, place: EventPlace) -> Result<(), Error> {
        self.end("dead_letter.purge", subscriber, place, Then::Purged).await
    }

    /// Takes a letter off the list, under a lease of its own: a relay at work on the same cursor loses its race by the version, and
    /// begins again from what is written here.
    async fn end(&self, action: &str, subscriber: &str, place: EventPlace, then: Then) -> Result<(), Error> {
        self.market.reading()?.permit_all(action)?;
        if place.partition >= PARTITIONS {
            return Err(Refusal::AuthorityNotFound.into());
        }
        let inner = &self.market.engine().inner;
        let holder = inner.ids.fresh(inner.clock.now()).to_string();
        let name = format!("dead_letters/{subscriber}");
        for attempt in 0..CONFLICTS_MAX {
            let now = inner.clock.now();
            let Ok(lease) = inner.store.lease(&name, &holder, now, now.plus_ms(LEASE_MS)?).await? else {
                inner.back_off(attempt).await;
                continue;
            };
            let ended = self.end_under(&lease, cursor_key(subscriber, place.partition), place, then).await;
            // Left to its time where it cannot be given back.
            let _left = inner.store.release(&name, lease.epoch).await;
            match ended {
                Err(Ended::Raced) => inner.back_off(attempt).await,
                Err(Ended::Failed(error)) => return Err(error),
                Ok(letter) => {
                    let actor = crate::envelope::actor_name(&self.market.actor());
                    tracing::info!(action, actor, subscriber, event = letter.name, key = letter.key, "dead letter");
                    return Ok(());
                }
            }
        }
        Err(Error::store_busy("others kept writing the same cursor"))
    }

    async fn end_under(
        &self,
        lease: &Lease,
        key: RecordKey,
        place: EventPlace,
        then: Then,
    ) -> Result<DeadLetter, Ended> {
        let inner = &self.market.engine().inner;
        let load = Load { records: vec![key.clone()], ..Load::default() };
        let (expected, mut cursor) = cursor_in(inner.store.load(KEEPER, load).await?.records.pop().flatten())?;
        let is_ours = |letter: &DeadLetter| letter.place == place && letter.tenant == self.market.tenant();
        if !cursor.dead.iter().any(is_ours) {
            return Err(Error::from(Refusal::AuthorityNotFound).into());
        }
        let now = inner.clock.now();
        let letter = match then {
            Then::Replayed => cursor.replay(place.position, now)?,
            Then::Purged => cursor.purge(place.position, now),
        };
        let actor = crate::envelope::actor_name(&self.market.actor());
        let writes = vec![cursor_write(key, expected, &cursor)?];
        inner.commit(housekeeping(inner.ids.fresh(now), now, actor, writes, lease)).await?;
        letter.ok_or_else(|| Error::from(Refusal::AuthorityNotFound).into())
    }
}

/// Why a letter was not taken off the list.
enum Ended {
    /// Somebody else wrote the cursor, or took the lease.
    Raced,
    Failed(Error),
}

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict { .. } | StoreError::Fenced { .. } => Self::Raced,
            error => Self::Failed(error.into()),
        }
    }
}

impl From<Error> for Ended {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Refusal> for Ended {
    fn from(refusal: Refusal) -> Self {
        Self::Failed(refusal.into())
    }
}

/// The place that a page's cursor names.
fn place(cursor: &str) -> Result<EventPlace, Error> {
    let parts = cursor.split_once('/').and_then(|(partition, position)| {
        Some(EventPlace { partition: partition.parse().ok()?, position: position.parse().ok()? })
    });
    parts.ok_or_else(|| Error::cursor_malformed("the cursor cannot be read"))
}
