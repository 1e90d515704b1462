//! A marketplace in a process that is killed before, in and after each commit of a checkout, a refund, a cancellation, a payout.
//! Another process is asked the same under the same keys, and ends what the first began: as if nothing had happened.

use crate::given::{child, folder, open, told};
use pollster::block_on;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use vendra::domain::ledger::{Account, Turnover};
use vendra::memory::TrialClock;
use vendra::port::*;
use vendra::{Amount, AnyId, CaptureId, Currency, Engine, Envelope, MarketplaceId, RefundId, Timestamp, VoidId};
use vendra_simulation::enumerate::founded;
use vendra_simulation::story::{STORIES, Story};
use vendra_sqlite::SqliteStore;

/// What is enumerated. Each story's requests are made of what was founded alone.
const STORIES_TOLD: [&str; 6] = ["card", "gift_card", "invoice", "refund", "cancel", "payout"];
/// When a process dies.
const MOMENTS: [&str; 3] = ["before", "inside", "after"];
/// When another process asks: the claims of the dead one are over, in milliseconds after the founding.
const NEXT_PROCESS_MS: i64 = 60_000;

/// A gateway whose books are a file: a line an operation. What it was asked for twice it did once.
#[derive(Debug)]
pub(crate) struct PaperGateway(pub(crate) PathBuf);

impl PaperGateway {
    fn once(&self, kind: &str, id: AnyId, amount: Amount) -> Answer<'_, GatewayAnswer, GatewayDown> {
        if !operations(&self.0).contains_key(&id.to_string()) {
            let mut book = OpenOptions::new().append(true).create(true).open(&self.0).unwrap();
            writeln!(book, "{id} {kind} {}", amount.minor()).unwrap();
        }
        Box::pin(std::future::ready(Ok(GatewayAnswer::Succeeded { fee: Amount::ZERO })))
    }
}

fn operations(book: &Path) -> BTreeMap<String, (String, i64)> {
    let text = fs::read_to_string(book).unwrap_or_default();
    let row = |line: &str| {
        let mut words = line.split(' ').map(str::to_owned);
        let (id, kind, amount) = (words.next()?, words.next()?, words.next()?);
        Some((id, (kind, amount.parse().ok()?)))
    };
    text.lines().filter_map(row).collect()
}

impl PaymentGateway for PaperGateway {
    fn authorize<'a>(&'a self, call: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.once("authorize", call.attempt.into(), call.amount)
    }

    fn capture<'a>(&'a self, call: &'a PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.once("capture", call.operation.into(), call.amount)
    }

    fn void<'a>(&'a self, call: &'a PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.once("void", call.operation.into(), call.amount)
    }

    fn refund<'a>(&'a self, call: &'a PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.once("refund", call.operation.into(), call.amount)
    }

    fn transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.once("transfer", call.transfer.into(), call.amount)
    }

    fn reverse_transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.once("reverse_transfer", call.transfer.into(), call.amount)
    }

    fn pay_out<'a>(&'a self, call: &'a PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.once("pay_out", call.payout.into(), call.amount)
    }

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        let known = operations(&self.0).contains_key(&operation.to_string());
        let answer = known.then_some(GatewayAnswer::Succeeded { fee: Amount::ZERO });
        Box::pin(std::future::ready(Ok(answer)))
    }
}

/// A store that says when its process is to be killed, and waits for it.
#[derive(Debug)]
pub(crate) struct Mortal {
    inner: SqliteStore,
    /// The number of the commit that is the last, from 1, and when; `never` otherwise.
    last: (usize, String),
    commits: AtomicUsize,
}

/// How long a process waits that is to be stopped.
const MOMENT: Duration = Duration::from_millis(400);

impl Mortal {
    /// A store that dies, or is stopped, at its commit of that number.
    pub(crate) fn new(inner: SqliteStore, number: usize, when: &str) -> Self {
        Self { inner, last: (number, when.to_owned()), commits: AtomicUsize::new(0) }
    }

    /// How many commits were sent.
    pub(crate) fn commits(&self) -> usize {
        self.commits.load(Ordering::SeqCst)
    }
}

/// Tells whoever listens, and stays there.
pub(crate) fn say(what: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{what}").unwrap();
    out.flush().unwrap();
}

fn wait_for_the_end() -> ! {
    loop {
        std::thread::park();
    }
}

impl Store for Mortal {
    fn commit<'a>(&'a self, commit: Commit) -> Answer<'a, Committed> {
        let last = self.commits.fetch_add(1, Ordering::SeqCst) + 1 == self.last.0;
        let when = if last { self.last.1.as_str() } else { "never" };
        if matches!(when, "before" | "inside") {
            say("die");
        }
        if when == "before" {
            wait_for_the_end();
        }
        if when == "stopped" {
            say("stop");
            std::thread::sleep(MOMENT);
        }
        let answer = block_on(self.inner.commit(commit));
        match when {
            "after" => say("die"),
            "inside" => {}
            _ => return Box::pin(std::future::ready(answer)),
        }
        wait_for_the_end();
    }

    fn load<'a>(&'a self, tenant: MarketplaceId, load: Load) -> Answer<'a, Loaded> {
        self.inner.load(tenant, load)
    }

    fn query<'a>(&'a self, tenant: MarketplaceId, query: Query) -> Answer<'a, Page> {
        self.inner.query(tenant, query)
    }

    fn events<'a>(&'a self, partition: u8, after: u64, limit: u32) -> Answer<'a, Vec<StoredEvent>> {
        self.inner.events(partition, after, limit)
    }

    fn history<'a>(
        &'a self,
        tenant: MarketplaceId,
        of: HistoryOf,
        after: u64,
        limit: u32,
    ) -> Answer<'a, Vec<StoredEvent>> {
        self.inner.history(tenant, of, after, limit)
    }

    fn lease<'a>(
        &'a self,
        name: &str,
        holder: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Answer<'a, Result<Lease, Lease>> {
        self.inner.lease(name, holder, now, until)
    }

    fn renew<'a>(&'a self, name: &str, epoch: u64, until: Timestamp) -> Answer<'a, ()> {
        self.inner.renew(name, epoch, until)
    }

    fn release<'a>(&'a self, name: &str, epoch: u64) -> Answer<'a, ()> {
        self.inner.release(name, epoch)
    }

    fn balance<'a>(
        &'a self,
        tenant: MarketplaceId,
        account: Account,
        currency: Currency,
        as_of: Option<Timestamp>,
    ) -> Answer<'a, Turnover> {
        self.inner.balance(tenant, account, currency, as_of)
    }

    fn balances<'a>(&'a self, tenant: MarketplaceId, as_of: Option<Timestamp>) -> Answer<'a, Vec<AccountTurnover>> {
        self.inner.balances(tenant, as_of)
    }

    fn entries<'a>(&'a self, tenant: MarketplaceId, query: EntryQuery) -> Answer<'a, Vec<StoredEntry>> {
        self.inner.entries(tenant, query)
    }

    fn prune<'a>(&'a self, before: Timestamp, limit: u32) -> Answer<'a, Pruned> {
        self.inner.prune(before, limit)
    }
}

/// A process of the marketplace: it makes its requests, carries on what waits for the gateway, and says how many commits that took.
#[test]
fn shopkeeper() {
    let Some((path, role)) = told() else { return };
    let (number, when, turned): (usize, String, i64) = serde_json::from_str(&role).unwrap();
    let mortal = Arc::new(Mortal::new(open(&path), number, &when));
    let clock = Arc::new(TrialClock::default());
    clock.turn(turned);
    let engine = Engine::builder(Arc::clone(&mortal) as _)
        .clock(clock)
        .gateway("acme".parse().unwrap(), Arc::new(PaperGateway(path.with_extension("book"))))
        .build();
    let asks: Vec<Envelope> = serde_json::from_slice(&fs::read(path.with_extension("asks")).unwrap()).unwrap();
    for ask in &asks {
        let answer = block_on(engine.run(ask));
        assert!(answer.is_ok(), "{:?}: {answer:?}", ask.key);
    }
    say(&format!("done {}", mortal.commits()));
}

/// The marketplace as a story finds it, in a file, with what is asked of it beside.
fn found(story: &Story, path: &Path) {
    let world = founded(story).world(7);
    let store = open(path);
    for commit in world.store.stands() {
        block_on(store.commit(Commit::clone(&commit))).unwrap();
    }
    let asks: Vec<Envelope> = story.steps.iter().flat_map(|step| step(&world)).collect();
    fs::write(path.with_extension("asks"), serde_json::to_vec(&asks).unwrap()).unwrap();
}

/// Runs a process to its end, or until it says that it is to die and some microseconds more; gives how many commits it made.
fn open_shop(path: &Path, number: usize, when: &str, turned: i64, micros: u64) -> Option<usize> {
    let role = serde_json::to_string(&(number, when, turned)).unwrap();
    let mut process = child("killed::shopkeeper", path, &role);
    for line in BufReader::new(process.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        if line == "die" {
            std::thread::sleep(Duration::from_micros(micros));
            process.kill().unwrap();
            process.wait().unwrap();
            return None;
        }
        if let Some(commits) = line.strip_prefix("done ") {
            process.wait().unwrap();
            return Some(commits.parse().unwrap());
        }
    }
    panic!("the shopkeeper ended by itself: {:?}", process.wait());
}

/// What is to be seen from outside: the books, the stock, how many of everything, and what the gateway did.
pub(crate) fn figures(path: &Path) -> Vec<(String, i64)> {
    let file = Connection::open(path).unwrap();
    let ok: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(ok, "ok");
    let mut figures = BTreeMap::new();
    // Fresh ids differ from run to run: accounts and counters are added up by their kind.
    let kinds = [
        "SELECT substr(account, 1, instr(account || '/', '/') - 1), sum(balance) FROM v_balances GROUP BY 1",
        "SELECT substr(name, 1, instr(name || '/', '/') - 1), sum(value) FROM counters GROUP BY 1",
        "SELECT 'orders', count(*) FROM orders UNION ALL SELECT 'payments', count(*) FROM payments \
         UNION ALL SELECT 'refunds', count(*) FROM refunds",
        "SELECT 'open in ' || currency, sum(balance) FROM v_balances GROUP BY currency",
    ];
    for (place, sql) in kinds.into_iter().enumerate() {
        let mut query = file.prepare(sql).unwrap();
        let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))).unwrap();
        figures.extend(rows.map(Result::unwrap).map(|(name, value)| (format!("{place} {name}"), value)));
    }
    for (kind, amount) in operations(&path.with_extension("book")).into_values() {
        *figures.entry(format!("gateway {kind}")).or_insert(0) += amount;
    }
    figures.into_iter().collect()
}

pub(crate) fn copied(from: &Path, to: &Path) {
    for extension in ["db", "asks", "book"] {
        let _ = fs::remove_file(to.with_extension(extension));
        if from.with_extension(extension).exists() {
            fs::copy(from.with_extension(extension), to.with_extension(extension)).unwrap();
        }
    }
    for left in ["db-wal", "db-shm"] {
        let _ = fs::remove_file(to.with_extension(left));
    }
}

fn survives(name: &str) {
    let story = STORIES.iter().find(|story| story.name == name).unwrap();
    let (_folder, path) = folder();
    found(story, &path);
    let run = path.with_file_name("run.db");
    copied(&path, &run);
    let commits = open_shop(&run, 0, "never", 0, 0).unwrap();
    let calm = figures(&run);
    assert!(calm.iter().any(|(_, value)| *value != 0) && commits > 0, "{calm:?}");
    for number in 1..=commits {
        for when in MOMENTS {
            copied(&path, &run);
            // Inside is somewhere between the call and its answer: another moment each time.
            let micros = if when == "inside" { u64::try_from(number).unwrap() * 370 % 1_500 } else { 0 };
            assert_eq!(open_shop(&run, number, when, 0, micros), None, "{name}: nobody died {when} {number}");
            assert!(open_shop(&run, 0, "never", NEXT_PROCESS_MS, 0).is_some());
            assert_eq!(figures(&run), calm, "{name}, killed {when} commit {number}");
        }
    }
}

#[test]
fn what_a_killed_process_began_is_ended_by_the_next() {
    STORIES_TOLD.iter().for_each(|name| survives(name));
}
