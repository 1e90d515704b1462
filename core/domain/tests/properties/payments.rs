//! Whatever a payment, a refund or a dispute is asked, in whatever order: no more goes back than came, the books agree with
//! the state, and what gateways say twice counts once.

use crate::given::{balances, fresh, minor, refolded};
use proptest::collection::vec;
use proptest::prelude::*;
use vendra_domain::dispute::{self, Dispute, DisputePolicy, VendorPart};
use vendra_domain::frozen_line::{LineMove, Progress, Share, Source};
use vendra_domain::ledger::{Account, Journal};
use vendra_domain::payment::{self, AttemptOutcome, DisputeOutcome, OperationKind, OperationOutcome, Payment};
use vendra_domain::refund::{self, PartStatus, PaymentVia, Refund, Via};
use vendra_domain::{Amount, Decider, Timestamp};

/// What may be asked of a payment; numbers choose among what is there.
#[derive(Debug, Clone, Copy)]
enum Step {
    Attempt,
    Answer(u8),
    Capture(i64),
    Void(i64),
    Refund(i64),
    Resolve(usize, u8),
    Dispute(i64),
    End(usize, bool),
    Release,
    Late(bool),
    Expire,
    Collect(i64),
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let part = || prop_oneof![1..=100i64, Just(1_000)];
    prop_oneof![
        2 => Just(Step::Attempt),
        4 => any::<u8>().prop_map(Step::Answer),
        4 => part().prop_map(Step::Capture),
        1 => part().prop_map(Step::Void),
        4 => part().prop_map(Step::Refund),
        8 => (any::<usize>(), any::<u8>()).prop_map(|(which, answer)| Step::Resolve(which, answer)),
        1 => part().prop_map(Step::Dispute),
        1 => (any::<usize>(), any::<bool>()).prop_map(|(which, won)| Step::End(which, won)),
        1 => Just(Step::Release),
        1 => any::<bool>().prop_map(Step::Late),
        1 => Just(Step::Expire),
        1 => part().prop_map(Step::Collect),
        1 => (0..3i64).prop_map(Step::Wait),
    ]
}

const TERMS: [&str; 4] = [
    r#"{"method": "card", "kind": {"kind": "authorize_and_capture"}, "capture_within_ms": 2, "refund_within_ms": 9}"#,
    r#"{"method": "wallet", "kind": {"kind": "authorize_and_capture"}, "captures": "once"}"#,
    r#"{"method": "boleto", "kind": {"kind": "asynchronous"}, "captures": "once", "pay_within_ms": 3}"#,
    r#"{"method": "invoice", "kind": {"kind": "receivable", "collector": "platform"}}"#,
];

fn request(state: &Payment, step: Step, facts: &mut payment::Facts) -> Option<payment::Request> {
    let book = state.book()?;
    let reason = || "no".to_owned();
    let fee = minor(3);
    Some(match step {
        Step::Attempt => payment::Request::StartAttempt,
        Step::Answer(answer) => payment::Request::ResolveAttempt {
            attempt: book.attempts.last()?.id,
            outcome: match answer % 6 {
                0 | 1 => AttemptOutcome::Authorized,
                2 => AttemptOutcome::Paid { fee },
                3 => AttemptOutcome::Declined { reason: reason() },
                4 => AttemptOutcome::NeedsAction,
                _ => AttemptOutcome::Unknown,
            },
        },
        Step::Capture(amount) => payment::Request::StartCapture { amount: minor(amount) },
        Step::Void(amount) => payment::Request::StartVoid { amount: minor(amount) },
        Step::Refund(amount) => {
            payment::Request::StartRefund { refund: fresh("rfd", book.operations.len()), amount: minor(amount) }
        }
        Step::Resolve(which, answer) => payment::Request::Resolve {
            operation: book.operations.get(which % book.operations.len().max(1))?.id,
            outcome: match answer % 4 {
                0 | 1 => OperationOutcome::Succeeded { fee },
                2 => OperationOutcome::Failed { reason: reason() },
                _ => OperationOutcome::Unknown,
            },
        },
        Step::Dispute(amount) => {
            payment::Request::HoldDispute { dispute: fresh("dsp", book.disputed.len()), amount: minor(amount) }
        }
        Step::End(which, won) => payment::Request::EndDispute {
            dispute: book.disputed.get(which % book.disputed.len().max(1))?.dispute,
            outcome: if won { DisputeOutcome::Won } else { DisputeOutcome::Lost },
        },
        Step::Release => payment::Request::Release,
        Step::Late(true) => payment::Request::AcceptLate,
        Step::Late(false) => payment::Request::ReturnLate,
        Step::Expire => payment::Request::Expire,
        Step::Collect(amount) => payment::Request::Collect { amount: minor(amount), by: payment::Collected::Platform },
        Step::Wait(ms) => {
            facts.at = facts.at.plus_ms(ms).expect("a moment");
            return None;
        }
    })
}

/// No more is taken than was authorized, and no more goes back than was taken.
fn guarded(state: &Payment, journals: &[Journal]) {
    let Some(book) = state.book() else { return };
    let capturable = book.capturable().expect("within bounds");
    let refundable = book.refundable().expect("within bounds");
    assert!(capturable >= Amount::ZERO, "captured or voided more than there is: {state:?}");
    assert!(refundable >= Amount::ZERO, "refunded or disputed more than was captured: {state:?}");
    let captured = book.done(OperationKind::Capture).expect("within bounds");
    assert!(book.collected <= captured, "collected more than is owed: {state:?}");
    assert!(matches!(state, Payment::Captured(_) | Payment::Late(_) | Payment::Closed(_)) || captured.is_zero());
    let balances = balances(journals);
    let clearing = balances.get(&Account::BuyerClearing(book.order)).copied().unwrap_or_default();
    assert_eq!(-clearing, i128::from(captured.minor()), "clearing holds what was captured: {state:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn a_payment_guards_what_may_move(terms in 0..TERMS.len(), steps in vec(step(), 0..40)) {
        let order = fresh("ord", 1);
        let terms = serde_json::from_str(TERMS[terms]).expect("terms");
        let (currency, gateway) = ("EUR".parse().expect("a currency"), "stripe".parse().expect("a name"));
        let create = payment::Request::Create { order, currency, amount: minor(1_000), gateway, terms };
        let at = Timestamp::from_unix_ms(1).expect("a moment");
        let ids = |n: usize| (fresh("att", n), fresh("cap", n), fresh("vod", n));
        let (attempt, capture, void) = ids(0);
        let mut facts = payment::Facts { at, id: fresh("pay", 1), attempt, capture, void };
        let (mut state, mut past, mut journals) = (Payment::default(), Vec::new(), Vec::new());
        let mut ask = |state: &mut Payment, request: &payment::Request, facts: &payment::Facts| {
            for event in Payment::decide(state, request, facts).unwrap_or_default() {
                journals.extend(Payment::effects(state, &event).expect("effects of what was decided").journals);
                *state = Payment::evolve(state.clone(), &event);
                past.push(event);
            }
            guarded(state, &journals);
            refolded::<Payment>(state, &past);
        };
        ask(&mut state, &create, &facts);
        for (n, step) in steps.into_iter().enumerate() {
            (facts.attempt, facts.capture, facts.void) = ids(n + 1);
            let Some(request) = request(&state, step, &mut facts) else { continue };
            let before = state.clone();
            ask(&mut state, &request, &facts);
            // The webhook tells again what the completion told.
            let told = matches!(request, payment::Request::ResolveAttempt { .. } | payment::Request::Resolve { .. });
            if told && before != state {
                prop_assert_eq!(Payment::decide(&state, &request, &facts), Ok(Vec::new()));
            }
        }
    }

    #[test]
    fn a_refund_is_in_transit_until_the_buyer_has_it(
        amounts in vec((0..3usize, 1..5_000i64), 1..6), steps in vec((any::<usize>(), 0..5u8), 0..25),
    ) {
        let payments: Vec<_> = (0..3).map(|n| fresh("pay", n)).collect();
        let shares = amounts.iter().map(|(n, amount)| {
            Share { party: Source::Payment { payment: payments[*n] }, amount: minor(*amount) }
        });
        let movement = LineMove {
            line: fresh("lin", 1), to: Progress::default(), sources: shares.collect(), uses: vec![], voided: vec![],
        };
        let gateway: vendra_domain::names::Gateway = "stripe".parse().expect("a name");
        let via = Via::Gateway { gateway };
        let known = (0..3).map(|n| PaymentVia { payment: payments[n], operation: fresh("rfd", n + 1), via }).collect();
        let mut facts = refund::Facts {
            at: Timestamp::from_unix_ms(1).expect("a moment"), id: fresh("rfd", 0),
            currency: "EUR".parse().expect("a currency"), moves: vec![movement], undistributed: vec![], disputed: vec![], payments: known,
        };
        let create = refund::Request::Create {
            order: fresh("ord", 1), reason: "sent back".to_owned(), to: refund::Destination::Payments,
        };
        let mut requests = vec![create];
        let (mut state, mut past, mut journals) = (Refund::default(), Vec::new(), Vec::new());
        let mut steps = steps.into_iter().enumerate();
        while let Some(request) = requests.pop() {
            for event in Refund::decide(&state, &request, &facts).unwrap_or_default() {
                journals.extend(Refund::effects(&state, &event).expect("effects of what was decided").journals);
                state = Refund::evolve(state, &event);
                past.push(event);
            }
            refolded::<Refund>(&state, &past);
            let (Refund::InTransit(book) | Refund::Failed(book) | Refund::Completed(book)) = &state else {
                panic!("it was created")
            };
            // What is not paid is in transit, a credit too: the store credit takes it from there.
            let sum = |paid: bool| -> i128 {
                let parts = book.parts.iter().filter(|part| (part.status == PartStatus::Paid) == paid);
                parts.map(|part| i128::from(part.amount.minor())).sum()
            };
            let balances = balances(&journals);
            let of = |account| balances.get(&account).copied().unwrap_or_default();
            prop_assert_eq!(-of(Account::RefundsInTransit), sum(false));
            prop_assert_eq!(-of(Account::GatewayClearing(gateway)) - of(Account::Bank), sum(true));
            let by_hand = book.parts.iter().filter(|part| part.via == Some(Via::Bank) && part.status == PartStatus::Paid);
            prop_assert_eq!(-of(Account::Bank), by_hand.map(|part| i128::from(part.amount.minor())).sum::<i128>());
            prop_assert_eq!(of(Account::BuyerClearing(book.order)), sum(true) + sum(false));
            if let Some((n, (which, what))) = steps.next() {
                facts.id = fresh("rfd", 100 + n);
                let operation = book.parts[which % book.parts.len()].operation;
                requests.push(match what {
                    0 => refund::Request::PartPaid { operation },
                    1 => refund::Request::PartFailed { operation, reason: "no".to_owned() },
                    2 => refund::Request::Retry { operation },
                    3 => refund::Request::PayByHand { operation, reference: "SEPA 17".to_owned() },
                    _ => refund::Request::GiveCredit { operation },
                });
            }
        }
    }

    #[test]
    fn a_dispute_that_is_won_leaves_nothing_behind(
        amount in 1..=Amount::MAX.minor() / 2, cut in 0..=100i128, fee in 0..5_000i64,
        policy in 0..2usize, steps in vec(0..3u8, 0..4),
    ) {
        let (amount, fee) = (minor(amount), minor(fee));
        let first = Amount::from_wide(i128::from(amount.minor()) * cut / 100).expect("a part");
        let part = |n, amount| VendorPart { vendor: fresh("ven", n), amount };
        let vendors = [part(1, first), part(2, amount.minus(first).expect("a part"))];
        let facts = dispute::Facts {
            at: Timestamp::from_unix_ms(1).expect("a moment"), id: fresh("dsp", 1), order: fresh("ord", 1),
            currency: "EUR".parse().expect("a currency"), gateway: "stripe".parse().expect("a name"),
            captured: amount, refundable: amount, policy: [DisputePolicy::Platform, DisputePolicy::Vendor][policy],
            vendors: vendors.into_iter().filter(|part| !part.amount.is_zero()).collect(), stakes: vec![], others: vec![],
        };
        let open = dispute::Request::Open { payment: fresh("pay", 1), amount, fee, reason: "fraud".to_owned() };
        let mut requests = vec![open];
        requests.extend(steps.into_iter().map(|step| match step {
            0 => dispute::Request::SubmitEvidence { evidence: "sha256:00".to_owned() },
            1 => dispute::Request::Lose,
            _ => dispute::Request::Win { fee_returned: fee },
        }));
        let (mut state, mut past, mut journals, mut counted) = (Dispute::default(), vec![], vec![], 0i128);
        for request in &requests {
            for event in Dispute::decide(&state, request, &facts).unwrap_or_default() {
                let effects = Dispute::effects(&state, &event).expect("effects of what was decided");
                counted += effects.counters.iter().map(|moved| i128::from(moved.delta)).sum::<i128>();
                journals.extend(effects.journals);
                state = Dispute::evolve(state, &event);
                past.push(event);
            }
            refolded::<Dispute>(&state, &past);
        }
        let balances = balances(&journals);
        let available: i128 = (1..=2)
            .map(|n| balances.get(&Account::VendorAvailable(fresh("ven", n))).copied().unwrap_or_default())
            .sum();
        prop_assert_eq!(-available, counted);
        if matches!(state, Dispute::Won(_)) {
            prop_assert!(balances.values().all(|balance| *balance == 0), "{:?}", balances);
        }
        if !matches!(state, Dispute::Open(_) | Dispute::UnderReview(_)) {
            prop_assert_eq!(balances.get(&Account::Disputed(facts.id)).copied(), Some(0));
        }
    }
}
