//! The native module behind the Python package `vendra`: bytes of JSON in, bytes of JSON out.
//!
//! It knows neither what is called nor what is answered: the package in `python/vendra` makes calls of its typed methods, and types
//! of the answers. All that is here is how the two sides wait for each other, and one rule: **no thread of vendra's ever touches
//! Python**. What comes to pass is put into an inbox (`inbox.rs`), a byte on a socket says so, and Python's own threads fetch it. So there
//! is no thread that could wake up in an interpreter that is no more.
#![deny(missing_docs)]
#![deny(
    clippy::float_arithmetic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss
)]

mod engine;
mod events;
mod host;
mod inbox;
mod pair;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::str;
use vendra_wire::Failure;

/// Below so many bytes a function is done sooner than another thread would have been given its turn.
const WORTH_LETTING_GO: usize = 16 * 1_024;

/// Whether it is an answer, and the answer or the failure as JSON.
pub(crate) type Told<'py> = (bool, Bound<'py, PyBytes>);

pub(crate) fn told<'py>(py: Python<'py>, answer: &Result<String, Failure>) -> Told<'py> {
    match answer {
        Ok(answer) => (true, PyBytes::new(py, answer.as_bytes())),
        Err(failure) => (false, PyBytes::new(py, failure.to_json().as_bytes())),
    }
}

/// What Python encodes is always text.
pub(crate) fn text(bytes: &[u8]) -> PyResult<&str> {
    str::from_utf8(bytes).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Calls a pure function.
#[pyfunction]
fn pure<'py>(py: Python<'py>, name: &str, input: &[u8]) -> PyResult<Told<'py>> {
    let text = text(input)?;
    let answer = match input.len() {
        0..WORTH_LETTING_GO => vendra_wire::pure(name, text),
        _ => py.detach(|| vendra_wire::pure(name, text)),
    };
    Ok(told(py, &answer))
}

/// Every method, as JSON.
#[pyfunction]
fn methods(py: Python<'_>) -> PyResult<Bound<'_, PyBytes>> {
    json(py, &serde_json::to_vec(&vendra_wire::methods()))
}

/// Every code with its kind, as JSON.
#[pyfunction]
fn codes(py: Python<'_>) -> PyResult<Bound<'_, PyBytes>> {
    json(py, &serde_json::to_vec(&vendra_wire::codes()))
}

fn json<'py>(py: Python<'py>, written: &serde_json::Result<Vec<u8>>) -> PyResult<Bound<'py, PyBytes>> {
    match written {
        Ok(bytes) => Ok(PyBytes::new(py, bytes)),
        Err(error) => Err(PyValueError::new_err(error.to_string())),
    }
}

/// The module `vendra._native`.
#[pymodule(name = "_native")]
fn native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<engine::Engine>()?;
    module.add_class::<engine::Started>()?;
    module.add_class::<events::Subscription>()?;
    module.add_class::<host::Host>()?;
    module.add_class::<inbox::Inbox>()?;
    module.add_function(wrap_pyfunction!(pure, module)?)?;
    module.add_function(wrap_pyfunction!(methods, module)?)?;
    module.add_function(wrap_pyfunction!(codes, module)?)?;
    module.add("IS_DEBUG", cfg!(debug_assertions))?;
    module.add("VERSION", env!("CARGO_PKG_VERSION"))
}
