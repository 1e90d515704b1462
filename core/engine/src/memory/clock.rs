//! A clock that is turned by hand.

use crate::port::Clock;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicI64, Ordering};
use vendra_domain::Timestamp;

/// A clock that stands until it is turned.
///
/// ```
/// use vendra::memory::TrialClock;
/// use vendra::port::Clock;
/// let clock = TrialClock::default();
/// let before = clock.now();
/// clock.turn(60_000);
/// assert_eq!(clock.now(), before.plus_ms(60_000)?);
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug)]
pub struct TrialClock {
    unix_ms: AtomicI64,
}

impl Default for TrialClock {
    /// At 2026-01-05T09:00:00.000Z, a Monday.
    fn default() -> Self {
        Self { unix_ms: 1_767_603_600_000.into() }
    }
}

impl TrialClock {
    /// Turns it on by so many milliseconds.
    ///
    /// ```
    /// use vendra::memory::TrialClock;
    /// use vendra::port::Clock;
    /// let clock = TrialClock::default();
    /// clock.turn(86_400_000);
    /// assert_eq!(clock.now().to_string(), "2026-01-06T09:00:00.000Z");
    /// ```
    pub fn turn(&self, ms: i64) {
        let turned = |now: i64| Some(now.saturating_add(ms));
        // The closure always gives a moment, so there is nothing to be refused.
        let _ = self.unix_ms.fetch_update(Ordering::SeqCst, Ordering::SeqCst, turned);
    }
}

impl Clock for TrialClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_ms(self.unix_ms.load(Ordering::SeqCst)).unwrap_or_default()
    }

    fn sleep_until(&self, _: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(std::future::ready(()))
    }
}
