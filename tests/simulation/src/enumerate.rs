//! Every story with every fault at every call.

use crate::proof;
use crate::schedule::{Call, Fault, Port};
use crate::story::{Step, Story};
use crate::world::{Founded, World};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The variable that names one case to be run alone: `story:call:fault`.
pub const ONLY: &str = "VENDRA_SIMULATION";

/// What an enumeration came to.
#[derive(Debug, Default)]
pub struct Report {
    /// How many cases were run.
    pub cases: usize,
    /// What did not end whole, each with the case's name.
    pub failures: Vec<String>,
}

/// How often a step may ask for more before it has come to its end.
const ROUNDS_MAX: usize = 8;

/// Makes a step's requests until it has none that was not made.
fn play(world: &mut World, step: Step) {
    let mut made = 0;
    for _ in 0..ROUNDS_MAX {
        let asks = step(world);
        let new: Vec<_> =
            asks.into_iter().filter(|ask| !world.answers.contains_key(ask.key.as_deref().unwrap_or(""))).collect();
        if new.is_empty() {
            break;
        }
        for ask in new {
            made += 1;
            let answer = world.perform(&ask);
            assert!(answer.is_ok(), "{:?} is refused: {answer:?}", ask.key);
        }
    }
    assert!(made > 0, "a step that asks nothing");
}

/// The marketplace as it stands when a story begins.
#[must_use]
pub fn founded(story: &Story) -> Founded {
    let mut world = Founded::new(story.capture, story.carts).world(0);
    story.before.iter().for_each(|step| play(&mut world, *step));
    world.still()
}

/// Runs a story once; gives the world as it is at the end, where everything was asked again under its key.
///
/// Panics where a request is refused or never ends.
#[must_use]
pub fn run(story: &Story, founded: &Founded, plan: impl IntoIterator<Item = (u64, Fault)>) -> World {
    let mut world = founded.world(7);
    world.begin(plan);
    story.steps.iter().for_each(|step| play(&mut world, *step));
    world
}

/// What is wrong with a world at the end of a run, beside one that nothing happened to.
#[must_use]
pub fn judge(story: &Story, world: &mut World, calm: &[(String, i64)]) -> Vec<String> {
    let mut wrong = proof::breaches(world);
    wrong.extend(proof::replays(world));
    for ((_, offer, location), wanted) in world.offers.iter().zip(story.stock) {
        let name = format!("stock/{offer}/{location}");
        let stands = proof::counters(world).get(&name).copied().unwrap_or(0);
        if stands != wanted {
            wrong.push(format!("{name} is at {stands}, not {wanted}"));
        }
    }
    let ended = proof::summary(world);
    let differs = |one: &[(String, i64)], other: &[(String, i64)]| -> Vec<String> {
        one.iter().filter(|row| !other.contains(row)).map(|(name, value)| format!("{name} = {value}")).collect()
    };
    if !calm.is_empty() && ended != calm {
        let (more, less) = (differs(&ended, calm), differs(calm, &ended));
        wrong.push(format!("ended with {more:?} where it ends with {less:?} in calm"));
    }
    wrong
}

/// The faults that are tried at a call. An id and a bit of chance leave nothing behind: only the first of a row of such calls can
/// make a difference to what follows.
pub(crate) fn faults(calls: &[Call], number: usize) -> &'static [Fault] {
    let fact = |place: usize| calls.get(place).is_some_and(|call| call.port == Port::Fact);
    if number > 0 && fact(number) && fact(number - 1) { &[] } else { calls[number].port.faults() }
}

/// Runs a story with every fault at every call, or the one case that [`ONLY`] names.
#[must_use]
pub fn every_fault(story: &Story) -> Report {
    let only = std::env::var(ONLY).ok();
    let founded = founded(story);
    let mut calm = run(story, &founded, None);
    let calls = calm.schedule.calls();
    let mut report = Report::default();
    for breach in judge(story, &mut calm, &[]) {
        report.failures.push(format!("{} in calm: {breach}", story.name));
    }
    let summary = proof::summary(&calm);
    for place in 0..calls.len() {
        for fault in faults(&calls, place) {
            let number = u64::try_from(place).unwrap_or(u64::MAX) + 1;
            let case = format!("{}:{number}:{fault}", story.name);
            if only.as_ref().is_some_and(|only| *only != case) {
                continue;
            }
            report.cases += 1;
            let tried = catch_unwind(AssertUnwindSafe(|| {
                let mut world = run(story, &founded, Some((number, *fault)));
                judge(story, &mut world, &summary)
            }));
            let wrong = tried.unwrap_or_else(|panic| vec![said(panic.as_ref())]);
            let name = calls[place].name;
            report.failures.extend(wrong.into_iter().map(|wrong| format!("{ONLY}={case} ({name}): {wrong}")));
        }
    }
    report
}

/// Where a process may die: before each call of a port that answers for others, and after each that changes something outside.
fn crashes(call: Call) -> &'static [Fault] {
    match call.port {
        Port::Commit | Port::Gateway | Port::Carts => &[Fault::CrashBefore, Fault::CrashAfter],
        Port::Store => &[Fault::CrashBefore],
        Port::Fact => &[],
    }
}

/// The points of these calls, from one on, at which a process may die.
fn deaths(calls: &[Call], from: u64) -> Vec<(u64, Fault)> {
    let numbered = (1_u64..).zip(calls).filter(|(number, _)| *number > from);
    numbered.flat_map(|(number, call)| crashes(*call).iter().map(move |fault| (number, *fault))).collect()
}

/// Runs a story in which the process dies at any point, and the one that takes its place at any later one; or the one case that
/// [`ONLY`] names, as `story:call:fault:call:fault`.
#[must_use]
pub fn every_two_crashes(story: &Story) -> Report {
    let only = std::env::var(ONLY).ok();
    let founded = founded(story);
    let calm = run(story, &founded, None);
    let summary = proof::summary(&calm);
    let mut report = Report::default();
    for first in deaths(&calm.schedule.calls(), 0) {
        let once = run(story, &founded, Some(first)).schedule.calls();
        for second in deaths(&once, first.0) {
            let case = format!("{}:{}:{}:{}:{}", story.name, first.0, first.1, second.0, second.1);
            if only.as_ref().is_some_and(|only| *only != case) {
                continue;
            }
            report.cases += 1;
            let tried = catch_unwind(AssertUnwindSafe(|| {
                let mut world = run(story, &founded, [first, second]);
                judge(story, &mut world, &summary)
            }));
            let wrong = tried.unwrap_or_else(|panic| vec![said(panic.as_ref())]);
            report.failures.extend(wrong.into_iter().map(|wrong| format!("{ONLY}={case}: {wrong}")));
        }
    }
    report
}

/// What a panic said.
pub(crate) fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}
