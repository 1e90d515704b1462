//! Several processes on one file.

use crate::given::*;
use std::io::Read as _;
use std::path::Path;
use vendra::port::*;

/// The buyer: waits until the file `go` is there, then buys until nothing is left, and says how often it could.
#[test]
fn buyer() {
    let Some((path, role)) = told() else { return };
    let first = role.parse::<u128>().unwrap() * 1_000;
    let store = open(&path);
    let go = path.with_extension("go");
    std::fs::write(path.with_extension(format!("ready{role}")), "").unwrap();
    while !go.exists() {
        std::hint::spin_loop();
    }
    let mut bought = 0;
    for id in first.. {
        match run(store.commit(sale(id))) {
            Ok(_) => bought += 1,
            Err(StoreError::Bound { value: 0, delta: -1, .. }) => break,
            Err(other) => panic!("{other}"),
        }
    }
    println!("bought {bought}");
}

/// Has several buyers buy at once; gives how many units each got.
fn buy(path: &Path, buyers: u128) -> Vec<u64> {
    let children: Vec<_> = (1..=buyers).map(|role| child("processes::buyer", path, &role.to_string())).collect();
    while !(1..=buyers).all(|role| path.with_extension(format!("ready{role}")).exists()) {
        std::thread::yield_now();
    }
    std::fs::write(path.with_extension("go"), "").unwrap();
    let bought = children.into_iter().map(|mut child| {
        let mut said = String::new();
        child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(child.wait().unwrap().success(), "{said}");
        // The runner's own words stand before it on the line.
        let (_, bought) = said.split_once("bought ").unwrap();
        bought.split_whitespace().next().unwrap().parse().unwrap()
    });
    bought.collect()
}

/// Events of all partitions so far, beside the position that each was read up to.
fn read_on(store: &dyn Store, read: &mut [u64; PARTITIONS as usize]) -> usize {
    let mut found = 0;
    for (partition, after) in (0..PARTITIONS).zip(read.iter_mut()) {
        for event in run(store.events(partition, *after, 1_000)).unwrap() {
            assert_eq!(event.position, *after + 1);
            *after = event.position;
            found += 1;
        }
    }
    found
}

#[test]
fn the_last_unit_is_sold_once() {
    let (_folder, path) = folder();
    run(open(&path).commit(supply(1))).unwrap();
    let bought = buy(&path, 2);
    assert_eq!(bought.iter().sum::<u64>(), 1, "{bought:?}");
}

#[test]
fn several_processes_sell_exactly_what_is_there_and_a_reader_misses_nothing() {
    let (_folder, path) = folder();
    let store = open(&path);
    run(store.commit(supply(200))).unwrap();
    let mut read = [0; PARTITIONS as usize];
    let (bought, mut events) = std::thread::scope(|scope| {
        let buyers = scope.spawn(|| buy(&path, 3));
        let mut events = 0;
        while !buyers.is_finished() {
            events += read_on(&store, &mut read);
        }
        (buyers.join().unwrap(), events)
    });
    events += read_on(&store, &mut read);
    assert_eq!((bought.iter().sum::<u64>(), events), (200, 201), "{bought:?}");
    // No process keeps what another could have changed: this one sees the same as those that sold.
    let load = Load { counters: vec![stock()], ..Load::default() };
    assert_eq!(run(store.load(tenant(), load)).unwrap().counters, [0]);
    for (buyer, _) in (1..).zip(bought).filter(|(_, bought)| *bought > 0) {
        let first = run(store.commit(sale(buyer * 1_000))).unwrap();
        assert!(first.repeated && (2..=201).contains(&first.position), "{first:?}");
    }
}

/// Many open a file that is not there yet: one makes it, and all have it.
#[test]
fn a_file_is_made_once() {
    let (_folder, path) = folder();
    std::thread::scope(|scope| {
        for id in 1..=8 {
            let path = &path;
            scope.spawn(move || run(open(path).commit(commit(id))).unwrap());
        }
    });
    assert_eq!(run(open(&path).commit(commit(9))).unwrap().position, 9);
}

/// An epoch that one process took is seen by the next, and fences the one before.
#[test]
fn a_lease_fences_across_openings() {
    let (_folder, path) = folder();
    let (one, other) = (open(&path), open(&path));
    let first = run(one.lease("worker", "one", at(0), at(10))).unwrap().unwrap();
    assert_eq!(run(other.lease("worker", "other", at(5), at(20))).unwrap(), Err(first.clone()));
    let second = run(other.lease("worker", "other", at(11), at(20))).unwrap().unwrap();
    let fence = |epoch| Some(Fence { name: "worker".to_owned(), epoch });
    let stale = run(one.commit(Commit { fence: fence(first.epoch), ..commit(1) }));
    assert_eq!(stale, Err(StoreError::Fenced { name: "worker".to_owned(), epoch: 1, current: 2 }));
    run(one.commit(Commit { fence: fence(second.epoch), ..commit(1) })).unwrap();
}
