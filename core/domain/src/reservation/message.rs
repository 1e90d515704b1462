//! What a reservation is asked, what it is told, and what happens to it.

use crate::id::{LineId, LocationId, OfferId, OrderId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// Units of a line that one place is to keep.
///
/// ```
/// use vendra_domain::reservation::Reserve;
/// let value: Reserve = serde_json::from_str(r#"{"line": "lin_01h455vb4pex5vsknk084sn001",
///     "offer": "off_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001", "units": 2}"#)?;
/// assert_eq!(value.units, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReservationWish"))]
#[serde(deny_unknown_fields)]
pub struct Reserve {
    /// The line.
    pub line: LineId,
    /// The offer.
    pub offer: OfferId,
    /// The place.
    pub location: LocationId,
    /// How many units; of an addition how many the place took of the line in all, those of before with them.
    pub units: u32,
}

/// Units of a line from the beginning, those of before with them: what is said twice counts once.
///
/// ```
/// use vendra_domain::reservation::LineTotal;
/// let value: LineTotal = serde_json::from_str(r#"{"line": "lin_01h455vb4pex5vsknk084sn001", "units": 2}"#)?;
/// assert_eq!(value.location, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LineTotal {
    /// The line.
    pub line: LineId,
    /// Which place; over all of them where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<LocationId>,
    /// How many units in all: of that place, or over all of them.
    pub units: u32,
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReservationRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Keep units for an order.
    Hold {
        /// The order.
        order: OrderId,
        /// Which lines, from where.
        lines: Vec<Reserve>,
        /// Until when; an order that is placed in the same commit holds until now.
        until: Timestamp,
    },
    /// Keep again what was kept when the reservation ended: money came late.
    Renew {
        /// Until when.
        until: Timestamp,
    },
    /// Take units besides: a line goes to another place, which is named before the one that it leaves gets its units back, or goods
    /// are replaced.
    Add {
        /// Which lines, from where.
        lines: Vec<Reserve>,
    },
    /// The order was placed: its units are sold, and wait to be sent.
    Confirm,
    /// Give units back: from the place that is named, else from the one that was taken last.
    Release {
        /// How many of each line are given back in all; all that is kept where no line is named.
        #[serde(default)]
        lines: Vec<LineTotal>,
    },
    /// The hold's time is over.
    Expire,
    /// Units left: from the place that is named, else from the one that was taken first.
    Ship {
        /// How many of each line have left in all.
        lines: Vec<LineTotal>,
    },
}

/// What a place may still sell of an offer.
///
/// ```
/// use vendra_domain::reservation::StockFact;
/// let value: StockFact = serde_json::from_str(r#"{"offer": "off_01h455vb4pex5vsknk084sn001",
///     "location": "loc_01h455vb4pex5vsknk084sn001", "available": 1, "floor": -2}"#)?;
/// assert_eq!(value.available - value.floor, 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StockFact {
    /// The offer.
    pub offer: OfferId,
    /// The place.
    pub location: LocationId,
    /// What the counter [`crate::counter::CounterKey::Stock`] says; below zero where more is sold than there is.
    pub available: i64,
    /// The least that may be available: [`crate::stock::Book::floor`].
    pub floor: i64,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReservationFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// What the places may still sell. A place that is not named has nothing, and takes no backorders; only `hold`, `renew` and
    /// `add` ask for it.
    #[serde(default)]
    pub stock: Vec<StockFact>,
}

/// Units that were taken at a place.
///
/// ```
/// use vendra_domain::reservation::Taken;
/// let value: Taken = serde_json::from_str(r#"{"line": "lin_01h455vb4pex5vsknk084sn001",
///     "offer": "off_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001", "units": 2, "floor": -2}"#)?;
/// assert_eq!(value.floor, -2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReservationTaken"))]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// The line.
    pub line: LineId,
    /// The offer.
    pub offer: OfferId,
    /// The place.
    pub location: LocationId,
    /// How many units, those of now alone.
    pub units: u32,
    /// The least that may be available there afterwards, as it was then.
    pub floor: i64,
}

/// Units of a line that left a place, or that it got back.
///
/// ```
/// use vendra_domain::reservation::Part;
/// let value: Part = serde_json::from_str(r#"{"line": "lin_01h455vb4pex5vsknk084sn001",
///     "offer": "off_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001", "units": 2}"#)?;
/// assert_eq!(value.units, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReservationPart"))]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The line.
    pub line: LineId,
    /// The offer.
    pub offer: OfferId,
    /// The place.
    pub location: LocationId,
    /// How many units, those of now alone.
    pub units: u32,
}

impl From<Taken> for Part {
    fn from(Taken { line, offer, location, units, .. }: Taken) -> Self {
        Self { line, offer, location, units }
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReservationEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// Units are kept.
    Held {
        /// The order.
        order: OrderId,
        /// Until when.
        until: Timestamp,
        /// What was taken where.
        lines: Vec<Taken>,
        /// When.
        at: Timestamp,
    },
    /// What ended is kept again.
    Renewed {
        /// Until when.
        until: Timestamp,
        /// What was taken where.
        lines: Vec<Taken>,
        /// When.
        at: Timestamp,
    },
    /// Units were taken besides.
    Added {
        /// What was taken where.
        lines: Vec<Taken>,
        /// When.
        at: Timestamp,
    },
    /// Units are sold.
    Confirmed {
        /// When.
        at: Timestamp,
    },
    /// Units were given back; others are still kept, or were sent.
    Reduced {
        /// What each place got back.
        parts: Vec<Part>,
        /// When.
        at: Timestamp,
    },
    /// All that was kept was given back, and nothing was sent.
    Released {
        /// What each place got back.
        parts: Vec<Part>,
        /// When.
        at: Timestamp,
    },
    /// The time was over, and all that was kept was given back.
    Expired {
        /// What each place got back.
        parts: Vec<Part>,
        /// When.
        at: Timestamp,
    },
    /// Units left.
    Shipped {
        /// What left each place.
        parts: Vec<Part>,
        /// When.
        at: Timestamp,
    },
}
