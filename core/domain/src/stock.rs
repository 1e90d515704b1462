//! Stock of one offer at one location: on hand, held and available.
//!
//! What may still be sold is a counter ([`CounterKey::Stock`]): two checkouts that take the last unit at once cannot both move it
//! below its bound, which is zero, or less where backorders are taken. Whether they are, and how many, is said here and nowhere
//! else: a backorder is a promise of a place that will have the goods. Demand is added up over a cart's lines before anything is
//! held ([`demand`]).
//!
//! A hold has a deadline; it becomes a sale, which waits to be sent, or it is free again. Orders that are not placed and sales
//! that are not sent have each a limit of their own, so that a hot offer goes on selling while its parcels are packed. A hold that
//! ended is forgotten: letting it go again changes nothing, and nothing can be sent of it.

mod book;

pub use book::{Backorder, Book, Hold, Wanted, demand};

use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::id::{HoldId, LocationId, OfferId, OrderId};
use crate::limits;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of stock.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::stock::{Facts, Request, Stock};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "offer": "off_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001",
///     "hold": "hld_01h455vb4pex5vsknk084sn001"}"#)?;
/// let stock = Stock::fold(&Stock::decide(&Stock::Absent, &Request::Receive { units: 5 }, &facts)?);
/// let (order, until) = ("ord_01h455vb4pex5vsknk084sn001".parse()?, "2026-03-01T10:15:00.000Z".parse()?);
/// let hold = Request::Hold { order, units: 3, until };
/// let events = Stock::decide(&stock, &hold, &facts)?;
/// // Beside the record a counter is moved, and never below zero: the last unit is sold once.
/// let moved = Stock::effects(&stock, &events[0])?.counters[0];
/// assert_eq!((moved.delta, moved.min), (-3, Some(0)));
/// let too_many = Request::Hold { order, units: 6, until };
/// assert_eq!(Stock::decide(&stock, &too_many, &facts).unwrap_err().code(), "stock.short");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
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
    /// Keep units for an order.
    Hold {
        /// The order.
        order: OrderId,
        /// How many units.
        units: u32,
        /// Until when.
        until: Timestamp,
    },
    /// The order was placed: its units are sold, and wait to be sent.
    Confirm {
        /// The hold.
        hold: HoldId,
    },
    /// The order was let go, or some of its units: those that were not sent are free.
    Release {
        /// The hold.
        hold: HoldId,
        /// How many units the order goes on having of it, those that were sent with them; none where it was let go.
        #[serde(default)]
        left: u32,
    },
    /// The hold's time is over: its units are free.
    Expire {
        /// The hold.
        hold: HoldId,
    },
    /// Units of a placed order left. It names how many left so far, so that a parcel told twice is counted once.
    Ship {
        /// The hold.
        hold: HoldId,
        /// How many of its units have left in all, those of now with them.
        units: u32,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The offer.
    pub offer: OfferId,
    /// The place.
    pub location: LocationId,
    /// A fresh id for a hold.
    pub hold: HoldId,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
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
        /// How many units are there.
        units: u32,
        /// How many were thought to be.
        before: u32,
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
    /// Units are kept.
    Held {
        /// The hold.
        hold: Hold,
        /// When.
        at: Timestamp,
    },
    /// Units are sold.
    Confirmed {
        /// The hold.
        hold: HoldId,
        /// When.
        at: Timestamp,
    },
    /// Units are free again.
    Released {
        /// The hold.
        hold: HoldId,
        /// How many units.
        units: u32,
        /// When.
        at: Timestamp,
    },
    /// Units left.
    Shipped {
        /// The hold.
        hold: HoldId,
        /// How many units.
        units: u32,
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
                let there = if let Self::Tracked(book) = state { book.on_hand } else { 0 };
                some(*units)?;
                limits::units("stock.on_hand", there.saturating_add(*units))?;
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
            (Self::Absent, request) => {
                return Err(Refusal::StockWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
            (Self::Tracked(book), Request::Count { units, reason }) => {
                limits::text("stock.reason", reason, limits::REASON_BYTES_MAX)?;
                limits::units("stock.on_hand", *units)?;
                if *units == book.on_hand {
                    return Ok(Vec::new());
                }
                Event::Counted { units: *units, before: book.on_hand, reason: reason.clone(), at }
            }
            (Self::Tracked(book), Request::Hold { order, units, until }) => {
                return hold(book, *order, *units, *until, facts);
            }
            (Self::Tracked(book), Request::Confirm { hold }) => match book.hold(*hold)?.until {
                Some(_) => Event::Confirmed { hold: *hold, at },
                None => return Ok(Vec::new()),
            },
            // A hold that is not there keeps nothing: it was let go already, or all of it was sent.
            (Self::Tracked(book), Request::Release { hold: id, left }) => match book.hold(*id) {
                Ok(hold) if *left < hold.units => {
                    Event::Released { hold: *id, units: hold.units - hold.shipped.max(*left), at }
                }
                Ok(_) | Err(_) => return Ok(Vec::new()),
            },
            (Self::Tracked(book), Request::Expire { hold: id }) => match book.hold(*id) {
                Ok(hold) if hold.until.is_some_and(|until| until <= at) => {
                    Event::Released { hold: *id, units: hold.kept(), at }
                }
                // A confirmed hold is a sale: no clock takes it back.
                Ok(_) => return Err(Refusal::StockHoldRunning { hold: *id }),
                Err(_) => return Ok(Vec::new()),
            },
            (Self::Tracked(book), Request::Ship { hold, units }) => return ship(book, *hold, *units, facts),
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let mut book = match (state, event) {
            (Self::Absent, Event::Received { offer, location, .. } | Event::BackorderSet { offer, location, .. }) => {
                Book { offer: *offer, location: *location, on_hand: 0, backorder: Backorder::Never, holds: Vec::new() }
            }
            (Self::Absent, _) => return Self::Absent,
            (Self::Tracked(book), _) => book,
        };
        match event {
            Event::Received { units, .. } => book.on_hand = book.on_hand.saturating_add(*units),
            Event::Counted { units, .. } => book.on_hand = *units,
            Event::BackorderSet { backorder, .. } => book.backorder = *backorder,
            Event::Held { hold, .. } => book.holds.push(*hold),
            Event::Confirmed { hold, .. } => {
                for known in book.holds.iter_mut().filter(|known| known.id == *hold) {
                    known.until = None;
                }
            }
            Event::Released { hold, units, .. } => {
                for known in book.holds.iter_mut().filter(|known| known.id == *hold) {
                    known.units = known.units.saturating_sub(*units);
                }
            }
            Event::Shipped { hold, units, .. } => {
                book.on_hand = book.on_hand.saturating_sub(*units);
                for known in book.holds.iter_mut().filter(|known| known.id == *hold) {
                    known.shipped = known.shipped.saturating_add(*units);
                }
            }
        }
        book.holds.retain(|known| known.kept() > 0);
        Self::Tracked(book)
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let (offer, location, floor) = match (before, event) {
            (_, Event::Received { offer, location, .. }) => (*offer, *location, 0),
            (Self::Tracked(book), _) => (book.offer, book.location, book.floor()),
            (Self::Absent, _) => return Ok(Effects::default()),
        };
        let key = CounterKey::Stock { offer, location };
        let counter = match event {
            Event::Received { units, .. } | Event::Released { units, .. } => CounterMove::free(key, i64::from(*units)),
            // A count tells what is so, even where more is sold than there is.
            Event::Counted { units, before, .. } => CounterMove::free(key, i64::from(*units) - i64::from(*before)),
            Event::Held { hold, .. } => CounterMove { key, delta: -i64::from(hold.units), min: Some(floor), max: None },
            // What is shipped was taken when it was held.
            Event::Shipped { .. } | Event::Confirmed { .. } | Event::BackorderSet { .. } => {
                return Ok(Effects::default());
            }
        };
        Ok(Effects { counters: vec![counter], ..Effects::default() })
    }
}

fn some(units: u32) -> Result<(), Refusal> {
    crate::money::Amount::new(i64::from(units))?.positive("stock.units").map(|_| ())
}

/// What an order has on hold already is on hold once, however often it is asked for. An order that was placed may need more: a line
/// that another place does not send comes here as well.
fn hold(book: &Book, order: OrderId, units: u32, until: Timestamp, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    some(units)?;
    if let Some(held) = book.holds.iter().find(|held| held.order == order && held.until.is_some()) {
        if held.units == units {
            return Ok(Vec::new());
        }
        return Err(Refusal::StockHeldAlready { hold: held.id, units: held.units });
    }
    let lasts = until.unix_ms().saturating_sub(facts.at.unix_ms());
    if !(1..=limits::DURATION_MS_MAX).contains(&lasts) {
        return Err(Refusal::StockDeadline { until });
    }
    let sales = book.holds.iter().filter(|held| held.until.is_none()).count();
    limits::count("stock.holds", book.holds.len() - sales + 1, limits::STOCK_HOLDS_MAX)?;
    limits::count("stock.sales", sales + 1, limits::STOCK_SALES_MAX)?;
    let available = book.available() - book.floor();
    if i64::from(units) > available {
        return Err(Refusal::StockShort { offer: book.offer, wanted: units, available });
    }
    let hold = Hold { id: facts.hold, order, units, shipped: 0, until: Some(until) };
    Ok(vec![Event::Held { hold, at: facts.at }])
}

fn ship(book: &Book, id: HoldId, units: u32, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    some(units)?;
    let hold = book.hold(id)?;
    if hold.until.is_some() {
        return Err(Refusal::StockNotConfirmed { hold: id });
    }
    let there = hold.units.min(hold.shipped.saturating_add(book.on_hand));
    if units <= hold.shipped {
        return Ok(Vec::new());
    }
    if units > there {
        return Err(Refusal::StockShort { offer: book.offer, wanted: units, available: i64::from(there) });
    }
    Ok(vec![Event::Shipped { hold: id, units: units - hold.shipped, at: facts.at }])
}
