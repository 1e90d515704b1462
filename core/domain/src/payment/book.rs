//! What a payment remembers, and how much of it may still move.

use super::message::DisputeOutcome;
use super::method::MethodTerms;
use crate::id::*;
use crate::money::{Amount, Currency};
use crate::names::Gateway;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What became of an attempt to authorize.
///
/// ```
/// # use vendra_domain::payment::Book;
/// use vendra_domain::payment::AttemptStatus;
/// # let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
/// #   "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 10000, "gateway": "stripe",
/// #   "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}},
/// #   "attempts": [{"id": "att_01h455vb4pex5vsknk084sn001", "status": "authorized"}], "operations": [
/// #   {"id": "cap_01h455vb4pex5vsknk084sn001", "kind": "capture", "amount": 6000, "status": "succeeded"},
/// #   {"id": "cap_01h455vb4pex5vsknk084sn002", "kind": "capture", "amount": 1000, "status": "unknown"},
/// #   {"id": "rfd_01h455vb4pex5vsknk084sn001", "kind": "refund", "amount": 2000, "status": "started"}],
/// #   "disputed": [{"dispute": "dsp_01h455vb4pex5vsknk084sn001", "amount": 500, "outcome": null}],
/// #   "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#).unwrap();
/// let authorized = book.attempts.iter().filter(|attempt| attempt.status == AttemptStatus::Authorized);
/// assert_eq!(authorized.count(), 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentAttemptStatus"))]
#[serde(rename_all = "snake_case")]
pub enum AttemptStatus {
    /// Recorded; the gateway is being asked.
    Started,
    /// The buyer must do something: 3-D Secure, a redirect, paying a boleto.
    NeedsAction,
    /// The gateway's answer is not known.
    Unknown,
    /// The money is held.
    Authorized,
    /// The money is taken.
    Paid,
    /// The gateway said no.
    Declined,
}

/// One attempt to authorize. Its id is the gateway's key, so an old decline is never replayed to a new try.
///
/// ```
/// use vendra_domain::payment::{Attempt, AttemptStatus};
/// let attempt: Attempt = serde_json::from_str(
///     r#"{"id": "att_01h455vb4pex5vsknk084sn001", "status": "needs_action"}"#)?;
/// assert_eq!(attempt.status, AttemptStatus::NeedsAction);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentAttempt"))]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// The attempt.
    pub id: AttemptId,
    /// What became of it.
    pub status: AttemptStatus,
    /// How much it asks for, in minor units; none where it is what the payment is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
}

/// What an operation does.
///
/// ```
/// use vendra_domain::payment::{Book, OperationKind};
/// # let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
/// #   "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 10000, "gateway": "stripe",
/// #   "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}},
/// #   "attempts": [{"id": "att_01h455vb4pex5vsknk084sn001", "status": "authorized"}], "operations": [
/// #   {"id": "cap_01h455vb4pex5vsknk084sn001", "kind": "capture", "amount": 6000, "status": "succeeded"},
/// #   {"id": "cap_01h455vb4pex5vsknk084sn002", "kind": "capture", "amount": 1000, "status": "unknown"},
/// #   {"id": "rfd_01h455vb4pex5vsknk084sn001", "kind": "refund", "amount": 2000, "status": "started"}],
/// #   "disputed": [{"dispute": "dsp_01h455vb4pex5vsknk084sn001", "amount": 500, "outcome": null}],
/// #   "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#).unwrap();
/// let refunds = book.operations.iter().filter(|operation| operation.kind == OperationKind::Refund);
/// assert_eq!(refunds.count(), 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentOperationKind"))]
#[serde(rename_all = "snake_case")]
pub enum OperationKind {
    /// Takes money that is held.
    Capture,
    /// Lets go of money that is held.
    Void,
    /// Gives money back that was taken.
    Refund,
    /// Lets go of money that is held a second time, because two attempts were authorized. It is none of what the payment is for, and
    /// counts nowhere.
    Surplus,
}

/// What became of an operation.
///
/// ```
/// use vendra_domain::payment::{Operation, OperationStatus};
/// // The gateway did not answer: until it does, the money counts as taken, so that none is taken twice.
/// let capture: Operation = serde_json::from_str(r#"{"id": "cap_01h455vb4pex5vsknk084sn002", "kind": "capture",
///     "amount": 1000, "status": "unknown"}"#)?;
/// assert_eq!(capture.status, OperationStatus::Unknown);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentOperationStatus"))]
#[serde(rename_all = "snake_case")]
pub enum OperationStatus {
    /// Recorded; the gateway is being asked. It counts as if it will succeed.
    Started,
    /// The gateway's answer is not known. It counts as if it will succeed.
    Unknown,
    /// Done.
    Succeeded,
    /// It did not happen, or came back.
    Failed,
}

/// One operation at the gateway.
///
/// ```
/// use vendra_domain::payment::{Operation, OperationKind, OperationStatus};
/// let void: Operation = serde_json::from_str(r#"{"id": "vod_01h455vb4pex5vsknk084sn001", "kind": "void",
///     "amount": 4000, "status": "succeeded"}"#)?;
/// assert_eq!((void.kind, void.status), (OperationKind::Void, OperationStatus::Succeeded));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentOperation"))]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The operation: the gateway's key and the id of its ledger entries.
    pub id: AnyId,
    /// What it does.
    pub kind: OperationKind,
    /// How much, in minor units.
    pub amount: Amount,
    /// What became of it.
    pub status: OperationStatus,
}

/// Something that a gateway was, or may have been, asked for, and since when it is on record.
///
/// ```
/// use vendra_domain::payment::Begun;
/// let begun: Begun = serde_json::from_str(
///     r#"{"id": "cap_01h455vb4pex5vsknk084sn001", "at": "2026-03-01T10:00:00.000Z"}"#)?;
/// assert_eq!(begun.id.prefix(), "cap");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentBegun"))]
#[serde(deny_unknown_fields)]
pub struct Begun {
    /// The attempt or operation.
    pub id: AnyId,
    /// Since when.
    pub at: Timestamp,
}

/// What is held on a dispute.
///
/// ```
/// use vendra_domain::payment::Book;
/// # let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
/// #   "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 10000, "gateway": "stripe",
/// #   "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}},
/// #   "attempts": [{"id": "att_01h455vb4pex5vsknk084sn001", "status": "authorized"}], "operations": [
/// #   {"id": "cap_01h455vb4pex5vsknk084sn001", "kind": "capture", "amount": 6000, "status": "succeeded"},
/// #   {"id": "cap_01h455vb4pex5vsknk084sn002", "kind": "capture", "amount": 1000, "status": "unknown"},
/// #   {"id": "rfd_01h455vb4pex5vsknk084sn001", "kind": "refund", "amount": 2000, "status": "started"}],
/// #   "disputed": [{"dispute": "dsp_01h455vb4pex5vsknk084sn001", "amount": 500, "outcome": null}],
/// #   "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#).unwrap();
/// let held = &book.disputed[0];
/// assert_eq!((held.amount.minor(), held.outcome), (500, None));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentDisputed"))]
#[serde(deny_unknown_fields)]
pub struct Disputed {
    /// The dispute.
    pub dispute: DisputeId,
    /// How much, in minor units.
    pub amount: Amount,
    /// How it ended. Only what was won can be refunded again: what is lost is gone.
    pub outcome: Option<DisputeOutcome>,
}

/// Everything that a payment remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The payment.
    pub id: PaymentId,
    /// The order that it is for.
    pub order: OrderId,
    /// Its one currency.
    pub currency: Currency,
    /// What is asked for, in minor units.
    pub amount: Amount,
    /// Where it is asked for; refunds go there too.
    pub gateway: Gateway,
    /// What its method can do.
    pub terms: MethodTerms,
    /// Attempts, oldest first.
    pub attempts: Vec<Attempt>,
    /// Captures, voids and refunds, oldest first.
    pub operations: Vec<Operation>,
    /// What is or was held on disputes.
    pub disputed: Vec<Disputed>,
    /// Since when what has no final answer is on record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub begun: Vec<Begun>,
    /// Refunds that came back after they were paid: that they were paid is old news.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub came_back: Vec<AnyId>,
    /// Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they were to move is
    /// still to be moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declined: Vec<AnyId>,
    /// What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not.
    #[serde(default, skip_serializing_if = "crate::money::nothing")]
    pub let_go: Amount,
    /// When it must be captured.
    pub capture_by: Option<Timestamp>,
    /// When the buyer must have paid.
    pub pay_by: Option<Timestamp>,
    /// When it was first captured.
    pub captured_at: Option<Timestamp>,
    /// What of a receivable was collected, in minor units.
    pub collected: Amount,
}

impl Book {
    /// The sum of operations of a kind that happened or may have happened, in minor units.
    ///
    /// Refusals: `amount.out_of_range` for operations of no payment.
    ///
    /// ```
    /// use vendra_domain::payment::{Book, OperationKind};
    /// // 60.00 is captured, and nobody knows of another 10.00.
    /// # let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 10000, "gateway": "stripe",
    /// #   "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}},
    /// #   "attempts": [{"id": "att_01h455vb4pex5vsknk084sn001", "status": "authorized"}], "operations": [
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn001", "kind": "capture", "amount": 6000, "status": "succeeded"},
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn002", "kind": "capture", "amount": 1000, "status": "unknown"},
    /// #   {"id": "rfd_01h455vb4pex5vsknk084sn001", "kind": "refund", "amount": 2000, "status": "started"}],
    /// #   "disputed": [{"dispute": "dsp_01h455vb4pex5vsknk084sn001", "amount": 500, "outcome": null}],
    /// #   "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#).unwrap();
    /// assert_eq!(book.committed(OperationKind::Capture)?.minor(), 7000);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn committed(&self, kind: OperationKind) -> Result<Amount, Refusal> {
        self.sum(kind, |status| status != OperationStatus::Failed)
    }

    /// The sum of operations of a kind that happened, in minor units.
    ///
    /// Refusals: `amount.out_of_range` for operations of no payment.
    ///
    /// ```
    /// use vendra_domain::payment::{Book, OperationKind};
    /// // 60.00 is captured, and nobody knows of another 10.00.
    /// # let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 10000, "gateway": "stripe",
    /// #   "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}},
    /// #   "attempts": [{"id": "att_01h455vb4pex5vsknk084sn001", "status": "authorized"}], "operations": [
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn001", "kind": "capture", "amount": 6000, "status": "succeeded"},
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn002", "kind": "capture", "amount": 1000, "status": "unknown"},
    /// #   {"id": "rfd_01h455vb4pex5vsknk084sn001", "kind": "refund", "amount": 2000, "status": "started"}],
    /// #   "disputed": [{"dispute": "dsp_01h455vb4pex5vsknk084sn001", "amount": 500, "outcome": null}],
    /// #   "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#).unwrap();
    /// assert_eq!(book.done(OperationKind::Capture)?.minor(), 6000);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn done(&self, kind: OperationKind) -> Result<Amount, Refusal> {
        self.sum(kind, |status| status == OperationStatus::Succeeded)
    }

    fn sum(&self, kind: OperationKind, counts: impl Fn(OperationStatus) -> bool) -> Result<Amount, Refusal> {
        let operations = self.operations.iter().filter(|operation| operation.kind == kind && counts(operation.status));
        Amount::sum(operations.map(|operation| operation.amount))
    }

    /// What may still be captured, in minor units.
    ///
    /// Refusals: `amount.out_of_range` for operations of no payment.
    ///
    /// ```
    /// use vendra_domain::payment::Book;
    /// // Of 100.00, 60.00 is captured and another 10.00 may be.
    /// # let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 10000, "gateway": "stripe",
    /// #   "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}},
    /// #   "attempts": [{"id": "att_01h455vb4pex5vsknk084sn001", "status": "authorized"}], "operations": [
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn001", "kind": "capture", "amount": 6000, "status": "succeeded"},
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn002", "kind": "capture", "amount": 1000, "status": "unknown"},
    /// #   {"id": "rfd_01h455vb4pex5vsknk084sn001", "kind": "refund", "amount": 2000, "status": "started"}],
    /// #   "disputed": [{"dispute": "dsp_01h455vb4pex5vsknk084sn001", "amount": 500, "outcome": null}],
    /// #   "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#).unwrap();
    /// assert_eq!(book.capturable()?.minor(), 3000);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn capturable(&self) -> Result<Amount, Refusal> {
        let taken = self.committed(OperationKind::Capture)?.plus(self.committed(OperationKind::Void)?)?;
        let taken = if crate::seeded_bug::bug("payment_book.voided_and_still_there") {
            self.committed(OperationKind::Capture)?
        } else {
            taken
        };
        // What was captured after all may be what a void that is begun was to let go.
        Ok(self.amount.minus(taken)?.max(Amount::ZERO))
    }

    /// What neither a capture took or may have, nor a void let go, in minor units: so much of it can have been captured after all.
    pub(super) fn room(&self) -> Result<Amount, Refusal> {
        let gone = self.committed(OperationKind::Capture)?.plus(self.done(OperationKind::Void)?)?;
        Ok(self.amount.minus(gone)?.max(Amount::ZERO))
    }

    /// What may still be refunded: captured, less refunds that happened or may, less what disputes hold. In minor units.
    ///
    /// Refusals: `amount.out_of_range` for operations of no payment.
    ///
    /// ```
    /// use vendra_domain::payment::Book;
    /// // 60.00 is captured; a refund of 20.00 is under way, and 5.00 is disputed.
    /// # let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 10000, "gateway": "stripe",
    /// #   "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}},
    /// #   "attempts": [{"id": "att_01h455vb4pex5vsknk084sn001", "status": "authorized"}], "operations": [
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn001", "kind": "capture", "amount": 6000, "status": "succeeded"},
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn002", "kind": "capture", "amount": 1000, "status": "unknown"},
    /// #   {"id": "rfd_01h455vb4pex5vsknk084sn001", "kind": "refund", "amount": 2000, "status": "started"}],
    /// #   "disputed": [{"dispute": "dsp_01h455vb4pex5vsknk084sn001", "amount": 500, "outcome": null}],
    /// #   "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#).unwrap();
    /// assert_eq!(book.refundable()?.minor(), 3500);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn refundable(&self) -> Result<Amount, Refusal> {
        let held = self.disputed.iter().filter(|held| held.outcome != Some(DisputeOutcome::Won));
        let disputed = Amount::sum(held.map(|held| held.amount))?;
        self.done(OperationKind::Capture)?.minus(self.committed(OperationKind::Refund)?)?.minus(disputed)
    }

    /// What is held and is still to be captured, in minor units: what could not be let go, because its void failed, is nobody's any more.
    ///
    /// Refusals: `amount.out_of_range` for operations of no payment.
    ///
    /// ```
    /// use vendra_domain::payment::Book;
    /// let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
    ///     "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 9000, "gateway": "stripe",
    ///     "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}}, "attempts": [], "disputed": [],
    ///     "operations": [{"id": "vod_01h455vb4pex5vsknk084sn001", "kind": "void", "amount": 4000, "status": "failed"}],
    ///     "let_go": 4000, "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#)?;
    /// assert_eq!((book.capturable()?.minor(), book.to_capture()?.minor()), (9000, 5000));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_capture(&self) -> Result<Amount, Refusal> {
        Ok(self.capturable()?.minus(self.to_let_go()?)?.max(Amount::ZERO))
    }

    /// What is to be let go and no void did or is about to, because one failed, in minor units. A later void lets go of this first.
    ///
    /// Refusals: `amount.out_of_range` for operations of no payment.
    ///
    /// ```
    /// use vendra_domain::payment::Book;
    /// // 40.00 could not be let go; of the 60.00 that were then, 20.00 were new.
    /// let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
    ///     "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 9000, "gateway": "stripe",
    ///     "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}}, "attempts": [], "disputed": [],
    ///     "operations": [{"id": "vod_01h455vb4pex5vsknk084sn001", "kind": "void", "amount": 4000, "status": "succeeded"},
    ///         {"id": "vod_01h455vb4pex5vsknk084sn002", "kind": "void", "amount": 6000, "status": "failed"}],
    ///     "let_go": 6000, "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#)?;
    /// // The first was done after all.
    /// assert_eq!(book.to_let_go()?.minor(), 2000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_let_go(&self) -> Result<Amount, Refusal> {
        if crate::seeded_bug::bug("payment_book.let_go_is_forgotten") {
            return Ok(Amount::ZERO);
        }
        // What failed before this was counted is among what was declined.
        let before = Amount::sum(self.failed(OperationKind::Void))?;
        Ok(self.let_go.minus(self.committed(OperationKind::Void)?)?.max(before))
    }

    /// What operations of a kind were to move that failed, and none that was begun since stands for; in minor units, oldest first. What
    /// voids were to is [`Book::to_let_go`].
    ///
    /// ```
    /// use vendra_domain::payment::{Book, OperationKind};
    /// let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
    ///     "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 9000, "gateway": "stripe",
    ///     "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}}, "attempts": [], "disputed": [],
    ///     "operations": [{"id": "cap_01h455vb4pex5vsknk084sn001", "kind": "capture", "amount": 4000, "status": "failed"}],
    ///     "declined": ["cap_01h455vb4pex5vsknk084sn001"], "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#)?;
    /// assert_eq!(book.failed(OperationKind::Capture).len(), 1);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn failed(&self, kind: OperationKind) -> Vec<Amount> {
        let declined = self.declined.iter().filter_map(|id| self.operation(*id));
        declined.filter(|operation| operation.kind == kind).map(|operation| operation.amount).collect()
    }

    /// Since when an attempt or operation without a final answer is on record; none where that is not known.
    ///
    /// ```
    /// use vendra_domain::payment::{Begun, Book};
    /// # let mut book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 10000, "gateway": "stripe",
    /// #   "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}},
    /// #   "attempts": [{"id": "att_01h455vb4pex5vsknk084sn001", "status": "started"}], "operations": [],
    /// #   "disputed": [], "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#).unwrap();
    /// let (id, at) = ("att_01h455vb4pex5vsknk084sn001".parse()?, "2026-03-01T10:00:00.000Z".parse()?);
    /// book.begun.push(Begun { id, at });
    /// assert_eq!(book.since(id), Some(at));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn since(&self, id: AnyId) -> Option<Timestamp> {
        self.begun.iter().find(|begun| begun.id == id).map(|begun| begun.at)
    }

    /// An operation by its id.
    ///
    /// ```
    /// use vendra_domain::{AnyId, payment::Book};
    /// # let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 10000, "gateway": "stripe",
    /// #   "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}},
    /// #   "attempts": [{"id": "att_01h455vb4pex5vsknk084sn001", "status": "authorized"}], "operations": [
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn001", "kind": "capture", "amount": 6000, "status": "succeeded"},
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn002", "kind": "capture", "amount": 1000, "status": "unknown"},
    /// #   {"id": "rfd_01h455vb4pex5vsknk084sn001", "kind": "refund", "amount": 2000, "status": "started"}],
    /// #   "disputed": [{"dispute": "dsp_01h455vb4pex5vsknk084sn001", "amount": 500, "outcome": null}],
    /// #   "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#).unwrap();
    /// let refund: AnyId = "rfd_01h455vb4pex5vsknk084sn001".parse()?;
    /// assert_eq!(book.operation(refund).map(|operation| operation.amount.minor()), Some(2000));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn operation(&self, id: AnyId) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    /// An attempt by its id.
    ///
    /// ```
    /// use vendra_domain::{AttemptId, payment::Book};
    /// # let book: Book = serde_json::from_str(r#"{"id": "pay_01h455vb4pex5vsknk084sn001",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR", "amount": 10000, "gateway": "stripe",
    /// #   "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}},
    /// #   "attempts": [{"id": "att_01h455vb4pex5vsknk084sn001", "status": "authorized"}], "operations": [
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn001", "kind": "capture", "amount": 6000, "status": "succeeded"},
    /// #   {"id": "cap_01h455vb4pex5vsknk084sn002", "kind": "capture", "amount": 1000, "status": "unknown"},
    /// #   {"id": "rfd_01h455vb4pex5vsknk084sn001", "kind": "refund", "amount": 2000, "status": "started"}],
    /// #   "disputed": [{"dispute": "dsp_01h455vb4pex5vsknk084sn001", "amount": 500, "outcome": null}],
    /// #   "capture_by": null, "pay_by": null, "captured_at": null, "collected": 0}"#).unwrap();
    /// let attempt: AttemptId = "att_01h455vb4pex5vsknk084sn002".parse()?;
    /// assert_eq!(book.attempt(attempt), None);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn attempt(&self, id: AttemptId) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| attempt.id == id)
    }
}
