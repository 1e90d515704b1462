//! Ids that follow from what they are for: whoever makes a thing gives it the same one, so that it is made once.

use serde::Serialize;
use uuid::Uuid;
use vendra_domain::Refusal;
use vendra_domain::canonical::fingerprint_of;

/// The id of what is made for this, beside what has another id: it begins as that does, which keeps what belongs together close in an
/// index.
///
/// Refusals: those of [`fingerprint_of`].
pub(crate) fn derived_beside(id: Uuid, of: &impl Serialize) -> Result<Uuid, Refusal> {
    derived(id.as_u64_pair().0 & !0xFFFF, of)
}

/// The id of what is made for this: a UUIDv7 in form, whose time is the upper 48 bits of `time`.
///
/// Refusals: those of [`fingerprint_of`].
pub(crate) fn derived(time: u64, of: &impl Serialize) -> Result<Uuid, Refusal> {
    let of = fingerprint_of(1, of)?;
    let bits = |from: usize| of.get(from..from + 16).and_then(|hex| u64::from_str_radix(hex, 16).ok()).unwrap_or(0);
    let (high, low) = (time | 0x7000 | (bits(0) & 0xFFF), (0b10 << 62) | (bits(16) >> 2));
    Ok(Uuid::from_u64_pair(high, low))
}
