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

pub use book::{Book, PlatformLine, TakenOver, outstanding};
pub use message::{Event, Facts, Payable, Request, StockAnswer};

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What has become of an order.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::order::{Facts, Order, Request};
/// # use vendra_domain::{commission::CommissionPlan, quote::{QuoteInput, quote}, split::{VendorTerms, split}};
/// # let input: QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #     "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "quantity": 2,
/// #     "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "prices": "tax_exclusive"}],
/// #     "tenders": [{"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}}]}"#)?;
/// # let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn001".parse()?, "rul_01h455vb4pex5vsknk084sn001".parse()?);
/// # let plan = CommissionPlan::flat(plan, rule, "0.15".parse()?)?;
/// # let terms: VendorTerms = serde_json::from_str(r#"{"vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #     "vendor_order": "vor_01h455vb4pex5vsknk084sn001", "plan": "pln_01h455vb4pex5vsknk084sn001"}"#)?;
/// // Two at 50.00, and a commission of 15 %.
/// let split = split(&quote(&input)?, &[plan], &[terms])?;
/// let mut facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "ord_01h455vb4pex5vsknk084sn001", "number": "K7M2Q9XW4T", "payable": "asks_gateway",
///     "buyer": {"buyer": "customer", "customer": "cus_01h455vb4pex5vsknk084sn001"}, "stock": "held",
///     "hold_until": "2026-03-01T10:15:00.000Z", "vendor_orders_open": 0, "vendor_orders_shipped": 0}"#)?;
/// facts.split = Some(split);
/// let check_out: Request = serde_json::from_str(r#"{"request": "check_out", "cart": "crt_01h455vb4pex5vsknk084sn001",
///     "generation": 1, "deliver_to": "ctc_01h455vb4pex5vsknk084sn001", "bill_to": null}"#)?;
/// let mut order = Order::fold(&Order::decide(&Order::Absent, &check_out, &facts)?);
/// assert!(matches!(order, Order::AwaitingPayment(_)));
/// for event in Order::decide(&order, &Request::ConfirmPayment, &facts)? {
///     order = Order::evolve(order, &event);
/// }
/// assert!(matches!(order, Order::Placed(book) if book.gross.minor() == 10000));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    ///
    /// ```
    /// use vendra_domain::order::Order;
    /// assert_eq!(Order::default().book(), None);
    /// ```
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
