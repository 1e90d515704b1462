//! What runs calls: a thread, who is told what each came to, and how it ends.

use crate::failure::Failure;
use futures_util::FutureExt;
use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::AbortHandle;

/// Deciding and writing JSON is all that happens on it, faster than a store commits. A second would be woken for nothing each time
/// that the first is, which a call that is alone pays for with a tenth of its time.
const THREADS: usize = 1;
/// What computes for long runs on others, which are started when they are needed.
const COMPUTING_MAX: usize = 2;
/// How long threads are given to end once nothing is wanted of them any more. No call blocks one.
const THREADS_END: Duration = Duration::from_secs(2);
/// The most calls that may be under way at a time.
pub(crate) const CALLS_UNDER_WAY_MAX: usize = 65_536;

pub(crate) type Answered = Result<String, Failure>;
type Done = Box<dyn FnOnce(Answered) + Send>;

pub(crate) fn runtime() -> Result<Runtime, Failure> {
    let built = Builder::new_multi_thread()
        .worker_threads(THREADS)
        .max_blocking_threads(COMPUTING_MAX)
        .thread_name("vendra")
        .enable_time()
        .build();
    built.map_err(|error| Failure::lost(format!("no threads could be started: {error}")))
}

/// Ends a runtime and every task on it.
pub(crate) fn end(runtime: Runtime) {
    runtime.shutdown_timeout(THREADS_END);
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many calls are under way, for whoever closes.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    under_way: Mutex<usize>,
    less: Condvar,
}

impl Tally {
    /// A place for one more call.
    pub(crate) fn enter(self: &Arc<Self>) -> Result<Place, Failure> {
        let mut under_way = locked(&self.under_way);
        if *under_way >= CALLS_UNDER_WAY_MAX {
            return Err(Failure::too_many(format!("{CALLS_UNDER_WAY_MAX} calls are under way")));
        }
        *under_way = under_way.saturating_add(1);
        Ok(Place(Arc::clone(self)))
    }

    /// Waits until nothing is under way, and no longer than told.
    pub(crate) fn wait(&self, patience: Duration) {
        let until = Instant::now().checked_add(patience);
        let mut under_way = locked(&self.under_way);
        while *under_way > 0 {
            let left = until.map_or(patience, |until| until.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                return;
            }
            under_way = self.less.wait_timeout(under_way, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

#[derive(Debug)]
pub(crate) struct Place(Arc<Tally>);

impl Drop for Place {
    fn drop(&mut self) {
        let mut under_way = locked(&self.0.under_way);
        *under_way = under_way.saturating_sub(1);
        self.0.less.notify_all();
    }
}

/// Who waits for a call: told once, whatever becomes of what runs it.
struct Caller {
    done: Option<Done>,
    cancelled: Arc<AtomicBool>,
    // Given back after the caller was told.
    _place: Place,
}

impl Caller {
    fn tell(&mut self, answer: Answered) {
        if let Some(done) = self.done.take() {
            // A mistake of whoever is told is not to end a thread of ours.
            let _told = catch_unwind(AssertUnwindSafe(|| done(answer)));
        }
    }
}

impl Drop for Caller {
    fn drop(&mut self) {
        let cancelled = self.cancelled.load(Ordering::SeqCst);
        self.tell(Err(if cancelled { taken_back() } else { Failure::lost("what ran the call is gone") }));
    }
}

fn taken_back() -> Failure {
    Failure::cancelled("the call was taken back; what was on record by then stays")
}

/// Takes a call back that was started.
///
/// What is on record by then stays, and is carried on: by the same key again, or by a worker. Dropping it does nothing.
///
/// ```
/// use std::sync::mpsc::channel;
/// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
/// let (told, answers) = channel();
/// let cancel = vendra.start(r#"{"method": "carts.guest_token"}"#.into(), move |answer| told.send(answer).unwrap());
/// cancel.cancel();
/// let answer = answers.recv().unwrap(); // once, and one of the two
/// assert!(answer.is_ok() || answer.unwrap_err().code == "call.cancelled");
/// # Ok::<(), vendra_wire::Failure>(())
/// ```
#[derive(Debug, Clone)]
pub struct Cancel {
    task: Option<AbortHandle>,
    cancelled: Arc<AtomicBool>,
}

impl Cancel {
    /// Takes the call back. Whoever waits is told `call.cancelled`, unless the call is over.
    ///
    /// ```
    /// let vendra = vendra_wire::Vendra::open(r#"{"store": "memory:"}"#)?;
    /// let cancel = vendra.start(r#"{"method": "carts.guest_token"}"#.into(), |_| ());
    /// cancel.cancel();
    /// cancel.cancel(); // again changes nothing
    /// # Ok::<(), vendra_wire::Failure>(())
    /// ```
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::SeqCst);
        if let Some(task) = &self.task {
            task.abort();
        }
    }

    pub(crate) fn of_nothing() -> Self {
        Self { task: None, cancelled: Arc::default() }
    }
}

/// Runs what a caller wants, and tells it once: the answer, the panic, that it was taken back, or that nobody runs it any more.
pub(crate) fn start(
    on: &Handle,
    place: Place,
    work: impl Future<Output = Answered> + Send + 'static,
    done: impl FnOnce(Answered) + Send + 'static,
) -> Cancel {
    let cancelled = Arc::<AtomicBool>::default();
    let mut caller = Caller { done: Some(Box::new(done)), cancelled: Arc::clone(&cancelled), _place: place };
    let task = on.spawn(async move {
        let answer = AssertUnwindSafe(work).catch_unwind().await;
        caller.tell(answer.unwrap_or_else(|panic| Err(panicked(panic.as_ref()))));
    });
    Cancel { task: Some(task.abort_handle()), cancelled }
}

/// What a panic said.
pub(crate) fn panicked(panic: &(dyn Any + Send)) -> Failure {
    let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let said = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    Failure::panicked(format!("a mistake of vendra's own: {said}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    fn told(work: impl Future<Output = Answered> + Send + 'static, then: impl FnOnce(&Cancel, Runtime)) -> Answered {
        let (runtime, tally) = (runtime().unwrap(), Arc::<Tally>::default());
        let (tell, answers) = channel();
        let place = tally.enter().unwrap();
        let cancel = start(runtime.handle(), place, work, move |answer| tell.send(answer).unwrap());
        then(&cancel, runtime);
        let answer = answers.recv_timeout(Duration::from_secs(5)).unwrap();
        assert!(answers.recv_timeout(Duration::from_millis(20)).is_err(), "told twice");
        tally.wait(Duration::from_secs(5));
        assert_eq!(*locked(&tally.under_way), 0);
        answer
    }

    #[test]
    fn a_panic_is_a_failure() {
        let failure = told(async { panic!("seven") }, |_, runtime| drop(runtime)).unwrap_err();
        assert!(failure.code == "internal.lost" || failure.code == "internal.panic", "{failure}");
        let (keep, kept) = channel();
        let failure = told(async { panic!("seven") }, |_, runtime| keep.send(runtime).unwrap()).unwrap_err();
        assert_eq!(failure.code, "internal.panic");
        assert!(failure.message.ends_with("seven"), "{failure}");
        end(kept.recv().unwrap());
    }

    #[test]
    fn what_hangs_can_be_taken_back_or_ended() {
        let (keep, kept) = channel();
        let hangs = std::future::pending::<Answered>;
        let cancelled = told(hangs(), |cancel, runtime| {
            cancel.cancel();
            keep.send(runtime).unwrap();
        });
        assert_eq!(cancelled.unwrap_err().code, "call.cancelled");
        end(kept.recv().unwrap());
        let ended = told(hangs(), |_, runtime| end(runtime));
        assert_eq!(ended.unwrap_err().code, "internal.lost");
    }

    #[test]
    fn as_many_as_may_be_under_way_and_one_more() {
        let tally = Arc::<Tally>::default();
        let mut places: Vec<Place> = (0..CALLS_UNDER_WAY_MAX).map(|_| tally.enter().unwrap()).collect();
        assert_eq!(tally.enter().unwrap_err().code, "call.too_many");
        places.pop();
        assert!(tally.enter().is_ok());
    }
}
