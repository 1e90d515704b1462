//! What a checkout uses of a promotion.

use crate::{Called, input, output};
use serde::Deserialize;
use vendra_domain::counter::CounterKey;
use vendra_domain::promotion::{CouponCode, Promotion};
use vendra_domain::{CustomerId, Timestamp};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromotionUseInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    promotion: Promotion,
    #[serde(default)]
    customer: Option<CustomerId>,
    #[serde(default)]
    code: Option<CouponCode>,
    at: Timestamp,
    /// What counters are at; at nothing where they are not named.
    #[serde(default)]
    counted: Vec<(CounterKey, i64)>,
}

pub(crate) fn promotion_use(text: &str) -> Called {
    let Asked { promotion, customer, code, at, counted } = input(text)?;
    let at_of = |key| counted.iter().find(|(known, _)| *known == key).map_or(0, |(_, value)| *value);
    output(promotion.open_to(customer, code, at).and_then(|used| used.within(customer, at_of).map(|()| used)))
}
