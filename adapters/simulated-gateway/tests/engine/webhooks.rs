//! Webhooks as they come: forged, late, twice, early, out of order, and about nothing that is known.

use crate::shop::{AtOnce, Shop, acme, amount};
use pollster::block_on;
use std::sync::{Arc, Mutex};
use vendra::domain::dispute::Dispute;
use vendra::domain::payment::Payment;
use vendra::domain::refund::Refund;
use vendra::domain::signature::{StandardSecret, StripeSecret, sign_standard, sign_stripe};
use vendra::inward::{GatewayWebhooks, Heard, Secrets, WEBHOOK_BYTES_MAX};
use vendra::port::*;
use vendra::*;
use vendra_simulated_gateway::{Config, Misbehaviour, Signing, TEST_SECRET};

const MINUTE: i64 = 60_000;

/// The parser of the tests that sign by hand: one event, as vendra writes it.
#[derive(Debug)]
struct Words;

impl GatewayEvents for Words {
    fn read<'a>(&'a self, message: &'a WebhookMessage<'_>) -> Answer<'a, Vec<GatewayEvent>, Unreadable> {
        Box::pin(
            async move { serde_json::from_slice(message.body).map_err(|error| Unreadable::new(error.to_string())) },
        )
    }
}

/// A shop whose webhooks are verified with two secrets of each scheme.
fn signed_by_hand(stripe: bool) -> (Shop, Engine) {
    let shop = Shop::new(Config::default());
    let secrets = if stripe {
        Secrets::Stripe(["whsec_new", "whsec_old"].map(|one| StripeSecret::parse(one).expect("a secret")).to_vec())
    } else {
        let standard = |one| StandardSecret::parse(one).expect("a secret");
        Secrets::Standard(vec![standard("whsec_bmV3"), standard("whsec_b2xk")])
    };
    let engine = Engine::builder(Arc::clone(shop.trial.engine.store()))
        .clock(shop.trial.clock.clone())
        .webhooks(acme(), GatewayWebhooks::new(secrets, Arc::new(Words)))
        .build();
    (shop, engine)
}

fn code(answer: Result<Vec<vendra::inward::Told>, Error>) -> &'static str {
    answer.map_or_else(|error| error.code(), |_| "taken")
}

/// kf_28: while secrets are rotated a message has a signature of each, and either secret will do, in any place of the list.
#[test]
fn any_signature_of_the_list_and_any_of_the_secrets_will_do() {
    let (shop, engine) = signed_by_hand(false);
    let at = shop.trial.clock.now().unix_ms() / 1_000;
    let sign = |secret: &str| sign_standard(&StandardSecret::parse(secret).expect("a secret"), "msg_1", at, b"[]");
    let receive = |signature: &str, at: i64, body: &[u8]| {
        let at = at.to_string();
        let headers = [("Webhook-ID", "msg_1"), ("webhook-timestamp", at.as_str()), ("WEBHOOK-SIGNATURE", signature)];
        code(block_on(engine.receive(shop.trial.tenant, acme(), &headers, body)))
    };
    let (new, old, other) = (sign("whsec_bmV3"), sign("whsec_b2xk"), sign("whsec_b3RoZXI="));
    for list in [new.clone(), old.clone(), format!("{other} {old}"), format!("{new} {other}")] {
        assert_eq!(receive(&list, at, b"[]"), "taken");
    }
    assert_eq!(receive(&other, at, b"[]"), "signature.mismatch");
    assert_eq!(receive(&new, at, b"[ ]"), "signature.mismatch");
    assert_eq!(receive(&new, at - 301, b"[]"), "signature.too_old");
    assert_eq!(receive(&new, at + 301, b"[]"), "signature.too_new");
    assert_eq!(receive("", at, b"[]"), "signature.mismatch");
    let bare = code(block_on(engine.receive(shop.trial.tenant, acme(), &[], b"[]")));
    assert_eq!(bare, "signature.malformed");
    let nobodys = "other".parse().expect("a name");
    assert_eq!(code(block_on(engine.receive(shop.trial.tenant, nobodys, &[], b"[]"))), "webhook.unconfigured");
}

#[test]
fn a_body_is_read_and_measured_once_it_is_genuine() {
    let (shop, engine) = signed_by_hand(true);
    let secret = StripeSecret::parse("whsec_old").expect("a secret");
    let receive = |body: &[u8]| {
        let header = sign_stripe(&secret, shop.trial.clock.now().unix_ms() / 1_000, body);
        code(block_on(engine.receive(shop.trial.tenant, acme(), &[("stripe-signature", header.as_str())], body)))
    };
    assert_eq!(receive(b"not JSON"), "webhook.unreadable");
    let padded = |bytes: usize| format!("[{}]", " ".repeat(bytes - 2)).into_bytes();
    assert_eq!(receive(&padded(WEBHOOK_BYTES_MAX)), "taken");
    assert_eq!(receive(&padded(WEBHOOK_BYTES_MAX + 1)), "webhook.too_large");
    let one = r#"{"id": "evt_1", "what": {"news": "lapsed", "payment": "pay_01h455vb4pex5vsknk084sn02q"}}"#;
    assert_eq!(receive(format!("[{one}]").as_bytes()), "webhook.unknown");
    let many = |count| format!("[{}]", vec![one; count].join(","));
    assert_eq!(receive(many(100).as_bytes()), "webhook.unknown");
    assert_eq!(receive(many(101).as_bytes()), "webhook.too_large");
    let nameless = format!("[{}]", one.replace("evt_1", ""));
    assert_eq!(receive(nameless.as_bytes()), "webhook.unknown", "it is about nothing, whatever its name");
}

/// kf_04: the reply and the webhook tell the same, in whichever order, as often as they like.
#[test]
fn what_is_told_twice_is_done_once() {
    for misbehaviour in [Misbehaviour::WebhookTwice, Misbehaviour::WebhookDelayed, Misbehaviour::WebhooksReordered] {
        for (call, signing) in [(0, None), (1, StripeSecret::parse("whsec_test").ok())] {
            let config = signing.map_or_else(Config::default, |one| Config::default().signing(Signing::Stripe(one)));
            let shop = Shop::new(config);
            shop.gateway.plan(call, misbehaviour);
            let (order, payment) = shop.bought("tok");
            let heard = shop.settle(15 * MINUTE);
            assert!(heard.len() >= 2 && heard.iter().all(|heard| *heard == Heard::Known), "{misbehaviour:?}");
            assert!(matches!(shop.payment(payment), Payment::Captured(_)));
            assert_eq!(shop.both_balances(), (2_490, 2_490));
            shop.is_whole(order);
        }
    }
}

#[test]
fn what_the_reply_did_not_say_the_webhook_does() {
    for call in [0, 1] {
        let shop = Shop::new(Config::default().fee(140, amount(25)));
        shop.gateway.plan(call, Misbehaviour::TimesOutDone);
        let (order, payment) = shop.bought("tok");
        let told = shop.gateway.webhooks();
        let heard: Vec<Heard> = told.iter().map(|one| shop.deliver(one).expect("taken")[0].heard).collect();
        assert!(heard.contains(&Heard::New));
        assert_eq!(shop.settle(MINUTE).len(), usize::from(call == 0), "that it was captured, where that came after");
        assert!(matches!(shop.payment(payment), Payment::Captured(_)), "{call}");
        assert_eq!(shop.order(order), "placed");
        shop.is_whole(order);
        // The same message after its key is forgotten is old news too.
        told.into_iter().for_each(|one| shop.gateway.redeliver(one));
        shop.trial.clock.turn(3 * 86_400_000);
        let again = shop.settle(0);
        assert!(!again.is_empty() && again.iter().all(|heard| *heard == Heard::Known), "{again:?}");
        let fees = 60;
        assert_eq!(shop.both_balances(), (2_490 - fees, 2_490 - fees));
    }
}

/// kf_04: the webhook of an authorization, and that of a capture, is there before the reply is.
#[test]
fn a_webhook_may_come_before_the_reply() {
    for call in [0, 1] {
        let shop = Shop::new(Config::default());
        let (engine, tenant) = (shop.trial.engine.clone(), shop.trial.tenant);
        let courier = Arc::new(AtOnce { engine, tenant, answers: Mutex::default() });
        shop.gateway.courier(courier.clone());
        shop.gateway.plan(call, Misbehaviour::WebhookBeforeReply);
        let (order, payment) = shop.bought("tok");
        let answers = std::mem::take(&mut *courier.answers.lock().expect("answers"));
        assert!(answers.len() == 1 && answers[0].as_ref().is_ok_and(|told| told[0].heard == Heard::New), "{answers:?}");
        assert!(matches!(shop.payment(payment), Payment::Captured(_)), "{call}");
        assert_eq!(shop.order(order), "placed");
        shop.settle(MINUTE);
        shop.is_whole(order);
    }
}

/// kf_29: money that is authorized after its order was let go revives it.
#[test]
fn late_money_revives_the_order_or_goes_back() {
    for sold_meanwhile in [false, true] {
        let shop = Shop::new(Config::default());
        let with = shop.trial.by_card("action");
        let order = shop.check_out(10, 0, with).expect("an order");
        let payment = shop.payments(order)[0];
        shop.trial.clock.turn(3_600_000);
        block_on(shop.trial.worker().orders().release(order)).expect("it is let go");
        if sold_meanwhile {
            shop.check_out(1, 0, shop.trial.by_invoice()).expect("an order");
        }
        drop(shop.gateway.webhooks());
        shop.gateway.confirm(shop.book(payment).attempts[0].id);
        assert_eq!(shop.settle(MINUTE)[0], Heard::New);
        let (state, held) = (shop.order(order), shop.gateway.payment(payment).expect("a payment").held());
        let expected = if sold_meanwhile { ("released", 0) } else { ("placed", 24_900) };
        assert_eq!((state.as_str(), shop.both_balances()), (expected.0, (expected.1, expected.1)));
        assert_eq!(held, 0, "it is captured, or let go");
    }
}

#[test]
fn a_refund_that_comes_back_is_told() {
    let shop = Shop::new(Config::default());
    let (order, payment) = shop.bought("tok");
    shop.gateway.misbehave(Misbehaviour::RefundFailsLater);
    block_on(shop.trial.buyer().orders().cancel(order, "changed my mind".into())).expect("it is cancelled");
    assert_eq!(shop.both_balances(), (0, 0));
    let told = shop.settle(5 * MINUTE);
    assert!(told.contains(&Heard::New));
    let found = block_on(shop.trial.owner().refunds().list(reading::By::Order(order), reading::Paging::default()));
    let refund = found.expect("refunds").items.remove(0);
    assert!(matches!(refund.state, Refund::Failed(_)), "{:?}", refund.state);
    assert_eq!(shop.both_balances(), (2_490, 2_490));
    assert_eq!(shop.book(payment).refundable().expect("an amount").minor(), 2_490);
}

/// Opened, won and lost, in whichever order the messages come.
#[test]
fn a_case_is_opened_once_and_ends_once_it_is_open() {
    let shop = Shop::new(Config::default());
    let (order, payment) = shop.bought("tok");
    shop.settle(0);
    let case = shop.gateway.dispute(payment, amount(2_000)).expect("a case");
    shop.gateway.lose(&case);
    let id = dispute_of(payment, &case).expect("an id");
    let [opened, lost] = <[_; 2]>::try_from(shop.gateway.webhooks()).expect("two webhooks");
    assert_eq!(code(shop.deliver(&lost)), "webhook.unknown", "it is not open yet");
    assert_eq!(shop.deliver(&opened).expect("taken")[0].heard, Heard::New);
    assert_eq!(shop.deliver(&opened).expect("taken")[0].heard, Heard::Known);
    // What came too early is right when it comes again: nothing of it was kept.
    assert_eq!(shop.deliver(&lost).expect("taken")[0].heard, Heard::New);
    assert!(matches!(block_on(shop.trial.owner().disputes().get(id)), Ok(Dispute::Lost(_))));
    shop.is_whole(order);
    shop.gateway.win(&case);
    assert_eq!(shop.settle(MINUTE), [Heard::New]);
    assert!(matches!(block_on(shop.trial.owner().disputes().get(id)), Ok(Dispute::Won(_))));
    assert_eq!(shop.both_balances(), (2_490, 2_490));
    shop.is_whole(order);
}

#[test]
fn an_authorization_that_lapses_early_is_over() {
    let shop = Shop::new(Config::default());
    shop.settings(|settings| settings.capture = domain::marketplace::CapturePolicy::AtShipment);
    shop.gateway.misbehave(Misbehaviour::LapsesEarly);
    let (order, payment) = shop.bought("tok");
    assert!(shop.settle(3 * MINUTE).contains(&Heard::New));
    assert!(matches!(shop.payment(payment), Payment::Closed(_)));
    block_on(shop.trial.owner().orders().cancel(order, "it was never paid".into())).expect("it is cancelled");
    shop.is_whole(order);
}

/// A gateway speaks of its own payments, and of none of another's.
#[test]
fn nobody_speaks_for_another_gateway() {
    let shop = Shop::new(Config::default());
    let (_, payment) = shop.bought("tok");
    let other = "other".parse().expect("a name");
    let engine = Engine::builder(Arc::clone(shop.trial.engine.store()))
        .clock(shop.trial.clock.clone())
        .webhooks(other, shop.gateway.receiver())
        .build();
    drop(shop.gateway.webhooks());
    shop.gateway.dispute(payment, amount(1));
    let webhook = shop.gateway.webhooks().remove(0);
    let headers: Vec<(&str, &str)> = webhook.headers.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let answer = block_on(engine.receive(shop.trial.tenant, other, &headers, &webhook.body));
    assert_eq!(code(answer), "webhook.unknown");
    assert!(StandardSecret::parse(TEST_SECRET).is_ok() && shop.deliver(&webhook).is_ok());
}
