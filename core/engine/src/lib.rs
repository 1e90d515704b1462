//! An embeddable multi-vendor commerce engine: carts, a checkout that splits one cart over many vendors, commissions, stock
//! without oversell, refunds that reverse exactly, a double-entry ledger, payouts, and every request exactly once.
//!
//! It is a library: it runs in your process, on your database and your runtime, or none. It is neither a server nor a payment
//! provider; it decides what a gateway is asked for, and what follows from its answer.
//!
//! An [`Engine`] is built on a [`port::Store`]. [`Engine::market`] gives a [`Market`]: one marketplace as one actor sees it. Its
//! methods are grouped by what they are about ([`market`]), and each is one request or one reading. Amounts are integers in minor
//! units, durations milliseconds. What goes wrong is an [`Error`] with a stable code.
//!
//! ```
//! use vendra::memory::Trial;
//! # pollster::block_on(async {
//! let trial = Trial::open().await?; // a small marketplace in memory, to try things on
//! let buyer = trial.buyer();
//! let cart = trial.cart(3, 1).await?; // three books at 24.90, a lamp at 79.00, of two vendors
//! let order = buyer.key("checkout-42").check_out(cart, trial.by_card("tok_visa")).await?.id;
//! let seen = buyer.orders().get(order).await?;
//! assert_eq!((seen.state.as_str(), seen.gross.minor(), seen.vendor_orders.len()), ("placed", 15_370, 2));
//! assert_eq!(trial.balance("commission".parse()?).await?.minor(), 2_306); // 15 % of each vendor's goods
//! # Ok::<(), vendra::Error>(())
//! # }).unwrap();
//! ```
//!
//! # Where things are
//!
//! Each type has one path. The engine's own that every caller meets stand here, all others in the module that says what they are
//! for:
//!
//! | | |
//! |---|---|
//! | [`market`] | a namespace for each kind of thing: vendors, offers, stock, carts, orders, payments, payouts, .. |
//! | [`checkout`] | what a caller says when it checks out, or gives money back |
//! | [`reading`] | what readings are asked by, and give |
//! | [`events`] | a relay of events to subscribers, dead letters, events as CloudEvents |
//! | [`inward`] | webhooks of gateways: verified, read, and taken once |
//! | [`memory`] | a store, a gateway and a whole marketplace in memory, for tests and trials |
//! | [`notifications`] | people are told what happened, by a notifier of the host's |
//! | [`port`] | what the engine asks of the world: the store, gateways, taxes, rates, time, ids |
//! | [`resilience`] | how calls of the world outside are bounded, tried again and called off |
//! | [`system`] | the clock, ids and chance of the system |
//! | [`worker`] | what happens without anybody asking: holds that are over, captures before deadlines, payouts |
//! | [`domain`] | `vendra-domain`: every decision as a pure function, and the types of all that is decided about |
//!
//! [`domain`] is a crate of its own that is re-exported whole. Of it the words that every caller needs stand here again, as the
//! only types with two paths: ids, [`Amount`], [`Currency`], [`Rate`], [`Timestamp`], [`Refusal`], counters, and [`authority`] with
//! who may ask.
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
mod carts;
pub mod checkout;
mod command;
mod derived;
mod engine;
mod envelope;
mod error;
pub mod events;
mod face;
mod handle;
pub mod inward;
mod kept;
pub mod market;
mod marketplace;
pub mod memory;
pub mod notifications;
pub mod port;
pub mod reading;
mod reconciling;
pub mod resilience;
#[cfg(feature = "schema")]
mod schema;
mod seeded_bug;
pub mod system;
mod waiting;
mod work;
pub mod worker;

pub use builder::{Config, EngineBuilder};
pub use command::Command;
pub use engine::Engine;
pub use envelope::Envelope;
pub use error::{Error, ErrorCode, ErrorKind, Retry};
pub use marketplace::{Created, Market};
pub use vendra_domain as domain;
pub use vendra_domain::authority;
pub use vendra_domain::counter::{CounterKey, CounterMove};
pub use vendra_domain::id::*;
pub use vendra_domain::{Amount, Currency, Rate, Refusal, Timestamp};

/// The page's code runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/failed-payment.md")]
struct FailedPayment;
