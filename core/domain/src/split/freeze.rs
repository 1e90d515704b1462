//! One quoted line into a frozen one.

use super::sellers::OrderWide;
use super::{SplitGap, VendorTerms};
use crate::commission::{CommissionPlan, FeeFacts, LineFee, OnRefund, line_fees, shipping_fees};
use crate::frozen_line::{FrozenLine, LineKind, Remitter, Share, Source, Use, UseShare};
use crate::id::VendorId;
use crate::money::Amount;
use crate::policy::{Policies, ShippingSeller};
use crate::quote::{Quote, QuotedLine};
use crate::refusal::Refusal;

/// The fees of a vendor's line, at its place in the quote: put at the end of `fees`.
pub(super) fn fees(
    quote: &Quote,
    (place, line): (usize, &QuotedLine),
    plan: &CommissionPlan,
    terms: &VendorTerms,
    order_wide: &OrderWide,
    fees: &mut Vec<LineFee>,
) -> Result<(), Refusal> {
    let policies = &quote.policies;
    let left = line.gross.plus(line.discount_by_platform())?.minus(line.tax)?;
    let facts = FeeFacts { currency: quote.currency, sales: terms.sales, left };
    match line.kind {
        LineKind::Goods => line_fees(plan, line, policies, facts, |rule| order_wide.on(place, rule), fees),
        // What the platform sells itself bears no fee.
        LineKind::Shipping if policies.shipping_seller == ShippingSeller::Platform => Ok(()),
        LineKind::Shipping | LineKind::BuyerFee => shipping_fees(plan, line, policies, facts, fees),
    }
}

/// Who sells a line, and so whose sale a discount that it funds itself makes smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seller {
    Vendor(VendorId),
    /// The platform sells delivery of this vendor's goods.
    PlatformFor(VendorId),
    /// The platform's own line.
    Platform,
}

/// What the buyer pays, and others than the seller add.
fn total(line: &QuotedLine, seller: Seller) -> Result<Amount, Refusal> {
    line.gross.plus(line.discount_by_platform())?.plus(funded_by_vendor(line, seller))
}

/// What a vendor adds to a line that the platform sells.
fn funded_by_vendor(line: &QuotedLine, seller: Seller) -> Amount {
    match seller {
        Seller::PlatformFor(_) => line.discount_by_vendor(),
        Seller::Vendor(_) | Seller::Platform => Amount::ZERO,
    }
}

fn sources(line: &QuotedLine, seller: Seller) -> Result<Vec<Share<Source>>, Refusal> {
    let paid = Amount::sum(line.tenders.iter().map(|share| share.amount))?;
    if paid != line.gross {
        return Err(Refusal::SplitIncomplete { line: line.id, what: SplitGap::Tender });
    }
    let mut sources = Vec::with_capacity(line.tenders.len() + 2);
    sources.extend_from_slice(&line.tenders);
    let funded = line.discount_by_platform();
    if !funded.is_zero() {
        sources.push(Share { party: Source::Platform, amount: funded });
    }
    if let (Seller::PlatformFor(vendor), amount) = (seller, funded_by_vendor(line, seller))
        && !amount.is_zero()
    {
        sources.push(Share { party: Source::Vendor { vendor }, amount });
    }
    Ok(sources)
}

/// A vendor's line. The vendor comes first, so that ties between shares go to it.
pub(super) fn vendor_line(
    line: &QuotedLine,
    vendor: VendorId,
    fees: &[LineFee],
    policies: &Policies,
) -> Result<FrozenLine, Refusal> {
    let by_platform = line.kind == LineKind::Shipping && policies.shipping_seller == ShippingSeller::Platform;
    let (seller, party) = match by_platform {
        true => (Seller::PlatformFor(vendor), Use::Platform),
        false => (Seller::Vendor(vendor), Use::Vendor { vendor }),
    };
    let mut uses = Vec::with_capacity(1 + line.taxes.len() + 2 * fees.len());
    uses.push(UseShare { party, amount: Amount::ZERO, returns: Amount::ZERO });
    for part in line.taxes.iter().filter(|part| !part.amount.is_zero()) {
        let (jurisdiction, rate) = (part.jurisdiction, part.rate);
        let party = match part.remitter {
            Remitter::Vendor if !by_platform => Use::VendorTax { vendor, jurisdiction, rate },
            Remitter::Vendor | Remitter::Platform => Use::Tax { jurisdiction, rate },
        };
        uses.push(UseShare { party, amount: part.amount, returns: part.amount });
    }
    for fee in fees {
        push_fee(&mut uses, fee, policies)?;
    }
    freeze(line, seller, uses)
}

/// A line of the platform's own.
pub(super) fn platform_line(line: &QuotedLine) -> Result<FrozenLine, Refusal> {
    let mut uses = vec![UseShare { party: Use::Platform, amount: Amount::ZERO, returns: Amount::ZERO }];
    uses.extend(line.taxes.iter().filter(|part| !part.amount.is_zero()).map(|part| UseShare {
        party: Use::Tax { jurisdiction: part.jurisdiction, rate: part.rate },
        amount: part.amount,
        returns: part.amount,
    }));
    freeze(line, Seller::Platform, uses)
}

fn push_fee(uses: &mut Vec<UseShare>, fee: &LineFee, policies: &Policies) -> Result<(), Refusal> {
    if fee.amount.is_zero() {
        return Ok(());
    }
    let back = match fee.on_refund {
        OnRefund::Return => fee.amount,
        OnRefund::Keep => Amount::ZERO,
        OnRefund::ReturnLess { fixed } => fee.amount.minus(fixed)?.max(Amount::ZERO),
    };
    let party = Use::Fee { slot: fee.slot, payee: fee.payee };
    uses.push(UseShare { party, amount: fee.amount, returns: back });
    if let Some(jurisdiction) = fee.vat_jurisdiction.filter(|_| !fee.vat.is_zero()) {
        // The VAT follows its fee: what is kept of the one is kept of the other.
        let (numerator, denominator) = (i128::from(back.minor()), i128::from(fee.amount.minor()));
        let returns = fee.vat.ratio(numerator, denominator, policies.rounding)?;
        uses.push(UseShare { party: Use::FeeVat { slot: fee.slot, jurisdiction }, amount: fee.vat, returns });
    }
    Ok(())
}

/// Gives the rest to the first use, the seller, and freezes the line.
fn freeze(line: &QuotedLine, seller: Seller, mut uses: Vec<UseShare>) -> Result<FrozenLine, Refusal> {
    let total = total(line, seller)?;
    let others = uses.iter().skip(1);
    let amount = total.minus(Amount::sum(others.clone().map(|share| share.amount))?)?;
    let returns = total.minus(Amount::sum(others.map(|share| share.returns))?)?;
    if let Some(seller) = uses.first_mut() {
        (seller.amount, seller.returns) = (amount, returns);
    }
    FrozenLine::new(line.id, line.kind, line.quantity, sources(line, seller)?, uses)
}
