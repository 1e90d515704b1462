//! A payment: the guard of what is authorized, captured, refunded and disputed. An order may have several.
//!
//! Every operation at a gateway (attempt, capture, void, refund) is recorded *before* it is called, with an id of its own that
//! is the gateway's idempotency key, and resolved afterwards. A retry of the same operation reuses its id; a new try is a new
//! operation. An unknown answer stays recorded as unknown until a look-up by that id resolves it.
//!
//! The gateway is frozen with the payment: a refund goes back to where the money came from, whatever the marketplace's default is
//! by then.
//!
//! ```text
//! pending ──► authorized ──► captured          released ──► late ──► authorized | captured | closed
//!    └──────────► released / closed               (the order let go)   (money after all)
//! ```

mod book;
mod decide;
mod evolve;
mod message;
mod method;

pub use book::{Attempt, AttemptStatus, Begun, Book, Disputed, Operation, OperationKind, OperationStatus};
pub use message::{AttemptOutcome, Collected, DisputeOutcome, Event, Facts, OperationOutcome, Request};
pub use method::{Captures, Collector, MethodKind, MethodTerms};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of a payment.
///
/// ```
/// use vendra_domain::payment::{AttemptOutcome, Facts, Payment, Request};
/// use vendra_domain::{Amount, Decider};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "pay_01h455vb4pex5vsknk084sn001", "attempt": "att_01h455vb4pex5vsknk084sn001",
///     "capture": "cap_01h455vb4pex5vsknk084sn001", "void": "vod_01h455vb4pex5vsknk084sn001"}"#)?;
/// let create: Request = serde_json::from_str(r#"{"request": "create", "order": "ord_01h455vb4pex5vsknk084sn001",
///     "currency": "EUR", "amount": 10000, "gateway": "stripe",
///     "terms": {"method": "card", "kind": {"kind": "authorize_and_capture"}}}"#)?;
/// let authorized = Request::ResolveAttempt { attempt: facts.attempt, outcome: AttemptOutcome::Authorized };
/// let mut payment = Payment::default();
/// for request in [create, Request::StartAttempt, authorized.clone()] {
///     for event in Payment::decide(&payment, &request, &facts)? {
///         payment = Payment::evolve(payment, &event);
///     }
/// }
/// assert!(matches!(&payment, Payment::Authorized(book) if book.capturable() == Amount::new(10_000)));
/// // The webhook that tells the same changes nothing.
/// assert_eq!(Payment::decide(&payment, &authorized, &facts)?, []);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Payment {
    /// Not asked for.
    #[default]
    Absent,
    /// Asked for; no money yet.
    Pending(Book),
    /// The buyer's money is held, or owed on an invoice; nothing is taken.
    Authorized(Book),
    /// At least one capture succeeded.
    Captured(Book),
    /// The order was let go before money came.
    Released(Book),
    /// Money came after the order was let go; it is accepted or goes back, one of the two.
    Late(Book),
    /// Over without money: expired, voided, or returned.
    Closed(Book),
}

impl Payment {
    /// What the payment remembers; nothing before it is asked for.
    ///
    /// ```
    /// use vendra_domain::payment::Payment;
    /// assert_eq!(Payment::default().book(), None);
    /// ```
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Pending(book)
            | Self::Authorized(book)
            | Self::Captured(book)
            | Self::Released(book)
            | Self::Late(book)
            | Self::Closed(book) => Some(book),
        }
    }
}
