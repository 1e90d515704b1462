//! What gateways tell of their own accord, in vendra's words.

use super::store::Answer;
use crate::derived::derived_beside;
use serde::{Deserialize, Serialize};
use vendra_domain::payment::{AttemptOutcome, OperationOutcome};
use vendra_domain::{Amount, AnyId, AttemptId, DisputeId, PaymentId, PayoutId, Refusal};

/// One thing that a gateway tells of its own accord: what a webhook of it says, read by whoever knows the gateway's own words.
///
/// Operations are named by the platform's ids, which a gateway gives back with whatever it tells: a driver hands them over as the
/// gateway's metadata.
///
/// ```
/// use vendra::port::{GatewayEvent, GatewayNews};
/// let event: GatewayEvent = serde_json::from_str(r#"{"id": "evt_1", "what": {"news": "payout_failed",
///     "payout": "pyo_01h455vb4pex5vsknk084sn02q", "reason": "account_closed"}}"#).unwrap();
/// assert!(matches!(event.what, GatewayNews::PayoutFailed { .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GatewayEvent {
    /// The gateway's name of it: the same however often it is told.
    pub id: String,
    /// What happened.
    pub what: GatewayNews,
}

/// What happened at a gateway. Amounts are in minor units.
///
/// ```
/// use vendra::port::GatewayNews;
/// use vendra::domain::payment::OperationOutcome;
/// // A refund that succeeded, and came back days later.
/// let news: GatewayNews = serde_json::from_str(r#"{"news": "operation",
///     "payment": "pay_01h455vb4pex5vsknk084sn02q", "operation": "rfd_01h455vb4pex5vsknk084sn02q",
///     "outcome": {"outcome": "failed", "reason": "account_closed"}}"#).unwrap();
/// assert!(matches!(news, GatewayNews::Operation { outcome: OperationOutcome::Failed { .. }, .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "news", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum GatewayNews {
    /// What became of an attempt to authorize.
    Attempt {
        /// The payment.
        payment: PaymentId,
        /// Which attempt.
        attempt: AttemptId,
        /// What it came to.
        outcome: AttemptOutcome,
    },
    /// What became of a capture, void or refund; of a refund also that it failed after it had succeeded.
    Operation {
        /// The payment.
        payment: PaymentId,
        /// Which operation.
        operation: AnyId,
        /// What it came to.
        outcome: OperationOutcome,
    },
    /// What was authorized, and not captured, can be captured no more.
    Lapsed {
        /// The payment.
        payment: PaymentId,
    },
    /// A payout arrived.
    PayoutPaid {
        /// Which payout.
        payout: PayoutId,
    },
    /// A payout did not arrive, or came back.
    PayoutFailed {
        /// Which payout.
        payout: PayoutId,
        /// The gateway's reason, as a code.
        reason: String,
    },
    /// A buyer's bank took money back.
    DisputeOpened {
        /// The payment.
        payment: PaymentId,
        /// The gateway's name of the case.
        case: String,
        /// How much.
        amount: Amount,
        /// What the gateway charges for it.
        fee: Amount,
        /// The gateway's reason, as a code.
        reason: String,
    },
    /// The bank decided for the platform; also after it had decided otherwise.
    DisputeWon {
        /// The payment.
        payment: PaymentId,
        /// The gateway's name of the case.
        case: String,
        /// What of the fee came back.
        fee_returned: Amount,
    },
    /// The bank decided for the buyer.
    DisputeLost {
        /// The payment.
        payment: PaymentId,
        /// The gateway's name of the case.
        case: String,
    },
}

/// A webhook whose signature holds.
///
/// ```
/// use vendra::port::WebhookMessage;
/// let message = WebhookMessage { id: Some("msg_1"), body: b"{}" };
/// assert_eq!(message.body.len(), 2);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WebhookMessage<'a> {
    /// The message's name, where its header says one, as those of Standard Webhooks do.
    pub id: Option<&'a str>,
    /// Its body as it came.
    pub body: &'a [u8],
}

/// A webhook that is not in its gateway's words.
///
/// ```
/// assert_eq!(vendra::port::Unreadable::new("no type").to_string(), "no type");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Unreadable {
    what: String,
}

impl Unreadable {
    /// Why, without anything personal.
    ///
    /// ```
    /// assert_eq!(vendra::port::Unreadable::new("no amount").to_string(), "no amount");
    /// ```
    #[must_use]
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into() }
    }
}

/// Knows a gateway's own words: reads its webhooks.
///
/// ```
/// use vendra::domain::payment::OperationOutcome;
/// use vendra::port::{Answer, GatewayEvent, GatewayEvents, GatewayNews, Unreadable, WebhookMessage};
/// #[derive(Debug)]
/// struct Acme;
/// impl GatewayEvents for Acme {
///     fn read<'a>(&'a self, message: &'a WebhookMessage<'_>) -> Answer<'a, Vec<GatewayEvent>, Unreadable> {
///         Box::pin(async move {
///             let said: serde_json::Value =
///                 serde_json::from_slice(message.body).map_err(|error| Unreadable::new(error.to_string()))?;
///             // Our own ids come back as the metadata that they were sent as.
///             let ours = |name: &str| said["metadata"][name].as_str().unwrap_or_default();
///             let unreadable = |refusal: vendra::Refusal| Unreadable::new(refusal.to_string());
///             if said["type"] != "refund.failed" {
///                 return Ok(Vec::new()); // of no interest: taken, and nothing done
///             }
///             let what = GatewayNews::Operation {
///                 payment: ours("payment").parse().map_err(unreadable)?,
///                 operation: ours("operation").parse().map_err(unreadable)?,
///                 outcome: OperationOutcome::Failed { reason: "failed".into() },
///             };
///             Ok(vec![GatewayEvent { id: said["id"].as_str().unwrap_or_default().into(), what }])
///         })
///     }
/// }
/// let message = WebhookMessage { id: None, body: br#"{"id": "evt_1", "type": "customer.created"}"# };
/// # pollster::block_on(async {
/// assert_eq!(Acme.read(&message).await, Ok(vec![]));
/// # });
/// ```
pub trait GatewayEvents: Send + Sync + std::fmt::Debug {
    /// What a message says; nothing where it says nothing that matters here. It may say several things.
    fn read<'a>(&'a self, message: &'a WebhookMessage<'_>) -> Answer<'a, Vec<GatewayEvent>, Unreadable>;
}

/// The dispute that a gateway's case on a payment is: whoever hears of a case first opens it under this id, so that it is opened
/// once and found by all that is told of it later.
///
/// Refusals: `limit.count` for a name of more than a megabyte.
///
/// ```
/// use vendra::port::dispute_of;
/// let payment = "pay_01h455vb4pex5vsknk084sn02q".parse()?;
/// assert_eq!(dispute_of(payment, "case_1")?, dispute_of(payment, "case_1")?);
/// assert_ne!(dispute_of(payment, "case_1")?, dispute_of(payment, "case_2")?);
/// # Ok::<(), vendra::Refusal>(())
/// ```
pub fn dispute_of(payment: PaymentId, case: &str) -> Result<DisputeId, Refusal> {
    derived_beside(payment.uuid(), &(payment, case)).map(DisputeId::from_uuid)
}
