//! Subscribers that are down or hang, and relays that run until they are told to stop.

use crate::given::*;
use pollster::block_on;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use vendra::Engine;
use vendra::events::{Relay, RelayConfig};
use vendra::memory::MemoryStore;
use vendra::port::*;
use vendra::system::SystemClock;

/// While a subscriber is down no try is counted: it is asked again, later each time, and nothing becomes a dead letter.
#[test]
fn an_outage_is_nobodys_fault() {
    let (world, told) = (World::new(), Told::poisoned_by("p", 1));
    let mut relay = world.relay("told", &told);
    world.happen(&["p", "q"]);
    tick(&mut relay);
    told.behave().down = true;
    for _ in 0..5 {
        world.happen(&["a", "b", "c", "p"]);
    }
    for _ in 0..20 {
        world.clock.turn(400_000);
        let relayed = tick(&mut relay);
        assert_eq!((relayed.paused, relayed.handled, relayed.failed), (1, 0, 0));
    }
    let calls = told.calls.load(Ordering::SeqCst);
    assert_eq!(tick(&mut relay).paused, 1);
    assert_eq!(told.calls.load(Ordering::SeqCst), calls, "it is left alone meanwhile");
    *told.behave() = Behaviour::default();
    world.clock.turn(400_000);
    tick(&mut relay);
    for key in ["a", "b", "c"] {
        assert_eq!(told.of(key), [1, 2, 3, 4, 5]);
    }
    assert_eq!((told.of("p"), told.of("q")), (vec![1, 2, 3, 4, 5, 6], vec![1]));
    assert_eq!(world.letters("told"), []);
}

/// A subscriber that goes down in the middle of what it is handed is handed the rest again, and not what it handled.
#[test]
fn what_was_handled_before_an_outage_counts() {
    /// Handles two events, and then is down until it is asked again.
    #[derive(Debug)]
    struct Breaks(Arc<Told>, AtomicBool);
    impl Subscriber for Breaks {
        fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
            if self.1.swap(true, Ordering::SeqCst) {
                return self.0.handle(events);
            }
            let _handled = self.0.handle(&events[..2]);
            Box::pin(async { Err(Unhandled::Down { handled: 2, reason: "away".to_owned() }) })
        }
    }
    let (world, told) = (World::new(), Told::new());
    for _ in 0..5 {
        world.happen(&["a"]);
    }
    let breaks = Arc::new(Breaks(Arc::clone(&told), AtomicBool::new(false)));
    let mut relay = Relay::new(&world.engine).subscribe("told", breaks).expect("a subscriber");
    assert_eq!(tick(&mut relay).handled, 2);
    world.clock.turn(1_000);
    assert_eq!(tick(&mut relay).handled, 3);
    assert_eq!(told.of("a"), [1, 2, 3, 4, 5]);
}

/// Of several events it is not known which one a subscriber hangs on: they are handed on one by one, and that one alone is given up.
#[test]
fn an_event_on_which_a_subscriber_hangs_is_found() {
    let world = World::new();
    let (keys, told) = (neighbours(world.tenant, 6), Told::new());
    told.behave().hangs.insert((keys[3].clone(), 1));
    let mut relay = world.relay("told", &told);
    for _ in 0..2 {
        world.happen(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let mut dead = 0;
    for _ in 0..20 {
        dead += tick(&mut relay).dead_letters;
        world.clock.turn(10_000);
    }
    assert_eq!((dead, world.letters("told")[0].key.as_str()), (1, keys[3].as_str()));
    for (place, key) in keys.iter().enumerate() {
        assert_eq!(told.of(key), if place == 3 { vec![2] } else { vec![1, 2] }, "{key}");
    }
}

/// On the system's own clock: each subscriber at its own pace, until told to stop; then the work is free for others at once.
#[test]
fn a_relay_runs_until_it_is_told_to_stop() {
    let engine = Engine::builder(Arc::new(MemoryStore::default())).build();
    let world = World::on(Arc::clone(engine.store()));
    let (told, hung, stop) = (Told::new(), Told::new(), AtomicBool::new(false));
    hung.behave().hangs.insert(("a".to_owned(), 1));
    let config = RelayConfig { idle_ms: 5, handle_ms: 200, ..RelayConfig::default() };
    let mut relay = Relay::new(&engine).config(config);
    for (name, subscriber) in [("hung", &hung), ("told", &told)] {
        relay = relay.subscribe(name, Arc::clone(subscriber) as _).expect("a subscriber");
    }
    std::thread::scope(|scope| {
        let running = scope.spawn(|| {
            let stopped =
                std::future::poll_fn(|_| if stop.load(Ordering::SeqCst) { Poll::Ready(()) } else { Poll::Pending });
            block_on(relay.run_until(stopped))
        });
        let since = SystemClock.now();
        for sequence in 1..=20 {
            world.happen(&["a", "b"]);
            while told.all().len() < 2 * sequence {
                assert!(SystemClock.now() < since.plus_ms(60_000).expect("a moment"), "it does not come");
                std::thread::yield_now();
            }
        }
        stop.store(true, Ordering::SeqCst);
        running.join().expect("it does not panic").expect("it ends well");
    });
    assert_eq!(told.of("a"), (1..=20).collect::<Vec<_>>());
    world.happen(&["a", "b"]);
    let next = Relay::new(&engine).subscribe("told", Arc::clone(&told) as _);
    let relayed = tick(&mut next.expect("a subscriber"));
    assert_eq!((relayed.elsewhere, relayed.handled), (0, 2));
}

/// A clock of the tests is at each moment that somebody waits for, so that nothing here is ever waited for.
#[test]
fn a_relay_is_told_to_stop_where_nothing_has_to_be_waited_for() {
    let world = World::new();
    world.happen(&["a"]);
    let told = Told::new();
    let mut relay = Relay::new(&world.engine).subscribe("told", Arc::clone(&told) as _).expect("a subscriber");
    let mut looks = 0;
    let stopped = std::future::poll_fn(|_| {
        looks += 1;
        if looks > 3 { Poll::Ready(()) } else { Poll::Pending }
    });
    block_on(relay.run_until(stopped)).expect("it ends well");
    assert_eq!(told.of("a"), [1]);
}
