//! The native half of the npm package `vendra`: JSON text in, JSON text out.
//!
//! What people see is in `lib/`. Here is only what has to be native: an engine is opened and closed off the event loop, calls are
//! started and taken back, and one function of JavaScript's is told what each came to. The protocol is that of `vendra-wire`.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)]

mod events;
mod host;
mod open;
mod told;

use crate::events::Events;
use crate::host::JavaScript;
use crate::open::Opening;
use crate::told::{Tell, What};
use napi::bindgen_prelude::AsyncTask;
use napi::{Error, Result};
use napi_derive::napi;
use std::sync::Arc;
use vendra_wire::{Cancel, Failure, HostError, Vendra};

/// A failure as an error whose message is JSON, which `lib/errors.js` makes a `VendraError` of.
fn thrown(failure: &Failure) -> Error {
    Error::from_reason(failure.to_json())
}

/// An engine that is open.
#[napi]
pub struct Native {
    vendra: Vendra,
    host: JavaScript,
    told: Arc<Tell>,
}

#[napi]
impl Native {
    /// Opens an engine on a thread of the pool. `tell` is called with what happened, its number, and a text.
    #[napi(catch_unwind)]
    pub fn open(config: String, tell: Tell) -> AsyncTask<Opening> {
        AsyncTask::new(Opening::new(config, tell))
    }

    /// Starts a call. Who is told learns its number, and what it came to.
    #[napi(catch_unwind)]
    pub fn start(&self, number: u32, call: String) {
        self.begin(number, call);
    }

    /// As `start`, for a call that may be taken back.
    #[napi(catch_unwind)]
    pub fn start_with_cancel(&self, number: u32, call: String) -> Call {
        Call(self.begin(number, call))
    }

    /// Closes it. Who is told learns the number once every thread is ended.
    #[napi(catch_unwind)]
    pub fn close(&self, number: u32) -> Result<()> {
        let (closed, told) = (self.vendra.close(), Arc::clone(&self.told));
        let wait = move || {
            pollster::block_on(closed);
            told::tell(&told, What::Closed, number, String::new());
        };
        // Not a thread of the pool: gateways in JavaScript may need those to come to an end.
        let waits = std::thread::Builder::new().name("vendra-node-close".to_owned()).spawn(wait);
        waits.map(drop).map_err(|error| Error::from_reason(error.to_string()))
    }

    /// Answers a question of a port's. `how` is 0 for an answer, which is JSON; else a message: 1 it failed, 2 it is down, 3 it refused.
    #[napi(catch_unwind)]
    pub fn answer(&self, number: u32, how: u32, text: String) {
        let answer = match how {
            0 => Ok(text),
            2 => Err(HostError::Down { message: text }),
            3 => Err(HostError::Refused { message: text }),
            _ => Err(HostError::Failed { message: text }),
        };
        self.host.answer(number, answer);
    }

    /// Events, asked for one at a time.
    #[napi(catch_unwind)]
    pub fn subscribe(&self, name: String, options: String) -> Result<Events> {
        let subscription = self.vendra.subscribe(&name, &options).map_err(|failure| thrown(&failure))?;
        Ok(Events::new(subscription, Arc::clone(&self.told)))
    }

    fn begin(&self, number: u32, call: String) -> Cancel {
        let told = Arc::clone(&self.told);
        self.vendra.start(call, move |answered| told::outcome(&told, number, answered))
    }
}

/// A call that may be taken back.
#[napi]
pub struct Call(Cancel);

#[napi]
impl Call {
    /// Takes it back, unless it is over.
    #[napi(catch_unwind)]
    pub fn cancel(&self) {
        self.0.cancel();
    }
}

/// Calls a pure function.
#[napi(catch_unwind)]
pub fn pure(name: String, input: String) -> Result<String> {
    vendra_wire::pure(&name, &input).map_err(|failure| thrown(&failure))
}

/// The methods, as JSON.
#[napi(catch_unwind)]
pub fn methods() -> Result<String> {
    serde_json::to_string(&vendra_wire::methods()).map_err(|error| Error::from_reason(error.to_string()))
}

/// Whether this is a debug build, with which nothing is to be measured.
#[napi]
pub fn is_debug() -> bool {
    cfg!(debug_assertions)
}

/// The codes of errors, as JSON.
#[napi(catch_unwind)]
pub fn codes() -> Result<String> {
    serde_json::to_string(&vendra_wire::codes()).map_err(|error| Error::from_reason(error.to_string()))
}
