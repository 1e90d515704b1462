//! Making a world that breaks as small as it can be: first fewer checkouts, then fewer faults, each time run again.

use super::fault::Fault;
use super::hub::At;
use super::watch::Breach;
use super::world::{Ended, Plan, run};
use std::collections::{BTreeMap, BTreeSet};

/// The most runs that one shrinking takes.
const RUNS_MAX: usize = 400;

/// A world that breaks, and as little of it as still does.
#[derive(Debug)]
pub struct Least {
    /// The world's seed.
    pub seed: u64,
    /// The checkouts that it takes, by number.
    pub checkouts: Vec<u32>,
    /// The faults that it takes: `actor.call port fault`.
    pub faults: Vec<String>,
    /// What is breached.
    pub breach: Breach,
    /// What happened, line by line: calls that something went wrong at, and every answer.
    pub lines: Vec<String>,
}

struct Shrinking {
    check: &'static str,
    runs: usize,
}

impl Shrinking {
    /// Whether a smaller world breaks in the same way.
    fn breaks(&mut self, plan: &Plan) -> Option<Ended> {
        self.runs += 1;
        let ended = run(plan);
        ended.breach.as_ref().is_some_and(|breach| breach.check == self.check).then_some(ended)
    }

    /// Takes ever smaller parts of a list away for as long as it still breaks.
    fn least<T: Clone>(&mut self, mut all: Vec<T>, plan: impl Fn(&[T]) -> Plan) -> Vec<T> {
        let mut size = all.len().div_ceil(2);
        while size > 0 && self.runs < RUNS_MAX {
            let mut place = 0;
            while place < all.len() && self.runs < RUNS_MAX {
                let end = (place + size).min(all.len());
                let rest: Vec<T> = all[..place].iter().chain(&all[end..]).cloned().collect();
                if self.breaks(&plan(&rest)).is_some() {
                    all = rest;
                } else {
                    place = end;
                }
            }
            size = if size == 1 { 0 } else { size.div_ceil(2) };
        }
        all
    }
}

/// Shrinks a world that breaks; none where it does not break at all.
#[must_use]
pub fn shrink(seed: u64, checkouts: u32) -> Option<Least> {
    let all: BTreeSet<u32> = (0..checkouts).collect();
    let whole = Plan { seed, checkouts: all, faults: None, lines: false };
    let first = run(&whole);
    let mut shrinking = Shrinking { check: first.breach.as_ref()?.check, runs: 0 };
    let numbers: Vec<u32> = whole.checkouts.iter().copied().collect();
    let of = |numbers: &[u32]| Plan { checkouts: numbers.iter().copied().collect(), ..whole.clone() };
    let numbers = shrinking.least(numbers, of);
    let fewer = Plan { checkouts: numbers.iter().copied().collect(), ..whole };
    let happened: Vec<(At, Fault)> = run(&fewer).happened.iter().map(|it| (it.at, it.fault)).collect();
    let listed = |faults: &[(At, Fault)]| {
        let faults: BTreeMap<At, Fault> = faults.iter().copied().collect();
        Plan { faults: Some(faults), ..fewer.clone() }
    };
    let least =
        if shrinking.breaks(&listed(&happened)).is_some() { listed(&shrinking.least(happened, listed)) } else { fewer };
    let ended = run(&Plan { lines: true, ..least });
    let faults = ended
        .happened
        .iter()
        .map(|it| format!("{}.{} {}: {}", it.at.actor, it.at.call, it.call.name(), it.fault.name()));
    Some(Least { seed, checkouts: numbers, faults: faults.collect(), breach: ended.breach?, lines: ended.lines })
}
