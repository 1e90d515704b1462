//! The limits of a relay: at each, and one past it.

use crate::given::*;
use pollster::block_on;
use std::sync::Arc;
use vendra::authority::StaffRole;
use vendra::events::*;
use vendra::port::{CLAIM_KEY_BYTES_MAX, CommitId, StoredEvent, VERSION_MAX};

#[test]
fn a_relay_has_so_many_subscribers_with_names_so_long() {
    let world = World::new();
    let named = |name: &str| Relay::new(&world.engine).subscribe(name, Told::new() as _);
    assert!(named(&"n".repeat(SUBSCRIBER_NAME_BYTES_MAX)).is_ok());
    for name in [String::new(), "n".repeat(SUBSCRIBER_NAME_BYTES_MAX + 1)] {
        assert_eq!(named(&name).expect_err("too long, or none").code(), "limit.text");
    }
    let twice = named("told").expect("a name").subscribe("told", Told::new() as _);
    assert_eq!(twice.expect_err("it is taken").code(), "limit.count");
    let mut relay = Relay::new(&world.engine);
    for n in 0..SUBSCRIBERS_MAX {
        relay = relay.subscribe(&format!("told-{n}"), Told::new() as _).expect("one more");
    }
    assert_eq!(relay.subscribe("one too many", Told::new() as _).expect_err("too many").code(), "limit.count");
}

/// So many events of a partition wait, and then it stands still: nothing is lost, and it goes on once there is room.
#[test]
fn so_many_events_are_parked() {
    let world = World::new();
    let keys = neighbours(world.tenant, 2);
    let told = Told::poisoned_by(&keys[0], 1);
    let config = RelayConfig { batch: 1_000, tries_max: u32::MAX, ..config() };
    let mut relay =
        Relay::new(&world.engine).config(config).subscribe("told", Arc::clone(&told) as _).expect("a subscriber");
    for _ in 0..PARKED_EVENTS_MAX {
        world.happen(&[&keys[0]]);
    }
    assert_eq!((tick(&mut relay).full, told.all().len()), (0, 0));
    world.happen(&[&keys[1]]);
    world.happen(&[&keys[0]]);
    let relayed = tick(&mut relay);
    assert_eq!((relayed.full, told.all().len()), (1, 0), "not even what would not have to wait");
    told.behave().poison.clear();
    world.clock.turn(1_000_000);
    tick(&mut relay);
    tick(&mut relay);
    assert_eq!(told.of(&keys[0]), (1..=PARKED_EVENTS_MAX as u64 + 1).collect::<Vec<_>>());
    assert_eq!(told.of(&keys[1]), [1]);
}

/// So many letters of a partition, and then none is given up any more: it goes on being tried until there is room.
#[test]
fn so_many_letters_are_kept() {
    let (world, told) = (World::new(), Told::new());
    let keys = neighbours(world.tenant, DEAD_LETTERS_MAX + 1);
    told.behave().poison.extend(keys.iter().map(|key| (key.clone(), 1)));
    let config = RelayConfig { batch: 1_000, tries_max: 1, ..config() };
    let mut relay =
        Relay::new(&world.engine).config(config).subscribe("told", Arc::clone(&told) as _).expect("a subscriber");
    world.happen(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    let relayed = tick(&mut relay);
    assert_eq!((relayed.failed, relayed.dead_letters), (101, DEAD_LETTERS_MAX as u64));
    world.clock.turn(1_000_000);
    let relayed = tick(&mut relay);
    assert_eq!((relayed.failed, relayed.dead_letters), (1, 0), "there is no room");
    let letters = world.market(StaffRole::Owner).dead_letters();
    let first = world.letters("told").remove(0);
    block_on(letters.purge("told", first.place)).expect("it is there");
    world.clock.turn(1_000_000);
    assert_eq!(tick(&mut relay).dead_letters, 1);
    assert_eq!(world.letters("told").len(), DEAD_LETTERS_MAX);
    // None may be replayed where as many wait as may.
    assert!(block_on(letters.replay("told", world.letters("told")[0].place)).is_ok());
}

/// A letter is not replayed into a partition in which as many events wait as may.
#[test]
fn a_letter_is_replayed_where_there_is_room() {
    let world = World::new();
    let keys = neighbours(world.tenant, 2);
    let told = Told::poisoned_by(&keys[1], 1);
    let quick = RelayConfig { tries_max: 1, ..config() };
    world.happen(&[&keys[1]]);
    let mut first = Relay::new(&world.engine).config(quick).subscribe("told", Arc::clone(&told) as _).expect("a relay");
    assert_eq!(tick(&mut first).dead_letters, 1);
    block_on(first.release()).expect("it is given back");
    told.behave().poison.insert((keys[0].clone(), 1));
    for _ in 0..PARKED_EVENTS_MAX {
        world.happen(&[&keys[0]]);
    }
    let config = RelayConfig { batch: 1_000, tries_max: u32::MAX, ..config() };
    let mut relay =
        Relay::new(&world.engine).config(config).subscribe("told", Arc::clone(&told) as _).expect("a relay");
    tick(&mut relay);
    let letters = world.market(StaffRole::Owner).dead_letters();
    let place = world.letters("told")[0].place;
    assert_eq!(block_on(letters.replay("told", place)).expect_err("no room").code(), "limit.count");
    told.behave().poison.clear();
    world.clock.turn(1_000_000);
    tick(&mut relay);
    block_on(letters.replay("told", place)).expect("there is room");
    assert_eq!(tick(&mut relay).handled, 1);
}

/// A reason is kept up to 500 bytes, and never cut within a character.
#[test]
fn a_long_reason_is_cut() {
    /// Fails with a long reason.
    #[derive(Debug)]
    struct Wordy(String);
    impl vendra::port::Subscriber for Wordy {
        fn handle<'a>(&'a self, _: &'a [StoredEvent]) -> vendra::port::Answer<'a, (), vendra::port::Unhandled> {
            let reason = self.0.clone();
            Box::pin(async { Err(vendra::port::Unhandled::Event { handled: usize::MAX, reason }) })
        }
    }
    for (reason, kept) in [("x".repeat(500), 500), ("x".repeat(501), 500), (format!("{}é", "x".repeat(499)), 499)] {
        let world = World::new();
        world.happen(&["a"]);
        let config = RelayConfig { tries_max: 1, ..config() };
        let wordy = Arc::new(Wordy(reason));
        tick(&mut Relay::new(&world.engine).config(config).subscribe("told", wordy).expect("a subscriber"));
        assert_eq!(world.letters("told")[0].reason.len(), kept);
    }
}

#[test]
fn a_key_made_of_an_event_is_short_enough() {
    let event = StoredEvent {
        tenant: "mkt_01h455vb4pex5vsknk084sn001".parse().expect("an id"),
        partition: 63,
        position: u64::MAX,
        commit: CommitId::from_uuid(uuid::Uuid::max()),
        at: vendra::Timestamp::default(),
        actor: String::new(),
        correlation: String::new(),
        event: event("a", VERSION_MAX),
    };
    assert!(event.request_key(&"p".repeat(190)).len() <= CLAIM_KEY_BYTES_MAX);
}
