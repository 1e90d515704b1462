//! The simulated gateway by itself: what it refuses, what it remembers, and each thing that it does wrong.

mod misbehaving;
mod refusing;

use std::sync::Arc;
use vendra::memory::TrialClock;
use vendra::port::*;
use vendra::{Amount, Refusal};
use vendra_simulated_gateway::{Config, SimulatedGateway};

pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const DAY: i64 = 86_400_000;

/// A gateway and its clock.
pub(crate) struct Desk {
    pub(crate) clock: Arc<TrialClock>,
    pub(crate) gateway: SimulatedGateway,
}

pub(crate) type Answered = Result<GatewayAnswer, GatewayDown>;

impl Desk {
    pub(crate) fn new(config: Config) -> Self {
        let clock = Arc::new(TrialClock::default());
        Self { gateway: SimulatedGateway::with(clock.clone(), config), clock }
    }

    /// Authorizes 100.00 for the payment of a number, by a card unless another kind of method is said.
    pub(crate) fn authorize(&self, number: u8, kind: &str) -> Answered {
        let terms = serde_json::json!({"method": "card", "kind": {"kind": kind}, "capture_within_ms": 7 * DAY});
        pollster::block_on(self.gateway.authorize(&Authorize {
            attempt: id("att", number),
            payment: id("pay", number),
            order: id("ord", number),
            amount: amount(10_000),
            currency: "EUR".parse().expect("a currency"),
            terms: serde_json::from_value(terms).expect("terms"),
            pay_by: None,
            token: None,
        }))
    }

    pub(crate) fn capture(&self, number: u8, minor: i64) -> Answered {
        pollster::block_on(self.gateway.capture(&part("cap", number, minor)))
    }

    pub(crate) fn void(&self, number: u8, minor: i64) -> Answered {
        pollster::block_on(self.gateway.void(&part("vod", number, minor)))
    }

    pub(crate) fn refund(&self, number: u8, minor: i64) -> Answered {
        pollster::block_on(self.gateway.refund(&part("rfd", number, minor)))
    }

    pub(crate) fn pay_out(&self, number: u8, minor: i64) -> Answered {
        pollster::block_on(self.gateway.pay_out(&PayoutCall {
            payout: id("pyo", number),
            vendor: id("ven", 1),
            account: id("pac", 1),
            amount: amount(minor),
            currency: "EUR".parse().expect("a currency"),
        }))
    }

    pub(crate) fn look_up(&self, prefix: &str, number: u8) -> Result<Option<GatewayAnswer>, GatewayDown> {
        pollster::block_on(self.gateway.look_up(id(prefix, number)))
    }

    pub(crate) fn balance(&self) -> i64 {
        self.gateway.balance("EUR".parse().expect("a currency")).minor()
    }

    /// What is told by now.
    pub(crate) fn told(&self) -> Vec<GatewayNews> {
        self.gateway.webhooks().into_iter().map(|webhook| webhook.event.what).collect()
    }
}

/// Every operation of a number is about the payment of its tens: the second capture of payment 3 is 31.
fn part<Id: std::str::FromStr<Err = Refusal>>(prefix: &str, number: u8, minor: i64) -> PaymentPart<Id> {
    let payment = if number >= 10 { number / 10 } else { number };
    PaymentPart {
        operation: id(prefix, number),
        payment: id("pay", payment),
        amount: amount(minor),
        currency: "EUR".parse().expect("a currency"),
    }
}

pub(crate) fn id<Id: std::str::FromStr<Err = Refusal>>(prefix: &str, number: u8) -> Id {
    format!("{prefix}_01h455vb4pex5vsknk084sn0{number:02}").parse().expect("an id")
}

pub(crate) fn amount(minor: i64) -> Amount {
    Amount::new(minor).expect("an amount")
}

pub(crate) fn done() -> Answered {
    Ok(GatewayAnswer::Succeeded { fee: Amount::ZERO })
}

pub(crate) fn declined(answer: &Answered) -> bool {
    matches!(answer, Ok(GatewayAnswer::Declined { .. }))
}
