//! Waiting for several things at once, on no runtime in particular.

use crate::port::Clock;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use vendra_domain::Timestamp;

/// Something that is waited for.
pub(crate) type Waited<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// All of them at once; their answers in their order.
pub(crate) async fn all<T>(waited: Vec<Waited<'_, T>>) -> Vec<T> {
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

/// Has everybody else look once. A loop in which everything is ready at once would otherwise keep its thread, and never be told to stop.
pub(crate) async fn step_aside() {
    let mut aside = false;
    poll_fn(|context| {
        if std::mem::replace(&mut aside, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// How often a clock is asked to wake somebody for one moment: one that wakes too early each time is turned by hand, and tells only
/// those who look at it again.
const WAKES_MAX: u32 = 10;

/// What comes of it within so many milliseconds; none where nothing does, and without end where no time is given.
///
/// The clock is asked only once something has to be waited for: what is ready at once costs no timer.
pub(crate) async fn within<T>(clock: &dyn Clock, ms: Option<i64>, waited: impl Future<Output = T>) -> Option<T> {
    let mut waited = pin!(waited);
    let (mut end, mut wakes) = (None, 0);
    poll_fn(|context| {
        if let Poll::Ready(answer) = waited.as_mut().poll(context) {
            return Poll::Ready(Some(answer));
        }
        let Some(ms) = ms else { return Poll::Pending };
        let (until, timer) = end.get_or_insert_with(|| {
            let until = later(clock.now(), ms);
            (until, clock.sleep_until(until))
        });
        loop {
            // A clock that was turned by hand wakes nobody: whoever looks again sees it.
            if clock.now() >= *until {
                return Poll::Ready(None);
            }
            if wakes >= WAKES_MAX || timer.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            wakes += 1;
            *timer = clock.sleep_until(*until);
        }
    })
    .await
}

/// How long to wait after so many tries, in milliseconds: twice as long each time up to the longest, and of that between half and
/// all, so that what failed together does not come back together.
pub(crate) fn back_off_ms(first_ms: i64, longest_ms: i64, tries: u32, chance: u64) -> i64 {
    let doubled = 1_i64.checked_shl(tries.saturating_sub(1).min(40)).unwrap_or(i64::MAX);
    let whole = first_ms.saturating_mul(doubled).clamp(0, longest_ms.max(0));
    let half = whole / 2;
    let rest = u64::try_from(whole.saturating_sub(half)).unwrap_or(0).saturating_add(1);
    half.saturating_add(i64::try_from(chance % rest).unwrap_or(0))
}

/// Sleeps for so many milliseconds, or until told to stop: whoever tells has this polled again.
pub(crate) async fn sleep(clock: &dyn Clock, ms: i64, stop: impl Fn() -> bool) {
    let mut timer = clock.sleep_until(later(clock.now(), ms));
    poll_fn(|context| {
        if stop() {
            return Poll::Ready(());
        }
        timer.as_mut().poll(context)
    })
    .await;
}

/// So many milliseconds after a moment; the moment itself at the end of time.
pub(crate) fn later(at: Timestamp, ms: i64) -> Timestamp {
    at.plus_ms(ms).unwrap_or(at)
}
