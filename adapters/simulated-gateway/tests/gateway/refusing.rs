//! What a real gateway refuses, and what it forgets.

use crate::{DAY, Desk, amount, declined, done, id};
use vendra::Amount;
use vendra::domain::reconciliation::ReportKind;
use vendra::port::*;
use vendra::{domain::signature, port::Clock};
use vendra_simulated_gateway::{Config, Signing, TEST_SECRET};

#[test]
fn no_more_is_captured_than_was_authorized_and_no_more_goes_back_than_was_captured() {
    let desk = Desk::new(Config::default());
    assert!(declined(&desk.capture(1, 1)), "nothing was authorized");
    assert_eq!(desk.authorize(1, "authorize_and_capture"), done());
    assert_eq!(desk.capture(10, 6_000), done());
    assert!(declined(&desk.capture(11, 4_001)));
    assert_eq!(desk.void(12, 1_000), done());
    assert!(declined(&desk.capture(13, 3_001)));
    assert_eq!(desk.capture(14, 3_000), done());
    assert!(declined(&desk.refund(15, 9_001)));
    assert_eq!(desk.refund(16, 4_000), done());
    assert!(declined(&desk.refund(17, 5_001)));
    assert_eq!((desk.balance(), desk.gateway.tally().exceeded), (5_000, 5));
}

#[test]
fn the_same_id_is_the_same_operation_within_the_window_and_another_one_past_it() {
    let desk = Desk::new(Config::default());
    desk.authorize(1, "authorize_and_capture").expect("an answer");
    assert_eq!((desk.capture(1, 4_000), desk.capture(1, 4_000)), (done(), done()));
    assert!(declined(&desk.capture(1, 4_001)), "other parameters");
    assert_eq!((desk.balance(), desk.gateway.tally().other_parameters), (4_000, 1));
    desk.clock.turn(DAY - 1);
    assert_eq!((desk.capture(1, 4_000), desk.balance()), (done(), 4_000));
    desk.clock.turn(1);
    // What engines must never do: the buyer is charged a second time.
    assert_eq!((desk.capture(1, 4_000), desk.balance()), (done(), 8_000));
    assert_eq!((desk.gateway.tally().posted_again, desk.gateway.tally().done_twice), (1, 1));
    // A look-up finds it for ever.
    assert_eq!(desk.look_up("cap", 1), Ok(Some(GatewayAnswer::Succeeded { fee: Amount::ZERO })));
}

#[test]
fn what_is_authorized_lapses_and_what_lapsed_cannot_be_captured() {
    let desk = Desk::new(Config::default());
    desk.authorize(1, "authorize_and_capture").expect("an answer");
    desk.clock.turn(7 * DAY);
    assert!(declined(&desk.capture(1, 10_000)));
    assert!(desk.told().contains(&GatewayNews::Lapsed { payment: id("pay", 1) }));
    assert_eq!(desk.void(1, 10_000), done(), "nothing is held any more, which is what was wanted");
}

#[test]
fn a_method_that_is_captured_once_lets_go_of_the_rest() {
    let desk = Desk::new(Config::default());
    let terms = r#"{"method": "card", "kind": {"kind": "authorize_and_capture"}, "captures": "once"}"#;
    let call = Authorize {
        attempt: id("att", 1),
        payment: id("pay", 1),
        order: id("ord", 1),
        amount: amount(10_000),
        currency: "EUR".parse().expect("a currency"),
        terms: serde_json::from_str(terms).expect("terms"),
        pay_by: None,
        token: None,
    };
    pollster::block_on(desk.gateway.authorize(&call)).expect("an answer");
    assert_eq!(desk.capture(10, 2_000), done());
    assert!(declined(&desk.capture(11, 1)));
    assert_eq!(desk.gateway.payment(id("pay", 1)).map(|seen| (seen.lapsed, seen.held())), Some((8_000, 0)));
}

#[test]
fn vendors_are_paid_from_what_is_there() {
    let desk = Desk::new(Config::default().available_ms(DAY));
    desk.authorize(1, "sale").expect("an answer");
    assert!(declined(&desk.pay_out(1, 4_000)), "it is there, and not available yet");
    desk.clock.turn(DAY);
    assert_eq!((desk.pay_out(2, 4_000), desk.balance()), (done(), 6_000));
    assert!(declined(&desk.pay_out(3, 6_001)));
    let eur = "EUR".parse().expect("a currency");
    let (vendor, amount) = (id("ven", 1), amount(5_000));
    let call = |number| VendorTransfer { transfer: id("trf", number), vendor, amount, currency: eur, reverses: None };
    let (first, again) = (call(1), call(2));
    assert_eq!(pollster::block_on(desk.gateway.transfer(&first)), done());
    assert_eq!((desk.balance(), desk.gateway.vendor_balance(vendor, eur).minor()), (1_000, 5_000));
    assert!(declined(&pollster::block_on(desk.gateway.transfer(&again))));
    assert_eq!(pollster::block_on(desk.gateway.reverse_transfer(&call(3))), done());
    assert!(declined(&pollster::block_on(desk.gateway.reverse_transfer(&call(4)))));
    assert_eq!(desk.balance(), 6_000);
}

#[test]
fn the_report_sums_to_the_balance() {
    let desk = Desk::new(Config::default().fee(140, amount(25)));
    desk.authorize(1, "authorize_and_capture").expect("an answer");
    desk.capture(1, 10_000).expect("an answer");
    desk.refund(1, 2_500).expect("an answer");
    let case = desk.gateway.dispute(id("pay", 1), amount(3_000)).expect("a case");
    desk.gateway.lose(&case);
    desk.gateway.win(&case);
    desk.gateway.withdraw("EUR".parse().expect("a currency"), amount(1_000));
    let lines = desk.gateway.report(desk.clock.now(), desk.clock.now().plus_ms(1).expect("a moment"));
    let seen: Vec<_> = lines.iter().map(|line| (line.kind, line.gross.minor(), line.fee.minor())).collect();
    assert_eq!(
        seen,
        [
            (ReportKind::Capture, 10_000, 165),
            (ReportKind::Refund, -2_500, 0),
            (ReportKind::Dispute, -3_000, 1_500),
            (ReportKind::DisputeReturned, 3_000, -1_500),
            (ReportKind::Withdrawal, -1_000, 0),
        ]
    );
    assert_eq!(lines.iter().map(|line| line.net.minor()).sum::<i64>(), desk.balance());
    assert_eq!(desk.balance(), 6_335);
}

#[test]
fn webhooks_are_signed_as_they_say() {
    let standard = signature::StandardSecret::parse(TEST_SECRET).expect("a secret");
    let desk = Desk::new(Config::default());
    desk.authorize(1, "authorize_and_capture").expect("an answer");
    let (webhook, now) = (desk.gateway.webhooks().remove(0), desk.clock.now().unix_ms() / 1_000);
    let header = |name| webhook.header(name).expect("a header");
    let (of, at, signed) = (header("webhook-id"), header("webhook-timestamp"), header("webhook-signature"));
    signature::verify_standard(&[standard], of, at, &webhook.body, signed, now).expect("it is signed");

    let secret = signature::StripeSecret::parse("whsec_test").expect("a secret");
    let desk = Desk::new(Config::default().signing(Signing::Stripe(secret.clone())));
    desk.authorize(1, "authorize_and_capture").expect("an answer");
    let webhook = desk.gateway.webhooks().remove(0);
    let signed = webhook.header("stripe-signature").expect("a header");
    signature::verify_stripe(&[secret], signed, &webhook.body, now).expect("it is signed");
}
