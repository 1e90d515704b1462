//! A marketplace on the simulated gateway, whose webhooks come back to it.

use pollster::block_on;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use vendra::checkout::CheckOut;
use vendra::domain::marketplace::Marketplace;
use vendra::domain::payment::{Book, Payment};
use vendra::inward::{Heard, Told};
use vendra::memory::{MemoryStore, Trial};
use vendra::port::*;
use vendra::reading::{By, Paging};
use vendra::resilience::{Outward, Resilience};
use vendra::*;
use vendra_simulated_gateway::{Config, Courier, SimulatedGateway, Webhook};

pub(crate) struct Shop {
    pub(crate) trial: Trial,
    pub(crate) gateway: Arc<SimulatedGateway>,
}

pub(crate) fn acme() -> domain::names::Gateway {
    "acme".parse().expect("a name")
}

pub(crate) fn amount(minor: i64) -> Amount {
    Amount::new(minor).expect("an amount")
}

impl Shop {
    pub(crate) fn new(config: Config) -> Self {
        Self::on(Arc::new(MemoryStore::default()), config)
    }

    /// The same on a store that is kept.
    pub(crate) fn on(store: Arc<dyn Store>, config: Config) -> Self {
        let trial = block_on(Trial::on(store)).expect("a marketplace");
        let gateway = Arc::new(SimulatedGateway::with(trial.clock.clone(), config));
        let mut shop = Self { trial, gateway };
        shop.trial.engine = shop.engine(shop.gateway.clone());
        shop
    }

    /// An engine on the same store with another gateway, whose webhooks are the simulated one's.
    pub(crate) fn engine(&self, gateway: Arc<dyn PaymentGateway>) -> Engine {
        self.engine_on(Arc::clone(self.trial.engine.store()), gateway)
    }

    /// An engine on another store of the same marketplace.
    pub(crate) fn engine_on(&self, store: Arc<dyn Store>, gateway: Arc<dyn PaymentGateway>) -> Engine {
        Engine::builder(store)
            .clock(self.trial.clock.clone())
            .gateway(acme(), gateway)
            .resilience(Outward::Gateway(acme()), Resilience::off())
            .webhooks(acme(), self.gateway.receiver())
            .build()
    }

    /// Changes how the marketplace pays and captures.
    pub(crate) fn settings(&self, change: impl FnOnce(&mut domain::marketplace::Settings)) {
        let owner = self.trial.owner();
        let Marketplace::Open(book) = block_on(owner.marketplace().get()).expect("a marketplace") else {
            panic!("it is open");
        };
        let mut settings = book.settings;
        change(&mut settings);
        block_on(owner.marketplace().configure(self.trial.tenant, settings)).expect("they are changed");
    }

    pub(crate) fn check_out(&self, books: u32, lamps: u32, with: CheckOut) -> Result<OrderId, Error> {
        let cart = block_on(self.trial.cart(books, lamps)).expect("a cart");
        block_on(self.trial.buyer().check_out(cart, with)).map(|made| made.id)
    }

    /// A book that a card is to pay, however that went; its order and payment.
    pub(crate) fn bought(&self, token: &str) -> (OrderId, PaymentId) {
        let cart = block_on(self.trial.cart(1, 0)).expect("a cart");
        let _ = block_on(self.trial.buyer().check_out(cart, self.trial.by_card(token)));
        let found = block_on(self.trial.owner().orders().list(By::All, Paging::default())).expect("orders");
        let order = found.items[0].id.parse().expect("an id");
        (order, self.payments(order)[0])
    }

    pub(crate) fn payments(&self, order: OrderId) -> Vec<PaymentId> {
        let found = block_on(self.trial.owner().payments().list(By::Order(order), Paging::default()));
        let mut ids: Vec<PaymentId> =
            found.expect("payments").items.iter().map(|seen| seen.id.parse().expect("an id")).collect();
        ids.sort_unstable();
        ids
    }

    pub(crate) fn payment(&self, id: PaymentId) -> Payment {
        block_on(self.trial.owner().payments().get(id)).expect("a payment")
    }

    pub(crate) fn book(&self, id: PaymentId) -> Book {
        self.payment(id).book().expect("a payment").clone()
    }

    pub(crate) fn order(&self, id: OrderId) -> String {
        block_on(self.trial.buyer().orders().get(id)).expect("an order").state
    }

    /// What the ledger says of the gateway, in cents, and what the gateway says of itself.
    pub(crate) fn both_balances(&self) -> (i64, i64) {
        let ours = self.balance("gateway_clearing/acme");
        (ours, self.gateway.balance("EUR".parse().expect("a currency")).minor())
    }

    pub(crate) fn balance(&self, account: &str) -> i64 {
        block_on(self.trial.balance(account.parse().expect("an account"))).expect("a balance").minor()
    }

    pub(crate) fn deliver(&self, webhook: &Webhook) -> Result<Vec<Told>, Error> {
        block_on(brought(&self.trial.engine, self.trial.tenant, webhook))
    }

    /// Delivers what is due by now, and gives back what is not taken, until the gateway is quiet for so long.
    pub(crate) fn settle(&self, ms: i64) -> Vec<Heard> {
        let mut heard = Vec::new();
        for _ in 0..=ms / 60_000 {
            for webhook in self.gateway.webhooks() {
                match self.deliver(&webhook) {
                    Ok(told) => heard.extend(told.into_iter().map(|told| told.heard)),
                    Err(_) => self.gateway.redeliver(webhook),
                }
            }
            self.trial.clock.turn(60_000);
        }
        heard
    }

    /// Nothing was done twice, nothing is left over in the order's clearing, and both sides say the same.
    pub(crate) fn is_whole(&self, order: OrderId) {
        let tally = self.gateway.tally();
        assert_eq!((tally.done_twice, tally.posted_again, tally.other_parameters), (0, 0, 0));
        assert_eq!(self.balance(&format!("buyer_clearing/{order}")), 0);
        let (ours, theirs) = self.both_balances();
        assert_eq!(ours, theirs, "what the ledger says of the gateway, and what it says itself");
        let findings = block_on(self.trial.owner().doctor()).expect("a finding").findings;
        assert!(findings.is_empty(), "{findings:?}");
    }
}

async fn brought(engine: &Engine, tenant: MarketplaceId, webhook: &Webhook) -> Result<Vec<Told>, Error> {
    let headers: Vec<(&str, &str)> =
        webhook.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    engine.receive(tenant, acme(), &headers, &webhook.body).await
}

/// Delivers to an engine, within the call that a webhook is about.
#[derive(Debug)]
pub(crate) struct AtOnce {
    pub(crate) engine: Engine,
    pub(crate) tenant: MarketplaceId,
    pub(crate) answers: Mutex<Vec<Result<Vec<Told>, Error>>>,
}

impl Courier for AtOnce {
    fn bring(&self, webhook: Webhook) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            let answer = brought(&self.engine, self.tenant, &webhook).await;
            self.answers.lock().expect("answers").push(answer);
        })
    }
}
