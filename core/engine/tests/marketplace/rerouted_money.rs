//! Money of what another vendor took over: captured before or after, refunded, disputed, paid by several means, with its delivery.

use crate::books::{balance, clearing, counter, parts, stock};
use crate::rerouting::{buy, open, platform_pays, reject, reprice, send_all, windowed};
use crate::world::World;
use pollster::block_on;
use serde_json::json;
use vendra::checkout::GiveBack;
use vendra::domain::ledger::Account;
use vendra::domain::vendor_order::{LineUnits, Undo, VendorOrder};
use vendra::port::RecordKind;
use vendra::reading::{By, Paging};
use vendra::*;

fn payment(world: &World, id: OrderId) -> PaymentId {
    let paid = block_on(world.owner().payments().list(By::Order(id), Paging::default())).expect("payments");
    paid.items[0].id.parse().unwrap()
}

/// All that anybody is owed, or owes, for an order.
fn owed(world: &World) -> Vec<i64> {
    let [first, second] = [0, 1].map(|place| Account::VendorPending(world.offers[place].0));
    let tax = Account::TaxPayable("DE".parse().unwrap());
    let all = [first, second, tax, Account::Commission, Account::Promotions, Account::Shipping, Account::GiftCards];
    all.map(|account| balance(world, account)).to_vec()
}

#[test]
fn refunds_after_a_rerouting_end_in_the_frozen_amounts() {
    for capture in ["on_placement", "at_shipment"] {
        let world = windowed(capture, platform_pays);
        let id = buy(&world, &[0, 3]);
        reject(&world, open(&world, id)[0].0);
        let (part, ..) = open(&world, id)[0];
        send_all(&world, id);
        assert_eq!(balance(&world, Account::Promotions), 3 * 2_450);
        let mut left = 7_650;
        for amount in [1, 999, 2_550] {
            let undo = Undo::Amount { amount: Amount::new(amount).unwrap() };
            let with = GiveBack {
                vendor_order: part,
                undo,
                reason: "torn".into(),
                to: domain::refund::Destination::default(),
            };
            block_on(world.owner().give_back(id, with)).expect("some back");
            left -= amount;
            assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (left, 0));
        }
        let with = GiveBack {
            vendor_order: part,
            undo: Undo::Rest,
            reason: "all".into(),
            to: domain::refund::Destination::default(),
        };
        block_on(world.owner().give_back(id, with)).expect("all back");
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (0, 0));
        assert_eq!(owed(&world), [0; 7]);
    }
}

#[test]
fn what_was_captured_by_hand_is_not_captured_again() {
    let world = windowed("at_shipment", |_| {});
    let id = buy(&world, &[1, 1]);
    let paid = payment(&world, id);
    block_on(world.owner().payments().start_capture(paid, Amount::new(7_550).unwrap())).expect("all of it");
    assert_eq!(clearing(&world), 7_550);
    let first = parts(&world, id).into_iter().find(|(_, part)| part.book().unwrap().vendor == world.offers[0].0);
    reject(&world, first.unwrap().0);
    assert_eq!(balance(&world, Account::BuyerClearing(id)), 0);
    send_all(&world, id);
    assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (7_550, 0));
    assert_eq!(balance(&world, Account::VendorPending(world.offers[0].0)), 0);
}

#[test]
fn a_gift_card_and_a_card_pay_for_the_new_line_what_they_paid_for_the_old() {
    for capture in ["on_placement", "at_shipment"] {
        let world = windowed(capture, |_| {});
        let (gift_card, with) = crate::letting_go::with_card(&world, "tok");
        let id = block_on(world.buyer().check_out(world.cart(&[1, 0]), with)).expect("an order").id;
        let (asked, left) = (world.gateway.operations(), counter(&world, CounterKey::GiftCard { gift_card }));
        reject(&world, open(&world, id)[0].0);
        assert_eq!((world.gateway.operations(), counter(&world, CounterKey::GiftCard { gift_card })), (asked, left));
        send_all(&world, id);
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (3_000, 0));
        let given = balance(&world, Account::GiftCards);
        // And where nobody takes it any more, each gets back what it gave.
        let (part, ..) = parts(&world, id).pop().unwrap();
        let undo = Undo::Rest;
        let with =
            GiveBack { vendor_order: part, undo, reason: "torn".into(), to: domain::refund::Destination::default() };
        block_on(world.owner().give_back(id, with)).expect("all back");
        assert_eq!((clearing(&world), counter(&world, CounterKey::GiftCard { gift_card })), (0, 2_000));
        assert_eq!(balance(&world, Account::GiftCards) - given, 2_000);
    }
}

#[test]
fn delivery_goes_with_the_goods() {
    for (capture, seller) in [("on_placement", "vendor"), ("at_shipment", "vendor"), ("on_placement", "platform")] {
        let world = windowed(capture, |settings| {
            settings.policies = serde_json::from_value(json!({"shipping_seller": seller})).expect("policies");
            settings.shipping = serde_json::from_value(json!({"rule": "rul_01h455vb4pex5vsknk084sn007",
                "pricing": {"by": "total", "steps": [{"price": 490}]}}))
            .expect("a table");
        });
        let id = buy(&world, &[2, 0]);
        let asked = world.gateway.operations();
        reject(&world, open(&world, id)[0].0);
        let (part, vendor, _) = open(&world, id)[0];
        let state: VendorOrder = world.state(RecordKind::VendorOrder, part);
        assert_eq!((state.book().unwrap().lines.len(), world.gateway.operations()), (2, asked));
        send_all(&world, id);
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (10_490, 0));
        assert_eq!(balance(&world, Account::VendorPending(world.offers[0].0)), 0);
        let sold = if seller == "platform" { Account::Shipping } else { Account::VendorPending(vendor) };
        assert!(balance(&world, sold) >= 300, "{sold}");
        // Where nobody takes the goods, delivery is refunded with them.
        let id = buy(&world, &[0, 1]);
        reject(&world, open(&world, id)[0].0);
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (10_490, 0));
    }
}

#[test]
fn lines_that_one_vendor_takes_over_are_one_vendor_order() {
    for capture in ["on_placement", "at_shipment"] {
        let world = windowed(capture, |_| {});
        let product: ProductId = "prd_01h455vb4pex5vsknk084sn002".parse().unwrap();
        let sell = |place: usize, price: i64| {
            let (vendor, _, location) = world.offers[place];
            let terms = json!({"category": "books", "tax_class": "standard", "weight": 100, "quantity_max": 10,
                "prices_are": "tax_inclusive", "prices": {"EUR": price}});
            let terms = serde_json::from_value(terms).expect("terms");
            let member = world.member(vendor);
            let offer = block_on(member.offers().create(vendor, product, terms)).expect("an offer").id;
            block_on(member.offers().publish(offer)).expect("it is published");
            block_on(member.stock().receive(offer, location, 10)).expect("stock");
            offer
        };
        let (offer, other) = (sell(0, 1_000), sell(1, 999));
        let cart = world.cart(&[1, 0]);
        block_on(world.buyer().carts().add_line(cart, offer, 3, None)).expect("another line");
        let id = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order").id;
        reject(&world, open(&world, id)[0].0);
        assert_eq!(
            open(&world, id).iter().map(|(_, vendor, units)| (*vendor, *units)).collect::<Vec<_>>(),
            [(world.offers[1].0, 4)]
        );
        let there = CounterKey::Stock { offer: other, location: world.offers[1].2 };
        assert_eq!((counter(&world, there), stock(&world, 1)), (7, 9));
        send_all(&world, id);
        assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(id))), (8_000, 0));
        assert_eq!(owed(&world)[0], 0);
        let view = block_on(world.owner().vendor_orders().get(parts(&world, id).pop().unwrap().0)).expect("a part");
        assert_eq!(view.totals.map(|totals| totals.gross.minor()), Some(8_000));
    }
}

#[test]
fn a_vendor_answers_apart_for_what_it_takes_over_and_pays_once_for_an_order() {
    let world = windowed("on_placement", |_| {});
    let id: PlanId = "pln_01h455vb4pex5vsknk084sn002".parse().unwrap();
    let rules = json!({"id": id, "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn009", "slot": "commission",
        "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": "0"}, "fixed": {"per_order": 100}}]});
    let request = json!({"request": "create", "title": "A fee an order", "rules": rules});
    let command = json!({"on": "commission_plan", "id": id, "request": request});
    block_on(world.owner().run(serde_json::from_value(command).expect("a command"))).expect("a plan");
    block_on(world.owner().commission_plans().publish(id)).expect("it is published");
    block_on(world.owner().vendors().assign_plan(world.offers[1].0, Some(id))).expect("its plan");
    let made = buy(&world, &[1, 1]);
    let all = open(&world, made);
    let (first, second) = (world.offers[0].0, world.offers[1].0);
    let own = all.iter().find(|(_, vendor, _)| *vendor == second).unwrap().0;
    block_on(world.member(second).vendor_orders().accept(own)).expect("its own part");
    reject(&world, all.iter().find(|(_, vendor, _)| *vendor == first).unwrap().0);
    assert_eq!(balance(&world, Account::Commission), 100);
    let (new, vendor, _) = open(&world, made)[0];
    assert_eq!(vendor, second);
    // It will not have that one, and keeps its own.
    reject(&world, new);
    assert!(matches!(world.state(RecordKind::VendorOrder, own), VendorOrder::Accepted(_)));
    assert_eq!((clearing(&world), balance(&world, Account::Commission), stock(&world, 1)), (2_550, 100, 9));

    // Without a part of its own it pays.
    let made = buy(&world, &[1, 0]);
    reject(&world, open(&world, made)[0].0);
    assert_eq!(balance(&world, Account::Commission), 200);
}

#[test]
fn a_dispute_is_borne_by_whoever_took_over() {
    let world = windowed("on_placement", |settings| {
        settings.disputes = serde_json::from_value(json!("vendor")).expect("a policy");
    });
    reprice(&world, 1, 5_000);
    let id = buy(&world, &[1, 0]);
    reject(&world, open(&world, id)[0].0);
    send_all(&world, id);
    let (owner, amount) = (world.owner(), Amount::new(1_000).unwrap());
    let disputes = owner.disputes();
    let opened = block_on(disputes.open(payment(&world, id), amount, Amount::ZERO, "fraud".into()));
    let dispute = opened.expect("a dispute").id;
    block_on(disputes.lose(dispute)).expect("it is lost");
    assert_eq!(balance(&world, Account::VendorAvailable(world.offers[0].0)), 0);
    assert_eq!(balance(&world, Account::VendorAvailable(world.offers[1].0)), -1_000);
}

#[test]
fn the_same_key_rejects_once() {
    let world = windowed("on_placement", |_| {});
    let id = buy(&world, &[1, 0]);
    let (part, vendor, _) = open(&world, id)[0];
    let member = world.member(vendor).key("reject-1");
    let answers = [(); 2].map(|()| block_on(member.vendor_orders().reject(part, "gone".into())).expect("an answer"));
    assert_eq!(answers[0], answers[1]);
    assert_eq!(open(&world, id).len(), 1);
    let units = |id| {
        let state: VendorOrder = world.state(RecordKind::VendorOrder, id);
        state
            .book()
            .unwrap()
            .lines
            .iter()
            .map(|line| LineUnits { line: line.id, units: line.quantity })
            .collect::<Vec<_>>()
    };
    assert_eq!((units(part).len(), units(open(&world, id)[0].0).len()), (1, 1));
}
