//! The store: who asks what of which thread.

use crate::also::Speaker;
use crate::commit::{self, Judged, Prepared};
use crate::config::{Config, READERS_MAX};
use crate::connection::{open_reader, open_writer};
use crate::error::Failure;
use crate::job::{Errand, Job, Reply, call, call_of};
use crate::{lease, ledger, reader, records, rollup, trail, writer};
use futures_channel::oneshot;
use rusqlite::Connection;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{Builder, JoinHandle};
use vendra::domain::ledger::{Account, Turnover};
use vendra::port::*;
use vendra::{Currency, MarketplaceId, Timestamp};

/// The most calls that wait for a thread; who comes then is refused as unavailable.
const CALLS_WAITING_MAX: usize = 16_384;

/// Where calls to write are sent.
type Calls = SyncSender<Box<dyn Job>>;

/// A marketplace's memory in one SQLite file.
///
/// Any number of stores, in any number of processes on one machine, may have the same file open. Answers are futures of no
/// runtime in particular. A call is on its way as soon as its method returns: a future that is dropped takes nothing back.
/// Dropping the store waits until all that was sent is written.
///
/// ```
/// use vendra::port::{Load, Store};
/// use vendra_sqlite::SqliteStore;
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("shop.db");
/// let store = SqliteStore::open(&path)?;
/// let tenant = "mkt_01h455vb4pex5vsknk084sn02q".parse::<vendra::MarketplaceId>()?;
/// let loaded = pollster::block_on(store.load(tenant, Load::default()))?;
/// assert!(loaded.records.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct SqliteStore {
    /// None once the store is being dropped: the threads end when nobody can send any more.
    threads: Option<Threads>,
    reading: Vec<JoinHandle<()>>,
    writing: Option<JoinHandle<()>>,
    speaker: Speaker,
}

#[derive(Debug, Clone)]
struct Threads {
    writer: Calls,
    readers: SyncSender<Errand>,
    /// One of these for each commit that is under way.
    committing: Arc<()>,
}

impl SqliteStore {
    /// Opens the store in a file, with the defaults of [`Config`]; makes the file where there is none, and brings it to the
    /// schema of this release.
    ///
    /// Errors: [`StoreError::Fault`] with [`Fault::Foreign`] for a file of another program, [`Fault::Newer`] for one that a
    /// newer release has changed, [`Fault::ReadOnly`] for one that may not be written, [`Fault::Corrupt`] for a damaged one,
    /// [`Fault::Full`] where there is no room to make it, and [`Fault::Unavailable`] where it cannot be opened or is locked.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra_sqlite::SqliteStore;
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("shop.db");
    /// let engine = vendra::Engine::builder(Arc::new(SqliteStore::open(&path)?)).build();
    /// assert!(path.exists());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::open_with(&Config::new(path.as_ref()))
    }

    /// Opens the store as a [`Config`] says. Errors: those of [`open`](Self::open).
    ///
    /// ```
    /// use vendra_sqlite::{Config, SqliteStore};
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("shop.db");
    /// let store = SqliteStore::open_with(&Config::new(&path).readers(1))?;
    /// # drop(store);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open_with(config: &Config) -> Result<Self, StoreError> {
        Ok(Self::start(config)?)
    }

    fn start(config: &Config) -> Result<Self, Failure> {
        // A whole path is a file, whatever its name means to SQLite.
        let path = std::path::absolute(&config.path).map_err(Failure::Path)?;
        let mut connection = open_writer(&path, config)?;
        let speaker = Speaker::watch(&mut connection)?;
        let readers = config.readers.clamp(1, READERS_MAX);
        let reading = (0..readers).map(|_| open_reader(&path, config)).collect::<Result<Vec<_>, _>>()?;
        let (to_writer, for_writer) = sync_channel(CALLS_WAITING_MAX);
        let (to_readers, for_readers) = sync_channel(CALLS_WAITING_MAX);
        let for_readers: Arc<Mutex<Receiver<Errand>>> = Arc::new(Mutex::new(for_readers));
        // From here on a failure drops what is built so far, and that ends the threads.
        let threads = Some(Threads { writer: to_writer, readers: to_readers, committing: Arc::new(()) });
        let mut store = Self { threads, reading: Vec::new(), writing: None, speaker };
        for connection in reading {
            let calls = Arc::clone(&for_readers);
            store.reading.push(spawn("vendra-sqlite-reader", move || reader::serve(&connection, &calls))?);
        }
        let patience = config.busy_timeout;
        store.writing = Some(spawn("vendra-sqlite-writer", move || writer::serve(connection, patience, &for_writer))?);
        Ok(store)
    }

    fn write<T, F>(&self, bytes: usize, run: F) -> Result<Reply<T>, StoreError>
    where
        T: Send + 'static,
        F: FnMut(&Connection) -> Judged<T> + Send + 'static,
    {
        self.threads.as_ref().ok_or(Failure::Stopped)?.write(bytes, run)
    }

    fn read<'a, T, F>(&'a self, run: F) -> Answer<'a, T>
    where
        T: Send + 'static,
        F: FnMut(&Connection) -> Judged<T> + Send + 'static,
    {
        let sent = self.threads.as_ref().ok_or(Failure::Stopped.into()).and_then(|threads| threads.read(run));
        Box::pin(async move { answer(sent?, Failure::Stopped).await })
    }

    /// Reads what is brought up to date from the log: at once where it is, else after the writer has done it.
    fn read_up_to_date<'a, T, F>(&'a self, run: F) -> Answer<'a, T>
    where
        T: Send + 'static,
        F: Fn(&Connection) -> Judged<T> + Clone + Send + 'static,
    {
        let threads = self.threads.clone();
        Box::pin(async move {
            let threads = threads.ok_or(Failure::Stopped)?;
            let first = run.clone();
            let at_once = move |connection: &Connection| {
                let (rolled, end) = rollup::positions(connection)?;
                if rolled < end { Ok(Ok(Err(end))) } else { Ok(first(connection)?.map(Ok)) }
            };
            let end = match answer(threads.read(at_once)?, Failure::Stopped).await? {
                Ok(read) => return Ok(read),
                Err(end) => end,
            };
            let advance = |connection: &Connection| {
                rollup::advance(connection)?;
                Ok(Ok(rollup::positions(connection)?.0))
            };
            while answer(threads.write(0, advance)?, Failure::Stopped).await? < end {}
            answer(threads.read(run)?, Failure::Stopped).await
        })
    }
}

impl Threads {
    fn write<T, F>(&self, bytes: usize, run: F) -> Result<Reply<T>, StoreError>
    where
        T: Send + 'static,
        F: FnMut(&Connection) -> Judged<T> + Send + 'static,
    {
        let (job, reply) = call(bytes, run);
        self.writer.try_send(job).map_err(|refused| unsent(&refused)).map(|()| reply)
    }

    fn read<T, F>(&self, run: F) -> Result<Reply<T>, StoreError>
    where
        T: Send + 'static,
        F: FnMut(&Connection) -> Judged<T> + Send + 'static,
    {
        let (job, reply) = call(0, run);
        self.readers.try_send(Errand::Read(job)).map_err(|refused| unsent(&refused)).map(|()| reply)
    }

    /// Writes a commit out and sends it to be committed. Who is alone does so on its own thread, which takes the least time; where
    /// others are at it, that thread has better to do.
    fn commit(&self, commit: Commit, speaker: Speaker) -> Result<Reply<Committed>, StoreError> {
        let (caller, reply) = oneshot::channel();
        let (writer, under_way) = (self.writer.clone(), Arc::clone(&self.committing));
        let alone = Arc::strong_count(&under_way) <= 3; // the store's, this one, and perhaps one that is being answered
        let prepare = move || match Prepared::new(commit) {
            Ok(prepared) => {
                let bytes = prepared.bytes();
                let job = call_of(caller, bytes, move |connection| {
                    let _under_way = &under_way;
                    prepared.run(connection, &speaker)
                });
                if let Err(refused) = writer.try_send(job) {
                    let error = unsent(&refused);
                    match refused {
                        TrySendError::Full(job) | TrySendError::Disconnected(job) => job.answer(Some(error)),
                    }
                }
            }
            Err(error) => {
                // Whoever asked may have gone.
                let _gone = caller.send(Err(error));
            }
        };
        if alone {
            prepare();
        } else {
            self.readers.try_send(Errand::Do(Box::new(prepare))).map_err(|refused| unsent(&refused))?;
        }
        Ok(reply)
    }
}

/// Why something could not be sent.
fn unsent<T>(refused: &TrySendError<T>) -> StoreError {
    match refused {
        TrySendError::Full(_) => Failure::Crowded.into(),
        TrySendError::Disconnected(_) => Failure::Stopped.into(),
    }
}

/// What a thread answers; `lost` where it died without a word.
async fn answer<T>(reply: Reply<T>, lost: Failure) -> Result<T, StoreError> {
    reply.await.unwrap_or_else(|_| Err(lost.into()))
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, Failure> {
    Builder::new().name(name.to_owned()).spawn(body).map_err(Failure::Thread)
}

/// Waits for a thread to end. Whoever is woken by an answer may drop the store there and then, on the thread that would have
/// to end: that one ends by itself.
fn join(thread: JoinHandle<()>) {
    if thread.thread().id() != std::thread::current().id() {
        let _ended = thread.join();
    }
}

impl Drop for SqliteStore {
    fn drop(&mut self) {
        let Some(Threads { writer, readers, .. }) = self.threads.take() else { return };
        // One after the other: of two connections that close at once neither is the last, and the last one takes the log into
        // the file.
        drop(readers);
        self.reading.drain(..).for_each(join);
        drop(writer);
        self.writing.take().into_iter().for_each(join);
    }
}

impl Store for SqliteStore {
    fn load<'a>(&'a self, tenant: MarketplaceId, load: Load) -> Answer<'a, Loaded> {
        if let Err(error) = load.check() {
            return refused(error);
        }
        let tenant = tenant.to_string();
        self.read(move |connection| records::load(connection, &tenant, &load))
    }

    fn query<'a>(&'a self, tenant: MarketplaceId, query: Query) -> Answer<'a, Page> {
        let after = match query.check().and_then(|()| Cursor::read(&query)) {
            Ok(after) => after,
            Err(error) => return refused(error),
        };
        let tenant = tenant.to_string();
        self.read(move |connection| records::query(connection, &tenant, &query, after.as_ref()))
    }

    fn commit<'a>(&'a self, commit: Commit) -> Answer<'a, Committed> {
        let threads = self.threads.as_ref().ok_or(Failure::Stopped.into());
        let sent = threads.and_then(|threads| threads.commit(commit, self.speaker.clone()));
        Box::pin(async move {
            let unknown = || StoreError::Fault { fault: Fault::Unknown, message: Failure::Stopped.to_string() };
            sent?.await.unwrap_or_else(|_| Err(unknown()))
        })
    }

    fn events<'a>(&'a self, partition: u8, after: u64, limit: u32) -> Answer<'a, Vec<StoredEvent>> {
        if let Err(error) = check_partition(partition).and_then(|()| check_events_limit(limit)) {
            return refused(error);
        }
        self.read_up_to_date(move |connection| trail::events(connection, partition, after, limit))
    }

    fn history<'a>(
        &'a self,
        tenant: MarketplaceId,
        of: HistoryOf,
        after: u64,
        limit: u32,
    ) -> Answer<'a, Vec<StoredEvent>> {
        if let Err(error) = check_events_limit(limit) {
            return refused(error);
        }
        self.read_up_to_date(move |connection| trail::history(connection, tenant, &of, after, limit))
    }

    fn lease<'a>(
        &'a self,
        name: &str,
        holder: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Answer<'a, Result<Lease, Lease>> {
        if let Err(error) = check_lease_name(name).and_then(|()| check_lease_name(holder)) {
            return refused(error);
        }
        let (name, holder) = (name.to_owned(), holder.to_owned());
        self.change(move |connection| lease::take(connection, &name, &holder, now, until))
    }

    fn renew<'a>(&'a self, name: &str, epoch: u64, until: Timestamp) -> Answer<'a, ()> {
        if let Err(error) = check_lease_name(name) {
            return refused(error);
        }
        let name = name.to_owned();
        self.change(move |connection| lease::renew(connection, &name, epoch, until))
    }

    fn release<'a>(&'a self, name: &str, epoch: u64) -> Answer<'a, ()> {
        if let Err(error) = check_lease_name(name) {
            return refused(error);
        }
        let name = name.to_owned();
        self.change(move |connection| lease::release(connection, &name, epoch))
    }

    fn balance<'a>(
        &'a self,
        tenant: MarketplaceId,
        account: Account,
        currency: Currency,
        as_of: Option<Timestamp>,
    ) -> Answer<'a, Turnover> {
        let tenant = tenant.to_string();
        self.read_up_to_date(move |connection| ledger::balance(connection, &tenant, account, currency, as_of))
    }

    fn balances<'a>(&'a self, tenant: MarketplaceId, as_of: Option<Timestamp>) -> Answer<'a, Vec<AccountTurnover>> {
        let tenant = tenant.to_string();
        self.read_up_to_date(move |connection| ledger::balances(connection, &tenant, as_of))
    }

    fn entries<'a>(&'a self, tenant: MarketplaceId, query: EntryQuery) -> Answer<'a, Vec<StoredEntry>> {
        if let Err(error) = query.check() {
            return refused(error);
        }
        let tenant = tenant.to_string();
        self.read_up_to_date(move |connection| ledger::entries(connection, &tenant, &query))
    }

    fn prune<'a>(&'a self, before: Timestamp, limit: u32) -> Answer<'a, Pruned> {
        let before = before.unix_ms();
        self.change(move |connection| commit::prune(connection, before, limit))
    }
}

impl SqliteStore {
    /// Writes something that is no commit.
    fn change<'a, T, F>(&'a self, run: F) -> Answer<'a, T>
    where
        T: Send + 'static,
        F: FnMut(&Connection) -> Judged<T> + Send + 'static,
    {
        let sent = self.write(0, run);
        Box::pin(async move { answer(sent?, Failure::Stopped).await })
    }
}

fn refused<'a, T: Send + 'a>(error: StoreError) -> Answer<'a, T> {
    Box::pin(std::future::ready(Err(error)))
}
