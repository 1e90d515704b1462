//! An embeddable multi-vendor commerce engine: carts, a checkout that splits one cart over many vendors, commissions, stock
//! without oversell, refunds that reverse exactly, a double-entry ledger, payouts, and every command exactly once.
//!
//! It runs in your process and on your database. [`vendra_domain`] decides; this crate remembers and asks, through
//! [`port`]s.
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

mod aggregate;
mod builder;
mod cache;
pub mod checkout;
mod command;
mod engine;
mod error;
mod handle;
pub mod market;
mod marketplace;
pub mod memory;
pub mod port;
pub mod reading;
pub mod system;
mod work;

pub use builder::{Config, EngineBuilder};
pub use command::{Command, stock_key, store_credit_key};
pub use engine::{Engine, Envelope};
pub use error::{Error, ErrorKind, Retry};
pub use marketplace::{Created, Market};
pub use vendra_domain as domain;
pub use vendra_domain::authority;
pub use vendra_domain::counter::{CounterKey, CounterMove};
pub use vendra_domain::id::*;
pub use vendra_domain::{Amount, Currency, Kind, Rate, Refusal, Timestamp};
