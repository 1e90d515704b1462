//! What a payment method can do.

use crate::limits;
use crate::names::Method;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// How a method's money comes.
///
/// ```
/// use vendra_domain::payment::{MethodKind, MethodTerms};
/// let boleto: MethodTerms = serde_json::from_str(
///     r#"{"method": "boleto", "kind": {"kind": "asynchronous"}, "pay_within_ms": 259200000}"#)?;
/// assert_eq!(boleto.kind, MethodKind::Asynchronous);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum MethodKind {
    /// Held first and taken later: cards.
    AuthorizeAndCapture,
    /// Taken at once.
    Sale,
    /// Asked for now and paid later, or never: boleto, bank transfer.
    Asynchronous,
    /// Nobody is asked: an invoice, or cash on delivery. The buyer owes until someone collects.
    Receivable {
        /// Who collects.
        collector: Collector,
    },
}

/// Who collects what a buyer owes.
///
/// ```
/// use vendra_domain::payment::{Collector, MethodKind, MethodTerms};
/// let on_delivery: MethodTerms = serde_json::from_str(
///     r#"{"method": "cash", "kind": {"kind": "receivable", "collector": "vendor"}}"#)?;
/// assert_eq!(on_delivery.kind, MethodKind::Receivable { collector: Collector::Vendor });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentCollector"))]
#[serde(rename_all = "snake_case")]
pub enum Collector {
    /// The platform, into its bank.
    Platform,
    /// The vendor, who keeps the cash and owes it to the platform.
    Vendor,
}

/// How often what was authorized can be captured.
///
/// ```
/// use vendra_domain::payment::{Captures, MethodTerms};
/// let terms: MethodTerms = serde_json::from_str(r#"{"method": "card", "kind": {"kind": "authorize_and_capture"}}"#)?;
/// assert_eq!(terms.captures, Captures::Several);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentCaptures"))]
#[serde(rename_all = "snake_case")]
pub enum Captures {
    /// Once: what is not taken then is let go.
    Once,
    /// Several times, up to what was authorized. The default.
    #[default]
    Several,
}

/// A payment method, frozen with each payment. Durations are in milliseconds.
///
/// ```
/// use vendra_domain::payment::MethodTerms;
/// use vendra_domain::time::DAY_MS;
/// // A card that holds the money for a week, and refunds for half a year.
/// let card: MethodTerms = serde_json::from_str(r#"{"method": "card", "kind": {"kind": "authorize_and_capture"},
///     "captures": "once", "capture_within_ms": 604800000, "refund_within_ms": 15552000000}"#)?;
/// assert_eq!((card.capture_within_ms, card.refund_within_ms), (Some(7 * DAY_MS), Some(180 * DAY_MS)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MethodTerms {
    /// Its name in this marketplace.
    pub method: Method,
    /// How its money comes.
    pub kind: MethodKind,
    /// How often it can be captured.
    #[serde(default)]
    pub captures: Captures,
    /// How long after the authorization it can be captured.
    #[serde(default)]
    pub capture_within_ms: Option<i64>,
    /// How long after the capture it can be refunded.
    #[serde(default)]
    pub refund_within_ms: Option<i64>,
    /// How long the buyer has to pay, where the money comes later.
    #[serde(default)]
    pub pay_within_ms: Option<i64>,
}

impl MethodTerms {
    /// Whether an order can be placed without asking anybody.
    ///
    /// ```
    /// use vendra_domain::payment::MethodTerms;
    /// let invoice: MethodTerms = serde_json::from_str(
    ///     r#"{"method": "invoice", "kind": {"kind": "receivable", "collector": "platform"}}"#)?;
    /// assert!(invoice.asks_nobody());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub const fn asks_nobody(&self) -> bool {
        matches!(self.kind, MethodKind::Receivable { .. })
    }

    /// Refuses durations that are not above zero or above a year. Refusals: `method.duration`.
    ///
    /// ```
    /// use vendra_domain::payment::MethodTerms;
    /// let card: MethodTerms = serde_json::from_str(r#"{
    ///     "method": "card", "kind": {"kind": "authorize_and_capture"}, "capture_within_ms": 604800000
    /// }"#)?;
    /// assert!(card.validate().is_ok());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn validate(&self) -> Result<(), Refusal> {
        for duration in [self.capture_within_ms, self.refund_within_ms, self.pay_within_ms].into_iter().flatten() {
            if !(1..=limits::DURATION_MS_MAX).contains(&duration) {
                return Err(Refusal::MethodDuration { method: self.method, duration });
            }
        }
        Ok(())
    }
}
