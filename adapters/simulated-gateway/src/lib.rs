//! A payment gateway for tests and demos of [`vendra`]: it keeps books, refuses what a real one refuses, tells by signed webhooks,
//! and misbehaves on demand.
//!
//! [`SimulatedGateway`] is a [`vendra::port::PaymentGateway`]. Each of the things that go wrong with gateways has a name, a
//! [`Misbehaviour`], and happens to the call that a test says, or by chance from a seed. Everything is deterministic: time is the
//! clock's, and the same seed and the same calls come to the same.
//!
//! It is neither a mock that answers what it was told to, nor a sandbox of any one provider: it has balances, and no opinion about
//! cards.
#![doc = include_str!("../README.md")]
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

mod bank;
mod books;
mod calls;
mod chance;
mod config;
mod doing;
mod gateway;
mod holding;
mod misbehaviour;
mod outbox;
mod posting;
mod webhook;

pub use bank::Tally;
pub use config::{Config, Signing, TEST_SECRET};
pub use gateway::SimulatedGateway;
pub use holding::Holding;
pub use misbehaviour::{Call, Misbehaviour};
pub use webhook::{Courier, Webhook};
