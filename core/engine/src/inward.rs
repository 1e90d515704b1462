//! Webhooks of gateways: verified, read, and taken once.
//!
//! A host hands over headers and body as they came ([`Engine::receive`]). A message is believed when any signature of its list was
//! made with any of the gateway's secrets within 300 seconds of now, either way. What it tells becomes an ordinary request of the
//! system, whose idempotency key is the gateway's name of the event and is kept in the commit of what it changes: told again, it
//! changes nothing. Nothing depends on the order in which messages come, or on whether they come before the reply of the call that
//! they are about.
//!
//! What a message is refused with tells the host how to answer: by [`Error::kind`], anything but a success makes the gateway send it
//! again. Nothing is stored of a message that is refused.

use crate::command::Command;
use crate::engine::{Engine, Refusals};
use crate::envelope::Envelope;
use crate::error::Error;
use crate::handle::readable;
use crate::port::*;
use crate::seeded_bug::bug;
use std::sync::Arc;
use vendra_domain::authority::Actor;
use vendra_domain::names::Gateway;
use vendra_domain::payment::{AttemptOutcome, Book, OperationOutcome, Payment};
use vendra_domain::payout::{self, PaidFrom, Payout};
use vendra_domain::signature::{StandardSecret, StripeSecret, verify_standard, verify_stripe};
use vendra_domain::{MarketplaceId, PaymentId, Refusal, canonical, dispute, payment};

/// The most bytes of a webhook's body.
pub const WEBHOOK_BYTES_MAX: usize = 256 * 1024;
/// The most things that one webhook tells.
pub const WEBHOOK_EVENTS_MAX: usize = 100;

/// The secrets that a gateway signs with: several at once while they are rotated.
///
/// ```
/// use vendra::domain::signature::StandardSecret;
/// use vendra::inward::Secrets;
/// let secrets = Secrets::Standard(vec![StandardSecret::parse("whsec_bmV3")?, StandardSecret::parse("whsec_b2xk")?]);
/// assert!(!format!("{secrets:?}").contains("b2xk"));
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Secrets {
    /// Of [Standard Webhooks](https://www.standardwebhooks.com): the headers `webhook-id`, `webhook-timestamp` and
    /// `webhook-signature`.
    Standard(Vec<StandardSecret>),
    /// Of [Stripe's scheme](https://docs.stripe.com/webhooks#verify-manually): the header `stripe-signature`.
    Stripe(Vec<StripeSecret>),
}

/// How webhooks of a gateway are verified and read; see [`EngineBuilder::webhooks`](crate::EngineBuilder::webhooks).
///
/// ```
/// use std::sync::Arc;
/// use vendra::domain::signature::StripeSecret;
/// use vendra::inward::{GatewayWebhooks, Secrets};
/// use vendra::port::{Answer, GatewayEvent, GatewayEvents, Unreadable, WebhookMessage};
/// #[derive(Debug)]
/// struct Deaf;
/// impl GatewayEvents for Deaf {
///     fn read<'a>(&'a self, _: &'a WebhookMessage<'_>) -> Answer<'a, Vec<GatewayEvent>, Unreadable> {
///         Box::pin(async move {
///             Ok(Vec::new())
///         })
///     }
/// }
/// let webhooks = GatewayWebhooks::new(Secrets::Stripe(vec![StripeSecret::parse("whsec_test")?]), Arc::new(Deaf));
/// assert!(format!("{webhooks:?}").contains("StripeSecret(..)"));
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Clone)]
pub struct GatewayWebhooks {
    secrets: Secrets,
    events: Arc<dyn GatewayEvents>,
}

impl GatewayWebhooks {
    /// Verified with any of the secrets, and read by whoever knows the gateway's words.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::inward::{GatewayWebhooks, Secrets};
    /// use vendra::port::{Answer, GatewayEvent, GatewayEvents, Unreadable, WebhookMessage};
    /// #[derive(Debug)]
    /// struct Deaf;
    /// impl GatewayEvents for Deaf {
    ///     fn read<'a>(&'a self, _: &'a WebhookMessage<'_>) -> Answer<'a, Vec<GatewayEvent>, Unreadable> {
    ///         Box::pin(async move {
    ///             Ok(Vec::new())
    ///         })
    ///     }
    /// }
    /// let nobody = GatewayWebhooks::new(Secrets::Stripe(Vec::new()), Arc::new(Deaf)); // no secret: nothing is believed
    /// ```
    #[must_use]
    pub fn new(secrets: Secrets, events: Arc<dyn GatewayEvents>) -> Self {
        Self { secrets, events }
    }

    /// The message, if it is genuine and of now (Unix seconds).
    fn verified<'a>(
        &self,
        headers: &[(&'a str, &'a str)],
        body: &'a [u8],
        now: i64,
    ) -> Result<WebhookMessage<'a>, Refusal> {
        let header = |name: &str| {
            let found = headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
            found.map(|(_, value)| *value).ok_or(Refusal::SignatureMalformed)
        };
        match &self.secrets {
            Secrets::Standard(secrets) => {
                let (id, at) = (header("webhook-id")?, header("webhook-timestamp")?);
                verify_standard(secrets, id, at, body, header("webhook-signature")?, now)?;
                Ok(WebhookMessage { id: Some(id), body })
            }
            Secrets::Stripe(secrets) => {
                verify_stripe(secrets, header("stripe-signature")?, body, now)?;
                Ok(WebhookMessage { id: None, body })
            }
        }
    }
}

/// What became of one thing that a webhook told.
///
/// ```
/// use vendra::inward::{Heard, Told};
/// let told = Told { event: "evt_1".into(), heard: Heard::Known };
/// assert_ne!(told.heard, Heard::New);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The gateway's name of it.
    pub event: String,
    /// Whether it was news.
    pub heard: Heard,
}

/// Whether something that was told was news.
///
/// ```
/// use vendra::inward::Heard;
/// assert_ne!(Heard::New, Heard::Known);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It changed something.
    New,
    /// It was told before, or was known from elsewhere: nothing changed.
    Known,
}

/// What a piece of news comes to.
enum Means {
    /// A request, about a record of this version.
    Asks(Command, u64),
    /// Nothing: it is known.
    Nothing,
}

fn unknown(what: impl Into<String>) -> Error {
    Error::webhook_unknown(what)
}

impl Engine {
    /// Takes a gateway's webhook, with headers and body as they came: verifies it, reads it, and does what it tells, once.
    ///
    /// Tells for each thing whether it was news. Where one of several cannot be done, those before it are done and stay so: the
    /// message is to come again, and they are known by then.
    ///
    /// Errors: `signature.malformed`, `signature.mismatch`, `signature.too_new`, `signature.too_old`; `webhook.too_large`,
    /// `webhook.unconfigured`, `webhook.unreadable`; `webhook.unknown` for what is not known here, or not yet; and those of
    /// [`run`](Self::run). Nothing is stored of what is refused, so a message that came too early is right when it comes again.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Engine;
    /// use vendra::domain::signature::{StripeSecret, sign_stripe};
    /// use vendra::inward::{GatewayWebhooks, Heard, Secrets};
    /// use vendra::memory::Trial;
    /// use vendra::port::{Answer, Clock, GatewayEvent, GatewayEvents, Unreadable, WebhookMessage};
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
    /// # pollster::block_on(async {
    /// let (trial, secret) = (Trial::open().await?, StripeSecret::parse("whsec_test")?);
    /// let acme = "acme".parse()?;
    /// let engine = Engine::builder(Arc::clone(trial.engine.store()))
    ///     .clock(trial.clock.clone())
    ///     .webhooks(acme, GatewayWebhooks::new(Secrets::Stripe(vec![secret.clone()]), Arc::new(Words)))
    ///     .build();
    /// let payment = trial.sold(1).await?.payment;
    /// let body = format!(r#"{{"id": "evt_1", "what": {{"news": "dispute_opened", "payment": "{payment}",
    ///     "case": "case_1", "amount": 2490, "fee": 1500, "reason": "fraudulent"}}}}"#);
    /// let signed = sign_stripe(&secret, trial.clock.now().unix_ms() / 1_000, body.as_bytes());
    /// let headers = [("Stripe-Signature", signed.as_str())];
    /// assert_eq!(engine.receive(trial.tenant, acme, &headers, body.as_bytes()).await?[0].heard, Heard::New);
    /// assert_eq!(engine.receive(trial.tenant, acme, &headers, body.as_bytes()).await?[0].heard, Heard::Known);
    /// let forged = engine.receive(trial.tenant, acme, &headers, b"{}").await.unwrap_err();
    /// assert_eq!(forged.code(), "signature.mismatch");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn receive(
        &self,
        tenant: MarketplaceId,
        gateway: Gateway,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Vec<Told>, Error> {
        let webhooks = self.inner.webhooks.get(&gateway);
        let webhooks = webhooks.ok_or_else(|| {
            Error::webhook_unconfigured(format!("nobody said how webhooks of gateway {gateway} are verified and read"))
        })?;
        if body.len() > WEBHOOK_BYTES_MAX {
            return Err(Error::webhook_too_large(format!("a webhook has at most {WEBHOOK_BYTES_MAX} bytes")));
        }
        let message = webhooks.verified(headers, body, self.inner.clock.now().unix_ms().div_euclid(1_000))?;
        let events = webhooks.events.read(&message).await;
        let events = events.map_err(|unreadable| Error::webhook_unreadable(unreadable.to_string()))?;
        if events.len() > WEBHOOK_EVENTS_MAX {
            return Err(Error::webhook_too_large(format!("a webhook tells at most {WEBHOOK_EVENTS_MAX} things")));
        }
        let mut told = Vec::with_capacity(events.len());
        for event in events {
            let heard = self.hear(tenant, gateway, &event).await?;
            told.push(Told { event: event.id, heard });
        }
        Ok(told)
    }

    async fn hear(&self, tenant: MarketplaceId, gateway: Gateway, event: &GatewayEvent) -> Result<Heard, Error> {
        let (command, before) = match self.meaning(tenant, gateway, &event.what).await? {
            Means::Asks(command, before) => (command, before),
            Means::Nothing => return Ok(Heard::Known),
        };
        let envelope = Envelope {
            tenant,
            actor: Actor::System { tenant },
            key: Some(key_of(gateway, &event.id)?),
            correlation: None,
            command,
            also: Vec::new(),
        };
        let deciding_anew = Self { refusals: Refusals::Forgotten, ..self.clone() };
        let receipt = match deciding_anew.run(&envelope).await {
            Err(_) if bug("inward.refused_is_taken") => return Ok(Heard::Known),
            answer => answer?,
        };
        Ok(if receipt.version > before { Heard::New } else { Heard::Known })
    }

    /// What a piece of news asks for, if what it is about is known, and the gateway's to speak of.
    async fn meaning(&self, tenant: MarketplaceId, gateway: Gateway, news: &GatewayNews) -> Result<Means, Error> {
        if let GatewayNews::PayoutPaid { payout } | GatewayNews::PayoutFailed { payout, .. } = news {
            let record = self.found(tenant, RecordKey::new(RecordKind::Payout, payout)).await?;
            let record = record.ok_or_else(|| unknown(format!("there is no payout {payout}")))?;
            return of_payout(gateway, news, &record);
        }
        let payment = payment_of(news).ok_or_else(|| unknown("it is about nothing that is kept here"))?;
        let record = self.found(tenant, RecordKey::new(RecordKind::Payment, payment)).await?;
        let record = record.ok_or_else(|| unknown(format!("there is no payment {payment}")))?;
        let state = record.body.state::<Payment>()?;
        let book = state.book().filter(|book| book.gateway == gateway);
        let book = book.ok_or_else(|| unknown(format!("there is no payment {payment} at {gateway}")))?;
        match news {
            GatewayNews::DisputeOpened { case, .. }
            | GatewayNews::DisputeWon { case, .. }
            | GatewayNews::DisputeLost { case, .. } => {
                let id = dispute_of(payment, case)?;
                let record = self.found(tenant, RecordKey::new(RecordKind::Dispute, id)).await?;
                of_dispute(news, (payment, id), record.map(|record| record.version))
            }
            news => of_payment(news, book, record.version),
        }
    }

    async fn found(&self, tenant: MarketplaceId, key: RecordKey) -> Result<Option<Record>, Error> {
        let loaded = self.inner.store.load(tenant, Load { records: vec![key], ..Load::default() }).await?;
        Ok(loaded.records.into_iter().next().flatten())
    }
}

/// The idempotency key of something that a gateway tells; long names are told by their digest.
fn key_of(gateway: Gateway, event: &str) -> Result<String, Error> {
    if event.is_empty() {
        return Err(Error::webhook_unreadable("an event has a name"));
    }
    let key = format!("webhook/{gateway}/{event}");
    if key.len() <= CLAIM_KEY_BYTES_MAX {
        return Ok(key);
    }
    Ok(format!("webhook/{gateway}/{}", canonical::fingerprint_of(1, &event)?))
}

fn payment_of(news: &GatewayNews) -> Option<PaymentId> {
    match news {
        GatewayNews::Attempt { payment, .. }
        | GatewayNews::Operation { payment, .. }
        | GatewayNews::Lapsed { payment }
        | GatewayNews::DisputeOpened { payment, .. }
        | GatewayNews::DisputeWon { payment, .. }
        | GatewayNews::DisputeLost { payment, .. } => Some(*payment),
        GatewayNews::PayoutPaid { .. } | GatewayNews::PayoutFailed { .. } => None,
    }
}

fn of_payment(news: &GatewayNews, book: &Book, version: u64) -> Result<Means, Error> {
    let request = match news {
        GatewayNews::Attempt { attempt, outcome, .. } => {
            book.attempt(*attempt).ok_or_else(|| unknown(format!("there is no attempt {attempt}")))?;
            let outcome = match outcome {
                AttemptOutcome::Declined { reason } => AttemptOutcome::Declined { reason: readable(reason) },
                outcome => outcome.clone(),
            };
            payment::Request::ResolveAttempt { attempt: *attempt, outcome }
        }
        GatewayNews::Operation { operation, outcome, .. } => {
            book.operation(*operation).ok_or_else(|| unknown(format!("there is no operation {operation}")))?;
            let outcome = match outcome {
                OperationOutcome::Failed { .. } if bug("inward.failed_is_not_told") => return Ok(Means::Nothing),
                OperationOutcome::Failed { reason } => OperationOutcome::Failed { reason: readable(reason) },
                outcome => outcome.clone(),
            };
            payment::Request::Resolve { operation: *operation, outcome }
        }
        GatewayNews::Lapsed { .. } => payment::Request::Lapse,
        _ => return Ok(Means::Nothing),
    };
    Ok(Means::Asks(Command::Payment { id: Some(book.id), request }, version))
}

fn of_payout(gateway: Gateway, news: &GatewayNews, record: &Record) -> Result<Means, Error> {
    let state = record.body.state::<Payout>()?;
    let pays = |from: PaidFrom| match from {
        PaidFrom::Bank => true,
        PaidFrom::Gateway { gateway: paying } => paying == gateway,
    };
    let book = state.book().filter(|book| pays(book.paid_from));
    let book = book.ok_or_else(|| unknown(format!("there is no payout {} at {gateway}", record.key.id)))?;
    let request = match news {
        GatewayNews::PayoutFailed { reason, .. } => payout::Request::ReportFailed { reason: readable(reason) },
        _ => payout::Request::ConfirmPaid,
    };
    Ok(Means::Asks(Command::Payout { id: Some(book.id), request }, record.version))
}

/// A case is opened once, whatever names its messages have; and ends only once it is open.
fn of_dispute(
    news: &GatewayNews,
    (payment, id): (PaymentId, vendra_domain::DisputeId),
    version: Option<u64>,
) -> Result<Means, Error> {
    let request = match (news, version) {
        (GatewayNews::DisputeOpened { .. }, Some(_)) => return Ok(Means::Nothing),
        (GatewayNews::DisputeOpened { .. }, None) if bug("inward.disputes_are_not_told") => return Ok(Means::Nothing),
        (GatewayNews::DisputeOpened { amount, fee, reason, .. }, None) => {
            dispute::Request::Open { payment, amount: *amount, fee: *fee, reason: readable(reason) }
        }
        (_, None) => return Err(unknown("the case is not open yet")),
        (GatewayNews::DisputeWon { fee_returned, .. }, Some(_)) => {
            dispute::Request::Win { fee_returned: *fee_returned }
        }
        (_, Some(_)) => dispute::Request::Lose,
    };
    Ok(Means::Asks(Command::Dispute { id: Some(id), request }, version.unwrap_or(0)))
}
