//! Signatures of webhooks: [Standard Webhooks](https://www.standardwebhooks.com) and
//! [Stripe's scheme](https://docs.stripe.com/webhooks#verify-manually).
//!
//! Pure: the time comes in. A message is accepted when any signature of its list was made with any of the given secrets, so
//! that secrets can be rotated, and when its time is within [`TOLERANCE_S`] of now, either way. Comparison takes the same
//! time wherever signatures differ. Secrets never appear in `Debug`, refusals or logs.

mod standard;
mod stripe;

pub use standard::{StandardSecret, sign_standard, verify_standard};
pub use stripe::{StripeSecret, sign_stripe, verify_stripe};

use crate::refusal::Refusal;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How far a message's time may be from now, in seconds, either way; itself included.
pub const TOLERANCE_S: i64 = 300;

/// The most signatures of one header that are looked at.
const SIGNATURES_MAX: usize = 32;

/// Bytes from hex of either case, such as a key that a configuration holds; none where it is not hex of whole bytes.
///
/// ```
/// use vendra_domain::signature::from_hex;
/// assert_eq!(from_hex("00ff7A"), Some(vec![0, 255, 122]));
/// assert_eq!((from_hex("0"), from_hex("0g")), (None, None));
/// ```
#[must_use]
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|digit| digit.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect())
}

/// HMAC-SHA256 over parts, joined by points.
fn hmac(key: &[u8], parts: &[&[u8]]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            mac.update(b".");
        }
        mac.update(part);
    }
    Some(mac)
}

/// A timestamp header in Unix seconds, within the tolerance of `now`.
fn check_time(timestamp: &str, now: i64) -> Result<(), Refusal> {
    let digits = !timestamp.is_empty() && timestamp.len() <= 12 && timestamp.bytes().all(|byte| byte.is_ascii_digit());
    let at: i64 = timestamp.parse().ok().filter(|_| digits).ok_or(Refusal::SignatureMalformed)?;
    match now.saturating_sub(at) {
        late if late > TOLERANCE_S => Err(Refusal::SignatureTooOld),
        late if late < -TOLERANCE_S => Err(Refusal::SignatureTooNew),
        _ => Ok(()),
    }
}

/// Whether any of the signatures was made over the parts with any of the keys.
fn any_matches(keys: &[&[u8]], signatures: impl Iterator<Item = Vec<u8>>, parts: &[&[u8]]) -> Result<(), Refusal> {
    for signature in signatures.take(SIGNATURES_MAX) {
        for key in keys {
            if hmac(key, parts).is_some_and(|mac| mac.verify_slice(&signature).is_ok()) {
                return Ok(());
            }
        }
    }
    Err(Refusal::SignatureMismatch)
}
