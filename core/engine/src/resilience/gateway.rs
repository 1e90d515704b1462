//! A gateway behind its guard.

use super::guard::{Again, Guard, Held};
use crate::port::*;
use std::sync::Arc;
use vendra_domain::{AnyId, CaptureId, RefundId, VoidId};

/// A gateway, asked through a guard.
#[derive(Debug)]
pub(crate) struct GuardedGateway {
    gateway: Arc<dyn PaymentGateway>,
    guard: Guard,
    again: Again,
}

impl GuardedGateway {
    pub(crate) fn new(gateway: Arc<dyn PaymentGateway>, guard: Guard) -> Self {
        // Past the gateway's window the same id might be another operation: no retry may come so late.
        let in_time = guard.timeout_ms().is_some_and(|ms| ms < gateway.idempotency_ms());
        let again = if in_time { Again::Same } else { Again::Never };
        Self { gateway, guard, again }
    }

    fn ask<'a, T: Send + 'a>(
        &'a self,
        again: Again,
        ask: impl Fn() -> Answer<'a, T, GatewayDown> + Send + 'a,
    ) -> Answer<'a, T, GatewayDown> {
        let held = |held: Held| GatewayDown { message: held.why().to_owned() };
        Box::pin(self.guard.call(again, ask, held))
    }
}

impl PaymentGateway for GuardedGateway {
    fn authorize<'a>(&'a self, call: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.ask(self.again, || self.gateway.authorize(call))
    }

    fn capture<'a>(&'a self, call: &'a PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.ask(self.again, || self.gateway.capture(call))
    }

    fn void<'a>(&'a self, call: &'a PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.ask(self.again, || self.gateway.void(call))
    }

    fn refund<'a>(&'a self, call: &'a PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.ask(self.again, || self.gateway.refund(call))
    }

    fn transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.ask(self.again, || self.gateway.transfer(call))
    }

    fn reverse_transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.ask(self.again, || self.gateway.reverse_transfer(call))
    }

    fn pay_out<'a>(&'a self, call: &'a PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.ask(self.again, || self.gateway.pay_out(call))
    }

    fn idempotency_ms(&self) -> i64 {
        self.gateway.idempotency_ms()
    }

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        self.ask(Again::Same, move || self.gateway.look_up(operation))
    }
}
