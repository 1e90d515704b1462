//! What a move of a frozen line posts: from clearing and the other sources to the uses, or back.

use super::account::{Account, Purpose, Side};
use super::journal::Journal;
use crate::frozen_line::{FeePayee, LineKind, LineMove, Source, Use};
use crate::id::{AnyId, LineId, OrderId, VendorId};
use crate::money::Currency;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Where a vendor's share stands: before its line is settled, or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VendorShare {
    /// Not settled: `vendor_pending`.
    #[default]
    Pending,
    /// Settled: `vendor_available`.
    Available,
}

/// The account of a use.
///
/// A tax that the vendor remits itself is the vendor's money until then.
#[must_use]
pub const fn use_account(party: Use, kind: LineKind, share: VendorShare) -> Account {
    match party {
        Use::Vendor { vendor } | Use::VendorTax { vendor, .. } => vendor_account(vendor, share),
        Use::Tax { jurisdiction, .. } => Account::TaxPayable(jurisdiction),
        Use::Fee { payee: FeePayee::Commission, .. } => Account::Commission,
        Use::Fee { payee: FeePayee::PaymentFee, .. } => Account::PaymentFees,
        Use::Fee { payee: FeePayee::Affiliate { affiliate }, .. } => Account::AffiliatePayable(affiliate),
        Use::FeeVat { jurisdiction, .. } => Account::FeeVatPayable(jurisdiction),
        Use::Platform => match kind {
            LineKind::Shipping => Account::Shipping,
            LineKind::Goods | LineKind::BuyerFee => Account::BuyerFees,
        },
    }
}

const fn vendor_account(vendor: VendorId, share: VendorShare) -> Account {
    match share {
        VendorShare::Pending => Account::VendorPending(vendor),
        VendorShare::Available => Account::VendorAvailable(vendor),
    }
}

/// The account of a source. The buyer's payments meet in the order's clearing.
const fn source_account(party: Source, order: OrderId) -> Account {
    match party {
        Source::Payment { .. } => Account::BuyerClearing(order),
        Source::GiftCard { .. } => Account::GiftCards,
        Source::StoreCredit { customer } => Account::StoreCredit(customer),
        Source::Platform => Account::Promotions,
    }
}

/// A line's move, with what a posting needs to know beside it.
#[derive(Debug, Clone, Copy)]
pub struct Posted<'a> {
    /// The move.
    pub movement: &'a LineMove,
    /// What its line is for.
    pub kind: LineKind,
    /// Where the vendor's share stands.
    pub share: VendorShare,
}

/// What captured parts of lines post: sources to uses. None where nothing moved.
pub fn distribution<'a>(
    operation: impl Into<AnyId>,
    order: OrderId,
    currency: Currency,
    moves: impl IntoIterator<Item = Posted<'a>>,
) -> Result<Option<Journal>, Refusal> {
    journal(Purpose::Distribution, Side::Debit, operation.into(), order, currency, moves)
}

/// What undone parts of lines post: uses back to sources. None where nothing was captured yet.
pub fn reversal<'a>(
    operation: impl Into<AnyId>,
    order: OrderId,
    currency: Currency,
    moves: impl IntoIterator<Item = Posted<'a>>,
) -> Result<Option<Journal>, Refusal> {
    journal(Purpose::Reversal, Side::Credit, operation.into(), order, currency, moves)
}

fn journal<'a>(
    purpose: Purpose,
    source_side: Side,
    operation: AnyId,
    order: OrderId,
    currency: Currency,
    moves: impl IntoIterator<Item = Posted<'a>>,
) -> Result<Option<Journal>, Refusal> {
    let mut builder = Journal::builder(purpose, operation, currency);
    for posted in moves {
        let line: Option<LineId> = Some(posted.movement.line);
        for share in &posted.movement.sources {
            builder = builder.entry(source_account(share.party, order), source_side, share.amount, line);
        }
        for share in &posted.movement.uses {
            let account = use_account(share.party, posted.kind, posted.share);
            builder = builder.entry(account, source_side.other(), share.amount, line);
        }
    }
    if builder.is_empty() { Ok(None) } else { builder.build().map(Some) }
}
