//! Dead letters: what becomes of them, of their keys, and who may.

use crate::given::*;
use pollster::block_on;
use std::sync::Arc;
use vendra::authority::{Actor, StaffRole};
use vendra::events::{AfterDeadLetter, DeadLetter, Relay, RelayConfig};
use vendra::port::*;
use vendra::reading::Paging;
use vendra::{Market, MarketplaceId};

/// Three events of a key of which the second is poison, until it is given up.
fn given_up(after: AfterDeadLetter) -> (World, Arc<Told>, Relay, DeadLetter) {
    let (world, told) = (World::new(), Told::poisoned_by("a", 2));
    let config = RelayConfig { after_dead_letter: after, ..config() };
    let mut relay =
        Relay::new(&world.engine).config(config).subscribe("told", Arc::clone(&told) as _).expect("a subscriber");
    for _ in 0..3 {
        world.happen(&["a"]);
    }
    for tried in 1..=3 {
        let relayed = tick(&mut relay);
        assert_eq!((relayed.failed, relayed.dead_letters), (1, u64::from(tried == 3)), "try {tried}");
        world.clock.turn(2_000);
    }
    let letters = world.letters("told");
    assert_eq!(letters.len(), 1);
    (world, told, relay, letters.into_iter().next().expect("a letter"))
}

#[test]
fn a_letter_says_what_it_is_and_its_key_goes_on() {
    let (_, told, _, letter) = given_up(AfterDeadLetter::GoesOn);
    assert_eq!((letter.key.as_str(), letter.sequence, letter.name.as_str()), ("a", 2, "order.placed"));
    assert_eq!((letter.kind, letter.tries, letter.reason.as_str()), (RecordKind::Order, 3, "unreadable"));
    assert_eq!(letter.place.position, 2);
    assert_eq!(told.of("a"), [1, 3]);
}

#[test]
fn a_replayed_letter_is_handled() {
    let (world, told, mut relay, letter) = given_up(AfterDeadLetter::GoesOn);
    let letters = world.market(StaffRole::Support).dead_letters();
    // Still poison: it has all its tries again.
    block_on(letters.replay("told", letter.place)).expect("it is there");
    assert_eq!(world.letters("told"), []);
    for tried in 1..=3 {
        assert_eq!((tick(&mut relay).failed, world.letters("told").len()), (1, usize::from(tried == 3)));
        world.clock.turn(2_000);
    }
    told.behave().poison.clear();
    block_on(letters.replay("told", letter.place)).expect("it is there again");
    world.happen(&["a"]);
    assert_eq!(tick(&mut relay).handled, 2);
    assert_eq!(told.of("a"), [1, 3, 2, 4], "it comes when it is replayed, before what is new");
    let gone = block_on(letters.replay("told", letter.place)).expect_err("it is not there any more");
    assert_eq!(gone.code(), "authority.not_found");
}

#[test]
fn a_purged_letter_is_gone() {
    let (world, told, mut relay, letter) = given_up(AfterDeadLetter::GoesOn);
    let letters = world.market(StaffRole::Owner).dead_letters();
    block_on(letters.purge("told", letter.place)).expect("it is there");
    told.behave().poison.clear();
    world.clock.turn(1_000_000);
    assert_eq!((tick(&mut relay).handled, world.letters("told")), (0, vec![]));
    assert_eq!(told.of("a"), [1, 3]);
    assert_eq!(block_on(letters.purge("told", letter.place)).expect_err("gone").code(), "authority.not_found");
}

/// Where a key waits for its letter, a replay keeps the order and a purge lets the key go on.
#[test]
fn a_key_may_wait_for_its_letter() {
    for replayed in [true, false] {
        let (world, told, mut relay, letter) = given_up(AfterDeadLetter::Waits);
        world.clock.turn(1_000_000);
        world.happen(&["a", "b"]);
        tick(&mut relay);
        assert_eq!((told.of("a"), told.of("b")), (vec![1], vec![1]));
        told.behave().poison.clear();
        let letters = world.market(StaffRole::Owner).dead_letters();
        let ended = if replayed {
            block_on(letters.replay("told", letter.place))
        } else {
            block_on(letters.purge("told", letter.place))
        };
        ended.expect("it is there");
        tick(&mut relay);
        assert_eq!(told.of("a"), if replayed { vec![1, 2, 3, 4] } else { vec![1, 3, 4] });
    }
}

/// A letter that is ended while a relay is at work on the same cursor: one of the two begins again, and nothing is lost.
#[test]
fn a_letter_is_ended_while_the_relay_works() {
    /// Replays its own letter while it handles something else.
    #[derive(Debug)]
    struct Meddler(Arc<Told>, Market, EventPlace);
    impl Subscriber for Meddler {
        fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
            let letters = self.1.dead_letters();
            Box::pin(async move {
                let _once = letters.replay("told", self.2).await;
                self.0.handle(events).await
            })
        }
    }
    let (world, told, mut relay, letter) = given_up(AfterDeadLetter::GoesOn);
    block_on(relay.release()).expect("it is given back");
    told.behave().poison.clear();
    let meddler = Meddler(Arc::clone(&told), world.market(StaffRole::Owner), letter.place);
    let mut relay = Relay::new(&world.engine).subscribe("told", Arc::new(meddler)).expect("a subscriber");
    world.happen(&["a"]);
    assert_eq!(tick(&mut relay).lost, 1);
    tick(&mut relay);
    assert_eq!(told.of("a"), [1, 3, 4, 2, 4], "what was handled meanwhile comes once more");
    assert_eq!((tick(&mut relay).handled, world.letters("told")), (0, vec![]));
}

/// Letters are a marketplace's own and its platform's: others see none, and end none.
#[test]
fn letters_are_the_platforms() {
    let (world, _, _, letter) = given_up(AfterDeadLetter::GoesOn);
    let code = |market: &Market| {
        let letters = market.dead_letters();
        [
            block_on(letters.list("told", Paging::default())).err().map(|error| error.code()),
            block_on(letters.replay("told", letter.place)).err().map(|error| error.code()),
            block_on(letters.purge("told", letter.place)).err().map(|error| error.code()),
        ]
    };
    let forbidden = Some("authority.forbidden");
    let customer = "cus_01h455vb4pex5vsknk084sn001".parse().expect("an id");
    let buyer = vendra::authority::Buyer::Customer { customer };
    let buyer = world.engine.market(world.tenant, Actor::Buyer { tenant: world.tenant, buyer });
    assert_eq!(code(&buyer), [forbidden; 3]);
    assert_eq!(code(&world.market(StaffRole::Finance)), [None, forbidden, forbidden]);
    let elsewhere: MarketplaceId = "mkt_01h455vb4pex5vsknk084sn002".parse().expect("an id");
    let user = "usr_01h455vb4pex5vsknk084sn001".parse().expect("an id");
    let stranger = world.engine.market(elsewhere, Actor::Staff { tenant: elsewhere, user, role: StaffRole::Owner });
    assert_eq!(code(&stranger), [None, Some("authority.not_found"), Some("authority.not_found")]);
    assert_eq!(block_on(stranger.dead_letters().list("told", Paging::default())).expect("none").items, []);
    assert_eq!(world.letters("told").len(), 1);
}

#[test]
fn letters_are_listed_a_page_at_a_time() {
    let (world, told) = (World::new(), Told::new());
    let keys: Vec<String> = (0..7).map(|n| format!("key-{n}")).collect();
    told.behave().poison.extend(keys.iter().map(|key| (key.clone(), 1)));
    world.happen(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    let config = RelayConfig { tries_max: 1, ..config() };
    let mut relay =
        Relay::new(&world.engine).config(config).subscribe("told", Arc::clone(&told) as _).expect("a subscriber");
    assert_eq!(tick(&mut relay).dead_letters, 7);
    let letters = world.market(StaffRole::Support).dead_letters();
    let mut paging = Paging { after: None, limit: 3 };
    let (mut listed, mut pages) = (Vec::new(), 0);
    loop {
        let page = block_on(letters.list("told", paging.clone())).expect("support may");
        listed.extend(page.items);
        pages += 1;
        let Some(next) = page.next else { break };
        paging.after = Some(next);
    }
    assert_eq!((pages, &listed), (3, &world.letters("told")));
    for (after, limit, code) in
        [(None, 0, "store.limit"), (None, 501, "store.limit"), (Some("x"), 5, "cursor.malformed")]
    {
        let paging = Paging { after: after.map(str::to_owned), limit };
        assert_eq!(block_on(letters.list("told", paging)).expect_err("malformed").code(), code);
    }
}
