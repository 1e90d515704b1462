//! Limits where they bite: every text and every list of the corpus' requests and facts is stretched until a limit refuses it, and then held to
//! exactly that limit: at it something else decides, one past it the limit refuses.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use vendra_domain::Refusal;
use vendra_tests::corpus::{Ask, corpus};
use vendra_tests::registry::deciders;

/// How far everything is stretched: past every limit of a text, and past those of lists up to a thousand. Longer lists
/// take too long to make here.
const BEYOND: usize = 1_100;

/// Which limit refused: its name, what it permits, and what it was given.
type Limited = (String, u64, u64);

fn limited(outcome: Result<(), Refusal>) -> Option<Limited> {
    match outcome {
        Err(Refusal::LimitCount { what, max, actual } | Refusal::LimitText { what, max, actual, .. }) => {
            Some((what, max, actual))
        }
        _ => None,
    }
}

/// The places of texts and of lists that are not empty, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at.to_owned()),
        Value::Array(items) => {
            if !items.is_empty() {
                found.push(at.to_owned());
            }
            // The first of a list stands for the others.
            items.iter().take(1).for_each(|item| places(item, &format!("{at}/0"), found));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, field)| places(field, &format!("{at}/{name}"), found)),
        _ => {}
    }
}

/// The value with the text or the list at a place made so long.
fn stretched(value: &Value, place: &str, length: usize) -> Value {
    let mut value = value.clone();
    match value.pointer_mut(place) {
        Some(Value::String(text)) => *text = "x".repeat(length),
        Some(Value::Array(items)) => *items = items.iter().cycle().take(length).cloned().collect(),
        _ => {}
    }
    value
}

/// Stretches every place of a value, once for each kind of request, and holds what refuses to its limit.
fn check(
    label: &str,
    value: &Value,
    reached: &mut BTreeSet<String>,
    seen: &mut BTreeSet<(String, String)>,
    ask: impl Fn(&Value) -> Option<Limited>,
) {
    let mut found = Vec::new();
    places(value, "", &mut found);
    for place in found {
        if !seen.insert((label.to_owned(), place.clone())) {
            continue;
        }
        let Some((what, max, _)) = ask(&stretched(value, &place, BEYOND)) else { continue };
        // The limit may be about something else in the request, which is beyond it already.
        if ask(value).is_some_and(|(other, ..)| other == what) {
            continue;
        }
        let at = usize::try_from(max).expect("a small limit");
        match ask(&stretched(value, &place, at)) {
            // What is there already counts as well, such as the lines of the cart that is merged into.
            Some((other, _, actual)) if other == what && actual > max => continue,
            Some((other, ..)) => assert_ne!(other, what, "{label} {place} at the limit"),
            None => {}
        }
        let past = ask(&stretched(value, &place, at + 1));
        assert_eq!(past, Some((what.clone(), max, max + 1)), "{label} {place} one past the limit");
        reached.insert(what);
    }
}

#[test]
fn texts_and_lists_are_held_to_their_limits_and_no_less() {
    let (asks, deciders) = (corpus().0, deciders());
    let (mut reached, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for Ask { decider, past, request, facts, .. } in &asks {
        let decider = deciders.iter().find(|known| known.name == *decider).expect("a decider");
        // What is refused anyway does not come to its limits.
        if !matches!((decider.ask)(past, request, facts), Ok((_, Ok(_)))) {
            continue;
        }
        let asked = |request: &Value, facts: &Value| {
            (decider.ask)(past, request, facts).ok().and_then(|(_, outcome)| limited(outcome.map(drop)))
        };
        let label = format!("{} {}", decider.name, request["request"]);
        check(&label, request, &mut reached, &mut seen, |request| asked(request, facts));
        check(&format!("{label} facts"), facts, &mut reached, &mut seen, |facts| asked(request, facts));
    }
    println!("{} places, {} limits: {}", seen.len(), reached.len(), json!(reached));
    for what in EXPECTED {
        assert!(reached.contains(*what), "no scenario leads to {what}");
    }
}

/// Limits that stay within reach.
const EXPECTED: &[&str] = &[
    "cart.metadata",
    "cart.note",
    "claim.why",
    "contact.field",
    "contact.lines",
    "coupon.code",
    "customer.reason",
    "dispute.evidence",
    "dispute.reason",
    "exchange.reason",
    "exchange.why",
    "gift_card.reason",
    "order.number",
    "order.reason",
    "parcel.tracking",
    "payment.reason",
    "payout.reason",
    "plan.rules",
    "plan.title",
    "refund.reason",
    "requirement.evidence",
    "requirement.reason",
    "return.lines",
    "return.tracking",
    "return.why",
    "settings.currencies",
    "settings.methods",
    "settlement.reason",
    "stock.reason",
    "store_credit.reason",
    "tax.rates",
    "vendor.reason",
    "vendor.requirements",
    "vendor_order.lines",
    "vendor_order.note",
    "vendor_order.reason",
];
