//! How calls of the world outside are bounded, tried again and called off.
//!
//! Whatever an [`EngineBuilder`](crate::EngineBuilder) is given of the world outside, but for the store, is asked through a guard of
//! its own: one a gateway, one for taxes, one for rates, one for carts that are not in the store,
//! one for the notifier. With a gateway or the tax service down everything that does not need it goes
//! on, what needs it is told so at once instead of after a long wait, and what waits is done once it is back.
//!
//! - **Time.** A call with all its tries takes [`Resilience::timeout_ms`] at the most, by the [`Clock`](crate::port::Clock) port. Then it
//!   is given up, and whether it had an effect is not known.
//! - **Retries.** What could not be asked is asked again up to [`Resilience::retries_max`] times, after pauses that double and that
//!   chance shortens to between half and all. Every call of these ports may be repeated: a gateway's carries the id of an operation,
//!   taxes and rates only look something up, a cart's write knows its own, a notice has an id. An *answer* is never asked for again: a decline stands, and what a gateway does not know
//!   is looked up by the engine. A call that took all its time is not tried again either.
//! - **Budget.** Of a hundred calls [`Resilience::retries_percent`] may be retries, and ten beyond: an outage is not met with three
//!   times the calls.
//! - **Breaker.** After [`Resilience::failures_max`] failures in a row a port is left alone for [`Resilience::open_ms`]; then one call
//!   tries it, and either all go on or it is left alone again. A decline is no failure.
//! - **Bulkhead.** [`Resilience::concurrent_max`] calls are under way at once. One beyond them is refused, so that a port that hangs
//!   does not gather all of a process's requests.
//!
//! A gateway that was not asked is one of which nothing is known: the order stands and waits, with `gateway.unavailable`; the same
//! call with its key, [`Engine::carry_on`](crate::Engine::carry_on) or a [worker](crate::worker) goes on. Taxes, rates and carts that were not
//! asked refuse what needs them with `port.unavailable`. Both say when to come again.
//!
//! What is remembered here is a process's own, in memory, and may be forgotten.
//!
//! ```
//! use std::sync::Arc;
//! use vendra::Engine;
//! use vendra::memory::{MemoryGateway, MemoryStore};
//! use vendra::resilience::{Outward, Resilience};
//! let acme: vendra::domain::names::Gateway = "acme".parse()?;
//! let slow = Resilience { timeout_ms: Some(60_000), concurrent_max: Some(8), ..Resilience::default() };
//! let engine = Engine::builder(Arc::new(MemoryStore::default()))
//!     .gateway(acme, Arc::new(MemoryGateway::default()))
//!     .resilience(Outward::Gateway(acme), slow)
//!     .resilience(Outward::Taxes, Resilience::off()) // the host's own client does all of it
//!     .build();
//! # Ok::<(), vendra::Refusal>(())
//! ```

mod breaker;
mod budget;
mod bulkhead;
mod gateway;
mod guard;
mod services;

pub(crate) use gateway::GuardedGateway;
pub(crate) use guard::Guard;
pub(crate) use services::{GuardedCarts, GuardedNotifier, GuardedRates, GuardedTaxes};

use vendra_domain::names::Gateway;

/// A port of the world outside.
///
/// ```
/// use vendra::resilience::Outward;
/// let acme = Outward::Gateway("acme".parse()?);
/// assert_eq!((acme.to_string(), Outward::Taxes.to_string()), ("gateway/acme".to_owned(), "taxes".to_owned()));
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Outward {
    /// The gateway of that name.
    Gateway(Gateway),
    /// The service that knows taxes.
    Taxes,
    /// The service that knows what delivery costs.
    Rates,
    /// The place where carts are, if that is not the store.
    Carts,
    /// What tells people things.
    Notifier,
}

impl std::fmt::Display for Outward {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Gateway(name) => write!(f, "gateway/{name}"),
            Self::Taxes => f.write_str("taxes"),
            Self::Rates => f.write_str("rates"),
            Self::Carts => f.write_str("carts"),
            Self::Notifier => f.write_str("notifier"),
        }
    }
}

/// How calls of one port are guarded. Durations are in milliseconds. The [module](self) says what each part does. Read from JSON, what
/// is left out is as it is by default.
///
/// ```
/// use vendra::resilience::Resilience;
/// let patient = Resilience { timeout_ms: Some(60_000), ..Resilience::default() };
/// assert_eq!((patient.retries_max, Resilience::off().retries_max), (2, 0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Resilience {
    /// How long a call takes at the most, with all its tries: 20 seconds. None: as long as it likes.
    pub timeout_ms: Option<i64>,
    /// How often a call is tried again that came to nothing: twice.
    pub retries_max: u32,
    /// The pause before the first retry, which doubles: a tenth of a second.
    pub first_wait_ms: i64,
    /// The longest pause: 2 seconds.
    pub longest_wait_ms: i64,
    /// How many retries there may be for a hundred calls: 10.
    pub retries_percent: u32,
    /// How many failures in a row open the breaker: 5. None: nothing does.
    pub failures_max: Option<u32>,
    /// How long an open breaker leaves the port alone: 10 seconds.
    pub open_ms: i64,
    /// How many calls are under way at once: 64. None: as many as there are.
    pub concurrent_max: Option<u32>,
}

impl Default for Resilience {
    fn default() -> Self {
        Self {
            timeout_ms: Some(20_000),
            retries_max: 2,
            first_wait_ms: 100,
            longest_wait_ms: 2_000,
            retries_percent: 10,
            failures_max: Some(5),
            open_ms: 10_000,
            concurrent_max: Some(64),
        }
    }
}

impl Resilience {
    /// Nothing of it: calls are made as they come, once each, and take as long as they like.
    ///
    /// ```
    /// use vendra::resilience::Resilience;
    /// let timed = Resilience { timeout_ms: Some(5_000), ..Resilience::off() };
    /// assert_eq!((timed.failures_max, timed.concurrent_max), (None, None));
    /// ```
    #[must_use]
    pub fn off() -> Self {
        Self { timeout_ms: None, retries_max: 0, failures_max: None, concurrent_max: None, ..Self::default() }
    }
}
