//! With a part of the world outside down, whatever does not need it goes on, and what waits is done once it is back.

use crate::books::{balance, clearing, order, parts, stock};
use crate::worker::{Slow, slow, tick, worker};
use crate::worker_team::Sleeper;
use crate::world::World;
use pollster::block_on;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};
use vendra::domain::ledger::Account;
use vendra::domain::order::Order;
use vendra::domain::quote::TaxRate;
use vendra::domain::vendor_order::LineUnits;
use vendra::events::Relay;
use vendra::port::*;
use vendra::resilience::{Outward, Resilience};
use vendra::*;

/// A service for taxes that knows none, and may be down.
#[derive(Debug, Default)]
pub(crate) struct Taxes {
    pub(crate) down: AtomicBool,
    pub(crate) calls: AtomicU32,
}

impl TaxCalculator for Taxes {
    fn rates<'a>(&'a self, _: &'a TaxCall) -> Answer<'a, BTreeMap<LineId, Vec<TaxRate>>, PortDown> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let answer = if self.down.load(Ordering::SeqCst) {
            Err(PortDown { port: "taxes", message: "nobody answers".to_owned() })
        } else {
            Ok(BTreeMap::new())
        };
        Box::pin(std::future::ready(answer))
    }
}

/// A world that asks somebody else for taxes.
pub(crate) fn taxed(guard: Resilience) -> (World, Arc<Taxes>) {
    let mut world = World::new("on_placement");
    let taxes = Arc::new(Taxes::default());
    world.engine = world
        .builder()
        .gateway("acme".parse().expect("a name"), Arc::clone(&world.gateway) as _)
        .taxes(Arc::clone(&taxes) as _)
        .resilience(Outward::Taxes, guard)
        .build();
    (world, taxes)
}

/// What a marketplace does all day that asks nobody outside.
fn goes_on(world: &World) {
    let (vendor, offer, location) = world.offers[1];
    assert!(block_on(world.buyer().offers().get(offer)).is_ok());
    let cart = world.cart(&[1, 1]);
    assert_eq!(block_on(world.buyer().carts().get(cart)).expect("a cart").book().expect("lines").lines.len(), 2);
    block_on(world.member(vendor).stock().receive(offer, location, 1)).expect("stock");
    assert!(block_on(world.owner().doctor()).is_ok());
}

/// Bought by invoice and sent, with no gateway in it.
fn by_invoice(world: &World) -> OrderId {
    let made = block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("invoice", None))).expect("an order").id;
    sent(world, made);
    made
}

/// The first part of an order is sent whole.
fn sent(world: &World, made: OrderId) {
    let (part, state) = parts(world, made).remove(0);
    let book = state.book().expect("a part");
    let units = vec![LineUnits { line: book.lines[0].id, units: 1 }];
    block_on(world.member(book.vendor).vendor_orders().ship(part, units, None)).expect("a parcel");
}

#[test]
fn with_the_gateway_down_invoices_go_on_and_a_card_is_charged_once_it_is_back() {
    let (world, gateway) = slow("on_placement");
    gateway.set(false, true);
    let (cart, with) = (world.cart(&[1, 0]), world.by("card", None));
    let buy = || block_on(world.buyer().key("k").check_out(cart, with.clone()));
    let waits = buy().expect_err("it waits");
    assert_eq!((waits.code(), waits.retry()), ("gateway.unavailable", Retry::After { ms: 1_000 }));
    goes_on(&world);
    by_invoice(&world);
    assert_eq!((stock(&world, 0), world.gateway.operations()), (8, 0));
    gateway.set(false, false);
    world.clock.turn(31_000);
    let made = buy().expect("an order").id;
    assert!(matches!(order(&world, made), Order::Placed(_)));
    // One authorization and one capture, however often it was asked.
    assert_eq!((clearing(&world), world.gateway.operations()), (5_000, 2));
}

#[test]
fn what_a_gateway_did_while_nobody_heard_it_is_found_out_once_it_is_back() {
    let (mut world, gateway) = slow("on_placement");
    world.engine = world
        .builder()
        .clock(Arc::new(Sleeper(Arc::clone(&world.clock))))
        .gateway("acme".parse().expect("a name"), Arc::clone(&gateway) as _)
        .build();
    gateway.set(true, false);
    let before = world.clock.now();
    let hangs = block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", None)));
    assert_eq!(hangs.expect_err("it hangs").code(), "gateway.unavailable");
    let took = world.clock.now().unix_ms() - before.unix_ms();
    assert_eq!((took, world.gateway.operations()), (20_000, 1), "asked once, and given up after its time");
    goes_on(&world);
    by_invoice(&world);
    gateway.set(false, false);
    world.clock.turn(31_000);
    assert_eq!((tick(&mut worker(&world)).done, clearing(&world)), (1, 5_000));
    assert_eq!(world.gateway.operations(), 2);
}

#[test]
fn a_capture_that_found_the_gateway_down_is_made_once_it_is_back() {
    let (world, gateway) = slow("at_shipment");
    let made = block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", None))).expect("an order").id;
    gateway.set(false, true);
    sent(&world, made);
    assert_eq!((clearing(&world), world.gateway.operations()), (0, 1));
    by_invoice(&world);
    gateway.set(false, false);
    world.clock.turn(60_000);
    assert_eq!((tick(&mut worker(&world)).done, clearing(&world)), (1, 5_000));
}

#[test]
fn with_the_tax_service_down_only_checkouts_wait() {
    let (world, taxes) = taxed(Resilience::default());
    let made = by_invoice(&world);
    taxes.down.store(true, Ordering::SeqCst);
    let (cart, with) = (world.cart(&[1, 0]), world.by("invoice", None));
    let buy = || block_on(world.buyer().key("k").check_out(cart, with.clone()));
    let waits = buy().expect_err("nobody knows its taxes");
    assert_eq!((waits.code(), waits.retry()), ("port.unavailable", Retry::After { ms: 1_000 }));
    goes_on(&world);
    // What was quoted before is frozen, and goes its way.
    let (part, state) = parts(&world, made).remove(0);
    let parcel = state.book().expect("a part").parcels[0].id;
    block_on(world.member(world.offers[0].0).vendor_orders().deliver(part, parcel)).expect("it arrived");
    assert_eq!(stock(&world, 0), 9, "nothing is held for what was not bought");
    taxes.down.store(false, Ordering::SeqCst);
    assert!(matches!(order(&world, buy().expect("an order").id), Order::Placed(_)));
    assert_eq!(balance(&world, Account::BuyerReceivable(made)), 5_000);
}

/// A broker: it takes what it is handed, or is away.
#[derive(Debug, Default)]
struct Broker {
    away: AtomicBool,
    told: Mutex<Vec<((RecordKind, String), u64)>>,
}

impl Subscriber for Broker {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        if self.away.load(Ordering::SeqCst) {
            return Box::pin(async { Err(Unhandled::Down { handled: 0, reason: "away".to_owned() }) });
        }
        let told = events.iter().map(|StoredEvent { event, .. }| ((event.kind, event.key.clone()), event.sequence));
        self.told.lock().expect("nobody panicked").extend(told);
        Box::pin(async { Ok(()) })
    }
}

#[test]
fn with_the_broker_down_everything_goes_on_and_it_hears_of_it_once_it_is_back() {
    let world = World::new("on_placement");
    let broker = Arc::new(Broker::default());
    let mut relay = Relay::new(&world.engine).subscribe("broker", Arc::clone(&broker) as _).expect("a subscriber");
    broker.away.store(true, Ordering::SeqCst);
    for _ in 0..50 {
        block_on(relay.tick()).expect("a tick");
        world.clock.turn(60_000);
    }
    goes_on(&world);
    by_invoice(&world);
    let paid = block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", None))).expect("an order").id;
    assert!(matches!(order(&world, paid), Order::Placed(_)));
    broker.away.store(false, Ordering::SeqCst);
    world.clock.turn(600_000);
    for _ in 0..5 {
        assert_eq!(block_on(relay.tick()).expect("a tick").dead_letters, 0);
    }
    let mut last = BTreeMap::new();
    for (key, sequence) in broker.told.lock().expect("nobody panicked").iter() {
        assert_eq!(
            last.insert(key.clone(), *sequence),
            sequence.checked_sub(1).filter(|before| *before > 0),
            "{key:?}"
        );
    }
    assert_eq!(last.get(&(RecordKind::Order, paid.to_string())), Some(&2));
}

#[test]
fn a_place_is_free_again_once_nobody_waits_for_the_call() {
    let mut world = World::new("on_placement");
    let gateway = Arc::new(Slow { inner: Arc::clone(&world.gateway), ..Slow::default() });
    let acme = "acme".parse().expect("a name");
    world.engine = world
        .builder()
        .gateway(acme, Arc::clone(&gateway) as _)
        .resilience(Outward::Gateway(acme), Resilience { concurrent_max: Some(1), ..Resilience::default() })
        .build();
    gateway.set(true, false);
    let (carts, with) = ([world.cart(&[1, 0]), world.cart(&[1, 0])], world.by("card", None));
    {
        let buyer = world.buyer();
        let mut hangs = std::pin::pin!(buyer.check_out(carts[0], with.clone()));
        assert!(hangs.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        // The other does not even begin to wait.
        let refused = block_on(world.buyer().key("k").check_out(carts[1], with.clone())).expect_err("it is busy");
        assert_eq!((refused.code(), world.gateway.operations()), ("gateway.unavailable", 1));
    }
    gateway.set(false, false);
    world.clock.turn(31_000);
    let made = block_on(world.buyer().key("k").check_out(carts[1], with)).expect("an order").id;
    assert!(matches!(order(&world, made), Order::Placed(_)));
}
