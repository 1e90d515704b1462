//! Running futures by hand: to their end, to a crash, or several of them turn by turn.

use crate::port::mix;
use crate::schedule::Schedule;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// A future that is run by hand.
pub type Task<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Polls that one run may need at the most: a future that waits for more waits for ever.
const POLLS_MAX: usize = 100_000;

/// Runs a future to its end; none where the process died on the way.
///
/// Panics where the future waits for something that nobody will do.
pub fn to_end<T>(schedule: &Schedule, mut task: Task<'_, T>) -> Option<T> {
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..POLLS_MAX {
        let polled = task.as_mut().poll(&mut context);
        if schedule.bury() {
            return None;
        }
        if let Poll::Ready(answer) = polled {
            return Some(answer);
        }
    }
    panic!("a request waits for ever")
}

/// Runs several futures, one port call at a time, in an order that a seed decides. Gives their answers in their places.
pub fn by_turns<T>(schedule: &Schedule, seed: u64, tasks: Vec<Task<'_, T>>) -> Vec<T> {
    let mut context = Context::from_waker(Waker::noop());
    let mut answers: Vec<Option<T>> = tasks.iter().map(|_| None).collect();
    let mut waiting: Vec<(usize, Task<'_, T>)> = tasks.into_iter().enumerate().collect();
    let mut dice = seed;
    for _ in 0..POLLS_MAX {
        if waiting.is_empty() {
            break;
        }
        dice = mix(dice.wrapping_add(0x9e37_79b9_7f4a_7c15));
        let many = u64::try_from(waiting.len()).unwrap_or(1);
        let turn = usize::try_from((dice >> 32) % many).unwrap_or(0);
        let (place, task) = &mut waiting[turn];
        schedule.note(&format!("turn of {place}"));
        if let Poll::Ready(answer) = task.as_mut().poll(&mut context) {
            answers[*place] = Some(answer);
            drop(waiting.remove(turn));
        }
    }
    answers.into_iter().map(|answer| answer.expect("every request comes to an end")).collect()
}
