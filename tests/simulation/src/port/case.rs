//! What payers' banks take back by themselves: cases that the gateway opens and ends, and tells of.

use super::gateway::{Bank, Kind};
use vendra::port::GatewayNews;
use vendra::{Amount, PaymentId};

/// A case: the gateway's own, under its own name.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) payment: PaymentId,
    /// What is taken back, in minor units.
    pub(crate) amount: i64,
    pub(crate) fee: i64,
    /// Whether the money came again; none while nobody knows.
    pub(crate) won: Option<bool>,
}

impl Bank {
    /// What is left of a payment for its payer's bank to take back, in minor units.
    pub(crate) fn disputable(&self, payment: PaymentId) -> i64 {
        let of = self.cases.iter().filter(|case| case.payment == payment && case.won != Some(true));
        let taken: i64 = of.map(|case| case.amount).sum();
        self.taken(Some(payment)) - self.done(Kind::Refund, Some(payment)) - taken
    }

    /// A payer's bank takes something back, and the gateway tells of it.
    pub(crate) fn open_case(&mut self, payment: PaymentId, (amount, fee): (i64, i64)) {
        let name = format!("case_{}", self.cases.len());
        let (case, reason) = (name.clone(), name.clone());
        self.cases.push(Case { name, payment, amount, fee, won: None });
        let (amount, fee) = (Amount::new(amount).unwrap_or_default(), Amount::new(fee).unwrap_or_default());
        self.tell_news(GatewayNews::DisputeOpened { payment, case, amount, fee, reason });
    }

    /// It is over, unless it was; its name is the reason that its dispute has on record.
    pub(crate) fn end_case(&mut self, reason: &str, won: bool) {
        let Some(case) = self.cases.iter_mut().find(|case| case.name == reason && case.won.is_none()) else { return };
        case.won = Some(won);
        let (payment, case) = (case.payment, case.name.clone());
        let fee_returned = Amount::ZERO;
        self.tell_news(match won {
            true => GatewayNews::DisputeWon { payment, case, fee_returned },
            false => GatewayNews::DisputeLost { payment, case },
        });
    }

    /// The cases that it opened, in their order.
    pub(crate) const fn cases(&self) -> &Vec<Case> {
        &self.cases
    }
}
