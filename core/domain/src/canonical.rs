//! Requests as bytes: one strict reading, one canonical form, one fingerprint.
//!
//! Two retries are the same request when their canonical forms are: [RFC 8785](https://www.rfc-editor.org/rfc/rfc8785),
//! taken of what the caller sent and not of what was made of it, so that a default which changes later does not turn a
//! retry into another request.
//!
//! The reading is stricter than JSON, because each of these means something else to some reader: a number that is not an
//! integer within 2^53-1 either way (JavaScript would round it), `-0`, a name that is there twice, a lone surrogate.

mod writer;

use crate::limits::{self, REQUEST_BYTES_MAX, REQUEST_DEPTH_MAX};
use crate::refusal::Refusal;
use serde::Serialize;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::fmt;

/// The largest integer that every JSON reader keeps: 2^53-1.
const INTEGER_MAX: u64 = (1 << 53) - 1;

/// The most bytes of a reader's message that a refusal repeats.
const MESSAGE_BYTES_MAX: usize = 200;

/// Reads JSON strictly.
///
/// Refusals: `request.malformed` for what is not JSON or not strict, `limit.count` above
/// [`REQUEST_BYTES_MAX`] or deeper than [`REQUEST_DEPTH_MAX`].
///
/// ```
/// use vendra_domain::canonical::read;
/// assert_eq!(read(br#"{"amount": 1500}"#)?["amount"], 1500);
/// for bytes in [r#"{"amount": 15.0}"#, r#"{"amount": 9007199254740993}"#, r#"{"amount": 1, "amount": 2}"#, "{"] {
///     assert_eq!(read(bytes.as_bytes()).unwrap_err().code(), "request.malformed");
/// }
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<Value, Refusal> {
    read_within(bytes, REQUEST_BYTES_MAX)
}

/// As [`read`], with a limit of its own in bytes: for what holds more than one request.
///
/// Refusals: those of [`read`].
///
/// ```
/// use vendra_domain::canonical::read_within;
/// assert_eq!(read_within(b"[1, 2]", 6)?[1], 2);
/// assert_eq!(read_within(b"[1, 2]", 5).unwrap_err().code(), "limit.count");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn read_within(bytes: &[u8], bytes_max: usize) -> Result<Value, Refusal> {
    limits::count("request.bytes", bytes.len(), bytes_max)?;
    let too_deep = Cell::new(false);
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Strict { depth: 0, too_deep: &too_deep }.deserialize(&mut reader);
    if too_deep.get() {
        limits::count("request.depth", REQUEST_DEPTH_MAX + 1, REQUEST_DEPTH_MAX)?;
    }
    value.and_then(|value| reader.end().map(|()| value)).map_err(|error| malformed(&error))
}

/// Reads a request strictly into its type; names that the type does not have are refused as well.
///
/// Refusals: those of [`read`], and `request.malformed` for what is not a `T`.
///
/// ```
/// use vendra_domain::{canonical::decode, gift_card::Request};
/// assert_eq!(decode::<Request>(br#"{"request": "thaw"}"#)?, Request::Thaw);
/// assert_eq!(decode::<Request>(br#"{"request": "melt"}"#).unwrap_err().code(), "request.malformed");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    serde_json::from_value(read(bytes)?).map_err(|error| malformed(&error))
}

/// The canonical form of a value: names sorted by UTF-16 code units, no white space.
///
/// Refusals: `request.malformed` for what JSON cannot say, and for numbers that [`read`] refuses.
///
/// ```
/// use vendra_domain::canonical::{canonical, read};
/// assert_eq!(canonical(&read(br#"{"b": [1, "\u20ac"], "a": null}"#)?)?, "{\"a\":null,\"b\":[1,\"€\"]}");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn canonical(value: &impl Serialize) -> Result<String, Refusal> {
    if let writer::Written::Text(text) = writer::write(value).map_err(|error| malformed(&error))? {
        return Ok(text);
    }
    let value = serde_json::to_value(value).map_err(|error| malformed(&error))?;
    strict(&value)?;
    serde_json_canonicalizer::to_string(&value).map_err(|error| malformed(&error))
}

/// What a request is remembered by: SHA-256, in lower-case hex, of the canonical form of the request as it was sent
/// together with the version of the schema that it was sent under.
///
/// Refusals: those of [`read`].
///
/// ```
/// use vendra_domain::canonical::fingerprint;
/// let first = fingerprint(1, br#"{"request": "freeze", "reason": "lost"}"#)?;
/// assert_eq!(first, fingerprint(1, br#"{"reason":"lost","request":"freeze"}"#)?);
/// assert_ne!(first, fingerprint(2, br#"{"reason":"lost","request":"freeze"}"#)?);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn fingerprint(schema_version: u32, bytes: &[u8]) -> Result<String, Refusal> {
    fingerprint_of(schema_version, &read(bytes)?)
}

/// As [`fingerprint`], of a request that is a value already: that it was written and read strictly is not asked again.
///
/// Refusals: those of [`canonical`], and `limit.count` above [`REQUEST_BYTES_MAX`].
///
/// ```
/// use vendra_domain::{canonical::{fingerprint, fingerprint_of}, gift_card::Request};
/// assert_eq!(fingerprint_of(1, &Request::Thaw)?, fingerprint(1, br#"{"request": "thaw"}"#)?);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn fingerprint_of(schema_version: u32, request: &impl Serialize) -> Result<String, Refusal> {
    let request = canonical(request)?;
    limits::count("request.bytes", request.len(), REQUEST_BYTES_MAX)?;
    // Canonical as it stands: the names are in order.
    let hash = Sha256::digest(format!(r#"{{"request":{request},"v":{schema_version}}}"#).as_bytes());
    Ok(hash
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(half.into(), 16))
        .collect())
}

/// Refuses a value that [`read`] would not have let in.
fn strict(value: &Value) -> Result<(), Refusal> {
    match value {
        Value::Number(number) if number.as_i64().is_none_or(|integer| integer.unsigned_abs() > INTEGER_MAX) => {
            Err(Refusal::RequestMalformed { what: INTEGERS.to_owned() })
        }
        Value::Array(items) => items.iter().try_for_each(strict),
        Value::Object(fields) => fields.values().try_for_each(strict),
        _ => Ok(()),
    }
}

const INTEGERS: &str = "numbers are integers within 2^53-1 either way";

fn malformed(error: &serde_json::Error) -> Refusal {
    let mut what = error.to_string();
    // A message may quote what was sent.
    what.truncate(what.floor_char_boundary(MESSAGE_BYTES_MAX));
    Refusal::RequestMalformed { what }
}

/// Reads any value that is strict.
#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    too_deep: &'a Cell<bool>,
}

impl Strict<'_> {
    fn inner<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth + 1;
        if depth > REQUEST_DEPTH_MAX {
            self.too_deep.set(true);
            return Err(E::custom("too deep"));
        }
        Ok(Self { depth, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without fractions")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        if value.unsigned_abs() <= INTEGER_MAX { Ok(value.into()) } else { Err(E::custom(INTEGERS)) }
    }

    // Fractions, exponents, -0 and whatever is beyond 64 bits have no visitor of their own here and are refused.
    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        if value <= INTEGER_MAX { Ok(value.into()) } else { Err(E::custom(INTEGERS)) }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut fields = Map::new();
        while let Some(name) = entries.next_key::<String>()? {
            if fields.contains_key(&name) {
                return Err(A::Error::custom("a name is there twice"));
            }
            let field = entries.next_value_seed(inner)?;
            fields.insert(name, field);
        }
        Ok(Value::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(depth: usize) -> Vec<u8> {
        format!("{}{}", "[".repeat(depth), "]".repeat(depth)).into_bytes()
    }

    /// Section 3.2.3 of RFC 8785, without its numbers that are not integers.
    #[test]
    fn the_rfcs_names_are_sorted_by_utf16() {
        let bytes = "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\
                     \"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\",\
                     \"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
        let text = canonical(&read(bytes.as_bytes()).unwrap()).unwrap();
        let order =
            ["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"].map(|word| text.find(word).unwrap());
        assert!(order.is_sorted(), "{text}");
        assert!(text.starts_with("{\"\\r\":"), "{text}");
    }

    #[test]
    fn kf_30_what_a_double_would_round_is_refused() {
        for fine in ["9007199254740991", "-9007199254740991", "0", "[[],{}]", "\"9007199254740993\"", " null "] {
            let value = read(fine.as_bytes()).unwrap();
            assert_eq!(canonical(&value).unwrap(), fine.trim(), "{fine}");
        }
        for bad in [
            "9007199254740992",
            "9007199254740993",
            "-9007199254740992",
            "18446744073709551616",
            "1.0",
            "1e2",
            "-0",
            "1E400",
        ] {
            assert_eq!(read(bad.as_bytes()).unwrap_err().code(), "request.malformed", "{bad}");
        }
        assert_eq!(canonical(&serde_json::json!(0.5)).unwrap_err().code(), "request.malformed");
        assert_eq!(canonical(&u64::MAX).unwrap_err().code(), "request.malformed");
    }

    #[test]
    fn what_is_not_json_is_refused() {
        let long = format!("\"{}", "é".repeat(1_000));
        let bad: [&[u8]; 11] = [
            b"",
            b"{",
            b"nul",
            b"01",
            b"[1,]",
            b"{} {}",
            b"\"\\ud800\"",
            b"\"\xff\"",
            b"{\"a\":1,\"a\":1}",
            b"{\"a\":{\"b\":1,\"b\":2}}",
            long.as_bytes(),
        ];
        for bytes in bad {
            assert_eq!(read(bytes).unwrap_err().code(), "request.malformed", "{bytes:?}");
        }
    }

    #[test]
    fn size_and_depth_are_limited() {
        assert!(read(&nested(REQUEST_DEPTH_MAX)).is_ok());
        for depth in [REQUEST_DEPTH_MAX + 1, 127, 128, 129, 500_000] {
            assert_eq!(read(&nested(depth)).unwrap_err().code(), "limit.count", "{depth}");
        }
        let padded = |bytes: usize| format!("1{}", " ".repeat(bytes - 1));
        assert!(read(padded(REQUEST_BYTES_MAX).as_bytes()).is_ok());
        assert_eq!(read(padded(REQUEST_BYTES_MAX + 1).as_bytes()).unwrap_err().code(), "limit.count");
    }

    #[test]
    fn the_fingerprint_is_sha_256_of_the_canonical_form() {
        // printf '{"request":{},"v":1}' | sha256sum
        assert_eq!(
            fingerprint(1, b" { } ").unwrap(),
            "36d92b4ec024509345ebd7e32ee0854390dbf97b7a6ff1577b8e87d60f88487b"
        );
    }
}
