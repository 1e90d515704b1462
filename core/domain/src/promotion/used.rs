//! What an order uses of a promotion, and the counters that bound it.

use super::{CouponCode, Promotion};
use crate::counter::CounterKey;
use crate::decider::Named;
use crate::id::{CouponId, CustomerId, PromotionId};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One use of a promotion, with the bounds that stood when it was made: an order keeps it ([`crate::order::Book::promotions`]).
///
/// ```
/// use vendra_domain::promotion::Use;
/// // With a coupon that opens it a hundred times, once a customer.
/// let used: Use = serde_json::from_str(r#"{"promotion": "prm_01h455vb4pex5vsknk084sn001",
///     "coupon": "cpn_01h455vb4pex5vsknk084sn001", "uses_by_customer_max": 1, "coupon_uses_max": 100}"#)?;
/// assert_eq!((used.uses_max, used.coupon_uses_max), (None, Some(100)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromotionUse"))]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// The promotion.
    pub promotion: PromotionId,
    /// With which coupon; none where it is open to all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon: Option<CouponId>,
    /// How often it may be used in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uses_max: Option<u32>,
    /// How often by one customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uses_by_customer_max: Option<u32>,
    /// How often with this coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_uses_max: Option<u32>,
}

impl Use {
    /// The counters that it moves by one, each with the most that it may reach: all uses, the customer's (none for a guest), and
    /// the coupon's.
    ///
    /// ```
    /// use vendra_domain::counter::CounterKey;
    /// use vendra_domain::promotion::Use;
    /// let promotion = "prm_01h455vb4pex5vsknk084sn001".parse()?;
    /// let used = Use { promotion, coupon: None, uses_max: Some(9), uses_by_customer_max: None, coupon_uses_max: None };
    /// let moved: Vec<_> = used.counters(None).collect();
    /// assert_eq!(moved, [(CounterKey::PromotionUses { promotion }, Some(9))]);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn counters(&self, customer: Option<CustomerId>) -> impl Iterator<Item = (CounterKey, Option<u32>)> + use<> {
        let Self { promotion, coupon, uses_max, uses_by_customer_max, coupon_uses_max } = *self;
        let by_customer =
            customer.map(|customer| (CounterKey::PromotionUsesBy { promotion, customer }, uses_by_customer_max));
        let of_coupon = coupon.map(|coupon| (CounterKey::CouponUses { coupon }, coupon_uses_max));
        [Some((CounterKey::PromotionUses { promotion }, uses_max)), by_customer, of_coupon].into_iter().flatten()
    }

    /// Whether one more is within its bounds. `counted` says what a counter is at; it is asked for those with a bound alone.
    ///
    /// This refuses early and by name what the counters' bounds would refuse at the commit; of two checkouts that both saw the last
    /// use, the bounds let one through.
    ///
    /// Refusals: `promotion.used_up`.
    ///
    /// ```
    /// use vendra_domain::promotion::Use;
    /// let promotion = "prm_01h455vb4pex5vsknk084sn001".parse()?;
    /// let used = Use { promotion, coupon: None, uses_max: Some(9), uses_by_customer_max: None, coupon_uses_max: None };
    /// assert_eq!(used.within(None, |_| 8), Ok(()));
    /// assert_eq!(used.within(None, |_| 9).unwrap_err().code(), "promotion.used_up");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn within(&self, customer: Option<CustomerId>, counted: impl Fn(CounterKey) -> i64) -> Result<(), Refusal> {
        let spent = |(key, max): (CounterKey, Option<u32>)| max.is_some_and(|max| counted(key) >= i64::from(max));
        if self.counters(customer).any(spent) {
            return Err(Refusal::PromotionUsedUp { promotion: self.promotion });
        }
        Ok(())
    }
}

impl Promotion {
    /// The use that a checkout would make of it, by a customer or a guest, with a code or without. How often it was used before is
    /// not asked here but of [`Use::within`], since which counters say so depends on the coupon.
    ///
    /// Refusals: `promotion.wrong_state`, `promotion.not_now`, `promotion.unknown_coupon`, `promotion.needs_customer`.
    ///
    /// ```
    /// use vendra_domain::promotion::Promotion;
    /// let active: Promotion = serde_json::from_str(r#"{"state": "active",
    ///     "rule": {"promotion": "prm_01h455vb4pex5vsknk084sn001", "benefit": {"benefit": "percent", "rate": "0.1"},
    ///         "scope": {"scope": "order"}, "funding": {"funding": "platform"}},
    ///     "usage": {"uses_by_customer_max": 1},
    ///     "coupons": [{"id": "cpn_01h455vb4pex5vsknk084sn001", "code": "SPRING", "uses_max": 100}]}"#)?;
    /// let (customer, at) = (Some("cus_01h455vb4pex5vsknk084sn001".parse()?), "2026-03-01T10:00:00.000Z".parse()?);
    /// let used = active.open_to(customer, Some("spring".parse()?), at)?;
    /// assert_eq!((used.uses_by_customer_max, used.coupon_uses_max), (Some(1), Some(100)));
    /// assert_eq!(active.open_to(customer, None, at).unwrap_err().code(), "promotion.unknown_coupon");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open_to(
        &self,
        customer: Option<CustomerId>,
        code: Option<CouponCode>,
        at: Timestamp,
    ) -> Result<Use, Refusal> {
        let Self::Active(book) = self else {
            return Err(Refusal::PromotionWrongState {
                state: self.name().to_owned(),
                request: "check_out".to_owned(),
            });
        };
        let (promotion, usage) = (book.rule.promotion, &book.usage);
        if usage.from.is_some_and(|from| from > at) || usage.until.is_some_and(|until| until <= at) {
            return Err(Refusal::PromotionNotNow { promotion });
        }
        let coupon = book.coupons.iter().find(|coupon| Some(coupon.code) == code);
        if coupon.is_none() && (code.is_some() || !book.coupons.is_empty()) {
            return Err(Refusal::PromotionUnknownCoupon { promotion });
        }
        // A bound on each customer's uses has no meaning for guests: it takes an account.
        if usage.uses_by_customer_max.is_some() && customer.is_none() {
            return Err(Refusal::PromotionNeedsCustomer { promotion });
        }
        Ok(Use {
            promotion,
            coupon: coupon.map(|coupon| coupon.id),
            uses_max: usage.uses_max,
            uses_by_customer_max: usage.uses_by_customer_max,
            coupon_uses_max: coupon.and_then(|coupon| coupon.uses_max),
        })
    }
}
