//! The one thread that writes. What waits together is committed together.

use crate::error::Failure;
use crate::job::Job;
use crate::rollup;
use rusqlite::Connection;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};
use vendra::port::StoreError;

/// The most calls that share a transaction.
const BATCH_CALLS_MAX: usize = 64;
/// The most bytes that the calls of one transaction bring; a larger call goes alone.
const BATCH_BYTES_MAX: usize = 8_388_608;
/// How long nobody must have called before the log is rolled up, in milliseconds.
const IDLE_MS: u64 = 25;
/// How many calls may have been answered before the log is rolled up, idle or not.
const BACKLOG_MAX: usize = 1_024;

/// How long SQLite itself waits for the lock, in milliseconds. Left to itself it soon asks ten times a second only, and starves
/// beside a process that writes all the time; so it is asked again and again instead.
const LOCK_WAIT_MS: u64 = 3;

/// The connection that writes, and how long it waits for others who do.
struct Writer {
    connection: Connection,
    patience: Duration,
}

/// Serves calls until the last sender is gone and all that waited is answered.
pub(crate) fn serve(connection: Connection, patience: Duration, calls: &Receiver<Box<dyn Job>>) {
    // A failure leaves the longer wait, which is only less fair.
    let _shorter = connection.busy_timeout(Duration::from_millis(LOCK_WAIT_MS));
    let writer = Writer { connection, patience };
    let mut backlog = 0;
    loop {
        let next = if backlog == 0 {
            calls.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            calls.recv_timeout(Duration::from_millis(IDLE_MS))
        };
        let first = match next {
            Ok(first) => first,
            Err(RecvTimeoutError::Timeout) => {
                backlog = bring_up_to_date(&writer);
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        };
        let batch = waiting(first, calls);
        backlog += batch.len();
        write(&writer, batch);
        if backlog >= BACKLOG_MAX {
            backlog = bring_up_to_date(&writer);
        }
    }
    // The last connection to a file checkpoints it and removes the write-ahead log; a failure leaves both, whole.
    let _left_to_the_next_opening = writer.connection.close();
}

/// The first call and those that wait behind it. One or sixty-four, the path is the same, and nobody is waited for.
fn waiting(first: Box<dyn Job>, calls: &Receiver<Box<dyn Job>>) -> Vec<Box<dyn Job>> {
    let mut bytes = first.bytes();
    let mut batch = vec![first];
    while batch.len() < BATCH_CALLS_MAX && bytes < BATCH_BYTES_MAX {
        let Ok(next) = calls.try_recv() else { break };
        bytes = bytes.saturating_add(next.bytes());
        batch.push(next);
    }
    batch
}

/// Rolls up one stretch of the log; gives what is worth another try. A failure costs nothing: whoever needs what is missing
/// asks for it, and is told.
fn bring_up_to_date(writer: &Writer) -> usize {
    let connection = &writer.connection;
    let stretch = || -> Result<bool, Failure> {
        begin(writer)?;
        let behind = rollup::advance(connection)?;
        finish(connection)?;
        Ok(behind)
    };
    match stretch() {
        Ok(behind) => usize::from(behind),
        Err(_) => {
            roll_back(connection);
            0
        }
    }
}

/// How a transaction of several calls ended.
enum Ended {
    /// It stands.
    Committed,
    /// Nothing of it stands; each call may be tried by itself.
    Undone(Failure),
    /// It failed, and trying its calls again would not help or is not safe.
    Failed(StoreError),
}

/// Writes a batch and answers its calls. One that cannot be written never takes its neighbours with it: they are then tried
/// one by one.
fn write(writer: &Writer, mut batch: Vec<Box<dyn Job>>) {
    match together(writer, &mut batch) {
        Ended::Committed => batch.into_iter().for_each(|job| job.answer(None)),
        Ended::Failed(error) => batch.into_iter().for_each(|job| job.answer(Some(error.clone()))),
        Ended::Undone(failure) if batch.len() == 1 => {
            let error = StoreError::from(failure);
            batch.into_iter().for_each(|job| job.answer(Some(error.clone())));
        }
        Ended::Undone(_) => batch.into_iter().for_each(|job| write(writer, vec![job])),
    }
}

fn together(writer: &Writer, batch: &mut [Box<dyn Job>]) -> Ended {
    let connection = &writer.connection;
    if let Err(failure) = begin(writer) {
        roll_back(connection);
        return Ended::Failed(failure.into());
    }
    let alone = batch.len() == 1;
    for job in batch {
        if let Err(failure) = job.run(connection) {
            roll_back(connection);
            return Ended::Undone(failure);
        }
        // A host's statement can undo the whole transaction (`ON CONFLICT ROLLBACK`, `RAISE(ROLLBACK)`). Then it was refused.
        if connection.is_autocommit() {
            return if alone { Ended::Committed } else { Ended::Undone(Failure::Stopped) };
        }
    }
    match finish(connection) {
        Ok(()) => Ended::Committed,
        Err(failure) => {
            roll_back(connection);
            match failure.at_commit() {
                StoreError::Fault { fault: vendra::port::Fault::Full, .. } => Ended::Undone(failure),
                error => Ended::Failed(error),
            }
        }
    }
}

fn begin(writer: &Writer) -> Result<(), Failure> {
    let since = Instant::now();
    loop {
        // At once for writing: to begin by reading and write later fails when another process wrote between.
        let begun = writer.connection.prepare_cached("BEGIN IMMEDIATE")?.execute([]).map_err(Failure::from);
        match begun {
            Err(failure) if failure.is_busy() && since.elapsed() < writer.patience => {}
            begun => return begun.map(|_| ()),
        }
    }
}

fn finish(connection: &Connection) -> Result<(), Failure> {
    connection.prepare_cached("COMMIT")?.execute([])?;
    Ok(())
}

fn roll_back(connection: &Connection) {
    if !connection.is_autocommit() {
        // What cannot be rolled back now is rolled back by SQLite when the connection closes or recovers.
        let _rolled_back = connection.execute_batch("ROLLBACK");
    }
}
