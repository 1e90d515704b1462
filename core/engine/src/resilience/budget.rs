//! A budget of retries: each call earns a part of one, each retry costs one, so that an outage is never met with twice the calls.

use std::sync::atomic::{AtomicU32, Ordering};

/// What a retry costs; a call earns so many hundredths of it as the configuration says.
const RETRY: u32 = 100;
/// The most retries that are saved up, and how many there are to begin with.
const SAVED_MAX: u32 = 10;

/// How many retries are left, in hundredths.
#[derive(Debug)]
pub(super) struct Budget {
    percent: u32,
    left: AtomicU32,
}

impl Budget {
    /// A budget of so many retries for a hundred calls, and a few to begin with.
    pub(super) const fn new(percent: u32) -> Self {
        Self { percent, left: AtomicU32::new(SAVED_MAX * RETRY) }
    }

    /// A call is made.
    pub(super) fn earn(&self) {
        let more = |left: u32| Some(left.saturating_add(self.percent).min(SAVED_MAX * RETRY));
        // The closure always gives a figure.
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }

    /// Whether there is a retry left; it is taken.
    pub(super) fn take(&self) -> bool {
        let less = |left: u32| left.checked_sub(RETRY);
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tenth_of_the_calls_and_ten_to_begin_with() {
        let budget = Budget::new(10);
        let mut retries = 0;
        for _ in 0..1_000 {
            budget.earn();
            retries += u32::from(budget.take()) + u32::from(budget.take());
        }
        // The first call earned what no room was left for.
        assert_eq!(retries, 109);
        // After a long quiet time there are ten, and no more.
        (0..1_000).for_each(|_| budget.earn());
        assert_eq!((0..20).filter(|_| budget.take()).count(), 10);
    }

    proptest! {
        #[test]
        fn whatever_the_order_retries_stay_within_their_part(percent in 0_u32..=100, turns in prop::collection::vec(any::<bool>(), 0..500)) {
            let budget = Budget::new(percent);
            let (mut calls, mut retries) = (0_u32, 0_u32);
            for call in turns {
                if call {
                    budget.earn();
                    calls += 1;
                } else {
                    retries += u32::from(budget.take());
                }
                prop_assert!(retries * RETRY <= SAVED_MAX * RETRY + calls * percent);
            }
        }
    }
}
