//! Claims.

use vendra_domain::claim::{self, Fault, Resolution};
use vendra_domain::vendor_order::LineUnits;
use vendra_domain::{ClaimId, VendorOrderId};

namespace! {
    /// Claims about goods that are wrong, broken or never came: the vendor answers, the operator decides where the two do not
    /// agree.
    ///
    /// ```
    /// use vendra::domain::claim::{Claim, Fault};
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.delivered(3).await?;
    /// let id = trial.buyer().claims().create(sold.vendor_order, sold.units(1), Fault::Damaged).await?.id;
    /// assert!(matches!(trial.seller(trial.books.vendor).claims().get(id).await?, Claim::Open(_)));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Claims (claims), Claim, ClaimId, claim; new {
        /// Says what is wrong with which units.
        ///
        /// Errors: `return.units`, `return.window`, `vendor_order.unknown_line`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::claim::Fault;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().claims().create(sold.vendor_order, sold.units(1), Fault::Damaged).await?.id;
        /// assert!(trial.seller(trial.books.vendor).claims().get(id).await.is_ok());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Create as create(vendor_order: VendorOrderId, lines: Vec<LineUnits>, fault: Fault);
    } on {
        /// The vendor offers something.
        ///
        /// Errors: `claim.exceeded`, `claim.late`, `claim.wrong_state`, `limit.text`, `return.units`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::claim::{Claim, Fault, Resolution};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().claims().create(sold.vendor_order, sold.units(1), Fault::Damaged).await?.id;
        /// let five = Resolution::RefundAmount { amount: Amount::new(500)? };
        /// trial.seller(trial.books.vendor).claims().answer(id, five).await?;
        /// assert!(matches!(trial.buyer().claims().get(id).await?, Claim::Answered(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Answer as answer(resolution: Resolution);
        /// The buyer takes it. It says what, so that nobody takes what was offered a moment ago.
        ///
        /// Errors: `claim.answer_changed`, `claim.wrong_state`, `return.units`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::claim::{Fault, Resolution};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().claims().create(sold.vendor_order, sold.units(1), Fault::Damaged).await?.id;
        /// let five = Resolution::RefundAmount { amount: Amount::new(500)? };
        /// trial.seller(trial.books.vendor).claims().answer(id, five.clone()).await?;
        /// trial.buyer().claims().accept_answer(id, five).await?;
        /// assert_eq!(trial.balance("gateway_clearing/acme".parse()?).await?.minor(), 6_970);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        AcceptAnswer as accept_answer(resolution: Resolution);
        /// The buyer does not take it, or the vendor's time to answer is over: the operator decides.
        ///
        /// Errors: `claim.not_due`, `claim.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::claim::{Claim, Fault, Resolution};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().claims().create(sold.vendor_order, sold.units(1), Fault::Damaged).await?.id;
        /// let no = Resolution::Deny { why: "it was whole".into() };
        /// trial.seller(trial.books.vendor).claims().answer(id, no).await?;
        /// trial.buyer().claims().escalate(id).await?;
        /// assert!(matches!(trial.buyer().claims().get(id).await?, Claim::Escalated(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Escalate as escalate();
        /// The buyer's time is over: the offer stands.
        ///
        /// Errors: `claim.not_due`, `claim.wrong_state`, `return.units`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::claim::{Claim, Fault, Resolution};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().claims().create(sold.vendor_order, sold.units(1), Fault::Damaged).await?.id;
        /// let all = Resolution::RefundUnits { lines: sold.units(1) };
        /// trial.seller(trial.books.vendor).claims().answer(id, all).await?;
        /// trial.clock.turn(60 * 86_400_000);
        /// trial.worker().claims().lapse(id).await?;
        /// assert!(matches!(trial.buyer().claims().get(id).await?, Claim::Resolved(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Lapse as lapse();
        /// The operator decides.
        ///
        /// Errors: `claim.exceeded`, `claim.wrong_state`, `limit.text`, `return.units`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::claim::{Fault, Resolution};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().claims().create(sold.vendor_order, sold.units(1), Fault::Damaged).await?.id;
        /// let no = Resolution::Deny { why: "it was whole".into() };
        /// trial.seller(trial.books.vendor).claims().answer(id, no).await?;
        /// trial.buyer().claims().escalate(id).await?;
        /// trial.owner().claims().decide(id, Resolution::RefundUnits { lines: sold.units(1) }).await?;
        /// assert_eq!(trial.balance("gateway_clearing/acme".parse()?).await?.minor(), 4_980);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Decide as decide(resolution: Resolution);
        /// Never mind.
        ///
        /// Errors: `claim.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::claim::{Claim, Fault};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().claims().create(sold.vendor_order, sold.units(1), Fault::Damaged).await?.id;
        /// trial.buyer().claims().withdraw(id).await?;
        /// assert!(matches!(trial.buyer().claims().get(id).await?, Claim::Withdrawn(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Withdraw as withdraw();
    }
}
