//! `commission` (one rule on one line), `commission_plan` (what a plan must be), and `split`.

use super::{Called, input, output};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use vendra_domain::commission::{CommissionPlan, CommissionRule, FeeLine, fee};
use vendra_domain::frozen_line::{LineMove, Progress};
use vendra_domain::ledger::Journal;
use vendra_domain::quote::{Quote, QuoteInput, quote};
use vendra_domain::split::{self, Split, VendorTerms};
use vendra_domain::{Amount, AnyId, Currency, LineId, OrderId, Refusal, Rounding};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Commission {
    rule: CommissionRule,
    line: FeeLine,
    currency: Currency,
    #[serde(default)]
    sales: Amount,
    #[serde(default)]
    rounding: Rounding,
}

/// What the fee comes to: the rest of it is a copy of the rule.
pub(crate) fn commission(value: &Value) -> Called {
    let Commission { rule, line, currency, sales, rounding } = input(value)?;
    output(fee(&rule, &line, currency, sales, rounding).map(|fee| json!({ "amount": fee.amount, "vat": fee.vat })))
}

pub(crate) fn commission_plan(value: &Value) -> Called {
    output(input::<CommissionPlan>(value)?.validate().map(|()| "fine"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
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
#[serde(rename_all = "snake_case")]
enum Of {
    /// The quote of a cart.
    Cart(QuoteInput),
    /// A quote as it stands, from whoever made it.
    Quote(Quote),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Post {
    operation: AnyId,
    order: OrderId,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Undo {
    line: LineId,
    #[serde(default)]
    amount: Option<Amount>,
}

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    split: Split,
    #[serde(skip_serializing_if = "Option::is_none")]
    journal: Option<Journal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undone: Option<LineMove>,
}

pub(crate) fn split(value: &Value) -> Called {
    let input: Input = input(value)?;
    let shown = output(shown(&input))?;
    Ok(shown.map(|whole| match whole {
        Value::Object(mut fields) if !input.show.is_empty() => {
            fields.retain(|name, _| input.show.contains(name));
            Value::Object(fields)
        }
        whole => whole,
    }))
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
