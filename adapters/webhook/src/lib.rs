//! Sends a marketplace's events to whoever wants them, as signed webhooks after
//! [Standard Webhooks](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
//!
//! Endpoints are records of the marketplace ([`WebhookEndpoints`](vendra::market::WebhookEndpoints)): staff add, change, disable and
//! remove them, and they outlast restarts. [`Webhooks`] reads them and posts to each, at its own pace, what it wants of what happens
//! from when it was added on.
//!
//! - **What is sent** is the event as CloudEvents 1.0 JSON, with `webhook-id` (the event's, the same whenever it is sent again),
//!   `webhook-timestamp` (Unix seconds, of this try) and `webhook-signature`. Events about endpoints themselves are not sent.
//! - **Secrets** are derived from a key of the host's, the endpoint and a generation: no store, event or backup holds one.
//!   [`Webhooks::secret`] tells it. While it is rotated there are two signatures, of the new secret and of the old.
//! - **Answers.** 2xx is a success. 410 disables the endpoint. Anything else, redirects too, is tried again by the specification's
//!   schedule ([`SCHEDULE_MS`]): at once, after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h; then it is a dead letter
//!   ([`Market::dead_letters`](vendra::Market::dead_letters), under the endpoint's id). Later events of the same key wait for it
//!   meanwhile, others go on. No body is read, and a try takes [`WebhookConfig::timeout_ms`] at the most.
//! - **Where to.** Only public addresses over TLS are posted to, unless [`Reach`] says otherwise: every address that a name leads to is
//!   looked at as it is connected to, so that a name cannot lead elsewhere in between. No proxy is used, no redirect followed.
//! - **Many processes** share the work by leases, and a crash means that something is sent again, never that it is missed.
//!
//! ```
//! use vendra::memory::Trial;
//! use vendra_webhook::{Webhooks, WebhookConfig};
//! # pollster::block_on(async {
//! let trial = Trial::open().await?;
//! let endpoints = trial.owner().webhook_endpoints();
//! let id = endpoints.add("https://example.com/hook".into(), vec!["order.placed".into()]).await?.id;
//!
//! let key = [7; 32]; // of the host's secrets: the same in each process, and after each restart
//! let mut webhooks = Webhooks::new(&trial.engine, [trial.tenant], &key, WebhookConfig::default())?;
//! let secret = webhooks.secret(endpoints.get(id).await?.book().unwrap())?;
//! assert!(secret.starts_with("whsec_")); // told once to whoever verifies
//! assert_eq!(webhooks.tick().await?.failed, 0); // or run_until(shutdown), on a task of its own
//! # Ok::<(), vendra::Error>(())
//! # }).unwrap();
//! ```
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod address;
mod config;
mod endpoint;
mod post;
mod webhooks;

pub use config::{Reach, SCHEDULE_MS, WebhookConfig};
pub use post::{Delivery, HttpPost, Post};
pub use webhooks::Webhooks;
