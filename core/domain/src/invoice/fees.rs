//! What a vendor was charged in fees, read from what happened to its orders.

use crate::frozen_line::{FeePayee, LineMove, Use};
use crate::money::Amount;
use crate::names::{Jurisdiction, Slot};
use crate::refusal::Refusal;
use crate::vendor_order::Event;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fees of one place in the stack, to one payee.
///
/// ```
/// use vendra_domain::frozen_line::FeePayee;
/// use vendra_domain::invoice::Fee;
/// let fee: Fee = serde_json::from_str(
///     r#"{"slot": "commission", "payee": {"payee": "commission"}, "amount": 1121}"#)?;
/// assert_eq!(fee.payee, FeePayee::Commission);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "InvoiceFee"))]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// Their place in the stack.
    pub slot: Slot,
    /// To whom they go.
    pub payee: FeePayee,
    /// How much, without VAT, in minor units.
    pub amount: Amount,
}

/// The VAT on the fees of one place in the stack, in one jurisdiction.
///
/// ```
/// use vendra_domain::invoice::FeeTax;
/// let vat: FeeTax = serde_json::from_str(r#"{"slot": "commission", "jurisdiction": "DE", "amount": 213}"#)?;
/// assert_eq!(vat.jurisdiction.as_str(), "DE");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "InvoiceFeeTax"))]
#[serde(deny_unknown_fields)]
pub struct FeeTax {
    /// The place in the stack of the fees that it is on.
    pub slot: Slot,
    /// Where it is owed.
    pub jurisdiction: Jurisdiction,
    /// How much, in minor units.
    pub amount: Amount,
}

/// Fees with the VAT on them.
///
/// ```
/// use vendra_domain::invoice::Fees;
/// let fees: Fees = serde_json::from_str(r#"{
///     "fees": [{"slot": "commission", "payee": {"payee": "commission"}, "amount": 1121}],
///     "vat": [{"slot": "commission", "jurisdiction": "DE", "amount": 213}]}"#).unwrap();
/// assert_eq!((fees.net()?.minor(), fees.tax()?.minor()), (1121, 213));
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "InvoiceFees"))]
#[serde(deny_unknown_fields)]
pub struct Fees {
    /// By place in the stack and payee, in that order; none of zero.
    pub fees: Vec<Fee>,
    /// By place in the stack and jurisdiction, in that order; none of zero.
    pub vat: Vec<FeeTax>,
}

impl Fees {
    /// The fees without VAT, in minor units. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// # use vendra_domain::invoice::Fees;
    /// assert!(Fees::default().net()?.is_zero());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn net(&self) -> Result<Amount, Refusal> {
        Amount::sum(self.fees.iter().map(|fee| fee.amount))
    }

    /// The VAT, in minor units. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// # use vendra_domain::invoice::Fees;
    /// assert!(Fees::default().tax()?.is_zero());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn tax(&self) -> Result<Amount, Refusal> {
        Amount::sum(self.vat.iter().map(|vat| vat.amount))
    }
}

/// Which way a vendor order's event moved money.
///
/// ```
/// use vendra_domain::invoice::moved;
/// use vendra_domain::vendor_order::Event;
/// let accepted = Event::Accepted { at: "2026-03-01T10:00:00.000Z".parse()? };
/// assert_eq!(moved(&accepted), None); // none at all
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved<'e> {
    /// From the buyer to those it is for.
    Captured(&'e [LineMove]),
    /// Back to the buyer.
    Returned(&'e [LineMove]),
}

/// What an event of a vendor order moved, if anything. What was voided before it was captured moved nothing.
///
/// ```
/// use vendra_domain::invoice::{Moved, moved};
/// use vendra_domain::vendor_order::Event;
/// let captured: Event = serde_json::from_str(r#"{"event": "capture_recorded", "moves": [],
///     "capture": "cap_01h455vb4pex5vsknk084sn001", "at": "2026-03-01T10:00:00.000Z"}"#)?;
/// assert_eq!(moved(&captured), Some(Moved::Captured(&[])));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub const fn moved(event: &Event) -> Option<Moved<'_>> {
    match event {
        Event::CaptureRecorded { moves, .. } => Some(Moved::Captured(moves.as_slice())),
        Event::TakenOver { captured: Some((_, movement)), .. } => Some(Moved::Captured(std::slice::from_ref(movement))),
        Event::UnitsCancelled { moves, .. } | Event::Reversed { moves, .. } => Some(Moved::Returned(moves.as_slice())),
        Event::Created { .. }
        | Event::Placed { .. }
        | Event::Accepted { .. }
        | Event::Rejected { .. }
        | Event::Lapsed { .. }
        | Event::AskedAgain { .. }
        | Event::Shipped { .. }
        | Event::Delivered { .. }
        | Event::NoteChanged { .. }
        | Event::TakenOver { captured: None, .. }
        | Event::Settled { .. }
        | Event::Completed { .. }
        | Event::Cancelled { .. } => None,
    }
}

/// Adds up the fees in moves of lines.
///
/// ```
/// use vendra_domain::frozen_line::LineMove;
/// use vendra_domain::invoice::FeeTally;
/// let movement: LineMove = serde_json::from_str(r#"{"line": "lin_01h455vb4pex5vsknk084sn001",
///     "to": {"captured": 7470, "voided": 0, "reversed": 0}, "sources": [],
///     "uses": [{"use": "fee", "slot": "commission", "payee": {"payee": "commission"}, "amount": 1121},
///         {"use": "fee_vat", "slot": "commission", "jurisdiction": "DE", "amount": 213}]}"#).unwrap();
/// let mut tally = FeeTally::default();
/// tally.add(&[movement])?;
/// assert_eq!(tally.fees().net()?.minor(), 1121);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct FeeTally {
    fees: BTreeMap<(Slot, FeePayee), Amount>,
    vat: BTreeMap<(Slot, Jurisdiction), Amount>,
}

impl FeeTally {
    /// Adds what the moves say. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// # use vendra_domain::invoice::FeeTally;
    /// let mut tally = FeeTally::default();
    /// tally.add(&[])?;
    /// assert_eq!(tally.fees(), Default::default());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn add(&mut self, moves: &[LineMove]) -> Result<(), Refusal> {
        for share in moves.iter().flat_map(|movement| &movement.uses) {
            let sum = match share.party {
                Use::Fee { slot, payee } => self.fees.entry((slot, payee)).or_default(),
                Use::FeeVat { slot, jurisdiction } => self.vat.entry((slot, jurisdiction)).or_default(),
                Use::Vendor { .. } | Use::Tax { .. } | Use::VendorTax { .. } | Use::Platform => continue,
            };
            *sum = sum.plus(share.amount)?;
        }
        Ok(())
    }

    /// What it came to.
    ///
    /// ```
    /// # use vendra_domain::invoice::FeeTally;
    /// assert!(FeeTally::default().fees().fees.is_empty());
    /// ```
    #[must_use]
    pub fn fees(&self) -> Fees {
        let fee = |((slot, payee), amount): (&(Slot, FeePayee), &Amount)| {
            let (slot, payee, amount) = (*slot, *payee, *amount);
            (!amount.is_zero()).then_some(Fee { slot, payee, amount })
        };
        let vat = |((slot, jurisdiction), amount): (&(Slot, Jurisdiction), &Amount)| {
            let (slot, jurisdiction, amount) = (*slot, *jurisdiction, *amount);
            (!amount.is_zero()).then_some(FeeTax { slot, jurisdiction, amount })
        };
        Fees { fees: self.fees.iter().filter_map(fee).collect(), vat: self.vat.iter().filter_map(vat).collect() }
    }
}
