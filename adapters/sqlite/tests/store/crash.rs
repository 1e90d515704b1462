//! A process that sells is killed between and inside commits. What it was told is there, and nothing is half.

use crate::given::*;
use rusqlite::Connection;
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::time::Duration;
use vendra::port::*;

const STOCK: i64 = 1_000_000;
/// How often the seller is killed.
const ROUNDS: u64 = 12;
/// Ids of one round do not reach those of the next.
const ROUND_IDS: u128 = 1_000_000;
const SELLERS: u128 = 4;

/// The seller: four threads that sell one after the other, and say each sale once it is acknowledged.
#[test]
fn seller() {
    let Some((path, round)) = told() else { return };
    let first = round.parse::<u128>().unwrap() * ROUND_IDS;
    let store = open(&path);
    std::thread::scope(|scope| {
        for seller in 0..SELLERS {
            let store = &store;
            scope.spawn(move || {
                for n in 0.. {
                    let id = first + n * SELLERS + seller;
                    run(store.commit(sale(id))).unwrap();
                    let mut out = std::io::stdout().lock();
                    writeln!(out, "sold {id}").unwrap();
                    out.flush().unwrap();
                    if n % 16 == 15 {
                        run(store.balances(tenant(), None)).unwrap();
                    }
                }
            });
        }
    });
}

/// Lets a seller sell for a while, kills it, and gives the ids that it said were acknowledged.
fn sell_and_die(path: &Path, round: u64) -> Vec<u128> {
    let mut seller = child("crash::seller", path, &round.to_string());
    let mut out = BufReader::new(seller.stdout.take().unwrap());
    let mut line = String::new();
    // Killed some time after its first sale: between two commits, in the middle of one, of a rolling up, of a checkpoint.
    while !line.contains("sold ") {
        line.clear();
        assert_ne!(out.read_line(&mut line).unwrap(), 0, "the seller ended by itself");
    }
    std::thread::sleep(Duration::from_micros(round * 17_923 % 120_000));
    seller.kill().unwrap();
    seller.wait().unwrap();
    let rest = out.lines().map(Result::unwrap);
    // The runner's own words stand before the first sale on its line; the last line may have been cut where the seller died.
    let id = |line: &str| line.split_once("sold ").and_then(|(_, id)| id.trim().parse::<u128>().ok());
    let mut sold: Vec<u128> = id(&line).into_iter().chain(rest.filter_map(|line| id(&line))).collect();
    sold.sort_unstable();
    sold
}

fn number(file: &Connection, sql: &str) -> i64 {
    file.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// By plain SQL, before the store looks at the file: as many orders as sales, claims and units that are gone.
fn nothing_is_half(path: &Path) -> i64 {
    let file = Connection::open(path).unwrap();
    file.busy_timeout(Duration::from_secs(5)).unwrap();
    let ok: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(ok, "ok");
    let sales = number(&file, "SELECT count(*) FROM commits") - 1;
    assert_eq!(number(&file, "SELECT count(*) FROM orders"), sales);
    assert_eq!(number(&file, "SELECT count(*) FROM idempotency_keys"), sales);
    assert_eq!(number(&file, "SELECT value FROM counters"), STOCK - sales);
    let moved = "SELECT sum(step.value ->> 1) FROM commits, json_each(moves) AS step";
    assert_eq!(number(&file, moved), STOCK - sales);
    assert_eq!(number(&file, "SELECT sum(balance) FROM v_balances"), 0);
    assert_eq!(number(&file, "SELECT max(balance) FROM v_balances"), 100 * sales);
    sales
}

fn readings_are_whole(store: &dyn Store, sales: i64) {
    let mut events = 0;
    for partition in 0..PARTITIONS {
        let mut after = 0;
        loop {
            let some = run(store.events(partition, after, 1_000)).unwrap();
            for event in &some {
                assert_eq!(event.position, after + 1);
                after = event.position;
            }
            events += i64::try_from(some.len()).unwrap();
            if some.is_empty() {
                break;
            }
        }
    }
    assert_eq!(events, sales + 1);
    let balances = run(store.balances(tenant(), None)).unwrap();
    let [one, other] = balances.as_slice() else { panic!("{balances:?}") };
    assert_eq!(one.turnover.debits.minor() + other.turnover.debits.minor(), 100 * sales);
    assert_eq!(one.turnover.credits.minor() + other.turnover.credits.minor(), 100 * sales);
}

#[test]
fn a_killed_seller_loses_nothing_that_was_acknowledged() {
    let (_folder, path) = folder();
    run(open(&path).commit(supply(STOCK))).unwrap();
    let mut acknowledged = Vec::new();
    for round in 1..=ROUNDS {
        acknowledged.extend(sell_and_die(&path, round));
        let sales = nothing_is_half(&path);
        let sold = i64::try_from(acknowledged.len()).unwrap();
        // What was in flight may stand or not: the killed are as many as there were sellers, in each round.
        let unheard = i64::try_from(SELLERS).unwrap() * i64::try_from(round).unwrap();
        assert!((sold..=sold + unheard).contains(&sales), "{sold} were acknowledged, {sales} stand");
        readings_are_whole(&open(&path), sales);
    }
    let store = open(&path);
    for id in &acknowledged {
        assert!(run(store.commit(sale(*id))).unwrap().repeated, "sale {id} is lost");
    }
}

/// Whoever does not wait for the answer has committed all the same.
#[test]
fn a_dropped_future_takes_nothing_back() {
    let (_folder, path) = folder();
    let store = open(&path);
    run(store.commit(supply(STOCK))).unwrap();
    for id in 1..=200 {
        let mut answer = store.commit(sale(id));
        if id % 2 == 0 {
            let mut context = std::task::Context::from_waker(std::task::Waker::noop());
            let _not_waited_for = answer.as_mut().poll(&mut context);
        }
    }
    drop(store);
    assert_eq!(nothing_is_half(&path), 200);
    readings_are_whole(&open(&path), 200);
    // The last to close has taken the log into the file.
    assert!(!path.with_extension("db-wal").exists());
}
