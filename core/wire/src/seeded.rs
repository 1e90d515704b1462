//! Ids and chance from a seed, so that a run can be repeated to the byte.

use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;
use vendra::Timestamp;
use vendra::port::{Entropy, Ids};

/// A row of numbers that a seed decides: splitmix64, whose state is a counter, so that no lock is needed.
#[derive(Debug)]
pub(crate) struct Seeded {
    state: AtomicU64,
}

impl Seeded {
    pub(crate) const fn new(seed: u64) -> Self {
        Self { state: AtomicU64::new(seed) }
    }

    fn next(&self) -> u64 {
        const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
        let mut mixed = self.state.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

impl Entropy for Seeded {
    fn bits(&self) -> u64 {
        self.next()
    }
}

/// Ids of version 7 whose random part is seeded, in the order in which they are asked for.
#[derive(Debug)]
pub(crate) struct SeededIds {
    count: AtomicU64,
    rest: Seeded,
}

impl SeededIds {
    pub(crate) const fn new(seed: u64) -> Self {
        Self { count: AtomicU64::new(0), rest: Seeded::new(seed) }
    }
}

impl Ids for SeededIds {
    fn fresh(&self, at: Timestamp) -> Uuid {
        let ms = u64::try_from(at.unix_ms()).unwrap_or(0);
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        // RFC 9562: 48 bits of time, the version, 12 bits of the count, the variant, 8 more of it, 54 seeded ones.
        let high = (ms << 16) | 0x7000 | ((count >> 8) & 0xFFF);
        let low = (0b10 << 62) | ((count & 0xFF) << 54) | (self.rest.next() >> 10);
        Uuid::from_u64_pair(high, low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_decides_ids_that_are_in_order() {
        let at = Timestamp::from_unix_ms(1_767_603_600_000).unwrap();
        let row = |seed: u64| {
            let ids = SeededIds::new(seed);
            (0..600).map(|_| ids.fresh(at)).collect::<Vec<_>>()
        };
        assert_eq!(row(1), row(1));
        assert_ne!(row(1), row(2));
        assert!(row(1).is_sorted() && row(1).iter().all(|id| id.get_version_num() == 7));
    }
}
