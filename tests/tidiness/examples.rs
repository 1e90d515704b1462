//! Every public item of the domain, the engine and the embedded store shows what it does, and every function that refuses says
//! with which codes.
//!
//! The compiler asks for prose (`missing_docs`); what it cannot ask for on a stable toolchain is asked for here.

use super::{check, sources};

/// The crates that somebody depends on, and how many public items each has at the least.
const CRATES: &[(&str, usize)] = &[
    ("core/domain/src/", 400),
    ("core/engine/src/", 250),
    ("core/functions/src/", 2),
    ("core/wire/src/", 20),
    ("adapters/sqlite/src/", 4),
    ("adapters/simulated-gateway/src/", 40),
    ("adapters/webhook/src/", 12),
];

/// What every decider calls what it is asked, told and made of. Rows of fields without rules: the example on the state that
/// they belong to sends requests, brings facts and folds events, and would only be repeated on them.
const SHOWN_BY_THEIR_DECIDER: &[&str] = &["enum Event", "enum Request", "struct Book", "struct Facts"];

/// What a port is called with and answers. Rows of fields without rules: the examples on the port and on what is asked of it
/// build them and read them.
const SHOWN_BY_THEIR_PORT: &[&str] = &[
    "enum Parameter",
    "struct AccountTurnover",
    "struct Authorize",
    "struct CartRecord",
    "struct Committed",
    "struct Fence",
    "struct GatewayDown",
    "struct Lease",
    "struct Loaded",
    "struct NewEvent",
    "struct Notice",
    "struct Page",
    "struct PaymentPart",
    "struct PayoutCall",
    "struct PortDown",
    "struct Pruned",
    "struct Record",
    "struct ShippingCall",
    "struct ShippingRate",
    "struct StoredEntry",
    "struct StoredEvent",
    "struct TaxCall",
    "struct TaxLine",
    "struct VendorTransfer",
];

/// A public function, type or trait, with everything that stands above it: documentation and attributes.
struct Item {
    line: usize,
    name: String,
    signature: String,
    above: String,
}

impl Item {
    fn has_example(&self) -> bool {
        self.above.matches("```").count() / 2 > self.above.matches("```text").count()
    }

    fn refuses(&self) -> bool {
        let row = self.name.starts_with("row ");
        row || self.name.starts_with("fn ") && self.signature.contains("-> Result<")
    }

    fn says_how(&self) -> bool {
        self.above.contains("Refusals: ") || self.above.contains("Errors: ")
    }

    /// What a macro makes of a row takes its documentation from there.
    fn is_made_of_rows(&self) -> bool {
        self.name.contains(" $") && self.above.contains("#[doc = $")
    }
}

/// `row name` of a line that says to a macro which method to make of a request: `Publish as publish();`.
fn row(line: &str) -> Option<String> {
    let (request, rest) = line.trim_start().split_once(" as ")?;
    let name = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_');
    let (method, rest) = rest.split_at(rest.find(['(', ';'])?);
    let made = name(request) && name(method) && rest.ends_with(';');
    made.then(|| format!("row {method}"))
}

/// `fn name`, `struct Name`, `enum Name` or `trait Name` of a line that declares it for everyone.
fn declared(line: &str) -> Option<String> {
    let line = line.trim_start();
    if !line.starts_with("pub ") {
        return row(line);
    }
    let rest = line.strip_prefix("pub ")?;
    let qualified = |rest: &&str| rest.starts_with("fn ");
    let rest = rest.strip_prefix("const ").filter(qualified).unwrap_or(rest);
    let rest = rest.strip_prefix("async ").filter(qualified).unwrap_or(rest);
    let (kind, rest) = rest.split_once(' ')?;
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$')).collect();
    matches!(kind, "fn" | "struct" | "enum" | "trait").then(|| format!("{kind} {name}"))
}

/// The items of a file, its tests apart.
fn items(text: &str) -> Vec<Item> {
    let text = text.split_once("#[cfg(test)]\nmod tests {").map_or(text, |(code, _)| code);
    let lines: Vec<&str> = text.lines().collect();
    let mut items = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let Some(name) = declared(line) else { continue };
        let stands_above = |line: &&&str| {
            let line = line.trim();
            line.starts_with("///") || !(line.is_empty() || line.ends_with(['{', '}', ';']))
        };
        let mut above: Vec<&str> = lines[..place].iter().rev().take_while(stands_above).copied().collect();
        above.reverse();
        let mut signature = String::new();
        for line in &lines[place..] {
            signature.push_str(line);
            if line.trim_end().ends_with(['{', ';']) {
                break;
            }
        }
        items.push(Item { line: place + 1, name, signature, above: above.join("\n") });
    }
    items
}

/// The public items of the crates that a rule finds wanting.
fn wanting(rule: impl Fn(&Item) -> bool) -> Vec<String> {
    let sources = sources();
    let mut wanting = Vec::new();
    for (folder, least) in CRATES {
        let files = sources.iter().filter(|source| source.path.starts_with(folder));
        let found = files.flat_map(|source| items(&source.text).into_iter().map(move |item| (source, item)));
        let found: Vec<_> = found.filter(|(_, item)| !item.is_made_of_rows()).collect();
        assert!(found.len() >= *least, "only {} public items were found in {folder}", found.len());
        let found = found.into_iter().filter(|(_, item)| rule(item));
        wanting.extend(found.map(|(source, item)| format!("{}:{}: {}", source.path, item.line, item.name)));
    }
    wanting
}

#[test]
fn every_public_item_shows_an_example() {
    let elsewhere = |item: &Item| [SHOWN_BY_THEIR_DECIDER, SHOWN_BY_THEIR_PORT].concat().contains(&item.name.as_str());
    let shown = |item: &Item| item.has_example() || elsewhere(item);
    check("public items without an example", wanting(|item| !shown(item)).into_iter());
}

#[test]
fn every_function_that_refuses_says_how() {
    let silent = wanting(|item| item.refuses() && !item.says_how());
    check("functions that do not list their refusals by code", silent.into_iter());
}

#[test]
fn items_are_found_with_what_stands_above_them() {
    let text = r#"impl A {
    /// Says {
    ///
    /// ```
    /// assert!(true);
    /// ```
    #[must_use]
    pub const fn a(
        self,
    ) -> Result<B, C> {
}

/// Prose, and a figure:
///
/// ```text
/// a --> b
/// ```
#[derive(
    Debug,
)]
pub struct B;

pub(super) fn c() {}

rows! {
    /// Errors: none.
    Asked as asked(units: u32);
}

use a as b;

#[cfg(test)]
mod tests {
    pub fn d() {}
"#;
    let found: Vec<_> = items(text).into_iter().map(|i| (i.line, i.has_example(), i.refuses(), i.name)).collect();
    let (a, b, row) = ("fn a".to_owned(), "struct B".to_owned(), "row asked".to_owned());
    assert_eq!(found, [(8, true, true, a), (21, false, false, b), (27, false, true, row)]);
}
