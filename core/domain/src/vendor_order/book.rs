//! What a vendor order remembers.

use crate::frozen_line::{LineKind, Progress};
use crate::id::*;
use crate::ledger::VendorShare;
use crate::money::{Amount, Currency};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Units of a line, by what became of them.
///
/// ```
/// use vendra_domain::vendor_order::UnitCount;
/// let units: UnitCount = serde_json::from_str(
///     r#"{"shipped": 4, "delivered": 2, "cancelled": 1, "returned": 1, "lost": 1}"#)?;
/// assert_eq!(units.shipped - units.delivered - units.lost, 1); // on its way
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UnitCount {
    /// Sent.
    pub shipped: u32,
    /// Of these, arrived.
    pub delivered: u32,
    /// Never sent, and not wanted any more.
    pub cancelled: u32,
    /// Of those that arrived, undone since: returned or refunded.
    pub returned: u32,
    /// Sent, and undone before they arrived: lost, or given up on.
    pub lost: u32,
}

/// One line of a vendor order.
///
/// ```
/// use vendra_domain::vendor_order::Line;
/// // Of six, four were sent and one was cancelled.
/// # let line: Line = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods",
/// #   "quantity": 6, "units": {"shipped": 4, "delivered": 2, "cancelled": 1, "returned": 1, "lost": 1},
/// #   "progress": {"captured": 0, "voided": 0, "reversed": 0}, "share": "pending"}"#).unwrap();
/// assert_eq!(line.open(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorOrderLine"))]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The line.
    pub id: LineId,
    /// What it is for.
    pub kind: LineKind,
    /// How many units were ordered.
    pub quantity: u32,
    /// What became of them.
    pub units: UnitCount,
    /// How much of it is captured and undone.
    pub progress: Progress,
    /// Where the vendor's share stands.
    pub share: VendorShare,
}

impl Line {
    /// Units that are neither shipped nor cancelled.
    ///
    /// ```
    /// use vendra_domain::vendor_order::Line;
    /// // Of six, four were sent and one was cancelled.
    /// # let line: Line = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods",
    /// #   "quantity": 6, "units": {"shipped": 4, "delivered": 2, "cancelled": 1, "returned": 1, "lost": 1},
    /// #   "progress": {"captured": 0, "voided": 0, "reversed": 0}, "share": "pending"}"#).unwrap();
    /// assert_eq!(line.open(), 1);
    /// ```
    #[must_use]
    pub const fn open(&self) -> u32 {
        self.quantity.saturating_sub(self.units.shipped).saturating_sub(self.units.cancelled)
    }

    /// Units that are undone, by cancellation or after they were shipped.
    ///
    /// ```
    /// use vendra_domain::vendor_order::Line;
    /// // Of six one was cancelled; of the four that were sent one came back, and one was lost.
    /// # let line: Line = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods",
    /// #   "quantity": 6, "units": {"shipped": 4, "delivered": 2, "cancelled": 1, "returned": 1, "lost": 1},
    /// #   "progress": {"captured": 0, "voided": 0, "reversed": 0}, "share": "pending"}"#).unwrap();
    /// assert_eq!(line.undone(), 3);
    /// ```
    #[must_use]
    pub const fn undone(&self) -> u32 {
        self.units.cancelled.saturating_add(self.units.returned).saturating_add(self.units.lost)
    }

    /// Units that were shipped and are not undone.
    ///
    /// ```
    /// use vendra_domain::vendor_order::Line;
    /// // Four were sent; of these one came back, and one was lost.
    /// # let line: Line = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods",
    /// #   "quantity": 6, "units": {"shipped": 4, "delivered": 2, "cancelled": 1, "returned": 1, "lost": 1},
    /// #   "progress": {"captured": 0, "voided": 0, "reversed": 0}, "share": "pending"}"#).unwrap();
    /// assert_eq!(line.kept(), 2);
    /// ```
    #[must_use]
    pub const fn kept(&self) -> u32 {
        self.units.shipped.saturating_sub(self.units.returned).saturating_sub(self.units.lost)
    }

    /// Units that arrived and are not undone.
    ///
    /// ```
    /// use vendra_domain::vendor_order::Line;
    /// // Two arrived, and one of them came back.
    /// # let line: Line = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods",
    /// #   "quantity": 6, "units": {"shipped": 4, "delivered": 2, "cancelled": 1, "returned": 1, "lost": 1},
    /// #   "progress": {"captured": 0, "voided": 0, "reversed": 0}, "share": "pending"}"#).unwrap();
    /// assert_eq!(line.arrived(), 1);
    /// ```
    #[must_use]
    pub const fn arrived(&self) -> u32 {
        self.units.delivered.saturating_sub(self.units.returned)
    }

    /// Units that are on their way.
    ///
    /// ```
    /// use vendra_domain::vendor_order::Line;
    /// // Four were sent; two arrived, and one was lost.
    /// # let line: Line = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods",
    /// #   "quantity": 6, "units": {"shipped": 4, "delivered": 2, "cancelled": 1, "returned": 1, "lost": 1},
    /// #   "progress": {"captured": 0, "voided": 0, "reversed": 0}, "share": "pending"}"#).unwrap();
    /// assert_eq!(line.on_the_way(), 1);
    /// ```
    #[must_use]
    pub const fn on_the_way(&self) -> u32 {
        self.units.shipped.saturating_sub(self.units.delivered).saturating_sub(self.units.lost)
    }
}

/// A parcel, with what is in it.
///
/// ```
/// use vendra_domain::vendor_order::Parcel;
/// let parcel: Parcel = serde_json::from_str(r#"{"id": "pcl_01h455vb4pex5vsknk084sn001", "tracking": "DHL 123",
///     "lines": [{"line": "lin_01h455vb4pex5vsknk084sn001", "units": 2}], "shipped_at": "2026-03-01T10:00:00.000Z",
///     "delivered_at": null}"#)?;
/// assert!(parcel.delivered_at.is_none());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Parcel {
    /// The parcel.
    pub id: ParcelId,
    /// Which units.
    pub lines: Vec<super::LineUnits>,
    /// Who carries it, and the carrier's number for it.
    pub tracking: Option<String>,
    /// When it was sent.
    pub shipped_at: Timestamp,
    /// When it arrived.
    pub delivered_at: Option<Timestamp>,
}

/// Everything that a vendor order remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorOrderBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The vendor order.
    pub id: VendorOrderId,
    /// The order that it is a part of.
    pub order: OrderId,
    /// The vendor.
    pub vendor: VendorId,
    /// Its one currency.
    pub currency: Currency,
    /// Its lines, goods before delivery.
    pub lines: Vec<Line>,
    /// Its parcels, oldest first.
    pub parcels: Vec<Parcel>,
    /// Captures that were recorded on its lines.
    pub captures: Vec<CaptureId>,
    /// Refunds, returns and disputes that were recorded on its lines.
    pub undone_by: Vec<AnyId>,
    /// Until when the vendor must accept or reject it.
    pub accept_by: Option<Timestamp>,
    /// A note for the vendor, without anything personal.
    pub note: Option<String>,
}

impl Book {
    /// A line by its id.
    ///
    /// ```
    /// use vendra_domain::vendor_order::Book;
    /// # let book: Book = serde_json::from_str(r#"{"id": "vor_01h455vb4pex5vsknk084sn001",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "currency": "EUR",
    /// #   "lines": [{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 2, "units":
    /// #   {"shipped": 1, "delivered": 1, "cancelled": 1, "returned": 0, "lost": 0},
    /// #   "progress": {"captured": 5000, "voided": 5000, "reversed": 0}, "share": "pending"},
    /// #   {"id": "lin_01h455vb4pex5vsknk084sn002", "kind": "shipping", "quantity": 1, "units":
    /// #   {"shipped": 0, "delivered": 0, "cancelled": 0, "returned": 0, "lost": 0},
    /// #   "progress": {"captured": 500, "voided": 0, "reversed": 0}, "share": "pending"}],
    /// #   "parcels": [], "captures": [], "undone_by": [], "accept_by": null, "note": null}"#).unwrap();
    /// let goods = "lin_01h455vb4pex5vsknk084sn001".parse()?;
    /// assert_eq!(book.line(goods).map(|line| line.quantity), Some(2));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// Whether every unit of goods is somewhere for good: delivered, cancelled, or undone while it was on its way.
    ///
    /// ```
    /// use vendra_domain::vendor_order::Book;
    /// // Of two units one was delivered and one was cancelled.
    /// # let book: Book = serde_json::from_str(r#"{"id": "vor_01h455vb4pex5vsknk084sn001",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "currency": "EUR",
    /// #   "lines": [{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 2, "units":
    /// #   {"shipped": 1, "delivered": 1, "cancelled": 1, "returned": 0, "lost": 0},
    /// #   "progress": {"captured": 5000, "voided": 5000, "reversed": 0}, "share": "pending"},
    /// #   {"id": "lin_01h455vb4pex5vsknk084sn002", "kind": "shipping", "quantity": 1, "units":
    /// #   {"shipped": 0, "delivered": 0, "cancelled": 0, "returned": 0, "lost": 0},
    /// #   "progress": {"captured": 500, "voided": 0, "reversed": 0}, "share": "pending"}],
    /// #   "parcels": [], "captures": [], "undone_by": [], "accept_by": null, "note": null}"#).unwrap();
    /// assert!(book.is_done());
    /// ```
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.goods().all(|line| line.open() == 0 && line.on_the_way() == 0)
    }

    /// Whether something that was taken from the buyer is yet to be settled.
    ///
    /// ```
    /// use vendra_domain::ledger::VendorShare;
    /// use vendra_domain::vendor_order::Book;
    /// # let mut book: Book = serde_json::from_str(r#"{"id": "vor_01h455vb4pex5vsknk084sn001",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "currency": "EUR",
    /// #   "lines": [{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 1,
    /// #   "units": {"shipped": 0, "delivered": 0, "cancelled": 0, "returned": 0, "lost": 0},
    /// #   "progress": {"captured": 2490, "voided": 0, "reversed": 0}, "share": "pending"}],
    /// #   "parcels": [], "captures": [], "undone_by": [], "accept_by": null, "note": null}"#).unwrap();
    /// assert!(book.has_pending());
    /// book.lines[0].share = VendorShare::Available;
    /// assert!(!book.has_pending());
    /// ```
    #[must_use]
    pub fn has_pending(&self) -> bool {
        let waits = |line: &Line| line.share == VendorShare::Pending && line.progress.captured > Amount::ZERO;
        self.lines.iter().any(waits)
    }

    /// Lines of goods.
    ///
    /// ```
    /// use vendra_domain::vendor_order::Book;
    /// // A line of goods and its delivery.
    /// # let book: Book = serde_json::from_str(r#"{"id": "vor_01h455vb4pex5vsknk084sn001",
    /// #   "order": "ord_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "currency": "EUR",
    /// #   "lines": [{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 2, "units":
    /// #   {"shipped": 1, "delivered": 1, "cancelled": 1, "returned": 0, "lost": 0},
    /// #   "progress": {"captured": 5000, "voided": 5000, "reversed": 0}, "share": "pending"},
    /// #   {"id": "lin_01h455vb4pex5vsknk084sn002", "kind": "shipping", "quantity": 1, "units":
    /// #   {"shipped": 0, "delivered": 0, "cancelled": 0, "returned": 0, "lost": 0},
    /// #   "progress": {"captured": 500, "voided": 0, "reversed": 0}, "share": "pending"}],
    /// #   "parcels": [], "captures": [], "undone_by": [], "accept_by": null, "note": null}"#).unwrap();
    /// assert_eq!((book.lines.len(), book.goods().count()), (2, 1));
    /// ```
    pub fn goods(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.kind == LineKind::Goods)
    }
}
