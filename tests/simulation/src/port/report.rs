//! The gateway's balance report.

use super::gateway::{Bank, Kind};
use vendra::domain::reconciliation::{ReportKind, ReportLine};
use vendra::{Amount, AnyId, Currency};

impl Bank {
    /// Its balance report of all time.
    pub(crate) fn report(&self, currency: Currency) -> Vec<ReportLine> {
        let mut lines = self.disputes.clone();
        for (id, operation) in &self.operations {
            let (kind, sign) = match operation.kind {
                Kind::Sale | Kind::Capture => (ReportKind::Capture, 1),
                Kind::Refund => (ReportKind::Refund, -1),
                Kind::Transfer => (ReportKind::Transfer, -1),
                Kind::Reversal => (ReportKind::TransferReversal, 1),
                Kind::Payout => (ReportKind::Payout, -1),
                Kind::Authorize | Kind::Void => continue,
            };
            if !operation.is_done() && !operation.came_back() {
                continue;
            }
            let of = operation.payment.map(AnyId::from).or_else(|| self.reverses.get(id).copied());
            let gross = sign * operation.amount;
            let done = line(format!("txn_{id}"), (kind, *id), (gross, operation.fee), currency);
            lines.push(ReportLine { of, ..done });
            if operation.came_back() {
                let kind =
                    if kind == ReportKind::Refund { ReportKind::RefundReturned } else { ReportKind::PayoutReturned };
                let back = line(format!("back_{id}"), (kind, *id), (-gross, 0), currency);
                lines.push(ReportLine { of, ..back });
            }
        }
        lines
    }
}

/// A line of the gateway's report, at the beginning of time: the report is of all of it.
pub(super) fn line(
    id: String,
    (kind, operation): (ReportKind, AnyId),
    (gross, fee): (i64, i64),
    currency: Currency,
) -> ReportLine {
    let amount = |minor| Amount::new(minor).unwrap_or_default();
    let (gross, fee, net) = (amount(gross), amount(fee), amount(gross - fee));
    let at = vendra::Timestamp::default();
    ReportLine { id, kind, operation: Some(operation), of: None, gross, fee, net, currency, at, available_on: at }
}
