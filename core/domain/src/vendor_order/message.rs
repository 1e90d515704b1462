//! What a vendor order is asked, what it is told, and what happens to it.

use super::book::{Book, Parcel};
use crate::commission::SalesPeriod;
use crate::frozen_line::{FrozenLine, LineMove};
use crate::id::*;
use crate::money::{Amount, Currency};
use crate::split::VendorPart;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// Units of a line.
///
/// ```
/// use vendra_domain::vendor_order::LineUnits;
/// let two: LineUnits = serde_json::from_str(r#"{"line": "lin_01h455vb4pex5vsknk084sn001", "units": 2}"#)?;
/// assert_eq!(two.units, 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LineUnits {
    /// The line.
    pub line: LineId,
    /// How many units.
    pub units: u32,
}

/// Who wants something.
///
/// ```
/// use vendra_domain::vendor_order::{By, Request};
/// let cancel: Request = serde_json::from_str(r#"{"request": "cancel", "by": "buyer", "cause": "asked",
///     "lines": [{"line": "lin_01h455vb4pex5vsknk084sn001", "units": 1}]}"#)?;
/// assert!(matches!(cancel, Request::Cancel { by: By::Buyer, .. }));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorOrderBy"))]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The buyer.
    Buyer,
    /// The vendor.
    Vendor,
    /// The operator.
    Operator,
}

/// Why units are cancelled.
///
/// ```
/// use vendra_domain::vendor_order::CancelCause;
/// assert_eq!(serde_json::to_string(&CancelCause::Lapsed)?, r#""lapsed""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CancelCause {
    /// Someone asked for it.
    Asked,
    /// The vendor rejected the order.
    Rejected,
    /// The vendor let its window pass.
    Lapsed,
    /// The quantity was edited.
    Edited,
    /// Someone else fulfils them.
    Rerouted,
    /// The order was never paid.
    Unpaid,
}

/// How far a capture reaches.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::vendor_order::CaptureScope;
/// let scope: CaptureScope = serde_json::from_str(r#"{"scope": "amount", "amount": 5000}"#)?;
/// assert_eq!(scope, CaptureScope::Amount { amount: Amount::new(5000)? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "scope", rename_all = "snake_case", deny_unknown_fields)]
pub enum CaptureScope {
    /// Everything that was not undone.
    All,
    /// Units that were shipped, and delivery with the first of them: for methods that capture at shipment.
    Shipped,
    /// An amount that a gateway took, line after line. What other tenders put into a line goes with it, and a line that
    /// holds no payment's money goes with any amount.
    Amount {
        /// In minor units.
        amount: Amount,
    },
}

/// Where goods are that are undone after they were shipped.
///
/// ```
/// use vendra_domain::vendor_order::Goods;
/// assert_eq!(serde_json::from_str::<Goods>(r#""on_the_way""#)?, Goods::OnTheWay);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorOrderGoods"))]
#[serde(rename_all = "snake_case")]
pub enum Goods {
    /// They arrived: a return, or a claim about what came.
    Arrived,
    /// They did not, and nobody waits for them any more: a claim for what never came.
    OnTheWay,
}

/// What of the lines is undone.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::vendor_order::Undo;
/// // A goodwill of 10.00, whatever was bought.
/// let undo: Undo = serde_json::from_str(r#"{"what": "amount", "amount": 1000}"#)?;
/// assert_eq!(undo, Undo::Amount { amount: Amount::new(1000)? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorOrderUndo"))]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum Undo {
    /// Units of lines that were shipped. What a refund of an amount gave back already is not given back again.
    Units {
        /// Which.
        lines: Vec<LineUnits>,
        /// Where they are.
        goods: Goods,
    },
    /// An amount of one line, of what the buyer paid for it.
    LineAmount {
        /// The line.
        line: LineId,
        /// In minor units.
        amount: Amount,
    },
    /// An amount of the vendor order, shared over what its lines have left.
    Amount {
        /// In minor units.
        amount: Amount,
    },
    /// All that is left, with every unit that was shipped. Units that were not stay open until they are cancelled.
    Rest,
    /// What is not captured, because its money can come no more. No unit comes back, and what was captured stays.
    Uncaptured,
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorOrderRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Make it, from a split.
    Create {
        /// The order.
        order: OrderId,
        /// The vendor's part.
        part: VendorPart,
        /// Its currency.
        currency: Currency,
    },
    /// The order was placed: the vendor's window begins; without one it is accepted at once.
    Place {
        /// Until when the vendor must accept or reject it.
        accept_by: Option<Timestamp>,
    },
    /// The vendor will fulfil it.
    Accept,
    /// The vendor will not.
    Reject {
        /// Why.
        reason: String,
    },
    /// The vendor's window is over.
    Lapse,
    /// Units were sent.
    Ship {
        /// Which.
        lines: Vec<LineUnits>,
        /// The carrier and its number.
        tracking: Option<String>,
    },
    /// A parcel arrived.
    Deliver {
        /// Which.
        parcel: ParcelId,
    },
    /// Units that were never sent are not wanted any more; all of them where none are named.
    Cancel {
        /// Which.
        lines: Vec<LineUnits>,
        /// Who wants it.
        by: By,
        /// Why.
        cause: CancelCause,
    },
    /// Set the quantity of a line, downwards, or the note for the vendor.
    Edit {
        /// New quantities.
        lines: Vec<LineUnits>,
        /// A note, without anything personal.
        note: Option<String>,
    },
    /// Record a capture of the order's payment on the lines.
    RecordCapture {
        /// The capture.
        capture: CaptureId,
        /// How far it reaches.
        scope: CaptureScope,
    },
    /// Undo parts of the lines for a refund, a return, a claim or a dispute.
    Reverse {
        /// The refund, return, claim or dispute: the id of the ledger entries.
        cause: AnyId,
        /// What is undone.
        undo: Undo,
    },
    /// Take a line over from another vendor order of the same order.
    TakeOver {
        /// The new frozen line.
        line: FrozenLine,
        /// What of it is captured already, under which operation.
        captured: Option<CaptureId>,
    },
    /// Its settled lines are the vendor's to be paid.
    MarkSettled {
        /// The settlement.
        settlement: SettlementId,
        /// Which lines.
        lines: Vec<LineId>,
    },
}

/// Who sends units that the vendor would not, or did not answer for: what a re-route came to
/// ([`reroute`](crate::routing::reroute)). Units that are named nowhere are cancelled.
///
/// ```
/// use vendra_domain::vendor_order::Elsewhere;
/// // Another vendor takes two units over, and the vendor is asked for a third again, at another of its places.
/// let elsewhere: Elsewhere = serde_json::from_str(r#"{
///     "stay": [{"line": "lin_01h455vb4pex5vsknk084sn001", "units": 1}],
///     "taken": [{"line": "lin_01h455vb4pex5vsknk084sn001", "units": 2}],
///     "accept_by": "2026-03-02T10:00:00.000Z", "edit": "edt_01h455vb4pex5vsknk084sn001"}"#)?;
/// assert_eq!((elsewhere.stay[0].units, elsewhere.taken[0].units), (1, 2));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorOrderElsewhere"))]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// Units of goods that other places of the vendor have: they stay, and it is asked again.
    #[serde(default)]
    pub stay: Vec<LineUnits>,
    /// Units of goods that another vendor order takes over.
    #[serde(default)]
    pub taken: Vec<LineUnits>,
    /// Until when the vendor must answer for those that stay; without one they are accepted at once.
    #[serde(default)]
    pub accept_by: Option<Timestamp>,
    /// A fresh id for undoing what is taken over: the id of its ledger entries.
    pub edit: EditId,
}

/// What a vendor sold with one order, as volume tiers count it.
///
/// ```
/// use vendra_domain::vendor_order::Sold;
/// let sold: Sold = serde_json::from_str(r#"{"net": 10000,
///     "period": {"from": "2026-10-01T00:00:00.000Z", "until": "2026-11-01T00:00:00.000Z"}}"#)?;
/// assert_eq!(sold.net.minor(), 10000);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorOrderSold"))]
#[serde(deny_unknown_fields)]
pub struct Sold {
    /// The goods without tax, after the discounts that the vendor funds, in minor units.
    pub net: Amount,
    /// The period that it is counted in.
    pub period: SalesPeriod,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorOrderFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// Its frozen lines, which the order holds.
    pub lines: Vec<FrozenLine>,
    /// A fresh id for a parcel.
    pub parcel: ParcelId,
    /// A fresh id for a cancellation or edit: the id of its ledger entries.
    pub edit: EditId,
    /// Who else sends the units; only `reject` and `lapse` ask for it. Where there is nobody all of it is cancelled.
    #[serde(default)]
    pub elsewhere: Option<Elsewhere>,
    /// The period that sales of now are counted in; looked up where it is placed.
    #[serde(default)]
    pub sales_period: Option<SalesPeriod>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorOrderEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was made.
    Created {
        /// The vendor order as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// The order was placed.
    Placed {
        /// Until when the vendor must accept or reject it.
        accept_by: Option<Timestamp>,
        /// What the vendor sold with it, for volume tiers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sold: Option<Sold>,
        /// When.
        at: Timestamp,
    },
    /// The vendor will fulfil it.
    Accepted {
        /// When.
        at: Timestamp,
    },
    /// The vendor will not.
    Rejected {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// The vendor's window is over.
    Lapsed {
        /// When.
        at: Timestamp,
    },
    /// The vendor is asked again for what is left: other places of it have that.
    AskedAgain {
        /// Until when the vendor must accept or reject it.
        accept_by: Option<Timestamp>,
        /// When.
        at: Timestamp,
    },
    /// Units were sent.
    Shipped {
        /// The parcel.
        parcel: Parcel,
        /// When.
        at: Timestamp,
    },
    /// A parcel arrived.
    Delivered {
        /// Which.
        parcel: ParcelId,
        /// What was in it.
        lines: Vec<LineUnits>,
        /// Units that were given up on and came after all: their money went back, as for units that are returned.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        found: Vec<LineUnits>,
        /// When.
        at: Timestamp,
    },
    /// Units were cancelled before they were sent.
    UnitsCancelled {
        /// The operation: the id of its ledger entries.
        edit: EditId,
        /// Which units.
        lines: Vec<LineUnits>,
        /// What it moves, delivery with the last unit.
        moves: Vec<LineMove>,
        /// Who wanted it.
        by: By,
        /// Why.
        cause: CancelCause,
        /// When.
        at: Timestamp,
    },
    /// The note was changed.
    NoteChanged {
        /// The note.
        note: String,
        /// When.
        at: Timestamp,
    },
    /// A capture was recorded on the lines.
    CaptureRecorded {
        /// The capture.
        capture: CaptureId,
        /// What it moves.
        moves: Vec<LineMove>,
        /// When.
        at: Timestamp,
    },
    /// Parts of the lines were undone.
    Reversed {
        /// The refund, return, claim or dispute.
        cause: AnyId,
        /// Units that had arrived, and were undone with it.
        returned: Vec<LineUnits>,
        /// Units that were on their way, and were undone with it.
        lost: Vec<LineUnits>,
        /// What it moves.
        moves: Vec<LineMove>,
        /// When.
        at: Timestamp,
    },
    /// A line was taken over from another vendor order.
    TakenOver {
        /// The line.
        line: super::Line,
        /// What of it was captured already, and under which operation.
        captured: Option<(CaptureId, LineMove)>,
        /// When.
        at: Timestamp,
    },
    /// Lines were settled.
    Settled {
        /// The settlement.
        settlement: SettlementId,
        /// Which lines.
        lines: Vec<LineId>,
        /// When.
        at: Timestamp,
    },
    /// Every unit is somewhere for good.
    Completed {
        /// When.
        at: Timestamp,
    },
    /// All of it was cancelled before anything was sent.
    Cancelled {
        /// Why.
        cause: CancelCause,
        /// When.
        at: Timestamp,
    },
}
