//! Time, ids and chance: what would make two runs differ, and therefore comes in from outside.

use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use vendra_domain::Timestamp;

/// What time it is.
///
/// ```
/// use vendra::port::Clock;
/// use vendra::system::SystemClock;
/// let now = SystemClock.now();
/// pollster::block_on(SystemClock.sleep_until(now.plus_ms(5)?));
/// assert!(SystemClock.now() >= now.plus_ms(5)?);
/// # Ok::<(), vendra::Refusal>(())
/// ```
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// Now.
    fn now(&self) -> Timestamp;
    /// Ready at a time, or as soon after it as may be.
    fn sleep_until(&self, at: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// Fresh ids.
///
/// ```
/// use vendra::port::{Clock, Ids};
/// use vendra::system::{SystemClock, SystemIds};
/// let (ids, now) = (SystemIds::default(), SystemClock.now());
/// assert!(ids.fresh(now) < ids.fresh(now)); // as they were made
/// ```
pub trait Ids: Send + Sync + std::fmt::Debug {
    /// An id that nobody has, UUIDv7 by convention: ids that begin with their time keep an index's right edge hot.
    fn fresh(&self, at: Timestamp) -> Uuid;
}

/// Chance: jitter, order numbers, guests' tokens.
///
/// ```
/// use vendra::port::Entropy;
/// use vendra::system::SystemEntropy;
/// assert_ne!(SystemEntropy.bits(), SystemEntropy.bits());
/// ```
pub trait Entropy: Send + Sync + std::fmt::Debug {
    /// Sixty-four bits that nobody can guess.
    fn bits(&self) -> u64;
}
