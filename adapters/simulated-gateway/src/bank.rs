//! The gateway's books: what it was asked for, what it did, what it owes and what it will tell.

use crate::config::Config;
use crate::holding::Holding;
use crate::misbehaviour::{Call, Misbehaviour};
use crate::outbox::{Manner, Outbox};
use std::collections::{BTreeMap, VecDeque};
use vendra::domain::payment::MethodTerms;
use vendra::domain::reconciliation::{ReportKind, ReportLine};
use vendra::port::{GatewayAnswer, GatewayNews};
use vendra::{Amount, AnyId, Currency, PaymentId, Timestamp, TransferId, VendorId};

/// What became of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Status {
    /// It will be done, and nobody is told yet.
    Later { since: Timestamp, until: Timestamp },
    /// The payer has to do something.
    NeedsAction,
    /// It is done.
    Done,
    /// It was refused.
    Declined { reason: String },
    /// It was done, and came back.
    Returned { reason: String },
}

/// What was asked for: the same id with another of these is another operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) id: AnyId,
    pub(crate) call: Call,
    pub(crate) payment: Option<PaymentId>,
    pub(crate) reverses: Option<TransferId>,
    pub(crate) vendor: Option<VendorId>,
    pub(crate) amount: Amount,
    pub(crate) currency: Currency,
    pub(crate) terms: Option<MethodTerms>,
}

/// An operation that was accepted.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    pub(crate) asked: Asked,
    pub(crate) at: Timestamp,
    pub(crate) status: Status,
    /// What it cost, and whether the answer says so.
    pub(crate) fee: Amount,
    pub(crate) fee_said: bool,
    pub(crate) misbehaviour: Option<Misbehaviour>,
    pub(crate) manner: Manner,
    /// What was replied first, and is replied again to the same id.
    pub(crate) replied: Option<GatewayAnswer>,
}

impl Operation {
    /// What a look-up says of it.
    pub(crate) fn answer(&self, now: Timestamp) -> Option<GatewayAnswer> {
        match &self.status {
            Status::Later { since, until } => {
                // For the first half of the time not even the gateway's own books have it.
                let half = until.unix_ms().saturating_sub(since.unix_ms()) / 2;
                let known = now.unix_ms() >= since.unix_ms().saturating_add(half);
                known.then_some(GatewayAnswer::Unknown)
            }
            Status::NeedsAction => Some(GatewayAnswer::NeedsAction { url: Some(action_url(self.asked.id)) }),
            Status::Done => Some(GatewayAnswer::Succeeded { fee: self.fee_said() }),
            Status::Declined { reason } | Status::Returned { reason } => {
                Some(GatewayAnswer::Declined { reason: reason.clone() })
            }
        }
    }

    /// What it says that it cost.
    pub(crate) const fn fee_said(&self) -> Amount {
        if self.fee_said { self.fee } else { Amount::ZERO }
    }
}

fn action_url(id: AnyId) -> String {
    format!("https://gateway.invalid/act/{id}")
}

/// Something that will happen by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Happening {
    Execute { serial: u64 },
    Confirm { serial: u64 },
    Abandon { serial: u64 },
    Lapse { payment: PaymentId, manner: Manner },
    RefundFails { serial: u64 },
    PayoutPaid { serial: u64 },
    PayoutFails { serial: u64 },
    Dispute { payment: PaymentId, amount: i64, ends: Option<Ends>, manner: Manner },
    EndDispute { case: String, ends: Ends },
}

/// How a dispute ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ends {
    Won,
    Lost,
}

/// A dispute as the gateway knows it.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) payment: PaymentId,
    pub(crate) amount: i64,
    pub(crate) fee: Amount,
    pub(crate) ended: Option<Ends>,
    pub(crate) manner: Manner,
}

/// What a gateway counted. An engine is right when nothing was taken twice and nothing was asked for twice under two meanings.
///
/// ```
/// use std::sync::Arc;
/// use vendra::memory::TrialClock;
/// use vendra_simulated_gateway::SimulatedGateway;
/// let gateway = SimulatedGateway::new(Arc::new(TrialClock::default()));
/// assert_eq!((gateway.tally().posts, gateway.tally().done_twice), (0, 0));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tally {
    /// Posts that reached it.
    pub posts: u64,
    /// Look-ups that reached it.
    pub look_ups: u64,
    /// Posts of an id that it had forgotten: past its window each is a new operation.
    pub posted_again: u64,
    /// Of those, how many moved money a second time: charged, paid or given back twice.
    pub done_twice: u64,
    /// Posts of an id with other parameters than before.
    pub other_parameters: u64,
    /// Posts that asked for more than there was.
    pub exceeded: u64,
    /// How often it misbehaved, by name.
    pub misbehaved: BTreeMap<Misbehaviour, u64>,
}

/// Everything that a gateway knows.
#[derive(Debug)]
pub(crate) struct Bank {
    pub(crate) config: Config,
    pub(crate) calls: u64,
    pub(crate) plan: BTreeMap<u64, Misbehaviour>,
    pub(crate) next: VecDeque<Misbehaviour>,
    pub(crate) operations: BTreeMap<u64, Operation>,
    /// The newest operation of each id.
    pub(crate) newest: BTreeMap<AnyId, u64>,
    pub(crate) payments: BTreeMap<PaymentId, Holding>,
    pub(crate) vendors: BTreeMap<(VendorId, Currency), i64>,
    pub(crate) cases: BTreeMap<String, Case>,
    agenda: BTreeMap<(Timestamp, u64), Happening>,
    serial: u64,
    pub(crate) outbox: Outbox,
    pub(crate) lines: Vec<ReportLine>,
    pub(crate) tally: Tally,
}

impl Bank {
    pub(crate) fn new(config: Config) -> Self {
        Self {
            outbox: Outbox::new(config.webhook_ms, config.later_ms),
            config,
            calls: 0,
            plan: BTreeMap::new(),
            next: VecDeque::new(),
            operations: BTreeMap::new(),
            newest: BTreeMap::new(),
            payments: BTreeMap::new(),
            vendors: BTreeMap::new(),
            cases: BTreeMap::new(),
            agenda: BTreeMap::new(),
            serial: 0,
            lines: Vec::new(),
            tally: Tally::default(),
        }
    }

    pub(crate) fn serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    /// Something is to happen so many milliseconds after `at`.
    pub(crate) fn schedule(&mut self, at: Timestamp, ms: i64, happening: Happening) {
        let serial = self.serial();
        self.agenda.insert((after(at, ms), serial), happening);
    }

    /// The next thing that is to happen up to now, and when.
    pub(crate) fn next_happening(&mut self, now: Timestamp) -> Option<(Timestamp, Happening)> {
        let due = self.agenda.first_entry().filter(|first| first.key().0 <= now)?;
        let ((at, _), happening) = due.remove_entry();
        Some((at, happening))
    }

    /// When something is next to happen.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.agenda.keys().next().map(|(due, _)| *due)
    }

    pub(crate) fn tell(&mut self, at: Timestamp, what: GatewayNews, manner: Manner) {
        let serial = self.serial();
        self.outbox.put(at, serial, what, manner);
    }

    /// A line of the report.
    pub(crate) fn book(
        &mut self,
        at: Timestamp,
        kind: ReportKind,
        (operation, of): (Option<AnyId>, Option<AnyId>),
        (gross, fee): (i64, Amount),
        currency: Currency,
    ) {
        let serial = self.serial();
        let waits = if gross > 0 { self.config.available_ms } else { 0 };
        let gross = Amount::new(gross).unwrap_or_default();
        self.lines.push(ReportLine {
            id: format!("txn_{serial}"),
            kind,
            operation,
            of,
            gross,
            fee,
            net: gross.minus(fee).unwrap_or_default(),
            currency,
            at,
            available_on: after(at, waits),
        });
    }

    /// What the platform has at the gateway, of what may be withdrawn by then where a time is given.
    pub(crate) fn balance(&self, currency: Currency, by: Option<Timestamp>) -> i64 {
        let counts = |line: &&ReportLine| line.currency == currency && by.is_none_or(|by| line.available_on <= by);
        self.lines.iter().filter(counts).map(|line| line.net.minor()).fold(0, i64::saturating_add)
    }

    /// What it charges for taking so much: a share, halves away from zero, and something each time.
    pub(crate) fn fee(&self, amount: i64) -> Amount {
        let share = (i128::from(amount) * i128::from(self.config.fee_basis_points) + 5_000) / 10_000;
        let share = Amount::from_wide(share).unwrap_or_default();
        share.plus(self.config.fee_fixed).unwrap_or(share)
    }
}

/// So many milliseconds later, or at the same moment where there is no such time.
pub(crate) fn after(at: Timestamp, ms: i64) -> Timestamp {
    at.plus_ms(ms).unwrap_or(at)
}
