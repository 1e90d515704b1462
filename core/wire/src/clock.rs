//! Time: the system's, or turned by hand. Waiting is the runtime's either way.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::watch;
use vendra::Timestamp;
use vendra::port::Clock;
use vendra::system::SystemClock;

type Wait<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

fn between(now: Timestamp, at: Timestamp) -> Duration {
    Duration::from_millis(u64::try_from(at.unix_ms().saturating_sub(now.unix_ms())).unwrap_or(0))
}

/// The system's time, and the runtime's timer.
///
/// The engine's own clock for this would keep a thread of its own, which ends with nothing and which no forked process has.
#[derive(Debug)]
pub(crate) struct RuntimeClock {
    runtime: Handle,
}

impl RuntimeClock {
    pub(crate) const fn new(runtime: Handle) -> Self {
        Self { runtime }
    }
}

impl Clock for RuntimeClock {
    fn now(&self) -> Timestamp {
        SystemClock.now()
    }

    fn sleep_until(&self, at: Timestamp) -> Wait<'_> {
        let wait = between(self.now(), at);
        let _entered = self.runtime.enter();
        Box::pin(tokio::time::sleep(wait))
    }
}

/// A clock that stands still until it is turned, for tests.
///
/// Who waits for a moment is woken once it is turned that far, and at the latest when as much real time has passed: a port that
/// hangs is timed out although nobody turns the clock.
pub(crate) struct ManualClock {
    now: watch::Sender<Timestamp>,
    runtime: Handle,
}

impl fmt::Debug for ManualClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManualClock").field("now", &self.now()).finish_non_exhaustive()
    }
}

impl ManualClock {
    pub(crate) fn new(runtime: Handle, now: Timestamp) -> Self {
        Self { now: watch::Sender::new(now), runtime }
    }

    pub(crate) fn set(&self, now: Timestamp) {
        self.now.send_replace(now);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.now.borrow()
    }

    fn sleep_until(&self, at: Timestamp) -> Wait<'_> {
        let (wait, mut turned) = (between(self.now(), at), self.now.subscribe());
        let _entered = self.runtime.enter();
        let sleep = tokio::time::sleep(wait);
        Box::pin(async move {
            let reached = turned.wait_for(|now| *now >= at);
            futures_util::future::select(std::pin::pin!(reached), std::pin::pin!(sleep)).await;
        })
    }
}
