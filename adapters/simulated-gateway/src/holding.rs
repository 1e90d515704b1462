//! What a gateway holds of one payment, and what it may still do with it. Amounts are in minor units.

use vendra::Currency;

/// A payment as the gateway knows it. Amounts are in minor units.
///
/// ```
/// use vendra::memory::Trial;
/// use std::sync::Arc;
/// use vendra_simulated_gateway::SimulatedGateway;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
/// let trial = trial.with_gateway(gateway.clone());
/// let sold = trial.sold(1).await?;
/// let seen = gateway.payment(sold.payment).unwrap();
/// assert_eq!((seen.authorized, seen.captured, seen.held(), seen.refundable()), (2_490, 2_490, 0, 2_490));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Holding {
    /// Its currency.
    pub currency: Currency,
    /// What it was authorized for, or paid at once.
    pub authorized: i64,
    /// What of it was taken.
    pub captured: i64,
    /// What of it was let go on request.
    pub voided: i64,
    /// What of it lapsed by itself.
    pub lapsed: i64,
    /// What of what was taken went back.
    pub refunded: i64,
    /// What of what was taken is disputed, or was lost.
    pub disputed: i64,
}

impl Holding {
    pub(crate) const fn new(currency: Currency) -> Self {
        Self { currency, authorized: 0, captured: 0, voided: 0, lapsed: 0, refunded: 0, disputed: 0 }
    }

    /// What is held and not taken.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use vendra::memory::Trial;
    /// # use vendra_simulated_gateway::{Misbehaviour, SimulatedGateway};
    /// # pollster::block_on(async {
    /// # let trial = Trial::open().await?;
    /// # let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
    /// # let trial = trial.with_gateway(gateway.clone());
    /// let sold = trial.sold(1).await?;
    /// assert_eq!(gateway.payment(sold.payment).unwrap().held(), 0); // all of it was captured
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub const fn held(&self) -> i64 {
        self.authorized.saturating_sub(self.captured).saturating_sub(self.voided).saturating_sub(self.lapsed)
    }

    /// What was taken, and neither went back nor is disputed.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use vendra::memory::Trial;
    /// # use vendra_simulated_gateway::SimulatedGateway;
    /// # pollster::block_on(async {
    /// # let trial = Trial::open().await?;
    /// # let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
    /// # let trial = trial.with_gateway(gateway.clone());
    /// let sold = trial.sold(1).await?;
    /// assert_eq!(gateway.payment(sold.payment).unwrap().refundable(), 2_490);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub const fn refundable(&self) -> i64 {
        self.captured.saturating_sub(self.refunded).saturating_sub(self.disputed)
    }
}
