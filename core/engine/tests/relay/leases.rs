//! Several relays at once, in one process or many: who is at what, and what a stale one changes.

use crate::given::*;
use pollster::block_on;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use vendra::Engine;
use vendra::events::Relay;
use vendra::port::*;

/// Two relays of the same subscriber, on threads of their own, while events come: each event once, and each key in order.
#[test]
fn two_relays_at_once_share_the_work() {
    let (world, told) = (World::new(), Told::new());
    let keys: Vec<String> = (0..40).map(|n| format!("key-{n}")).collect();
    let ended = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            let engine = world.other_process(Arc::clone(world.engine.store()));
            let (told, ended) = (&told, &ended);
            scope.spawn(move || {
                let mut relay = relay_of(&engine, "told", told);
                loop {
                    let last = ended.load(Ordering::SeqCst);
                    let relayed = tick(&mut relay);
                    assert_eq!((relayed.lost, relayed.failed), (0, 0));
                    if last && relayed.handled == 0 {
                        break;
                    }
                }
            });
        }
        for turn in 0..50 {
            let some = keys.iter().filter(|key| (key.len() + turn) % 2 == 0);
            world.happen(&some.map(String::as_str).collect::<Vec<_>>());
        }
        ended.store(true, Ordering::SeqCst);
    });
    for key in &keys {
        assert_eq!(told.of(key), (1..=25).collect::<Vec<_>>(), "{key}");
    }
}

/// A relay that died keeps its work from others until its lease is over, and no longer; one that ends gives it back at once.
#[test]
fn the_work_of_a_relay_that_is_gone_goes_on() {
    let (world, told) = (World::new(), Told::new());
    world.happen(&["a"]);
    let mut died = world.relay("told", &told);
    tick(&mut died);
    world.happen(&["a"]);
    let mut next = world.relay("told", &told);
    assert_eq!((tick(&mut next).elsewhere, told.of("a")), (1, vec![1]));
    world.clock.turn(59_999);
    assert_eq!(tick(&mut next).elsewhere, 1);
    world.clock.turn(1);
    assert_eq!((tick(&mut next).handled, told.of("a")), (1, vec![1, 2]));
    world.happen(&["a"]);
    block_on(next.release()).expect("it is given back");
    assert_eq!(tick(&mut world.relay("told", &told)).handled, 1);
}

/// A subscriber in whose hands time passes, and another relay takes over: as if the process had been stopped and woken.
#[derive(Debug)]
struct Stopped {
    told: Arc<Told>,
    clock: Arc<TurnedClock>,
    engine: Engine,
    once: Mutex<Option<Arc<Told>>>,
}

impl Subscriber for Stopped {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        if let Some(other) = self.once.lock().expect("nobody panicked").take() {
            self.clock.turn(60_001);
            tick(&mut relay_of(&self.engine, "told", &other));
        }
        self.told.handle(events)
    }
}

#[test]
fn a_stale_relay_changes_nothing() {
    let world = World::new();
    let (stale, other) = (Told::new(), Told::new());
    let engine = world.other_process(Arc::clone(world.engine.store()));
    let once = Mutex::new(Some(Arc::clone(&other)));
    let stopped = Stopped { told: Arc::clone(&stale), clock: Arc::clone(&world.clock), engine, once };
    let mut relay =
        Relay::new(&world.engine).config(config()).subscribe("told", Arc::new(stopped)).expect("a subscriber");
    // Two partitions of one group: what is in hand when it is stopped, and what it would come to next.
    let partition = |key: &String| partition_of(world.tenant, key);
    let of_group = (0..1_000).map(|n| format!("key-{n}")).filter(|key| partition(key) / 8 == 0);
    let mut keys: Vec<String> = of_group.collect();
    keys.sort_by_key(partition);
    let (in_hand, next) = (keys.remove(0), keys.pop().expect("another"));
    assert!(partition(&in_hand) < partition(&next));
    world.happen(&[&in_hand, &next]);
    let relayed = tick(&mut relay);
    assert_eq!(relayed.lost, 1);
    assert_eq!(other.all().len(), 2, "the other handled all of it");
    assert_eq!(stale.of(&in_hand), [1], "what it had in hand it had in hand");
    assert_eq!(stale.of(&next), Vec::<u64>::new(), "it saw that it was stale before it went on");
    // The cursor is the other's: nothing comes again.
    world.clock.turn(1_000_000);
    assert_eq!(tick(&mut relay).handled, 0);
    world.happen(&[&in_hand]);
    assert_eq!((tick(&mut relay).handled, stale.of(&in_hand)), (1, vec![1, 2]));
}

/// A subscriber that takes its time keeps its lease: it is renewed before it is handed more than it can do in what is left.
#[test]
fn a_slow_subscriber_keeps_its_lease() {
    #[derive(Debug)]
    struct Slow(Arc<Told>, Arc<TurnedClock>);
    impl Subscriber for Slow {
        fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
            self.1.turn(19_000);
            self.0.handle(events)
        }
    }
    let (world, told) = (World::new(), Told::new());
    let keys: Vec<String> = (0..200).map(|n| format!("key-{n}")).collect();
    world.happen(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    let slow = Slow(Arc::clone(&told), Arc::clone(&world.clock));
    let mut relay = Relay::new(&world.engine).config(config()).subscribe("told", Arc::new(slow)).expect("a subscriber");
    let relayed = tick(&mut relay);
    assert_eq!((relayed.lost, relayed.handled), (0, 200));
    assert_eq!(tick(&mut relay).handled, 0);
}
