//! Durable checkouts a second, beside bare rusqlite that writes the same bytes into the same tables in the same run.
//!
//! `cargo bench -p vendra-sqlite` prints rates for 1, 8 and 32 in flight and for the floor with 1 and 32 checkouts a
//! transaction, then what one checkout costs: rows and bytes of write-ahead log.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rusqlite::{Connection, params};
use std::collections::VecDeque;
use std::path::Path;
use std::time::{Duration, Instant};
use uuid::Uuid;
use vendra::domain::ledger::{Account, Journal, Purpose};
use vendra::port::*;
use vendra::{Amount, CounterKey, CounterMove, LocationId, MarketplaceId, OfferId, Timestamp, VendorId};
use vendra_sqlite::SqliteStore;

const TENANT: &str = "mkt_01h455vb4pex5vsknk084sn02q";
const OFFERS: u64 = 1_000;
const LINES: u64 = 5;
const VENDORS: u64 = 3;
/// How many checkouts are read back for the floor to write.
const ROWS: usize = 960;

/// An id that begins with its time, as fresh ones do; every kind of a checkout has its own.
fn uuid(n: u64, kind: u64) -> Uuid {
    Uuid::from_u64_pair((n << 16) | 0x7000 | kind, 0x8000_0000_0000_0000 | n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 2)
}

fn text(bytes: usize) -> String {
    "x".repeat(bytes)
}

fn record(kind: RecordKind, id: impl std::fmt::Display, bytes: usize, fields: Vec<(Field, String)>) -> Write {
    let body = format!(r#"{{"data":"{}","type":"{kind}","v":1}}"#, text(bytes));
    Write::Put { expected: 0, record: Record { key: RecordKey::new(kind, id), version: 1, body, fields } }
}

fn event(kind: RecordKind, key: impl std::fmt::Display, order: &str) -> NewEvent {
    let data = format!(r#"{{"data":"{}","type":"{kind}.placed","v":1}}"#, text(560));
    let name = format!("{kind}.placed");
    NewEvent { kind, key: key.to_string(), sequence: 1, name, data, order: Some(order.to_owned()), vendor: None }
}

fn offers_of(n: u64) -> impl Iterator<Item = CounterKey> {
    (0..LINES).map(move |line| {
        let offer = (n.wrapping_mul(7_919) + line * 191) % OFFERS;
        CounterKey::Stock {
            offer: OfferId::from_uuid(uuid(offer, 1)),
            location: LocationId::from_uuid(uuid(offer % VENDORS, 2)),
        }
    })
}

/// A checkout of 5 lines over 3 vendors: an order, 3 vendor orders, a cart, 5 counters, 9 entries, 5 events, a claim.
fn checkout(n: u64) -> Commit {
    let order = vendra::OrderId::from_uuid(uuid(n, 3));
    let named = order.to_string();
    let cart = vendra::CartId::from_uuid(uuid(n, 4));
    let buyer = vendra::CustomerId::from_uuid(uuid(n % 5_000, 5)).to_string();
    let state = |state: &str| (Field::State, state.to_owned());
    let of_order = vec![
        state("placed"),
        (Field::Buyer, buyer.clone()),
        (Field::Number, format!("N{n:09}")),
        (Field::Cart, cart.to_string()),
    ];
    let mut writes = vec![
        record(RecordKind::Order, order, 1_450, of_order),
        record(RecordKind::Cart, cart, 300, vec![state("closed"), (Field::Buyer, buyer)]),
    ];
    let mut events = vec![event(RecordKind::Order, order, &named), event(RecordKind::Cart, cart, &named)];
    let amount = |minor| Amount::new(minor).unwrap();
    let operation = vendra::CaptureId::from_uuid(uuid(n, 6));
    let eur = "EUR".parse().unwrap();
    let funding = Journal::builder(Purpose::Funding, operation, eur)
        .debit(Account::GatewayClearing("stripe".parse().unwrap()), amount(9_000))
        .credit(Account::BuyerClearing(order), amount(9_000));
    let mut uses =
        Journal::builder(Purpose::Distribution, operation, eur).debit(Account::BuyerClearing(order), amount(9_000));
    for place in 0..VENDORS {
        let vendor = VendorId::from_uuid(uuid((n + place * 17) % 300, 7));
        let part = vendra::VendorOrderId::from_uuid(uuid(n * VENDORS + place, 8));
        let due = (Field::Due, format!("{n:016}"));
        let fields = vec![state("open"), (Field::Order, named.clone()), (Field::Vendor, vendor.to_string()), due];
        writes.push(record(RecordKind::VendorOrder, part, 400, fields));
        events.push(event(RecordKind::VendorOrder, part, &named));
        uses = uses.credit(Account::VendorPending(vendor), amount(2_600)).credit(Account::Commission, amount(400));
    }
    Commit {
        id: CommitId::from_uuid(uuid(n, 9)),
        tenant: TENANT.parse().unwrap(),
        at: Timestamp::from_unix_ms(1_769_860_800_000 + i64::try_from(n).unwrap()).unwrap(),
        actor: "customer/cus_01h455vb4pex5vsknk084sn02q".to_owned(),
        correlation: format!("request-{n}"),
        writes,
        counters: offers_of(n).map(|key| CounterMove::not_below_zero(key, -1)).collect(),
        journals: vec![funding.build().unwrap(), uses.build().unwrap()],
        events,
        claim: Some(ClaimWrite {
            key: ClaimKey { actor: "customer".to_owned(), key: uuid(n, 10).to_string() },
            claim: Claim::Done {
                request: text(64),
                answer: text(800),
                expires_at: Timestamp::from_unix_ms(1_769_947_200_000).unwrap(),
            },
        }),
        fence: None,
        also: Vec::new(),
    }
}

fn supply(store: &dyn Store) {
    let tenant: MarketplaceId = TENANT.parse().unwrap();
    for first in (0..OFFERS).step_by(100) {
        let counters = (first..first + 100).map(|offer| CounterKey::Stock {
            offer: OfferId::from_uuid(uuid(offer, 1)),
            location: LocationId::from_uuid(uuid(offer % VENDORS, 2)),
        });
        let counters = counters.map(|key| CounterMove::free(key, 1 << 40)).collect();
        let commit = Commit { tenant, counters, writes: Vec::new(), claim: None, ..checkout(1 << 40 | first) };
        pollster::block_on(store.commit(Commit { journals: Vec::new(), ..commit })).unwrap();
    }
}

/// Has so many in flight until all are answered. The commits are made before the clock starts.
fn sell(store: &dyn Store, first: u64, count: u64, in_flight: usize) -> Duration {
    let commits: Vec<Commit> = (first..first + count).map(checkout).collect();
    let start = Instant::now();
    let mut waiting: VecDeque<Answer<'_, Committed>> = VecDeque::with_capacity(in_flight);
    for commit in commits {
        if waiting.len() == in_flight {
            pollster::block_on(waiting.pop_front().unwrap()).unwrap();
        }
        waiting.push_back(store.commit(commit));
    }
    waiting.into_iter().for_each(|answer| assert!(pollster::block_on(answer).is_ok()));
    start.elapsed()
}

/// The rows that a checkout leaves in the tables that a commit writes, read back to be written again.
struct Rows(Vec<(String, Vec<Vec<rusqlite::types::Value>>)>);

const WRITTEN: &[&str] = &["orders", "vendor_orders", "carts", "idempotency_keys", "commits"];

fn rows_of(file: &Connection, checkouts: u64) -> Rows {
    let table = |name: &&str| {
        let mut select = file.prepare(&format!("SELECT * FROM {name} ORDER BY rowid DESC LIMIT ?1")).unwrap();
        let columns = select.column_count();
        let each = if *name == "vendor_orders" { VENDORS } else { 1 };
        let row = |row: &rusqlite::Row<'_>| (0..columns).map(|place| row.get(place)).collect::<Result<Vec<_>, _>>();
        let rows = select.query_map([checkouts * each], row).unwrap().map(Result::unwrap).collect();
        let places = (1..=columns).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ");
        (format!("INSERT INTO {name} VALUES ({places})"), rows)
    };
    Rows(WRITTEN.iter().map(table).collect())
}

/// Bare rusqlite: the same rows into the same tables of another file, so many checkouts a transaction.
fn floor(path: &Path, rows: &Rows, checkouts: usize, together: usize) -> Duration {
    drop(SqliteStore::open(path).unwrap());
    let file = Connection::open(path).unwrap();
    file.set_prepared_statement_cache_capacity(32);
    file.execute_batch("PRAGMA synchronous = FULL; PRAGMA cache_size = -16000").unwrap();
    let start = Instant::now();
    for first in (0..checkouts).step_by(together) {
        file.execute_batch("BEGIN IMMEDIATE").unwrap();
        for n in first..(first + together).min(checkouts) {
            for (insert, rows) in &rows.0 {
                let each = rows.len() / ROWS;
                let mut insert = file.prepare_cached(insert).unwrap();
                for row in &rows[n * each..(n + 1) * each] {
                    insert.execute(rusqlite::params_from_iter(row)).unwrap();
                }
            }
            let mut upsert = file
                .prepare_cached(
                    "INSERT INTO counters (tenant, name, value) VALUES (?1, ?2, -1)
                     ON CONFLICT (tenant, name) DO UPDATE SET value = value - 1",
                )
                .unwrap();
            for key in offers_of(n as u64) {
                upsert.execute(params![TENANT, counter_name(&key)]).unwrap();
            }
        }
        file.execute_batch("COMMIT").unwrap();
    }
    start.elapsed()
}

fn rates(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("checkout");
    group.throughput(Throughput::Elements(1)).sample_size(10);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bench.db");
    let store = SqliteStore::open(&path).unwrap();
    supply(&store);
    let mut next = 0;
    for in_flight in [1, 8, 32] {
        group.bench_function(BenchmarkId::new("store", in_flight), |bencher| {
            bencher.iter_custom(|count| {
                next += count;
                sell(&store, next - count, count, in_flight)
            });
        });
    }
    sell(&store, next, ROWS as u64, 32);
    let rows = rows_of(&Connection::open(&path).unwrap(), ROWS as u64);
    for together in [1, 32] {
        group.bench_function(BenchmarkId::new("floor", together), |bencher| {
            bencher.iter_custom(|count| {
                let mut spent = Duration::ZERO;
                let mut left = usize::try_from(count).unwrap();
                while left > 0 {
                    let folder = tempfile::tempdir().unwrap();
                    let some = left.min(ROWS);
                    spent += floor(&folder.path().join("floor.db"), &rows, some, together);
                    left -= some;
                }
                spent
            });
        });
    }
    group.finish();
    cost();
}

/// Prints what one checkout costs: rows, and bytes of write-ahead log before anything is checkpointed.
fn cost() {
    for in_flight in [1, 32] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cost.db");
        let store = SqliteStore::open(&path).unwrap();
        supply(&store);
        sell(&store, 0, 2_000, 32);
        let file = Connection::open(&path).unwrap();
        file.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        let checkouts = if in_flight == 1 { 10 } else { 64 };
        sell(&store, 10_000, checkouts, in_flight);
        let bytes = std::fs::metadata(folder.path().join("cost.db-wal")).unwrap().len() / checkouts;
        let rows = WRITTEN.len() as u64 + VENDORS - 1 + LINES;
        println!("checkout, {in_flight} in flight: {rows} rows, {bytes} bytes of write-ahead log");
    }
}

criterion_group!(benches, rates);
criterion_main!(benches);
