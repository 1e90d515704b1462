//! What came to pass, waiting for Python to fetch it.

use crate::pair::Bell;
use crate::{Told, told};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vendra_wire::Failure;

/// One thing that came to pass.
#[derive(Debug)]
pub(crate) enum News {
    /// What a call came to.
    Answer(u64, Result<String, Failure>),
    /// A port of the host's is asked.
    Asked { id: u64, port: String, method: String, input: String },
    /// Nobody waits for the answer of a port any more.
    Forgotten(u64),
}

/// A queue that vendra's threads fill and one of Python's empties.
#[derive(Debug)]
pub(crate) struct Queue {
    waiting: Mutex<Vec<News>>,
    bell: Bell,
}

impl Queue {
    fn waiting(&self) -> MutexGuard<'_, Vec<News>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds what came to pass. Only the first of what waits rings: one wake for as many as come until it is answered.
    pub(crate) fn put(&self, news: News) {
        let first = {
            let mut waiting = self.waiting();
            waiting.push(news);
            waiting.len() == 1
        };
        if first {
            self.bell.ring();
        }
    }
}

/// What came to pass, and a socket that becomes readable when there is something.
#[pyclass(frozen, module = "vendra._native")]
#[derive(Debug)]
pub(crate) struct Inbox {
    pub(crate) queue: Arc<Queue>,
    socket: i64,
}

type Answer<'py> = (u64, bool, Bound<'py, PyBytes>);
type Asked<'py> = (u64, Option<String>, String, Bound<'py, PyBytes>);

#[pymethods]
impl Inbox {
    #[new]
    fn new() -> PyResult<Self> {
        let (bell, socket) = Bell::hung()?;
        Ok(Self { queue: Arc::new(Queue { waiting: Mutex::default(), bell }), socket })
    }

    /// The number of the socket to wait on. It is the caller's to close, once.
    fn socket(&self) -> i64 {
        self.socket
    }

    /// All that waits. What calls came to: the number of each, whether it is an answer, and what it is. And what ports are asked:
    /// the number of the question, the port, the method, and the input; no port where nobody waits for the answer any more. Read
    /// the socket empty first.
    fn drain<'py>(&self, py: Python<'py>) -> (Vec<Answer<'py>>, Vec<Asked<'py>>) {
        let (mut answers, mut asked) = (Vec::new(), Vec::new());
        for news in mem::take(&mut *self.queue.waiting()) {
            match news {
                News::Answer(id, answer) => {
                    let (is_answer, bytes): Told<'py> = told(py, &answer);
                    answers.push((id, is_answer, bytes));
                }
                News::Asked { id, port, method, input } => {
                    asked.push((id, Some(port), method, PyBytes::new(py, input.as_bytes())));
                }
                News::Forgotten(id) => asked.push((id, None, String::new(), PyBytes::new(py, b""))),
            }
        }
        (answers, asked)
    }
}
