//! Commission plans.

use vendra_domain::PlanId;
use vendra_domain::commission::CommissionPlan as Rules;
use vendra_domain::commission_plan;

namespace! {
    /// Commission plans: what the platform takes of a line. An order keeps the plan that it was placed under.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::reading::{By, Paging};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let plans = trial.owner().commission_plans().list(By::All, Paging::default()).await?;
    /// assert_eq!(plans.items.len(), 1);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    CommissionPlans (commission_plans), CommissionPlan, PlanId, commission_plan; new {
        /// Makes one, as a draft, under the id that its rules say.
        ///
        /// Errors: `commission.malformed`, `limit.text`, `rate.malformed`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::commission::CommissionPlan as Rules;
        /// use vendra::domain::commission_plan::CommissionPlan;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let rule = "rul_01h455vb4pex5vsknk084sn009".parse()?;
        /// let rules = Rules::flat("pln_01h455vb4pex5vsknk084sn009".parse()?, rule, "0.1".parse()?)?;
        /// let plan = trial.owner().commission_plans().create("Ten per cent".into(), rules).await?.id;
        /// assert!(matches!(trial.owner().commission_plans().get(plan).await?, CommissionPlan::Draft(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Create as create(title: String, rules: Rules);
    } on {
        /// Writes other rules. Nothing changes for orders until they are published.
        ///
        /// Errors: `commission.malformed`, `commission_plan.other`, `commission_plan.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::commission::CommissionPlan as Rules;
        /// use vendra::domain::commission_plan::CommissionPlan;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let rule = "rul_01h455vb4pex5vsknk084sn009".parse()?;
        /// let rules = Rules::flat("pln_01h455vb4pex5vsknk084sn009".parse()?, rule, "0.1".parse()?)?;
        /// let plan = trial.owner().commission_plans().create("Ten per cent".into(), rules).await?.id;
        /// trial.owner().commission_plans().redraft(plan, Rules::flat(plan, rule, "0.12".parse()?)?).await?;
        /// let CommissionPlan::Draft(book) = trial.owner().commission_plans().get(plan).await? else { unreachable!() };
        /// assert_eq!(book.draft, Rules::flat(plan, rule, "0.12".parse()?)?);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Redraft as redraft(rules: Rules);
        /// Places orders under what was drafted.
        ///
        /// Errors: `commission_plan.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::commission::CommissionPlan as Rules;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let rule = "rul_01h455vb4pex5vsknk084sn009".parse()?;
        /// let rules = Rules::flat("pln_01h455vb4pex5vsknk084sn009".parse()?, rule, "0.1".parse()?)?;
        /// let plan = trial.owner().commission_plans().create("Ten per cent".into(), rules).await?.id;
        /// trial.owner().commission_plans().publish(plan).await?;
        /// trial.owner().vendors().assign_plan(trial.books.vendor, Some(plan)).await?;
        /// let sold = trial.sold(1).await?;
        /// let totals = trial.owner().vendor_orders().get(sold.vendor_order).await?.totals.unwrap();
        /// assert_eq!(totals.payable.minor(), 2_490 - 249); // ten per cent
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Publish as publish();
        /// Gives it to no vendor any more. The default plan, and one that a vendor has, stay.
        ///
        /// Errors: `commission_plan.default`, `commission_plan.in_use`, `commission_plan.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::commission::CommissionPlan as Rules;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let rule = "rul_01h455vb4pex5vsknk084sn009".parse()?;
        /// let rules = Rules::flat("pln_01h455vb4pex5vsknk084sn009".parse()?, rule, "0.1".parse()?)?;
        /// let plan = trial.owner().commission_plans().create("Ten per cent".into(), rules).await?.id;
        /// trial.owner().commission_plans().publish(plan).await?;
        /// trial.owner().commission_plans().retire(plan).await?;
        /// let refused = trial.owner().vendors().assign_plan(trial.books.vendor, Some(plan)).await.unwrap_err();
        /// assert_eq!(refused.code(), "vendor.plan_not_in_force");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Retire as retire();
    }
}
