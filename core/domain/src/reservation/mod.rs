//! What is kept for an order, and at which places: held with a deadline, sold, sent or given back.
//!
//! ```text
//! absent ──► held ──► confirmed        (placed: no clock takes it back)
//!            │  ▲ └──────┬──┘
//!            ▼  │        ▼
//!           released ◄───┘             (nothing is kept, nothing was sent; late money renews it)
//! ```
//!
//! There is one for each order, under the order's id, so that checkouts of a hot offer share no record. What they do share are
//! counters ([`CounterKey::Stock`], [`CounterKey::OnHand`]), which commute: what is held moves the first down, no further than the
//! floor of the place ([`crate::stock::Book::floor`]), and what is given back moves it up again. The facts of a request refuse
//! early and by name what the counter's bound would refuse at the commit; of two checkouts that both saw the last unit, the bound
//! lets one through.
//!
//! What leaves moves `OnHand` down, without a bound: a vendor may send what it has not booked in yet, and then less than nothing is
//! on hand until it does. Refusing the parcel would not keep the goods from having left.
//!
//! Units that are sent, given back or taken besides are named in total, those of before with them: what is said twice happens
//! once.

mod book;
mod decide;
mod message;

pub use book::{Book, ReservedLine};
pub use message::{Event, Facts, LineTotal, Part, Request, Reserve, StockFact, Taken};

use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use strum::{IntoStaticStr, VariantNames};

/// What has become of what an order is to have.
///
/// ```
/// use vendra_domain::reservation::{Facts, Request, Reservation, Reserve, StockFact};
/// use vendra_domain::{Decider, Refusal};
/// let offer = "off_01h455vb4pex5vsknk084sn001".parse()?;
/// let location = "loc_01h455vb4pex5vsknk084sn001".parse()?;
/// let wanted = Reserve { line: "lin_01h455vb4pex5vsknk084sn001".parse()?, offer, location, units: 2 };
/// let hold = Request::Hold {
///     order: "ord_01h455vb4pex5vsknk084sn001".parse()?,
///     lines: vec![wanted],
///     until: "2026-03-01T10:15:00.000Z".parse()?,
/// };
/// let facts = |available| Facts {
///     at: "2026-03-01T10:00:00.000Z".parse().expect("a time"),
///     stock: vec![StockFact { offer, location, available, floor: 0 }],
/// };
/// let events = Reservation::decide(&Reservation::Absent, &hold, &facts(2))?;
/// let moves = Reservation::effects(&Reservation::Absent, &events[0])?.counters;
/// assert_eq!((moves[0].delta, moves[0].min), (-2, Some(0)));
/// let refusal = Reservation::decide(&Reservation::Absent, &hold, &facts(1)).unwrap_err();
/// assert_eq!(refusal, Refusal::StockShort { offer, wanted: 2, available: 1 });
/// # Ok::<(), Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Reservation {
    /// Nothing was ever kept.
    #[default]
    Absent,
    /// Units are kept until the deadline: the order is not placed.
    Held(Book),
    /// The order is placed: its units wait to be sent.
    Confirmed(Book),
    /// It was let go, or its time was over.
    Released(Book),
}

impl Reservation {
    /// What it remembers; nothing before anything was held.
    ///
    /// ```
    /// assert_eq!(vendra_domain::reservation::Reservation::Absent.book(), None);
    /// ```
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Held(book) | Self::Confirmed(book) | Self::Released(book) => Some(book),
        }
    }

    const fn book_mut(&mut self) -> Option<&mut Book> {
        match self {
            Self::Absent => None,
            Self::Held(book) | Self::Confirmed(book) | Self::Released(book) => Some(book),
        }
    }
}

impl Decider for Reservation {
    const NAME: &'static str = "reservation";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        decide::decide(state, request, facts)
    }

    fn evolve(mut state: Self, event: &Event) -> Self {
        if let Some(book) = state.book_mut() {
            book.apply(event);
        }
        match (state, event) {
            (Self::Absent, Event::Held { order, until, lines, .. }) => Self::Held(Book::new(*order, *until, lines)),
            (Self::Released(book), Event::Renewed { .. }) => Self::Held(book),
            (Self::Held(book), Event::Confirmed { .. }) => Self::Confirmed(book),
            (Self::Held(book) | Self::Confirmed(book), Event::Released { .. } | Event::Expired { .. }) => {
                Self::Released(book)
            }
            (state, _) => state,
        }
    }

    fn effects(_before: &Self, event: &Event) -> Result<Effects, Refusal> {
        // One move a counter, in the order of their keys: a commit that takes the same two counters as another locks them in
        // the same order.
        let mut counters: BTreeMap<CounterKey, CounterMove> = BTreeMap::new();
        let mut add = |key, delta: i64, min: Option<i64>| {
            let sum = counters.entry(key).or_insert(CounterMove { key, delta: 0, min, max: None });
            sum.delta = sum.delta.saturating_add(delta);
        };
        match event {
            Event::Held { lines, .. } | Event::Renewed { lines, .. } | Event::Added { lines, .. } => {
                for &Taken { offer, location, units, floor, .. } in lines {
                    add(
                        CounterKey::Stock { offer, location },
                        -i64::from(units),
                        Some(floor).filter(|_| !crate::seeded_bug::bug("reservation.checked_outside_the_commit")),
                    );
                }
            }
            Event::Reduced { parts, .. } | Event::Released { parts, .. } | Event::Expired { parts, .. } => {
                for &Part { offer, location, units, .. } in parts {
                    let twice = if crate::seeded_bug::bug("reservation.given_back_twice") { 2 } else { 1 };
                    add(CounterKey::Stock { offer, location }, twice * i64::from(units), None);
                }
            }
            // What leaves was taken from what may be sold when it was held.
            Event::Shipped { parts, .. } => {
                for &Part { offer, location, units, .. } in parts {
                    if !crate::seeded_bug::bug("reservation.sent_and_still_there") {
                        add(CounterKey::OnHand { offer, location }, -i64::from(units), None);
                    }
                }
            }
            Event::Confirmed { .. } => {}
        }
        Ok(Effects { counters: counters.into_values().collect(), ..Effects::default() })
    }
}
