//! Webhooks as they come over the wire.

use crate::config::Signing;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use vendra::Timestamp;
use vendra::domain::signature::{sign_standard, sign_stripe};
use vendra::port::{Answer, GatewayEvent, GatewayEvents, Unreadable, WebhookMessage};

/// A webhook: an HTTP message that the test delivers, or drops, or delivers twice.
///
/// ```
/// use std::sync::Arc;
/// use vendra::memory::Trial;
/// use vendra_simulated_gateway::SimulatedGateway;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
/// let trial = trial.with_gateway(gateway.clone());
/// trial.sold(1).await?;
/// let told = gateway.webhooks();
/// assert_eq!(told.len(), 2); // that it is authorized, and that it is captured
/// assert_eq!(told[0].header("Webhook-Id"), Some(told[0].event.id.as_str()));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Webhook {
    /// Its headers, in lower case, signature and all.
    pub headers: Vec<(String, String)>,
    /// Its body: the event in JSON.
    pub body: Vec<u8>,
    /// What it says.
    pub event: GatewayEvent,
}

impl Webhook {
    pub(crate) fn signed(event: GatewayEvent, signing: Option<&Signing>, now: Timestamp) -> Self {
        let body = serde_json::to_vec(&event).unwrap_or_default();
        let at = now.unix_ms().div_euclid(1_000);
        let header = |name: &str, value: String| (name.to_owned(), value);
        let mut headers = vec![header("content-type", "application/json".to_owned())];
        match signing {
            Some(Signing::Standard(secret)) => headers.extend([
                header("webhook-id", event.id.clone()),
                header("webhook-timestamp", at.to_string()),
                header("webhook-signature", sign_standard(secret, &event.id, at, &body)),
            ]),
            Some(Signing::Stripe(secret)) => headers.push(header("stripe-signature", sign_stripe(secret, at, &body))),
            None => {}
        }
        Self { headers, body, event }
    }

    /// A header by its name, in any case.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use vendra::memory::Trial;
    /// # use vendra_simulated_gateway::SimulatedGateway;
    /// # pollster::block_on(async {
    /// # let trial = Trial::open().await?;
    /// # let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
    /// # let trial = trial.with_gateway(gateway.clone());
    /// trial.sold(1).await?;
    /// let told = &gateway.webhooks()[0];
    /// assert_eq!((told.header("Content-Type"), told.header("X-Other")), (Some("application/json"), None));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// What the simulated gateway's webhooks say: one event each, in vendra's own words.
#[derive(Debug)]
pub(crate) struct Words;

impl GatewayEvents for Words {
    fn read<'a>(&'a self, message: &'a WebhookMessage<'_>) -> Answer<'a, Vec<GatewayEvent>, Unreadable> {
        Box::pin(async move {
            let event = serde_json::from_slice(message.body).map_err(|error| Unreadable::new(error.to_string()))?;
            Ok(vec![event])
        })
    }
}

/// Who brings a webhook that is there before the reply is: within the very call that it is about.
///
/// Where a gateway has none, such a webhook waits with the others, and the call is pending once, so that others have their turn.
///
/// ```
/// use std::future::Future;
/// use std::pin::Pin;
/// use std::sync::Mutex;
/// use vendra_simulated_gateway::{Courier, Webhook};
/// #[derive(Debug, Default)]
/// struct Kept(Mutex<Vec<Webhook>>);
/// impl Courier for Kept {
///     fn bring(&self, webhook: Webhook) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
///         self.0.lock().unwrap().push(webhook);
///         Box::pin(async {})
///     }
/// }
/// assert!(Kept::default().0.lock().unwrap().is_empty());
/// ```
pub trait Courier: Send + Sync + fmt::Debug {
    /// Brings it, and comes back once it is answered.
    fn bring(&self, webhook: Webhook) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}
