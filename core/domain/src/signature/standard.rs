//! Standard Webhooks: HMAC-SHA256 of `id.timestamp.body`, in base64, under `v1`.

use super::{any_matches, check_time, hmac};
use crate::refusal::Refusal;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::Mac;
use std::fmt;

/// A secret of the form `whsec_` and base64.
///
/// ```
/// use vendra_domain::signature::StandardSecret;
/// let secret = StandardSecret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// assert_eq!(format!("{secret:?}"), "StandardSecret(..)");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct StandardSecret(Vec<u8>);

impl StandardSecret {
    /// Reads a secret. Refusals: `signature.secret`.
    ///
    /// ```
    /// use vendra_domain::signature::StandardSecret;
    /// assert_eq!(StandardSecret::parse("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap_err().code(), "signature.secret");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let key = text.strip_prefix("whsec_").and_then(|text| STANDARD.decode(text).ok()).filter(|key| !key.is_empty());
        key.map(Self).ok_or(Refusal::SignatureSecret)
    }
}

/// The least length of a key that secrets are derived from, in bytes.
const KEY_BYTES_MIN: usize = 32;

impl StandardSecret {
    /// A secret of 256 bits that follows from a key and what it is for: nobody without the key can tell it, and nothing of it has
    /// to be kept. Refusals: `signature.secret` for a key of less than 32 bytes.
    ///
    /// ```
    /// use vendra_domain::signature::StandardSecret;
    /// let key = [7; 32];
    /// let (one, other) = (StandardSecret::derive(&key, "whe_1/1")?, StandardSecret::derive(&key, "whe_1/2")?);
    /// assert_ne!(one, other);
    /// assert_eq!(one, StandardSecret::derive(&key, "whe_1/1")?);
    /// assert!(StandardSecret::derive(&[7; 31], "whe_1/1").is_err());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn derive(key: &[u8], what: &str) -> Result<Self, Refusal> {
        let mac = hmac(key, &[b"vendra webhook secret", what.as_bytes()]).filter(|_| key.len() >= KEY_BYTES_MIN);
        mac.map(|mac| Self(mac.finalize().into_bytes().to_vec())).ok_or(Refusal::SignatureSecret)
    }

    /// The secret as it is told to whoever verifies: `whsec_` and base64.
    ///
    /// ```
    /// use vendra_domain::signature::StandardSecret;
    /// let told = StandardSecret::derive(&[7; 32], "whe_1/1")?.reveal();
    /// assert_eq!(StandardSecret::parse(&told)?, StandardSecret::derive(&[7; 32], "whe_1/1")?);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn reveal(&self) -> String {
        format!("whsec_{}", STANDARD.encode(&self.0))
    }
}

impl fmt::Debug for StandardSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StandardSecret(..)")
    }
}

/// The signature header of a message: `v1,` and base64. `timestamp` is in Unix seconds.
///
/// ```
/// use vendra_domain::signature::{StandardSecret, sign_standard, verify_standard};
/// let secret = StandardSecret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// let header = sign_standard(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, br#"{"test": 2432232314}"#);
/// assert_eq!(header, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
/// verify_standard(&[secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", br#"{"test": 2432232314}"#, &header, 1614265331)?;
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[must_use]
pub fn sign_standard(secret: &StandardSecret, id: &str, timestamp: i64, body: &[u8]) -> String {
    let timestamp = timestamp.to_string();
    let mac = hmac(&secret.0, &[id.as_bytes(), timestamp.as_bytes(), body]);
    let sum = mac.map(|mac| STANDARD.encode(mac.finalize().into_bytes())).unwrap_or_default();
    format!("v1,{sum}")
}

/// Verifies a message: any `v1` signature of the list, made with any of the secrets, within the tolerance of `now` (Unix
/// seconds). Other versions do not count.
///
/// Refusals: `signature.malformed`, `signature.too_old`, `signature.too_new`, `signature.mismatch`.
///
/// ```
/// use vendra_domain::signature::{StandardSecret, sign_standard, verify_standard};
/// let (old, new) = (StandardSecret::parse("whsec_b2xk")?, StandardSecret::parse("whsec_bmV3")?);
/// let header = sign_standard(&old, "msg_1", 1614265330, b"{}");
/// // While secrets are rotated, either will do.
/// let secrets = [new, old];
/// verify_standard(&secrets, "msg_1", "1614265330", b"{}", &header, 1614265630)?;
/// let late = verify_standard(&secrets, "msg_1", "1614265330", b"{}", &header, 1614265631);
/// assert_eq!(late.unwrap_err().code(), "signature.too_old");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn verify_standard(
    secrets: &[StandardSecret],
    id: &str,
    timestamp: &str,
    body: &[u8],
    signatures: &str,
    now: i64,
) -> Result<(), Refusal> {
    check_time(timestamp, now)?;
    let offered = signatures.split(' ').filter_map(|signature| STANDARD.decode(signature.strip_prefix("v1,")?).ok());
    let keys: Vec<&[u8]> = secrets.iter().map(|secret| secret.0.as_slice()).collect();
    any_matches(&keys, offered, &[id.as_bytes(), timestamp.as_bytes(), body])
}
