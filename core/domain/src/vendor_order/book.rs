//! What a vendor order remembers.

use crate::frozen_line::{LineKind, Progress};
use crate::id::*;
use crate::ledger::VendorShare;
use crate::money::Currency;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Units of a line, by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    #[must_use]
    pub const fn open(&self) -> u32 {
        self.quantity.saturating_sub(self.units.shipped).saturating_sub(self.units.cancelled)
    }

    /// Units that are undone, by cancellation or after they were shipped.
    #[must_use]
    pub const fn undone(&self) -> u32 {
        self.units.cancelled.saturating_add(self.units.returned).saturating_add(self.units.lost)
    }

    /// Units that were shipped and are not undone.
    #[must_use]
    pub const fn kept(&self) -> u32 {
        self.units.shipped.saturating_sub(self.units.returned).saturating_sub(self.units.lost)
    }

    /// Units that arrived and are not undone.
    #[must_use]
    pub const fn arrived(&self) -> u32 {
        self.units.delivered.saturating_sub(self.units.returned)
    }

    /// Units that are on their way.
    #[must_use]
    pub const fn on_the_way(&self) -> u32 {
        self.units.shipped.saturating_sub(self.units.delivered).saturating_sub(self.units.lost)
    }
}

/// A parcel, with what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// Whether every unit of goods is somewhere for good: delivered, cancelled, or undone while it was on its way.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.goods().all(|line| line.open() == 0 && line.on_the_way() == 0)
    }

    /// Lines of goods.
    pub fn goods(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.kind == LineKind::Goods)
    }
}
