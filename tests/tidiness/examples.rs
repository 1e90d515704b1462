//! Every public item of the domain shows what it does, and every function that refuses says with which codes.
//!
//! The compiler asks for prose (`missing_docs`); what it cannot ask for on a stable toolchain is asked for here.

use super::{check, sources};

/// What every decider calls what it is asked, told and made of. Rows of fields without rules: the example on the state that
/// they belong to sends requests, brings facts and folds events, and would only be repeated on them.
const SHOWN_BY_THEIR_DECIDER: &[&str] = &["enum Event", "enum Request", "struct Book", "struct Facts"];

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
        self.name.starts_with("fn ") && self.signature.contains("-> Result<")
    }
}

/// `fn name`, `struct Name`, `enum Name` or `trait Name` of a line that declares it for everyone.
fn declared(line: &str) -> Option<String> {
    let rest = line.trim_start().strip_prefix("pub ")?;
    let rest = rest.strip_prefix("const ").filter(|rest| rest.starts_with("fn ")).unwrap_or(rest);
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

/// The public items of the domain that a rule finds wanting.
fn wanting(rule: impl Fn(&Item) -> bool) -> Vec<String> {
    let sources = sources();
    let domain = sources.iter().filter(|source| source.path.starts_with("core/domain/src/"));
    let found = domain.flat_map(|source| items(&source.text).into_iter().map(move |item| (source, item)));
    let found: Vec<_> = found.collect();
    assert!(found.len() > 400, "only {} public items were found", found.len());
    let found = found.into_iter().filter(|(_, item)| rule(item));
    found.map(|(source, item)| format!("{}:{}: {}", source.path, item.line, item.name)).collect()
}

#[test]
fn every_public_item_shows_an_example() {
    let shown = |item: &Item| item.has_example() || SHOWN_BY_THEIR_DECIDER.contains(&item.name.as_str());
    check("public items without an example", wanting(|item| !shown(item)).into_iter());
}

#[test]
fn every_function_that_refuses_says_how() {
    let said = |item: &Item| item.above.contains("Refusals: ");
    let silent = wanting(|item| item.refuses() && !said(item));
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

#[cfg(test)]
mod tests {
    pub fn d() {}
"#;
    let found: Vec<_> = items(text).into_iter().map(|i| (i.line, i.has_example(), i.refuses(), i.name)).collect();
    assert_eq!(found, [(8, true, true, "fn a".to_owned()), (21, false, false, "struct B".to_owned())]);
}
