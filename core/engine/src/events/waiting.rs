//! Waiting for several things at once, on no runtime in particular.

use crate::port::Clock;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use vendra_domain::Timestamp;

/// Something that is waited for.
pub(super) type Waited<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// All of them at once; their answers in their order.
pub(super) async fn all<T>(waited: Vec<Waited<'_, T>>) -> Vec<T> {
    let mut waited: Vec<(Option<Waited<'_, T>>, Option<T>)> =
        waited.into_iter().map(|future| (Some(future), None)).collect();
    poll_fn(|context| {
        let mut open = false;
        for (future, answer) in &mut waited {
            let Some(polled) = future else { continue };
            match polled.as_mut().poll(context) {
                Poll::Ready(ready) => (*future, *answer) = (None, Some(ready)),
                Poll::Pending => open = true,
            }
        }
        if open { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    waited.into_iter().filter_map(|(_, answer)| answer).collect()
}

/// What comes of it within so many milliseconds; none where nothing does. No timer is made for what is ready at once.
pub(super) async fn within<T>(clock: &dyn Clock, ms: i64, mut waited: Waited<'_, T>) -> Option<T> {
    let mut timer: Option<Waited<'_, ()>> = None;
    poll_fn(|context| {
        if let Poll::Ready(answer) = waited.as_mut().poll(context) {
            return Poll::Ready(Some(answer));
        }
        let timer = timer.get_or_insert_with(|| clock.sleep_until(later(clock.now(), ms)));
        timer.as_mut().poll(context).map(|()| None)
    })
    .await
}

/// Sleeps for so many milliseconds, or until told to stop: whoever tells has this polled again.
pub(super) async fn sleep(clock: &dyn Clock, ms: i64, stop: &AtomicBool) {
    let mut timer = clock.sleep_until(later(clock.now(), ms));
    poll_fn(|context| {
        if stop.load(Ordering::SeqCst) {
            return Poll::Ready(());
        }
        timer.as_mut().poll(context)
    })
    .await;
}

/// So many milliseconds after a moment; the moment itself at the end of time.
pub(super) fn later(at: Timestamp, ms: i64) -> Timestamp {
    at.plus_ms(ms).unwrap_or(at)
}
