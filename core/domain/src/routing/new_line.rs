//! The line of whoever takes units over, from what the old line held for them.
//!
//! What the old line's tenders and the platform's discount gave for the units, voided or reversed, are the sources of the new line,
//! and its taxes are what was undone of the old one's: differences of the same allotments, so no cent is lost over any number of
//! re-routes, and the buyer's invoice does not change. The rest is sold by the new vendor, at the frozen price and under its own
//! terms: [`split`] makes the line, its fees and all, as it would at a checkout.

use super::reroute::{RerouteCandidate, RerouteInput, Rerouted};
use super::route::Assignment;
use crate::frozen_line::{FrozenLine, LineKind, LineMove, Progress, Remitter, Share, Source, Use};
use crate::id::{OfferId, PromotionId, VendorId};
use crate::money::Amount;
use crate::quote::{Discount, PriceBasis, Quote, QuotedLine, TaxPart, Totals};
use crate::refusal::Refusal;
use crate::split::{SplitGap, split};

/// What the old line held for the units.
pub(super) struct Held {
    /// What each tender gave.
    tenders: Vec<Share<Source>>,
    /// What others than the buyer gave.
    funded: Amount,
    /// What of that the old vendor gave: its discount on delivery that the platform sells.
    by_vendor: Amount,
    /// The taxes.
    taxes: Vec<TaxPart>,
    tax: Amount,
    /// What the units were sold for, as the line's price is meant: with or without tax.
    pub(super) price: Amount,
}

/// Adds up what undoing the units gives back, voided or reversed.
pub(super) fn held(input: &RerouteInput, undone: &LineMove) -> Result<Held, Refusal> {
    let mut held = Held {
        tenders: Vec::with_capacity(input.line.sources().len()),
        funded: Amount::ZERO,
        by_vendor: Amount::ZERO,
        taxes: Vec::with_capacity(input.line.uses().len()),
        tax: Amount::ZERO,
        price: Amount::ZERO,
    };
    for share in undone.sources.iter().chain(&undone.voided) {
        held.price = held.price.plus(share.amount)?;
        if share.party.is_tender() {
            match held.tenders.iter_mut().find(|known| known.party == share.party) {
                Some(known) => known.amount = known.amount.plus(share.amount)?,
                None => held.tenders.push(*share),
            }
        } else {
            held.funded = held.funded.plus(share.amount)?;
        }
        if let Source::Vendor { .. } = share.party {
            held.by_vendor = held.by_vendor.plus(share.amount)?;
        }
    }
    for share in undone.uses.iter().chain(&voided_uses(input, undone)?) {
        let (jurisdiction, rate, remitter) = match share.party {
            Use::Tax { jurisdiction, rate } => (jurisdiction, rate, Remitter::Platform),
            Use::VendorTax { jurisdiction, rate, .. } => (jurisdiction, rate, Remitter::Vendor),
            Use::Vendor { .. } | Use::Fee { .. } | Use::FeeVat { .. } | Use::Platform => continue,
        };
        let same =
            |known: &&mut TaxPart| (known.jurisdiction, known.rate, known.remitter) == (jurisdiction, rate, remitter);
        match held.taxes.iter_mut().find(same) {
            Some(known) => known.amount = known.amount.plus(share.amount)?,
            None => held.taxes.push(TaxPart { rate, jurisdiction, remitter, amount: share.amount }),
        }
        held.tax = held.tax.plus(share.amount)?;
    }
    if input.prices == PriceBasis::TaxExclusive {
        held.price = held.price.minus(held.tax)?;
    }
    Ok(held)
}

/// What the uses would have got of what was voided. Nothing is posted for it, so the move does not say; it is what capturing that
/// upper end of the line would have given them.
fn voided_uses(input: &RerouteInput, undone: &LineMove) -> Result<Vec<Share<Use>>, Refusal> {
    let total = input.line.total();
    let (lower, voided) = (total.minus(undone.to.voided)?, input.progress.voided);
    let below = Progress { captured: lower, voided, reversed: Amount::ZERO };
    Ok(input.line.capture_to(below, total.minus(voided)?)?.uses)
}

/// The new line.
pub(super) fn moved(
    input: &RerouteInput,
    undone: LineMove,
    held: Held,
    candidate: &RerouteCandidate,
    places: Vec<Assignment>,
) -> Result<Rerouted, Refusal> {
    // One line cannot be captured in part from the start.
    if !undone.sources.is_empty() && !undone.voided.is_empty() {
        return Err(Refusal::RoutingMixed { line: input.line.id });
    }
    let (vendor, offer) = (candidate.place.vendor, candidate.place.offer);
    let difference = candidate.unit_price.times(input.units)?.minus(held.price)?.max(Amount::ZERO);
    let platform_pays = held.by_vendor.plus(difference)?;
    let quoted = quoted(input, held, difference, (vendor, offer), candidate)?;
    // What is charged once per vendor order is in the one that is there already.
    let mut plans = input.plans.clone();
    let terms = input.terms.iter().find(|terms| terms.vendor == vendor);
    if let Some(terms) = terms.filter(|terms| input.vendor_orders.contains(&terms.vendor_order)) {
        let rules = plans.iter_mut().filter(|plan| plan.id == terms.plan).flat_map(|plan| &mut plan.rules);
        rules.for_each(|rule| rule.fixed.per_order = Amount::ZERO);
    }
    let split = split(&as_quote(input, quoted), &plans, &input.terms)?;
    let incomplete = || Refusal::SplitIncomplete { line: input.new_line, what: SplitGap::VendorOrder };
    let part = split.vendor_orders.into_iter().next().ok_or_else(incomplete)?;
    let line: FrozenLine = split.lines.into_iter().next().ok_or_else(incomplete)?;
    // What was reversed was captured; where all the money was refunded before, the line says whether any of it was.
    let is_captured = undone.voided.is_empty() && !input.progress.captured.is_zero();
    let captured = if is_captured { line.total() } else { Amount::ZERO };
    Ok(Rerouted { undone, line, captured, part, fees: split.fees, places, platform_pays })
}

/// The new line as a checkout would have quoted it. Its list price is what it is sold for; what the buyer does not pay of that is a
/// discount that the platform funds.
fn quoted(
    input: &RerouteInput,
    held: Held,
    difference: Amount,
    (vendor, offer): (VendorId, OfferId),
    candidate: &RerouteCandidate,
) -> Result<QuotedLine, Refusal> {
    let gross = Amount::sum(held.tenders.iter().map(|share| share.amount))?;
    let platform = held.funded.plus(difference)?;
    let sold = gross.plus(platform)?;
    let without_tax = sold.minus(held.tax)?;
    let list = if input.prices == PriceBasis::TaxExclusive { without_tax } else { sold };
    // Which promotion it was is not known here, and no fee depends on it; only its sum is read.
    let promotion = PromotionId::from_uuid(uuid::Uuid::nil());
    let goods = input.line.kind == LineKind::Goods;
    Ok(QuotedLine {
        id: input.new_line,
        kind: input.line.kind,
        vendor: Some(vendor),
        offer: goods.then_some(offer),
        category: candidate.category.filter(|_| goods),
        quantity: input.units,
        prices: input.prices,
        list,
        discounts: vec![Discount { promotion, vendor: Amount::ZERO, platform }],
        taxes: held.taxes,
        net: without_tax,
        tax: held.tax,
        gross,
        tenders: held.tenders,
    })
}

/// A quote of one line.
fn as_quote(input: &RerouteInput, line: QuotedLine) -> Quote {
    let shipping = line.kind == LineKind::Shipping;
    let totals = Totals {
        net: line.net,
        tax: line.tax,
        gross: line.gross,
        discount: line.discount_by_platform(),
        funded: line.discount_by_platform(),
        shipping_net: if shipping { line.net } else { Amount::ZERO },
        shipping: if shipping { line.gross } else { Amount::ZERO },
        buyer_fee: Amount::ZERO,
    };
    Quote {
        currency: input.currency,
        policies: input.policies,
        totals,
        tenders: line.tenders.clone(),
        lines: vec![line],
        explanation: Vec::new(),
    }
}
