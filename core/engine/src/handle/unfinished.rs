//! What a request that ended in a crash left to be done.

use super::placing;
use super::vendor_gateway::Open;
use crate::command::Command;
use crate::error::Error;
use crate::port::{RecordKey, RecordKind};
use crate::work::Work;
use vendra_domain::order::Order;
use vendra_domain::*;

/// The record that a request in flight is about, and the payments whose gateways it may still have to ask: all of its order's,
/// because one that waits for nothing is not asked.
pub(crate) async fn unfinished(
    work: &mut Work<'_>,
    command: &Command,
    subject: AnyId,
) -> Result<(RecordKey, Vec<Open>), Error> {
    let kind = match subject.prefix() {
        PayoutId::PREFIX => {
            let payout = PayoutId::from_uuid(subject.uuid());
            let key = RecordKey::new(RecordKind::Payout, payout);
            work.read([key.clone()], [], None).await?;
            return Ok((key, vec![Open::Payout(payout)]));
        }
        TransferId::PREFIX => {
            let transfer = TransferId::from_uuid(subject.uuid());
            let key = RecordKey::new(RecordKind::Transfer, transfer);
            work.read([key.clone()], [], None).await?;
            return Ok((key, vec![Open::Transfer(transfer)]));
        }
        VendorOrderId::PREFIX => RecordKind::VendorOrder,
        PaymentId::PREFIX => RecordKind::Payment,
        RefundId::PREFIX => RecordKind::Refund,
        ReturnId::PREFIX => RecordKind::Return,
        ExchangeId::PREFIX => RecordKind::Exchange,
        ClaimId::PREFIX => RecordKind::Claim,
        DisputeId::PREFIX => RecordKind::Dispute,
        _ => RecordKind::Order,
    };
    let key = RecordKey::new(kind, subject);
    work.read([key.clone()], [], None).await?;
    // What was given back before it was taken is void, and has no record of its own: the request says of which order.
    let mut next = match command {
        Command::GiveBack { order, .. } => Some(RecordKey::new(RecordKind::Order, order)),
        _ => Some(key.clone()),
    };
    while let Some(of) = next.take_if(|of| of.kind != RecordKind::Order) {
        (_, next) = work.whose(&of).await?;
    }
    let mut payments = Vec::new();
    if let Some(order) = next {
        let state = work.state::<Order>(order.id).await?;
        payments.extend(state.book().map(placing::payments_of).unwrap_or_default());
    }
    Ok((key, payments.into_iter().map(Open::Payment).collect()))
}
