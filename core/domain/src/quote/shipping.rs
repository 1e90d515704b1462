//! Shipping tables: what one vendor's delivery costs.

use crate::id::RuleId;
use crate::limits;
use crate::money::Amount;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// One step of a table: up to and including a bound, a price.
///
/// ```
/// use vendra_domain::quote::shipping::Step;
/// let rest: Step = serde_json::from_str(r#"{"price": 1290}"#)?;
/// assert_eq!(rest.up_to, None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ShippingStep"))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The most grams, or the most minor units of goods, that this step covers. The last step may cover all.
    #[serde(default)]
    pub up_to: Option<i64>,
    /// The price, in minor units.
    pub price: Amount,
}

/// How a price is found.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::quote::shipping::{Parcel, Pricing, ShippingTable};
/// let table = ShippingTable {
///     rule: "rul_01h455vb4pex5vsknk084sn001".parse()?,
///     pricing: Pricing::Flat { price: Amount::new(490)? },
///     free_from: None,
/// };
/// assert_eq!(table.price(Parcel { weight: 30_000, goods: Amount::new(2490)? })?.minor(), 490);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ShippingPricing"))]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Pricing {
    /// One price for everything.
    Flat {
        /// In minor units.
        price: Amount,
    },
    /// By the weight of the goods.
    Weight {
        /// Steps in grams, in growing order.
        steps: Vec<Step>,
    },
    /// By what the goods cost before promotions.
    Total {
        /// Steps in minor units, in growing order.
        steps: Vec<Step>,
    },
}

/// A table of prices for one vendor's delivery.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::quote::shipping::{Parcel, ShippingTable};
/// let table: ShippingTable = serde_json::from_str(r#"{"rule": "rul_01h455vb4pex5vsknk084sn001", "pricing":
///     {"by": "total", "steps": [{"up_to": 5000, "price": 490}, {"price": 290}]}, "free_from": 10000}"#)?;
/// let price = |goods| table.price(Parcel { weight: 350, goods });
/// assert_eq!(price(Amount::new(5000)?)?.minor(), 490);
/// assert_eq!(price(Amount::new(5001)?)?.minor(), 290);
/// assert_eq!(price(Amount::new(10000)?)?.minor(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ShippingTable {
    /// The rule that explains the price.
    pub rule: RuleId,
    /// How the price is found.
    pub pricing: Pricing,
    /// Nothing is charged for goods of this much and more, in minor units.
    #[serde(default)]
    pub free_from: Option<Amount>,
}

/// What is delivered.
///
/// ```
/// use vendra_domain::quote::shipping::Parcel;
/// // Two books of 350 grams and 24.90 each.
/// let parcel: Parcel = serde_json::from_str(r#"{"weight": 700, "goods": 4980}"#)?;
/// assert_eq!((parcel.weight, parcel.goods.minor()), (700, 4980));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ShippingParcel"))]
#[serde(deny_unknown_fields)]
pub struct Parcel {
    /// In grams.
    pub weight: u64,
    /// What the goods cost before promotions, in minor units.
    pub goods: Amount,
}

impl ShippingTable {
    /// Refuses a table that cannot be read: no steps, steps that do not grow, prices below zero, too many steps.
    ///
    /// Refusals: `shipping.malformed`, `amount.negative`, `limit.count`.
    ///
    /// ```
    /// use vendra_domain::quote::shipping::ShippingTable;
    /// let shrinks: ShippingTable = serde_json::from_str(r#"{"rule": "rul_01h455vb4pex5vsknk084sn001", "pricing":
    ///     {"by": "weight", "steps": [{"up_to": 5000, "price": 890}, {"up_to": 1000, "price": 490}]}}"#)?;
    /// assert_eq!(shrinks.validate().unwrap_err().code(), "shipping.malformed");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn validate(&self) -> Result<(), Refusal> {
        if let Some(free_from) = self.free_from {
            free_from.non_negative("shipping.free_from")?;
        }
        let steps = match &self.pricing {
            Pricing::Flat { price } => return price.non_negative("shipping.price").map(|_| ()),
            Pricing::Weight { steps } | Pricing::Total { steps } => steps,
        };
        limits::count("shipping.steps", steps.len(), limits::SHIPPING_STEPS_MAX)?;
        for step in steps {
            step.price.non_negative("shipping.price")?;
        }
        let bound = |step: &Step| step.up_to.unwrap_or(i64::MAX);
        let grows = steps.array_windows().all(|[one, next]| bound(one) < bound(next));
        if steps.is_empty() || !grows { Err(Refusal::ShippingMalformed { rule: self.rule }) } else { Ok(()) }
    }

    /// The price of delivering a parcel, in minor units.
    ///
    /// Refusals: `shipping.no_step` for a parcel past the last step, and those of [`validate`](Self::validate).
    ///
    /// ```
    /// use vendra_domain::quote::shipping::{Parcel, ShippingTable};
    /// use vendra_domain::Amount;
    /// let table: ShippingTable = serde_json::from_str(r#"{
    ///     "rule": "rul_01h455vb4pex5vsknk084sn02q", "free_from": 10000,
    ///     "pricing": {"by": "weight", "steps": [{"up_to": 1000, "price": 490}, {"up_to": 5000, "price": 890}]}
    /// }"#)?;
    /// let price = |weight, goods| table.price(Parcel { weight, goods });
    /// assert_eq!(price(1000, Amount::new(2000)?)?.minor(), 490);
    /// assert_eq!(price(1001, Amount::new(2000)?)?.minor(), 890);
    /// assert_eq!(price(1001, Amount::new(10000)?)?.minor(), 0);
    /// assert_eq!(price(5001, Amount::ZERO).unwrap_err().code(), "shipping.no_step");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn price(&self, parcel: Parcel) -> Result<Amount, Refusal> {
        self.validate()?;
        let goods = parcel.goods.non_negative("parcel.goods")?;
        if self.free_from.is_some_and(|free_from| goods >= free_from) {
            return Ok(Amount::ZERO);
        }
        let (steps, measure) = match &self.pricing {
            Pricing::Flat { price } => return Ok(*price),
            Pricing::Weight { steps } => (steps, i64::try_from(parcel.weight).unwrap_or(i64::MAX)),
            Pricing::Total { steps } => (steps, goods.minor()),
        };
        let step = steps.iter().find(|step| step.up_to.is_none_or(|bound| measure <= bound));
        step.map(|step| step.price).ok_or(Refusal::ShippingNoStep { rule: self.rule, measure })
    }
}
