//! A breaker: after so many failures in a row a port is left alone for a while, and then tried with one call.

use std::sync::{Mutex, MutexGuard, PoisonError};
use vendra_domain::Timestamp;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Calls are made; so many failed since one succeeded.
    Closed { failures: u32 },
    /// No call is made before that moment.
    Open { until: Timestamp },
    /// One call is made, and says how it goes on.
    HalfOpen { probing: bool },
}

/// Whether calls are made at all.
#[derive(Debug)]
pub(super) struct Breaker {
    failures_max: Option<u32>,
    open_ms: i64,
    state: Mutex<State>,
}

/// What a call that is made has become: it failed or succeeded, or nobody waited for it.
#[derive(Debug)]
pub(super) struct Pass<'b> {
    breaker: &'b Breaker,
    probe: bool,
}

impl Breaker {
    pub(super) const fn new(failures_max: Option<u32>, open_ms: i64) -> Self {
        Self { failures_max, open_ms, state: Mutex::new(State::Closed { failures: 0 }) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leave to make a call; none where the port is left alone. Time is asked for only where it matters.
    pub(super) fn pass(&self, now: impl FnOnce() -> Timestamp) -> Option<Pass<'_>> {
        let mut state = self.state();
        let probe = match *state {
            State::Closed { .. } => false,
            State::Open { until } => {
                let left = until.unix_ms().saturating_sub(now().unix_ms());
                // A clock that was set back must not keep it open for longer than it was to be.
                if left > 0 && left <= self.open_ms {
                    return None;
                }
                true
            }
            State::HalfOpen { probing: true } => return None,
            State::HalfOpen { probing: false } => true,
        };
        if probe {
            *state = State::HalfOpen { probing: true };
        }
        Some(Pass { breaker: self, probe })
    }

    /// A call came to nothing. Tells whether the port is left alone from now on.
    pub(super) fn failed(&self, now: impl FnOnce() -> Timestamp) -> bool {
        let Some(most) = self.failures_max else { return false };
        let mut state = self.state();
        let failures = match *state {
            State::Closed { failures } => failures.saturating_add(1),
            State::HalfOpen { .. } => most,
            State::Open { .. } => return false,
        };
        if failures < most {
            *state = State::Closed { failures };
            return false;
        }
        *state = State::Open { until: crate::waiting::later(now(), self.open_ms) };
        true
    }
}

impl Pass<'_> {
    /// An answer came. Tells whether the port had been left alone before.
    pub(super) fn succeeded(mut self) -> bool {
        let probe = std::mem::take(&mut self.probe);
        let mut state = self.breaker.state();
        if probe || matches!(*state, State::Closed { .. }) {
            *state = State::Closed { failures: 0 };
        }
        probe
    }

    /// The port could not be asked. Tells whether it is left alone from now on.
    pub(super) fn failed(mut self, now: impl FnOnce() -> Timestamp) -> bool {
        self.probe = false;
        self.breaker.failed(now)
    }
}

impl Drop for Pass<'_> {
    /// Nobody waited for the answer: the next call is the one that tells.
    fn drop(&mut self) {
        if self.probe {
            let mut state = self.breaker.state();
            if *state == (State::HalfOpen { probing: true }) {
                *state = State::HalfOpen { probing: false };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> impl Fn() -> Timestamp {
        move || Timestamp::from_unix_ms(ms).expect("a moment")
    }

    /// A breaker that is open until 1,000.
    fn open() -> Breaker {
        let breaker = Breaker::new(Some(2), 1_000);
        for opens in [false, true] {
            assert_eq!(breaker.pass(at(0)).expect("closed").failed(at(0)), opens);
        }
        breaker
    }

    #[test]
    fn it_opens_after_failures_in_a_row_and_only_in_a_row() {
        let breaker = Breaker::new(Some(2), 1_000);
        for _ in 0..5 {
            assert!(!breaker.pass(at(0)).expect("closed").failed(at(0)));
            assert!(!breaker.pass(at(0)).expect("closed").succeeded());
        }
        assert!(open().pass(at(999)).is_none());
        let never = Breaker::new(None, 1_000);
        assert!((0..100).all(|_| !never.pass(at(0)).expect("closed").failed(at(0))));
    }

    #[test]
    fn one_call_tells_whether_it_closes() {
        let breaker = open();
        let probe = breaker.pass(at(1_000)).expect("half open");
        assert!(breaker.pass(at(1_000)).is_none(), "one at a time");
        assert!(probe.failed(at(1_500)));
        assert!(breaker.pass(at(2_499)).is_none());
        assert!(breaker.pass(at(2_500)).expect("half open").succeeded());
        assert!(!breaker.pass(at(2_500)).expect("closed").failed(at(2_500)), "it counts from nothing again");
    }

    #[test]
    fn a_probe_that_nobody_waits_for_leaves_its_turn_to_the_next() {
        let breaker = open();
        drop(breaker.pass(at(1_000)).expect("half open"));
        assert!(breaker.pass(at(1_000)).expect("half open").succeeded());
    }

    #[test]
    fn calls_from_before_it_opened_neither_close_nor_prolong_it() {
        let breaker = Breaker::new(Some(1), 1_000);
        let [slow, slower, last] = [(); 3].map(|()| breaker.pass(at(0)).expect("closed"));
        assert!(last.failed(at(0)));
        assert!(!slow.succeeded() && breaker.pass(at(500)).is_none());
        assert!(!slower.failed(at(500)) && breaker.pass(at(1_000)).is_some());
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_keep_it_open() {
        let breaker = Breaker::new(Some(1), 1_000);
        breaker.pass(at(86_400_000)).expect("closed").failed(at(86_400_000));
        assert!(breaker.pass(at(86_400_500)).is_none());
        assert!(breaker.pass(at(0)).is_some());
    }
}
