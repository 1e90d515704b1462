//! One endpoint: signs what it wants, posts it, and says what came of it.

use crate::post::{Delivery, Post};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vendra::Engine;
use vendra::authority::Actor;
use vendra::domain::signature::{StandardSecret, sign_standard};
use vendra::domain::webhook_endpoint::{Book, Reason};
use vendra::events::CloudEvent;
use vendra::port::{Answer, RecordKind, StoredEvent, Subscriber, Unhandled};
use vendra::{Error, MarketplaceId, WebhookEndpointId};

/// The key that secrets are derived from. It says nothing of itself where it is logged.
#[derive(Clone)]
pub(crate) struct Key(Arc<[u8]>);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

impl Key {
    /// Refusals: `signature.secret` for one of less than 32 bytes.
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, Error> {
        StandardSecret::derive(bytes, "")?;
        Ok(Self(bytes.into()))
    }

    /// The secret of an endpoint's generation.
    pub(crate) fn secret(&self, endpoint: WebhookEndpointId, generation: u32) -> Result<StandardSecret, Error> {
        Ok(StandardSecret::derive(&self.0, &format!("{endpoint}/{generation}"))?)
    }
}

/// What an endpoint is at the moment; none once nothing is to be sent to it.
#[derive(Debug)]
pub(crate) struct Known(Mutex<Option<Book>>);

impl Known {
    pub(crate) const fn new(book: Book) -> Self {
        Self(Mutex::new(Some(book)))
    }

    fn now(&self) -> MutexGuard<'_, Option<Book>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set(&self, book: Option<Book>) {
        *self.now() = book;
    }
}

/// Posts events to one endpoint.
#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) engine: Engine,
    pub(crate) tenant: MarketplaceId,
    pub(crate) key: Key,
    pub(crate) known: Arc<Known>,
    pub(crate) post: Arc<dyn Post>,
}

/// What came of one event.
enum Told {
    Done,
    /// Not for this endpoint, or not any more.
    Gone,
}

impl Subscriber for Endpoint {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        Box::pin(async move {
            for (handled, event) in events.iter().enumerate() {
                match self.tell(event).await {
                    Ok(Told::Done) => {}
                    Ok(Told::Gone) => {
                        return Err(Unhandled::Down { handled, reason: "the endpoint wants nothing more".to_owned() });
                    }
                    Err(reason) => return Err(Unhandled::Event { handled, reason }),
                }
            }
            Ok(())
        })
    }
}

impl Endpoint {
    async fn tell(&self, event: &StoredEvent) -> Result<Told, String> {
        let Some(book) = self.known.now().clone() else { return Ok(Told::Gone) };
        // Addresses of endpoints are not for other endpoints to read.
        let own = event.tenant == self.tenant && event.event.kind != RecordKind::WebhookEndpoint;
        if !own || event.at < book.since || !book.wants(&event.event.name) {
            return Ok(Told::Done);
        }
        let delivery = self.signed(&book, event).map_err(|error| error.to_string())?;
        match self.post.post(&delivery).await? {
            200..=299 => Ok(Told::Done),
            410 => {
                let system = self.engine.market(self.tenant, Actor::System { tenant: self.tenant });
                let disabled = system.webhook_endpoints().disable(book.id, Reason::Gone).await;
                disabled.map_err(|error| error.code().to_owned())?;
                tracing::warn!(endpoint = %book.id, "an endpoint is gone and was disabled");
                self.known.set(None);
                Ok(Told::Gone)
            }
            status => Err(format!("it answered {status}")),
        }
    }

    /// The event as it is posted now.
    fn signed(&self, book: &Book, event: &StoredEvent) -> Result<Delivery, Error> {
        let now = self.engine.clock().now();
        let malformed = |error: serde_json::Error| vendra::Refusal::RequestMalformed { what: error.to_string() };
        let body = serde_json::to_string(&CloudEvent::from(event)).map_err(malformed)?;
        let (id, timestamp) = (event.id(), now.unix_ms().div_euclid(1_000));
        let mut signatures = Vec::new();
        for generation in book.generations(now) {
            let secret = self.key.secret(book.id, generation)?;
            signatures.push(sign_standard(&secret, &id, timestamp, body.as_bytes()));
        }
        Ok(Delivery { url: book.url.clone(), id, timestamp, signature: signatures.join(" "), body })
    }
}
