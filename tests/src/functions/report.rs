//! `report`: what a provider's balance report comes to beside what is posted.

use super::{Called, input, output};
use serde::Deserialize;
use serde_json::Value;
use vendra_domain::Currency;
use vendra_domain::reconciliation::{KnownOperation, Report, compare};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Compare {
    report: Report,
    /// What the marketplace sells in.
    currencies: Vec<Currency>,
    known: Vec<KnownOperation>,
}

/// Whether a report can be right, and what of it is known.
pub(crate) fn report(value: &Value) -> Called {
    let Compare { report, currencies, known } = input(value)?;
    output(report.validate(&currencies).and_then(|()| compare(&report, &known)))
}
