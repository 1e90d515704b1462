//! Commits: everything that one step changes, all of it or none.

use super::claim::ClaimWrite;
use super::event::NewEvent;
use super::lease::Fence;
use super::record::{Record, RecordKey};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;
use vendra_domain::counter::{CounterKey, CounterMove};
use vendra_domain::ledger::Journal;
use vendra_domain::{MarketplaceId, Timestamp};

/// The most records that one commit writes.
pub const COMMIT_WRITES_MAX: usize = 1_000;
/// The most counters that one commit moves.
pub const COMMIT_COUNTERS_MAX: usize = 5_000;
/// The most events of one commit.
pub const COMMIT_EVENTS_MAX: usize = 2_000;
/// The most journals of one commit.
pub const COMMIT_JOURNALS_MAX: usize = 1_000;
/// The most statements of the host's own in one commit.
pub const COMMIT_ALSO_MAX: usize = 50;
/// The longest actor, correlation, name of an event, fingerprint or subject of a claim, in bytes.
pub const COMMIT_TEXT_BYTES_MAX: usize = 255;
/// The greatest version of a record and sequence of an event: databases count in 64 bits with a sign.
pub const VERSION_MAX: u64 = 9_223_372_036_854_775_807;
/// The most bytes of all bodies, events, answers and statements of one commit.
pub const COMMIT_BYTES_MAX: usize = 33_554_432;

/// The id of one commit. A step keeps its id over every retry of the same write, so that it happens once.
///
/// ```
/// use vendra::port::CommitId;
/// let id = CommitId::from_uuid("0190a5e2-7c3b-7000-8000-000000000001".parse().unwrap());
/// assert_eq!(serde_json::to_string(&id).unwrap(), r#""0190a5e2-7c3b-7000-8000-000000000001""#);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct CommitId(Uuid);

impl CommitId {
    /// The commit with this UUID.
    ///
    /// ```
    /// let id = vendra::port::CommitId::from_uuid("0190a5e2-7c3b-7000-8000-000000000001".parse().unwrap());
    /// assert_eq!(id.to_string(), "0190a5e2-7c3b-7000-8000-000000000001");
    /// ```
    #[must_use]
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The 16 bytes.
    ///
    /// ```
    /// let id = vendra::port::CommitId::from_uuid("0190a5e2-7c3b-7000-8000-000000000001".parse().unwrap());
    /// assert_eq!(id.as_bytes()[..2], [0x01, 0x90]);
    /// ```
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.hyphenated(), f)
    }
}

/// One write of a record.
///
/// ```
/// use vendra::port::{RecordKey, RecordKind, Write};
/// let write = Write::Delete { expected: 3, key: RecordKey::new(RecordKind::ContactDetails, "ctc_1") };
/// assert_eq!(write.expected(), 3);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CommitWrite"))]
#[serde(tag = "write", rename_all = "snake_case")]
pub enum Write {
    /// The record as it is afterwards.
    Put {
        /// The version that it was read at; 0 where there must be none.
        expected: u64,
        /// The record; its version is greater than `expected`.
        record: Record,
    },
    /// No record afterwards.
    Delete {
        /// The version that it was read at.
        expected: u64,
        /// Which one.
        key: RecordKey,
    },
    /// The record as it is: what else is written was decided by it, and is refused where it has changed.
    Check {
        /// The version that it was read at; 0 where there was none.
        expected: u64,
        /// Which one.
        key: RecordKey,
    },
}

impl Write {
    /// Which record it writes or checks.
    ///
    /// ```
    /// use vendra::port::{RecordKey, RecordKind, Write};
    /// let write = Write::Delete { expected: 3, key: RecordKey::new(RecordKind::ContactDetails, "ctc_1") };
    /// assert_eq!(write.key().to_string(), "contact_details/ctc_1");
    /// ```
    #[must_use]
    pub const fn key(&self) -> &RecordKey {
        match self {
            Self::Put { record, .. } => &record.key,
            Self::Delete { key, .. } | Self::Check { key, .. } => key,
        }
    }

    /// The version that the record must have before.
    ///
    /// ```
    /// use vendra::port::{Record, RecordKey, RecordKind, Write};
    /// let key = RecordKey::new(RecordKind::Offer, "off_1");
    /// let record = Record { key, version: 1, body: "{}".into(), fields: Vec::new() };
    /// assert_eq!(Write::Put { expected: 0, record }.expected(), 0); // a new one
    /// ```
    #[must_use]
    pub const fn expected(&self) -> u64 {
        match self {
            Self::Put { expected, .. } | Self::Delete { expected, .. } | Self::Check { expected, .. } => *expected,
        }
    }
}

/// A parameter of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StatementParameter"))]
#[serde(rename_all = "snake_case")]
pub enum Parameter {
    /// SQL's null.
    Null,
    /// An integer.
    Integer(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// One of the host's own SQL statements, run in the same transaction.
///
/// ```
/// use vendra::port::{Parameter, Statement};
/// let sql = "UPDATE loyalty SET points = points + ?1 WHERE customer = ?2".to_owned();
/// let parameters = vec![Parameter::Integer(75), Parameter::Text("cus_01h455vb4pex5vsknk084sn02q".into())];
/// let statement = Statement { sql, parameters, rows: Some(1) };
/// assert_eq!(serde_json::to_value(&statement).unwrap()["rows"], 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "HostStatement"))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The statement, with the store's own placeholders.
    pub sql: String,
    /// Its parameters, in order.
    pub parameters: Vec<Parameter>,
    /// How many rows it must change; the whole commit is refused otherwise. None where it does not matter.
    pub rows: Option<u64>,
}

/// Everything that one step changes.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::port::{Commit, CommitId, NewEvent, RecordKind};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let event = NewEvent {
///     kind: RecordKind::Offer,
///     key: "off_1".into(),
///     sequence: 1,
///     name: "offer.created".into(),
///     data: "{}".into(),
///     order: None,
///     vendor: None,
/// };
/// let commit = Commit {
///     id: CommitId::from_uuid("0190a5e2-7c3b-7000-8000-000000000001".parse().unwrap()),
///     tenant: trial.tenant,
///     at: Default::default(),
///     actor: "system".into(),
///     correlation: String::new(),
///     writes: Vec::new(),
///     counters: Vec::new(),
///     journals: Vec::new(),
///     events: vec![event],
///     claim: None,
///     fence: None,
///     also: Vec::new(),
/// };
/// let first = trial.engine.store().commit(commit.clone()).await?;
/// let again = trial.engine.store().commit(commit).await?; // an id succeeds once
/// assert_eq!((again.position, again.repeated), (first.position, true));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its id.
    pub id: CommitId,
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// When it was decided.
    pub at: Timestamp,
    /// Who acted: a role and an id, never a name.
    pub actor: String,
    /// What the caller ties several steps together by.
    pub correlation: String,
    /// Records.
    pub writes: Vec<Write>,
    /// Moves of counters. Several of one key are applied in order.
    pub counters: Vec<CounterMove>,
    /// Postings.
    pub journals: Vec<Journal>,
    /// What happened; at least one, unless the commit is about a claim alone, or writes cursors alone under a lease.
    pub events: Vec<NewEvent>,
    /// What becomes of the caller's idempotency key.
    pub claim: Option<ClaimWrite>,
    /// The lease under which this is done.
    pub fence: Option<Fence>,
    /// The host's own rows.
    pub also: Vec<Statement>,
}

/// A commit that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Committed {
    /// Its place among all commits of the store; from 1, without gaps that anyone may rely on.
    pub position: u64,
    /// When it was decided; of the first success where it was repeated.
    pub at: Timestamp,
    /// Whether this call made it, or an earlier one had.
    pub repeated: bool,
}

/// The name of a counter: its kind and ids, as stores keep it (`stock/off_../loc_..`).
///
/// ```
/// use vendra::{CounterKey, port::counter_name};
/// let key = CounterKey::GiftCard { gift_card: "gft_01h455vb4pex5vsknk084sn02q".parse()? };
/// assert_eq!(counter_name(&key), "gift_card/gft_01h455vb4pex5vsknk084sn02q");
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[must_use]
pub fn counter_name(key: &CounterKey) -> String {
    key.to_string()
}
