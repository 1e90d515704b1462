//! What vendors are owed: settled in batches, paid out with a statement.

use super::vendor_gateway::Open;
use super::{about, fulfil, goods, placing, pricing, user_of};
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{EntryQuery, Query, QueryName};
use crate::work::Work;
use vendra_domain::counter::CounterKey;
use vendra_domain::ledger::{Account, Purpose, Side};
use vendra_domain::payment::Payment;
use vendra_domain::payout::{self, PaidFrom, Payout, Statement, StatementKind, StatementLine};
use vendra_domain::settlement::{self, Candidate, Hold, MoneyState, Settlement, SettlementPolicy};
use vendra_domain::vendor::Vendor;
use vendra_domain::vendor_order::{self, VendorOrder};
use vendra_domain::*;

pub(super) async fn settlement(
    work: &mut Work<'_>,
    id: Option<SettlementId>,
    request: &settlement::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| SettlementId::from_uuid(work.fresh()));
    let policy = pricing::setting(work, |settings| settings.settlement).await?.unwrap_or_default();
    let mut facts = settlement::Facts { at: work.at, id, policy, candidates: Vec::new(), available: Amount::ZERO };
    match request {
        settlement::Request::Settle { vendor, currency } => {
            facts.candidates = candidates(work, (*vendor, *currency), &policy).await?;
        }
        settlement::Request::WriteOff { vendor, currency, .. } => {
            facts.available = available(work, *vendor, *currency).await?;
        }
        settlement::Request::ReleaseReserve => {}
    }
    let events = work.ask::<Settlement>(id, request, &facts).await?;
    for event in events {
        let settlement::Event::Settled { book, .. } = event else { continue };
        let mut parts: Vec<VendorOrderId> = book.items.iter().map(|item| item.vendor_order).collect();
        parts.dedup();
        parts.retain(|_| !crate::seeded_bug::bug("vendors_money.settled_and_not_marked"));
        for part in parts {
            let lines = book.items.iter().filter(|item| item.vendor_order == part).map(|item| item.line).collect();
            let state = work.state::<VendorOrder>(part).await?;
            if let Some(known) = state.book() {
                let order = placing::book_of(work, known.order, "settle").await?;
                let request = vendor_order::Request::MarkSettled { settlement: id, lines };
                fulfil::ask(work, &order, part, &request).await?;
            }
        }
    }
    Ok(about::<Settlement>(id))
}

pub(super) async fn available(work: &mut Work<'_>, vendor: VendorId, currency: Currency) -> Result<Amount, Error> {
    Ok(Amount::new(work.counter(CounterKey::VendorAvailable { vendor, currency }).await?)?)
}

/// Lines of a vendor whose money is not settled, oldest first, until there are as many to settle as one settlement takes: what is
/// not due, however much, keeps nothing else waiting.
async fn candidates(
    work: &mut Work<'_>,
    (vendor, currency): (VendorId, Currency),
    policy: &SettlementPolicy,
) -> Result<Vec<Candidate>, Error> {
    let (mut candidates, mut due) = (Vec::new(), 0);
    let mut query = Query::new(QueryName::VendorOrdersPending, vendor);
    loop {
        let (ids, next) = work.page::<VendorOrderId>(query.clone()).await?;
        for id in ids {
            let of_this = candidates_of(work, (id, currency), policy).await?;
            let ready = |candidate: &&Candidate| candidate.is_due(policy, work.at).unwrap_or(false);
            due += of_this.iter().filter(ready).count();
            candidates.extend(of_this);
            if due >= limits::SETTLEMENT_ITEMS_MAX {
                return Ok(candidates);
            }
        }
        match next {
            Some(next) => query.after = Some(next),
            None => return Ok(candidates),
        }
    }
}

/// The lines of one vendor order. What is open about them is looked for only where nothing else keeps them from being settled.
async fn candidates_of(
    work: &mut Work<'_>,
    (id, currency): (VendorOrderId, Currency),
    policy: &SettlementPolicy,
) -> Result<Vec<Candidate>, Error> {
    let (mut candidates, at) = (Vec::new(), work.at);
    let state = work.state::<VendorOrder>(id).await?;
    let Some(book) = state.book().filter(|book| book.currency == currency) else { return Ok(candidates) };
    let order = placing::book_of(work, book.order, "settle").await?;
    let delivered_at = match book.parcels.iter().filter_map(|parcel| parcel.delivered_at).max() {
        _ if !book.is_done() => None,
        // Of goods that never arrive there is nothing to wait for: what is left is a fee that a refund kept.
        None => Some(at.plus_ms(policy.delay_ms.saturating_neg())?),
        some => some,
    };
    for line in book.lines.iter().filter(|line| line.share == ledger::VendorShare::Pending) {
        let Some(frozen) = order.lines.iter().find(|frozen| frozen.id == line.id) else { continue };
        let whole = line.progress.captured.plus(line.progress.voided)? == frozen.total();
        candidates.push(Candidate {
            vendor_order: id,
            line: line.id,
            amount: frozen.vendor_share(line.progress)?,
            money: if whole { MoneyState::There } else { MoneyState::Owed },
            delivered_at,
            hold: Hold::None,
        });
    }
    let mut due = false;
    for candidate in &candidates {
        due |= candidate.is_due(policy, at)?;
    }
    if !due {
        return Ok(candidates);
    }
    let (disputed, open) = (is_disputed(work, &order).await?, goods::open_lines(work, id).await?);
    for candidate in candidates.iter_mut().filter(|candidate| disputed || open.contains(&candidate.line)) {
        candidate.hold = Hold::Held;
    }
    Ok(candidates)
}

/// Whether a dispute about one of an order's payments is open.
async fn is_disputed(work: &mut Work<'_>, order: &order::Book) -> Result<bool, Error> {
    for payment in placing::payments_of(order) {
        let state = work.state::<Payment>(payment).await?;
        if state.book().is_some_and(|book| book.disputed.iter().any(|held| held.outcome.is_none())) {
            return Ok(true);
        }
    }
    Ok(false)
}

pub(super) async fn payout(
    work: &mut Work<'_>,
    id: Option<PayoutId>,
    request: &payout::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| PayoutId::from_uuid(work.fresh()));
    let known = work.state::<Payout>(id).await?;
    let of = match (request, &*known) {
        (payout::Request::Create { vendor, currency, .. }, _) => Some((*vendor, *currency)),
        (_, known) => known.book().map(|book| (book.vendor, book.currency)),
    };
    let absent = Refusal::PayoutWrongState { state: "absent".to_owned(), request: <&str>::from(request).to_owned() };
    let (vendor, currency) = of.ok_or(absent)?;
    let minimum = pricing::setting(work, |settings| settings.payout_minimum.get(&currency).copied()).await?.flatten();
    let known = work.state::<Vendor>(vendor).await?;
    let paid_from = pricing::setting(work, |settings| settings.paid_from).await?.unwrap_or_default();
    begins_with(work, request, paid_from)?;
    let facts = payout::Facts {
        at: work.at,
        id,
        user: user_of(&work.actor),
        available: available(work, vendor, currency).await?,
        minimum: minimum.unwrap_or_default(),
        account: known.book().and_then(|book| book.account).map(|account| account.id),
        paid_from,
        hold: known.book().and_then(|book| book.payout_hold.clone()),
        statement: statement(work, vendor, currency).await?,
    };
    let events = work.ask::<Payout>(id, request, &facts).await?;
    let mut outcome = about::<Payout>(id);
    for event in events {
        if let payout::Event::Started { book, .. } = event {
            outcome.pay = book.gateway().map(|_| Open::Payout(id));
        }
    }
    Ok(outcome)
}

/// What is begun needs a gateway that the engine has.
fn begins_with(work: &Work<'_>, request: &payout::Request, paid_from: PaidFrom) -> Result<(), Error> {
    let PaidFrom::Gateway { gateway } = paid_from else { return Ok(()) };
    match request {
        payout::Request::Create { .. } | payout::Request::Approve if !work.engine.gateways.contains_key(&gateway) => {
            Err(Error::no_gateway(gateway))
        }
        _ => Ok(()),
    }
}

/// What changed a vendor's available money since its last payout was begun.
async fn statement(work: &mut Work<'_>, vendor: VendorId, currency: Currency) -> Result<Statement, Error> {
    let mut statement = Statement { opening: Amount::ZERO, lines: Vec::new() };
    let (account, limit) = (Some(Account::VendorAvailable(vendor)), crate::port::ENTRIES_READ_MAX);
    let mut query = EntryQuery { account, currency: Some(currency), from: None, until: None, after: 0, limit };
    loop {
        let entries = work.engine.store.entries(work.tenant, query.clone()).await?;
        let full = entries.len() == usize::try_from(limit).unwrap_or(usize::MAX);
        query.after = entries.last().map_or(query.after, |entry| entry.position);
        for stored in entries {
            let amount = match stored.entry.side {
                Side::Credit => stored.entry.amount,
                Side::Debit => stored.entry.amount.negated(),
            };
            if stored.purpose == Purpose::PayoutStarted {
                let opening = statement.closing()?.plus(amount)?;
                statement = Statement { opening, lines: Vec::new() };
                continue;
            }
            let (kind, at) = (kind_of(stored.purpose), stored.at);
            let reference = stored.entry.line.map_or(stored.operation, AnyId::from);
            statement.lines.push(StatementLine { kind, reference, amount, at });
        }
        if !full {
            return Ok(statement);
        }
    }
}

const fn kind_of(purpose: Purpose) -> StatementKind {
    match purpose {
        Purpose::Settlement => StatementKind::Sale,
        Purpose::Reversal => StatementKind::Refund,
        Purpose::DisputeLost | Purpose::DisputeWon | Purpose::DisputeCovered => StatementKind::Dispute,
        Purpose::ReserveHeld => StatementKind::ReserveHeld,
        Purpose::ReserveReleased => StatementKind::ReserveReleased,
        Purpose::PayoutFailed => StatementKind::FailedPayout,
        Purpose::TransferStarted => StatementKind::Transfer,
        Purpose::TransferFailed | Purpose::TransferReversed => StatementKind::TransferBack,
        Purpose::Collection => StatementKind::CashCollected,
        _ => StatementKind::Adjustment,
    }
}
