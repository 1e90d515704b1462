//! Promotions at a checkout: what orders use is theirs, and all that they share are counters.

use crate::books::{counter, order};
use crate::world::{World, settings};
use pollster::block_on;
use serde_json::{Value, json};
use vendra::domain::order::Order;
use vendra::domain::payment::AttemptOutcome;
use vendra::port::{Load, RecordKey, RecordKind};
use vendra::reading::{By, Paging};
use vendra::*;

const PROMOTION: &str = "prm_01h455vb4pex5vsknk084sn001";

/// Ten per cent of every cart, opened by a coupon of so many uses where one is said.
pub(crate) fn promote(world: &World, usage: &Value, coupon: Option<u32>) -> PromotionId {
    let id: PromotionId = PROMOTION.parse().unwrap();
    let command: Command = serde_json::from_value(json!({"on": "promotion", "request": {"request": "create",
        "usage": usage, "rule": {"promotion": id, "scope": {"scope": "order"},
            "funding": {"funding": "platform"}, "benefit": {"benefit": "percent", "rate": "0.1"}}}}))
    .expect("a command");
    block_on(world.owner().run(command)).expect("a promotion");
    if coupon.is_some() {
        block_on(world.owner().promotions().add_coupon(id, "spring".into(), coupon)).expect("a coupon");
    }
    block_on(world.owner().promotions().activate(id)).expect("it is active");
    let mut settings = settings("pln_01h455vb4pex5vsknk084sn001".parse().unwrap(), "on_placement");
    settings.promotion_order = vec![id];
    block_on(world.owner().marketplace().configure(world.tenant, settings)).expect("settings");
    id
}

/// A cart of one unit with the coupon.
pub(crate) fn with_coupon(world: &World) -> CartId {
    let cart = world.cart(&[1, 0]);
    block_on(world.buyer().carts().apply_coupon(cart, "SPRING".into())).expect("a coupon");
    cart
}

fn version(world: &World, promotion: PromotionId) -> u64 {
    let load = Load { records: vec![RecordKey::new(RecordKind::Promotion, promotion)], ..Load::default() };
    block_on(world.store.load(world.tenant, load)).expect("a record").records[0].as_ref().expect("a promotion").version
}

fn gross(world: &World, made: OrderId) -> i64 {
    order(world, made).book().expect("an order").gross.minor()
}

/// Sixteen checkouts at once.
fn at_once(world: &World, carts: &[CartId]) -> Vec<Result<OrderId, Error>> {
    let (_, offer, location) = world.offers[0];
    block_on(world.member(world.offers[0].0).stock().receive(offer, location, 10)).expect("stock");
    assert_eq!(carts.len(), 16);
    std::thread::scope(|scope| {
        let check_out = |cart: CartId| {
            let made = block_on(world.buyer().check_out(cart, world.by("invoice", None)));
            made.map(|made| made.id)
        };
        let threads: Vec<_> = carts.iter().map(|cart| scope.spawn(move || check_out(*cart))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    })
}

/// kf_17: the race for the last uses of a coupon ends at its counter's bound, and whoever loses it is told so.
#[test]
fn sixteen_checkouts_at_once_use_a_coupon_of_five_uses_five_times_and_write_no_record_of_it() {
    let world = World::new("on_placement");
    let promotion = promote(&world, &json!({}), Some(5));
    let (before, carts) = (version(&world, promotion), (0..16).map(|_| with_coupon(&world)).collect::<Vec<_>>());
    let outcomes = at_once(&world, &carts);
    let made: Vec<OrderId> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok().copied()).collect();
    assert_eq!(made.len(), 5, "{outcomes:?}");
    for error in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
        assert_eq!(error.code(), "promotion.used_up");
    }
    for order_id in made {
        let Order::Placed(book) = order(&world, order_id) else { panic!("it is placed") };
        assert_eq!((book.gross.minor(), book.promotions.len()), (4_500, 1));
    }
    assert_eq!(version(&world, promotion), before);
    let uses = block_on(world.owner().promotions().uses(promotion)).expect("its uses");
    assert_eq!((uses.uses, uses.coupons[0].uses, uses.coupons[0].code.as_str()), (5, 5, "SPRING"));
}

#[test]
fn of_sixteen_checkouts_at_once_five_have_what_comes_by_itself_five_times() {
    let world = World::new("on_placement");
    let promotion = promote(&world, &json!({"uses_max": 5}), None);
    let (before, carts) = (version(&world, promotion), (0..16).map(|_| world.cart(&[1, 0])).collect::<Vec<_>>());
    let mut paid: Vec<i64> =
        at_once(&world, &carts).into_iter().map(|made| gross(&world, made.expect("an order"))).collect();
    paid.sort_unstable();
    assert_eq!(paid, [vec![4_500; 5], vec![5_000; 11]].concat());
    assert_eq!(version(&world, promotion), before);
    assert_eq!(block_on(world.owner().promotions().uses(promotion)).expect("its uses").uses, 5);
}

#[test]
fn an_order_that_is_cancelled_gives_its_uses_back_and_a_buyer_does_not_see_who_has_the_others() {
    let world = World::new("on_placement");
    let promotion = promote(&world, &json!({"uses_max": 9, "uses_by_customer_max": 1}), Some(1));
    let made = block_on(world.buyer().check_out(with_coupon(&world), world.by("invoice", None))).expect("an order");
    let second = with_coupon(&world);
    let refused = block_on(world.buyer().check_out(second, world.by("invoice", None))).unwrap_err();
    assert_eq!(refused.code(), "promotion.used_up");
    block_on(world.buyer().orders().cancel(made.id, "another day".into())).expect("it is cancelled");
    assert_eq!(block_on(world.owner().promotions().uses(promotion)).expect("its uses").uses, 0);
    let again = block_on(world.buyer().check_out(second, world.by("invoice", None))).expect("an order");
    assert_eq!(gross(&world, again.id), 4_500);
    assert_eq!(block_on(world.buyer().promotions().uses(promotion)).unwrap_err().code(), "authority.forbidden");
}

#[test]
fn late_money_has_the_promotion_that_it_was_promised_though_it_is_used_up_and_over() {
    let world = World::new("on_placement");
    let promotion = promote(&world, &json!({"uses_max": 1}), Some(1));
    let made = block_on(world.buyer().check_out(with_coupon(&world), world.by("card", Some("action")))).expect("one");
    world.clock.turn(1_000_000);
    block_on(world.owner().orders().release(made.id)).expect("it is let go");
    let other = block_on(world.buyer().check_out(with_coupon(&world), world.by("invoice", None))).expect("another");
    assert_eq!(gross(&world, other.id), 4_500);
    block_on(world.owner().promotions().end(promotion)).expect("it is over");
    let paid = block_on(world.owner().payments().list(By::Order(made.id), Paging::default())).expect("payments");
    let (payment, state) = (paid.items[0].id.parse().unwrap(), &paid.items[0].state);
    let attempt = state.book().expect("a payment").attempts[0].id;
    block_on(world.owner().payments().resolve_attempt(payment, attempt, AttemptOutcome::Authorized)).expect("late");
    assert!(matches!(order(&world, made.id), Order::Placed(_)));
    assert_eq!(gross(&world, made.id), 4_500);
    // It counts beside the one that came between, and each gives back what it has.
    assert_eq!(counter(&world, CounterKey::PromotionUses { promotion }), 2);
    for id in [made.id, other.id] {
        block_on(world.buyer().orders().cancel(id, "no".into())).expect("it is cancelled");
    }
    assert_eq!(counter(&world, CounterKey::PromotionUses { promotion }), 0);
}

#[test]
fn a_code_is_refused_aloud_outside_of_its_time() {
    let world = World::new("on_placement");
    promote(&world, &json!({"from": "2033-01-01T00:00:00.000Z"}), Some(1));
    let refused = block_on(world.buyer().check_out(with_coupon(&world), world.by("invoice", None))).unwrap_err();
    assert_eq!(refused.code(), "promotion.not_now");
}
