//! What a split comes to, for each vendor and in all.

use crate::frozen_line::{FrozenLine, LineKind, Source, Use};
use crate::money::Amount;
use crate::quote::{Quote, QuotedLine};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// The sums of one vendor's lines, in minor units.
///
/// ```
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
/// let totals = split.vendor_orders[0].totals;
/// assert_eq!((totals.gross.minor(), totals.fees.minor(), totals.payable.minor()), (10000, 1500, 8500));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VendorTotals {
    /// What the buyer pays for the lines, delivery with them.
    pub gross: Amount,
    /// What of it is delivery.
    pub shipping: Amount,
    /// What the platform adds for discounts that it funds.
    pub funded: Amount,
    /// The vendor's fees.
    pub fees: Amount,
    /// The VAT on them.
    pub fee_vat: Amount,
    /// What the vendor will be paid, the taxes that it remits with it; less what it funds of delivery that the platform sells.
    pub payable: Amount,
}

/// The sums of a split, in minor units.
///
/// ```
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
/// let totals = split.totals;
/// let given = [totals.payable, totals.fees, totals.fee_vat, totals.tax_by_platform, totals.platform];
/// assert_eq!(vendra_domain::Amount::sum(given)?, totals.gross.plus(totals.funded)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SplitTotals {
    /// What the buyer pays.
    pub gross: Amount,
    /// What of it is delivery.
    pub shipping: Amount,
    /// What the platform adds for discounts that it funds.
    pub funded: Amount,
    /// What all vendors will be paid.
    pub payable: Amount,
    /// All fees.
    pub fees: Amount,
    /// The VAT on them.
    pub fee_vat: Amount,
    /// Taxes that the platform remits, without the VAT on its fees.
    pub tax_by_platform: Amount,
    /// The platform's own: buyer fees, and delivery where the platform sells it.
    pub platform: Amount,
}

impl VendorTotals {
    /// Adds the totals of one of its lines.
    pub(super) fn add(&mut self, line: &SplitTotals) -> Result<(), Refusal> {
        self.gross = self.gross.plus(line.gross)?;
        self.shipping = self.shipping.plus(line.shipping)?;
        self.funded = self.funded.plus(line.funded)?;
        self.fees = self.fees.plus(line.fees)?;
        self.fee_vat = self.fee_vat.plus(line.fee_vat)?;
        self.payable = self.payable.plus(line.payable)?;
        Ok(())
    }

    /// Both together.
    pub(crate) fn plus(self, more: &Self) -> Result<Self, Refusal> {
        Ok(Self {
            gross: self.gross.plus(more.gross)?,
            shipping: self.shipping.plus(more.shipping)?,
            funded: self.funded.plus(more.funded)?,
            fees: self.fees.plus(more.fees)?,
            fee_vat: self.fee_vat.plus(more.fee_vat)?,
            payable: self.payable.plus(more.payable)?,
        })
    }
}

impl SplitTotals {
    /// What one line comes to, in the shape of the totals.
    pub(super) fn of(line: &QuotedLine, frozen: &FrozenLine) -> Result<Self, Refusal> {
        let mut totals = Self { gross: line.gross, funded: line.discount_by_platform(), ..Self::default() };
        if line.kind == LineKind::Shipping {
            totals.shipping = line.gross;
        }
        // What a vendor adds to a line that the platform sells comes out of what it is paid.
        for share in frozen.sources().iter().filter(|share| matches!(share.party, Source::Vendor { .. })) {
            totals.payable = totals.payable.minus(share.amount)?;
        }
        for share in frozen.uses() {
            let sum = match share.party {
                Use::Vendor { .. } | Use::VendorTax { .. } => &mut totals.payable,
                Use::Tax { .. } => &mut totals.tax_by_platform,
                Use::Fee { .. } => &mut totals.fees,
                Use::FeeVat { .. } => &mut totals.fee_vat,
                Use::Platform => &mut totals.platform,
            };
            *sum = sum.plus(share.amount)?;
        }
        Ok(totals)
    }

    /// Adds the totals of a line.
    pub(super) fn add(&mut self, line: &Self) -> Result<(), Refusal> {
        self.gross = self.gross.plus(line.gross)?;
        self.shipping = self.shipping.plus(line.shipping)?;
        self.funded = self.funded.plus(line.funded)?;
        self.payable = self.payable.plus(line.payable)?;
        self.fees = self.fees.plus(line.fees)?;
        self.fee_vat = self.fee_vat.plus(line.fee_vat)?;
        self.tax_by_platform = self.tax_by_platform.plus(line.tax_by_platform)?;
        self.platform = self.platform.plus(line.platform)?;
        Ok(())
    }

    /// Refuses totals that are not those of the quote, or that do not give away what they take in. Refusals: `split.unbalanced`.
    pub(super) fn refuse_unlike(&self, quote: &Quote) -> Result<(), Refusal> {
        let (bought, tendered) = (quote.totals, quote.tenders.iter().map(|share| i128::from(share.amount.minor())));
        let given = [self.payable, self.fees, self.fee_vat, self.tax_by_platform, self.platform];
        let like = (self.gross, self.shipping, self.funded) == (bought.gross, bought.shipping, bought.funded)
            && tendered.sum::<i128>() == i128::from(bought.gross.minor())
            && Amount::sum(given)? == self.gross.plus(self.funded)?;
        if like { Ok(()) } else { Err(Refusal::SplitUnbalanced) }
    }
}
