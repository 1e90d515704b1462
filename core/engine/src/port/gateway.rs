//! Payment gateways.

use super::store::Answer;
use serde::{Deserialize, Serialize};
use std::fmt;
use vendra_domain::payment::MethodTerms;
use vendra_domain::time::DAY_MS;
use vendra_domain::{
    Amount, AnyId, AttemptId, CaptureId, Currency, OrderId, PaymentId, PayoutAccountId, PayoutId, RefundId, Timestamp,
    TransferId, VendorId, VoidId,
};

/// What a gateway said of an operation.
///
/// ```
/// use vendra::port::GatewayAnswer;
/// let answer = GatewayAnswer::Succeeded { fee: vendra::Amount::new(35)? };
/// assert_eq!(serde_json::to_string(&answer).unwrap(), r#"{"answer":"succeeded","fee":35}"#);
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "answer", rename_all = "snake_case")]
#[non_exhaustive]
pub enum GatewayAnswer {
    /// It is done.
    Succeeded {
        /// What the gateway charged for it, in minor units; zero where it says so later.
        #[serde(default)]
        fee: Amount,
    },
    /// It is not done, and asking again would not help.
    Declined {
        /// The gateway's reason, without anything of the payer's.
        reason: String,
    },
    /// The payer has to do something first.
    NeedsAction {
        /// Where the payer goes on, as the gateway gave it.
        url: Option<String>,
    },
    /// It is not known: only a look-up tells.
    Unknown,
}

/// Money to be reserved, or taken at once where the method knows no reservation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Authorize {
    /// The operation: the gateway's idempotency key.
    pub attempt: AttemptId,
    /// The payment it is for.
    pub payment: PaymentId,
    /// The order it is for.
    pub order: OrderId,
    /// How much, in minor units.
    pub amount: Amount,
    /// Its currency.
    pub currency: Currency,
    /// The method, and what it can do: whether money is held or taken at once, how often it is captured.
    pub terms: MethodTerms,
    /// When the payer must have paid, where there is such a time: a boleto's due date.
    pub pay_by: Option<Timestamp>,
    /// The payer's means as the gateway knows them: a token, never a card's number.
    pub token: Option<String>,
}

/// Says nothing of the token, wherever it is logged.
impl fmt::Debug for Authorize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authorize")
            .field("attempt", &self.attempt)
            .field("payment", &self.payment)
            .field("order", &self.order)
            .field("amount", &self.amount)
            .field("currency", &self.currency)
            .field("method", &self.terms.method)
            .finish_non_exhaustive()
    }
}

/// A part of a payment to be taken, given up or given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PaymentPartOf{Id}"))]
pub struct PaymentPart<Id> {
    /// The operation: the gateway's idempotency key.
    pub operation: Id,
    /// The payment.
    pub payment: PaymentId,
    /// How much, in minor units.
    pub amount: Amount,
    /// Its currency.
    pub currency: Currency,
}

/// Money to be moved between the platform and a vendor's account at the gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VendorTransfer {
    /// The operation: the gateway's idempotency key.
    pub transfer: TransferId,
    /// The transfer that it takes some back of; none where it is no reversal.
    pub reverses: Option<TransferId>,
    /// The vendor.
    pub vendor: VendorId,
    /// How much, in minor units.
    pub amount: Amount,
    /// Its currency.
    pub currency: Currency,
}

/// Money to be paid out to a vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PayoutCall {
    /// The operation: the gateway's idempotency key.
    pub payout: PayoutId,
    /// The vendor.
    pub vendor: VendorId,
    /// Where to.
    pub account: PayoutAccountId,
    /// How much, in minor units.
    pub amount: Amount,
    /// Its currency.
    pub currency: Currency,
}

/// A payment gateway.
///
/// Every call carries the id of an operation that is on record before the call is made. A gateway does an operation once,
/// whatever happens on the way: the same id again is the same operation and gets the same answer. What it does not know for
/// certain it calls [`GatewayAnswer::Unknown`].
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::port::{PaymentGateway, PaymentPart};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let call = PaymentPart {
///     operation: "rfd_01h455vb4pex5vsknk084sn02q".parse()?,
///     payment: "pay_01h455vb4pex5vsknk084sn02q".parse()?,
///     amount: vendra::Amount::new(2_490)?,
///     currency: "EUR".parse()?,
/// };
/// let done = trial.gateway.refund(&call).await.expect("it is in memory");
/// assert_eq!(trial.gateway.refund(&call).await, Ok(done)); // the same id, the same operation
/// assert_eq!((trial.gateway.operations(), trial.gateway.done(call.operation)), (1, Some(call.amount)));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
pub trait PaymentGateway: Send + Sync + std::fmt::Debug {
    /// Reserves money, or takes it where the method knows no reservation.
    fn authorize<'a>(&'a self, call: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown>;
    /// Takes a part of what is reserved.
    fn capture<'a>(&'a self, call: &'a PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown>;
    /// Gives up a part of what is reserved.
    fn void<'a>(&'a self, call: &'a PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown>;
    /// Gives back a part of what was taken.
    fn refund<'a>(&'a self, call: &'a PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown>;
    /// Moves money to a vendor's account at the gateway.
    fn transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown>;
    /// Takes it back.
    fn reverse_transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown>;
    /// Pays a vendor.
    fn pay_out<'a>(&'a self, call: &'a PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown>;
    /// For how long the same id is the same operation to the gateway, in milliseconds: a day, unless it says otherwise. Past that an
    /// operation is looked up, and never asked for again.
    fn idempotency_ms(&self) -> i64 {
        DAY_MS
    }
    /// What became of an operation; none where the gateway never heard of it.
    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown>;
}

/// The gateway could not be asked, or did not answer. What became of the operation is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the gateway could not be asked: {message}")]
pub struct GatewayDown {
    /// What the driver said, without secrets.
    pub message: String,
}
