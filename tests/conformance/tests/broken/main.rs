//! The suite finds a store that breaks a promise: each promise is broken once, on purpose, and a test that proves it must fail.

mod store;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use store::Broken;
use vendra_conformance::{Subject, TESTS};

/// The tests of a promise that fail where it is broken.
fn found(promise: &'static str) -> Vec<&'static str> {
    let tests = TESTS
        .iter()
        .filter(|test| test.promises.contains(&promise) && test.name != "model::random_steps_are_answered_alike");
    let fails = tests.filter(|test| {
        let subject = Subject::new(Broken::new(promise));
        catch_unwind(AssertUnwindSafe(|| (test.prove)(&subject))).is_err()
    });
    fails.map(|test| test.name).collect()
}

#[test]
fn every_broken_promise_is_found() {
    // The same store with nothing broken passes, so that what follows fails for what was broken.
    TESTS.iter().for_each(|test| (test.prove)(&Subject::new(Broken::new("none"))));
    // The suite's own messages would bury what matters here.
    std::panic::set_hook(Box::new(|_| {}));
    let promises: BTreeSet<&str> = TESTS.iter().flat_map(|test| test.promises).copied().collect();
    let missed: Vec<&str> = promises.into_iter().filter(|promise| found(promise).is_empty()).collect();
    let _ = std::panic::take_hook();
    assert_eq!(missed, Vec::<&str>::new(), "promises that a store may break without being found");
}
