//! What the gateway tells by itself: signed webhooks, late, twice, in any order, until they are taken.

use super::actor::{Done, Job};
use super::fault::{Call, Fault};
use super::hub::Hub;
use super::port::Books;
use crate::world::tenant;
use std::sync::Arc;
use vendra::Engine;
use vendra::domain::names::Gateway;
use vendra::domain::signature::{StripeSecret, sign_stripe};
use vendra::inward::{GatewayWebhooks, Secrets};
use vendra::port::*;

/// How often the gateway tells the same before it gives up.
const TELLINGS_MAX: u32 = 40;

fn secret() -> StripeSecret {
    StripeSecret::parse("whsec_test").expect("a secret")
}

fn acme() -> Gateway {
    "acme".parse().expect("a name")
}

/// The gateway's words are vendra's own.
#[derive(Debug)]
struct Words;

impl GatewayEvents for Words {
    fn read<'a>(&'a self, message: &'a WebhookMessage<'_>) -> Answer<'a, Vec<GatewayEvent>, Unreadable> {
        Box::pin(async move {
            let event = serde_json::from_slice(message.body).map_err(|error| Unreadable::new(error.to_string()))?;
            Ok(vec![event])
        })
    }
}

/// How an engine reads what the gateway tells.
pub(crate) fn receiver() -> GatewayWebhooks {
    GatewayWebhooks::new(Secrets::Stripe(vec![secret()]), Arc::new(Words))
}

/// Brings a webhook, signed now; whether it was taken.
async fn bring(engine: &Engine, now_ms: i64, event: &GatewayEvent) -> bool {
    let body = serde_json::to_vec(event).expect("JSON");
    let signed = sign_stripe(&secret(), now_ms.div_euclid(1_000), &body);
    engine.receive(tenant(), acme(), &[("stripe-signature", signed.as_str())], &body).await.is_ok()
}

/// Begins to tell one event.
pub(crate) fn tell(engine: &Engine, hub: &Arc<Hub>, event: GatewayEvent) -> Job {
    let (engine, hub) = (engine.clone(), Arc::clone(hub));
    Box::pin(async move {
        let fate = hub.enter(Call::Webhook, |_| true).await;
        let mut taken = bring(&engine, hub.now_ms(), &event).await;
        if fate.fault == Some(Fault::Duplicate) {
            taken = bring(&engine, hub.now_ms(), &event).await;
        }
        hub.leave(fate).await;
        Done::Told(event.id, taken && fate.fault != Some(Fault::ReplyLost))
    })
}

/// What is told again and again until it is taken, or for long enough.
#[derive(Debug, Default)]
pub(crate) struct Post {
    told: std::collections::BTreeMap<String, u32>,
}

impl Post {
    /// One of the things that there are to tell; which is for the dice.
    pub(crate) fn next(&self, books: &Books, place: impl FnOnce(usize) -> usize) -> Option<GatewayEvent> {
        let bank = books.bank();
        let waiting = bank.outbox();
        waiting.get(place(waiting.len())).cloned()
    }

    /// What became of it.
    pub(crate) fn came(&mut self, books: &Books, event: &str, taken: bool) {
        let times = self.told.entry(event.to_owned()).or_default();
        *times += 1;
        if taken || *times > TELLINGS_MAX {
            books.bank().heard(event);
        }
    }
}

/// The faults have stopped: what is left to tell is told, the oldest first.
pub(crate) fn tell_all(engine: &Engine, books: &Books, now_ms: i64) {
    let waiting = books.bank().outbox().clone();
    for event in waiting {
        if pollster::block_on(bring(engine, now_ms, &event)) {
            books.bank().heard(&event.id);
        }
    }
}
