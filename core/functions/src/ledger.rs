//! `journal`, `trial_balance` and `account_statement`.

use crate::{Called, input, output};
use serde::Deserialize;
use vendra_domain::ledger::{self, Account, Builder, DatedJournal};
use vendra_domain::{Currency, Timestamp};

pub(crate) fn journal(text: &str) -> Called {
    output(input::<Builder>(text)?.build())
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TrialBalanceInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct TrialBalance {
    journals: Vec<DatedJournal>,
    as_of: Timestamp,
}

pub(crate) fn trial_balance(text: &str) -> Called {
    let TrialBalance { journals, as_of } = input(text)?;
    output(ledger::trial_balance(&journals, as_of))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "AccountStatementInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Statement {
    journals: Vec<DatedJournal>,
    account: Account,
    currency: Currency,
    from: Timestamp,
    until: Timestamp,
}

pub(crate) fn account_statement(text: &str) -> Called {
    let Statement { journals, account, currency, from, until } = input(text)?;
    output(ledger::account_statement(&journals, account, currency, from..until))
}
