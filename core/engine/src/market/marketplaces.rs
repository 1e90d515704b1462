//! The marketplace itself.

use vendra_domain::authority::StaffRole;
use vendra_domain::marketplace::{self, Settings};
use vendra_domain::{MarketplaceId, Timestamp, UserId};

namespace! {
    /// The marketplace itself: its settings and its staff.
    ///
    /// ```
    /// use vendra::domain::marketplace::Marketplace;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
    /// assert_eq!(book.settings.hold_ms, 900_000);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Marketplaces (marketplace), Marketplace, MarketplaceId, marketplace; new {
    } on {
        /// Founds it, with the default commission plan that the settings name.
        ///
        /// Errors: `marketplace.wrong_state`, `method.duration`, `schedule.malformed`, `settings.malformed`,
        /// `shipping.malformed`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::authority::{Actor, StaffRole};
        /// use vendra::domain::commission::CommissionPlan;
        /// use vendra::domain::marketplace::{Marketplace, Settings};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (tenant, user) = ("mkt_01h455vb4pex5vsknk084sn009".parse()?, "usr_01h455vb4pex5vsknk084sn009".parse()?);
        /// let owner = trial.engine.market(tenant, Actor::Staff { tenant, user, role: StaffRole::Owner });
        /// let rules = CommissionPlan::flat(
        ///     "pln_01h455vb4pex5vsknk084sn009".parse()?,
        ///     "rul_01h455vb4pex5vsknk084sn009".parse()?,
        ///     "0.1".parse()?,
        /// )?;
        /// let default_plan = owner.commission_plans().create("Ten per cent".into(), rules).await?.id;
        /// owner.commission_plans().publish(default_plan).await?;
        /// let Marketplace::Open(other) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// owner.marketplace().create(tenant, Settings { default_plan, ..other.settings }).await?;
        /// assert!(matches!(owner.marketplace().get().await?, Marketplace::Open(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Create as create(settings: Settings);
        /// Decides otherwise. Placed orders are not touched.
        ///
        /// Errors: `marketplace.plan_not_in_force`, `marketplace.wrong_state`, `method.duration`, `schedule.malformed`,
        /// `settings.malformed`, `shipping.malformed`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::marketplace::{Marketplace, Settings};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let settings = Settings { accept_within_ms: None, ..book.settings };
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// let sold = trial.sold(1).await?; // accepted at once from now on
        /// assert_eq!(trial.buyer().vendor_orders().get(sold.vendor_order).await?.state, "accepted");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Configure as configure(settings: Settings);
        /// Takes no new orders for now.
        ///
        /// Errors: `marketplace.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.owner().marketplace().pause(trial.tenant).await?;
        /// let cart = trial.cart(1, 0).await?;
        /// let refused = trial.buyer().check_out(cart, trial.by_invoice()).await.unwrap_err();
        /// assert_eq!(refused.code(), "cart.marketplace_shut");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Pause as pause();
        /// Takes orders again.
        ///
        /// Errors: `marketplace.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.owner().marketplace().pause(trial.tenant).await?;
        /// trial.owner().marketplace().reopen(trial.tenant).await?;
        /// assert!(trial.sold(1).await.is_ok());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Reopen as reopen();
        /// Ends it for ever, once it is paused and no order is open.
        ///
        /// Errors: `marketplace.unfinished`, `marketplace.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(1).await?;
        /// trial.owner().marketplace().pause(trial.tenant).await?;
        /// let refused = trial.owner().marketplace().close(trial.tenant).await.unwrap_err();
        /// assert_eq!(refused.code(), "marketplace.unfinished");
        /// trial.buyer().orders().cancel(sold.order, "the end".into()).await?;
        /// trial.owner().marketplace().close(trial.tenant).await?;
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Close as close();
        /// Adds one of the platform's people, or gives one another role. The host authenticates them; this is its record of who
        /// they are.
        ///
        /// Errors: `marketplace.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::authority::StaffRole;
        /// use vendra::domain::marketplace::Marketplace;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let user = "usr_01h455vb4pex5vsknk084sn004".parse()?;
        /// trial.owner().marketplace().set_staff(trial.tenant, user, StaffRole::Support).await?;
        /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// assert!(book.staff.iter().any(|member| member.user == user && member.role == StaffRole::Support));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        SetStaff as set_staff(user: UserId, role: StaffRole);
        /// Closes the books of a period that is over, at the earliest an hour after it: nothing is posted to them any more.
        ///
        /// Errors: `marketplace.lock_backwards`, `marketplace.lock_too_recent`, `marketplace.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// use vendra::port::Clock;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let until = trial.clock.now();
        /// let early = trial.owner().marketplace().lock_books(trial.tenant, until).await.unwrap_err();
        /// assert_eq!(early.code(), "marketplace.lock_too_recent");
        /// trial.clock.turn(3_600_000);
        /// trial.owner().marketplace().lock_books(trial.tenant, until).await?;
        /// trial.clock.turn(-3_600_001); // a process whose clock is behind
        /// let cart = trial.cart(1, 0).await?;
        /// let late = trial.buyer().check_out(cart, trial.by_invoice()).await.unwrap_err();
        /// assert_eq!(late.code(), "ledger.period_locked");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        LockBooks as lock_books(until: Timestamp);
        /// Takes one of the platform's people out.
        ///
        /// Errors: `marketplace.unknown_staff`, `marketplace.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::authority::StaffRole;
        /// use vendra::domain::marketplace::Marketplace;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let user = "usr_01h455vb4pex5vsknk084sn004".parse()?;
        /// trial.owner().marketplace().set_staff(trial.tenant, user, StaffRole::Support).await?;
        /// trial.owner().marketplace().remove_staff(trial.tenant, user).await?;
        /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// assert!(book.staff.iter().all(|member| member.user != user));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        RemoveStaff as remove_staff(user: UserId);
    }
}
