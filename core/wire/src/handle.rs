//! The handle: opened, called, closed.

use crate::call;
use crate::config::{Config, Core};
use crate::failure::Failure;
use crate::host::Host;
use crate::running::{self, Answered, Cancel, Place, Tally};
use crate::subscription::Subscription;
use futures_channel::oneshot;
use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::runtime::{Handle, Runtime};

/// An engine that is called with JSON.
///
/// It owns its threads: one that runs calls, up to two that compute, and those of the store. [`close`](Self::close) ends them all,
/// and so does dropping the last clone, without waiting for what is under way. Several can be open at a time, in one process or in
/// several, on one file.
///
/// ```
/// use vendra_wire::Vendra;
/// let vendra = Vendra::open(r#"{"store": "memory:"}"#)?;
/// let token = pollster::block_on(vendra.call(r#"{"method": "carts.guest_token"}"#.into()))?;
/// assert!(token.starts_with(r#"{"token":""#));
/// pollster::block_on(vendra.close());
/// # Ok::<(), vendra_wire::Failure>(())
/// ```
#[derive(Debug, Clone)]
pub struct Vendra {
    inner: Arc<Inner>,
}

struct Inner {
    state: Mutex<State>,
    tally: Arc<Tally>,
    patience: Duration,
    process: u32,
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inner").field("process", &self.process).finish_non_exhaustive()
    }
}

enum State {
    Open(Open),
    Closing(Vec<oneshot::Sender<()>>),
    Closed,
}

/// All that is there while it is open.
struct Open {
    runtime: Runtime,
    core: Arc<Core>,
}

impl Open {
    /// Ends every thread: calls first, then the store, once nobody has it any more.
    fn end(self) {
        self.core.tell_to_end();
        let core = Arc::clone(&self.core);
        let left =
            self.runtime.block_on(async move { tokio::time::timeout(LEASES_LET_GO, core.working.let_go()).await });
        // What is not let go of is over in its time.
        drop(left);
        running::end(self.runtime);
        drop(self.core);
    }
}

/// How long a ticked worker is given to let go of its leases.
const LEASES_LET_GO: Duration = Duration::from_secs(1);

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// In a process that was forked none of the threads is there, and a lock may be held for ever by one that is not.
    fn is_forked(&self) -> bool {
        self.process != std::process::id()
    }

    fn enter(&self) -> Result<(Arc<Core>, Handle, Place), Failure> {
        if self.is_forked() {
            return Err(Failure::forked("this process was forked from the one that opened vendra: open it again here"));
        }
        match &*self.state() {
            State::Open(open) => Ok((Arc::clone(&open.core), open.runtime.handle().clone(), self.tally.enter()?)),
            State::Closing(_) | State::Closed => Err(Failure::closed("vendra is closed")),
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        let State::Open(open) = std::mem::replace(state, State::Closed) else { return };
        if self.process != std::process::id() {
            // Ending it would wait for threads that only the parent has.
            std::mem::forget(open);
            return;
        }
        // Whoever drops it may be one of its own threads, which cannot wait for itself, or a host's only one.
        let _ended = std::thread::Builder::new().name("vendra-close".to_owned()).spawn(|| open.end());
    }
}

impl Vendra {
    /// Opens an engine. What it takes is in the documentation of this crate, under "Opening".
    ///
    /// A store in a file is opened before this returns, which may take a moment of disk: hosts with an event loop call it on
    /// another thread.
    ///
    /// Errors: `config.malformed`, `store.*` where the file cannot be had, `internal.lost` where no thread can be.
    ///
    /// ```
    /// use vendra_wire::Vendra;
    /// let vendra = Vendra::open(r#"{"store": "memory:", "gateways": {"acme": "simulated"}, "clock": "manual", "seed": 7}"#)?;
    /// let now = pollster::block_on(vendra.call(r#"{"method": "clock.now"}"#.into()))?;
    /// assert_eq!(now, r#""2026-01-05T09:00:00.000Z""#);
    /// assert_eq!(Vendra::open(r#"{"stores": "memory:"}"#).unwrap_err().code, "config.malformed");
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn open(config: &str) -> Result<Self, Failure> {
        Self::opened(config, None)
    }

    /// As [`open`](Self::open), with a host that implements ports.
    ///
    /// Errors: those of [`open`](Self::open).
    ///
    /// ```
    /// use std::sync::Arc;
    /// use futures_util::future::BoxFuture;
    /// use vendra_wire::{Host, HostError, Vendra};
    /// #[derive(Debug)]
    /// struct Busy;
    /// impl Host for Busy {
    ///     fn ask(&self, _port: &str, _method: &str, _input: String) -> BoxFuture<'static, Result<String, HostError>> {
    ///         Box::pin(async { Err(HostError::Failed { message: "not now".into() }) })
    ///     }
    /// }
    /// let config = r#"{"store": "memory:", "gateways": {"acme": "host"}, "taxes": "host"}"#;
    /// let vendra = Vendra::open_with(config, Arc::new(Busy))?;
    /// assert_eq!(Vendra::open(config).unwrap_err().code, "config.malformed"); // nobody implements them
    /// # drop(vendra);
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn open_with(config: &str, host: Arc<dyn Host>) -> Result<Self, Failure> {
        Self::opened(config, Some(host))
    }

    fn opened(config: &str, host: Option<Arc<dyn Host>>) -> Result<Self, Failure> {
        let config = Config::read(config)?;
        let (runtime, patience) = (running::runtime()?, config.patience());
        let core = Arc::new(config.open(runtime.handle(), host)?);
        let state = Mutex::new(State::Open(Open { runtime, core }));
        Ok(Self { inner: Arc::new(Inner { state, tally: Arc::default(), patience, process: std::process::id() }) })
    }

    /// Calls a method, and gives its answer as JSON. Calls, methods and answers are in the documentation of this crate.
    ///
    /// The call has begun when this returns, and needs nobody to poll it. Dropping the future takes the call back, as
    /// [`Cancel::cancel`] does.
    ///
    /// Errors: those of the method; `request.malformed`, `call.unknown_method`, `call.too_many`, `handle.closed`,
    /// `handle.forked`, `internal.panic`, `internal.lost`.
    ///
    /// ```
    /// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
    /// let call = r#"{"marketplace": "mkt_01h455vb4pex5vsknk084sn001", "actor": {"actor": "system"},
    ///                "method": "orders.list", "input": {"by": {"by": "all"}}}"#;
    /// assert_eq!(pollster::block_on(vendra.call(call.into()))?, r#"{"items":[],"next":null}"#);
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn call(&self, call: String) -> impl Future<Output = Answered> + Send + 'static {
        let (tell, answer) = oneshot::channel();
        let started = TakenBack(self.start(call, move |answer| {
            // Whoever asked may have gone.
            let _gone = tell.send(answer);
        }));
        async move {
            let answer = answer.await.unwrap_or_else(|_| Err(Failure::lost("what ran the call is gone")));
            drop(started);
            answer
        }
    }

    /// As [`call`](Self::call), for hosts that are told rather than wait: `done` is told once, whatever happens, on a thread of
    /// vendra's, or before this returns where the call cannot begin. It must not block.
    ///
    /// ```
    /// use std::sync::mpsc::channel;
    /// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
    /// let (told, answers) = channel();
    /// let _cancel = vendra.start(r#"{"method": "guess"}"#.into(), move |answer| told.send(answer).unwrap());
    /// assert_eq!(answers.recv().unwrap().unwrap_err().code, "call.unknown_method");
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn start(&self, call: String, done: impl FnOnce(Answered) + Send + 'static) -> Cancel {
        match self.inner.enter() {
            Ok((core, on, place)) => {
                running::start(&on, place, call::answer(core, Arc::clone(&self.inner.tally), call), done)
            }
            Err(failure) => {
                done(Err(failure));
                Cancel::of_nothing()
            }
        }
    }

    /// Events, asked for one at a time. `options` is an object, of which all may be left out: `since` (a moment: nothing before it
    /// is handed over, where the name is new), `batch` (32: how many are read ahead), `handle_ms` (60000: how long one may take)
    /// and `lease_ms` (60000: how long after a crash another of the name waits before it goes on).
    ///
    /// Errors: `limit.text` for a name of more than 64 bytes, `request.malformed`, `handle.closed`, `handle.forked`.
    ///
    /// ```
    /// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
    /// let events = vendra.subscribe("mailer", r#"{"handle_ms": 5000}"#)?;
    /// assert_eq!(vendra.subscribe("mailer", r#"{"handle": 1}"#).unwrap_err().code, "request.malformed");
    /// # drop(events);
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn subscribe(&self, name: &str, options: &str) -> Result<Subscription, Failure> {
        let (core, on, place) = self.inner.enter()?;
        Subscription::start(&core, &on, (&self.inner.tally, place), (name, options))
    }

    /// Closes the engine: no call begins any more, those under way are waited for as long as `close_ms` says, and then every thread
    /// is ended. Ready once that is done; again, it changes nothing. Closing begins when this returns.
    ///
    /// ```
    /// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
    /// pollster::block_on(vendra.close());
    /// pollster::block_on(vendra.close());
    /// let refused = pollster::block_on(vendra.call(r#"{"method": "carts.guest_token"}"#.into()));
    /// assert_eq!(refused.unwrap_err().code, "handle.closed");
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn close(&self) -> impl Future<Output = ()> + Send + 'static {
        let closed = self.closing();
        async move {
            if let Some(closed) = closed {
                // Whoever tells may have gone: then it is closed too.
                let _told = closed.await;
            }
        }
    }

    /// Begins to close, and gives who will be told, if it is not closed already.
    fn closing(&self) -> Option<oneshot::Receiver<()>> {
        if self.inner.is_forked() {
            return None;
        }
        let (tell, told) = oneshot::channel();
        let mut state = self.inner.state();
        match &mut *state {
            State::Closed => None,
            State::Closing(waiting) => {
                waiting.push(tell);
                Some(told)
            }
            State::Open(_) => {
                let State::Open(open) = std::mem::replace(&mut *state, State::Closing(vec![tell])) else { return None };
                open.core.tell_to_end();
                let inner = Arc::clone(&self.inner);
                let close = move || {
                    inner.tally.wait(inner.patience);
                    open.end();
                    let waiting = std::mem::replace(&mut *inner.state(), State::Closed);
                    if let State::Closing(waiting) = waiting {
                        for tell in waiting {
                            // Whoever waited may have gone.
                            let _gone = tell.send(());
                        }
                    }
                };
                // Where there is no thread to be had, what is open is ended as the closure is dropped.
                let started = std::thread::Builder::new().name("vendra-close".to_owned()).spawn(close);
                if started.is_err() {
                    *state = State::Closed;
                }
                Some(told)
            }
        }
    }
}

/// Takes the call back when it is dropped.
struct TakenBack(Cancel);

impl Drop for TakenBack {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a forked process sees: the handle of its parent, and none of its threads.
    #[test]
    fn in_a_forked_process_nothing_is_asked_and_nothing_waited_for() {
        let mut vendra = Vendra::open(r#"{"store": "memory:"}"#).unwrap();
        Arc::get_mut(&mut vendra.inner).unwrap().process = std::process::id() + 1;
        let call = vendra.call(r#"{"method": "carts.guest_token"}"#.to_owned());
        assert_eq!(pollster::block_on(call).unwrap_err().code, "handle.forked");
        assert_eq!(vendra.subscribe("mailer", "{}").unwrap_err().code, "handle.forked");
        pollster::block_on(vendra.close());
        drop(vendra);
    }
}
