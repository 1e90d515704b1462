//! Named queries: order, bound, and cursors that hold while others write.

use crate::Subject;
use crate::given::*;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use vendra::MarketplaceId;
use vendra::port::{Order, *};

/// A record that a query finds under a value.
fn under(name: QueryName, id: &str, version: u64, value: &str) -> Record {
    let fields = name.field().map(|field| (field, value.to_owned()));
    Record { fields: fields.into_iter().collect(), ..record(name.kind(), id, version) }
}

/// The ids that a query gives for a value, in its order, of records as (id, value).
fn expected(name: QueryName, records: &[(&str, &str)], value: &str) -> Vec<String> {
    let wanted = |(_, its): &&(&str, &str)| match (name.field(), name.order()) {
        (None, _) => true,
        (Some(_), Order::ByField) => *its <= value,
        (Some(_), Order::NewestFirst | Order::OldestFirst) => *its == value,
    };
    let mut found: Vec<(&str, &str)> = records.iter().filter(wanted).map(|(id, value)| (*value, *id)).collect();
    match name.order() {
        Order::NewestFirst => found.sort_by(|one, other| other.1.cmp(one.1)),
        Order::OldestFirst => found.sort_by_key(|(_, id)| *id),
        Order::ByField => found.sort_unstable(),
    }
    found.into_iter().map(|(_, id)| id.to_owned()).collect()
}

/// All pages of a query; each is judged by its bound.
#[track_caller]
fn in_pages(store: &dyn Store, tenant: MarketplaceId, query: &Query) -> Vec<Record> {
    let (mut query, mut read) = (query.clone(), Vec::new());
    loop {
        let page = ok(store.query(tenant, query.clone()));
        let full = page.records.len() == query.limit as usize;
        assert!(page.records.len() <= query.limit as usize && (full || page.next.is_none()), "{query:?}");
        assert!(!page.records.is_empty() || query.after.is_none(), "`next` is there only when more follow");
        read.extend(page.records);
        let Some(next) = page.next else {
            return read;
        };
        query.after = Some(next);
    }
}

/// Ids whose order a careless collation would change, under values of which one begins another.
const RECORDS: &[(&str, &str)] = &[
    ("b", "0000000000000002"),
    ("a", "0000000000000001"),
    ("B", "0000000000000001"),
    ("0", "0000000000000003"),
    ("10", "0000000000000001"),
    ("9", "0000000000000002"),
    ("a:b", "0000000000000001"),
    ("aa", "0000000000000001"),
    ("é", "0000000000000001"),
    ("z", "00000000000000010"),
    ("\u{10FFFF}", "0000000000000001"),
    ("\u{10FFFF}z", "0000000000000001"),
    ("a b", "0000000000000001\n"),
    ("a\nb", "0000000000000001"),
];

/// Puts the records under a query's field, amid others that it must not find.
fn given(store: &dyn Store, name: QueryName) -> MarketplaceId {
    let tenant = tenant();
    let other = *RecordKind::ALL.iter().find(|kind| **kind != name.kind()).expect("another kind");
    let mut writes: Vec<Write> = RECORDS.iter().map(|(id, value)| put(under(name, id, 1, value))).collect();
    writes.extend(RECORDS.iter().map(|(id, _)| put(record(other, id, 1))));
    if name.field().is_some() {
        writes.extend(["no", "none"].map(|id| put(record(name.kind(), id, 1))));
    }
    ok(store.commit(Commit { writes, ..commit(tenant) }));
    tenant
}

/// Every named query, every value, pages of every size: the order is the name's, and by id where fields are equal.
pub fn records_come_in_the_order_of_the_name(subject: &Subject) {
    let store = subject.store();
    for name in QueryName::ALL {
        let tenant = given(store, *name);
        for value in ["0000000000000001", "0000000000000002", "0000000000000001\n", "9", "0", ""] {
            let expected = expected(*name, RECORDS, value);
            for limit in [1, 2, 5, PAGE_RECORDS_MAX] {
                let read = in_pages(store, tenant, &Query { limit, ..Query::new(*name, value) });
                let ids: Vec<String> = read.iter().map(|record| record.key.id.clone()).collect();
                assert_eq!(ids, expected, "{} of {value:?} by {limit}", name.name());
                assert!(read.iter().all(|record| found(store, tenant, &record.key).as_ref() == Some(record)));
            }
        }
    }
}

/// A page has at most its limit, and says exactly when more follow.
pub fn a_page_has_at_most_its_limit(subject: &Subject) {
    let (store, name, value) = (subject.store(), QueryName::OrdersByBuyer, "cus_1");
    let tenant = tenant();
    assert_eq!(ok(store.query(tenant, Query::new(name, value))), Page::default(), "of nothing");
    for there in 1..=5_usize {
        ok(store
            .commit(Commit { writes: vec![put(under(name, &format!("ord_{there}"), 1, value))], ..commit(tenant) }));
        for limit in 1..=6 {
            let page = ok(store.query(tenant, Query { limit, ..Query::new(name, value) }));
            assert_eq!(page.records.len(), there.min(limit as usize));
            assert_eq!(page.next.is_some(), there > limit as usize, "{there} by {limit}");
        }
    }
}

/// Records that stand under one value (or, by field, two) all the time, and others between them that come and go.
fn standing(name: QueryName, place: usize) -> (String, &'static str) {
    let id = format!(
        "{}{}",
        char::from(b'a' + u8::try_from(place).expect("a letter")),
        if place.is_multiple_of(2) { "" } else { "!" }
    );
    // By field: the first half is due before the second.
    let late = name.order() == Order::ByField && place >= 13;
    (id, if late { "0000000000000002" } else { "0000000000000001" })
}

/// Page by page; between pages the record that the cursor stands on goes, others come before and after it, some change.
pub fn reading_on_skips_and_repeats_nothing(subject: &Subject) {
    let store = subject.store();
    for name in QueryName::ALL {
        let tenant = tenant();
        let all: Vec<(String, &str)> = (0..26).map(|place| standing(*name, place)).collect();
        let stays = |id: &str| !id.ends_with('!');
        let writes = all.iter().map(|(id, value)| put(under(*name, id, 1, value))).collect();
        ok(store.commit(Commit { writes, ..commit(tenant) }));
        let value = if name.order() == Order::ByField { "0000000000000002" } else { "0000000000000001" };
        let (mut query, mut read) = (Query { limit: 4, ..Query::new(*name, value) }, Vec::new());
        loop {
            let page = ok(store.query(tenant, query.clone()));
            let mut writes = Vec::new();
            for record in &page.records {
                let id = record.key.id.as_str();
                let its = all.iter().find(|(known, _)| known == id).map_or(value, |(_, value)| *value);
                writes.push(if stays(id) {
                    put(under(*name, id, 2, its))
                } else {
                    delete(name.kind(), id, record.version)
                });
                // One just before and one just after, for each: what a cursor that counts would trip over.
                writes.extend(["$", "\""].map(|mark| put(under(*name, &format!("{id}{mark}!"), 1, its))));
            }
            ok(store.commit(Commit { writes, ..commit(tenant) }));
            read.extend(page.records.into_iter().map(|record| record.key.id));
            assert!(read.len() < 200, "{} never ends", name.name());
            let Some(next) = page.next else { break };
            query.after = Some(next);
        }
        let once: BTreeSet<&String> = read.iter().collect();
        assert_eq!(once.len(), read.len(), "{} gave one twice: {read:?}", name.name());
        let stayed: Vec<(&str, &str)> =
            all.iter().map(|(id, value)| (id.as_str(), *value)).filter(|(id, _)| stays(id)).collect();
        let read: Vec<String> = read.into_iter().filter(|id| stays(id)).collect();
        assert_eq!(read, expected(*name, &stayed, value), "{}", name.name());
    }
}

/// While one writes and deletes between the records that stay, others read all pages: those that stay come once, in order.
pub fn reading_on_is_stable_while_many_write(subject: &Subject) {
    for name in [QueryName::OffersByVendor, QueryName::StockByOffer, QueryName::OrdersDue, QueryName::Vendors] {
        let (openings, tenant, ended) = (subject.openings(), tenant(), AtomicU64::new(0));
        let value = "0000000000000001";
        let stay: Vec<String> = (0..10).map(|place| format!("s{place}")).collect();
        let writes = stay.iter().map(|id| put(under(name, id, 1, value))).collect();
        ok(openings[0].commit(Commit { writes, ..commit(tenant) }));
        let stay: Vec<(&str, &str)> = stay.iter().map(|id| (id.as_str(), value)).collect();
        let expected = expected(name, &stay, value);
        std::thread::scope(|scope| {
            let (ended, expected) = (&ended, &expected);
            let writer = &openings[0];
            scope.spawn(move || {
                let _ended = Raised(ended);
                for turn in 0..30 {
                    let ids: Vec<String> = (0..10).map(|place| format!("s{place}+{turn}")).collect();
                    let writes = ids.iter().map(|id| put(under(name, id, 1, value))).collect();
                    ok(writer.commit(Commit { writes, ..commit(tenant) }));
                    let writes = ids.iter().map(|id| delete(name.kind(), id, 1)).collect();
                    ok(writer.commit(Commit { writes, ..commit(tenant) }));
                }
            });
            for store in &openings {
                scope.spawn(move || {
                    let mut last = false;
                    while !last {
                        last = ended.load(Ordering::SeqCst) > 0;
                        let read = in_changing_pages(&**store, tenant, Query { limit: 3, ..Query::new(name, value) });
                        let once: BTreeSet<&String> = read.iter().collect();
                        assert_eq!(once.len(), read.len(), "one came twice: {read:?}");
                        let stayed = read.iter().filter(|id| !id.contains('+'));
                        assert!(stayed.eq(expected), "{read:?}");
                    }
                });
            }
        });
    }
}

/// All pages of a query while others write: the last may turn out empty.
fn in_changing_pages(store: &dyn Store, tenant: MarketplaceId, mut query: Query) -> Vec<String> {
    let mut read = Vec::new();
    loop {
        let page = ok(store.query(tenant, query.clone()));
        assert!(page.records.len() <= query.limit as usize);
        read.extend(page.records.into_iter().map(|record| record.key.id));
        let Some(next) = page.next else {
            return read;
        };
        query.after = Some(next);
    }
}

/// A record is found under what its last write says: not under what it was, not once it is gone, not by a refused write.
pub fn a_record_is_found_by_its_last_write(subject: &Subject) {
    let store = subject.store();
    let (was, is) = ("0000000000000001", "0000000000000002");
    for name in QueryName::ALL.iter().filter(|name| name.field().is_some()) {
        let tenant = tenant();
        let find = |value: &str| ok(store.query(tenant, Query::new(*name, value))).records;
        let write = |write: Write| store.commit(Commit { writes: vec![write], ..commit(tenant) });
        let seen = |value: &str| find(value).iter().map(|record| record.version).collect::<Vec<_>>();
        ok(write(put(under(*name, "one", 1, was))));
        assert_eq!((seen(was), seen("")), (vec![1], vec![]));
        refused(write(Write::Put { expected: 7, record: under(*name, "one", 8, is) }));
        ok(write(put(under(*name, "one", 2, is))));
        assert_eq!((seen(was), seen(is)), (vec![], vec![2]), "{}", name.name());
        ok(write(put(record(name.kind(), "one", 3))));
        assert_eq!((seen(was), seen(is)), (vec![], vec![]), "it has no such field any more");
        ok(write(put(under(*name, "one", 4, was))));
        assert_eq!(find(was), [under(*name, "one", 4, was)]);
        ok(write(delete(name.kind(), "one", 4)));
        assert_eq!((seen(was), seen(is)), (vec![], vec![]), "it is gone");
    }
}

/// The cursor of one query is refused by every other, and by the same for another value.
pub fn a_foreign_cursor_is_refused(subject: &Subject) {
    let (store, (value, other)) = (subject.store(), ("0000000000000002", "0000000000000001"));
    let malformed = StoreError::Malformed { what: "cursor" };
    let tenant = tenant();
    for name in QueryName::ALL {
        let writes = ["1", "2"].map(|id| put(under(*name, &format!("{}{id}", name.name()), 1, value)));
        ok(store.commit(Commit { writes: writes.into(), ..commit(tenant) }));
        let query = Query { limit: 1, ..Query::new(*name, value) };
        let next = ok(store.query(tenant, query.clone())).next;
        assert!(next.is_some(), "{}", name.name());
        for foreign in QueryName::ALL.iter().filter(|foreign| *foreign != name) {
            let query = Query { name: *foreign, after: next.clone(), ..query.clone() };
            assert_eq!(refused(store.query(tenant, query)), malformed, "{} to {}", name.name(), foreign.name());
        }
        if name.field().is_some() {
            let query = Query { value: other.to_owned(), after: next, ..query };
            assert_eq!(refused(store.query(tenant, query)), malformed, "{}", name.name());
        }
    }
}

/// Texts that no store wrote: refused, or answered with a page, and never worse; also where the cursor's record is beyond
/// all others, or before.
pub fn a_crafted_cursor_harms_nothing(subject: &Subject) {
    let (store, value) = (subject.store(), "0000000000000001");
    for name in QueryName::ALL {
        let tenant = given(store, *name);
        let query = Query { limit: 2, ..Query::new(*name, value) };
        let next = ok(store.query(tenant, query.clone())).next.expect("more follow");
        let ask =
            |after: String| pollster::block_on(store.query(tenant, Query { after: Some(after), ..query.clone() }));
        for text in
            ["", "\n", "\n\n", "x", ":", "0:", "-1:x", "999999999999999999999:x", "🧵", "' OR 1=1 --", "null", "{}"]
        {
            assert_eq!(ask(text.to_owned()), Err(StoreError::Malformed { what: "cursor" }), "{text:?}");
        }
        let ends = ["", "\u{0}", "\n", " ", "\u{7F}", "\u{10FFFF}", "\u{10FFFF}\u{10FFFF}", "'", "%"];
        let cuts = (0..next.len()).filter(|cut| next.is_char_boundary(*cut));
        let crafted = cuts.flat_map(|cut| ends.map(|end| format!("{}{end}", &next[..cut])));
        let long = ["y".repeat(200), "\u{10FFFF}".repeat(40), "y".repeat(1_000_000)].map(|end| format!("{next}{end}"));
        for text in crafted.chain(long) {
            match ask(text.clone()) {
                Ok(page) => assert!(page.records.len() <= 2, "{text:?}"),
                Err(refused) => assert_eq!(refused, StoreError::Malformed { what: "cursor" }, "{text:?}"),
            }
        }
    }
}
