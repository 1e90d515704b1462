//! A payout's statement: what it is made of, to the cent.

use crate::id::AnyId;
use crate::money::Amount;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a line of a statement is.
///
/// ```
/// use vendra_domain::payout::StatementKind;
/// assert_eq!(serde_json::to_string(&StatementKind::ReserveHeld)?, r#""reserve_held""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutStatementKind"))]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// A settled line.
    Sale,
    /// What a refund took back after it was settled.
    Refund,
    /// What a dispute took, or gave back.
    Dispute,
    /// What was held back as a reserve; below zero.
    ReserveHeld,
    /// What came free of a reserve.
    ReserveReleased,
    /// A payout that failed and is available again.
    FailedPayout,
    /// What went to the vendor's account at a gateway; below zero.
    Transfer,
    /// What of that did not arrive, or was taken back.
    TransferBack,
    /// Cash that the vendor collected; below zero.
    CashCollected,
    /// A correction.
    Adjustment,
}

/// One line of a statement.
///
/// ```
/// use vendra_domain::payout::{StatementKind, StatementLine};
/// let line: StatementLine = serde_json::from_str(r#"{"kind": "refund", "reference": "lin_01h455vb4pex5vsknk084sn001",
///     "amount": -1700, "at": "2026-01-31T12:00:00.000Z"}"#)?;
/// assert_eq!((line.kind, line.amount.minor()), (StatementKind::Refund, -1700));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutStatementLine"))]
#[serde(deny_unknown_fields)]
pub struct StatementLine {
    /// What it is.
    pub kind: StatementKind,
    /// What it is about.
    pub reference: AnyId,
    /// How much, in minor units; below zero where it takes away.
    pub amount: Amount,
    /// When.
    pub at: Timestamp,
}

/// A statement: the balance before, every line, and what is paid. The balance after it is zero.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::payout::Statement;
/// // The vendor owed 30.00 and sold nothing since: there is nothing to pay.
/// let statement = Statement { opening: Amount::new(-3000)?, lines: Vec::new() };
/// assert!(statement.closing()? < Amount::ZERO);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutStatement"))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// What was available after the last payout, in minor units; below zero where the vendor owed.
    pub opening: Amount,
    /// Everything since, oldest first.
    pub lines: Vec<StatementLine>,
}

impl Statement {
    /// What the statement comes to, in minor units.
    ///
    /// Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::payout::Statement;
    /// let statement: Statement = serde_json::from_str(r#"{"opening": -3000, "lines": [{
    ///     "kind": "sale", "reference": "lin_01h455vb4pex5vsknk084sn001", "amount": 5000, "at": "2026-01-31T12:00:00.000Z"
    /// }]}"#)?;
    /// assert_eq!(statement.closing()?.minor(), 2000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn closing(&self) -> Result<Amount, Refusal> {
        self.lines.iter().try_fold(self.opening, |sum, line| sum.plus(line.amount))
    }

    /// The sum of the lines of a kind, in minor units.
    ///
    /// Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::payout::{Statement, StatementKind};
    /// let statement: Statement = serde_json::from_str(r#"{"opening": 0, "lines": [
    ///     {"kind": "sale", "reference": "lin_01h455vb4pex5vsknk084sn001", "amount": 5000,
    ///         "at": "2026-01-31T12:00:00.000Z"},
    ///     {"kind": "reserve_held", "reference": "stl_01h455vb4pex5vsknk084sn001", "amount": -500,
    ///         "at": "2026-01-31T12:00:00.000Z"}]}"#)?;
    /// assert_eq!(statement.total(StatementKind::ReserveHeld)?.minor(), -500);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn total(&self, kind: StatementKind) -> Result<Amount, Refusal> {
        Amount::sum(self.lines.iter().filter(|line| line.kind == kind).map(|line| line.amount))
    }
}
