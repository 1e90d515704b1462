//! Whoever asked never comes back: workers alone bring what is left to its end, and die on the way too.

use crate::drive::to_end;
use crate::enumerate::{ONLY, Report, faults, founded, said};
use crate::proof;
use crate::schedule::{Call, Fault};
use crate::story::Story;
use crate::world::{Founded, World, tenant};
use std::panic::{AssertUnwindSafe, catch_unwind};
use vendra::port::{RecordKey, RecordKind};
use vendra::worker::{Worker, WorkerConfig};

/// How many ticks may go by until nothing is left, an hour from one to the next.
const TICKS_MAX: usize = 12;
const HOUR_MS: i64 = 3_600_000;

fn worker(world: &World) -> Worker {
    // Ports of a simulated world answer or die: what takes its turn is not late.
    let config = WorkerConfig { item_ms: None, unheard_ms: 3 * HOUR_MS, ..WorkerConfig::default() };
    Worker::new(world.engine.clone(), [tenant()], config)
}

/// What is left to do of orders and payments.
fn left(world: &World) -> Vec<String> {
    let unpaid = |key: &RecordKey| world.state(key.clone())["state"] == "awaiting_payment";
    let waits = |key: &RecordKey| {
        let state = world.state(key.clone()).to_string();
        state.contains(r#""status":"started""#) || state.contains(r#""status":"unknown""#)
    };
    let orders = world.keys(RecordKind::Order).into_iter().filter(unpaid);
    orders.chain(world.keys(RecordKind::Payment).into_iter().filter(waits)).map(|key| key.to_string()).collect()
}

/// Makes the requests of a story's first step once, whatever comes of them, and lets workers do the rest.
fn run(story: &Story, founded: &Founded, plan: Option<(u64, Fault)>) -> (World, Vec<String>) {
    let mut world = founded.world(7);
    world.begin(plan);
    for ask in story.steps.first().map(|step| step(&world)).unwrap_or_default() {
        let engine = world.engine.clone();
        if to_end(&world.schedule, Box::pin(engine.run(&ask))).is_none() {
            world.restart();
            break;
        }
    }
    let mut works = worker(&world);
    for tick in 0.. {
        // The first look comes in time for nothing.
        if tick > 1 && left(&world).is_empty() {
            break;
        }
        if tick == TICKS_MAX {
            let left = left(&world);
            return (world, vec![format!("left after {TICKS_MAX} ticks: {left:?}")]);
        }
        if to_end(&world.schedule, Box::pin(works.tick())).is_none() {
            world.restart();
            works = worker(&world);
        }
        world.clock.turn(HOUR_MS);
    }
    let wrong = proof::breaches(&world);
    (world, wrong)
}

/// Runs a story's first step with every fault at every call of it and of the ticks that follow, or the one case that [`ONLY`] names.
#[must_use]
pub fn every_fault(story: &Story) -> Report {
    let only = std::env::var(ONLY).ok();
    let founded = founded(story);
    let (calm, wrong) = run(story, &founded, None);
    let calls: Vec<Call> = calm.schedule.calls();
    let mut report = Report::default();
    report.failures.extend(wrong.into_iter().map(|wrong| format!("{} in calm: {wrong}", story.name)));
    for place in 0..calls.len() {
        for fault in faults(&calls, place) {
            let number = u64::try_from(place).unwrap_or(u64::MAX) + 1;
            let case = format!("abandoned-{}:{number}:{fault}", story.name);
            if only.as_ref().is_some_and(|only| *only != case) {
                continue;
            }
            report.cases += 1;
            let tried = catch_unwind(AssertUnwindSafe(|| run(story, &founded, Some((number, *fault))).1));
            let wrong = tried.unwrap_or_else(|panic| vec![said(panic.as_ref())]);
            let name = calls[place].name;
            report.failures.extend(wrong.into_iter().map(|wrong| format!("{ONLY}={case} ({name}): {wrong}")));
        }
    }
    report
}
