//! Every public method of the engine has a name here, and every failure a code in the list.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use vendra_wire::{codes, methods};

/// What Rust callers call a namespace, and what it is called here.
const CALLED: &[(&str, &str)] =
    &[("marketplace", "settings"), ("Market", "operations"), ("Engine", "operations"), ("StockLevels", "stock")];
/// Methods that are called otherwise here than in Rust, or are none.
const OTHERWISE: &[(&str, &str)] = &[
    ("operations.check_out", "checkout.check_out"),
    ("operations.give_back", "refunds.give_back"),
    ("operations.guest", "carts.guest"),
    ("operations.guest_token", "carts.guest_token"),
    ("operations.gift_card_code", "gift_cards.code"),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(sources(&path)) } else { found.push(path) }
    }
    found
}

/// The namespace of an `impl` or of a row of macros, in snake case as [`vendra_wire::methods`] has it.
fn namespace(line: &str) -> Option<String> {
    let trimmed = line.trim();
    // `    Carts (carts), Cart, CartId, cart; new {`
    if let Some((_, rest)) = trimmed.split_once(" (").filter(|_| trimmed.ends_with("new {")) {
        let name = rest.split_once(')')?.0;
        return Some(CALLED.iter().find(|(known, _)| *known == name).map_or(name, |(_, called)| called).to_owned());
    }
    // `impl crate::market::Promotions {`, `impl Ledger {`, `    Payments: payment::Payment, PaymentId, ..`
    let name = line.strip_prefix("impl ").and_then(|rest| rest.strip_suffix(" {"));
    let row = trimmed.split_once(": ").filter(|_| trimmed.ends_with("\" {")).map(|(name, _)| name);
    let name = name.or(row)?.rsplit("::").next()?;
    let snake = name.char_indices().fold(String::new(), |mut snake, (place, letter)| {
        if letter.is_uppercase() && place > 0 {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
        snake
    });
    let snake = if snake == "store_credits" { "store_credit".to_owned() } else { snake };
    Some(CALLED.iter().find(|(known, _)| *known == name).map_or(snake, |(_, called)| (*called).to_owned()))
}

/// The name of a method that a line is: `pub async fn export(`, `Cancel as cancel(reason: String);`, `one as get;`.
fn method(line: &str) -> Option<&str> {
    let trimmed = line.trim();
    if let Some(rest) = trimmed.strip_prefix("pub async fn ") {
        return rest.split(['(', '<']).next().filter(|name| !name.starts_with('$'));
    }
    let (_, rest) = trimmed.split_once(" as ").filter(|(before, _)| before.chars().all(char::is_alphanumeric))?;
    rest.split(['(', ';']).next().filter(|name| !name.starts_with('$') && !name.is_empty())
}

#[test]
fn every_method_of_the_engine_has_a_name() {
    let engine = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/src");
    let mut files = sources(&engine.join("market"));
    files.extend(sources(&engine.join("reading")));
    files.extend(["marketplace.rs", "reconciling.rs", "events/dead_letter.rs"].map(|name| engine.join(name)));
    let known: BTreeSet<String> = methods().into_iter().map(|method| method.name).collect();
    let (mut found, mut forgotten) = (BTreeSet::new(), Vec::new());
    for file in files {
        let (text, mut within) = (std::fs::read_to_string(&file).unwrap(), String::new());
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            within = namespace(line).unwrap_or(within);
            let Some(method) = method(line) else { continue };
            let name =
                if within == "marketplaces" { format!("settings.{method}") } else { format!("{within}.{method}") };
            let name =
                OTHERWISE.iter().find(|(in_rust, _)| *in_rust == name).map_or(name, |(_, here)| (*here).to_owned());
            if known.contains(&name) {
                found.insert(name);
            } else {
                forgotten.push(format!("{}: {name}", file.display()));
            }
        }
    }
    assert_eq!(forgotten, Vec::<String>::new());
    assert!(found.len() > 180, "only {} methods were found: {found:?}", found.len());
}

#[test]
fn names_and_codes_are_listed_once() {
    let names: Vec<String> = methods().into_iter().map(|method| method.name).collect();
    let codes: Vec<&str> = codes().into_iter().map(|row| row.code).collect();
    assert!(names.is_sorted_by(|one, other| one < other), "{names:?}");
    assert!(codes.is_sorted_by(|one, other| one < other), "{codes:?}");
    assert!(codes.len() > 200 && codes.contains(&"handle.closed") && codes.contains(&"webhook.unknown"));
}
