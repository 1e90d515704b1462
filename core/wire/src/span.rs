//! Spans of time as a host says them: never negative, and what is left out is the usual.

/// What the engine counts milliseconds by. Nothing that JSON may say is more.
pub(crate) fn whole(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}

/// A span of time that was said, or else the usual.
pub(crate) fn ms(said: Option<u64>, usual: i64) -> i64 {
    said.map_or(usual, whole)
}
