//! Claims: what is remembered of idempotency keys.

use crate::Subject;
use crate::given::*;
use vendra::port::*;
use vendra::{MarketplaceId, Timestamp};

fn claiming(tenant: MarketplaceId, at: Timestamp, write: ClaimWrite) -> Commit {
    Commit { at, claim: Some(write), ..commit(tenant) }
}

/// Every claim that stands against every write, before, at and after its time: as the one rule says, and no other way.
pub fn every_write_is_judged_by_the_one_rule(subject: &Subject) {
    let (store, tenant, over) = (subject.store(), tenant(), at(10));
    let standing = [None, Some(in_flight("print", "ord_1", over)), Some(done("print", "{}", over))];
    let writes = [
        in_flight("print", "ord_1", at(20)),
        in_flight("print", "ord_2", at(20)),
        in_flight("other", "ord_1", at(20)),
        done("print", r#"{"v":1}"#, at(30)),
        done("other", "[]", at(30)),
    ];
    for before in &standing {
        for now in [over.plus_ms(-1), Ok(over), over.plus_ms(1)] {
            for claim in &writes {
                let (now, key) = (now.clone().expect("a moment"), claim_key());
                if let Some(claim) = before.clone() {
                    ok(store.commit(claiming(tenant, at(0), ClaimWrite { key: key.clone(), claim })));
                }
                let write = ClaimWrite { key: key.clone(), claim: claim.clone() };
                let permitted = write.permitted(before.as_ref(), now);
                let answer = pollster::block_on(store.commit(claiming(tenant, now, write)));
                let (answered, stands) = match (permitted, before) {
                    (false, Some(before)) => (Err(StoreError::Claimed { claim: before.clone() }), before),
                    _ => (Ok(()), claim),
                };
                assert_eq!(answer.map(|_| ()), answered, "{before:?}, then {claim:?} at {now}");
                assert_eq!(claimed(store, tenant, &key).as_ref(), Some(stands));
            }
        }
    }
}

/// A key is its actor's: two actors with the same key do not meet.
pub fn a_key_is_its_actors(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    let keys = [("customer/a", "b"), ("customer/b", "a"), ("customer/a", "B"), ("customer", "/ab")];
    let key = |(actor, key): (&str, &str)| ClaimKey { actor: actor.to_owned(), key: key.to_owned() };
    for (place, of) in keys.into_iter().enumerate() {
        let claim = done("print", &place.to_string(), at(60));
        ok(store.commit(claiming(tenant, at(0), ClaimWrite { key: key(of), claim })));
    }
    for (place, of) in keys.into_iter().enumerate() {
        assert_eq!(claimed(store, tenant, &key(of)), Some(done("print", &place.to_string(), at(60))));
    }
    assert_eq!(claimed(store, tenant, &key(("customer/c", "a"))), None);
}

/// Answers that a careless store would change: spaces, escapes, the order of keys, numbers, every plane of Unicode, length.
pub fn an_answer_comes_back_to_the_byte(subject: &Subject) {
    let (store, tenant) = (subject.store(), tenant());
    for answer in
        AWKWARD.iter().map(|text| (*text).to_owned()).chain([r#"{"a":""#.to_owned() + &"ü".repeat(100_000) + "\"}"])
    {
        let key = claim_key();
        let claim = done("sha256:ÿ\"'", &answer, at(60));
        ok(store.commit(claiming(tenant, at(0), ClaimWrite { key: key.clone(), claim: claim.clone() })));
        assert_eq!(claimed(store, tenant, &key), Some(claim.clone()));
        let again = claiming(tenant, at(1), ClaimWrite { key, claim: done("sha256:ÿ\"'", "{}", at(90)) });
        assert_eq!(refused(store.commit(again)), StoreError::Claimed { claim }, "the refusal has it too");
    }
}

/// JSON texts that are easily changed on the way.
pub(crate) const AWKWARD: &[&str] = &[
    "{}",
    " { \"b\" : 1 , \"a\" : [ ] }\n",
    r#"{"a":1.0,"b":1e2,"c":-0,"d":9007199254740993,"e":0.1000}"#,
    r#"{"a":1,"a":2}"#,
    r#"{"tab":"\t","nul":"\u0000","slash":"\/","quote":"\"","back":"\\","é":"\u00e9"}"#,
    "{\"plain\":\"é ü ß 東京 🧵 \u{10FFFF} \u{200D} \u{FEFF}\",\"de\u{301}compose\":\"e\u{301}\"}",
    r#"{"quote":"it's","percent":"100 %s","dollar":"$1 ?1 :a @b","comment":"-- /* */"}"#,
    "null",
    "",
];

/// Of many who come with one key at once, one opens it, and the others are told of that one.
pub fn one_of_many_opens_a_key(subject: &Subject) {
    let (openings, tenant, key) = (subject.openings(), tenant(), claim_key());
    let answers: Vec<Result<Claim, Claim>> = at_once(16, |place| {
        let claim = in_flight("print", &format!("ord_{place}"), at(60));
        let write = ClaimWrite { key: key.clone(), claim: claim.clone() };
        match pollster::block_on(openings[place % openings.len()].commit(claiming(tenant, at(0), write))) {
            Ok(_) => Ok(claim),
            Err(StoreError::Claimed { claim }) => Err(claim),
            Err(other) => panic!("{other:?}"),
        }
    });
    let stands = claimed(subject.store(), tenant, &key).expect("one opened it");
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert!(answers.iter().all(|answer| answer.as_ref().unwrap_or_else(|told| told) == &stands));
}
