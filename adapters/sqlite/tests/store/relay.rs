//! The relay on a file: in order per key under failures, from cursors that outlive the process, past a stale relay.

use crate::given::*;
use pollster::block_on;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use vendra::Engine;
use vendra::authority::{Actor, StaffRole};
use vendra::events::{Relay, RelayConfig, each};
use vendra::port::*;
use vendra::reading::Paging;

/// Remembers what it handled of each key, but for what is poison.
#[derive(Debug, Default)]
struct Told {
    handled: Mutex<BTreeMap<String, Vec<u64>>>,
    poison: Mutex<Vec<(String, u64)>>,
}

impl Told {
    fn handled(&self) -> BTreeMap<String, Vec<u64>> {
        self.handled.lock().unwrap().clone()
    }
}

impl Subscriber for Told {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        Box::pin(each(events, move |event| async move {
            let (key, sequence) = (event.event.key.clone(), event.event.sequence);
            if self.poison.lock().unwrap().contains(&(key.clone(), sequence)) {
                return Err("unreadable".to_owned());
            }
            self.handled.lock().unwrap().entry(key).or_default().push(sequence);
            Ok(())
        }))
    }
}

/// An engine of its own on the file, as another process has it, and a relay that tries an event twice, at once.
fn relay(path: &Path, told: &Arc<Told>) -> (Engine, Relay) {
    let engine = Engine::builder(Arc::new(open(path))).build();
    let config = RelayConfig { tries_max: 2, first_wait_ms: 0, batch: 7, ..RelayConfig::default() };
    let relay = Relay::new(&engine).config(config).subscribe("told", Arc::clone(told) as _).unwrap();
    (engine, relay)
}

fn drain(relay: &mut Relay) -> u64 {
    let mut handled = 0;
    loop {
        let relayed = block_on(relay.tick()).unwrap();
        assert_eq!((relayed.lost, relayed.elsewhere), (0, 0));
        handled += relayed.handled;
        if relayed.handled == 0 {
            return handled;
        }
    }
}

/// kf_27: in order per key, with an event that is given up and replayed, over three openings of one file.
#[test]
fn events_of_a_key_come_in_order_from_cursors_in_the_file() {
    let (_folder, path) = folder();
    let told = Arc::new(Told::default());
    told.poison.lock().unwrap().push(("key-3".to_owned(), 5));
    let store = open(&path);
    for sequence in 1..=10 {
        let keys = (0..20).map(|key| event(RecordKind::Order, &format!("key-{key}"), sequence));
        run(store.commit(Commit { events: keys.collect(), ..commit(sequence.into()) })).unwrap();
    }
    let (engine, mut first) = relay(&path, &told);
    assert_eq!(drain(&mut first), 199);
    block_on(first.release()).unwrap();
    drop((engine, first));

    let (engine, mut second) = relay(&path, &told);
    assert_eq!(drain(&mut second), 0, "its cursors are in the file");
    let user = "usr_01h455vb4pex5vsknk084sn001".parse().unwrap();
    let market = engine.market(tenant(), Actor::Staff { tenant: tenant(), user, role: StaffRole::Owner });
    let letter = block_on(market.dead_letters().list("told", Paging::default())).unwrap().items.remove(0);
    assert_eq!((letter.key.as_str(), letter.sequence), ("key-3", 5));
    told.poison.lock().unwrap().clear();
    block_on(market.dead_letters().replay("told", letter.place)).unwrap();
    assert_eq!(drain(&mut second), 1);
    for (key, sequences) in told.handled() {
        let replayed = [1, 2, 3, 4, 6, 7, 8, 9, 10, 5];
        let expected = if key == "key-3" { replayed.to_vec() } else { (1..=10).collect() };
        assert_eq!(sequences, expected, "{key}");
    }
}

/// Stops while it is handed something, as a process that gets SIGSTOP does; meanwhile its lease goes to another.
#[derive(Debug)]
struct Stopped {
    told: Arc<Told>,
    other: SqliteLeases,
}

/// The leases of the relay, in another opening of the file.
type SqliteLeases = vendra_sqlite::SqliteStore;

impl Subscriber for Stopped {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        let group = events[0].partition / 8;
        let now = vendra::Timestamp::from_unix_ms(i64::from(u32::MAX) * 1_000).unwrap();
        let until = now.plus_ms(1).unwrap();
        run(self.other.lease(&format!("relay/{group}/told"), "other", now, until)).unwrap().unwrap();
        self.told.handle(events)
    }
}

#[test]
fn a_stale_relay_changes_nothing_in_the_file() {
    let (_folder, path) = folder();
    run(open(&path).commit(commit(1))).unwrap();
    let told = Arc::new(Told::default());
    let stopped = Stopped { told: Arc::clone(&told), other: open(&path) };
    let engine = Engine::builder(Arc::new(open(&path))).build();
    let mut stale = Relay::new(&engine).subscribe("told", Arc::new(stopped)).unwrap();
    assert_eq!(block_on(stale.tick()).unwrap().lost, 1);
    let count = |sql: &str| -> i64 {
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(count("SELECT count(*) FROM cursors"), 0);
    assert_eq!(told.handled()["crt_1"], [1]);
}
