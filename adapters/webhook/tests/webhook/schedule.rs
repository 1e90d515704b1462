//! When what failed is tried again, by a clock that is turned.

use crate::server::World;
use pollster::block_on;
use std::sync::{Arc, Mutex};
use vendra::port::{Answer, Clock};
use vendra::reading::Paging;
use vendra_webhook::{Delivery, Post, SCHEDULE_MS};

/// Takes down when it was asked for what, and never succeeds.
#[derive(Debug)]
struct Down(Arc<dyn Clock>, Mutex<Vec<(i64, Delivery)>>);

impl Post for Down {
    fn post<'a>(&'a self, delivery: &'a Delivery) -> Answer<'a, u16, String> {
        self.1.lock().expect("nobody panicked").push((self.0.now().unix_ms(), delivery.clone()));
        Box::pin(async { Ok(503) })
    }
}

#[test]
fn an_event_is_tried_by_the_schedule_and_is_then_a_dead_letter() {
    let mut world = World::new();
    let down = Arc::new(Down(Arc::clone(world.trial.engine.clock()), Mutex::default()));
    world.webhooks = world.webhooks.through(Arc::clone(&down) as _);
    let id = world.add("https://example.com/", &["order.placed"]);
    world.sell();
    world.tick();
    let begun = world.trial.engine.clock().now().unix_ms();
    let (dead_letters, name) = (world.trial.owner().dead_letters(), id.to_string());
    let letters = || block_on(dead_letters.list(&name, Paging::default())).expect("letters").items;
    for wait in SCHEDULE_MS {
        let (before, tried) = (world.trial.engine.clock().now(), down.1.lock().expect("it is free").len());
        assert!(letters().is_empty());
        world.trial.clock.turn(wait - 1);
        assert_eq!(block_on(world.webhooks.tick()).expect("a tick").failed, 0, "not before {wait} ms");
        world.trial.clock.turn(1 + wait / 10);
        assert_eq!(block_on(world.webhooks.tick()).expect("a tick").failed, 1, "{wait} ms after {before}");
        assert_eq!(down.1.lock().expect("it is free").len(), tried + 1);
    }
    let tries = down.1.lock().expect("it is free");
    assert_eq!((tries.len(), tries[0].0), (10, begun));
    // The same message each time, signed anew.
    assert!(tries.windows(2).all(|two| two[0].1.id == two[1].1.id && two[0].1.signature != two[1].1.signature));
    let dead = letters();
    assert_eq!((dead.len(), dead[0].tries, dead[0].reason.as_str()), (1, 10, "it answered 503"));
}
