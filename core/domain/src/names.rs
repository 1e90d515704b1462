//! Short names that people choose: of a gateway, a jurisdiction, a tax class, a category. At most 32 bytes, held inline.

use crate::id::shortened;
use crate::refusal::Refusal;
use arrayvec::ArrayString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The longest short name, in bytes.
pub const NAME_BYTES_MAX: usize = 32;

fn parse(text: &str) -> Result<ArrayString<NAME_BYTES_MAX>, Refusal> {
    let fits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'));
    ArrayString::from(text).ok().filter(|_| fits).ok_or_else(|| Refusal::NameMalformed { text: shortened(text) })
}

macro_rules! names {
    ($( $(#[doc = $doc:literal])+ $name:ident, $example:literal; )*) => { $(
        $(#[doc = $doc])+
        #[doc = concat!("\n\nRefusals: `name.malformed`.\n\n```\n",
            "use vendra_domain::names::", stringify!($name), ";\n",
            "let name: ", stringify!($name), " = \"", $example, "\".parse()?;\n",
            "assert_eq!(name.as_str(), \"", $example, "\");\n",
            "assert_eq!(\"not a name\".parse::<", stringify!($name), ">().unwrap_err().code(), \"name.malformed\");\n",
            "# Ok::<(), vendra_domain::Refusal>(())\n```")]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(ArrayString<NAME_BYTES_MAX>);

        impl $name {
            /// The name as text.
            ///
            #[doc = concat!("```\n",
                "let name: vendra_domain::names::", stringify!($name), " = \"", $example, "\".parse()?;\n",
                "assert_eq!(name.as_str().len(), \"", $example, "\".len());\n",
                "# Ok::<(), vendra_domain::Refusal>(())\n```")]
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = Refusal;

            fn from_str(text: &str) -> Result<Self, Refusal> {
                parse(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                crate::schema::name(concat!($($doc),+))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::textual::parsed(deserializer)
            }
        }
    )* };
}

names! {
    /// A payment gateway, as the host registered it.
    Gateway, "stripe";
    /// Where a tax is owed: an ISO 3166 code, with a subdivision where it matters.
    Jurisdiction, "US-CA";
    /// How goods are taxed: standard, reduced, books.
    TaxClass, "standard";
    /// What kind of goods an offer is.
    Category, "books.fiction";
    /// A place in the stack of fees: commission, payment fee, affiliate.
    Slot, "commission";
    /// A company of the platform's that writes invoices under numbers of its own.
    LegalEntity, "acme-gmbh";
    /// A payment method, as the marketplace configured it.
    Method, "card";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_plain_and_kept_as_they_are() {
        let longest = "x".repeat(NAME_BYTES_MAX);
        for text in ["a", "US-CA", "books.fiction", "stripe_eu", "0", "-", &longest] {
            let name: Category = text.parse().unwrap();
            assert_eq!(
                (name.as_str(), name.to_string(), format!("{name:?}")),
                (text, text.to_owned(), text.to_owned())
            );
            assert_eq!(serde_json::from_str::<Category>(&serde_json::to_string(&name).unwrap()).unwrap(), name);
        }
        let too_long = "x".repeat(NAME_BYTES_MAX + 1);
        for text in ["", " ", "a b", "a/b", "é", "a\n", "a\0", &too_long] {
            assert_eq!(text.parse::<Gateway>(), Err(Refusal::NameMalformed { text: text.to_owned() }));
        }
    }
}
