//! What reviewers would otherwise have to look for: small files with a purpose, no floats, nothing unfinished, no limit
//! without a test, no public item without an example.

mod examples;
mod known_failures;

use std::path::{Path, PathBuf};

/// The most lines of a file, and those that are tables and may be longer.
const LINES_MAX: usize = 500;
const TABLES: &[&str] = &["core/domain/src/refusal.rs", "core/domain/src/authority/table.rs"];

/// Names that say nothing about what is in a file.
const EMPTY_NAMES: &[&str] = &["common", "helper", "helpers", "manager", "misc", "service", "util", "utils", "v2"];

struct Source {
    path: String,
    text: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file of the workspace, but for this one, which names what it looks for.
fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root(), "", &mut found);
    assert!(found.len() > 100, "only {} sources were found", found.len());
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("a folder entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
        let kind = entry.file_type().expect("a file type");
        if kind.is_dir() && !name.starts_with('.') && !name.starts_with("target") && !name.starts_with("mutants") {
            collect(&entry.path(), &path, found);
        } else if kind.is_file() && name.ends_with(".rs") && path != "tests/tidiness/main.rs" {
            let text = std::fs::read_to_string(entry.path()).expect("a source is UTF-8");
            found.push(Source { path, text });
        }
    }
}

/// Whether a text holds a word as a whole.
fn holds(text: &str, word: &str) -> bool {
    let part = |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        !part(before.chars().next_back()) && !part(after.chars().next())
    })
}

fn check(what: &str, found: impl Iterator<Item = String>) {
    let found: Vec<String> = found.collect();
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn files_are_small() {
    let sources = sources();
    let long = sources.iter().filter(|source| !TABLES.contains(&source.path.as_str()));
    let long = long.map(|source| (source, source.text.lines().count())).filter(|(_, lines)| *lines > LINES_MAX);
    check("files of more than 500 lines", long.map(|(source, lines)| format!("{} ({lines})", source.path)));
}

#[test]
fn files_say_what_is_in_them() {
    let sources = sources();
    let silent = sources.iter().filter(|source| !source.text.starts_with("//!"));
    check("files that do not begin with what they are", silent.map(|source| source.path.clone()));
    let empty = sources.iter().filter(|source| {
        let path = source.path.trim_end_matches(".rs");
        path.split(['/', '_']).any(|word| EMPTY_NAMES.contains(&word))
    });
    check("files whose names say nothing", empty.map(|source| source.path.clone()));
}

/// In the domain not even a test may name one: money is integers, rates are decimals.
#[test]
fn the_domain_knows_no_floats() {
    let sources = sources();
    // The one that writes canonical JSON has to name what it refuses.
    let refuses = |source: &&Source| source.path != "core/domain/src/canonical/writer.rs";
    let floats = sources.iter().filter(|source| source.path.starts_with("core/domain/src/")).filter(refuses);
    let floats = floats.filter(|source| holds(&source.text, "f32") || holds(&source.text, "f64"));
    check("files that name a float", floats.map(|source| source.path.clone()));
}

#[test]
fn nothing_is_unfinished() {
    let sources = sources();
    let marks = ["todo!(", "unimplemented!(", "#[ignore", "dbg!(", "FIXME", "XXX:", "HACK"];
    let unfinished = sources.iter().flat_map(|source| {
        marks.iter().filter(|mark| source.text.contains(**mark)).map(|mark| format!("{}: {mark}", source.path))
    });
    check("files that are not finished", unfinished);
}

/// What stands at the root of a crate and in a public module of it could be imported by two paths.
#[test]
fn a_type_has_one_import_path() {
    let sources = sources();
    let roots = ["core/engine/src/lib.rs", "adapters/sqlite/src/lib.rs", "adapters/webhook/src/lib.rs"];
    let roots = sources.iter().filter(|source| roots.contains(&source.path.as_str()));
    let twice = roots.flat_map(|source| {
        let modules = source.text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
        let twice = modules.filter(|module| source.text.contains(&format!("pub use {module}::")));
        twice.map(|module| format!("{}: {module}", source.path))
    });
    check("modules that a type can be reached through and beside", twice);
}

/// A limit that no test names is not tested at its edge.
#[test]
fn every_limit_is_tested() {
    let sources = sources();
    let limits = sources.iter().find(|source| source.path == "core/domain/src/limits.rs").expect("the limits");
    let names = limits.text.lines().filter_map(|line| line.strip_prefix("pub const ")?.split(':').next());
    let tested = |name: &str| {
        sources.iter().any(|source| {
            let tests = if source.path.contains("tests/") {
                source.text.as_str()
            } else {
                source.text.split_once("#[cfg(test)]").map_or("", |(_, tests)| tests)
            };
            holds(tests, name)
        })
    };
    check("limits that no test names", names.filter(|name| !tested(name)).map(str::to_owned));
}

#[test]
fn words_are_found_whole() {
    for (text, found) in [("f64", true), ("x: f64,", true), ("f64_like", false), ("of64", false), ("", false)] {
        assert_eq!(holds(text, "f64"), found, "{text}");
    }
}
