//! What an order is asked, what it is told, and what happens to it.

use super::book::Book;
use crate::authority::Buyer;
use crate::frozen_line::{FrozenLine, LineMove};
use crate::id::*;
use crate::money::Amount;
use crate::policy::Policies;
use crate::promotion::Use;
use crate::split::{Split, VendorTotals};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// Whether an order can be placed at once.
///
/// ```
/// use vendra_domain::order::Payable;
/// assert_eq!(serde_json::from_str::<Payable>(r#""asks_nobody""#)?, Payable::AsksNobody);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Payable {
    /// Nobody is asked: an invoice, cash on delivery, or nothing to pay.
    AsksNobody,
    /// A gateway is asked first.
    AsksGateway,
}

/// Whether stock is still there for an order that was released.
///
/// ```
/// use vendra_domain::order::StockAnswer;
/// assert_eq!(serde_json::from_str::<StockAnswer>(r#""short""#)?, StockAnswer::Short);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StockAnswer {
    /// It is held again.
    Held,
    /// It is gone.
    Short,
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OrderRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Make an order of a cart.
    CheckOut {
        /// The cart.
        cart: CartId,
        /// Which checkout of that cart.
        generation: u32,
        /// Where it is delivered to.
        deliver_to: Option<ContactId>,
        /// Who gets the invoice.
        bill_to: Option<ContactId>,
    },
    /// The money is sure: place it.
    ConfirmPayment,
    /// The hold is over.
    Release,
    /// Money came after the hold was over: place all of it after all.
    Revive,
    /// Nobody fulfils it.
    Cancel {
        /// Why.
        reason: String,
    },
    /// Every vendor's part is done.
    Complete,
    /// Deliver or bill to someone else.
    EditContacts {
        /// Where it is delivered to.
        deliver_to: Option<ContactId>,
        /// Who gets the invoice.
        bill_to: Option<ContactId>,
    },
    /// Record a capture of the payment on the platform's own lines.
    RecordCapture {
        /// The capture.
        capture: CaptureId,
    },
    /// Undo the platform's own lines for a refund or a dispute.
    Reverse {
        /// The refund or dispute: the id of the ledger entries.
        cause: AnyId,
    },
    /// Hold the frozen line that a re-route made.
    AttachLine {
        /// The line.
        line: FrozenLine,
        /// The vendor order that it goes to.
        vendor_order: VendorOrderId,
        /// Its vendor.
        vendor: VendorId,
        /// What it comes to for its vendor.
        totals: VendorTotals,
        /// The line whose units it takes over.
        instead_of: LineId,
        /// What of it is captured already, in minor units.
        captured: Amount,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OrderFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The order, where it is being made.
    pub id: OrderId,
    /// A fresh number for people: unguessable, without look-alike letters.
    pub number: String,
    /// Whose cart it is.
    pub buyer: Buyer,
    /// The policies of the marketplace.
    #[serde(default)]
    pub policies: Policies,
    /// The cart's quote, split.
    #[serde(default)]
    pub split: Option<Split>,
    /// The promotions that took something off in the quote, each once, as [`Promotion::open_to`](crate::promotion::Promotion::open_to)
    /// says it.
    #[serde(default)]
    pub promotions: Vec<Use>,
    /// Whether it can be placed at once.
    pub payable: Payable,
    /// Until when stock is held.
    pub hold_until: Timestamp,
    /// Whether a released order's stock could be held again.
    pub stock: StockAnswer,
    /// How many vendor orders are neither completed nor cancelled.
    pub vendor_orders_open: u32,
    /// How many vendor orders have shipped something.
    pub vendor_orders_shipped: u32,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OrderEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was made.
    CheckedOut {
        /// The order as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// It is agreed.
    Placed {
        /// When.
        at: Timestamp,
    },
    /// Its hold ended without money.
    Released {
        /// When.
        at: Timestamp,
    },
    /// Money came late, and stock was there.
    Revived {
        /// When.
        at: Timestamp,
    },
    /// Nobody fulfils it.
    Cancelled {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// Every vendor's part is done.
    Completed {
        /// When.
        at: Timestamp,
    },
    /// It is delivered or billed to someone else.
    ContactsEdited {
        /// Where it is delivered to.
        deliver_to: Option<ContactId>,
        /// Who gets the invoice.
        bill_to: Option<ContactId>,
        /// When.
        at: Timestamp,
    },
    /// A capture was recorded on the platform's own lines.
    CaptureRecorded {
        /// The capture.
        capture: CaptureId,
        /// What it moves.
        moves: Vec<LineMove>,
        /// When.
        at: Timestamp,
    },
    /// The platform's own lines were undone.
    Reversed {
        /// The refund or dispute.
        cause: AnyId,
        /// What it moves.
        moves: Vec<LineMove>,
        /// When.
        at: Timestamp,
    },
    /// A re-route's line is held.
    LineAttached {
        /// The line.
        line: FrozenLine,
        /// The vendor order that it goes to.
        vendor_order: VendorOrderId,
        /// Its vendor.
        vendor: VendorId,
        /// What the vendor order comes to with it.
        totals: VendorTotals,
        /// The line whose units it takes over.
        instead_of: LineId,
        /// What of it was captured already, in minor units.
        captured: Amount,
        /// When.
        at: Timestamp,
    },
}
