//! How it ends: closed once or often, dropped, several at a time; and no thread stays. A process of its own, for threads are counted.
#![cfg(target_os = "linux")]

use serde_json::json;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use vendra_wire::Vendra;

const TOKEN: &str = r#"{"method": "carts.guest_token"}"#;

/// The threads of this process that are vendra's.
fn threads() -> usize {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    let names = tasks.filter_map(|task| std::fs::read_to_string(task.unwrap().path().join("comm")).ok());
    names.filter(|name| name.starts_with("vendra")).count()
}

fn end_within(patience: Duration, at_most: usize) {
    let until = Instant::now() + patience;
    while threads() > at_most {
        assert!(Instant::now() < until, "{} threads are left", threads());
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn closing_and_dropping_end_every_thread() {
    let before = threads();
    let folder = tempfile::tempdir().unwrap();
    let config = json!({ "store": format!("sqlite:{}", folder.path().join("shop.db").display()) });
    let vendra = Vendra::open(&config.to_string()).unwrap();
    let (same, other) = (vendra.clone(), Vendra::open(r#"{"store": "memory:"}"#).unwrap());
    assert!(threads() >= before + 4);
    let events = vendra.subscribe("mailer", "{}").unwrap();
    let waiting = events.next();
    let work = json!({ "method": "worker.start", "input": { "marketplaces": ["mkt_01h455vb4pex5vsknk084sn001"] } });
    pollster::block_on(vendra.call(work.to_string())).unwrap();
    pollster::block_on(vendra.close());
    pollster::block_on(futures_util::future::join(vendra.close(), same.close()));
    assert_eq!(pollster::block_on(vendra.call(TOKEN.into())).unwrap_err().code, "handle.closed");
    assert!(pollster::block_on(other.call(TOKEN.into())).is_ok(), "another is open still");
    assert_eq!(pollster::block_on(waiting).unwrap(), "null");
    drop(same);
    drop(vendra);
    drop(other);
    end_within(Duration::from_secs(10), before);

    let mut open: Vec<Vendra> = (0..8).map(|_| Vendra::open(r#"{"store": "memory:"}"#).unwrap()).collect();
    let (told, answers) = channel();
    for vendra in open.iter().cycle().take(800) {
        let told = told.clone();
        vendra.start(TOKEN.into(), move |answer| told.send(answer).unwrap());
    }
    // Dropped while calls are under way: each of them is told all the same.
    open.clear();
    drop(told);
    let (mut done, mut lost) = (0, 0);
    for answer in answers {
        match answer {
            Ok(_) => done += 1,
            Err(failure) if failure.code == "internal.lost" => lost += 1,
            Err(failure) => panic!("{failure}"),
        }
    }
    assert_eq!(done + lost, 800);
    end_within(Duration::from_secs(10), before);
}
