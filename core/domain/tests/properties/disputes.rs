//! Whatever is disputed of a payment, lost, covered by lines that are undone and won back, in whatever order: who bears it sums to
//! what is disputed and not covered, nobody bears more than it had of the payment, and what is won leaves nothing behind.

use crate::given::{balances, fresh, line_of, minor, refolded};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use vendra_domain::dispute::{Borne, Dispute, DisputePolicy, Event, Facts, Request, Stake, VendorPart};
use vendra_domain::frozen_line::{FrozenLine, Progress, Source};
use vendra_domain::ledger::{Account, Journal, VendorShare, use_account};
use vendra_domain::money::allotment;
use vendra_domain::{Amount, Decider, PaymentId, Timestamp};

fn payment() -> PaymentId {
    "pay_01h455vb4pex5vsknk084sn001".parse().expect("an id")
}

/// What undoing the rest of a line would move that is captured so far, and undone so far, in thousandths.
fn stake(line: &FrozenLine, (captured, undone): (i64, i64)) -> Stake {
    let part = |of: i64, thousandths: i64| minor(of * thousandths / 1_000);
    let captured = part(line.total().minor(), captured);
    let reversed = part(captured.minor(), undone);
    let progress = Progress { captured, voided: Amount::ZERO, reversed };
    let movement = line.undo_to(progress, line.total()).expect("the rest");
    Stake { kind: line.kind, movement }
}

/// What each has of the payment's part, by another way than the code's: line by line, use by use.
fn had(stakes: &[Stake]) -> (BTreeMap<Account, i64>, i64) {
    let (mut had, mut paid) = (BTreeMap::new(), 0);
    for stake in stakes {
        let of = stake.movement.sources.iter().filter(|share| share.party == Source::Payment { payment: payment() });
        let part = Amount::sum(of.map(|share| share.amount)).expect("a sum");
        let weights: Vec<Amount> = stake.movement.uses.iter().map(|share| share.amount).collect();
        for (share, amount) in stake.movement.uses.iter().zip(allotment(&weights, part).expect("a part")) {
            let account = use_account(share.party, stake.kind, VendorShare::Available);
            *had.entry(account).or_insert(0) += amount.minor();
        }
        paid += part.minor();
    }
    (had, paid)
}

#[derive(Debug, Clone, Copy)]
enum Step {
    /// So many thousandths of what is left of the payment are disputed, and lost.
    Lose(i64),
    /// So many thousandths of what is not covered are.
    Cover(usize, i64),
    Win(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (1..=1_000i64).prop_map(Step::Lose),
        2 => (any::<usize>(), 1..=1_000i64).prop_map(|(which, part)| Step::Cover(which, part)),
        1 => any::<usize>().prop_map(Step::Win),
    ]
}

struct Case {
    state: Dispute,
    past: Vec<Event>,
    facts: Facts,
}

fn borne(case: &Case) -> Vec<Borne> {
    match &case.state {
        Dispute::Lost(book) => book.borne.clone(),
        _ => Vec::new(),
    }
}

fn ask(case: &mut Case, request: &Request, journals: &mut Vec<Journal>) -> Result<(), TestCaseError> {
    for event in Dispute::decide(&case.state, request, &case.facts).expect("it may be asked") {
        journals.extend(Dispute::effects(&case.state, &event).expect("effects of what was decided").journals);
        case.state = Dispute::evolve(case.state.clone(), &event);
        case.past.push(event);
    }
    refolded::<Dispute>(&case.state, &case.past);
    if let Dispute::Lost(book) = &case.state {
        let bears: i64 = book.borne.iter().map(|part| part.amount.minor()).sum();
        prop_assert_eq!(bears, book.amount.minor() - book.covered.minor());
        prop_assert!(book.borne.iter().all(|part| part.amount > Amount::ZERO));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn who_bears_a_payment_s_disputes_bears_what_it_had_and_no_more(
        lines in vec((line_of((0..=50_000i64).prop_map(minor), 1..=9), 0..=1_000i64, 0..=1_000i64), 1..4),
        policy in 0..3usize, steps in vec(step(), 1..14),
    ) {
        let stakes: Vec<Stake> = lines.iter().map(|(line, captured, undone)| stake(line, (*captured, *undone))).collect();
        let (had, paid) = had(&stakes);
        let policy = [DisputePolicy::Platform, DisputePolicy::Vendor, DisputePolicy::BySplit][policy];
        let (mut cases, mut journals, mut left): (Vec<Case>, Vec<Journal>, i64) = (Vec::new(), Vec::new(), paid);
        for step in steps {
            match step {
                Step::Lose(part) => {
                    let amount = left * part / 1_000;
                    if amount == 0 { continue }
                    left -= amount;
                    let facts = Facts {
                        at: Timestamp::from_unix_ms(1).expect("a moment"), id: fresh("dsp", cases.len()),
                        order: fresh("ord", 1), currency: "EUR".parse().expect("a currency"),
                        gateway: "stripe".parse().expect("a name"), captured: minor(paid), refundable: minor(paid), policy,
                        vendors: vec![VendorPart { vendor: fresh("ven", 1), amount: minor(7) }, VendorPart { vendor: fresh("ven", 2), amount: minor(3) }],
                        stakes: stakes.clone(), others: cases.iter().flat_map(borne).collect(),
                    };
                    let open = Request::Open { payment: payment(), amount: minor(amount), fee: Amount::ZERO, reason: "fraud".to_owned() };
                    let mut case = Case { state: Dispute::default(), past: Vec::new(), facts };
                    ask(&mut case, &open, &mut journals)?;
                    ask(&mut case, &Request::Lose, &mut journals)?;
                    cases.push(case);
                }
                Step::Cover(which, part) if !cases.is_empty() => {
                    let at = which % cases.len();
                    let Dispute::Lost(book) = &cases[at].state else { continue };
                    let amount = book.open().expect("a rest").minor() * part / 1_000;
                    if amount > 0 {
                        ask(&mut cases[at], &Request::Cover { cause: fresh("rfd", 1), amount: minor(amount) }, &mut journals)?;
                    }
                }
                Step::Win(which) if !cases.is_empty() => {
                    let at = which % cases.len();
                    ask(&mut cases[at], &Request::Win { fee_returned: Amount::ZERO }, &mut journals)?;
                }
                Step::Cover(..) | Step::Win(_) => {}
            }
            if policy == DisputePolicy::BySplit {
                let mut bears: BTreeMap<Account, i64> = BTreeMap::new();
                for part in cases.iter().flat_map(borne) {
                    *bears.entry(part.account).or_insert(0) += part.amount.minor();
                }
                for (account, bears) in &bears {
                    prop_assert!(had.get(account).is_some_and(|had| bears <= had), "{account} bears {bears}");
                }
                // All of the payment is lost, and nothing of it covered or won: everybody lost exactly what it had.
                if bears.values().sum::<i64>() == paid {
                    let all: BTreeMap<Account, i64> = had.iter().filter(|(_, had)| **had > 0).map(|(a, had)| (*a, *had)).collect();
                    prop_assert_eq!(bears, all);
                }
            }
            for case in &cases {
                let at = balances(&journals).get(&Account::Disputed(case.facts.id)).copied().unwrap_or_default();
                prop_assert_eq!(at, 0);
            }
        }
        // Won back, all of them: nobody has lost anything, and what lines gave back is the buyer's.
        for case in &mut cases {
            ask(case, &Request::Win { fee_returned: Amount::ZERO }, &mut journals)?;
        }
        prop_assert!(balances(&journals).values().all(|balance| *balance == 0), "{:?}", balances(&journals));
    }
}
