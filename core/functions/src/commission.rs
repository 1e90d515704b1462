//! `commission` (one rule on one line), `commission_plan` (what a plan must be), and `split`.

use crate::{Called, Uncalled, input, output};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vendra_domain::commission::{CommissionPlan, CommissionRule, FeeLine, fee};
use vendra_domain::frozen_line::{LineMove, Progress};
use vendra_domain::ledger::Journal;
use vendra_domain::quote::{Quote, QuoteInput, quote};
use vendra_domain::split::{self, Split, VendorTerms};
use vendra_domain::{Amount, AnyId, Currency, LineId, OrderId, Refusal, Rounding};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CommissionInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Commission {
    rule: CommissionRule,
    line: FeeLine,
    currency: Currency,
    #[serde(default)]
    sales: Amount,
    #[serde(default)]
    rounding: Rounding,
}

/// What a fee comes to, and the VAT on it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct CommissionAmount {
    amount: Amount,
    vat: Amount,
}

/// What the fee comes to: the rest of it is a copy of the rule.
pub(crate) fn commission(text: &str) -> Called {
    let Commission { rule, line, currency, sales, rounding } = input(text)?;
    output(
        fee(&rule, &line, currency, sales, rounding).map(|fee| CommissionAmount { amount: fee.amount, vat: fee.vat }),
    )
}

pub(crate) fn commission_plan(text: &str) -> Called {
    output(input::<CommissionPlan>(text)?.validate().map(|()| "fine"))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SplitInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Input {
    of: Of,
    plans: Vec<CommissionPlan>,
    terms: Vec<VendorTerms>,
    /// Shows the journal of a capture of everything.
    #[serde(default)]
    post: Option<Post>,
    /// Then undoes a line: by an amount, or all of it.
    #[serde(default)]
    undo: Option<Undo>,
    /// The parts of the output that the case is about; all where there is none.
    #[serde(default)]
    show: Vec<String>,
}

/// What is split.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SplitOf"))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Of {
    /// The quote of a cart.
    Cart(QuoteInput),
    /// A quote as it stands, from whoever made it.
    Quote(Quote),
}

/// Under which ids the journal is shown.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SplitPost"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Post {
    operation: AnyId,
    order: OrderId,
}

/// What is undone of a line: an amount in minor units, or all of it where there is none.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SplitUndo"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Undo {
    line: LineId,
    #[serde(default)]
    amount: Option<Amount>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SplitShown", transform = partly))]
pub(crate) struct Shown {
    #[serde(flatten)]
    split: Split,
    #[serde(skip_serializing_if = "Option::is_none")]
    journal: Option<Journal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undone: Option<LineMove>,
}

/// Of what is shown any part may be left out: `show` says which are wanted.
#[cfg(feature = "schema")]
fn partly(schema: &mut schemars::Schema) {
    schema.remove("required");
}

pub(crate) fn split(text: &str) -> Called {
    let input: Input = input(text)?;
    if input.show.is_empty() {
        return output(shown(&input));
    }
    let mut whole = serde_json::to_value(shown(&input)?).map_err(|error| Uncalled::Malformed(error.to_string()))?;
    if let Value::Object(fields) = &mut whole {
        fields.retain(|name, _| input.show.contains(name));
    }
    output(Ok(whole))
}

fn shown(input: &Input) -> Result<Shown, Refusal> {
    let split = match &input.of {
        Of::Quote(quote) => split::split(quote, &input.plans, &input.terms)?,
        Of::Cart(cart) => split::split(&quote(cart)?, &input.plans, &input.terms)?,
    };
    let journal = match &input.post {
        Some(post) => split.journal(post.operation, post.order)?,
        None => None,
    };
    let undone = match input.undo.as_ref().and_then(|undo| Some((split.line(undo.line)?, undo.amount))) {
        Some((line, amount)) => {
            let captured = line.capture_rest(Progress::default())?.to;
            Some(match amount {
                Some(amount) => line.undo_amount(captured, amount)?,
                None => line.undo_to(captured, line.total())?,
            })
        }
        None => None,
    };
    Ok(Shown { split, journal, undone })
}
