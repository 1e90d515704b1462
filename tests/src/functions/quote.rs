//! Quotes, the checker, and shipping tables.

use super::{Called, input, output};
use serde::Deserialize;
use serde_json::Value;
use vendra_domain::quote::shipping::{Parcel, ShippingTable};
use vendra_domain::quote::{self, Quote, QuoteInput};

/// A quote, which is checked on the way: what cannot be explained is refused.
pub(crate) fn quote(value: &Value) -> Called {
    let asked: QuoteInput = input(value)?;
    output(quote::quote(&asked).and_then(|quoted| quote::check(&asked, &quoted).map(|()| quoted)))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Checked {
    input: QuoteInput,
    quote: Quote,
}

pub(crate) fn check_quote(value: &Value) -> Called {
    let Checked { input, quote } = input(value)?;
    output(quote::check(&input, &quote))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Delivered {
    table: ShippingTable,
    parcel: Parcel,
}

pub(crate) fn shipping(value: &Value) -> Called {
    let Delivered { table, parcel } = input(value)?;
    output(table.price(parcel))
}
