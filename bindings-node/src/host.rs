//! Ports that JavaScript implements: a question is told with a number, and answered by that number.

use crate::told::{Tell, What, tell};
use futures_channel::oneshot;
use futures_util::future::BoxFuture;
use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vendra_wire::{Host, HostError};

type Answer = Result<String, HostError>;

/// Questions that JavaScript has not answered, by number.
#[derive(Default)]
struct Asked {
    number: AtomicU32,
    waiting: Mutex<HashMap<u32, oneshot::Sender<Answer>>>,
}

impl Asked {
    fn waiting(&self) -> MutexGuard<'_, HashMap<u32, oneshot::Sender<Answer>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The ports of one handle.
#[derive(Clone)]
pub(crate) struct JavaScript {
    told: Arc<Tell>,
    asked: Arc<Asked>,
}

impl fmt::Debug for JavaScript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JavaScript").finish_non_exhaustive()
    }
}

impl JavaScript {
    pub(crate) fn new(told: Arc<Tell>) -> Self {
        Self { told, asked: Arc::default() }
    }

    /// Hands an answer to whoever waits for it. What comes too late is of nobody.
    pub(crate) fn answer(&self, number: u32, answer: Answer) {
        let waits = self.asked.waiting().remove(&number);
        if let Some(waits) = waits {
            let _gone = waits.send(answer);
        }
    }
}

impl Host for JavaScript {
    fn ask(&self, port: &str, method: &str, input: String) -> BoxFuture<'static, Answer> {
        let (answer, answered) = oneshot::channel();
        let number = self.asked.number.fetch_add(1, Ordering::Relaxed);
        self.asked.waiting().insert(number, answer);
        // Names of ports and methods have nothing in them that JSON would escape.
        let question = format!(r#"{{"port":"{port}","method":"{method}","input":{input}}}"#);
        let asked = Withdrawn { host: self.clone(), number };
        tell(&self.told, What::Question, number, question);
        Box::pin(async move {
            let answer = answered.await;
            drop(asked);
            answer.unwrap_or_else(|_| Err(HostError::Down { message: "nobody is there to answer".to_owned() }))
        })
    }
}

/// Withdraws a question that is not answered by the time that nobody waits any more.
struct Withdrawn {
    host: JavaScript,
    number: u32,
}

impl Drop for Withdrawn {
    fn drop(&mut self) {
        if self.host.asked.waiting().remove(&self.number).is_some() {
            tell(&self.host.told, What::Withdrawn, self.number, String::new());
        }
    }
}
