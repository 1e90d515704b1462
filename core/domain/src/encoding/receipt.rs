//! Receipts: what a caller who asks again learns.

use crate::id::AnyId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What came of a request: kept under its idempotency key, and given again, byte for byte, to whoever repeats it.
///
/// ```
/// use vendra_domain::{AnyId, Timestamp, canonical, encoding::Receipt};
/// let receipt = Receipt {
///     request: canonical::fingerprint(1, br#"{"request": "thaw"}"#)?,
///     subject: "gft_01h455vb4pex5vsknk084sn02q".parse()?,
///     version: 3,
///     at: "2026-01-31T12:00:00.000Z".parse()?,
/// };
/// assert_eq!(Receipt::decode(receipt.encode()?.as_bytes())?, receipt);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The [fingerprint](crate::canonical::fingerprint) of the request: another request under the same key is refused.
    pub request: String,
    /// What the request was about.
    pub subject: AnyId,
    /// The version of the subject afterwards: the number of its events.
    pub version: u64,
    /// When it was decided.
    pub at: Timestamp,
}
