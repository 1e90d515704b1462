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
