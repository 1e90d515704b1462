//! Claims: what a store remembers of idempotency keys.

use serde::{Deserialize, Serialize};
use vendra_domain::Timestamp;

/// The longest idempotency key, in bytes.
pub const CLAIM_KEY_BYTES_MAX: usize = 255;

/// Whose key it is. The tenant is the commit's.
///
/// ```
/// use vendra::port::ClaimKey;
/// let key = |actor: &str| ClaimKey { actor: actor.into(), key: "checkout-42".into() };
/// assert_ne!(key("customer/cus_1"), key("customer/cus_2")); // two customers may choose the same key
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimKey {
    /// The actor: a role and an id.
    pub actor: String,
    /// The key that the caller chose.
    pub key: String,
}

/// What became of a request under a key.
///
/// ```
/// use vendra::port::Claim;
/// let at = "2026-01-31T12:00:00.000Z".parse::<vendra::Timestamp>()?;
/// let claim = Claim::InFlight { request: "a".into(), subject: "ord_1".into(), until: at.plus_ms(30_000)? };
/// assert_eq!(claim.request(), "a");
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "IdempotencyClaim"))]
#[serde(tag = "claim", rename_all = "snake_case")]
pub enum Claim {
    /// Somebody is at it.
    InFlight {
        /// The fingerprint of the request.
        request: String,
        /// What it has made so far: whoever comes next resumes that, and begins nothing anew.
        subject: String,
        /// Until when nobody else may.
        until: Timestamp,
    },
    /// It is done.
    Done {
        /// The fingerprint of the request.
        request: String,
        /// What was answered, kept to the byte.
        answer: String,
        /// Until when the answer is kept.
        expires_at: Timestamp,
    },
}

impl Claim {
    /// The fingerprint of the request.
    ///
    /// ```
    /// use vendra::port::Claim;
    /// let at = "2026-01-31T12:00:00.000Z".parse::<vendra::Timestamp>()?;
    /// let done = Claim::Done { request: "a".into(), answer: "{}".into(), expires_at: at };
    /// assert_eq!(done.request(), "a");
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn request(&self) -> &str {
        match self {
            Self::InFlight { request, .. } | Self::Done { request, .. } => request,
        }
    }
}

/// What a commit does to a claim.
///
/// Whether it may is judged at the commit's own time `at`:
///
/// - A key that nobody has, or whose answer has expired, takes either write.
/// - A claim in flight under the same fingerprint and subject takes either write, whoever's lease it was: that is the
///   holder going on, or the next one resuming.
/// - A claim in flight whose lease is over takes an `Open` of the same fingerprint.
/// - Everything else is refused as [`StoreError::Claimed`](super::StoreError::Claimed), with the claim that stands.
///
/// ```
/// use vendra::port::{Claim, ClaimKey, ClaimWrite};
/// let at = "2026-01-31T12:00:00.000Z".parse::<vendra::Timestamp>()?;
/// let claim = Claim::InFlight { request: "a".into(), subject: "ord_1".into(), until: at.plus_ms(30_000)? };
/// let write = ClaimWrite { key: ClaimKey { actor: "system".into(), key: "1".into() }, claim: claim.clone() };
/// let other = Claim::InFlight { request: "b".into(), subject: "ord_2".into(), until: at };
/// assert!(write.permitted(Some(&claim), at)); // the holder goes on
/// assert!(!write.permitted(Some(&other), at)); // another request's key
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimWrite {
    /// Whose key.
    pub key: ClaimKey,
    /// The claim as it is afterwards.
    pub claim: Claim,
}

impl ClaimWrite {
    /// Whether `standing` lets this write through at `at`. One rule, here, for every store.
    ///
    /// ```
    /// use vendra::port::{Claim, ClaimKey, ClaimWrite};
    /// let at = "2026-01-31T12:00:00.000Z".parse::<vendra::Timestamp>()?;
    /// let done = Claim::Done { request: "a".into(), answer: "{}".into(), expires_at: at.plus_ms(86_400_000)? };
    /// let again = ClaimWrite { key: ClaimKey { actor: "system".into(), key: "1".into() }, claim: done.clone() };
    /// assert!(again.permitted(None, at) && !again.permitted(Some(&done), at));
    /// assert!(again.permitted(Some(&done), at.plus_ms(86_400_000)?));
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn permitted(&self, standing: Option<&Claim>, at: Timestamp) -> bool {
        match (standing, &self.claim) {
            (None, _) => true,
            (Some(Claim::Done { expires_at, .. }), _) => *expires_at <= at,
            (Some(Claim::InFlight { request, subject, .. }), Claim::InFlight { request: same, subject: of, .. })
                if request == same && subject == of =>
            {
                true
            }
            (Some(Claim::InFlight { request, until, .. }), Claim::InFlight { request: same, .. }) => {
                request == same && *until <= at
            }
            (Some(Claim::InFlight { request, .. }), Claim::Done { request: same, .. }) => request == same,
        }
    }
}
