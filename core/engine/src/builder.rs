//! How an engine is put together: a store, and whatever of the world is not the system's.

use crate::cache::Cache;
use crate::engine::{Engine, Inner};
use crate::port::*;
use crate::system::{SystemClock, SystemEntropy, SystemIds};
use std::collections::BTreeMap;
use std::sync::Arc;
use vendra_domain::names::Gateway;
use vendra_domain::time::DAY_MS;

/// How the engine behaves. Durations are in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Config {
    /// How long an answer is kept under its idempotency key: 24 hours by default.
    pub answers_kept_ms: i64,
    /// How long a request in flight keeps others with its key away: 30 seconds by default.
    pub claim_lease_ms: i64,
}

impl Default for Config {
    fn default() -> Self {
        Self { answers_kept_ms: DAY_MS, claim_lease_ms: 30_000 }
    }
}

/// Builds an [`Engine`].
#[derive(Debug)]
pub struct EngineBuilder {
    inner: Inner,
}

impl EngineBuilder {
    /// Another clock than the system's.
    #[must_use]
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.inner.clock = clock;
        self
    }

    /// Other ids than time-ordered ones.
    #[must_use]
    pub fn ids(mut self, ids: Arc<dyn Ids>) -> Self {
        self.inner.ids = ids;
        self
    }

    /// Another source of chance than the operating system's.
    #[must_use]
    pub fn entropy(mut self, entropy: Arc<dyn Entropy>) -> Self {
        self.inner.entropy = entropy;
        self
    }

    /// A payment gateway, under the name that payments say.
    #[must_use]
    pub fn gateway(mut self, name: Gateway, gateway: Arc<dyn PaymentGateway>) -> Self {
        self.inner.gateways.insert(name, gateway);
        self
    }

    /// A service that knows taxes, instead of the marketplace's own table.
    #[must_use]
    pub fn taxes(mut self, taxes: Arc<dyn TaxCalculator>) -> Self {
        self.inner.taxes = Some(taxes);
        self
    }

    /// A service that knows what delivery costs, instead of the marketplace's own table.
    #[must_use]
    pub fn rates(mut self, rates: Arc<dyn ShippingRates>) -> Self {
        self.inner.rates = Some(rates);
        self
    }

    /// Other durations than the usual ones.
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        self.inner.config = config;
        self
    }

    /// The engine.
    #[must_use]
    pub fn build(self) -> Engine {
        Engine { inner: Arc::new(self.inner) }
    }
}

impl Engine {
    /// An engine on a store, with the system's clock, ids and randomness.
    pub fn builder(store: Arc<dyn Store>) -> EngineBuilder {
        EngineBuilder {
            inner: Inner {
                store,
                clock: Arc::new(SystemClock),
                ids: Arc::new(SystemIds::default()),
                entropy: Arc::new(SystemEntropy),
                gateways: BTreeMap::new(),
                taxes: None,
                rates: None,
                cache: Cache::default(),
                config: Config::default(),
            },
        }
    }
}
