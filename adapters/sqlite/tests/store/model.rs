//! Whatever is done to it, the store answers as the store in memory does. Thousands of steps from a seed: commits good and bad,
//! leases, prunings, and every reading.

use crate::given::*;
use vendra::domain::ledger::{Account, Journal, Purpose};
use vendra::memory::MemoryStore;
use vendra::port::*;
use vendra::{Amount, CounterKey, CounterMove, MarketplaceId};
use vendra_sqlite::SqliteStore;

/// A small generator of numbers that look random: SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    fn number(&mut self, sides: i64) -> i64 {
        i64::try_from(self.roll(sides.unsigned_abs())).unwrap()
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[usize::try_from(self.roll(list.len() as u64)).unwrap()]
    }

    fn tenant(&mut self) -> MarketplaceId {
        let tenants = ["mkt_01h455vb4pex5vsknk084sn02q", "mkt_01h455vb4pex5vsknk084sn03q"];
        self.of(&tenants).parse().unwrap()
    }
}

/// Ids that are awkward: upper case, beyond ASCII, with a quote, and with a NUL.
const IDS: &[&str] = &["a", "A", "b", "é", "\u{10FFFF}", "o'r", "x\0y", "ord_01h455vb4pex5vsknk084sn02q"];
const VALUES: &[&str] = &["", "v", "V", "0000000000000001", "0000000000000002", "ü"];
const DATA: &[&str] =
    &[r#"{"a":1}"#, " {\"a\" :1}", "no json", r#"{"a": [1.50, "\u00e9"]}"#, "", "7", "null", "\"x\\u0000\""];
const KEYS: &[&str] = &["k1", "k2", "k3"];

fn counters() -> [CounterKey; 2] {
    [stock(), CounterKey::GiftCard { gift_card: "gft_01h455vb4pex5vsknk084sn02q".parse().unwrap() }]
}

fn accounts() -> [Account; 4] {
    let vendor = "ven_01h455vb4pex5vsknk084sn02q".parse().unwrap();
    let order = ORDER.parse().unwrap();
    let gateway = Account::GatewayClearing("stripe".parse().unwrap());
    [gateway, Account::BuyerClearing(order), Account::VendorPending(vendor), Account::Commission]
}

fn a_record(dice: &mut Dice, store: &MemoryStore, tenant: MarketplaceId) -> Write {
    let kind = *dice.of(RecordKind::ALL);
    let key = RecordKey { kind, id: (*dice.of(IDS)).to_owned() };
    let load = Load { records: vec![key.clone()], ..Load::default() };
    let standing = run(store.load(tenant, load)).unwrap().records[0].as_ref().map_or(0, |record| record.version);
    // Now and then a version that is not there.
    let expected = if dice.roll(20) == 0 { standing + 1 } else { standing };
    if standing > 0 && dice.roll(8) == 0 {
        return Write::Delete { expected, key };
    }
    let mut fields = Vec::new();
    for field in kind.indexed() {
        if dice.roll(4) > 0 {
            let place = usize::try_from(dice.roll(fields.len() as u64 + 1)).unwrap();
            fields.insert(place, (*field, (*dice.of(VALUES)).to_owned()));
        }
    }
    let body = (*dice.of(DATA)).to_owned();
    Write::Put { expected, record: Record { key, version: expected + 1 + dice.roll(2), body: body.into(), fields } }
}

fn a_journal(dice: &mut Dice) -> Journal {
    let capture: vendra::CaptureId = "cap_01h455vb4pex5vsknk084sn02q".parse().unwrap();
    let currency = dice.of(&["EUR", "USD"]).parse().unwrap();
    let [gateway, buyer, vendor, commission] = accounts();
    let amount = Amount::new(1 + dice.number(1_000)).unwrap();
    if dice.roll(2) == 0 {
        let journal = Journal::builder(Purpose::Funding, capture, currency).debit(gateway, amount);
        return journal.credit(buyer, amount).build().unwrap();
    }
    let two = amount.plus(amount).unwrap();
    let journal = Journal::builder(Purpose::Distribution, capture, currency).debit(buyer, two);
    journal.credit(vendor, amount).credit(commission, amount).build().unwrap()
}

fn a_claim(dice: &mut Dice) -> ClaimWrite {
    let key = ClaimKey { actor: (*dice.of(&["x", "y"])).to_owned(), key: (*dice.of(KEYS)).to_owned() };
    let request = (*dice.of(&["r1", "r2"])).to_owned();
    let claim = if dice.roll(2) == 0 {
        let subject = (*dice.of(&["s1", "s2"])).to_owned();
        Claim::InFlight { request, subject, until: at(dice.number(3 * DAY)) }
    } else {
        Claim::Done { request, answer: (*dice.of(DATA)).to_owned(), expires_at: at(dice.number(3 * DAY)) }
    };
    ClaimWrite { key, claim }
}

/// A day in milliseconds: times go over a few of them.
const DAY: i64 = 86_400_000;

fn a_commit(dice: &mut Dice, store: &MemoryStore, id: u128) -> Commit {
    let tenant = dice.tenant();
    let mut writes: Vec<Write> = (0..dice.roll(3)).map(|_| a_record(dice, store, tenant)).collect();
    if writes.len() == 2 && writes[0].key() == writes[1].key() && dice.roll(10) > 0 {
        writes.pop();
    }
    let moves = (0..dice.roll(3)).map(|_| {
        let (key, delta) = (*dice.of(&counters()), dice.number(9) - 4);
        if dice.roll(50) == 0 { CounterMove::free(key, i64::MAX) } else { CounterMove::not_below_zero(key, delta) }
    });
    let counters = moves.collect();
    let journals = (0..dice.roll(3)).map(|_| a_journal(dice)).collect();
    let events = (0..dice.roll(5)).map(|_| {
        let optional = |dice: &mut Dice| if dice.roll(2) == 0 { Some((*dice.of(IDS)).to_owned()) } else { None };
        NewEvent {
            kind: *dice.of(RecordKind::ALL),
            key: (*dice.of(IDS)).to_owned(),
            sequence: 1 + dice.roll(1 << 40),
            name: "a.b".to_owned(),
            data: (*dice.of(DATA)).into(),
            order: optional(dice),
            vendor: optional(dice),
        }
    });
    let events = events.collect();
    Commit {
        // Now and then an id that was there before.
        id: CommitId::from_uuid(uuid::Uuid::from_u128(if dice.roll(10) == 0 { id / 2 } else { id })),
        tenant,
        at: at(dice.number(3 * DAY)),
        actor: (*dice.of(IDS)).to_owned(),
        correlation: (*dice.of(DATA)).to_owned(),
        writes,
        counters,
        journals,
        events,
        claim: if dice.roll(3) == 0 { Some(a_claim(dice)) } else { None },
        fence: match dice.roll(10) {
            0 => Some(Fence { name: (*dice.of(KEYS)).to_owned(), epoch: dice.roll(4) }),
            _ => None,
        },
        also: Vec::new(),
    }
}

fn page_by_page(store: &dyn Store, tenant: MarketplaceId, name: QueryName, value: &str) -> Vec<Page> {
    let mut query = Query { limit: 2, ..Query::new(name, value) };
    let mut pages = Vec::new();
    loop {
        let page = run(store.query(tenant, query.clone())).unwrap();
        query.after.clone_from(&page.next);
        pages.push(page);
        if query.after.is_none() {
            return pages;
        }
    }
}

fn events_of(store: &dyn Store) -> Vec<StoredEvent> {
    let mut found = Vec::new();
    for partition in 0..PARTITIONS {
        let mut after = 0;
        loop {
            let some = run(store.events(partition, after, 3)).unwrap();
            let Some(last) = some.last() else { break };
            after = last.position;
            found.extend(some);
        }
        assert!(run(store.events(partition, u64::MAX, 3)).unwrap().is_empty());
    }
    found
}

fn histories(store: &dyn Store, tenant: MarketplaceId) -> Vec<StoredEvent> {
    let mut found = Vec::new();
    for id in IDS.iter().map(|id| (*id).to_owned()) {
        let all = [HistoryOf::Key(id.clone()), HistoryOf::Order(id.clone()), HistoryOf::Vendor(id.clone())];
        for of in all.into_iter().chain([HistoryOf::Actor(id)]) {
            let mut after = 0;
            loop {
                let some = run(store.history(tenant, of.clone(), after, 7)).unwrap();
                if some.is_empty() {
                    break;
                }
                after += some.len() as u64;
                found.extend(some);
            }
        }
    }
    found
}

fn entries(store: &dyn Store, tenant: MarketplaceId, query: &EntryQuery) -> Vec<StoredEntry> {
    let mut query = query.clone();
    let mut found = Vec::new();
    loop {
        let some = run(store.entries(tenant, query.clone())).unwrap();
        let Some(last) = some.last() else { return found };
        query.after = last.position;
        found.extend(some);
    }
}

fn same_ledger(dice: &mut Dice, memory: &MemoryStore, store: &SqliteStore, tenant: MarketplaceId) {
    let times =
        [None, Some(at(-DAY)), Some(at(dice.number(3 * DAY))), Some(at(dice.number(3 * DAY))), Some(at(9 * DAY))];
    for time in times {
        assert_eq!(run(memory.balances(tenant, time)), run(store.balances(tenant, time)));
        for account in accounts() {
            let currency = dice.of(&["EUR", "USD", "JPY"]).parse().unwrap();
            let [one, other] = [memory as &dyn Store, store].map(|s| run(s.balance(tenant, account, currency, time)));
            assert_eq!(one, other, "{account} {currency} {time:?}");
            let query = EntryQuery {
                account: if dice.roll(3) > 0 { Some(account) } else { None },
                currency: if dice.roll(3) > 0 { Some(currency) } else { None },
                from: times[usize::try_from(dice.roll(5)).unwrap()],
                until: time,
                after: dice.roll(3),
                limit: 3,
            };
            assert_eq!(entries(memory, tenant, &query), entries(store, tenant, &query), "{query:?}");
        }
    }
}

fn same_readings(dice: &mut Dice, memory: &MemoryStore, store: &SqliteStore) {
    let tenant = dice.tenant();
    for name in QueryName::ALL {
        let value = dice.of(VALUES);
        let [one, other] = [memory as &dyn Store, store].map(|store| page_by_page(store, tenant, *name, value));
        assert_eq!(one, other, "{} {value:?}", name.name());
    }
    let keys =
        RecordKind::ALL.iter().flat_map(|kind| IDS.iter().map(|id| RecordKey { kind: *kind, id: (*id).to_owned() }));
    let claim = Some(ClaimKey { actor: "x".to_owned(), key: (*dice.of(KEYS)).to_owned() });
    let load = Load { records: keys.collect(), counters: counters().to_vec(), claim };
    assert_eq!(run(memory.load(tenant, load.clone())), run(store.load(tenant, load)));
    assert_eq!(events_of(memory), events_of(store));
    assert_eq!(histories(memory, tenant), histories(store, tenant));
    same_ledger(dice, memory, store, tenant);
}

fn lease(dice: &mut Dice, memory: &MemoryStore, store: &SqliteStore) {
    let (name, holder, epoch) = (*dice.of(KEYS), *dice.of(&["h1", "h2"]), dice.roll(4));
    let (now, until) = (at(dice.number(DAY)), at(dice.number(DAY)));
    match dice.roll(3) {
        0 => assert_eq!(run(memory.lease(name, holder, now, until)), run(store.lease(name, holder, now, until))),
        1 => assert_eq!(run(memory.renew(name, epoch, until)), run(store.renew(name, epoch, until))),
        _ => assert_eq!(run(memory.release(name, epoch)), run(store.release(name, epoch))),
    }
}

fn check(seed: u64, steps: u128) {
    let mut dice = Dice(seed);
    let (_folder, path) = folder();
    let memory = MemoryStore::default();
    let mut store = open(&path);
    let mut stood = 0;
    for step in 1..=steps {
        let commit = a_commit(&mut dice, &memory, step);
        let (one, other) = (run(memory.commit(commit.clone())), run(store.commit(commit)));
        assert_eq!(one, other, "seed {seed} step {step}");
        stood += usize::from(one.is_ok());
        if dice.roll(6) == 0 {
            lease(&mut dice, &memory, &store);
        }
        if dice.roll(40) == 0 {
            let before = at(dice.number(3 * DAY));
            let limit = u32::try_from(dice.roll(3)).unwrap();
            assert_eq!(run(memory.prune(before, limit)), run(store.prune(before, limit)));
        }
        if dice.roll(60) == 0 {
            same_readings(&mut dice, &memory, &store);
        }
        if dice.roll(100) == 0 {
            drop(store);
            store = open(&path);
        }
    }
    same_readings(&mut dice, &memory, &store);
    assert!(stood * 3 > usize::try_from(steps).unwrap(), "only {stood} of {steps} commits stood");
}

#[test]
fn it_answers_as_the_store_in_memory_does() {
    for seed in 0..4 {
        check(seed, 400);
    }
}
