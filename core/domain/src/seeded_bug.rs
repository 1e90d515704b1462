//! Mistakes made on purpose, to see who notices: places in the code ask [`bug`] whether theirs is the one that is switched on. Without
//! the feature `seeded-bugs` none ever is, at compile time; with it, a simulation switches on one at a time.

/// Whether this mistake is made.
#[cfg(not(feature = "seeded-bugs"))]
pub(crate) const fn bug(_: &str) -> bool {
    false
}

#[cfg(feature = "seeded-bugs")]
pub use switched::{bug, make};

#[cfg(feature = "seeded-bugs")]
mod switched {
    use std::sync::atomic::{AtomicU64, Ordering};

    static MADE: AtomicU64 = AtomicU64::new(0);

    /// FNV-1a, which is never the zero of a name that nobody gave.
    fn number(name: &str) -> u64 {
        name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// Whether this mistake is made.
    ///
    /// ```
    /// # #[cfg(feature = "seeded-bugs")]
    /// assert!(!vendra_domain::seeded_bug::bug("order.uses_are_kept"));
    /// ```
    #[must_use]
    pub fn bug(name: &str) -> bool {
        let made = MADE.load(Ordering::Relaxed);
        made != 0 && made == number(name)
    }

    /// From now on this mistake is made, in the whole process, and no other; none where there is no name.
    ///
    /// ```
    /// # #[cfg(feature = "seeded-bugs")]
    /// vendra_domain::seeded_bug::make(None);
    /// ```
    pub fn make(name: Option<&str>) {
        MADE.store(name.map_or(0, number), Ordering::SeqCst);
    }
}
