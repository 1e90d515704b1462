//! Endpoints of outward webhooks: where events of a marketplace are sent, which of them, and with which secrets they are signed.
//!
//! A secret is not kept: it is derived from a key that the host has, the endpoint's id and a *generation*
//! ([`StandardSecret::derive`](crate::signature::StandardSecret::derive)). Events, records, backups and logs hold the generation alone.

use crate::decider::{Decider, Named};
use crate::id::WebhookEndpointId;
use crate::limits;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// A secret before the last: what is sent is signed with both for a while.
///
/// ```
/// use vendra_domain::webhook_endpoint::Previous;
/// let previous: Previous = serde_json::from_str(r#"{"generation": 1, "until": "2026-03-02T10:00:00.000Z"}"#)?;
/// assert_eq!(previous.generation, 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PreviousSecret"))]
#[serde(deny_unknown_fields)]
pub struct Previous {
    /// Its generation.
    pub generation: u32,
    /// Until when it signs too.
    pub until: Timestamp,
}

/// What an endpoint is.
///
/// ```
/// use vendra_domain::webhook_endpoint::Book;
/// let book: Book = serde_json::from_str(r#"{"id": "whe_01h455vb4pex5vsknk084sn001", "url": "https://example.com/hook",
///     "events": ["order.placed", "refund.*"], "generation": 2, "since": "2026-03-01T10:00:00.000Z",
///     "previous": {"generation": 1, "until": "2026-03-02T10:00:00.000Z"}}"#)?;
/// assert!(book.wants("refund.created") && !book.wants("order.released"));
/// assert_eq!(book.generations("2026-03-02T09:59:59.999Z".parse()?), [2, 1]);
/// assert_eq!(book.generations("2026-03-02T10:00:00.000Z".parse()?), [2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WebhookEndpointBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The endpoint.
    pub id: WebhookEndpointId,
    /// Where events are posted to.
    pub url: String,
    /// Which events: `order.placed`, or `order.*` for all of a kind. None: all of them.
    pub events: Vec<String>,
    /// The generation of the secret that signs.
    pub generation: u32,
    /// The secret before it, as long as it signs too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Previous>,
    /// From when on events are sent: when it was added, or enabled again.
    pub since: Timestamp,
}

impl Book {
    /// Whether it wants an event of that name.
    ///
    /// ```
    /// # use vendra_domain::webhook_endpoint::Book;
    /// let all: Book = serde_json::from_str(r#"{"id": "whe_01h455vb4pex5vsknk084sn001", "url": "https://example.com/",
    ///     "events": [], "generation": 1, "since": "2026-03-01T10:00:00.000Z"}"#)?;
    /// assert!(all.wants("payout.paid"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn wants(&self, name: &str) -> bool {
        let fits = |wanted: &String| match wanted.strip_suffix('*') {
            Some(kind) => name.starts_with(kind),
            None => name == wanted,
        };
        self.events.is_empty() || self.events.iter().any(fits)
    }

    /// The generations of the secrets that sign at a moment, the newest first.
    ///
    /// ```
    /// # use vendra_domain::webhook_endpoint::Book;
    /// let book: Book = serde_json::from_str(r#"{"id": "whe_01h455vb4pex5vsknk084sn001", "url": "https://example.com/",
    ///     "events": [], "generation": 7, "since": "2026-03-01T10:00:00.000Z"}"#)?;
    /// assert_eq!(book.generations(book.since), [7]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn generations(&self, at: Timestamp) -> Vec<u32> {
        let previous = self.previous.filter(|previous| at < previous.until);
        [self.generation].into_iter().chain(previous.map(|previous| previous.generation)).collect()
    }
}

/// Why an endpoint is sent nothing.
///
/// ```
/// use vendra_domain::webhook_endpoint::Reason;
/// assert_eq!(serde_json::to_string(&Reason::Gone)?, r#""gone""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WebhookEndpointReason"))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Somebody wanted it so.
    ByHand,
    /// It answered 410: it wants nothing any more (Standard Webhooks).
    Gone,
}

/// What has become of an endpoint.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::webhook_endpoint::{Facts, Request, WebhookEndpoint};
/// let facts: Facts = serde_json::from_str(
///     r#"{"at": "2026-03-01T10:00:00.000Z", "id": "whe_01h455vb4pex5vsknk084sn001", "endpoints": 0}"#)?;
/// let add = Request::Add { url: "https://example.com/hook".to_owned(), events: vec!["order.placed".to_owned()] };
/// let endpoint = WebhookEndpoint::fold(&WebhookEndpoint::decide(&WebhookEndpoint::Absent, &add, &facts)?);
/// assert_eq!(endpoint.book().map(|book| book.generation), Some(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum WebhookEndpoint {
    /// There is none.
    #[default]
    Absent,
    /// It is sent what it wants.
    Enabled(Book),
    /// It is sent nothing.
    Disabled {
        /// The endpoint as it was.
        book: Book,
        /// Why.
        reason: Reason,
    },
    /// It is gone for ever.
    Removed {
        /// The endpoint.
        id: WebhookEndpointId,
    },
}

impl WebhookEndpoint {
    /// What it is, as long as it is there.
    ///
    /// ```
    /// assert!(vendra_domain::webhook_endpoint::WebhookEndpoint::Absent.book().is_none());
    /// ```
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Enabled(book) | Self::Disabled { book, .. } => Some(book),
            Self::Absent | Self::Removed { .. } => None,
        }
    }
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WebhookEndpointRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Add an endpoint. It is sent what happens from now on.
    Add {
        /// Where events are posted to.
        url: String,
        /// Which events; none for all.
        events: Vec<String>,
    },
    /// Send to another address, or other events.
    Change {
        /// Where events are posted to.
        url: String,
        /// Which events; none for all.
        events: Vec<String>,
    },
    /// Sign with a new secret.
    RotateSecret {
        /// For how long the old one signs too, in milliseconds; 0 where it has leaked.
        keep_old_ms: u32,
    },
    /// Send nothing more.
    Disable {
        /// Why.
        reason: Reason,
    },
    /// Send what happens from now on.
    Enable,
    /// Take it away for ever.
    Remove,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WebhookEndpointFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The endpoint, where it is being added.
    pub id: WebhookEndpointId,
    /// How many the marketplace has, where one is being added.
    pub endpoints: usize,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WebhookEndpointEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// An endpoint was added.
    Added {
        /// The endpoint.
        id: WebhookEndpointId,
        /// Where events are posted to.
        url: String,
        /// Which events.
        events: Vec<String>,
        /// When.
        at: Timestamp,
    },
    /// It has another address, or wants other events.
    Changed {
        /// Where events are posted to.
        url: String,
        /// Which events.
        events: Vec<String>,
        /// When.
        at: Timestamp,
    },
    /// It has a new secret.
    SecretRotated {
        /// The generation of the new one.
        generation: u32,
        /// The old one, where it signs too for a while.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        previous: Option<Previous>,
        /// When.
        at: Timestamp,
    },
    /// It is sent nothing any more.
    Disabled {
        /// Why.
        reason: Reason,
        /// When.
        at: Timestamp,
    },
    /// It is sent what happens from then on.
    Enabled {
        /// When.
        at: Timestamp,
    },
    /// It was taken away.
    Removed {
        /// When.
        at: Timestamp,
    },
}

/// Refuses what is no address to post to: one with a host, without user and password, and without a fragment.
fn check_url(url: &str) -> Result<(), Refusal> {
    limits::text("webhook_endpoint.url", url, limits::WEBHOOK_URL_BYTES_MAX)?;
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let printable = url.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'#' | b'\\'));
    let host = rest.and_then(|rest| rest.split(['/', '?']).next()).unwrap_or_default();
    if printable && !host.is_empty() && !host.starts_with(':') && !host.contains('@') {
        return Ok(());
    }
    Err(Refusal::WebhookEndpointUrl)
}

/// Refuses what names no event: `order.placed`, or `order.*` for all of a kind.
fn check_events(events: &[String]) -> Result<(), Refusal> {
    limits::count("webhook_endpoint.events", events.len(), limits::WEBHOOK_EVENTS_MAX)?;
    let word = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    for event in events {
        limits::text("webhook_endpoint.event", event, limits::WEBHOOK_EVENT_BYTES_MAX)?;
        let names = |(kind, what): (&str, &str)| word(kind) && (what == "*" || word(what));
        if !event.split_once('.').is_some_and(names) {
            return Err(Refusal::WebhookEndpointEvent { event: event.clone() });
        }
    }
    Ok(())
}

/// The secret after this one, and for how long this one signs too.
fn rotated(book: &Book, keep_old_ms: u32, at: Timestamp) -> Result<Event, Refusal> {
    let ms = usize::try_from(keep_old_ms).unwrap_or(usize::MAX);
    limits::count("webhook_endpoint.keep_old_ms", ms, limits::WEBHOOK_OLD_SECRET_MS_MAX)?;
    let previous = Previous { generation: book.generation, until: at.plus_ms(i64::from(keep_old_ms))? };
    let generation = book.generation.checked_add(1).ok_or(Refusal::AmountOutOfRange)?;
    Ok(Event::SecretRotated { generation, previous: Some(previous).filter(|_| keep_old_ms > 0), at })
}

impl Decider for WebhookEndpoint {
    const NAME: &'static str = "webhook_endpoint";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent, Request::Add { url, events }) => {
                let after = facts.endpoints.saturating_add(1);
                limits::count("marketplace.webhook_endpoints", after, limits::WEBHOOK_ENDPOINTS_MAX)?;
                check_url(url)?;
                check_events(events)?;
                Event::Added { id: facts.id, url: url.clone(), events: events.clone(), at }
            }
            (Self::Enabled(book) | Self::Disabled { book, .. }, Request::Change { url, events }) => {
                check_url(url)?;
                check_events(events)?;
                if (&book.url, &book.events) == (url, events) {
                    return Ok(Vec::new());
                }
                Event::Changed { url: url.clone(), events: events.clone(), at }
            }
            (Self::Enabled(book) | Self::Disabled { book, .. }, Request::RotateSecret { keep_old_ms }) => {
                rotated(book, *keep_old_ms, at)?
            }
            (Self::Enabled(_), Request::Disable { reason }) => Event::Disabled { reason: *reason, at },
            (Self::Disabled { .. }, Request::Enable) => Event::Enabled { at },
            (Self::Enabled(_) | Self::Disabled { .. }, Request::Remove) => Event::Removed { at },
            (Self::Disabled { .. }, Request::Disable { .. })
            | (Self::Enabled(_), Request::Enable)
            | (Self::Removed { .. }, Request::Remove) => return Ok(Vec::new()),
            (state, request) => {
                return Err(Refusal::WebhookEndpointWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let change = |state: Self, change: &dyn Fn(Book) -> Book| match state {
            Self::Enabled(book) => Self::Enabled(change(book)),
            Self::Disabled { book, reason } => Self::Disabled { book: change(book), reason },
            state => state,
        };
        match (state, event) {
            (_, Event::Added { id, url, events, at }) => Self::Enabled(Book {
                id: *id,
                url: url.clone(),
                events: events.clone(),
                generation: 1,
                previous: None,
                since: *at,
            }),
            (state, Event::Changed { url, events, .. }) => {
                change(state, &|book| Book { url: url.clone(), events: events.clone(), ..book })
            }
            (state, Event::SecretRotated { generation, previous, .. }) => {
                change(state, &|book| Book { generation: *generation, previous: *previous, ..book })
            }
            (Self::Enabled(book), Event::Disabled { reason, .. }) => Self::Disabled { book, reason: *reason },
            (Self::Disabled { book, .. }, Event::Enabled { at }) => Self::Enabled(Book { since: *at, ..book }),
            (Self::Enabled(book) | Self::Disabled { book, .. }, Event::Removed { .. }) => Self::Removed { id: book.id },
            (state, Event::Disabled { .. } | Event::Enabled { .. } | Event::Removed { .. }) => state,
        }
    }
}
