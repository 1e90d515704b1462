//! Leases: one holder at a time, and commits that tell a stale one.

use crate::Subject;
use crate::given::*;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use vendra::port::*;
use vendra::{CounterMove, MarketplaceId};

fn fenced(tenant: MarketplaceId, name: &str, epoch: u64) -> Commit {
    Commit { fence: Some(Fence { name: name.to_owned(), epoch }), ..commit(tenant) }
}

/// A lease is somebody's until its time, and anybody's from then on.
pub fn a_lease_is_somebodys_until_its_time(subject: &Subject) {
    let store = subject.store();
    let ask = |name: &str, holder: &str, now: i64, until: i64| ok(store.lease(name, holder, at(now), at(until)));
    let one = ask("outbox/1", "one", 0, 10).expect("nobody has it");
    assert_eq!(one, Lease { name: "outbox/1".into(), holder: "one".into(), epoch: one.epoch, until: at(10) });
    assert!(one.epoch > 0, "no epoch is zero");
    assert_eq!(ask("outbox/1", "two", 9, 19), Err(one.clone()), "a second before");
    assert!(ask("outbox/2", "two", 0, 10).is_ok(), "another lease is another's");
    let two = ask("outbox/1", "two", 10, 20).expect("its time is over");
    assert!(two.epoch > one.epoch);
    assert_eq!(ask("outbox/1", "one", 11, 21), Err(two));
}

/// Of many who ask at once one gets it, and the others are told who.
pub fn one_of_many_gets_a_lease(subject: &Subject) {
    let openings = subject.openings();
    let ask =
        |place: usize| ok(openings[place % openings.len()].lease("one", &format!("worker-{place}"), at(0), at(10)));
    let answers = at_once(32, ask);
    let holder: Vec<&Lease> = answers.iter().flatten().collect();
    assert_eq!(holder.len(), 1);
    assert!(answers.iter().all(|answer| answer.as_ref().unwrap_or_else(|told| told) == holder[0]));
}

/// Taken and given back many times by many: never two at once, and each grant greater than all before.
pub fn grants_follow_each_other(subject: &Subject) {
    let openings = subject.openings();
    let (inside, epochs) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    at_once(8, |place| {
        let (store, holder) = (&openings[place % openings.len()], format!("worker-{place}"));
        for _ in 0..25 {
            let Ok(lease) = ok(store.lease("turns", &holder, at(0), at(10))) else {
                std::thread::yield_now();
                continue;
            };
            assert!(!inside.swap(true, Ordering::SeqCst), "two at once");
            epochs.lock().expect("nobody panicked").push(lease.epoch);
            inside.store(false, Ordering::SeqCst);
            ok(store.release("turns", lease.epoch));
        }
    });
    let epochs = epochs.into_inner().expect("nobody panicked");
    assert!(!epochs.is_empty(), "nobody got it");
    assert!(epochs.is_sorted_by(|one, next| one < next), "{epochs:?}");
}

/// A grant is greater than all before it, whether they ran out, were given back, renewed or asked for again.
pub fn epochs_only_grow(subject: &Subject) {
    let store = subject.store();
    let ask =
        |holder: &str, now: i64| ok(store.lease("epochs", holder, at(now), at(now + 10))).expect("it is free").epoch;
    let mut epochs = vec![ask("one", 0), ask("one", 1), ask("two", 20)];
    ok(store.release("epochs", epochs[2]));
    epochs.push(ask("one", 21));
    ok(store.renew("epochs", epochs[3], at(40)));
    epochs.push(ask("two", 40));
    ok(store.release("epochs", epochs[4]));
    epochs.push(ask("two", 41));
    assert!(epochs.is_sorted_by(|one, next| one < next), "{epochs:?}");
}

/// Its holder asks again while it holds it: that is a new grant, and the one before is stale.
pub fn a_holder_may_ask_again(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    let first = ok(store.lease("again", "one", at(0), at(10))).expect("nobody has it");
    let second = ok(store.lease("again", "one", at(5), at(15))).expect("it is the holder");
    assert_eq!((second.until, second.epoch > first.epoch), (at(15), true));
    assert_eq!(ok(store.lease("again", "two", at(12), at(20))), Err(second.clone()));
    let stale = StoreError::Fenced { name: "again".into(), epoch: first.epoch, current: second.epoch };
    assert_eq!(refused(store.renew("again", first.epoch, at(30))), stale);
    assert_eq!(refused(store.commit(fenced(tenant, "again", first.epoch))), stale);
    ok(store.commit(fenced(tenant, "again", second.epoch)));
}

/// A lease is kept longer by whoever has the last grant, and by nobody once it is given back.
pub fn only_the_last_grant_is_renewed(subject: &Subject) {
    let store = subject.store();
    let stale = |epoch, current| StoreError::Fenced { name: "renewed".into(), epoch, current };
    assert_eq!(refused(store.renew("renewed", 1, at(10))), stale(1, 0), "there is none");
    let one = ok(store.lease("renewed", "one", at(0), at(10))).expect("nobody has it");
    ok(store.renew("renewed", one.epoch, at(20)));
    assert_eq!(ok(store.lease("renewed", "two", at(15), at(30))), Err(Lease { until: at(20), ..one.clone() }));
    assert_eq!(refused(store.renew("renewed", u64::MAX, at(90))), stale(u64::MAX, one.epoch));
    // Its time is over but nobody took it: it is still the last grant.
    ok(store.renew("renewed", one.epoch, at(40)));
    let two = ok(store.lease("renewed", "two", at(40), at(50))).expect("its time is over");
    assert_eq!(refused(store.renew("renewed", one.epoch, at(90))), stale(one.epoch, two.epoch));
    ok(store.release("renewed", two.epoch));
    assert_eq!(refused(store.renew("renewed", two.epoch, at(90))), stale(two.epoch, two.epoch));
    assert!(ok(store.lease("renewed", "one", at(41), at(50))).is_ok(), "the refused ones kept nothing");
}

/// What is given back is free at once; giving back what is not the last grant changes nothing.
pub fn only_the_last_grant_is_given_back(subject: &Subject) {
    let store = subject.store();
    ok(store.release("released", 1));
    let one = ok(store.lease("released", "one", at(0), at(10))).expect("nobody has it");
    ok(store.release("released", one.epoch));
    let two = ok(store.lease("released", "two", at(1), at(11))).expect("it was given back");
    for stale in [one.epoch, 0, u64::MAX] {
        ok(store.release("released", stale));
        assert_eq!(ok(store.lease("released", "three", at(2), at(12))), Err(two.clone()));
    }
    ok(store.renew("released", two.epoch, at(20)));
}

/// A worker that went to sleep with a lease wakes up stale: its commit changes nothing.
pub fn a_stale_worker_commits_nothing(subject: &Subject) {
    let (store, tenant, key) = (subject.store(), tenant(), counter());
    let step = |name: &str, epoch| Commit { counters: vec![CounterMove::free(key, 1)], ..fenced(tenant, name, epoch) };
    let refusal = |name: &str, epoch, current| StoreError::Fenced { name: name.into(), epoch, current };
    for epoch in [0, 1, u64::MAX] {
        assert_eq!(refused(store.commit(step("never", epoch))), refusal("never", epoch, 0));
    }
    let one = ok(store.lease("worker", "one", at(0), at(10))).expect("nobody has it").epoch;
    ok(store.commit(step("worker", one)));
    assert_eq!(refused(store.commit(step("worker", one + 1))), refusal("worker", one + 1, one), "not granted yet");
    let two = ok(store.lease("worker", "two", at(10), at(20))).expect("its time is over").epoch;
    assert_eq!(refused(store.commit(step("worker", one))), refusal("worker", one, two));
    ok(store.release("worker", two));
    let three = ok(store.lease("worker", "one", at(11), at(21))).expect("it was given back").epoch;
    assert_eq!(refused(store.commit(step("worker", two))), refusal("worker", two, three));
    ok(store.commit(step("worker", three)));
    assert_eq!(counted(store, tenant, key), 2);
}
