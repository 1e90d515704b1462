//! Calls that wait for a thread of the store, what else its threads do, and how answers come back.

use crate::error::Failure;
use futures_channel::oneshot;
use rusqlite::Connection;
use vendra::port::StoreError;

/// What a call gets: what it asked for, or why not.
pub(crate) type Reply<T> = oneshot::Receiver<Result<T, StoreError>>;

/// A call. It may be run more than once, each time from a state in which it never ran; it answers once, whether or not
/// anybody still listens.
pub(crate) trait Job: Send {
    /// Does it. A refusal is kept for the answer and is no failure: nothing was written.
    fn run(&mut self, connection: &Connection) -> Result<(), Failure>;
    /// Tells the caller what came of it, or what stood in its way.
    fn answer(self: Box<Self>, instead: Option<StoreError>);
    /// How many bytes it is about to write.
    fn bytes(&self) -> usize;
}

/// What a thread that reads is sent.
pub(crate) enum Errand {
    /// A reading.
    Read(Box<dyn Job>),
    /// Something that needs no file: the caller's thread has better to do.
    Do(Box<dyn FnOnce() + Send>),
}

struct Call<T, F> {
    run: F,
    bytes: usize,
    result: Result<T, StoreError>,
    caller: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> Job for Call<T, F>
where
    T: Send,
    F: FnMut(&Connection) -> Result<Result<T, StoreError>, Failure> + Send,
{
    fn run(&mut self, connection: &Connection) -> Result<(), Failure> {
        self.result = (self.run)(connection)?;
        Ok(())
    }

    fn answer(self: Box<Self>, instead: Option<StoreError>) {
        // Whoever asked may have gone; what was done stays done.
        let _gone = self.caller.send(instead.map_or(self.result, Err));
    }

    fn bytes(&self) -> usize {
        self.bytes
    }
}

/// A call, and where its answer will be.
pub(crate) fn call<T, F>(bytes: usize, run: F) -> (Box<dyn Job>, Reply<T>)
where
    T: Send + 'static,
    F: FnMut(&Connection) -> Result<Result<T, StoreError>, Failure> + Send + 'static,
{
    let (caller, reply) = oneshot::channel();
    (call_of(caller, bytes, run), reply)
}

/// A call whose answer somebody waits for already.
pub(crate) fn call_of<T, F>(caller: oneshot::Sender<Result<T, StoreError>>, bytes: usize, run: F) -> Box<dyn Job>
where
    T: Send + 'static,
    F: FnMut(&Connection) -> Result<Result<T, StoreError>, Failure> + Send + 'static,
{
    Box::new(Call { run, bytes, result: Err(Failure::Stopped.into()), caller })
}
