//! What is counted: promotions, gift cards and store credit, asked anything in any order. What their counters say is what cards and
//! credit remember, and what live orders use; what is asked twice counts once, and a race that a decision does not see ends at a
//! bound.

use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;
use vendra_domain::authority::Buyer;
use vendra_domain::counter::CounterKey;
use vendra_domain::gift_card::{self, GiftCard};
use vendra_domain::order::{self, Order};
use vendra_domain::policy::Policies;
use vendra_domain::promotion::{self, Promotion};
use vendra_domain::quote::{Benefit, Funding, PromotionRule, Scope};
use vendra_domain::store_credit::{self, StoreCredit};
use vendra_domain::*;

/// A store's counters: a commit's moves are all made, or none.
#[derive(Clone, Default)]
struct Counters(BTreeMap<CounterKey, i64>);

impl Counters {
    fn value(&self, key: CounterKey) -> i64 {
        self.0.get(&key).copied().unwrap_or(0)
    }

    fn commit(&mut self, effects: &Effects) -> Result<(), CounterKey> {
        let mut after = self.clone();
        for step in &effects.counters {
            let value = after.0.entry(step.key).or_insert(0);
            *value += step.delta;
            if step.min.is_some_and(|min| *value < min) || step.max.is_some_and(|max| *value > max) {
                return Err(step.key);
            }
        }
        *self = after;
        Ok(())
    }
}

/// Asks, and commits what happened: how many events there were. A decision that saw the counters is never refused by them.
fn ask<D: Decider>(
    state: &mut D::State,
    counters: &mut Counters,
    request: &D::Request,
    facts: &D::Facts,
) -> Result<Vec<D::Event>, Refusal> {
    let events = D::decide(state, request, facts)?;
    for event in &events {
        let effects = D::effects(state, event).unwrap();
        assert_eq!(counters.commit(&effects), Ok(()), "{request:?}");
        *state = D::evolve(state.clone(), event);
    }
    Ok(events)
}

fn time(ms: i64) -> Timestamp {
    Timestamp::from_unix_ms(ms).unwrap()
}

fn amount(minor: i64) -> Amount {
    Amount::new(minor).unwrap()
}

fn id(n: u8) -> Uuid {
    Uuid::from_u128(u128::from(n))
}

fn order(n: u8) -> OrderId {
    OrderId::from_uuid(id(n))
}

fn card_request(kind: u8, n: u8, value: i64) -> gift_card::Request {
    match kind {
        0 | 1 => gift_card::Request::Redeem { order: order(n), amount: amount(value) },
        2 | 3 => gift_card::Request::Restore { order: order(n), left: amount(value / 4) },
        4 => gift_card::Request::Freeze { reason: "why".to_owned() },
        5 => gift_card::Request::Thaw,
        _ => gift_card::Request::Expire,
    }
}

fn credit_request(kind: u8, n: u8, value: i64) -> store_credit::Request {
    match kind {
        0 | 1 => store_credit::Request::Redeem { order: order(n), amount: amount(value) },
        2 | 3 => store_credit::Request::Restore { order: order(n), left: amount(value / 4) },
        4 => store_credit::Request::Freeze { reason: "why".to_owned() },
        _ => store_credit::Request::Thaw,
    }
}

fn promotion_id() -> PromotionId {
    PromotionId::from_uuid(id(1))
}

fn promotion_facts() -> promotion::Facts {
    promotion::Facts { at: time(1), coupon: CouponId::from_uuid(id(1)), by: promotion::Maker::Platform }
}

/// A promotion with a coupon, for customers and guests.
fn promote(state: &mut Promotion, counters: &mut Counters) {
    let rule = PromotionRule {
        promotion: promotion_id(),
        benefit: Benefit::Fixed { amount: Amount::ONE },
        scope: Scope::Order,
        funding: Funding::Platform,
        vendor: None,
        minimum: None,
    };
    let usage = promotion::Usage { uses_max: Some(4), ..promotion::Usage::default() };
    for request in [
        promotion::Request::Create { rule, usage },
        promotion::Request::AddCoupon { code: "spring".to_owned(), uses_max: Some(3) },
        promotion::Request::Activate,
    ] {
        let events = ask::<Promotion>(state, counters, &request, &promotion_facts()).unwrap();
        // The code is another promotion's as long as this one is not over.
        if let [event @ promotion::Event::CouponAdded { .. }] = &events[..] {
            assert!(counters.clone().commit(&Promotion::effects(state, event).unwrap()).is_err());
        }
    }
}

fn check_out(n: u8) -> order::Request {
    order::Request::CheckOut { cart: CartId::from_uuid(id(n)), generation: 1, deliver_to: None, bill_to: None }
}

/// The facts of an order whose hold is over, and whose one part has sent nothing.
fn order_facts(n: u8, customer: Option<CustomerId>) -> order::Facts {
    let cart = CartId::from_uuid(id(n));
    let split = serde_json::from_str(
        r#"{"currency": "EUR", "lines": [{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 1,
            "total": 100, "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 100}],
            "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 100, "returns": 100}]}],
            "vendor_orders": [{"id": "vor_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
            "lines": ["lin_01h455vb4pex5vsknk084sn001"], "totals": {"gross": 100, "shipping": 0, "funded": 0, "fees": 0,
            "fee_vat": 0, "payable": 100}}], "platform_lines": [], "fees": [], "totals": {"gross": 100, "shipping": 0,
            "funded": 0, "payable": 100, "fees": 0, "fee_vat": 0, "tax_by_platform": 0, "platform": 0}}"#,
    );
    order::Facts {
        at: time(1),
        id: order(n),
        number: "K7M2Q9XW4T".to_owned(),
        buyer: customer.map_or(Buyer::Guest { cart }, |customer| Buyer::Customer { customer }),
        policies: Policies::default(),
        split: Some(split.unwrap()),
        promotions: Vec::new(),
        payable: order::Payable::AsksGateway,
        hold_until: time(1),
        stock: order::StockAnswer::Held,
        vendor_orders_open: 1,
        vendor_orders_shipped: 0,
    }
}

const fn is_live(order: &Order) -> bool {
    matches!(order, Order::AwaitingPayment(_) | Order::Placed(_) | Order::Completed(_))
}

#[test]
fn an_order_uses_as_many_promotions_as_a_quote_applies_and_no_more() {
    let used = promotion::Use {
        promotion: promotion_id(),
        coupon: None,
        uses_max: None,
        uses_by_customer_max: None,
        coupon_uses_max: None,
    };
    let made = |count: usize| {
        let facts = order::Facts { promotions: vec![used; count], ..order_facts(1, None) };
        Order::decide(&Order::Absent, &check_out(1), &facts).map(|events| events.len())
    };
    let max = limits::QUOTE_PROMOTIONS_MAX;
    assert_eq!(made(max), Ok(1));
    let (most, actual) = (max as u64, max as u64 + 1);
    assert_eq!(made(max + 1), Err(Refusal::LimitCount { what: "order.promotions".to_owned(), max: most, actual }));
}

proptest! {
    #[test]
    fn a_gift_card_is_what_it_was_issued_with_less_what_orders_have_and_what_lapsed(
        asked in vec((0u8..7, 0u8..3, 1i64..120, prop::bool::weighted(0.1)), 1..40)
    ) {
        let (mut card, mut counters, mut lapsed) = (GiftCard::Absent, Counters::default(), 0);
        let gift_card = GiftCardId::from_uuid(id(1));
        let taken = |counters: &Counters, n: u8| counters.value(CounterKey::GiftCardTaken { gift_card, order: order(n) });
        let facts = |at: i64, taken: i64| gift_card::Facts {
            at: time(at), id: gift_card, movement: MovementId::from_uuid(id(1)), taken: amount(taken),
            presented: gift_card::Presented::Platform,
        };
        let issue = gift_card::Request::Issue {
            currency: "EUR".parse().unwrap(), amount: amount(200), funding: gift_card::Funding::Granted,
            expires_at: Some(time(100)), code: None,
        };
        ask::<GiftCard>(&mut card, &mut counters, &issue, &facts(1, 0)).unwrap();
        for (kind, n, value, late) in asked {
            let (request, at) = (card_request(kind, n, value), if late { 100 } else { 1 });
            let before = taken(&counters, n);
            let first = ask::<GiftCard>(&mut card, &mut counters, &request, &facts(at, before));
            for event in first.iter().flatten() {
                if let gift_card::Event::Expired { breakage, .. } = event {
                    lapsed += breakage.minor();
                }
                // Two checkouts of one order at once: the second did not see the first, and its commit is refused.
                if let gift_card::Event::Redeemed { .. } = event {
                    let effects = GiftCard::effects(&card, event).unwrap();
                    prop_assert!(counters.clone().commit(&effects).is_err());
                }
            }
            if first.is_ok() {
                let facts = facts(at, taken(&counters, n));
                let again = ask::<GiftCard>(&mut card, &mut counters, &request, &facts);
                prop_assert_eq!(again, Ok(Vec::new()), "{:?} again", request);
            }
            let (GiftCard::Active(book) | GiftCard::Frozen(book) | GiftCard::Expired(book)) = &card else {
                return Err(TestCaseError::fail("the card is gone"));
            };
            prop_assert_eq!(book.balance.minor(), counters.value(CounterKey::GiftCard { gift_card }));
            let all: i64 = (0..3).map(|n| taken(&counters, n)).sum();
            prop_assert_eq!(book.balance.minor() + all + lapsed, 200);
        }
    }

    #[test]
    fn store_credit_is_what_was_granted_less_what_orders_have(
        asked in vec((0u8..6, 0u8..3, 1i64..120), 1..40)
    ) {
        let (mut credit, mut counters) = (StoreCredit::Absent, Counters::default());
        let (customer, currency) = (CustomerId::from_uuid(id(1)), "EUR".parse().unwrap());
        let key = |n: u8| CounterKey::StoreCreditTaken { customer, currency, order: order(n) };
        let facts = |taken: i64| store_credit::Facts {
            at: time(1), customer, currency, movement: MovementId::from_uuid(id(1)), taken: amount(taken),
        };
        let refund = store_credit::Grant::Refund { refund: RefundId::from_uuid(id(1)) };
        let grant = store_credit::Request::Grant { amount: amount(200), grant: refund, reason: "why".to_owned() };
        let granted = ask::<StoreCredit>(&mut credit, &mut counters, &grant, &facts(0)).unwrap();
        // One part of a refund becomes credit once.
        prop_assert!(counters.clone().commit(&StoreCredit::effects(&credit, &granted[0]).unwrap()).is_err());
        for (kind, n, value) in asked {
            let request = credit_request(kind, n, value);
            let before = counters.value(key(n));
            if ask::<StoreCredit>(&mut credit, &mut counters, &request, &facts(before)).is_ok() {
                let facts = facts(counters.value(key(n)));
                prop_assert_eq!(ask::<StoreCredit>(&mut credit, &mut counters, &request, &facts), Ok(Vec::new()));
            }
            let (StoreCredit::Active(book) | StoreCredit::Frozen(book)) = &credit else {
                return Err(TestCaseError::fail("the credit is gone"));
            };
            prop_assert_eq!(book.balance.minor(), counters.value(CounterKey::StoreCredit { customer, currency }));
            let all: i64 = (0..3).map(|n| counters.value(key(n))).sum();
            prop_assert_eq!((book.spent.minor(), book.balance.minor() + all), (all, 200));
        }
    }

    #[test]
    fn a_promotion_is_used_by_its_live_orders_and_no_new_one_goes_beyond_its_bounds(
        asked in vec((0u8..8, 0u8..8, 0u8..3), 1..60)
    ) {
        let (mut promotion, mut counters) = (Promotion::Absent, Counters::default());
        promote(&mut promotion, &mut counters);
        let mut orders: BTreeMap<u8, (Order, Option<CustomerId>)> = BTreeMap::new();
        for (kind, n, customer) in asked {
            // The third is a guest.
            let customer = (customer < 2).then(|| CustomerId::from_uuid(id(customer)));
            let (known, customer) = orders.entry(n).or_insert((Order::Absent, customer));
            let used = promotion.open_to(*customer, Some("Spring".parse().unwrap()), time(1));
            let mut facts = order_facts(n, *customer);
            match (kind, used) {
                (0..=3, Ok(used)) => {
                    let used = promotion::Use { uses_by_customer_max: customer.map(|_| 2), ..used };
                    facts.promotions = vec![used];
                    match used.within(*customer, |key| counters.value(key)) {
                        Ok(()) => drop(ask::<Order>(known, &mut counters, &check_out(n), &facts)),
                        // A race: it did not see what others used meanwhile.
                        Err(_) => for event in Order::decide(known, &check_out(n), &facts).iter().flatten() {
                            prop_assert!(counters.clone().commit(&Order::effects(known, event).unwrap()).is_err());
                        },
                    }
                }
                (4, _) => drop(ask::<Order>(known, &mut counters, &order::Request::Release, &facts)),
                (5, _) => drop(ask::<Order>(known, &mut counters, &order::Request::Revive, &facts)),
                (6, _) => {
                    let cancel = order::Request::Cancel { reason: "why".to_owned() };
                    drop(ask::<Order>(known, &mut counters, &cancel, &facts));
                }
                (_, used) => {
                    let turn = if used.is_ok() { promotion::Request::Pause } else { promotion::Request::Activate };
                    drop(ask::<Promotion>(&mut promotion, &mut counters, &turn, &promotion_facts()));
                }
            }
            let live: Vec<_> = orders.values().filter(|(order, _)| is_live(order)).map(|(_, customer)| *customer).collect();
            let counted = |key| usize::try_from(counters.value(key)).unwrap();
            prop_assert_eq!(counted(CounterKey::PromotionUses { promotion: promotion_id() }), live.len());
            prop_assert_eq!(counted(CounterKey::CouponUses { coupon: CouponId::from_uuid(id(1)) }), live.len());
            for customer in [0, 1].map(|n| CustomerId::from_uuid(id(n))) {
                let key = CounterKey::PromotionUsesBy { promotion: promotion_id(), customer };
                prop_assert_eq!(counted(key), live.iter().filter(|of| **of == Some(customer)).count());
            }
        }
        drop(ask::<Promotion>(&mut promotion, &mut counters, &promotion::Request::End, &promotion_facts()).unwrap());
        prop_assert_eq!(counters.value(CounterKey::CouponCodes { code: "SPRING".parse().unwrap() }), 0);
    }
}
