//! Disputes.

use vendra_domain::dispute;
use vendra_domain::{Amount, DisputeId, PaymentId};

namespace! {
    /// Disputes (chargebacks): money that a bank took back, and who bears it.
    ///
    /// ```
    /// use vendra::Amount;
    /// use vendra::domain::dispute::Dispute;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// let (book, fee) = (Amount::new(2_490)?, Amount::new(1_500)?);
    /// let id = trial.worker().disputes().open(sold.payment, book, fee, "not received".into()).await?.id;
    /// assert!(matches!(trial.owner().disputes().get(id).await?, Dispute::Open(_)));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Disputes (disputes), Dispute, DisputeId, dispute; new {
        /// The gateway took disputed money, and its fee; both in minor units.
        ///
        /// Errors: `amount.negative`, `amount.not_positive`, `dispute.exceeded`, `limit.text`, `payment.wrong_state`, and those
        /// of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let (too_much, fee) = (Amount::new(9_000)?, Amount::new(1_500)?);
        /// let refused = trial.worker().disputes().open(sold.payment, too_much, fee, "fraud".into()).await.unwrap_err();
        /// assert_eq!(refused.code(), "dispute.exceeded"); // 74.70 were paid
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Open as open(payment: PaymentId, amount: Amount, fee: Amount, reason: String);
    } on {
        /// Evidence was sent to the gateway; says where it is kept.
        ///
        /// Errors: `dispute.wrong_state`, `limit.text`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::dispute::Dispute;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let (book, fee) = (Amount::new(2_490)?, Amount::new(1_500)?);
        /// let id = trial.worker().disputes().open(sold.payment, book, fee, "not received".into()).await?.id;
        /// trial.owner().disputes().submit_evidence(id, "s3://papers/proof-of-delivery.pdf".into()).await?;
        /// assert!(matches!(trial.owner().disputes().get(id).await?, Dispute::UnderReview(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        SubmitEvidence as submit_evidence(evidence: String);
        /// The bank decided for the platform, and gave so many minor units of its fee back; also after it was lost.
        ///
        /// Errors: `amount.negative`, `dispute.exceeded`, `dispute.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let (book, fee) = (Amount::new(2_490)?, Amount::new(1_500)?);
        /// let id = trial.worker().disputes().open(sold.payment, book, fee, "not received".into()).await?.id;
        /// trial.worker().disputes().win(id, Amount::new(1_500)?).await?;
        /// let there = trial.balance("gateway_clearing/acme".parse()?).await?;
        /// assert_eq!(there.minor(), 7_470); // all of it again
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Win as win(fee_returned: Amount);
        /// The bank decided for the buyer, or nobody objects. Who bears it is the settings' policy.
        ///
        /// Errors: `dispute.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let (book, fee) = (Amount::new(2_490)?, Amount::new(1_500)?);
        /// let id = trial.worker().disputes().open(sold.payment, book, fee, "not received".into()).await?.id;
        /// trial.worker().disputes().lose(id).await?;
        /// let there = trial.balance("gateway_clearing/acme".parse()?).await?;
        /// assert_eq!(there.minor(), 7_470 - 2_490 - 1_500);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Lose as lose();
    }
}
