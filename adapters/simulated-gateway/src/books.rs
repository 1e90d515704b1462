//! What a simulated gateway shows: what it tells, its report, its balances, and what it counted.

use crate::bank::{Status, Tally};
use crate::gateway::SimulatedGateway;
use crate::holding::Holding;
use crate::webhook::Webhook;
use vendra::domain::reconciliation::{ReportKind, ReportLine};
use vendra::port::GatewayAnswer;
use vendra::{Amount, AnyId, Currency, PaymentId, Timestamp, VendorId};

impl SimulatedGateway {
    /// The webhooks that are due by now and were not given out, oldest first, each signed now. Whoever takes them delivers them, as
    /// often and in the order that it likes; what is not taken at the other end is given [back](Self::redeliver).
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::Trial;
    /// use vendra_simulated_gateway::{Misbehaviour, SimulatedGateway};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
    /// gateway.misbehave(Misbehaviour::WebhookTwice);
    /// trial.clone().with_gateway(gateway.clone()).sold(1).await?;
    /// assert_eq!(gateway.webhooks().len(), 2);
    /// trial.clock.turn(60_000);
    /// assert_eq!(gateway.webhooks().len(), 1); // that it was authorized, once more
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn webhooks(&self) -> Vec<Webhook> {
        let (now, mut bank) = self.today();
        let events = bank.outbox.drain(now);
        drop(bank);
        events.into_iter().map(|event| self.signed(event, now)).collect()
    }

    /// A webhook that was not taken: it comes again later, under the same name and signed anew.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::Trial;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
    /// trial.clone().with_gateway(gateway.clone()).sold(1).await?;
    /// let told = gateway.webhooks().remove(0);
    /// gateway.redeliver(told.clone());
    /// trial.clock.turn(60_000);
    /// let again = gateway.webhooks().remove(0);
    /// assert!(again.event == told.event && again.headers != told.headers);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn redeliver(&self, webhook: Webhook) {
        let (now, mut bank) = self.today();
        let serial = bank.serial();
        bank.outbox.put_back(now, serial, webhook.event);
    }

    /// When something is next to happen by itself, or a webhook to be sent; none where all is quiet.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// assert_eq!(SimulatedGateway::new(Arc::new(TrialClock::default())).next_due(), None);
    /// ```
    #[must_use]
    pub fn next_due(&self) -> Option<Timestamp> {
        let (_, bank) = self.today();
        [bank.next_due(), bank.outbox.next_due()].into_iter().flatten().min()
    }

    /// The balance report: what moved its balance from a moment until before another, oldest first. What was taken at once stands
    /// under the attempt's id, and a dispute under that of [`dispute_of`](vendra::port::dispute_of).
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::domain::reconciliation::ReportKind;
    /// use vendra::memory::Trial;
    /// use vendra::port::Clock;
    /// use vendra::Amount;
    /// use vendra_simulated_gateway::{Config, SimulatedGateway};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let config = Config::default().fee(140, Amount::new(25)?);
    /// let gateway = Arc::new(SimulatedGateway::with(trial.clock.clone(), config));
    /// trial.clone().with_gateway(gateway.clone()).sold(1).await?;
    /// let (from, until) = (trial.clock.now(), trial.clock.now().plus_ms(1)?);
    /// let line = gateway.report(from, until).remove(0);
    /// assert_eq!((line.kind, line.gross.minor(), line.fee.minor()), (ReportKind::Capture, 2_490, 60));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn report(&self, from: Timestamp, until: Timestamp) -> Vec<ReportLine> {
        let (_, bank) = self.today();
        bank.lines.iter().filter(|line| from <= line.at && line.at < until).cloned().collect()
    }

    /// What the platform has at the gateway, in minor units: the sum of all lines of its report.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// let gateway = SimulatedGateway::new(Arc::new(TrialClock::default()));
    /// assert!(gateway.balance("EUR".parse()?).is_zero());
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn balance(&self, currency: Currency) -> Amount {
        let (_, bank) = self.today();
        Amount::new(bank.balance(currency, None)).unwrap_or_default()
    }

    /// What of it may be paid out by now, in minor units.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::Trial;
    /// use vendra_simulated_gateway::{Config, SimulatedGateway};
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let config = Config::default().available_ms(60_000);
    /// let gateway = Arc::new(SimulatedGateway::with(trial.clock.clone(), config));
    /// trial.clone().with_gateway(gateway.clone()).sold(1).await?;
    /// assert!(gateway.available("EUR".parse()?).is_zero());
    /// trial.clock.turn(60_000);
    /// assert_eq!(gateway.available("EUR".parse()?).minor(), 2_490);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn available(&self, currency: Currency) -> Amount {
        let (now, bank) = self.today();
        Amount::new(bank.balance(currency, Some(now))).unwrap_or_default()
    }

    /// What a vendor has at an account of its own at the gateway, in minor units.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// let gateway = SimulatedGateway::new(Arc::new(TrialClock::default()));
    /// let vendor = "ven_01h455vb4pex5vsknk084sn02q".parse()?;
    /// assert!(gateway.vendor_balance(vendor, "EUR".parse()?).is_zero());
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn vendor_balance(&self, vendor: VendorId, currency: Currency) -> Amount {
        let (_, bank) = self.today();
        let there = bank.vendors.get(&(vendor, currency)).copied().unwrap_or(0);
        Amount::new(there).unwrap_or_default()
    }

    /// Pays so much of its balance to the platform's bank, as gateways do by themselves; tells how much there was to pay.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::Amount;
    /// use vendra::memory::Trial;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
    /// trial.with_gateway(gateway.clone()).sold(1).await?;
    /// assert_eq!(gateway.withdraw("EUR".parse()?, Amount::new(5_000)?).minor(), 2_490);
    /// assert!(gateway.balance("EUR".parse()?).is_zero());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn withdraw(&self, currency: Currency, amount: Amount) -> Amount {
        let (now, mut bank) = self.today();
        let there = bank.balance(currency, Some(now)).max(0);
        let paid = Amount::new(amount.minor().clamp(0, there)).unwrap_or_default();
        if !paid.is_zero() {
            let gross = paid.negated().minor();
            bank.book(now, ReportKind::Withdrawal, (None, None), (gross, Amount::ZERO), currency);
        }
        paid
    }

    /// A payment as the gateway knows it; none where it never heard of it.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// let gateway = SimulatedGateway::new(Arc::new(TrialClock::default()));
    /// assert_eq!(gateway.payment("pay_01h455vb4pex5vsknk084sn02q".parse()?), None);
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn payment(&self, payment: PaymentId) -> Option<Holding> {
        let (_, bank) = self.today();
        bank.payments.get(&payment).copied()
    }

    /// The payments that it knows.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// assert!(SimulatedGateway::new(Arc::new(TrialClock::default())).payments().is_empty());
    /// ```
    #[must_use]
    pub fn payments(&self) -> Vec<PaymentId> {
        let (_, bank) = self.today();
        bank.payments.keys().copied().collect()
    }

    /// What became of an operation, as its own books say whatever it replied or tells: none where it never accepted such a post.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::TrialClock;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// let gateway = SimulatedGateway::new(Arc::new(TrialClock::default()));
    /// assert_eq!(gateway.truth("cap_01h455vb4pex5vsknk084sn02q".parse()?), None);
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn truth(&self, operation: AnyId) -> Option<GatewayAnswer> {
        let (_, bank) = self.today();
        let operation = bank.operations.get(bank.newest.get(&operation)?)?;
        Some(match &operation.status {
            Status::Later { .. } => GatewayAnswer::Unknown,
            Status::NeedsAction => GatewayAnswer::NeedsAction { url: None },
            Status::Done => GatewayAnswer::Succeeded { fee: operation.fee },
            Status::Declined { reason } | Status::Returned { reason } => {
                GatewayAnswer::Declined { reason: reason.clone() }
            }
        })
    }

    /// What it counted.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vendra::memory::Trial;
    /// use vendra_simulated_gateway::SimulatedGateway;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let gateway = Arc::new(SimulatedGateway::new(trial.clock.clone()));
    /// trial.with_gateway(gateway.clone()).sold(1).await?;
    /// assert_eq!((gateway.tally().posts, gateway.tally().exceeded), (2, 0));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn tally(&self) -> Tally {
        let (_, bank) = self.today();
        bank.tally.clone()
    }
}
