//! The pure functions: no engine, no threads, an answer at once.

use crate::failure::Failure;
use crate::running::{Answered, panicked};
use std::panic::{AssertUnwindSafe, catch_unwind};
use vendra_functions::{Function, Uncalled};

/// Calls a pure function, by its name and with its input as JSON. Needs no engine, and runs on the caller's thread.
///
/// Errors: the refusals of the function; `request.malformed`, `call.unknown_method`, `internal.panic`.
///
/// ```
/// use vendra_wire::pure;
/// let thirds = r#"{"amount": 100, "weights": [1, 1, 1], "method": "largest_remainder"}"#;
/// assert_eq!(pure("allocate", thirds)?, "[34,33,33]");
/// assert_eq!(pure("allocate", r#"{"amount": 0.5}"#).unwrap_err().code, "request.malformed");
/// # Ok::<(), vendra_wire::Failure>(())
/// ```
pub fn pure(name: &str, input: &str) -> Result<String, Failure> {
    let function = vendra_functions::find(name);
    called(function.ok_or_else(|| Failure::unknown_method(format!("there is no function {name}")))?, input)
}

pub(crate) fn called(function: Function, input: &str) -> Answered {
    let called = catch_unwind(AssertUnwindSafe(|| function(input)));
    called.map_err(|panic| panicked(panic.as_ref()))?.map_err(|uncalled| match uncalled {
        Uncalled::Malformed(what) => Failure::malformed(format!("input: {what}")),
        Uncalled::Refused(refusal) => refusal.into(),
    })
}
