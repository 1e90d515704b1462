//! The ledger: entries in order, and balances as of any moment, against a model that adds everything up.

use crate::Subject;
use crate::given::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use vendra::domain::ledger::{Account, Journal, Purpose, Side, Turnover};
use vendra::port::*;
use vendra::{Currency, MarketplaceId, OrderId, Timestamp, VendorId};

/// One journal to be posted: which order and vendor, how much, in which currency, why, and when.
#[derive(Debug, Clone)]
struct Posting {
    whose: u128,
    minor: i64,
    currency: u8,
    purpose: u8,
    seconds: i64,
}

impl Posting {
    fn currency(&self) -> Currency {
        if self.currency == 0 { euro() } else { dollar() }
    }

    fn journal(&self) -> Journal {
        let id = uuid::Uuid::from_u128(self.whose);
        let (order, vendor) = (Account::BuyerClearing(OrderId::from_uuid(id)), VendorId::from_uuid(id));
        let (pending, available) = (Account::VendorPending(vendor), Account::VendorAvailable(vendor));
        let (purpose, debit, credit) = match self.purpose {
            0 => (Purpose::Funding, Account::Bank, order),
            1 => (Purpose::Distribution, order, pending),
            _ => (Purpose::Settlement, pending, available),
        };
        let journal = Journal::builder(purpose, OrderId::from_uuid(id), self.currency());
        let (all, part) = (amount(self.minor), amount(self.minor / 3));
        // Two entries to one account in one journal, as several lines of one order make.
        let rest = all.minus(part).expect("an amount");
        journal.debit(debit, all).credit(credit, part).credit(credit, rest).build().expect("a balanced journal")
    }
}

fn posting() -> impl Strategy<Value = Posting> {
    (1..4_u128, 1..1_000_i64, 0..2_u8, 0..3_u8, 0..8_i64)
        .prop_map(|(whose, minor, currency, purpose, seconds)| Posting { whose, minor, currency, purpose, seconds })
}

/// Commits of a few journals each; those of one commit have its time.
fn commits() -> impl Strategy<Value = Vec<Vec<Posting>>> {
    prop::collection::vec(prop::collection::vec(posting(), 0..4), 1..10)
}

/// What a commit of these journals posts, in order.
#[derive(Debug, Default)]
struct Model {
    entries: Vec<StoredEntry>,
}

impl Model {
    fn commit(&mut self, tenant: MarketplaceId, postings: &[Posting]) -> Commit {
        let at = at(postings.first().map_or(0, |posting| posting.seconds));
        let made = Commit { at, journals: postings.iter().map(Posting::journal).collect(), ..commit(tenant) };
        for journal in &made.journals {
            let (purpose, operation, currency) = (journal.purpose(), journal.operation(), journal.currency());
            self.entries.extend(journal.entries().iter().map(|entry| StoredEntry {
                position: 0,
                commit: made.id,
                at,
                purpose,
                operation,
                currency,
                entry: *entry,
            }));
        }
        made
    }

    fn balances(&self, as_of: Option<Timestamp>) -> Vec<AccountTurnover> {
        let mut sums: BTreeMap<(Account, Currency), Turnover> = BTreeMap::new();
        for stored in self.entries.iter().filter(|stored| as_of.is_none_or(|as_of| stored.at <= as_of)) {
            let sum = sums.entry((stored.entry.account, stored.currency)).or_default();
            let side = if stored.entry.side == Side::Debit { &mut sum.debits } else { &mut sum.credits };
            *side = side.plus(stored.entry.amount).expect("an amount");
        }
        let row = |((account, currency), turnover)| AccountTurnover { account, currency, turnover };
        sums.into_iter().map(row).collect()
    }

    fn entries(&self, query: &EntryQuery) -> Vec<StoredEntry> {
        let wanted = |stored: &&StoredEntry| {
            query.account.is_none_or(|account| account == stored.entry.account)
                && query.currency.is_none_or(|currency| currency == stored.currency)
                && query.from.is_none_or(|from| from <= stored.at)
                && query.until.is_none_or(|until| stored.at <= until)
        };
        self.entries.iter().filter(wanted).cloned().collect()
    }
}

/// The moments that are asked for: none, before all, each in between, after all.
fn moments() -> Vec<Option<Timestamp>> {
    let between = (0..8).flat_map(|seconds| [at(seconds).plus_ms(-1).ok(), Some(at(seconds))]);
    [None, Some(Timestamp::default())].into_iter().chain(between).chain([Some(at(1_000_000))]).collect()
}

fn accounts() -> Vec<Account> {
    let of = |whose| {
        let id = uuid::Uuid::from_u128(whose);
        let vendor = VendorId::from_uuid(id);
        [
            Account::BuyerClearing(OrderId::from_uuid(id)),
            Account::VendorPending(vendor),
            Account::VendorAvailable(vendor),
        ]
    };
    (1..4).flat_map(of).chain([Account::Bank]).collect()
}

/// Runs random commits, each case in a tenant of its own, and compares after each case.
fn compare(subject: &Subject, each_commit: bool, judge: impl Fn(&dyn Store, MarketplaceId, &Model)) {
    let config = Config { cases: 24, failure_persistence: None, ..Config::default() };
    let ran = TestRunner::new(config).run(&commits(), |commits| {
        let (store, tenant, mut model) = (subject.store(), tenant(), Model::default());
        for postings in &commits {
            ok(store.commit(model.commit(tenant, postings)));
            if each_commit {
                judge(store, tenant, &model);
            }
        }
        judge(store, tenant, &model);
        Ok(())
    });
    ran.unwrap_or_else(|failed| panic!("{failed}"));
}

/// A balance is the sum of what was decided up to a moment, whichever moment is asked for, and asked at any moment:
/// commits come with times in any order.
pub fn a_balance_is_exact_as_of_any_moment(subject: &Subject) {
    compare(subject, true, |store, tenant, model| {
        for as_of in moments() {
            let rows = model.balances(as_of);
            for account in accounts() {
                for currency in [euro(), dollar()] {
                    let row = rows.iter().find(|row| (row.account, row.currency) == (account, currency));
                    let expected = row.map_or_else(Turnover::default, |row| row.turnover);
                    let read = ok(store.balance(tenant, account, currency, as_of));
                    assert_eq!(read, expected, "{account} in {currency} as of {as_of:?}");
                }
            }
        }
    });
}

/// A sum that no amount can tell is refused, and what can be told still is: other accounts, and the time before.
pub fn a_sum_beyond_amounts_is_refused(subject: &Subject) {
    let (store, tenant, most) = (subject.store(), tenant(), vendra::Amount::MAX.minor());
    let orders = [OrderId::from_uuid(uuid()), OrderId::from_uuid(uuid())];
    for (order, seconds, minor) in [(orders[0], 1, most), (orders[1], 2, 1), (orders[1], 3, most - 1)] {
        let journals = vec![funding(order, euro(), minor)];
        ok(store.commit(Commit { at: at(seconds), journals, ..commit(tenant) }));
    }
    let balance = |account, as_of| store.balance(tenant, account, euro(), as_of);
    for as_of in [None, Some(at(2)), Some(at(3))] {
        limited(balance(Account::Bank, as_of));
        limited(store.balances(tenant, as_of));
    }
    assert_eq!(ok(balance(Account::Bank, Some(at(1)))).debits.minor(), most);
    assert_eq!(ok(store.balances(tenant, Some(at(1)))).len(), 2);
    for order in orders {
        assert_eq!(ok(balance(Account::BuyerClearing(order), None)).credits.minor(), most);
    }
    assert_eq!(all_entries(store, tenant).len(), 6);
}

/// Every account that was posted to is there once a currency, in order, and debits equal credits.
pub fn balances_have_every_account_once(subject: &Subject) {
    compare(subject, true, |store, tenant, model| {
        for as_of in moments() {
            let rows = ok(store.balances(tenant, as_of));
            assert_eq!(rows, model.balances(as_of), "as of {as_of:?}");
            assert_equal_sides(&rows);
        }
    });
}

#[track_caller]
fn assert_equal_sides(rows: &[AccountTurnover]) {
    let mut sides: BTreeMap<Currency, (i64, i64)> = BTreeMap::new();
    for row in rows {
        let (debits, credits) = sides.entry(row.currency).or_default();
        *debits += row.turnover.debits.minor();
        *credits += row.turnover.credits.minor();
    }
    assert!(sides.values().all(|(debits, credits)| debits == credits), "{sides:?}");
}

/// Entries come in the order of commits, journals and entries, whatever is asked for, page by page.
pub fn entries_come_in_the_order_of_commits(subject: &Subject) {
    compare(subject, false, |store, tenant, model| {
        let some = [None, Some(Account::Bank), Some(accounts()[0])];
        for account in some {
            for currency in [None, Some(dollar())] {
                for (from, until) in
                    [(None, None), (Some(at(2)), None), (None, Some(at(4))), (Some(at(2)), Some(at(4)))]
                {
                    for limit in [1, 3, ENTRIES_READ_MAX] {
                        let query = EntryQuery { account, currency, from, until, after: 0, limit };
                        let read = in_pages(store, tenant, &query);
                        assert!(read.is_sorted_by(|one, next| one.position < next.position), "positions grow");
                        let nowhere = |entry| StoredEntry { position: 0, ..entry };
                        let read: Vec<StoredEntry> = read.into_iter().map(nowhere).collect();
                        assert_eq!(read, model.entries(&query), "{query:?}");
                    }
                }
            }
        }
    });
}

fn in_pages(store: &dyn Store, tenant: MarketplaceId, query: &EntryQuery) -> Vec<StoredEntry> {
    let mut read: Vec<StoredEntry> = Vec::new();
    loop {
        let after = read.last().map_or(0, |entry| entry.position);
        let page = ok(store.entries(tenant, EntryQuery { after, ..query.clone() }));
        assert!(page.len() <= query.limit as usize);
        if page.is_empty() {
            assert_eq!(ok(store.entries(tenant, EntryQuery { after: u64::MAX, ..query.clone() })), []);
            return read;
        }
        read.extend(page);
    }
}

/// While many post at once, every reading of all balances has equal sides and no less than what had returned, and who
/// follows the entries from a cursor misses none.
pub fn readers_see_whole_journals_while_many_post(subject: &Subject) {
    const WRITERS: u64 = 8;
    let (openings, tenant) = (subject.openings(), tenant());
    let (posted, ended) = (AtomicU64::new(0), AtomicU64::new(0));
    let followed = std::thread::scope(|scope| {
        let (posted, ended) = (&posted, &ended);
        for writer in 0..WRITERS {
            let store = &openings[writer as usize % openings.len()];
            scope.spawn(move || {
                let _ended = Raised(ended);
                for turn in 0..10 {
                    let order = OrderId::from_uuid(uuid::Uuid::from_u128(u128::from(writer)));
                    let journals = vec![funding(order, euro(), 2), funding(order, euro(), 3)];
                    ok(store.commit(Commit { at: at(10 - turn), journals, ..commit(tenant) }));
                    posted.fetch_add(5, Ordering::SeqCst);
                }
            });
        }
        let followers: Vec<_> = openings
            .iter()
            .map(|store| {
                scope.spawn(move || follow(&**store, tenant, posted, || ended.load(Ordering::SeqCst) == WRITERS))
            })
            .collect();
        followers.into_iter().map(|follower| follower.join().expect("no follower panics")).collect::<Vec<_>>()
    });
    let all = all_entries(subject.store(), tenant);
    assert_eq!(all.len(), WRITERS as usize * 10 * 4);
    assert!(followed.iter().all(|followed| *followed == all), "a follower read something else than what is there");
}

fn follow(store: &dyn Store, tenant: MarketplaceId, posted: &AtomicU64, ended: impl Fn() -> bool) -> Vec<StoredEntry> {
    let mut followed: Vec<StoredEntry> = Vec::new();
    loop {
        let last = ended();
        let least = posted.load(Ordering::SeqCst);
        let rows = ok(store.balances(tenant, None));
        assert_equal_sides(&rows);
        let bank = ok(store.balance(tenant, Account::Bank, euro(), None)).debits.minor();
        assert!(bank.unsigned_abs() >= least && bank % 5 == 0, "{bank} of at least {least}");
        assert_eq!(ok(store.balance(tenant, Account::Bank, euro(), Some(at(-1)))), Turnover::default());
        let after = followed.last().map_or(0, |entry| entry.position);
        let page = ok(store.entries(tenant, EntryQuery { after, limit: 7, ..every_entry() }));
        if last && page.is_empty() {
            return followed;
        }
        followed.extend(page);
    }
}
