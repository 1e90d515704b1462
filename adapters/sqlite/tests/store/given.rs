//! What the tests are given: stores in folders of their own, and commits.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;
use vendra::domain::ledger::{Account, Journal, Purpose};
use vendra::port::*;
use vendra::{Amount, CounterKey, CounterMove, MarketplaceId, Timestamp};
use vendra_sqlite::SqliteStore;

pub(crate) const ORDER: &str = "ord_01h455vb4pex5vsknk084sn02q";
pub(crate) const NOON: i64 = 1_769_860_800_000;

pub(crate) fn tenant() -> MarketplaceId {
    "mkt_01h455vb4pex5vsknk084sn02q".parse().unwrap()
}

pub(crate) fn at(ms: i64) -> Timestamp {
    Timestamp::from_unix_ms(NOON + ms).unwrap()
}

pub(crate) fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.db");
    (folder, path)
}

pub(crate) fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path).unwrap()
}

/// The stock of the one offer that all tests sell.
pub(crate) fn stock() -> CounterKey {
    CounterKey::Stock {
        offer: "off_01h455vb4pex5vsknk084sn02q".parse().unwrap(),
        location: "loc_01h455vb4pex5vsknk084sn02q".parse().unwrap(),
    }
}

pub(crate) fn event(kind: RecordKind, key: &str, sequence: u64) -> NewEvent {
    let data = format!(r#"{{"data":{{"n":{sequence}}},"type":"{kind}.happened","v":1}}"#);
    let (order, vendor) = (Some(ORDER.to_owned()), None);
    NewEvent { kind, key: key.to_owned(), sequence, name: format!("{kind}.happened"), data: data.into(), order, vendor }
}

pub(crate) fn put(kind: RecordKind, id: &str, expected: u64, body: &str) -> Write {
    let key = RecordKey { kind, id: id.to_owned() };
    let fields = kind.indexed().iter().map(|field| (*field, format!("{field:?}"))).collect();
    Write::Put { expected, record: Record { key, version: expected + 1, body: body.into(), fields } }
}

/// A commit with nothing but its event.
pub(crate) fn commit(id: u128) -> Commit {
    Commit {
        id: CommitId::from_uuid(uuid::Uuid::from_u128(id)),
        tenant: tenant(),
        at: at(0),
        actor: "system".to_owned(),
        correlation: "test".to_owned(),
        writes: Vec::new(),
        counters: Vec::new(),
        journals: Vec::new(),
        events: vec![event(RecordKind::Cart, "crt_1", 1)],
        claim: None,
        fence: None,
        also: Vec::new(),
    }
}

pub(crate) fn journal(minor: i64) -> Journal {
    let capture: vendra::CaptureId = "cap_01h455vb4pex5vsknk084sn02q".parse().unwrap();
    let amount = Amount::new(minor).unwrap();
    Journal::builder(Purpose::Funding, capture, "EUR".parse().unwrap())
        .debit(Account::GatewayClearing("stripe".parse().unwrap()), amount)
        .credit(Account::BuyerClearing(ORDER.parse().unwrap()), amount)
        .build()
        .unwrap()
}

/// Something of everything: a record that is numbered by `id`, one unit less in stock, a journal, a claim.
pub(crate) fn sale(id: u128) -> Commit {
    let order = format!("ord_{id:026}");
    Commit {
        writes: vec![put(RecordKind::Order, &order, 0, r#"{"data":{"currency":"EUR"},"type":"order","v":1}"#)],
        counters: vec![CounterMove::not_below_zero(stock(), -1)],
        journals: vec![journal(100)],
        events: vec![event(RecordKind::Order, &order, 1)],
        claim: Some(ClaimWrite {
            key: ClaimKey { actor: "customer".to_owned(), key: format!("key-{id}") },
            claim: Claim::Done { request: "r".to_owned(), answer: format!("{{\"n\": {id}}}"), expires_at: at(1) },
        }),
        ..commit(id)
    }
}

/// Puts units in stock.
pub(crate) fn supply(units: i64) -> Commit {
    Commit { counters: vec![CounterMove::free(stock(), units)], ..commit(u128::MAX) }
}

pub(crate) fn run<T>(answer: Answer<'_, T>) -> Result<T, StoreError> {
    pollster::block_on(answer)
}

pub(crate) fn fault<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Fault {
    match result {
        Err(StoreError::Fault { fault, message }) => {
            assert!(!message.is_empty());
            fault
        }
        other => panic!("{other:?} is no fault"),
    }
}

/// Runs one test of this binary again, as a process of its own that finds `path` and `role` in its environment.
pub(crate) fn child(test: &str, path: &Path, role: &str) -> Child {
    child_command(test, path, role).spawn().unwrap()
}

pub(crate) fn child_command(test: &str, path: &Path, role: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]);
    command.env("VENDRA_TEST_PATH", path).env("VENDRA_TEST_ROLE", role);
    command.stdout(Stdio::piped()).stderr(Stdio::inherit());
    command
}

/// What a child was told; none in the process that a person started.
pub(crate) fn told() -> Option<(PathBuf, String)> {
    Some((std::env::var_os("VENDRA_TEST_PATH")?.into(), std::env::var("VENDRA_TEST_ROLE").ok()?))
}
