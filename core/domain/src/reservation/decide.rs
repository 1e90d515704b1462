//! What is held, and what becomes of it.

use super::Reservation;
use super::book::{Book, ReservedLine};
use super::message::{Event, Facts, LineTotal, Part, Request, Reserve, StockFact, Taken};
use crate::decider::Named;
use crate::id::{LocationId, OfferId, OrderId};
use crate::limits;
use crate::money::Amount;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn decide(state: &Reservation, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    use Reservation::{Absent, Confirmed, Held, Released};
    let at = facts.at;
    match (state, request) {
        (Absent, Request::Hold { order, lines, until }) => hold(*order, lines, *until, facts),
        (Held(book), Request::Hold { order, lines, .. }) if holds(book, *order, lines) => Ok(Vec::new()),
        (Released(book), Request::Renew { until }) => renew(book, *until, facts),
        (Held(book), Request::Renew { until }) if book.until == *until => Ok(Vec::new()),
        (Held(book) | Confirmed(book), Request::Add { lines }) => add(book, lines, facts),
        (Held(_), Request::Confirm) => Ok(vec![Event::Confirmed { at }]),
        (Confirmed(_), Request::Confirm) => Ok(Vec::new()),
        (Held(book) | Confirmed(book) | Released(book), Request::Release { lines }) => release(book, lines, at),
        (Held(book), Request::Expire) if book.until <= at => Ok(vec![Event::Expired { parts: all(book), at }]),
        (Held(book), Request::Expire) => Err(Refusal::ReservationHoldRunning { order: book.order, until: book.until }),
        (Released(_), Request::Expire) => Ok(Vec::new()),
        (Confirmed(book), Request::Ship { lines }) => ship(book, lines, at),
        (Absent, Request::Renew { .. } | Request::Add { .. } | Request::Confirm | Request::Release { .. })
        | (Absent, Request::Expire | Request::Ship { .. })
        | (Held(_), Request::Hold { .. } | Request::Renew { .. } | Request::Ship { .. })
        // A confirmed hold is a sale: no clock takes it back.
        | (Confirmed(_), Request::Hold { .. } | Request::Renew { .. } | Request::Expire)
        | (Released(_), Request::Hold { .. } | Request::Add { .. } | Request::Confirm | Request::Ship { .. }) => {
            Err(Refusal::ReservationWrongState { state: state.name().to_owned(), request: request.name().to_owned() })
        }
    }
}

/// Whether the very same is on hold already.
fn holds(book: &Book, order: OrderId, lines: &[Reserve]) -> bool {
    let same = |(known, wanted): (&ReservedLine, &Reserve)| {
        known.at(wanted.line, wanted.offer, wanted.location) && known.units == wanted.units && known.released == 0
    };
    book.order == order && book.lines.len() == lines.len() && book.lines.iter().zip(lines).all(same)
}

fn hold(order: OrderId, lines: &[Reserve], until: Timestamp, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    check(lines)?;
    deadline(until, facts.at)?;
    Ok(vec![Event::Held { order, until, lines: taken(lines, facts)?, at: facts.at }])
}

/// What was given back by name before the end is not wanted any more, and is not taken again.
fn renew(book: &Book, until: Timestamp, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    deadline(until, facts.at)?;
    let again = |known: &ReservedLine| Reserve {
        line: known.line,
        offer: known.offer,
        location: known.location,
        units: known.lapsed,
    };
    let lines: Vec<Reserve> = book.lines.iter().map(again).filter(|wanted| wanted.units > 0).collect();
    Ok(vec![Event::Renewed { until, lines: taken(&lines, facts)?, at: facts.at }])
}

fn add(book: &Book, lines: &[Reserve], facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let there = |wanted: &Reserve| {
        book.lines.iter().find(|known| known.at(wanted.line, wanted.offer, wanted.location)).map(|known| known.units)
    };
    check(lines)?;
    let places = book.lines.len() + lines.iter().filter(|wanted| there(wanted).is_none()).count();
    limits::count("reservation.lines", places, limits::RESERVATION_LINES_MAX)?;
    let mut more = Vec::with_capacity(lines.len());
    for wanted in lines {
        let before = there(wanted).unwrap_or(0);
        // Fewer than were taken is no addition: whoever says so does not count from the beginning.
        let units = wanted.units.checked_sub(before).ok_or(Refusal::ReservationUnits {
            line: wanted.line,
            wanted: wanted.units,
            least: before,
            most: limits::LINE_QUANTITY_MAX,
        })?;
        if units > 0 {
            more.push(Reserve { units, ..*wanted });
        }
    }
    if more.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Event::Added { lines: taken(&more, facts)?, at: facts.at }])
}

/// Given back from the last place first: a parcel is packed at the first, which has been asked for longest.
fn release(book: &Book, lines: &[LineTotal], at: Timestamp) -> Result<Vec<Event>, Refusal> {
    let parts = if lines.is_empty() {
        all(book)
    } else {
        let counted = counted(book, lines, |known| known.released)?;
        counted.into_iter().flat_map(|line| cut(places(book, line).rev(), line.units)).collect()
    };
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let given: u64 = parts.iter().map(|part| u64::from(part.units)).sum();
    let kept: u64 = book.lines.iter().map(|known| u64::from(known.kept())).sum();
    let sent = book.lines.iter().any(|known| known.shipped > 0);
    Ok(vec![if given == kept && !sent { Event::Released { parts, at } } else { Event::Reduced { parts, at } }])
}

fn ship(book: &Book, lines: &[LineTotal], at: Timestamp) -> Result<Vec<Event>, Refusal> {
    if lines.is_empty() {
        return Err(Refusal::ReservationNothing);
    }
    let counted = counted(book, lines, |known| known.shipped)?;
    let parts: Vec<Part> = counted.into_iter().flat_map(|line| cut(places(book, line), line.units)).collect();
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Event::Shipped { parts, at }])
}

/// The places that a total is about.
fn places(book: &Book, total: LineTotal) -> impl DoubleEndedIterator<Item = &ReservedLine> {
    book.places(total.line).filter(move |known| total.location.is_none_or(|location| known.location == location))
}

/// What each total is more than what was done of it before; nothing beyond what is kept.
fn counted(book: &Book, totals: &[LineTotal], done: fn(&ReservedLine) -> u32) -> Result<Vec<LineTotal>, Refusal> {
    limits::count("reservation.lines", totals.len(), limits::RESERVATION_LINES_MAX)?;
    let (mut named, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let mut more = Vec::with_capacity(totals.len());
    for &total in totals {
        let LineTotal { line, location, units } = total;
        some(units)?;
        // A line that is counted over all places and at one of them would be counted there twice.
        let first = named.insert(line);
        if !seen.insert((line, location)) || (!first && (location.is_none() || seen.contains(&(line, None)))) {
            return Err(Refusal::LineDuplicate { line });
        }
        if places(book, total).next().is_none() {
            return Err(Refusal::ReservationUnknownLine { line });
        }
        let least = places(book, total).map(done).fold(0, u32::saturating_add);
        let kept = places(book, total).map(ReservedLine::kept).fold(0, u32::saturating_add);
        let left = units.saturating_sub(least);
        if left > kept {
            return Err(Refusal::ReservationUnits { line, wanted: units, least, most: least.saturating_add(kept) });
        }
        more.push(LineTotal { units: left, ..total });
    }
    Ok(more)
}

/// So many of the kept units, from one place after the other.
fn cut<'a>(places: impl Iterator<Item = &'a ReservedLine>, units: u32) -> Vec<Part> {
    let mut left = units;
    let mut parts = Vec::new();
    for known in places {
        let units = known.kept().min(left);
        left -= units;
        if units > 0 {
            parts.push(part(known, units));
        }
    }
    parts
}

fn all(book: &Book) -> Vec<Part> {
    book.lines.iter().filter(|known| known.kept() > 0).map(|known| part(known, known.kept())).collect()
}

const fn part(known: &ReservedLine, units: u32) -> Part {
    Part { line: known.line, offer: known.offer, location: known.location, units }
}

fn some(units: u32) -> Result<(), Refusal> {
    Amount::new(i64::from(units))?.positive("reservation.units").map(|_| ())
}

/// Refuses a list without lines, with more than there may be, or with one that cannot be.
fn check(lines: &[Reserve]) -> Result<(), Refusal> {
    limits::count("reservation.lines", lines.len(), limits::RESERVATION_LINES_MAX)?;
    if lines.is_empty() {
        return Err(Refusal::ReservationNothing);
    }
    let mut seen = BTreeSet::new();
    for wanted in lines {
        some(wanted.units)?;
        limits::units("reservation.units", wanted.units)?;
        if !seen.insert((wanted.line, wanted.offer, wanted.location)) {
            return Err(Refusal::LineDuplicate { line: wanted.line });
        }
    }
    Ok(())
}

fn deadline(until: Timestamp, at: Timestamp) -> Result<(), Refusal> {
    let lasts = until.unix_ms().saturating_sub(at.unix_ms());
    if (0..=limits::DURATION_MS_MAX).contains(&lasts) {
        return Ok(());
    }
    Err(Refusal::ReservationDeadline { until })
}

/// What is wanted, with the floor of each place. Demand is added up over all lines first: two lines of one unit each want two of
/// the one that is there.
fn taken(lines: &[Reserve], facts: &Facts) -> Result<Vec<Taken>, Refusal> {
    type Place = (OfferId, LocationId);
    let stock: BTreeMap<Place, StockFact> =
        facts.stock.iter().map(|fact| ((fact.offer, fact.location), *fact)).collect();
    let mut demand: BTreeMap<Place, u32> = BTreeMap::new();
    for &Reserve { offer, location, units, .. } in lines {
        let sum = demand.entry((offer, location)).or_default();
        *sum = sum.saturating_add(units);
        limits::units("reservation.demand", *sum)?;
    }
    let mut taken = Vec::with_capacity(lines.len());
    for &Reserve { line, offer, location, units } in lines {
        let (available, floor) = stock.get(&(offer, location)).map_or((0, 0), |fact| (fact.available, fact.floor));
        let wanted = demand.get(&(offer, location)).copied().unwrap_or(units);
        let available = available.saturating_sub(floor);
        if i64::from(wanted) > available {
            return Err(Refusal::StockShort { offer, wanted, available });
        }
        taken.push(Taken { line, offer, location, units, floor });
    }
    Ok(taken)
}
