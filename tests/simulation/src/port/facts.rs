//! Time, ids and chance that a run can be repeated with.

use crate::schedule::Schedule;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use uuid::Uuid;
use vendra::Timestamp;
use vendra::port::{Clock, Entropy, Ids};

/// A clock that stands until it is turned.
#[derive(Debug)]
pub struct SimClock {
    schedule: Arc<Schedule>,
    ms: AtomicI64,
}

impl SimClock {
    /// A clock that stands at so many milliseconds.
    #[must_use]
    pub const fn at(schedule: Arc<Schedule>, ms: i64) -> Self {
        Self { schedule, ms: AtomicI64::new(ms) }
    }

    /// Lets time pass, in milliseconds.
    pub fn turn(&self, ms: i64) {
        self.ms.fetch_add(ms, Ordering::SeqCst);
    }

    /// Unix milliseconds, without asking as the engine does.
    pub fn ms(&self) -> i64 {
        self.ms.load(Ordering::SeqCst)
    }
}

impl Clock for SimClock {
    fn now(&self) -> Timestamp {
        self.schedule.fact("clock.now");
        Timestamp::from_unix_ms(self.ms()).unwrap_or_default()
    }

    fn sleep_until(&self, at: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        self.schedule.fact("clock.sleep_until");
        // Whoever sleeps wakes at once, and finds that the time has come.
        self.ms.fetch_max(at.unix_ms(), Ordering::SeqCst);
        Box::pin(std::future::ready(()))
    }
}

/// Ids that count.
#[derive(Debug)]
pub struct SimIds {
    schedule: Arc<Schedule>,
    last: AtomicU64,
}

impl SimIds {
    /// Ids after the one with this number.
    #[must_use]
    pub const fn after(schedule: Arc<Schedule>, last: u64) -> Self {
        Self { schedule, last: AtomicU64::new(last) }
    }

    /// The number of the last one.
    pub fn last(&self) -> u64 {
        self.last.load(Ordering::SeqCst)
    }
}

impl Ids for SimIds {
    fn fresh(&self, _: Timestamp) -> Uuid {
        self.schedule.fact("ids.fresh");
        let number = self.last.fetch_add(1, Ordering::SeqCst).wrapping_add(1);
        // UUIDv7 in form: the number stands where the time does, so that ids sort as they were made.
        Uuid::from_u64_pair((number << 16) | 0x7000, 0b10 << 62)
    }
}

/// Chance that a seed decides: SplitMix64.
#[derive(Debug)]
pub struct SimEntropy {
    schedule: Arc<Schedule>,
    dice: AtomicU64,
}

impl SimEntropy {
    /// The chance of a seed.
    #[must_use]
    pub const fn of(schedule: Arc<Schedule>, seed: u64) -> Self {
        Self { schedule, dice: AtomicU64::new(seed) }
    }
}

impl Entropy for SimEntropy {
    fn bits(&self) -> u64 {
        self.schedule.fact("entropy.bits");
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        mix(self.dice.fetch_add(STEP, Ordering::SeqCst).wrapping_add(STEP))
    }
}

/// The finishing of SplitMix64: every bit of the input changes half of the output's.
pub(crate) const fn mix(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}
