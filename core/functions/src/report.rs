//! `report`: what a provider's balance report comes to beside what is posted.

use crate::{Called, input, output};
use serde::Deserialize;
use vendra_domain::Currency;
use vendra_domain::reconciliation::{KnownOperation, Report, compare};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReportInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Compare {
    report: Report,
    /// What the marketplace sells in.
    currencies: Vec<Currency>,
    known: Vec<KnownOperation>,
}

/// Whether a report can be right, and what of it is known.
pub(crate) fn report(text: &str) -> Called {
    let Compare { report, currencies, known } = input(text)?;
    output(report.validate(&currencies).and_then(|()| compare(&report, &known)))
}
