//! Every decision of a multi-vendor marketplace, and nothing else.
//!
//! `vendra-domain` answers "what may happen, and what does it cost" with values in and values out. It holds no clock, no
//! randomness, no I/O, no async, and no order that differs from run to run: time, fresh ids, prices and stock come in as
//! *facts*. Anyone may call it alone, with no store and no engine.
//!
//! # What it holds
//!
//! - [`money`]: integer minor units, rates as ratios, `allocate`, the Sainte-Laguë allotment.
//! - [`frozen_line`]: the one mechanism behind captures, refunds, cancellations, disputes and re-routes.
//! - [`ledger`]: the table of accounts, and journals that refuse what does not balance.
//! - [`decider`]: the shape of every aggregate: `decide` (a request and facts become events, or a [`Refusal`]),
//!   `evolve` (an event becomes state), `effects` (an event becomes journals and counter moves).
//!
//! # What it is not
//!
//! It is not an engine: it stores nothing, calls nobody and retries nothing.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(
    // Money is integers: a float that never touches an amount still invites one that does.
    clippy::float_arithmetic,
    clippy::lossy_float_literal,
    // No panic reaches a caller: every failure is a refusal.
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    // A cast that loses a bit loses a cent.
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss
)]

pub mod authority;
pub mod canonical;
pub mod cart;
pub mod claim;
pub mod commission;
pub mod commission_plan;
pub mod contact;
pub mod counter;
pub mod customer;
pub mod decider;
pub mod dispute;
pub mod encoding;
pub mod exchange;
pub mod frozen_line;
pub mod gift_card;
pub mod id;
pub mod invoice;
pub mod ledger;
pub mod limits;
pub mod marketplace;
pub mod money;
pub mod names;
pub mod offer;
pub mod order;
pub mod payment;
pub mod payout;
pub mod policy;
pub mod promotion;
pub mod quote;
pub mod reconciliation;
pub mod refund;
mod refusal;
pub mod reservation;
pub mod returns;
pub mod routing;
#[cfg(feature = "schema")]
mod schema;
#[cfg(not(feature = "seeded-bugs"))]
mod seeded_bug;
#[cfg(feature = "seeded-bugs")]
pub mod seeded_bug;
pub mod settlement;
pub mod signature;
pub mod split;
pub mod stock;
pub mod store_credit;
mod textual;
pub mod time;
pub mod transfer;
pub mod vendor;
pub mod vendor_order;
pub mod webhook_endpoint;
pub mod yearly;

pub use decider::{Decider, Effects};
pub use id::*;
pub use money::{Amount, Currency, Rate, Rounding};
pub use refusal::{Kind, Refusal, RefusalCode};
pub use time::Timestamp;
