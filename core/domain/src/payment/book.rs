//! What a payment remembers, and how much of it may still move.

use super::message::DisputeOutcome;
use super::method::MethodTerms;
use crate::id::*;
use crate::money::{Amount, Currency};
use crate::names::Gateway;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What became of an attempt to authorize.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttemptStatus {
    /// Recorded; the gateway is being asked.
    Started,
    /// The buyer must do something: 3-D Secure, a redirect, paying a boleto.
    NeedsAction,
    /// The gateway's answer is not known.
    Unknown,
    /// The money is held.
    Authorized,
    /// The money is taken.
    Paid,
    /// The gateway said no.
    Declined,
}

/// One attempt to authorize. Its id is the gateway's key, so an old decline is never replayed to a new try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// The attempt.
    pub id: AttemptId,
    /// What became of it.
    pub status: AttemptStatus,
}

/// What an operation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OperationKind {
    /// Takes money that is held.
    Capture,
    /// Lets go of money that is held.
    Void,
    /// Gives money back that was taken.
    Refund,
}

/// What became of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OperationStatus {
    /// Recorded; the gateway is being asked. It counts as if it will succeed.
    Started,
    /// The gateway's answer is not known. It counts as if it will succeed.
    Unknown,
    /// Done.
    Succeeded,
    /// It did not happen, or came back.
    Failed,
}

/// One operation at the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The operation: the gateway's key and the id of its ledger entries.
    pub id: AnyId,
    /// What it does.
    pub kind: OperationKind,
    /// How much, in minor units.
    pub amount: Amount,
    /// What became of it.
    pub status: OperationStatus,
}

/// What is held on a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disputed {
    /// The dispute.
    pub dispute: DisputeId,
    /// How much, in minor units.
    pub amount: Amount,
    /// How it ended. Only what was won can be refunded again: what is lost is gone.
    pub outcome: Option<DisputeOutcome>,
}

/// Everything that a payment remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The payment.
    pub id: PaymentId,
    /// The order that it is for.
    pub order: OrderId,
    /// Its one currency.
    pub currency: Currency,
    /// What is asked for, in minor units.
    pub amount: Amount,
    /// Where it is asked for; refunds go there too.
    pub gateway: Gateway,
    /// What its method can do.
    pub terms: MethodTerms,
    /// Attempts, oldest first.
    pub attempts: Vec<Attempt>,
    /// Captures, voids and refunds, oldest first.
    pub operations: Vec<Operation>,
    /// What is or was held on disputes.
    pub disputed: Vec<Disputed>,
    /// When it must be captured.
    pub capture_by: Option<Timestamp>,
    /// When the buyer must have paid.
    pub pay_by: Option<Timestamp>,
    /// When it was first captured.
    pub captured_at: Option<Timestamp>,
    /// What of a receivable was collected, in minor units.
    pub collected: Amount,
}

impl Book {
    /// The sum of operations of a kind that happened or may have happened, in minor units.
    pub fn committed(&self, kind: OperationKind) -> Result<Amount, Refusal> {
        self.sum(kind, |status| status != OperationStatus::Failed)
    }

    /// The sum of operations of a kind that happened, in minor units.
    pub fn done(&self, kind: OperationKind) -> Result<Amount, Refusal> {
        self.sum(kind, |status| status == OperationStatus::Succeeded)
    }

    fn sum(&self, kind: OperationKind, counts: impl Fn(OperationStatus) -> bool) -> Result<Amount, Refusal> {
        let operations = self.operations.iter().filter(|operation| operation.kind == kind && counts(operation.status));
        Amount::sum(operations.map(|operation| operation.amount))
    }

    /// What may still be captured, in minor units.
    pub fn capturable(&self) -> Result<Amount, Refusal> {
        let taken = self.committed(OperationKind::Capture)?.plus(self.committed(OperationKind::Void)?)?;
        self.amount.minus(taken)
    }

    /// What may still be refunded: captured, less refunds that happened or may, less what disputes hold. In minor units.
    pub fn refundable(&self) -> Result<Amount, Refusal> {
        let held = self.disputed.iter().filter(|held| held.outcome != Some(DisputeOutcome::Won));
        let disputed = Amount::sum(held.map(|held| held.amount))?;
        self.done(OperationKind::Capture)?.minus(self.committed(OperationKind::Refund)?)?.minus(disputed)
    }

    /// An operation by its id.
    #[must_use]
    pub fn operation(&self, id: AnyId) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    /// An attempt by its id.
    #[must_use]
    pub fn attempt(&self, id: AttemptId) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| attempt.id == id)
    }
}
