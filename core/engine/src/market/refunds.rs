//! Refunds.

use vendra_domain::RefundId;
use vendra_domain::refund;

namespace! {
    /// Refunds: money on its way back, in a part for each tender that it came from.
    /// [`Market::give_back`](crate::Market::give_back) makes one.
    ///
    /// ```
    /// use vendra::checkout::GiveBack;
    /// use vendra::domain::refund::{Destination, Refund};
    /// use vendra::domain::vendor_order::{Goods, Undo};
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.delivered(3).await?;
    /// let undo = Undo::Units { lines: sold.units(1), goods: Goods::Arrived };
    /// let with = GiveBack { vendor_order: sold.vendor_order, undo, reason: "torn".into(), to: Destination::Payments };
    /// let id = trial.owner().give_back(sold.order, with).await?.id;
    /// let Refund::Completed(book) = trial.owner().refunds().get(id).await? else { unreachable!() };
    /// assert_eq!(book.parts[0].amount.minor(), 2_490);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Refunds (refunds), Refund, RefundId, refund; new {
    } on {
        /// The gateway paid a part.
        ///
        /// Errors: `refund.part_resolved`, `refund.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::checkout::GiveBack;
        /// use vendra::domain::refund::{Destination, Refund};
        /// use vendra::domain::vendor_order::{Goods, Undo};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let undo = Undo::Units { lines: sold.units(1), goods: Goods::Arrived };
        /// let with = GiveBack { vendor_order: sold.vendor_order, undo, reason: "torn".into(), to: Destination::Payments };
        /// let id = trial.owner().give_back(sold.order, with).await?.id;
        /// let Refund::Completed(book) = trial.owner().refunds().get(id).await? else { unreachable!() };
        /// let operation = book.parts[0].operation;
        /// trial.worker().refunds().part_paid(id, operation).await?; // the gateway's webhook: known already
        /// assert!(matches!(trial.owner().refunds().get(id).await?, Refund::Completed(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        PartPaid as part_paid(operation: RefundId);
        /// The gateway did not pay a part, or the money came back.
        ///
        /// Errors: `limit.text`, `refund.part_resolved`, `refund.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::checkout::GiveBack;
        /// use vendra::domain::refund::{Destination, Refund};
        /// use vendra::domain::vendor_order::{Goods, Undo};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let undo = Undo::Units { lines: sold.units(1), goods: Goods::Arrived };
        /// let with = GiveBack { vendor_order: sold.vendor_order, undo, reason: "torn".into(), to: Destination::Payments };
        /// let id = trial.owner().give_back(sold.order, with).await?.id;
        /// let Refund::Completed(book) = trial.owner().refunds().get(id).await? else { unreachable!() };
        /// let operation = book.parts[0].operation;
        /// trial.worker().refunds().part_failed(id, operation, "the card is closed".into()).await?;
        /// assert!(matches!(trial.owner().refunds().get(id).await?, Refund::Failed(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        PartFailed as part_failed(operation: RefundId, reason: String);
        /// Tries a failed part again, under a new id.
        ///
        /// Errors: `refund.part_resolved`, `refund.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::checkout::GiveBack;
        /// use vendra::domain::refund::{Destination, Refund};
        /// use vendra::domain::vendor_order::{Goods, Undo};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let undo = Undo::Units { lines: sold.units(1), goods: Goods::Arrived };
        /// let with = GiveBack { vendor_order: sold.vendor_order, undo, reason: "torn".into(), to: Destination::Payments };
        /// let id = trial.owner().give_back(sold.order, with).await?.id;
        /// let Refund::Completed(book) = trial.owner().refunds().get(id).await? else { unreachable!() };
        /// let operation = book.parts[0].operation;
        /// trial.worker().refunds().part_failed(id, operation, "try later".into()).await?;
        /// trial.owner().refunds().retry(id, operation).await?;
        /// assert!(!matches!(trial.owner().refunds().get(id).await?, Refund::Failed(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Retry as retry(operation: RefundId);
        /// Gives a failed part as store credit instead.
        ///
        /// Errors: `refund.part_resolved`, `refund.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::checkout::GiveBack;
        /// use vendra::domain::ledger::Account;
        /// use vendra::domain::refund::{Destination, Refund};
        /// use vendra::domain::vendor_order::{Goods, Undo};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let undo = Undo::Units { lines: sold.units(1), goods: Goods::Arrived };
        /// let with = GiveBack { vendor_order: sold.vendor_order, undo, reason: "torn".into(), to: Destination::Payments };
        /// let id = trial.owner().give_back(sold.order, with).await?.id;
        /// let Refund::Completed(book) = trial.owner().refunds().get(id).await? else { unreachable!() };
        /// let operation = book.parts[0].operation;
        /// trial.worker().refunds().part_failed(id, operation, "the card is closed".into()).await?;
        /// trial.owner().refunds().give_credit(id, operation).await?;
        /// assert!(matches!(trial.owner().refunds().get(id).await?, Refund::Completed(_)));
        /// let owed = trial.balance(Account::StoreCredit(trial.customer)).await?;
        /// assert_eq!(owed.minor(), 2_490);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        GiveCredit as give_credit(operation: RefundId);
        /// Records that a failed part was paid from the platform's bank by hand: its card is closed, the method's time to refund is
        /// over, or its buyer is a guest. The bank pays it, not the gateway.
        ///
        /// Errors: `limit.text`, `refund.part_resolved`, `refund.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::checkout::GiveBack;
        /// use vendra::domain::ledger::Account;
        /// use vendra::domain::refund::{Destination, Refund};
        /// use vendra::domain::vendor_order::{Goods, Undo};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let undo = Undo::Units { lines: sold.units(1), goods: Goods::Arrived };
        /// let with = GiveBack { vendor_order: sold.vendor_order, undo, reason: "torn".into(), to: Destination::Payments };
        /// let id = trial.owner().give_back(sold.order, with).await?.id;
        /// let Refund::Completed(book) = trial.owner().refunds().get(id).await? else { unreachable!() };
        /// let operation = book.parts[0].operation;
        /// trial.worker().refunds().part_failed(id, operation, "the card is closed".into()).await?;
        /// trial.owner().refunds().pay_by_hand(id, operation, "SEPA 2026-03-01/17".into()).await?;
        /// assert!(matches!(trial.owner().refunds().get(id).await?, Refund::Completed(_)));
        /// assert_eq!(trial.balance(Account::Bank).await?.minor(), -2_490);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        PayByHand as pay_by_hand(operation: RefundId, reference: String);
    }
}
