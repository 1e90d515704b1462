//! At least once: what a crash between handling and the cursor comes to.

use crate::given::*;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};
use vendra::events::Relay;
use vendra::port::*;
use vendra::{Engine, Timestamp};

/// A clock whose sleepers are not woken.
#[derive(Debug)]
struct Asleep(Arc<TurnedClock>);

impl Clock for Asleep {
    fn now(&self) -> Timestamp {
        self.0.now()
    }

    fn sleep_until(&self, _: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(std::future::pending())
    }
}

/// Handles what it is handed, and does not live to say so, the first time.
#[derive(Debug)]
struct Dies(Arc<Told>, AtomicBool);

impl Subscriber for Dies {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        let answer = self.0.handle(events);
        if self.1.swap(true, Ordering::SeqCst) { answer } else { Box::pin(std::future::pending()) }
    }
}

#[test]
fn a_crash_between_handling_and_the_cursor_skips_nothing() {
    let (world, told) = (World::new(), Told::new());
    world.happen(&["a"]);
    world.happen(&["a"]);
    let dying =
        Engine::builder(Arc::clone(world.engine.store())).clock(Arc::new(Asleep(Arc::clone(&world.clock)))).build();
    let dies = Arc::new(Dies(Arc::clone(&told), AtomicBool::new(false)));
    let mut relay = Relay::new(&dying).subscribe("told", dies).expect("a subscriber");
    let mut ticking = Box::pin(relay.tick());
    assert!(matches!(ticking.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Pending));
    drop(ticking);
    drop(relay);
    assert_eq!(told.of("a"), [1, 2], "both were handled");
    world.clock.turn(60_001);
    world.happen(&["a"]);
    assert_eq!(tick(&mut world.relay("told", &told)).handled, 3);
    assert_eq!(told.of("a"), [1, 2, 1, 2, 3], "handled again, in order, and none is skipped");
}
