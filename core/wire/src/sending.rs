//! Webhooks to whoever wants a marketplace's events: sent by the worker, signed with secrets that are derived from one key.

use crate::failure::Failure;
use crate::span::ms;
use serde::Deserialize;
use std::fmt;
use vendra::domain::signature::from_hex;
use vendra::domain::webhook_endpoint::Book;
use vendra::{Engine, MarketplaceId, Refusal};
use vendra_webhook::{Reach, WebhookConfig, Webhooks};

/// How webhooks are sent. Of what is left out the default stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sending {
    key: Key,
    #[serde(default)]
    reach: Reaching,
    #[serde(default)]
    timeout_ms: Option<u32>,
    #[serde(default)]
    refresh_ms: Option<u64>,
    #[serde(default)]
    idle_ms: Option<u64>,
}

impl fmt::Debug for Sending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").field("reach", &self.reach).finish_non_exhaustive()
    }
}

/// The key of the host's, in hex.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Key(Vec<u8>);

impl TryFrom<String> for Key {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        from_hex(&text).map(Self).ok_or("a key is hex")
    }
}

/// Where webhooks may go.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reaching {
    #[default]
    Public,
    Anywhere,
}

impl Sending {
    /// What sends the webhooks of marketplaces.
    pub(crate) fn of(
        &self,
        engine: &Engine,
        marketplaces: impl IntoIterator<Item = MarketplaceId>,
    ) -> Result<Webhooks, Failure> {
        let usual = WebhookConfig::default();
        let config = WebhookConfig {
            reach: match self.reach {
                Reaching::Public => Reach::Public,
                Reaching::Anywhere => Reach::Anywhere,
            },
            timeout_ms: self.timeout_ms.unwrap_or(usual.timeout_ms),
            refresh_ms: ms(self.refresh_ms, usual.refresh_ms),
            idle_ms: ms(self.idle_ms, usual.idle_ms),
        };
        Ok(Webhooks::new(engine, marketplaces, &self.key.0, config)?)
    }

    /// What an endpoint's webhooks are signed with.
    pub(crate) fn secret(&self, engine: &Engine, endpoint: Option<&Book>) -> Result<String, Failure> {
        let endpoint = endpoint.ok_or(Refusal::AuthorityNotFound)?;
        Ok(self.of(engine, [])?.secret(endpoint)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_hex_of_whole_bytes() {
        let read = |text: &str| Key::try_from(text.to_owned()).map(|key| key.0);
        assert_eq!(read("00ff7A"), Ok(vec![0, 255, 122]));
        for text in ["0", "0g", "\u{e9}0", " 00"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
