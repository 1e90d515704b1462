//! The connections that read, each on a thread of its own.

use crate::job::{Errand, Job};
use rusqlite::Connection;
use std::sync::mpsc::Receiver;
use std::sync::{Mutex, PoisonError};
use vendra::port::StoreError;

/// Serves readings until the last sender is gone and all that waited is answered. Several readers share one line of errands.
pub(crate) fn serve(connection: &Connection, errands: &Mutex<Receiver<Errand>>) {
    loop {
        // The lock is held while waiting: the next reader waits for the lock instead of for a call.
        let next = errands.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match next {
            Ok(Errand::Read(mut job)) => {
                let failed = read(connection, job.as_mut()).err();
                job.answer(failed);
            }
            Ok(Errand::Do(errand)) => errand(),
            Err(_) => break,
        }
    }
}

/// Runs a reading in one transaction: it sees every commit whole or not at all.
fn read(connection: &Connection, job: &mut dyn Job) -> Result<(), StoreError> {
    let begin = || connection.prepare_cached("BEGIN")?.execute([]).map(|_| ());
    begin().map_err(|error| StoreError::from(crate::error::Failure::from(error)))?;
    let read = job.run(connection);
    // Nothing was written: either way of ending is the same, and the next transaction tells if this one could not end.
    let _ended = connection.prepare_cached("ROLLBACK").and_then(|mut end| end.execute([]));
    Ok(read?)
}
