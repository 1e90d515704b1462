//! The token that opens a guest's cart. Only its hash is kept.

use crate::refusal::Refusal;
use hmac::digest::Digest;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;

/// The least length of a token, in hex digits: 128 bits.
const DIGITS_MIN: usize = 32;
/// The longest token, in hex digits.
const DIGITS_MAX: usize = 128;

/// A guest's token, as the host made it: at least 128 random bits in lower-case hex.
///
/// ```
/// use vendra_domain::cart::GuestToken;
/// let token: GuestToken = "9f86d081884c7d659a2feaa0c55ad015".parse()?;
/// assert!(token.hash().matches(&"9f86d081884c7d659a2feaa0c55ad015".parse()?));
/// assert!(!format!("{token:?}").contains("9f86"));
/// assert_eq!("short".parse::<GuestToken>().unwrap_err().code(), "cart.token");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct GuestToken(String);

/// The SHA-256 of a token, in hex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenHash(String);

impl std::str::FromStr for GuestToken {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let hex = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let fits = hex && (DIGITS_MIN..=DIGITS_MAX).contains(&text.len());
        if fits { Ok(Self(text.to_owned())) } else { Err(Refusal::CartToken) }
    }
}

impl fmt::Debug for GuestToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GuestToken(..)")
    }
}

impl GuestToken {
    /// What is kept of it.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl TokenHash {
    /// Whether a token is the one. What is compared are hashes, so the time it takes says nothing about the token.
    #[must_use]
    pub fn matches(&self, token: &GuestToken) -> bool {
        token.hash() == *self
    }
}
