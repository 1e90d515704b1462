//! Every fault at every port call of every story.

use vendra_simulation::enumerate::every_fault;
use vendra_simulation::story::STORIES;

fn prove(name: &str) {
    let story = STORIES.iter().find(|story| story.name == name).expect("a story");
    let report = every_fault(story);
    println!("{name}: {} cases", report.cases);
    assert!(report.failures.is_empty(), "{} of {name}:\n{}", report.failures.len(), report.failures.join("\n"));
}

macro_rules! stories {
    ($($name:ident),* $(,)?) => {
        $( #[test] fn $name() { prove(stringify!($name)); } )*

        #[test]
        fn every_story_is_told() {
            let told: &[&str] = &[$(stringify!($name)),*];
            assert_eq!(STORIES.iter().map(|story| story.name).collect::<Vec<_>>(), told);
        }
    };
}

stories!(
    card,
    gift_card,
    invoice,
    shipment,
    parcels,
    refund,
    refund_before_capture,
    cancel,
    cancel_before_capture,
    rerouted,
    rerouted_before_capture,
    rejected,
    rejected_before_capture,
    goods_back,
    payout,
    gateway_payout,
    transfer,
    carts_apart,
    cancel_with_carts_apart,
    dispute,
    lost_dispute,
    two_cards,
);
