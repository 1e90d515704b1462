//! Every promise of the port has a test, and every test proves a promise.

use std::collections::BTreeSet;
use std::path::Path;
use vendra_conformance::TESTS;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../core/engine/src/port").join(path);
    std::fs::read_to_string(path).expect("the port is beside the suite")
}

/// The names in brackets at the beginning of the bullets of a documentation.
fn promises(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| Some(line.trim().strip_prefix(r"/// - \[")?.split_once(r"\]")?.0)).collect()
}

#[test]
fn every_promise_has_a_test_and_every_test_a_promise() {
    let text = read("store.rs");
    let promised = promises(&text);
    let proven: BTreeSet<&str> = TESTS.iter().flat_map(|test| test.promises).copied().collect();
    assert!(promised.len() > 30, "only {} promises were found", promised.len());
    let once: BTreeSet<&str> = promised.iter().copied().collect();
    assert_eq!(once.len(), promised.len(), "a promise is made twice");
    assert_eq!(once.difference(&proven).collect::<Vec<_>>(), Vec::<&&str>::new(), "promises that no test proves");
    assert_eq!(proven.difference(&once).collect::<Vec<_>>(), Vec::<&&str>::new(), "tests of what nobody promised");
}

#[test]
fn every_bullet_of_the_port_has_a_name() {
    let text = read("store.rs");
    let nameless = text.lines().filter(|line| line.trim().starts_with("/// - ") && !line.contains(r"/// - \["));
    assert_eq!(nameless.collect::<Vec<_>>(), Vec::<&str>::new());
}

/// A limit that the suite does not name is not tested at its edge.
#[test]
fn every_limit_of_the_port_is_tested() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../core/engine/src/port");
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/limit.rs");
    let suite = std::fs::read_to_string(suite).expect("the tests of limits");
    let mut missing = Vec::new();
    // Carts that are kept apart are in no store: their limit is tested where they are.
    let files = std::fs::read_dir(folder).expect("the ports").map(|file| file.expect("a file").path());
    for file in files.filter(|file| !file.ends_with("cart_store.rs")) {
        let text = std::fs::read_to_string(file).expect("a source is UTF-8");
        let names = text.lines().filter_map(|line| line.trim().strip_prefix("pub const ")?.split(':').next());
        let limits = names.filter(|name| name.ends_with("_MAX") && !suite.contains(name));
        missing.extend(limits.map(str::to_owned));
    }
    assert_eq!(missing, Vec::<String>::new());
}
