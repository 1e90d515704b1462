//! What is kept under an idempotency key, and what it says to whoever comes with the key again.

use crate::error::Error;
use crate::port::Claim;
use serde::{Deserialize, Serialize};
use vendra_domain::encoding::Receipt;
use vendra_domain::{AnyId, Kind, Refusal, Timestamp};

/// The answer as it is kept under a key.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Kept {
    Receipt(Receipt),
    Refusal(Refusal),
}

/// What a claim says to a request.
pub(crate) enum Standing {
    Answer(Result<Receipt, Error>),
    Resume(AnyId),
    Over,
}

pub(crate) fn standing(claim: &Claim, request: &str, at: Timestamp) -> Result<Standing, Error> {
    if matches!(claim, Claim::Done { expires_at, .. } if *expires_at <= at) {
        return Ok(Standing::Over);
    }
    if claim.request() != request && !crate::seeded_bug::bug("kept.any_request_under_a_key") {
        return Err(Error::key_reused("another request was made under this key"));
    }
    match claim {
        Claim::InFlight { until, .. } if *until > at => Err(Error::key_in_flight("the first request is still running")),
        Claim::InFlight { subject, .. } => Ok(Standing::Resume(subject.parse()?)),
        Claim::Done { answer, .. } => Ok(Standing::Answer(kept_of(answer)?)),
    }
}

/// What was answered, as it is kept.
pub(crate) fn kept_of(answer: &str) -> Result<Result<Receipt, Error>, Error> {
    let malformed = |error: serde_json::Error| Refusal::RequestMalformed { what: error.to_string() };
    Ok(match serde_json::from_str::<Kept>(answer).map_err(malformed)? {
        Kept::Receipt(receipt) => Ok(receipt),
        Kept::Refusal(refusal) => Err(refusal.into()),
    })
}

/// Whether a refusal is what a decision came to, and the same for every retry.
pub(crate) fn is_decision(refusal: &Refusal) -> bool {
    matches!(refusal.kind(), Kind::Conflict | Kind::Missing) && !refusal.retryable()
}
