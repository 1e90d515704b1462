//! What a provider's balance report says, line by line.

use crate::id::{AnyId, AttemptId, CaptureId};
use crate::limits;
use crate::money::{Amount, Currency};
use crate::names::Gateway;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What moved a balance at a provider.
///
/// ```
/// use vendra_domain::reconciliation::ReportKind;
/// assert_eq!(serde_json::to_string(&ReportKind::PayoutReturned)?, r#""payout_returned""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// A buyer's money was captured.
    Capture,
    /// A buyer's money was given back.
    Refund,
    /// A refund came back.
    RefundReturned,
    /// A buyer's money was disputed and taken.
    Dispute,
    /// A dispute was won, and its money is back.
    DisputeReturned,
    /// Money went to a vendor's account at the provider.
    Transfer,
    /// It was taken back from there.
    TransferReversal,
    /// A vendor was paid.
    Payout,
    /// What a vendor was paid came back.
    PayoutReturned,
    /// The provider paid its balance to the platform's bank.
    Withdrawal,
    /// A fee that belongs to no operation.
    Fee,
    /// Anything else.
    Adjustment,
}

/// One line of a provider's balance report. Amounts are in minor units, and above zero where the balance grew.
///
/// ```
/// use vendra_domain::reconciliation::ReportLine;
/// let line: ReportLine = serde_json::from_str(r#"{"id": "txn_1", "kind": "capture",
///     "operation": "cap_01h455vb4pex5vsknk084sn001", "gross": 7470, "fee": 135, "net": 7335, "currency": "EUR",
///     "at": "2026-03-01T10:00:00.000Z", "available_on": "2026-03-03T00:00:00.000Z"}"#)?;
/// assert_eq!(line.gross.minus(line.fee)?, line.net);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportLine {
    /// The provider's name of the line: the same in each report that has it.
    pub id: String,
    /// What moved the balance.
    pub kind: ReportKind,
    /// The operation that the platform asked for, by the platform's id; none where the provider does not know of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<AnyId>,
    /// What the platform said, when it asked, that the operation is of: a capture's, refund's or dispute's payment, a reversal's
    /// transfer. None where the provider was not told or does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<AnyId>,
    /// What moved before fees.
    pub gross: Amount,
    /// What the provider kept of it.
    pub fee: Amount,
    /// What the balance changed by: the gross less the fee.
    pub net: Amount,
    /// The currency of all three.
    pub currency: Currency,
    /// When it moved.
    pub at: Timestamp,
    /// When it may be withdrawn.
    pub available_on: Timestamp,
}

impl ReportLine {
    /// The operation as the books name it, and what it does: where it takes money at once, a provider knows only the attempt, and the
    /// books have a capture of the same number.
    ///
    /// ```
    /// use vendra_domain::reconciliation::ReportLine;
    /// let line: ReportLine = serde_json::from_str(r#"{"id": "txn_1", "kind": "capture",
    ///     "operation": "att_01h455vb4pex5vsknk084sn001", "gross": 7470, "fee": 135, "net": 7335, "currency": "EUR",
    ///     "at": "2026-03-01T10:00:00.000Z", "available_on": "2026-03-03T00:00:00.000Z"}"#)?;
    /// assert_eq!(line.booked_as().unwrap().0.to_string(), "cap_01h455vb4pex5vsknk084sn001");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn booked_as(&self) -> Option<(AnyId, ReportKind)> {
        let operation = self.operation?;
        let attempt = self.kind == ReportKind::Capture && operation.prefix() == AttemptId::PREFIX;
        let operation = if attempt { CaptureId::from_uuid(operation.uuid()).into() } else { operation };
        Some((operation, self.kind))
    }

    /// Refuses a line that does not add up, or that nobody could find again by its name.
    ///
    /// Refusals: `report.unbalanced`, `limit.text`, `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::reconciliation::ReportLine;
    /// let line: ReportLine = serde_json::from_str(r#"{"id": "txn_1", "kind": "capture", "gross": 7470, "fee": 135,
    ///     "net": 7470, "currency": "EUR", "at": "2026-03-01T10:00:00.000Z", "available_on": "2026-03-03T00:00:00.000Z"}"#)?;
    /// assert_eq!(line.validate().unwrap_err().code(), "report.unbalanced"); // where did the fee go?
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn validate(&self) -> Result<(), Refusal> {
        limits::text("report.line", &self.id, limits::REPORT_LINE_ID_BYTES_MAX)?;
        if self.gross.minus(self.fee)? == self.net {
            return Ok(());
        }
        Err(Refusal::ReportUnbalanced { line: self.id.clone() })
    }
}

/// A provider's balance report of a period, whole.
///
/// ```
/// use vendra_domain::reconciliation::Report;
/// let report: Report = serde_json::from_str(r#"{"gateway": "stripe", "from": "2026-03-01T00:00:00.000Z",
///     "until": "2026-03-02T00:00:00.000Z", "lines": []}"#)?;
/// assert!(report.validate(&[]).is_ok()); // a quiet day
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "BalanceReport"))]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Whose it is.
    pub gateway: Gateway,
    /// From when, inclusive.
    pub from: Timestamp,
    /// Until when, exclusive.
    pub until: Timestamp,
    /// All that moved the balance in that time.
    pub lines: Vec<ReportLine>,
}

impl Report {
    /// Refuses a report that cannot be right. The currencies are the marketplace's.
    ///
    /// Refusals: `limit.count` for more than [`limits::REPORT_LINES_MAX`] lines, `report.duplicate_line` for one that stands there
    /// twice, `report.unbalanced` for one that does not add up, `report.currency` for one in a currency that nothing is sold in,
    /// `report.period` for a line outside of the period, or a period that ends before it begins, `limit.text`, `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::reconciliation::Report;
    /// let report: Report = serde_json::from_str(r#"{"gateway": "stripe", "from": "2026-03-02T00:00:00.000Z",
    ///     "until": "2026-03-01T00:00:00.000Z", "lines": []}"#)?;
    /// assert_eq!(report.validate(&[]).unwrap_err().code(), "report.period");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn validate(&self, currencies: &[Currency]) -> Result<(), Refusal> {
        limits::count("report.lines", self.lines.len(), limits::REPORT_LINES_MAX)?;
        if self.until < self.from {
            return Err(Refusal::ReportPeriod);
        }
        let mut seen = BTreeSet::new();
        for line in &self.lines {
            line.validate()?;
            if !seen.insert(&line.id) {
                return Err(Refusal::ReportDuplicateLine { line: line.id.clone() });
            }
            if !currencies.contains(&line.currency) {
                return Err(Refusal::ReportCurrency { line: line.id.clone(), currency: line.currency });
            }
            if line.at < self.from || self.until <= line.at {
                return Err(Refusal::ReportPeriod);
            }
        }
        Ok(())
    }
}
