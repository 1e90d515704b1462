//! Ports that are written in Python: asked through an inbox, answered by number.

use crate::inbox::{Inbox, News, Queue};
use crate::text;
use futures_channel::oneshot;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::collections::HashMap;
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vendra_wire::HostError;

type Said = Result<String, HostError>;
type Answer = Pin<Box<dyn Future<Output = Said> + Send>>;

/// The questions that wait for an answer of Python's.
#[derive(Debug)]
pub(crate) struct Questions {
    queue: Arc<Queue>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    last: u64,
    open: HashMap<u64, oneshot::Sender<Said>>,
    /// Nobody is there to answer any more.
    left: bool,
}

impl Questions {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, id: u64, said: Said) {
        let asker = self.state().open.remove(&id);
        if let Some(asker) = asker {
            // Whoever asked may have given up.
            let _gone = asker.send(said);
        }
    }
}

/// One question, for as long as somebody waits for its answer.
struct Waiting {
    id: u64,
    questions: Arc<Questions>,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let forgotten = self.questions.state().open.remove(&self.id).is_some();
        if forgotten {
            self.questions.queue.put(News::Forgotten(self.id));
        }
    }
}

/// Asks Python.
#[derive(Debug)]
pub(crate) struct Ports(pub(crate) Arc<Questions>);

fn nobody() -> HostError {
    HostError::Down { message: "nobody is there to answer: the event loop or the interpreter has ended".to_owned() }
}

impl vendra_wire::Host for Ports {
    fn ask(&self, port: &str, method: &str, input: String) -> Answer {
        let (tell, told) = oneshot::channel();
        let id = {
            let mut state = self.0.state();
            if state.left {
                return Box::pin(ready(Err(nobody())));
            }
            state.last = state.last.wrapping_add(1);
            let id = state.last;
            state.open.insert(id, tell);
            id
        };
        let waiting = Waiting { id, questions: Arc::clone(&self.0) };
        self.0.queue.put(News::Asked { id, port: port.to_owned(), method: method.to_owned(), input });
        Box::pin(async move {
            let said = told.await.unwrap_or_else(|_| Err(nobody()));
            drop(waiting);
            said
        })
    }
}

/// Answers what ports are asked.
#[pyclass(frozen, module = "vendra._native")]
#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) questions: Arc<Questions>,
}

#[pymethods]
impl Host {
    /// Whoever is asked through an inbox.
    #[new]
    fn new(inbox: &Inbox) -> Self {
        Self { questions: Arc::new(Questions { queue: Arc::clone(&inbox.queue), state: Mutex::default() }) }
    }

    /// The answer to a question, as JSON.
    fn answer(&self, id: u64, answer: &[u8]) -> PyResult<()> {
        self.questions.answer(id, Ok(text(answer)?.to_owned()));
        Ok(())
    }

    /// That there is none: it failed, is `down` for now, or was `refused` for good.
    fn fail(&self, id: u64, how: &str, message: String) -> PyResult<()> {
        let error = match how {
            "failed" => HostError::Failed { message },
            "down" => HostError::Down { message },
            "refused" => HostError::Refused { message },
            _ => return Err(PyValueError::new_err("it failed, is down, or refused")),
        };
        self.questions.answer(id, Err(error));
        Ok(())
    }

    /// Nobody will answer any more: neither what is open nor what comes.
    fn leave(&self) {
        let open = {
            let mut state = self.questions.state();
            state.left = true;
            std::mem::take(&mut state.open)
        };
        for asker in open.into_values() {
            // Whoever asked may have given up.
            let _gone = asker.send(Err(nobody()));
        }
    }
}
