//! The engine's ports, asked of the host.

use crate::host::{HostPort, Unanswered};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendra::domain::quote::TaxRate;
use vendra::events::CloudEvent;
use vendra::port::*;
use vendra::{AnyId, CaptureId, LineId, RefundId, VoidId};

/// A gateway of the host's.
#[derive(Debug)]
pub(crate) struct HostGateway {
    pub(crate) port: HostPort,
    pub(crate) idempotency_ms: i64,
}

/// Which operation is looked up.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct LookUp {
    /// The id under which the gateway was asked.
    operation: AnyId,
}

impl HostGateway {
    /// Moves money, or does not. An answer that cannot be read was preceded by something: what, is not known.
    fn moved<'a>(
        &'a self,
        method: &'static str,
        call: &'a (impl Serialize + Sync),
    ) -> Answer<'a, GatewayAnswer, GatewayDown> {
        Box::pin(async move {
            match self.port.ask(method, call).await {
                Ok(answer) => Ok(answer),
                Err(Unanswered::Nonsense(_)) => Ok(GatewayAnswer::Unknown),
                Err(unanswered) => Err(GatewayDown { message: unanswered.said() }),
            }
        })
    }
}

impl PaymentGateway for HostGateway {
    fn authorize<'a>(&'a self, call: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.moved("authorize", call)
    }

    fn capture<'a>(&'a self, call: &'a PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.moved("capture", call)
    }

    fn void<'a>(&'a self, call: &'a PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.moved("void", call)
    }

    fn refund<'a>(&'a self, call: &'a PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.moved("refund", call)
    }

    fn transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.moved("transfer", call)
    }

    fn reverse_transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.moved("reverse_transfer", call)
    }

    fn pay_out<'a>(&'a self, call: &'a PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.moved("pay_out", call)
    }

    fn idempotency_ms(&self) -> i64 {
        self.idempotency_ms
    }

    /// Here nonsense is no answer: "there is no such operation" has to be said.
    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        Box::pin(async move {
            let answer = self.port.ask("look_up", &LookUp { operation }).await;
            answer.map_err(|unanswered| GatewayDown { message: unanswered.said() })
        })
    }
}

/// A gateway's webhook, which is verified already.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WebhookToRead"))]
pub(crate) struct Message<'m> {
    /// The message's id, where its scheme has one.
    id: Option<&'m str>,
    /// What the gateway sent.
    body: &'m str,
}

/// Reads a gateway's webhooks.
impl GatewayEvents for HostPort {
    fn read<'a>(&'a self, message: &'a WebhookMessage<'_>) -> Answer<'a, Vec<GatewayEvent>, Unreadable> {
        Box::pin(async move {
            let body = std::str::from_utf8(message.body).map_err(|_| Unreadable::new("it is no UTF-8"))?;
            let read = self.ask("read_webhook", &Message { id: message.id, body }).await;
            read.map_err(|unanswered| Unreadable::new(unanswered.said()))
        })
    }
}

impl TaxCalculator for HostPort {
    fn rates<'a>(&'a self, call: &'a TaxCall) -> Answer<'a, BTreeMap<LineId, Vec<TaxRate>>, PortDown> {
        Box::pin(async move { self.ask("rates", call).await.map_err(|unanswered| down("taxes", unanswered)) })
    }
}

impl ShippingRates for HostPort {
    fn rate<'a>(&'a self, call: &'a ShippingCall) -> Answer<'a, ShippingRate, PortDown> {
        Box::pin(async move { self.ask("rate", call).await.map_err(|unanswered| down("rates", unanswered)) })
    }
}

fn down(port: &'static str, unanswered: Unanswered) -> PortDown {
    PortDown { port, message: unanswered.said() }
}

/// An answer that is not looked at: hosts may return whatever their language returns where nothing is.
#[derive(Debug, Deserialize)]
#[serde(from = "serde::de::IgnoredAny")]
struct Whatever;

impl From<serde::de::IgnoredAny> for Whatever {
    fn from(_: serde::de::IgnoredAny) -> Self {
        Self
    }
}

impl Notifier for HostPort {
    fn notify<'a>(&'a self, notice: &'a Notice) -> Answer<'a, (), NotTold> {
        Box::pin(async move {
            match self.ask::<Whatever>("notify", notice).await {
                Ok(Whatever) => Ok(()),
                Err(Unanswered::Refused(reason)) => Err(NotTold::Refused { reason }),
                Err(unanswered) => Err(down("notifier", unanswered).into()),
            }
        })
    }
}

/// Events are handed over one at a time, so that one that fails keeps back its own key alone.
impl Subscriber for HostPort {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        Box::pin(async move {
            for (handled, event) in events.iter().enumerate() {
                match self.ask::<Whatever>("handle", &CloudEvent::from(event)).await {
                    Ok(Whatever) => {}
                    Err(Unanswered::Down(reason)) => return Err(Unhandled::Down { handled, reason }),
                    Err(unanswered) => return Err(Unhandled::Event { handled, reason: unanswered.said() }),
                }
            }
            Ok(())
        })
    }
}
