//! Posting over HTTP.

use crate::address::is_public;
use crate::config::{Reach, WebhookConfig};
use std::fmt;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};
use vendra::port::Answer;

/// What is posted.
///
/// ```
/// use vendra_webhook::Delivery;
/// let delivery = Delivery { url: "https://example.com/?token=abc".into(), id: "msg_1".into(), timestamp: 1614265330,
///     signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=".into(), body: "{}".into() };
/// assert!(!format!("{delivery:?}").contains("abc"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Where to. What is in it is the endpoint's own and may let whoever knows it in.
    pub url: String,
    /// `webhook-id`: the event's.
    pub id: String,
    /// `webhook-timestamp`: when it is sent, in Unix seconds.
    pub timestamp: i64,
    /// `webhook-signature`: one, or several with a space between them.
    pub signature: String,
    /// The event as CloudEvents JSON.
    pub body: String,
}

impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery").field("id", &self.id).field("timestamp", &self.timestamp).finish_non_exhaustive()
    }
}

/// Posts something, and says with which status it was answered; or in words without secrets why it was not.
///
/// ```
/// use vendra::port::Answer;
/// use vendra_webhook::{Delivery, Post};
/// #[derive(Debug)]
/// struct Deaf;
/// impl Post for Deaf {
///     fn post<'a>(&'a self, _: &'a Delivery) -> Answer<'a, u16, String> {
///         Box::pin(async { Err("nobody listens".to_owned()) })
///     }
/// }
/// ```
pub trait Post: Send + Sync + fmt::Debug {
    /// Posts it once.
    fn post<'a>(&'a self, delivery: &'a Delivery) -> Answer<'a, u16, String>;
}

/// Posts over HTTP/1.1 and TLS, on a thread that may block.
///
/// ```
/// use vendra_webhook::{Delivery, HttpPost, Post, WebhookConfig};
/// let delivery = Delivery { url: "https://127.0.0.1/hook".into(), id: "msg_1".into(), timestamp: 1614265330,
///     signature: String::new(), body: "{}".into() };
/// let refused = pollster::block_on(HttpPost::new(WebhookConfig::default()).post(&delivery)).unwrap_err();
/// assert_eq!(refused, "the address is not a public one");
/// ```
#[derive(Debug, Clone)]
pub struct HttpPost {
    agent: Agent,
}

impl HttpPost {
    /// One that reaches what the configuration permits.
    ///
    /// ```
    /// use vendra_webhook::{HttpPost, WebhookConfig};
    /// let post = HttpPost::new(WebhookConfig { timeout_ms: 5_000, ..WebhookConfig::default() });
    /// ```
    #[must_use]
    pub fn new(config: WebhookConfig) -> Self {
        let settings = Agent::config_builder()
            .https_only(config.reach == Reach::Public)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // One of the environment would connect in our place, to whatever it can reach.
            .proxy(None)
            .max_idle_connections(0)
            .timeout_global(Some(Duration::from_millis(u64::from(config.timeout_ms))))
            .user_agent(concat!("vendra-webhook/", env!("CARGO_PKG_VERSION")))
            .build();
        let resolver = Resolved { of: DefaultResolver::default(), reach: config.reach };
        Self { agent: Agent::with_parts(settings, DefaultConnector::default(), resolver) }
    }
}

impl Post for HttpPost {
    fn post<'a>(&'a self, delivery: &'a Delivery) -> Answer<'a, u16, String> {
        let (agent, delivery) = (self.agent.clone(), delivery.clone());
        Box::pin(blocking::unblock(move || {
            let request = agent
                .post(&delivery.url)
                .header("content-type", "application/cloudevents+json; charset=utf-8")
                .header("webhook-id", &delivery.id)
                .header("webhook-timestamp", delivery.timestamp.to_string())
                .header("webhook-signature", &delivery.signature);
            // The answer's body is left unread, however long it is.
            request.send(&delivery.body).map(|answer| answer.status().as_u16()).map_err(|error| why(&error))
        }))
    }
}

/// What went wrong, without the address: that may hold a token.
fn why(error: &Error) -> String {
    match error {
        Error::Other(inner) if inner.is::<NotPublic>() => NotPublic.to_string(),
        Error::RequireHttpsOnly(_) => "the address is not of https".to_owned(),
        Error::Timeout(_) => "it did not answer in time".to_owned(),
        Error::HostNotFound => "there is no such host".to_owned(),
        Error::Io(error) => format!("the connection failed: {}", error.kind()),
        Error::ConnectionFailed => "the connection failed".to_owned(),
        Error::Tls(_) | Error::Rustls(_) => "TLS failed".to_owned(),
        Error::BadUri(_) | Error::Http(_) => "the address cannot be posted to".to_owned(),
        _ => "the answer was no HTTP".to_owned(),
    }
}

/// An address that only somebody inside reaches.
#[derive(Debug)]
struct NotPublic;

impl fmt::Display for NotPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the address is not a public one")
    }
}

impl std::error::Error for NotPublic {}

/// Looks names up, and gives only addresses that may be connected to: what is connected to is what was looked at.
#[derive(Debug)]
struct Resolved {
    of: DefaultResolver,
    reach: Reach,
}

impl Resolver for Resolved {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.of.resolve(uri, config, timeout)?;
        let mut kept = self.empty();
        // All of them, or none: a name that leads inside as well is no mistake.
        for address in &*found {
            if self.reach == Reach::Public && !is_public(address.ip()) {
                return Err(Error::Other(Box::new(NotPublic)));
            }
            kept.push(*address);
        }
        Ok(kept)
    }
}
