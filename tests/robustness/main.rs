//! Whatever is asked, whenever, with whatever facts: nothing panics, and what was decided can be applied.
//!
//! The requests, facts, histories and inputs of the corpus are taken to extremes, by a seed that is the same each time.

use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};
use vendra_tests::corpus::{Ask, Call, corpus};
use vendra_tests::registry::{deciders, functions};

/// The whole suite takes no longer than this on a slow machine; what it leaves out then, the next seeds would not add much to.
const BUDGET: Duration = Duration::from_secs(8);
/// How often each item of the corpus is taken to extremes.
const ROUNDS: u64 = 12;

/// SplitMix64, as published by Steele, Lea and Flood in 2014.
struct Seed(u64);

impl Seed {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or_default()
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }
}

const INTEGERS: [i64; 15] = [
    0,
    1,
    -1,
    2,
    100,
    1_000_000,
    1_000_001,
    i32::MAX as i64,
    u32::MAX as i64,
    u32::MAX as i64 + 1,
    (1 << 53) - 2,
    (1 << 53) - 1,
    -(1 << 53) + 1,
    i64::MAX,
    i64::MIN,
];

/// Text of the same kind that is as far away as it can be, so that it is still read: what is not read tests little.
fn extreme_text(text: &str, seed: &mut Seed) -> String {
    let id = text.len() == 30 && text.as_bytes().get(3) == Some(&b'_');
    let time = text.len() == 24 && text.ends_with('Z');
    let rate = text.parse::<u32>().is_ok() || text.starts_with("0.");
    let choices: Vec<String> = if id {
        ["00000000000000000000000000", "7zzzzzzzzzzzzzzzzzzzzzzzzz"].map(|end| format!("{}_{end}", &text[..3])).to_vec()
    } else if time {
        ["1970-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "2028-02-29T23:59:59.999Z"].map(str::to_owned).to_vec()
    } else if rate {
        ["0", "1", "0.000000001", "0.999999999", "1000"].map(str::to_owned).to_vec()
    } else if text.len() == 3 {
        ["JPY", "KWD", "EUR", "XXX"].map(str::to_owned).to_vec()
    } else {
        vec![String::new(), "é".repeat(40), "x".repeat(32), "x".repeat(5_000)]
    };
    seed.of(&choices)
}

/// Changes a value in some places. The chance of each place is one in `rarity`.
fn mutated(value: &Value, rarity: usize, seed: &mut Seed) -> Value {
    let hit = seed.below(rarity) == 0;
    match value {
        Value::Number(_) if hit => json!(seed.of(&INTEGERS)),
        // Tags are texts too: half of the texts that are hit stay.
        Value::String(text) if hit && seed.below(2) == 0 => json!(extreme_text(text, seed)),
        Value::Bool(yes) if hit => json!(!yes),
        Value::Null if hit => json!(seed.of(&INTEGERS)),
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(|item| mutated(item, rarity, seed)).collect();
            if hit && !items.is_empty() {
                let place = seed.below(items.len());
                match seed.below(4) {
                    0 => drop(items.remove(place)),
                    1 => items.insert(place, items[place].clone()),
                    2 => items.reverse(),
                    _ => items.clear(),
                }
            }
            Value::Array(items)
        }
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, field)| (name.clone(), mutated(field, rarity, seed)));
            Value::Object(fields.collect())
        }
        other => other.clone(),
    }
}

/// Runs all tries within the budget and counts those that got past reading.
fn survives<T>(items: &[T], budget: Duration, mut one: impl FnMut(&T, &mut Seed) -> Result<bool, String>) {
    let began = Instant::now();
    let (mut tries, mut read) = (0_u64, 0_u64);
    'all: for round in 0..ROUNDS {
        for (place, item) in items.iter().enumerate() {
            if began.elapsed() > budget {
                break 'all;
            }
            let mut seed = Seed(round << 32 | place as u64);
            read += u64::from(one(item, &mut seed).unwrap_or_else(|panicked| panic!("round {round}, {panicked}")));
            tries += 1;
        }
    }
    println!("{tries} tries, {read} of them were read");
    assert!(read * 10 > tries, "only {read} of {tries} tries were read: the mutations are too wild");
}

#[test]
fn no_decision_panics() {
    let deciders = deciders();
    let asks: Vec<Ask> = corpus().0;
    survives(&asks, BUDGET, |ask, seed| {
        let decider = deciders.iter().find(|decider| decider.name == ask.decider).ok_or("no decider")?;
        let rarity = seed.of(&[2, 5, 12]);
        // A third of the histories are changed as well: stored events are trusted, but must not bring a process down.
        let past = if seed.below(3) == 0 { mutated(&json!(ask.past), 12, seed) } else { json!(ask.past) };
        let past = past.as_array().cloned().unwrap_or_default();
        let request = mutated(&ask.request, rarity, seed);
        let facts = mutated(&ask.facts, rarity, seed);
        catch_unwind(AssertUnwindSafe(|| (decider.ask)(&past, &request, &facts).is_ok()))
            .map_err(|_| format!("{} panics: {past:?}\n{request}\n{facts}", ask.decider))
    });
}

/// Any request in any state: requests of one scenario after the history of another.
#[test]
fn no_request_panics_in_another_history() {
    let deciders = deciders();
    let asks: Vec<Ask> = corpus().0;
    survives(&asks, BUDGET, |ask, seed| {
        let decider = deciders.iter().find(|decider| decider.name == ask.decider).ok_or("no decider")?;
        let others: Vec<&Ask> = asks.iter().filter(|other| other.decider == ask.decider).collect();
        let other = seed.of(&others);
        catch_unwind(AssertUnwindSafe(|| (decider.ask)(&other.past, &ask.request, &ask.facts).is_ok()))
            .map_err(|_| format!("{} panics: {:?}\n{}\n{}", ask.decider, other.past, ask.request, ask.facts))
    });
}

#[test]
fn no_function_panics() {
    let functions = functions();
    let calls: Vec<Call> = corpus().1;
    survives(&calls, BUDGET, |call, seed| {
        let (_, function) = functions.iter().find(|(name, _)| *name == call.function).ok_or("no function")?;
        let rarity = seed.of(&[3, 8, 20]);
        let input = mutated(&call.input, rarity, seed);
        catch_unwind(AssertUnwindSafe(|| function(&input).is_ok()))
            .map_err(|_| format!("{} panics: {input}", call.function))
    });
}
