//! Events, asked for one at a time.

use crate::engine::{Started, wait};
use crate::inbox::{Inbox, News};
use crate::{Told, told};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// Events of one subscriber.
#[pyclass(frozen, module = "vendra._native")]
#[derive(Debug)]
pub(crate) struct Subscription {
    pub(crate) events: vendra_wire::Subscription,
}

#[pymethods]
impl Subscription {
    /// Asks for the next event; it will be in the inbox, under the number.
    fn start(&self, inbox: &Inbox, id: u64) -> Started {
        let queue = inbox.queue.clone();
        Started::of(self.events.start_next(move |event| queue.put(News::Answer(id, event))))
    }

    /// The next event, once there is one.
    fn next<'py>(&self, py: Python<'py>) -> PyResult<Told<'py>> {
        let event = wait(py, None, |tell| {
            Some(self.events.start_next(move |event| {
                // Whoever asked may have been interrupted.
                let _gone = tell.send(event);
            }))
        })?;
        match event {
            Some(event) => Ok(told(py, &event)),
            None => Err(PyRuntimeError::new_err("vendra did not say what comes next")),
        }
    }

    /// The event that was given is handled.
    fn handled(&self) {
        self.events.handled();
    }

    /// The event that was given could not be handled, and why.
    fn failed(&self, reason: &str) {
        self.events.failed(reason);
    }

    /// Ends it.
    fn close(&self) {
        self.events.close();
    }
}
