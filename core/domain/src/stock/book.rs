//! What stock remembers of an offer at a place: what is there, and what is kept for orders.

use crate::id::{HoldId, LocationId, OfferId, OrderId};
use crate::limits;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What happens when there is no stock.
///
/// ```
/// use vendra_domain::stock::Backorder;
/// let backorder: Backorder = serde_json::from_str(r#"{"backorder": "up_to", "units": 2}"#)?;
/// assert_eq!(backorder, Backorder::UpTo { units: 2 });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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

/// Units wanted of an offer.
///
/// ```
/// use vendra_domain::stock::Wanted;
/// let wanted: Wanted = serde_json::from_str(r#"{"offer": "off_01h455vb4pex5vsknk084sn001", "units": 2}"#)?;
/// assert_eq!(wanted.units, 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
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
/// Refusals: `limit.count` for more lines than a cart has, or more units of an offer than there may be on a line.
///
/// ```
/// use vendra_domain::stock::{Wanted, demand};
/// let offer = "off_01h455vb4pex5vsknk084sn001".parse()?;
/// let lines = [Wanted { offer, units: 1 }, Wanted { offer, units: 1 }];
/// assert_eq!(demand(&lines)?, [Wanted { offer, units: 2 }]);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn demand(lines: &[Wanted]) -> Result<Vec<Wanted>, Refusal> {
    limits::count("stock.lines", lines.len(), limits::QUOTE_LINES_MAX)?;
    let mut demand: Vec<Wanted> = Vec::new();
    let mut places = BTreeMap::new();
    for line in lines {
        let place = *places.entry(line.offer).or_insert(demand.len());
        if place == demand.len() {
            demand.push(Wanted { offer: line.offer, units: 0 });
        }
        if let Some(known) = demand.get_mut(place) {
            known.units = known.units.saturating_add(line.units);
            limits::units("stock.demand", known.units)?;
        }
    }
    Ok(demand)
}

/// Units that are kept for an order.
///
/// ```
/// use vendra_domain::stock::Hold;
/// let sold: Hold = serde_json::from_str(r#"{"id": "hld_01h455vb4pex5vsknk084sn001",
///     "order": "ord_01h455vb4pex5vsknk084sn001", "units": 3, "shipped": 0, "until": null}"#)?;
/// assert!(sold.until.is_none());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// The hold.
    pub id: HoldId,
    /// The order.
    pub order: OrderId,
    /// How many units.
    pub units: u32,
    /// How many of them were sent.
    pub shipped: u32,
    /// Until when; none once they are sold.
    pub until: Option<Timestamp>,
}

impl Hold {
    /// How many of its units are still kept.
    ///
    /// ```
    /// use vendra_domain::stock::Hold;
    /// let hold: Hold = serde_json::from_str(r#"{"id": "hld_01h455vb4pex5vsknk084sn001", "units": 3, "shipped": 2,
    ///     "order": "ord_01h455vb4pex5vsknk084sn001", "until": null}"#)?;
    /// assert_eq!(hold.kept(), 1);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub const fn kept(&self) -> u32 {
        self.units.saturating_sub(self.shipped)
    }
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
    ///
    /// ```
    /// use vendra_domain::stock::Book;
    /// # let book: Book = serde_json::from_str(r#"{"offer": "off_01h455vb4pex5vsknk084sn001",
    /// #   "location": "loc_01h455vb4pex5vsknk084sn001", "on_hand": 5, "backorder": {"backorder": "up_to", "units": 2},
    /// #   "holds": [{"id": "hld_01h455vb4pex5vsknk084sn001", "order": "ord_01h455vb4pex5vsknk084sn001", "units": 6,
    /// #   "shipped": 2, "until": null}, {"id": "hld_01h455vb4pex5vsknk084sn002",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn002", "units": 3, "shipped": 0, "until": null}]}"#).unwrap();
    /// assert_eq!(book.held(), 7);
    /// ```
    #[must_use]
    pub fn held(&self) -> i64 {
        self.holds.iter().map(|hold| i64::from(hold.kept())).sum()
    }

    /// Units that may still be sold; below zero where some are sold that are not there.
    ///
    /// ```
    /// use vendra_domain::stock::Book;
    /// // Five are there and seven are kept for orders.
    /// # let book: Book = serde_json::from_str(r#"{"offer": "off_01h455vb4pex5vsknk084sn001",
    /// #   "location": "loc_01h455vb4pex5vsknk084sn001", "on_hand": 5, "backorder": {"backorder": "up_to", "units": 2},
    /// #   "holds": [{"id": "hld_01h455vb4pex5vsknk084sn001", "order": "ord_01h455vb4pex5vsknk084sn001", "units": 6,
    /// #   "shipped": 2, "until": null}, {"id": "hld_01h455vb4pex5vsknk084sn002",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn002", "units": 3, "shipped": 0, "until": null}]}"#).unwrap();
    /// assert_eq!(book.available(), -2);
    /// ```
    #[must_use]
    pub fn available(&self) -> i64 {
        i64::from(self.on_hand) - self.held()
    }

    /// The least that may be available.
    ///
    /// ```
    /// use vendra_domain::stock::Book;
    /// // Up to two more are sold than are there.
    /// # let book: Book = serde_json::from_str(r#"{"offer": "off_01h455vb4pex5vsknk084sn001",
    /// #   "location": "loc_01h455vb4pex5vsknk084sn001", "on_hand": 5, "backorder": {"backorder": "up_to", "units": 2},
    /// #   "holds": [{"id": "hld_01h455vb4pex5vsknk084sn001", "order": "ord_01h455vb4pex5vsknk084sn001", "units": 6,
    /// #   "shipped": 2, "until": null}, {"id": "hld_01h455vb4pex5vsknk084sn002",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn002", "units": 3, "shipped": 0, "until": null}]}"#).unwrap();
    /// assert_eq!(book.floor(), -2);
    /// ```
    #[must_use]
    pub const fn floor(&self) -> i64 {
        match self.backorder {
            Backorder::Never => 0,
            Backorder::UpTo { units } => -(units as i64),
        }
    }

    pub(super) fn hold(&self, id: HoldId) -> Result<&Hold, Refusal> {
        self.holds.iter().find(|hold| hold.id == id).ok_or(Refusal::StockUnknownHold { hold: id })
    }
}
