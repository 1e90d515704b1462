//! What is counted: promotions, gift cards and store credit, asked anything in any order, each request twice. What their
//! counters say is what they remember, what is asked twice counts once, and a race that a decision does not see ends at a bound.

use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;
use vendra_domain::counter::CounterKey;
use vendra_domain::gift_card::{self, GiftCard};
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
    fn a_promotion_is_used_once_an_order_and_no_more_often_than_it_may(
        asked in vec((0u8..6, 0u8..6, 0u8..2), 1..60)
    ) {
        let (mut state, mut counters) = (Promotion::Absent, Counters::default());
        let mut uses: BTreeMap<OrderId, promotion::Use> = BTreeMap::new();
        let promotion = PromotionId::from_uuid(id(1));
        let by_customer = |customer| CounterKey::PromotionUsesBy { promotion, customer };
        let code = CounterKey::CouponCodes { code: "SPRING".parse().unwrap() };
        let rule = PromotionRule {
            promotion, benefit: Benefit::Fixed { amount: Amount::ONE }, scope: Scope::Order, funding: Funding::Platform,
            vendor: None, minimum: None,
        };
        let usage = promotion::Usage { uses_max: Some(4), uses_by_customer_max: Some(3), ..promotion::Usage::default() };
        let begin = [
            promotion::Request::Create { rule, usage },
            promotion::Request::AddCoupon { code: "spring".to_owned(), uses_max: Some(4) },
            promotion::Request::Activate,
        ];
        let asked = asked.into_iter().map(|(kind, n, customer)| {
            let customer = CustomerId::from_uuid(id(customer));
            let redeem = promotion::Request::Redeem { order: order(n), customer: Some(customer), code: Some("Spring".to_owned()) };
            (customer, n, match kind {
                0..=2 => redeem,
                3 => promotion::Request::Release { order: order(n) },
                4 => promotion::Request::Pause,
                _ => promotion::Request::Activate,
            })
        });
        let begin = begin.into_iter().map(|request| (CustomerId::from_uuid(id(0)), 0, request));
        let end = (CustomerId::from_uuid(id(0)), 0, promotion::Request::End);
        for (customer, n, request) in begin.chain(asked).chain([end]) {
            let facts = |counters: &Counters, uses: &BTreeMap<OrderId, promotion::Use>| promotion::Facts {
                at: time(1), coupon: CouponId::from_uuid(id(1)), by: promotion::Maker::Platform,
                uses_by_customer: u32::try_from(counters.value(by_customer(customer))).unwrap(),
                used: uses.get(&order(n)).copied(),
            };
            let known = facts(&counters, &uses);
            let first = ask::<Promotion>(&mut state, &mut counters, &request, &known);
            for event in first.iter().flatten() {
                match event {
                    promotion::Event::Redeemed { used, .. } => {
                        uses.insert(used.order, *used);
                        // Two checkouts of one order at once: the second did not see the first.
                        prop_assert!(counters.clone().commit(&Promotion::effects(&state, event).unwrap()).is_err());
                    }
                    promotion::Event::Released { used, .. } => drop(uses.remove(&used.order)),
                    // The code is another promotion's as long as this one is not over.
                    promotion::Event::CouponAdded { .. } => {
                        prop_assert!(counters.clone().commit(&Promotion::effects(&state, event).unwrap()).is_err());
                    }
                    _ => {}
                }
            }
            let repeats = matches!(request, promotion::Request::Redeem { .. } | promotion::Request::Release { .. });
            if first.is_ok() && repeats {
                let known = facts(&counters, &uses);
                prop_assert_eq!(ask::<Promotion>(&mut state, &mut counters, &request, &known), Ok(Vec::new()));
            }
            let (Promotion::Draft(book) | Promotion::Active(book) | Promotion::Paused(book) | Promotion::Ended(book)) = &state
            else {
                return Err(TestCaseError::fail("the promotion is gone"));
            };
            let counted = counters.value(CounterKey::PromotionUses { promotion });
            prop_assert_eq!((i64::from(book.uses), uses.len()), (counted, usize::try_from(counted).unwrap()));
            prop_assert!(book.uses <= 4);
        }
        prop_assert_eq!(counters.value(code), 0);
    }
}
