//! The report beside the books: what is the same, what differs, and what only one of them has.

use super::figures::{Reason, Said};
use super::report::{Report, ReportKind};
use crate::id::AnyId;
use crate::limits;
use crate::money::{Amount, Currency};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is posted of an operation at a gateway. Amounts are in minor units, and above zero where the balance grew.
///
/// ```
/// use vendra_domain::reconciliation::KnownOperation;
/// let known: KnownOperation = serde_json::from_str(r#"{"operation": "cap_01h455vb4pex5vsknk084sn001",
///     "kind": "capture", "gross": 7470, "fee": 135, "currency": "EUR", "at": "2026-03-01T10:00:00.000Z"}"#)?;
/// assert_eq!(known.net()?.minor(), 7335);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KnownOperation {
    /// The operation.
    pub operation: AnyId,
    /// What it does to the balance.
    pub kind: ReportKind,
    /// What is posted of it before fees.
    pub gross: Amount,
    /// The fee that is posted.
    pub fee: Amount,
    /// The currency of both.
    pub currency: Currency,
    /// When it was posted.
    pub at: Timestamp,
}

impl KnownOperation {
    /// What the balance changed by in the books, in minor units. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// # use vendra_domain::reconciliation::KnownOperation;
    /// let known: KnownOperation = serde_json::from_str(r#"{"operation": "rfd_01h455vb4pex5vsknk084sn001",
    ///     "kind": "refund", "gross": -2490, "fee": 0, "currency": "EUR", "at": "2026-03-01T10:00:00.000Z"}"#)?;
    /// assert_eq!(known.net()?.minor(), -2490);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn net(&self) -> Result<Amount, Refusal> {
        self.gross.minus(self.fee)
    }
}

/// What came out for a line of the report, or for an operation.
///
/// ```
/// use vendra_domain::reconciliation::Finding;
/// let finding: Finding = serde_json::from_str(r#"{"finding": "missing_here", "line": "txn_9"}"#)?;
/// assert_eq!(finding.line(), Some("txn_9"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReportFinding"))]
#[serde(tag = "finding", rename_all = "snake_case", deny_unknown_fields)]
pub enum Finding {
    /// Both say the same. Only the fee may be another than what is posted.
    Matched {
        /// The line.
        line: String,
        /// The operation.
        operation: AnyId,
    },
    /// Both know of it, and say different amounts or currencies.
    Differs {
        /// The line.
        line: String,
        /// The operation.
        operation: AnyId,
        /// Which.
        reason: Reason,
    },
    /// The provider moved its balance by itself, and says why: a fee of its own, or what it paid to the platform's bank.
    Explained {
        /// The line.
        line: String,
    },
    /// Nothing of it is posted here.
    MissingHere {
        /// The line.
        line: String,
    },
    /// The report has nothing of it. A later one may.
    MissingThere {
        /// The operation.
        operation: AnyId,
        /// What it does to the balance.
        kind: ReportKind,
    },
}

impl Finding {
    /// The line that it is about, by the provider's name.
    ///
    /// ```
    /// use vendra_domain::reconciliation::Finding;
    /// assert_eq!(Finding::Explained { line: "txn_1".into() }.line(), Some("txn_1"));
    /// ```
    #[must_use]
    pub fn line(&self) -> Option<&str> {
        match self {
            Self::Matched { line, .. }
            | Self::Differs { line, .. }
            | Self::Explained { line }
            | Self::MissingHere { line } => Some(line),
            Self::MissingThere { .. } => None,
        }
    }

    /// The operation that it is about.
    ///
    /// ```
    /// use vendra_domain::reconciliation::Finding;
    /// assert_eq!(Finding::Explained { line: "txn_1".into() }.operation(), None);
    /// ```
    #[must_use]
    pub const fn operation(&self) -> Option<AnyId> {
        match self {
            Self::Matched { operation, .. }
            | Self::Differs { operation, .. }
            | Self::MissingThere { operation, .. } => Some(*operation),
            Self::Explained { .. } | Self::MissingHere { .. } => None,
        }
    }
}

/// Compares a report with what is posted: every line, and every operation that a line names or that was posted in the report's
/// period, is in one finding; in the order of the lines and then of the operations.
///
/// A line is an operation's by its id and by what it does: a payout and its return have one id. Where a report has two lines for
/// one, the first is it, and nobody knows what the other is.
///
/// Refusals: `limit.count` for more than [`limits::REPORT_OPERATIONS_MAX`] operations, `request.malformed` for one that is there
/// twice, `amount.out_of_range`. Whether the report itself can be right is [`Report::validate`]'s to say.
///
/// ```
/// use vendra_domain::reconciliation::{Finding, KnownOperation, Report, compare};
/// let report: Report = serde_json::from_str(r#"{"gateway": "stripe", "from": "2026-03-01T00:00:00.000Z",
///     "until": "2026-03-02T00:00:00.000Z", "lines": []}"#)?;
/// let known: KnownOperation = serde_json::from_str(r#"{"operation": "cap_01h455vb4pex5vsknk084sn001",
///     "kind": "capture", "gross": 7470, "fee": 0, "currency": "EUR", "at": "2026-03-01T10:00:00.000Z"}"#)?;
/// assert!(matches!(&compare(&report, &[known])?[..], [Finding::MissingThere { .. }]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(report: &Report, known: &[KnownOperation]) -> Result<Vec<Finding>, Refusal> {
    limits::count("report.operations", known.len(), limits::REPORT_OPERATIONS_MAX)?;
    let mut waiting: BTreeMap<(AnyId, ReportKind), &KnownOperation> = BTreeMap::new();
    for operation in known {
        if waiting.insert((operation.operation, operation.kind), operation).is_some() {
            return Err(Refusal::RequestMalformed { what: format!("{} is there twice", operation.operation) });
        }
    }
    let mut findings = Vec::with_capacity(report.lines.len());
    for line in &report.lines {
        let of = line.booked_as().and_then(|of| waiting.remove(&of));
        let (said, line) = (Said::of(line, of)?, line.id.clone());
        findings.push(match (of.map(|known| known.operation), said.reason) {
            (Some(operation), None) => Finding::Matched { line, operation },
            (Some(operation), Some(reason)) => Finding::Differs { line, operation, reason },
            (None, None) => Finding::Explained { line },
            (None, Some(_)) => Finding::MissingHere { line },
        });
    }
    let missing = |known: &&KnownOperation| {
        let within = report.from <= known.at && known.at < report.until;
        within && waiting.contains_key(&(known.operation, known.kind))
    };
    let left = known.iter().filter(missing);
    findings.extend(left.map(|known| Finding::MissingThere { operation: known.operation, kind: known.kind }));
    Ok(findings)
}
