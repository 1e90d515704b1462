//! The gateway as the engine asks it, and as its owner sees it.

use crate::bank::{Bank, Ends};
use crate::config::{Config, Signing};
use crate::misbehaviour::Misbehaviour;
use crate::outbox::Manner;
use crate::webhook::{Courier, Webhook, Words};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vendra::inward::{GatewayWebhooks, Secrets};
use vendra::port::{Clock, GatewayEvent};
use vendra::{Amount, AnyId, AttemptId, PaymentId, Timestamp};

/// A payment gateway that keeps books, refuses what a real one refuses, tells by webhooks, and misbehaves on demand.
///
/// It is deterministic: what it does by chance is drawn from a seed and the number of the call, and its time is the clock's. A
/// payer's token that begins with `decline` is declined, and one that begins with `action` waits for
/// [`confirm`](Self::confirm) or [`abandon`](Self::abandon), as everything does whose method is paid later.
///
/// ```
/// use std::sync::Arc;
/// use vendra::memory::Trial;
/// use vendra_simulated_gateway::{Misbehaviour, SimulatedGateway};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
/// let trial = trial.with_gateway(gateway.clone());
/// gateway.misbehave(Misbehaviour::TimesOutDone); // the next call is done, and its reply is lost
/// let (cart, buyer) = (trial.cart(1, 0).await?, trial.buyer().key("checkout-1"));
/// let lost = buyer.check_out(cart, trial.by_card("tok_visa")).await.unwrap_err();
/// assert_eq!(lost.code(), "gateway.unavailable");
/// // The same key looks it up, and goes on: the buyer is charged once.
/// trial.clock.turn(60_000);
/// buyer.check_out(cart, trial.by_card("tok_visa")).await?;
/// assert_eq!((gateway.balance("EUR".parse()?).minor(), gateway.tally().done_twice), (2_490, 0));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug)]
pub struct SimulatedGateway {
    clock: Arc<dyn Clock>,
    signing: Option<Signing>,
    idempotency_ms: i64,
    bank: Mutex<Bank>,
    courier: Mutex<Option<Arc<dyn Courier>>>,
}

impl SimulatedGateway {
    /// A gateway that behaves, until it is told otherwise.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// assert!(SimulatedGateway::new(Arc::new(TrialClock::default())).webhooks().is_empty());
    /// ```
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self::with(clock, Config::default())
    }

    /// A gateway that behaves as configured.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra::port::PaymentGateway;
    /// use vendra_simulated_gateway::{Config, SimulatedGateway};
    /// let hour = Config::default().idempotency_ms(3_600_000);
    /// let gateway = SimulatedGateway::with(Arc::new(TrialClock::default()), hour);
    /// assert_eq!(gateway.idempotency_ms(), 3_600_000);
    /// ```
    #[must_use]
    pub fn with(clock: Arc<dyn Clock>, config: Config) -> Self {
        let (signing, idempotency_ms) = (config.signing.clone(), config.idempotency_ms);
        let signing = signing.or_else(|| Signing::standard().ok());
        Self { clock, signing, idempotency_ms, bank: Mutex::new(Bank::new(config)), courier: Mutex::default() }
    }

    /// How its webhooks are verified and read, for [`EngineBuilder::webhooks`](vendra::EngineBuilder::webhooks).
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::memory::{MemoryStore, TrialClock};
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// let gateway = Arc::new(SimulatedGateway::new(Arc::new(TrialClock::default())));
    /// let acme = "acme".parse()?;
    /// let engine = Engine::builder(Arc::new(MemoryStore::default()))
    ///     .webhooks(acme, gateway.receiver())
    ///     .gateway(acme, gateway)
    ///     .build();
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn receiver(&self) -> GatewayWebhooks {
        let secrets = match &self.signing {
            Some(Signing::Standard(secret)) => Secrets::Standard(vec![secret.clone()]),
            Some(Signing::Stripe(secret)) => Secrets::Stripe(vec![secret.clone()]),
            None => Secrets::Standard(Vec::new()),
        };
        GatewayWebhooks::new(secrets, Arc::new(Words))
    }

    /// Brings webhooks that are there before the reply by this courier.
    ///
    /// ```
    /// use std::future::Future;
    /// use std::pin::Pin;
    /// use std::sync::{Arc, Mutex};
    /// use vendra::memory::Trial;
    /// use vendra_simulated_gateway::{Courier, Misbehaviour, SimulatedGateway, Webhook};
    /// #[derive(Debug, Default)]
    /// struct Kept(Mutex<Vec<Webhook>>);
    /// impl Courier for Kept {
    ///     fn bring(&self, webhook: Webhook) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
    ///         self.0.lock().unwrap().push(webhook);
    ///         Box::pin(async {})
    ///     }
    /// }
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (gateway, kept) = (Arc::new(SimulatedGateway::new(trial.clock.clone())), Arc::new(Kept::default()));
    /// gateway.courier(kept.clone());
    /// gateway.misbehave(Misbehaviour::WebhookBeforeReply);
    /// trial.with_gateway(gateway.clone()).sold(1).await?;
    /// assert_eq!((kept.0.lock().unwrap().len(), gateway.webhooks().len()), (1, 1));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn courier(&self, courier: Arc<dyn Courier>) {
        *self.courier.lock().unwrap_or_else(PoisonError::into_inner) = Some(courier);
    }

    fn bank(&self) -> MutexGuard<'_, Bank> {
        self.bank.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn courier_now(&self) -> Option<Arc<dyn Courier>> {
        self.courier.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) const fn window_ms(&self) -> i64 {
        self.idempotency_ms
    }

    pub(crate) fn signed(&self, event: GatewayEvent, now: Timestamp) -> Webhook {
        Webhook::signed(event, self.signing.as_ref(), now)
    }

    /// The books, after all that happened by itself until now.
    pub(crate) fn today(&self) -> (Timestamp, MutexGuard<'_, Bank>) {
        let now = self.clock.now();
        let mut bank = self.bank();
        bank.advance(now);
        (now, bank)
    }

    /// How many calls were made, look-ups included: the number that the next one has.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// assert_eq!(SimulatedGateway::new(Arc::new(TrialClock::default())).calls(), 0);
    /// ```
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.bank().calls
    }

    /// The next call that such a thing can happen to goes wrong this way; several are kept in order.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::Trial;
    /// use vendra_simulated_gateway::{Misbehaviour, SimulatedGateway};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
    /// let trial = trial.with_gateway(gateway.clone());
    /// gateway.misbehave(Misbehaviour::Declines);
    /// let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("tok_visa")).await?.id;
    /// assert_eq!(trial.buyer().orders().get(order).await?.state, "awaiting_payment");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn misbehave(&self, misbehaviour: Misbehaviour) {
        self.bank().next.push_back(misbehaviour);
    }

    /// The call of this number goes wrong this way, if such a thing can happen to it. The first has number 0.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::Trial;
    /// use vendra_simulated_gateway::{Misbehaviour, SimulatedGateway};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
    /// gateway.plan(1, Misbehaviour::Disputed); // the capture, after the authorization
    /// trial.clone().with_gateway(gateway.clone()).sold(1).await?;
    /// trial.clock.turn(60_000);
    /// assert_eq!(gateway.balance("EUR".parse()?).minor(), -1_500); // the bank took it back, and it costs
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn plan(&self, call: u64, misbehaviour: Misbehaviour) {
        self.bank().plan.insert(call, misbehaviour);
    }

    /// From now on nothing goes wrong by chance, and nothing that was planned; what has begun takes its course.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::Trial;
    /// use vendra_simulated_gateway::{Config, Misbehaviour, SimulatedGateway};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let always = Config::default().misbehaves(1_000, [Misbehaviour::Down]);
    /// let gateway = Arc::new(SimulatedGateway::with(trial.clock.clone(), always));
    /// let trial = trial.with_gateway(gateway.clone());
    /// assert_eq!(trial.sold(1).await.unwrap_err().code(), "gateway.unavailable");
    /// gateway.behave();
    /// trial.sold(1).await?;
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn behave(&self) {
        let mut bank = self.bank();
        bank.config.per_mille = 0;
        bank.plan.clear();
        bank.next.clear();
    }

    /// The payer does what an attempt waits for, whenever that is; nothing where it waits for nothing.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::Trial;
    /// use vendra::reading::{By, Paging};
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
    /// let trial = trial.with_gateway(gateway.clone());
    /// let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("action")).await?.id;
    /// let payment = &trial.owner().payments().list(By::Order(order), Paging::default()).await?.items[0];
    /// gateway.confirm(payment.state.book().unwrap().attempts[0].id);
    /// trial.engine.carry_on(trial.tenant, payment.id.parse::<vendra::PaymentId>()?).await?; // or the webhook, whichever is first
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn confirm(&self, attempt: AttemptId) {
        let (now, mut bank) = self.today();
        if let Some(serial) = bank.newest.get(&attempt.into()).copied() {
            bank.confirm(now, serial);
        }
    }

    /// The payer gives up what an attempt waits for.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// let gateway = SimulatedGateway::new(Arc::new(TrialClock::default()));
    /// gateway.abandon("att_01h455vb4pex5vsknk084sn02q".parse()?); // it knows of none: nothing happens
    /// assert!(gateway.webhooks().is_empty());
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    pub fn abandon(&self, attempt: AttemptId) {
        let (now, mut bank) = self.today();
        if let Some(serial) = bank.newest.get(&attempt.into()).copied() {
            bank.abandon(now, serial);
        }
    }

    /// What is held of a payment lapses at once.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// let gateway = SimulatedGateway::new(Arc::new(TrialClock::default()));
    /// gateway.lapse("pay_01h455vb4pex5vsknk084sn02q".parse()?); // it holds nothing: nothing happens
    /// assert!(gateway.webhooks().is_empty());
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    pub fn lapse(&self, payment: PaymentId) {
        let (now, mut bank) = self.today();
        bank.lapse(now, payment, Manner::Usual);
    }

    /// A refund or a payout that was done comes back.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// let gateway = SimulatedGateway::new(Arc::new(TrialClock::default()));
    /// gateway.come_back("rfd_01h455vb4pex5vsknk084sn02q".parse()?); // it did none: nothing happens
    /// assert!(gateway.webhooks().is_empty());
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    pub fn come_back(&self, operation: AnyId) {
        let (now, mut bank) = self.today();
        if let Some(serial) = bank.newest.get(&operation).copied() {
            bank.come_back(now, serial);
        }
    }

    /// The buyer's bank takes back at the most so much of what a payment took; gives its name of the case, and none where there is
    /// nothing to be taken.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Amount;
    /// use vendra::memory::Trial;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
    /// let sold = trial.with_gateway(gateway.clone()).sold(1).await?;
    /// let case = gateway.dispute(sold.payment, Amount::new(1_000)?).unwrap();
    /// gateway.win(&case);
    /// assert_eq!(gateway.balance("EUR".parse()?).minor(), 2_490); // all of it again, fee and all
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn dispute(&self, payment: PaymentId, amount: Amount) -> Option<String> {
        let (now, mut bank) = self.today();
        bank.dispute(now, payment, amount.minor(), None, Manner::Usual)
    }

    /// The bank decides for the platform: the money and the fee come back. Also after it decided otherwise.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// let gateway = SimulatedGateway::new(Arc::new(TrialClock::default()));
    /// gateway.win("case_1"); // there is no such case: nothing happens
    /// assert!(gateway.webhooks().is_empty());
    /// ```
    pub fn win(&self, case: &str) {
        let (now, mut bank) = self.today();
        bank.end_dispute(now, case, Ends::Won);
    }

    /// The bank decides for the buyer.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// let gateway = SimulatedGateway::new(Arc::new(TrialClock::default()));
    /// gateway.lose("case_1"); // there is no such case: nothing happens
    /// assert!(gateway.webhooks().is_empty());
    /// ```
    pub fn lose(&self, case: &str) {
        let (now, mut bank) = self.today();
        bank.end_dispute(now, case, Ends::Lost);
    }
}
