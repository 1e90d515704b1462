//! Payments.

use vendra_domain::payment::{self, AttemptOutcome, Collected, OperationOutcome};
use vendra_domain::{Amount, AnyId, AttemptId, PaymentId};

namespace! {
    /// Payments: what guards that no more is captured than was authorized, and no more given back than was captured. A checkout
    /// makes them and asks their gateways; these requests are for what a gateway tells later, and for hosts that ask a gateway
    /// themselves.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// let payment = trial.owner().payments().get(sold.payment).await?;
    /// assert_eq!(payment.book().unwrap().amount.minor(), 7_470);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Payments (payments), Payment, PaymentId, payment; new {
    } on {
        /// Records an attempt, before the gateway is asked.
        ///
        /// Errors: `payment.attempt_running`, `payment.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("decline")).await?.id;
        /// let found = trial.owner().payments().list(By::Order(order), Paging::default()).await?;
        /// let payment = found.items[0].id.parse()?;
        /// trial.buyer().payments().start_attempt(payment).await?;
        /// assert_eq!(trial.buyer().payments().get(payment).await?.book().unwrap().attempts.len(), 2);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        StartAttempt as start_attempt();
        /// Records what the gateway answered, or its webhook told. An order that is paid by it is placed.
        ///
        /// Errors: `amount.negative`, `limit.text`, `payment.attempt_resolved`, `payment.unknown_attempt`, `payment.wrong_state`,
        /// and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::payment::AttemptOutcome;
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("action")).await?.id;
        /// let found = trial.owner().payments().list(By::Order(order), Paging::default()).await?;
        /// let payment = found.items[0].id.parse()?;
        /// let attempt = trial.owner().payments().get(payment).await?.book().unwrap().attempts[0].id;
        /// trial.worker().payments().resolve_attempt(payment, attempt, AttemptOutcome::Authorized).await?;
        /// assert_eq!(trial.buyer().orders().get(order).await?.state, "placed");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        ResolveAttempt as resolve_attempt(attempt: AttemptId, outcome: AttemptOutcome);
        /// Records a capture of so many minor units, before the gateway is asked.
        ///
        /// Errors: `amount.not_positive`, `payment.capture_deadline`, `payment.exceeded`, `payment.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::marketplace::{CapturePolicy, Marketplace, Settings};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let settings = Settings { capture: CapturePolicy::AtShipment, ..book.settings };
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// let sold = trial.sold(3).await?; // authorized, and captured once it is sent
        /// trial.worker().payments().start_capture(sold.payment, Amount::new(2_490)?).await?;
        /// let operations = trial.owner().payments().get(sold.payment).await?.book().unwrap().operations.clone();
        /// assert_eq!(operations[0].amount.minor(), 2_490);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        StartCapture as start_capture(amount: Amount);
        /// Records a void of so many minor units that are authorized and not captured, before the gateway is asked.
        ///
        /// Errors: `amount.not_positive`, `payment.exceeded`, `payment.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::marketplace::{CapturePolicy, Marketplace, Settings};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let settings = Settings { capture: CapturePolicy::AtShipment, ..book.settings };
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// let sold = trial.sold(3).await?; // authorized, and captured once it is sent
        /// let refused = trial.worker().payments().start_void(sold.payment, Amount::new(9_000)?).await.unwrap_err();
        /// assert_eq!(refused.code(), "payment.exceeded"); // 74.70 are authorized
        /// trial.worker().payments().start_void(sold.payment, Amount::new(2_490)?).await?;
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        StartVoid as start_void(amount: Amount);
        /// Records what became of a capture, void or refund.
        ///
        /// Errors: `amount.negative`, `limit.text`, `payment.operation_resolved`, `payment.unknown_operation`,
        /// `payment.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::marketplace::{CapturePolicy, Marketplace, Settings};
        /// use vendra::domain::payment::OperationOutcome;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let settings = Settings { capture: CapturePolicy::AtShipment, ..book.settings };
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// let sold = trial.sold(3).await?; // authorized, and captured once it is sent
        /// trial.worker().payments().start_void(sold.payment, Amount::new(2_490)?).await?;
        /// let operation = trial.owner().payments().get(sold.payment).await?.book().unwrap().operations[0].id;
        /// let done = OperationOutcome::Succeeded { fee: Amount::ZERO };
        /// trial.worker().payments().resolve(sold.payment, operation, done).await?;
        /// let refused = trial.worker().payments().start_capture(sold.payment, Amount::new(5_000)?).await.unwrap_err();
        /// assert_eq!(refused.code(), "payment.exceeded"); // 49.80 are left
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Resolve as resolve(operation: AnyId, outcome: OperationOutcome);
        /// The order was let go: money from now on is late. [`Orders::release`](crate::market::Orders::release) does this too.
        ///
        /// Errors: `payment.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::payment::Payment;
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("action")).await?.id;
        /// let found = trial.owner().payments().list(By::Order(order), Paging::default()).await?;
        /// let payment = found.items[0].id.parse()?;
        /// trial.worker().payments().release(payment).await?;
        /// assert!(matches!(trial.owner().payments().get(payment).await?, Payment::Released(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Release as release();
        /// The order cannot be revived: the late money goes back. Late money that nobody waits for goes back by itself.
        ///
        /// Errors: `payment.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(1).await?;
        /// let refused = trial.worker().payments().return_late(sold.payment).await.unwrap_err();
        /// assert_eq!(refused.code(), "payment.wrong_state"); // it came in time
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        ReturnLate as return_late();
        /// The buyer's time to pay is over, or the time to capture what was authorized.
        ///
        /// Errors: `payment.not_due`, `payment.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("action")).await?.id;
        /// let found = trial.owner().payments().list(By::Order(order), Paging::default()).await?;
        /// let payment = found.items[0].id.parse()?;
        /// let early = trial.worker().payments().expire(payment).await.unwrap_err();
        /// assert_eq!(early.code(), "payment.not_due");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Expire as expire();
        /// The gateway says that what was authorized, and not captured, can be captured no more, before its time or at it.
        ///
        /// Errors: `payment.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::payment::Payment;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let payment = trial.sold(1).await?.payment;
        /// trial.worker().payments().lapse(payment).await?; // all of it was captured before
        /// assert!(matches!(trial.owner().payments().get(payment).await?, Payment::Captured(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Lapse as lapse();
        /// Records that so many minor units of what the buyer owes were collected, by the platform or by a vendor.
        ///
        /// Errors: `amount.not_positive`, `payment.exceeded`, `payment.not_receivable`, `payment.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::payment::Collected;
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_invoice()).await?.id;
        /// let found = trial.owner().payments().list(By::Order(order), Paging::default()).await?;
        /// let payment = found.items[0].id.parse()?;
        /// trial.owner().payments().collect(payment, Amount::new(2_490)?, Collected::Platform).await?;
        /// assert_eq!(trial.owner().payments().get(payment).await?.book().unwrap().collected.minor(), 2_490);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Collect as collect(amount: Amount, by: Collected);
    }
}
