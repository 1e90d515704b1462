//! What an engine is opened with, as JSON.

use crate::clock::{ManualClock, RuntimeClock};
use crate::failure::Failure;
use crate::host::{Host, HostPort};
use crate::ports::HostGateway;
use crate::seeded::{Seeded, SeededIds};
use crate::sending::Sending;
use crate::span::{ms, whole};
use crate::subscription::Shared;
use crate::working::Working;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::runtime::Handle;
use vendra::domain::names::Gateway;
use vendra::domain::signature::{StandardSecret, StripeSecret};
use vendra::domain::time::DAY_MS;
use vendra::inward::{GatewayWebhooks, Secrets};
use vendra::memory::MemoryStore;
use vendra::port::{Clock, Store};
use vendra::resilience::{Outward, Resilience};
use vendra::{Amount, Engine, EngineBuilder, Error, Timestamp};
use vendra_simulated_gateway::{Config as SimulatedConfig, SimulatedGateway};
use vendra_sqlite::{Config as SqliteConfig, SqliteStore};

/// Where a manual clock stands first: 2026-01-05T09:00:00.000Z.
const MANUAL_MS: i64 = 1_767_603_600_000;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    store: String,
    #[serde(default)]
    sqlite: Sqlite,
    #[serde(default)]
    answers_kept_ms: Option<u64>,
    #[serde(default)]
    claim_lease_ms: Option<u64>,
    #[serde(default)]
    gateways: BTreeMap<Gateway, GatewayConfig>,
    #[serde(default)]
    taxes: Option<ByHost>,
    #[serde(default)]
    rates: Option<ByHost>,
    #[serde(default)]
    notifier: Option<ByHost>,
    #[serde(default)]
    webhooks: Option<Sending>,
    #[serde(default)]
    resilience: BTreeMap<String, Resilience>,
    #[serde(default)]
    clock: ClockConfig,
    #[serde(default)]
    seed: Option<u64>,
    #[serde(default = "close_ms")]
    pub(crate) close_ms: u64,
}

const fn close_ms() -> u64 {
    10_000
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Sqlite {
    readers: Option<usize>,
    busy_timeout_ms: Option<u64>,
    bytes_max: Option<u64>,
}

/// A port that the host implements.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ByHost {
    Host,
}

/// `"simulated"`, or `{"simulated": {..}}` with what it may be told; the same of `"host"`.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Value")]
enum GatewayConfig {
    Simulated(Simulated),
    Host(HostGatewayConfig),
}

/// A gateway that the host implements.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct HostGatewayConfig {
    idempotency_ms: Option<u64>,
    webhooks: Option<WebhookSecrets>,
}

/// What a gateway's webhooks are verified with: any of the secrets of a scheme.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum WebhookSecrets {
    Standard(Vec<String>),
    Stripe(Vec<String>),
}

impl std::fmt::Debug for WebhookSecrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WebhookSecrets(..)")
    }
}

impl WebhookSecrets {
    fn read(&self) -> Result<Secrets, Failure> {
        Ok(match self {
            Self::Standard(secrets) => {
                Secrets::Standard(secrets.iter().map(|secret| StandardSecret::parse(secret)).collect::<Result<_, _>>()?)
            }
            Self::Stripe(secrets) => {
                Secrets::Stripe(secrets.iter().map(|secret| StripeSecret::parse(secret)).collect::<Result<_, _>>()?)
            }
        })
    }
}

impl TryFrom<Value> for GatewayConfig {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        #[derive(Deserialize)]
        #[serde(rename_all = "snake_case")]
        enum Whole {
            Simulated(Simulated),
            Host(HostGatewayConfig),
        }
        let whole = match value {
            Value::String(name) => Value::Object([(name, Value::Object(serde_json::Map::new()))].into_iter().collect()),
            other => other,
        };
        Ok(match serde_json::from_value(whole).map_err(|error| error.to_string())? {
            Whole::Simulated(simulated) => Self::Simulated(simulated),
            Whole::Host(host) => Self::Host(host),
        })
    }
}

impl GatewayConfig {
    fn of(
        self,
        builder: EngineBuilder,
        name: Gateway,
        (clock, ports): (&Arc<dyn Clock>, &Ports),
    ) -> Result<EngineBuilder, Failure> {
        match self {
            Self::Simulated(simulated) => {
                let gateway = Arc::new(SimulatedGateway::with(Arc::clone(clock), simulated.config()));
                Ok(builder.webhooks(name, gateway.receiver()).gateway(name, gateway))
            }
            Self::Host(config) => {
                let port = ports.port(&format!("gateway/{name}"))?;
                let builder = match &config.webhooks {
                    Some(secrets) => {
                        let webhooks = GatewayWebhooks::new(secrets.read()?, Arc::new(port.clone()));
                        builder.webhooks(name, webhooks)
                    }
                    None => builder,
                };
                let idempotency_ms = ms(config.idempotency_ms, DAY_MS);
                Ok(builder.gateway(name, Arc::new(HostGateway { port, idempotency_ms })))
            }
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Simulated {
    seed: Option<u64>,
    idempotency_ms: Option<u64>,
    later_ms: Option<u64>,
    webhook_ms: Option<u64>,
    payout_ms: Option<u64>,
    available_ms: Option<u64>,
    fee_basis_points: u16,
    fee_fixed: Amount,
    dispute_fee: Option<Amount>,
}

impl Simulated {
    fn config(self) -> SimulatedConfig {
        let with = SimulatedConfig::default().seed(self.seed.unwrap_or(0)).fee(self.fee_basis_points, self.fee_fixed);
        let with = self.idempotency_ms.map(whole).into_iter().fold(with, SimulatedConfig::idempotency_ms);
        let with = self.later_ms.map(whole).into_iter().fold(with, SimulatedConfig::later_ms);
        let with = self.webhook_ms.map(whole).into_iter().fold(with, SimulatedConfig::webhook_ms);
        let with = self.payout_ms.map(whole).into_iter().fold(with, SimulatedConfig::payout_ms);
        let with = self.available_ms.map(whole).into_iter().fold(with, SimulatedConfig::available_ms);
        self.dispute_fee.into_iter().fold(with, SimulatedConfig::dispute_fee)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ClockConfig {
    #[default]
    System,
    Manual,
    ManualAt(Timestamp),
}

/// What is there once an engine is open.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) engine: Engine,
    pub(crate) manual: Option<Arc<ManualClock>>,
    pub(crate) ports: Ports,
    pub(crate) sending: Option<Sending>,
    pub(crate) working: Working,
    subscriptions: Mutex<Vec<Weak<Shared>>>,
}

impl Core {
    /// Remembers a subscription, which is closed when all is.
    pub(crate) fn subscribed(&self, shared: &Arc<Shared>) {
        let mut subscriptions = self.subscriptions.lock().unwrap_or_else(PoisonError::into_inner);
        subscriptions.retain(|known| known.strong_count() > 0);
        subscriptions.push(Arc::downgrade(shared));
    }

    /// Tells everything that runs by itself to end.
    pub(crate) fn tell_to_end(&self) {
        self.working.tell_to_stop();
        let subscriptions = std::mem::take(&mut *self.subscriptions.lock().unwrap_or_else(PoisonError::into_inner));
        subscriptions.iter().filter_map(Weak::upgrade).for_each(|shared| shared.close());
    }
}

/// How ports of the host's are asked.
#[derive(Debug)]
pub(crate) struct Ports {
    host: Option<Arc<dyn Host>>,
    timeouts: BTreeMap<String, Option<i64>>,
    runtime: Handle,
}

impl Ports {
    /// A port of the host's, under the name that it is asked by.
    pub(crate) fn port(&self, name: &str) -> Result<HostPort, Failure> {
        let host =
            self.host.as_ref().ok_or_else(|| Failure::config(format!("there is no host that implements {name}")))?;
        let timeout = self.timeouts.get(name).copied().unwrap_or(Resilience::default().timeout_ms);
        Ok(HostPort::new(Arc::clone(host), name.to_owned(), timeout, self.runtime.clone()))
    }
}

impl Config {
    pub(crate) fn read(json: &str) -> Result<Self, Failure> {
        serde_json::from_str(json).map_err(|error| Failure::config(error.to_string()))
    }

    pub(crate) const fn patience(&self) -> Duration {
        Duration::from_millis(self.close_ms)
    }

    pub(crate) fn open(self, runtime: &Handle, host: Option<Arc<dyn Host>>) -> Result<Core, Failure> {
        let timeouts = self.resilience.iter().map(|(port, config)| (port.clone(), config.timeout_ms)).collect();
        let ports = Ports { host, timeouts, runtime: runtime.clone() };
        let manual = match &self.clock {
            ClockConfig::System => None,
            ClockConfig::Manual => Some(Timestamp::from_unix_ms(MANUAL_MS)?),
            ClockConfig::ManualAt(at) => Some(*at),
        };
        let manual = manual.map(|at| Arc::new(ManualClock::new(runtime.clone(), at)));
        let clock: Arc<dyn Clock> = match &manual {
            Some(manual) => Arc::clone(manual) as _,
            None => Arc::new(RuntimeClock::new(runtime.clone())),
        };
        let mut builder = Engine::builder(self.store()?).clock(Arc::clone(&clock)).config(self.engine());
        if let Some(seed) = self.seed {
            // One row of numbers each, so that an id more does not change what chance says.
            builder = builder.ids(Arc::new(SeededIds::new(seed))).entropy(Arc::new(Seeded::new(!seed)));
        }
        builder = self.guarded(builder)?;
        builder = self.hosted(builder, &ports)?;
        for (name, gateway) in self.gateways {
            builder = gateway.of(builder, name, (&clock, &ports))?;
        }
        let (engine, sending) = (builder.build(), self.webhooks);
        // What is wrong with the key is said here, and not by a worker later.
        sending.as_ref().map(|sending| sending.of(&engine, [])).transpose()?;
        Ok(Core { engine, manual, ports, sending, working: Working::default(), subscriptions: Mutex::default() })
    }

    /// Ports, other than gateways, that the host implements.
    fn hosted(&self, mut builder: EngineBuilder, ports: &Ports) -> Result<EngineBuilder, Failure> {
        if let Some(ByHost::Host) = self.taxes {
            builder = builder.taxes(Arc::new(ports.port("taxes")?));
        }
        if let Some(ByHost::Host) = self.rates {
            builder = builder.rates(Arc::new(ports.port("rates")?));
        }
        if let Some(ByHost::Host) = self.notifier {
            builder = builder.notifier(Arc::new(ports.port("notifier")?));
        }
        Ok(builder)
    }

    fn store(&self) -> Result<Arc<dyn Store>, Failure> {
        if self.store == "memory:" {
            return Ok(Arc::new(MemoryStore::default()));
        }
        let path = self.store.strip_prefix("sqlite:").filter(|path| !path.is_empty());
        let path = path.ok_or_else(|| Failure::config("a store is `memory:` or `sqlite:` and the path of a file"))?;
        let mut config = SqliteConfig::new(path);
        config.readers = self.sqlite.readers.unwrap_or(config.readers);
        config.busy_timeout = self.sqlite.busy_timeout_ms.map_or(config.busy_timeout, Duration::from_millis);
        config.bytes_max = self.sqlite.bytes_max.or(config.bytes_max);
        Ok(Arc::new(SqliteStore::open_with(&config).map_err(Error::from)?))
    }

    fn engine(&self) -> vendra::Config {
        let config = vendra::Config::default();
        let config = self.answers_kept_ms.map(whole).into_iter().fold(config, vendra::Config::answers_kept_ms);
        self.claim_lease_ms.map(whole).into_iter().fold(config, vendra::Config::claim_lease_ms)
    }

    fn guarded(&self, mut builder: EngineBuilder) -> Result<EngineBuilder, Failure> {
        for (port, config) in &self.resilience {
            let spans = [config.timeout_ms.unwrap_or(0), config.first_wait_ms, config.longest_wait_ms, config.open_ms];
            if spans.iter().any(|ms| *ms < 0) {
                return Err(Failure::config(format!("resilience of {port}: a span of time is not negative")));
            }
            builder = builder.resilience(outward(port)?, *config);
        }
        Ok(builder)
    }
}

/// The port of a name as [`Outward`] writes it.
fn outward(name: &str) -> Result<Outward, Failure> {
    Ok(match name {
        "taxes" => Outward::Taxes,
        "rates" => Outward::Rates,
        "notifier" => Outward::Notifier,
        _ => match name.strip_prefix("gateway/") {
            Some(gateway) => Outward::Gateway(gateway.parse()?),
            None => return Err(Failure::config(format!("there is no port {name}"))),
        },
    })
}
