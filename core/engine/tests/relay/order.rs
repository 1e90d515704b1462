//! Order per key, whatever fails; parked keys; subscribers that do not wait for each other; going on from cursors.

use crate::given::*;
use pollster::block_on;
use std::collections::BTreeMap;
use std::sync::Arc;
use vendra::events::{Relay, RelayConfig};
use vendra::port::*;

/// Every key's events, each once, in order.
#[track_caller]
fn in_order(told: &Told, expected: &BTreeMap<String, u64>) {
    for (key, last) in expected {
        assert_eq!(told.of(key), (1..=*last).collect::<Vec<_>>(), "{key}");
    }
    assert_eq!(told.all().len() as u64, expected.values().sum::<u64>());
}

/// kf_27: events of one key come in order, also where some fail for a while, batches end in the middle and several keys share a
/// partition; none is skipped, none comes twice.
#[test]
fn events_of_a_key_come_in_order_under_failures() {
    for batch in [1, 2, 7, 100] {
        let (world, told) = (World::new(), Told::new());
        let keys = neighbours(world.tenant, 5);
        let others: Vec<String> = (0..20).map(|n| format!("other-{n}")).collect();
        for turn in 0..10 {
            let some = keys.iter().chain(&others).enumerate().filter(|(place, _)| (place + turn) % 3 != 0);
            world.happen(&some.map(|(_, key)| key.as_str()).collect::<Vec<_>>());
        }
        let mut expected: BTreeMap<String, u64> = BTreeMap::new();
        for partition in 0..PARTITIONS {
            for event in block_on(world.store().events(partition, 0, 1_000)).expect("events") {
                expected.insert(event.event.key, event.event.sequence);
            }
        }
        told.behave().poison.extend([(keys[0].clone(), 1), (keys[2].clone(), 3), (others[4].clone(), 2)]);
        let config = RelayConfig { batch, tries_max: 100, ..config() };
        let mut relay =
            Relay::new(&world.engine).config(config).subscribe("told", Arc::clone(&told) as _).expect("a subscriber");
        for _ in 0..80 {
            tick(&mut relay);
        }
        assert_eq!(told.of(&keys[0]), Vec::<u64>::new(), "its first is poison");
        assert_eq!(told.of(&keys[2]), [1, 2]);
        assert_eq!(told.of(&keys[1]).len() as u64, expected[&keys[1]], "others go on");
        told.behave().poison.clear();
        for _ in 0..20 {
            world.clock.turn(300_000);
            tick(&mut relay);
        }
        in_order(&told, &expected);
    }
}

/// A poison event parks its key's later events, those too that come meanwhile; it is tried after 1 second, 2, 4 .. and no sooner.
#[test]
fn a_poison_event_parks_its_key_and_nothing_else() {
    let world = World::new();
    let keys = neighbours(world.tenant, 2);
    let told = Told::poisoned_by(&keys[0], 2);
    let mut relay = Relay::new(&world.engine)
        .config(RelayConfig { tries_max: 10, ..config() })
        .subscribe("told", Arc::clone(&told) as _)
        .expect("a subscriber");
    for _ in 0..3 {
        world.happen(&[&keys[0], &keys[1]]);
    }
    let first = tick(&mut relay);
    assert_eq!((first.handled, first.failed), (4, 1));
    world.happen(&[&keys[0], &keys[1]]);
    assert_eq!((tick(&mut relay).handled, told.of(&keys[1])), (1, vec![1, 2, 3, 4]));
    // Chance takes the shorter half of every wait here: 500 milliseconds, 1,000, 2,000.
    for wait in [500, 1_000, 2_000] {
        world.clock.turn(wait - 1);
        assert_eq!(tick(&mut relay).failed, 0, "too soon");
        world.clock.turn(1);
        assert_eq!(tick(&mut relay).failed, 1);
    }
    told.behave().poison.clear();
    world.clock.turn(4_000);
    assert_eq!(tick(&mut relay).handled, 3);
    assert_eq!(told.of(&keys[0]), [1, 2, 3, 4]);
    assert_eq!(world.letters("told"), []);
}

/// One subscriber's poison, and another that hangs, keep nothing from a third.
#[test]
fn subscribers_do_not_wait_for_each_other() {
    let world = World::new();
    let (poisoned, hung, well) = (Told::poisoned_by("a", 1), Told::new(), Told::new());
    hung.behave().hangs.insert(("a".to_owned(), 1));
    let mut relay = Relay::new(&world.engine).config(config());
    for (name, told) in [("poisoned", &poisoned), ("hung", &hung), ("well", &well)] {
        relay = relay.subscribe(name, Arc::clone(told) as _).expect("a subscriber");
    }
    for _ in 0..3 {
        world.happen(&["a"]);
    }
    tick(&mut relay);
    assert_eq!((poisoned.of("a"), hung.of("a"), well.of("a")), (vec![], vec![], vec![1, 2, 3]));
    hung.behave().hangs.clear();
    poisoned.behave().poison.clear();
    world.clock.turn(1_000);
    tick(&mut relay);
    world.clock.turn(1_000);
    tick(&mut relay);
    assert_eq!((poisoned.of("a"), hung.of("a")), (vec![1, 2, 3], vec![1, 2, 3]));
}

/// A relay that ends leaves cursors from which the next one goes on, with what was parked; a new name hears everything.
#[test]
fn the_next_relay_goes_on_from_the_cursors() {
    let (world, told) = (World::new(), Told::poisoned_by("a", 1));
    world.happen(&["a", "b"]);
    tick(&mut world.relay("told", &told));
    world.happen(&["a", "b"]);
    told.behave().poison.clear();
    world.clock.turn(100_000);
    let mut next = world.relay("told", &told);
    assert_eq!(tick(&mut next).handled, 3);
    assert_eq!((told.of("a"), told.of("b")), (vec![1, 2], vec![1, 2]));
    assert_eq!(tick(&mut next).handled, 0);
    let new = Told::new();
    assert_eq!(tick(&mut world.relay("new", &new)).handled, 4);
}

/// Where nothing happens nothing is written, not even a lease.
#[test]
fn an_idle_tick_writes_nothing() {
    let (world, told) = (World::new(), Told::new());
    let mut relay = world.relay("told", &told);
    for _ in 0..3 {
        tick(&mut relay);
    }
    world.happen(&["a"]);
    let place = |world: &World| {
        let made = commit(world.tenant, world.clock.now(), vec![event("b", 1)]);
        block_on(world.store().commit(made)).expect("a commit").position
    };
    assert_eq!(place(&world), 2, "the two commits of this test alone");
    assert_eq!(tick(&mut relay).handled, 2);
    let before = place(&world);
    tick(&mut relay);
    tick(&mut relay);
    assert_eq!(place(&world), before + 2, "one for the event, and none for the idle tick");
}
