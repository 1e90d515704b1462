//! Ids are not secrets: who knows one may do nothing with it.

use crate::books::{clearing, parts};
use crate::world::{World, details};
use pollster::block_on;
use serde_json::json;
use vendra::authority::{Actor, Buyer, MemberRole};
use vendra::checkout::{CheckOut, GiveBack};
use vendra::domain::cart::Owner;
use vendra::domain::promotion::{self, Usage};
use vendra::domain::quote::PromotionRule;
use vendra::domain::refund::Destination;
use vendra::domain::vendor_order::{self, Undo};
use vendra::reading::{By, Paging};
use vendra::*;

fn stranger(world: &World) -> Market {
    let buyer = Buyer::Customer { customer: "cus_01h455vb4pex5vsknk084sn009".parse().unwrap() };
    world.engine.market(world.tenant, Actor::Buyer { tenant: world.tenant, buyer })
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Error>) -> &'static str {
    answer.expect_err("it is refused").code()
}

#[test]
fn a_strangers_contact_is_not_read_through_an_order() {
    let world = World::new("on_placement");
    let secret = block_on(stranger(&world).contacts().add(details("Eve Stranger"))).expect("a contact").id;
    let cart = world.cart(&[1, 0]);
    for with in [
        CheckOut { deliver_to: Some(secret), ..world.by("card", None) },
        CheckOut { bill_to: Some(secret), ..world.by("card", None) },
    ] {
        assert_eq!(refused(block_on(world.buyer().check_out(cart, with))), "contact.unknown");
    }
    let own = block_on(world.buyer().contacts().add(details("Ada at work"))).expect("a contact").id;
    let with = CheckOut { deliver_to: Some(own), ..world.by("card", None) };
    let made = block_on(world.buyer().check_out(cart, with)).expect("an order");
    let edit = world.buyer();
    assert_eq!(refused(block_on(edit.orders().edit_contacts(made.id, Some(secret), None))), "contact.unknown");
    assert!(block_on(edit.orders().edit_contacts(made.id, Some(own), Some(own))).is_ok());
}

#[test]
fn what_is_yet_to_be_made_is_whose_the_request_says() {
    let world = World::new("on_placement");
    let other = stranger(&world);
    let request = domain::cart::Request::Create {
        owner: Owner::Customer { customer: world.customer },
        currency: "EUR".parse().unwrap(),
    };
    for id in [None, Some("crt_01h455vb4pex5vsknk084sn077".parse().unwrap())] {
        let command = Command::Cart { id, request: request.clone() };
        assert_eq!(refused(block_on(other.run(command))), "authority.forbidden");
    }
    let contact = block_on(other.contacts().add(details("Eve"))).expect("a contact").id;
    let id = Some("cus_01h455vb4pex5vsknk084sn055".parse().unwrap());
    let command = Command::Customer { id, request: domain::customer::Request::Register { contact } };
    assert_eq!(refused(block_on(other.run(command))), "authority.forbidden");
    let made = block_on(other.customers().register(contact)).expect("an account");
    assert_eq!(made.id, "cus_01h455vb4pex5vsknk084sn009".parse().unwrap());
    // An id that exists is another's thing, and not made anew.
    let (vendor, offer, location) = world.offers[0];
    let member = world.member(world.offers[1].0);
    let change = domain::offer::Request::Pause;
    assert_eq!(
        refused(block_on(member.run(Command::Offer { id: Some(offer), request: change }))),
        "authority.forbidden"
    );
    assert_eq!(refused(block_on(member.stock().receive(offer, location, 5))), "authority.forbidden");
    let nowhere = "off_01h455vb4pex5vsknk084sn099".parse().unwrap();
    assert_eq!(refused(block_on(member.stock().receive(nowhere, location, 5))), "authority.forbidden");
    assert_eq!(refused(block_on(member.vendors().close(vendor))), "authority.forbidden");
}

#[test]
fn a_promotion_is_its_vendors_or_the_platforms() {
    let world = World::new("on_placement");
    let (first, second) = (world.member(world.offers[0].0), world.member(world.offers[1].0));
    let rule = |id: &str, vendor: Option<VendorId>| -> PromotionRule {
        let funding = if vendor.is_some() { "vendor" } else { "platform" };
        let benefit = json!({"benefit": "percent", "rate": "0.1"});
        serde_json::from_value(json!({"promotion": id, "benefit": benefit, "scope": {"scope": "order"},
            "funding": {"funding": funding}, "vendor": vendor}))
        .expect("a rule")
    };
    let usage: Usage = serde_json::from_value(json!({})).expect("a usage");
    let make = |market: &Market, id: &str, vendor| {
        let request = promotion::Request::Create { rule: rule(id, vendor), usage };
        block_on(market.run(Command::Promotion { id: None, request }))
    };
    let (own, platforms) = ("prm_01h455vb4pex5vsknk084sn001", "prm_01h455vb4pex5vsknk084sn002");
    make(&first, own, Some(world.offers[0].0)).expect("a promotion");
    make(&world.owner(), platforms, None).expect("a promotion");
    assert_eq!(
        refused(make(&second, "prm_01h455vb4pex5vsknk084sn003", Some(world.offers[0].0))),
        "authority.forbidden"
    );
    for (market, id) in [(&second, own), (&first, platforms)] {
        let id: PromotionId = id.parse().unwrap();
        assert_eq!(refused(block_on(market.promotions().activate(id))), "authority.forbidden");
        assert_eq!(refused(block_on(market.promotions().add_coupon(id, "MINE".into(), None))), "authority.forbidden");
        assert_eq!(refused(block_on(market.promotions().get(id))), "authority.forbidden");
    }
    assert!(block_on(first.promotions().activate(own.parse().unwrap())).is_ok());
}

#[test]
fn what_is_a_part_of_something_larger_is_not_asked_alone() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order");
    let (part, state) = parts(&world, made.id).remove(0);
    let member = world.member(state.book().expect("a part").vendor);
    let cause = made.id.into();
    let request = vendor_order::Request::Reverse { cause, undo: Undo::Rest };
    let alone = Command::VendorOrder { id: Some(part), request };
    assert_eq!(refused(block_on(member.run(alone))), "request.malformed");
    for command in [
        json!({"on": "order", "id": made.id, "request": {"request": "reverse", "cause": made.id}}),
        json!({"on": "cart", "id": cart, "request": {"request": "close"}}),
    ] {
        let command: Command = serde_json::from_value(command).expect("a command");
        assert_eq!(refused(block_on(world.owner().run(command))), "request.malformed");
    }
    assert_eq!(clearing(&world), 5_000);
}

#[test]
fn nobody_says_who_cancels_but_who_does() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order");
    let (part, _) = parts(&world, made.id).remove(0);
    use vendor_order::{By as Who, CancelCause};
    for (by, cause) in [(Who::Vendor, CancelCause::Asked), (Who::Buyer, CancelCause::Unpaid)] {
        let answer = block_on(world.buyer().vendor_orders().cancel(part, Vec::new(), by, cause));
        assert_eq!(refused(answer), "authority.forbidden");
    }
    let answer = block_on(world.buyer().vendor_orders().cancel(part, Vec::new(), Who::Buyer, CancelCause::Asked));
    assert!(answer.is_ok());
}

#[test]
fn a_vendor_gives_back_nothing_of_another_order() {
    let world = World::new("on_placement");
    let orders: Vec<OrderId> = (0..2)
        .map(|_| block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", None))).expect("an order").id)
        .collect();
    let (part, state) = parts(&world, orders[0]).remove(0);
    let with = GiveBack { vendor_order: part, undo: Undo::Rest, reason: "x".into(), to: Destination::Payments };
    let vendor = state.book().expect("a part").vendor;
    assert_eq!(refused(block_on(world.member(vendor).give_back(orders[1], with.clone()))), "authority.not_found");
    let other = world.offers.iter().map(|(vendor, ..)| *vendor).find(|known| *known != vendor).unwrap();
    assert_eq!(refused(block_on(world.member(other).give_back(orders[0], with))), "authority.forbidden");
    assert_eq!(clearing(&world), 2 * 7_550);
}

#[test]
fn readings_stop_at_what_is_anothers() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 1]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order");
    let (other, vendor) = (stranger(&world), world.offers[0].0);
    assert_eq!(refused(block_on(other.orders().get(made.id))), "authority.forbidden");
    assert_eq!(refused(block_on(other.carts().get(cart))), "authority.forbidden");
    assert_eq!(refused(block_on(other.customers().get(world.customer))), "authority.forbidden");
    assert_eq!(refused(block_on(other.orders().list(By::All, Paging::default()))), "authority.forbidden");
    let paid = block_on(world.owner().payments().list(By::Order(made.id), Paging::default())).expect("payments");
    let payment: PaymentId = paid.items[0].id.parse().unwrap();
    assert_eq!(refused(block_on(other.payments().get(payment))), "authority.forbidden");
    let member = world.member(vendor);
    assert_eq!(refused(block_on(member.payments().get(payment))), "authority.forbidden");
    assert_eq!(refused(block_on(member.orders().get(made.id))), "authority.forbidden");
    let others = By::Vendor(world.offers[1].0);
    assert_eq!(refused(block_on(member.vendor_orders().list(others, Paging::default()))), "authority.forbidden");
    let own = block_on(member.vendor_orders().list(By::Vendor(vendor), Paging::default())).expect("vendor orders");
    assert_eq!(own.items.len(), 1);
    let text = serde_json::to_string(&own).expect("JSON");
    assert!(!text.contains("pay_") && !text.contains(&world.offers[1].0.to_string()), "{text}");
    let packer = Actor::Member {
        tenant: world.tenant,
        user: "usr_01h455vb4pex5vsknk084sn091".parse().unwrap(),
        vendor,
        role: MemberRole::Fulfilment,
    };
    let packer = world.engine.market(world.tenant, packer);
    let seen = block_on(packer.vendor_orders().list(By::Vendor(vendor), Paging::default())).expect("vendor orders");
    assert!(seen.items[0].state.lines[0].earns.is_none());
}

#[test]
fn an_answer_is_not_told_to_another_marketplaces_actor() {
    let world = World::new("on_placement");
    let cart = world.cart(&[1, 0]);
    let key = "checkout";
    block_on(world.buyer().key(key).check_out(cart, world.by("card", None))).expect("an order");
    let elsewhere: MarketplaceId = "mkt_01h455vb4pex5vsknk084sn009".parse().unwrap();
    let actor = Actor::Buyer { tenant: elsewhere, buyer: Buyer::Customer { customer: world.customer } };
    let other = world.engine.market(world.tenant, actor);
    assert_eq!(refused(block_on(other.key(key).check_out(cart, world.by("card", None)))), "authority.not_found");
}
