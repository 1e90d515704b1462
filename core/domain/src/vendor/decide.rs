//! The rules of a vendor.

use super::Vendor;
use super::book::{Account, AccountProposal, Book, Member, Requirement, RequirementKind, RequirementStatus};
use super::message::{Asked, Event, Facts, Request};
use crate::authority::MemberRole;
use crate::commission_plan::PlanForce;
use crate::decider::{Decider, Named};
use crate::id::RequirementId;
use crate::limits;
use crate::money::Amount;
use crate::refusal::Refusal;

impl Decider for Vendor {
    const NAME: &'static str = "vendor";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent, Request::Apply { contact }) => apply(*contact, facts)?,
            (Self::Applied(book), Request::RequestReview) => {
                let open = |requirement: &&Requirement| {
                    let theirs = matches!(requirement.kind, RequirementKind::Document | RequirementKind::Attestation);
                    let answered =
                        matches!(requirement.status, RequirementStatus::Submitted { .. } | RequirementStatus::Accepted);
                    theirs && !answered
                };
                match book.requirements.iter().find(open) {
                    Some(requirement) => return Err(Refusal::VendorRequirementOpen { requirement: requirement.id }),
                    None => Event::ReviewRequested { at },
                }
            }
            (Self::InReview(book), Request::Activate) if book.is_complete() => Event::Activated { at },
            (Self::InReview(_), Request::Activate) => return Err(Refusal::VendorIncomplete),
            (Self::Applied(_) | Self::InReview(_), Request::Reject { reason }) => {
                limits::text("vendor.reason", reason, limits::REASON_BYTES_MAX)?;
                Event::Rejected { reason: reason.clone(), at }
            }
            (Self::Active(_), Request::Suspend { reason }) => {
                limits::text("vendor.reason", reason, limits::REASON_BYTES_MAX)?;
                Event::Suspended { reason: reason.clone(), at }
            }
            (Self::Suspended(book), Request::Reinstate) if book.is_complete() => Event::Reinstated { at },
            (Self::Suspended(_), Request::Reinstate) => return Err(Refusal::VendorIncomplete),
            (Self::Applied(_) | Self::InReview(_) | Self::Active(_) | Self::Suspended(_), Request::Close) => {
                close(facts)?
            }
            (Self::Active(_), Request::Activate | Request::Reinstate)
            | (Self::InReview(_), Request::RequestReview)
            | (Self::Suspended(_), Request::Suspend { .. })
            | (Self::Rejected(_), Request::Reject { .. })
            | (Self::Closed(_), Request::Close) => return Ok(Vec::new()),
            (Self::Applied(book) | Self::InReview(book) | Self::Active(book) | Self::Suspended(book), request) => {
                if is_so(book, request, facts) {
                    return Ok(Vec::new());
                }
                match upkeep(book, request, facts)? {
                    Some(event) => event,
                    None => return Err(wrong_state(state, request)),
                }
            }
            (state, request) => return Err(wrong_state(state, request)),
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let (mut book, again): (Book, fn(Book) -> Self) = match (state, event) {
            (_, Event::Applied { book, .. }) => return Self::Applied(book.clone()),
            (Self::Absent, _) => return Self::Absent,
            (Self::Applied(book), _) => (book, Self::Applied),
            (Self::InReview(book), _) => (book, Self::InReview),
            (Self::Active(book), _) => (book, Self::Active),
            (Self::Suspended(book), _) => (book, Self::Suspended),
            (Self::Rejected(book), _) => (book, Self::Rejected),
            (Self::Closed(book), _) => (book, Self::Closed),
        };
        match event {
            Event::ReviewRequested { .. } => Self::InReview(book),
            Event::Activated { .. } | Event::Reinstated { .. } => Self::Active(book),
            Event::Rejected { .. } => Self::Rejected(book),
            Event::Suspended { .. } => Self::Suspended(book),
            Event::Closed { .. } => Self::Closed(book),
            event => {
                copy(&mut book, event);
                again(book)
            }
        }
    }
}

fn wrong_state(state: &Vendor, request: &Request) -> Refusal {
    Refusal::VendorWrongState { state: state.name().to_owned(), request: request.name().to_owned() }
}

fn apply(contact: crate::id::ContactId, facts: &Facts) -> Result<Event, Refusal> {
    facts.contact.theirs(contact)?;
    limits::count("vendor.requirements", facts.requirements.len(), limits::REQUIREMENTS_MAX)?;
    let requirement = |asked: &Asked| Requirement { id: asked.id, kind: asked.kind, status: RequirementStatus::Open };
    let book = Book {
        id: facts.id,
        contact,
        requirements: facts.requirements.iter().map(requirement).collect(),
        team: vec![Member { user: facts.user, role: MemberRole::Owner }],
        locations: Vec::new(),
        account: None,
        proposed: None,
        plan: None,
        payout_hold: None,
    };
    Ok(Event::Applied { book, at: facts.at })
}

fn close(facts: &Facts) -> Result<Event, Refusal> {
    let unbalanced = facts.balances.iter().any(|balance| *balance != Amount::ZERO);
    if facts.orders_unsettled > 0 || facts.payouts_running > 0 || unbalanced {
        return Err(Refusal::VendorUnsettled { orders: facts.orders_unsettled, payouts: facts.payouts_running });
    }
    Ok(Event::Closed { at: facts.at })
}

/// Whether what is asked for is so already: asked again after a lost reply, it changes nothing.
fn is_so(book: &Book, request: &Request, facts: &Facts) -> bool {
    match request {
        Request::SubmitRequirement { requirement, evidence } => {
            let status = RequirementStatus::Submitted { evidence: evidence.clone() };
            known(book, *requirement).is_ok_and(|known| known.status == status)
        }
        Request::RefuseRequirement { requirement, reason } => {
            let status = RequirementStatus::Refused { reason: reason.clone() };
            known(book, *requirement).is_ok_and(|known| known.status == status)
        }
        Request::SetMember { user, role } => book.team.contains(&Member { user: *user, role: *role }),
        Request::SetLocation { location } => book.locations.contains(location),
        Request::ProposeAccount { account } => {
            book.proposed == Some(AccountProposal { id: *account, by: facts.user })
                || (book.proposed.is_none() && book.account.is_some_and(|known| known.id == *account))
        }
        Request::ConfirmAccount { account } => {
            book.proposed.is_none() && book.account.is_some_and(|known| known.id == *account)
        }
        Request::AssignPlan { plan } => book.plan == *plan,
        Request::HoldPayouts { hold } => book.payout_hold.as_ref() == Some(hold),
        Request::ReleasePayouts => book.payout_hold.is_none(),
        Request::Apply { .. }
        | Request::AcceptRequirement { .. }
        | Request::RequestReview
        | Request::Activate
        | Request::Reject { .. }
        | Request::Suspend { .. }
        | Request::Reinstate
        | Request::Close
        | Request::RemoveMember { .. }
        | Request::RemoveLocation { .. } => false,
    }
}

/// What may happen to a vendor at any time of its life. None where the request is not one of these.
fn upkeep(book: &Book, request: &Request, facts: &Facts) -> Result<Option<Event>, Refusal> {
    let at = facts.at;
    Ok(Some(match request {
        Request::SubmitRequirement { requirement, evidence } => {
            limits::text("requirement.evidence", evidence, limits::REASON_BYTES_MAX)?;
            // What the operator accepts is what it saw.
            if let RequirementStatus::Submitted { .. } = known(book, *requirement)?.status {
                return Err(Refusal::VendorRequirementSubmitted { requirement: *requirement });
            }
            unmet(book, *requirement)?;
            Event::RequirementSubmitted { requirement: *requirement, evidence: evidence.clone(), at }
        }
        Request::AcceptRequirement { requirement } => {
            unmet(book, *requirement)?;
            Event::RequirementAccepted { requirement: *requirement, at }
        }
        Request::RefuseRequirement { requirement, reason } => {
            limits::text("requirement.reason", reason, limits::REASON_BYTES_MAX)?;
            known(book, *requirement)?;
            Event::RequirementRefused { requirement: *requirement, reason: reason.clone(), at }
        }
        Request::SetMember { user, role } => {
            let is_new = !book.team.iter().any(|member| member.user == *user);
            limits::count("vendor.team", book.team.len() + usize::from(is_new), limits::TEAM_MAX)?;
            if *role != MemberRole::Owner {
                keeps_an_owner(book, *user)?;
            }
            Event::MemberSet { member: Member { user: *user, role: *role }, at }
        }
        Request::RemoveMember { user } => {
            if !book.team.iter().any(|member| member.user == *user) {
                return Err(Refusal::VendorUnknownMember { user: *user });
            }
            keeps_an_owner(book, *user)?;
            Event::MemberRemoved { user: *user, at }
        }
        Request::SetLocation { location } => {
            let is_new = !book.locations.iter().any(|known| known.id == location.id);
            facts.contact.theirs(location.contact)?;
            limits::count("vendor.locations", book.locations.len() + usize::from(is_new), limits::LOCATIONS_MAX)?;
            Event::LocationSet { location: location.clone(), at }
        }
        Request::RemoveLocation { location } => {
            if !book.locations.iter().any(|known| known.id == *location) {
                return Err(Refusal::VendorUnknownLocation { location: *location });
            }
            Event::LocationRemoved { location: *location, at }
        }
        Request::ProposeAccount { account } => Event::AccountProposed { account: *account, by: facts.user, at },
        Request::ConfirmAccount { account } => {
            let proposed = book.proposed.filter(|proposed| proposed.id == *account);
            let proposed = proposed.ok_or(Refusal::VendorNoProposal)?;
            // Whoever took over one person's session must not send the money elsewhere.
            if proposed.by == facts.user {
                return Err(Refusal::VendorSecondPerson);
            }
            Event::AccountConfirmed { account: proposed.id, by: facts.user, at }
        }
        Request::AssignPlan { plan: Some(plan) } if facts.plan == PlanForce::NotInForce => {
            return Err(Refusal::VendorPlanNotInForce { plan: *plan });
        }
        Request::AssignPlan { plan } => Event::PlanAssigned { plan: *plan, at },
        Request::HoldPayouts { hold } => {
            limits::text("vendor.reason", &hold.reason, limits::REASON_BYTES_MAX)?;
            Event::PayoutsHeld { hold: hold.clone(), at }
        }
        Request::ReleasePayouts => Event::PayoutsReleased { at },
        Request::Apply { .. }
        | Request::RequestReview
        | Request::Activate
        | Request::Reject { .. }
        | Request::Suspend { .. }
        | Request::Reinstate
        | Request::Close => return Ok(None),
    }))
}

fn known(book: &Book, id: RequirementId) -> Result<&Requirement, Refusal> {
    let requirement = book.requirements.iter().find(|requirement| requirement.id == id);
    requirement.ok_or(Refusal::VendorUnknownRequirement { requirement: id })
}

fn unmet(book: &Book, id: RequirementId) -> Result<(), Refusal> {
    match known(book, id)?.status {
        RequirementStatus::Accepted => Err(Refusal::VendorRequirementMet { requirement: id }),
        RequirementStatus::Open | RequirementStatus::Submitted { .. } | RequirementStatus::Refused { .. } => Ok(()),
    }
}

fn keeps_an_owner(book: &Book, leaving: crate::id::UserId) -> Result<(), Refusal> {
    let others = book.team.iter().filter(|member| member.user != leaving && member.role == MemberRole::Owner);
    if others.count() == 0 && book.owners() > 0 { Err(Refusal::VendorLastOwner) } else { Ok(()) }
}

/// Copies what an event says into the book.
fn copy(book: &mut Book, event: &Event) {
    match event {
        Event::RequirementSubmitted { requirement, evidence, .. } => {
            set(book, *requirement, &RequirementStatus::Submitted { evidence: evidence.clone() });
        }
        Event::RequirementAccepted { requirement, .. } => set(book, *requirement, &RequirementStatus::Accepted),
        Event::RequirementRefused { requirement, reason, .. } => {
            set(book, *requirement, &RequirementStatus::Refused { reason: reason.clone() });
        }
        Event::MemberSet { member, .. } => {
            book.team.retain(|known| known.user != member.user);
            book.team.push(*member);
        }
        Event::MemberRemoved { user, .. } => book.team.retain(|known| known.user != *user),
        Event::LocationSet { location, .. } => {
            book.locations.retain(|known| known.id != location.id);
            book.locations.push(location.clone());
        }
        Event::LocationRemoved { location, .. } => book.locations.retain(|known| known.id != *location),
        Event::AccountProposed { account, by, .. } => book.proposed = Some(AccountProposal { id: *account, by: *by }),
        Event::AccountConfirmed { account, at, .. } => {
            book.account = Some(Account { id: *account, since: *at });
            book.proposed = None;
        }
        Event::PlanAssigned { plan, .. } => book.plan = *plan,
        Event::PayoutsHeld { hold, .. } => book.payout_hold = Some(hold.clone()),
        Event::PayoutsReleased { .. } => book.payout_hold = None,
        Event::Applied { .. }
        | Event::ReviewRequested { .. }
        | Event::Activated { .. }
        | Event::Rejected { .. }
        | Event::Suspended { .. }
        | Event::Reinstated { .. }
        | Event::Closed { .. } => {}
    }
}

fn set(book: &mut Book, id: RequirementId, status: &RequirementStatus) {
    for requirement in book.requirements.iter_mut().filter(|requirement| requirement.id == id) {
        requirement.status.clone_from(status);
    }
}
