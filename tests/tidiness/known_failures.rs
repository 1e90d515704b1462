//! The table of known failures is true: every file it names carries the number, and no number is proven without standing there.

use crate::root;
use std::collections::{BTreeMap, BTreeSet};
use vendra_tests::corpus;

/// How many failures are known.
const COUNT: u32 = 32;

fn table() -> BTreeMap<u32, String> {
    let text = std::fs::read_to_string(root().join("tests/known-failures.md")).expect("known-failures.md");
    let number = |line: &str| line.strip_prefix("| ")?.split(' ').next()?.parse().ok();
    text.lines().filter_map(|line| Some((number(line)?, line.to_owned()))).collect()
}

#[test]
fn the_table_of_known_failures_is_true() {
    let rows = table();
    let mut wrong = Vec::new();
    let mut proven = BTreeSet::new();
    for path in corpus::files() {
        let text = std::fs::read_to_string(&path).expect("a scenario file");
        let name = path.strip_prefix(corpus::folder()).unwrap_or(&path).display().to_string();
        for number in (1..=COUNT).filter(|number| text.contains(&format!("kf_{number:02}"))) {
            proven.insert(number);
            let row = rows.get(&number).map_or("", String::as_str);
            if !row.contains(&format!("`tests/scenarios/{name}`")) {
                wrong.push(format!("kf_{number:02} is in {name}, and the table does not say so"));
            }
        }
    }
    for (number, row) in &rows {
        for place in row.split('`').filter(|place| place.ends_with(".rs")) {
            let text = std::fs::read_to_string(root().join(place)).unwrap_or_default();
            if text.contains(&format!("kf_{number:02}")) {
                proven.insert(*number);
            } else {
                wrong.push(format!("{place} does not say kf_{number:02}"));
            }
        }
    }
    for number in 1..=COUNT {
        let row = rows.get(&number).map_or("", String::as_str);
        let says = if proven.contains(&number) { "| proven |" } else { "| waits |" };
        if !row.contains(says) {
            wrong.push(format!("kf_{number:02} should say {says}: {row}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
