//! The faults have stopped: within a bounded number of ticks everything settles, and then everything must add up.

use super::actor::paid;
use super::acts::{Look, onward};
use super::dice::Dice;
use super::reported;
use super::script::envelope;
use super::telling::tell_all;
use super::world::{READER, World};
use crate::port::Kind;
use crate::proof::fold;
use crate::world::{owner, tenant};
use pollster::block_on;
use std::collections::BTreeMap;
use vendra::domain::dispute::Dispute;
use vendra::domain::ledger::{Account, VendorShare};
use vendra::domain::order::Order;
use vendra::domain::payment::{AttemptStatus, MethodKind, OperationStatus, Payment};
use vendra::domain::refund::Refund;
use vendra::domain::reservation::Reservation;
use vendra::domain::settlement::Settlement;
use vendra::domain::vendor_order::{self, VendorOrder};
use vendra::port::*;
use vendra::reading::Paging;
use vendra::worker::Worker;
use vendra::{Command, CounterKey, OrderId};

/// The most ticks until everything is settled, half a day from one to the next.
const TICKS_MAX: u64 = 120;
const HALF_DAY_MS: i64 = 12 * 3_600_000;
/// The most requests that bring one order on in one tick.
const ONWARD_MAX: usize = 60;
/// In one of so many worlds every record is compared with the fold of its events.
const FOLDS: u64 = 8;

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
    left.truncate(6);
    world.breach("everything settles", format!("{left:?}"));
    TICKS_MAX
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
        for _ in 0..ONWARD_MAX {
            let Some((actor, command)) = onward(&world.look(), order) else { break };
            world.starts += 1;
            let action = command.action();
            if let Err(error) = block_on(engine.run(&envelope(actor, format!("onward/{}", world.starts), command))) {
                troubles.push(format!("{order} {action}: {}", error.code()));
                break;
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
            RecordKind::Refund if matches!(look.state::<Refund>(key), Refund::Failed(_)) => {
                left.push(format!("{key} did not arrive"));
            }
            RecordKind::Payment if waits(&look.state::<Payment>(key)) => {
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

fn is_argued_about(look: &Look<'_>, order: OrderId) -> bool {
    use RecordKind::{Claim, Dispute, Exchange, Return};
    look.of(order).iter().any(|key| matches!(key.kind, Claim | Dispute | Exchange | Return))
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
    reported::check(world);
    lines(world);
    stock(world);
    cards_and_coupons(world);
    accounts(world);
    ledger(world);
    given_back(world);
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
        let twice = reserved > book.amount.minor() || done(Kind::Sale) > book.amount.minor();
        let left = reserved - done(Kind::Capture) - done(Kind::Void);
        drop(bank);
        if twice {
            world.breach("a payment is made once", format!("{payment}: {reserved} of {}", book.amount.minor()));
        }
        // What nobody took in time lapses at the gateway by itself.
        let lapsed = book.capture_by.is_some_and(|by| by.unix_ms() <= world.ground.hub.now_ms());
        let wanted = matches!(state, Payment::Authorized(_) | Payment::Captured(_));
        if left != 0 && !lapsed && !wanted && book.terms.kind == MethodKind::AuthorizeAndCapture {
            world.breach("nothing stays reserved", format!("{payment} has {left}, and is {}", <&str>::from(&state)));
        }
    }
    let asked_in_vain = look.books.bank().in_vain();
    if !asked_in_vain.is_empty() {
        world.breach("the gateway is asked for what there is", format!("{asked_in_vain:?}"));
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

/// What was received is for sale, reserved, or gone; and nobody sent or got back more than there was.
fn stock(world: &World) {
    let look = world.look();
    let mut kept: BTreeMap<CounterKey, i64> = BTreeMap::new();
    let keys: Vec<RecordKey> = look.watch.seen().records.iter().cloned().collect();
    for key in &keys {
        match key.kind {
            RecordKind::Reservation => {
                let state = look.state::<Reservation>(key);
                for line in state.book().map(|book| book.lines.clone()).unwrap_or_default() {
                    let (offer, location) = (line.offer, line.location);
                    *kept.entry(CounterKey::Stock { offer, location }).or_default() += i64::from(line.kept());
                }
            }
            RecordKind::VendorOrder => {
                for line in look.state::<VendorOrder>(key).book().map(|book| book.lines.clone()).unwrap_or_default() {
                    let units = line.units;
                    if units.shipped + units.cancelled > line.quantity || units.delivered > units.shipped {
                        world.breach(
                            "no more is sent than was bought",
                            format!("{key}: {units:?} of {}", line.quantity),
                        );
                    }
                }
            }
            _ => {}
        }
    }
    let counters = look.watch.seen().counters.clone();
    for (key, at) in &counters {
        let CounterKey::Stock { offer, location } = *key else { continue };
        let on_hand = counters.get(&CounterKey::OnHand { offer, location }).copied().unwrap_or(0);
        let kept = kept.get(key).copied().unwrap_or(0);
        if *at + kept != on_hand {
            let what = format!("{key}: {at} for sale and {kept} kept of {on_hand}");
            world.breach("what is on hand is for sale or kept", what);
        }
    }
}

/// Gift cards, credit and promotions stand at what orders and accounts say.
fn cards_and_coupons(world: &World) {
    let look = world.look();
    let (counters, accounts) = {
        let seen = look.watch.seen();
        (seen.counters.clone(), seen.accounts.clone())
    };
    let at = |account: Account| -> i64 {
        accounts.iter().filter(|((other, _), _)| *other == account).map(|(_, sum)| *sum).sum()
    };
    let cards = counters.iter().filter(|(key, _)| matches!(key, CounterKey::GiftCard { .. }));
    let cards: i64 = cards.map(|(_, at)| *at).sum();
    if cards != at(Account::GiftCards) {
        world.breach("cards stand at what is owed for them", format!("{cards} and {}", at(Account::GiftCards)));
    }
    for (key, sum) in &counters {
        if let CounterKey::StoreCredit { customer, .. } = key
            && *sum != at(Account::StoreCredit(*customer))
        {
            let what = format!("{key}: {sum} and {}", at(Account::StoreCredit(*customer)));
            world.breach("credit stands at what is owed for it", what);
        }
    }
    let mut uses: BTreeMap<CounterKey, i64> = BTreeMap::new();
    for order in orders(&look) {
        let state = look.state::<Order>(&RecordKey::new(RecordKind::Order, order));
        if let Order::Placed(book) | Order::Completed(book) | Order::AwaitingPayment(book) = &state {
            for used in &book.promotions {
                let key = CounterKey::PromotionUses { promotion: used.promotion };
                let most = used.uses_max.map(i64::from);
                if most.is_some_and(|most| counters.get(&key).is_some_and(|at| *at > most)) {
                    world.breach("promotions are used no more often than they may be", key.to_string());
                }
                *uses.entry(CounterKey::PromotionUses { promotion: used.promotion }).or_default() += 1;
            }
        }
    }
    for (key, at) in counters.iter().filter(|(key, _)| matches!(key, CounterKey::PromotionUses { .. })) {
        let used = uses.get(key).copied().unwrap_or(0);
        if used != *at {
            world.breach("promotions count the orders that use them", format!("{key} is at {at}, and {used} use it"));
        }
    }
}

/// The store's ledger is what was committed.
fn ledger(world: &World) {
    let look = world.look();
    let rows = block_on(look.memory.balances(tenant(), None)).unwrap_or_default();
    let stands: BTreeMap<_, i64> = rows
        .into_iter()
        .map(|row| ((row.account, row.currency), row.turnover.credits.minor() - row.turnover.debits.minor()))
        .filter(|(_, sum)| *sum != 0)
        .collect();
    let mut posted = look.watch.seen().accounts.clone();
    posted.retain(|_, sum| *sum != 0);
    if stands != posted {
        let differs = posted.iter().find(|(of, sum)| stands.get(of) != Some(sum));
        world.breach("the ledger is what was posted", format!("{differs:?}"));
    }
}

/// No more goes back than was taken, by refund or by dispute; what a return took back is undone; what is reserved comes free.
fn given_back(world: &World) {
    let look = world.look();
    let keys: Vec<RecordKey> = look.watch.seen().records.iter().cloned().collect();
    let mut disputed: BTreeMap<vendra::PaymentId, i64> = BTreeMap::new();
    let mut reserved = 0;
    for key in &keys {
        match key.kind {
            RecordKind::Dispute => {
                if let Dispute::Open(book) | Dispute::UnderReview(book) | Dispute::Lost(book) = look.state(key) {
                    // What had gone back before is taken a second time, whatever is done.
                    *disputed.entry(book.payment).or_default() += book.amount.minor() - book.beyond.minor();
                }
            }
            RecordKind::Settlement => {
                if let Settlement::Reserved(book) = look.state(key) {
                    reserved += book.reserve.minor();
                }
            }
            RecordKind::Reservation => {
                let Some(book) = look.state::<Reservation>(key).book().cloned() else { continue };
                // What replaces something else may be kept for an order that was over before.
                let over =
                    look.watch.seen().done.get(&book.order) == Some(&true) && !is_argued_about(&look, book.order);
                if over && book.lines.iter().any(|line| line.kept() > 0) {
                    world.breach("nothing is kept for an order that is over", key.to_string());
                }
            }
            _ => {}
        }
    }
    for (payment, disputed) in disputed {
        let bank = look.books.bank();
        let (taken, refunded) = (bank.taken(Some(payment)), bank.done(Kind::Refund, Some(payment)));
        drop(bank);
        if refunded + disputed > taken {
            world
                .breach("no more goes back than was taken", format!("{payment}: {refunded} and {disputed} of {taken}"));
        }
    }
    let accounts = look.watch.seen().accounts.clone();
    let held = accounts.iter().filter(|((account, _), _)| matches!(account, Account::VendorReserve(_)));
    let held: i64 = held.map(|(_, sum)| *sum).sum();
    if held != reserved {
        world.breach("what is held in reserve is some settlement's", format!("{held}, not {reserved}"));
    }
}

/// What is under way stands at zero once nothing is, and whose order is live is counted.
fn accounts(world: &World) {
    let look = world.look();
    let (accounts, counters) = {
        let seen = look.watch.seen();
        (seen.accounts.clone(), seen.counters.clone())
    };
    for ((account, _), sum) in accounts {
        let over = match account {
            Account::RefundsInTransit | Account::PayoutsInTransit => true,
            Account::Disputed(id) => {
                let state = look.state::<Dispute>(&RecordKey::new(RecordKind::Dispute, id));
                matches!(state, Dispute::Won(_) | Dispute::Lost(_))
            }
            _ => false,
        };
        if over && sum != 0 {
            world.breach("what is under way comes to its end", format!("{account} is at {sum}"));
        }
    }
    let mut live: BTreeMap<CounterKey, i64> = BTreeMap::new();
    for order in orders(&look) {
        let state = look.state::<Order>(&RecordKey::new(RecordKind::Order, order));
        if let Order::Placed(book) | Order::Completed(book) | Order::AwaitingPayment(book) = &state {
            *live.entry(CounterKey::LiveOrders { cart: book.cart }).or_default() += 1;
            *live.entry(CounterKey::OrdersOf { cart: book.cart, generation: book.generation }).or_default() += 1;
        }
        if let Order::Cancelled(book) | Order::Released(book) = &state {
            *live.entry(CounterKey::OrdersOf { cart: book.cart, generation: book.generation }).or_default() += 1;
        }
    }
    let of = |key: &CounterKey| matches!(key, CounterKey::LiveOrders { .. } | CounterKey::OrdersOf { .. });
    for key in counters.keys().filter(|key| of(key)).chain(live.keys()) {
        let (counted, stands) = (counters.get(key).copied().unwrap_or(0), live.get(key).copied().unwrap_or(0));
        if counted != stands {
            world.breach("orders are counted", format!("{key} is at {counted}, not {stands}"));
        }
    }
}

fn orders(look: &Look<'_>) -> Vec<OrderId> {
    let seen = look.watch.seen();
    let of = seen.records.iter().filter(|key| key.kind == RecordKind::Order);
    of.filter_map(|key| key.id.parse().ok()).collect()
}

/// Every record is the fold of its events.
fn folds(world: &World) {
    let memory = &world.ground.shelf.memory;
    let mut events: BTreeMap<RecordKey, Vec<NewEvent>> = BTreeMap::new();
    for partition in 0..PARTITIONS {
        let mut after = 0;
        loop {
            let page = block_on(memory.events(partition, after, EVENTS_READ_MAX)).unwrap_or_default();
            let Some(last) = page.last() else { break };
            after = last.position;
            for stored in page {
                events.entry(RecordKey::new(stored.event.kind, &stored.event.key)).or_default().push(stored.event);
            }
        }
    }
    for (key, events) in events {
        let load = Load { records: vec![key.clone()], ..Load::default() };
        let record = block_on(memory.load(tenant(), load)).ok().and_then(|mut loaded| loaded.records.remove(0));
        let folded = fold(key.kind, &events);
        if folded.is_some() && record.map(|record| record.body.to_string()) != folded {
            world.breach("a record is the fold of its events", key.to_string());
        }
    }
}

impl World {
    /// Whether records are compared with folds of their events: it costs as much as all the rest.
    fn is_folded(&self) -> bool {
        self.orders.len() < 4 || self.seed().is_multiple_of(FOLDS)
    }
}
