//! The code that spends a gift card. Only its hash is kept.

use crate::refusal::Refusal;
use hmac::digest::Digest;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;

/// The least length of a code: of an alphabet of twenty letters, 69 bits.
const LETTERS_MIN: usize = 16;
/// The longest code.
const LETTERS_MAX: usize = 64;
/// The length of a hash, in hex digits: 256 bits.
const HASH_DIGITS: usize = 64;

/// A gift card's code, as it is printed on the card: letters and digits that nobody can guess.
///
/// Whoever has it spends the card. Upper and lower case are the same, and so are codes with spaces and dashes between their letters
/// and without. It says nothing of itself where it is logged. Refusals where it is read: `gift_card.code`.
///
/// ```
/// use vendra_domain::gift_card::Code;
/// let code: Code = "7KPQ-34MN-98TR-6BCD".parse()?;
/// assert_eq!(code, "7kpq34mn98tr6bcd".parse()?);
/// assert!(!format!("{code:?}").contains("7KPQ"));
/// assert_eq!("GIFT2026".parse::<Code>().unwrap_err().code(), "gift_card.code");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Code(String);

/// The SHA-256 of a code, in hex. Refusals where it is read: `gift_card.code`.
///
/// ```
/// use vendra_domain::gift_card::Code;
/// let code: Code = "7KPQ34MN98TR6BCD".parse()?;
/// assert_eq!(serde_json::to_string(&code.hash())?.len(), 64 + 2); // in quotes
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct CodeHash(String);

impl std::str::FromStr for Code {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        if text.len() > 2 * LETTERS_MAX {
            return Err(Refusal::GiftCardCode);
        }
        let letters: String = text
            .chars()
            .filter(|letter| !matches!(letter, '-' | ' '))
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        let fits = letters.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'Z'));
        if fits && (LETTERS_MIN..=LETTERS_MAX).contains(&letters.len()) {
            Ok(Self(letters))
        } else {
            Err(Refusal::GiftCardCode)
        }
    }
}

impl TryFrom<String> for Code {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        text.parse()
    }
}

impl TryFrom<String> for CodeHash {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        let hex = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if hex && text.len() == HASH_DIGITS { Ok(Self(text)) } else { Err(Refusal::GiftCardCode) }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(..)")
    }
}

impl Code {
    /// The code as it is printed, without spaces and dashes: told once, to whoever gets the card.
    ///
    /// ```
    /// let code: vendra_domain::gift_card::Code = "7kpq 34mn 98tr 6bcd".parse()?;
    /// assert_eq!(code.reveal(), "7KPQ34MN98TR6BCD");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    ///
    /// ```
    /// use vendra_domain::gift_card::Code;
    /// let (one, other): (Code, Code) = ("7KPQ34MN98TR6BCD".parse()?, "7KPQ34MN98TR6BCF".parse()?);
    /// assert_ne!(one.hash(), other.hash());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn hash(&self) -> CodeHash {
        CodeHash(Sha256::digest(self.0.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// What shows that a card may be spent.
///
/// ```
/// use vendra_domain::gift_card::Presented;
/// assert_eq!(Presented::default(), Presented::Nothing);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GiftCardPresented"))]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Presented {
    /// Nothing does. Ids are not secrets: the card's id alone spends nothing.
    #[default]
    Nothing,
    /// Whoever spends it has a code.
    Code {
        /// What is kept of the code.
        hash: CodeHash,
    },
    /// The platform's people or workers spend it for a buyer whom they know.
    Platform,
}
