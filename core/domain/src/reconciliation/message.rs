//! What a line of a report is booked with, and what happens to it.

use super::compare::KnownOperation;
use super::figures::{Figures, Reason};
use super::report::{ReportKind, ReportLine};
use crate::id::{AnyId, ReconciliationId, UserId};
use crate::names::Gateway;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// Who wants to give up what nobody can explain, and why.
///
/// ```
/// use vendra_domain::reconciliation::WriteOff;
/// let wanted: WriteOff = serde_json::from_str(
///     r#"{"by": "usr_01h455vb4pex5vsknk084sn001", "reason": "the provider closed the case"}"#)?;
/// assert_eq!(wanted.by.to_string(), "usr_01h455vb4pex5vsknk084sn001");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WriteOff {
    /// Who.
    pub by: UserId,
    /// Why.
    pub reason: String,
}

/// Everything that is remembered of a line, or of an operation that a report does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReconciliationBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The record: the id of its ledger entries.
    pub id: ReconciliationId,
    /// Whose report it is.
    pub gateway: Gateway,
    /// The line, once a report has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<ReportLine>,
    /// What is posted of its operation, where anything is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<KnownOperation>,
    /// Why something is in suspense, where anything is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What is posted on account of the report, by currency, and stands so unless it is written off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figures>,
    /// Who wants to write it off, where somebody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub write_off: Option<WriteOff>,
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReconciliationRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Book a line of a report: its actual fee, and what it differs by.
    Book {
        /// Whose report it is.
        gateway: Gateway,
        /// The line.
        line: ReportLine,
        /// When its operation was posted here; none where it is not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        posted: Option<Timestamp>,
    },
    /// Book that a report does not have an operation that was posted in its period.
    Miss {
        /// Whose report it is.
        gateway: Gateway,
        /// The operation.
        operation: AnyId,
        /// What it does to the balance.
        kind: ReportKind,
        /// When it was posted here.
        posted: Timestamp,
    },
    /// Want to give up what is in suspense.
    AskWriteOff {
        /// Why.
        reason: String,
    },
    /// Give it up: another person's word.
    WriteOff,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReconciliationFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The record, by the gateway and the operation, or the line where it has none.
    pub id: ReconciliationId,
    /// Who asks; none for a worker.
    #[serde(default)]
    pub user: Option<UserId>,
    /// What is posted of the operation; none where nothing is.
    #[serde(default)]
    pub known: Option<KnownOperation>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReconciliationEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// The books say what the provider says, with what this posts.
    Agreed {
        /// All that is known.
        book: Book,
        /// What this posts, by currency.
        moved: Vec<Figures>,
        /// When.
        at: Timestamp,
    },
    /// They differ, and with what this posts the difference is in suspense.
    Suspended {
        /// All that is known.
        book: Book,
        /// What this posts, by currency.
        moved: Vec<Figures>,
        /// When.
        at: Timestamp,
    },
    /// Somebody wants to give it up.
    WriteOffAsked {
        /// Who, and why.
        write_off: WriteOff,
        /// When.
        at: Timestamp,
    },
    /// It was given up.
    WrittenOff {
        /// Who agreed.
        by: UserId,
        /// What this posts, by currency.
        moved: Vec<Figures>,
        /// When.
        at: Timestamp,
    },
}
