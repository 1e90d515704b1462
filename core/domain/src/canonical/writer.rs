//! Writing in canonical order, in one pass: what is written twice a request must not build a tree first.

use super::{INTEGER_MAX, INTEGERS};
use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, Serializer};
use std::io::{Error, Result, Write};

/// How long most texts are, in bytes.
const TEXT_BYTES: usize = 1_024;

/// What became of a writing.
pub(super) enum Written {
    /// The canonical text.
    Text(String),
    /// Some name is not plain ASCII, or there twice: names sort by UTF-16 code units, which this writer knows nothing of.
    Unusual,
}

/// Writes a value with its names in order.
///
/// Names of plain ASCII sort by bytes as they do by UTF-16 code units, and what JSON's own writer does with strings and integers is
/// what RFC 8785 asks for. Errors: for what JSON cannot say, and for numbers that are not integers within 2^53-1 either way.
pub(super) fn write(value: &impl Serialize) -> serde_json::Result<Written> {
    let mut page = Page { text: Vec::with_capacity(TEXT_BYTES), ..Page::default() };
    value.serialize(&mut Serializer::with_formatter(std::io::sink(), Ordered(&mut page)))?;
    let text = String::from_utf8(page.text);
    Ok(text.ok().filter(|_| !page.unusual).map_or(Written::Unusual, Written::Text))
}

/// A member of an object: where it begins, where its name ends and where its value does. The name is between quotes.
#[derive(Debug, Clone, Copy)]
struct Member {
    start: usize,
    name_end: usize,
    end: usize,
}

impl Member {
    fn name(self, text: &[u8]) -> &[u8] {
        text.get(self.start.saturating_add(1)..self.name_end.saturating_sub(1)).unwrap_or_default()
    }
}

/// An object that is being written.
#[derive(Debug)]
struct Open {
    /// Where its members begin in the text.
    start: usize,
    /// Where they begin among all members.
    first: usize,
    sorted: bool,
}

#[derive(Debug, Default)]
struct Page {
    text: Vec<u8>,
    /// A place to put members in order.
    sorted: Vec<u8>,
    members: Vec<Member>,
    objects: Vec<Open>,
    in_name: bool,
    unusual: bool,
}

impl Page {
    fn begin_name(&mut self, first: bool) {
        if !first {
            self.text.push(b',');
        }
        let start = self.text.len();
        self.members.push(Member { start, name_end: start, end: start });
        self.in_name = true;
    }

    fn end_name(&mut self) {
        self.in_name = false;
        let end = self.text.len();
        let Some(object) = self.objects.last_mut() else { return };
        let Some((last, before)) = self.members.split_last_mut() else { return };
        last.name_end = end;
        let before = before.get(object.first..).and_then(<[Member]>::last);
        if before.is_some_and(|before| before.name(&self.text) >= last.name(&self.text)) {
            object.sorted = false;
        }
    }

    fn end_value(&mut self) {
        let end = self.text.len();
        if let Some(member) = self.members.last_mut() {
            member.end = end;
        }
    }

    fn end_object(&mut self) {
        let Some(object) = self.objects.pop() else { return };
        if !object.sorted {
            self.sort(&object);
        }
        self.members.truncate(object.first);
        self.text.push(b'}');
    }

    fn sort(&mut self, object: &Open) {
        let Self { text, sorted, members, .. } = self;
        let members = members.get_mut(object.first..).unwrap_or_default();
        members.sort_unstable_by(|one, other| one.name(text).cmp(other.name(text)));
        self.unusual |= members.array_windows().any(|[one, other]| one.name(text) == other.name(text));
        sorted.clear();
        for member in members {
            if !sorted.is_empty() {
                sorted.push(b',');
            }
            sorted.extend_from_slice(text.get(member.start..member.end).unwrap_or_default());
        }
        text.truncate(object.start);
        text.extend_from_slice(sorted);
    }

    fn integer(&mut self, value: impl TryInto<i64>) -> Result<()> {
        let Some(value) = value.try_into().ok().filter(|value| value.unsigned_abs() <= INTEGER_MAX) else {
            return Err(Error::other(INTEGERS));
        };
        CompactFormatter.write_i64(&mut self.text, value)
    }
}

/// The format of JSON, with the names of each object put in order when it ends.
struct Ordered<'a>(&'a mut Page);

macro_rules! integers {
    ($($write:ident: $type:ty),* $(,)?) => {
        $(fn $write<W: ?Sized + Write>(&mut self, _: &mut W, value: $type) -> Result<()> {
            self.0.integer(value)
        })*
    };
}

impl Formatter for Ordered<'_> {
    integers! {
        write_i8: i8, write_i16: i16, write_i32: i32, write_i64: i64, write_i128: i128,
        write_u8: u8, write_u16: u16, write_u32: u32, write_u64: u64, write_u128: u128,
    }

    fn write_f32<W: ?Sized + Write>(&mut self, _: &mut W, _: f32) -> Result<()> {
        Err(Error::other(INTEGERS))
    }

    fn write_f64<W: ?Sized + Write>(&mut self, _: &mut W, _: f64) -> Result<()> {
        Err(Error::other(INTEGERS))
    }

    fn write_number_str<W: ?Sized + Write>(&mut self, _: &mut W, _: &str) -> Result<()> {
        Err(Error::other(INTEGERS))
    }

    fn write_null<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.0.text.write_all(b"null")
    }

    fn write_bool<W: ?Sized + Write>(&mut self, _: &mut W, value: bool) -> Result<()> {
        self.0.text.write_all(if value { b"true" } else { b"false" })
    }

    fn begin_string<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.0.text.write_all(b"\"")
    }

    fn end_string<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.0.text.write_all(b"\"")
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, _: &mut W, fragment: &str) -> Result<()> {
        self.0.unusual |= self.0.in_name && !fragment.is_ascii();
        self.0.text.write_all(fragment.as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, _: &mut W, escape: CharEscape) -> Result<()> {
        self.0.unusual |= self.0.in_name;
        let letter = match escape {
            CharEscape::Quote => b'"',
            CharEscape::ReverseSolidus => b'\\',
            CharEscape::Solidus => b'/',
            CharEscape::Backspace => b'b',
            CharEscape::FormFeed => b'f',
            CharEscape::LineFeed => b'n',
            CharEscape::CarriageReturn => b'r',
            CharEscape::Tab => b't',
            CharEscape::AsciiControl(byte) => return write!(self.0.text, "\\u{byte:04x}"),
        };
        self.0.text.write_all(&[b'\\', letter])
    }

    fn begin_array<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.0.text.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.0.text.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, _: &mut W, first: bool) -> Result<()> {
        if first { Ok(()) } else { self.0.text.write_all(b",") }
    }

    fn begin_object<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.0.text.push(b'{');
        let (start, first) = (self.0.text.len(), self.0.members.len());
        self.0.objects.push(Open { start, first, sorted: true });
        Ok(())
    }

    fn end_object<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.0.end_object();
        Ok(())
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, _: &mut W, first: bool) -> Result<()> {
        self.0.begin_name(first);
        Ok(())
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.0.end_name();
        Ok(())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.0.text.write_all(b":")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.0.end_value();
        Ok(())
    }

    fn write_raw_fragment<W: ?Sized + Write>(&mut self, _: &mut W, fragment: &str) -> Result<()> {
        // Text that is JSON already may be in any order.
        self.0.unusual = true;
        self.0.text.write_all(fragment.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::{Written, write};
    use proptest::prelude::*;
    use serde_json::{Map, Value, json};

    fn value(names: &'static str) -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-(1_i64 << 53) + 1..1 << 53).prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 48, 6, move |inner| {
            let members = prop::collection::vec((names, inner.clone()), 0..6);
            prop_oneof![
                prop::collection::vec(inner, 0..6).prop_map(Value::from),
                members.prop_map(|members| Value::Object(Map::from_iter(members))),
            ]
        })
    }

    proptest! {
        /// The library that is made for RFC 8785 writes the same.
        #[test]
        fn it_writes_what_the_canonicalizer_writes(value in value("[ -~]{0,4}")) {
            match write(&value).unwrap() {
                Written::Text(text) => prop_assert_eq!(text, serde_json_canonicalizer::to_string(&value).unwrap()),
                Written::Unusual => prop_assert!(format!("{value:?}").contains('\\'), "{}", value),
            }
        }

        #[test]
        fn it_leaves_names_that_sort_otherwise(name in "[\u{e000}-\u{ffff}\u{10000}-\u{10fff}]{1,2}") {
            let value = json!({"a": {name: 1}});
            prop_assert!(matches!(write(&value), Ok(Written::Unusual)));
        }
    }

    #[test]
    fn it_refuses_what_readers_would_round() {
        for value in [json!(1_u64 << 53), json!(-(1_i64 << 53)), json!(1.5), json!(u64::MAX)] {
            assert!(write(&value).is_err(), "{value}");
        }
        assert!(
            matches!(write(&i64::pow(2, 53).saturating_sub(1)), Ok(Written::Text(text)) if text == "9007199254740991")
        );
    }

    /// A map may have a name twice where a tree cannot.
    #[test]
    fn it_leaves_names_that_are_there_twice() {
        struct Twice;
        impl serde::Serialize for Twice {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map([("a", 1), ("b", 2), ("a", 3)])
            }
        }
        assert!(matches!(write(&Twice), Ok(Written::Unusual)));
    }
}
