//! The rules of a transfer.

use super::Transfer;
use super::message::{Book, Event, Facts, Request, Reversal, ReversalStatus};
use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::id::{TransferId, VendorOrderId};
use crate::ledger::{Account, Journal, Purpose};
use crate::limits;
use crate::money::Amount;
use crate::payment::OperationOutcome as Outcome;
use crate::refusal::Refusal;
use crate::seeded_bug::bug;

impl Decider for Transfer {
    const NAME: &'static str = "transfer";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        match (state, request) {
            (Self::Absent, Request::Create { vendor_order }) => create(*vendor_order, facts),
            (Self::Started(book), Request::Resolve { operation, outcome }) if *operation == book.id => {
                Ok(match outcome {
                    Outcome::Succeeded { fee } => {
                        vec![Event::Succeeded { fee: fee.non_negative("transfer.fee")?, at }]
                    }
                    Outcome::Failed { reason } => vec![Event::Failed { reason: readable(reason)?, at }],
                    Outcome::Unknown => Vec::new(),
                })
            }
            (Self::Succeeded(book), Request::Reverse { amount }) => reverse(book, *amount, facts),
            (Self::Succeeded(book), Request::Resolve { operation, outcome }) if *operation != book.id => {
                resolve(book, *operation, outcome, facts)
            }
            // What is known already, and what nobody knows.
            (Self::Succeeded(_), Request::Resolve { outcome: Outcome::Succeeded { .. } | Outcome::Unknown, .. }) => {
                Ok(Vec::new())
            }
            (
                Self::Failed(book),
                Request::Resolve { operation, outcome: Outcome::Failed { .. } | Outcome::Unknown },
            ) if *operation == book.id => Ok(Vec::new()),
            (Self::Started(_) | Self::Failed(_), Request::Resolve { operation, .. })
                if state.book().is_some_and(|book| book.id != *operation) =>
            {
                Err(Refusal::TransferUnknownOperation { operation: *operation })
            }
            (state, request) => {
                Err(Refusal::TransferWrongState { state: state.name().to_owned(), request: request.name().to_owned() })
            }
        }
    }

    fn evolve(state: Self, event: &Event) -> Self {
        match (state, event) {
            (_, Event::Started { book, .. }) => Self::Started(book.clone()),
            (Self::Started(book), Event::Succeeded { .. }) => Self::Succeeded(book),
            (Self::Started(book), Event::Failed { .. }) => Self::Failed(book),
            (Self::Succeeded(mut book), Event::ReversalStarted { reversal, .. }) => {
                book.reversals.push(*reversal);
                Self::Succeeded(book)
            }
            (Self::Succeeded(book), Event::ReversalSucceeded { reversal, .. }) => {
                Self::Succeeded(with(book, *reversal, ReversalStatus::Succeeded))
            }
            (Self::Succeeded(book), Event::ReversalFailed { reversal, .. }) => {
                Self::Succeeded(with(book, *reversal, ReversalStatus::Failed))
            }
            (state, _) => state,
        }
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let mut effects = Effects::default();
        match (before, event) {
            (_, Event::Started { book, settled, .. }) => {
                let journal = Journal::builder(Purpose::TransferStarted, book.id, book.currency);
                let journal = journal.debit(Account::VendorAvailable(book.vendor), book.amount);
                effects.journals.push(journal.credit(Account::TransfersInTransit, book.amount).build()?);
                effects.counters.push(CounterMove::not_below_zero(available(book), -book.amount.minor()));
                let most = settled.map(Amount::minor);
                effects.counters.push(CounterMove { max: most, ..transferred(book, book.amount) });
            }
            (Self::Started(book), Event::Succeeded { fee, .. }) => {
                let journal = Journal::builder(Purpose::TransferMade, book.id, book.currency);
                let journal = journal.debit(Account::TransfersInTransit, book.amount);
                let clearing = Account::GatewayClearing(book.gateway);
                effects.journals.push(journal.credit(clearing, book.amount).build()?);
                charged(&mut effects, book, book.id, *fee)?;
            }
            (Self::Started(book), Event::Failed { .. }) => {
                let journal = Journal::builder(Purpose::TransferFailed, book.id, book.currency);
                let journal = journal.debit(Account::TransfersInTransit, book.amount);
                effects.journals.push(journal.credit(Account::VendorAvailable(book.vendor), book.amount).build()?);
                effects.counters.push(CounterMove::free(available(book), book.amount.minor()));
                effects.counters.push(transferred(book, book.amount.negated()));
            }
            (Self::Succeeded(book), Event::ReversalSucceeded { reversal, fee, .. }) => {
                if let Some(known) = book.reversals.iter().find(|known| known.id == *reversal) {
                    let journal = Journal::builder(Purpose::TransferReversed, known.id, book.currency);
                    let journal = journal.debit(Account::GatewayClearing(book.gateway), known.amount);
                    effects.journals.push(journal.credit(Account::VendorAvailable(book.vendor), known.amount).build()?);
                    effects.counters.push(CounterMove::free(available(book), known.amount.minor()));
                    if !bug("transfer.back_and_still_gone") {
                        effects.counters.push(transferred(book, known.amount.negated()));
                    }
                    charged(&mut effects, book, known.id, *fee)?;
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

const fn transferred(book: &Book, amount: Amount) -> CounterMove {
    CounterMove::free(CounterKey::Transferred { vendor_order: book.vendor_order }, amount.minor())
}

fn readable(reason: &str) -> Result<String, Refusal> {
    limits::text("transfer.reason", reason, limits::REASON_BYTES_MAX)?;
    Ok(reason.to_owned())
}

/// What was settled of the vendor order and is not transferred, as far as the vendor does not owe it for something else.
fn create(vendor_order: VendorOrderId, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    if let Some(hold) = facts.hold.as_ref().filter(|hold| hold.holds(facts.at)) {
        return Err(Refusal::PayoutHeld { until: hold.until });
    }
    let gateway = facts.gateway.ok_or(Refusal::TransferNoGateway)?;
    let amount = facts.settled.minus(facts.transferred)?.min(facts.available);
    if amount <= Amount::ZERO {
        return Err(Refusal::TransferNothing { vendor_order });
    }
    let book = Book {
        id: facts.id,
        vendor_order,
        vendor: facts.vendor,
        currency: facts.currency,
        gateway,
        amount,
        started_at: facts.at,
        reversals: Vec::new(),
    };
    Ok(vec![Event::Started { book, settled: Some(facts.settled), at: facts.at }])
}

fn reverse(book: &Book, amount: Amount, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let (amount, left) = (amount.positive("transfer.amount")?, book.rest()?);
    if amount > left {
        return Err(Refusal::TransferExceeded { wanted: amount, left });
    }
    limits::count("transfer.reversals", book.reversals.len() + 1, limits::PAYMENT_OPERATIONS_MAX)?;
    let (id, at) = (facts.reversal, facts.at);
    let reversal = Reversal { id, amount, status: ReversalStatus::Started, started_at: at };
    Ok(vec![Event::ReversalStarted { reversal, at }])
}

fn resolve(book: &Book, id: TransferId, outcome: &Outcome, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let known = book.reversals.iter().find(|known| known.id == id);
    let known = known.ok_or(Refusal::TransferUnknownOperation { operation: id })?;
    let at = facts.at;
    Ok(match (known.status, outcome) {
        (ReversalStatus::Started, Outcome::Succeeded { fee }) => {
            vec![Event::ReversalSucceeded { reversal: id, fee: fee.non_negative("transfer.fee")?, at }]
        }
        (ReversalStatus::Started, Outcome::Failed { reason }) => {
            vec![Event::ReversalFailed { reversal: id, reason: readable(reason)?, at }]
        }
        (_, Outcome::Unknown)
        | (ReversalStatus::Succeeded, Outcome::Succeeded { .. })
        | (ReversalStatus::Failed, Outcome::Failed { .. }) => Vec::new(),
        (ReversalStatus::Succeeded, Outcome::Failed { .. }) | (ReversalStatus::Failed, Outcome::Succeeded { .. }) => {
            let state = if known.status == ReversalStatus::Failed { "failed" } else { "succeeded" };
            return Err(Refusal::TransferWrongState { state: state.to_owned(), request: "resolve".to_owned() });
        }
    })
}

fn with(mut book: Book, id: TransferId, status: ReversalStatus) -> Book {
    for reversal in book.reversals.iter_mut().filter(|reversal| reversal.id == id) {
        reversal.status = status;
    }
    book
}

fn charged(effects: &mut Effects, book: &Book, operation: TransferId, fee: Amount) -> Result<(), Refusal> {
    if !fee.is_zero() {
        let journal = Journal::builder(Purpose::GatewayFee, operation, book.currency);
        let journal = journal.debit(Account::GatewayFees, fee).credit(Account::GatewayClearing(book.gateway), fee);
        effects.journals.push(journal.build()?);
    }
    Ok(())
}
