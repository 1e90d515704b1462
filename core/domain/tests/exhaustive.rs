//! The frozen line, proven by trying everything: no sample, no chance.
//!
//! What is claimed: whatever is captured or undone, in whatever steps, every share of every move is more than zero, both
//! sides of a move have one sum, and the steps add up to exactly what the amounts were frozen as.
//!
//! A move depends on nothing but the line and the number it starts from and the number it goes to. So it is enough to try
//! every line with every pair of numbers, and to see that each move is the difference of two positions: then any sequence
//! telescopes. The positions are computed here by another hand, seat by seat. And because a claim about sequences should
//! be seen on sequences, those of up to four moves are added up one by one as well.
//!
//! The shares of one side never depend on the other side's, so the first proof pairs every side with its mirror image; the
//! last one takes the full product of both sides, where captures, cancellations and refunds of every kind interleave.
//!
//! Each test prints how many cases it tried: `cargo test -p vendra-domain --test exhaustive -- --nocapture`.

use std::collections::BTreeSet;
use uuid::Uuid;
use vendra_domain::frozen_line::{FeePayee, FrozenLine, LineKind, LineMove, Progress, Share, Source, Use, UseShare};
use vendra_domain::{Amount, LineId, PaymentId, VendorId};

const SHARES_MAX: usize = 4;
/// The largest total whose every line and every sequence is tried.
const TOTAL_MAX: i64 = 24;
/// The largest total of the full product of both sides, fees that are kept, and every kind of move.
const PRODUCT_TOTAL_MAX: i64 = 6;

type Shares = [i64; SHARES_MAX];

fn minor(amount: i64) -> Amount {
    Amount::new(amount).expect("a small amount")
}

/// Every way to write a total as four shares in order, zeros among them: so every side of up to four shares.
fn sides(total: i64) -> Vec<Shares> {
    let mut sides = Vec::new();
    for a in 0..=total {
        for b in 0..=total - a {
            for c in 0..=total - a - b {
                sides.push([a, b, c, total - a - b - c]);
            }
        }
    }
    sides
}

/// Seat by seat, as the rule is written: each goes to the highest `weight / (2 x seats + 1)`, ties to the earlier.
fn positions(weights: &Shares) -> Vec<Shares> {
    let total: i64 = weights.iter().sum();
    let mut seats = [0; SHARES_MAX];
    let mut positions = vec![seats];
    for _ in 0..total {
        let mut best = 0;
        for place in 1..SHARES_MAX {
            if weights[place] * (2 * seats[best] + 1) > weights[best] * (2 * seats[place] + 1) {
                best = place;
            }
        }
        seats[best] += 1;
        positions.push(seats);
    }
    positions
}

fn payment(place: usize) -> Source {
    Source::Payment { payment: PaymentId::from_uuid(Uuid::from_u128(place as u128)) }
}

fn vendor(place: usize) -> Use {
    Use::Vendor { vendor: VendorId::from_uuid(Uuid::from_u128(place as u128)) }
}

fn id() -> LineId {
    LineId::from_uuid(Uuid::nil())
}

fn places<P: PartialEq + Copy>(shares: &[Share<P>], parties: &[P; SHARES_MAX]) -> Shares {
    let mut moved = [0; SHARES_MAX];
    for share in shares {
        let place = parties.iter().position(|party| *party == share.party).expect("a party of the line");
        assert!(share.amount > Amount::ZERO, "a share that shrinks, or one of nothing");
        moved[place] += share.amount.minor();
    }
    moved
}

fn minus(a: &Shares, b: &Shares) -> Shares {
    std::array::from_fn(|place| a[place] - b[place])
}

/// Every line of a total, with what each of its moves between two numbers posts on either side, checked.
fn every_move(total: i64, mut sequences: impl FnMut(&Shares, &[Vec<Shares>])) -> u64 {
    let (sources, uses) = (std::array::from_fn(payment), std::array::from_fn(vendor));
    let mut moves = 0;
    for weights in sides(total) {
        let mirrored: Shares = std::array::from_fn(|place| weights[SHARES_MAX - 1 - place]);
        let line = FrozenLine::new(
            id(),
            LineKind::Goods,
            1,
            (0..SHARES_MAX).map(|place| Share { party: sources[place], amount: minor(weights[place]) }).collect(),
            (0..SHARES_MAX)
                .map(|place| {
                    let amount = minor(mirrored[place]);
                    UseShare { party: uses[place], amount, returns: amount }
                })
                .collect(),
        )
        .expect("a balanced line");
        let (put_in, got) = (positions(&weights), positions(&mirrored));
        let mut posted = Vec::new();
        for from in 0..=total {
            let mut row = Vec::new();
            for to in from..=total {
                let captured = Progress { captured: minor(from), ..Progress::default() };
                let reversed = Progress { captured: minor(total), reversed: minor(from), ..Progress::default() };
                let capture = line.capture_to(captured, minor(to)).expect("a capture");
                let reversal = line.undo_to(reversed, minor(to)).expect("a reversal");
                assert_eq!((capture.to.captured, reversal.to.reversed), (minor(to), minor(to)));
                let (to, from) = (usize::try_from(to).unwrap(), usize::try_from(from).unwrap());
                for movement in [&capture, &reversal] {
                    assert_eq!(places(&movement.sources, &sources), minus(&put_in[to], &put_in[from]), "{line:?}");
                    assert_eq!(places(&movement.uses, &uses), minus(&got[to], &got[from]), "{line:?}");
                    assert!(movement.voided.is_empty());
                    moves += 1;
                }
                row.push(places(&capture.sources, &sources));
            }
            posted.push(row);
        }
        assert_eq!(put_in.last(), Some(&weights), "at the end each share is what it was frozen as");
        sequences(&weights, &posted);
    }
    moves
}

/// Every sequence of up to `left` more moves that each go further up, added up from what each move posted.
fn every_sequence(posted: &[Vec<Shares>], at: usize, so_far: Shares, left: u32, ends: &[Shares]) -> u64 {
    let mut tried = 0;
    for (more, shares) in posted[at].iter().enumerate().skip(1) {
        let mut sum = so_far;
        for (sum, share) in sum.iter_mut().zip(shares) {
            *sum += share;
        }
        assert!(sum == ends[at + more], "a sequence ends elsewhere than one move does");
        tried += 1;
        if left > 1 {
            tried += every_sequence(posted, at + more, sum, left - 1, ends);
        }
    }
    tried
}

#[test]
fn every_line_up_to_24_by_every_sequence_of_up_to_four_moves() {
    let (mut lines, mut moves, mut sequences) = (0u64, 0, 0);
    for total in 0..=TOTAL_MAX {
        moves += every_move(total, |_, posted| {
            lines += 1;
            sequences += every_sequence(posted, 0, [0; SHARES_MAX], 4, &posted[0]);
        });
    }
    println!("totals 0 to {TOTAL_MAX}: {lines} lines, {moves} moves, {sequences} sequences of up to four moves");
    assert_eq!(lines, 20_475, "the sum of (T + 3 choose 3): every side of up to four shares");
}

/// A line of the full product: a card, store credit and the platform pay; a vendor, a commission and its VAT are paid, and
/// the fees keep what they keep.
struct Product {
    line: FrozenLine,
    sources: Shares,
    uses: Shares,
    keeps: [i64; 2],
}

fn product_parties() -> ([Source; SHARES_MAX], [Use; SHARES_MAX]) {
    let slot = "commission".parse().expect("a name");
    let sources = [payment(0), payment(1), Source::Platform, payment(3)];
    let commission = Use::Fee { slot, payee: FeePayee::Commission };
    let vat = Use::FeeVat { slot, jurisdiction: "DE".parse().expect("a name") };
    (sources, [vendor(0), commission, vat, Use::Platform])
}

/// Every line of a total over three sources and three uses, with every part of either fee kept.
fn products(total: i64, quantity: u32) -> Vec<Product> {
    let (source_parties, use_parties) = product_parties();
    let three = || sides(total).into_iter().filter(|shares| shares[3] == 0);
    let mut products = Vec::new();
    for sources in three() {
        for uses in three() {
            for kept_fee in 0..=uses[1] {
                for kept_vat in 0..=uses[2] {
                    let returns = [uses[0] + kept_fee + kept_vat, uses[1] - kept_fee, uses[2] - kept_vat];
                    let put_in = (0..3).map(|n| Share { party: source_parties[n], amount: minor(sources[n]) });
                    let gets = (0..3).map(|n| UseShare {
                        party: use_parties[n],
                        amount: minor(uses[n]),
                        returns: minor(returns[n]),
                    });
                    let line = FrozenLine::new(id(), LineKind::Goods, quantity, put_in.collect(), gets.collect());
                    let line = line.expect("a balanced line");
                    products.push(Product { line, sources, uses, keeps: [kept_fee, kept_vat] });
                }
            }
        }
    }
    products
}

/// What everybody has at a progress, by another hand: put in, got back, never asked for; got, gave back.
struct Position {
    put_in: Shares,
    got_back: Shares,
    voided: Shares,
    got: Shares,
    gave_back: Shares,
}

struct Tables {
    total: usize,
    sources: Vec<Shares>,
    uses: Vec<Shares>,
    /// Of what a fee got so far, how much it keeps.
    keeps: [Vec<Shares>; 2],
}

impl Tables {
    fn of(product: &Product) -> Self {
        let [fee, vat] = [0, 1].map(|n| positions(&[product.uses[n + 1] - product.keeps[n], product.keeps[n], 0, 0]));
        Self {
            total: usize::try_from(product.line.total().minor()).unwrap(),
            sources: positions(&product.sources),
            uses: positions(&product.uses),
            keeps: [fee, vat],
        }
    }

    fn at(&self, progress: Progress) -> Position {
        let number = |amount: Amount| usize::try_from(amount.minor()).expect("a progress");
        let mut gave_back = self.uses[number(progress.reversed)];
        for (place, keeps) in [1, 2].into_iter().zip(&self.keeps) {
            let kept = keeps[usize::try_from(gave_back[place]).expect("a share")][1];
            gave_back[place] -= kept;
            gave_back[0] += kept;
        }
        let open = self.sources[self.total - number(progress.voided)];
        Position {
            put_in: self.sources[number(progress.captured)],
            got_back: self.sources[number(progress.reversed)],
            voided: minus(&self.sources[self.total], &open),
            got: self.uses[number(progress.captured)],
            gave_back,
        }
    }
}

/// Every move that a line takes from a progress, of every kind.
fn next(line: &FrozenLine, progress: Progress) -> Vec<LineMove> {
    let mut moves = vec![line.capture_rest(progress).expect("what is left can be captured")];
    for target in 0..=line.total().minor() {
        moves.extend(line.capture_to(progress, minor(target)).ok());
        moves.push(line.undo_to(progress, minor(target)).expect("at most the total"));
        moves.extend(line.undo_amount(progress, minor(target)).ok());
    }
    moves.extend((0..=line.quantity).map(|units| line.undo_units(progress, units).expect("at most its units")));
    moves
}

/// A move is the difference of two positions, and nobody is past what it has.
fn check(product: &Product, tables: &Tables, from: Progress, movement: &LineMove) {
    let (source_parties, use_parties) = product_parties();
    let (before, after) = (tables.at(from), tables.at(movement.to));
    let sources = places(&movement.sources, &source_parties);
    let uses = places(&movement.uses, &use_parties);
    if movement.to.captured > from.captured {
        assert_eq!(sources, minus(&after.put_in, &before.put_in));
        assert_eq!(uses, minus(&after.got, &before.got));
        assert_eq!((movement.to.voided, movement.to.reversed), (from.voided, from.reversed));
    } else {
        assert_eq!(sources, minus(&after.got_back, &before.got_back));
        assert_eq!(uses, minus(&after.gave_back, &before.gave_back));
    }
    assert_eq!(places(&movement.voided, &source_parties), minus(&after.voided, &before.voided));
    assert_eq!(sources.iter().sum::<i64>(), uses.iter().sum::<i64>(), "a move balances");
    for place in 0..3 {
        assert!(after.put_in[place] + after.voided[place] <= product.sources[place]);
        assert!(after.got_back[place] <= after.put_in[place]);
        assert!(place == 0 || after.gave_back[place] <= after.got[place], "a fee gives back more than it got");
    }
}

#[test]
fn both_sides_in_full_by_every_interleaving() {
    let (mut lines, mut states, mut moves) = (0u64, 0u64, 0u64);
    for total in 0..=PRODUCT_TOTAL_MAX {
        for product in products(total, 3) {
            lines += 1;
            let tables = Tables::of(&product);
            // Every progress that any sequence of moves reaches, and every move from each.
            let (mut seen, mut open) = (BTreeSet::new(), vec![Progress::default()]);
            while let Some(progress) = open.pop() {
                if !seen.insert((progress.captured, progress.voided, progress.reversed)) {
                    continue;
                }
                for movement in next(&product.line, progress) {
                    check(&product, &tables, progress, &movement);
                    moves += 1;
                    open.push(movement.to);
                }
            }
            states += seen.len() as u64;
            let end = tables.at(Progress { captured: minor(total), voided: Amount::ZERO, reversed: minor(total) });
            let returns: Vec<i64> = product.line.uses().iter().map(|share| share.returns.minor()).collect();
            assert_eq!(end.gave_back[..3], returns[..], "undone as a whole, each gives back what was frozen");
        }
    }
    println!("totals 0 to {PRODUCT_TOTAL_MAX}, both sides: {lines} lines, {states} states of them, {moves} moves");
}
