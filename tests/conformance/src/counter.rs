//! Counters: the one guard that many move at once.

use crate::Subject;
use crate::given::*;
use vendra::domain::commission::SalesPeriod;
use vendra::domain::time::DAY_MS;
use vendra::port::*;
use vendra::{
    CartId, CounterKey, CounterMove, CouponId, CustomerId, GiftCardId, LocationId, MarketplaceId, OfferId, OrderId,
};
use vendra::{PromotionId, RefundId, Timestamp, VendorId, VendorOrderId};

fn moving(tenant: MarketplaceId, counters: Vec<CounterMove>) -> Commit {
    Commit { counters, ..commit(tenant) }
}

/// A move is judged by what it leaves, at its bounds and one past them, on both sides.
pub fn a_move_is_judged_by_what_it_leaves(subject: &Subject) {
    let (store, tenant, key) = (subject.store(), tenant(), counter());
    let step = |delta, min, max| store.commit(moving(tenant, vec![CounterMove { key, delta, min, max }]));
    let bound = |value, delta| StoreError::Bound { key, value, delta };

    assert_eq!(refused(step(-1, Some(0), None)), bound(0, -1));
    assert_eq!(refused(step(0, Some(1), None)), bound(0, 0), "a move of nothing is judged as well");
    ok(step(10, Some(0), Some(10)));
    assert_eq!(refused(step(1, Some(0), Some(10))), bound(10, 1));
    assert_eq!(refused(step(-11, Some(0), Some(10))), bound(10, -11));
    ok(step(-10, Some(0), Some(10)));
    ok(step(-3, Some(-3), None));
    // The bounds are the move's, not the counter's: what others may leave is no matter.
    assert_eq!(refused(step(1, Some(0), None)), bound(-3, 1));
    ok(step(-1_000_000, None, None));
    assert_eq!(counted(store, tenant, key), -1_000_003);
}

/// Several moves of one counter are judged one after the other, and what they leave in between counts.
pub fn several_moves_of_one_counter_follow_each_other(subject: &Subject) {
    let (store, tenant, key, other) = (subject.store(), tenant(), counter(), counter());
    let take = |delta| CounterMove::not_below_zero(key, delta);
    ok(store.commit(moving(tenant, vec![take(5), CounterMove::free(other, 1), take(-3), take(-2), take(4)])));
    assert_eq!((counted(store, tenant, key), counted(store, tenant, other)), (4, 1));
    let short = refused(store.commit(moving(tenant, vec![take(1), take(-6), take(9)])));
    assert_eq!(short, StoreError::Bound { key, value: 5, delta: -6 });
    assert_eq!(counted(store, tenant, key), 4);
    let over = CounterMove { key, delta: 3, min: None, max: Some(6) };
    let over = refused(store.commit(moving(tenant, vec![over, take(-3)])));
    assert_eq!(over, StoreError::Bound { key, value: 4, delta: 3 });
}

/// No counter wraps, from either end, alone or in between.
pub fn no_counter_wraps(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    for (end, more) in [(i64::MAX, 1), (i64::MIN, -1)] {
        let key = counter();
        let free = |delta| CounterMove::free(key, delta);
        ok(store.commit(moving(tenant, vec![free(end)])));
        assert_eq!(counted(store, tenant, key), end);
        assert_eq!(
            refused(store.commit(moving(tenant, vec![free(more)]))),
            StoreError::Bound { key, value: end, delta: more }
        );
        assert_eq!(
            refused(store.commit(moving(tenant, vec![free(end)]))),
            StoreError::Bound { key, value: end, delta: end }
        );
        let there_and_back = vec![free(more), free(-more)];
        assert!(matches!(refused(store.commit(moving(tenant, there_and_back))), StoreError::Bound { .. }));
        assert_eq!(counted(store, tenant, key), end);
        ok(store.commit(moving(tenant, vec![free(-more), free(more)])));
        assert_eq!(counted(store, tenant, key), end);
    }
}

/// The time from one moment to another, in days since 1970.
fn days(from: i64, until: i64) -> SalesPeriod {
    let day = |day: i64| Timestamp::from_unix_ms(day * DAY_MS).expect("a moment");
    SalesPeriod { from: day(from), until: day(until) }
}

/// Counters of every kind are apart, though their ids are the same.
pub fn counters_of_every_kind_are_apart(subject: &Subject) {
    let (store, tenant, id) = (subject.store(), tenant(), uuid());
    let (promotion, customer) = (PromotionId::from_uuid(id), CustomerId::from_uuid(id));
    let (cart, vendor) = (CartId::from_uuid(id), VendorId::from_uuid(id));
    let (offer, location) = (OfferId::from_uuid(id), LocationId::from_uuid(id));
    let (gift_card, order) = (GiftCardId::from_uuid(id), OrderId::from_uuid(id));
    let keys = vec![
        CounterKey::Stock { offer, location },
        CounterKey::Stock { offer, location: LocationId::from_uuid(uuid()) },
        CounterKey::OnHand { offer, location },
        CounterKey::PromotionUses { promotion },
        CounterKey::PromotionUsesBy { promotion, customer },
        CounterKey::CouponCodes { code: "SPRING".parse().expect("a code") },
        CounterKey::CouponUses { coupon: CouponId::from_uuid(id) },
        CounterKey::LiveOrders { cart },
        CounterKey::OrdersOf { cart, generation: 1 },
        CounterKey::OrdersOf { cart, generation: 11 },
        CounterKey::GiftCard { gift_card },
        CounterKey::GiftCardTaken { gift_card, order },
        CounterKey::StoreCredit { customer, currency: euro() },
        CounterKey::StoreCredit { customer, currency: dollar() },
        CounterKey::StoreCreditTaken { customer, currency: euro(), order },
        CounterKey::CreditOf { refund: RefundId::from_uuid(id) },
        CounterKey::Transferred { vendor_order: VendorOrderId::from_uuid(id) },
        CounterKey::VendorAvailable { vendor, currency: euro() },
        CounterKey::VendorAvailable { vendor, currency: dollar() },
        CounterKey::VendorSales { vendor, currency: euro(), period: days(0, 31) },
        CounterKey::VendorSales { vendor, currency: euro(), period: days(0, 90) },
        CounterKey::VendorSales { vendor, currency: dollar(), period: days(0, 31) },
    ];
    let moves = keys.iter().zip(1..).map(|(key, delta)| CounterMove::free(*key, delta)).collect();
    ok(store.commit(moving(tenant, moves)));
    let expected: Vec<i64> = (1..).take(keys.len()).collect();
    assert_eq!(ok(store.load(tenant, Load { counters: keys, ..Load::default() })).counters, expected);
}

/// Who takes from a counter at once: how many got something.
fn taken(subject: &Subject, tenant: MarketplaceId, takers: usize, step: CounterMove) -> usize {
    let openings = subject.openings();
    let answers = at_once(takers, |place| {
        match pollster::block_on(openings[place % openings.len()].commit(moving(tenant, vec![step]))) {
            Ok(_) => true,
            Err(StoreError::Bound { key, delta, .. }) if (key, delta) == (step.key, step.delta) => false,
            Err(other) => panic!("{other:?}"),
        }
    });
    answers.into_iter().filter(|taken| *taken).count()
}

/// Sixty-four want the last unit at once: one gets it.
pub fn the_last_unit_is_taken_once(subject: &Subject) {
    let (store, tenant, key) = (subject.store(), tenant(), counter());
    ok(store.commit(moving(tenant, vec![CounterMove::free(key, 1)])));
    assert_eq!(taken(subject, tenant, 64, CounterMove::not_below_zero(key, -1)), 1);
    assert_eq!(counted(store, tenant, key), 0);
}

/// Sixty-four want one of ten at once, or three each of ten: as many get it as there is.
pub fn exactly_as_many_get_it_as_there_is(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    for (delta, got, left) in [(-1, 10, 0), (-3, 3, 1)] {
        let key = counter();
        ok(store.commit(moving(tenant, vec![CounterMove::free(key, 10)])));
        assert_eq!(taken(subject, tenant, 64, CounterMove::not_below_zero(key, delta)), got);
        assert_eq!(counted(store, tenant, key), left);
    }
    let key = counter();
    let upwards = CounterMove { key, delta: 1, min: None, max: Some(7) };
    assert_eq!(taken(subject, tenant, 64, upwards), 7, "a coupon of seven uses");
    assert_eq!(counted(store, tenant, key), 7);
}
