//! Stock of one offer at one location: what came in, what was counted, and whether more is sold than there is.
//!
//! The units themselves are counters, so that a hot offer has no record that every checkout writes. [`CounterKey::OnHand`] is what
//! is there. [`CounterKey::Stock`] is what may still be sold of it: what is there, less what orders keep ([`crate::reservation`]).
//! Two checkouts that take the last unit at once cannot both move it below its bound, which is zero, or less where backorders are
//! taken. Whether they are, and how many, is said here and nowhere else: a backorder is a promise of a place that will have the
//! goods.
//!
//! A count tells what is so, even where orders keep more than there is: then less may be sold than the floor, nothing is held until
//! enough came in, and which order goes short is the operator's to solve.

use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::id::{LocationId, OfferId};
use crate::limits;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What happens when there is no stock.
///
/// ```
/// use vendra_domain::stock::Backorder;
/// let backorder: Backorder = serde_json::from_str(r#"{"backorder": "up_to", "units": 2}"#)?;
/// assert_eq!(backorder, Backorder::UpTo { units: 2 });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "backorder", rename_all = "snake_case", deny_unknown_fields)]
pub enum Backorder {
    /// Nothing is sold. The default.
    #[default]
    Never,
    /// Up to so many units are sold that are not there.
    UpTo {
        /// How many.
        units: u32,
    },
}

/// Everything that stock remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StockBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The offer.
    pub offer: OfferId,
    /// The place.
    pub location: LocationId,
    /// What happens when there are no units.
    pub backorder: Backorder,
}

impl Book {
    /// The least that may be available.
    ///
    /// ```
    /// use vendra_domain::stock::{Backorder, Book};
    /// let book = Book {
    ///     offer: "off_01h455vb4pex5vsknk084sn001".parse()?,
    ///     location: "loc_01h455vb4pex5vsknk084sn001".parse()?,
    ///     backorder: Backorder::UpTo { units: 2 },
    /// };
    /// assert_eq!(book.floor(), -2);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn floor(&self) -> i64 {
        match self.backorder {
            Backorder::Never => 0,
            Backorder::UpTo { units } => -(units as i64),
        }
    }
}

/// What has become of stock.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::stock::{Facts, Request, Stock};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z", "on_hand": 5,
///     "offer": "off_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001"}"#)?;
/// let stock = Stock::fold(&Stock::decide(&Stock::Absent, &Request::Receive { units: 5 }, &facts)?);
/// let count = Request::Count { units: 4, reason: "one broken".to_owned() };
/// let events = Stock::decide(&stock, &count, &facts)?;
/// let moves = Stock::effects(&stock, &events[0])?.counters;
/// // What is there ends at what was counted, or the commit is refused; what may be sold goes with it.
/// assert_eq!((moves[0].delta, moves[0].min, moves[0].max), (-1, Some(4), Some(4)));
/// assert_eq!((moves[1].delta, moves[1].min, moves[1].max), (-1, None, None));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Stock {
    /// The location never had any, and promised none.
    #[default]
    Absent,
    /// It is counted.
    Tracked(Book),
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StockRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Goods came in.
    Receive {
        /// How many units.
        units: u32,
    },
    /// Goods were counted: so many are there.
    Count {
        /// How many units.
        units: u32,
        /// Why it is not what was thought.
        reason: String,
    },
    /// Sell what is not there, or stop it. Goods that are made to order begin with it.
    SetBackorder {
        /// The new choice.
        backorder: Backorder,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StockFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The offer.
    pub offer: OfferId,
    /// The place.
    pub location: LocationId,
    /// What the counter [`CounterKey::OnHand`] says; only a count asks for it.
    pub on_hand: i64,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StockEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// Goods came in.
    Received {
        /// The offer.
        offer: OfferId,
        /// The place.
        location: LocationId,
        /// How many units.
        units: u32,
        /// When.
        at: Timestamp,
    },
    /// Goods were counted.
    Counted {
        /// The offer.
        offer: OfferId,
        /// The place.
        location: LocationId,
        /// How many units are there.
        units: u32,
        /// How many were thought to be.
        before: i64,
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// Backorders were allowed or stopped.
    BackorderSet {
        /// The offer.
        offer: OfferId,
        /// The place.
        location: LocationId,
        /// The new choice.
        backorder: Backorder,
        /// When.
        at: Timestamp,
    },
}

impl Decider for Stock {
    const NAME: &'static str = "stock";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let (offer, location, at) = (facts.offer, facts.location, facts.at);
        let event = match (state, request) {
            (Self::Absent | Self::Tracked(_), Request::Receive { units }) => {
                some(*units)?;
                limits::units("stock.received", *units)?;
                Event::Received { offer, location, units: *units, at }
            }
            (Self::Absent | Self::Tracked(_), Request::SetBackorder { backorder }) => {
                if let Backorder::UpTo { units } = backorder {
                    some(*units)?;
                    limits::units("stock.backorder", *units)?;
                }
                let before = if let Self::Tracked(book) = state { book.backorder } else { Backorder::Never };
                if *backorder == before {
                    return Ok(Vec::new());
                }
                Event::BackorderSet { offer, location, backorder: *backorder, at }
            }
            (Self::Absent, Request::Count { .. }) => {
                return Err(Refusal::StockWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
            (Self::Tracked(_), Request::Count { units, reason }) => {
                limits::text("stock.reason", reason, limits::REASON_BYTES_MAX)?;
                limits::units("stock.on_hand", *units)?;
                if i64::from(*units) == facts.on_hand {
                    return Ok(Vec::new());
                }
                Event::Counted { offer, location, units: *units, before: facts.on_hand, reason: reason.clone(), at }
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        match (state, event) {
            (Self::Absent, Event::Received { offer, location, .. } | Event::Counted { offer, location, .. }) => {
                Self::Tracked(Book { offer: *offer, location: *location, backorder: Backorder::Never })
            }
            (_, Event::BackorderSet { offer, location, backorder, .. }) => {
                Self::Tracked(Book { offer: *offer, location: *location, backorder: *backorder })
            }
            (Self::Tracked(book), Event::Received { .. } | Event::Counted { .. }) => Self::Tracked(book),
        }
    }

    fn effects(_before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let counters = match event {
            Event::Received { offer, location, units, .. } => {
                let (offer, location, units) = (*offer, *location, i64::from(*units));
                vec![
                    CounterMove::free(CounterKey::OnHand { offer, location }, units),
                    CounterMove::free(CounterKey::Stock { offer, location }, units),
                ]
            }
            Event::Counted { offer, location, units, before, .. } => {
                let (offer, location, units) = (*offer, *location, i64::from(*units));
                let delta = units.saturating_sub(*before);
                // A parcel that leaves meanwhile makes the difference another one: with both bounds at what was counted the commit is
                // refused then, and the count is decided again.
                let key = CounterKey::OnHand { offer, location };
                let counted = CounterMove { key, delta, min: Some(units), max: Some(units) };
                vec![counted, CounterMove::free(CounterKey::Stock { offer, location }, delta)]
            }
            Event::BackorderSet { .. } => Vec::new(),
        };
        Ok(Effects { counters, ..Effects::default() })
    }
}

fn some(units: u32) -> Result<(), Refusal> {
    crate::money::Amount::new(i64::from(units))?.positive("stock.units").map(|_| ())
}
