//! The faults have stopped: within a bounded number of ticks everything settles, and then everything must add up.

use super::actor::paid;
use super::acts::{Act, Look, is_refund_over, onward};
use super::dice::Dice;
use super::reported;
use super::script::envelope;
use super::standing::{accounts, cards_and_coupons, folds, given_back, is_argued_about, ledger, stock, transfers};
use super::telling::tell_all;
use super::world::{READER, World};
use crate::port::Kind;
use crate::world::{owner, tenant};
use pollster::block_on;
use std::collections::{BTreeMap, BTreeSet};
use vendra::checkout::GiveBack;
use vendra::domain::dispute::Dispute;
use vendra::domain::ledger::{Account, VendorShare};
use vendra::domain::order::Order;
use vendra::domain::payment::{self, AttemptStatus, MethodKind, OperationStatus, Payment};
use vendra::domain::refund::{Destination, Refund};
use vendra::domain::transfer::Transfer;
use vendra::domain::vendor_order::{self, Undo, VendorOrder};
use vendra::port::*;
use vendra::reading::Paging;
use vendra::worker::Worker;
use vendra::{Amount, Command, OrderId, VendorOrderId};

/// The most ticks until everything is settled, half a day from one to the next.
const TICKS_MAX: u64 = 120;
const HALF_DAY_MS: i64 = 12 * 3_600_000;
/// The most requests that bring one order on in one tick.
const ONWARD_MAX: usize = 60;

/// Lets everything come to its end. Gives how many ticks it took.
pub(crate) fn settle(world: &mut World) -> u64 {
    let hub = std::sync::Arc::clone(&world.ground.hub);
    while let Some(due) = hub.land() {
        hub.wait_for(due);
    }
    hub.still();
    // Other processes than all before.
    world.starts += 2;
    world.engines = [world.ground.engine(world.starts << 9), world.ground.engine(world.starts << 10)];
    let mut worker = world.worker(0);
    let mut relay = world.relay(1);
    let mut left = Vec::new();
    for tick in 0..TICKS_MAX {
        hub.turn_clock(HALF_DAY_MS);
        let coming_back = world.ground.books.bank().advance(hub.now_ms());
        tell_all(&world.engines[0], &world.ground.books, hub.now_ms());
        let mut troubles = bring_on(world);
        troubles.extend(tick_through(&mut worker));
        replay_dead_letters(world);
        for _ in 0..64 {
            if block_on(relay.tick()).is_ok_and(|told| told.handled == 0) {
                break;
            }
        }
        left = what_is_left(world);
        if coming_back {
            left.push("something is to come back".to_owned());
        }
        if !left.is_empty() {
            left.extend(troubles);
        }
        if tick >= 2 && left.is_empty() {
            // The last payouts were begun a moment ago.
            bring_on(world);
            check(world);
            return tick + 1;
        }
        if world.is_broken() {
            return tick + 1;
        }
    }
    print_open(world);
    left.truncate(6);
    world.breach("everything settles", format!("{left:?}"));
    TICKS_MAX
}

/// Adds what stands in the records of orders that are not over to the lines.
fn print_open(world: &World) {
    let look = world.look();
    for order in &world.orders {
        let own = RecordKey::new(RecordKind::Order, order);
        if matches!(look.state(&own), Order::AwaitingPayment(_) | Order::Placed(_)) {
            for key in std::iter::once(own).chain(look.of(*order)) {
                world.ground.hub.line(|| format!("{key} {}", look.text(&key)));
            }
        }
    }
}

/// Ticks until no more is left than is paused. Gives what went wrong.
fn tick_through(worker: &mut Worker) -> Vec<String> {
    let mut troubles = Vec::new();
    for _ in 0..32 {
        let ticked = block_on(worker.tick());
        troubles.extend(ticked.troubles.iter().map(|trouble| format!("{}: {}", trouble.subject, trouble.code)));
        if !ticked.more {
            break;
        }
    }
    troubles
}

/// Vendors send what is open, disputes end, invoices and payouts are paid.
fn bring_on(world: &mut World) -> Vec<String> {
    let mut troubles = Vec::new();
    let engine = world.engines[0].clone();
    for order in world.orders.clone() {
        // What was refused is left alone until the next tick: the rest goes on.
        let mut refused = BTreeSet::new();
        for _ in 0..ONWARD_MAX {
            let now_ms = world.ground.hub.now_ms();
            let act = onward(&world.look(), order, &refused);
            let act = act.or_else(|| lost(&world.look(), order, now_ms)).or_else(|| unpaid(&world.look(), order));
            let Some((actor, command)) = act else { break };
            let about = command.key();
            world.starts += 1;
            let action = command.action();
            let late = given_up(&command);
            if let Err(error) = block_on(engine.run(&envelope(actor, format!("onward/{}", world.starts), command))) {
                // What can no longer be taken of its payer is not sent.
                if error.code() == "payment.capture_deadline"
                    && let Some(command) = late
                {
                    let key = format!("onward/{}/late", world.starts);
                    match block_on(engine.run(&envelope(owner(), key, command))) {
                        Ok(_) => continue,
                        Err(error) => troubles.push(format!("{order} given up: {}", error.code())),
                    }
                }
                troubles.push(format!("{order} {action}: {}", error.code()));
                if about.is_none_or(|about| !refused.insert(about)) {
                    break;
                }
            }
        }
    }
    let mut dice = Dice::of(world.starts, 77);
    for _ in 0..20 {
        let act = paid(&world.look(), &mut dice);
        let Some((actor, command @ Command::Payout { id: Some(_), .. })) = act else { break };
        world.starts += 1;
        drop(block_on(engine.run(&envelope(actor, format!("onward/{}", world.starts), command))));
    }
    troubles
}

/// Whether a payment holds what was never captured.
fn holds_some(book: &payment::Book) -> bool {
    book.capturable().is_ok_and(|left| left > Amount::ZERO)
}

/// What is sent and can be captured no more is given up by somebody, once a part of its payment was taken.
fn lost(look: &Look<'_>, order: OrderId, now_ms: i64) -> Option<Act> {
    let keys = look.of(order).into_iter().filter(|key| key.kind == RecordKind::Payment);
    let gone = |book: &payment::Book| {
        let over = book.capture_by.is_some_and(|end| end.unix_ms() <= now_ms);
        over && holds_some(book)
    };
    let mut gone = keys.filter(|key| matches!(look.state(key), Payment::Captured(book) if gone(&book)));
    let id = gone.next()?.id.parse().ok()?;
    Some((owner(), Command::Payment { id: Some(id), request: payment::Request::Lapse }))
}

/// What was sent and is paid for only in part, because another payment of it is lost, is given back by somebody: nobody can have it.
fn unpaid(look: &Look<'_>, order: OrderId) -> Option<Act> {
    let Order::Placed(book) = look.state(&RecordKey::new(RecordKind::Order, order)) else { return None };
    let keys = look.of(order).into_iter().filter(|key| key.kind == RecordKind::Payment);
    let states: Vec<Payment> = keys.map(|key| look.state(&key)).collect();
    let can_come = |state: &Payment| match state {
        Payment::Authorized(book) | Payment::Captured(book) => holds_some(book) || waits(state),
        _ => false,
    };
    let shrunk =
        |book: &payment::Book| book.attempts.iter().any(|attempt| attempt.amount.is_some_and(|was| was > book.amount));
    let lapsed = |state: &Payment| match state {
        Payment::Closed(book) => holds_some(book) || shrunk(book),
        Payment::Captured(book) => shrunk(book),
        _ => false,
    };
    if states.iter().any(can_come) || !states.iter().any(lapsed) {
        return None;
    }
    let owed = |part: VendorOrderId| {
        let VendorOrder::Completed(sent) = look.state(&RecordKey::new(RecordKind::VendorOrder, part)) else {
            return false;
        };
        let left = |line: &vendor_order::Line| {
            let frozen = book.lines.iter().find(|frozen| frozen.id == line.id);
            frozen
                .and_then(|frozen| frozen.capture_rest(line.progress).ok())
                .is_some_and(|rest| !rest.sources.is_empty())
        };
        sent.lines.iter().any(left)
    };
    let part = book.vendor_orders.iter().find(|part| owed(part.id))?;
    // Some methods pay back for so long only.
    let over = |state: &Payment| state.book().is_some_and(|book| is_refund_over(look, book));
    let to = if states.iter().any(over) { Destination::StoreCredit } else { Destination::Payments };
    let (undo, reason) = (Undo::Rest, "half of it is lost".to_owned());
    let with = GiveBack { vendor_order: part.id, undo, reason, to };
    Some((owner(), Command::GiveBack { order, with }))
}

/// What is asked for instead where something cannot be sent any more.
fn given_up(command: &Command) -> Option<Command> {
    let Command::VendorOrder { id, request: vendor_order::Request::Ship { lines, .. } } = command else { return None };
    let (by, cause) = (vendor_order::By::Operator, vendor_order::CancelCause::Asked);
    let request = vendor_order::Request::Cancel { lines: lines.clone(), by, cause };
    Some(Command::VendorOrder { id: *id, request })
}

/// What became a dead letter in the storm is handled now.
fn replay_dead_letters(world: &World) {
    let letters = world.engines[0].market(tenant(), owner()).dead_letters();
    let found = block_on(letters.list(READER, Paging::default()));
    for letter in found.map(|found| found.items).unwrap_or_default() {
        drop(block_on(letters.replay(READER, letter.place)));
    }
}

/// What is not at its end.
fn what_is_left(world: &World) -> Vec<String> {
    let look = world.look();
    let mut left = Vec::new();
    let keys: Vec<RecordKey> = look.watch.seen().records.iter().cloned().collect();
    for key in &keys {
        match key.kind {
            RecordKind::Order => {
                if let state @ (Order::AwaitingPayment(_) | Order::Placed(_)) = look.state::<Order>(key) {
                    left.push(format!("{key} is {}", <&str>::from(&state)));
                }
            }
            RecordKind::VendorOrder => {
                let state = look.state::<VendorOrder>(key);
                let VendorOrder::Completed(book) = &state else { continue };
                let owed = |line: &vendor_order::Line| {
                    line.share == VendorShare::Pending && line.progress.captured > line.progress.reversed
                };
                // What somebody complained of may be held for as long as it takes.
                if book.lines.iter().any(owed) && !is_argued_about(&look, book.order) {
                    left.push(format!("{key} is not settled"));
                }
            }
            RecordKind::Dispute if matches!(look.state(key), Dispute::Open(_) | Dispute::UnderReview(_)) => {
                left.push(format!("{key} is open"));
            }
            RecordKind::Refund if matches!(look.state::<Refund>(key), Refund::Failed(_)) => {
                left.push(format!("{key} did not arrive"));
            }
            RecordKind::Payment if waits(&look.state::<Payment>(key)) => {
                left.push(format!("{key} waits for its gateway"));
            }
            RecordKind::Transfer if look.state::<Transfer>(key).waiting().is_some() => {
                left.push(format!("{key} waits for its gateway"));
            }
            _ => {}
        }
    }
    left.extend(look.watch.undelivered(READER).into_iter().map(|event| format!("{event} is not delivered")));
    if left.is_empty() {
        let health = block_on(world.engines[0].market(tenant(), owner()).doctor());
        match health {
            Ok(health) => left.extend(health.findings.iter().map(|finding| format!("{finding:?}"))),
            Err(error) => left.push(format!("the doctor says {error}")),
        }
    }
    left
}

fn waits(state: &Payment) -> bool {
    let Some(book) = state.book() else { return false };
    let attempts = book.attempts.iter().any(|a| matches!(a.status, AttemptStatus::Started | AttemptStatus::Unknown));
    let under_way = |status| matches!(status, OperationStatus::Started | OperationStatus::Unknown);
    attempts || book.operations.iter().any(|operation| under_way(operation.status))
}

/// Everything adds up.
fn check(world: &World) {
    gateway(world);
    cases(world);
    reported::check(world);
    lines(world);
    stock(world);
    cards_and_coupons(world);
    accounts(world);
    ledger(world);
    given_back(world);
    transfers(world);
    if world.is_folded() {
        folds(world);
    }
}

/// The gateway holds what the ledger says, did no more for a payment than it is for, and keeps nothing reserved that nobody wants.
fn gateway(world: &World) {
    let look = world.look();
    let accounts = look.watch.seen().accounts.clone();
    let clearing = accounts.iter().filter(|((account, _), _)| matches!(account, Account::GatewayClearing(_)));
    let says: i64 = clearing.map(|(_, sum)| -sum).sum();
    let holds = look.books.bank().holds();
    let unsaid = look.books.bank().unsaid();
    if says != holds + unsaid {
        world.breach("the gateway holds what the ledger says", format!("{holds} and {unsaid} unsaid, not {says}"));
    }
    let payments = look.books.bank().payments();
    for payment in payments {
        let key = RecordKey::new(RecordKind::Payment, payment);
        let state = look.state::<Payment>(&key);
        let Some(book) = state.book() else {
            world.breach("a payment is on record before it is made", payment.to_string());
            continue;
        };
        let bank = look.books.bank();
        let done = |kind| bank.done(kind, Some(payment));
        let reserved = done(Kind::Authorize);
        // What lapsed is no part of its amount any more, and was asked for all the same.
        let asked = book.attempts.iter().map(|attempt| attempt.amount.unwrap_or(book.amount)).max();
        let most = asked.unwrap_or(book.amount).minor();
        let twice = reserved > most || done(Kind::Sale) > most;
        let left = bank.reserved(Some(payment));
        drop(bank);
        if twice {
            world.breach("a payment is made once", format!("{payment}: {reserved} of {most}"));
        }
        // What nobody took in time lapses at the gateway by itself.
        let lapsed = book.capture_by.is_some_and(|by| by.unix_ms() <= world.ground.hub.now_ms());
        let wanted = matches!(state, Payment::Authorized(_) | Payment::Captured(_));
        if left != 0 && !lapsed && !wanted && book.terms.kind == MethodKind::AuthorizeAndCapture {
            world.breach("nothing stays reserved", format!("{payment} has {left}, and is {}", <&str>::from(&state)));
        }
    }
    let forgotten = look.books.bank().forgotten().clone();
    if !forgotten.is_empty() {
        world.breach("an id is asked for while the gateway knows it", format!("{forgotten:?}"));
    }
    let asked_in_vain = look.books.bank().in_vain();
    if !asked_in_vain.is_empty() {
        world.breach("the gateway is asked for what there is", format!("{asked_in_vain:?}"));
    }
}

/// What payers' banks took back by themselves is on record, as it ended.
fn cases(world: &World) {
    let look = world.look();
    let keys: Vec<RecordKey> = look.watch.seen().records.iter().cloned().collect();
    let mut known: BTreeMap<String, (i64, i64, bool)> = BTreeMap::new();
    for key in keys.iter().filter(|key| key.kind == RecordKind::Dispute) {
        let state = look.state::<Dispute>(key);
        if let Dispute::Won(book) | Dispute::Lost(book) = &state {
            let came = (book.amount.minor(), book.fee.minor(), matches!(state, Dispute::Won(_)));
            known.insert(book.reason.clone(), came);
        }
    }
    let cases = look.books.bank().cases().clone();
    for case in cases {
        let wanted = (case.amount, case.fee, case.won == Some(true));
        if known.get(&case.name) != Some(&wanted) {
            let what = format!("{case:?} and {:?}", known.get(&case.name));
            world.breach("what the gateway took back is on record", what);
        }
    }
}

/// Every line that came to its end gave each party exactly what it was frozen with.
fn lines(world: &World) {
    let look = world.look();
    let keys: Vec<RecordKey> = look.watch.seen().records.iter().cloned().collect();
    for key in keys {
        let moved: Vec<_> = match key.kind {
            RecordKind::VendorOrder => match look.state::<VendorOrder>(&key).book() {
                Some(book) => book.lines.iter().map(|line| (line.id, line.progress)).collect(),
                None => continue,
            },
            RecordKind::Order => match look.state::<Order>(&key).book() {
                Some(book) => book.platform_lines.iter().map(|line| (line.line, line.progress)).collect(),
                None => continue,
            },
            _ => continue,
        };
        let wrong: Vec<String> = {
            let seen = look.watch.seen();
            moved.into_iter().filter_map(|(line, progress)| seen.lines.ended(line, progress)).collect()
        };
        if let Some(what) = wrong.into_iter().next() {
            world.breach("a line ends in what it was frozen with", what);
        }
    }
}
