//! The store in memory keeps every promise.

use vendra::memory::MemoryStore;
use vendra_conformance::Subject;

vendra_conformance::suite!(|| Subject::new(MemoryStore::default()));
