//! The one function of JavaScript's that is called from here.

use napi::Status;
use napi::bindgen_prelude::FnArgs;
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use vendra_wire::Failure;

/// What happened, the number that it is about, and a text.
type Arguments = FnArgs<(u32, u32, String)>;

/// Calls JavaScript from any thread. It does not keep the process: `lib/handle.js` does, as long as it is open.
pub(crate) type Tell = ThreadsafeFunction<Arguments, (), Arguments, Status, false, true>;

/// What happened, as `lib/handle.js` numbers it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What {
    /// A call came to an answer.
    Answer = 0,
    /// A call failed.
    Failure = 1,
    /// The engine is closed.
    Closed = 2,
    /// A port is asked something.
    Question = 3,
    /// Nobody waits for the answer any more.
    Withdrawn = 4,
}

/// Tells JavaScript. Where its environment is ending nobody is there to hear it, and that is well.
pub(crate) fn tell(told: &Tell, what: What, number: u32, text: String) {
    let _heard = told.call((what as u32, number, text).into(), ThreadsafeFunctionCallMode::NonBlocking);
}

/// Tells JavaScript what a call came to.
pub(crate) fn outcome(told: &Tell, number: u32, answered: Result<String, Failure>) {
    match answered {
        Ok(answer) => tell(told, What::Answer, number, answer),
        Err(failure) => tell(told, What::Failure, number, failure.to_json()),
    }
}
