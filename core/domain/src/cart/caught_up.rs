//! What a cart that is kept apart from its orders learns of them.

use super::Cart;
use super::message::Event;
use crate::order::Order;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What has become of an order, as far as its cart is concerned.
///
/// ```
/// use vendra_domain::cart::Fate;
/// assert_eq!(serde_json::to_string(&Fate::LetGo)?, r#""let_go""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CartOrderFate"))]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It waits for its payment.
    Waiting,
    /// It was placed, whatever became of it then.
    Agreed,
    /// It never was: not paid in time, or cancelled before.
    LetGo,
}

/// An order that was made of a cart.
///
/// ```
/// use vendra_domain::cart::MadeOrder;
/// use vendra_domain::order::Order;
/// assert_eq!(MadeOrder::of(&Order::Absent), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MadeOrder {
    /// Which checkout of the cart it is.
    pub generation: u32,
    /// What has become of it.
    pub fate: Fate,
}

impl MadeOrder {
    /// What a cart learns of an order; nothing of one that is not there.
    ///
    /// ```
    /// use vendra_domain::cart::MadeOrder;
    /// use vendra_domain::order::Order;
    /// assert!(MadeOrder::of(&Order::default()).is_none());
    /// ```
    #[must_use]
    pub fn of(order: &Order) -> Option<Self> {
        let book = order.book()?;
        let fate = match order {
            Order::AwaitingPayment(_) => Fate::Waiting,
            _ if book.placed_at.is_some() => Fate::Agreed,
            _ => Fate::LetGo,
        };
        Some(Self { generation: book.generation, fate })
    }
}

/// What has happened to a cart by what became of its orders and is not in the cart yet: where carts are kept in another place than
/// orders, one may be behind the other. The orders are right: the cart follows them, and twice changes nothing.
///
/// ```
/// use vendra_domain::cart::{Book, Cart, Fate, MadeOrder, caught_up};
/// # let book: Book = serde_json::from_str(r#"{"id": "crt_01h455vb4pex5vsknk084sn001", "currency": "EUR", "lines": [],
/// #   "owner": {"owner": "customer", "customer": "cus_01h455vb4pex5vsknk084sn001"}, "coupons": [], "deliveries": [],
/// #   "metadata": {}, "generation": 1}"#).unwrap();
/// let (cart, at) = (Cart::Open(book), "2026-03-01T10:00:00.000Z".parse()?);
/// // It looks open, but an order of its first checkout waits.
/// let waiting = [MadeOrder { generation: 1, fate: Fate::Waiting }];
/// let (cart, events) = caught_up(cart, &waiting, at);
/// assert!(matches!(cart, Cart::CheckingOut(_)) && events.len() == 1);
/// // The order was let go: what is in the cart can be checked out again, as its second checkout.
/// let let_go = [MadeOrder { generation: 1, fate: Fate::LetGo }];
/// let (cart, _) = caught_up(cart, &let_go, at);
/// assert!(matches!(cart, Cart::Open(book) if book.generation == 2));
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[must_use]
pub fn caught_up(cart: Cart, orders: &[MadeOrder], at: Timestamp) -> (Cart, Vec<Event>) {
    use crate::decider::Decider;
    let (mut cart, mut events) = (cart, Vec::new());
    while let Some(event) = next(&cart, orders, at) {
        cart = Cart::evolve(cart, &event);
        events.push(event);
    }
    (cart, events)
}

/// The next thing that happened. Each brings the cart nearer to its end: a checkout that has an order begins, begun it ends, and the
/// one after it has a generation of its own.
fn next(cart: &Cart, orders: &[MadeOrder], at: Timestamp) -> Option<Event> {
    let agreed = || orders.iter().any(|order| order.fate == Fate::Agreed);
    let of = |generation| orders.iter().find(|order| order.generation == generation);
    match cart {
        Cart::Absent | Cart::Ordered(_) => None,
        Cart::Open(book) => {
            if of(book.generation).is_some() {
                return Some(Event::CheckoutBegun { generation: book.generation, at });
            }
            // Late money revived an order whose cart was open again.
            agreed().then_some(Event::Closed { at })
        }
        Cart::CheckingOut(book) => {
            if agreed() {
                return Some(Event::Closed { at });
            }
            // The last generation there is has no next one, and stays as it is.
            let generation = book.generation.checked_add(1)?;
            let let_go = of(book.generation).filter(|order| order.fate == Fate::LetGo);
            let_go.map(|_| Event::Reopened { generation, at })
        }
        Cart::Abandoned(_) => agreed().then_some(Event::Closed { at }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Book;
    use super::*;
    use crate::decider::Decider;
    use proptest::prelude::*;

    fn book(generation: u32) -> Book {
        serde_json::from_value(serde_json::json!({"id": "crt_01h455vb4pex5vsknk084sn001", "currency": "EUR", "lines": [],
            "owner": {"owner": "customer", "customer": "cus_01h455vb4pex5vsknk084sn001"}, "coupons": [], "deliveries": [],
            "metadata": {}, "generation": generation}))
        .expect("a book")
    }

    fn at() -> Timestamp {
        "2026-03-01T10:00:00.000Z".parse().expect("a time")
    }

    fn made(generation: u32, fate: Fate) -> MadeOrder {
        MadeOrder { generation, fate }
    }

    fn check(cart: Cart, orders: &[MadeOrder], expected: &Cart) {
        let (now, events) = caught_up(cart.clone(), orders, at());
        assert_eq!(now, *expected, "{orders:?}");
        assert_eq!(events.iter().fold(cart, Cart::evolve), now);
    }

    #[test]
    fn a_cart_follows_its_orders() {
        use Fate::{Agreed, LetGo, Waiting};
        let (open, checking, ordered) = (Cart::Open, Cart::CheckingOut, Cart::Ordered);
        check(open(book(1)), &[], &open(book(1)));
        check(open(book(1)), &[made(1, Waiting)], &checking(book(1)));
        check(open(book(1)), &[made(1, Agreed)], &ordered(book(1)));
        check(open(book(1)), &[made(1, LetGo)], &open(book(2)));
        check(open(book(2)), &[made(1, LetGo)], &open(book(2)));
        check(open(book(1)), &[made(2, Waiting), made(1, LetGo)], &checking(book(2)));
        // Revived by late money after it was let go.
        check(open(book(2)), &[made(1, Agreed)], &ordered(book(2)));
        check(checking(book(1)), &[made(1, Waiting)], &checking(book(1)));
        check(checking(book(1)), &[made(1, LetGo)], &open(book(2)));
        check(checking(book(1)), &[made(1, Agreed)], &ordered(book(1)));
        check(checking(book(1)), &[], &checking(book(1)));
        check(Cart::Abandoned(book(1)), &[made(1, LetGo)], &Cart::Abandoned(book(1)));
        check(Cart::Abandoned(book(1)), &[made(1, Agreed)], &ordered(book(1)));
        check(ordered(book(1)), &[made(1, Agreed)], &ordered(book(1)));
        check(Cart::Absent, &[made(1, Waiting)], &Cart::Absent);
        let last = u32::MAX;
        check(checking(book(last)), &[made(last, LetGo)], &checking(book(last)));
    }

    proptest! {
        /// Whatever is missed, and however often it is told: the same end, and no generation that has an order is open for another.
        #[test]
        fn twice_changes_nothing_and_no_checkout_is_open_twice(
            generation in 1_u32..6,
            state in 0..4_usize,
            fates in prop::collection::vec(0..3_usize, 0..6),
        ) {
            let states = [Cart::Open, Cart::CheckingOut, Cart::Ordered, Cart::Abandoned];
            let fate = [Fate::Waiting, Fate::Agreed, Fate::LetGo];
            let orders: Vec<MadeOrder> = (1..).zip(&fates).map(|(generation, of)| made(generation, fate[*of])).collect();
            let (once, _) = caught_up(states[state](book(generation)), &orders, at());
            let (twice, again) = caught_up(once.clone(), &orders, at());
            prop_assert_eq!(&once, &twice);
            prop_assert!(again.is_empty());
            if let Cart::Open(book) = once {
                prop_assert!(orders.iter().all(|order| order.generation != book.generation && order.fate != Fate::Agreed));
            }
        }
    }
}
