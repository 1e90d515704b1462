//! The buyer's order: what was agreed, frozen.
//!
//! It holds the frozen lines once; each vendor's part has a life of its own ([`crate::vendor_order`]). Commission, tax, funding and
//! routing are read from here, never computed from today's rules.
//!
//! One live order per cart and one order per generation, for ever: both are counters that a second order cannot move
//! ([`CounterKey::LiveOrders`](crate::counter::CounterKey), [`CounterKey::OrdersOf`](crate::counter::CounterKey)).
//!
//! ```text
//! awaiting_payment ──► placed ──► completed
//!        │               └──► cancelled
//!        ├──► cancelled
//!        └──► released ──► placed        (late money, and stock permits)
//! ```
//!
//! What becomes of its vendor orders is asked of each of them, in the same commit:
//!
//! | order | vendor orders |
//! |---|---|
//! | placed, from its payment or revived | each is placed |
//! | released | none is touched: each stays `awaiting`, which its vendor does not see, and waits with the order for late money |
//! | cancelled | each is cancelled: as `unpaid` where the payment never came, else as `asked` |
//!
//! An order is revived whole or not at all: once a vendor order was cancelled, late money goes back.

mod book;
mod decide;
mod message;

pub use book::{Book, PlatformLine, outstanding};
pub use message::{Event, Facts, Payable, Request, StockAnswer};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of an order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Order {
    /// There is none.
    #[default]
    Absent,
    /// Stock is held; the payment is not sure.
    AwaitingPayment(Book),
    /// It is agreed: vendors fulfil it.
    Placed(Book),
    /// Its hold ended without money; its stock is free again.
    Released(Book),
    /// Every vendor's part is done.
    Completed(Book),
    /// Nothing of it is fulfilled.
    Cancelled(Book),
}

impl Order {
    /// What the order remembers; nothing before there is one.
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::AwaitingPayment(book)
            | Self::Placed(book)
            | Self::Released(book)
            | Self::Completed(book)
            | Self::Cancelled(book) => Some(book),
        }
    }
}
