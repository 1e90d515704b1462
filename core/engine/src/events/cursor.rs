//! How far a subscriber is in one partition: what of it waits for another try, and what was given up.
//!
//! Everything up to the position was handled, or is parked, or is a dead letter. Nothing here asks anybody: a worker reads a cursor,
//! tells it what became of events, and writes it down.

use super::dead_letter::DeadLetter;
use super::{AfterDeadLetter, DEAD_LETTERS_MAX, PARKED_EVENTS_MAX, RelayConfig};
use crate::port::StoredEvent;
use serde::{Deserialize, Serialize};
use vendra_domain::limits::{self, REASON_BYTES_MAX};
use vendra_domain::{MarketplaceId, Refusal, Timestamp, canonical};

/// The version of a cursor's body.
const VERSION: u32 = 1;

/// Whose events wait: a key of a tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Key {
    pub(super) tenant: MarketplaceId,
    pub(super) key: String,
}

impl Key {
    pub(super) fn of(event: &StoredEvent) -> Self {
        Self { tenant: event.tenant, key: event.event.key.clone() }
    }

    fn is_of(&self, event: &StoredEvent) -> bool {
        self.tenant == event.tenant && self.key == event.event.key
    }
}

/// What a parked key waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "waits_for", rename_all = "snake_case", deny_unknown_fields)]
enum WaitsFor {
    /// Another try of its first event, after so many.
    Try { tries: u32, due: Timestamp },
    /// Somebody who replays or purges its dead letter.
    Letter { position: u64 },
}

/// A key whose events are not handed on as they come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parked {
    of: Key,
    /// Where its events are, in order: the first is the one that is tried.
    positions: Vec<u64>,
    state: WaitsFor,
}

/// How far a subscriber is in one partition.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cursor {
    pub(super) position: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parked: Vec<Parked>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) dead: Vec<DeadLetter>,
}

#[derive(Serialize, Deserialize)]
struct Written<T> {
    v: u32,
    cursor: T,
}

/// What became of an event that was not handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is tried again.
    Parked,
    /// It is a dead letter.
    Dead,
}

/// A failed try: why, when, and how long to wait until the next.
#[derive(Debug)]
pub(super) struct Failure<'a> {
    pub(super) reason: &'a str,
    pub(super) at: Timestamp,
    pub(super) chance: u64,
    pub(super) config: &'a RelayConfig,
}

impl Cursor {
    pub(super) fn read(body: &str) -> Result<Self, Refusal> {
        let malformed = |error: serde_json::Error| Refusal::EncodingMalformed {
            name: "cursor".to_owned(),
            what: error.to_string(),
        };
        let Written { v, cursor } = serde_json::from_str::<Written<serde_json::Value>>(body).map_err(malformed)?;
        if v > VERSION {
            return Err(Refusal::EncodingNewerVersion { name: "cursor".to_owned(), version: v, known: VERSION });
        }
        serde_json::from_value(cursor).map_err(malformed)
    }

    pub(super) fn write(&self) -> Result<String, Refusal> {
        canonical::canonical(&Written { v: VERSION, cursor: self })
    }

    /// How many more events may be parked.
    pub(super) fn room(&self) -> usize {
        let parked: usize = self.parked.iter().map(|parked| parked.positions.len()).sum();
        PARKED_EVENTS_MAX.saturating_sub(parked)
    }

    /// Whether anything is due for another try.
    pub(super) fn is_due(&self, now: Timestamp) -> bool {
        self.parked.iter().any(|parked| parked.is_due(now))
    }

    /// The keys that are due for another try, those that wait longest first.
    pub(super) fn due(&self, now: Timestamp) -> Vec<Key> {
        let mut due: Vec<&Parked> = self.parked.iter().filter(|parked| parked.is_due(now)).collect();
        due.sort_by_key(|parked| match parked.state {
            WaitsFor::Try { due, .. } => due,
            WaitsFor::Letter { .. } => now,
        });
        due.into_iter().map(|parked| parked.of.clone()).collect()
    }

    /// Where the next event of a parked key is, if it is due.
    pub(super) fn next_of(&self, key: &Key, now: Timestamp) -> Option<u64> {
        let parked = self.parked.iter().find(|parked| parked.of == *key)?;
        if parked.is_due(now) { parked.positions.first().copied() } else { None }
    }

    /// Parks an event whose key is parked; tells whether it is.
    pub(super) fn parks(&mut self, event: &StoredEvent) -> bool {
        let Some(parked) = self.parked.iter_mut().find(|parked| parked.of.is_of(event)) else { return false };
        parked.positions.push(event.position);
        true
    }

    /// Goes back to before a position that was not reached after all.
    pub(super) fn stand_before(&mut self, position: u64) {
        self.position = position.saturating_sub(1);
        for parked in &mut self.parked {
            parked.positions.retain(|parked| *parked < position);
        }
        self.let_go_of_what_is_done();
    }

    /// The first event of a parked key was handled: the next one's turn is now.
    pub(super) fn handled(&mut self, key: &Key, now: Timestamp) {
        if let Some(parked) = self.parked.iter_mut().find(|parked| parked.of == *key) {
            parked.positions.drain(..parked.positions.len().min(1));
            parked.state = WaitsFor::Try { tries: 0, due: now };
        }
        self.let_go_of_what_is_done();
    }

    /// An event was not handled: it waits for another try, or after so many is given up.
    ///
    /// Where there is no room for another dead letter nothing is given up, and nothing is lost: it goes on being tried.
    pub(super) fn failed(&mut self, event: &StoredEvent, failure: &Failure<'_>) -> Fate {
        let Failure { reason, at, chance, config } = *failure;
        let room = self.dead.len() < DEAD_LETTERS_MAX;
        let place = self.parked.iter().position(|parked| parked.of.is_of(event)).unwrap_or(self.parked.len());
        if place == self.parked.len() {
            let state = WaitsFor::Try { tries: 0, due: at };
            self.parked.push(Parked { of: Key::of(event), positions: vec![event.position], state });
        }
        let Some(parked) = self.parked.get_mut(place) else { return Fate::Parked };
        let tries = match parked.state {
            WaitsFor::Try { tries, .. } => tries.saturating_add(1),
            WaitsFor::Letter { .. } => 1,
        };
        if tries < config.tries_max() || !room {
            let due = crate::waiting::later(at, config.try_wait_ms(tries, chance));
            parked.state = WaitsFor::Try { tries, due };
            return Fate::Parked;
        }
        parked.positions.retain(|position| *position != event.position);
        parked.state = match config.after_dead_letter {
            AfterDeadLetter::GoesOn => WaitsFor::Try { tries: 0, due: at },
            AfterDeadLetter::Waits => WaitsFor::Letter { position: event.position },
        };
        self.dead.push(DeadLetter::of(event, tries, shortened(reason), at));
        self.let_go_of_what_is_done();
        Fate::Dead
    }

    /// A dead letter is tried again, before what still waits of its key. Refusals: `limit.count` where no more may be parked.
    pub(super) fn replay(&mut self, position: u64, now: Timestamp) -> Result<Option<DeadLetter>, Refusal> {
        let Some(place) = self.dead.iter().position(|letter| letter.place.position == position) else {
            return Ok(None);
        };
        let parked = PARKED_EVENTS_MAX.saturating_sub(self.room());
        limits::count("cursor.parked_events", parked.saturating_add(1), PARKED_EVENTS_MAX)?;
        let letter = self.dead.remove(place);
        let of = Key { tenant: letter.tenant, key: letter.key.clone() };
        let state = WaitsFor::Try { tries: 0, due: now };
        match self.parked.iter_mut().find(|parked| parked.of == of) {
            None => self.parked.push(Parked { of, positions: vec![position], state }),
            Some(parked) => {
                let before = parked.positions.partition_point(|other| *other < position);
                parked.positions.insert(before, position);
                // Another letter of the key may be what it waits for: then that one still is.
                if parked.awaits(position) || matches!(parked.state, WaitsFor::Try { .. }) {
                    parked.state = state;
                }
            }
        }
        Ok(Some(letter))
    }

    /// A dead letter is thrown away; what waited for it goes on.
    pub(super) fn purge(&mut self, position: u64, now: Timestamp) -> Option<DeadLetter> {
        let place = self.dead.iter().position(|letter| letter.place.position == position)?;
        for parked in self.parked.iter_mut().filter(|parked| parked.awaits(position)) {
            parked.state = WaitsFor::Try { tries: 0, due: now };
        }
        let letter = self.dead.remove(place);
        self.let_go_of_what_is_done();
        Some(letter)
    }

    fn let_go_of_what_is_done(&mut self) {
        self.parked.retain(|parked| !parked.positions.is_empty() || matches!(parked.state, WaitsFor::Letter { .. }));
    }
}

impl Parked {
    fn is_due(&self, now: Timestamp) -> bool {
        matches!(self.state, WaitsFor::Try { due, .. } if due <= now)
    }

    fn awaits(&self, letter: u64) -> bool {
        matches!(self.state, WaitsFor::Letter { position } if position == letter)
    }
}

/// As much of a reason as is kept.
fn shortened(reason: &str) -> String {
    let mut end = reason.len().min(REASON_BYTES_MAX);
    while !reason.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    reason.get(..end).unwrap_or_default().to_owned()
}
