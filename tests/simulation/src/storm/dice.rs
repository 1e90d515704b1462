//! Chance that a seed decides.

use crate::port::mix;

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A row of numbers that its seed decides: SplitMix64.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The row of a place: each place of a seed has its own, whatever is drawn at others.
    pub(crate) const fn of(seed: u64, place: u64) -> Self {
        Self(mix(seed ^ mix(place.wrapping_add(STEP))))
    }

    pub(crate) const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number below `many`; zero where there is none.
    pub(crate) fn below(&mut self, many: usize) -> usize {
        let many = u64::try_from(many).unwrap_or(1).max(1);
        usize::try_from((self.bits() >> 16) % many).unwrap_or(0)
    }

    /// A number from one to another, both of them possible.
    pub(crate) fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = usize::try_from(most.saturating_sub(least)).unwrap_or(0).saturating_add(1);
        least.saturating_add(i64::try_from(self.below(span)).unwrap_or(0))
    }

    /// Whether something happens that does so many times in a hundred.
    pub(crate) fn hits(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several; none where there are none.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}
