//! The gateway as the engine asks it.

use crate::bank::Asked;
use crate::gateway::SimulatedGateway;
use crate::misbehaviour::Call;
use crate::posting::Posted;
use std::future::poll_fn;
use std::task::Poll;
use vendra::port::*;
use vendra::{AnyId, CaptureId, PaymentId, RefundId, VoidId};

impl SimulatedGateway {
    async fn post(&self, asked: Asked, token: Option<&str>) -> Result<GatewayAnswer, GatewayDown> {
        let Posted { reply, early } = {
            let (now, mut bank) = self.today();
            bank.post(now, asked, token)
        };
        self.tell_before(early).await;
        reply
    }

    /// Brings what is told before the reply, or gives others their turn to fetch it.
    async fn tell_before(&self, early: Vec<GatewayEvent>) {
        if early.is_empty() {
            return;
        }
        let Some(courier) = self.courier_now() else {
            {
                let (now, mut bank) = self.today();
                early.into_iter().for_each(|event| bank.outbox.put_first(now, event));
            }
            let mut had_their_turn = false;
            return poll_fn(|context| {
                if std::mem::replace(&mut had_their_turn, true) {
                    return Poll::Ready(());
                }
                context.waker().wake_by_ref();
                Poll::Pending
            })
            .await;
        };
        for event in early {
            let (now, bank) = self.today();
            drop(bank);
            courier.bring(self.signed(event, now)).await;
        }
    }

    fn part<'a, Id: Into<AnyId> + Copy>(
        &'a self,
        call: Call,
        part: &'a PaymentPart<Id>,
    ) -> Answer<'a, GatewayAnswer, GatewayDown> {
        let PaymentPart { operation, payment, amount, currency } = *part;
        self.asked(call, operation.into(), payment, (amount, currency))
    }

    fn asked(
        &self,
        call: Call,
        id: AnyId,
        payment: PaymentId,
        (amount, currency): (vendra::Amount, vendra::Currency),
    ) -> Answer<'_, GatewayAnswer, GatewayDown> {
        let asked =
            Asked { id, call, payment: Some(payment), reverses: None, vendor: None, amount, currency, terms: None };
        Box::pin(self.post(asked, None))
    }

    fn moved(&self, call: Call, transfer: &VendorTransfer) -> Answer<'_, GatewayAnswer, GatewayDown> {
        let VendorTransfer { transfer, reverses, vendor, amount, currency } = *transfer;
        let (id, vendor) = (transfer.into(), Some(vendor));
        let asked = Asked { id, call, payment: None, reverses, vendor, amount, currency, terms: None };
        Box::pin(self.post(asked, None))
    }
}

impl PaymentGateway for SimulatedGateway {
    fn authorize<'a>(&'a self, call: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        let asked = Asked {
            id: call.attempt.into(),
            call: Call::Authorize,
            payment: Some(call.payment),
            reverses: None,
            vendor: None,
            amount: call.amount,
            currency: call.currency,
            terms: Some(call.terms),
        };
        Box::pin(self.post(asked, call.token.as_deref()))
    }

    fn capture<'a>(&'a self, call: &'a PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.part(Call::Capture, call)
    }

    fn void<'a>(&'a self, call: &'a PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.part(Call::Void, call)
    }

    fn refund<'a>(&'a self, call: &'a PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.part(Call::Refund, call)
    }

    fn transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.moved(Call::Transfer, call)
    }

    fn reverse_transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.moved(Call::ReverseTransfer, call)
    }

    fn pay_out<'a>(&'a self, call: &'a PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        let PayoutCall { payout, vendor, amount, currency, .. } = *call;
        let (id, vendor) = (payout.into(), Some(vendor));
        let asked =
            Asked { id, call: Call::PayOut, payment: None, reverses: None, vendor, amount, currency, terms: None };
        Box::pin(self.post(asked, None))
    }

    fn idempotency_ms(&self) -> i64 {
        self.window_ms()
    }

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        Box::pin(async move {
            let (now, mut bank) = self.today();
            bank.look_up(now, operation)
        })
    }
}
