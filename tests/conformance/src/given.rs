//! What the tests start from: fresh ids, moments, and the least of a commit, a record, a journal.

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;
use vendra::domain::ledger::{Account, Journal, Purpose};
use vendra::port::*;
use vendra::{Amount, CounterKey, Currency, GiftCardId, MarketplaceId, OrderId, Timestamp};

/// What a store answers; a refusal fails the test.
#[track_caller]
pub(crate) fn ok<T>(answer: impl Future<Output = Result<T, StoreError>>) -> T {
    match pollster::block_on(answer) {
        Ok(answer) => answer,
        Err(refused) => panic!("it was refused: {refused:?}"),
    }
}

/// What a store refuses; an answer fails the test.
#[track_caller]
pub(crate) fn refused<T: std::fmt::Debug>(answer: impl Future<Output = Result<T, StoreError>>) -> StoreError {
    match pollster::block_on(answer) {
        Ok(answer) => panic!("it was not refused: {answer:?}"),
        Err(refused) => refused,
    }
}

/// A refusal of a limit, and of none else.
#[track_caller]
pub(crate) fn limited<T: std::fmt::Debug>(answer: impl Future<Output = Result<T, StoreError>>) {
    let refused = refused(answer);
    assert!(matches!(refused, StoreError::Limit { .. }), "{refused:?}");
}

/// An id that no other call gives, greater than all before.
pub(crate) fn uuid() -> Uuid {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    Uuid::from_u64_pair(0x0190_a5e2_7c3b_7000, 0x8000_0000_0000_0000 | NEXT.fetch_add(1, Ordering::Relaxed))
}

pub(crate) fn tenant() -> MarketplaceId {
    MarketplaceId::from_uuid(uuid())
}

pub(crate) fn commit_id() -> CommitId {
    CommitId::from_uuid(uuid())
}

/// A moment: so many seconds after the first of 2026.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix_ms(1_767_225_600_000 + seconds * 1_000).expect("a moment of this century")
}

pub(crate) fn euro() -> Currency {
    "EUR".parse().expect("a currency")
}

pub(crate) fn dollar() -> Currency {
    "USD".parse().expect("a currency")
}

pub(crate) fn amount(minor: i64) -> Amount {
    Amount::new(minor).expect("an amount")
}

/// A counter that no other call gives.
pub(crate) fn counter() -> CounterKey {
    CounterKey::GiftCard { gift_card: GiftCardId::from_uuid(uuid()) }
}

/// An event of one key.
pub(crate) fn event(key: &str, sequence: u64) -> NewEvent {
    NewEvent {
        kind: RecordKind::Order,
        key: key.to_owned(),
        sequence,
        name: "order.noted".to_owned(),
        data: format!(r#"{{"v":1,"sequence":{sequence}}}"#).into(),
        order: None,
        vendor: None,
    }
}

/// A commit of one event of a fresh key, and nothing else.
pub(crate) fn commit(tenant: MarketplaceId) -> Commit {
    Commit {
        id: commit_id(),
        tenant,
        at: at(0),
        actor: "system".to_owned(),
        correlation: "cor_1".to_owned(),
        writes: Vec::new(),
        counters: Vec::new(),
        journals: Vec::new(),
        events: vec![event(&OrderId::from_uuid(uuid()).to_string(), 1)],
        claim: None,
        fence: None,
        also: Vec::new(),
    }
}

/// A record without fields, whose body says its version.
pub(crate) fn record(kind: RecordKind, id: &str, version: u64) -> Record {
    let body = format!(r#"{{"v":1,"id":"{id}","version":{version}}}"#);
    Record { key: RecordKey::new(kind, id), version, body: body.into(), fields: Vec::new() }
}

/// The write of a record that is read at the version before.
pub(crate) fn put(record: Record) -> Write {
    Write::Put { expected: record.version.saturating_sub(1), record }
}

pub(crate) fn delete(kind: RecordKind, id: &str, expected: u64) -> Write {
    Write::Delete { expected, key: RecordKey::new(kind, id) }
}

/// A key of idempotency that no other call gives.
pub(crate) fn claim_key() -> ClaimKey {
    ClaimKey { actor: "customer/cus_1".to_owned(), key: uuid().to_string() }
}

pub(crate) fn done(request: &str, answer: &str, expires_at: Timestamp) -> Claim {
    Claim::Done { request: request.to_owned(), answer: answer.to_owned(), expires_at }
}

pub(crate) fn in_flight(request: &str, subject: &str, until: Timestamp) -> Claim {
    Claim::InFlight { request: request.to_owned(), subject: subject.to_owned(), until }
}

/// What an order's buyer paid into the bank.
pub(crate) fn funding(order: OrderId, currency: Currency, minor: i64) -> Journal {
    Journal::builder(Purpose::Funding, order, currency)
        .debit(Account::Bank, amount(minor))
        .credit(Account::BuyerClearing(order), amount(minor))
        .build()
        .expect("a balanced journal")
}

pub(crate) fn load_of(key: RecordKey) -> Load {
    Load { records: vec![key], ..Load::default() }
}

/// The record of a key, if it is there.
#[track_caller]
pub(crate) fn found(store: &dyn Store, tenant: MarketplaceId, key: &RecordKey) -> Option<Record> {
    ok(store.load(tenant, load_of(key.clone()))).records.remove(0)
}

/// What a counter is at.
#[track_caller]
pub(crate) fn counted(store: &dyn Store, tenant: MarketplaceId, key: CounterKey) -> i64 {
    ok(store.load(tenant, Load { counters: vec![key], ..Load::default() })).counters[0]
}

/// The claim of a key, if it is there.
#[track_caller]
pub(crate) fn claimed(store: &dyn Store, tenant: MarketplaceId, key: &ClaimKey) -> Option<Claim> {
    ok(store.load(tenant, Load { claim: Some(key.clone()), ..Load::default() })).claim
}

/// All events of a partition, read in pages.
#[track_caller]
pub(crate) fn all_events(store: &dyn Store, partition: u8) -> Vec<StoredEvent> {
    let mut all: Vec<StoredEvent> = Vec::new();
    loop {
        let page = ok(store.events(partition, all.last().map_or(0, |event| event.position), EVENTS_READ_MAX));
        if page.is_empty() {
            return all;
        }
        all.extend(page);
    }
}

/// All entries of a tenant, read in pages.
#[track_caller]
pub(crate) fn all_entries(store: &dyn Store, tenant: MarketplaceId) -> Vec<StoredEntry> {
    let mut all: Vec<StoredEntry> = Vec::new();
    loop {
        let after = all.last().map_or(0, |entry| entry.position);
        let page = ok(store.entries(tenant, EntryQuery { after, ..every_entry() }));
        if page.is_empty() {
            return all;
        }
        all.extend(page);
    }
}

/// The first page of all entries.
pub(crate) const fn every_entry() -> EntryQuery {
    EntryQuery { account: None, currency: None, from: None, until: None, after: 0, limit: ENTRIES_READ_MAX }
}

/// Raised once whoever holds it is done, also by a panic: who waits for them then stops, and the test fails instead of hanging.
#[derive(Debug)]
pub(crate) struct Raised<'a>(pub(crate) &'a AtomicU64);

impl Drop for Raised<'_> {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// What so many threads answer that all begin at once.
pub(crate) fn at_once<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let start = std::sync::Barrier::new(count);
    let (start, work) = (&start, &work);
    std::thread::scope(|scope| {
        let begin = |place| {
            scope.spawn(move || {
                start.wait();
                work(place)
            })
        };
        let threads: Vec<_> = (0..count).map(begin).collect();
        threads.into_iter().map(|thread| thread.join().expect("no thread panics")).collect()
    })
}
