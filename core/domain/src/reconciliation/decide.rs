//! The rules of reconciling one line, or one operation that a report does not have.

use super::Reconciliation;
use super::figures::{Figures, Said, difference};
use super::message::{Book, Event, Facts, Request, WriteOff};
use super::report::ReportLine;
use crate::decider::{Decider, Effects, Named};
use crate::id::AnyId;
use crate::limits;
use crate::names::Gateway;
use crate::refusal::Refusal;

impl Decider for Reconciliation {
    const NAME: &'static str = "reconciliation";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        match (state, request) {
            (
                Self::Absent | Self::Agreed(_) | Self::Suspended(_) | Self::WrittenOff(_),
                Request::Book { gateway, line, .. },
            ) => {
                line.validate()?;
                book(state, *gateway, line, facts)
            }
            (Self::Absent, Request::Miss { gateway, operation, kind, .. }) => {
                let known = facts.known.filter(|known| (known.operation, known.kind) == (*operation, *kind));
                let known = known.ok_or(Refusal::ReconciliationNotPosted { operation: *operation })?;
                let Said { reason, figures } = Said::missing(&known)?;
                let moved = figures.clone();
                let (id, gateway, known) = (facts.id, *gateway, Some(known));
                let book = Book { id, gateway, line: None, known, reason, figures, write_off: None };
                Ok(vec![Event::Suspended { book, moved, at }])
            }
            // Another report had it, or it is known to be missing.
            (Self::Agreed(_) | Self::Suspended(_) | Self::WrittenOff(_), Request::Miss { .. }) => Ok(Vec::new()),
            (Self::Suspended(book), Request::AskWriteOff { reason }) => {
                limits::text("reconciliation.reason", reason, limits::REASON_BYTES_MAX)?;
                let by = facts.user.ok_or(Refusal::ReconciliationSecondPerson)?;
                let write_off = WriteOff { by, reason: reason.clone() };
                let same = book.write_off.as_ref() == Some(&write_off);
                Ok(if same { Vec::new() } else { vec![Event::WriteOffAsked { write_off, at }] })
            }
            (Self::Suspended(book), Request::WriteOff) => {
                let asked = book.write_off.as_ref().ok_or(Refusal::ReconciliationSecondPerson)?;
                let by = facts.user.filter(|user| *user != asked.by).ok_or(Refusal::ReconciliationSecondPerson)?;
                let moved = difference(&given_up(&book.figures)?, &book.figures)?;
                Ok(vec![Event::WrittenOff { by, moved, at }])
            }
            (Self::WrittenOff(_), Request::WriteOff) => Ok(Vec::new()),
            (Self::Absent | Self::Agreed(_) | Self::WrittenOff(_), Request::AskWriteOff { .. } | Request::WriteOff) => {
                Err(Refusal::ReconciliationWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                })
            }
        }
    }

    fn evolve(state: Self, event: &Event) -> Self {
        match (state, event) {
            (_, Event::Agreed { book, .. }) => Self::Agreed(book.clone()),
            (_, Event::Suspended { book, .. }) => Self::Suspended(book.clone()),
            (Self::Suspended(book), Event::WriteOffAsked { write_off, .. }) => {
                Self::Suspended(Book { write_off: Some(write_off.clone()), ..book })
            }
            (Self::Suspended(book), Event::WrittenOff { .. }) => Self::WrittenOff(book),
            (state, Event::WriteOffAsked { .. } | Event::WrittenOff { .. }) => state,
        }
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let (gateway, id, moved): (Gateway, AnyId, &[Figures]) = match event {
            Event::Agreed { book, moved, .. } | Event::Suspended { book, moved, .. } => {
                (book.gateway, book.id.into(), moved)
            }
            Event::WriteOffAsked { .. } => return Ok(Effects::default()),
            Event::WrittenOff { moved, .. } => match before.book() {
                Some(book) => (book.gateway, book.id.into(), moved),
                None => return Ok(Effects::default()),
            },
        };
        let mut effects = Effects::default();
        for figures in moved {
            figures.post(gateway, id, &mut effects.journals)?;
        }
        Ok(effects)
    }
}

fn given_up(figures: &[Figures]) -> Result<Vec<Figures>, Refusal> {
    figures.iter().map(|figures| figures.written_off()).collect()
}

/// Posts what a line says beyond what was posted on account of reports before: told again, nothing; and what was missing, or was
/// written off, leaves suspense when it is explained.
fn book(state: &Reconciliation, gateway: Gateway, line: &ReportLine, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let before = state.book();
    // What is posted stays posted: who did not find it does not know better.
    let known = facts.known.or(before.and_then(|book| book.known));
    let Said { reason, figures } = Said::of(line, known.as_ref())?;
    let said_before = |book: &&Book| {
        let same = (book.reason, &book.figures, book.line.as_ref()) == (reason, &figures, Some(line));
        same && book.gateway == gateway
    };
    let again = crate::seeded_bug::bug("reconciliation.fee_booked_twice");
    if before.filter(said_before).is_some() && !again {
        return Ok(Vec::new());
    }
    let posted = match state {
        Reconciliation::Agreed(_) if again => Vec::new(),
        Reconciliation::Absent => Vec::new(),
        Reconciliation::Agreed(book) | Reconciliation::Suspended(book) => book.figures.clone(),
        Reconciliation::WrittenOff(book) => given_up(&book.figures)?,
    };
    let moved = difference(&figures, &posted)?;
    let line = Some(line.clone());
    let book = Book { id: facts.id, gateway, line, known, reason, figures, write_off: None };
    let at = facts.at;
    Ok(vec![match reason {
        None => Event::Agreed { book, moved, at },
        Some(_) => Event::Suspended { book, moved, at },
    }])
}
