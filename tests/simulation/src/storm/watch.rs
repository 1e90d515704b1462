//! What must hold after every commit, kept up with each of them: only what a commit changes is looked at.

use super::lines::Lines;
use super::port::Books;
use super::world::TRIES_A_LETTER;
use crate::port::Kind;
use pollster::block_on;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use vendra::domain::ledger::{Account, Entry, Journal, Purpose, Side};
use vendra::domain::order::{Book as OrderBook, Order};
use vendra::domain::settlement::Settlement;
use vendra::memory::MemoryStore;
use vendra::port::*;
use vendra::{AnyId, CartId, CounterKey, Currency, MarketplaceId, OrderId, Timestamp, VendorOrderId};

/// Something that must never be, and is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Which check found it.
    pub check: &'static str,
    /// What it found.
    pub what: String,
}

#[derive(Debug, Default)]
pub(crate) struct Seen {
    sides: BTreeMap<Currency, (i128, i128)>,
    /// Credits less debits.
    pub(crate) accounts: BTreeMap<(Account, Currency), i64>,
    pub(crate) counters: BTreeMap<CounterKey, i64>,
    pub(crate) sequences: BTreeMap<(RecordKind, String), u64>,
    /// What belongs to an order.
    pub(crate) by_order: BTreeMap<String, BTreeSet<RecordKey>>,
    pub(crate) records: BTreeSet<RecordKey>,
    subjects: BTreeSet<String>,
    /// Orders that late money brought back.
    pub(crate) revived: BTreeSet<String>,
    live: BTreeMap<CartId, OrderId>,
    generations: BTreeMap<(CartId, u32), OrderId>,
    pub(crate) done: BTreeMap<OrderId, bool>,
    pub(crate) lines: Lines,
    ids: BTreeSet<CommitId>,
    /// The last grant of each lease.
    leases: BTreeMap<String, Lease>,
    posted: BTreeSet<(Purpose, AnyId)>,
    sold: i64,
    /// What was settled of each vendor order, whatever was given back since.
    settled: BTreeMap<VendorOrderId, i64>,
    delivered: BTreeMap<(&'static str, RecordKind, String), u64>,
    /// Events of which later ones came first, because they are dead letters: they come at last.
    passed_over: BTreeSet<(RecordKind, String, u64)>,
    /// How often an event was tried alone, or failed among others: no fewer times than it has failed.
    failed: BTreeMap<(RecordKind, String, u64), u32>,
    pub(crate) breaches: Vec<Breach>,
    pub(crate) commits: u64,
}

/// Watches a world's commits.
#[derive(Debug)]
pub(crate) struct Watch {
    pub(crate) books: Books,
    /// Whether nothing of a key comes before its dead letters.
    letters_hold: bool,
    seen: Mutex<Seen>,
}

impl Watch {
    pub(crate) fn new(books: Books, letters_hold: bool) -> Self {
        Self { books, letters_hold, seen: Mutex::default() }
    }

    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn breach(&self, check: &'static str, what: impl Into<String>) {
        self.seen().breaches.push(Breach { check, what: what.into() });
    }

    /// Looks at a commit that stands.
    pub(crate) fn see(&self, commit: &Commit, memory: &MemoryStore) {
        let mut seen = self.seen();
        seen.commits += 1;
        seen.events(commit);
        seen.records(commit);
        seen.journals(commit, &self.books);
        seen.counters(commit, memory);
        seen.transfers(commit);
        seen.clearing(commit);
    }

    /// An id succeeds once: after that it is the first success's answer, whatever else comes.
    pub(crate) fn once(&self, commit: &Commit, answer: &Result<Committed, StoreError>) {
        let mut seen = self.seen();
        let known = seen.ids.contains(&commit.id);
        let repeated = matches!(answer, Ok(committed) if committed.repeated);
        if known != repeated {
            seen.wrong("an id succeeds once", format!("{}: {known}, and then {answer:?}", commit.id));
        }
        if answer.is_ok() {
            seen.ids.insert(commit.id);
        }
        let last = commit.fence.as_ref().and_then(|fence| seen.leases.get(&fence.name).map(|last| (fence, last.epoch)));
        if let Some((fence, last)) = last.filter(|(fence, last)| answer.is_ok() && !repeated && fence.epoch != *last) {
            let what = format!("{} of {} when it was {last}'s", fence.name, fence.epoch);
            seen.wrong("who lost a lease writes nothing", what);
        }
    }

    /// A lease is one holder's at a time.
    pub(crate) fn granted(&self, lease: &Lease, now: Timestamp) {
        let mut seen = self.seen();
        let taken = seen.leases.get(&lease.name).is_some_and(|last| last.until > now && last.holder != lease.holder);
        let older = seen.leases.get(&lease.name).is_some_and(|last| last.epoch >= lease.epoch);
        if taken || older {
            seen.wrong("a lease is one holder's", format!("{lease:?}"));
        }
        seen.leases.insert(lease.name.clone(), lease.clone());
    }

    pub(crate) fn kept(&self, name: &str, epoch: u64, until: Timestamp) {
        let mut seen = self.seen();
        match seen.leases.get_mut(name).filter(|last| last.epoch == epoch) {
            Some(last) => last.until = until,
            None => seen.wrong("a lease is one holder's", format!("{name} was kept by {epoch}")),
        }
    }

    pub(crate) fn given_back(&self, name: &str, epoch: u64) {
        let mut seen = self.seen();
        if let Some(last) = seen.leases.get_mut(name).filter(|last| last.epoch == epoch) {
            last.until = Timestamp::default();
        }
    }

    /// Takes down a try of an event that may come to nothing.
    pub(crate) fn tried(&self, event: &StoredEvent) {
        let of = (event.event.kind, event.event.key.clone(), event.event.sequence);
        *self.seen().failed.entry(of).or_default() += 1;
    }

    /// Looks at events that a subscriber was handed.
    pub(crate) fn delivered(&self, to: &'static str, events: &[StoredEvent]) {
        let mut seen = self.seen();
        for stored in events {
            let event = &stored.event;
            let key = (to, event.kind, event.key.clone());
            let last = seen.delivered.get(&key).copied().unwrap_or(0);
            let dead = |sequence| seen.failed.get(&(event.kind, event.key.clone(), sequence)) >= Some(&TRIES_A_LETTER);
            let goes_on = !self.letters_hold && (last + 1..event.sequence).all(dead);
            if event.sequence > last + 1 && !goes_on {
                let what = format!("{to}: {} {} after {last}", event.key, event.sequence);
                seen.breaches.push(Breach { check: "events come in order", what });
            }
            let (kind, of) = (event.kind, &event.key);
            seen.passed_over.remove(&(kind, of.clone(), event.sequence));
            seen.passed_over.extend((last + 1..event.sequence).map(|sequence| (kind, of.clone(), sequence)));
            seen.delivered.insert(key, last.max(event.sequence));
        }
    }

    /// Whether anything ever happened to what an answer is about.
    pub(crate) fn knows(&self, subject: &str) -> bool {
        self.seen().subjects.contains(subject)
    }

    /// What a subscriber has not heard of.
    pub(crate) fn undelivered(&self, to: &'static str) -> Vec<String> {
        let seen = self.seen();
        let left = |((kind, key), sequence): (&(RecordKind, String), &u64)| {
            let heard = seen.delivered.get(&(to, *kind, key.clone())).copied().unwrap_or(0);
            (heard < *sequence).then(|| format!("{key} {sequence}"))
        };
        let passed_over = seen.passed_over.iter().map(|(_, key, sequence)| format!("{key} {sequence}"));
        seen.sequences.iter().filter_map(left).chain(passed_over).collect()
    }
}

impl Seen {
    fn wrong(&mut self, check: &'static str, what: String) {
        self.breaches.push(Breach { check, what });
    }

    /// Debits equal credits, and nothing is posted that the gateway did not do.
    fn journals(&mut self, commit: &Commit, books: &Books) {
        for journal in &commit.journals {
            let (mut debits, mut credits, mut clearing) = (0_i128, 0_i128, 0_i64);
            for entry in journal.entries() {
                let amount = entry.amount.minor();
                let signed = if entry.side == Side::Credit { amount } else { -amount };
                *if entry.side == Side::Credit { &mut credits } else { &mut debits } += i128::from(amount);
                *self.accounts.entry((entry.account, journal.currency())).or_default() += signed;
                if matches!(entry.account, Account::GatewayClearing(_)) {
                    clearing -= signed;
                }
            }
            let sums = self.sides.entry(journal.currency()).or_default();
            (sums.0, sums.1) = (sums.0 + debits, sums.1 + credits);
            if sums.0 != sums.1 {
                let what = format!("{:?} of {}: {debits} and {credits}", journal.purpose(), journal.operation());
                self.wrong("debits equal credits", what);
            }
            if clearing != 0 {
                self.done_by(journal, clearing, books);
            }
            if let Some(what) = self.lines.post(journal) {
                self.wrong("a line gives each party no more than its own", what);
            }
        }
    }

    /// What is posted to the gateway's account was done there, once.
    fn done_by(&mut self, journal: &Journal, clearing: i64, books: &Books) {
        let (mut bank, operation) = (books.bank(), journal.operation());
        let wanted = match journal.purpose() {
            // What was taken at once has no operation of its own at the gateway.
            Purpose::Funding if bank.answer(operation).is_none() => {
                self.sold += clearing;
                let sold = bank.done(Kind::Sale, None);
                let wrong = self.sold > sold;
                return if wrong {
                    self.wrong("what is posted was done", format!("{} of {sold}", self.sold))
                };
            }
            Purpose::Funding => Some((Kind::Capture, clearing)),
            Purpose::RefundPaid => Some((Kind::Refund, -clearing)),
            // The gateway says what it did: the engine asks for nothing.
            Purpose::DisputeOpened | Purpose::DisputeWon => {
                let fees = journal.entries().iter().filter(|entry| entry.account == Account::GatewayFees);
                let signed = |entry: &Entry| if entry.side == Side::Debit { 1 } else { -1 } * entry.amount.minor();
                let moved = (-clearing, fees.map(signed).sum());
                return bank.take_back(operation, moved, journal.currency());
            }
            Purpose::PayoutPaid => Some((Kind::Payout, -clearing)),
            Purpose::TransferMade => Some((Kind::Transfer, -clearing)),
            Purpose::TransferReversed => Some((Kind::Reversal, clearing)),
            _ => return,
        };
        let (did, twice) = (bank.did(operation), !self.posted.insert((journal.purpose(), operation)));
        if did != wanted || twice {
            let what = format!("{operation} is posted with {clearing} and the gateway did {did:?}; again: {twice}");
            self.wrong("what is posted was done", what);
        }
    }

    /// Counters are the sums of their moves, stay within bounds, and agree with the accounts that they guard.
    fn counters(&mut self, commit: &Commit, memory: &MemoryStore) {
        let mut keys: Vec<CounterKey> = Vec::new();
        for step in &commit.counters {
            let sum = self.counters.entry(step.key).or_default();
            *sum += step.delta;
            let at = *sum;
            if step.min.is_some_and(|min| at < min) || step.max.is_some_and(|max| at > max) {
                self.wrong("counters stay within bounds", format!("{} is at {at}", step.key));
            }
            let never_below = !matches!(step.key, CounterKey::VendorAvailable { .. });
            if never_below && at < 0 {
                self.wrong("counters stay within bounds", format!("{} is at {at}", step.key));
            }
            keys.push(step.key);
        }
        let touched = commit.journals.iter().flat_map(|journal| {
            let currency = journal.currency();
            journal.entries().iter().filter_map(move |entry| match entry.account {
                Account::VendorAvailable(vendor) => Some(CounterKey::VendorAvailable { vendor, currency }),
                _ => None,
            })
        });
        keys.extend(touched);
        if keys.is_empty() {
            return;
        }
        keys.sort_unstable();
        keys.dedup();
        let load = Load { counters: keys.clone(), ..Load::default() };
        let stands = block_on(memory.load(commit.tenant, load)).map(|loaded| loaded.counters).unwrap_or_default();
        for (key, stands) in keys.into_iter().zip(stands) {
            let sum = self.counters.get(&key).copied().unwrap_or(0);
            if sum != stands {
                self.wrong("counters are the sums of their moves", format!("{key} is at {stands}, not {sum}"));
            }
            if let CounterKey::VendorAvailable { vendor, currency } = key {
                let books = self.accounts.get(&(Account::VendorAvailable(vendor), currency)).copied().unwrap_or(0);
                if books != stands {
                    let what = format!("{key} is at {stands} and the account at {books}");
                    self.wrong("guarded accounts are their counters", what);
                }
            }
        }
    }

    /// No more is transferred of a vendor order than was settled of it.
    fn transfers(&mut self, commit: &Commit) {
        for write in &commit.writes {
            if let Write::Put { record, expected: 0 } = write
                && record.key.kind == RecordKind::Settlement
                && let Ok(Settlement::Settled(book) | Settlement::Reserved(book)) = record.body.state::<Settlement>()
            {
                for item in &book.items {
                    *self.settled.entry(item.vendor_order).or_default() += item.amount.minor();
                }
            }
        }
        for step in &commit.counters {
            if let CounterKey::Transferred { vendor_order } = step.key {
                let went = self.counters.get(&step.key).copied().unwrap_or(0);
                let settled = self.settled.get(&vendor_order).copied().unwrap_or(0);
                if step.delta > 0 && went > settled {
                    self.wrong("what is settled is transferred once", format!("{vendor_order}: {went} of {settled}"));
                }
            }
        }
    }

    /// Events of one key are numbered without a gap, and records are at the version of their last.
    fn events(&mut self, commit: &Commit) {
        for event in &commit.events {
            let key = (event.kind, event.key.clone());
            let last = self.sequences.get(&key).copied().unwrap_or(0);
            if event.sequence != last + 1 {
                self.wrong("events are numbered without a gap", format!("{} {} after {last}", key.1, event.sequence));
            }
            if event.sequence == 1 {
                self.subjects.extend(event.key.split(':').map(str::to_owned));
            }
            self.sequences.insert(key, event.sequence);
            if event.name == "order.revived" {
                self.revived.insert(event.key.clone());
            }
            let record = RecordKey::new(event.kind, &event.key);
            if let Some(order) = &event.order {
                self.by_order.entry(order.clone()).or_default().insert(record);
            }
        }
        for write in &commit.writes {
            if let Write::Put { record, expected } = write {
                let of = self.sequences.get(&(record.key.kind, record.key.id.clone()));
                if of.is_some_and(|last| *last != record.version) {
                    let what = format!("{} is at version {} after {of:?}", record.key, record.version);
                    self.wrong("a version is the number of events", what);
                }
                if *expected == 0 {
                    self.records.insert(record.key.clone());
                }
            }
        }
    }

    /// One live order a cart, one order a generation for ever, and lines whose two sides have one sum.
    fn records(&mut self, commit: &Commit) {
        for write in &commit.writes {
            let Write::Put { record, expected } = write else { continue };
            if record.key.kind != RecordKind::Order {
                continue;
            }
            let (state, first) = (record.body.state::<Order>(), *expected == 0);
            match state {
                Ok(Order::AwaitingPayment(book) | Order::Placed(book)) => self.order(&book, first, Some(false)),
                Ok(Order::Completed(book) | Order::Cancelled(book)) => self.order(&book, first, Some(true)),
                Ok(Order::Released(book)) => self.order(&book, first, None),
                Ok(Order::Absent) => {}
                Err(error) => self.wrong("records can be read", format!("{}: {error}", record.key)),
            }
        }
    }

    fn order(&mut self, book: &OrderBook, first: bool, done: Option<bool>) {
        let known = self.generations.entry((book.cart, book.generation)).or_insert(book.id);
        if *known != book.id {
            let what = format!("{} and {known} of {} {}", book.id, book.cart, book.generation);
            self.wrong("one order a generation", what);
        }
        match done {
            // What was ordered stays ordered, done or not.
            Some(_) => match self.live.insert(book.cart, book.id) {
                Some(other) if other != book.id && self.done.get(&other) == Some(&false) => {
                    self.wrong("one live order a cart", format!("{} and {other} of {}", book.id, book.cart));
                }
                _ => {}
            },
            None => drop(self.live.remove(&book.cart)),
        }
        self.done.insert(book.id, done.unwrap_or(true));
        if let Some(what) = self.lines.know(book, first) {
            self.wrong("a line's two sides have one sum", what);
        }
    }

    /// The clearing of an order that is done is at zero.
    fn clearing(&mut self, commit: &Commit) {
        let posted =
            commit.journals.iter().flat_map(|journal| journal.entries()).filter_map(|entry| match entry.account {
                Account::BuyerClearing(order) => Some(order),
                _ => None,
            });
        let written = commit.writes.iter().filter(|write| write.key().kind == RecordKind::Order);
        let written = written.filter_map(|write| write.key().id.parse::<OrderId>().ok());
        let orders: BTreeSet<OrderId> = posted.chain(written).collect();
        for order in orders.into_iter().filter(|order| self.done.get(order) == Some(&true)).collect::<Vec<_>>() {
            let left: Vec<i64> = self.clearing_of(order);
            if left.iter().any(|left| *left != 0) {
                self.wrong("the clearing of a settled order is zero", format!("{order} has {left:?}"));
            }
        }
    }

    pub(crate) fn clearing_of(&self, order: OrderId) -> Vec<i64> {
        let of = self.sides.keys().filter_map(|of| self.accounts.get(&(Account::BuyerClearing(order), *of)));
        of.copied().collect()
    }
}

/// The state of a record as it stands.
pub(crate) fn state<D>(memory: &MemoryStore, tenant: MarketplaceId, key: &RecordKey) -> D
where
    D: vendra::domain::decider::Decider<State = D> + serde::de::DeserializeOwned + Default,
{
    record(memory, tenant, key).and_then(|record| record.body.state::<D>().ok()).unwrap_or_default()
}

pub(crate) fn record(memory: &MemoryStore, tenant: MarketplaceId, key: &RecordKey) -> Option<Record> {
    let load = Load { records: vec![key.clone()], ..Load::default() };
    block_on(memory.load(tenant, load)).ok()?.records.into_iter().next().flatten()
}
