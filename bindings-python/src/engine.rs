//! The engine, called and waited for.

use crate::events::Subscription;
use crate::host::{Host, Ports};
use crate::inbox::{Inbox, News};
use crate::{Told, text, told};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use vendra_wire::{Cancel, Vendra};

/// How often a thread that waits looks for Ctrl-C.
const LOOK_FOR_SIGNALS: Duration = Duration::from_millis(50);

/// An open engine.
#[pyclass(frozen, module = "vendra._native")]
#[derive(Debug)]
pub(crate) struct Engine {
    vendra: Vendra,
}

/// A call that is under way.
#[pyclass(frozen, module = "vendra._native")]
#[derive(Debug)]
pub(crate) struct Started {
    cancel: Cancel,
}

impl Started {
    pub(crate) const fn of(cancel: Cancel) -> Self {
        Self { cancel }
    }
}

#[pymethods]
impl Started {
    /// Takes the call back.
    fn cancel(&self) {
        self.cancel.cancel();
    }
}

/// Waits for what another thread will say, and meanwhile lets Python go and looks for Ctrl-C. Nothing, where nobody will say it, or
/// not until then.
pub(crate) fn wait<T: Send>(
    py: Python<'_>,
    until: Option<Instant>,
    begin: impl FnOnce(Sender<T>) -> Option<Cancel> + Send,
) -> PyResult<Option<T>> {
    let (tell, heard) = channel();
    let (cancel, heard) = (py.detach(|| begin(tell)), Mutex::new(heard));
    loop {
        let said = py.detach(|| match heard.lock() {
            Ok(heard) => heard.recv_timeout(LOOK_FOR_SIGNALS),
            Err(_) => Err(RecvTimeoutError::Disconnected),
        });
        match said {
            Ok(said) => return Ok(Some(said)),
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
            Err(RecvTimeoutError::Timeout) => {
                if let Err(interrupted) = py.check_signals() {
                    cancel.inspect(Cancel::cancel);
                    return Err(interrupted);
                }
                if until.is_some_and(|until| Instant::now() >= until) {
                    return Ok(None);
                }
            }
        }
    }
}

#[pymethods]
impl Engine {
    /// Opens an engine, whose ports are asked of the host: the engine, or the failure as JSON.
    #[staticmethod]
    fn open<'py>(py: Python<'py>, config: &[u8], host: &Host) -> PyResult<(Option<Self>, Told<'py>)> {
        let (config, ports) = (text(config)?, Arc::new(Ports(Arc::clone(&host.questions))));
        Ok(match py.detach(|| Vendra::open_with(config, ports)) {
            Ok(vendra) => (Some(Self { vendra }), told(py, &Ok(String::new()))),
            Err(failure) => (None, told(py, &Err(failure))),
        })
    }

    /// Begins a call; what it comes to will be in the inbox, under the number.
    fn start(&self, call: &[u8], inbox: &Inbox, id: u64) -> PyResult<Started> {
        let (call, queue) = (text(call)?.to_owned(), inbox.queue.clone());
        Ok(Started { cancel: self.vendra.start(call, move |answer| queue.put(News::Answer(id, answer))) })
    }

    /// Events for a subscriber of that name: the subscription, or the failure as JSON.
    fn subscribe<'py>(
        &self,
        py: Python<'py>,
        name: &str,
        options: &[u8],
    ) -> PyResult<(Option<Subscription>, Told<'py>)> {
        let options = text(options)?;
        Ok(match py.detach(|| self.vendra.subscribe(name, options)) {
            Ok(events) => (Some(Subscription { events }), told(py, &Ok(String::new()))),
            Err(failure) => (None, told(py, &Err(failure))),
        })
    }

    /// Calls, and waits.
    fn call<'py>(&self, py: Python<'py>, call: &[u8]) -> PyResult<Told<'py>> {
        let call = text(call)?.to_owned();
        let answer = wait(py, None, |tell| {
            Some(self.vendra.start(call, move |answer| {
                // Whoever asked may have been interrupted.
                let _gone = tell.send(answer);
            }))
        })?;
        match answer {
            Some(answer) => Ok(told(py, &answer)),
            None => Err(PyRuntimeError::new_err("vendra did not say what the call came to")),
        }
    }

    /// Closes it, and waits until it is closed, or as many seconds.
    #[pyo3(signature = (patience = None))]
    fn close(&self, py: Python<'_>, patience: Option<f64>) -> PyResult<()> {
        let patience = patience.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        let until = patience.and_then(|patience| Instant::now().checked_add(patience));
        let closing = self.vendra.close();
        wait(py, until, move |tell| {
            // Where there is no thread to wait on, it closes all the same.
            let _waits = thread::Builder::new().name("vendra-closing".to_owned()).spawn(move || {
                pollster::block_on(closing);
                // Whoever waited may have been interrupted.
                let _gone = tell.send(());
            });
            None
        })?;
        Ok(())
    }
}
