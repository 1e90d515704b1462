//! Shared pieces of the suites in this folder: what there is to test, and the corpus of scenarios that reaches it.

pub mod case;
pub mod corpus;
pub mod layout;
pub mod registry;
