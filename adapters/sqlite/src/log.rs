//! The commit row as a log: what one step said, as JSON that people and SQL can read.

use crate::error::Failure;
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use uuid::Uuid;
use vendra::CounterMove;
use vendra::MarketplaceId;
use vendra::Timestamp;
use vendra::domain::ledger::Journal;
use vendra::port::{Body, Commit, CommitId, NewEvent, RecordKind, counter_name};

/// An event in the log. Its data stands as it is where it is JSON, so that SQL can look into it, else as a text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LoggedEvent<'a> {
    kind: RecordKind,
    #[serde(borrow)]
    pub(crate) key: Cow<'a, str>,
    sequence: u64,
    name: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) order: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) vendor: Option<Cow<'a, str>>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    data: Option<&'a RawValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<Cow<'a, str>>,
}

impl<'a> LoggedEvent<'a> {
    /// All of an event but its data; that too where it is no JSON.
    fn of(event: &'a NewEvent) -> Self {
        Self {
            kind: event.kind,
            key: Cow::Borrowed(&event.key),
            sequence: event.sequence,
            name: Cow::Borrowed(&event.name),
            order: event.order.as_deref().map(Cow::Borrowed),
            vendor: event.vendor.as_deref().map(Cow::Borrowed),
            data: None,
            text: if is_json(&event.data) { None } else { Some(Cow::Borrowed(&event.data)) },
        }
    }

    pub(crate) fn event(&self) -> Result<NewEvent, Failure> {
        let data = match (self.data, &self.text) {
            (Some(data), None) => data.get().to_owned(),
            (None, Some(text)) => text.clone().into_owned(),
            (Some(_), Some(_)) | (None, None) => return Err(Failure::Corrupt("an event of the log")),
        };
        Ok(NewEvent {
            kind: self.kind,
            key: self.key.clone().into_owned(),
            sequence: self.sequence,
            name: self.name.clone().into_owned(),
            data: data.into(),
            order: self.order.clone().map(Cow::into_owned),
            vendor: self.vendor.clone().map(Cow::into_owned),
        })
    }
}

/// A commit's events for its row.
pub(crate) fn write_events(commit: &Commit) -> Result<String, Failure> {
    let mut text = String::from("[");
    for event in &commit.events {
        if text.len() > 1 {
            text.push(',');
        }
        let logged = LoggedEvent::of(event);
        let all = serde_json::to_string(&logged).map_err(|_| Failure::Corrupt("an event"))?;
        match (&logged.text, all.strip_suffix('}')) {
            // Data goes in as it is: it is JSON, and long.
            (None, Some(but_data)) => text.extend([but_data, r#","data":"#, &event.data, "}"]),
            _ => text.push_str(&all),
        }
    }
    text.push(']');
    Ok(text)
}

/// Whether an event's data can stand in the log as it is. Blanks around a value are not part of it and would not come back; a null
/// would come back as nothing at all.
fn is_json(data: &Body) -> bool {
    data.is_encoding()
        || serde_json::from_str::<&RawValue>(data).is_ok_and(|value| value.get() == &**data && &**data != "null")
}

/// A commit's journals for its row.
pub(crate) fn write_journals(commit: &Commit) -> Result<Option<String>, Failure> {
    if commit.journals.is_empty() {
        return Ok(None);
    }
    serde_json::to_string(&commit.journals).map(Some).map_err(|_| Failure::Corrupt("a journal"))
}

/// A commit's moves of counters for its row.
pub(crate) fn write_moves(moves: &[CounterMove]) -> Result<Option<String>, Failure> {
    if moves.is_empty() {
        return Ok(None);
    }
    let moves: Vec<(String, i64)> = moves.iter().map(|step| (counter_name(&step.key), step.delta)).collect();
    serde_json::to_string(&moves).map(Some).map_err(|_| Failure::Corrupt("a move"))
}

/// Events as they stand in a row.
pub(crate) fn read_events(text: &str) -> Result<Vec<LoggedEvent<'_>>, Failure> {
    serde_json::from_str(text).map_err(|_| Failure::Corrupt("a commit's events"))
}

/// Journals as they stand in a row.
pub(crate) fn read_journals(text: Option<&str>) -> Result<Vec<Journal>, Failure> {
    text.map_or_else(|| Ok(Vec::new()), serde_json::from_str).map_err(|_| Failure::Corrupt("a commit's journals"))
}

/// The columns that [`Logged::read`] reads, of `commits` as `c`.
pub(crate) const LOGGED: &str = "c.position, c.id, c.tenant, c.at, c.actor, c.correlation, c.events, c.journals";

/// A row of the log.
#[derive(Debug)]
pub(crate) struct Logged {
    pub(crate) position: i64,
    pub(crate) id: CommitId,
    pub(crate) tenant: MarketplaceId,
    pub(crate) at: Timestamp,
    pub(crate) actor: String,
    pub(crate) correlation: String,
    pub(crate) events: String,
    pub(crate) journals: Option<String>,
}

impl Logged {
    /// Reads [`LOGGED`], where it begins at column `from`.
    pub(crate) fn read(row: &Row<'_>, from: usize) -> Result<Self, Failure> {
        let id: Vec<u8> = row.get(from + 1)?;
        Ok(Self {
            position: row.get(from)?,
            id: CommitId::from_uuid(Uuid::from_slice(&id).map_err(|_| Failure::Corrupt("a commit's id"))?),
            tenant: row.get::<_, String>(from + 2)?.parse().map_err(|_| Failure::Corrupt("a tenant"))?,
            at: time(row.get(from + 3)?)?,
            actor: row.get(from + 4)?,
            correlation: row.get(from + 5)?,
            events: row.get(from + 6)?,
            journals: row.get(from + 7)?,
        })
    }
}

/// A time as the file keeps it.
pub(crate) fn time(ms: i64) -> Result<Timestamp, Failure> {
    Timestamp::from_unix_ms(ms).map_err(|_| Failure::Corrupt("a time"))
}
