//! The goods that an exchange sends instead: held in the order's reservation, as lines of their own.

use super::{fulfil, placing};
use crate::error::Error;
use crate::work::Work;
use uuid::Uuid;
use vendra_domain::exchange::{Event, Replacement};
use vendra_domain::reservation::{self, LineTotal, Request, Reservation, Reserve};
use vendra_domain::vendor::Vendor;
use vendra_domain::vendor_order::LineUnits;
use vendra_domain::*;

/// The reservation's line for what replaces units of a line: the same for the same exchange and line, and no other's, so that what
/// is sent and given back of the line itself counts apart.
fn line_of(exchange: ExchangeId, line: LineId) -> LineId {
    LineId::from_uuid(Uuid::from_u128(exchange.uuid().as_u128() ^ line.uuid().as_u128()))
}

/// Holds what replaces these units, where it is not held already: at the first place of the vendor that has them all.
pub(super) async fn hold(
    work: &mut Work<'_>,
    order: OrderId,
    exchange: ExchangeId,
    lines: &[LineUnits],
) -> Result<Replacement, Error> {
    let mut wanted = Vec::with_capacity(lines.len());
    for units in lines {
        let state = work.state::<Reservation>(order).await?;
        let Some(book) = state.book() else {
            return Ok(Replacement::Short);
        };
        let line = line_of(exchange, units.line);
        let missing = units.units.saturating_sub(book.kept(line));
        let Some(offer) = book.places(units.line).next().map(|place| place.offer) else {
            return Ok(Replacement::Short);
        };
        if missing == 0 {
            continue;
        }
        let Some(location) = place_with(work, order, units.line, (offer, missing)).await? else {
            return Ok(Replacement::Short);
        };
        let taken = book.places(line).find(|place| place.location == location).map_or(0, |place| place.units);
        wanted.push(Reserve { line, offer, location, units: taken.saturating_add(missing) });
    }
    if wanted.is_empty() {
        return Ok(Replacement::Held);
    }
    let mut stock = Vec::with_capacity(wanted.len());
    for wanted in &wanted {
        stock.push(fulfil::stock_at(work, wanted.offer, wanted.location).await?);
    }
    let facts = reservation::Facts { at: work.at, stock };
    match work.ask::<Reservation>(order, &Request::Add { lines: wanted }, &facts).await {
        Ok(_) => Ok(Replacement::Held),
        Err(error) if error.code() == "stock.short" => Ok(Replacement::Short),
        Err(error) => Err(error),
    }
}

/// A place of the line's vendor that has so many units of an offer.
async fn place_with(
    work: &mut Work<'_>,
    order: OrderId,
    line: LineId,
    (offer, units): (OfferId, u32),
) -> Result<Option<LocationId>, Error> {
    let order = placing::book_of(work, order, "exchange").await?;
    let Some(part) = order.vendor_orders.iter().find(|part| part.lines.contains(&line)) else {
        return Ok(None);
    };
    let vendor = work.state::<Vendor>(part.vendor).await?;
    let places: Vec<LocationId> =
        vendor.book().map_or_else(Vec::new, |book| book.locations.iter().map(|place| place.id).collect());
    for location in places {
        let there = fulfil::stock_at(work, offer, location).await?;
        if there.available.saturating_sub(there.floor) >= i64::from(units) {
            return Ok(Some(location));
        }
    }
    Ok(None)
}

/// What an exchange came to, for what is held for it.
pub(super) async fn follow(
    work: &mut Work<'_>,
    order: OrderId,
    exchange: ExchangeId,
    event: &Event,
) -> Result<(), Error> {
    let sent = match event {
        Event::Shipped { .. } => true,
        Event::Refunded { .. } | Event::Cancelled { .. } | Event::Lapsed { .. } => false,
        Event::Requested { .. } | Event::Approved { .. } | Event::Refused { .. } | Event::Received { .. } => {
            return Ok(());
        }
    };
    let parts = placing::book_of(work, order, "exchange").await?;
    let state = work.state::<Reservation>(order).await?;
    let Some(book) = state.book() else {
        return Ok(());
    };
    let mut totals = Vec::new();
    for line in parts.lines.iter().map(|line| line_of(exchange, line.id)) {
        let (kept, before) = (book.kept(line), if sent { book.shipped(line) } else { book.released(line) });
        if kept > 0 {
            totals.push(LineTotal { line, location: None, units: before.saturating_add(kept) });
        }
    }
    if totals.is_empty() {
        return Ok(());
    }
    let request = if sent { Request::Ship { lines: totals } } else { Request::Release { lines: totals } };
    fulfil::reserved(work, order, &request).await
}
