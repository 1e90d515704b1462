//! Every decider: what a request comes to in a state that is said by its events.

use super::{Called, input, output};
use serde::{Deserialize, Serialize};
use vendra_domain::{Decider, Effects, Refusal};

/// What is decided about.
#[derive(Deserialize)]
#[serde(
    deny_unknown_fields,
    bound(deserialize = "D::Event: Deserialize<'de>, D::Request: Deserialize<'de>, D::Facts: Deserialize<'de>")
)]
struct Input<D: Decider> {
    /// What happened before; nothing where it is left out.
    #[serde(default = "Vec::new")]
    given: Vec<D::Event>,
    /// What is asked.
    request: D::Request,
    /// What was looked up.
    facts: D::Facts,
}

/// What it comes to.
#[derive(Serialize)]
#[serde(bound(serialize = "D::Event: Serialize, D::State: Serialize"))]
struct Decided<D: Decider> {
    /// What happens.
    events: Vec<D::Event>,
    /// The state afterwards.
    state: D::State,
    /// What is posted and counted in the same commit.
    effects: Effects,
}

/// Decides a request; refuses what the decider refuses.
pub(super) fn decide<D: Decider>(text: &str) -> Called {
    let Input::<D> { given, request, facts } = input(text)?;
    output(decided::<D>(&given, &request, &facts))
}

fn decided<D: Decider>(given: &[D::Event], request: &D::Request, facts: &D::Facts) -> Result<Decided<D>, Refusal> {
    let (mut state, mut effects) = (D::fold(given), Effects::default());
    let events = D::decide(&state, request, facts)?;
    for event in &events {
        let more = D::effects(&state, event)?;
        effects.journals.extend(more.journals);
        effects.counters.extend(more.counters);
        state = D::evolve(state, event);
    }
    Ok(Decided { events, state, effects })
}
