//! What a replay came to: what the report shows and `--json` prints.

use vendra::domain::ledger::Class;
use vendra::{Amount, Currency, Error};

/// An order whose payments, as the source tells them, are not what its items ask for.
#[derive(Debug, Clone)]
pub(crate) struct Unreconciled {
    pub(crate) order: String,
    /// What the items and the delivery come to, in minor units.
    pub(crate) asked: Amount,
    /// What the source says was paid.
    pub(crate) paid: Amount,
}

/// An order that was refused.
#[derive(Debug, Clone)]
pub(crate) struct RefusedOrder {
    pub(crate) order: String,
    pub(crate) error: Error,
}

/// What a vendor is owed, in minor units.
#[derive(Debug, Clone, Default)]
pub(crate) struct Owed {
    pub(crate) vendor: String,
    pub(crate) orders: u64,
    pub(crate) gross: Amount,
    pub(crate) commission: Amount,
    pub(crate) owed: Amount,
}

/// All accounts of one kind in a trial balance.
#[derive(Debug, Clone)]
pub(crate) struct BalanceRow {
    pub(crate) kind: &'static str,
    pub(crate) class: Class,
    pub(crate) accounts: usize,
    pub(crate) debits: Amount,
    pub(crate) credits: Amount,
}

/// The figures of a replay; every amount is in minor units of the currency.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) currency: Currency,
    pub(crate) orders: u64,
    pub(crate) vendor_orders: u64,
    pub(crate) lines: u64,
    /// Goods and delivery, as the buyers see it.
    pub(crate) gross: Amount,
    pub(crate) shipping: Amount,
    pub(crate) commission: Amount,
    /// What is owed to vendors, settled or not.
    pub(crate) vendor_payable: Amount,
    pub(crate) buyers_paid: Amount,
    /// Most owed first.
    pub(crate) vendors: Vec<Owed>,
    pub(crate) trial_balance: Vec<BalanceRow>,
    pub(crate) unreconciled: Vec<Unreconciled>,
    pub(crate) refused: Vec<RefusedOrder>,
    /// Lines that tell what happened beside the orders: a refund, a payout.
    pub(crate) story: Vec<String>,
    pub(crate) seconds: f64,
    /// What does not hold of what must always hold; nothing, where all is well.
    pub(crate) broken: Vec<String>,
}

impl Outcome {
    /// The figures before the first order.
    pub(crate) fn new(currency: Currency) -> Self {
        let zero = Amount::ZERO;
        Self {
            currency,
            orders: 0,
            vendor_orders: 0,
            lines: 0,
            gross: zero,
            shipping: zero,
            commission: zero,
            vendor_payable: zero,
            buyers_paid: zero,
            vendors: Vec::new(),
            trial_balance: Vec::new(),
            unreconciled: Vec::new(),
            refused: Vec::new(),
            story: Vec::new(),
            seconds: 0.0,
            broken: Vec::new(),
        }
    }
}
