//! The process dies, and so does the one that takes its place, wherever that may be.

use vendra_simulation::enumerate::every_two_crashes;
use vendra_simulation::story::STORIES;

fn prove(name: &str) {
    let story = STORIES.iter().find(|story| story.name == name).expect("a story");
    let report = every_two_crashes(story);
    println!("{name}: {} cases", report.cases);
    let some: Vec<&String> = report.failures.iter().take(20).collect();
    assert!(report.failures.is_empty(), "{} of {name}: {some:#?}", report.failures.len());
}

#[test]
fn a_checkout() {
    prove("card");
}

#[test]
fn a_refund() {
    prove("refund");
}

#[test]
fn a_payout() {
    prove("payout");
}

#[test]
fn a_payout_by_the_gateway() {
    prove("gateway_payout");
}

#[test]
fn a_dispute() {
    prove("dispute");
}

#[test]
fn a_dispute_that_is_lost() {
    prove("lost_dispute");
}
