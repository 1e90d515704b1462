//! What a move of a frozen line posts: from clearing and the other sources to the uses, or back.

use super::account::{Account, Purpose, Side};
use super::journal::Journal;
use crate::counter::{CounterKey, CounterMove};
use crate::frozen_line::{FeePayee, LineKind, LineMove, Source, Use};
use crate::id::{AnyId, LineId, OrderId, VendorId};
use crate::money::Currency;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Where a vendor's share stands: before its line is settled, or after.
///
/// ```
/// use vendra_domain::frozen_line::{LineKind, Use};
/// use vendra_domain::ledger::{Account, VendorShare, use_account};
/// let vendor = "ven_01h455vb4pex5vsknk084sn02q".parse()?;
/// // A refund after settlement takes from what the vendor may be paid.
/// let settled = use_account(Use::Vendor { vendor }, LineKind::Goods, VendorShare::Available);
/// assert_eq!(settled, Account::VendorAvailable(vendor));
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::frozen_line::{LineKind, Use};
/// use vendra_domain::ledger::{Account, VendorShare, use_account};
/// assert_eq!(use_account(Use::Platform, LineKind::BuyerFee, VendorShare::Pending), Account::BuyerFees);
/// ```
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
const fn source_account(party: Source, order: OrderId, share: VendorShare) -> Account {
    match party {
        Source::Payment { .. } => Account::BuyerClearing(order),
        Source::GiftCard { .. } => Account::GiftCards,
        Source::StoreCredit { customer } => Account::StoreCredit(customer),
        Source::Platform => Account::Promotions,
        Source::Vendor { vendor } => vendor_account(vendor, share),
    }
}

/// A line's move, with what a posting needs to know beside it.
///
/// ```
/// use vendra_domain::OrderId;
/// use vendra_domain::frozen_line::{LineKind, LineMove, Progress};
/// use vendra_domain::ledger::{Posted, VendorShare, distribution};
/// let order: OrderId = "ord_01h455vb4pex5vsknk084sn02q".parse()?;
/// let line = "lin_01h455vb4pex5vsknk084sn02q".parse()?;
/// let nothing = LineMove { line, to: Progress::default(), sources: vec![], uses: vec![], voided: vec![] };
/// let posted = Posted { movement: &nothing, kind: LineKind::Goods, share: VendorShare::Pending };
/// // What moves nothing posts nothing.
/// assert_eq!(distribution(order, order, "EUR".parse()?, [posted])?, None);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
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
///
/// Refusals: `journal.unbalanced` for a move that no line made, `limit.count` for too many shares in one journal,
/// `amount.out_of_range` where they sum to more than the bound.
///
/// ```
/// use vendra_domain::frozen_line::{LineKind, LineMove};
/// use vendra_domain::ledger::{Posted, VendorShare, distribution};
/// use vendra_domain::{CaptureId, OrderId};
/// let movement: LineMove = serde_json::from_str(r#"{"line": "lin_01h455vb4pex5vsknk084sn02q",
///     "to": {"captured": 100, "voided": 0, "reversed": 0},
///     "sources": [{"source": "platform", "amount": 100}], "uses": [{"use": "platform", "amount": 100}]}"#).unwrap();
/// let order: OrderId = "ord_01h455vb4pex5vsknk084sn02q".parse()?;
/// let capture: CaptureId = "cap_01h455vb4pex5vsknk084sn02q".parse()?;
/// let posted = Posted { movement: &movement, kind: LineKind::Shipping, share: VendorShare::Pending };
/// let journal = distribution(capture, order, "EUR".parse()?, [posted])?.expect("something moved");
/// assert_eq!(journal.entries()[0].account.to_string(), "promotions");
/// assert_eq!(journal.entries()[1].account.to_string(), "shipping");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn distribution<'a>(
    operation: impl Into<AnyId>,
    order: OrderId,
    currency: Currency,
    moves: impl IntoIterator<Item = Posted<'a>>,
) -> Result<Option<Journal>, Refusal> {
    journal(Purpose::Distribution, Side::Debit, operation.into(), order, currency, moves)
}

/// What undone parts of lines post: uses back to sources. None where nothing was captured yet. Refusals: as [`distribution`],
/// of which it is the mirror image.
///
/// ```
/// use vendra_domain::ledger::reversal;
/// use vendra_domain::{OrderId, RefundId};
/// let order: OrderId = "ord_01h455vb4pex5vsknk084sn02q".parse()?;
/// let refund: RefundId = "rfd_01h455vb4pex5vsknk084sn02q".parse()?;
/// assert_eq!(reversal(refund, order, "EUR".parse()?, [])?, None);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
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
            builder = builder.entry(source_account(share.party, order, posted.share), source_side, share.amount, line);
        }
        for share in &posted.movement.uses {
            let settled =
                if crate::seeded_bug::bug("postings.always_pending") { VendorShare::Pending } else { posted.share };
            let account = use_account(share.party, posted.kind, settled);
            builder = builder.entry(account, source_side.other(), share.amount, line);
        }
    }
    if builder.is_empty() { Ok(None) } else { builder.build().map(Some) }
}

/// The counters that a journal moves: what each vendor may be paid is guarded as well as booked.
///
/// A vendor may come to owe, so nothing bounds them here; a payout bounds its own.
///
/// ```
/// # use vendra_domain::{Amount, PayoutId, VendorId, ledger::{Account, Journal, Purpose, available_moves}};
/// # let payout: PayoutId = "pyo_01h455vb4pex5vsknk084sn02q".parse()?;
/// let vendor: VendorId = "ven_01h455vb4pex5vsknk084sn02q".parse()?;
/// let journal = Journal::builder(Purpose::PayoutStarted, payout, "EUR".parse()?)
///     .debit(Account::VendorAvailable(vendor), Amount::new(8500)?)
///     .credit(Account::PayoutsInTransit, Amount::new(8500)?)
///     .build()?;
/// let moves: Vec<_> = available_moves(&journal).collect();
/// assert_eq!((moves.len(), moves[0].delta, moves[0].min), (1, -8500, None));
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn available_moves(journal: &Journal) -> impl Iterator<Item = CounterMove> + '_ {
    let counts = !crate::seeded_bug::bug("postings.not_counted");
    journal.entries().iter().filter(move |_| counts).filter_map(|entry| match (entry.account, entry.side) {
        (Account::VendorAvailable(vendor), side) => {
            let key = CounterKey::VendorAvailable { vendor, currency: journal.currency() };
            let amount = entry.amount.minor();
            Some(CounterMove::free(key, if side == Side::Credit { amount } else { -amount }))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frozen_line::{Progress, Share};
    use crate::money::Amount;

    fn uses() -> Vec<(Use, LineKind, VendorShare, &'static str)> {
        let parse = |json: &str| serde_json::from_str::<Use>(json).unwrap();
        let vendor = parse(r#"{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn02q"}"#);
        let vendor_tax = parse(
            r#"{"use": "vendor_tax", "vendor": "ven_01h455vb4pex5vsknk084sn02q", "jurisdiction": "DE", "rate": "0.19"}"#,
        );
        let tax = parse(r#"{"use": "tax", "jurisdiction": "DE", "rate": "0.19"}"#);
        let fee = |payee: &str| parse(&format!(r#"{{"use": "fee", "slot": "a", "payee": {{{payee}}}}}"#));
        let vat = parse(r#"{"use": "fee_vat", "slot": "a", "jurisdiction": "FR"}"#);
        let affiliate = fee(r#""payee": "affiliate", "affiliate": "aff_01h455vb4pex5vsknk084sn02q""#);
        let (goods, pending, available) = (LineKind::Goods, VendorShare::Pending, VendorShare::Available);
        vec![
            (vendor, goods, pending, "vendor_pending/ven_01h455vb4pex5vsknk084sn02q"),
            (vendor, LineKind::Shipping, available, "vendor_available/ven_01h455vb4pex5vsknk084sn02q"),
            (vendor_tax, goods, pending, "vendor_pending/ven_01h455vb4pex5vsknk084sn02q"),
            (vendor_tax, goods, available, "vendor_available/ven_01h455vb4pex5vsknk084sn02q"),
            (tax, goods, available, "tax_payable/DE"),
            (fee(r#""payee": "commission""#), goods, pending, "commission"),
            (fee(r#""payee": "payment_fee""#), goods, pending, "payment_fees"),
            (affiliate, goods, pending, "affiliate_payable/aff_01h455vb4pex5vsknk084sn02q"),
            (vat, goods, pending, "fee_vat_payable/FR"),
            (Use::Platform, LineKind::Shipping, pending, "shipping"),
            (Use::Platform, LineKind::BuyerFee, pending, "buyer_fees"),
            (Use::Platform, goods, pending, "buyer_fees"),
        ]
    }

    #[test]
    fn every_use_has_its_account_and_every_account_takes_it_both_ways() {
        for (party, kind, share, account) in uses() {
            let actual = use_account(party, kind, share);
            assert_eq!(actual.to_string(), account);
            assert!(actual.allows(Purpose::Reversal, Side::Debit).is_ok(), "{account}");
            // What was settled was captured before.
            assert!(share == VendorShare::Available || actual.allows(Purpose::Distribution, Side::Credit).is_ok());
        }
    }

    #[test]
    fn every_source_has_its_account_and_every_account_takes_it_both_ways() {
        let order = "ord_01h455vb4pex5vsknk084sn02q".parse().unwrap();
        for (json, account) in [
            (
                r#"{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q"}"#,
                "buyer_clearing/ord_01h455vb4pex5vsknk084sn02q",
            ),
            (r#"{"source": "gift_card", "gift_card": "gft_01h455vb4pex5vsknk084sn02q"}"#, "gift_cards"),
            (
                r#"{"source": "store_credit", "customer": "cus_01h455vb4pex5vsknk084sn02q"}"#,
                "store_credit/cus_01h455vb4pex5vsknk084sn02q",
            ),
            (r#"{"source": "platform"}"#, "promotions"),
            (
                r#"{"source": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn02q"}"#,
                "vendor_pending/ven_01h455vb4pex5vsknk084sn02q",
            ),
        ] {
            let actual = source_account(serde_json::from_str(json).unwrap(), order, VendorShare::Pending);
            assert_eq!(actual.to_string(), account);
            assert!(actual.allows(Purpose::Distribution, Side::Debit).is_ok());
            assert!(actual.allows(Purpose::Reversal, Side::Credit).is_ok());
        }
    }

    #[test]
    fn a_move_posts_both_ways_and_nothing_posts_nothing() {
        let order: OrderId = "ord_01h455vb4pex5vsknk084sn02q".parse().unwrap();
        let capture: AnyId = "cap_01h455vb4pex5vsknk084sn02q".parse().unwrap();
        let currency: Currency = "EUR".parse().unwrap();
        let amount = Amount::new(9).unwrap();
        let movement = LineMove {
            line: "lin_01h455vb4pex5vsknk084sn02q".parse().unwrap(),
            to: Progress::default(),
            sources: vec![Share { party: Source::Platform, amount }],
            uses: vec![Share { party: Use::Platform, amount }],
            voided: vec![Share { party: Source::Platform, amount }],
        };
        let posted = Posted { movement: &movement, kind: LineKind::Shipping, share: VendorShare::Pending };
        let sides = |journal: Result<Option<Journal>, Refusal>| -> Vec<(Account, Side)> {
            let journal = journal.unwrap().unwrap();
            assert!(journal.entries().iter().all(|entry| entry.line == Some(movement.line) && entry.amount == amount));
            journal.entries().iter().map(|entry| (entry.account, entry.side)).collect()
        };
        let out = sides(distribution(capture, order, currency, [posted]));
        assert_eq!(out, [(Account::Promotions, Side::Debit), (Account::Shipping, Side::Credit)]);
        let back = sides(reversal(capture, order, currency, [posted]));
        assert_eq!(back, [(Account::Promotions, Side::Credit), (Account::Shipping, Side::Debit)]);
        let voided = LineMove { sources: vec![], uses: vec![], ..movement.clone() };
        let nothing = Posted { movement: &voided, ..posted };
        assert_eq!(reversal(capture, order, currency, [nothing]), Ok(None));
        // A move that does not balance came from elsewhere.
        let unbalanced = LineMove { uses: vec![], ..movement.clone() };
        let refusal = distribution(capture, order, currency, [Posted { movement: &unbalanced, ..posted }]).unwrap_err();
        assert_eq!(refusal.code(), "journal.unbalanced");
    }
}
