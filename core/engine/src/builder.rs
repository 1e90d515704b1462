//! How an engine is put together: a store, and whatever of the world is not the system's.

use crate::cache::Cache;
use crate::engine::{Engine, Inner, Refusals};
use crate::inward::GatewayWebhooks;
use crate::port::*;
use crate::resilience::{
    Guard, GuardedCarts, GuardedGateway, GuardedNotifier, GuardedRates, GuardedTaxes, Outward, Resilience,
};
use crate::system::{SystemClock, SystemEntropy, SystemIds};
use std::collections::BTreeMap;
use std::sync::Arc;
use vendra_domain::names::Gateway;
use vendra_domain::time::DAY_MS;

/// How the engine behaves. Durations are in milliseconds.
///
/// ```
/// use vendra::Config;
/// let config = Config::default().answers_kept_ms(7 * 86_400_000);
/// assert_eq!((config.answers_kept_ms, config.claim_lease_ms), (604_800_000, 30_000));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
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

impl Config {
    /// The same, with answers kept under their idempotency keys for so many milliseconds.
    ///
    /// ```
    /// let week = vendra::Config::default().answers_kept_ms(7 * 86_400_000);
    /// assert_eq!(week.answers_kept_ms, 604_800_000);
    /// ```
    #[must_use]
    pub const fn answers_kept_ms(self, ms: i64) -> Self {
        Self { answers_kept_ms: ms, ..self }
    }

    /// The same, with others kept away from the key of a request in flight for so many milliseconds.
    ///
    /// ```
    /// let patient = vendra::Config::default().claim_lease_ms(60_000);
    /// assert_eq!(patient.claim_lease_ms, 60_000);
    /// ```
    #[must_use]
    pub const fn claim_lease_ms(self, ms: i64) -> Self {
        Self { claim_lease_ms: ms, ..self }
    }
}

/// Builds an [`Engine`].
///
/// ```
/// use std::sync::Arc;
/// use vendra::Engine;
/// use vendra::memory::{MemoryGateway, MemoryStore};
/// let engine = Engine::builder(Arc::new(MemoryStore::default()))
///     .gateway("acme".parse()?, Arc::new(MemoryGateway::default()))
///     .build();
/// assert!(engine.gift_card_code().is_ok());
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug)]
pub struct EngineBuilder {
    inner: Inner,
    guards: BTreeMap<Outward, Resilience>,
}

impl EngineBuilder {
    /// Another clock than the system's.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::memory::{MemoryStore, TrialClock};
    /// let clock = Arc::new(TrialClock::default());
    /// let engine = Engine::builder(Arc::new(MemoryStore::default())).clock(clock.clone()).build();
    /// clock.turn(60_000); // the engine is a minute later too
    /// ```
    #[must_use]
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.inner.clock = clock;
        self
    }

    /// Other ids than time-ordered ones.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::memory::MemoryStore;
    /// use vendra::system::SystemIds;
    /// let ids = Arc::new(SystemIds::default()); // shared, so that ids of both sort as they were made
    /// let build = || Engine::builder(Arc::new(MemoryStore::default())).ids(ids.clone()).build();
    /// let (one, other) = (build(), build());
    /// ```
    #[must_use]
    pub fn ids(mut self, ids: Arc<dyn Ids>) -> Self {
        self.inner.ids = ids;
        self
    }

    /// Another source of chance than the operating system's.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::memory::MemoryStore;
    /// use vendra::port::Entropy;
    /// #[derive(Debug)]
    /// struct Known;
    /// impl Entropy for Known {
    ///     fn bits(&self) -> u64 {
    ///         7
    ///     }
    /// }
    /// let engine = Engine::builder(Arc::new(MemoryStore::default())).entropy(Arc::new(Known)).build();
    /// assert_eq!(engine.guest_token()?.hash(), engine.guest_token()?.hash()); // good for nothing but a test
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn entropy(mut self, entropy: Arc<dyn Entropy>) -> Self {
        self.inner.entropy = entropy;
        self
    }

    /// A payment gateway, under the name that payments say.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::memory::{MemoryGateway, MemoryStore};
    /// let gateway = Arc::new(MemoryGateway::default());
    /// let builder = Engine::builder(Arc::new(MemoryStore::default()));
    /// let engine = builder.gateway("acme".parse()?, gateway.clone()).gateway("other".parse()?, gateway).build();
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn gateway(mut self, name: Gateway, gateway: Arc<dyn PaymentGateway>) -> Self {
        self.inner.gateways.insert(name, gateway);
        self
    }

    /// How webhooks of the gateway of that name are verified and read: what [`Engine::receive`] is given.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::domain::signature::StripeSecret;
    /// use vendra::inward::{GatewayWebhooks, Secrets};
    /// use vendra::memory::MemoryStore;
    /// use vendra::port::{Answer, GatewayEvent, GatewayEvents, Unreadable, WebhookMessage};
    /// #[derive(Debug)]
    /// struct Words;
    /// impl GatewayEvents for Words {
    ///     fn read<'a>(&'a self, message: &'a WebhookMessage<'_>) -> Answer<'a, Vec<GatewayEvent>, Unreadable> {
    ///         Box::pin(async move {
    ///             let event = serde_json::from_slice(message.body).map_err(|error| Unreadable::new(error.to_string()))?;
    ///             Ok(vec![event])
    ///         })
    ///     }
    /// }
    /// let secrets = Secrets::Stripe(vec![StripeSecret::parse("whsec_new")?, StripeSecret::parse("whsec_old")?]);
    /// let engine = Engine::builder(Arc::new(MemoryStore::default()))
    ///     .webhooks("acme".parse()?, GatewayWebhooks::new(secrets, Arc::new(Words)))
    ///     .build();
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn webhooks(mut self, name: Gateway, webhooks: GatewayWebhooks) -> Self {
        self.inner.webhooks.insert(name, webhooks);
        self
    }

    /// A service that knows taxes, instead of the marketplace's own table.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use std::sync::Arc;
    /// use vendra::domain::quote::TaxRate;
    /// use vendra::memory::MemoryStore;
    /// use vendra::port::{Answer, PortDown, TaxCall, TaxCalculator};
    /// use vendra::{Engine, LineId};
    /// #[derive(Debug)]
    /// struct Untaxed;
    /// impl TaxCalculator for Untaxed {
    ///     fn rates<'a>(&'a self, _: &'a TaxCall) -> Answer<'a, BTreeMap<LineId, Vec<TaxRate>>, PortDown> {
    ///         Box::pin(async { Ok(BTreeMap::new()) })
    ///     }
    /// }
    /// let engine = Engine::builder(Arc::new(MemoryStore::default())).taxes(Arc::new(Untaxed)).build();
    /// ```
    #[must_use]
    pub fn taxes(mut self, taxes: Arc<dyn TaxCalculator>) -> Self {
        self.inner.taxes = Some(taxes);
        self
    }

    /// A service that knows what delivery costs, instead of the marketplace's own table.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::MemoryStore;
    /// use vendra::port::{Answer, PortDown, ShippingCall, ShippingRate, ShippingRates};
    /// use vendra::{Amount, Engine};
    /// #[derive(Debug)]
    /// struct Carrier;
    /// impl ShippingRates for Carrier {
    ///     fn rate<'a>(&'a self, call: &'a ShippingCall) -> Answer<'a, ShippingRate, PortDown> {
    ///         let down = |error: vendra::Refusal| PortDown { port: "carrier", message: error.to_string() };
    ///         Box::pin(async move {
    ///             let price = Amount::new(if call.weight_g > 2_000 { 990 } else { 490 }).map_err(down)?;
    ///             let rule = "rul_01h455vb4pex5vsknk084sn02q".parse().map_err(down)?;
    ///             Ok(ShippingRate { rule, price })
    ///         })
    ///     }
    /// }
    /// let engine = Engine::builder(Arc::new(MemoryStore::default())).rates(Arc::new(Carrier)).build();
    /// ```
    #[must_use]
    pub fn rates(mut self, rates: Arc<dyn ShippingRates>) -> Self {
        self.inner.rates = Some(rates);
        self
    }

    /// Another place for carts than the store. [`CartStore`] says what is different then.
    ///
    /// It is said once and for all processes of a marketplace: carts that are in the one place are not looked for in the other.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::memory::{MemoryCarts, MemoryStore};
    /// let engine = Engine::builder(Arc::new(MemoryStore::default())).carts(Arc::new(MemoryCarts::default())).build();
    /// ```
    #[must_use]
    pub fn carts(mut self, carts: Arc<dyn CartStore>) -> Self {
        self.inner.carts = Some(carts);
        self
    }

    /// What tells people things: [`notifications`](crate::notifications) says what, and who hands it on.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::memory::MemoryStore;
    /// use vendra::port::{Answer, NotTold, Notice, Notifier};
    /// #[derive(Debug)]
    /// struct Mail;
    /// impl Notifier for Mail {
    ///     fn notify<'a>(&'a self, _: &'a Notice) -> Answer<'a, (), NotTold> {
    ///         Box::pin(async { Ok(()) })
    ///     }
    /// }
    /// let engine = Engine::builder(Arc::new(MemoryStore::default())).notifier(Arc::new(Mail)).build();
    /// ```
    #[must_use]
    pub fn notifier(mut self, notifier: Arc<dyn Notifier>) -> Self {
        self.inner.notifier = Some(notifier);
        self
    }

    /// How calls of one port are guarded, where not as [`Resilience::default`] says; the order of calls does not matter.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::memory::MemoryStore;
    /// use vendra::resilience::{Outward, Resilience};
    /// let quick = Resilience { timeout_ms: Some(2_000), ..Resilience::default() };
    /// let engine = Engine::builder(Arc::new(MemoryStore::default())).resilience(Outward::Rates, quick).build();
    /// ```
    #[must_use]
    pub fn resilience(mut self, port: Outward, resilience: Resilience) -> Self {
        self.guards.insert(port, resilience);
        self
    }

    /// Other durations than the usual ones.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::MemoryStore;
    /// use vendra::{Config, Engine};
    /// let config = Config::default().claim_lease_ms(60_000);
    /// let engine = Engine::builder(Arc::new(MemoryStore::default())).config(config).build();
    /// ```
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        self.inner.config = config;
        self
    }

    /// The engine.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::memory::MemoryStore;
    /// let engine = Engine::builder(Arc::new(MemoryStore::default())).build();
    /// let shared = engine.clone(); // for another thread
    /// ```
    #[must_use]
    pub fn build(self) -> Engine {
        let Self { mut inner, guards } = self;
        let (clock, entropy) = (Arc::clone(&inner.clock), Arc::clone(&inner.entropy));
        let guard = |port: Outward| {
            let config = guards.get(&port).copied().unwrap_or_default();
            Guard::new(port, config, Arc::clone(&clock), Arc::clone(&entropy))
        };
        for (name, gateway) in &mut inner.gateways {
            let guarded = GuardedGateway::new(Arc::clone(gateway), guard(Outward::Gateway(*name)));
            *gateway = Arc::new(guarded);
        }
        let taxes = inner.taxes.map(|taxes| GuardedTaxes { taxes, guard: guard(Outward::Taxes) });
        let rates = inner.rates.map(|rates| GuardedRates { rates, guard: guard(Outward::Rates) });
        let carts = inner.carts.map(|carts| GuardedCarts { carts, guard: guard(Outward::Carts) });
        inner.carts = carts.map(|carts| Arc::new(carts) as _);
        let notifier = inner.notifier.map(|notifier| GuardedNotifier { notifier, guard: guard(Outward::Notifier) });
        inner.notifier = notifier.map(|notifier| Arc::new(notifier) as _);
        inner.taxes = taxes.map(|taxes| Arc::new(taxes) as _);
        inner.rates = rates.map(|rates| Arc::new(rates) as _);
        Engine { inner: Arc::new(inner), fence: None, refusals: Refusals::Kept }
    }
}

impl Engine {
    /// An engine on a store, with the system's clock, ids and randomness.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::memory::MemoryStore;
    /// let engine = Engine::builder(Arc::new(MemoryStore::default())).build();
    /// assert!(engine.guest_token().is_ok());
    /// ```
    pub fn builder(store: Arc<dyn Store>) -> EngineBuilder {
        EngineBuilder {
            inner: Inner {
                store,
                clock: Arc::new(SystemClock),
                ids: Arc::new(SystemIds::default()),
                entropy: Arc::new(SystemEntropy),
                gateways: BTreeMap::new(),
                webhooks: BTreeMap::new(),
                taxes: None,
                rates: None,
                carts: None,
                notifier: None,
                cache: Cache::default(),
                config: Config::default(),
            },
            guards: BTreeMap::new(),
        }
    }
}
