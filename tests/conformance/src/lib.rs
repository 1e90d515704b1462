//! What every store must do: one suite over any [`Store`].
//!
//! An adapter runs it with three lines in its own `tests/conformance.rs`:
//!
//! ```
//! use vendra::memory::MemoryStore;
//! use vendra_conformance::Subject;
//! vendra_conformance::suite!(|| Subject::new(MemoryStore::default()));
//! ```
//!
//! That makes one `#[test]` of each function below. Each proves one or more of the promises that stand as bullets in the
//! documentation of [`Store`], and `suite.rs` says which. The suite needs no runtime: it waits with `pollster` and uses
//! threads where many do something at once.

mod given;
mod snapshot;
mod suite;

pub mod also;
pub mod atomic;
pub mod claim;
pub mod commit;
pub mod counter;
pub mod event;
pub mod history;
pub mod lease;
pub mod ledger;
pub mod limit;
pub mod load;
pub mod model;
pub mod prune;
pub mod query;
pub mod tenant;

pub use suite::TESTS;

use std::any::Any;
use std::fmt;
use std::sync::Arc;
use vendra::port::Store;

/// One test of the suite.
#[derive(Debug, Clone, Copy)]
pub struct Test {
    /// Its module and name.
    pub name: &'static str,
    /// The promises of [`Store`] that it proves.
    pub promises: &'static [&'static str],
    /// Panics where a promise is broken.
    pub prove: fn(&Subject),
}

/// A fresh, empty store under test, and what the suite must know of it.
pub struct Subject {
    store: Arc<dyn Store>,
    sql: Option<Sql>,
    again: Option<Box<Opener>>,
    /// Dropped last: a temporary folder, a server.
    _guards: Vec<Box<dyn Any + Send + Sync>>,
}

type Opener = dyn Fn() -> Arc<dyn Store> + Send + Sync;

/// What the suite must know of a store that is SQL, to prove what is promised of the host's own statements.
///
/// The suite makes tables of its own with `run`, as a host does, and looks into them with `count`.
pub struct Sql {
    /// Runs a statement on a connection of the host's own, outside any commit.
    pub run: Box<dyn Fn(&str) + Send + Sync>,
    /// The integer that a statement selects, on a connection of the host's own.
    pub count: Box<dyn Fn(&str) -> i64 + Send + Sync>,
    /// The placeholder of a parameter, counted from 1: `?1`, `$1`.
    pub placeholder: fn(usize) -> String,
    /// The type of a column of bytes: `BLOB`, `BYTEA`.
    pub bytes: &'static str,
}

impl Subject {
    /// A store that is not SQL and is opened once.
    #[must_use]
    pub fn new(store: impl Store + 'static) -> Self {
        Self { store: Arc::new(store), sql: None, again: None, _guards: Vec::new() }
    }

    /// The same, where the host's own statements run in a commit's transaction. Without it the suite demands that a commit
    /// with any is refused.
    #[must_use]
    pub fn with_sql(self, sql: Sql) -> Self {
        Self { sql: Some(sql), ..self }
    }

    /// The same, where the data can be opened once more beside the first: wherever many do something at once, they then
    /// do it through different openings.
    #[must_use]
    pub fn opened_again_by(self, open: impl Fn() -> Arc<dyn Store> + Send + Sync + 'static) -> Self {
        Self { again: Some(Box::new(open)), ..self }
    }

    /// The same, with something that must live as long as the store does, such as its temporary folder.
    #[must_use]
    pub fn keeping(mut self, guard: impl Any + Send + Sync) -> Self {
        self._guards.push(Box::new(guard));
        self
    }

    pub(crate) fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// Another opening of the same data, or the first where there is one only.
    pub(crate) fn opened_again(&self) -> Arc<dyn Store> {
        self.again.as_ref().map_or_else(|| Arc::clone(&self.store), |open| open())
    }

    /// A few openings, to be used in turn by those who work at once.
    pub(crate) fn openings(&self) -> Vec<Arc<dyn Store>> {
        vec![Arc::clone(&self.store), self.opened_again()]
    }

    pub(crate) const fn sql(&self) -> Option<&Sql> {
        self.sql.as_ref()
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subject").field("store", &self.store).field("sql", &self.sql.is_some()).finish_non_exhaustive()
    }
}

impl fmt::Debug for Sql {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sql").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}
