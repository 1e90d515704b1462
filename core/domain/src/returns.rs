//! Returns: goods on their way back, and what they lead to.
//!
//! A return is asked for within a window after delivery, agreed to, sent, received and looked at. What is accepted is refunded:
//! the vendor order undoes its units ([`crate::vendor_order`]) and a refund follows the money. What is not accepted goes back to
//! the buyer, who keeps having paid for it.
//!
//! Once agreed to, each step has a deadline by the marketplace's policy. What is not sent, or never arrives, lapses, and may still
//! be received when it comes after all; what the vendor does not look at in time counts as accepted.

use crate::decider::{Decider, Named};
use crate::id::*;
use crate::limits;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::vendor_order::LineUnits;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// Why goods come back.
///
/// [`Reason::ChangedMind`] is what EU Directive 2011/83, article 9, gives a buyer fourteen days for.
///
/// ```
/// use vendra_domain::returns::Reason;
/// assert_eq!(serde_json::from_str::<Reason>(r#""changed_mind""#)?, Reason::ChangedMind);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReturnReason"))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The buyer does not want them: the right of withdrawal.
    ChangedMind,
    /// They are damaged or do not work.
    Defective,
    /// They are not what was ordered.
    WrongItem,
    /// They came too late.
    TooLate,
}

/// What becomes of returned units.
///
/// ```
/// use vendra_domain::returns::Disposition;
/// assert_eq!(serde_json::to_string(&Disposition::WriteOff)?, r#""write_off""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReturnDisposition"))]
#[serde(rename_all = "snake_case")]
pub enum Disposition {
    /// They can be sold again.
    Restock,
    /// They cannot.
    WriteOff,
}

/// What an inspection found of a line.
///
/// ```
/// use vendra_domain::returns::{Disposition, Inspected};
/// let found: Inspected = serde_json::from_str(
///     r#"{"line": "lin_01h455vb4pex5vsknk084sn001", "accepted": 1, "disposition": "restock"}"#)?;
/// assert_eq!(found.disposition, Disposition::Restock);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "InspectedLine"))]
#[serde(deny_unknown_fields)]
pub struct Inspected {
    /// The line.
    pub line: LineId,
    /// How many units are accepted: these are refunded.
    pub accepted: u32,
    /// What becomes of them.
    pub disposition: Disposition,
}

/// Everything that a return remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReturnBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The return.
    pub id: ReturnId,
    /// The vendor order.
    pub vendor_order: VendorOrderId,
    /// Which units.
    pub lines: Vec<LineUnits>,
    /// Why.
    pub reason: Reason,
    /// What was found; empty before.
    pub inspected: Vec<Inspected>,
    /// Until when the next step must be done; none before it is agreed to.
    pub due: Option<Timestamp>,
}

/// What has become of a return.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::returns::{Facts, Request, Return};
/// let mut facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "ret_01h455vb4pex5vsknk084sn001", "window_until": "2026-03-15T00:00:00.000Z",
///     "due": "2026-03-08T10:00:00.000Z",
///     "returnable": [{"line": "lin_01h455vb4pex5vsknk084sn001", "units": 3}]}"#)?;
/// let create: Request = serde_json::from_str(r#"{"request": "create", "reason": "changed_mind",
///     "vendor_order": "vor_01h455vb4pex5vsknk084sn001",
///     "lines": [{"line": "lin_01h455vb4pex5vsknk084sn001", "units": 2}]}"#)?;
/// assert!(matches!(Return::fold(&Return::decide(&Return::Absent, &create, &facts)?), Return::Requested(_)));
/// // A month later it is too late.
/// facts.at = "2026-04-01T10:00:00.000Z".parse()?;
/// assert!(Return::decide(&Return::Absent, &create, &facts).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Return {
    /// There is none.
    #[default]
    Absent,
    /// Asked for.
    Requested(Book),
    /// Agreed to: the buyer sends it.
    Approved(Book),
    /// On its way.
    InTransit(Book),
    /// With the vendor.
    Received(Book),
    /// Looked at: what was accepted is refunded.
    Inspected(Book),
    /// Not agreed to.
    Refused(Book),
    /// Never mind.
    Cancelled(Book),
    /// It never came.
    Lapsed(Book),
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReturnRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Ask to send units back.
    Create {
        /// The vendor order.
        vendor_order: VendorOrderId,
        /// Which units.
        lines: Vec<LineUnits>,
        /// Why.
        reason: Reason,
    },
    /// Agree.
    Approve,
    /// Do not agree.
    Refuse {
        /// Why.
        why: String,
    },
    /// It was sent.
    Send {
        /// The carrier and its number.
        tracking: Option<String>,
    },
    /// It arrived.
    Receive,
    /// It was looked at.
    Inspect {
        /// What was found; a line that is left out is not accepted.
        lines: Vec<Inspected>,
    },
    /// Never mind.
    Cancel,
    /// The next step's time is over.
    Lapse,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReturnFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The return, where it is being asked for.
    pub id: ReturnId,
    /// Units that were delivered and are neither returned nor on their way back, by line.
    #[serde(default)]
    pub returnable: Vec<LineUnits>,
    /// Until when goods may come back.
    pub window_until: Timestamp,
    /// Until when the step after this one must be done.
    pub due: Timestamp,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReturnEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was asked for.
    Requested {
        /// The return as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// It was agreed to.
    Approved {
        /// Until when it must be sent.
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
    /// It was sent.
    Sent {
        /// The carrier and its number.
        tracking: Option<String>,
        /// Until when it must arrive.
        due: Timestamp,
        /// When.
        at: Timestamp,
    },
    /// It arrived.
    Received {
        /// Until when it must be looked at.
        due: Timestamp,
        /// When.
        at: Timestamp,
    },
    /// It was looked at.
    Inspected {
        /// What was found.
        lines: Vec<Inspected>,
        /// When.
        at: Timestamp,
    },
    /// Never mind.
    Cancelled {
        /// When.
        at: Timestamp,
    },
    /// It was not sent in time, or did not arrive.
    Lapsed {
        /// When.
        at: Timestamp,
    },
}

impl Decider for Return {
    const NAME: &'static str = "return";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let (at, due) = (facts.at, facts.due);
        let event = match (state, request) {
            (Self::Absent, Request::Create { vendor_order, lines, reason }) => {
                // The right of withdrawal has an end; goods that are wrong or broken are a claim after it.
                if facts.window_until <= at {
                    return Err(Refusal::ReturnWindow { until: facts.window_until });
                }
                returnable(lines, &facts.returnable)?;
                let (vendor_order, lines, reason) = (*vendor_order, lines.clone(), *reason);
                let book = Book { id: facts.id, vendor_order, lines, reason, inspected: Vec::new(), due: None };
                Event::Requested { book, at }
            }
            (Self::Requested(_), Request::Approve) => Event::Approved { due, at },
            (Self::Requested(_), Request::Refuse { why }) => {
                limits::text("return.why", why, limits::REASON_BYTES_MAX)?;
                Event::Refused { why: why.clone(), at }
            }
            (Self::Approved(_), Request::Send { tracking }) => {
                if let Some(tracking) = tracking {
                    limits::text("return.tracking", tracking, limits::TRACKING_BYTES_MAX)?;
                }
                Event::Sent { tracking: tracking.clone(), due, at }
            }
            // Buyers forget to say that they sent it, and parcels are late.
            (Self::Approved(_) | Self::InTransit(_) | Self::Lapsed(_), Request::Receive) => Event::Received { due, at },
            (Self::Approved(book) | Self::InTransit(book) | Self::Received(book), Request::Lapse) => {
                lapse(state, book, at)?
            }
            (Self::Received(book), Request::Inspect { lines }) => inspect(book, lines, facts)?,
            (Self::Requested(_) | Self::Approved(_), Request::Cancel) => Event::Cancelled { at },
            (Self::Approved(_), Request::Approve)
            | (Self::Received(_), Request::Receive)
            | (Self::Refused(_), Request::Refuse { .. })
            | (Self::Cancelled(_), Request::Cancel)
            | (Self::Lapsed(_) | Self::Inspected(_), Request::Lapse) => return Ok(Vec::new()),
            (state, request) => {
                return Err(Refusal::ReturnWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let mut book = match (state, event) {
            (_, Event::Requested { book, .. }) => return Self::Requested(book.clone()),
            (Self::Absent, _) => return Self::Absent,
            (
                Self::Requested(book)
                | Self::Approved(book)
                | Self::InTransit(book)
                | Self::Received(book)
                | Self::Inspected(book)
                | Self::Refused(book)
                | Self::Cancelled(book)
                | Self::Lapsed(book),
                _,
            ) => book,
        };
        if let Event::Approved { due, .. } | Event::Sent { due, .. } | Event::Received { due, .. } = event {
            book.due = Some(*due);
        }
        match event {
            Event::Requested { .. } => Self::Requested(book),
            Event::Approved { .. } => Self::Approved(book),
            Event::Refused { .. } => Self::Refused(book),
            Event::Sent { .. } => Self::InTransit(book),
            Event::Received { .. } => Self::Received(book),
            Event::Cancelled { .. } => Self::Cancelled(book),
            Event::Lapsed { .. } => Self::Lapsed(book),
            Event::Inspected { lines, .. } => {
                book.inspected.clone_from(lines);
                Self::Inspected(book)
            }
        }
    }
}

/// Refuses units that were not delivered, or are back already. Shared with exchanges and claims.
pub(crate) fn returnable(lines: &[LineUnits], there: &[LineUnits]) -> Result<(), Refusal> {
    limits::count("return.lines", lines.len(), limits::QUOTE_LINES_MAX)?;
    if lines.is_empty() {
        return Err(Refusal::ReturnNothing);
    }
    for (place, units) in lines.iter().enumerate() {
        let left = there.iter().find(|known| known.line == units.line).map_or(0, |known| known.units);
        let twice = lines.iter().take(place).any(|earlier| earlier.line == units.line);
        if units.units == 0 || units.units > left || twice {
            return Err(Refusal::ReturnUnits { line: units.line, wanted: units.units, left });
        }
    }
    Ok(())
}

/// What is late ends: on the buyer's side without a return, on the vendor's with all of it accepted.
fn lapse(state: &Return, book: &Book, at: Timestamp) -> Result<Event, Refusal> {
    if let Some(until) = book.due.filter(|due| *due > at) {
        return Err(Refusal::ReturnNotDue { until });
    }
    if !matches!(state, Return::Received(_)) {
        return Ok(Event::Lapsed { at });
    }
    // Nobody looked at them, so nobody can say that they may be sold again.
    let accepted =
        |units: &LineUnits| Inspected { line: units.line, accepted: units.units, disposition: Disposition::WriteOff };
    Ok(Event::Inspected { lines: book.lines.iter().map(accepted).collect(), at })
}

fn inspect(book: &Book, lines: &[Inspected], facts: &Facts) -> Result<Event, Refusal> {
    for (place, found) in lines.iter().enumerate() {
        let sent = book.lines.iter().find(|units| units.line == found.line).map_or(0, |units| units.units);
        let twice = lines.iter().take(place).any(|earlier| earlier.line == found.line);
        if found.accepted > sent || twice || sent == 0 {
            return Err(Refusal::ReturnUnits { line: found.line, wanted: found.accepted, left: sent });
        }
    }
    Ok(Event::Inspected { lines: lines.to_vec(), at: facts.at })
}
