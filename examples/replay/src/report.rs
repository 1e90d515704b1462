//! Tables that a finance person can check, and the one object that a program reads.

use crate::outcome::Outcome;
use crate::source::Fault;
use comfy_table::{Cell, CellAlignment, Table, presets};
use serde::Serialize;
use vendra::{Amount, Currency};

/// How many vendors and how many unreconciled orders are listed.
const ROWS_MAX: usize = 10;

/// What `--json` prints as the last line.
#[derive(Debug, Serialize)]
struct Figures {
    orders: u64,
    vendor_orders: u64,
    lines: u64,
    gross_minor: Amount,
    shipping_minor: Amount,
    commission_minor: Amount,
    vendor_payable_minor: Amount,
    buyers_paid_minor: Amount,
    unreconciled: usize,
    seconds: f64,
}

/// One line of JSON with the figures.
pub(crate) fn json(outcome: &Outcome) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Figures {
        orders: outcome.orders,
        vendor_orders: outcome.vendor_orders,
        lines: outcome.lines,
        gross_minor: outcome.gross,
        shipping_minor: outcome.shipping,
        commission_minor: outcome.commission,
        vendor_payable_minor: outcome.vendor_payable,
        buyers_paid_minor: outcome.buyers_paid,
        unreconciled: outcome.unreconciled.len(),
        seconds: outcome.seconds,
    })
}

/// Everything as tables.
pub(crate) fn tables(title: &str, outcome: &Outcome, faults: &[Fault]) -> String {
    let mut text = format!("{title}\n\n{}\n", totals(outcome));
    for line in &outcome.story {
        text.push_str(&format!("{line}\n"));
    }
    text.push_str(&format!("\nVendors owed most\n{}\n", vendors(outcome)));
    text.push_str(&format!("\nTrial balance\n{}\n", trial_balance(outcome)));
    let unreconciled = outcome.unreconciled.len();
    text.push_str(&format!("\nOrders whose payments do not match their items: {unreconciled}\n"));
    if unreconciled > 0 {
        text.push_str(&format!("{}\n", differences(outcome)));
    }
    for refused in &outcome.refused {
        text.push_str(&format!("refused: order {}: {}\n", refused.order, refused.error));
    }
    if !faults.is_empty() {
        text.push_str(&format!("{} rows could not be read and were left out; each is named above\n", faults.len()));
    }
    text
}

fn table(headers: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(headers);
    table
}

fn right(text: impl ToString) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

fn totals(outcome: &Outcome) -> Table {
    let money = |amount| right(written(amount, outcome.currency));
    let mut table = table(&["", "figure"]);
    table.add_row(vec![Cell::new("orders"), right(outcome.orders)]);
    table.add_row(vec![Cell::new("vendor orders"), right(outcome.vendor_orders)]);
    table.add_row(vec![Cell::new("lines"), right(outcome.lines)]);
    table.add_row(vec![Cell::new("gross (goods and delivery)"), money(outcome.gross)]);
    table.add_row(vec![Cell::new("delivery"), money(outcome.shipping)]);
    table.add_row(vec![Cell::new("commission"), money(outcome.commission)]);
    table.add_row(vec![Cell::new("owed to vendors"), money(outcome.vendor_payable)]);
    table.add_row(vec![Cell::new("paid by buyers"), money(outcome.buyers_paid)]);
    let rate = if outcome.seconds > 0.0 { outcome.orders as f64 / outcome.seconds } else { 0.0 };
    table.add_row(vec![Cell::new("orders a second"), right(format!("{rate:.0}"))]);
    table
}

fn vendors(outcome: &Outcome) -> Table {
    let money = |amount| right(written(amount, outcome.currency));
    let mut table = table(&["vendor", "orders", "gross", "commission", "owed"]);
    for row in outcome.vendors.iter().take(ROWS_MAX) {
        table.add_row(vec![
            Cell::new(&row.vendor),
            right(row.orders),
            money(row.gross),
            money(row.commission),
            money(row.owed),
        ]);
    }
    table
}

fn trial_balance(outcome: &Outcome) -> Table {
    let money =
        |amount: Amount| right(if amount.is_zero() { String::new() } else { written(amount, outcome.currency) });
    let mut table = table(&["accounts", "class", "how many", "debit", "credit"]);
    let (mut debits, mut credits) = (Amount::ZERO, Amount::ZERO);
    for row in &outcome.trial_balance {
        // A trial balance shows each account on the side on which it stands.
        let net = row.debits.minor() - row.credits.minor();
        let (debit, credit) = (Amount::new(net.max(0)), Amount::new((-net).max(0)));
        let (debit, credit) = (debit.unwrap_or_default(), credit.unwrap_or_default());
        debits = debits.plus(debit).unwrap_or(debits);
        credits = credits.plus(credit).unwrap_or(credits);
        let class = format!("{:?}", row.class).to_lowercase();
        table.add_row(vec![Cell::new(row.kind), Cell::new(class), right(row.accounts), money(debit), money(credit)]);
    }
    let totals = [debits, credits].map(|total| right(written(total, outcome.currency)));
    table.add_row([Cell::new("total"), Cell::new(""), Cell::new("")].into_iter().chain(totals).collect::<Vec<_>>());
    table
}

fn differences(outcome: &Outcome) -> Table {
    let money = |amount| right(written(amount, outcome.currency));
    let mut table = table(&["order", "asked", "paid in the source", "difference"]);
    for row in &outcome.unreconciled {
        let difference = row.paid.minus(row.asked).unwrap_or_default();
        table.add_row(vec![Cell::new(&row.order), money(row.asked), money(row.paid), money(difference)]);
    }
    table
}

/// An amount as people write it: 1,234.56 BRL.
pub(crate) fn written(amount: Amount, currency: Currency) -> String {
    let places = usize::try_from(currency.exponent()).unwrap_or(0);
    let digits = format!("{:0>width$}", amount.abs().minor(), width = places + 1);
    let (whole, cents) = digits.split_at(digits.len() - places);
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if amount < Amount::ZERO { "-" } else { "" };
    let point = if places > 0 { "." } else { "" };
    format!("{sign}{grouped}{point}{cents} {currency}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_people_write_them() {
        let check = |minor: i64, currency: &str, expected: &str| {
            let currency = currency.parse().expect("a currency");
            assert_eq!(written(Amount::new(minor).expect("an amount"), currency), expected);
        };
        check(78_940_049, "BRL", "789,400.49 BRL");
        check(-5, "EUR", "-0.05 EUR");
        check(1_234_567, "JPY", "1,234,567 JPY");
        check(1, "KWD", "0.001 KWD");
        check(0, "USD", "0.00 USD");
    }
}
