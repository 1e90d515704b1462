//! What a payment is asked, what it is told, and what happens to it.

use super::book::{Book, Operation};
use super::method::MethodTerms;
use crate::id::*;
use crate::ledger::VendorShare;
use crate::money::{Amount, Currency};
use crate::names::Gateway;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What a gateway answered to an attempt.
///
/// ```
/// use vendra_domain::payment::AttemptOutcome;
/// let outcome: AttemptOutcome = serde_json::from_str(r#"{"outcome": "declined", "reason": "insufficient_funds"}"#)?;
/// assert_eq!(outcome, AttemptOutcome::Declined { reason: "insufficient_funds".to_owned() });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentAttemptOutcome"))]
#[serde(tag = "outcome", rename_all = "snake_case", deny_unknown_fields)]
pub enum AttemptOutcome {
    /// The money is held.
    Authorized,
    /// The money is taken: a sale, a boleto that was paid.
    Paid {
        /// What the gateway kept as its fee, in minor units.
        #[serde(default)]
        fee: Amount,
    },
    /// The gateway said no.
    Declined {
        /// Its reason, as a code.
        reason: String,
    },
    /// The buyer must do something first.
    NeedsAction,
    /// No answer, or one that says nothing: look up by the attempt's id.
    Unknown,
}

/// What a gateway answered to an operation.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::payment::OperationOutcome;
/// let outcome: OperationOutcome = serde_json::from_str(r#"{"outcome": "succeeded", "fee": 59}"#)?;
/// assert_eq!(outcome, OperationOutcome::Succeeded { fee: Amount::new(59)? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentOperationOutcome"))]
#[serde(tag = "outcome", rename_all = "snake_case", deny_unknown_fields)]
pub enum OperationOutcome {
    /// Done.
    Succeeded {
        /// What the gateway charged for it, in minor units.
        #[serde(default)]
        fee: Amount,
    },
    /// It did not happen; for a refund also: it came back.
    Failed {
        /// The gateway's reason, as a code.
        reason: String,
    },
    /// No answer: look up by the operation's id.
    Unknown,
}

/// How a dispute ended for its payment.
///
/// ```
/// use vendra_domain::payment::{Book, DisputeOutcome};
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
/// let mut book = book;
/// book.disputed[0].outcome = Some(DisputeOutcome::Lost);
/// assert_eq!(book.refundable()?.minor(), 3500);
/// book.disputed[0].outcome = Some(DisputeOutcome::Won);
/// assert_eq!(book.refundable()?.minor(), 4000);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DisputeOutcome {
    /// The money is refundable again.
    Won,
    /// The money is gone; it is never refunded as well.
    Lost,
}

/// Who collected what a buyer owed.
///
/// ```
/// use vendra_domain::payment::Collected;
/// let cash: Collected = serde_json::from_str(
///     r#"{"by": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "share": "pending"}"#)?;
/// assert_ne!(cash, Collected::Platform);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentCollected"))]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Collected {
    /// The platform, into its bank.
    Platform,
    /// A vendor, who keeps the cash.
    Vendor {
        /// The vendor.
        vendor: VendorId,
        /// Whether it is taken off what is pending or off what is available.
        share: VendorShare,
    },
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Ask for money for an order.
    Create {
        /// The order.
        order: OrderId,
        /// Its currency.
        currency: Currency,
        /// How much, in minor units.
        amount: Amount,
        /// Through which gateway.
        gateway: Gateway,
        /// By which method.
        terms: MethodTerms,
    },
    /// Record an attempt, before the gateway is asked.
    StartAttempt,
    /// Record what the gateway answered, or its webhook told.
    ResolveAttempt {
        /// Which attempt.
        attempt: AttemptId,
        /// What it came to.
        outcome: AttemptOutcome,
    },
    /// Record a capture, before the gateway is asked.
    StartCapture {
        /// How much, in minor units.
        amount: Amount,
    },
    /// Record a void, before the gateway is asked.
    StartVoid {
        /// How much, in minor units.
        amount: Amount,
    },
    /// Record a refund, before the gateway is asked.
    StartRefund {
        /// The refund that wants it.
        refund: RefundId,
        /// How much, in minor units.
        amount: Amount,
    },
    /// Record what became of a capture, void or refund.
    Resolve {
        /// Which operation.
        operation: AnyId,
        /// What it came to.
        outcome: OperationOutcome,
    },
    /// Hold the disputed part.
    HoldDispute {
        /// The dispute.
        dispute: DisputeId,
        /// How much, in minor units.
        amount: Amount,
    },
    /// A dispute ended.
    EndDispute {
        /// The dispute.
        dispute: DisputeId,
        /// How.
        outcome: DisputeOutcome,
    },
    /// The order was let go: money from now on is late.
    Release,
    /// The order was revived: take the late money.
    AcceptLate,
    /// The order cannot be revived: the late money goes back.
    ReturnLate,
    /// The buyer's time to pay is over, or the time to capture what was authorized.
    Expire,
    /// The gateway says that what was authorized, and not captured, can be captured no more, before its time or at it.
    Lapse,
    /// Record that what the buyer owed was collected.
    Collect {
        /// How much, in minor units.
        amount: Amount,
        /// By whom.
        by: Collected,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The payment, where it is being created.
    pub id: PaymentId,
    /// A fresh id for an attempt.
    pub attempt: AttemptId,
    /// A fresh id for a capture; one is also used where an attempt takes the money at once.
    pub capture: CaptureId,
    /// A fresh id for a void.
    pub void: VoidId,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// Money is asked for.
    Created {
        /// The payment as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// An attempt was recorded.
    AttemptStarted {
        /// The attempt.
        attempt: AttemptId,
        /// When.
        at: Timestamp,
    },
    /// The buyer must do something.
    ActionNeeded {
        /// The attempt.
        attempt: AttemptId,
        /// When.
        at: Timestamp,
    },
    /// The gateway's answer is not known.
    AttemptUnknown {
        /// The attempt.
        attempt: AttemptId,
        /// When.
        at: Timestamp,
    },
    /// The gateway said no.
    Declined {
        /// The attempt.
        attempt: AttemptId,
        /// Its reason, as a code.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// The money is held, or owed.
    Authorized {
        /// The attempt; none where nobody was asked.
        attempt: Option<AttemptId>,
        /// When it must be captured.
        capture_by: Option<Timestamp>,
        /// When.
        at: Timestamp,
    },
    /// The attempt took the money.
    Paid {
        /// The attempt.
        attempt: AttemptId,
        /// The capture that it is.
        capture: CaptureId,
        /// How much, in minor units.
        amount: Amount,
        /// The gateway's fee, in minor units.
        fee: Amount,
        /// When.
        at: Timestamp,
    },
    /// Money came after the order was let go.
    CameLate {
        /// The attempt.
        attempt: AttemptId,
        /// What it took; none where it is only held.
        capture: Option<Operation>,
        /// The gateway's fee, in minor units.
        fee: Amount,
        /// When it must be captured, where it is held.
        capture_by: Option<Timestamp>,
        /// When.
        at: Timestamp,
    },
    /// Another attempt brought the money a second time: what is held is let go, what was taken is to be refunded.
    CameTwice {
        /// The attempt.
        attempt: AttemptId,
        /// What it took, or what lets it go.
        operation: Operation,
        /// The gateway's fee, in minor units.
        fee: Amount,
        /// When.
        at: Timestamp,
    },
    /// A capture that was said to have failed took its money after all, when another had taken as much: it goes back.
    TakenTwice {
        /// The capture.
        operation: AnyId,
        /// The gateway's fee, in minor units.
        fee: Amount,
        /// When.
        at: Timestamp,
    },
    /// The late money is for the revived order.
    LateAccepted {
        /// When.
        at: Timestamp,
    },
    /// The late money goes back: what is held is voided, what was taken is to be refunded.
    LateReturned {
        /// The void, where it was held.
        void: Option<Operation>,
        /// When.
        at: Timestamp,
    },
    /// A capture, void or refund was recorded.
    Started {
        /// The operation.
        operation: Operation,
        /// When.
        at: Timestamp,
    },
    /// It is done.
    Succeeded {
        /// The operation.
        operation: AnyId,
        /// The gateway's fee, in minor units.
        fee: Amount,
        /// What of the authorization lapses with it, in minor units: the rest, where a method captures once.
        lapsed: Amount,
        /// When.
        at: Timestamp,
    },
    /// It did not happen, or came back.
    Failed {
        /// The operation.
        operation: AnyId,
        /// The gateway's reason, as a code.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// Its answer is not known.
    BecameUnknown {
        /// The operation.
        operation: AnyId,
        /// When.
        at: Timestamp,
    },
    /// A part is held on a dispute.
    DisputeHeld {
        /// The dispute.
        dispute: DisputeId,
        /// How much, in minor units.
        amount: Amount,
        /// When.
        at: Timestamp,
    },
    /// A dispute ended.
    DisputeEnded {
        /// The dispute.
        dispute: DisputeId,
        /// How.
        outcome: DisputeOutcome,
        /// When.
        at: Timestamp,
    },
    /// The order was let go.
    Released {
        /// When.
        at: Timestamp,
    },
    /// The buyer's time to pay is over, or the time to capture what was authorized.
    Expired {
        /// When.
        at: Timestamp,
    },
    /// What was authorized, and not captured, can be captured no more.
    Lapsed {
        /// How much, in minor units: it is no longer asked for.
        amount: Amount,
        /// When.
        at: Timestamp,
    },
    /// What the buyer owed was collected.
    Collected {
        /// How much, in minor units.
        amount: Amount,
        /// By whom.
        by: Collected,
        /// The operation: its ledger entries bear this id.
        capture: CaptureId,
        /// When.
        at: Timestamp,
    },
}
