//! Several workers at once, workers that were stopped, and what goes wrong.

use crate::books::{clearing, order};
use crate::worker::{DAY, HOUR, slow, tick, worker};
use crate::world::World;
use pollster::block_on;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};
use vendra::domain::order::Order;
use vendra::memory::MemoryStore;
use vendra::port::*;
use vendra::system::SystemIds;
use vendra::worker::{Worker, WorkerConfig};
use vendra::*;

fn overdue(world: &World) -> OrderId {
    let cart = world.cart(&[1, 0]);
    block_on(world.buyer().check_out(cart, world.by("card", Some("decline")))).expect("an order").id
}

#[test]
fn of_two_workers_one_works() {
    let world = World::new("on_placement");
    let (mut one, mut other) = (worker(&world), worker(&world));
    overdue(&world);
    world.clock.turn(HOUR);
    assert_eq!((tick(&mut one).done, tick(&mut other).done), (1, 0));
    for _ in 0..3 {
        overdue(&world);
        world.clock.turn(HOUR);
        // Its lease is long over, and nobody else took it: it goes on.
        assert_eq!(tick(&mut one).done, 1);
    }
    overdue(&world);
    world.clock.turn(HOUR);
    // The other came first this time.
    assert_eq!((tick(&mut other).done, tick(&mut one).done), (1, 0));
    overdue(&world);
    world.clock.turn(901_000);
    block_on(other.let_go());
    assert_eq!((tick(&mut one).done, tick(&mut other).done), (1, 0));
}

/// Ids of the system's, and once, where somebody is about to commit, the worker's lease goes to another.
#[derive(Debug)]
struct Thief {
    ids: SystemIds,
    store: Arc<dyn Store>,
    armed: AtomicBool,
    tenant: MarketplaceId,
}

impl Ids for Thief {
    fn fresh(&self, at: Timestamp) -> uuid::Uuid {
        if self.armed.swap(false, Ordering::SeqCst) {
            let (later, until) = (at.plus_ms(2 * HOUR).expect("a moment"), at.plus_ms(4 * HOUR).expect("a moment"));
            let taken = self.store.lease(&format!("worker/{}", self.tenant), "another", later, until);
            assert!(block_on(taken).expect("a lease").is_ok());
        }
        self.ids.fresh(at)
    }
}

#[test]
fn a_worker_whose_lease_has_gone_changes_nothing() {
    let world = World::new("on_placement");
    let (first, second) = (overdue(&world), overdue(&world));
    let (ids, armed) = (SystemIds::default(), AtomicBool::new(false));
    let thief = Arc::new(Thief { ids, store: Arc::clone(&world.store), armed, tenant: world.tenant });
    let engine = world.builder().ids(Arc::clone(&thief) as _).build();
    let mut stale = Worker::new(engine, [world.tenant], WorkerConfig::default());
    assert_eq!(tick(&mut stale).done, 0);
    world.clock.turn(HOUR);
    thief.armed.store(true, Ordering::SeqCst);
    assert_eq!(tick(&mut stale).done, 0);
    assert!(!thief.armed.load(Ordering::SeqCst));
    for id in [first, second] {
        assert!(matches!(order(&world, id), Order::AwaitingPayment(_)));
    }
    // Once the other's lease is over it is one of those who may have it.
    world.clock.turn(4 * HOUR);
    assert_eq!(tick(&mut stale).done, 2);
}

#[test]
fn a_worker_that_wakes_with_a_gateways_answer_changes_nothing() {
    let (world, gateway) = slow("at_shipment");
    world.set(|settings| settings.methods[0].capture_within_ms = Some(2 * DAY));
    block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", None))).expect("an order");
    world.clock.turn(DAY);
    let config = WorkerConfig { item_ms: None, ..WorkerConfig::default() };
    let mut asleep = Worker::new(world.engine.clone(), [world.tenant], config);
    let mut other = worker(&world);
    gateway.set(true, false);
    {
        let mut call = std::pin::pin!(asleep.tick());
        let mut context = Context::from_waker(Waker::noop());
        assert!(call.as_mut().poll(&mut context).is_pending());
        // Meanwhile its marketplace went to another, who cannot reach the gateway yet.
        gateway.set(false, true);
        world.clock.turn(HOUR);
        let codes: Vec<_> = block_on(other.tick()).troubles.iter().map(|trouble| trouble.code).collect();
        assert_eq!(codes, ["gateway.unavailable"]);
        gateway.set(false, false);
        let Poll::Ready(woken) = call.as_mut().poll(&mut context) else { panic!("it hears the answer") };
        assert_eq!((woken.done, woken.troubles.len(), clearing(&world)), (0, 0, 0));
    }
    world.clock.turn(60_000);
    assert_eq!((tick(&mut other).done, clearing(&world), world.gateway.operations()), (1, 5_000, 2));
    assert_eq!(block_on(asleep.tick()).done, 0);
}

/// Writes a record that nobody can read, and that is due.
fn poison(world: &World, kind: RecordKind, id: &str) {
    let key = RecordKey::new(kind, id);
    let fields = vec![(Field::Due, format!("{:016}", 1))];
    let record = Record { key, version: 1, body: "{}".into(), fields };
    let event = NewEvent {
        kind,
        key: id.to_owned(),
        sequence: 1,
        name: "poison".to_owned(),
        data: "{}".into(),
        order: None,
        vendor: None,
    };
    let commit = Commit {
        id: CommitId::from_uuid(SystemIds::default().fresh(world.clock.now())),
        tenant: world.tenant,
        at: world.clock.now(),
        actor: "system".to_owned(),
        correlation: String::new(),
        writes: vec![Write::Put { expected: 0, record }],
        counters: Vec::new(),
        journals: Vec::new(),
        events: vec![event],
        claim: None,
        fence: None,
        also: Vec::new(),
    };
    block_on(world.store.commit(commit)).expect("it is written");
}

#[test]
fn one_that_goes_wrong_does_not_stop_the_rest() {
    let world = World::new("on_placement");
    for (kind, id) in [
        (RecordKind::Payment, "pay_01h455vb4pex5vsknk084sn0zz"),
        (RecordKind::Order, "ord_01h455vb4pex5vsknk084sn0zz"),
        (RecordKind::Claim, "clm_01h455vb4pex5vsknk084sn0zz"),
        (RecordKind::Return, "no id"),
    ] {
        poison(&world, kind, id);
    }
    let made = overdue(&world);
    world.clock.turn(HOUR);
    let mut worker = worker(&world);
    let ticked = block_on(worker.tick());
    let subjects: Vec<_> = ticked.troubles.iter().map(|trouble| trouble.subject.get(..3)).collect();
    assert_eq!((ticked.done, subjects), (1, vec![Some("pay"), Some("ord"), Some("no "), Some("clm")]));
    assert!(ticked.troubles.iter().all(|trouble| ["encoding.malformed", "id.malformed"].contains(&trouble.code)));
    assert!(matches!(order(&world, made), Order::Released(_)));
    // Again after a second, and then after two.
    let mut tried = Vec::new();
    for _ in 0..5 {
        tried.push(block_on(worker.tick()).troubles.len());
        world.clock.turn(1_000);
    }
    assert_eq!(tried, [0, 4, 0, 4, 0]);
}

/// A clock on which whoever sleeps wakes when it wanted to.
#[derive(Debug)]
pub(crate) struct Sleeper(pub(crate) Arc<crate::world::TurnedClock>);

impl Clock for Sleeper {
    fn now(&self) -> Timestamp {
        self.0.now()
    }

    fn sleep_until(&self, at: Timestamp) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        self.0.turn(at.unix_ms().saturating_sub(self.0.now().unix_ms()).max(0));
        Box::pin(std::future::ready(()))
    }
}

#[test]
fn a_gateway_that_hangs_does_not_stop_the_rest() {
    let (world, gateway) = slow("on_placement");
    gateway.set(true, false);
    let hung = {
        let (cart, buyer) = (world.cart(&[1, 0]), world.buyer());
        let mut call = std::pin::pin!(buyer.check_out(cart, world.by("card", None)));
        assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        cart
    };
    gateway.set(false, false);
    let made = overdue(&world);
    gateway.set(true, false);
    world.clock.turn(HOUR);
    let engine = world
        .builder()
        .clock(Arc::new(Sleeper(Arc::clone(&world.clock))))
        .gateway("acme".parse().expect("a name"), Arc::clone(&gateway) as _)
        .build();
    let mut worker = Worker::new(engine, [world.tenant], WorkerConfig::default());
    let ticked = block_on(worker.tick());
    let codes: Vec<_> = ticked.troubles.iter().map(|trouble| trouble.code).collect();
    // Its order was let go as well; and what was held for it goes back once the gateway says that it was.
    assert_eq!((codes, ticked.done), (vec!["gateway.unavailable"], 2));
    assert!(matches!(order(&world, made), Order::Released(_)));
    gateway.set(false, false);
    world.clock.turn(HOUR);
    assert_eq!(tick(&mut worker).done, 1);
    let of = reading::By::Buyer(authority::Buyer::Customer { customer: world.customer });
    let seen = block_on(world.owner().orders().list(of, reading::Paging::default())).expect("orders");
    let revived = seen.items.iter().filter(|seen| seen.state.state == "placed").count();
    assert_eq!((revived, clearing(&world)), (1, 5_000), "{hung}");
}

#[test]
fn a_tick_does_so_much_and_no_more() {
    let world = World::new("on_placement");
    for _ in 0..5 {
        overdue(&world);
    }
    world.clock.turn(HOUR);
    let config = WorkerConfig { items: 2, ..WorkerConfig::default() };
    let mut worker = Worker::new(world.engine.clone(), [world.tenant], config);
    let ticks: Vec<_> = (0..4).map(|_| tick(&mut worker)).map(|ticked| (ticked.done, ticked.more)).collect();
    // Two by their orders, and two by what is reserved for them.
    assert_eq!(ticks, [(4, true), (1, false), (0, false), (0, false)]);
}

#[test]
fn what_cannot_be_done_does_not_keep_a_tick_from_what_comes_after_it() {
    let world = World::new("on_placement");
    for number in 0..5 {
        poison(&world, RecordKind::Order, &format!("ord_01h455vb4pex5vsknk084sn0z{number}"));
    }
    let made = overdue(&world);
    world.clock.turn(HOUR);
    let config = WorkerConfig { items: 2, ..WorkerConfig::default() };
    let mut worker = Worker::new(world.engine.clone(), [world.tenant], config);
    for _ in 0..3 {
        block_on(worker.tick());
    }
    assert!(matches!(order(&world, made), Order::Released(_)));
}

/// Says that it is enough when it is looked at for the last time.
fn after(looks: usize) -> impl Future<Output = ()> {
    let mut left = looks;
    std::future::poll_fn(move |_| {
        left = left.saturating_sub(1);
        if left == 0 { Poll::Ready(()) } else { Poll::Pending }
    })
}

#[test]
fn a_worker_runs_until_it_is_told_to_stop() {
    let world = World::new("on_placement");
    let made = overdue(&world);
    let engine = world.builder().clock(Arc::new(Sleeper(Arc::clone(&world.clock)))).build();
    let config = WorkerConfig { every_ms: 60_000, ..WorkerConfig::default() };
    let mut runs = Worker::new(engine, [world.tenant], config);
    // Every look is a minute later, and the hold is a quarter of an hour.
    block_on(runs.run_until(after(60)));
    assert!(matches!(order(&world, made), Order::Released(_)));
    // It let go of what it had.
    overdue(&world);
    world.clock.turn(901_000);
    assert_eq!(tick(&mut worker(&world)).done, 1);
    // Told so before it begins, it does nothing.
    let left = overdue(&world);
    world.clock.turn(HOUR);
    block_on(runs.run_until(after(1)));
    assert!(matches!(order(&world, left), Order::AwaitingPayment(_)));
}

#[test]
fn a_worker_can_be_given_to_any_runtime() {
    fn sent<T: Send>(value: T) -> T {
        value
    }
    let world = World::new("on_placement");
    let mut worker = worker(&world);
    block_on(sent(worker.run_until(after(2))));
    drop(sent(worker));
}

/// Two marketplaces, and a worker for both: what is wrong with one is not the other's.
#[test]
fn marketplaces_are_worked_on_one_after_the_other() {
    let store: Arc<dyn Store> = Arc::new(MemoryStore::default());
    let world = World::on(Arc::clone(&store), "on_placement");
    let other: MarketplaceId = "mkt_01h455vb4pex5vsknk084sn002".parse().expect("an id");
    let made = overdue(&world);
    world.clock.turn(HOUR);
    let taken = store.lease(
        &format!("worker/{other}"),
        "another",
        world.clock.now(),
        world.clock.now().plus_ms(HOUR).expect("a moment"),
    );
    assert!(block_on(taken).expect("a lease").is_ok());
    let mut worker = Worker::new(world.engine.clone(), [other, world.tenant], WorkerConfig::default());
    assert_eq!(tick(&mut worker).done, 1);
    assert!(matches!(order(&world, made), Order::Released(_)));
}
