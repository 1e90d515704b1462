//! Whole worlds of a seed: nothing that must never be ever is, and the same seed is the same world.

use vendra_simulation::storm;

#[test]
fn the_same_seed_is_the_same_world_on_any_number_of_threads() {
    let trace = |seed, threads| storm::run(seed, 60, threads, &|_| ()).trace;
    let (one, again, other) = (trace(1, 1), trace(1, 2), trace(2, 1));
    assert_eq!(one, again);
    assert_ne!(one, other);
}

#[test]
fn nothing_is_breached_whatever_goes_wrong() {
    let outcome = storm::run(7, 300, 2, &|_| ());
    assert_eq!(outcome.breach, None, "{:?}", outcome.breach);
    assert!(outcome.orders > 100 && outcome.table.faults() > 100, "{}", outcome.table.text());
}
