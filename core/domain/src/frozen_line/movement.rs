//! How far a line has come, and one move of it.

use super::parties::{Share, Source, Use};
use crate::id::LineId;
use crate::money::Amount;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// How far a line has come. Every number only grows.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::frozen_line::Progress;
/// let progress = Progress { captured: Amount::new(60)?, voided: Amount::new(40)?, reversed: Amount::new(10)? };
/// assert_eq!(progress.undone()?, Amount::new(50)?);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "LineProgress"))]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// What was captured and posted, in minor units of the line's total.
    pub captured: Amount,
    /// What was undone before it was captured, in minor units of the line's total.
    pub voided: Amount,
    /// What was undone after it was captured, and posted back, in minor units of the line's total.
    pub reversed: Amount,
}

impl Progress {
    /// What is undone, either way: the number r, in minor units. Refusals: `amount.out_of_range` for a progress of no line.
    ///
    /// ```
    /// # use vendra_domain::{Amount, frozen_line::Progress};
    /// let (captured, voided) = (Amount::new(60)?, Amount::new(40)?);
    /// let refunded = Progress { captured, voided, reversed: captured };
    /// assert_eq!(refunded.undone()?.minor(), 100);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn undone(self) -> Result<Amount, Refusal> {
        self.voided.plus(self.reversed)
    }
}

/// One move of a line: what it is afterwards, and what each party puts in or gets in a capture, or gets back or gives back
/// in a reversal.
///
/// ```
/// # use vendra_domain::{Amount, frozen_line::{FrozenLine, Progress}};
/// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
/// #   "quantity": 1, "total": 100, "sources": [
/// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 100}], "uses": [
/// #   {"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn02q", "amount": 85, "returns": 100},
/// #   {"use": "fee", "slot": "commission", "payee": {"payee": "commission"}, "amount": 15, "returns": 0}
/// #   ]}"#).unwrap();
/// let captured = line.capture_rest(Progress::default())?.to;
/// let refund = line.undo_amount(captured, Amount::new(20)?)?;
/// // The commission is kept: the vendor gives back its 17 and makes up for the other 3.
/// assert_eq!(refund.uses.iter().map(|share| share.amount.minor()).collect::<Vec<_>>(), [20]);
/// assert_eq!(refund.to.reversed, refund.tendered()?);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LineMove {
    /// The line.
    pub line: LineId,
    /// Its progress after the move.
    pub to: Progress,
    /// What each source puts in (a capture) or gets back (a reversal); zero shares are left out.
    pub sources: Vec<Share<Source>>,
    /// What each use gets (a capture) or gives back (a reversal); zero shares are left out.
    pub uses: Vec<Share<Use>>,
    /// What of each source was undone before it was captured: nothing is posted, but the buyer is never asked for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub voided: Vec<Share<Source>>,
}

impl LineMove {
    /// What the buyer's tenders put in or get back, in minor units. What was only voided is not in it.
    ///
    /// Refusals: `amount.out_of_range` for a move of no line.
    ///
    /// ```
    /// # use vendra_domain::frozen_line::{FrozenLine, Progress};
    /// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
    /// #   "quantity": 3, "total": 100, "sources": [{"source": "platform", "amount": 20},
    /// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 80}],
    /// #   "uses": [{"use": "platform", "amount": 100, "returns": 100}]}"#).unwrap();
    /// let captured = line.capture_rest(Progress::default())?;
    /// assert_eq!(captured.tendered()?.minor(), 80);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn tendered(&self) -> Result<Amount, Refusal> {
        Amount::sum(self.sources.iter().filter(|share| share.party.is_tender()).map(|share| share.amount))
    }
}
