//! JSON Schemas of what is written by hand: texts with a form of their own, and numbers with a bound.
//!
//! Everything else derives its schema from its own definition. The patterns are those of the parsers, and where a parser knows
//! more than a pattern can say (whether a day exists, what a currency is called), the description says so.

use crate::cart::TokenHash;
use crate::gift_card::{Code, CodeHash};
use crate::ledger::{Account, AccountKind};
use crate::limits::COUPON_BYTES_MAX;
use crate::money::{RATE_MAX, RATE_PLACES_MAX};
use crate::promotion::CouponCode;
use crate::{Amount, AnyId, Currency, Rate, Timestamp};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// The suffix of every id: 128 bits in Crockford's base 32, of which the first letter holds three.
pub(crate) const SUFFIX: &str = "[0-7][0-9a-hjkmnp-tv-z]{25}";

/// The schema of an id with a prefix.
pub(crate) fn id(prefix: &str, what: &str) -> Schema {
    json_schema!({
        "type": "string",
        "description": what.trim(),
        "pattern": format!("^{prefix}_{SUFFIX}$"),
    })
}

/// The schema of a short name.
pub(crate) fn name(what: &str) -> Schema {
    json_schema!({
        "type": "string",
        "description": format!("{} At most 32 letters, digits, `_`, `-` and `.`.", what.trim()),
        "pattern": "^[0-9A-Za-z_.-]{1,32}$",
    })
}

/// What a time zone is written as.
pub(crate) enum TimeZone {}

macro_rules! schemas {
    ($( $name:ident as $called:literal, $schema:expr; )*) => { $(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $called.into()
            }

            fn schema_id() -> Cow<'static, str> {
                concat!(module_path!(), "::", $called).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )* };
}

schemas! {
    Amount as "Amount", json_schema!({
        "type": "integer",
        "description": "An amount of money in minor units of its currency (cents, yen, fils): 1999 is 19.99 EUR. Never a fraction.",
        "minimum": Amount::MIN.minor(),
        "maximum": Amount::MAX.minor(),
    });
    AnyId as "AnyId", json_schema!({
        "type": "string",
        "description": "An id of any kind: a prefix that says of which, an underscore, and 26 letters and digits.",
        "pattern": format!("^({})_{SUFFIX}$", crate::id::PREFIXES.join("|")),
    });
    Rate as "Rate", json_schema!({
        "type": "string",
        "description": format!("A rate as a decimal text, from 0 to {RATE_MAX} with at most {RATE_PLACES_MAX} places: \"0.2\" is 20 %."),
        "pattern": "^[0-9]+(\\.[0-9]+)?$",
    });
    Currency as "Currency", json_schema!({
        "type": "string",
        "description": "A currency of ISO 4217 that has minor units, such as EUR.",
        "pattern": "^[A-Z]{3}$",
    });
    TimeZone as "TimeZone", json_schema!({
        "type": "string",
        "description": "A time zone of the IANA database, such as Europe/Berlin.",
    });
    Timestamp as "Timestamp", json_schema!({
        "type": "string",
        "format": "date-time",
        "description": "A moment from 1970 to 9999 in UTC, after RFC 3339 with exactly three digits of the second: 2026-01-31T12:00:00.000Z.",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
    });
    CouponCode as "CouponCode", json_schema!({
        "type": "string",
        "description": format!("A coupon's code; space around it and case say nothing. At most {COUPON_BYTES_MAX} bytes."),
        "minLength": 1,
    });
    Code as "GiftCardCode", json_schema!({
        "type": "string",
        "description": "What a buyer enters to spend a gift card: letters and digits; spaces, hyphens and case say nothing. A secret.",
        "pattern": "^[ -]*([0-9A-Za-z][ -]*){16,64}$",
        "maxLength": 128,
    });
    CodeHash as "GiftCardCodeHash", json_schema!({
        "type": "string",
        "description": "The SHA-256 of a gift card's code, in hex.",
        "pattern": "^[0-9a-f]{64}$",
    });
    TokenHash as "CartTokenHash", json_schema!({
        "type": "string",
        "description": "The SHA-256 of a guest's cart token, in hex.",
        "pattern": "^[0-9a-f]{64}$",
    });
    Account as "LedgerAccount", json_schema!({
        "type": "string",
        "description": "An account of the ledger: its kind, and whose it is where it is somebody's: vendor_pending/ven_01h455vb4pex5vsknk084sn02q.",
        "pattern": format!("^({})(/[0-9A-Za-z_.-]+)?$", AccountKind::TABLE.iter().map(|kind| kind.path).collect::<Vec<_>>().join("|")),
    });
}
