//! Lines of providers' reports: under which id each is kept, and what is posted of its operation.

use super::{about, user_of};
use crate::derived::derived;
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{ENTRIES_READ_MAX, EntryQuery, Store, StoredEntry};
use crate::work::Work;
use std::collections::BTreeMap;
use vendra_domain::ledger::{Account, Purpose, Side};
use vendra_domain::names::Gateway;
use vendra_domain::reconciliation::{Facts, KnownOperation, Reconciliation, ReportKind, ReportLine, Request};
use vendra_domain::*;

/// What is posted at a gateway: an operation, and what it does to the balance.
pub(crate) type Known = BTreeMap<(AnyId, ReportKind), KnownOperation>;

pub(super) async fn reconciliation(
    work: &mut Work<'_>,
    id: Option<ReconciliationId>,
    request: &Request,
) -> Result<Outcome, Error> {
    let (at, user) = (work.at, user_of(&work.actor));
    let (own, known) = match request {
        Request::Book { gateway, line, posted } => of_line(work, *gateway, line, *posted).await?,
        Request::Miss { gateway, operation, kind, posted } => {
            let known = posted_at(work, *gateway, (*operation, *kind), *posted).await?;
            (id_of(*gateway, *operation, *kind)?, known)
        }
        Request::AskWriteOff { .. } | Request::WriteOff => {
            let what = || Refusal::RequestMalformed { what: "which is to be written off is not said".to_owned() };
            (id.ok_or_else(what)?, None)
        }
    };
    if id.is_some_and(|id| id != own) {
        let what = format!("{own} is the record of that, and no other");
        return Err(Refusal::RequestMalformed { what }.into());
    }
    work.ask::<Reconciliation>(own, request, &Facts { at, id: own, user, known }).await?;
    Ok(about::<Reconciliation>(own))
}

/// The record of an operation, whichever report has it or lacks it.
pub(crate) fn id_of(gateway: Gateway, operation: AnyId, kind: ReportKind) -> Result<ReconciliationId, Refusal> {
    Ok(ReconciliationId::from_uuid(derived(0, &("reconciliation", gateway, operation, kind))?))
}

/// The record of a line, and what is posted of its operation. A second line of the same operation is none of the operation's.
async fn of_line(
    work: &mut Work<'_>,
    gateway: Gateway,
    line: &ReportLine,
    posted: Option<Timestamp>,
) -> Result<(ReconciliationId, Option<KnownOperation>), Error> {
    if let Some((operation, kind)) = line.booked_as() {
        let own = id_of(gateway, operation, kind)?;
        let state = work.state::<Reconciliation>(own).await?;
        let first = state.book().and_then(|book| book.line.as_ref()).is_none_or(|first| first.id == line.id);
        if first {
            let known = match posted {
                Some(posted) => posted_at(work, gateway, (operation, kind), posted).await?,
                None => None,
            };
            return Ok((own, known));
        }
    }
    Ok((id_by_line(gateway, line)?, None))
}

/// The record of a line that is no operation's.
fn id_by_line(gateway: Gateway, line: &ReportLine) -> Result<ReconciliationId, Refusal> {
    Ok(ReconciliationId::from_uuid(derived(0, &("reconciliation", gateway, &line.id))?))
}

/// The records that a request can be about.
pub(crate) fn ids_of(request: &Request) -> Result<Vec<ReconciliationId>, Refusal> {
    Ok(match request {
        Request::Book { gateway, line, .. } => {
            let of = line.booked_as().map(|(operation, kind)| id_of(*gateway, operation, kind)).transpose()?;
            of.into_iter().chain([id_by_line(*gateway, line)?]).collect()
        }
        Request::Miss { gateway, operation, kind, .. } => vec![id_of(*gateway, *operation, *kind)?],
        Request::AskWriteOff { .. } | Request::WriteOff => Vec::new(),
    })
}

async fn posted_at(
    work: &Work<'_>,
    gateway: Gateway,
    which: (AnyId, ReportKind),
    at: Timestamp,
) -> Result<Option<KnownOperation>, Error> {
    let known = posted(work.engine.store.as_ref(), work.tenant, gateway, (at, at)).await?;
    Ok(known.get(&which).copied())
}

/// What was posted at a gateway in a time, both ends included.
///
/// Errors: `limit.count` for more than [`limits::REPORT_OPERATIONS_MAX`] entries, `store.*`.
pub(crate) async fn posted(
    store: &dyn Store,
    tenant: MarketplaceId,
    gateway: Gateway,
    period: (Timestamp, Timestamp),
) -> Result<Known, Error> {
    let mut known = Known::new();
    // What a dispute costs is posted with what it takes, in one: how much of it is the fee stands in the account of fees.
    let mut dispute_fees: BTreeMap<(AnyId, Purpose), Amount> = BTreeMap::new();
    for stored in entries(store, tenant, Account::GatewayFees, period).await? {
        if matches!(stored.purpose, Purpose::DisputeOpened | Purpose::DisputeWon) {
            let fee = dispute_fees.entry((stored.operation, stored.purpose)).or_default();
            *fee = fee.plus(signed(&stored))?;
        }
    }
    let mut fees = Vec::new();
    for stored in entries(store, tenant, Account::GatewayClearing(gateway), period).await? {
        let (operation, currency, at) = (stored.operation, stored.currency, stored.at);
        if stored.purpose == Purpose::GatewayFee {
            fees.push(stored);
            continue;
        }
        let Some(kind) = kind_of(stored.purpose) else { continue };
        let (none, fee) = (Amount::ZERO, dispute_fees.remove(&(operation, stored.purpose)).unwrap_or_default());
        let blank = KnownOperation { operation, kind, gross: none, fee: none, currency, at };
        let of = known.entry((operation, kind)).or_insert(blank);
        (of.gross, of.fee) = (of.gross.plus(signed(&stored))?.plus(fee)?, of.fee.plus(fee)?);
    }
    for stored in fees {
        let fee = signed(&stored).negated();
        let of = CHARGED.iter().find(|kind| known.contains_key(&(stored.operation, **kind)));
        if let Some(of) = of.and_then(|kind| known.get_mut(&(stored.operation, *kind))) {
            of.fee = of.fee.plus(fee)?;
        }
    }
    Ok(known)
}

/// What a gateway charges a fee for, beside disputes: each is done once under its id.
const CHARGED: [ReportKind; 5] =
    [ReportKind::Capture, ReportKind::Refund, ReportKind::Transfer, ReportKind::TransferReversal, ReportKind::Payout];

fn signed(stored: &StoredEntry) -> Amount {
    match stored.entry.side {
        Side::Debit => stored.entry.amount,
        Side::Credit => stored.entry.amount.negated(),
    }
}

/// What a posting at a gateway is in its report; none for what was posted because of one.
const fn kind_of(purpose: Purpose) -> Option<ReportKind> {
    Some(match purpose {
        Purpose::Funding | Purpose::Collection | Purpose::GiftCardIssued => ReportKind::Capture,
        Purpose::RefundPaid => ReportKind::Refund,
        Purpose::RefundFailed => ReportKind::RefundReturned,
        Purpose::DisputeOpened => ReportKind::Dispute,
        Purpose::DisputeWon => ReportKind::DisputeReturned,
        Purpose::TransferMade => ReportKind::Transfer,
        Purpose::TransferReversed => ReportKind::TransferReversal,
        Purpose::PayoutPaid => ReportKind::Payout,
        Purpose::PayoutFailed => ReportKind::PayoutReturned,
        _ => return None,
    })
}

async fn entries(
    store: &dyn Store,
    tenant: MarketplaceId,
    account: Account,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<StoredEntry>, Error> {
    let (account, limit) = (Some(account), ENTRIES_READ_MAX);
    let mut query = EntryQuery { account, currency: None, from: Some(from), until: Some(until), after: 0, limit };
    let mut all = Vec::new();
    loop {
        let some = store.entries(tenant, query.clone()).await?;
        let full = some.len() == usize::try_from(limit).unwrap_or(usize::MAX);
        query.after = some.last().map_or(query.after, |entry| entry.position);
        all.extend(some);
        limits::count("report.entries", all.len(), ENTRIES_MAX)?;
        if !full {
            return Ok(all);
        }
    }
}

/// Each operation posts itself and its fee.
const ENTRIES_MAX: usize = limits::REPORT_OPERATIONS_MAX * 2;
