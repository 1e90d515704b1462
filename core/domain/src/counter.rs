//! Counters: the one guard that needs no version. Two checkouts that take the last unit at once cannot both move it below
//! its bound, and neither waits for the other's record.

use crate::commission::SalesPeriod;
use crate::id::*;
use crate::money::{Amount, Currency};
use crate::promotion::CouponCode;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is counted.
///
/// ```
/// use vendra_domain::counter::CounterKey;
/// let key = CounterKey::OrdersOf { cart: "crt_01h455vb4pex5vsknk084sn02q".parse()?, generation: 2 };
/// let json = r#"{"counter":"orders_of","cart":"crt_01h455vb4pex5vsknk084sn02q","generation":2}"#;
/// assert_eq!(serde_json::to_string(&key)?, json);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "counter", rename_all = "snake_case")]
pub enum CounterKey {
    /// Units of an offer at a location that may still be sold.
    Stock {
        /// The offer.
        offer: OfferId,
        /// The place.
        location: LocationId,
    },
    /// Units of an offer that are at a location; below zero where more was sent than was booked in.
    OnHand {
        /// The offer.
        offer: OfferId,
        /// The place.
        location: LocationId,
    },
    /// Live orders that use a promotion, by anyone.
    PromotionUses {
        /// The promotion.
        promotion: PromotionId,
    },
    /// Live orders of one customer that use a promotion.
    PromotionUsesBy {
        /// The promotion.
        promotion: PromotionId,
        /// The customer.
        customer: CustomerId,
    },
    /// Coupons of one code in promotions that are not over: one at the most, so that a code opens one promotion.
    CouponCodes {
        /// The code.
        code: CouponCode,
    },
    /// Live orders that use a coupon.
    CouponUses {
        /// The coupon.
        coupon: CouponId,
    },
    /// Orders of a cart that are neither released nor cancelled: one at the most.
    LiveOrders {
        /// The cart.
        cart: CartId,
    },
    /// Orders that one checkout of a cart ever made: one at the most, for ever.
    OrdersOf {
        /// The cart.
        cart: CartId,
        /// Which checkout.
        generation: u32,
    },
    /// The balance of a gift card, in minor units.
    GiftCard {
        /// The card.
        gift_card: GiftCardId,
    },
    /// What one order has of a gift card, in minor units: what it took less what it gave back.
    GiftCardTaken {
        /// The card.
        gift_card: GiftCardId,
        /// The order.
        order: OrderId,
    },
    /// What one order has of a customer's store credit, in minor units: what it took less what it gave back.
    StoreCreditTaken {
        /// The customer.
        customer: CustomerId,
        /// The currency.
        currency: Currency,
        /// The order.
        order: OrderId,
    },
    /// Grants of store credit for one refund's part: one at the most.
    CreditOf {
        /// The part.
        refund: RefundId,
    },
    /// A customer's store credit in one currency, in minor units.
    StoreCredit {
        /// The customer.
        customer: CustomerId,
        /// The currency.
        currency: Currency,
    },
    /// What a vendor sold in one currency in one period, in minor units: the goods of its placed orders, without tax.
    VendorSales {
        /// The vendor.
        vendor: VendorId,
        /// The currency.
        currency: Currency,
        /// The period.
        period: SalesPeriod,
    },
    /// What of a vendor order was transferred and is not back, in minor units.
    Transferred {
        /// The vendor order.
        vendor_order: VendorOrderId,
    },
    /// What a vendor may be paid in one currency, in minor units; it may be below zero when the vendor owes.
    VendorAvailable {
        /// The vendor.
        vendor: VendorId,
        /// The currency.
        currency: Currency,
    },
}

/// The name that stores keep it under: what is counted, and whose.
///
/// ```
/// use vendra_domain::counter::CounterKey;
/// let key = CounterKey::OrdersOf { cart: "crt_01h455vb4pex5vsknk084sn02q".parse()?, generation: 2 };
/// assert_eq!(key.to_string(), "orders_of/crt_01h455vb4pex5vsknk084sn02q/2");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
impl fmt::Display for CounterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stock { offer, location } => write!(f, "stock/{offer}/{location}"),
            Self::OnHand { offer, location } => write!(f, "on_hand/{offer}/{location}"),
            Self::PromotionUses { promotion } => write!(f, "promotion_uses/{promotion}"),
            Self::PromotionUsesBy { promotion, customer } => write!(f, "promotion_uses_by/{promotion}/{customer}"),
            Self::CouponCodes { code } => write!(f, "coupon_codes/{code}"),
            Self::CouponUses { coupon } => write!(f, "coupon_uses/{coupon}"),
            Self::LiveOrders { cart } => write!(f, "live_orders/{cart}"),
            Self::OrdersOf { cart, generation } => write!(f, "orders_of/{cart}/{generation}"),
            Self::GiftCard { gift_card } => write!(f, "gift_card/{gift_card}"),
            Self::GiftCardTaken { gift_card, order } => write!(f, "gift_card_taken/{gift_card}/{order}"),
            Self::StoreCreditTaken { customer, currency, order } => {
                write!(f, "store_credit_taken/{customer}/{currency}/{order}")
            }
            Self::CreditOf { refund } => write!(f, "credit_of/{refund}"),
            Self::StoreCredit { customer, currency } => write!(f, "store_credit/{customer}/{currency}"),
            Self::VendorSales { vendor, currency, period } => {
                write!(f, "vendor_sales/{vendor}/{currency}/{}/{}", period.from, period.until)
            }
            Self::Transferred { vendor_order } => write!(f, "transferred/{vendor_order}"),
            Self::VendorAvailable { vendor, currency } => write!(f, "vendor_available/{vendor}/{currency}"),
        }
    }
}

/// One move of a counter, refused as a whole with its commit if the result leaves the bounds.
///
/// ```
/// use vendra_domain::counter::{CounterKey, CounterMove};
/// // The promotion may be used a hundred times in all.
/// let promotion = "prm_01h455vb4pex5vsknk084sn02q".parse()?;
/// let key = CounterKey::PromotionUses { promotion };
/// let used = CounterMove { key, delta: 1, min: None, max: Some(100) };
/// assert_eq!((used.delta, used.min, used.max), (1, None, Some(100)));
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CounterMove {
    /// What is counted.
    pub key: CounterKey,
    /// How far it moves, in units or minor units.
    pub delta: i64,
    /// The least that may be left.
    pub min: Option<i64>,
    /// The most that may be left.
    pub max: Option<i64>,
}

impl CounterMove {
    /// A move that may not leave less than zero: the last unit is sold once.
    ///
    /// ```
    /// use vendra_domain::counter::{CounterKey, CounterMove};
    /// let key = CounterKey::GiftCard { gift_card: "gft_01h455vb4pex5vsknk084sn02q".parse()? };
    /// assert_eq!(CounterMove::not_below_zero(key, -5).min, Some(0));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn not_below_zero(key: CounterKey, delta: i64) -> Self {
        Self { key, delta, min: Some(0), max: None }
    }

    /// A move from zero, and from nothing else: what is taken twice for one thing is taken once. `amount` in minor units.
    ///
    /// ```
    /// use vendra_domain::Amount;
    /// use vendra_domain::counter::{CounterKey, CounterMove};
    /// let key = CounterKey::CreditOf { refund: "rfd_01h455vb4pex5vsknk084sn02q".parse()? };
    /// let once = CounterMove::once(key, Amount::new(5)?);
    /// assert_eq!((once.delta, once.min, once.max), (5, Some(5), Some(5)));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn once(key: CounterKey, amount: Amount) -> Self {
        let delta = amount.minor();
        Self { key, delta, min: Some(delta), max: Some(delta) }
    }

    /// A move without bounds.
    ///
    /// ```
    /// use vendra_domain::counter::{CounterKey, CounterMove};
    /// let (vendor, currency) = ("ven_01h455vb4pex5vsknk084sn02q".parse()?, "EUR".parse()?);
    /// // A vendor may come to owe.
    /// let owed = CounterMove::free(CounterKey::VendorAvailable { vendor, currency }, -8500);
    /// assert_eq!((owed.min, owed.max), (None, None));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn free(key: CounterKey, delta: i64) -> Self {
        Self { key, delta, min: None, max: None }
    }
}
