//! Mistakes made on purpose, to see who notices: as in the domain.

#[cfg(feature = "seeded-bugs")]
pub(crate) use vendra_domain::seeded_bug::bug;

/// Whether this mistake is made.
#[cfg(not(feature = "seeded-bugs"))]
pub(crate) const fn bug(_: &str) -> bool {
    false
}
