//! Opening, which may take a moment of disk.

use crate::host::JavaScript;
use crate::told::Tell;
use crate::{Native, thrown};
use napi::{Env, Error, Result, Task};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use vendra_wire::Vendra;

/// An engine to be opened on a thread of Node's pool.
pub struct Opening {
    config: String,
    told: Arc<Tell>,
    host: JavaScript,
}

impl Opening {
    pub(crate) fn new(config: String, tell: Tell) -> Self {
        let told = Arc::new(tell);
        let host = JavaScript::new(Arc::clone(&told));
        Self { config, told, host }
    }
}

impl Task for Opening {
    type Output = Vendra;
    type JsValue = Native;

    fn compute(&mut self) -> Result<Vendra> {
        // The pool's threads are not ours: a panic on one of them would end the process.
        let opened = catch_unwind(AssertUnwindSafe(|| Vendra::open_with(&self.config, Arc::new(self.host.clone()))));
        opened.map_err(|_| Error::from_reason("opening panicked"))?.map_err(|failure| thrown(&failure))
    }

    fn resolve(&mut self, _: Env, vendra: Vendra) -> Result<Native> {
        Ok(Native { vendra, host: self.host.clone(), told: Arc::clone(&self.told) })
    }
}
