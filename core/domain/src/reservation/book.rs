//! What a reservation remembers.

use super::message::{Event, Part, Taken};
use crate::id::{LineId, LocationId, OfferId, OrderId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Units of one line of the order at one place.
///
/// ```
/// use vendra_domain::reservation::ReservedLine;
/// let value: ReservedLine = serde_json::from_str(r#"{"line": "lin_01h455vb4pex5vsknk084sn001",
///     "offer": "off_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001",
///     "units": 5, "shipped": 2, "released": 1, "lapsed": 0}"#)?;
/// assert_eq!(value.units, value.kept() + value.shipped + value.released);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReservedLine {
    /// The line.
    pub line: LineId,
    /// The offer.
    pub offer: OfferId,
    /// The place.
    pub location: LocationId,
    /// How many units were taken there, in all.
    pub units: u32,
    /// How many of them were sent.
    pub shipped: u32,
    /// How many of them were given back.
    pub released: u32,
    /// How many of those given back went when the whole reservation ended, not by name: what a renewal takes again.
    pub lapsed: u32,
}

impl ReservedLine {
    /// How many units are still kept.
    ///
    /// ```
    /// use vendra_domain::reservation::ReservedLine;
    /// let line = ReservedLine {
    ///     line: "lin_01h455vb4pex5vsknk084sn001".parse()?,
    ///     offer: "off_01h455vb4pex5vsknk084sn001".parse()?,
    ///     location: "loc_01h455vb4pex5vsknk084sn001".parse()?,
    ///     units: 5, shipped: 2, released: 1, lapsed: 0,
    /// };
    /// assert_eq!(line.kept(), 2);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn kept(&self) -> u32 {
        self.units.saturating_sub(self.shipped).saturating_sub(self.released)
    }

    pub(super) fn at(&self, line: LineId, offer: OfferId, location: LocationId) -> bool {
        (self.line, self.offer, self.location) == (line, offer, location)
    }
}

/// What is kept, of which lines, where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReservationBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The order.
    pub order: OrderId,
    /// Until when it is held; of no meaning once it is confirmed.
    pub until: Timestamp,
    /// Each line at each place, in the order in which they were taken. A line stands there once for each place.
    pub lines: Vec<ReservedLine>,
}

impl Book {
    pub(super) fn new(order: OrderId, until: Timestamp, lines: &[Taken]) -> Self {
        let mut book = Self { order, until, lines: Vec::with_capacity(lines.len()) };
        book.take(lines);
        book
    }

    /// The places of a line, in the order in which they were taken.
    ///
    /// ```
    /// use vendra_domain::reservation::Book;
    /// let book: Book = serde_json::from_str(r#"{"order": "ord_01h455vb4pex5vsknk084sn001",
    ///     "until": "2026-03-01T10:15:00.000Z", "lines": [{"line": "lin_01h455vb4pex5vsknk084sn001",
    ///     "offer": "off_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001",
    ///     "units": 5, "shipped": 2, "released": 1, "lapsed": 0}]}"#)?;
    /// let line = "lin_01h455vb4pex5vsknk084sn001".parse()?;
    /// assert_eq!(book.places(line).map(|place| place.units).collect::<Vec<_>>(), [5]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn places(&self, line: LineId) -> impl DoubleEndedIterator<Item = &ReservedLine> {
        self.lines.iter().filter(move |known| known.line == line)
    }

    /// How many units of a line were sent, over all places: what the next `ship` counts on from.
    ///
    /// ```
    /// use vendra_domain::reservation::Book;
    /// let book: Book = serde_json::from_str(r#"{"order": "ord_01h455vb4pex5vsknk084sn001",
    ///     "until": "2026-03-01T10:15:00.000Z", "lines": [{"line": "lin_01h455vb4pex5vsknk084sn001",
    ///     "offer": "off_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001",
    ///     "units": 5, "shipped": 2, "released": 1, "lapsed": 0}]}"#)?;
    /// let line = "lin_01h455vb4pex5vsknk084sn001".parse()?;
    /// assert_eq!(book.shipped(line), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn shipped(&self, line: LineId) -> u32 {
        self.places(line).fold(0, |sum, known| sum.saturating_add(known.shipped))
    }

    /// How many units of a line were given back, over all places: what the next `release` counts on from.
    ///
    /// ```
    /// use vendra_domain::reservation::Book;
    /// let book: Book = serde_json::from_str(r#"{"order": "ord_01h455vb4pex5vsknk084sn001",
    ///     "until": "2026-03-01T10:15:00.000Z", "lines": [{"line": "lin_01h455vb4pex5vsknk084sn001",
    ///     "offer": "off_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001",
    ///     "units": 5, "shipped": 2, "released": 1, "lapsed": 0}]}"#)?;
    /// let line = "lin_01h455vb4pex5vsknk084sn001".parse()?;
    /// assert_eq!(book.released(line), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn released(&self, line: LineId) -> u32 {
        self.places(line).fold(0, |sum, known| sum.saturating_add(known.released))
    }

    /// How many units of a line are still kept, over all places.
    ///
    /// ```
    /// use vendra_domain::reservation::Book;
    /// let book: Book = serde_json::from_str(r#"{"order": "ord_01h455vb4pex5vsknk084sn001",
    ///     "until": "2026-03-01T10:15:00.000Z", "lines": [{"line": "lin_01h455vb4pex5vsknk084sn001",
    ///     "offer": "off_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001",
    ///     "units": 5, "shipped": 2, "released": 1, "lapsed": 0}]}"#)?;
    /// let line = "lin_01h455vb4pex5vsknk084sn001".parse()?;
    /// assert_eq!(book.kept(line), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn kept(&self, line: LineId) -> u32 {
        self.places(line).fold(0, |sum, known| sum.saturating_add(known.kept()))
    }

    fn take(&mut self, lines: &[Taken]) {
        for &Taken { line, offer, location, units, .. } in lines {
            match self.lines.iter_mut().find(|known| known.at(line, offer, location)) {
                Some(known) => known.units = known.units.saturating_add(units),
                None => {
                    self.lines.push(ReservedLine { line, offer, location, units, shipped: 0, released: 0, lapsed: 0 })
                }
            }
        }
    }

    fn each(&mut self, parts: &[Part], change: impl Fn(&mut ReservedLine, u32)) {
        for part in parts {
            for known in self.lines.iter_mut().filter(|known| known.at(part.line, part.offer, part.location)) {
                change(known, part.units);
            }
        }
    }

    /// Copies what an event says.
    pub(super) fn apply(&mut self, event: &Event) {
        match event {
            Event::Held { .. } | Event::Confirmed { .. } => {}
            Event::Renewed { until, lines, .. } => {
                self.until = *until;
                let parts: Vec<Part> = lines.iter().map(|&taken| taken.into()).collect();
                self.each(&parts, |known, units| {
                    known.released = known.released.saturating_sub(units);
                    known.lapsed = known.lapsed.saturating_sub(units);
                });
            }
            Event::Added { lines, .. } => self.take(lines),
            Event::Reduced { parts, .. } => {
                self.each(parts, |known, units| known.released = known.released.saturating_add(units));
            }
            Event::Released { parts, .. } | Event::Expired { parts, .. } => self.each(parts, |known, units| {
                known.released = known.released.saturating_add(units);
                known.lapsed = known.lapsed.saturating_add(units);
            }),
            Event::Shipped { parts, .. } => {
                self.each(parts, |known, units| known.shipped = known.shipped.saturating_add(units));
            }
        }
    }
}
