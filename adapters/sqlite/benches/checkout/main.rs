//! What a checkout costs, from the request to its durable answer: 5 lines over 3 vendors, 19 % tax, paid by invoice, one commit.
//!
//! `cargo bench -p vendra-sqlite --bench checkout` compares, in one run: the store in memory; SQLite at 1, 8 and 32 in flight,
//! with offers spread and with one of them hot; and beside each the floor, bare rusqlite that writes the same rows into the same
//! tables, as many checkouts a transaction; and at last how fast events are handed on. `-- --orders N` says how many orders the file has first.

mod floor;
mod shop;

use floor::Rows;
use rusqlite::Connection;
use shop::{Demand, Shop};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use vendra::memory::MemoryStore;
use vendra_sqlite::SqliteStore;

/// How many checkouts a measurement has, in flight by in flight, and how often it is made: store and floor in turn.
const SIZES: [(usize, usize); 3] = [(1, 400), (8, 1_600), (32, 3_200)];
const ROUNDS: usize = 3;

fn rate(checkouts: usize, spent: Duration) -> f64 {
    f64::from(u32::try_from(checkouts).unwrap()) / spent.as_secs_f64()
}

fn main() {
    // What cargo passes itself (`--bench`) says nothing to us.
    let mut arguments = std::env::args().skip_while(|argument| argument != "--orders").skip(1);
    let orders = arguments.next().map_or(0, |text| text.parse().expect("how many orders"));
    memory();
    let folder = tempfile::tempdir().unwrap();
    let mut file = File { path: folder.path().join("shop.db"), copy: folder.path().join("copy.db"), shop: None };
    file.shop = Some(Shop::open(file.store()).again(Arc::new(MemoryStore::default())));
    file.fill(orders);
    for demand in [Demand::Spread, Demand::Hot] {
        for (in_flight, checkouts) in SIZES {
            file.compare(demand, in_flight, checkouts);
        }
    }
    file.cost();
    let (events, spent) = file.open(|shop| shop.relay());
    println!("sqlite: {:.0} of {events} events a second handed on", rate(events, spent));
}

/// One core: the thread that asks does all of it.
fn memory() {
    let mut shop = Shop::open(Arc::new(MemoryStore::default()));
    let carts = shop.carts(5_000, Demand::Spread);
    let (warm, rest) = carts.split_at(1_000);
    shop.sell(warm, 1);
    let mut spent = Duration::ZERO;
    let counted = allocation_counter::measure(|| spent = shop.sell(rest, 1));
    let each = counted.count_total / rest.len() as u64;
    let bytes = counted.bytes_total / rest.len() as u64;
    println!(
        "memory: {:.0} checkouts a second on one core, {each} allocations each, {bytes} bytes in all",
        rate(4_000, spent)
    );
    let (events, spent) = shop.relay();
    println!("memory: {:.0} of {events} events a second handed on", rate(events, spent));
}

/// A marketplace in a file, and a copy of the file for the floor.
struct File {
    path: PathBuf,
    copy: PathBuf,
    shop: Option<Shop>,
}

impl File {
    fn store(&self) -> Arc<SqliteStore> {
        Arc::new(SqliteStore::open(&self.path).unwrap())
    }

    /// Opens the file, does something in the shop and closes the file: what is in the log is then in the file.
    fn open<T>(&mut self, doing: impl FnOnce(&mut Shop) -> T) -> T {
        let shop = self.shop.take().unwrap();
        let mut shop = shop.again(self.store());
        let done = doing(&mut shop);
        self.shop = Some(shop.again(Arc::new(MemoryStore::default())));
        done
    }

    fn fill(&mut self, orders: usize) {
        for first in (0..orders).step_by(10_000) {
            let (count, spent) = self.open(|shop| {
                let carts = shop.carts(orders.min(first + 10_000) - first, Demand::Spread);
                (carts.len(), shop.sell(&carts, 32))
            });
            println!("sqlite, {} orders: {:.0} checkouts a second", first + count, rate(count, spent));
        }
    }

    fn last(&self) -> i64 {
        let file = Connection::open(&self.path).unwrap();
        file.query_row("SELECT max(position) FROM commits", [], |row| row.get(0)).unwrap()
    }

    /// Store and floor in turn, from the same file.
    fn compare(&mut self, demand: Demand, in_flight: usize, checkouts: usize) {
        let (mut stores, mut floors, mut rows) = (Vec::new(), Vec::new(), 0);
        for _ in 0..ROUNDS {
            let carts = self.open(|shop| shop.carts(checkouts, demand));
            copy(&self.path, &self.copy);
            let before = self.last();
            stores.push(self.open(|shop| shop.sell(&carts, in_flight)));
            let written = Rows::after(&self.path, before);
            rows = written.each();
            floors.push(written.write(&self.copy, in_flight));
        }
        stores.sort_unstable();
        floors.sort_unstable();
        let (store, floor) = (rate(checkouts, stores[ROUNDS / 2]), rate(checkouts, floors[ROUNDS / 2]));
        let ratio = store / floor;
        println!(
            "sqlite, {demand:?}, {in_flight} in flight: {store:.0} checkouts a second, floor {floor:.0}, ratio {ratio:.2}; {rows} rows"
        );
    }

    /// Bytes of write-ahead log.
    fn cost(&mut self) {
        for (in_flight, checkouts) in [(1, 10), (32, 64)] {
            let carts = self.open(|shop| shop.carts(checkouts, Demand::Spread));
            let log = PathBuf::from(format!("{}-wal", self.path.display()));
            let bytes = self.open(|shop| {
                shop.sell(&carts, in_flight);
                std::fs::metadata(log).unwrap().len() / checkouts as u64
            });
            println!("sqlite, {in_flight} in flight: {bytes} bytes of write-ahead log a checkout");
        }
    }
}

/// A copy of a file that nobody has open.
fn copy(from: &Path, to: &Path) {
    for end in ["-wal", "-shm"] {
        let _absent = std::fs::remove_file(format!("{}{end}", to.display()));
    }
    std::fs::copy(from, to).unwrap();
    std::fs::File::open(to).unwrap().sync_all().unwrap();
}
