//! What a vendor sold in a year: the figures that platforms report of those who sell on them.
//!
//! DAC7 (Council Directive (EU) 2021/514, annex V, section III B) asks for the consideration, the fees and taxes withheld, and the
//! number of sales of each quarter; form 1099-K of the IRS for the gross amount of each month, without adjustment for refunds or
//! fees, and the number of payment transactions. A month has all of them, and a quarter is the sum of its three.

use crate::frozen_line::{LineMove, Source, Use};
use crate::id::VendorOrderId;
use crate::invoice::{Moved, moved};
use crate::money::{Amount, Currency};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::vendor_order::Event;
use chrono::{DateTime, Datelike};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a vendor sold in one currency in a part of a year. Amounts are in minor units.
///
/// ```
/// use vendra_domain::yearly::Sold;
/// let march: Sold = serde_json::from_str(r#"{"sales": 1, "transactions": 1, "gross": 7470, "funded": 0, "refunded": 2490,
///     "consideration": 4233, "fees": 747, "fee_vat": 0, "tax_withheld": 0}"#)?;
/// assert_eq!(march.gross.minor() - march.refunded.minor(), march.consideration.minor() + march.fees.minor());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "YearSold"))]
#[serde(deny_unknown_fields)]
pub struct Sold {
    /// Vendor orders that were paid for, each counted once, when the first of its money was taken.
    pub sales: u64,
    /// How often money was taken.
    pub transactions: u64,
    /// What buyers paid, refunds not taken off.
    pub gross: Amount,
    /// What the platform put in for discounts that it funds, less what went back of it.
    pub funded: Amount,
    /// What buyers got back.
    pub refunded: Amount,
    /// What the vendor got: without fees and without taxes that the platform remits, and less what it gave back. Below zero where
    /// it gave back more.
    pub consideration: Amount,
    /// What it was charged in fees, less what went back of them.
    pub fees: Amount,
    /// The VAT on them.
    pub fee_vat: Amount,
    /// Taxes on its sales that the platform remits, less what went back of them.
    pub tax_withheld: Amount,
}

impl Sold {
    /// Both together. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::yearly::Sold;
    /// let one = Sold { sales: 1, gross: vendra_domain::Amount::new(2_490)?, ..Sold::default() };
    /// assert_eq!(one.plus(one)?.gross.minor(), 4_980);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn plus(self, other: Self) -> Result<Self, Refusal> {
        Ok(Self {
            sales: self.sales.saturating_add(other.sales),
            transactions: self.transactions.saturating_add(other.transactions),
            gross: self.gross.plus(other.gross)?,
            funded: self.funded.plus(other.funded)?,
            refunded: self.refunded.plus(other.refunded)?,
            consideration: self.consideration.plus(other.consideration)?,
            fees: self.fees.plus(other.fees)?,
            fee_vat: self.fee_vat.plus(other.fee_vat)?,
            tax_withheld: self.tax_withheld.plus(other.tax_withheld)?,
        })
    }

    fn captured(&mut self, moves: &[LineMove]) -> Result<(), Refusal> {
        for movement in moves {
            self.gross = self.gross.plus(movement.tendered()?)?;
        }
        self.moved(moves, false)
    }

    fn returned(&mut self, moves: &[LineMove]) -> Result<(), Refusal> {
        for movement in moves {
            self.refunded = self.refunded.plus(movement.tendered()?)?;
        }
        self.moved(moves, true)
    }

    fn moved(&mut self, moves: &[LineMove], back: bool) -> Result<(), Refusal> {
        let signed = |amount: Amount| if back { amount.negated() } else { amount };
        for share in moves.iter().flat_map(|movement| &movement.sources) {
            if share.party == Source::Platform {
                self.funded = self.funded.plus(signed(share.amount))?;
            }
        }
        for share in moves.iter().flat_map(|movement| &movement.uses) {
            let sum = match share.party {
                Use::Vendor { .. } | Use::VendorTax { .. } => &mut self.consideration,
                Use::Fee { .. } => &mut self.fees,
                Use::FeeVat { .. } => &mut self.fee_vat,
                Use::Tax { .. } => &mut self.tax_withheld,
                Use::Platform => continue,
            };
            *sum = sum.plus(signed(share.amount))?;
        }
        Ok(())
    }
}

/// A year of a vendor in one currency, month by month.
///
/// ```
/// use vendra_domain::yearly::CurrencyYear;
/// let euros = CurrencyYear { currency: "EUR".parse()?, months: Default::default() };
/// assert_eq!(euros.quarters()?.len(), 4);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CurrencyYear {
    /// The currency.
    pub currency: Currency,
    /// From January.
    pub months: [Sold; 12],
}

impl CurrencyYear {
    /// The four quarters. Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::yearly::{CurrencyYear, Sold};
    /// let mut year = CurrencyYear { currency: "EUR".parse()?, months: Default::default() };
    /// (year.months[3].sales, year.months[5].sales) = (2, 3); // April and June
    /// assert_eq!(year.quarters()?.map(|quarter| quarter.sales), [0, 5, 0, 0]);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn quarters(&self) -> Result<[Sold; 4], Refusal> {
        let mut quarters = [Sold::default(); 4];
        for (quarter, months) in quarters.iter_mut().zip(self.months.chunks(3)) {
            *quarter = months.iter().try_fold(Sold::default(), |sum, month| sum.plus(*month))?;
        }
        Ok(quarters)
    }
}

/// Adds up what happened to a vendor's orders in a year.
///
/// ```
/// use vendra_domain::vendor_order::Event;
/// use vendra_domain::yearly::Yearly;
/// let captured: Event = serde_json::from_str(r#"{"event": "capture_recorded",
///     "capture": "cap_01h455vb4pex5vsknk084sn001", "at": "2025-12-31T23:30:00.000Z", "moves": [
///         {"line": "lin_01h455vb4pex5vsknk084sn001", "to": {"captured": 100, "voided": 0, "reversed": 0},
///          "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 100}],
///          "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 85},
///             {"use": "fee", "slot": "commission", "payee": {"payee": "commission"}, "amount": 15}]}]}"#).unwrap();
/// let order = "vor_01h455vb4pex5vsknk084sn001".parse()?;
/// // In Berlin it is January already.
/// let mut yearly = Yearly::new(2026, chrono_tz::Europe::Berlin);
/// yearly.add("2025-12-31T23:30:00.000Z".parse()?, order, "EUR".parse()?, &captured)?;
/// let january = yearly.totals()[0].months[0];
/// assert_eq!((january.sales, january.gross.minor(), january.consideration.minor()), (1, 100, 85));
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone)]
pub struct Yearly {
    year: i32,
    time_zone: Tz,
    currencies: BTreeMap<Currency, [Sold; 12]>,
    paid_for: BTreeSet<VendorOrderId>,
}

impl Yearly {
    /// A year as the calendar of a time zone has it.
    ///
    /// ```
    /// # use vendra_domain::yearly::Yearly;
    /// assert!(Yearly::new(2026, chrono_tz::UTC).totals().is_empty());
    /// ```
    #[must_use]
    pub const fn new(year: i32, time_zone: Tz) -> Self {
        Self { year, time_zone, currencies: BTreeMap::new(), paid_for: BTreeSet::new() }
    }

    /// Adds what an event moved, where it is of the year. Events come in their order: what was paid for in an earlier year is no
    /// sale of this one.
    ///
    /// Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// # use vendra_domain::vendor_order::Event;
    /// # use vendra_domain::yearly::Yearly;
    /// let at = "2026-03-01T10:00:00.000Z".parse()?;
    /// let mut yearly = Yearly::new(2026, chrono_tz::UTC);
    /// yearly.add(at, "vor_01h455vb4pex5vsknk084sn001".parse()?, "EUR".parse()?, &Event::Accepted { at })?;
    /// assert!(yearly.totals().is_empty()); // nothing moved
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn add(
        &mut self,
        at: Timestamp,
        order: VendorOrderId,
        currency: Currency,
        event: &Event,
    ) -> Result<(), Refusal> {
        let moved = match moved(event) {
            // What was neither taken nor given back is no sale.
            Some(Moved::Captured(moves) | Moved::Returned(moves)) if moves.iter().all(|m| m.uses.is_empty()) => None,
            moved => moved,
        };
        let Some(moved) = moved else { return Ok(()) };
        let first = matches!(moved, Moved::Captured(_)) && self.paid_for.insert(order);
        let local = DateTime::from_timestamp_millis(at.unix_ms()).map(|at| at.with_timezone(&self.time_zone));
        let month = local.filter(|local| local.year() == self.year).map(|local| local.month0());
        let Some(month) = month.and_then(|month| usize::try_from(month).ok()) else { return Ok(()) };
        let Some(sold) = self.currencies.entry(currency).or_default().get_mut(month) else { return Ok(()) };
        match moved {
            Moved::Captured(moves) => {
                sold.sales = sold.sales.saturating_add(u64::from(first));
                sold.transactions = sold.transactions.saturating_add(1);
                sold.captured(moves)
            }
            Moved::Returned(moves) => sold.returned(moves),
        }
    }

    /// What it came to, currency by currency.
    ///
    /// ```
    /// # use vendra_domain::yearly::Yearly;
    /// assert_eq!(Yearly::new(2026, chrono_tz::UTC).totals(), []);
    /// ```
    #[must_use]
    pub fn totals(&self) -> Vec<CurrencyYear> {
        self.currencies.iter().map(|(currency, months)| CurrencyYear { currency: *currency, months: *months }).collect()
    }
}
