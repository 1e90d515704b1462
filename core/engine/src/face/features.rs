//! What states say of themselves under the same names, read from their text or off them.

use serde::ser::{Impossible, SerializeMap, SerializeStruct};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use std::fmt;
use vendra_domain::authority::Buyer;

/// An encoded record, as far as the engine reads it: by name, skipping the rest without making a tree of it.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Encoded {
    #[serde(default)]
    pub(super) data: Features,
}

/// What states say of themselves under the same names: mostly texts.
macro_rules! features {
    ($($text:ident,)* ; $($name:ident: $value:ty,)*) => {
        /// What states say of themselves under the same names.
        #[derive(Debug, Default, Deserialize)]
        #[serde(default)]
        pub(super) struct Features {
            $(pub(super) $text: Text,)*
            $(pub(super) $name: Option<$value>,)*
        }

        impl Features {
            /// Takes what stands under a name, if it is one of these.
            fn take<T: ?Sized + Serialize>(&mut self, name: &str, value: &T) -> serde_json::Result<()> {
                match name {
                    $(stringify!($text) => self.$text = Text::of(serde_json::to_value(value)?),)*
                    $(stringify!($name) => self.$name = serde_json::from_value(serde_json::to_value(value)?)?,)*
                    _ => {}
                }
                Ok(())
            }
        }
    };
}

features! {
    id, state, vendor, order, vendor_order, payment, customer, plan, product, offer, number, cart, hold_until, accept_by, until,
    answer_by, release_at, due, ;
    buyer: Buyer, owner: CartOwner, terms: OfferTerms, rule: RuleOf,
}

/// A cart's owner is a customer, or whoever has its token.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CartOwner {
    pub(super) customer: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct OfferTerms {
    pub(super) category: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RuleOf {
    pub(super) vendor: Text,
}

/// A text; none where something else stands under the name.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Text(pub(super) Option<String>);

impl Text {
    fn of(value: Value) -> Self {
        Self(if let Value::String(text) = value { Some(text) } else { None })
    }
}

impl Features {
    /// Reads them off a state: what stands under other names is not even looked at.
    pub(super) fn of(state: &impl Serialize) -> Result<Self, Unreadable> {
        state.serialize(Picking)
    }
}

/// A state that is no object, or of which a feature cannot be read.
#[derive(Debug)]
pub(super) struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl serde::ser::Error for Unreadable {
    fn custom<T: fmt::Display>(what: T) -> Self {
        Self(what.to_string())
    }
}

/// Picks the features out of an object.
struct Picking;

/// Those that were picked so far, and the name of the next value.
#[derive(Default)]
struct Picked {
    features: Features,
    name: Option<String>,
}

impl Picked {
    fn take<T: ?Sized + Serialize>(&mut self, name: &str, value: &T) -> Result<(), Unreadable> {
        self.features.take(name, value).map_err(serde::ser::Error::custom)
    }
}

impl SerializeStruct for Picked {
    type Ok = Features;
    type Error = Unreadable;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), Unreadable> {
        self.take(name, value)
    }

    fn end(self) -> Result<Self::Ok, Unreadable> {
        Ok(self.features)
    }
}

impl SerializeMap for Picked {
    type Ok = Features;
    type Error = Unreadable;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, name: &T) -> Result<(), Unreadable> {
        let name = serde_json::to_value(name).map_err(serde::ser::Error::custom)?;
        self.name = name.as_str().map(str::to_owned);
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unreadable> {
        let name = self.name.take().unwrap_or_default();
        self.take(&name, value)
    }

    fn end(self) -> Result<Self::Ok, Unreadable> {
        Ok(self.features)
    }
}

/// What no state is.
macro_rules! no_object {
    ($($name:ident($($argument:ty),*) $(<$generic:ident>)? -> $answer:ty;)*) => { $(
        fn $name$(<$generic: ?Sized + Serialize>)?(self $(, _: $argument)*) -> Result<$answer, Unreadable> {
            Err(serde::ser::Error::custom("it is no object"))
        }
    )* };
}

type Never = Impossible<Features, Unreadable>;

impl Serializer for Picking {
    type Ok = Features;
    type Error = Unreadable;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Picked;
    type SerializeStruct = Picked;
    type SerializeStructVariant = Never;

    no_object! {
        serialize_bool(bool) -> Self::Ok;
        serialize_i8(i8) -> Self::Ok;
        serialize_i16(i16) -> Self::Ok;
        serialize_i32(i32) -> Self::Ok;
        serialize_i64(i64) -> Self::Ok;
        serialize_u8(u8) -> Self::Ok;
        serialize_u16(u16) -> Self::Ok;
        serialize_u32(u32) -> Self::Ok;
        serialize_u64(u64) -> Self::Ok;
        serialize_f32(f32) -> Self::Ok;
        serialize_f64(f64) -> Self::Ok;
        serialize_char(char) -> Self::Ok;
        serialize_str(&str) -> Self::Ok;
        serialize_bytes(&[u8]) -> Self::Ok;
        serialize_none() -> Self::Ok;
        serialize_some(&T) <T> -> Self::Ok;
        serialize_unit() -> Self::Ok;
        serialize_unit_struct(&'static str) -> Self::Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> Self::Ok;
        serialize_newtype_variant(&'static str, u32, &'static str, &T) <T> -> Self::Ok;
        serialize_seq(Option<usize>) -> Never;
        serialize_tuple(usize) -> Never;
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Self::Ok, Unreadable> {
        value.serialize(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Picked, Unreadable> {
        Ok(Picked::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Picked, Unreadable> {
        Ok(Picked::default())
    }
}
