//! Quotes, the checker, and shipping tables.

use crate::{Called, input, output};
use serde::Deserialize;
use vendra_domain::quote::shipping::{Parcel, ShippingTable};
use vendra_domain::quote::{self, Quote, QuoteInput};

/// A quote, which is checked on the way: what cannot be explained is refused.
pub(crate) fn quote(text: &str) -> Called {
    let asked: QuoteInput = input(text)?;
    output(quote::quote(&asked))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CheckQuoteInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Checked {
    input: QuoteInput,
    quote: Quote,
}

pub(crate) fn check_quote(text: &str) -> Called {
    let Checked { input, quote } = input(text)?;
    output(quote::check(&input, &quote))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ShippingInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Delivered {
    table: ShippingTable,
    parcel: Parcel,
}

pub(crate) fn shipping(text: &str) -> Called {
    let Delivered { table, parcel } = input(text)?;
    output(table.price(parcel))
}
