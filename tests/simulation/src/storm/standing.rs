//! What stands at a world's end adds up: stock, cards, credit, promotions, the ledger, and what was given back.

use super::acts::Look;
use super::world::World;
use crate::port::Kind;
use crate::proof::fold;
use crate::world::tenant;
use pollster::block_on;
use std::collections::BTreeMap;
use vendra::domain::dispute::Dispute;
use vendra::domain::ledger::Account;
use vendra::domain::order::Order;
use vendra::domain::reservation::Reservation;
use vendra::domain::settlement::Settlement;
use vendra::domain::transfer::{ReversalStatus, Transfer};
use vendra::domain::vendor_order::VendorOrder;
use vendra::port::*;
use vendra::{CounterKey, OrderId};

/// In one of so many worlds every record is compared with the fold of its events.
const FOLDS: u64 = 8;

/// What was received is for sale, reserved, or gone; and nobody sent or got back more than there was.
pub(super) fn stock(world: &World) {
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
pub(super) fn cards_and_coupons(world: &World) {
    let look = world.look();
    let (counters, accounts, revived) = {
        let seen = look.watch.seen();
        (seen.counters.clone(), seen.accounts.clone(), seen.revived.clone())
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
    let mut bounds: BTreeMap<CounterKey, i64> = BTreeMap::new();
    for order in orders(&look) {
        let state = look.state::<Order>(&RecordKey::new(RecordKind::Order, order));
        if let Order::Placed(book) | Order::Completed(book) | Order::AwaitingPayment(book) = &state {
            for used in &book.promotions {
                let key = CounterKey::PromotionUses { promotion: used.promotion };
                *uses.entry(key).or_default() += 1;
                if let Some(most) = used.uses_max {
                    // What late money brings back keeps what it was promised, beyond the bound.
                    let beyond = i64::from(revived.contains(&order.to_string()));
                    *bounds.entry(key).or_insert_with(|| i64::from(most)) += beyond;
                }
            }
        }
    }
    for (key, most) in bounds {
        if counters.get(&key).is_some_and(|at| *at > most) {
            world.breach("promotions are used no more often than they may be", key.to_string());
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
pub(super) fn ledger(world: &World) {
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
pub(super) fn given_back(world: &World) {
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
pub(super) fn accounts(world: &World) {
    let look = world.look();
    let (accounts, counters) = {
        let seen = look.watch.seen();
        (seen.accounts.clone(), seen.counters.clone())
    };
    for ((account, _), sum) in accounts {
        let over = match account {
            Account::RefundsInTransit | Account::PayoutsInTransit | Account::TransfersInTransit => true,
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

/// What is counted as transferred of each vendor order is what went and did not come back.
pub(super) fn transfers(world: &World) {
    let look = world.look();
    let (keys, counters) = {
        let seen = look.watch.seen();
        (seen.records.iter().cloned().collect::<Vec<_>>(), seen.counters.clone())
    };
    let mut went: BTreeMap<CounterKey, i64> = BTreeMap::new();
    for key in keys.iter().filter(|key| key.kind == RecordKind::Transfer) {
        let Transfer::Succeeded(book) = look.state::<Transfer>(key) else { continue };
        let back = book.reversals.iter().filter(|known| known.status == ReversalStatus::Succeeded);
        let back: i64 = back.map(|known| known.amount.minor()).sum();
        *went.entry(CounterKey::Transferred { vendor_order: book.vendor_order }).or_default() +=
            book.amount.minor() - back;
    }
    let of = |key: &CounterKey| matches!(key, CounterKey::Transferred { .. });
    for key in counters.keys().filter(|key| of(key)).chain(went.keys()) {
        let (counted, went) = (counters.get(key).copied().unwrap_or(0), went.get(key).copied().unwrap_or(0));
        if counted != went {
            world.breach("transfers are counted", format!("{key} is at {counted}, not {went}"));
        }
    }
}

pub(super) fn orders(look: &Look<'_>) -> Vec<OrderId> {
    let seen = look.watch.seen();
    let of = seen.records.iter().filter(|key| key.kind == RecordKind::Order);
    of.filter_map(|key| key.id.parse().ok()).collect()
}

/// Every record is the fold of its events.
pub(super) fn folds(world: &World) {
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
    pub(super) fn is_folded(&self) -> bool {
        self.orders.len() < 4 || self.seed().is_multiple_of(FOLDS)
    }
}

/// Whether somebody complained of an order, or sent some of it back.
pub(super) fn is_argued_about(look: &Look<'_>, order: OrderId) -> bool {
    use RecordKind::{Claim, Dispute, Exchange, Return};
    look.of(order).iter().any(|key| matches!(key.kind, Claim | Dispute | Exchange | Return))
}
