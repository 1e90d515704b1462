//! Stock of one offer at one location: on hand, held and available.
//!
//! What may still be sold is a counter ([`CounterKey::Stock`]): two checkouts that take the last unit at once cannot both move it
//! below its bound, which is zero, or less where the offer takes backorders. A hold has a deadline; it becomes a sale, or it is
//! free again. Demand is added up over a cart's lines before anything is held ([`demand`]).

use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::id::{HoldId, LocationId, OfferId, OrderId};
use crate::limits;
use crate::offer::Backorder;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// Units wanted of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// The offer.
    pub offer: OfferId,
    /// How many units.
    pub units: u32,
}

/// What lines want of each offer, added up: two lines of one unit each want two. In the order in which offers first appear.
///
/// Refusals: `limit.count` for more units of an offer than there may be on a line.
///
/// ```
/// use vendra_domain::stock::{Wanted, demand};
/// let offer = "off_01h455vb4pex5vsknk084sn001".parse()?;
/// let lines = [Wanted { offer, units: 1 }, Wanted { offer, units: 1 }];
/// assert_eq!(demand(&lines)?, [Wanted { offer, units: 2 }]);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn demand(lines: &[Wanted]) -> Result<Vec<Wanted>, Refusal> {
    let mut demand: Vec<Wanted> = Vec::new();
    for line in lines {
        let units = match demand.iter_mut().find(|known| known.offer == line.offer) {
            Some(known) => {
                known.units = known.units.saturating_add(line.units);
                known.units
            }
            None => {
                demand.push(*line);
                line.units
            }
        };
        limits::units("stock.demand", units)?;
    }
    Ok(demand)
}

/// Units that are kept for an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// The hold.
    pub id: HoldId,
    /// The order.
    pub order: OrderId,
    /// How many units.
    pub units: u32,
    /// Until when; none once they are sold.
    pub until: Option<Timestamp>,
}

/// Everything that stock remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The offer.
    pub offer: OfferId,
    /// The place.
    pub location: LocationId,
    /// Units that are there.
    pub on_hand: u32,
    /// What happens when there are none.
    pub backorder: Backorder,
    /// Units that are kept, oldest first.
    pub holds: Vec<Hold>,
}

impl Book {
    /// Units that are kept for orders.
    #[must_use]
    pub fn held(&self) -> i64 {
        self.holds.iter().map(|hold| i64::from(hold.units)).sum()
    }

    /// Units that may still be sold; below zero where some are sold that are not there.
    #[must_use]
    pub fn available(&self) -> i64 {
        i64::from(self.on_hand) - self.held()
    }

    /// The least that may be available.
    #[must_use]
    pub const fn floor(&self) -> i64 {
        match self.backorder {
            Backorder::Never => 0,
            Backorder::UpTo { units } => -(units as i64),
        }
    }

    fn hold(&self, id: HoldId) -> Result<&Hold, Refusal> {
        self.holds.iter().find(|hold| hold.id == id).ok_or(Refusal::StockUnknownHold { hold: id })
    }
}

/// What has become of stock.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Stock {
    /// The location never had any.
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
    /// Goods came in; the first of them begin the count.
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
    /// Sell what is not there, or stop it.
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
    /// The order was let go: its units are free.
    Release {
        /// The hold.
        hold: HoldId,
    },
    /// The hold's time is over: its units are free.
    Expire {
        /// The hold.
        hold: HoldId,
    },
    /// Units of a placed order left.
    Ship {
        /// The hold.
        hold: HoldId,
        /// How many units.
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
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent | Self::Tracked(_), Request::Receive { units }) => {
                let there = if let Self::Tracked(book) = state { book.on_hand } else { 0 };
                some(*units)?;
                limits::units("stock.on_hand", there.saturating_add(*units))?;
                Event::Received { offer: facts.offer, location: facts.location, units: *units, at }
            }
            // What is held for nobody anybody knows of was let go already.
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
            (Self::Tracked(_), Request::SetBackorder { backorder }) => {
                Event::BackorderSet { backorder: *backorder, at }
            }
            (Self::Tracked(book), Request::Hold { order, units, until }) => hold(book, *order, *units, *until, facts)?,
            (Self::Tracked(book), Request::Confirm { hold }) => match book.hold(*hold)?.until {
                Some(_) => Event::Confirmed { hold: *hold, at },
                None => return Ok(Vec::new()),
            },
            (Self::Tracked(book), Request::Release { hold }) => {
                Event::Released { hold: *hold, units: book.hold(*hold)?.units, at }
            }
            (Self::Tracked(book), Request::Expire { hold: id }) => {
                let hold = book.hold(*id)?;
                // A confirmed hold is a sale: no clock takes it back.
                if hold.until.is_none_or(|until| until > at) {
                    return Err(Refusal::StockHoldRunning { hold: *id });
                }
                Event::Released { hold: *id, units: hold.units, at }
            }
            (Self::Tracked(book), Request::Ship { hold: id, units }) => {
                some(*units)?;
                let hold = book.hold(*id)?;
                let there = hold.units.min(book.on_hand);
                if hold.until.is_some() || *units > there {
                    return Err(Refusal::StockShort { offer: book.offer, wanted: *units, available: i64::from(there) });
                }
                Event::Shipped { hold: *id, units: *units, at }
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let mut book = match (state, event) {
            (Self::Absent, Event::Received { offer, location, .. }) => {
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
            Event::Released { hold, .. } => book.holds.retain(|known| known.id != *hold),
            Event::Shipped { hold, units, .. } => {
                book.on_hand = book.on_hand.saturating_sub(*units);
                for known in book.holds.iter_mut().filter(|known| known.id == *hold) {
                    known.units = known.units.saturating_sub(*units);
                }
                book.holds.retain(|known| known.units > 0);
            }
        }
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

fn hold(book: &Book, order: OrderId, units: u32, until: Timestamp, facts: &Facts) -> Result<Event, Refusal> {
    some(units)?;
    limits::count("stock.holds", book.holds.len() + 1, limits::STOCK_HOLDS_MAX)?;
    if book.available() - i64::from(units) < book.floor() {
        let available = book.available() - book.floor();
        return Err(Refusal::StockShort { offer: book.offer, wanted: units, available });
    }
    Ok(Event::Held { hold: Hold { id: facts.hold, order, units, until: Some(until) }, at: facts.at })
}
