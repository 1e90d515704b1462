//! A payment gateway in memory that answers at once, for tests and trials.

use crate::port::*;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use vendra_domain::{Amount, AnyId, CaptureId, RefundId, VoidId};

/// A gateway that does what it is told, once an operation, and remembers it.
///
/// A token that begins with `decline` is declined, one that begins with `action` needs the payer first.
///
/// ```
/// use vendra::memory::MemoryGateway;
/// use vendra::port::{Authorize, GatewayAnswer, PaymentGateway};
/// let gateway = MemoryGateway::default();
/// let call = Authorize {
///     attempt: "att_01h455vb4pex5vsknk084sn02q".parse()?,
///     payment: "pay_01h455vb4pex5vsknk084sn02q".parse()?,
///     order: "ord_01h455vb4pex5vsknk084sn02q".parse()?,
///     amount: vendra::Amount::new(1000)?,
///     currency: "EUR".parse()?,
///     terms: serde_json::from_str(r#"{"method": "card", "kind": {"kind": "authorize_and_capture"}}"#).unwrap(),
///     pay_by: None,
///     token: Some("decline".to_owned()),
/// };
/// let answer = pollster::block_on(gateway.authorize(&call)).expect("it is in memory");
/// assert!(matches!(answer, GatewayAnswer::Declined { .. }));
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Default)]
pub struct MemoryGateway {
    done: Mutex<BTreeMap<AnyId, (Amount, GatewayAnswer)>>,
}

impl MemoryGateway {
    fn once(
        &self,
        id: impl Into<AnyId>,
        amount: Amount,
        answer: GatewayAnswer,
    ) -> Answer<'_, GatewayAnswer, GatewayDown> {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, answer) = done.entry(id.into()).or_insert((amount, answer)).clone();
        Box::pin(std::future::ready(Ok(answer)))
    }

    fn does(&self, id: impl Into<AnyId>, amount: Amount) -> Answer<'_, GatewayAnswer, GatewayDown> {
        self.once(id, amount, GatewayAnswer::Succeeded { fee: Amount::ZERO })
    }

    /// What was done under an operation's id, in minor units; none where nothing was.
    ///
    /// ```
    /// use vendra::domain::payment::Payment;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// let Payment::Captured(book) = trial.owner().payments().get(sold.payment).await? else { unreachable!() };
    /// assert_eq!(trial.gateway.done(book.operations[0].id).unwrap().minor(), 7_470);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn done(&self, operation: impl Into<AnyId>) -> Option<Amount> {
        let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        let (amount, answer) = done.get(&operation.into())?;
        matches!(answer, GatewayAnswer::Succeeded { .. }).then_some(*amount)
    }

    /// How many operations it was asked for, each counted once.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.sold(3).await?;
    /// assert_eq!(trial.gateway.operations(), 2); // one authorization, one capture
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn operations(&self) -> usize {
        self.done.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

impl PaymentGateway for MemoryGateway {
    fn authorize<'a>(&'a self, call: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        let answer = match call.token.as_deref() {
            Some(token) if token.starts_with("decline") => GatewayAnswer::Declined { reason: "declined".to_owned() },
            Some(token) if token.starts_with("action") => GatewayAnswer::NeedsAction { url: None },
            _ => GatewayAnswer::Succeeded { fee: Amount::ZERO },
        };
        self.once(call.attempt, call.amount, answer)
    }

    fn capture<'a>(&'a self, call: &'a PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.does(call.operation, call.amount)
    }

    fn void<'a>(&'a self, call: &'a PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.does(call.operation, call.amount)
    }

    fn refund<'a>(&'a self, call: &'a PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.does(call.operation, call.amount)
    }

    fn transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.does(call.transfer, call.amount)
    }

    fn reverse_transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.does(call.transfer, call.amount)
    }

    fn pay_out<'a>(&'a self, call: &'a PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.does(call.payout, call.amount)
    }

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = done.get(&operation).map(|(_, answer)| answer.clone());
        Box::pin(std::future::ready(Ok(answer)))
    }
}
