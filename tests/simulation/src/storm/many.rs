//! Many worlds: as many as it takes for so many checkouts.

use super::fault::Table;
use super::watch::Breach;
use super::world::{self, Plan};
use crate::port::mix;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The most checkouts of one world.
pub(crate) const WORLD_MAX: u32 = 100;

/// What many worlds came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many worlds there were.
    pub worlds: usize,
    /// How many checkouts made an order.
    pub orders: u64,
    /// How many commits stood.
    pub commits: u64,
    /// The most ticks that it took until all of one world was settled.
    pub ticks_max: u64,
    /// What went wrong where.
    pub table: Table,
    /// How often each request was answered how: by its action and `ok` or the error's code.
    pub answers: BTreeMap<(String, String), u64>,
    /// The hash of all traces, in hexadecimal.
    pub trace: String,
    /// The first breach that was looked for, else the first, with the world's seed and how many checkouts it has.
    pub breach: Option<(u64, u32, Breach)>,
}

/// The seed of a world, and how many checkouts it has.
fn worlds(seed: u64, checkouts: u32, most: u32) -> Vec<(u64, u32)> {
    let (mut left, mut worlds) = (checkouts, Vec::new());
    while left > 0 {
        let place = u64::try_from(worlds.len()).unwrap_or(u64::MAX);
        let of = mix(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ mix(place + 1));
        // Small worlds and large ones: in the small ones more happens to each.
        let many = match of % 4 {
            0 => 3 + u32::try_from((of >> 8) % 10).unwrap_or(0),
            _ => 20 + u32::try_from((of >> 8) % 81).unwrap_or(0),
        };
        let many = many.min(left).min(most);
        worlds.push((of, many));
        left -= many;
    }
    worlds
}

/// Runs worlds of a seed until they have so many checkouts, on so many threads; stops at the first breach.
#[must_use]
pub fn run(seed: u64, checkouts: u32, threads: usize, told: &(dyn Fn(u64) + Sync)) -> Outcome {
    run_until(|_| true, WORLD_MAX, (seed, checkouts), threads, told)
}

/// As [`run`], until there is such a breach, with at most so many checkouts in one world.
pub(crate) fn run_until(
    such: impl Fn(&Breach) -> bool + Sync,
    most: u32,
    (seed, checkouts): (u64, u32),
    threads: usize,
    told: &(dyn Fn(u64) + Sync),
) -> Outcome {
    let worlds = worlds(seed, checkouts, most);
    let next = AtomicUsize::new(0);
    let ends: Mutex<BTreeMap<usize, world::Ended>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                loop {
                    let place = next.fetch_add(1, Ordering::SeqCst);
                    let Some((seed, many)) = worlds.get(place).copied() else { return };
                    let plan = Plan { seed, checkouts: (0..many).collect(), faults: None, lines: false };
                    let ended = world::run(&plan);
                    if ended.breach.as_ref().is_some_and(&such) {
                        next.store(worlds.len(), Ordering::SeqCst);
                    }
                    told(u64::from(many));
                    ends.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(place, ended);
                }
            });
        }
    });
    let ends = ends.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let (mut outcome, mut hash) = (Outcome::default(), Sha256::new());
    for (place, ended) in ends {
        outcome.worlds += 1;
        outcome.orders += ended.placed;
        outcome.commits += ended.commits;
        outcome.ticks_max = outcome.ticks_max.max(ended.ticks);
        outcome.table.add(&ended.table);
        for (answer, many) in ended.answers {
            *outcome.answers.entry(answer).or_default() += many;
        }
        hash.update(ended.trace.as_bytes());
        if let (Some(breach), Some((seed, many))) = (ended.breach, worlds.get(place)) {
            let known = outcome.breach.as_ref();
            if known.is_none_or(|(_, _, known)| !such(known) && such(&breach)) {
                outcome.breach = Some((*seed, *many, breach));
            }
        }
    }
    outcome.trace = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    outcome
}
