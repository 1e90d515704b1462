//! The steps from each old shape to the next.

use crate::refusal::Refusal;
use serde_json::{Map, Value, json};

/// A step from one version of a type to the next.
///
/// Pure, and about JSON only: it goes on working when the types of its time are long gone.
///
/// ```
/// use vendra_domain::encoding::UPCASTS;
/// let old = serde_json::json!({"event": "issued", "id": "gft_01h455vb4pex5vsknk084sn02q", "currency": "EUR",
///     "amount": 5000, "movement": "mov_01h455vb4pex5vsknk084sn02q", "at": "2026-01-31T12:00:00.000Z"});
/// let upcast = UPCASTS.iter().find(|upcast| (upcast.name, upcast.from) == ("gift_card.issued", 1)).expect("a step");
/// let new = (upcast.step)(old.as_object().expect("fields").clone()).expect("of version 1");
/// assert_eq!((&new["card"]["balance"], &new["funding"]["funding"]), (&5000.into(), &"granted".into()));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Upcast {
    /// The type.
    pub name: &'static str,
    /// The version that it starts from; it ends at the next.
    pub from: u32,
    /// The step. Nothing where the data is not of the version it says it is.
    pub step: fn(Map<String, Value>) -> Option<Value>,
}

/// Every step there is, in the order of types and versions. A step is never changed and never taken out.
pub const UPCASTS: &[Upcast] = &[Upcast { name: "gift_card.issued", from: 1, step: gift_card_issued_1 }];

/// The version that a type is written in: one more than it has steps.
///
/// ```
/// use vendra_domain::encoding::current_version;
/// assert_eq!((current_version("gift_card.issued"), current_version("gift_card.thawed")), (2, 1));
/// ```
#[must_use]
pub fn current_version(name: &str) -> u32 {
    let last = UPCASTS.iter().filter(|step| step.name == name).map(|step| step.from).max();
    last.unwrap_or(0).saturating_add(1)
}

/// The data in the current shape of its type.
pub(super) fn upcast(name: &str, version: u32, data: Value) -> Result<Value, Refusal> {
    let known = current_version(name);
    if version > known {
        return Err(Refusal::EncodingNewerVersion { name: name.to_owned(), version, known });
    }
    let malformed =
        || Refusal::EncodingMalformed { name: name.to_owned(), what: format!("the data is not of version {version}") };
    if version == 0 {
        return Err(malformed());
    }
    if crate::seeded_bug::bug("encoding.old_shapes_are_read_as_new") {
        return Ok(data);
    }
    UPCASTS.iter().filter(|step| step.name == name && step.from >= version).try_fold(data, |data, step| match data {
        Value::Object(fields) => (step.step)(fields).ok_or_else(malformed),
        _ => Err(malformed()),
    })
}

/// Cards were only granted by the platform, and never lapsed, before they could be sold.
fn gift_card_issued_1(mut old: Map<String, Value>) -> Option<Value> {
    let mut take = |name: &str| old.remove(name);
    let (event, id, currency) = (take("event")?, take("id")?, take("currency")?);
    let (amount, movement, at) = (take("amount")?, take("movement")?, take("at")?);
    old.is_empty().then(|| {
        json!({
            "event": event,
            "card": { "id": id, "currency": currency, "issued": amount, "balance": amount, "expires_at": null },
            "funding": { "funding": "granted" },
            "movement": movement,
            "at": at,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_of_a_type_leave_out_no_version() {
        for (place, step) in UPCASTS.iter().enumerate() {
            let earlier = UPCASTS[..place].iter().filter(|other| other.name == step.name).count();
            assert_eq!(step.from as usize, earlier + 1, "{}", step.name);
        }
        let names: Vec<&str> = UPCASTS.iter().map(|step| step.name).collect();
        assert!(names.is_sorted());
    }
}
