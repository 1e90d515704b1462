//! What a provider's balance report says, line by line.

use crate::id::AnyId;
use crate::money::{Amount, Currency};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What moved a balance at a provider.
///
/// ```
/// use vendra_domain::reconciliation::ReportKind;
/// assert_eq!(serde_json::to_string(&ReportKind::PayoutReturned)?, r#""payout_returned""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct ReportLine {
    /// The provider's name of the line: the same in each report that has it.
    pub id: String,
    /// What moved the balance.
    pub kind: ReportKind,
    /// The operation that the platform asked for, by the platform's id; none where the provider does not know of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<AnyId>,
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
