//! What is different where carts are apart from the store.

use crate::books::{arrived, order, stock};
use crate::crashes::world;
use crate::world::World;
use pollster::block_on;
use std::sync::Arc;
use vendra::domain::cart::{Cart, MergeStrategy, Owner};
use vendra::domain::order::Order;
use vendra::port::{CART_ANSWERS_MAX, CartStore, HistoryOf, Load, RecordKey, RecordKind, Statement};
use vendra::reading::{By, Paging};
use vendra::*;

fn create(world: &World, market: &Market) -> Result<Created<CartId>, Error> {
    let owner = Owner::Customer { customer: world.customer };
    block_on(market.carts().create(owner, "EUR".parse().expect("a currency")))
}

fn units(world: &World, cart: CartId) -> u32 {
    let cart = block_on(world.buyer().carts().get(cart)).expect("a cart");
    cart.book().expect("a cart").lines.iter().map(|line| line.quantity).sum()
}

#[test]
fn nothing_of_a_cart_is_in_the_store() {
    let (world, carts) = world();
    let cart = world.cart(&[1, 1]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order");
    assert!(matches!(order(&world, made.id), Order::Placed(_)));
    let load = Load { records: vec![RecordKey::new(RecordKind::Cart, cart)], ..Load::default() };
    assert_eq!(block_on(world.store.load(world.tenant, load)).expect("a record").records, [None]);
    let of = HistoryOf::Key(cart.to_string());
    assert!(block_on(world.store.history(world.tenant, of, 0, 10)).expect("a history").is_empty());
    let kept = block_on(carts.get(world.tenant, cart)).expect("carts").expect("it is there");
    assert!(kept.body.contains(r#""state":"ordered""#), "{}", kept.body);
    assert!(block_on(world.owner().doctor()).expect("a look").findings.is_empty());
}

#[test]
fn a_key_makes_one_cart_and_answers_the_same_to_the_byte() {
    let (world, _) = world();
    let keyed = world.buyer().key("k");
    let made = create(&world, &keyed).expect("a cart");
    let offer = world.offers[0].1;
    let add = |key: &str, units| block_on(world.buyer().key(key).carts().add_line(made.id, offer, units, None));
    let first = add("a", 2).expect("a line");
    world.clock.turn(3_600_000);
    assert_eq!(create(&world, &keyed).expect("the same"), made);
    assert_eq!(add("a", 2).expect("the same").encode(), first.encode());
    assert_eq!(add("a", 3).unwrap_err().code(), "idempotency.key_reused");
    assert_eq!(units(&world, made.id), 2);
    // A refusal that was decided is told again, also where it would be decided otherwise by now.
    let stopped = world.member(world.offers[0].0);
    block_on(stopped.offers().pause(offer)).expect("it is paused");
    let refused = add("b", 1).unwrap_err();
    assert_eq!(refused.code(), "cart.offer_unavailable");
    block_on(stopped.offers().publish(offer)).expect("it is sold");
    assert_eq!(add("b", 1).unwrap_err(), refused);
    // After a day a key is free again.
    world.clock.turn(86_400_000);
    assert_ne!(create(&world, &keyed).expect("another").id, made.id);
}

#[test]
fn a_cart_remembers_the_last_answers_and_the_one_that_made_it() {
    let (world, _) = world();
    let made = create(&world, &world.buyer().key("made")).expect("a cart");
    let name = |number: usize| [("n".to_owned(), number.to_string())].into();
    let set =
        |number: usize| block_on(world.buyer().key(format!("k{number}")).carts().set_metadata(made.id, name(number)));
    let first = set(0).expect("it is set");
    for number in 1..CART_ANSWERS_MAX {
        set(number).expect("it is set");
    }
    assert_eq!(set(0).expect("remembered"), first);
    set(CART_ANSWERS_MAX).expect("one more");
    assert_ne!(set(0).expect("forgotten, and done again"), first);
    assert_eq!(create(&world, &world.buyer().key("made")).expect("the same"), made);
}

#[test]
fn edits_of_one_cart_at_once_are_all_in_it() {
    let world = World::new("on_placement");
    let cart = create(&world, &world.buyer()).expect("a cart").id;
    let world = &world;
    std::thread::scope(|scope| {
        for number in 0..64 {
            scope.spawn(move || {
                let set = || {
                    let code = format!("CODE{}", number % 16);
                    let market = world.buyer().key(format!("edit-{number}"));
                    match number % 4 {
                        0 => block_on(market.carts().apply_coupon(cart, code)),
                        1 => {
                            block_on(market.carts().add_line(cart, world.offers[0].1, 1, Some(format!("for {number}"))))
                        }
                        2 => {
                            block_on(market.carts().set_metadata(cart, [("by".to_owned(), number.to_string())].into()))
                        }
                        _ => {
                            block_on(market.carts().add_line(cart, world.offers[1].1, 1, Some(format!("for {number}"))))
                        }
                    }
                };
                while let Err(error) = set() {
                    if error.code() == "cart.quantity" {
                        return;
                    }
                    assert_ne!(error.retry(), Retry::Never, "{error}");
                }
            });
        }
    });
    let seen = block_on(world.buyer().carts().get(cart)).expect("a cart");
    let book = seen.book().expect("a cart");
    // Ten units of an offer an order: ten of sixteen came in.
    assert_eq!((book.coupons.len(), book.lines.len()), (4, 20));
}

#[test]
fn a_cart_that_looks_open_is_not_checked_out_twice_and_follows_its_order() {
    let (world, carts) = world();
    let cart = world.cart(&[1, 0]);
    carts.writes_fail(true);
    let made = block_on(world.buyer().check_out(cart, world.by("card", Some("decline")))).expect("an order");
    assert!(matches!(order(&world, made.id), Order::AwaitingPayment(_)));
    let looks = block_on(carts.get(world.tenant, cart)).expect("carts").expect("it is there");
    assert!(looks.body.contains(r#""state":"open""#), "{}", looks.body);
    let seen = || block_on(world.buyer().carts().get(cart)).expect("a cart");
    assert!(matches!(seen(), Cart::CheckingOut(_)));
    let add = || block_on(world.buyer().carts().add_line(cart, world.offers[1].1, 1, None));
    assert_eq!(add().unwrap_err().code(), "cart.closed");
    // Paid another way it is the same order.
    let other = block_on(world.buyer().check_out(cart, world.by("invoice", None))).unwrap_err();
    assert_eq!(other.code(), "order.wrong_state");
    world.clock.turn(1_000_000);
    block_on(world.owner().orders().release(made.id)).expect("it is let go");
    assert!(matches!(seen(), Cart::Open(book) if book.generation == 2));
    carts.writes_fail(false);
    add().expect("it is the buyer's again");
    let again = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("another order");
    assert!(matches!(order(&world, again.id), Order::Placed(_)));
    assert_eq!((stock(&world, 0), stock(&world, 1)), (9, 9));
}

#[test]
fn without_its_carts_a_marketplace_goes_on() {
    let (world, carts) = world();
    let (cart, open) = (world.cart(&[2, 0]), world.cart(&[0, 1]));
    let key = world.buyer().key("k");
    let made = block_on(key.check_out(cart, world.by("card", None))).expect("an order");
    let waiting = block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", Some("decline"))));
    let waiting = waiting.expect("an order").id;
    carts.gone(true);
    let down = |error: Error| (error.code(), error.kind(), error.retry() != Retry::Never);
    let unavailable = ("port.unavailable", ErrorKind::Unavailable, true);
    let buyer = world.buyer();
    assert_eq!(down(create(&world, &buyer).unwrap_err()), unavailable);
    assert_eq!(down(block_on(buyer.carts().get(cart)).unwrap_err()), unavailable);
    assert_eq!(down(block_on(buyer.check_out(open, world.by("card", None))).unwrap_err()), unavailable);
    assert_eq!(
        down(block_on(buyer.customers().erase(world.customer)).unwrap_err()),
        ("customer.orders_open", ErrorKind::Conflict, false)
    );
    // What was answered is answered again, what was ordered is sent, let go and given back.
    assert_eq!(block_on(key.check_out(cart, world.by("card", None))).expect("the same"), made);
    arrived(&world, made.id, 2);
    world.clock.turn(1_000_000);
    block_on(world.owner().orders().release(waiting)).expect("it is let go");
    assert!(block_on(world.owner().doctor()).expect("a look").findings.is_empty());
    carts.gone(false);
    let made = block_on(buyer.check_out(open, world.by("card", None))).expect("an order");
    assert!(matches!(order(&world, made.id), Order::Placed(_)));
}

#[test]
fn a_buyer_finds_its_carts_and_a_person_is_told_of_them_and_forgotten_with_them() {
    let (world, carts) = world();
    let offer = world.offers[0].1;
    let made: Vec<CartId> = (0..5).map(|_| create(&world, &world.buyer()).expect("a cart").id).collect();
    block_on(world.buyer().carts().add_line(made[0], offer, 1, Some("for Zaphod".into()))).expect("a line");
    let by = || By::Buyer(authority::Buyer::Customer { customer: world.customer });
    let mut seen = Vec::new();
    let mut paging = Paging { after: None, limit: 2 };
    loop {
        let page = block_on(world.buyer().carts().list(by(), paging.clone())).expect("a page");
        seen.extend(page.items.into_iter().map(|seen| seen.id));
        let Some(next) = page.next else { break };
        paging.after = Some(next);
    }
    let newest: Vec<String> = made.iter().rev().map(CartId::to_string).collect();
    assert_eq!(seen, newest);
    let wrong = Paging { after: Some("nonsense".into()), limit: 2 };
    assert_eq!(block_on(world.buyer().carts().list(by(), wrong)).unwrap_err().code(), "cursor.malformed");
    let none = Paging { after: None, limit: 0 };
    assert_eq!(block_on(world.buyer().carts().list(by(), none)).unwrap_err().code(), "store.limit");
    let export = block_on(world.buyer().customers().export(world.customer)).expect("an export");
    assert_eq!(export.carts.len(), 5);
    assert!(format!("{:?}", export.carts).contains("for Zaphod"));
    carts.gone(true);
    let erase = || block_on(world.buyer().customers().erase(world.customer));
    assert_eq!(erase().unwrap_err().code(), "port.unavailable");
    carts.gone(false);
    erase().expect("it is forgotten");
    for cart in made {
        assert_eq!(block_on(carts.get(world.tenant, cart)).expect("carts"), None);
    }
}

#[test]
fn a_cart_that_was_taken_in_is_abandoned_and_not_taken_in_twice() {
    let (world, _) = world();
    let (cart, other) = (world.cart(&[1, 0]), world.cart(&[2, 1]));
    let merge = |key: &str| block_on(world.buyer().key(key).carts().merge(cart, other, MergeStrategy::Sum));
    let receipt = merge("m").expect("it is taken in");
    assert_eq!(merge("m").expect("the same"), receipt);
    assert_eq!(merge("other").unwrap_err().code(), "cart.closed");
    assert_eq!(units(&world, cart), 4);
    assert!(matches!(block_on(world.buyer().carts().get(other)), Ok(Cart::Abandoned(_))));
}

#[test]
fn a_lost_cart_loses_no_order() {
    let (world, carts) = world();
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", Some("decline")))).expect("an order");
    block_on(carts.delete(world.tenant, cart)).expect("it expires");
    world.clock.turn(1_000_000);
    block_on(world.owner().orders().release(made.id)).expect("it is let go");
    assert_eq!(stock(&world, 0), 10);
    assert_eq!(block_on(world.buyer().carts().get(cart)).unwrap_err().code(), "authority.not_found");
}

#[test]
fn a_hosts_statements_cannot_be_of_one_transaction_with_a_cart() {
    let (world, _) = world();
    let owner = Owner::Customer { customer: world.customer };
    let request = domain::cart::Request::Create { owner, currency: "EUR".parse().unwrap() };
    let actor = authority::Actor::System { tenant: world.tenant };
    let also = vec![Statement { sql: "insert into seen values (1)".into(), parameters: Vec::new(), rows: None }];
    let command = Command::Cart { id: None, request };
    let envelope = Envelope { tenant: world.tenant, actor, key: None, correlation: None, command, also };
    assert_eq!(block_on(world.engine.run(&envelope)).unwrap_err().code(), "also.refused");
}

#[test]
fn what_a_newer_release_wrote_is_not_touched() {
    let (world, carts) = world();
    let cart = create(&world, &world.buyer()).expect("a cart").id;
    let carts: Arc<dyn CartStore> = carts;
    let mut record = block_on(carts.get(world.tenant, cart)).expect("carts").expect("it is there");
    record.body = record.body.replace(r#""layout":1"#, r#""layout":2"#);
    record.revision += 1;
    let expected = record.revision - 1;
    assert!(block_on(carts.compare_and_set(world.tenant, cart, expected, record)).expect("carts"));
    let refused = block_on(world.buyer().carts().abandon(cart)).unwrap_err();
    assert_eq!((refused.code(), refused.retry() != Retry::Never), ("encoding.newer_version", true));
}
