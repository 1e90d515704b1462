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
/// The length of a hash, in hex digits: 256 bits.
const HASH_DIGITS: usize = 64;

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

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
///
/// It comes in with requests, so that no request holds a token. Refusals where it is read: `cart.token`.
///
/// ```
/// use vendra_domain::cart::GuestToken;
/// let token: GuestToken = "9f86d081884c7d659a2feaa0c55ad015".parse()?;
/// assert_eq!(serde_json::to_string(&token.hash())?.len(), 64 + 2); // in quotes
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct TokenHash(String);

impl TryFrom<String> for TokenHash {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        if text.len() == HASH_DIGITS && is_hex(&text) { Ok(Self(text)) } else { Err(Refusal::CartToken) }
    }
}

impl std::str::FromStr for GuestToken {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let fits = is_hex(text) && (DIGITS_MIN..=DIGITS_MAX).contains(&text.len());
        if fits { Ok(Self(text.to_owned())) } else { Err(Refusal::CartToken) }
    }
}

impl fmt::Debug for GuestToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GuestToken(..)")
    }
}

impl GuestToken {
    /// The token itself: told once, to the guest's browser.
    ///
    /// ```
    /// let token: vendra_domain::cart::GuestToken = "9f86d081884c7d659a2feaa0c55ad015".parse()?;
    /// assert_eq!(token.reveal(), "9f86d081884c7d659a2feaa0c55ad015");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    ///
    /// ```
    /// use vendra_domain::cart::GuestToken;
    /// let (one, other): (GuestToken, GuestToken) =
    ///     ("9f86d081884c7d659a2feaa0c55ad015".parse()?, "9f86d081884c7d659a2feaa0c55ad016".parse()?);
    /// assert_ne!(one.hash(), other.hash());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl TokenHash {
    /// Whether a token is the one. What is compared are hashes, so the time it takes says nothing about the token.
    ///
    /// ```
    /// use vendra_domain::cart::GuestToken;
    /// let token: GuestToken = "9f86d081884c7d659a2feaa0c55ad015".parse()?;
    /// assert!(!token.hash().matches(&"00000000000000000000000000000000".parse()?));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn matches(&self, token: &GuestToken) -> bool {
        token.hash() == *self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_read_at_its_length_and_no_other() {
        let read = |text: &str| TokenHash::try_from(text.to_owned()).map_err(|refusal| refusal.code());
        let kept = "9f86d081884c7d659a2feaa0c55ad015".parse::<GuestToken>().unwrap().hash();
        assert_eq!(read(&kept.0), Ok(kept.clone()));
        for text in ["", &kept.0[1..], &format!("{}0", kept.0), &kept.0.to_uppercase(), &"x".repeat(1_000_000)] {
            assert_eq!(read(text), Err("cart.token"), "{} digits", text.len());
        }
        let stored = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<TokenHash>(&stored).unwrap(), kept);
        assert!(serde_json::from_str::<TokenHash>("\"anything\"").is_err());
    }
}
