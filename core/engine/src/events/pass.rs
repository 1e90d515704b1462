//! One subscriber's pass over its partitions: under a lease, from its cursors, and back to them.

use super::KEEPER;
use super::cursor::{Cursor, Failure, Fate, Key};
use super::dead_letter::{cursor_in, cursor_key, cursor_write, housekeeping};
use super::relay::{RelayConfig, Relayed};
use crate::engine::Inner;
use crate::error::Error;
use crate::port::*;
use crate::waiting::{Waited, later, within};
use std::collections::BTreeMap;
use std::sync::Arc;
use vendra_domain::{Refusal, Timestamp};

/// How many partitions one lease is for.
const GROUP: u8 = 8;
/// What the clocks of several processes may differ by, in milliseconds.
const CLOCKS_DIFFER_MS: i64 = 60_000;
/// How long a pass goes on before it writes down how far it is, in milliseconds.
const UNWRITTEN_MS: i64 = 1_000;

/// What every pass of a relay has in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'r> {
    pub(super) inner: &'r Inner,
    pub(super) holder: &'r str,
    pub(super) config: &'r RelayConfig,
}

/// A subscriber, and what its relay remembers of it from tick to tick. All of it may be forgotten.
#[derive(Debug)]
pub(super) struct Registered {
    name: String,
    subscriber: Arc<dyn Subscriber>,
    /// The leases that it works under, by group.
    leases: BTreeMap<u8, Lease>,
    /// How many events it is handed one by one, because it did not answer when it was handed several.
    singly: usize,
    /// From when on it hears of what happens; none for everything.
    since: Option<Timestamp>,
    /// Where it begins in partitions of which it has no cursor yet.
    begins: BTreeMap<u8, u64>,
    /// How often it said that it can handle nothing, and until when it is left alone.
    paused: Option<(u32, Timestamp)>,
}

/// Why a pass ends before its end.
enum Stop {
    /// Somebody else has the lease, or wrote the cursor.
    Lost,
    /// The subscriber can handle nothing at the moment.
    Paused,
    Failed(Error),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Fenced { .. } | StoreError::Conflict { .. } => Self::Lost,
            error => Self::Failed(error.into()),
        }
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Failed(refusal.into())
    }
}

/// A cursor in hand.
#[derive(Debug)]
struct Open {
    partition: u8,
    version: u64,
    cursor: Cursor,
    changed: bool,
}

/// What a subscriber did with what it was handed.
enum Handed {
    All,
    /// All before the one at this place, and that one not.
    Not(usize, String),
    /// So many, and nothing more for now.
    Down(usize),
    /// It did not answer.
    Silent,
}

impl Registered {
    pub(super) fn new(name: &str, subscriber: Arc<dyn Subscriber>, since: Option<Timestamp>) -> Self {
        let (name, begins) = (name.to_owned(), BTreeMap::new());
        Self { name, subscriber, leases: BTreeMap::new(), singly: 0, since, begins, paused: None }
    }

    pub(super) fn is_named(&self, name: &str) -> bool {
        self.name == name
    }

    /// One pass over all partitions; boxed, so that it is compiled here, once.
    pub(super) fn tick<'a>(&'a mut self, frame: Frame<'a>) -> Waited<'a, Result<Relayed, Error>> {
        Box::pin(self.ticked(frame))
    }

    async fn ticked(&mut self, frame: Frame<'_>) -> Result<Relayed, Error> {
        let mut relayed = Relayed::default();
        for group in 0..PARTITIONS / GROUP {
            if self.paused.is_some_and(|(_, until)| until > frame.inner.clock.now()) {
                relayed.paused = 1;
                break;
            }
            let mut pass = Pass { frame, to: self, group, relayed: Relayed::default() };
            let passed = pass.run().await;
            relayed.add(pass.relayed);
            passed?;
        }
        Ok(relayed)
    }

    /// Gives its leases back.
    pub(super) async fn release(&mut self, inner: &Inner) -> Result<(), Error> {
        while let Some((_, lease)) = self.leases.pop_first() {
            inner.store.release(&lease.name, lease.epoch).await?;
        }
        Ok(())
    }
}

/// One subscriber's pass over one group of partitions.
struct Pass<'p> {
    frame: Frame<'p>,
    to: &'p mut Registered,
    group: u8,
    relayed: Relayed,
}

impl Pass<'_> {
    async fn run(&mut self) -> Result<(), Error> {
        match self.work().await {
            Ok(()) | Err(Stop::Paused) => Ok(()),
            Err(Stop::Lost) => {
                tracing::info!(subscriber = self.to.name, group = self.group, "the work went to another");
                self.to.leases.remove(&self.group);
                self.relayed.lost = self.relayed.lost.saturating_add(1);
                Ok(())
            }
            Err(Stop::Failed(error)) => Err(error),
        }
    }

    async fn work(&mut self) -> Result<(), Stop> {
        if !self.hold().await? {
            return Ok(());
        }
        // Read under the lease: whoever had it before writes no more.
        let mut opened = self.open().await?;
        let mut written = self.now();
        let mut end = Ok(());
        for place in 0..opened.len() {
            let Some(open) = opened.get_mut(place) else { break };
            end = self.partition(open).await;
            if !matches!(end, Ok(()) | Err(Stop::Paused)) {
                return end;
            }
            if end.is_err() {
                break;
            }
            if later(written, UNWRITTEN_MS) <= self.now() {
                self.write(&mut opened).await?;
                written = self.now();
            }
        }
        self.write(&mut opened).await?;
        end
    }

    fn now(&self) -> Timestamp {
        self.frame.inner.clock.now()
    }

    fn lease_name(&self) -> String {
        format!("relay/{}/{}", self.group, self.to.name)
    }

    /// Has the lease, if there is anything to do and nobody else has it.
    async fn hold(&mut self) -> Result<bool, Stop> {
        let (now, store) = (self.now(), &self.frame.inner.store);
        if self.to.leases.get(&self.group).is_some_and(|lease| lease.until > now) {
            return Ok(true);
        }
        self.to.leases.remove(&self.group);
        // A lease is written to disk, and where nothing happens nothing should be.
        if !self.has_work(now).await? {
            return Ok(false);
        }
        let until = later(now, self.frame.config.lease_ms());
        match store.lease(&self.lease_name(), self.frame.holder, now, until).await? {
            Ok(lease) => {
                self.to.leases.insert(self.group, lease);
                Ok(true)
            }
            Err(_) => {
                self.relayed.elsewhere = self.relayed.elsewhere.saturating_add(1);
                Ok(false)
            }
        }
    }

    /// Sees that the lease lasts for as long as the subscriber may take.
    async fn keep(&mut self) -> Result<(), Stop> {
        let now = self.now();
        let Some(lease) = self.to.leases.get_mut(&self.group) else { return Err(Stop::Lost) };
        if later(now, self.frame.config.handle_ms) < lease.until {
            return Ok(());
        }
        let until = later(now, self.frame.config.lease_ms());
        self.frame.inner.store.renew(&lease.name, lease.epoch, until).await?;
        lease.until = until;
        Ok(())
    }

    async fn open(&mut self) -> Result<Vec<Open>, Stop> {
        let first = self.group.saturating_mul(GROUP);
        let partitions: Vec<u8> = (first..first.saturating_add(GROUP)).collect();
        let records = partitions.iter().map(|partition| cursor_key(&self.to.name, *partition)).collect();
        let loaded = self.frame.inner.store.load(KEEPER, Load { records, ..Load::default() }).await?;
        let mut opened = Vec::with_capacity(partitions.len());
        for (partition, record) in partitions.into_iter().zip(loaded.records) {
            let (version, mut cursor) = cursor_in(record)?;
            if let Some(since) = self.to.since.filter(|_| version == 0) {
                cursor.position = self.begin(partition, since).await?;
            }
            opened.push(Open { partition, version, cursor, changed: false });
        }
        Ok(opened)
    }

    /// The last position of a partition that is from long before a moment: found by halving, since positions are dense and times grow
    /// with them but for what clocks differ by.
    async fn begin(&mut self, partition: u8, since: Timestamp) -> Result<u64, Stop> {
        if let Some(known) = self.to.begins.get(&partition) {
            return Ok(*known);
        }
        let before = since.plus_ms(-CLOCKS_DIFFER_MS).unwrap_or(since);
        let (mut position, mut step, mut grows) = (0_u64, 1_u64, true);
        while step > 0 {
            let ahead = position.saturating_add(step.saturating_sub(1));
            let next = self.frame.inner.store.events(partition, ahead, 1).await?;
            match next.first().filter(|event| event.at < before) {
                Some(old) => position = old.position,
                None => grows = false,
            }
            step = if grows { step.saturating_mul(2) } else { step / 2 };
        }
        self.to.begins.insert(partition, position);
        Ok(position)
    }

    async fn has_work(&mut self, now: Timestamp) -> Result<bool, Stop> {
        for open in self.open().await? {
            if open.cursor.is_due(now) {
                return Ok(true);
            }
            let waiting = self.frame.inner.store.events(open.partition, open.cursor.position, 1);
            if open.cursor.room() > 0 && !waiting.await?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Writes down how far it is, under the lease.
    async fn write(&self, opened: &mut [Open]) -> Result<(), Stop> {
        let mut writes = Vec::new();
        for open in opened.iter().filter(|open| open.changed) {
            writes.push(cursor_write(cursor_key(&self.to.name, open.partition), open.version, &open.cursor)?);
        }
        if writes.is_empty() {
            return Ok(());
        }
        let lease = self.to.leases.get(&self.group).ok_or(Stop::Lost)?;
        let (inner, now) = (self.frame.inner, self.now());
        inner.commit(housekeeping(inner.ids.fresh(now), now, "relay".to_owned(), writes, lease)).await?;
        for open in opened.iter_mut().filter(|open| open.changed) {
            (open.version, open.changed) = (open.version.saturating_add(1), false);
        }
        Ok(())
    }

    async fn partition(&mut self, open: &mut Open) -> Result<(), Stop> {
        let now = self.now();
        for key in open.cursor.due(now) {
            self.parked(open, &key, now).await?;
        }
        self.coming(open).await
    }

    /// Tries a parked key again: its first event, and then those that wait behind it.
    async fn parked(&mut self, open: &mut Open, key: &Key, now: Timestamp) -> Result<(), Stop> {
        for _ in 0..self.frame.config.batch() {
            let Some(position) = open.cursor.next_of(key, now) else { return Ok(()) };
            let read = self.frame.inner.store.events(open.partition, position.saturating_sub(1), 1).await?;
            let Some(event) = read.first().filter(|event| event.position == position) else {
                let message = format!("event {position} of partition {} is gone", open.partition);
                return Err(Stop::Failed(StoreError::Fault { fault: Fault::Corrupt, message }.into()));
            };
            match self.hand(&read).await? {
                Handed::All => {
                    open.changed = true;
                    open.cursor.handled(key, now);
                }
                Handed::Not(_, reason) => self.failed(open, event, &reason, now),
                Handed::Down(_) => return self.pause(),
                Handed::Silent => {
                    self.failed(open, event, SILENT, now);
                    return self.pause();
                }
            }
        }
        Ok(())
    }

    /// Hands on what is new.
    async fn coming(&mut self, open: &mut Open) -> Result<(), Stop> {
        // As many as could be parked, should all of them have to be.
        let room = u32::try_from(open.cursor.room()).unwrap_or(u32::MAX).min(self.frame.config.batch());
        if room == 0 {
            self.relayed.full = self.relayed.full.saturating_add(1);
            return Ok(());
        }
        let events = loop {
            let events = self.frame.inner.store.events(open.partition, open.cursor.position, room).await?;
            let Some(last) = events.last() else { return Ok(()) };
            (open.changed, open.cursor.position) = (true, last.position);
            let heard_of = |event: &StoredEvent| self.to.since.is_none_or(|since| event.at >= since);
            let events: Vec<StoredEvent> = events.into_iter().filter(heard_of).collect();
            // What it does not hear of costs it nothing of its turn.
            if !events.is_empty() {
                break events;
            }
            self.keep().await?;
        };
        open.cursor.position += u64::from(crate::seeded_bug::bug("relay.skips_one"));
        let mut rest = not_parked(&mut open.cursor, events);
        while !rest.is_empty() {
            let most = if self.to.singly > 0 { 1 } else { rest.len() };
            let run = rest.get(..most).unwrap_or_default();
            match self.hand(run).await? {
                Handed::All => drop(rest.drain(..most)),
                Handed::Not(place, reason) => {
                    let failed = rest.drain(..most.min(place.saturating_add(1))).next_back();
                    if let Some(event) = failed.filter(|_| !crate::seeded_bug::bug("relay.poison_is_dropped")) {
                        self.failed(open, &event, &reason, self.now());
                    }
                    rest = not_parked(&mut open.cursor, rest);
                }
                Handed::Down(_) if crate::seeded_bug::bug("relay.down_is_handled") => return self.pause(),
                Handed::Down(handled) => {
                    rest.drain(..handled);
                    return self.stand(open, &rest);
                }
                Handed::Silent if most == 1 => {
                    let event = rest.remove(0);
                    self.failed(open, &event, SILENT, self.now());
                    rest = not_parked(&mut open.cursor, rest);
                    return self.stand(open, &rest);
                }
                Handed::Silent => {
                    self.to.singly = most;
                    return self.stand(open, &rest);
                }
            }
        }
        Ok(())
    }

    /// Stands before what was not handled, and leaves the subscriber alone for a while.
    fn stand(&mut self, open: &mut Open, rest: &[StoredEvent]) -> Result<(), Stop> {
        if let Some(first) = rest.first() {
            open.cursor.stand_before(first.position);
        }
        self.pause()
    }

    fn pause(&mut self) -> Result<(), Stop> {
        let tries = self.to.paused.map_or(0, |(tries, _)| tries).saturating_add(1);
        let wait_ms = self.frame.config.wait_ms(tries, self.frame.inner.entropy.bits());
        self.to.paused = Some((tries, later(self.now(), wait_ms)));
        self.relayed.paused = 1;
        Err(Stop::Paused)
    }

    fn failed(&mut self, open: &mut Open, event: &StoredEvent, reason: &str, at: Timestamp) {
        open.changed = true;
        let failure = Failure { reason, at, chance: self.frame.inner.entropy.bits(), config: self.frame.config };
        let fate = open.cursor.failed(event, &failure);
        self.relayed.failed = self.relayed.failed.saturating_add(1);
        if fate == Fate::Dead {
            self.relayed.dead_letters = self.relayed.dead_letters.saturating_add(1);
            tracing::warn!(subscriber = self.to.name, event = event.event.name, key = event.event.key, "a dead letter");
        }
    }

    /// Hands events on, and counts those that were handled.
    async fn hand(&mut self, events: &[StoredEvent]) -> Result<Handed, Stop> {
        self.keep().await?;
        let subscriber = Arc::clone(&self.to.subscriber);
        let clock = self.frame.inner.clock.as_ref();
        let answer = within(clock, Some(self.frame.config.handle_ms), subscriber.handle(events)).await;
        let (handled, handed) = match answer {
            None if crate::seeded_bug::bug("relay.silence_is_handled") => return Ok(Handed::All),
            None => return Ok(Handed::Silent),
            Some(Ok(())) => (events.len(), Handed::All),
            Some(Err(Unhandled::Event { handled, reason })) => {
                // One that says it handled more than it was given means the last.
                let place = handled.min(events.len().saturating_sub(1));
                (place, Handed::Not(place, reason))
            }
            Some(Err(Unhandled::Down { handled, reason })) => {
                tracing::info!(subscriber = self.to.name, reason, "a subscriber is down");
                let handled = handled.min(events.len());
                (handled, Handed::Down(handled))
            }
        };
        if handled > 0 {
            self.to.paused = None;
        }
        self.to.singly = self.to.singly.saturating_sub(events.len());
        self.relayed.handled = self.relayed.handled.saturating_add(u64::try_from(handled).unwrap_or(u64::MAX));
        Ok(handed)
    }
}

/// What is said of an event with which a subscriber took too long.
const SILENT: &str = "the subscriber did not answer in time";

/// The events whose keys are not parked; the others are parked behind them.
fn not_parked(cursor: &mut Cursor, events: Vec<StoredEvent>) -> Vec<StoredEvent> {
    events
        .into_iter()
        .filter(|event| crate::seeded_bug::bug("relay.goes_past_parked_keys") || !cursor.parks(event))
        .collect()
}
