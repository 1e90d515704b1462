//! Several callers at once, under many seeds.

use std::collections::BTreeSet;
use vendra_simulation::pairs::{PAIRS, every_seed, founded, run};

/// Tried under this many seeds, or as many as `VENDRA_SIMULATION_SEEDS` says.
const SEEDS: u64 = 40;

fn prove(name: &str) {
    let pair = PAIRS.iter().find(|pair| pair.name == name).expect("a pair");
    let seeds = std::env::var("VENDRA_SIMULATION_SEEDS").ok().and_then(|seeds| seeds.parse().ok());
    let report = every_seed(pair, seeds.unwrap_or(SEEDS));
    println!("{name}: {} seeds", report.cases);
    assert!(report.failures.is_empty(), "{} of {name}:\n{}", report.failures.len(), report.failures.join("\n"));
}

macro_rules! pairs {
    ($($name:ident),* $(,)?) => {
        $( #[test] fn $name() { prove(stringify!($name)); } )*

        #[test]
        fn every_pair_is_tried() {
            let tried: &[&str] = &[$(stringify!($name)),*];
            assert_eq!(PAIRS.iter().map(|pair| pair.name).collect::<Vec<_>>(), tried);
        }
    };
}

pairs!(last_unit, same_key, same_cart, webhook, retry, late, cancel, parcels, refunds, rejected, rerouted);

#[test]
fn a_seed_gives_one_trace_and_another_seed_another() {
    for pair in PAIRS {
        let founded = founded(pair);
        let trace = |seed| run(pair, &founded, seed).0.schedule.trace();
        let traces: Vec<u64> = (0..8).map(trace).collect();
        assert_eq!(traces, (0..8).map(trace).collect::<Vec<_>>(), "{}", pair.name);
        assert!(traces.iter().collect::<BTreeSet<_>>().len() > 4, "{}: {traces:?}", pair.name);
    }
}
