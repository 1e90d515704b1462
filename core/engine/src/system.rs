//! The world as it is: the system's clock, time-ordered ids and the operating system's randomness.
//!
//! The one place in the engine that looks at any of them; everything else is handed a port.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

use crate::port::{Clock, Entropy, Ids};
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use uuid::Uuid;
use vendra_domain::Timestamp;

/// The system's clock.
///
/// ```
/// use vendra::port::Clock;
/// use vendra::system::SystemClock;
/// assert!(SystemClock.now().to_string() > "2026".to_owned());
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).ok().and_then(|ms| Timestamp::from_unix_ms(ms).ok()).unwrap_or_default()
    }

    fn sleep_until(&self, at: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let wait = u64::try_from(at.unix_ms().saturating_sub(self.now().unix_ms())).unwrap_or(0);
        Box::pin(futures_timer::Delay::new(Duration::from_millis(wait)))
    }
}

/// The operating system's randomness.
///
/// ```
/// use vendra::port::Entropy;
/// use vendra::system::SystemEntropy;
/// assert_ne!(SystemEntropy.bits(), SystemEntropy.bits());
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn bits(&self) -> u64 {
        // Every system that runs a database has a source of randomness: it fails in the first milliseconds of a boot, if ever.
        loop {
            if let Ok(bits) = getrandom::u64() {
                return bits;
            }
        }
    }
}

/// How many times as much randomness is asked for at once as an id needs: a call of the system costs more than the rest of an id.
const POOL: usize = 32;

/// Randomness that was asked for and not used so far.
struct Pool {
    bytes: [u8; 8 * POOL],
    left: usize,
    /// The process that asked: a child of it must not use the same.
    process: u32,
}

impl Default for Pool {
    fn default() -> Self {
        Self { bytes: [0; 8 * POOL], left: 0, process: 0 }
    }
}

impl Pool {
    fn bits(&mut self) -> u64 {
        let process = std::process::id();
        if self.left == 0 || self.process != process {
            while getrandom::fill(&mut self.bytes).is_err() {}
            (self.left, self.process) = (POOL, process);
        }
        self.left -= 1;
        let at = 8 * self.left;
        let bytes = self.bytes.get(at..at + 8).and_then(|bytes| bytes.try_into().ok());
        u64::from_ne_bytes(bytes.unwrap_or_default())
    }
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pool").field("left", &self.left).finish_non_exhaustive()
    }
}

/// UUIDv7: 48 bits of milliseconds, then a counter, then chance, so that ids of one process sort as they were made.
///
/// ```
/// use vendra::port::Ids;
/// use vendra::system::SystemIds;
/// let (ids, at) = (SystemIds::default(), "2026-01-31T12:00:00.000Z".parse()?);
/// let (one, other) = (ids.fresh(at), ids.fresh(at));
/// assert!(one < other && one.get_version_num() == 7);
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Default)]
pub struct SystemIds {
    /// Milliseconds in the upper 48 bits, a counter within them in the lower 16: never goes back.
    last: AtomicU64,
    pool: Mutex<Pool>,
}

impl Ids for SystemIds {
    fn fresh(&self, at: Timestamp) -> Uuid {
        let now = u64::try_from(at.unix_ms()).unwrap_or(0) << 16;
        let step = |last: u64| Some(now.max(last.saturating_add(1)));
        let last = self.last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, step).unwrap_or(now);
        let stamp = now.max(last.saturating_add(1));
        let (ms, count) = (stamp >> 16, stamp & 0xFFFF);
        // RFC 9562: 48 bits of time, version 7, 12 bits, variant 10, 62 bits. The counter's 16 bits go first.
        let high = (ms << 16) | 0x7000 | (count >> 4);
        let low = (0b10 << 62)
            | ((count & 0xF) << 58)
            | (self.pool.lock().unwrap_or_else(PoisonError::into_inner).bits() >> 6);
        Uuid::from_u64_pair(high, low)
    }
}
