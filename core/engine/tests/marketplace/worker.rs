//! What a worker does without being asked, duty by duty.

use crate::books::{arrived, balance, clearing, order, parts, stock};
use crate::world::{World, settings};
use pollster::block_on;
use serde_json::json;
use std::sync::Arc;
use vendra::domain::claim::{Fault, Resolution};
use vendra::domain::ledger::Account;
use vendra::domain::order::Order;
use vendra::domain::payment::Payment;
use vendra::domain::payout::Payout;
use vendra::domain::returns::Reason;
use vendra::domain::settlement::Settlement;
use vendra::domain::vendor_order::{LineUnits, VendorOrder};
use vendra::memory::{MemoryGateway, Trial};
use vendra::port::{self, Answer, GatewayAnswer, GatewayDown, PaymentGateway, RecordKind};
use vendra::reading::{By, Paging};
use vendra::worker::{Ticked, Worker, WorkerConfig};
use vendra::*;

pub(crate) const HOUR: i64 = 3_600_000;
pub(crate) const DAY: i64 = 24 * HOUR;

pub(crate) fn worker(world: &World) -> Worker {
    Worker::new(world.engine.clone(), [world.tenant], WorkerConfig::default())
}

/// Ticks once, without trouble.
pub(crate) fn tick(worker: &mut Worker) -> Ticked {
    let ticked = block_on(worker.tick());
    assert_eq!(ticked.troubles, []);
    ticked
}

fn healthy(world: &World) -> bool {
    block_on(world.owner().doctor()).expect("a look").findings.is_empty()
}

/// A world with other settings.
fn with_settings(capture: &str, change: impl Fn(&mut serde_json::Value)) -> World {
    let world = World::new(capture);
    let usual = settings("pln_01h455vb4pex5vsknk084sn001".parse().expect("an id"), capture);
    let mut usual = serde_json::to_value(usual).expect("settings");
    change(&mut usual);
    let settings = serde_json::from_value(usual).expect("settings");
    block_on(world.owner().marketplace().configure(world.tenant, settings)).expect("it is configured");
    world
}

fn bought(world: &World, token: &str) -> OrderId {
    let cart = world.cart(&[1, 0]);
    block_on(world.buyer().check_out(cart, world.by("card", Some(token)))).expect("an order").id
}

fn payment_of(world: &World, order: OrderId) -> Payment {
    let found = block_on(world.owner().payments().list(By::Order(order), Paging::default())).expect("payments");
    found.items.into_iter().next().expect("a payment").state
}

#[test]
fn an_order_that_nobody_paid_is_let_go_with_its_stock() {
    let world = World::new("on_placement");
    let made = bought(&world, "decline");
    let mut worker = worker(&world);
    assert_eq!((tick(&mut worker), stock(&world, 0)), (Ticked::default(), 9));
    world.clock.turn(HOUR);
    assert_eq!((tick(&mut worker).done, stock(&world, 0)), (1, 10));
    assert!(matches!(order(&world, made), Order::Released(_)));
    assert_eq!(tick(&mut worker), Ticked::default());
}

#[test]
fn a_vendor_order_that_nobody_answered_lapses() {
    let world = with_settings("on_placement", |settings| settings["accept_within_ms"] = json!(HOUR));
    let cart = world.cart(&[10, 10]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order").id;
    world.clock.turn(HOUR);
    // Two lapse, and what that leaves their vendors is settled: nothing.
    assert_eq!(tick(&mut worker(&world)).done, 4);
    assert!(parts(&world, made).iter().all(|(_, part)| matches!(part, VendorOrder::Cancelled(_))));
    assert_eq!((clearing(&world), stock(&world, 0), stock(&world, 1)), (0, 10, 10));
}

#[test]
fn returns_and_exchanges_lapse_and_what_is_over_is_not_due() {
    let world = World::new("on_placement");
    let cart = world.cart(&[4, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order").id;
    let (part, line) = arrived(&world, made, 4);
    let (buyer, member) = (world.buyer(), world.member(world.offers[0].0));
    let unit = || vec![LineUnits { line, units: 1 }];
    let sent_back = || {
        let id = block_on(buyer.returns().create(part, unit(), Reason::ChangedMind)).expect("a return").id;
        block_on(member.returns().approve(id)).expect("it is agreed to");
        id
    };
    let (_, called_off) = (sent_back(), sent_back());
    block_on(buyer.returns().cancel(called_off)).expect("it is kept");
    let exchange = block_on(buyer.exchanges().create(part, unit(), "torn".into())).expect("an exchange").id;
    block_on(member.exchanges().approve(exchange)).expect("it is agreed to");
    assert_eq!(stock(&world, 0), 5);
    world.clock.turn(15 * DAY);
    assert!(!healthy(&world));
    let ticked = tick(&mut worker(&world));
    // The vendor's money is settled as well, because its time has come.
    assert_eq!((ticked.done, stock(&world, 0), healthy(&world)), (3, 6, true));
}

#[test]
fn a_claim_goes_to_the_platform_or_ends_as_its_vendor_said() {
    for answered in [false, true] {
        let world = World::new("on_placement");
        let cart = world.cart(&[1, 0]);
        let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order").id;
        let (part, line) = arrived(&world, made, 1);
        let units = vec![LineUnits { line, units: 1 }];
        let id = block_on(world.buyer().claims().create(part, units.clone(), Fault::Damaged)).expect("a claim").id;
        if answered {
            let answer = Resolution::RefundUnits { lines: units };
            block_on(world.member(world.offers[0].0).claims().answer(id, answer)).expect("an answer");
        }
        world.clock.turn(15 * DAY);
        tick(&mut worker(&world));
        let state: serde_json::Value = world.state(RecordKind::Claim, id);
        let (wanted, left) = if answered { ("resolved", 0) } else { ("escalated", 5_000) };
        assert_eq!((state["state"].as_str(), clearing(&world), healthy(&world)), (Some(wanted), left, true));
    }
}

fn card(settings: &mut serde_json::Value, terms: &serde_json::Value) {
    for (name, value) in terms.as_object().expect("terms") {
        settings["methods"][0][name] = value.clone();
    }
}

#[test]
fn what_is_authorized_is_captured_a_day_before_it_is_too_late() {
    let world = with_settings("at_shipment", |settings| card(settings, &json!({"capture_within_ms": 7 * DAY})));
    let (made, unpaid) = (bought(&world, "tok"), bought(&world, "decline"));
    let mut worker = worker(&world);
    world.clock.turn(6 * DAY - 2 * HOUR);
    tick(&mut worker);
    assert!(matches!(order(&world, unpaid), Order::Released(_)));
    assert_eq!(clearing(&world), 0);
    world.clock.turn(2 * HOUR);
    assert_eq!((tick(&mut worker).done, clearing(&world)), (1, 5_000));
    assert!(matches!(payment_of(&world, made), Payment::Captured(_)));
    assert_eq!(balance(&world, Account::BuyerClearing(made)), 0);
    world.clock.turn(3 * DAY);
    assert_eq!(tick(&mut worker), Ticked::default());
}

#[test]
fn what_was_sent_in_part_is_captured_whole_before_its_deadline() {
    let world = with_settings("at_shipment", |settings| card(settings, &json!({"capture_within_ms": 7 * DAY})));
    let cart = world.cart(&[2, 0]);
    let made = block_on(world.buyer().check_out(cart, world.by("card", None))).expect("an order").id;
    let (part, state) = parts(&world, made).remove(0);
    let units = vec![LineUnits { line: state.book().expect("a part").lines[0].id, units: 1 }];
    block_on(world.member(world.offers[0].0).vendor_orders().ship(part, units, None)).expect("a parcel");
    assert_eq!(clearing(&world), 5_000);
    world.clock.turn(6 * DAY);
    assert_eq!((tick(&mut worker(&world)).done, clearing(&world)), (1, 10_000));
}

#[test]
fn a_payment_whose_time_is_over_ends() {
    let world = with_settings("at_shipment", |settings| {
        card(settings, &json!({"capture_within_ms": 7 * DAY, "pay_within_ms": HOUR}));
        settings["hold_ms"] = json!(3 * HOUR);
    });
    let (held, waiting) = (bought(&world, "tok"), bought(&world, "action"));
    world.clock.turn(2 * HOUR);
    assert_eq!(tick(&mut worker(&world)).done, 1);
    assert!(matches!(payment_of(&world, waiting), Payment::Closed(_)));
    world.clock.turn(8 * DAY);
    tick(&mut worker(&world));
    assert!(matches!(payment_of(&world, held), Payment::Closed(_)));
    assert!(matches!(order(&world, waiting), Order::Released(_)));
}

/// A gateway that answers when it is told to, and is asked by whoever holds it.
#[derive(Debug, Default)]
pub(crate) struct Slow {
    pub(crate) inner: Arc<MemoryGateway>,
    /// It does what it is asked, and nobody hears of it.
    pub(crate) mute: std::sync::atomic::AtomicBool,
    /// It hears nothing either.
    pub(crate) deaf: std::sync::atomic::AtomicBool,
}

impl Slow {
    pub(crate) fn set(&self, mute: bool, deaf: bool) {
        self.mute.store(mute, std::sync::atomic::Ordering::SeqCst);
        self.deaf.store(deaf, std::sync::atomic::Ordering::SeqCst);
    }

    fn on<'a, T: Send + 'a>(
        &'a self,
        answer: impl FnOnce() -> Answer<'a, T, GatewayDown>,
    ) -> Answer<'a, T, GatewayDown> {
        if self.deaf.load(std::sync::atomic::Ordering::SeqCst) {
            let message = "deaf".to_owned();
            return Box::pin(std::future::ready(Err(GatewayDown { message })));
        }
        let answer = answer();
        Box::pin(async move {
            let answer = answer.await;
            let mute = || self.mute.load(std::sync::atomic::Ordering::SeqCst);
            std::future::poll_fn(|_| if mute() { std::task::Poll::Pending } else { std::task::Poll::Ready(()) }).await;
            answer
        })
    }
}

impl PaymentGateway for Slow {
    fn authorize<'a>(&'a self, call: &'a port::Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.on(|| self.inner.authorize(call))
    }

    fn capture<'a>(&'a self, call: &'a port::PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.on(|| self.inner.capture(call))
    }

    fn void<'a>(&'a self, call: &'a port::PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.on(|| self.inner.void(call))
    }

    fn refund<'a>(&'a self, call: &'a port::PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.on(|| self.inner.refund(call))
    }

    fn transfer<'a>(&'a self, call: &'a port::VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.on(|| self.inner.transfer(call))
    }

    fn reverse_transfer<'a>(&'a self, call: &'a port::VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.on(|| self.inner.reverse_transfer(call))
    }

    fn pay_out<'a>(&'a self, call: &'a port::PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.on(|| self.inner.pay_out(call))
    }

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        self.on(|| self.inner.look_up(operation))
    }
}

/// A world whose gateway is slow, and is asked by all.
pub(crate) fn slow(capture: &str) -> (World, Arc<Slow>) {
    let mut world = World::new(capture);
    let slow = Arc::new(Slow { inner: Arc::clone(&world.gateway), ..Slow::default() });
    world.engine = world.builder().gateway("acme".parse().expect("a name"), Arc::clone(&slow) as _).build();
    (world, slow)
}

/// A process dies while a gateway is asked.
fn dies_at_checkout(world: &World) {
    let (cart, buyer) = (world.cart(&[1, 0]), world.buyer());
    let mut call = std::pin::pin!(buyer.check_out(cart, world.by("card", None)));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(call.as_mut().poll(&mut context).is_pending());
}

#[test]
fn a_payment_whose_gateway_did_not_answer_is_asked_for_again() {
    let (world, gateway) = slow("on_placement");
    gateway.set(true, false);
    dies_at_checkout(&world);
    gateway.set(false, false);
    let mut worker = worker(&world);
    // Whoever asked may still be at it.
    assert_eq!((tick(&mut worker), healthy(&world)), (Ticked::default(), true));
    world.clock.turn(30_000);
    assert!(!healthy(&world));
    assert_eq!((tick(&mut worker).done, clearing(&world), healthy(&world)), (1, 5_000, true));
    assert_eq!(tick(&mut worker), Ticked::default());
}

#[test]
fn a_gateway_that_is_down_is_asked_less_and_less_often() {
    let (world, gateway) = slow("on_placement");
    gateway.set(true, false);
    dies_at_checkout(&world);
    gateway.set(false, true);
    let mut worker = worker(&world);
    world.clock.turn(30_000);
    let mut asked = 0;
    for _ in 0..60 {
        asked += block_on(worker.tick()).troubles.len();
        world.clock.turn(1_000);
    }
    // At once, then when it is due again, and then after two, four and eight seconds.
    assert_eq!(asked, 5);
    gateway.set(false, false);
    world.clock.turn(60_000);
    assert_eq!((tick(&mut worker).done, clearing(&world)), (1, 5_000));
}

#[test]
fn an_attempt_that_never_reached_its_gateway_is_given_up_after_a_day() {
    let (world, gateway) = slow("on_placement");
    gateway.set(false, true);
    // The reply that it is down is lost with the process.
    let cart = world.cart(&[1, 0]);
    assert!(block_on(world.buyer().check_out(cart, world.by("card", None))).is_err());
    gateway.set(false, false);
    let mut worker = worker(&world);
    // Its order is let go on the way, which is the last that happens to it.
    for _ in 0..4 {
        world.clock.turn(8 * HOUR);
        let ticked = block_on(worker.tick());
        assert!(ticked.troubles.iter().all(|trouble| trouble.code == "gateway.unavailable"));
    }
    assert_eq!(stock(&world, 0), 10);
    world.clock.turn(HOUR);
    assert_eq!((tick(&mut worker).done, healthy(&world), world.gateway.operations()), (1, true, 0));
}

pub(crate) fn payouts(trial: &Trial) -> Vec<Payout> {
    let found = block_on(trial.owner().payouts().list(By::Vendor(trial.books.vendor), Paging::default()));
    found.expect("payouts").items.into_iter().map(|seen| seen.state).collect()
}

pub(crate) fn trial_worker(trial: &Trial) -> Worker {
    Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default())
}

pub(crate) fn reconfigure(trial: &Trial, change: impl Fn(&mut serde_json::Value)) {
    let book = block_on(trial.owner().marketplace().get()).expect("the marketplace");
    let mut value = serde_json::to_value(book).expect("settings")["settings"].take();
    change(&mut value);
    let settings = serde_json::from_value(value).expect("settings");
    block_on(trial.owner().marketplace().configure(trial.tenant, settings)).expect("it is configured");
}

#[test]
fn vendors_are_settled_and_paid_when_the_schedule_says_so() {
    let trial = block_on(Trial::open()).expect("a marketplace");
    block_on(trial.delivered(3)).expect("it is delivered");
    let mut worker = trial_worker(&trial);
    // It is Monday after six, and what is there is settled; who began to sell since is paid next week.
    assert_eq!((tick(&mut worker).done, payouts(&trial).len()), (1, 0));
    trial.clock.turn(6 * DAY);
    assert_eq!(tick(&mut worker), Ticked::default());
    trial.clock.turn(DAY);
    assert_eq!(tick(&mut worker).done, 1);
    assert!(matches!(&payouts(&trial)[..], [Payout::Started(book)] if book.amount.minor() == 6_349));
    // Another process knows no more than the store, and money that comes meanwhile waits for its day.
    block_on(trial.delivered(2)).expect("it is delivered");
    block_on(worker.let_go());
    let mut other = trial_worker(&trial);
    assert_eq!((tick(&mut other).done, payouts(&trial).len()), (1, 1));
    trial.clock.turn(7 * DAY);
    assert_eq!((tick(&mut other).done, payouts(&trial).len()), (1, 2));
}

#[test]
fn nothing_is_paid_below_the_minimum_or_by_hand_and_that_is_no_trouble() {
    for manual in [false, true] {
        let trial = block_on(Trial::open()).expect("a marketplace");
        reconfigure(&trial, |settings| {
            if manual {
                settings["payout_schedule"]["every"] = json!({"every": "manual"});
            } else {
                settings["payout_minimum"] = json!({"EUR": 10_000});
            }
        });
        block_on(trial.delivered(3)).expect("it is delivered");
        trial.clock.turn(7 * DAY);
        let mut worker = trial_worker(&trial);
        assert_eq!((tick(&mut worker).done, payouts(&trial).len()), (1, 0));
        let available = block_on(trial.balance(Account::VendorAvailable(trial.books.vendor))).expect("a balance");
        assert_eq!(available.minor(), 6_349);
    }
}

#[test]
fn a_reserve_comes_free() {
    let trial = block_on(Trial::open()).expect("a marketplace");
    reconfigure(&trial, |settings| {
        settings["settlement"] = json!({"delay_ms": 0, "reserve_rate": "0.1", "reserve_ms": 30 * DAY});
    });
    block_on(trial.delivered(3)).expect("it is delivered");
    let mut worker = trial_worker(&trial);
    tick(&mut worker);
    let reserve = || block_on(trial.balance(Account::VendorReserve(trial.books.vendor))).expect("a balance").minor();
    assert_eq!(reserve(), 635);
    trial.clock.turn(30 * DAY);
    tick(&mut worker);
    assert_eq!(reserve(), 0);
    let found = block_on(trial.owner().settlements().list(By::Vendor(trial.books.vendor), Paging::default()));
    assert!(found.expect("settlements").items.iter().all(|seen| matches!(seen.state, Settlement::Settled(_))));
}

#[test]
fn what_leaves_a_vendor_nothing_is_settled_too() {
    let trial = block_on(Trial::open()).expect("a marketplace");
    let all = json!({"id": "pln_01h455vb4pex5vsknk084sn077", "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn077",
        "slot": "commission", "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": "1"}}]});
    let rules: domain::commission::CommissionPlan = serde_json::from_value(all).expect("a plan");
    let id = rules.id;
    let request = domain::commission_plan::Request::Create { title: "All of it".into(), rules };
    block_on(trial.owner().run(Command::CommissionPlan { id: Some(id), request })).expect("a plan");
    block_on(trial.owner().commission_plans().publish(id)).expect("it is published");
    reconfigure(&trial, |settings| settings["default_plan"] = json!(id));
    let sold = block_on(trial.delivered(1)).expect("it is delivered");
    assert_eq!(block_on(trial.balance(Account::VendorPending(trial.books.vendor))).expect("a balance").minor(), 0);
    trial.clock.turn(7 * DAY);
    assert_eq!(tick(&mut trial_worker(&trial)).done, 1);
    let settlements = trial.owner().settlements();
    let found =
        block_on(settlements.list(By::Vendor(trial.books.vendor), Paging::default())).expect("settlements").items;
    assert!(matches!(&found[0].state, Settlement::Settled(book) if book.items[0].vendor_order == sold.vendor_order));
}

#[test]
fn a_suspended_vendor_is_settled_and_not_paid() {
    let trial = block_on(Trial::open()).expect("a marketplace");
    block_on(trial.delivered(3)).expect("it is delivered");
    block_on(trial.owner().vendors().suspend(trial.books.vendor, "looked into".into())).expect("it is suspended");
    trial.clock.turn(7 * DAY);
    assert_eq!((tick(&mut trial_worker(&trial)).done, payouts(&trial).len()), (1, 0));
}

#[test]
fn a_worker_asks_as_the_system_does() {
    let world = World::new("on_placement");
    let made = bought(&world, "decline");
    world.clock.turn(HOUR);
    tick(&mut worker(&world));
    let of = port::HistoryOf::Key(made.to_string());
    let events = block_on(world.store.history(world.tenant, of, 0, 100)).expect("events");
    let actor = events.iter().find(|stored| stored.event.name == "order.released").map(|stored| stored.actor.as_str());
    assert_eq!(actor, Some("system"));
}
