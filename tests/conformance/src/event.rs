//! Events: complete, dense and in order, for whoever follows them from a cursor.

use crate::Subject;
use crate::claim::AWKWARD;
use crate::given::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering};
use vendra::port::*;
use vendra::{CounterMove, MarketplaceId};

/// Keys of one tenant that share one partition.
fn keys_of_one_partition(tenant: MarketplaceId, count: usize) -> (u8, Vec<String>) {
    let partition = partition_of(tenant, "key-0");
    let keys = (0..).map(|n| format!("key-{n}")).filter(|key| partition_of(tenant, key) == partition);
    (partition, keys.take(count).collect())
}

/// Positions are 1, 2, 3, whatever was refused or repeated in between, and pages begin after the one that was read.
pub fn positions_are_dense(subject: &Subject) {
    let (store, tenant, key) = (subject.store(), tenant(), counter());
    let (partition, keys) = keys_of_one_partition(tenant, 3);
    for sequence in 1..=4 {
        let events: Vec<NewEvent> = keys.iter().map(|key| event(key, sequence)).collect();
        let wanted = Commit { events: events.clone(), ..commit(tenant) };
        let refused_one = Commit { counters: vec![CounterMove::not_below_zero(key, -1)], events, ..commit(tenant) };
        refused(store.commit(refused_one));
        ok(store.commit(wanted.clone()));
        assert!(ok(store.commit(wanted)).repeated);
    }
    let all = all_events(store, partition);
    assert_eq!(all.iter().map(|event| event.position).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
    for after in 0..=13 {
        for limit in [1, 2, 5, EVENTS_READ_MAX] {
            let page = ok(store.events(partition, after, limit));
            let expected = all.iter().filter(|event| event.position > after).take(limit as usize);
            assert!(page.iter().eq(expected), "{limit} after {after}");
        }
    }
    assert_eq!(ok(store.events(partition, u64::MAX, 1)), []);
    for elsewhere in (0..PARTITIONS).filter(|other| *other != partition) {
        assert_eq!(ok(store.events(elsewhere, 0, 1)), []);
    }
}

/// Events of several keys in one commit go each to their partition, with everything that the commit says of them.
pub fn events_carry_what_their_commit_says(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    let kinds = RecordKind::ALL.iter().zip(1..);
    let events: Vec<NewEvent> = kinds
        .flat_map(|(kind, sequence)| {
            let key = format!("key-{kind}");
            let named = move |event: NewEvent| NewEvent { kind: *kind, ..event };
            [named(event(&key, sequence)), named(event(&key, sequence + 1))]
        })
        .collect();
    let (actor, correlation) = ("vendor_owner/ven_1 \"é\"".to_owned(), "cor/\u{10FFFF}'".to_owned());
    let made = Commit { at: at(77), actor, correlation, events: events.clone(), ..commit(tenant) };
    ok(store.commit(made.clone()));
    let mut places: BTreeMap<u8, u64> = BTreeMap::new();
    let mut expected: Vec<StoredEvent> = Vec::new();
    for event in events {
        let partition = partition_of(tenant, &event.key);
        let position = places.entry(partition).or_default();
        *position += 1;
        let (position, commit, at) = (*position, made.id, made.at);
        let (actor, correlation) = (made.actor.clone(), made.correlation.clone());
        expected.push(StoredEvent { tenant, partition, position, commit, at, actor, correlation, event });
    }
    expected.sort_by_key(|event| (event.partition, event.position));
    let read: Vec<StoredEvent> = (0..PARTITIONS).flat_map(|partition| all_events(store, partition)).collect();
    assert_eq!(read, expected);
}

/// Names, data and ids come back to the byte.
pub fn an_event_comes_back_to_the_byte(subject: &Subject) {
    let (store, tenant, key) = (subject.store(), tenant(), "it's/é\n🧵%_");
    let long = format!(r#"{{"a":"{}"}}"#, "ü".repeat(100_000));
    let texts = AWKWARD.iter().copied().chain([long.as_str()]);
    let events: Vec<NewEvent> = texts
        .zip(1..)
        .map(|(data, sequence)| NewEvent {
            name: format!("order.é'{sequence}"),
            data: data.into(),
            order: Some("ord_'\"é".to_owned()),
            vendor: (sequence % 2 == 0).then(String::new),
            ..event(key, sequence)
        })
        .collect();
    ok(store.commit(Commit { events: events.clone(), ..commit(tenant) }));
    let read = all_events(store, partition_of(tenant, key));
    assert_eq!(read.into_iter().map(|stored| stored.event).collect::<Vec<_>>(), events);
}

/// Who writes at once, how often each, and how many follow.
const WRITERS: usize = 16;
const COMMITS: u64 = 12;
const FOLLOWERS: usize = 3;
const SHARED: usize = 6;

/// One writer: each commit has an event of a shared key, whose record many contend for, and one of its own. Some are
/// refused on purpose, and every one is sent twice.
fn write(store: &dyn Store, tenant: MarketplaceId, writer: usize, shared: &[String]) {
    let none = counter();
    for turn in 1..=COMMITS {
        let key = &shared[(writer + turn as usize) % shared.len()];
        loop {
            let version = found(store, tenant, &RecordKey::new(RecordKind::Order, key)).map_or(0, |it| it.version) + 1;
            let events = vec![event(key, version), event(&format!("own-{writer}"), turn)];
            let writes = vec![put(record(RecordKind::Order, key, version))];
            let wanted = Commit { events, writes, ..commit(tenant) };
            if turn % 3 == 0 {
                let counters = vec![CounterMove::not_below_zero(none, -1)];
                refused(store.commit(Commit { id: commit_id(), counters, ..wanted.clone() }));
            }
            match pollster::block_on(store.commit(wanted.clone())) {
                Ok(_) => break assert!(ok(store.commit(wanted)).repeated),
                Err(StoreError::Conflict { .. }) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
    }
}

/// One follower: reads each partition from its cursor until the writers are done and nothing more comes.
fn follow(
    store: &dyn Store,
    partitions: &BTreeSet<u8>,
    ended: &AtomicU64,
    limit: u32,
) -> BTreeMap<u8, Vec<StoredEvent>> {
    let mut read: BTreeMap<u8, Vec<StoredEvent>> = BTreeMap::new();
    loop {
        let last = ended.load(Ordering::SeqCst) == WRITERS as u64;
        let mut more = false;
        for partition in partitions {
            let so_far = read.entry(*partition).or_default();
            let cursor = so_far.last().map_or(0, |event| event.position);
            let page = ok(store.events(*partition, cursor, limit));
            more |= !page.is_empty();
            so_far.extend(page);
        }
        if last && !more {
            return read;
        }
    }
}

/// kf_26: sixteen write while others follow each partition from its cursor: nobody misses an event, positions have no gaps, and
/// each key's events come in their order.
pub fn followers_miss_nothing_while_sixteen_write(subject: &Subject) {
    let (openings, tenant, ended, start) =
        (subject.openings(), tenant(), AtomicU64::new(0), Barrier::new(WRITERS + FOLLOWERS));
    let shared: Vec<String> = (0..SHARED).map(|n| format!("shared-{n}")).collect();
    let own = (0..WRITERS).map(|writer| format!("own-{writer}"));
    let partitions: BTreeSet<u8> = own.chain(shared.iter().cloned()).map(|key| partition_of(tenant, &key)).collect();
    let read: Vec<_> = std::thread::scope(|scope| {
        let (shared, partitions, ended, start) = (&shared, &partitions, &ended, &start);
        for writer in 0..WRITERS {
            let store = &openings[writer % openings.len()];
            scope.spawn(move || {
                let _ended = Raised(ended);
                start.wait();
                write(&**store, tenant, writer, shared);
            });
        }
        let followers: Vec<_> = [1, 7, EVENTS_READ_MAX]
            .into_iter()
            .enumerate()
            .map(|(place, limit)| {
                let store = &openings[place % openings.len()];
                scope.spawn(move || {
                    start.wait();
                    follow(&**store, partitions, ended, limit)
                })
            })
            .collect();
        followers.into_iter().map(|follower| follower.join().expect("no follower panics")).collect()
    });
    let whole: BTreeMap<u8, Vec<StoredEvent>> =
        partitions.iter().map(|partition| (*partition, all_events(subject.store(), *partition))).collect();
    assert!(read.iter().all(|read| *read == whole), "a follower read something else than what is there");
    let mut keys: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for events in whole.values() {
        assert!(events.iter().map(|event| event.position).eq(1..=events.len() as u64), "positions with gaps");
        for stored in events {
            keys.entry(&stored.event.key).or_default().push(stored.event.sequence);
        }
    }
    assert_eq!(keys.values().map(Vec::len).sum::<usize>(), 2 * WRITERS * COMMITS as usize);
    assert!(keys.values().all(|sequences| sequences.iter().copied().eq(1..=sequences.len() as u64)), "{keys:?}");
}
