//! The checker passes what a quote is, and nothing else.

use crate::given_cart;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use vendra_domain::Amount;
use vendra_domain::id::LineId;
use vendra_domain::quote::{Benefit, PriceBasis, Quote, QuoteInput, Scope, check, quote};

/// Every place in a document that something can be changed at.
fn places(value: &Value, path: &mut Vec<String>, found: &mut Vec<String>) {
    found.push(path.iter().map(|step| format!("/{step}")).collect());
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(place, value)| (place.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (step, value) in inner {
        path.push(step);
        places(value, path, found);
        path.pop();
    }
}

/// Changes one place: a number by a little, a text for one that may stand there, a list by an item.
fn tamper(value: &mut Value, by: i64, which: Index) {
    match value {
        Value::Number(number) => *value = (number.as_i64().unwrap_or_default() + by).into(),
        Value::String(text) => *value = other_text(text).into(),
        Value::Array(items) if !items.is_empty() => match by % 3 {
            0 => drop(items.remove(which.index(items.len()))),
            1 => items.push(which.get(items).clone()),
            _ => {
                let place = which.index(items.len());
                items.swap(0, place);
            }
        },
        _ => {}
    }
}

fn other_text(text: &str) -> String {
    const PAIRS: [(&str, &str); 18] = [
        ("half_away_from_zero", "half_even"),
        ("half_even", "half_toward_zero"),
        ("largest_remainder", "first"),
        ("per_line", "per_unit"),
        ("per_unit", "per_line"),
        ("after_all", "before_third_party_funded"),
        ("goods", "shipping"),
        ("shipping", "buyer_fee"),
        ("buyer_fee", "goods"),
        ("tax_inclusive", "tax_exclusive"),
        ("tax_exclusive", "tax_inclusive"),
        ("vendor", "platform"),
        ("platform", "vendor"),
        ("books", "toys"),
        ("toys", "books"),
        ("EUR", "USD"),
        ("DE", "FR"),
        ("tax", "tax_included"),
    ];
    let pair = PAIRS.iter().find(|(one, _)| *one == text).map(|(_, other)| (*other).to_owned());
    // Ids and rates: another last character. A policy is another word; what cannot be read is left aside.
    let last = if text.ends_with('1') { '2' } else { '1' };
    pair.unwrap_or_else(|| text.chars().take(text.chars().count().saturating_sub(1)).chain([last]).collect())
}

proptest! {
    #[test]
    fn no_altered_quote_passes(cart in given_cart::cart(), place: Index, by in 1..=5i64, which: Index) {
        let quoted = quote(&cart)?;
        let mut document = serde_json::to_value(&quoted).expect("a document");
        let mut found = Vec::new();
        places(&document, &mut Vec::new(), &mut found);
        let place = place.get(&found);
        tamper(document.pointer_mut(place).expect("a place"), by, which);
        let altered: Result<Quote, _> = serde_json::from_value(document);
        if let Ok(altered) = altered && altered != quoted {
            let answer = check(&cart, &altered).map_err(|refusal| refusal.code());
            prop_assert_eq!(answer, Err("quote.unexplained"), "{}", place);
        }
    }

    #[test]
    fn nothing_panics_whatever_is_checked(
        mut cart in given_cart::cart(),
        other in given_cart::cart(),
        numbers in prop::collection::vec(crate::given::amount(), 8),
        (buy, get) in (0..3u32, 0..3u32),
        quantity: u32,
    ) {
        let quoted = quote(&other)?;
        let mut numbers = numbers.into_iter().cycle();
        let mut next = || numbers.next().unwrap_or_default();
        for line in &mut cart.lines {
            (line.unit_price, line.quantity) = (next(), quantity);
        }
        for rule in &mut cart.promotions {
            rule.minimum = Some(next());
            rule.benefit = match rule.benefit {
                Benefit::BuyGet { rate, .. } => Benefit::BuyGet { buy, get, rate },
                Benefit::Fixed { .. } => Benefit::Fixed { amount: next() },
                benefit => benefit,
            };
        }
        for tender in &mut cart.tenders {
            tender.limit = tender.limit.map(|_| next());
        }
        if quote(&cart).as_ref() != Ok(&quoted) {
            prop_assert!(check(&cart, &quoted).is_err());
        }
    }

    #[test]
    fn what_goes_out_as_json_comes_back_the_same(cart in given_cart::cart()) {
        let quoted = quote(&cart)?;
        let text = serde_json::to_string(&quoted).expect("a document");
        prop_assert_eq!(serde_json::from_str::<Quote>(&text).expect("a quote"), quoted);
        let text = serde_json::to_string(&cart).expect("a document");
        prop_assert_eq!(serde_json::from_str::<QuoteInput>(&text).expect("an input"), cart);
    }

    /// Where no sum is shared over lines, no line's figures depend on its place.
    #[test]
    fn the_order_of_lines_changes_no_figure(mut cart in given_cart::cart(), seed: u64) {
        cart.tenders.clear();
        cart.promotions.retain(|rule| matches!(rule.scope, Scope::EachLine | Scope::Line { .. }));
        let before = quote(&cart)?;
        let place = |id: LineId| id.uuid().as_u128().wrapping_mul(u128::from(seed) | 1).rotate_right(64);
        cart.lines.sort_by_key(|line| place(line.id));
        let after = quote(&cart)?;
        prop_assert_eq!(before.totals, after.totals);
        for line in &before.lines {
            prop_assert_eq!(after.lines.iter().find(|other| other.id == line.id), Some(line));
        }
    }

    /// The largest amount there is can be quoted wherever its taxes are not on top.
    #[test]
    fn the_largest_price_is_quoted(mut cart in given_cart::cart()) {
        cart.lines.truncate(1);
        (cart.shipping, cart.promotions, cart.buyer_fee) = (Vec::new(), Vec::new(), None);
        for line in &mut cart.lines {
            (line.unit_price, line.quantity, line.prices) = (Amount::MAX, 1, PriceBasis::TaxInclusive);
        }
        let quoted = quote(&cart)?;
        prop_assert_eq!(quoted.totals.gross, Amount::MAX);
        check(&cart, &quoted)?;
    }
}
