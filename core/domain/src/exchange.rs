//! Exchanges: goods come back and others of the same line go out, for the same money.
//!
//! An exchange moves no money: what was paid for the units pays for their replacement. Where there is no replacement after all, it
//! ends as a return whose units are refunded.

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Replacement {
    /// It is held.
    Held,
    /// There is none.
    Short,
}

/// Everything that an exchange remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// What has become of an exchange.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
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
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
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
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
    /// Whether the replacement's stock could be held.
    pub replacement: Replacement,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
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
}

impl Decider for Exchange {
    const NAME: &'static str = "exchange";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent, Request::Create { vendor_order, lines, reason }) => {
                limits::text("exchange.reason", reason, limits::REASON_BYTES_MAX)?;
                if facts.window_until <= at {
                    return Err(Refusal::ReturnWindow { until: facts.window_until });
                }
                returnable(lines, &facts.returnable)?;
                let (lines, reason) = (lines.clone(), reason.clone());
                Event::Requested { book: Book { id: facts.id, vendor_order: *vendor_order, lines, reason }, at }
            }
            (Self::Requested(_), Request::Approve) => match facts.replacement {
                Replacement::Held => Event::Approved { at },
                Replacement::Short => return Err(Refusal::ExchangeNoReplacement),
            },
            (Self::Requested(_), Request::Refuse { why }) => {
                limits::text("exchange.why", why, limits::REASON_BYTES_MAX)?;
                Event::Refused { why: why.clone(), at }
            }
            (Self::Approved(_), Request::Receive) => Event::Received { at },
            (Self::Received(_), Request::Ship { tracking }) => {
                if let Some(tracking) = tracking {
                    limits::text("exchange.tracking", tracking, limits::TRACKING_BYTES_MAX)?;
                }
                Event::Shipped { tracking: tracking.clone(), at }
            }
            // The buyer has neither goods nor replacement: money it is.
            (Self::Received(_), Request::Refund) => Event::Refunded { at },
            (Self::Approved(_), Request::Approve)
            | (Self::Received(_), Request::Receive)
            | (Self::Refunded(_), Request::Refund)
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
            (Self::Requested(book), Event::Approved { .. }) => Self::Approved(book),
            (Self::Requested(book), Event::Refused { .. }) => Self::Refused(book),
            (Self::Approved(book), Event::Received { .. }) => Self::Received(book),
            (Self::Received(book), Event::Shipped { .. }) => Self::Shipped(book),
            (Self::Received(book), Event::Refunded { .. }) => Self::Refunded(book),
            (state, _) => state,
        }
    }
}
