//! What providers' balance reports say, beside the books.

use serde::{Deserialize, Serialize};
use vendra_domain::names::Gateway;
use vendra_domain::reconciliation::{self, ReportKind, ReportLine};
use vendra_domain::{AnyId, ReconciliationId, Timestamp};

/// What a report came to. What is in suspense is listed by `By::State("suspended")`.
///
/// ```
/// use vendra::domain::reconciliation::Report;
/// use vendra::memory::Trial;
/// use vendra::port::Clock;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let (from, until) = (trial.clock.now(), trial.clock.now().plus_ms(86_400_000)?);
/// let quiet = Report { gateway: "acme".parse()?, from, until, lines: Vec::new() };
/// assert_eq!(trial.owner().reconciliations().reconcile(&quiet).await?, Default::default());
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Reconciled {
    /// Lines that say what is posted.
    pub matched: usize,
    /// Lines of what the provider does by itself and explains: its fees, and what it paid to the platform's bank.
    pub explained: usize,
    /// Lines that say another amount, or another currency, than what is posted.
    pub differ: usize,
    /// Lines of which nothing is posted.
    pub missing_here: usize,
    /// Operations that were posted in the period, and that no report has.
    pub missing_there: usize,
    /// Lines that were the answer of the provider which had never come.
    pub adopted: usize,
    /// Lines and operations of which more was booked than before: none, where the same report is booked again.
    pub changed: usize,
}

namespace! {
    /// What providers' balance reports say, line by line, and what of it is in suspense because nobody can explain it yet.
    ///
    /// ```
    /// use vendra::domain::reconciliation::{Report, ReportLine};
    /// use vendra::memory::Trial;
    /// use vendra::port::Clock;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// let capture = trial.owner().payments().get(sold.payment).await?.book().unwrap().operations[0].id;
    /// let line: ReportLine = serde_json::from_value(serde_json::json!({"id": "txn_1", "kind": "capture",
    ///     "operation": capture, "gross": 7_470, "fee": 135, "net": 7_335, "currency": "EUR",
    ///     "at": trial.clock.now(), "available_on": trial.clock.now()})).unwrap();
    /// let (from, until) = (trial.clock.now().plus_ms(-1)?, trial.clock.now().plus_ms(1)?);
    /// let report = Report { gateway: "acme".parse()?, from, until, lines: vec![line] };
    /// let reconciled = trial.owner().reconciliations().reconcile(&report).await?;
    /// assert_eq!((reconciled.matched, reconciled.missing_here), (1, 0));
    /// let there = trial.owner().ledger().balance("gateway_clearing/acme".parse()?, "EUR".parse()?, None).await?;
    /// assert_eq!(there.minor(), 7_335); // the fee that nobody had told
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Reconciliations (reconciliations), Reconciliation, ReconciliationId, reconciliation; new {
        /// Books a line of a report: its actual fee, and what it differs by. `posted` is when its operation was posted here. Whole
        /// reports are [reconciled](Self::reconcile).
        ///
        /// Errors: `report.unbalanced`, `limit.text`, `amount.out_of_range`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let fee = serde_json::from_value(serde_json::json!({"id": "txn_1", "kind": "fee", "gross": -900, "fee": 0,
        ///     "net": -900, "currency": "EUR", "at": "2026-03-01T10:00:00.000Z", "available_on": "2026-03-01T10:00:00.000Z"}));
        /// trial.owner().reconciliations().book("acme".parse()?, fee.unwrap(), None).await?;
        /// let fees = trial.owner().ledger().balance("gateway_fees".parse()?, "EUR".parse()?, None).await?;
        /// assert_eq!(fees.minor(), 900);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Book as book(gateway: Gateway, line: ReportLine, posted: Option<Timestamp>);
        /// Books that a report does not have an operation that was posted in its period: what the books hold of it is in suspense until
        /// a report has it.
        ///
        /// Errors: `reconciliation.not_posted`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::reconciliation::ReportKind;
        /// use vendra::memory::Trial;
        /// use vendra::port::Clock;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let capture = trial.owner().payments().get(sold.payment).await?.book().unwrap().operations[0].id;
        /// let reconciliations = trial.owner().reconciliations();
        /// reconciliations.miss("acme".parse()?, capture, ReportKind::Capture, trial.clock.now()).await?;
        /// let there = trial.owner().ledger().balance("gateway_clearing/acme".parse()?, "EUR".parse()?, None).await?;
        /// assert!(there.is_zero());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Miss as miss(gateway: Gateway, operation: AnyId, kind: ReportKind, posted: Timestamp);
    } on {
        /// Wants to give up what is in suspense, for a reason. It takes [another person](Self::write_off).
        ///
        /// Errors: `reconciliation.second_person` for a worker, `reconciliation.wrong_state`, `limit.text`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let odd = serde_json::from_value(serde_json::json!({"id": "txn_1", "kind": "adjustment", "gross": -7, "fee": 0,
        ///     "net": -7, "currency": "EUR", "at": "2026-03-01T10:00:00.000Z", "available_on": "2026-03-01T10:00:00.000Z"}));
        /// let reconciliations = trial.owner().reconciliations();
        /// let id = reconciliations.book("acme".parse()?, odd.unwrap(), None).await?.id;
        /// reconciliations.ask_write_off(id, "seven cents".into()).await?;
        /// let alone = reconciliations.write_off(id).await.unwrap_err();
        /// assert_eq!(alone.code(), "reconciliation.second_person");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        AskWriteOff as ask_write_off(reason: String);
        /// Gives up what is in suspense, as a cost or a gain in `gateway_fees`: another person's word than that of who asked for it.
        /// Should it be explained later all the same, that is taken back.
        ///
        /// Errors: `reconciliation.second_person`, `reconciliation.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::authority::{Actor, StaffRole};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let odd = serde_json::from_value(serde_json::json!({"id": "txn_1", "kind": "adjustment", "gross": -7, "fee": 0,
        ///     "net": -7, "currency": "EUR", "at": "2026-03-01T10:00:00.000Z", "available_on": "2026-03-01T10:00:00.000Z"}));
        /// let id = trial.owner().reconciliations().book("acme".parse()?, odd.unwrap(), None).await?.id;
        /// trial.owner().reconciliations().ask_write_off(id, "seven cents".into()).await?;
        /// let (tenant, user) = (trial.tenant, "usr_01h455vb4pex5vsknk084sn0zz".parse()?);
        /// let other = Actor::Staff { tenant, user, role: StaffRole::Finance };
        /// trial.engine.market(tenant, other).reconciliations().write_off(id).await?;
        /// let suspense = trial.owner().ledger().balance("suspense".parse()?, "EUR".parse()?, None).await?;
        /// assert!(suspense.is_zero());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        WriteOff as write_off();
    }
}
