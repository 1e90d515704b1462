//! A provider's balance report, whole: what nobody knew is learnt from it, and every line is booked by a request of its own.

use crate::command::Command;
use crate::envelope::Envelope;
use crate::error::{Error, ErrorKind};
use crate::handle::reconciliation::{Known, id_of, ids_of, posted};
use crate::market::{Reconciled, Reconciliations};
use crate::port::{LOAD_KEYS_MAX, Load, Record, RecordKey, RecordKind};
use std::collections::BTreeSet;
use vendra_domain::authority::Actor;
use vendra_domain::marketplace::Marketplace;
use vendra_domain::payment::{AttemptOutcome, OperationOutcome, Payment};
use vendra_domain::payout::Payout;
use vendra_domain::reconciliation::{
    Finding, KnownOperation, Reconciliation, Report, ReportKind, ReportLine, Request, compare,
};
use vendra_domain::time::DAY_MS;
use vendra_domain::transfer::Transfer;
use vendra_domain::*;

impl Reconciliations {
    /// Reconciles a provider's balance report of a period with the books.
    ///
    /// A line of something that was asked for, and of which nobody knew what became of it, is its answer: it is recorded as if the
    /// provider had told it. Then each line is booked: the actual fee to `gateway_fees`, and what differs, or only one side knows
    /// of, to `suspense`, until a later report or a later posting explains it. The same report again changes nothing. Each line is a
    /// commit of its own, so that what was cut short is simply reconciled again.
    ///
    /// Operations count as known from a day before the period until now, because a provider's clock is its own.
    ///
    /// Errors: those of [`Report::validate`]; `limit.count` for more than [`limits::REPORT_OPERATIONS_MAX`] operations since a day
    /// before the period; `authority.forbidden`; and those of [`Engine::run`](crate::Engine::run).
    ///
    /// ```
    /// use vendra::domain::reconciliation::{Reason, Report, ReportLine};
    /// use vendra::memory::Trial;
    /// use vendra::port::Clock;
    /// use vendra::reading::By;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let line: ReportLine = serde_json::from_value(serde_json::json!({"id": "txn_1", "kind": "refund",
    ///     "operation": "rfd_01h455vb4pex5vsknk084sn009", "gross": -2_490, "fee": 0, "net": -2_490, "currency": "EUR",
    ///     "at": trial.clock.now(), "available_on": trial.clock.now()})).unwrap();
    /// let (from, until) = (trial.clock.now(), trial.clock.now().plus_ms(1)?);
    /// let report = Report { gateway: "acme".parse()?, from, until, lines: vec![line] };
    /// let reconciliations = trial.owner().reconciliations();
    /// assert_eq!(reconciliations.reconcile(&report).await?.missing_here, 1); // nobody here asked for that refund
    /// assert_eq!(reconciliations.reconcile(&report).await?.changed, 0);
    /// let open = reconciliations.list(By::State("suspended".into()), Default::default()).await?.items;
    /// assert_eq!(open[0].state.book().unwrap().reason, Some(Reason::MissingHere));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn reconcile(&self, report: &Report) -> Result<Reconciled, Error> {
        let mut reading = self.market().reading()?;
        reading.permit_all("reconciliation.book")?;
        let marketplace = reading.one::<Marketplace>("query.settings", self.market().tenant()).await?;
        let currencies = marketplace.book().map(|book| book.settings.currencies.clone()).unwrap_or_default();
        report.validate(&currencies)?;
        let mut known = self.known(report).await?;
        let mut came = Reconciled::default();
        for line in &report.lines {
            if line.booked_as().is_some_and(|of| !known.contains_key(&of)) {
                came.adopted += usize::from(self.adopt(report, line).await?);
            }
        }
        if came.adopted > 0 {
            known = self.known(report).await?;
        }
        let operations: Vec<KnownOperation> = known.values().copied().collect();
        let findings = compare(report, &operations)?;
        let elsewhere = self.in_other_reports(report, &findings).await?;
        let mut lines = report.lines.iter();
        for finding in &findings {
            let request = match (finding, lines.next()) {
                (Finding::MissingThere { operation, kind }, _) => {
                    let id = id_of(report.gateway, *operation, *kind)?;
                    let Some(of) = known.get(&(*operation, *kind)).filter(|_| !elsewhere.contains(&id)) else {
                        continue;
                    };
                    Request::Miss { gateway: report.gateway, operation: *operation, kind: *kind, posted: of.at }
                }
                (_, Some(line)) => {
                    let of = line.booked_as().and_then(|of| known.get(&of)).filter(|_| finding.operation().is_some());
                    Request::Book { gateway: report.gateway, line: line.clone(), posted: of.map(|of| of.at) }
                }
                (_, None) => continue,
            };
            *match finding {
                Finding::Matched { .. } => &mut came.matched,
                Finding::Explained { .. } => &mut came.explained,
                Finding::Differs { .. } => &mut came.differ,
                Finding::MissingHere { .. } => &mut came.missing_here,
                Finding::MissingThere { .. } => &mut came.missing_there,
            } += 1;
            came.changed += usize::from(self.booked(request).await?);
        }
        Ok(came)
    }

    /// What is posted since a day before the report begins.
    async fn known(&self, report: &Report) -> Result<Known, Error> {
        let store = self.market().engine().store().as_ref();
        let from = report.from.plus_ms(-DAY_MS).unwrap_or(report.from);
        let until = self.market().engine().clock().now().max(report.until);
        posted(store, self.market().tenant(), report.gateway, (from, until)).await
    }

    /// Books a line, or a missing one; tells whether that was news.
    async fn booked(&self, request: Request) -> Result<bool, Error> {
        let keys = ids_of(&request)?.into_iter().map(|id| RecordKey::new(RecordKind::Reconciliation, id)).collect();
        let before = self.loaded(keys).await?;
        let receipt = self.market().run(Command::Reconciliation { id: None, request }).await?;
        let subject = receipt.subject.to_string();
        let before = before.iter().find(|record| record.key.id == subject);
        Ok(before.is_none_or(|record| record.version < receipt.version))
    }

    /// Which of the operations that this report does not have another one had.
    async fn in_other_reports(
        &self,
        report: &Report,
        findings: &[Finding],
    ) -> Result<BTreeSet<ReconciliationId>, Error> {
        let mut ids = Vec::new();
        for finding in findings {
            if let Finding::MissingThere { operation, kind } = finding {
                ids.push(id_of(report.gateway, *operation, *kind)?);
            }
        }
        let mut elsewhere = BTreeSet::new();
        for some in ids.chunks(LOAD_KEYS_MAX) {
            let keys = some.iter().map(|id| RecordKey::new(RecordKind::Reconciliation, id)).collect();
            for record in self.loaded(keys).await? {
                let state = record.body.state::<Reconciliation>()?;
                elsewhere.extend(state.book().filter(|book| book.line.is_some()).map(|book| book.id));
            }
        }
        Ok(elsewhere)
    }

    async fn loaded(&self, records: Vec<RecordKey>) -> Result<Vec<Record>, Error> {
        let load = Load { records, ..Load::default() };
        let loaded = self.market().engine().store().load(self.market().tenant(), load).await?;
        Ok(loaded.records.into_iter().flatten().collect())
    }

    /// Records a line as the answer that never came, where what it is of is here; tells whether it was one. What the record does
    /// not permit any more is no answer: the line goes to suspense.
    async fn adopt(&self, report: &Report, line: &ReportLine) -> Result<bool, Error> {
        let Some(command) = answer(line) else { return Ok(false) };
        let Some(key) = command.key() else { return Ok(false) };
        let of = match &command {
            Command::Dispute { request: dispute::Request::Open { payment, .. }, .. } => {
                RecordKey::new(RecordKind::Payment, payment)
            }
            _ => key.clone(),
        };
        let Some(before) = self.loaded(vec![of]).await?.pop().filter(|record| is_at(record, report)) else {
            return Ok(false);
        };
        let tenant = self.market().tenant();
        let actor = Actor::System { tenant };
        let envelope = Envelope { tenant, actor, key: None, correlation: None, command, also: Vec::new() };
        match self.market().engine().run(&envelope).await {
            Ok(receipt) => Ok(before.key != key || receipt.version > before.version),
            Err(error) if matches!(error.kind(), ErrorKind::Unavailable | ErrorKind::Broken) => Err(error),
            Err(_) => Ok(false),
        }
    }
}

/// Whether what a record is about goes through the gateway whose report it is.
fn is_at(record: &Record, report: &Report) -> bool {
    let body = &record.body;
    let gateway = match record.key.kind {
        RecordKind::Payment => body.state::<Payment>().ok().and_then(|state| Some(state.book()?.gateway)),
        RecordKind::Payout => body.state::<Payout>().ok().and_then(|state| state.book()?.gateway()),
        RecordKind::Transfer => body.state::<Transfer>().ok().and_then(|state| Some(state.book()?.gateway)),
        // Its payment was at that gateway when it was opened.
        RecordKind::Dispute => Some(report.gateway),
        _ => None,
    };
    gateway == Some(report.gateway)
}

/// What a line answers, if it is about something that a gateway is asked for.
fn answer(line: &ReportLine) -> Option<Command> {
    use ReportKind as K;
    let (operation, fee) = (line.operation?, line.fee.max(Amount::ZERO));
    let done = OperationOutcome::Succeeded { fee };
    let back = OperationOutcome::Failed { reason: "it came back".to_owned() };
    let payment = line.of.filter(|of| of.prefix() == PaymentId::PREFIX).map(|of| PaymentId::from_uuid(of.uuid()));
    let resolved = |outcome| {
        Some(Command::Payment { id: Some(payment?), request: payment::Request::Resolve { operation, outcome } })
    };
    let paid = |outcome| {
        let id = Some(PayoutId::from_uuid(operation.uuid()));
        Some(Command::Payout { id, request: payout::Request::Resolve { outcome } })
    };
    let moved = |of: AnyId, outcome| {
        let (id, operation) = (Some(TransferId::from_uuid(of.uuid())), TransferId::from_uuid(operation.uuid()));
        Some(Command::Transfer { id, request: transfer::Request::Resolve { operation, outcome } })
    };
    let dispute = DisputeId::from_uuid(operation.uuid());
    match (line.kind, operation.prefix()) {
        (K::Capture, AttemptId::PREFIX) => {
            let (attempt, outcome) = (AttemptId::from_uuid(operation.uuid()), AttemptOutcome::Paid { fee });
            let request = payment::Request::ResolveAttempt { attempt, outcome };
            Some(Command::Payment { id: Some(payment?), request })
        }
        (K::Capture, CaptureId::PREFIX) | (K::Refund, RefundId::PREFIX) => resolved(done),
        (K::RefundReturned, RefundId::PREFIX) => resolved(back),
        (K::Payout, PayoutId::PREFIX) => paid(done),
        (K::PayoutReturned, PayoutId::PREFIX) => paid(back),
        (K::Transfer, TransferId::PREFIX) => moved(operation, done),
        (K::TransferReversal, TransferId::PREFIX) => moved(line.of?, done),
        (K::Dispute, DisputeId::PREFIX) => {
            let (payment, amount) = (payment?, line.gross.negated());
            let request = dispute::Request::Open { payment, amount, fee, reason: "reported".to_owned() };
            Some(Command::Dispute { id: Some(dispute), request })
        }
        (K::DisputeReturned, DisputeId::PREFIX) => {
            let fee_returned = line.fee.negated().max(Amount::ZERO);
            Some(Command::Dispute { id: Some(dispute), request: dispute::Request::Win { fee_returned } })
        }
        _ => None,
    }
}
