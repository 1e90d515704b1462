//! All endpoints of a few marketplaces, each at its own pace.

use crate::config::{SCHEDULE_MS, WebhookConfig};
use crate::endpoint::{Endpoint, Key, Known};
use crate::post::{HttpPost, Post};
use futures_util::future::join_all;
use futures_util::stream::{FuturesUnordered, StreamExt};
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use vendra::authority::Actor;
use vendra::domain::limits::WEBHOOK_ENDPOINTS_MAX;
use vendra::domain::webhook_endpoint::{Book, WebhookEndpoint};
use vendra::events::{Relay, RelayConfig, Relayed};
use vendra::reading::{By, Paging};
use vendra::{Engine, Error, MarketplaceId, Timestamp, WebhookEndpointId};

/// One endpoint, and the relay that hands it events.
#[derive(Debug)]
struct Sending {
    id: WebhookEndpointId,
    known: Arc<Known>,
    relay: Relay,
    /// How long it is left alone first, in milliseconds.
    pause_ms: i64,
}

impl Sending {
    /// Gives its work to others at once; else they have it once its leases are over.
    async fn release(&mut self) {
        if let Err(error) = self.relay.release().await {
            tracing::warn!(endpoint = %self.id, code = error.code(), "the work could not be given to others");
        }
    }
}

/// Sends the events of a few marketplaces to their endpoints. The [crate](crate) says what it promises, and shows one at work.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra_webhook::{Webhooks, WebhookConfig};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let short = Webhooks::new(&trial.engine, [trial.tenant], b"not long enough", WebhookConfig::default());
/// assert_eq!(short.unwrap_err().code(), "signature.secret");
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug)]
pub struct Webhooks {
    engine: Engine,
    tenants: Vec<MarketplaceId>,
    key: Key,
    config: WebhookConfig,
    post: Arc<dyn Post>,
    /// Endpoints that are sent to.
    known: BTreeMap<WebhookEndpointId, Arc<Known>>,
    /// Those of them that nothing is sent to at this moment.
    idle: Vec<Sending>,
}

impl Webhooks {
    /// For the endpoints of some marketplaces, with the key that their secrets are derived from: at least 32 bytes that nobody can
    /// guess, the same in every process. With another key every endpoint has another secret.
    ///
    /// Errors: `signature.secret` for a key that is too short.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra_webhook::{Webhooks, WebhookConfig};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let webhooks = Webhooks::new(&trial.engine, [trial.tenant], &[7; 32], WebhookConfig::default())?;
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn new(
        engine: &Engine,
        tenants: impl IntoIterator<Item = MarketplaceId>,
        key: &[u8],
        config: WebhookConfig,
    ) -> Result<Self, Error> {
        let (engine, tenants, key) = (engine.clone(), tenants.into_iter().collect(), Key::of(key)?);
        let post = Arc::new(HttpPost::new(config));
        Ok(Self { engine, tenants, key, config, post, known: BTreeMap::new(), idle: Vec::new() })
    }

    /// The same by another way of posting: a client of the host's, or one that only pretends.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::Trial;
    /// use vendra_webhook::{HttpPost, Webhooks, WebhookConfig};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let config = WebhookConfig::default();
    /// let webhooks = Webhooks::new(&trial.engine, [trial.tenant], &[7; 32], config)?;
    /// let webhooks = webhooks.through(Arc::new(HttpPost::new(config)));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn through(mut self, post: Arc<dyn Post>) -> Self {
        self.post = post;
        self
    }

    /// The secret that signs what an endpoint is sent now: `whsec_` and base64, to be told to whoever verifies, and to nobody else.
    ///
    /// Errors: none that a key of the right length brings about.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra_webhook::{Webhooks, WebhookConfig};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let endpoints = trial.owner().webhook_endpoints();
    /// let id = endpoints.add("https://example.com/hook".into(), Vec::new()).await?.id;
    /// let webhooks = Webhooks::new(&trial.engine, [trial.tenant], &[7; 32], WebhookConfig::default())?;
    /// let first = webhooks.secret(endpoints.get(id).await?.book().unwrap())?;
    /// endpoints.rotate_secret(id, 86_400_000).await?; // the old one signs too for a day
    /// assert_ne!(webhooks.secret(endpoints.get(id).await?.book().unwrap())?, first);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn secret(&self, endpoint: &Book) -> Result<String, Error> {
        Ok(self.key.secret(endpoint.id, endpoint.generation)?.reveal())
    }

    /// Sends to every endpoint what there is for it, of each partition one event and what is due for another try; for hosts with a
    /// scheduler of their own. It takes as long as the slowest endpoint does.
    ///
    /// Errors: `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra_webhook::{Webhooks, WebhookConfig};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let mut webhooks = Webhooks::new(&trial.engine, [trial.tenant], &[7; 32], WebhookConfig::default())?;
    /// assert_eq!(webhooks.tick().await?.handled, 0); // there is no endpoint
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn tick(&mut self) -> Result<Relayed, Error> {
        self.refresh().await?;
        let ticked = join_all(self.idle.iter_mut().map(|sending| sending.relay.tick())).await;
        ticked.into_iter().try_fold(Relayed::default(), |sum, relayed| Ok(sum.plus(relayed?)))
    }

    /// Sends until `shutdown` is ready, to each endpoint at its own pace: one that is slow holds up no other. What is being sent then
    /// is sent to its end, and the work is given to others. What goes wrong with the store is traced, and tried again.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra_webhook::{Webhooks, WebhookConfig};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let mut webhooks = Webhooks::new(&trial.engine, [trial.tenant], &[7; 32], WebhookConfig::default())?;
    /// webhooks.run_until(std::future::ready(())).await; // as soon as it is told to stop
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn run_until(&mut self, shutdown: impl Future<Output = ()> + Send) {
        let mut shutdown = pin!(shutdown);
        let (clock, idle_ms) = (Arc::clone(self.engine.clock()), self.config.idle_ms);
        let turn = |mut sending: Sending| {
            let clock = Arc::clone(&clock);
            async move {
                if sending.pause_ms > 0 {
                    clock.sleep_until(later(clock.now(), sending.pause_ms)).await;
                }
                let relayed = sending.relay.tick().await;
                if let Err(error) = &relayed {
                    tracing::warn!(endpoint = %sending.id, code = error.code(), "an endpoint could not be sent to");
                }
                let busy = relayed.is_ok_and(|relayed| relayed.handled > 0);
                sending.pause_ms = if busy { 0 } else { idle_ms };
                sending
            }
        };
        let mut under_way = FuturesUnordered::new();
        let mut over = false;
        while !over {
            if let Err(error) = self.refresh().await {
                tracing::warn!(code = error.code(), "the endpoints could not be read");
            }
            let mut refresh = clock.sleep_until(later(clock.now(), self.config.refresh_ms));
            let mut due = false;
            while !over && !due {
                under_way.extend(self.idle.drain(..).map(&turn));
                let back = poll_fn(|context| {
                    over = shutdown.as_mut().poll(context).is_ready();
                    due = !over && refresh.as_mut().poll(context).is_ready();
                    let back = under_way.poll_next_unpin(context);
                    match back {
                        Poll::Ready(Some(sending)) => Poll::Ready(Some(sending)),
                        _ if over || due => Poll::Ready(None),
                        _ => Poll::Pending,
                    }
                })
                .await;
                self.idle.extend(back);
                // One that was taken away while it was being sent to is not sent to again.
                self.let_go_of_the_gone().await;
            }
            // Once for whoever shares the thread, however ready everything is.
            yield_once().await;
        }
        self.idle.extend(under_way.collect::<Vec<_>>().await);
        for sending in &mut self.idle {
            sending.release().await;
        }
    }

    async fn let_go_of_the_gone(&mut self) {
        let known = &self.known;
        let is_known = |sending: &mut Sending| match known.get(&sending.id) {
            Some(known) => Arc::ptr_eq(known, &sending.known),
            None => false,
        };
        let gone: Vec<Sending> = self.idle.extract_if(.., |sending| !is_known(sending)).collect();
        for mut sending in gone {
            sending.release().await;
        }
    }

    /// Reads which endpoints there are: those that are new are sent to, those that changed are sent to otherwise, and those that are
    /// gone no more.
    async fn refresh(&mut self) -> Result<(), Error> {
        let mut wanted = BTreeMap::new();
        for tenant in &self.tenants {
            let system = self.engine.market(*tenant, Actor::System { tenant: *tenant });
            let paging = Paging { limit: u32::try_from(2 * WEBHOOK_ENDPOINTS_MAX).unwrap_or(u32::MAX), after: None };
            let found = system.webhook_endpoints().list(By::State("enabled".to_owned()), paging).await?;
            for seen in found.items {
                if let WebhookEndpoint::Enabled(book) = seen.state {
                    wanted.insert(book.id, (*tenant, book));
                }
            }
        }
        self.known.retain(|id, known| {
            known.set(wanted.get(id).map(|(_, book)| book.clone()));
            wanted.contains_key(id)
        });
        self.let_go_of_the_gone().await;
        for (id, (tenant, book)) in wanted {
            if !self.known.contains_key(&id) {
                let sending = self.sending(tenant, book)?;
                self.known.insert(id, Arc::clone(&sending.known));
                self.idle.push(sending);
            }
        }
        Ok(())
    }

    fn sending(&self, tenant: MarketplaceId, book: Book) -> Result<Sending, Error> {
        let (id, since) = (book.id, book.since);
        let known = Arc::new(Known::new(book));
        let (engine, key, post) = (self.engine.clone(), self.key.clone(), Arc::clone(&self.post));
        let endpoint = Endpoint { engine, tenant, key, known: Arc::clone(&known), post };
        let timeout_ms = i64::from(self.config.timeout_ms);
        // One at a time: a try that takes its time is then not another event's.
        let config = RelayConfig {
            batch: 1,
            waits_ms: Some(SCHEDULE_MS),
            handle_ms: timeout_ms.saturating_add(timeout_ms / 2),
            ..RelayConfig::default()
        };
        let relay = Relay::new(&self.engine).config(config);
        let relay = relay.subscribe_since(&id.to_string(), Arc::new(endpoint), since)?;
        Ok(Sending { id, known, relay, pause_ms: 0 })
    }
}

fn later(at: Timestamp, ms: i64) -> Timestamp {
    at.plus_ms(ms).unwrap_or(at)
}

async fn yield_once() {
    let mut yielded = false;
    poll_fn(|context| {
        if std::mem::replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
