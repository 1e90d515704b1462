//! Whatever is received, counted, held, renewed, moved, sent and given back, by several orders, of several offers, at several
//! places: the counters are what came in less what is kept and sent, no hold goes below a floor, and what is said twice happens
//! once.

use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use vendra_domain::counter::{CounterKey, CounterMove};
use vendra_domain::reservation::{self, LineTotal, Reservation, Reserve, StockFact};
use vendra_domain::stock::{self, Backorder, Stock};
use vendra_domain::{Decider, LineId, LocationId, OfferId, OrderId, Timestamp};

const ORDERS: usize = 3;
const PLACES: usize = 4;
const NOW: i64 = 1_000_000;

/// What may happen; numbers choose among what there is.
#[derive(Debug, Clone)]
enum Step {
    Receive(usize, u32),
    Count(usize, u32),
    Backorder(usize, u32),
    Hold(usize, Vec<(u8, usize, u32)>, i64),
    Renew(usize, i64),
    Add(usize, Vec<(u8, usize, u32)>),
    Confirm(usize),
    Release(usize, Vec<(u8, Option<usize>, u32)>),
    Expire(usize),
    Ship(usize, Vec<(u8, Option<usize>, u32)>),
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let order = || 0..ORDERS;
    let taken = || vec((0..3u8, 0..PLACES, 0..6u32), 0..4);
    let totals = || vec((0..4u8, proptest::option::of(0..PLACES), 0..8u32), 0..3);
    prop_oneof![
        4 => (0..PLACES, 0..8u32).prop_map(|(place, units)| Step::Receive(place, units)),
        2 => (0..PLACES, 0..8u32).prop_map(|(place, units)| Step::Count(place, units)),
        1 => (0..PLACES, 0..4u32).prop_map(|(place, units)| Step::Backorder(place, units)),
        6 => (order(), taken(), -1..9i64).prop_map(|(order, lines, lasts)| Step::Hold(order, lines, lasts)),
        3 => (order(), -1..9i64).prop_map(|(order, lasts)| Step::Renew(order, lasts)),
        3 => (order(), taken()).prop_map(|(order, lines)| Step::Add(order, lines)),
        3 => order().prop_map(Step::Confirm),
        4 => (order(), totals()).prop_map(|(order, lines)| Step::Release(order, lines)),
        2 => order().prop_map(Step::Expire),
        4 => (order(), totals()).prop_map(|(order, lines)| Step::Ship(order, lines)),
        1 => (0..9i64).prop_map(Step::Wait),
    ]
}

fn id<T: std::str::FromStr<Err = vendra_domain::Refusal>>(prefix: &str, n: usize) -> T {
    format!("{prefix}_01h455vb4pex5vsknk084{n:05}").parse().unwrap()
}

/// Two offers at two locations each.
fn place(n: usize) -> (OfferId, LocationId) {
    (id("off", n % 2), id("loc", n / 2))
}

/// The stores' half: counters, and what may be asked of them.
#[derive(Debug, Clone, Default, PartialEq)]
struct Counters(BTreeMap<CounterKey, i64>);

impl Counters {
    fn at(&self, key: CounterKey) -> i64 {
        self.0.get(&key).copied().unwrap_or(0)
    }

    fn apply(&mut self, moves: &[CounterMove]) {
        for step in moves {
            let now = self.at(step.key) + step.delta;
            // The facts are the counters as they are, so no bound may be hit: what a bound refuses a decision has refused.
            assert!(step.min.is_none_or(|min| now >= min), "{step:?} leaves {now}");
            assert!(step.max.is_none_or(|max| now <= max), "{step:?} leaves {now}");
            self.0.insert(step.key, now);
        }
    }
}

#[derive(Debug, Clone, Default)]
struct World {
    at: i64,
    counters: Counters,
    stocks: BTreeMap<usize, Vec<stock::Event>>,
    orders: BTreeMap<usize, Vec<reservation::Event>>,
}

impl World {
    fn at(&self) -> Timestamp {
        Timestamp::from_unix_ms(NOW + self.at).unwrap()
    }

    fn stock(&self, n: usize) -> Stock {
        Stock::fold(self.stocks.get(&n).map_or(&[], Vec::as_slice))
    }

    fn floor(&self, n: usize) -> i64 {
        match self.stock(n) {
            Stock::Absent => 0,
            Stock::Tracked(book) => book.floor(),
        }
    }

    fn reservation(&self, n: usize) -> Reservation {
        Reservation::fold(self.orders.get(&n).map_or(&[], Vec::as_slice))
    }

    /// Asks, and does what was decided; nothing where it was refused. Says how many events there were.
    fn of_stock(&mut self, n: usize, request: &stock::Request) -> usize {
        let (offer, location) = place(n);
        let on_hand = self.counters.at(CounterKey::OnHand { offer, location });
        let mut state = self.stock(n);
        let facts = stock::Facts { at: self.at(), offer, location, on_hand };
        let events = Stock::decide(&state, request, &facts).unwrap_or_default();
        for event in &events {
            self.counters.apply(&Stock::effects(&state, event).unwrap().counters);
            state = Stock::evolve(state, event);
        }
        self.stocks.entry(n).or_default().extend(events.iter().cloned());
        assert_eq!(state, self.stock(n));
        events.len()
    }

    fn of_order(&mut self, n: usize, request: &reservation::Request) -> usize {
        let known = (0..PLACES).filter(|n| self.stock(*n) != Stock::Absent);
        let fact = |n: usize| {
            let (offer, location) = place(n);
            let available = self.counters.at(CounterKey::Stock { offer, location });
            StockFact { offer, location, available, floor: self.floor(n) }
        };
        let facts = reservation::Facts { at: self.at(), stock: known.map(fact).collect() };
        let mut state = self.reservation(n);
        let events = Reservation::decide(&state, request, &facts).unwrap_or_default();
        for event in &events {
            self.counters.apply(&Reservation::effects(&state, event).unwrap().counters);
            state = Reservation::evolve(state, event);
        }
        self.orders.entry(n).or_default().extend(events.iter().cloned());
        assert_eq!(state, self.reservation(n));
        events.len()
    }

    fn take(&mut self, step: &Step) -> usize {
        let until = |lasts: i64| Timestamp::from_unix_ms(NOW + self.at + lasts).unwrap();
        let reserve = |lines: &[(u8, usize, u32)]| {
            let one = |&(line, n, units): &(u8, usize, u32)| {
                let (offer, location) = place(n);
                Reserve { line: id("lin", line.into()), offer, location, units }
            };
            lines.iter().map(one).collect::<Vec<_>>()
        };
        let totals = |lines: &[(u8, Option<usize>, u32)]| {
            let one = |&(line, n, units): &(u8, Option<usize>, u32)| LineTotal {
                line: id("lin", line.into()),
                location: n.map(|n| place(n).1),
                units,
            };
            lines.iter().map(one).collect::<Vec<_>>()
        };
        match step {
            Step::Receive(n, units) => self.of_stock(*n, &stock::Request::Receive { units: *units }),
            Step::Count(n, units) => {
                self.of_stock(*n, &stock::Request::Count { units: *units, reason: "counted".to_owned() })
            }
            Step::Backorder(n, 0) => self.of_stock(*n, &stock::Request::SetBackorder { backorder: Backorder::Never }),
            Step::Backorder(n, units) => {
                self.of_stock(*n, &stock::Request::SetBackorder { backorder: Backorder::UpTo { units: *units } })
            }
            Step::Hold(n, lines, lasts) => {
                let order: OrderId = id("ord", *n);
                let request = reservation::Request::Hold { order, lines: reserve(lines), until: until(*lasts) };
                self.of_order(*n, &request)
            }
            Step::Renew(n, lasts) => {
                let until = until(*lasts);
                self.of_order(*n, &reservation::Request::Renew { until })
            }
            Step::Add(n, lines) => self.of_order(*n, &reservation::Request::Add { lines: reserve(lines) }),
            Step::Confirm(n) => self.of_order(*n, &reservation::Request::Confirm),
            Step::Release(n, lines) => self.of_order(*n, &reservation::Request::Release { lines: totals(lines) }),
            Step::Expire(n) => self.of_order(*n, &reservation::Request::Expire),
            Step::Ship(n, lines) => self.of_order(*n, &reservation::Request::Ship { lines: totals(lines) }),
            Step::Wait(ms) => {
                self.at += ms;
                0
            }
        }
    }

    /// What came in by events, kept and sent by states: what the counters are to say.
    fn check(&self) {
        for n in 0..PLACES {
            let (offer, location) = place(n);
            let booked: i64 = self.stocks.get(&n).into_iter().flatten().map(booked).sum();
            let books = (0..ORDERS).filter_map(|n| self.reservation(n).book().cloned());
            let (mut kept, mut sent) = (0, 0);
            for line in
                books.flat_map(|book| book.lines).filter(|line| (line.offer, line.location) == (offer, location))
            {
                assert_eq!(line.kept() + line.shipped + line.released, line.units, "{line:?}");
                assert!(line.lapsed <= line.released, "{line:?}");
                (kept, sent) = (kept + i64::from(line.kept()), sent + i64::from(line.shipped));
            }
            assert_eq!(self.counters.at(CounterKey::Stock { offer, location }), booked - kept - sent);
            assert_eq!(self.counters.at(CounterKey::OnHand { offer, location }), booked - sent);
        }
        for n in 0..ORDERS {
            if let Reservation::Released(book) = self.reservation(n) {
                assert!(book.lines.iter().all(|line| line.kept() == 0 && line.shipped == 0), "{book:?}");
                assert!(book.lines.iter().any(|line| line.lapsed > 0), "{book:?}");
            }
        }
    }
}

/// What an event of stock says came in, or was found or missed.
fn booked(event: &stock::Event) -> i64 {
    match event {
        stock::Event::Received { units, .. } => i64::from(*units),
        stock::Event::Counted { units, before, .. } => i64::from(*units) - before,
        stock::Event::BackorderSet { .. } => 0,
    }
}

fn shipped(world: &World, order: usize, line: u8) -> u32 {
    let line: LineId = id("lin", line.into());
    world.reservation(order).book().map_or(0, |book| book.shipped(line))
}

proptest! {
    #[test]
    fn counters_are_what_came_in_less_what_is_kept_and_sent(steps in vec(step(), 1..60)) {
        let mut world = World::default();
        for step in &steps {
            world.take(step);
            world.check();
            // A receipt of goods is a new one each time; everything else says what is to be so.
            if !matches!(step, Step::Receive(..) | Step::Wait(_)) {
                let before = world.counters.clone();
                prop_assert_eq!(world.take(step), 0, "{:?} happened twice", step);
                prop_assert_eq!(&world.counters, &before);
            }
        }
    }

    /// What is sent leaves the first place first, and is never less than what was said, where it was not refused.
    #[test]
    fn what_is_sent_is_exactly_what_was_said(total in 1..8u32, here in 1..4u32, there in 1..4u32) {
        let mut world = World::default();
        world.take(&Step::Receive(0, 7));
        world.take(&Step::Receive(2, 7));
        world.take(&Step::Hold(0, vec![(0, 0, here), (0, 2, there)], 1));
        world.take(&Step::Confirm(0));
        world.take(&Step::Ship(0, vec![(0, None, total)]));
        prop_assert_eq!(shipped(&world, 0, 0), if total <= here + there { total } else { 0 });
        let first = world.reservation(0).book().map(|book| book.lines[0].shipped);
        prop_assert_eq!(first, Some(shipped(&world, 0, 0).min(here)));
    }
}
