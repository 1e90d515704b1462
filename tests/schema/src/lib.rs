//! One JSON Schema of what vendra reads and writes, and the types of other languages from it.
//!
//! The schemas come from the Rust types (`schemars`, behind the feature `schema` of the crates). What is read and what is written
//! are two schemas of one type: a field with a default may be left out by a caller, and is there in every answer. Where the two
//! are the same, and they mostly are, there is one definition; where they differ, what is read is called `..Input`.

mod clean;
mod committed;
mod definitions;
mod document;
mod variants;

pub use committed::{committed, file};
pub use definitions::{Definitions, Of, Schemas};
pub use document::document;
