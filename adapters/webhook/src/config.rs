//! How webhooks are sent.

/// How long each try waits after the one before, in milliseconds: the schedule of Standard Webhooks. The first try is at once; after
/// the last of them an event is a dead letter.
pub const SCHEDULE_MS: &[i64] = &[
    5_000,
    5 * MINUTE_MS,
    30 * MINUTE_MS,
    2 * HOUR_MS,
    5 * HOUR_MS,
    10 * HOUR_MS,
    14 * HOUR_MS,
    20 * HOUR_MS,
    24 * HOUR_MS,
];

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;

/// Which addresses are posted to.
///
/// ```
/// use vendra_webhook::{Reach, WebhookConfig};
/// let inside = WebhookConfig { reach: Reach::Anywhere, ..WebhookConfig::default() };
/// assert_ne!(inside, WebhookConfig::default());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Public ones, over TLS: the default. Whoever may add an endpoint must not reach what only this process can.
    #[default]
    Public,
    /// Private ones as well, and without TLS: for tests, and for endpoints that only the operator adds.
    Anywhere,
}

/// How webhooks are sent. Durations are in milliseconds.
///
/// ```
/// use vendra_webhook::WebhookConfig;
/// let quick = WebhookConfig { timeout_ms: 5_000, ..WebhookConfig::default() };
/// assert_eq!(quick.refresh_ms, 1_000);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WebhookConfig {
    /// Which addresses are posted to: public ones.
    pub reach: Reach,
    /// How long one try may take, from looking up the name to the answer's head: 15 seconds.
    pub timeout_ms: u32,
    /// How often [`Webhooks::run_until`](crate::Webhooks::run_until) looks for endpoints that were added or changed: each second.
    pub refresh_ms: i64,
    /// How long [`Webhooks::run_until`](crate::Webhooks::run_until) leaves an endpoint alone for which there was nothing: a quarter of
    /// a second.
    pub idle_ms: i64,
}

impl Default for WebhookConfig {
    fn default() -> Self {
        Self { reach: Reach::Public, timeout_ms: 15_000, refresh_ms: 1_000, idle_ms: 250 }
    }
}
