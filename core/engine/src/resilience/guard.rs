//! The guard of one port: everything that a call goes through.

use super::breaker::Breaker;
use super::budget::Budget;
use super::bulkhead::Bulkhead;
use super::{Outward, Resilience};
use crate::port::{Answer, Clock, Entropy};
use crate::waiting::{back_off_ms, later, within};
use std::sync::Arc;

/// Guards the calls of one port.
#[derive(Debug)]
pub(crate) struct Guard {
    port: Outward,
    config: Resilience,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    breaker: Breaker,
    budget: Budget,
    bulkhead: Bulkhead,
}

/// Whether a call that could not be made may be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// It is the same call.
    Same,
    /// It might be another by then.
    Never,
}

/// Why a call was not made, or not waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    Busy,
    Open,
    Late,
}

impl Held {
    /// What the caller is told.
    pub(super) const fn why(self) -> &'static str {
        match self {
            Self::Busy => "too many calls are under way, try again",
            Self::Open => "it failed again and again and is left alone for a moment, try again",
            Self::Late => "it did not answer in time",
        }
    }
}

impl Guard {
    pub(crate) fn new(port: Outward, config: Resilience, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Self {
        let breaker = Breaker::new(config.failures_max, config.open_ms);
        let (budget, bulkhead) = (Budget::new(config.retries_percent), Bulkhead::new(config.concurrent_max));
        Self { port, config, clock, entropy, breaker, budget, bulkhead }
    }

    /// How long a call takes at the most, in milliseconds.
    pub(super) const fn timeout_ms(&self) -> Option<i64> {
        self.config.timeout_ms
    }

    /// Makes a call, and where it may makes it again; what keeps it from being made is put in the port's own words by `held`.
    pub(super) async fn call<'a, T, E>(
        &self,
        again: Again,
        ask: impl Fn() -> Answer<'a, T, E>,
        held: impl Fn(Held) -> E,
    ) -> Result<T, E> {
        let Some(_place) = self.bulkhead.enter() else {
            tracing::warn!(port = %self.port, "vendra.port.busy");
            return Err(held(Held::Busy));
        };
        self.budget.earn();
        let tried = within(self.clock.as_ref(), self.config.timeout_ms, self.try_it(again, ask, &held)).await;
        tried.unwrap_or_else(|| {
            self.opens(self.breaker.failed(|| self.clock.now()));
            Err(held(Held::Late))
        })
    }

    async fn try_it<'a, T, E>(
        &self,
        again: Again,
        ask: impl Fn() -> Answer<'a, T, E>,
        held: &impl Fn(Held) -> E,
    ) -> Result<T, E> {
        let mut tries: u32 = 0;
        let mut last = None;
        loop {
            let Some(pass) = self.breaker.pass(|| self.clock.now()) else {
                return Err(last.unwrap_or_else(|| held(Held::Open)));
            };
            let error = match ask().await {
                Ok(answer) => {
                    if pass.succeeded() {
                        tracing::info!(port = %self.port, "vendra.port.back");
                    }
                    return Ok(answer);
                }
                Err(error) => error,
            };
            self.opens(pass.failed(|| self.clock.now()));
            tries = tries.saturating_add(1);
            if again == Again::Never || tries > self.config.retries_max || !self.budget.take() {
                return Err(error);
            }
            last = Some(error);
            self.pause(tries).await;
        }
    }

    /// Waits before the next try.
    async fn pause(&self, tries: u32) {
        let Resilience { first_wait_ms, longest_wait_ms, .. } = self.config;
        let wait_ms = back_off_ms(first_wait_ms, longest_wait_ms, tries, self.entropy.bits());
        if wait_ms > 0 {
            self.clock.sleep_until(later(self.clock.now(), wait_ms)).await;
        }
    }

    fn opens(&self, opened: bool) {
        if opened {
            tracing::warn!(port = %self.port, open_ms = self.config.open_ms, "vendra.port.left_alone");
        }
    }
}
