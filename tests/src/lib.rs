//! Shared pieces of the suites in this folder.
