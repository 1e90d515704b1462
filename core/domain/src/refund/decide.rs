//! The rules of a refund.

use super::*;
use crate::decider::{Decider, Effects, Named};
use crate::ledger::{Account, Journal, Purpose};
use crate::limits;
use crate::refusal::Refusal;

impl Decider for Refund {
    const NAME: &'static str = "refund";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        match (state, request) {
            (Self::Absent, Request::Create { order, reason, to }) => create(*order, reason, *to, facts),
            (Self::InTransit(book) | Self::Failed(book) | Self::Completed(book), Request::PartPaid { operation }) => {
                match part(book, *operation)?.status {
                    // What the bank paid and sent back is paid by hand again, as another transfer.
                    PartStatus::Failed if part(book, *operation)?.via == Some(Via::Bank) => {
                        Err(Refusal::RefundPartResolved { operation: *operation })
                    }
                    // What was said to have failed, and nobody made up for since, may have been paid after all.
                    PartStatus::InTransit | PartStatus::Failed => {
                        Ok(vec![Event::PartPaid { operation: *operation, at }])
                    }
                    PartStatus::Paid => Ok(Vec::new()),
                    PartStatus::Credited | PartStatus::Restored => {
                        Err(Refusal::RefundPartResolved { operation: *operation })
                    }
                }
            }
            (
                Self::InTransit(book) | Self::Failed(book) | Self::Completed(book),
                Request::PartFailed { operation, reason },
            ) => {
                limits::text("refund.reason", reason, limits::REASON_BYTES_MAX)?;
                match part(book, *operation)?.status {
                    // Banks send refunds back days after the gateway called them done.
                    PartStatus::InTransit | PartStatus::Paid => {
                        Ok(vec![Event::PartFailed { operation: *operation, reason: reason.clone(), at }])
                    }
                    PartStatus::Failed => Ok(Vec::new()),
                    PartStatus::Credited | PartStatus::Restored => {
                        Err(Refusal::RefundPartResolved { operation: *operation })
                    }
                }
            }
            (Self::InTransit(book) | Self::Failed(book), Request::Retry { operation }) => {
                // What went through the bank and came back is no gateway's to try.
                if failed(book, *operation)?.via == Some(Via::Bank) {
                    return Err(Refusal::RefundPartResolved { operation: *operation });
                }
                Ok(vec![Event::PartRetried { operation: *operation, again: facts.id, at }])
            }
            (Self::InTransit(book) | Self::Failed(book), Request::GiveCredit { operation }) => {
                let amount = failed(book, *operation)?.amount;
                Ok(vec![Event::PartCredited { operation: *operation, amount, at }])
            }
            (Self::InTransit(book) | Self::Failed(book), Request::PayByHand { operation, reference }) => {
                limits::text("refund.reference", reference, limits::REASON_BYTES_MAX)?;
                failed(book, *operation)?;
                let (again, reference) = (facts.id, reference.clone());
                Ok(vec![Event::PartPaidByHand { operation: *operation, again, reference, at }])
            }
            (Self::InTransit(book) | Self::Failed(book), Request::Cover { operation, dispute, amount }) => {
                let (amount, left) = (amount.positive("refund.amount")?, failed(book, *operation)?.amount);
                if amount > left {
                    return Err(Refusal::DisputeExceeded { wanted: amount, left });
                }
                Ok(vec![Event::PartCovered { operation: *operation, dispute: *dispute, amount, at }])
            }
            (state, request) => {
                Err(Refusal::RefundWrongState { state: state.name().to_owned(), request: request.name().to_owned() })
            }
        }
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let mut book = match (state, event) {
            (_, Event::Created { book, .. }) => book.clone(),
            (Self::InTransit(book) | Self::Failed(book) | Self::Completed(book), _) => book,
            (Self::Absent, _) => return Self::Absent,
        };
        match event {
            Event::Created { .. } => {}
            Event::PartPaid { operation, .. } => mark(&mut book, *operation, PartStatus::Paid),
            Event::PartFailed { operation, .. } => mark(&mut book, *operation, PartStatus::Failed),
            Event::PartCredited { operation, .. } => mark(&mut book, *operation, PartStatus::Credited),
            Event::PartPaidByHand { operation, again, .. } => change(&mut book, *operation, |part| {
                (part.operation, part.via, part.status) = (*again, Some(Via::Bank), PartStatus::Paid);
            }),
            Event::PartCovered { operation, amount, .. } => {
                change(&mut book, *operation, |part| part.amount = part.amount.minus(*amount).unwrap_or(part.amount));
                book.parts.retain(|part| !part.amount.is_zero());
            }
            Event::PartRetried { operation, again, .. } => change(&mut book, *operation, |part| {
                (part.operation, part.status) = (*again, PartStatus::InTransit);
            }),
        }
        let any = |status| book.parts.iter().any(|part| part.status == status);
        match (any(PartStatus::InTransit), any(PartStatus::Failed)) {
            (true, _) => Self::InTransit(book),
            (false, true) => Self::Failed(book),
            (false, false) => Self::Completed(book),
        }
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let mut effects = Effects::default();
        match (before, event) {
            (_, Event::Created { book, .. }) => {
                // What becomes store credit at once passes through here too: the credit posts it from transit.
                let transit = book.parts.iter().filter(|part| part.via.is_some());
                let amount = Amount::sum(transit.map(|part| part.amount))?;
                if !amount.is_zero() {
                    let journal = Journal::builder(Purpose::RefundRequested, book.id, book.currency);
                    let journal = journal.debit(Account::BuyerClearing(book.order), amount);
                    effects.journals.push(journal.credit(Account::RefundsInTransit, amount).build()?);
                }
            }
            (Self::InTransit(book) | Self::Failed(book), Event::PartCovered { dispute, amount, .. }) => {
                // From here the dispute is covered with it.
                let journal = Journal::builder(Purpose::DisputeCovered, *dispute, book.currency);
                let journal = journal.debit(Account::RefundsInTransit, *amount);
                effects.journals.push(journal.credit(Account::BuyerClearing(book.order), *amount).build()?);
            }
            (Self::InTransit(book) | Self::Failed(book) | Self::Completed(book), event) => {
                effects.journals.extend(resolution(book, event)?);
            }
            (Self::Absent, _) => {}
        }
        Ok(effects)
    }
}

fn create(order: OrderId, reason: &str, to: Destination, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    limits::text("refund.reason", reason, limits::REASON_BYTES_MAX)?;
    let mut parts: Vec<Part> = Vec::new();
    let moved = facts.moves.iter().flat_map(|movement| &movement.sources).map(|share| (share.party, share.amount));
    let never_there = facts.undistributed.iter().map(|part| (Source::Payment { payment: part.payment }, part.amount));
    for (source, amount) in moved.chain(never_there).filter(|(source, _)| source.is_tender()) {
        let amount = amount.positive("refund.amount")?;
        match parts.iter_mut().find(|part| part.source == source) {
            Some(part) => part.amount = part.amount.plus(amount)?,
            None => parts.push(new_part(source, amount, to, facts)?),
        }
    }
    for taken in &facts.disputed {
        for part in parts.iter_mut().filter(|part| part.source == Source::Payment { payment: taken.payment }) {
            part.amount = part.amount.minus(taken.amount)?.non_negative("refund.amount")?;
        }
    }
    parts.retain(|part| !part.amount.is_zero());
    limits::count("refund.parts", parts.len(), limits::QUOTE_TENDERS_MAX)?;
    // What disputes took whole has no part, and what of it was for nobody is gone all the same.
    if parts.is_empty() && facts.undistributed.is_empty() {
        return Err(Refusal::RefundNothing);
    }
    let (reason, undistributed) = (reason.to_owned(), facts.undistributed.clone());
    let book = Book { id: facts.id, order, currency: facts.currency, reason, parts, undistributed };
    Ok(vec![Event::Created { book, at: facts.at }])
}

fn new_part(source: Source, amount: Amount, to: Destination, facts: &Facts) -> Result<Part, Refusal> {
    let Source::Payment { payment } = source else {
        return Ok(Part { operation: facts.id, source, via: None, amount, status: PartStatus::Restored });
    };
    let known = facts.payments.iter().find(|known| known.payment == payment);
    let known = known.ok_or(Refusal::RefundUnknownPayment { payment })?;
    let status = match to {
        Destination::Payments => PartStatus::InTransit,
        Destination::StoreCredit => PartStatus::Credited,
    };
    Ok(Part { operation: known.operation, source, via: Some(known.via), amount, status })
}

/// A payment's part: what goes back to cards and credit is not the gateway's to resolve.
fn part(book: &Book, operation: RefundId) -> Result<&Part, Refusal> {
    let part = book.parts.iter().find(|part| part.operation == operation && part.via.is_some());
    part.ok_or(Refusal::RefundUnknownPart { operation })
}

fn failed(book: &Book, operation: RefundId) -> Result<&Part, Refusal> {
    let part = part(book, operation)?;
    if part.status == PartStatus::Failed { Ok(part) } else { Err(Refusal::RefundPartResolved { operation }) }
}

fn change(book: &mut Book, operation: RefundId, change: impl FnOnce(&mut Part)) {
    book.parts.iter_mut().find(|part| part.operation == operation && part.via.is_some()).map(change);
}

fn mark(book: &mut Book, operation: RefundId, status: PartStatus) {
    change(book, operation, |part| part.status = status);
}

/// What a part's end posts. A part that failed before it was paid is in transit still.
fn resolution(book: &Book, event: &Event) -> Result<Option<Journal>, Refusal> {
    let (operation, posted, purpose) = match event {
        Event::PartPaid { operation, .. } => (*operation, *operation, Purpose::RefundPaid),
        Event::PartFailed { operation, .. } => (*operation, *operation, Purpose::RefundFailed),
        Event::PartPaidByHand { operation, again, .. } => (*operation, *again, Purpose::RefundPaid),
        Event::Created { .. } | Event::PartRetried { .. } | Event::PartCredited { .. } | Event::PartCovered { .. } => {
            return Ok(None);
        }
    };
    let part = part(book, operation)?;
    let from = match part.via {
        _ if operation != posted => Account::Bank,
        Some(Via::Gateway { gateway }) => Account::GatewayClearing(gateway),
        Some(Via::Receivable) => Account::BuyerReceivable(book.order),
        Some(Via::Bank) | None => Account::Bank,
    };
    let journal = Journal::builder(purpose, posted, book.currency);
    let journal = match (purpose, part.status) {
        (Purpose::RefundPaid, _) if crate::seeded_bug::bug("refund.paid_and_not_posted") => return Ok(None),
        (Purpose::RefundPaid, _) => journal.debit(Account::RefundsInTransit, part.amount).credit(from, part.amount),
        (_, PartStatus::Paid) => journal.debit(from, part.amount).credit(Account::RefundsInTransit, part.amount),
        _ => return Ok(None),
    };
    journal.build().map(Some)
}
