//! Numbers that other systems publish, reproduced through the real functions.
//!
//! `cargo test -p vendra-tests --test vectors` runs every `*.json` of this folder, `VENDRA_VECTORS=DIR` every one of another
//! folder of the same form. It prints the count by kind, names every case that fails, and fails on a kind it does not know.

mod allocate;
mod commission;
mod quote;
mod refund;
mod signature;

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use vendra_domain::{Amount, Refusal};

/// Why a case did not hold: the library refused, or the figures differ.
pub(crate) enum Failure {
    Refused(Refusal),
    Differs(String),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

pub(crate) type Outcome = Result<(), Failure>;

/// What a case says must be there.
pub(crate) fn field<'a>(case: &'a Value, name: &str) -> Result<&'a Value, Failure> {
    case.get(name).ok_or_else(|| Failure::Differs(format!("the case has no {name}")))
}

pub(crate) fn text<'a>(case: &'a Value, name: &str) -> Result<&'a str, Failure> {
    field(case, name)?.as_str().ok_or_else(|| Failure::Differs(format!("{name} is not a text")))
}

/// An amount as the library reads it: what is not an integer within the bound is the library's to refuse.
pub(crate) fn amount(value: &Value) -> Result<Amount, Refusal> {
    serde_json::from_value(value.clone()).map_err(|_| Refusal::AmountOutOfRange)
}

pub(crate) fn list<'a>(case: &'a Value, name: &str) -> Result<&'a [Value], Failure> {
    match case.get(name) {
        None => Ok(&[]),
        Some(value) => {
            value.as_array().map(Vec::as_slice).ok_or_else(|| Failure::Differs(format!("{name} is not a list")))
        }
    }
}

/// Refuses fields that nobody looks at: a misspelt expectation must not pass.
pub(crate) fn only(value: &Value, known: &[&str]) -> Outcome {
    let fields = value.as_object().ok_or_else(|| Failure::Differs(format!("{value} is not an object")))?;
    match fields.keys().find(|name| !known.contains(&name.as_str())) {
        Some(name) => Err(Failure::Differs(format!("nobody knows the field {name}"))),
        None => Ok(()),
    }
}

pub(crate) fn same(what: &str, actual: Amount, expected: &Value) -> Outcome {
    if amount(expected) == Ok(actual) {
        return Ok(());
    }
    Err(Failure::Differs(format!("{what}: expected {expected}, got {actual}")))
}

fn run(kind: &str, case: &Value) -> Option<Outcome> {
    Some(match kind {
        "allocate" => allocate::run(case),
        "quote" => quote::run(case),
        "commission" => commission::run(case),
        "refund" => refund::by_quantity(case),
        "refund_split" => refund::by_amount(case),
        "refund_limit" => refund::limit(case),
        "standard_webhooks" => signature::standard(case),
        "stripe_signature" => signature::stripe(case),
        _ => return None,
    })
}

/// A case as a whole that must be refused holds when it is, and only then.
fn judge(case: &Value, outcome: Outcome) -> Result<(), String> {
    let refused = case.get("expect").is_some_and(|expect| expect == "refused");
    match outcome {
        Ok(()) if refused => Err("expected a refusal".to_owned()),
        Err(Failure::Refused(_)) if refused => Ok(()),
        Err(Failure::Refused(refusal)) => Err(format!("refused: {} ({})", refusal, refusal.code())),
        Err(Failure::Differs(difference)) => Err(difference),
        Ok(()) => Ok(()),
    }
}

fn folder() -> PathBuf {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    std::env::var_os("VENDRA_VECTORS").map_or_else(own, |folder| {
        let folder = PathBuf::from(folder);
        // Tests run in their package's folder; a relative path is the caller's, from the workspace.
        if folder.is_relative() && !folder.exists() {
            Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder)
        } else {
            folder
        }
    })
}

#[test]
fn every_published_number_comes_out() {
    let folder = folder();
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "json"));
    files.sort();
    let (mut counts, mut failures) = (BTreeMap::<String, usize>::new(), Vec::new());
    for path in &files {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"));
        let content: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: not JSON: {error}"));
        let Some(cases) = content.get("cases").and_then(Value::as_array) else {
            failures.push(format!("{file}: no list of cases"));
            continue;
        };
        for case in cases {
            let name = case.get("name").and_then(Value::as_str).unwrap_or("without a name");
            let kind = case.get("kind").and_then(Value::as_str).unwrap_or_default();
            *counts.entry(kind.to_owned()).or_default() += 1;
            let verdict = match run(kind, case) {
                Some(outcome) => judge(case, outcome),
                None => Err(format!("nobody knows the kind {kind:?}")),
            };
            failures.extend(verdict.err().map(|reason| format!("{file}: {name}: {reason}")));
        }
    }
    for (kind, count) in &counts {
        println!("{kind}: {count}");
    }
    for failure in &failures {
        println!("FAILED {failure}");
    }
    assert!(!counts.is_empty(), "{} holds no cases", folder.display());
    assert!(failures.is_empty(), "{} cases failed", failures.len());
}
