//! `journal`, `trial_balance` and `account_statement`.

use super::{Called, input, output};
use serde::Deserialize;
use serde_json::Value;
use vendra_domain::ledger::{self, Account, Builder, DatedJournal};
use vendra_domain::{Currency, Timestamp};

pub(crate) fn journal(value: &Value) -> Called {
    output(input::<Builder>(value)?.build())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrialBalance {
    journals: Vec<DatedJournal>,
    as_of: Timestamp,
}

pub(crate) fn trial_balance(value: &Value) -> Called {
    let TrialBalance { journals, as_of } = input(value)?;
    output(ledger::trial_balance(&journals, as_of))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    journals: Vec<DatedJournal>,
    account: Account,
    currency: Currency,
    from: Timestamp,
    until: Timestamp,
}

pub(crate) fn account_statement(value: &Value) -> Called {
    let Statement { journals, account, currency, from, until } = input(value)?;
    output(ledger::account_statement(&journals, account, currency, from..until))
}
