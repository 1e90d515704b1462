//! How often promotions are used: what their counters say, for people.

use crate::error::Error;
use crate::port::LOAD_KEYS_MAX;
use serde::{Deserialize, Serialize};
use vendra_domain::counter::CounterKey;
use vendra_domain::promotion::{CouponCode, Promotion};
use vendra_domain::{CouponId, PromotionId};

impl crate::market::Promotions {
    /// How often a promotion is used, in all and by each of its coupons: by orders that are neither released nor cancelled.
    ///
    /// Errors: `authority.not_found`, `authority.forbidden`, `store.*`.
    ///
    /// ```
    /// use vendra::domain::marketplace::{Marketplace, Settings};
    /// use vendra::domain::promotion::Usage;
    /// use vendra::domain::quote::{Benefit, Funding, PromotionRule, Scope};
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (owner, id) = (trial.owner(), "prm_01h455vb4pex5vsknk084sn001".parse()?);
    /// let rule = PromotionRule {
    ///     promotion: id,
    ///     benefit: Benefit::Percent { rate: "0.1".parse()? },
    ///     scope: Scope::Order,
    ///     funding: Funding::Platform,
    ///     vendor: None,
    ///     minimum: None,
    /// };
    /// owner.promotions().create(id, rule, Usage::default()).await?;
    /// owner.promotions().add_coupon(id, "PAPER10".into(), Some(100)).await?;
    /// owner.promotions().activate(id).await?;
    /// let Marketplace::Open(book) = owner.marketplace().get().await? else { unreachable!() };
    /// owner.marketplace().configure(trial.tenant, Settings { promotion_order: vec![id], ..book.settings }).await?;
    /// let cart = trial.cart(1, 0).await?;
    /// trial.buyer().carts().apply_coupon(cart, "PAPER10".into()).await?;
    /// let order = trial.buyer().check_out(cart, trial.by_invoice()).await?.id;
    /// assert_eq!(owner.promotions().uses(id).await?.uses, 1);
    /// trial.buyer().orders().cancel(order, "too many books".into()).await?;
    /// assert_eq!(owner.promotions().uses(id).await?.uses, 0);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn uses(&self, id: PromotionId) -> Result<PromotionUses, Error> {
        let mut reading = self.market().reading()?;
        let state = reading.one::<Promotion>("query.promotions", id).await?;
        let coupons = state.book().map_or(&[][..], |book| &book.coupons);
        let (all, of_coupon) =
            (CounterKey::PromotionUses { promotion: id }, |coupon| CounterKey::CouponUses { coupon });
        for some in coupons.chunks(LOAD_KEYS_MAX) {
            reading.work.read([], some.iter().map(|coupon| of_coupon(coupon.id)), None).await?;
        }
        let mut uses = PromotionUses { uses: reading.work.counter(all).await?, coupons: Vec::new() };
        for coupon in coupons {
            let counted = reading.work.counter(of_coupon(coupon.id)).await?;
            uses.coupons.push(CouponUses { coupon: coupon.id, code: coupon.code, uses: counted });
        }
        Ok(uses)
    }
}

/// How often a promotion is used.
///
/// ```
/// use vendra::domain::promotion::Usage;
/// use vendra::domain::quote::{Benefit, Funding, PromotionRule, Scope};
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let (owner, id) = (trial.owner(), "prm_01h455vb4pex5vsknk084sn001".parse()?);
/// let rule = PromotionRule {
///     promotion: id,
///     benefit: Benefit::Percent { rate: "0.1".parse()? },
///     scope: Scope::Order,
///     funding: Funding::Platform,
///     vendor: None,
///     minimum: None,
/// };
/// owner.promotions().create(id, rule, Usage::default()).await?;
/// let uses = owner.promotions().uses(id).await?;
/// assert!(uses.uses == 0 && uses.coupons.is_empty());
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PromotionUses {
    /// By all orders.
    pub uses: i64,
    /// By orders with each coupon, in the order in which the coupons were added.
    pub coupons: Vec<CouponUses>,
}

/// How often a coupon is used.
///
/// ```
/// use vendra::domain::promotion::Usage;
/// use vendra::domain::quote::{Benefit, Funding, PromotionRule, Scope};
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let (owner, id) = (trial.owner(), "prm_01h455vb4pex5vsknk084sn001".parse()?);
/// let rule = PromotionRule {
///     promotion: id,
///     benefit: Benefit::Percent { rate: "0.1".parse()? },
///     scope: Scope::Order,
///     funding: Funding::Platform,
///     vendor: None,
///     minimum: None,
/// };
/// owner.promotions().create(id, rule, Usage::default()).await?;
/// owner.promotions().add_coupon(id, "paper10".into(), Some(100)).await?;
/// let coupon = owner.promotions().uses(id).await?.coupons[0];
/// assert_eq!((coupon.code.as_str(), coupon.uses), ("PAPER10", 0));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CouponUses {
    /// The coupon.
    pub coupon: CouponId,
    /// What buyers enter.
    pub code: CouponCode,
    /// By how many orders.
    pub uses: i64,
}
