//! What a record or an event says: written out only for whoever wants it as text.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::any::Any;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};
use vendra_domain::encoding::{decode_event, decode_state};
use vendra_domain::{Decider, Refusal};

/// Versioned JSON text (`vendra_domain::encoding`), kept to the byte: what a record or an event says.
///
/// The engine hands over what it means, and it is written out at the first look at its text: a store in memory need not have it
/// written, nor read what it wrote. Cheap to clone.
///
/// ```
/// use vendra::domain::gift_card::GiftCard;
/// use vendra::port::Body;
/// let body = Body::from(r#"{"data":{"state":"absent"},"type":"gift_card","v":1}"#);
/// assert_eq!(body.state::<GiftCard>()?, GiftCard::Absent);
/// assert!(body.contains("absent")); // it is a text
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Clone)]
pub struct Body(Arc<Said>);

struct Said {
    text: OnceLock<String>,
    meant: Option<Meant>,
}

/// What a text says, and how it is written.
struct Meant {
    value: Arc<dyn Any + Send + Sync>,
    write: Write,
}

type Write = fn(&(dyn Any + Send + Sync)) -> Result<String, Refusal>;

impl Body {
    /// What is written out when somebody looks at its text.
    pub(crate) fn of(value: Arc<dyn Any + Send + Sync>, write: Write) -> Self {
        Self(Arc::new(Said { text: OnceLock::new(), meant: Some(Meant { value, write }) }))
    }

    /// The text.
    ///
    /// ```
    /// assert_eq!(vendra::port::Body::from("{}").as_str(), "{}");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        let said = &self.0;
        said.text.get_or_init(|| {
            let written = said.meant.as_ref().map(|meant| (meant.write)(meant.value.as_ref()));
            written.and_then(Result::ok).unwrap_or_default()
        })
    }

    /// Whether the engine made it: then its text is one JSON object, in its canonical form.
    ///
    /// ```
    /// assert!(!vendra::port::Body::from("{}").is_encoding()); // whoever wrote it may have written anything
    /// ```
    #[must_use]
    pub fn is_encoding(&self) -> bool {
        self.0.meant.is_some()
    }

    /// Whether it could be written: what cannot is an empty text, which nobody can read.
    pub(crate) fn is_written(&self) -> bool {
        self.0.meant.is_none() || !self.as_str().is_empty()
    }

    /// How long it is, in bytes; 0 for what nobody wanted as text so far.
    pub(crate) fn written_len(&self) -> usize {
        self.0.text.get().map_or(0, String::len)
    }

    /// The state of an aggregate, where that is what it says.
    ///
    /// Refusals: those of [`decode_state`].
    ///
    /// ```
    /// use vendra::{domain::gift_card::GiftCard, port::Body};
    /// assert_eq!(Body::from("{}").state::<GiftCard>().unwrap_err().code(), "encoding.malformed");
    /// ```
    pub fn state<D: Decider>(&self) -> Result<D::State, Refusal> {
        self.shared_state::<D>().map(Arc::unwrap_or_clone)
    }

    /// As [`state`](Self::state), without a copy of what the engine wrote.
    pub(crate) fn shared_state<D: Decider>(&self) -> Result<Arc<D::State>, Refusal> {
        self.meant().map_or_else(|| decode_state::<D>(self.as_bytes()).map(Arc::new), Ok)
    }

    /// The event of an aggregate, where that is what it says.
    ///
    /// Refusals: those of [`decode_event`].
    ///
    /// ```
    /// use vendra::{domain::gift_card::{Event, GiftCard}, port::Body};
    /// let text = r#"{"data":{"at":"2026-01-31T12:00:00.000Z","event":"thawed"},"type":"gift_card.thawed","v":1}"#;
    /// assert!(matches!(Body::from(text).event::<GiftCard>()?, Event::Thawed { .. }));
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    pub fn event<D: Decider>(&self) -> Result<D::Event, Refusal> {
        let known: Option<Arc<D::Event>> = self.meant();
        known.map_or_else(|| decode_event::<D>(self.as_bytes()), |known| Ok(Arc::unwrap_or_clone(known)))
    }

    /// What it says, where the engine made it.
    pub(crate) fn meaning(&self) -> Option<&(dyn Any + Send + Sync)> {
        self.0.meant.as_ref().map(|meant| meant.value.as_ref())
    }

    fn meant<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        Arc::clone(&self.0.meant.as_ref()?.value).downcast().ok()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self(Arc::new(Said { text: OnceLock::from(text), meant: None }))
    }
}

impl From<&str> for Body {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Deref for Body {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.as_str() == other.as_str()
    }
}

impl Eq for Body {}

impl PartialEq<String> for Body {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
