//! Every cell of authority: request or query x role x relation.
//!
//! `cells.json` says for each request and query what each role may do, and nothing else. The test asks the domain for every cell there
//! is, so that a request without a row, a row without a request and a permission that nobody wrote down all fail.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use vendra_domain::authority::{Relation, Role, TABLE, permits};
use vendra_tests::registry;

/// What the engine does for its people that is no request to an aggregate.
const OF_NO_AGGREGATE: &[&str] = &["dead_letter.purge", "dead_letter.replay"];

fn cells() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("authority/cells.json");
    let text = std::fs::read_to_string(path).expect("authority/cells.json");
    serde_json::from_str(&text).expect("authority/cells.json is JSON")
}

#[test]
fn every_cell_is_as_it_is_written_down() {
    let cells = cells();
    let rows = cells["cells"].as_object().expect("cells by action");
    let mut failures = Vec::new();
    let mut count = 0;
    for (action, roles) in rows {
        for role in Role::ALL {
            for relation in Relation::ALL {
                let (role_name, relation_name): (&str, &str) = ((&role).into(), (&relation).into());
                let written = roles.get(role_name).and_then(Value::as_array);
                let expected = written.is_some_and(|relations| relations.iter().any(|known| known == relation_name));
                let actual = permits(action, role, relation);
                count += 1;
                if actual != Some(expected) {
                    failures.push(format!("{action} by {role_name} of {relation_name}: {actual:?}, not {expected}"));
                }
            }
        }
    }
    println!("{count} cells");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_request_has_a_row_and_every_row_is_written_down() {
    let table: BTreeSet<&str> = TABLE.iter().map(|(action, _)| *action).collect();
    assert_eq!(table.len(), TABLE.len(), "an action has two rows");
    assert!(TABLE.is_sorted_by_key(|(action, _)| *action), "rows are looked up by halving: keep them sorted");
    let deciders = registry::deciders();
    let requests: BTreeSet<String> = deciders
        .iter()
        .flat_map(|decider| decider.requests.iter().map(move |request| format!("{}.{request}", decider.name)))
        .collect();
    let without: Vec<_> = requests.iter().filter(|request| !table.contains(request.as_str())).collect();
    assert!(without.is_empty(), "requests without a row: {without:?}");
    let known =
        |action: &str| action.starts_with("query.") || OF_NO_AGGREGATE.contains(&action) || requests.contains(action);
    let strangers: Vec<_> = table.iter().filter(|action| !known(action)).collect();
    assert!(strangers.is_empty(), "rows without a request: {strangers:?}");
    let cells = cells();
    let written: BTreeSet<&str> = cells["cells"].as_object().expect("cells").keys().map(String::as_str).collect();
    assert_eq!(written, table);
}
