//! The rules of a payout.

use super::Payout;
use super::message::{Book, Event, Facts, Kind, PaidFrom, Request};
use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::id::VendorId;
use crate::ledger::{Account, Journal, Purpose};
use crate::limits;
use crate::money::{Amount, Currency};
use crate::payment::OperationOutcome;
use crate::refusal::Refusal;

impl Decider for Payout {
    const NAME: &'static str = "payout";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        match (state, request) {
            (Self::Absent, Request::Create { vendor, currency, kind }) => {
                let book = payable(*vendor, *currency, *kind, facts)?;
                Ok(vec![match kind {
                    Kind::Scheduled => Event::Started { book, at },
                    Kind::Manual => Event::Requested { book, at },
                }])
            }
            (Self::Requested(book), Request::Approve) => {
                let approver = facts.user.filter(|user| Some(*user) != book.requested_by);
                let approver = approver.ok_or(Refusal::PayoutSecondPerson)?;
                // Between the two people a refund may have come: what is paid is what is available now.
                let fresh = payable(book.vendor, book.currency, book.kind, facts)?;
                let (id, requested_by) = (book.id, book.requested_by);
                let book = Book { id, requested_by, approved_by: Some(approver), ..fresh };
                Ok(vec![Event::Started { book, at }])
            }
            (Self::Requested(_), Request::Cancel { reason }) => {
                limits::text("payout.reason", reason, limits::REASON_BYTES_MAX)?;
                Ok(vec![Event::Cancelled { reason: reason.clone(), at }])
            }
            (Self::Started(_), Request::ConfirmPaid) => Ok(vec![Event::Paid { fee: Amount::ZERO, at }]),
            (Self::Started(book), Request::Resolve { outcome: OperationOutcome::Succeeded { fee } })
                if book.gateway().is_some() =>
            {
                Ok(vec![Event::Paid { fee: fee.non_negative("payout.fee")?, at }])
            }
            (
                Self::Started(book) | Self::Paid(book),
                Request::Resolve { outcome: OperationOutcome::Failed { reason } },
            ) if book.gateway().is_some() => {
                limits::text("payout.reason", reason, limits::REASON_BYTES_MAX)?;
                Ok(vec![Event::Failed { reason: reason.clone(), at }])
            }
            (Self::Paid(_), Request::ReportFailed { .. }) if crate::seeded_bug::bug("payout.came_back_and_is_paid") => {
                Ok(Vec::new())
            }
            (Self::Started(_) | Self::Paid(_), Request::ReportFailed { reason }) => {
                limits::text("payout.reason", reason, limits::REASON_BYTES_MAX)?;
                Ok(vec![Event::Failed { reason: reason.clone(), at }])
            }
            (Self::Started(_) | Self::Paid(_), Request::Approve)
            | (Self::Cancelled(_), Request::Cancel { .. })
            | (Self::Paid(_), Request::ConfirmPaid)
            | (Self::Failed(_), Request::ReportFailed { .. })
            | (
                Self::Started(_) | Self::Paid(_) | Self::Failed(_),
                Request::Resolve { outcome: OperationOutcome::Unknown },
            )
            | (Self::Paid(_), Request::Resolve { outcome: OperationOutcome::Succeeded { .. } })
            | (Self::Failed(_), Request::Resolve { outcome: OperationOutcome::Failed { .. } }) => Ok(Vec::new()),
            (state, request) => {
                Err(Refusal::PayoutWrongState { state: state.name().to_owned(), request: request.name().to_owned() })
            }
        }
    }

    fn evolve(state: Self, event: &Event) -> Self {
        match (state, event) {
            (_, Event::Requested { book, .. }) => Self::Requested(book.clone()),
            (_, Event::Started { book, at }) => Self::Started(Book { started_at: Some(*at), ..book.clone() }),
            (Self::Requested(book), Event::Cancelled { .. }) => Self::Cancelled(book),
            (Self::Started(book), Event::Paid { .. }) => Self::Paid(book),
            (Self::Started(book) | Self::Paid(book), Event::Failed { .. }) => Self::Failed(book),
            (state, _) => state,
        }
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let mut effects = Effects::default();
        match (before, event) {
            (_, Event::Started { book, .. }) => {
                let journal = Journal::builder(Purpose::PayoutStarted, book.id, book.currency);
                let journal = journal.debit(Account::VendorAvailable(book.vendor), book.amount);
                effects.journals.push(journal.credit(Account::PayoutsInTransit, book.amount).build()?);
                // The one place where what is available is guarded: two payouts at once cannot both take it.
                if !crate::seeded_bug::bug("payout.takes_nothing") {
                    effects.counters.push(CounterMove::not_below_zero(available(book), -book.amount.minor()));
                }
            }
            (Self::Started(book), Event::Paid { fee, .. }) => {
                let journal = Journal::builder(Purpose::PayoutPaid, book.id, book.currency);
                let journal = journal.debit(Account::PayoutsInTransit, book.amount);
                let bank = crate::seeded_bug::bug("payout.paid_by_the_bank");
                let from = if bank { Account::Bank } else { paid_from(book) };
                effects.journals.push(journal.credit(from, book.amount).build()?);
                if !fee.is_zero() {
                    let charged = Journal::builder(Purpose::GatewayFee, book.id, book.currency);
                    let charged = charged.debit(Account::GatewayFees, *fee).credit(paid_from(book), *fee);
                    effects.journals.push(charged.build()?);
                }
            }
            (Self::Started(book) | Self::Paid(book), Event::Failed { .. }) => {
                let back = if matches!(before, Self::Paid(_)) { paid_from(book) } else { Account::PayoutsInTransit };
                let journal = Journal::builder(Purpose::PayoutFailed, book.id, book.currency);
                let journal = journal.debit(back, book.amount);
                effects.journals.push(journal.credit(Account::VendorAvailable(book.vendor), book.amount).build()?);
                if !crate::seeded_bug::bug("payout.failed_and_gone") {
                    effects.counters.push(CounterMove::free(available(book), book.amount.minor()));
                }
            }
            _ => {}
        }
        Ok(effects)
    }
}

const fn available(book: &Book) -> CounterKey {
    CounterKey::VendorAvailable { vendor: book.vendor, currency: book.currency }
}

const fn paid_from(book: &Book) -> Account {
    match book.paid_from {
        PaidFrom::Bank => Account::Bank,
        PaidFrom::Gateway { gateway } => Account::GatewayClearing(gateway),
    }
}

/// A payout of all that is available, where it may be paid.
fn payable(vendor: VendorId, currency: Currency, kind: Kind, facts: &Facts) -> Result<Book, Refusal> {
    let account = facts.account.ok_or(Refusal::PayoutNoAccount { vendor })?;
    if let Some(hold) = facts.hold.as_ref().filter(|hold| hold.holds(facts.at)) {
        return Err(Refusal::PayoutHeld { until: hold.until });
    }
    limits::count("payout.statement", facts.statement.lines.len(), limits::STATEMENT_LINES_MAX)?;
    let minimum = facts.minimum.max(Amount::ONE);
    if facts.available < minimum {
        return Err(Refusal::PayoutBelowMinimum { available: facts.available, minimum });
    }
    let stated = facts.statement.closing()?;
    if stated != facts.available {
        return Err(Refusal::PayoutStatement { stated, available: facts.available });
    }
    if kind == Kind::Manual && facts.user.is_none() {
        return Err(Refusal::PayoutSecondPerson);
    }
    Ok(Book {
        id: facts.id,
        vendor,
        currency,
        kind,
        amount: facts.available,
        account,
        paid_from: facts.paid_from,
        requested_by: facts.user,
        approved_by: None,
        statement: facts.statement.clone(),
        started_at: None,
    })
}
