//! A subscriber that uses the engine: what it asks for because of an event happens once, however often it hears of it.

use crate::worker_team::Sleeper;
use crate::world::World;
use pollster::block_on;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use vendra::authority::Actor;
use vendra::domain::store_credit::Grant;
use vendra::events::{Relay, each};
use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
use vendra::*;

/// Gives a customer one euro of credit for each order that is placed, and often does not live to say that it did.
#[derive(Debug)]
struct Loyalty {
    engine: Engine,
    customer: CustomerId,
    granted: AtomicU64,
    dies: u64,
}

impl Loyalty {
    async fn thank(&self, event: &StoredEvent) -> Result<(), String> {
        if event.event.name != "order.placed" {
            return Ok(());
        }
        let market = self.engine.market(event.tenant, Actor::System { tenant: event.tenant });
        // The key is the event's, so that the credit is granted once whatever becomes of this call.
        let market = market.key(event.request_key("loyalty")).correlation(&event.correlation);
        let (euro, one) = ("EUR".parse().map_err(text)?, Amount::new(100).map_err(text)?);
        market
            .store_credit()
            .grant(self.customer, euro, one, Grant::Goodwill, "loyalty".to_owned())
            .await
            .map_err(text)?;
        if self.granted.fetch_add(1, Ordering::SeqCst) < self.dies {
            // Granted, and the process is gone before the relay hears of it.
            std::future::pending::<()>().await;
        }
        Ok(())
    }
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

impl Subscriber for Loyalty {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        Box::pin(each(events, |event| self.thank(event)))
    }
}

#[test]
fn a_request_because_of_an_event_happens_once() {
    let world = World::new("on_placement");
    for _ in 0..2 {
        let cart = world.cart(&[1, 0]);
        block_on(world.buyer().check_out(cart, world.by("invoice", None))).expect("an order");
    }
    let loyalty = Arc::new(Loyalty {
        engine: world.engine.clone(),
        customer: world.customer,
        granted: AtomicU64::new(0),
        dies: 3,
    });
    // One that does not answer is given up: whoever sleeps on this clock wakes when it wanted to.
    let relays = Engine::builder(Arc::clone(&world.store)).clock(Arc::new(Sleeper(Arc::clone(&world.clock)))).build();
    let mut relay = Relay::new(&relays).subscribe("loyalty", Arc::clone(&loyalty) as _).expect("a subscriber");
    for _ in 0..20 {
        block_on(relay.tick()).expect("it ticks");
        world.clock.turn(10_000);
    }
    assert_eq!(loyalty.granted.load(Ordering::SeqCst), 5, "two orders, and three times more than was heard of");
    let key = CounterKey::StoreCredit { customer: world.customer, currency: "EUR".parse().expect("a currency") };
    let load = port::Load { counters: vec![key], ..port::Load::default() };
    let counted = block_on(world.store.load(world.tenant, load)).expect("it is there").counters;
    assert_eq!(counted, [200], "one euro for each order");
}
