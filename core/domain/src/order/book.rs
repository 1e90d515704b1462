//! What an order remembers, and what its buyer still owes.

use crate::authority::Buyer;
use crate::frozen_line::{FrozenLine, Progress};
use crate::id::*;
use crate::money::{Amount, Currency};
use crate::policy::Policies;
use crate::promotion::Use;
use crate::refusal::Refusal;
use crate::split::VendorPart;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A line of the platform's own, such as the buyer's fee.
///
/// ```
/// use vendra_domain::order::PlatformLine;
/// let fee: PlatformLine = serde_json::from_str(r#"{"line": "lin_01h455vb4pex5vsknk084sn003",
///     "progress": {"captured": 119, "voided": 0, "reversed": 0}}"#)?;
/// assert_eq!(fee.progress.captured.minor(), 119);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlatformLine {
    /// The line.
    pub line: LineId,
    /// How far it has come.
    pub progress: Progress,
}

/// A line that took units of another one over.
///
/// ```
/// use vendra_domain::order::TakenOver;
/// // Its money had been captured for the line before.
/// let taken: TakenOver = serde_json::from_str(r#"{"line": "lin_01h455vb4pex5vsknk084sn009",
///     "instead_of": "lin_01h455vb4pex5vsknk084sn001", "captured": 9000}"#)?;
/// assert_eq!(taken.captured.minor(), 9000);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TakenOver {
    /// The line.
    pub line: LineId,
    /// The line whose units they were.
    pub instead_of: LineId,
    /// What of the line was captured when it was taken over, in minor units: no capture of its own brought that in.
    pub captured: Amount,
}

/// Everything that an order remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OrderBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The order.
    pub id: OrderId,
    /// What people call it: short, and not to be guessed.
    pub number: String,
    /// The cart that it comes from.
    pub cart: CartId,
    /// Which checkout of that cart.
    pub generation: u32,
    /// Whose it is.
    pub buyer: Buyer,
    /// Its one currency.
    pub currency: Currency,
    /// The policies that it was made under.
    pub policies: Policies,
    /// Its lines, frozen.
    pub lines: Vec<FrozenLine>,
    /// Its vendor orders.
    pub vendor_orders: Vec<VendorPart>,
    /// Lines of the platform's own.
    pub platform_lines: Vec<PlatformLine>,
    /// What the buyer pays, in minor units.
    pub gross: Amount,
    /// Where it is delivered to.
    pub deliver_to: Option<ContactId>,
    /// Who gets the invoice.
    pub bill_to: Option<ContactId>,
    /// Until when stock is held for it.
    pub hold_until: Timestamp,
    /// Captures that were recorded on the platform's lines.
    pub captures: Vec<CaptureId>,
    /// Refunds and disputes that were recorded on the platform's lines.
    pub undone_by: Vec<AnyId>,
    /// When it was placed.
    pub placed_at: Option<Timestamp>,
    /// Lines that took units of others over, in the order in which they did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken_over: Vec<TakenOver>,
    /// The promotions that it uses as long as it is live: neither released nor cancelled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promotions: Vec<Use>,
}

impl Book {
    /// How a line came to be, where it took units of another one over.
    ///
    /// ```
    /// # let book: vendra_domain::order::Book = serde_json::from_str(r#"{"id": "ord_01h455vb4pex5vsknk084sn001",
    /// #   "number": "K7M2Q9XW4T", "cart": "crt_01h455vb4pex5vsknk084sn001", "generation": 1,
    /// #   "buyer": {"buyer": "customer", "customer": "cus_01h455vb4pex5vsknk084sn001"}, "currency": "EUR", "policies": {},
    /// #   "lines": [], "vendor_orders": [], "platform_lines": [], "gross": 0, "deliver_to": null, "bill_to": null,
    /// #   "hold_until": "2026-03-01T10:15:00.000Z", "captures": [], "undone_by": [], "placed_at": null,
    /// #   "taken_over": [{"line": "lin_01h455vb4pex5vsknk084sn009", "instead_of": "lin_01h455vb4pex5vsknk084sn001",
    /// #   "captured": 0}]}"#)?;
    /// let (sold, taken) = ("lin_01h455vb4pex5vsknk084sn001".parse()?, "lin_01h455vb4pex5vsknk084sn009".parse()?);
    /// assert_eq!(book.origin(taken).map(|origin| origin.instead_of), Some(sold));
    /// assert_eq!(book.origin(sold), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn origin(&self, line: LineId) -> Option<&TakenOver> {
        self.taken_over.iter().find(|taken| taken.line == line)
    }
}

/// What the buyer still owes for lines, in minor units of the tenders: what they hold, less what is captured, voided or undone.
///
/// Exactly zero once everything is paid, whatever rates and discounts made the lines.
///
/// Refusals: `frozen_line.progress` for a progress that is not one of its line, `amount.out_of_range`.
///
/// ```
/// # use vendra_domain::frozen_line::{FrozenLine, Progress};
/// use vendra_domain::order::outstanding;
/// // A line of 1.00, of which the platform funds 20 cents.
/// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
/// #   "quantity": 3, "total": 100, "sources": [{"source": "platform", "amount": 20},
/// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 80}],
/// #   "uses": [{"use": "platform", "amount": 100, "returns": 100}]}"#).unwrap();
/// assert_eq!(outstanding(&[(&line, Progress::default())])?.minor(), 80);
/// let captured = line.capture_rest(Progress::default())?.to;
/// assert!(outstanding(&[(&line, captured)])?.is_zero());
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn outstanding(lines: &[(&FrozenLine, Progress)]) -> Result<Amount, Refusal> {
    let mut owed = Amount::ZERO;
    for (line, progress) in lines {
        owed = owed.plus(line.capture_rest(*progress)?.tendered()?)?;
    }
    Ok(owed)
}
