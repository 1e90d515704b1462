//! Ids: a type for each kind of thing, written as TypeIDs (`ord_01h455vb4pex5vsknk084sn02q`).
//!
//! The domain never makes an id: fresh ones come in as facts. They are UUIDv7 by convention (time-ordered ids keep an
//! index's right edge hot), but any UUID is accepted. Ids are not secrets.
//!
//! The text form is that of the [TypeID specification 0.3](https://github.com/jetify-com/typeid): a prefix, an
//! underscore, and 128 bits in Crockford's base 32, lower case.

use crate::refusal::Refusal;
use arrayvec::ArrayString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const SUFFIX_LEN: usize = 26;
/// What each byte stands for; 32 where it is no letter of the alphabet.
#[expect(clippy::indexing_slicing, reason = "what is out of bounds in a constant does not compile")]
const DIGITS: [u8; 256] = {
    let mut digits = [32; 256];
    let mut digit = 0;
    while digit < 32 {
        digits[ALPHABET[digit as usize] as usize] = digit;
        digit += 1;
    }
    digits
};
/// The longest text: a prefix of at most four letters.
const TEXT_LEN: usize = 4 + 1 + SUFFIX_LEN;

/// The 26 characters of a UUID in a TypeID.
fn suffix(uuid: Uuid) -> [u8; SUFFIX_LEN] {
    let (mut bits, mut text) = (uuid.as_u128(), [b'0'; SUFFIX_LEN]);
    // Twelve at a time are the most that a machine's word holds.
    for chunk in text.rchunks_mut(12) {
        let mut word = u64::try_from(bits & ((1 << 60) - 1)).unwrap_or(0);
        for byte in chunk.iter_mut().rev() {
            let digit = usize::try_from(word & 31).unwrap_or(0);
            *byte = ALPHABET.get(digit).copied().unwrap_or(b'0');
            word >>= 5;
        }
        bits >>= 60;
    }
    text
}

fn parse_suffix(text: &str) -> Option<Uuid> {
    // The first character holds the top three bits only, so anything past 7 would overflow 128 bits.
    if text.len() != SUFFIX_LEN || !matches!(text.as_bytes().first(), Some(b'0'..=b'7')) {
        return None;
    }
    text.bytes()
        .try_fold(0u128, |bits, byte| {
            let digit = DIGITS.get(usize::from(byte)).copied().filter(|digit| *digit < 32)?;
            Some((bits << 5) | u128::from(digit))
        })
        .map(Uuid::from_u128)
}

/// An id of any kind, where a record may be about several kinds of things (the operation behind a journal, say).
///
/// ```
/// use vendra_domain::{AnyId, OrderId};
/// let order: OrderId = "ord_01h455vb4pex5vsknk084sn02q".parse()?;
/// assert_eq!(AnyId::from(order).to_string(), order.to_string());
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnyId {
    prefix: &'static str,
    uuid: Uuid,
}

impl AnyId {
    /// The prefix that names the kind, such as `ord`.
    ///
    /// ```
    /// use vendra_domain::AnyId;
    /// let id: AnyId = "vor_01h455vb4pex5vsknk084sn02q".parse()?;
    /// assert_eq!(id.prefix(), "vor");
    /// assert_eq!("xyz_01h455vb4pex5vsknk084sn02q".parse::<AnyId>().unwrap_err().code(), "id.malformed");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        self.prefix
    }

    /// The 128 bits that tell it from others of its kind.
    ///
    /// ```
    /// use vendra_domain::{AnyId, OrderId};
    /// let order: OrderId = "ord_01h455vb4pex5vsknk084sn02q".parse()?;
    /// assert_eq!(AnyId::from(order).uuid(), order.uuid());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl AnyId {
    /// The text, without a place on the heap: ids are most of what is ever written.
    fn text(self) -> ArrayString<TEXT_LEN> {
        let mut text = ArrayString::new();
        let suffix = suffix(self.uuid);
        for part in [self.prefix, "_", std::str::from_utf8(&suffix).unwrap_or_default()] {
            // Every prefix leaves room: a test says so.
            let _fits = text.try_push_str(part);
        }
        text
    }
}

impl fmt::Display for AnyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Debug for AnyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for AnyId {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let malformed = || Refusal::IdMalformed { prefix: "any".to_owned(), text: shortened(text) };
        let (prefix, rest) = text.rsplit_once('_').ok_or_else(malformed)?;
        let prefix = PREFIXES.iter().copied().find(|known| *known == prefix).ok_or_else(malformed)?;
        Ok(Self { prefix, uuid: parse_suffix(rest).ok_or_else(malformed)? })
    }
}

impl Serialize for AnyId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for AnyId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::textual::parsed(deserializer)
    }
}

/// What a refusal quotes of hostile input: enough to recognise it, never all of a megabyte.
pub(crate) fn shortened(text: &str) -> String {
    text.chars().take(64).collect()
}

macro_rules! ids {
    ($( $(#[doc = $doc:literal])+ $name:ident = $prefix:literal; )*) => {
        /// Every prefix there is.
        pub const PREFIXES: &[&str] = &[$($prefix),*];

        $(
            $(#[doc = $doc])+
            #[doc = concat!("\n\nWritten `", $prefix, "_..`; see [`crate::id`].\n\n```\n",
                "use vendra_domain::", stringify!($name), ";\n",
                "let id: ", stringify!($name), " = \"", $prefix, "_01h455vb4pex5vsknk084sn02q\".parse()?;\n",
                "assert_eq!(id.to_string(), \"", $prefix, "_01h455vb4pex5vsknk084sn02q\");\n",
                "# Ok::<(), vendra_domain::Refusal>(())\n```")]
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(Uuid);

            impl $name {
                /// The prefix of this kind of id.
                pub const PREFIX: &'static str = $prefix;

                /// An id from a UUID that the caller made.
                ///
                #[doc = concat!("```\nuse vendra_domain::", stringify!($name), ";\n",
                    "let uuid = uuid::Uuid::from_u128(0x01890a5d_ac96_774b_bcce_b302099a8057);\n",
                    "let id = ", stringify!($name), "::from_uuid(uuid);\n",
                    "assert_eq!(id.to_string(), \"", $prefix, "_01h455vb4pex5vsknk084sn02q\");\n```")]
                #[must_use]
                pub const fn from_uuid(uuid: Uuid) -> Self {
                    Self(uuid)
                }

                /// The UUID inside.
                ///
                #[doc = concat!("```\nuse vendra_domain::", stringify!($name), ";\n",
                    "let id: ", stringify!($name), " = \"", $prefix, "_01h455vb4pex5vsknk084sn02q\".parse()?;\n",
                    "assert_eq!(id.uuid().get_version_num(), 7);\n",
                    "# Ok::<(), vendra_domain::Refusal>(())\n```")]
                #[must_use]
                pub const fn uuid(self) -> Uuid {
                    self.0
                }
            }

            impl From<$name> for AnyId {
                fn from(id: $name) -> Self {
                    Self { prefix: $prefix, uuid: id.0 }
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Display::fmt(&AnyId::from(*self), f)
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Display::fmt(self, f)
                }
            }

            impl FromStr for $name {
                type Err = Refusal;

                fn from_str(text: &str) -> Result<Self, Refusal> {
                    text.strip_prefix(concat!($prefix, "_"))
                        .and_then(parse_suffix)
                        .map(Self)
                        .ok_or_else(|| Refusal::IdMalformed { prefix: $prefix.to_owned(), text: shortened(text) })
                }
            }

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    AnyId::from(*self).serialize(serializer)
                }
            }

            #[cfg(feature = "schema")]
            impl schemars::JsonSchema for $name {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    crate::schema::id($prefix, concat!($($doc),+))
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    crate::textual::parsed(deserializer)
                }
            }
        )*
    };
}

ids! {
    /// A marketplace: the tenant.
    MarketplaceId = "mkt";
    /// A person or program of the operator or of a vendor.
    UserId = "usr";
    /// A vendor.
    VendorId = "ven";
    /// A place a vendor ships from.
    LocationId = "loc";
    /// A thing that a vendor must do or show before it may sell.
    RequirementId = "req";
    /// A vendor's payout account at a provider or bank.
    PayoutAccountId = "pac";
    /// A buyer who has an account.
    CustomerId = "cus";
    /// A name, address, e-mail and phone; the only place that holds them.
    ContactId = "ctc";
    /// A product, which several vendors may offer.
    ProductId = "prd";
    /// One vendor's price and terms for a product.
    OfferId = "off";
    /// A cart.
    CartId = "crt";
    /// A line of a cart, quote or order: goods, shipping or a fee.
    LineId = "lin";
    /// A rule: a promotion, a tax, a shipping table, a commission rule or a buyer fee.
    RuleId = "rul";
    /// A promotion.
    PromotionId = "prm";
    /// A coupon code of a promotion.
    CouponId = "cpn";
    /// A commission plan.
    PlanId = "pln";
    /// A gift card.
    GiftCardId = "gft";
    /// One movement of a gift card or of store credit.
    MovementId = "mov";
    /// The buyer's order.
    OrderId = "ord";
    /// One vendor's part of an order.
    VendorOrderId = "vor";
    /// A parcel.
    ParcelId = "pcl";
    /// A payment of an order.
    PaymentId = "pay";
    /// One attempt to authorize a payment.
    AttemptId = "att";
    /// One capture of a payment.
    CaptureId = "cap";
    /// One void of what a payment holds.
    VoidId = "vod";
    /// A refund.
    RefundId = "rfd";
    /// A transfer of money to a vendor at a provider.
    TransferId = "trf";
    /// A return of goods.
    ReturnId = "ret";
    /// An exchange of goods.
    ExchangeId = "exc";
    /// A claim: goods damaged, missing or wrong.
    ClaimId = "clm";
    /// A dispute (chargeback) on a payment.
    DisputeId = "dsp";
    /// A change to a placed order.
    EditId = "edt";
    /// One bounded batch that makes pending money available.
    SettlementId = "stl";
    /// A payout to a vendor.
    PayoutId = "pyo";
    /// What a vendor is invoiced for fees, or credited.
    InvoiceId = "inv";
    /// An affiliate who is owed a share.
    AffiliateId = "aff";
    /// A correction made by a person.
    AdjustmentId = "adj";
    /// An endpoint that events are sent to.
    WebhookEndpointId = "whe";
    /// A line of a provider's balance report, as it was booked.
    ReconciliationId = "rcn";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefix_has_room() {
        assert!(PREFIXES.iter().all(|prefix| prefix.len() <= TEXT_LEN - 1 - SUFFIX_LEN));
    }

    /// The valid vectors of the TypeID specification 0.3, whose prefixes are of its own.
    #[test]
    fn the_specifications_suffixes_are_read_and_written() {
        for (text, uuid) in [
            ("00000000000000000000000000", "00000000-0000-0000-0000-000000000000"),
            ("00000000000000000000000001", "00000000-0000-0000-0000-000000000001"),
            ("0000000000000000000000000a", "00000000-0000-0000-0000-00000000000a"),
            ("0000000000000000000000000g", "00000000-0000-0000-0000-000000000010"),
            ("00000000000000000000000010", "00000000-0000-0000-0000-000000000020"),
            ("7zzzzzzzzzzzzzzzzzzzzzzzzz", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
            ("0123456789abcdefghjkmnpqrs", "0110c853-1d09-52d8-d73e-1194e95b5f19"),
            ("01h455vb4pex5vsknk084sn02q", "01890a5d-ac96-774b-bcce-b302099a8057"),
        ] {
            let uuid: Uuid = uuid.parse().unwrap();
            let id: OrderId = format!("ord_{text}").parse().unwrap();
            assert_eq!((id.uuid(), id.to_string()), (uuid, format!("ord_{text}")));
            assert_eq!(OrderId::from_uuid(uuid), id);
            let any: AnyId = format!("ord_{text}").parse().unwrap();
            assert_eq!((any, any.prefix(), any.to_string()), (id.into(), "ord", id.to_string()));
            assert_eq!(serde_json::from_str::<AnyId>(&serde_json::to_string(&any).unwrap()).unwrap(), any);
            assert_eq!(format!("{any:?} {id:?}"), format!("{any} {id}"));
        }
    }

    /// Its invalid ones, and some of our own.
    #[test]
    fn anything_else_is_refused() {
        let long = format!("ord_{}", "0".repeat(1_000_000));
        for text in [
            "",
            "_",
            "ord",
            "ord_",
            "00000000000000000000000000",
            "_00000000000000000000000000",
            "ORD_00000000000000000000000000",
            "ord_1234567890123456789012345",
            "ord_123456789012345678901234567",
            "ord_8zzzzzzzzzzzzzzzzzzzzzzzzz",
            "ord_0123456789ABCDEFGHJKMNPQRS",
            "ord_ooooooiiiiiiuuuuuuulllllll",
            "ord_i23456789ol23456789oi23456",
            "ord_123456789-0123456789-01234",
            "ord-00000000000000000000000000",
            "ord__0000000000000000000000000",
            "pre_ord_00000000000000000000000000",
            "ord_0000000000000000000000000é",
            " ord_00000000000000000000000000",
            "ord_00000000000000000000000000 ",
            &long,
        ] {
            let shown = shortened(text);
            let refused = Refusal::IdMalformed { prefix: "ord".to_owned(), text: shown.clone() };
            assert_eq!(text.parse::<OrderId>(), Err(refused), "{text:.40}");
            assert_eq!(text.parse::<AnyId>(), Err(Refusal::IdMalformed { prefix: "any".to_owned(), text: shown }));
        }
        assert!("ven_00000000000000000000000000".parse::<OrderId>().is_err());
        assert!("xyz_00000000000000000000000000".parse::<AnyId>().is_err());
    }

    #[test]
    fn prefixes_are_unique_and_none_begins_another() {
        for (place, prefix) in PREFIXES.iter().enumerate() {
            assert!((3..=63).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_lowercase()));
            assert!(!PREFIXES[..place].contains(prefix), "{prefix} is there twice");
        }
    }
}
