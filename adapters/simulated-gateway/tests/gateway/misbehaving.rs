//! Each misbehaviour, at the call that it happens to.

use crate::{Answered, DAY, Desk, MINUTE, declined, done, id};
use vendra::Amount;
use vendra::domain::payment::{AttemptOutcome, OperationOutcome};
use vendra::port::{GatewayAnswer, GatewayNews};
use vendra_simulated_gateway::{Call, Config, Misbehaviour};

/// A desk with a payment whose authorization went wrong in a way, and what was answered.
fn authorized(misbehaviour: Misbehaviour) -> (Desk, Answered) {
    let desk = Desk::new(Config::default());
    desk.gateway.misbehave(misbehaviour);
    let answer = desk.authorize(1, "authorize_and_capture");
    (desk, answer)
}

fn held(desk: &Desk) -> i64 {
    desk.gateway.payment(id("pay", 1)).map_or(0, |seen| seen.held())
}

fn unknown() -> Answered {
    Ok(GatewayAnswer::Unknown)
}

#[test]
fn what_does_not_answer_may_have_been_done() {
    for misbehaviour in [Misbehaviour::Down, Misbehaviour::TimesOutUndone] {
        let (desk, answer) = authorized(misbehaviour);
        assert!(answer.is_err() && held(&desk) == 0 && desk.look_up("att", 1) == Ok(None), "{misbehaviour:?}");
        assert_eq!(desk.authorize(1, "authorize_and_capture"), done());
    }
    let (desk, answer) = authorized(Misbehaviour::TimesOutDone);
    assert!(answer.is_err() && held(&desk) == 10_000);
    assert_eq!(desk.look_up("att", 1).map(Option::unwrap), done());
    let (desk, answer) = authorized(Misbehaviour::AnswersUnknown);
    assert_eq!((answer, held(&desk)), (unknown(), 10_000));
    desk.gateway.misbehave(Misbehaviour::AnswersUnknown);
    // The post takes it: it is the first that it can happen to.
    assert_eq!((desk.authorize(1, "authorize_and_capture"), held(&desk)), (unknown(), 10_000));
    desk.gateway.misbehave(Misbehaviour::AnswersUnknown);
    assert_eq!(desk.look_up("att", 1), Ok(Some(GatewayAnswer::Unknown)));
}

#[test]
fn what_is_done_later_is_unheard_of_first_and_then_unknown() {
    let (desk, answer) = authorized(Misbehaviour::DoneLater);
    assert!(answer.is_err() && held(&desk) == 0);
    assert_eq!(desk.look_up("att", 1), Ok(None));
    assert_eq!(desk.authorize(1, "authorize_and_capture"), unknown(), "it is under way, once");
    desk.clock.turn(MINUTE / 2);
    assert_eq!(desk.look_up("att", 1), Ok(Some(GatewayAnswer::Unknown)));
    assert!(desk.told().is_empty());
    desk.clock.turn(MINUTE / 2);
    assert_eq!((desk.look_up("att", 1).map(Option::unwrap), held(&desk)), (done(), 10_000));
    assert_eq!(desk.told().len(), 1);
}

#[test]
fn it_declines_and_says_so_again() {
    let (desk, answer) = authorized(Misbehaviour::Declines);
    assert!(declined(&answer) && declined(&desk.authorize(1, "authorize_and_capture")) && held(&desk) == 0);
}

#[test]
fn payers_act_later_or_give_up() {
    for (misbehaviour, comes_to) in [
        (Misbehaviour::ActionConfirmed, AttemptOutcome::Authorized),
        (Misbehaviour::ActionAbandoned, AttemptOutcome::Declined { reason: "abandoned".into() }),
    ] {
        let (desk, answer) = authorized(misbehaviour);
        assert!(matches!(answer, Ok(GatewayAnswer::NeedsAction { url: Some(_) })));
        let of = |outcome| GatewayNews::Attempt { payment: id("pay", 1), attempt: id("att", 1), outcome };
        assert_eq!(desk.told(), [of(AttemptOutcome::NeedsAction)]);
        desk.clock.turn(MINUTE);
        assert_eq!(desk.told(), [of(comes_to)]);
    }
    // A boleto waits for its payer by nature, and what is paid is taken.
    let desk = Desk::new(Config::default());
    assert!(matches!(desk.authorize(1, "asynchronous"), Ok(GatewayAnswer::NeedsAction { .. })));
    desk.clock.turn(3 * DAY);
    desk.gateway.confirm(id("att", 1));
    assert_eq!(desk.balance(), 10_000);
}

#[test]
fn authorizations_lapse_early() {
    let (desk, _) = authorized(Misbehaviour::LapsesEarly);
    desk.clock.turn(MINUTE);
    assert!(held(&desk) == 0 && declined(&desk.capture(1, 10_000)));
}

#[test]
fn a_fee_is_in_the_report_alone() {
    let desk = Desk::new(Config::default().fee(0, Amount::ONE));
    desk.authorize(1, "authorize_and_capture").expect("an answer");
    desk.gateway.misbehave(Misbehaviour::FeeSaidLater);
    assert_eq!((desk.capture(1, 10_000), desk.balance()), (done(), 9_999));
}

#[test]
fn refunds_and_payouts_come_back() {
    let desk = Desk::new(Config::default());
    desk.authorize(1, "sale").expect("an answer");
    desk.told();
    desk.gateway.misbehave(Misbehaviour::RefundFailsLater);
    assert_eq!((desk.refund(1, 4_000), desk.balance()), (done(), 6_000));
    desk.gateway.misbehave(Misbehaviour::PayoutFailsLater);
    assert_eq!((desk.pay_out(1, 5_000), desk.balance()), (done(), 1_000));
    desk.clock.turn(DAY);
    assert_eq!(desk.balance(), 10_000);
    let told = desk.told();
    assert!(matches!(told[0], GatewayNews::Operation { outcome: OperationOutcome::Succeeded { .. }, .. }));
    assert!(matches!(told[1], GatewayNews::Operation { outcome: OperationOutcome::Failed { .. }, .. }));
    assert!(matches!(told[2..], [GatewayNews::PayoutPaid { .. }, GatewayNews::PayoutFailed { .. }]));
    assert!(matches!(desk.look_up("pyo", 1), Ok(Some(GatewayAnswer::Declined { .. }))));
}

#[test]
fn banks_take_money_back_and_decide() {
    for (misbehaviour, left) in [
        (Misbehaviour::Disputed, -1_500),
        (Misbehaviour::DisputedAndLost, -1_500),
        (Misbehaviour::DisputedAndWon, 10_000),
    ] {
        let desk = Desk::new(Config::default());
        desk.gateway.misbehave(misbehaviour);
        desk.authorize(1, "sale").expect("an answer");
        desk.clock.turn(MINUTE);
        assert_eq!(desk.balance(), -1_500, "{misbehaviour:?}");
        assert!(declined(&desk.refund(1, 1)), "what is disputed does not go back a second time");
        desk.clock.turn(MINUTE);
        assert_eq!(desk.balance(), left, "{misbehaviour:?}");
    }
}

#[test]
fn webhooks_come_twice_late_early_and_out_of_order() {
    let names =
        |desk: &Desk| -> Vec<String> { desk.gateway.webhooks().into_iter().map(|webhook| webhook.event.id).collect() };
    let both = |misbehaviour: Misbehaviour| {
        let (desk, _) = authorized(misbehaviour);
        desk.capture(1, 10_000).expect("an answer");
        let at_once = names(&desk);
        desk.clock.turn(10 * MINUTE);
        (at_once, names(&desk))
    };
    let (usual, later) = both(Misbehaviour::FeeSaidLater);
    assert!(usual.len() == 2 && later.is_empty());
    let (at_once, later) = both(Misbehaviour::WebhookTwice);
    assert!(at_once == usual && later == usual[..1]);
    let (at_once, _) = both(Misbehaviour::WebhooksReordered);
    assert!(at_once.iter().eq(usual.iter().rev()));
    let (at_once, later) = both(Misbehaviour::WebhookDelayed);
    assert!(at_once == usual[1..] && later == usual[..1]);
    let (at_once, _) = both(Misbehaviour::WebhookBeforeReply);
    assert_eq!(at_once, usual);
}

/// The same seed and the same calls come to the same; another seed does not.
#[test]
fn chance_is_the_seeds() {
    let run = |seed| {
        let config = Config::default().seed(seed).misbehaves(500, Misbehaviour::ALL.iter().copied());
        let desk = Desk::new(config);
        for number in 1..=9 {
            let _ = (desk.authorize(number, "authorize_and_capture"), desk.capture(number, 10_000));
            let _ = (desk.refund(number, 5_000), desk.look_up("rfd", number));
            desk.clock.turn(MINUTE);
        }
        (desk.told(), desk.gateway.tally(), desk.balance())
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
    let seen: std::collections::BTreeSet<_> = (0..200).flat_map(|seed| run(seed).1.misbehaved.into_keys()).collect();
    let never = Misbehaviour::ALL.iter().filter(|one| !seen.contains(one));
    let payouts_alone: Vec<_> = never.copied().collect();
    assert_eq!(payouts_alone, [Misbehaviour::PayoutFailsLater]);
    assert!(Misbehaviour::PayoutFailsLater.applies_to(Call::PayOut));
}
