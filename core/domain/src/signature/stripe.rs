//! Stripe's scheme: HMAC-SHA256 of `t.body`, in hex, under `v1`.

use super::{any_matches, check_time, from_hex, hmac};
use crate::refusal::Refusal;
use hmac::Mac;
use std::fmt;

/// A secret, whose text as it stands is the key.
///
/// ```
/// use vendra_domain::signature::StripeSecret;
/// assert_eq!(format!("{:?}", StripeSecret::parse("whsec_test")?), "StripeSecret(..)");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct StripeSecret(String);

impl StripeSecret {
    /// Reads a secret. Refusals: `signature.secret` for an empty one.
    ///
    /// ```
    /// use vendra_domain::signature::StripeSecret;
    /// assert_eq!(StripeSecret::parse("").unwrap_err().code(), "signature.secret");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if text.is_empty() { Err(Refusal::SignatureSecret) } else { Ok(Self(text.to_owned())) }
    }
}

impl fmt::Debug for StripeSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StripeSecret(..)")
    }
}

/// The signature header of a message. `timestamp` is in Unix seconds.
///
/// ```
/// use vendra_domain::signature::{StripeSecret, sign_stripe, verify_stripe};
/// let secret = StripeSecret::parse("whsec_test")?;
/// let header = sign_stripe(&secret, 1700000000, b"{}");
/// assert!(header.starts_with("t=1700000000,v1="));
/// verify_stripe(&[secret], &header, b"{}", 1700000300)?;
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[must_use]
pub fn sign_stripe(secret: &StripeSecret, timestamp: i64, body: &[u8]) -> String {
    let at = timestamp.to_string();
    let mac = hmac(secret.0.as_bytes(), &[at.as_bytes(), body]);
    let sum = mac.map(|mac| mac.finalize().into_bytes().to_vec()).unwrap_or_default();
    let hex: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={at},v1={hex}")
}

/// Verifies a message: any `v1` signature of the header, made with any of the secrets, within the tolerance of `now` (Unix
/// seconds). Other schemes do not count. Stripe's own libraries only look back; this looks both ways.
///
/// Refusals: `signature.malformed` without a time, `signature.too_old`, `signature.too_new`, `signature.mismatch`.
///
/// ```
/// use vendra_domain::signature::{StripeSecret, sign_stripe, verify_stripe};
/// let secret = [StripeSecret::parse("whsec_test")?];
/// let header = sign_stripe(&secret[0], 1700000000, br#"{"amount": 1}"#);
/// let forged = verify_stripe(&secret, &header, br#"{"amount": 100}"#, 1700000000);
/// assert_eq!(forged.unwrap_err().code(), "signature.mismatch");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn verify_stripe(secrets: &[StripeSecret], header: &str, body: &[u8], now: i64) -> Result<(), Refusal> {
    let mut times = header.split(',').filter_map(|item| item.trim().strip_prefix("t="));
    let timestamp = times.next().ok_or(Refusal::SignatureMalformed)?;
    check_time(timestamp, now)?;
    let offered = header.split(',').filter_map(|item| from_hex(item.trim().strip_prefix("v1=")?));
    let keys: Vec<&[u8]> = secrets.iter().map(|secret| secret.0.as_bytes()).collect();
    any_matches(&keys, offered, &[timestamp.as_bytes(), body])
}
