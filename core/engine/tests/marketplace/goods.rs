//! Goods that come back: restocked, exchanged, never both returned and exchanged; and disputes that are borne by the split.

use crate::books::{arrived, balance, clearing, parts, stock};
use crate::world::World;
use pollster::block_on;
use vendra::authority::Actor;
use vendra::checkout::GiveBack;
use vendra::domain::claim::Fault;
use vendra::domain::ledger::Account;
use vendra::domain::refund::Destination;
use vendra::domain::returns::{Disposition, Inspected, Reason};
use vendra::domain::vendor_order::{Goods, LineUnits, Undo};
use vendra::reading::{By, Paging};
use vendra::*;

#[test]
fn what_can_be_sold_again_is_stock_again() {
    let world = World::new("on_placement");
    let made = block_on(world.buyer().check_out(world.cart(&[3, 0]), world.by("card", None))).expect("an order");
    let (part, line) = arrived(&world, made.id, 3);
    assert_eq!(stock(&world, 0), 7);
    let (buyer, member) = (world.buyer(), world.member(world.offers[0].0));
    let units = vec![LineUnits { line, units: 2 }];
    let id = block_on(buyer.returns().create(part, units, Reason::ChangedMind)).expect("a return").id;
    block_on(member.returns().approve(id)).expect("it is agreed to");
    block_on(member.returns().receive(id)).expect("it arrived");
    let found = vec![Inspected { line, accepted: 2, disposition: Disposition::Restock }];
    block_on(member.returns().inspect(id, found)).expect("it is looked at");
    assert_eq!((stock(&world, 0), clearing(&world)), (9, 5_000));
}

/// Three units that arrived, of which the vendor gives some back out of goodwill while `asked` of the buyer is open: what the buyer asked
/// for ends when its time is over, and the rest is given back.
fn goodwill_meanwhile(units: u32, asked: impl FnOnce(&World, VendorOrderId, LineId) -> Command) {
    let world = World::new("on_placement");
    let made = block_on(world.buyer().check_out(world.cart(&[3, 0]), world.by("card", None))).expect("an order");
    let (part, line) = arrived(&world, made.id, 3);
    let over = asked(&world, part, line);
    let undo = Undo::Units { lines: vec![LineUnits { line, units }], goods: Goods::Arrived };
    let given = GiveBack { vendor_order: part, undo, reason: "goodwill".into(), to: Destination::Payments };
    block_on(world.owner().give_back(made.id, given)).expect("it is given back");
    world.clock.turn(400 * 86_400_000);
    let worker = world.engine.market(world.tenant, Actor::System { tenant: world.tenant });
    block_on(worker.run(over)).expect("it is over");
    assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(made.id))), (0, 0), "{units}");
    assert!(block_on(world.owner().doctor()).expect("a look").findings.is_empty());
}

/// Nobody looks at what came back: two came, and one, two or three were given back besides.
#[test]
fn what_is_late_gives_back_what_is_left() {
    for units in 1..=3 {
        goodwill_meanwhile(units, |world, part, line| {
            let (buyer, member) = (world.buyer(), world.member(world.offers[0].0));
            let two = vec![LineUnits { line, units: 2 }];
            let id = block_on(buyer.returns().create(part, two, Reason::ChangedMind)).expect("a return").id;
            block_on(member.returns().approve(id)).expect("it is agreed to");
            block_on(member.returns().receive(id)).expect("it arrived");
            Command::Return { id: Some(id), request: domain::returns::Request::Lapse }
        });
    }
}

/// The buyer does not take the vendor's answer.
#[test]
fn an_answer_that_nobody_took_gives_back_what_is_left() {
    for units in 1..=3 {
        goodwill_meanwhile(units, |world, part, line| {
            let (buyer, member) = (world.buyer(), world.member(world.offers[0].0));
            let all = vec![LineUnits { line, units: 3 }];
            let id = block_on(buyer.claims().create(part, all.clone(), Fault::Damaged)).expect("a claim").id;
            let offer = domain::claim::Resolution::RefundUnits { lines: all };
            block_on(member.claims().answer(id, offer)).expect("an answer");
            Command::Claim { id: Some(id), request: domain::claim::Request::Lapse }
        });
    }
}

#[test]
fn an_exchange_holds_what_it_promises_and_nothing_is_returned_twice() {
    let world = World::new("on_placement");
    let made = block_on(world.buyer().check_out(world.cart(&[2, 0]), world.by("card", None))).expect("an order");
    let (part, line) = arrived(&world, made.id, 2);
    let (buyer, member) = (world.buyer(), world.member(world.offers[0].0));
    let ask = |units: u32| block_on(buyer.exchanges().create(part, vec![LineUnits { line, units }], "torn".into()));
    let id = ask(1).expect("an exchange").id;
    let two = vec![LineUnits { line, units: 2 }];
    assert_eq!(block_on(buyer.returns().create(part, two, Reason::Defective)).unwrap_err().code(), "return.units");
    block_on(member.exchanges().approve(id)).expect("it is agreed to");
    assert_eq!(stock(&world, 0), 7);
    block_on(member.exchanges().receive(id)).expect("it is back");
    block_on(member.exchanges().ship(id, None)).expect("it is sent");
    assert_eq!(stock(&world, 0), 7);
    let id = ask(1).expect("another").id;
    block_on(member.exchanges().approve(id)).expect("it is agreed to");
    assert_eq!(stock(&world, 0), 6);
    block_on(buyer.exchanges().cancel(id)).expect("never mind");
    assert_eq!(stock(&world, 0), 7);
    let (_, offer, location) = world.offers[0];
    block_on(member.stock().count(offer, location, 0, "flood".into())).expect("a count");
    let id = ask(1).expect("a third").id;
    assert_eq!(block_on(member.exchanges().approve(id)).unwrap_err().code(), "exchange.no_replacement");
}

#[test]
fn what_never_came_can_be_claimed() {
    let world = World::new("on_placement");
    let made = block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", None))).expect("an order");
    let (part, state) = parts(&world, made.id).remove(0);
    let line = state.book().expect("a part").lines[0].id;
    let units = vec![LineUnits { line, units: 1 }];
    block_on(world.member(world.offers[0].0).vendor_orders().ship(part, units.clone(), None)).expect("a parcel");
    let claims = world.buyer().claims();
    assert!(block_on(claims.create(part, units.clone(), Fault::Damaged)).is_err());
    let id = block_on(claims.create(part, units.clone(), Fault::NotReceived)).expect("a claim").id;
    let refund = domain::claim::Resolution::RefundUnits { lines: units };
    block_on(world.member(world.offers[0].0).claims().answer(id, refund.clone())).expect("an answer");
    block_on(claims.accept_answer(id, refund)).expect("it is taken");
    assert_eq!((clearing(&world), balance(&world, Account::BuyerClearing(made.id))), (0, 0));
}

#[test]
fn a_dispute_by_split_is_borne_by_those_who_had_the_money() {
    for disputed in [7_650, 3_000] {
        let world = crate::disputes::under("by_split", "on_placement");
        let made = block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", None))).expect("an order");
        let owner = world.owner();
        let paid = block_on(owner.payments().list(By::Order(made.id), Paging::default())).expect("payments");
        let payment: PaymentId = paid.items[0].id.parse().unwrap();
        let amount = Amount::new(disputed).unwrap();
        let id = block_on(owner.disputes().open(payment, amount, Amount::ZERO, "fraud".into())).expect("a dispute").id;
        block_on(owner.disputes().lose(id)).expect("it is lost");
        assert_eq!(balance(&world, Account::Disputed(id)), 0);
        assert_eq!(balance(&world, Account::BuyerClearing(made.id)), 0);
        assert_eq!(balance(&world, Account::ChargebackLoss), 0);
        let vendors = world.offers.iter().map(|(vendor, ..)| {
            balance(&world, Account::VendorPending(*vendor)) + balance(&world, Account::VendorAvailable(*vendor))
        });
        let left: i64 = vendors.sum();
        assert_eq!(left == 0, disputed == 7_650, "{left}");
        assert_eq!(clearing(&world), 7_650 - disputed);
        assert!(block_on(owner.doctor()).expect("a look").findings.is_empty());
    }
}
