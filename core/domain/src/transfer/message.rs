//! What a transfer is asked, what it is told, and what happens to it.

use crate::id::*;
use crate::money::{Amount, Currency};
use crate::names::Gateway;
use crate::payment::OperationOutcome;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::vendor::PayoutHold;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of a reversal.
///
/// ```
/// use vendra_domain::transfer::ReversalStatus;
/// assert_eq!(serde_json::to_string(&ReversalStatus::Succeeded)?, r#""succeeded""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReversalStatus {
    /// The gateway is being asked.
    Started,
    /// The money is back.
    Succeeded,
    /// It did not happen.
    Failed,
}

/// A part of a transfer that is taken back.
///
/// ```
/// use vendra_domain::transfer::Reversal;
/// let reversal: Reversal = serde_json::from_str(r#"{"id": "trf_01h455vb4pex5vsknk084sn002", "amount": 3000,
///     "status": "started", "started_at": "2026-03-01T10:00:00.000Z"}"#)?;
/// assert_eq!(reversal.amount.minor(), 3000);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reversal {
    /// The reversal: the gateway's key and the id of its ledger entries.
    pub id: TransferId,
    /// How much, in minor units.
    pub amount: Amount,
    /// What has become of it.
    pub status: ReversalStatus,
    /// When it was begun: from then on the gateway may know of it.
    pub started_at: Timestamp,
}

/// Everything that a transfer remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TransferBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The transfer: the gateway's key and the id of its ledger entries.
    pub id: TransferId,
    /// The vendor order whose money it is.
    pub vendor_order: VendorOrderId,
    /// The vendor.
    pub vendor: VendorId,
    /// Its one currency.
    pub currency: Currency,
    /// The gateway that it was begun with, and that every reversal goes to.
    pub gateway: Gateway,
    /// How much, in minor units.
    pub amount: Amount,
    /// When it was begun: from then on the gateway may know of it.
    pub started_at: Timestamp,
    /// What was taken back, or may be, oldest first.
    pub reversals: Vec<Reversal>,
}

impl Book {
    /// What of it is neither taken back nor being taken back, in minor units. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::transfer::Book;
    /// let book: Book = serde_json::from_str(r#"{"id": "trf_01h455vb4pex5vsknk084sn001",
    ///     "vendor_order": "vor_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
    ///     "currency": "EUR", "gateway": "stripe", "amount": 8000, "started_at": "2026-03-01T10:00:00.000Z",
    ///     "reversals": [
    ///         {"id": "trf_01h455vb4pex5vsknk084sn002", "amount": 3000, "status": "succeeded",
    ///             "started_at": "2026-03-02T10:00:00.000Z"},
    ///         {"id": "trf_01h455vb4pex5vsknk084sn003", "amount": 1000, "status": "failed",
    ///             "started_at": "2026-03-03T10:00:00.000Z"}]}"#)?;
    /// assert_eq!(book.rest()?.minor(), 5000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rest(&self) -> Result<Amount, Refusal> {
        let taken = self.reversals.iter().filter(|reversal| reversal.status != ReversalStatus::Failed);
        self.amount.minus(Amount::sum(taken.map(|reversal| reversal.amount))?)
    }
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TransferRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Transfer what was settled of a vendor order and is not transferred yet.
    Create {
        /// The vendor order.
        vendor_order: VendorOrderId,
    },
    /// Take some of it back.
    Reverse {
        /// How much, in minor units.
        amount: Amount,
    },
    /// What the gateway said of the transfer, or of a reversal.
    Resolve {
        /// Which operation.
        operation: TransferId,
        /// What it came to.
        outcome: OperationOutcome,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TransferFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The transfer, where it is being made.
    pub id: TransferId,
    /// A fresh id, for a reversal that is begun.
    pub reversal: TransferId,
    /// Whose the vendor order is.
    pub vendor: VendorId,
    /// Its currency.
    pub currency: Currency,
    /// The gateway that the marketplace transfers through; none where it does not.
    #[serde(default)]
    pub gateway: Option<Gateway>,
    /// Why and until when the operator holds this vendor's payouts, where it does.
    #[serde(default)]
    pub hold: Option<PayoutHold>,
    /// What of the vendor order was settled, in minor units.
    pub settled: Amount,
    /// What of it was transferred and is not back, or may not be, in minor units.
    pub transferred: Amount,
    /// What the vendor may be paid, in minor units.
    pub available: Amount,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TransferEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// The money left what is available; the gateway is being asked.
    Started {
        /// The transfer as it begins.
        book: Book,
        /// What of the vendor order was settled by then, in minor units: no more of it is transferred, whoever else is at it. None
        /// where it was begun before what is transferred was counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        settled: Option<Amount>,
        /// When.
        at: Timestamp,
    },
    /// The gateway moved it.
    Succeeded {
        /// What the gateway charged for it, in minor units.
        fee: Amount,
        /// When.
        at: Timestamp,
    },
    /// It did not happen.
    Failed {
        /// The gateway's reason, as a code.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// Some of it is to be taken back; the gateway is being asked.
    ReversalStarted {
        /// The reversal as it begins.
        reversal: Reversal,
        /// When.
        at: Timestamp,
    },
    /// It is back.
    ReversalSucceeded {
        /// Which.
        reversal: TransferId,
        /// What the gateway charged for it, in minor units.
        fee: Amount,
        /// When.
        at: Timestamp,
    },
    /// It is not back.
    ReversalFailed {
        /// Which.
        reversal: TransferId,
        /// The gateway's reason, as a code.
        reason: String,
        /// When.
        at: Timestamp,
    },
}
