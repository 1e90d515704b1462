//! Nobody asks again after a crash: workers end what is left.

use vendra_simulation::abandoned::every_fault;
use vendra_simulation::story::STORIES;

/// Stories whose first step leaves something to do where it is broken off, each in another way.
const LEFT: [&str; 6] = ["card", "gift_card", "parcels", "refund", "cancel_before_capture", "rejected"];

#[test]
fn workers_end_what_is_left() {
    let mut failures = Vec::new();
    let stories: Vec<_> = STORIES.iter().filter(|story| LEFT.contains(&story.name)).collect();
    assert_eq!(stories.len(), LEFT.len());
    for story in stories {
        let report = every_fault(story);
        println!("{}: {} cases", story.name, report.cases);
        failures.extend(report.failures);
    }
    assert!(failures.is_empty(), "{}:\n{}", failures.len(), failures.join("\n"));
}
