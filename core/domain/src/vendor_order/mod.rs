//! One vendor's part of an order, with a life of its own.
//!
//! It holds the ids of its lines, how many units of each were shipped, delivered, cancelled and returned, and each line's
//! [`Progress`](crate::frozen_line::Progress). The frozen lines themselves are the order's and come in as facts. Everything that captures or undoes a part
//! goes through the frozen line; what it posts is in the event.
//!
//! ```text
//! awaiting ──► open ──► accepted ──► fulfilling ──► completed
//!     │          └─ rejected, lapsed ─┐      └─ all units cancelled ─┐
//!     └───────────────────────────────┴──────────────────────────────┴──► cancelled
//! ```
//!
//! What its vendor rejects, or lets the window pass for, is asked of others first: units that other places of the vendor have stay,
//! and the vendor is asked again (`open`, with a new window); units that another vendor order takes over are cancelled here as
//! `rerouted`, and what nobody takes as `rejected` or `lapsed`.
//!
//! It waits for as long as its order does. An order that is released leaves it `awaiting`: late money may revive the order, and
//! then every part of it is placed. Only an order that is cancelled cancels it.
//!
//! Delivery is one line, charged once however many parcels there are: where capture follows shipment, with the first of them.
//! It is undone with the last unit of goods that was never shipped, and stays where a part was shipped.
//!
//! A line is settled once all of it is captured or voided: what is captured later would have nowhere to go but to what was
//! settled, which the table of accounts does not take.

mod book;
mod decide;
mod evolve;
mod message;
mod moves;
mod turned_down;

pub use book::{Book, Line, Parcel, UnitCount};
pub use message::{By, CancelCause, CaptureScope, Elsewhere, Event, Facts, Goods, LineUnits, Request, Sold, Undo};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of a vendor order.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::vendor_order::{Facts, Request, VendorOrder};
/// # use vendra_domain::{commission::CommissionPlan, quote::{QuoteInput, quote}, split::{VendorTerms, split}};
/// # let input: QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #     "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "quantity": 2,
/// #     "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "prices": "tax_exclusive"}],
/// #     "tenders": [{"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}}]}"#)?;
/// # let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn001".parse()?, "rul_01h455vb4pex5vsknk084sn001".parse()?);
/// # let plan = CommissionPlan::flat(plan, rule, "0.15".parse()?)?;
/// # let terms: VendorTerms = serde_json::from_str(r#"{"vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #     "vendor_order": "vor_01h455vb4pex5vsknk084sn001", "plan": "pln_01h455vb4pex5vsknk084sn001"}"#)?;
/// // Two at 50.00, and a commission of 15 %.
/// let split = split(&quote(&input)?, &[plan], &[terms])?;
/// let facts = Facts {
///     at: "2026-03-01T10:00:00.000Z".parse()?,
///     lines: split.lines.clone(),
///     parcel: "pcl_01h455vb4pex5vsknk084sn001".parse()?,
///     edit: "edt_01h455vb4pex5vsknk084sn001".parse()?,
///     elsewhere: None,
///     sales_period: None,
/// };
/// let (order, part) = ("ord_01h455vb4pex5vsknk084sn001".parse()?, split.vendor_orders[0].clone());
/// let create = Request::Create { order, part, currency: split.currency };
/// let mut vendor_order = VendorOrder::fold(&VendorOrder::decide(&VendorOrder::Absent, &create, &facts)?);
/// for event in VendorOrder::decide(&vendor_order, &Request::Place { accept_by: None }, &facts)? {
///     vendor_order = VendorOrder::evolve(vendor_order, &event);
/// }
/// // Without a window it is accepted at once.
/// assert!(matches!(vendor_order, VendorOrder::Accepted(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum VendorOrder {
    /// There is none.
    #[default]
    Absent,
    /// The order waits for its payment; the vendor sees nothing yet.
    Awaiting(Book),
    /// The vendor has to accept or reject it.
    Open(Book),
    /// The vendor will fulfil it.
    Accepted(Book),
    /// A part was shipped.
    Fulfilling(Book),
    /// Every unit was delivered, undone on its way, or cancelled.
    Completed(Book),
    /// Rejected, lapsed or cancelled as a whole before anything was shipped.
    Cancelled(Book),
}

impl VendorOrder {
    /// What the vendor order remembers; nothing before it is opened.
    ///
    /// ```
    /// use vendra_domain::vendor_order::VendorOrder;
    /// assert_eq!(VendorOrder::default().book(), None);
    /// ```
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Awaiting(book)
            | Self::Open(book)
            | Self::Accepted(book)
            | Self::Fulfilling(book)
            | Self::Completed(book)
            | Self::Cancelled(book) => Some(book),
        }
    }
}
