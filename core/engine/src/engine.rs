//! The engine: runs any request exactly once, for whoever may make it.

use crate::builder::Config;
use crate::cache::Cache;
use crate::carts::CartRequest;
use crate::command::Command;
use crate::envelope::{Envelope, actor_name, actor_tenant};
use crate::error::Error;
use crate::handle::{self, Open};
use crate::inward::GatewayWebhooks;
use crate::kept::{Kept, Standing, is_decision, kept_of, standing};
use crate::port::*;
use crate::seeded_bug::bug;
use crate::waiting::Waited;
use crate::work::Work;
use std::collections::BTreeMap;
use std::sync::Arc;
use tracing::Instrument;
use vendra_domain::canonical;
use vendra_domain::counter::CounterKey;
use vendra_domain::encoding::Receipt;
use vendra_domain::names::Gateway;
use vendra_domain::{AnyId, MarketplaceId, PaymentId, PayoutId, Refusal, Timestamp, TransferId, limits};

/// The version of the requests' schema: a request is remembered under it.
const SCHEMA_VERSION: u32 = 1;
/// How often a step is tried again when others wrote the same records.
pub(crate) const CONFLICTS_MAX: u32 = 50;
/// How often a step is tried again at a counter's bound: most see by then what it is at, and decide otherwise.
const BOUNDS_MAX: u32 = 10;
/// How often a commit is sent again whose reply was lost.
const RESENDS_MAX: u32 = 5;

/// What a handler came to.
pub(crate) struct Outcome {
    /// What the request was about.
    pub(crate) subject: AnyId,
    /// Its record.
    pub(crate) key: RecordKey,
    /// The payments whose gateways have to be asked once this is on record.
    pub(crate) ask: Vec<vendra_domain::PaymentId>,
    /// What of a vendor's money a gateway has to be asked for.
    pub(crate) pay: Option<Open>,
}

/// The ports and the configuration of an engine.
#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<dyn Ids>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) gateways: BTreeMap<Gateway, Arc<dyn PaymentGateway>>,
    pub(crate) webhooks: BTreeMap<Gateway, GatewayWebhooks>,
    pub(crate) taxes: Option<Arc<dyn TaxCalculator>>,
    pub(crate) rates: Option<Arc<dyn ShippingRates>>,
    pub(crate) carts: Option<Arc<dyn CartStore>>,
    pub(crate) notifier: Option<Arc<dyn Notifier>>,
    pub(crate) cache: Cache,
    pub(crate) config: Config,
}

/// The engine: cheap to clone, safe to share, on any runtime or none.
///
/// ```
/// use std::sync::Arc;
/// use vendra::Engine;
/// use vendra::memory::{MemoryStore, Trial};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let engine = Engine::builder(Arc::new(MemoryStore::default())).build();
/// let owner = trial.owner(); // the same on any engine
/// assert!(engine.guest_token().is_ok() && owner.doctor().await.is_ok());
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone)]
pub struct Engine {
    pub(crate) inner: Arc<Inner>,
    /// The lease under which it commits: a worker's engine changes nothing once another worker has the lease.
    pub(crate) fence: Option<Fence>,
    pub(crate) refusals: Refusals,
}

/// Whether what a decision refused is kept under the request's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusals {
    /// A retry learns the same.
    Kept,
    /// A retry is decided anew: what came too early is right later.
    Forgotten,
}

impl Engine {
    /// The store.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::port::{Load, RecordKey, RecordKind};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let order = trial.sold(1).await?.order;
    /// let load = Load { records: vec![RecordKey::new(RecordKind::Order, order)], ..Load::default() };
    /// let record = trial.engine.store().load(trial.tenant, load).await?.records.remove(0).unwrap();
    /// assert!(record.body.contains("placed"));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.inner.store
    }

    /// The clock, for whoever does something beside the engine at the same times.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let before = trial.engine.clock().now();
    /// trial.clock.turn(60_000);
    /// assert_eq!(trial.engine.clock().now(), before.plus_ms(60_000)?);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.inner.clock
    }

    /// Runs a request: authorizes the actor, decides, commits; again where others wrote the same records meanwhile.
    ///
    /// With a key, what was decided is kept for as long as [`Config::answers_kept_ms`] says: refusals that a decision made too, so
    /// that a retry learns the same. What is wrong with the request itself, or with who makes it, is not kept.
    ///
    /// Errors: the refusals of the request; `authority.forbidden`, `authority.not_found`; `idempotency.in_flight`,
    /// `idempotency.key_reused`, `idempotency.key_malformed`; `also.refused`; `store.*`.
    ///
    /// It is traced as one span, `vendra.request`, with a span for each commit and each call of a gateway in it: ids and names of
    /// requests, no token and nothing personal.
    ///
    /// ```
    /// use vendra::{Command, Envelope};
    /// use vendra::authority::Actor;
    /// use vendra::domain::offer::Request;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (tenant, id) = (trial.tenant, Some(trial.books.offer));
    /// let envelope = Envelope {
    ///     tenant,
    ///     actor: Actor::System { tenant },
    ///     key: None,
    ///     correlation: None,
    ///     command: Command::Offer { id, request: Request::Pause },
    ///     also: Vec::new(),
    /// };
    /// assert_eq!(trial.engine.run(&envelope).await.unwrap_err().code(), "authority.forbidden");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn run(&self, envelope: &Envelope) -> Result<Receipt, Error> {
        let span = tracing::info_span!(
            "vendra.request",
            tenant = %envelope.tenant,
            actor = actor_name(&envelope.actor),
            action = envelope.command.action(),
            correlation = envelope.correlation.as_deref().unwrap_or_default(),
            code = tracing::field::Empty,
        );
        let answer = self.answer(envelope).instrument(span.clone()).await;
        if let Err(error) = &answer {
            span.record("code", error.code());
        }
        answer
    }

    /// Boxed, and not `async` itself, so that what a request takes is compiled here, once, and not in every crate that asks.
    fn answer<'a>(&'a self, envelope: &'a Envelope) -> Waited<'a, Result<Receipt, Error>> {
        Box::pin(self.answer_to(envelope))
    }

    async fn answer_to(&self, envelope: &Envelope) -> Result<Receipt, Error> {
        let inner = &self.inner;
        // Before anything is read: what was answered to an actor of another marketplace is not this one's to hear.
        if actor_tenant(&envelope.actor) != envelope.tenant {
            return Err(Refusal::AuthorityNotFound.into());
        }
        let request = canonical::fingerprint_of(SCHEMA_VERSION, &envelope.command)?;
        let claim_key = claim_key(envelope)?;
        if envelope.correlation().len() > COMMIT_TEXT_BYTES_MAX {
            limits::text("envelope.correlation", envelope.correlation(), COMMIT_TEXT_BYTES_MAX)?;
        }
        if let Some(asked) = CartRequest::of(inner, envelope, claim_key.as_ref(), &request) {
            return self.on_cart(asked).await;
        }
        for attempt in 0..CONFLICTS_MAX {
            let mut work = Work::new(inner, envelope.tenant, envelope.actor);
            // A cart that is kept apart is read once it is needed: what was answered before is told without it.
            let about = envelope.command.key().filter(|key| inner.carts.is_none() || key.kind != RecordKind::Cart);
            let known = [Some(marketplace_key(envelope.tenant)), about];
            let claim = work.read(known.into_iter().flatten(), [], claim_key.clone()).await?;
            if let Some(claim) = claim {
                match standing(&claim, &request, work.at)? {
                    Standing::Answer(kept) => return kept,
                    Standing::Resume(subject) => return self.resume(envelope, claim_key, &request, subject).await,
                    Standing::Over => {}
                }
            }
            let tried = self.step(work, envelope, claim_key.as_ref(), (&request, attempt)).await?;
            match tried {
                Tried::Done(answer, ask) => {
                    let receipt = answer?;
                    if ask.is_empty() {
                        return Ok(receipt);
                    }
                    return self.carry_out(envelope, claim_key, receipt, ask).await;
                }
                Tried::Again => inner.back_off(attempt).await,
            }
        }
        Err(Error::store_busy("others kept writing the same records"))
    }

    /// One attempt: authorize, decide, commit.
    async fn step(
        &self,
        mut work: Work<'_>,
        envelope: &Envelope,
        claim_key: Option<&ClaimKey>,
        (request, attempt): (&str, u32),
    ) -> Result<Tried, Error> {
        let (tenant, at) = (envelope.tenant, work.at);
        handle::permit(&mut work, &envelope.command).await?;
        let decided = handle::handle(&mut work, &envelope.command).await;
        let (answer, ask, commit) = match decided {
            Ok(Outcome { subject, key, ask, pay }) => {
                let ask: Vec<Open> = ask.into_iter().map(Open::Payment).chain(pay).collect();
                let receipt = Receipt { request: request.to_owned(), subject, version: work.version(&key), at };
                let claim = claim_key.map(|key| {
                    let claim = if ask.is_empty() {
                        self.done(request, &Kept::Receipt(receipt.clone()), at)
                    } else {
                        self.in_flight(request, subject, at)
                    };
                    claim.map(|claim| ClaimWrite { key: key.clone(), claim })
                });
                let claim = claim.transpose()?.filter(|_| !bug("engine.claim_forgotten"));
                if work.is_empty() && claim.is_none() {
                    return Ok(Tried::Done(Ok(receipt), ask));
                }
                let mut commit = work.commit(envelope.correlation(), claim)?;
                if !commit.events.is_empty() {
                    commit.also.clone_from(&envelope.also);
                }
                (Ok(receipt), ask, commit)
            }
            Err(error) => {
                // Its gateway is asked once more here and now: whoever comes back need not wait for a worker.
                if attempt == 0
                    && let Some(payment) = work.unknown
                {
                    self.asked_again(tenant, Open::Payment(payment)).await?;
                    return Ok(Tried::Again);
                }
                if error.refusal().is_some() && !work.still_stands().await? {
                    return Ok(Tried::Again);
                }
                let decided =
                    error.refusal().filter(|refusal| is_decision(refusal) && !bug("engine.refusal_forgotten"));
                let kept = claim_key.filter(|_| self.refusals == Refusals::Kept);
                let (Some(key), Some(refusal)) = (kept, decided) else {
                    return Err(error);
                };
                let claim = self.done(request, &Kept::Refusal(refusal.clone()), at)?;
                let nothing = Work::new(&self.inner, tenant, envelope.actor);
                let claim = Some(ClaimWrite { key: key.clone(), claim });
                (Err(error), Vec::new(), nothing.commit(envelope.correlation(), claim)?)
            }
        };
        match self.commit(commit).await {
            Ok(_) => Ok(Tried::Done(answer, ask)),
            Err(StoreError::Bound { key, .. }) if attempt >= BOUNDS_MAX => {
                Err(taken(&envelope.command, &key)
                    .map_or_else(|| Error::store_busy("others keep taking it"), Error::from))
            }
            Err(StoreError::Conflict { .. }) if bug("engine.conflict_is_done") => Ok(Tried::Done(answer, ask)),
            Err(StoreError::Conflict { .. } | StoreError::Bound { .. } | StoreError::Claimed { .. }) => {
                Ok(Tried::Again)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Goes on where a crash or a hung call left a request: what it made is on record, and is carried to its end.
    async fn resume(
        &self,
        envelope: &Envelope,
        claim_key: Option<ClaimKey>,
        request: &str,
        subject: AnyId,
    ) -> Result<Receipt, Error> {
        let mut work = Work::new(&self.inner, envelope.tenant, envelope.actor);
        let (key, open) = handle::unfinished(&mut work, &envelope.command, subject).await?;
        let (version, at) = (work.version(&key), work.at);
        let receipt = Receipt { request: request.to_owned(), subject, version, at };
        self.carry_out(envelope, claim_key, receipt, open).await
    }

    /// Asks the gateways that a request on record is for, and lets its key go. Whoever lets it go first has answered for all who
    /// were at it: a holder that hung and the next one that went on say the same.
    async fn carry_out(
        &self,
        envelope: &Envelope,
        claim_key: Option<ClaimKey>,
        receipt: Receipt,
        ask: Vec<Open>,
    ) -> Result<Receipt, Error> {
        let asking =
            Asking { tenant: envelope.tenant, correlation: envelope.correlation(), command: Some(&envelope.command) };
        let mut closing = Closing { open: claim_key.map(|key| (key, receipt.clone())), standing: None };
        if self.ask_gateways(asking, ask, &mut closing).await? != handle::Asked::Sure {
            return Err(Error::gateway_unavailable("the gateway did not say what became of the payment"));
        }
        // Nothing waited for an answer any more: somebody else had it.
        if let Some((key, _)) = closing.open.take() {
            let work = Work::new(&self.inner, envelope.tenant, envelope.actor);
            let claim = self.closing(&key, &receipt, work.at)?;
            match self.commit(work.commit(envelope.correlation(), Some(claim))?).await {
                Ok(_) => {}
                Err(StoreError::Claimed { claim }) => closing.standing = Some(claim),
                Err(error) => return Err(error.into()),
            }
        }
        match closing.standing {
            Some(Claim::Done { request, answer, .. }) if request == receipt.request => kept_of(&answer)?,
            _ => Ok(receipt),
        }
    }

    /// Asks the gateway of a payment, a payout or a transfer for whatever waits for an answer, and records it: what a worker does for those whose
    /// requests ended in a crash, or in an answer that nobody knew. Nothing is asked for twice: each operation has its id from before.
    ///
    /// An attempt that the gateway never heard of is left to the buyer, who alone has the means to pay.
    ///
    /// Errors: `gateway.unknown`, `request.malformed` for the id of something else, `store.*`, and the refusals of what follows from
    /// the answer.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// trial.engine.carry_on(trial.tenant, sold.payment).await?; // nothing waits: nothing is asked
    /// assert_eq!(trial.gateway.operations(), 2);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn carry_on(&self, tenant: MarketplaceId, subject: impl Into<AnyId>) -> Result<(), Error> {
        let subject = subject.into();
        let open = match subject.prefix() {
            PaymentId::PREFIX => Open::Payment(PaymentId::from_uuid(subject.uuid())),
            PayoutId::PREFIX => Open::Payout(PayoutId::from_uuid(subject.uuid())),
            TransferId::PREFIX => Open::Transfer(TransferId::from_uuid(subject.uuid())),
            _ => {
                let what = format!("no gateway is asked for {subject}");
                return Err(Refusal::RequestMalformed { what }.into());
            }
        };
        self.asked_again(tenant, open).await.map(drop)
    }

    /// As [`carry_on`](Self::carry_on); tells what is known by then.
    pub(crate) fn asked_again(&self, tenant: MarketplaceId, open: Open) -> Waited<'_, Result<handle::Asked, Error>> {
        Box::pin(async move {
            let asking = Asking { tenant, correlation: "", command: None };
            self.ask_gateways(asking, vec![open], &mut Closing::default()).await
        })
    }

    /// The same engine, whose commits stand only as long as a lease does.
    pub(crate) fn under(&self, fence: Fence) -> Self {
        Self { fence: Some(fence), ..self.clone() }
    }

    /// Sends a commit under the engine's lease, if it has one.
    pub(crate) async fn commit(&self, commit: Commit) -> Result<Committed, StoreError> {
        let fence = self.fence.clone().filter(|_| !bug("engine.fence_forgotten"));
        let (tenant, followers) = (commit.tenant, self.followers(&commit));
        let committed = self.inner.commit(Commit { fence, ..commit }).await?;
        self.follow(tenant, followers).await;
        Ok(committed)
    }

    pub(crate) fn done(&self, request: &str, kept: &Kept, at: Timestamp) -> Result<Claim, Error> {
        let expires_at = at.plus_ms(self.inner.config.answers_kept_ms)?;
        Ok(Claim::Done { request: request.to_owned(), answer: canonical::canonical(kept)?, expires_at })
    }

    fn in_flight(&self, request: &str, subject: AnyId, at: Timestamp) -> Result<Claim, Error> {
        let until = at.plus_ms(self.inner.config.claim_lease_ms)?;
        Ok(Claim::InFlight { request: request.to_owned(), subject: subject.to_string(), until })
    }

    /// The claim that ends a request in flight.
    pub(crate) fn closing(&self, key: &ClaimKey, receipt: &Receipt, at: Timestamp) -> Result<ClaimWrite, Error> {
        let claim = self.done(&receipt.request, &Kept::Receipt(receipt.clone()), at)?;
        Ok(ClaimWrite { key: key.clone(), claim })
    }
}

/// For whom a gateway is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asking<'a> {
    pub(crate) tenant: MarketplaceId,
    pub(crate) correlation: &'a str,
    /// The request, where it is at hand: it alone has the payer's means.
    pub(crate) command: Option<&'a Command>,
}

/// What becomes of an idempotency key while gateways are asked.
#[derive(Debug, Default)]
pub(crate) struct Closing {
    /// The key that the next answer lets go, and what it is let go with.
    pub(crate) open: Option<(ClaimKey, Receipt)>,
    /// The claim that stands because somebody else let the key go.
    pub(crate) standing: Option<Claim>,
}

/// What a bound says that stands whatever is read again.
fn taken(command: &Command, key: &CounterKey) -> Option<Refusal> {
    match (key, command) {
        (CounterKey::LiveOrders { .. } | CounterKey::OrdersOf { .. }, _) => {
            let (state, request) = ("checking_out".to_owned(), "check_out".to_owned());
            Some(Refusal::CartWrongState { state, request })
        }
        (CounterKey::CouponCodes { .. }, Command::Promotion { id: Some(promotion), .. }) => {
            Some(Refusal::PromotionCouponExists { promotion: *promotion })
        }
        _ => None,
    }
}

enum Tried {
    Done(Result<Receipt, Error>, Vec<Open>),
    Again,
}

impl Inner {
    /// Sends a commit, again under its id where the reply was lost.
    pub(crate) async fn commit(&self, commit: Commit) -> Result<Committed, StoreError> {
        let mut resent = 0;
        let (events, entries) = (commit.events.len(), commit.journals.len());
        let span = tracing::debug_span!("vendra.commit", id = %commit.id, tenant = %commit.tenant, events, entries);
        loop {
            match self.store.commit(commit.clone()).instrument(span.clone()).await {
                Err(StoreError::Fault { fault: Fault::Unknown, .. }) if bug("engine.unknown_is_done") => {
                    return Ok(Committed { position: 0, at: commit.at, repeated: false });
                }
                Err(StoreError::Fault { fault: Fault::Unknown, .. }) if resent < RESENDS_MAX => {
                    self.back_off(resent).await;
                    resent += 1;
                }
                answer => return answer,
            }
        }
    }

    /// Waits a little, longer each time and never as long as others: between nothing and 1, 2, 4 .. 256 milliseconds.
    pub(crate) async fn back_off(&self, attempt: u32) {
        let most = 1_u64 << attempt.min(8);
        let wait = i64::try_from(self.entropy.bits() % most.saturating_add(1)).unwrap_or(0);
        if let Ok(until) = self.clock.now().plus_ms(wait)
            && wait > 0
        {
            self.clock.sleep_until(until).await;
        }
    }
}

fn claim_key(envelope: &Envelope) -> Result<Option<ClaimKey>, Error> {
    let Some(key) = &envelope.key else {
        return Ok(None);
    };
    if !(1..=CLAIM_KEY_BYTES_MAX).contains(&key.len()) {
        return Err(Error::key_malformed(format!("a key has 1 to {CLAIM_KEY_BYTES_MAX} bytes")));
    }
    Ok(Some(ClaimKey { actor: actor_name(&envelope.actor), key: key.clone() }))
}

pub(crate) fn marketplace_key(tenant: MarketplaceId) -> RecordKey {
    RecordKey::new(RecordKind::Marketplace, tenant)
}
