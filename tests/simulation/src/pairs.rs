//! Several callers at once: at every port call a seed says whose turn it is.

use crate::drive::{Task, by_turns};
use crate::enumerate::{ONLY, Report, said};
use crate::proof;
use crate::schedule::Fault;
use crate::story::{card, check_out, fill, lapse_new, new_cart, part, reject_first, ship, window};
use crate::world::{Answered, Carts, Founded, PATIENCE_MS, World, buyer, member, owner, request, system, tenant};
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};
use vendra::domain::encoding::Receipt;
use vendra::port::RecordKind;
use vendra::{Engine, Envelope, Error, PaymentId, Retry};

/// How often a caller asks before it gives up.
const RETRIES_MAX: usize = 60;

/// Says what is wrong with the answers of those who were at it, in their world.
pub type Judge = fn(&World, &[Result<Receipt, Error>]) -> Option<String>;

/// One of those who are at it.
#[derive(Debug, Clone)]
pub enum Caller {
    /// Makes a request until it has an answer.
    Asks(Envelope),
    /// Carries payments on, as a worker does.
    Works(Vec<PaymentId>),
}

/// Several callers, and what must come of it.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// Its name.
    pub name: &'static str,
    /// When the marketplace captures.
    pub capture: &'static str,
    /// What happens before, one after the other.
    pub before: fn(&mut World),
    /// Who is at it at once.
    pub callers: fn(&mut World, u64) -> Vec<Caller>,
    /// What is wrong with the answers and the world, beside what must hold of every world.
    pub judge: Judge,
}

/// Every pair.
pub const PAIRS: &[Pair] = &[
    Pair { name: "last_unit", capture: "on_placement", before: one_unit, callers: two_buyers, judge: one_has_it },
    Pair { name: "same_key", capture: "on_placement", before: one_cart, callers: twice, judge: same_answer },
    Pair { name: "same_cart", capture: "on_placement", before: one_cart, callers: two_keys, judge: one_has_it },
    // kf_04: one order, one capture, one set of entries.
    Pair { name: "webhook", capture: "on_placement", before: needs_action, callers: told_twice, judge: all_good },
    Pair { name: "retry", capture: "on_placement", before: one_cart, callers: retry_and_worker, judge: all_good },
    Pair { name: "late", capture: "on_placement", before: overdue, callers: released_and_paid, judge: anything },
    Pair { name: "cancel", capture: "on_placement", before: ordered, callers: cancelled_and_sent, judge: one_has_it },
    Pair { name: "parcels", capture: "at_shipment", before: ordered, callers: two_parcels, judge: all_good },
    Pair { name: "refunds", capture: "on_placement", before: ordered, callers: two_refunds, judge: all_good },
    Pair { name: "rejected", capture: "at_shipment", before: windowed, callers: rejected_and_lapsed, judge: anything },
    Pair {
        name: "rerouted",
        capture: "on_placement",
        before: windowed,
        callers: rejected_and_cancelled,
        judge: all_back,
    },
];

async fn call(engine: Engine, world: &World, caller: Caller, patience_ms: i64) -> Result<Option<Receipt>, Error> {
    let mut last = None;
    for _ in 0..RETRIES_MAX {
        let answer = match &caller {
            Caller::Asks(envelope) => engine.run(envelope).await.map(Some),
            Caller::Works(payments) => {
                let mut all = Ok(None);
                for payment in payments {
                    all = engine.carry_on(tenant(), *payment).await.map(|()| None::<Receipt>).and(all);
                }
                all
            }
        };
        match answer {
            Err(error) if matches!(error.retry(), Retry::After { .. }) => {
                world.clock.turn(patience_ms);
                last = Some(error);
            }
            answer => return answer,
        }
    }
    panic!("{caller:?} never comes to an end: {last:?}")
}

/// Runs a pair under a seed; gives the world at the end and what is wrong with it.
///
/// Panics where a request never ends.
#[must_use]
pub fn run(pair: &Pair, founded: &Founded, seed: u64) -> (World, Vec<String>) {
    let mut world = founded.world(seed);
    world.begin(None);
    let callers = (pair.callers)(&mut world, seed);
    // Some wait for the lease to be over, and some come back while the first is still at it.
    let patience_ms = if seed.is_multiple_of(2) { PATIENCE_MS } else { 2_000 };
    world.schedule.take_turns(true);
    let tasks = callers
        .iter()
        .map(|caller| -> Task<'_, _> { Box::pin(call(world.engine.clone(), &world, caller.clone(), patience_ms)) });
    let ended = by_turns(&world.schedule, seed, tasks.collect());
    world.schedule.take_turns(false);
    let mut answers = Vec::new();
    for (caller, answer) in callers.into_iter().zip(ended) {
        let (envelope, answer) = match (caller, answer) {
            (Caller::Asks(envelope), Ok(Some(receipt))) => (envelope, Ok(receipt)),
            (Caller::Asks(envelope), Err(error)) => (envelope, Err(error)),
            (Caller::Asks(_), Ok(None)) | (Caller::Works(_), Ok(_)) => continue,
            (Caller::Works(_), Err(error)) => panic!("a worker is refused: {error}"),
        };
        world.answers.insert(envelope.key.clone().unwrap_or_default(), Answered { envelope, answer: answer.clone() });
        answers.push(answer);
    }
    world.sweep();
    let mut wrong = proof::breaches(&world);
    wrong.extend((pair.judge)(&world, &answers));
    for row in proof::summary(&world) {
        world.schedule.note(&format!("{row:?}"));
    }
    (world, wrong)
}

/// The marketplace as it stands when a pair begins.
#[must_use]
pub fn founded(pair: &Pair) -> Founded {
    let mut world = Founded::new(pair.capture, Carts::InStore).world(0);
    (pair.before)(&mut world);
    world.still()
}

/// Runs a pair under every seed from 0, or under the one that [`ONLY`] names as `pair:seed`.
#[must_use]
pub fn every_seed(pair: &Pair, seeds: u64) -> Report {
    let only = std::env::var(ONLY).ok();
    let founded = founded(pair);
    let mut report = Report::default();
    for seed in 0..seeds {
        let case = format!("{}:{seed}", pair.name);
        if only.as_ref().is_some_and(|only| *only != case) {
            continue;
        }
        report.cases += 1;
        let tried = catch_unwind(AssertUnwindSafe(|| {
            let (mut world, mut wrong) = run(pair, &founded, seed);
            wrong.extend(proof::replays(&mut world));
            wrong
        }));
        let wrong = tried.unwrap_or_else(|panic| vec![said(panic.as_ref())]);
        report.failures.extend(wrong.into_iter().map(|wrong| format!("{ONLY}={case}: {wrong}")));
    }
    report
}

fn do_all(world: &mut World, asks: Vec<Envelope>) {
    for ask in asks {
        let answer = world.perform(&ask);
        assert!(answer.is_ok(), "{:?}: {answer:?}", ask.key);
    }
}

fn filled(world: &mut World, cart: &str, units: &[u32]) {
    do_all(world, vec![new_cart(cart)]);
    let lines = fill(world, cart, units, None);
    do_all(world, lines);
}

fn one_cart(world: &mut World) {
    filled(world, "cart", &[2, 1]);
}

fn one_unit(world: &mut World) {
    let (vendor, offer, location) = world.offers[0];
    let count = json!({"request": "count", "units": 1, "reason": "counted"});
    let command = json!({"on": "stock", "offer": offer, "location": location, "request": count});
    do_all(world, vec![request(member(vendor), "count", command)]);
    filled(world, "cart-a", &[1, 1]);
    filled(world, "cart-b", &[1, 0]);
}

fn ordered(world: &mut World) {
    one_cart(world);
    let ask = check_out(world, "checkout", "cart", &[card("tok")]);
    do_all(world, vec![ask]);
}

/// An order whose vendors have yet to answer.
fn windowed(world: &mut World) {
    let ask = window(world);
    do_all(world, ask);
    ordered(world);
}

/// The payer has to do something first, and does it.
fn needs_action(world: &mut World) {
    one_cart(world);
    let ask = check_out(world, "checkout", "cart", &[card("action")]);
    do_all(world, vec![ask]);
    let (_, attempt) = attempt(world);
    world.bank().confirm(attempt.parse().expect("an attempt's id"));
}

fn overdue(world: &mut World) {
    needs_action(world);
    world.clock.turn(10_000_000);
}

/// The payment and its attempt.
fn attempt(world: &World) -> (String, String) {
    let key = world.keys(RecordKind::Payment).remove(0);
    let state = world.state(key.clone());
    (key.id, state["attempts"][0]["id"].as_str().unwrap_or_default().to_owned())
}

fn two_buyers(world: &mut World, _: u64) -> Vec<Caller> {
    let ask = |name: &str| {
        Caller::Asks(check_out(world, &format!("checkout-{name}"), &format!("cart-{name}"), &[card("tok")]))
    };
    vec![ask("a"), ask("b")]
}

fn twice(world: &mut World, _: u64) -> Vec<Caller> {
    let ask = Caller::Asks(check_out(world, "checkout", "cart", &[card("tok")]));
    vec![ask.clone(), ask]
}

fn two_keys(world: &mut World, _: u64) -> Vec<Caller> {
    let ask = |key: &str| Caller::Asks(check_out(world, key, "cart", &[card("tok")]));
    vec![ask("checkout-a"), ask("checkout-b")]
}

fn resolved(world: &World, key: &str) -> Caller {
    let (payment, attempt) = attempt(world);
    let ask = json!({"request": "resolve_attempt", "attempt": attempt, "outcome": {"outcome": "authorized"}});
    Caller::Asks(request(system(), key, json!({"on": "payment", "id": payment, "request": ask})))
}

fn works(world: &World) -> Caller {
    let payments = world.keys(RecordKind::Payment);
    Caller::Works(payments.into_iter().map(|key| key.id.parse().expect("a payment's id")).collect())
}

fn told_twice(world: &mut World, _: u64) -> Vec<Caller> {
    vec![resolved(world, "confirmation"), resolved(world, "webhook"), works(world)]
}

/// A process died somewhere in a checkout: the caller comes back, and a worker is there too.
fn retry_and_worker(world: &mut World, seed: u64) -> Vec<Caller> {
    let ask = check_out(world, "checkout", "cart", &[card("tok")]);
    let fault = if seed.is_multiple_of(2) { Fault::CrashBefore } else { Fault::CrashAfter };
    // Late enough that something is on record, early enough that something is left to do.
    world.begin(Some((30 + seed % 40, fault)));
    let engine = world.engine.clone();
    drop(crate::drive::to_end(&world.schedule, Box::pin(engine.run(&ask))));
    world.restart();
    world.begin(None);
    world.clock.turn(PATIENCE_MS);
    vec![Caller::Asks(ask), works(world)]
}

fn released_and_paid(world: &mut World, _: u64) -> Vec<Caller> {
    let release = json!({"on": "order", "id": world.made("checkout"), "request": {"request": "release"}});
    vec![Caller::Asks(request(system(), "release", release)), resolved(world, "webhook"), works(world)]
}

fn cancelled_and_sent(world: &mut World, _: u64) -> Vec<Caller> {
    let cancel = json!({"request": "cancel", "reason": "changed my mind"});
    let cancel = json!({"on": "order", "id": world.made("checkout"), "request": cancel});
    vec![Caller::Asks(request(buyer(), "cancel", cancel)), Caller::Asks(ship(world, "ship", 0, 2))]
}

/// The first vendor rejects, while the windows of both pass.
fn rejected_and_lapsed(world: &mut World, _: u64) -> Vec<Caller> {
    let asks = reject_first(world).into_iter().chain(lapse_new(world));
    asks.map(Caller::Asks).chain([works(world)]).collect()
}

fn rejected_and_cancelled(world: &mut World, _: u64) -> Vec<Caller> {
    let cancel = json!({"request": "cancel", "reason": "changed my mind"});
    let cancel = json!({"on": "order", "id": world.made("checkout"), "request": cancel});
    let asks = reject_first(world).into_iter().chain([request(buyer(), "cancel", cancel)]);
    asks.map(Caller::Asks).chain([works(world)]).collect()
}

fn two_parcels(world: &mut World, _: u64) -> Vec<Caller> {
    vec![Caller::Asks(ship(world, "unit-0", 0, 1)), Caller::Asks(ship(world, "unit-1", 0, 1)), works(world)]
}

fn two_refunds(world: &mut World, _: u64) -> Vec<Caller> {
    let (vendor_order, _) = part(world, 0);
    let order = world.made("checkout");
    let give = |key: &str, undo: Value| {
        let with = json!({"vendor_order": vendor_order, "undo": undo, "reason": "torn"});
        Caller::Asks(request(owner(), key, json!({"on": "give_back", "order": order, "with": with})))
    };
    let amount = |amount: i64| json!({"what": "amount", "amount": amount});
    vec![give("refund-a", amount(1_000)), give("refund-b", amount(2_000)), works(world)]
}

fn one_has_it(_: &World, answers: &[Result<Receipt, Error>]) -> Option<String> {
    let many = answers.iter().filter(|answer| answer.is_ok()).count();
    (many != 1).then(|| format!("{many} have it: {answers:?}"))
}

fn all_good(_: &World, answers: &[Result<Receipt, Error>]) -> Option<String> {
    answers.iter().any(Result::is_err).then(|| format!("{answers:?}"))
}

fn same_answer(world: &World, answers: &[Result<Receipt, Error>]) -> Option<String> {
    let same = answers.array_windows().all(|[one, other]| one == other);
    all_good(world, answers).or_else(|| (!same).then(|| format!("{answers:?}")))
}

/// Whoever came first, the order is cancelled and all of its units are for sale again.
fn all_back(world: &World, answers: &[Result<Receipt, Error>]) -> Option<String> {
    let counters = proof::counters(world);
    let stands = |(_, offer, location)| counters.get(&format!("stock/{offer}/{location}")).copied();
    let stock: Vec<Option<i64>> = world.offers.iter().copied().map(stands).collect();
    let left = stock.iter().any(|stands| *stands != Some(10));
    (left || answers.last().is_none_or(Result::is_err)).then(|| format!("{stock:?}: {answers:?}"))
}

fn anything(_: &World, _: &[Result<Receipt, Error>]) -> Option<String> {
    None
}
