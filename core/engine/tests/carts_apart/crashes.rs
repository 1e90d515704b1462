//! Every call of the place of carts, with everything that can go wrong in it.

use crate::books::{balance, counter, order, stock};
use crate::faults::{Fault, FaultyCarts};
use crate::world::World;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use vendra::domain::cart::{Cart, MergeStrategy, Owner};
use vendra::domain::encoding::Receipt;
use vendra::domain::ledger::Account;
use vendra::domain::order::Order;
use vendra::port::CartStore;
use vendra::resilience::{Outward, Resilience};
use vendra::*;

/// A world whose calls of carts are made once each.
pub(crate) fn world() -> (World, Arc<FaultyCarts>) {
    let carts = Arc::new(FaultyCarts::default());
    let mut world = World::new("on_placement");
    world.engine = Engine::builder(Arc::clone(&world.store))
        .clock(Arc::clone(&world.clock) as _)
        .gateway("acme".parse().expect("a name"), Arc::clone(&world.gateway) as _)
        .resilience(Outward::Carts, Resilience::off())
        .carts(Arc::clone(&carts) as Arc<dyn CartStore>)
        .build();
    (world, carts)
}

/// Polls a request once: in memory it comes to its end, or its process dies.
fn once<T>(request: impl Future<Output = T>) -> Option<T> {
    match std::pin::pin!(request).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => Some(answer),
        Poll::Pending => None,
    }
}

/// Asks under the same key until there is an answer; another process each time.
fn until_answered<T>(world: &World, ask: &impl AsyncFn(&World) -> Result<T, Error>) -> T {
    for _ in 0..10 {
        match once(ask(world)) {
            Some(Ok(answer)) => return answer,
            Some(Err(error)) => assert_ne!(error.retry(), Retry::Never, "{error}"),
            None => {}
        }
        world.clock.turn(31_000);
    }
    panic!("there is never an answer");
}

/// A cart of two lines that took another one in, checked out.
fn story(world: &World) -> (CartId, CartId, Receipt) {
    let key = |key: &str| world.buyer().key(key);
    let create = async |world: &World, name: &str| {
        let owner = Owner::Customer { customer: world.customer };
        world.buyer().key(name).carts().create(owner, "EUR".parse()?).await
    };
    let cart = until_answered(world, &async |world| create(world, "cart").await).id;
    let other = until_answered(world, &async |world| create(world, "other").await).id;
    for (name, cart, offer, units) in [("one", cart, 0, 1), ("two", other, 0, 2), ("three", other, 1, 1)] {
        let offer = world.offers[offer].1;
        until_answered(world, &async |_| key(name).carts().add_line(cart, offer, units, None).await);
    }
    until_answered(world, &async |_| key("merge").carts().merge(cart, other, MergeStrategy::Sum).await);
    until_answered(world, &async |world| world.buyer().carts().get(cart).await);
    let checkout = async |world: &World| key("checkout").check_out(cart, world.by("card", None)).await;
    let first = until_answered(world, &checkout);
    assert_eq!(until_answered(world, &checkout), first, "the same answer again");
    (cart, other, first.receipt)
}

fn judge(world: &World, (cart, other, receipt): (CartId, CartId, Receipt)) {
    let Order::Placed(book) = order(world, OrderId::from_uuid(receipt.subject.uuid())) else { panic!("it is placed") };
    assert_eq!(book.gross.minor(), 3 * 5_000 + 2_550);
    assert_eq!((stock(world, 0), stock(world, 1)), (7, 9));
    assert_eq!(balance(world, Account::GatewayClearing("acme".parse().unwrap())), 17_550);
    assert_eq!(counter(world, CounterKey::LiveOrders { cart }), 1);
    let seen = until_answered(world, &async |world| world.buyer().carts().get(cart).await);
    assert!(matches!(seen, Cart::Ordered(_)), "{seen:?}");
    // What was bought is not to be bought again out of the cart that it came from.
    let source = until_answered(world, &async |world| world.buyer().carts().get(other).await);
    assert!(matches!(source, Cart::Abandoned(_)), "{source:?}");
    let again =
        until_answered(world, &async |world| match world.buyer().check_out(cart, world.by("card", None)).await {
            Err(error) if error.retry() == Retry::Never => Ok(error.kind()),
            Err(error) => Err(error),
            Ok(_) => panic!("it is ordered"),
        });
    assert_eq!(again, ErrorKind::Conflict);
}

#[test]
fn whatever_goes_wrong_in_any_call_one_order_is_made_of_what_was_in_the_cart() {
    let (calm, carts) = world();
    carts.begin(None);
    let ended = story(&calm);
    let calls = carts.calls();
    judge(&calm, ended);
    assert!(calls > 20, "{calls}");
    for call in 1..=calls {
        for fault in [Fault::Down, Fault::ReplyLost, Fault::DiesBefore, Fault::DiesAfter] {
            println!("call {call}, {fault:?}");
            let (world, carts) = world();
            carts.begin(Some((call, fault)));
            let ended = story(&world);
            judge(&world, ended);
        }
    }
}
