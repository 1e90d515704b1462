//! What may be asked about an order as it stands.

use super::dice::Dice;
use super::found::Town;
use super::port::Books;
use super::watch::{Watch, record, state};
use crate::world::{member, owner, system, tenant};
use std::collections::BTreeSet;
use vendra::authority::{Actor, StaffRole};
use vendra::checkout::GiveBack;
use vendra::domain::claim::{self, Claim, Resolution};
use vendra::domain::dispute::{self, Dispute};
use vendra::domain::exchange::{self, Exchange};
use vendra::domain::frozen_line::Source;
use vendra::domain::marketplace::{self, CapturePolicy, Marketplace};
use vendra::domain::order::{self, Order};
use vendra::domain::payment::Collector;
use vendra::domain::payment::{
    self, AttemptOutcome, AttemptStatus, Collected, MethodKind, OperationStatus, Payment, Request as Pay,
};
use vendra::domain::refund::{self, Destination, PartStatus, Refund, Via};
use vendra::domain::returns::{self, Disposition, Inspected, Reason, Return};
use vendra::domain::transfer::{self, Transfer};
use vendra::domain::vendor_order::{self, Goods, LineUnits, Undo, VendorOrder};
use vendra::memory::MemoryStore;
use vendra::port::{RecordKey, RecordKind};
use vendra::{Amount, Command, OrderId, RefundId, VendorId, VendorOrderId};

/// What an actor sees of its world when it decides what to ask.
#[derive(Clone, Copy)]
pub(crate) struct Look<'w> {
    pub(crate) memory: &'w MemoryStore,
    pub(crate) watch: &'w Watch,
    pub(crate) books: &'w Books,
    pub(crate) town: &'w Town,
    /// What time it is.
    pub(crate) now_ms: i64,
}

/// A request and who makes it.
pub(crate) type Act = (Actor, Command);

impl Look<'_> {
    /// What belongs to an order.
    pub(crate) fn of(&self, order: OrderId) -> Vec<RecordKey> {
        let seen = self.watch.seen();
        seen.by_order.get(&order.to_string()).map(|keys| keys.iter().cloned().collect()).unwrap_or_default()
    }

    pub(crate) fn state<D>(&self, key: &RecordKey) -> D
    where
        D: vendra::domain::decider::Decider<State = D> + serde::de::DeserializeOwned + Default,
    {
        state::<D>(self.memory, tenant(), key)
    }

    /// What is on record, as it is written.
    pub(crate) fn text(&self, key: &RecordKey) -> String {
        record(self.memory, tenant(), key).map(|record| record.body.as_str().to_owned()).unwrap_or_default()
    }
}

/// Somebody else of the platform.
pub(crate) fn finance() -> Actor {
    let user = "usr_01h455vb4pex5vsknk084sn002".parse().expect("an id");
    Actor::Staff { tenant: tenant(), user, role: StaffRole::Finance }
}

/// One of the things that may be asked about an order now; none where there is nothing.
pub(crate) fn after(look: &Look<'_>, order: OrderId, buyer: Actor, dice: &mut Dice) -> Option<Act> {
    let keys = look.of(order);
    // Most orders go on; a few things happen to all kinds of them.
    for _ in 0..4 {
        let key = dice.one(&keys)?.clone();
        if let Some(act) = about(look, (order, buyer), &key, dice) {
            return Some(act);
        }
    }
    None
}

fn about(look: &Look<'_>, (order, buyer): (OrderId, Actor), key: &RecordKey, dice: &mut Dice) -> Option<Act> {
    match key.kind {
        RecordKind::Order => of_order(look, order, buyer, key, dice),
        RecordKind::VendorOrder => of_part(look, (order, buyer), key, dice),
        RecordKind::Payment => of_payment(look, key, dice),
        RecordKind::Refund => of_refund(look, key, dice),
        RecordKind::Return => of_return(look, buyer, key, dice),
        RecordKind::Claim => of_claim(look, buyer, key, dice),
        RecordKind::Exchange => of_exchange(look, key, dice),
        RecordKind::Dispute => of_dispute(look, key, dice),
        RecordKind::Transfer => of_transfer(look, key, dice),
        _ => None,
    }
}

fn of_order(look: &Look<'_>, id: OrderId, buyer: Actor, key: &RecordKey, dice: &mut Dice) -> Option<Act> {
    let request = match look.state::<Order>(key) {
        Order::AwaitingPayment(_) | Order::Placed(_) if dice.hits(12) => {
            order::Request::Cancel { reason: "changed my mind".to_owned() }
        }
        _ if dice.hits(1) => return captures_otherwise(look),
        _ => return None,
    };
    Some((buyer, Command::Order { id: Some(id), request }))
}

/// The platform captures later than it did, or sooner.
fn captures_otherwise(look: &Look<'_>) -> Option<Act> {
    let state = look.state::<Marketplace>(&RecordKey::new(RecordKind::Marketplace, tenant()));
    let mut settings = state.book()?.settings.clone();
    settings.capture = match settings.capture {
        CapturePolicy::OnPlacement => CapturePolicy::AtShipment,
        CapturePolicy::AtShipment => CapturePolicy::OnPlacement,
    };
    let request = marketplace::Request::Configure { settings };
    Some((owner(), Command::Marketplace { id: Some(tenant()), request }))
}

fn part_of(look: &Look<'_>, part: VendorOrderId) -> Option<vendor_order::Book> {
    look.state::<VendorOrder>(&RecordKey::new(RecordKind::VendorOrder, part)).book().cloned()
}

fn some_units(book: &vendor_order::Book, of: impl Fn(&vendor_order::Line) -> u32, dice: &mut Dice) -> Vec<LineUnits> {
    let lines = book.goods().filter(|line| of(line) > 0).filter_map(|line| {
        let units = u32::try_from(dice.below(usize::try_from(of(line)).unwrap_or(0) + 1)).unwrap_or(0);
        (units > 0).then_some(LineUnits { line: line.id, units })
    });
    lines.collect()
}

fn of_part(look: &Look<'_>, (order, buyer): (OrderId, Actor), key: &RecordKey, dice: &mut Dice) -> Option<Act> {
    let id: VendorOrderId = key.id.parse().ok()?;
    let state = look.state::<VendorOrder>(key);
    let book = state.book()?;
    let vendor = member(book.vendor);
    let on = |actor: Actor, request| Some((actor, Command::VendorOrder { id: Some(id), request }));
    if dice.hits(14) || (book.is_done() && dice.hits(50)) {
        return sent_back(id, book, (order, buyer), dice);
    }
    match &state {
        VendorOrder::Open(_) if dice.hits(75) => on(vendor, vendor_order::Request::Accept),
        VendorOrder::Open(_) => on(vendor, vendor_order::Request::Reject { reason: "sold elsewhere".to_owned() }),
        VendorOrder::Accepted(_) | VendorOrder::Fulfilling(_) => {
            let parcel = book.parcels.iter().find(|parcel| parcel.delivered_at.is_none());
            if let Some(parcel) = parcel.filter(|_| dice.hits(50)) {
                return on(vendor, vendor_order::Request::Deliver { parcel: parcel.id });
            }
            let lines = some_units(book, vendor_order::Line::open, dice);
            if lines.is_empty() {
                return None;
            }
            if dice.hits(8) {
                let (by, cause) = (vendor_order::By::Vendor, vendor_order::CancelCause::Asked);
                return on(vendor, vendor_order::Request::Cancel { lines, by, cause });
            }
            on(vendor, vendor_order::Request::Ship { lines, tracking: None })
        }
        _ => None,
    }
}

/// Money back, a return, an exchange, a claim.
fn sent_back(
    id: VendorOrderId,
    book: &vendor_order::Book,
    (order, buyer): (OrderId, Actor),
    dice: &mut Dice,
) -> Option<Act> {
    let arrived = some_units(book, vendor_order::Line::arrived, dice);
    match dice.below(5) {
        0 => {
            let undo = if arrived.is_empty() || dice.hits(50) {
                Undo::Amount { amount: Amount::new(dice.between(1, 2_500)).ok()? }
            } else {
                Undo::Units { lines: arrived, goods: Goods::Arrived }
            };
            let to = if dice.hits(20) { Destination::StoreCredit } else { Destination::Payments };
            let with = GiveBack { vendor_order: id, undo, reason: "torn".to_owned(), to };
            Some((owner(), Command::GiveBack { order, with }))
        }
        1 => {
            let undo = Undo::Rest;
            let with = GiveBack { vendor_order: id, undo, reason: "all".to_owned(), to: Destination::Payments };
            Some((owner(), Command::GiveBack { order, with }))
        }
        2 if !arrived.is_empty() => {
            let request = returns::Request::Create { vendor_order: id, lines: arrived, reason: Reason::ChangedMind };
            Some((buyer, Command::Return { id: None, request }))
        }
        3 if !arrived.is_empty() => {
            let request =
                exchange::Request::Create { vendor_order: id, lines: arrived, reason: "too small".to_owned() };
            Some((buyer, Command::Exchange { id: None, request }))
        }
        _ => {
            let sent = some_units(book, |line| line.kept(), dice);
            let fault = if arrived.is_empty() { claim::Fault::NotReceived } else { claim::Fault::Damaged };
            let lines = if arrived.is_empty() { sent } else { arrived };
            let request = claim::Request::Create { vendor_order: id, lines, fault };
            Some((buyer, Command::Claim { id: None, request }))
        }
    }
}

fn of_payment(look: &Look<'_>, key: &RecordKey, dice: &mut Dice) -> Option<Act> {
    let id = key.id.parse().ok()?;
    let state = look.state::<Payment>(key);
    let book = state.book()?;
    let on = |request| Some((system(), Command::Payment { id: Some(id), request }));
    if let Some(attempt) = book.attempts.iter().find(|attempt| attempt.status == AttemptStatus::NeedsAction) {
        return on(Pay::ResolveAttempt { attempt: attempt.id, outcome: did_it(look, book, attempt.id)? });
    }
    if let (MethodKind::Receivable { collector }, Payment::Captured(_)) = (book.terms.kind, &state) {
        let most = book.amount.minus(book.collected).ok()?.minor();
        let amount = Amount::new(dice.between(1, most.max(1))).ok()?;
        let by = match collector {
            Collector::Platform => Collected::Platform,
            Collector::Vendor => {
                let vendor: VendorId = dice.one(&look.town.stands)?.vendor;
                Collected::Vendor { vendor, share: vendra::domain::ledger::VendorShare::Pending }
            }
        };
        return if collector == Collector::Vendor { None } else { on(Pay::Collect { amount, by }) };
    }
    let asks = !matches!(book.terms.kind, MethodKind::Receivable { .. });
    if matches!(state, Payment::Captured(_)) && asks && dice.hits(15) {
        let most = book.refundable().ok()?.minor();
        let (amount, fee) = (dice.between(1, most.max(1)), dice.between(0, 15));
        // The gateway tells of most by itself; some are reported.
        if dice.hits(60) {
            let mut bank = look.books.bank();
            if amount <= bank.disputable(id) {
                bank.open_case(id, (amount, fee));
            }
            return None;
        }
        let (amount, fee) = (Amount::new(amount).ok()?, Amount::new(fee).ok()?);
        let request = dispute::Request::Open { payment: id, amount, fee, reason: "never ordered".to_owned() };
        return Some((system(), Command::Dispute { id: None, request }));
    }
    if book.terms.kind == MethodKind::AuthorizeAndCapture && dice.hits(2) {
        return lapses(look, &state, book);
    }
    None
}

/// The payer's bank holds nothing any more, and the gateway says so. What is on its way there may still be in time.
fn lapses(look: &Look<'_>, state: &Payment, book: &payment::Book) -> Option<Act> {
    let mut bank = look.books.bank();
    let open = |operation: &&payment::Operation| {
        matches!(operation.status, OperationStatus::Started | OperationStatus::Unknown)
    };
    let on_its_way = book.operations.iter().filter(open).any(|operation| bank.answer(operation.id).is_none());
    if on_its_way || !matches!(state, Payment::Authorized(_) | Payment::Captured(_)) {
        return None;
    }
    bank.lapse(book.id);
    Some((system(), Command::Payment { id: Some(book.id), request: Pay::Lapse }))
}

/// The payer does what was asked of it, and the gateway says so.
fn did_it(look: &Look<'_>, book: &payment::Book, attempt: vendra::AttemptId) -> Option<AttemptOutcome> {
    look.books.bank().confirm(attempt);
    Some(match book.terms.kind {
        MethodKind::AuthorizeAndCapture => AttemptOutcome::Authorized,
        MethodKind::Sale | MethodKind::Asynchronous => AttemptOutcome::Paid { fee: Amount::ZERO },
        MethodKind::Receivable { .. } => return None,
    })
}

fn of_refund(look: &Look<'_>, key: &RecordKey, dice: &mut Dice) -> Option<Act> {
    let id = key.id.parse().ok()?;
    let Refund::Failed(book) = look.state::<Refund>(key) else { return None };
    let failed = book.parts.iter().find(|part| part.status == PartStatus::Failed)?;
    let operation = failed.operation;
    let request = match dice.below(4) {
        0 => refund::Request::GiveCredit { operation },
        1 => by_hand(operation),
        _ => refund::Request::Retry { operation },
    };
    Some((owner(), Command::Refund { id: Some(id), request }))
}

fn by_hand(operation: RefundId) -> refund::Request {
    refund::Request::PayByHand { operation, reference: "from the bank".to_owned() }
}

/// Whether a payment's method pays nothing back any more.
pub(crate) fn is_refund_over(look: &Look<'_>, book: &payment::Book) -> bool {
    let ends =
        book.captured_at.zip(book.terms.refund_within_ms).map(|(at, within)| at.unix_ms().saturating_add(within));
    ends.is_some_and(|ends| ends <= look.now_ms)
}

fn of_return(look: &Look<'_>, buyer: Actor, key: &RecordKey, dice: &mut Dice) -> Option<Act> {
    let id = key.id.parse().ok()?;
    let state = look.state::<Return>(key);
    let (Return::Requested(book) | Return::Approved(book) | Return::InTransit(book) | Return::Received(book)) = &state
    else {
        return None;
    };
    let vendor = member(part_of(look, book.vendor_order)?.vendor);
    let (actor, request) = match &state {
        Return::Requested(_) if dice.hits(85) => (vendor, returns::Request::Approve),
        Return::Requested(_) => (vendor, returns::Request::Refuse { why: "worn".to_owned() }),
        Return::Approved(_) if dice.hits(90) => (buyer, returns::Request::Send { tracking: None }),
        Return::Approved(_) => (buyer, returns::Request::Cancel),
        Return::InTransit(_) => (vendor, returns::Request::Receive),
        _ => {
            let inspect = |line: &LineUnits| {
                let accepted = u32::try_from(dice.below(usize::try_from(line.units).unwrap_or(0) + 1)).unwrap_or(0);
                let disposition = if dice.hits(70) { Disposition::Restock } else { Disposition::WriteOff };
                Inspected { line: line.line, accepted, disposition }
            };
            (vendor, returns::Request::Inspect { lines: book.lines.iter().map(inspect).collect() })
        }
    };
    Some((actor, Command::Return { id: Some(id), request }))
}

fn of_claim(look: &Look<'_>, buyer: Actor, key: &RecordKey, dice: &mut Dice) -> Option<Act> {
    let id = key.id.parse().ok()?;
    let state = look.state::<Claim>(key);
    let (Claim::Open(book) | Claim::Answered(book) | Claim::Escalated(book)) = &state else { return None };
    let vendor = member(part_of(look, book.vendor_order)?.vendor);
    let resolution = match dice.below(4) {
        0 => Resolution::RefundUnits { lines: book.lines.clone() },
        1 => Resolution::RefundAmount { amount: Amount::new(dice.between(1, 900)).ok()? },
        2 => Resolution::Replace { lines: book.lines.clone() },
        _ => Resolution::Deny { why: "it was whole".to_owned() },
    };
    let (actor, request) = match (&state, &book.offered) {
        (Claim::Open(_), _) if dice.hits(80) => (vendor, claim::Request::Answer { resolution }),
        (Claim::Open(_), _) => (buyer, claim::Request::Withdraw),
        (Claim::Answered(_), Some(offered)) if dice.hits(60) => {
            (buyer, claim::Request::AcceptAnswer { resolution: offered.clone() })
        }
        (Claim::Answered(_), _) => (buyer, claim::Request::Escalate),
        _ => (owner(), claim::Request::Decide { resolution }),
    };
    Some((actor, Command::Claim { id: Some(id), request }))
}

fn of_exchange(look: &Look<'_>, key: &RecordKey, dice: &mut Dice) -> Option<Act> {
    let id = key.id.parse().ok()?;
    let state = look.state::<Exchange>(key);
    let (Exchange::Requested(book) | Exchange::Approved(book) | Exchange::Received(book)) = &state else {
        return None;
    };
    let vendor = member(part_of(look, book.vendor_order)?.vendor);
    let request = match &state {
        Exchange::Requested(_) if dice.hits(85) => exchange::Request::Approve,
        Exchange::Requested(_) => exchange::Request::Refuse { why: "worn".to_owned() },
        Exchange::Approved(_) => exchange::Request::Receive,
        _ if dice.hits(60) => exchange::Request::Ship { tracking: None },
        _ => exchange::Request::Refund,
    };
    Some((vendor, Command::Exchange { id: Some(id), request }))
}

fn of_dispute(look: &Look<'_>, key: &RecordKey, dice: &mut Dice) -> Option<Act> {
    let id = key.id.parse().ok()?;
    let state = look.state::<Dispute>(key);
    let case = match &state {
        Dispute::Open(book) | Dispute::UnderReview(book) | Dispute::Lost(book) if is_case(book) => Some(&book.reason),
        _ => None,
    };
    let request = match &state {
        Dispute::Open(_) if dice.hits(40) => dispute::Request::SubmitEvidence { evidence: "a receipt".to_owned() },
        // Its end is for the gateway to tell.
        Dispute::Open(_) | Dispute::UnderReview(_) | Dispute::Lost(_) if case.is_some() => {
            let won = dice.hits(40);
            case.into_iter().for_each(|name| look.books.bank().end_case(name, won));
            return None;
        }
        Dispute::Open(book) | Dispute::UnderReview(book) if dice.hits(40) => {
            dispute::Request::Win { fee_returned: if dice.hits(50) { book.fee } else { Amount::ZERO } }
        }
        Dispute::Open(_) | Dispute::UnderReview(_) => dispute::Request::Lose,
        Dispute::Lost(_) if dice.hits(20) => dispute::Request::Win { fee_returned: Amount::ZERO },
        _ => return None,
    };
    Some((owner(), Command::Dispute { id: Some(id), request }))
}

/// Some of what went to a vendor is taken back.
fn of_transfer(look: &Look<'_>, key: &RecordKey, dice: &mut Dice) -> Option<Act> {
    let id = key.id.parse().ok()?;
    let Transfer::Succeeded(book) = look.state::<Transfer>(key) else { return None };
    let left = book.rest().ok()?.minor();
    let some = if dice.hits(30) { left } else { dice.between(1, left.max(1)) };
    let request = transfer::Request::Reverse { amount: Amount::new(some).ok()? };
    (left > 0 && dice.hits(50)).then(|| (finance(), Command::Transfer { id: Some(id), request }))
}

/// Whether the gateway opened it: then its name is the reason.
pub(crate) fn is_case(book: &dispute::Book) -> bool {
    book.reason.starts_with("case_")
}

/// What brings an order on that nobody holds up any more, of what was not refused; none where it is at its end.
pub(crate) fn onward(look: &Look<'_>, order: OrderId, refused: &BTreeSet<RecordKey>) -> Option<Act> {
    for key in look.of(order) {
        if refused.contains(&key) {
            continue;
        }
        let act = match key.kind {
            RecordKind::VendorOrder => fulfil(look, &key),
            RecordKind::Dispute => match look.state::<Dispute>(&key) {
                Dispute::Open(book) | Dispute::UnderReview(book) if is_case(&book) => {
                    look.books.bank().end_case(&book.reason, false);
                    None
                }
                Dispute::Open(_) | Dispute::UnderReview(_) => {
                    let request = dispute::Request::Lose;
                    key.id.parse().ok().map(|id| (system(), Command::Dispute { id: Some(id), request }))
                }
                _ => None,
            },
            RecordKind::Payment => collect(look, &key),
            RecordKind::Refund => once_more(look, &key),
            _ => None,
        };
        if act.is_some() {
            return act;
        }
    }
    None
}

fn fulfil(look: &Look<'_>, key: &RecordKey) -> Option<Act> {
    let id = key.id.parse().ok()?;
    let state = look.state::<VendorOrder>(key);
    let book = state.book()?;
    let request = match &state {
        // Its window passes without an answer.
        VendorOrder::Open(book) if book.accept_by.is_some() => return None,
        VendorOrder::Open(_) => vendor_order::Request::Accept,
        VendorOrder::Accepted(_) | VendorOrder::Fulfilling(_) => {
            let open = book.goods().filter(|line| line.open() > 0);
            let lines: Vec<LineUnits> = open.map(|line| LineUnits { line: line.id, units: line.open() }).collect();
            let parcel = book.parcels.iter().find(|parcel| parcel.delivered_at.is_none());
            match parcel {
                _ if !lines.is_empty() => vendor_order::Request::Ship { lines, tracking: None },
                Some(parcel) => vendor_order::Request::Deliver { parcel: parcel.id },
                None => return None,
            }
        }
        _ => return None,
    };
    Some((member(book.vendor), Command::VendorOrder { id: Some(id), request }))
}

/// A refund that did not arrive is tried again.
fn once_more(look: &Look<'_>, key: &RecordKey) -> Option<Act> {
    let id = key.id.parse().ok()?;
    let Refund::Failed(book) = look.state::<Refund>(key) else { return None };
    let part = book.parts.iter().find(|part| part.status == PartStatus::Failed)?;
    let operation = part.operation;
    let state = match part.source {
        Source::Payment { payment } => look.state::<Payment>(&RecordKey::new(RecordKind::Payment, payment)),
        _ => Payment::Absent,
    };
    // What payers' banks took back meanwhile cannot go back to them, nor what their method pays no more.
    let can = |book: &payment::Book| {
        book.refundable().is_ok_and(|left| left >= part.amount)
            && !is_refund_over(look, book)
            && part.via != Some(Via::Bank)
    };
    let request = match state.book().is_some_and(can) {
        true => refund::Request::Retry { operation },
        false if part.amount.minor() % 2 == 0 => by_hand(operation),
        false => refund::Request::GiveCredit { operation },
    };
    Some((owner(), Command::Refund { id: Some(id), request }))
}

/// What is owed on an invoice of the platform's.
fn collect(look: &Look<'_>, key: &RecordKey) -> Option<Act> {
    let id = key.id.parse().ok()?;
    let Payment::Captured(book) = look.state::<Payment>(key) else { return None };
    if book.terms.kind != (MethodKind::Receivable { collector: Collector::Platform }) {
        return None;
    }
    let taken = book.done(payment::OperationKind::Capture).ok()?;
    let refunded = book.committed(payment::OperationKind::Refund).ok()?;
    let amount = taken.minus(book.collected).ok()?.minus(refunded).ok()?;
    let request = Pay::Collect { amount, by: Collected::Platform };
    (amount > Amount::ZERO).then(|| (owner(), Command::Payment { id: Some(id), request }))
}
