//! What is secret: tokens and codes are told once, kept as hashes, and logged never.

use crate::books::{balance, counter};
use crate::world::{World, details};
use pollster::block_on;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use vendra::authority::{Actor, Buyer};
use vendra::checkout::Pay;
use vendra::domain::cart::{MergeStrategy, Owner};
use vendra::domain::gift_card::Funding;
use vendra::*;

/// Everything that is traced, as text.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.0.lock().unwrap().push_str(&format!("{field}={value:?}\n"));
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.0.lock().unwrap().push_str(&format!("span {}\n", span.metadata().name()));
        span.record(&mut self.clone());
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

fn issued(world: &World, currency: &str, code: Option<&domain::gift_card::Code>) -> GiftCardId {
    let cards = world.owner().gift_cards();
    let hash = code.map(domain::gift_card::Code::hash);
    let currency = currency.parse().unwrap();
    block_on(cards.issue(currency, Amount::new(9_000).unwrap(), Funding::Granted, None, hash)).expect("a card").id
}

#[test]
fn a_gift_card_is_spent_with_its_code_in_its_currency() {
    let world = World::new("on_placement");
    let (code, other) = (world.engine.gift_card_code().unwrap(), world.engine.gift_card_code().unwrap());
    assert_ne!(code, other);
    let (coded, plain, yen) =
        (issued(&world, "EUR", Some(&code)), issued(&world, "EUR", None), issued(&world, "JPY", None));
    let cart = world.cart(&[1, 0]);
    let pay = |market: &Market, gift_card: GiftCardId, code: Option<&domain::gift_card::Code>| {
        let mut with = world.by("card", None);
        with.pay.insert(0, Pay::GiftCard { gift_card, code: code.cloned(), limit: None });
        block_on(market.check_out(cart, with)).map_err(|error| error.code())
    };
    let buyer = world.buyer();
    for (card, code) in [(coded, None), (coded, Some(&other)), (plain, None), (plain, Some(&code))] {
        assert_eq!(pay(&buyer, card, code).unwrap_err(), "gift_card.code");
    }
    assert_eq!(pay(&world.owner(), yen, None).unwrap_err(), "currency.mismatch");
    let made = pay(&buyer, coded, Some(&code)).expect("an order");
    assert_eq!(counter(&world, CounterKey::GiftCard { gift_card: coded }), 4_000);
    assert_eq!(balance(&world, domain::ledger::Account::BuyerClearing(made.id)), 0);
    let shown = block_on(world.owner().gift_cards().get(coded)).expect("a card");
    assert!(!serde_json::to_string(&shown).unwrap().contains(code.reveal()));
}

#[test]
fn a_guest_comes_with_a_token_and_a_customer_takes_the_cart_with_it() {
    let world = World::new("on_placement");
    let (token, wrong) = (world.engine.guest_token().unwrap(), world.engine.guest_token().unwrap());
    let cart: CartId = "crt_01h455vb4pex5vsknk084sn070".parse().unwrap();
    let guest = Actor::Buyer { tenant: world.tenant, buyer: Buyer::Guest { cart } };
    let owner = Owner::Guest { token: token.hash() };
    let request = domain::cart::Request::Create { owner, currency: "EUR".parse().unwrap() };
    let create = Command::Cart { id: Some(cart), request };
    block_on(world.engine.market(world.tenant, guest).run(create)).expect("a cart");
    let refused = |answer: Result<Market, Error>| answer.expect_err("it is refused").code();
    assert_eq!(refused(block_on(world.engine.guest(world.tenant, cart, &wrong))), "authority.not_found");
    let market = block_on(world.engine.guest(world.tenant, cart, &token)).expect("a handle");
    block_on(market.carts().add_line(cart, world.offers[0].1, 1, None)).expect("a line");
    let buyer = world.buyer();
    let mine = world.cart(&[0, 1]);
    // Its id alone takes nothing in.
    let merge = || block_on(buyer.carts().merge(mine, cart, MergeStrategy::Sum));
    assert_eq!(merge().unwrap_err().code(), "authority.forbidden");
    let claim = block_on(buyer.customers().claim_cart(world.customer, cart));
    assert_eq!(claim.unwrap_err().code(), "authority.forbidden");
    assert_eq!(block_on(buyer.carts().claim(cart, &wrong)).unwrap_err().code(), "authority.not_found");
    block_on(buyer.carts().claim(cart, &token)).expect("it is the customer's");
    block_on(buyer.carts().claim(cart, &token)).expect("and stays so");
    merge().expect("it is taken in");
    assert_eq!(refused(block_on(world.engine.guest(world.tenant, cart, &token))), "authority.not_found");
}

#[test]
fn nothing_secret_and_nothing_personal_is_traced() {
    let log = Log::default();
    // Where there is one subscriber only, whichever thread comes by first decides for all whether something is traced.
    let _another = tracing::Dispatch::new(Log::default());
    let world = World::new("on_placement");
    let code = world.engine.gift_card_code().unwrap();
    let gift_card = issued(&world, "EUR", Some(&code));
    tracing::subscriber::with_default(log.clone(), || {
        let buyer = world.buyer().correlation("visit-7");
        let contact = block_on(buyer.contacts().add(details("Zaphod Planted"))).expect("a contact").id;
        let cart = world.cart(&[2, 1]);
        let mut with = world.by("card", Some("tok_planted"));
        with.pay.insert(0, Pay::GiftCard { gift_card, code: Some(code.clone()), limit: None });
        with.deliver_to = Some(contact);
        println!("{with:?}");
        assert!(!format!("{with:?}").contains("planted") && !format!("{with:?}").contains(code.reveal()));
        let made = block_on(buyer.key("secret-key").check_out(cart, with.clone())).expect("an order");
        assert!(block_on(buyer.check_out(cart, with)).is_err());
        block_on(world.owner().orders().cancel(made.id, "no".into())).expect("it is cancelled");
    });
    let text = log.0.lock().unwrap().clone();
    for expected in [
        "span vendra.request",
        "span vendra.commit",
        "span vendra.gateway",
        "order.check_out",
        "visit-7",
        "code=",
        "tenant=",
    ] {
        assert!(text.contains(expected), "{expected} is not traced: {text}");
    }
    for secret in ["tok_planted", "Zaphod", "Planted", code.reveal(), "secret-key"] {
        assert!(!text.contains(secret), "{secret} is traced");
    }
}
