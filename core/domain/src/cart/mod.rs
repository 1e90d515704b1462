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
mod caught_up;
mod decide;
mod merge;
mod message;
mod reprice;
mod token;

pub use book::{Book, CartLine, Delivery, Owner};
pub use caught_up::{Fate, MadeOrder, caught_up};
pub use merge::{MergeStrategy, merged};
pub use message::{Event, Facts, OfferFact, Request, Trade};
pub use reprice::{PriceChange, Repriced, reprice};
pub use token::{GuestToken, TokenHash};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of a cart.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::cart::{Cart, Facts, Owner, Request};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "crt_01h455vb4pex5vsknk084sn001", "line": "lin_01h455vb4pex5vsknk084sn001", "offers": [{
///         "offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "price": 2490,
///         "quantity_max": 10}]}"#)?;
/// let owner = Owner::Customer { customer: "cus_01h455vb4pex5vsknk084sn001".parse()? };
/// let create = Request::Create { owner, currency: "EUR".parse()? };
/// let mut cart = Cart::fold(&Cart::decide(&Cart::Absent, &create, &facts)?);
/// let add = |quantity| -> Result<_, vendra_domain::Refusal> {
///     Ok(Request::AddLine { offer: "off_01h455vb4pex5vsknk084sn001".parse()?, quantity, note: None })
/// };
/// for event in Cart::decide(&cart, &add(2)?, &facts)? {
///     cart = Cart::evolve(cart, &event);
/// }
/// assert_eq!(cart.book().map(|book| book.seen_total()), Some(vendra_domain::Amount::new(4980)));
/// // Ten units an order, and two are in it.
/// assert!(Cart::decide(&cart, &add(9)?, &facts).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    ///
    /// ```
    /// use vendra_domain::cart::Cart;
    /// assert_eq!(Cart::default().book(), None);
    /// ```
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Open(book) | Self::CheckingOut(book) | Self::Ordered(book) | Self::Abandoned(book) => Some(book),
        }
    }
}
