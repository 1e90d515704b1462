//! Promotions.

use vendra_domain::PromotionId;
use vendra_domain::promotion::{self, Usage};
use vendra_domain::quote::PromotionRule;

namespace! {
    /// Promotions and their coupons. Those of the platform apply in the order that the settings say.
    ///
    /// ```
    /// use vendra::PromotionId;
    /// use vendra::domain::promotion::{Promotion, Usage};
    /// use vendra::domain::quote::{Benefit, Funding, PromotionRule, Scope};
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (vendor, id) = (trial.books.vendor, "prm_01h455vb4pex5vsknk084sn001".parse::<PromotionId>()?);
    /// let rule = PromotionRule {
    ///     promotion: id,
    ///     benefit: Benefit::Percent { rate: "0.1".parse()? },
    ///     scope: Scope::Order,
    ///     funding: Funding::Vendor,
    ///     vendor: Some(vendor),
    ///     minimum: None,
    /// };
    /// trial.seller(vendor).promotions().create(id, rule, Usage::default()).await?;
    /// let promotion = trial.seller(vendor).promotions().get(id).await?;
    /// assert!(matches!(promotion, Promotion::Draft(_)));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Promotions (promotions), Promotion, PromotionId, promotion; new {
    } on {
        /// Makes one, under the id that its rule says. It is used once it is active and, without a coupon, named in the
        /// settings' order.
        ///
        /// Errors: `promotion.malformed`, `promotion.not_theirs`, `promotion.wrong_state`, `rate.malformed`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::PromotionId;
        /// use vendra::domain::promotion::Usage;
        /// use vendra::domain::quote::{Benefit, Funding, PromotionRule, Scope};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, id) = (trial.books.vendor, "prm_01h455vb4pex5vsknk084sn001".parse::<PromotionId>()?);
        /// let rule = PromotionRule {
        ///     promotion: id,
        ///     benefit: Benefit::Percent { rate: "0.1".parse()? },
        ///     scope: Scope::Order,
        ///     funding: Funding::Vendor,
        ///     vendor: Some(vendor),
        ///     minimum: None,
        /// };
        /// trial.seller(vendor).promotions().create(id, rule, Usage::default()).await?;
        /// assert_eq!(trial.seller(vendor).promotions().activate(id).await?.subject, id.into());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Create as create(rule: PromotionRule, usage: Usage);
        /// Adds a coupon: with one, the promotion applies to carts that have its code entered. A code is one promotion's alone.
        ///
        /// Errors: `limit.text`, `promotion.coupon_exists`, `promotion.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::PromotionId;
        /// use vendra::domain::marketplace::{Marketplace, Settings};
        /// use vendra::domain::promotion::Usage;
        /// use vendra::domain::quote::{Benefit, Funding, PromotionRule, Scope};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, id) = (trial.books.vendor, "prm_01h455vb4pex5vsknk084sn001".parse::<PromotionId>()?);
        /// let rule = PromotionRule {
        ///     promotion: id,
        ///     benefit: Benefit::Percent { rate: "0.1".parse()? },
        ///     scope: Scope::Order,
        ///     funding: Funding::Vendor,
        ///     vendor: Some(vendor),
        ///     minimum: None,
        /// };
        /// trial.seller(vendor).promotions().create(id, rule, Usage::default()).await?;
        /// trial.seller(vendor).promotions().add_coupon(id, "PAPER10".into(), Some(100)).await?;
        /// trial.seller(vendor).promotions().activate(id).await?;
        /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let settings = Settings { promotion_order: vec![id], ..book.settings };
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// let cart = trial.cart(1, 0).await?;
        /// trial.buyer().carts().apply_coupon(cart, "PAPER10".into()).await?;
        /// let order = trial.buyer().check_out(cart, trial.by_invoice()).await?.id;
        /// assert_eq!(trial.buyer().orders().get(order).await?.gross.minor(), 2_490 - 249);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        AddCoupon as add_coupon(code: String, uses_max: Option<u32>);
        /// Lets it be used.
        ///
        /// Errors: `promotion.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::PromotionId;
        /// use vendra::domain::marketplace::{Marketplace, Settings};
        /// use vendra::domain::promotion::Usage;
        /// use vendra::domain::quote::{Benefit, Funding, PromotionRule, Scope};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, id) = (trial.books.vendor, "prm_01h455vb4pex5vsknk084sn001".parse::<PromotionId>()?);
        /// let rule = PromotionRule {
        ///     promotion: id,
        ///     benefit: Benefit::Percent { rate: "0.1".parse()? },
        ///     scope: Scope::Order,
        ///     funding: Funding::Vendor,
        ///     vendor: Some(vendor),
        ///     minimum: None,
        /// };
        /// trial.seller(vendor).promotions().create(id, rule, Usage::default()).await?;
        /// trial.seller(vendor).promotions().activate(id).await?;
        /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let settings = Settings { promotion_order: vec![id], ..book.settings };
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// let sold = trial.sold(1).await?;
        /// assert_eq!(trial.buyer().orders().get(sold.order).await?.gross.minor(), 2_490 - 249);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Activate as activate();
        /// Does not let it be used for now.
        ///
        /// Errors: `promotion.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::PromotionId;
        /// use vendra::domain::marketplace::{Marketplace, Settings};
        /// use vendra::domain::promotion::Usage;
        /// use vendra::domain::quote::{Benefit, Funding, PromotionRule, Scope};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, id) = (trial.books.vendor, "prm_01h455vb4pex5vsknk084sn001".parse::<PromotionId>()?);
        /// let rule = PromotionRule {
        ///     promotion: id,
        ///     benefit: Benefit::Percent { rate: "0.1".parse()? },
        ///     scope: Scope::Order,
        ///     funding: Funding::Vendor,
        ///     vendor: Some(vendor),
        ///     minimum: None,
        /// };
        /// trial.seller(vendor).promotions().create(id, rule, Usage::default()).await?;
        /// trial.seller(vendor).promotions().activate(id).await?;
        /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let settings = Settings { promotion_order: vec![id], ..book.settings };
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// trial.seller(vendor).promotions().pause(id).await?;
        /// let sold = trial.sold(1).await?;
        /// assert_eq!(trial.buyer().orders().get(sold.order).await?.gross.minor(), 2_490);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Pause as pause();
        /// Never lets it be used again.
        ///
        /// Errors: `promotion.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::PromotionId;
        /// use vendra::domain::promotion::Usage;
        /// use vendra::domain::quote::{Benefit, Funding, PromotionRule, Scope};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, id) = (trial.books.vendor, "prm_01h455vb4pex5vsknk084sn001".parse::<PromotionId>()?);
        /// let rule = PromotionRule {
        ///     promotion: id,
        ///     benefit: Benefit::Percent { rate: "0.1".parse()? },
        ///     scope: Scope::Order,
        ///     funding: Funding::Vendor,
        ///     vendor: Some(vendor),
        ///     minimum: None,
        /// };
        /// trial.seller(vendor).promotions().create(id, rule, Usage::default()).await?;
        /// trial.seller(vendor).promotions().end(id).await?;
        /// let refused = trial.seller(vendor).promotions().activate(id).await.unwrap_err();
        /// assert_eq!(refused.code(), "promotion.wrong_state");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        End as end();
    }
}
