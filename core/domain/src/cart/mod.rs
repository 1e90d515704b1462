//! Carts: what a buyer means to buy, from many vendors at once.
//!
//! A guest's cart is opened with a token of at least 128 bits, of which only the SHA-256 is kept; a customer's cart is the
//! customer's. A cart remembers the prices that its buyer saw, so that a checkout can say what changed and by how much. Each
//! vendor's goods are one delivery group, with an address (a contact's id) and a choice of delivery of its own.
//!
//! A checkout is (cart, generation): an edit after a released order begins the next generation.
//!
//! ```text
//! open ──► checking_out ──► ordered
//!   │            └──► open (generation + 1)
//!   └──► abandoned
//! ```

mod book;
mod decide;
mod merge;
mod message;
mod reprice;
mod token;

pub use book::{Book, CartLine, Delivery, Owner};
pub use merge::{MergeStrategy, merged};
pub use message::{Event, Facts, OfferFact, Request, Trade};
pub use reprice::{PriceChange, Repriced, reprice};
pub use token::{GuestToken, TokenHash};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of a cart.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Cart {
    /// There is none.
    #[default]
    Absent,
    /// The buyer fills it.
    Open(Book),
    /// An order of it waits for its payment.
    CheckingOut(Book),
    /// It became an order.
    Ordered(Book),
    /// Nobody came back, or it was merged into another.
    Abandoned(Book),
}

impl Cart {
    /// What the cart remembers; nothing before it is opened.
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Open(book) | Self::CheckingOut(book) | Self::Ordered(book) | Self::Abandoned(book) => Some(book),
        }
    }
}
