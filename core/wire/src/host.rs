//! The host: whoever embeds vendra in another language, and implements ports in it.

use crate::running::panicked;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;

/// What ports of the host's are asked through: the port's name, the method, and what it takes as JSON; the answer is JSON.
///
/// The documentation of this crate lists ports and methods, under "Ports in the host's language". It is asked on a thread of
/// vendra's, must not block it, and may answer whenever and on whatever thread it likes: what comes too late is not waited for,
/// and the future is then dropped. What panics, throws, hangs or answers nonsense is a failure of that call alone.
///
/// ```
/// use std::sync::Arc;
/// use futures_util::future::BoxFuture;
/// use vendra_wire::{Host, HostError, Vendra};
/// #[derive(Debug)]
/// struct Free;
/// impl Host for Free {
///     fn ask(&self, port: &str, method: &str, _input: String) -> BoxFuture<'static, Result<String, HostError>> {
///         assert_eq!((port, method), ("rates", "rate"));
///         Box::pin(async { Ok(r#"{"rule": "rul_01h455vb4pex5vsknk084sn001", "price": 0}"#.to_owned()) })
///     }
/// }
/// let vendra = Vendra::open_with(r#"{"store": "memory:", "rates": "host"}"#, Arc::new(Free))?;
/// # drop(vendra);
/// # Ok::<(), vendra_wire::Failure>(())
/// ```
pub trait Host: Send + Sync + fmt::Debug {
    /// Asks a port.
    fn ask(&self, port: &str, method: &str, input: String) -> BoxFuture<'static, Result<String, HostError>>;
}

/// Why a host gave no answer.
///
/// ```
/// use vendra_wire::HostError;
/// assert_eq!(HostError::Failed { message: "no route to host".into() }.to_string(), "no route to host");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostError {
    /// It threw: it may go better another time. What was asked for is at fault, as far as anybody knows: an event that is not
    /// handled again and again is a dead letter in the end.
    Failed {
        /// What was thrown, without anything personal.
        message: String,
    },
    /// It cannot be asked now, whatever for: a database that is away. An event then counts no try.
    Down {
        /// Why, without anything personal.
        message: String,
    },
    /// It refused for good: a notice for an address that does not exist. Of other ports the same as failed.
    Refused {
        /// Why, without anything personal.
        message: String,
    },
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed { message } | Self::Down { message } | Self::Refused { message } => f.write_str(message),
        }
    }
}

impl std::error::Error for HostError {}

/// The most bytes of what a host said that are kept.
const SAID_BYTES_MAX: usize = 200;

/// Why there is no answer of a port.
#[derive(Debug)]
pub(crate) enum Unanswered {
    /// The host threw, panicked, or did not answer in time.
    Failed(String),
    /// The host cannot be asked now.
    Down(String),
    /// The host refused.
    Refused(String),
    /// What it answered is none of the answers that there are: whatever it did, it may have done.
    Nonsense(String),
}

impl Unanswered {
    pub(crate) fn said(self) -> String {
        match self {
            Self::Failed(said) | Self::Down(said) | Self::Refused(said) | Self::Nonsense(said) => said,
        }
    }
}

/// One port of the host's.
#[derive(Clone)]
pub(crate) struct HostPort {
    host: Arc<dyn Host>,
    name: String,
    timeout: Option<Duration>,
    runtime: Handle,
}

impl fmt::Debug for HostPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HostPort").field("name", &self.name).finish_non_exhaustive()
    }
}

impl HostPort {
    pub(crate) fn new(host: Arc<dyn Host>, name: String, timeout_ms: Option<i64>, runtime: Handle) -> Self {
        let timeout = timeout_ms.map(|ms| Duration::from_millis(u64::try_from(ms).unwrap_or(0)));
        Self { host, name, timeout, runtime }
    }

    /// Asks, waits no longer than it may take in real time, and reads the answer.
    pub(crate) async fn ask<T: DeserializeOwned>(
        &self,
        method: &'static str,
        input: &(impl Serialize + Sync),
    ) -> Result<T, Unanswered> {
        let answer = self.asked(method, input).await;
        let answer = answer.and_then(|text| {
            serde_json::from_str(&text)
                .map_err(|error| Unanswered::Nonsense(format!("what it answered is unreadable: {error}")))
        });
        if let Err(unanswered) = &answer {
            tracing::warn!(port = self.name, method, ?unanswered, "vendra.host");
        }
        answer
    }

    async fn asked(&self, method: &str, input: &(impl Serialize + Sync)) -> Result<String, Unanswered> {
        let input = serde_json::to_string(input).map_err(|error| Unanswered::Failed(error.to_string()))?;
        let broken = |said: String| Unanswered::Failed(shortened(said));
        let asking = catch_unwind(AssertUnwindSafe(|| self.host.ask(&self.name, method, input)));
        let asking = asking.map_err(|panic| broken(panicked(panic.as_ref()).message))?;
        let asking = AssertUnwindSafe(asking).catch_unwind();
        let answer = match self.timeout {
            Some(timeout) => {
                let within = {
                    let _entered = self.runtime.enter();
                    tokio::time::timeout(timeout, asking)
                };
                within.await.map_err(|_| broken("it did not answer in time".to_owned()))?
            }
            None => asking.await,
        };
        match answer.map_err(|panic| broken(panicked(panic.as_ref()).message))? {
            Ok(text) => Ok(text),
            Err(HostError::Failed { message }) => Err(broken(message)),
            Err(HostError::Down { message }) => Err(Unanswered::Down(shortened(message))),
            Err(HostError::Refused { message }) => Err(Unanswered::Refused(shortened(message))),
        }
    }
}

fn shortened(mut said: String) -> String {
    said.truncate(said.floor_char_boundary(SAID_BYTES_MAX));
    said
}
