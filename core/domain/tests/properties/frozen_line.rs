//! Any sequence of moves is non-negative in every share, balanced at every step, and ends in exactly the frozen amounts.

use crate::given::{self, Move, given_back, minor};
use proptest::prelude::*;
use std::collections::BTreeMap;
use vendra_domain::Amount;
use vendra_domain::frozen_line::{FrozenLine, LineMove, Progress, Share, Source, Use};

/// What every party has put in, got or given back so far.
#[derive(Debug, Default)]
struct Books {
    put_in: BTreeMap<Source, Amount>,
    got_back: BTreeMap<Source, Amount>,
    voided: BTreeMap<Source, Amount>,
    got: BTreeMap<Use, Amount>,
    gave_back: BTreeMap<Use, Amount>,
}

fn book<P: Ord + Copy>(side: &mut BTreeMap<P, Amount>, shares: &[Share<P>]) {
    for share in shares {
        assert!(share.amount > Amount::ZERO, "a share that shrinks, or one of nothing");
        let so_far = side.entry(share.party).or_default();
        *so_far = so_far.plus(share.amount).expect("at most the total");
    }
}

fn of<P: Ord>(side: &BTreeMap<P, Amount>, party: &P) -> Amount {
    side.get(party).copied().unwrap_or_default()
}

fn sum<P>(shares: &[Share<P>]) -> Amount {
    Amount::sum(shares.iter().map(|share| share.amount)).expect("at most the total")
}

impl Books {
    /// Books a move, and checks that it balances and is what the progress says.
    fn post(&mut self, from: Progress, movement: &LineMove) {
        let LineMove { to, sources, uses, voided, .. } = movement;
        assert_eq!(sum(sources), sum(uses), "sources and uses of a move");
        let captured = to.captured.minus(from.captured).expect("it grows");
        let reversed = to.reversed.minus(from.reversed).expect("it grows");
        assert!(captured.is_zero() || reversed.is_zero(), "a move goes one way");
        assert_eq!(sum(sources), captured.plus(reversed).expect("one of them"), "what is posted");
        assert_eq!(sum(voided), to.voided.minus(from.voided).expect("it grows"), "what is voided");
        if reversed.is_zero() {
            book(&mut self.put_in, sources);
            book(&mut self.got, uses);
        } else {
            book(&mut self.got_back, sources);
            book(&mut self.gave_back, uses);
        }
        book(&mut self.voided, voided);
    }

    /// Nobody has put in more than was frozen, got back more than was put in, or gave back more than it may.
    fn check(&self, line: &FrozenLine) {
        for Share { party, amount } in line.sources() {
            let (put_in, voided) = (of(&self.put_in, party), of(&self.voided, party));
            assert!(put_in.plus(voided).expect("a share") <= *amount, "{party:?} put in more than its share");
            assert!(of(&self.got_back, party) <= put_in, "{party:?} got back more than it put in");
        }
        for share in line.uses() {
            let (got, gave) = (of(&self.got, &share.party), of(&self.gave_back, &share.party));
            assert!(got <= share.amount && gave <= share.returns, "{:?} moved past its share", share.party);
            let vendor = matches!(share.party, Use::Vendor { .. });
            assert!(vendor || gave <= got, "{:?} gave back more than it got", share.party);
        }
    }
}

fn run(line: &FrozenLine, moves: &[Move]) -> (Progress, Books) {
    let (mut progress, mut books) = (Progress::default(), Books::default());
    for one in moves {
        if let Ok(movement) = one.apply(line, progress) {
            books.post(progress, &movement);
            books.check(line);
            progress = movement.to;
        }
    }
    (progress, books)
}

proptest! {
    #[test]
    fn any_sequence_balances_and_ends_in_the_frozen_amounts(line in given::line(), moves in given::moves()) {
        let (mut progress, mut books) = run(&line, &moves);
        for end in [Move::CaptureRest, Move::UndoTo(1_000_000)] {
            let movement = end.apply(&line, progress).expect("what is left can always be captured, and undone");
            books.post(progress, &movement);
            books.check(&line);
            progress = movement.to;
        }
        prop_assert_eq!(progress.undone()?, line.total());
        for Share { party, amount } in line.sources() {
            let (put_in, voided) = (of(&books.put_in, party), of(&books.voided, party));
            prop_assert_eq!(put_in.plus(voided)?, *amount, "what {:?} put in, or was never asked for", party);
            prop_assert_eq!(of(&books.got_back, party), put_in);
        }
        if progress.voided.is_zero() {
            for share in line.uses() {
                prop_assert_eq!(of(&books.got, &share.party), share.amount);
                prop_assert_eq!(of(&books.gave_back, &share.party), share.returns);
            }
        }
    }

    #[test]
    fn the_way_there_does_not_matter(line in given::line(), moves in given::moves()) {
        let (progress, books) = run(&line, &moves);
        // The same progress in at most three moves: void the upper end, capture, reverse.
        let mut straight = Books::default();
        let voided = line.undo_to(Progress::default(), progress.voided).expect("at most the total");
        straight.post(Progress::default(), &voided);
        let captured = line.capture_to(voided.to, progress.captured).expect("at most what is not voided");
        straight.post(voided.to, &captured);
        // Undoing takes what is open first, so a reversal is reached directly only where nothing is open any more.
        if captured.to.captured.plus(captured.to.voided)? == line.total() {
            let reversed = line.undo_to(captured.to, progress.undone()?).expect("at most the total");
            straight.post(captured.to, &reversed);
            prop_assert_eq!(reversed.to, progress);
            prop_assert_eq!(&straight.got_back, &books.got_back);
            prop_assert_eq!(&straight.gave_back, &books.gave_back);
        }
        prop_assert_eq!(&straight.put_in, &books.put_in);
        prop_assert_eq!(&straight.got, &books.got);
        prop_assert_eq!(&straight.voided, &books.voided);
    }

    #[test]
    fn a_refund_by_amount_gives_the_buyer_exactly_that_by_the_least_move(
        line in given::line(), moves in given::moves(), part in 0..=1_000_000u32,
    ) {
        let (progress, _) = run(&line, &moves);
        let left = given_back(&line.undo_to(progress, line.total())?);
        let wanted = Amount::from_wide(i128::from(left.minor()) * i128::from(part) / 1_000_000)?;
        prop_assume!(wanted > Amount::ZERO);
        let refund = line.undo_amount(progress, wanted)?;
        prop_assert_eq!(given_back(&refund), wanted);
        let one_less = line.undo_to(progress, refund.to.undone()?.minus(Amount::ONE)?)?;
        prop_assert_eq!(given_back(&one_less), wanted.minus(Amount::ONE)?, "r is the least");
        let too_much = line.undo_amount(progress, left.plus(Amount::ONE)?).unwrap_err();
        prop_assert_eq!(too_much.code(), "frozen_line.exceeded");
    }

    #[test]
    fn units_and_amounts_may_be_mixed(line in given::line(), cents in 1..1_000i64, part in 0..=1_000_000u32) {
        let captured = line.capture_rest(Progress::default())?.to;
        let first = line.undo_amount(captured, minor(cents)).map_or(captured, |refund| refund.to);
        let units = Move::UndoUnits(part).apply(&line, first)?;
        // r is never less than what the units are worth, and never less than it was.
        prop_assert!(units.to.reversed >= first.reversed);
        let direct = Move::UndoUnits(part).apply(&line, captured)?;
        prop_assert_eq!(units.to.reversed, direct.to.reversed.max(first.reversed));
    }

    #[test]
    fn a_move_again_moves_nothing(line in given::line(), moves in given::moves(), part in 0..=1_000_000u32) {
        let (progress, _) = run(&line, &moves);
        for one in [Move::Capture(part), Move::CaptureRest, Move::UndoTo(part), Move::UndoUnits(part)] {
            let Ok(first) = one.apply(&line, progress) else { continue };
            let again = one.apply(&line, first.to)?;
            prop_assert_eq!(again.to, first.to);
            prop_assert!(again.sources.is_empty() && again.uses.is_empty() && again.voided.is_empty());
        }
    }

    #[test]
    fn a_line_a_progress_and_a_move_survive_json(line in given::line(), moves in given::moves()) {
        let (mut progress, mut json) = (Progress::default(), serde_json::to_string(&line).unwrap());
        prop_assert_eq!(&serde_json::from_str::<FrozenLine>(&json).unwrap(), &line);
        for one in moves {
            let Ok(movement) = one.apply(&line, progress) else { continue };
            json = serde_json::to_string(&movement).unwrap();
            prop_assert_eq!(&serde_json::from_str::<LineMove>(&json).unwrap(), &movement);
            progress = movement.to;
        }
    }

    #[test]
    fn a_progress_of_another_line_is_refused_and_nothing_panics(
        line in given::line(), captured in given::amount(), voided in given::amount(), reversed in given::amount(),
        target in given::amount(), units in any::<u32>(),
    ) {
        let progress = Progress { captured, voided, reversed };
        let of_this_line = Amount::ZERO <= voided
            && Amount::ZERO <= reversed
            && reversed <= captured
            && captured.minor() + voided.minor() <= line.total().minor();
        for result in [
            line.capture_to(progress, target),
            line.capture_rest(progress),
            line.undo_to(progress, target),
            line.undo_units(progress, units.min(line.quantity)),
            line.undo_amount(progress, target.abs().max(Amount::ONE)),
        ] {
            match result {
                Ok(movement) => {
                    prop_assert!(of_this_line);
                    Books::default().post(progress, &movement);
                }
                Err(refusal) if of_this_line => prop_assert_eq!(refusal.code(), "frozen_line.exceeded"),
                Err(refusal) => prop_assert_eq!(refusal.code(), "frozen_line.progress"),
            }
        }
    }
}
