//! Histories: the audit trail of an aggregate, an order, a vendor or an actor.

use crate::Subject;
use crate::given::*;
use std::collections::BTreeMap;
use vendra::MarketplaceId;
use vendra::port::*;

/// Some commits over a few keys, orders, vendors and actors that share their texts; the events in the order of commits.
fn told(store: &dyn Store, tenant: MarketplaceId) -> Vec<(String, NewEvent)> {
    let names = ["a", "b", "ab"];
    let mut all = Vec::new();
    for turn in 0..12_usize {
        let actor = names[turn % 2];
        let events: Vec<NewEvent> = (0..3)
            .map(|place| NewEvent {
                key: names[(turn + place) % 3].to_owned(),
                order: (place != 0).then(|| names[(turn * place) % 3].to_owned()),
                vendor: (place == 1).then(|| names[turn % 3].to_owned()),
                name: format!("order.{turn}.{place}"),
                ..event("", u64::try_from(turn).expect("a small number") + 1)
            })
            .collect();
        all.extend(events.iter().map(|event| (actor.to_owned(), event.clone())));
        // A commit's own time is no matter: the order is that of the commits.
        let at = at(100 - i64::try_from(turn).expect("a small number"));
        ok(store.commit(Commit { at, actor: actor.to_owned(), events, ..commit(tenant) }));
    }
    all
}

/// Each history has every event of its own and no other, in the order of commits, page by page.
pub fn a_history_is_whole_and_in_order(subject: &Subject) {
    let (store, tenant, stranger) = (subject.store(), tenant(), tenant());
    let all = told(store, tenant);
    told(store, stranger);
    for name in ["a", "b", "ab", "", "c"] {
        let name = name.to_owned();
        let is = |text: &Option<String>| text.as_ref() == Some(&name);
        for of in [
            HistoryOf::Key(name.clone()),
            HistoryOf::Order(name.clone()),
            HistoryOf::Vendor(name.clone()),
            HistoryOf::Actor(name.clone()),
        ] {
            let wanted = |(actor, event): &&(String, NewEvent)| match &of {
                HistoryOf::Key(_) => event.key == name,
                HistoryOf::Order(_) => is(&event.order),
                HistoryOf::Vendor(_) => is(&event.vendor),
                HistoryOf::Actor(_) => *actor == name,
            };
            let expected: Vec<&NewEvent> = all.iter().filter(wanted).map(|(_, event)| event).collect();
            for limit in [1, 4, EVENTS_READ_MAX] {
                let read = in_pages(store, tenant, &of, limit);
                assert_eq!(read.iter().map(|stored| &stored.event).collect::<Vec<_>>(), expected, "{of:?}");
                assert!(read.iter().all(|stored| stored.tenant == tenant));
            }
            assert_eq!(ok(store.history(tenant, of, u64::MAX, 1)), []);
        }
    }
}

fn in_pages(store: &dyn Store, tenant: MarketplaceId, of: &HistoryOf, limit: u32) -> Vec<StoredEvent> {
    let mut read = Vec::new();
    loop {
        let page = ok(store.history(tenant, of.clone(), read.len() as u64, limit));
        assert!(page.len() <= limit as usize);
        if page.is_empty() {
            return read;
        }
        read.extend(page);
    }
}

/// Where many write at once a history has the order of their commits, and each event is the one that its partition has.
pub fn a_history_has_the_order_of_commits(subject: &Subject) {
    let (openings, tenant) = (subject.openings(), tenant());
    let made = at_once(8, |writer| {
        let events = |turn| {
            let of = |place: u64| NewEvent { order: Some("ord".into()), ..event(&format!("{writer}-{place}"), turn) };
            (0..3).map(of).collect()
        };
        let made = (1..=8).map(|turn| Commit { events: events(turn), ..commit(tenant) });
        made.map(|it| (it.id, ok(openings[writer % openings.len()].commit(it)).position)).collect::<Vec<_>>()
    });
    let made: BTreeMap<CommitId, u64> = made.into_iter().flatten().collect();
    let store = subject.store();
    let read = in_pages(store, tenant, &HistoryOf::Order("ord".into()), 50);
    assert_eq!(read.len(), 8 * 8 * 3);
    let places: Vec<u64> = read.iter().map(|stored| made[&stored.commit]).collect();
    assert!(places.is_sorted(), "{places:?}");
    let mut stored: Vec<StoredEvent> = (0..PARTITIONS).flat_map(|partition| all_events(store, partition)).collect();
    let place = |event: &StoredEvent| (event.partition, event.position);
    stored.sort_by_key(place);
    let mut read = read;
    read.sort_by_key(place);
    assert_eq!(read, stored);
}
