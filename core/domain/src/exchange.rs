//! Exchanges: goods come back and others of the same line go out, for the same money.
//!
//! An exchange moves no money: what was paid for the units pays for their replacement. Where there is no replacement after all, it
//! ends as a return whose units are refunded.
//!
//! Once agreed to, each step has a deadline by the marketplace's policy, so that no replacement is held for ever: where the goods do
//! not come, the exchange lapses and what was held for it is free; where the replacement is not sent, the units are refunded.
//! Goods that come after the exchange lapsed are received all the same: the buyer has neither them nor a replacement.

use crate::decider::{Decider, Named};
use crate::id::*;
use crate::limits;
use crate::refusal::Refusal;
use crate::returns::returnable;
use crate::time::Timestamp;
use crate::vendor_order::LineUnits;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// Whether the replacement's stock could be held.
///
/// ```
/// use vendra_domain::exchange::Replacement;
/// assert_eq!(serde_json::from_str::<Replacement>(r#""short""#)?, Replacement::Short);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Replacement {
    /// It is held.
    Held,
    /// There is none.
    Short,
}

/// Everything that an exchange remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExchangeBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The exchange.
    pub id: ExchangeId,
    /// The vendor order.
    pub vendor_order: VendorOrderId,
    /// Which units.
    pub lines: Vec<LineUnits>,
    /// What is wrong with them.
    pub reason: String,
    /// Until when the next step must be done; none before it is agreed to.
    pub due: Option<Timestamp>,
}

/// What has become of an exchange.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::exchange::{Exchange, Facts, Replacement, Request};
/// let mut facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "exc_01h455vb4pex5vsknk084sn001", "window_until": "2026-03-15T00:00:00.000Z", "replacement": "held",
///     "due": "2026-03-08T10:00:00.000Z",
///     "returnable": [{"line": "lin_01h455vb4pex5vsknk084sn001", "units": 3}]}"#)?;
/// let create: Request = serde_json::from_str(r#"{"request": "create", "reason": "too small",
///     "vendor_order": "vor_01h455vb4pex5vsknk084sn001",
///     "lines": [{"line": "lin_01h455vb4pex5vsknk084sn001", "units": 1}]}"#)?;
/// let exchange = Exchange::fold(&Exchange::decide(&Exchange::Absent, &create, &facts)?);
/// assert_eq!(Exchange::decide(&exchange, &Request::Approve, &facts)?.len(), 1);
/// // Nobody agrees to what is not there.
/// facts.replacement = Replacement::Short;
/// assert!(Exchange::decide(&exchange, &Request::Approve, &facts).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Exchange {
    /// There is none.
    #[default]
    Absent,
    /// Asked for.
    Requested(Book),
    /// Agreed to; the replacement is held.
    Approved(Book),
    /// The goods are back; the replacement can go.
    Received(Book),
    /// The replacement is sent.
    Shipped(Book),
    /// There was no replacement: the units are refunded.
    Refunded(Book),
    /// Not agreed to.
    Refused(Book),
    /// Never mind: what was held is free.
    Cancelled(Book),
    /// The goods did not come: what was held is free.
    Lapsed(Book),
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExchangeRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Ask for others.
    Create {
        /// The vendor order.
        vendor_order: VendorOrderId,
        /// Which units.
        lines: Vec<LineUnits>,
        /// What is wrong with them.
        reason: String,
    },
    /// Agree.
    Approve,
    /// Do not agree.
    Refuse {
        /// Why.
        why: String,
    },
    /// The goods are back.
    Receive,
    /// The replacement goes out.
    Ship {
        /// The carrier and its number.
        tracking: Option<String>,
    },
    /// There is no replacement after all.
    Refund,
    /// Never mind.
    Cancel,
    /// The next step's time is over.
    Lapse,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExchangeFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The exchange, where it is being asked for.
    pub id: ExchangeId,
    /// Units that were delivered and are neither returned nor on their way back, by line.
    #[serde(default)]
    pub returnable: Vec<LineUnits>,
    /// Until when goods may come back.
    pub window_until: Timestamp,
    /// Whether the replacement's stock could be held, or still is.
    pub replacement: Replacement,
    /// Until when the step after this one must be done.
    pub due: Timestamp,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExchangeEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was asked for.
    Requested {
        /// The exchange as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// It was agreed to.
    Approved {
        /// Until when the goods must be back.
        due: Timestamp,
        /// When.
        at: Timestamp,
    },
    /// It was not.
    Refused {
        /// Why.
        why: String,
        /// When.
        at: Timestamp,
    },
    /// The goods are back.
    Received {
        /// Until when the replacement must be sent.
        due: Timestamp,
        /// When.
        at: Timestamp,
    },
    /// The replacement is sent.
    Shipped {
        /// The carrier and its number.
        tracking: Option<String>,
        /// When.
        at: Timestamp,
    },
    /// The units are refunded instead.
    Refunded {
        /// When.
        at: Timestamp,
    },
    /// Never mind.
    Cancelled {
        /// When.
        at: Timestamp,
    },
    /// The goods did not come in time.
    Lapsed {
        /// When.
        at: Timestamp,
    },
}

impl Decider for Exchange {
    const NAME: &'static str = "exchange";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let (at, due) = (facts.at, facts.due);
        let event = match (state, request) {
            (Self::Absent, Request::Create { vendor_order, lines, reason }) => {
                limits::text("exchange.reason", reason, limits::REASON_BYTES_MAX)?;
                if facts.window_until <= at {
                    return Err(Refusal::ReturnWindow { until: facts.window_until });
                }
                returnable(lines, &facts.returnable)?;
                let (lines, reason) = (lines.clone(), reason.clone());
                let book = Book { id: facts.id, vendor_order: *vendor_order, lines, reason, due: None };
                Event::Requested { book, at }
            }
            (Self::Requested(_), Request::Approve) => match facts.replacement {
                Replacement::Held => Event::Approved { due, at },
                Replacement::Short => return Err(Refusal::ExchangeNoReplacement),
            },
            (Self::Requested(_), Request::Refuse { why }) => {
                limits::text("exchange.why", why, limits::REASON_BYTES_MAX)?;
                Event::Refused { why: why.clone(), at }
            }
            (Self::Approved(_) | Self::Lapsed(_), Request::Receive) => Event::Received { due, at },
            // An exchange that lapsed let go of what was held for it.
            (Self::Received(_), Request::Ship { .. }) if facts.replacement == Replacement::Short => {
                return Err(Refusal::ExchangeNoReplacement);
            }
            (Self::Received(_), Request::Ship { tracking }) => {
                if let Some(tracking) = tracking {
                    limits::text("exchange.tracking", tracking, limits::TRACKING_BYTES_MAX)?;
                }
                Event::Shipped { tracking: tracking.clone(), at }
            }
            // The buyer has neither goods nor replacement: money it is.
            (Self::Received(_), Request::Refund) => Event::Refunded { at },
            (Self::Requested(_) | Self::Approved(_), Request::Cancel) => Event::Cancelled { at },
            (Self::Approved(book), Request::Lapse) => {
                due_by(book, at)?;
                Event::Lapsed { at }
            }
            (Self::Received(book), Request::Lapse) => {
                due_by(book, at)?;
                Event::Refunded { at }
            }
            (Self::Approved(_), Request::Approve)
            | (Self::Received(_), Request::Receive)
            | (Self::Refunded(_), Request::Refund | Request::Lapse)
            | (Self::Cancelled(_), Request::Cancel)
            | (Self::Lapsed(_), Request::Lapse)
            | (Self::Refused(_), Request::Refuse { .. }) => return Ok(Vec::new()),
            (state, request) => {
                return Err(Refusal::ExchangeWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        match (state, event) {
            (_, Event::Requested { book, .. }) => Self::Requested(book.clone()),
            (Self::Requested(book), Event::Approved { due, .. }) => Self::Approved(Book { due: Some(*due), ..book }),
            (Self::Requested(book), Event::Refused { .. }) => Self::Refused(book),
            (Self::Approved(book) | Self::Lapsed(book), Event::Received { due, .. }) => {
                Self::Received(Book { due: Some(*due), ..book })
            }
            (Self::Requested(book) | Self::Approved(book), Event::Cancelled { .. }) => Self::Cancelled(book),
            (Self::Approved(book), Event::Lapsed { .. }) => Self::Lapsed(book),
            (Self::Received(book), Event::Shipped { .. }) => Self::Shipped(book),
            (Self::Received(book), Event::Refunded { .. }) => Self::Refunded(book),
            (state, _) => state,
        }
    }
}

/// Refuses to end a step whose time is not over.
fn due_by(book: &Book, at: Timestamp) -> Result<(), Refusal> {
    match book.due {
        Some(until) if until > at => Err(Refusal::ExchangeNotDue { until }),
        _ => Ok(()),
    }
}
