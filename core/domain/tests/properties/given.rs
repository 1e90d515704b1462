//! What properties start from: amounts of every size, frozen lines, and moves of them.

use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use vendra_domain::frozen_line::{FeePayee, FrozenLine, LineKind, LineMove, Progress, Share, Source, Use, UseShare};
use vendra_domain::ledger::{Account, Journal, Side};
use vendra_domain::{Amount, Decider, Refusal, VendorId};

pub(crate) fn minor(amount: i64) -> Amount {
    Amount::new(amount).expect("an amount within its bound")
}

/// A share of a line: often nothing or a few cents, where ties are; sometimes so much that a line reaches the bound.
pub(crate) fn share() -> impl Strategy<Value = Amount> + Clone {
    prop_oneof![2 => Just(0), 4 => 1..12i64, 4 => 1..100_000i64, 1 => 1..=Amount::MAX.minor() / 8].prop_map(minor)
}

/// Any amount there is, and often an extreme one.
pub(crate) fn amount() -> impl Strategy<Value = Amount> {
    let bound = Amount::MAX.minor();
    prop_oneof![4 => -1_000..1_000i64, 2 => -bound..=bound, 1 => prop_oneof![Just(bound), Just(-bound), Just(0)]]
        .prop_map(minor)
}

/// An id of any kind, from a number.
pub(crate) fn fresh<T: std::str::FromStr>(prefix: &str, number: usize) -> T
where
    T::Err: std::fmt::Debug,
{
    format!("{prefix}_{number:026}").parse().expect("digits are of the alphabet")
}

/// Balances on the debit side.
pub(crate) fn balances(journals: &[Journal]) -> BTreeMap<Account, i128> {
    let mut balances = BTreeMap::new();
    for entry in journals.iter().flat_map(Journal::entries) {
        let amount = i128::from(entry.amount.minor());
        *balances.entry(entry.account).or_default() += if entry.side == Side::Debit { amount } else { -amount };
    }
    balances
}

/// A state is the fold of its events, and survives JSON.
pub(crate) fn refolded<D: Decider>(state: &D::State, events: &[D::Event]) {
    assert_eq!(&D::fold(events), state);
    let json = serde_json::to_string(state).expect("a state is JSON");
    assert_eq!(&serde_json::from_str::<D::State>(&json).expect("and back"), state);
}

pub(crate) fn vendor() -> VendorId {
    "ven_01h455vb4pex5vsknk084sn001".parse().expect("an id")
}

fn sources() -> [Source; 5] {
    let parse = |text: &str| serde_json::from_str(text).expect("a source");
    [
        parse(r#"{"source": "gift_card", "gift_card": "gft_01h455vb4pex5vsknk084sn001"}"#),
        parse(r#"{"source": "store_credit", "customer": "cus_01h455vb4pex5vsknk084sn001"}"#),
        parse(r#"{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}"#),
        Source::Platform,
        Source::Vendor { vendor: vendor() },
    ]
}

fn uses() -> [Use; 6] {
    let (vendor, jurisdiction) = (vendor(), "DE".parse().expect("a name"));
    let rate = |rate: &str| rate.parse().expect("a rate");
    let affiliate = FeePayee::Affiliate { affiliate: "aff_01h455vb4pex5vsknk084sn001".parse().expect("an id") };
    let slot = |name: &str| name.parse().expect("a name");
    [
        Use::Vendor { vendor },
        Use::VendorTax { vendor, jurisdiction, rate: rate("0.19") },
        Use::Tax { jurisdiction, rate: rate("0.07") },
        Use::Fee { slot: slot("commission"), payee: FeePayee::Commission },
        Use::FeeVat { slot: slot("commission"), jurisdiction },
        Use::Fee { slot: slot("affiliate"), payee: affiliate },
    ]
}

/// A line over every kind of source and use, some of them zero. Some fees are kept in part when it is undone.
pub(crate) fn line() -> impl Strategy<Value = FrozenLine> {
    line_of(share(), 1..=1_000)
}

/// The same with shares of one's own, and so many units.
pub(crate) fn line_of(
    share: impl Strategy<Value = Amount> + Clone,
    quantity: std::ops::RangeInclusive<u32>,
) -> impl Strategy<Value = FrozenLine> {
    (vec(share.clone(), 1..=6), vec(share, 4), vec(0..=100i128, 6), quantity).prop_map(
        |(used, cuts, kept_percent, quantity)| {
            let total = Amount::sum(used.iter().copied()).expect("at most six eighths of the bound");
            // The sources share the same total: each takes what it wants of what is left, the last one the rest.
            let mut left = total;
            let mut put_in: Vec<Amount> = cuts
                .into_iter()
                .map(|wanted| {
                    let taken = wanted.min(left);
                    left = left.minus(taken).expect("not below zero");
                    taken
                })
                .collect();
            put_in.push(left);
            let sources = sources().into_iter().zip(put_in).map(|(party, amount)| Share { party, amount }).collect();
            let mut uses: Vec<UseShare> = uses()
                .into_iter()
                .zip(used)
                .map(|(party, amount)| UseShare { party, amount, returns: amount })
                .collect();
            let mut kept = Amount::ZERO;
            for (share, percent) in uses.iter_mut().zip(kept_percent).skip(3) {
                let keeps = Amount::from_wide(i128::from(share.amount.minor()) * percent / 100).expect("a part");
                share.returns = share.amount.minus(keeps).expect("a part");
                kept = kept.plus(keeps).expect("a part");
            }
            uses[0].returns = uses[0].amount.plus(kept).expect("at most the total");
            let id = "lin_01h455vb4pex5vsknk084sn001".parse().expect("an id");
            FrozenLine::new(id, LineKind::Goods, quantity, sources, uses).expect("a balanced line")
        },
    )
}

/// A move, in shares of what a line has: what a partial capture, a cancellation or a refund asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Move {
    /// Capture up to this many millionths of the total.
    Capture(u32),
    /// Capture everything that is left.
    CaptureRest,
    /// Cancel, refund or lose a dispute up to this many millionths of the total.
    UndoTo(u32),
    /// Take back the first so many millionths of the units.
    UndoUnits(u32),
    /// Refund this many millionths of what the tenders still have.
    UndoAmount(u32),
    /// Refund these cents.
    UndoCents(i64),
}

pub(crate) fn moves() -> impl Strategy<Value = Vec<Move>> {
    let part = || 0..=1_000_000u32;
    let one = prop_oneof![
        3 => part().prop_map(Move::Capture),
        1 => Just(Move::CaptureRest),
        2 => part().prop_map(Move::UndoTo),
        2 => part().prop_map(Move::UndoUnits),
        2 => part().prop_map(Move::UndoAmount),
        3 => (1..5i64).prop_map(Move::UndoCents),
    ];
    vec(one, 0..12)
}

fn part_of(total: Amount, millionths: u32) -> Amount {
    Amount::from_wide(i128::from(total.minor()) * i128::from(millionths) / 1_000_000).expect("a part")
}

impl Move {
    pub(crate) fn apply(self, line: &FrozenLine, progress: Progress) -> Result<LineMove, Refusal> {
        match self {
            Self::Capture(part) => line.capture_to(progress, part_of(line.total(), part)),
            Self::CaptureRest => line.capture_rest(progress),
            Self::UndoTo(part) => line.undo_to(progress, part_of(line.total(), part)),
            Self::UndoUnits(part) => {
                let units = u64::from(line.quantity) * u64::from(part) / 1_000_000;
                line.undo_units(progress, u32::try_from(units).expect("at most the quantity"))
            }
            Self::UndoAmount(part) => {
                let rest = line.undo_to(progress, line.total())?;
                line.undo_amount(progress, part_of(given_back(&rest), part))
            }
            Self::UndoCents(cents) => line.undo_amount(progress, minor(cents)),
        }
    }
}

/// What the buyer's tenders get back, or are never asked for.
pub(crate) fn given_back(movement: &LineMove) -> Amount {
    let shares = movement.sources.iter().chain(&movement.voided).filter(|share| share.party.is_tender());
    Amount::sum(shares.map(|share| share.amount)).expect("at most the total")
}
