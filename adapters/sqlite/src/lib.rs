//! Keeps a vendra marketplace in one SQLite file: durable, exactly once, safe under several processes.
//!
//! [`SqliteStore::open`] is all that a host calls; the store is a [`vendra::port::Store`]. One thread writes, and commits what
//! waits together in one transaction; a few threads read. The file is an ordinary SQLite database with a table for each kind
//! of record, the log of commits, and five views for people: `v_orders`, `v_vendor_orders`, `v_ledger`, `v_balances` and
//! `v_events`. A host may keep tables of its own in it, made with a connection of its own once the store has made the file,
//! and change them in the very transaction of a commit ([`vendra::port::Commit::also`]).
//!
//! A commit is acknowledged once it is synced to the device. It is not a server: the file must be on a disk of the machine,
//! because the locks and the shared memory of SQLite do not work over a network.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(
    clippy::float_arithmetic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss
)]

mod also;
mod commit;
mod config;
mod connection;
mod error;
mod job;
mod lease;
mod ledger;
mod log;
#[cfg(test)]
mod plan;
mod reader;
mod records;
mod rollup;
mod schema;
mod store;
mod table;
mod trail;
mod writer;

pub use config::{Config, READERS_MAX};
pub use store::SqliteStore;

/// The README's code runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
