//! The stories of this folder, through the boundary of JSON text: a marketplace in memory with a clock that stands and ids that a seed
//! decides, and one call after the other. The packages for Node and Python run the same files through their typed methods, to the byte.
//!
//! A story goes on from the one that it is `after`. A step is a call `as` one of the actors; what it answers is kept under a name
//! where it says `keep`, and `$name.path.0` stands for it, or for what is in it, from there on. `then` is `{"ok": answer}` or
//! `{"failed": failure}`, without the message. Every method is in some story, or the run fails. `VENDRA_BLESS=1` fills in
//! `"then": null`; read what it fills in.

use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use vendra_tests::layout::laid_out;
use vendra_wire::{Does, Vendra, methods};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("stories")
}

fn stories() -> BTreeMap<String, Value> {
    let entries = std::fs::read_dir(folder()).expect("the folder of the stories");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a story");
        let story = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.file_stem().expect("a name").to_string_lossy().into_owned(), story)
    };
    paths.filter(|path| path.extension().is_some_and(|end| end == "json")).map(read).collect()
}

/// What stands for a text that begins with `$`: `$name` an answer that was kept, `$name.lines.0.id` what is in it.
fn meant(value: &Value, kept: &Map<String, Value>) -> Value {
    match value {
        Value::String(text) => {
            let Some(path) = text.strip_prefix('$') else { return value.clone() };
            let (name, rest) =
                path.split_once('.').map_or((path, String::new()), |(name, rest)| (name, format!("/{rest}")));
            let found = kept.get(name).and_then(|kept| kept.pointer(&rest.replace('.', "/")));
            found.unwrap_or_else(|| panic!("{text} is nowhere in {}", kept.get(name).unwrap_or(&Value::Null))).clone()
        }
        Value::Array(items) => items.iter().map(|item| meant(item, kept)).collect(),
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), meant(field, kept))).collect(),
        other => other.clone(),
    }
}

/// A story as it is told: the methods that it calls, and what was not as it says.
struct Telling {
    vendra: Vendra,
    kept: Map<String, Value>,
    called: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Telling {
    fn tell(&mut self, name: &str, story: &mut Value, bless: bool) {
        let (marketplace, actors) = (story["marketplace"].clone(), story["actors"].clone());
        for (number, step) in story["steps"].as_array_mut().into_iter().flatten().enumerate() {
            let method = step["call"].as_str().unwrap_or_default().to_owned();
            let mut call =
                json!({"method": method, "input": meant(step.get("input").unwrap_or(&json!({})), &self.kept)});
            if let Some(actor) = step["as"].as_str() {
                call["marketplace"] = marketplace.clone();
                call["actor"] = meant(&actors[actor], &self.kept);
            }
            if let Some(key) = step.get("key") {
                call["key"] = key.clone();
            }
            let answer = match pollster::block_on(self.vendra.call(call.to_string())) {
                Ok(text) => json!({"ok": serde_json::from_str::<Value>(&text).expect("JSON")}),
                Err(failure) => {
                    let mut failed = serde_json::to_value(&failure).expect("JSON");
                    // What people read may be worded anew.
                    failed.as_object_mut().expect("an object").remove("message");
                    json!({"failed": failed})
                }
            };
            if let (Some(keep), Some(ok)) = (step["keep"].as_str(), answer.get("ok")) {
                self.kept.insert(keep.to_owned(), ok.clone());
            }
            if step["then"].is_null() && bless {
                step["then"] = answer;
            } else if step["then"] != answer {
                self.wrong.push(format!("{name}, step {number}, {method}:\n  {}\nnot\n  {answer}", step["then"]));
            }
            self.called.insert(method);
        }
    }
}

/// Tells a story, after the one that it goes on from.
fn tell(stories: &mut BTreeMap<String, Value>, name: &str, bless: bool) -> Telling {
    let mut story = stories.remove(name).unwrap_or_else(|| panic!("there is no story {name}"));
    let mut telling = match story["after"].as_str() {
        Some(before) => tell(stories, before, bless),
        None => {
            let vendra = Vendra::open(&story["open"].to_string()).expect("a marketplace in memory");
            Telling { vendra, kept: Map::new(), called: BTreeSet::new(), wrong: Vec::new() }
        }
    };
    if let (Some(before), None) = (story["after"].as_str(), story.get("marketplace")) {
        let (marketplace, mut actors) = (stories[before]["marketplace"].clone(), stories[before]["actors"].clone());
        let own = story["actors"].as_object().cloned().unwrap_or_default();
        actors.as_object_mut().expect("actors").extend(own);
        let mut whole = json!({"marketplace": marketplace, "actors": actors, "steps": story["steps"].take()});
        telling.tell(name, &mut whole, bless);
        story["steps"] = whole["steps"].take();
    } else {
        telling.tell(name, &mut story, bless);
    }
    stories.insert(name.to_owned(), story);
    telling
}

#[test]
fn every_story_comes_out_as_it_is_told() {
    let bless = std::env::var_os("VENDRA_BLESS").is_some();
    let (mut stories, mut called, mut wrong) = (stories(), BTreeSet::new(), Vec::new());
    for name in stories.keys().cloned().collect::<Vec<_>>() {
        let telling = tell(&mut stories, &name, bless);
        called.extend(telling.called);
        wrong.extend(telling.wrong);
        pollster::block_on(telling.vendra.close());
    }
    if bless {
        for (name, story) in &stories {
            std::fs::write(folder().join(name).with_extension("json"), laid_out(story)).expect("a story to write");
        }
    }
    assert!(wrong.is_empty(), "{} steps:\n{}", wrong.len(), wrong.join("\n"));
    let all = methods().into_iter().filter(|method| !matches!(method.does, Does::Function)).map(|method| method.name);
    let silent: Vec<String> = all.filter(|name| !called.contains(name)).collect();
    assert!(silent.is_empty(), "{} methods are in no story: {}", silent.len(), silent.join(", "));
}
