//! Refunds: what was undone on the lines goes back to where it came from.
//!
//! The vendor order decides what is undone, the payment guards how much may go back, and the refund follows the money: a part
//! for each tender. Gift cards and store credit are given back with the lines; a payment's part is in transit until the gateway
//! has paid it. A part that fails, even after it was paid, is retried under a new id or becomes store credit.

mod decide;

use crate::frozen_line::{LineMove, Source};
use crate::id::*;
use crate::money::{Amount, Currency};
use crate::names::Gateway;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// From where a payment's money is paid back.
///
/// ```
/// use vendra_domain::refund::Via;
/// let via: Via = serde_json::from_str(r#"{"via": "gateway", "gateway": "stripe"}"#)?;
/// assert_eq!(via, Via::Gateway { gateway: "stripe".parse()? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RefundVia"))]
#[serde(tag = "via", rename_all = "snake_case", deny_unknown_fields)]
pub enum Via {
    /// The gateway that took it.
    Gateway {
        /// Which.
        gateway: Gateway,
    },
    /// The platform's bank, by hand: a part that its gateway could not pay.
    Bank,
    /// Nowhere: the buyer owes that much less.
    Receivable,
}

/// A payment of the order, and how it pays back.
///
/// ```
/// use vendra_domain::refund::{PaymentVia, Via};
/// let invoice: PaymentVia = serde_json::from_str(r#"{"payment": "pay_01h455vb4pex5vsknk084sn001",
///     "operation": "rfd_01h455vb4pex5vsknk084sn001", "via": {"via": "receivable"}}"#)?;
/// assert_eq!(invoice.via, Via::Receivable);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PaymentVia {
    /// The payment.
    pub payment: PaymentId,
    /// A fresh id for what goes back to it: the gateway's key. It may be the refund's own where there is one payment only.
    pub operation: RefundId,
    /// How.
    pub via: Via,
}

/// Where a refund of payments goes. Cards and credit always get back what was theirs.
///
/// ```
/// use vendra_domain::refund::{Destination, Request};
/// let request: Request = serde_json::from_str(
///     r#"{"request": "create", "order": "ord_01h455vb4pex5vsknk084sn001", "reason": "late", "to": "store_credit"}"#)?;
/// assert!(matches!(request, Request::Create { to: Destination::StoreCredit, .. }));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RefundDestination"))]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// To where the money came from. The default.
    #[default]
    Payments,
    /// To the buyer's store credit: the buyer wants it so, or the method's time to refund is over.
    StoreCredit,
}

/// A payment's money that never reached a line.
///
/// ```
/// use vendra_domain::refund::Undistributed;
/// // A boleto that was paid after its order was let go.
/// let late: Undistributed = serde_json::from_str(r#"{"payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 800}"#)?;
/// assert_eq!(late.amount.minor(), 800);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RefundUndistributed"))]
#[serde(deny_unknown_fields)]
pub struct Undistributed {
    /// The payment.
    pub payment: PaymentId,
    /// How much, in minor units.
    pub amount: Amount,
}

/// What has become of a part.
///
/// ```
/// use vendra_domain::refund::PartStatus;
/// assert_eq!(serde_json::to_string(&PartStatus::InTransit)?, r#""in_transit""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RefundPartStatus"))]
#[serde(rename_all = "snake_case")]
pub enum PartStatus {
    /// Recorded; the gateway is being asked.
    InTransit,
    /// The buyer has it.
    Paid,
    /// It did not arrive, or came back.
    Failed,
    /// It became store credit.
    Credited,
    /// It went back to the card or credit with the lines.
    Restored,
}

/// One tender's part of a refund.
///
/// ```
/// use vendra_domain::refund::{Part, PartStatus};
/// let part: Part = serde_json::from_str(r#"{"operation": "rfd_01h455vb4pex5vsknk084sn001",
///     "source": {"source": "gift_card", "gift_card": "gft_01h455vb4pex5vsknk084sn001"}, "via": null, "amount": 800,
///     "status": "restored"}"#)?;
/// // No gateway is asked to fill a card up again.
/// assert_eq!((part.via, part.status), (None, PartStatus::Restored));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RefundPart"))]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The operation: the gateway's key. Each payment's part has its own, and a retry a new one.
    pub operation: RefundId,
    /// Where the money came from.
    pub source: Source,
    /// How it is paid back; none for cards and credit.
    pub via: Option<Via>,
    /// How much, in minor units.
    pub amount: Amount,
    /// What has become of it.
    pub status: PartStatus,
}

/// Everything that a refund remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RefundBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The refund.
    pub id: RefundId,
    /// The order.
    pub order: OrderId,
    /// Its one currency.
    pub currency: Currency,
    /// Why.
    pub reason: String,
    /// A part for each tender; none where disputes took all that was to go back.
    pub parts: Vec<Part>,
    /// What had come in and went to no line, of each payment, whether it goes back in a part or disputes took it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undistributed: Vec<Undistributed>,
}

/// What has become of a refund.
///
/// ```
/// use vendra_domain::refund::{Facts, Refund, Request};
/// use vendra_domain::Decider;
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z", "currency": "EUR",
///     "id": "rfd_01h455vb4pex5vsknk084sn001",
///     "undistributed": [{"payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 800}],
///     "payments": [{"payment": "pay_01h455vb4pex5vsknk084sn001", "operation": "rfd_01h455vb4pex5vsknk084sn001",
///         "via": {"via": "gateway", "gateway": "stripe"}}]}"#)?;
/// let create: Request = serde_json::from_str(
///     r#"{"request": "create", "order": "ord_01h455vb4pex5vsknk084sn001", "reason": "came too late"}"#)?;
/// let events = Refund::decide(&Refund::Absent, &create, &facts)?;
/// assert!(matches!(Refund::fold(&events), Refund::InTransit(book) if book.parts[0].amount.minor() == 800));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Refund {
    /// There is none.
    #[default]
    Absent,
    /// A part is under way.
    InTransit(Book),
    /// A part failed, and none is under way: someone must retry it or give credit.
    Failed(Book),
    /// The buyer has all of it.
    Completed(Book),
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RefundRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Give back what was undone.
    Create {
        /// The order.
        order: OrderId,
        /// Why.
        reason: String,
        /// Where it goes.
        #[serde(default)]
        to: Destination,
    },
    /// The gateway paid a part.
    PartPaid {
        /// Its operation.
        operation: RefundId,
    },
    /// The gateway did not, or the money came back.
    PartFailed {
        /// Its operation.
        operation: RefundId,
        /// The gateway's reason, as a code.
        reason: String,
    },
    /// Try a failed part again, under a new id.
    Retry {
        /// Its operation.
        operation: RefundId,
    },
    /// Give a part as store credit instead.
    GiveCredit {
        /// Its operation.
        operation: RefundId,
    },
    /// A failed part was paid from the platform's bank, by hand: the card is closed, the method's time to refund is over, and a guest
    /// has no store credit.
    PayByHand {
        /// Its operation.
        operation: RefundId,
        /// The bank's reference of the transfer.
        reference: String,
    },
    /// The buyer's bank took some of a failed part by itself, in a dispute: that is not owed any more.
    Cover {
        /// Its operation.
        operation: RefundId,
        /// The dispute, which is covered by as much.
        dispute: DisputeId,
        /// How much, in minor units.
        amount: Amount,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RefundFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The refund, where it is being made; a fresh id, where a part is retried.
    pub id: RefundId,
    /// The order's currency.
    pub currency: Currency,
    /// What the vendor orders and the order undid, in the same commit.
    #[serde(default)]
    pub moves: Vec<LineMove>,
    /// What was captured for an order that will never be placed: late money that goes back.
    #[serde(default)]
    pub undistributed: Vec<Undistributed>,
    /// What of it disputes took of the payments: the buyer has that from the bank, or waits for what the bank says.
    #[serde(default)]
    pub disputed: Vec<Undistributed>,
    /// How each payment of the order pays back.
    #[serde(default)]
    pub payments: Vec<PaymentVia>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RefundEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was asked for.
    Created {
        /// The refund as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// The buyer has a part.
    PartPaid {
        /// Its operation.
        operation: RefundId,
        /// When.
        at: Timestamp,
    },
    /// A part did not arrive.
    PartFailed {
        /// Its operation.
        operation: RefundId,
        /// The gateway's reason, as a code.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// A part is tried again.
    PartRetried {
        /// The operation that failed.
        operation: RefundId,
        /// The new one.
        again: RefundId,
        /// When.
        at: Timestamp,
    },
    /// A part becomes store credit, which the store credit posts.
    PartCredited {
        /// Its operation.
        operation: RefundId,
        /// How much, in minor units.
        amount: Amount,
        /// When.
        at: Timestamp,
    },
    /// A part was paid from the platform's bank instead.
    PartPaidByHand {
        /// The operation that failed.
        operation: RefundId,
        /// The bank transfer's: whatever its gateway says of the other is old news.
        again: RefundId,
        /// The bank's reference.
        reference: String,
        /// When.
        at: Timestamp,
    },
    /// A dispute took some of a failed part: the rest is still owed.
    PartCovered {
        /// Its operation.
        operation: RefundId,
        /// The dispute.
        dispute: DisputeId,
        /// How much, in minor units.
        amount: Amount,
        /// When.
        at: Timestamp,
    },
}
