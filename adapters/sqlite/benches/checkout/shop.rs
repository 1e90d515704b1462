//! The marketplace that is bought from: 60 vendors with 10 offers each, and carts of 5 lines over 3 vendors.

use futures_util::StreamExt;
use futures_util::stream;
use pollster::block_on;
use std::sync::Arc;
use std::time::{Duration, Instant};
use vendra::authority::{Actor, Buyer, StaffRole};
use vendra::checkout::{CheckOut, Pay};
use vendra::domain::cart::Owner;
use vendra::domain::commission::CommissionPlan;
use vendra::events::{Relay, RelayConfig};
use vendra::port::{Answer, Store, StoredEvent, Subscriber, Unhandled};
use vendra::*;

const VENDORS: usize = 60;
const OFFERS_EACH: usize = 10;
/// Which vendors the five lines of a cart are of.
const LINES: [usize; 5] = [0, 0, 1, 1, 2];
/// How many requests are under way at once while the shop is set up.
const AT_ONCE: usize = 64;

fn json<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).expect("a value of this type")
}

fn id(prefix: &str, n: usize) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digit = |place: u32| char::from(DIGITS[n / 32_usize.pow(place) % 32]);
    format!("{prefix}_01h455vb4pex5vsknk084s{}{}{}{}", digit(3), digit(2), digit(1), digit(0))
}

/// Which offer the first line of each cart is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Demand {
    /// Another one for each cart.
    Spread,
    /// The same for all.
    Hot,
}

#[derive(Debug)]
struct Nobody;

impl Subscriber for Nobody {
    fn handle<'a>(&'a self, _: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        Box::pin(std::future::ready(Ok(())))
    }
}

/// An open marketplace on a store.
pub(crate) struct Shop {
    engine: Engine,
    tenant: MarketplaceId,
    offers: Vec<Vec<OfferId>>,
    carts: usize,
}

impl Shop {
    /// A new one.
    pub(crate) fn open(store: Arc<dyn Store>) -> Self {
        let engine = Engine::builder(store).build();
        let mut shop = Self { engine, tenant: id("mkt", 1).parse().expect("an id"), offers: Vec::new(), carts: 0 };
        block_on(shop.found());
        let vendors = stream::iter(0..VENDORS).map(|n| shop.vendor(n)).buffered(AT_ONCE);
        shop.offers = block_on(vendors.collect());
        shop
    }

    /// The same marketplace, on a store that has it.
    pub(crate) fn again(self, store: Arc<dyn Store>) -> Self {
        Self { engine: Engine::builder(store).build(), ..self }
    }

    fn owner(&self) -> Market {
        let user = id("usr", 1).parse().expect("an id");
        self.engine.market(self.tenant, Actor::Staff { tenant: self.tenant, user, role: StaffRole::Owner })
    }

    async fn found(&self) {
        let owner = self.owner();
        let plan = CommissionPlan::flat(
            id("pln", 1).parse().expect("an id"),
            id("rul", 1).parse().expect("an id"),
            "0.15".parse().expect("a rate"),
        );
        let plans = owner.commission_plans();
        let plan = plans.create("Fifteen per cent".into(), plan.expect("a plan")).await.expect("a plan").id;
        plans.publish(plan).await.expect("it is published");
        let settings = json(serde_json::json!({
            "currencies": ["EUR"], "default_plan": plan, "hold_ms": 900_000, "return_within_ms": 1_209_600_000_i64,
            "payout_schedule": {"every": {"every": "manual"}, "time_zone": "Europe/Berlin", "hour": 3},
            "taxes": [{"jurisdiction": "DE", "class": "standard", "rates": [
                {"rule": id("rul", 2), "rate": "0.19", "jurisdiction": "DE"}]}],
            "methods": [{"method": "invoice", "kind": {"kind": "receivable", "collector": "platform"}}],
        }));
        owner.marketplace().create(self.tenant, settings).await.expect("a marketplace");
    }

    /// A vendor with its offers, each with more stock than is ever sold.
    async fn vendor(&self, n: usize) -> Vec<OfferId> {
        let owner = self.owner();
        let contact = owner.contacts().add(Default::default()).await.expect("a contact").id;
        let vendor = owner.vendors().apply(contact).await.expect("a vendor").id;
        owner.vendors().request_review(vendor).await.expect("a review");
        owner.vendors().activate(vendor).await.expect("an active vendor");
        let location: LocationId = id("loc", n).parse().expect("an id");
        let place = serde_json::json!({"id": location, "contact": contact, "jurisdiction": "DE", "priority": 1});
        owner.vendors().set_location(vendor, json(place)).await.expect("a place");
        let mut offers = Vec::with_capacity(OFFERS_EACH);
        for offer in 0..OFFERS_EACH {
            let price = 990 + 100 * (n * OFFERS_EACH + offer);
            let terms = json(serde_json::json!({"category": "books", "tax_class": "standard", "weight": 100,
                "prices_are": "tax_inclusive", "prices": {"EUR": price}, "quantity_max": 10}));
            let product = id("prd", n * OFFERS_EACH + offer).parse().expect("an id");
            let offer = owner.offers().create(vendor, product, terms).await.expect("an offer").id;
            owner.offers().publish(offer).await.expect("it is published");
            for _ in 0..4 {
                owner.stock().receive(offer, location, 1_000_000).await.expect("stock");
            }
            offers.push(offer);
        }
        offers
    }

    fn buyer(&self, n: usize) -> (Market, CustomerId) {
        let customer: CustomerId = id("cus", n % 30_000).parse().expect("an id");
        let buyer = Buyer::Customer { customer };
        (self.engine.market(self.tenant, Actor::Buyer { tenant: self.tenant, buyer }), customer)
    }

    async fn cart(&self, n: usize, demand: Demand) -> (usize, CartId) {
        let (buyer, customer) = self.buyer(n);
        let cart = buyer.carts().create(Owner::Customer { customer }, "EUR".parse().expect("a currency")).await;
        let cart = cart.expect("a cart").id;
        for (line, vendor) in LINES.iter().enumerate() {
            // Steps without a common divisor visit every vendor and offer.
            let (vendor, offer) = match (demand, line) {
                (Demand::Hot, 0) => (0, 0),
                _ => ((1 + n * 7 + vendor * 17) % VENDORS, (n + line) % OFFERS_EACH),
            };
            buyer.carts().add_line(cart, self.offers[vendor][offer], 1, None).await.expect("a line");
        }
        (n, cart)
    }

    /// So many carts that are ready to be ordered.
    pub(crate) fn carts(&mut self, count: usize, demand: Demand) -> Vec<(usize, CartId)> {
        let first = self.carts;
        self.carts += count;
        let carts = stream::iter(first..first + count).map(|n| self.cart(n, demand)).buffered(AT_ONCE);
        block_on(carts.collect())
    }

    async fn check_out(&self, (n, cart): (usize, CartId)) {
        let pay = Pay::Method {
            method: "invoice".parse().expect("a method"),
            gateway: "none".parse().expect("a name"),
            limit: None,
            token: None,
        };
        let with = CheckOut {
            pay: vec![pay],
            jurisdiction: Some("DE".parse().expect("a jurisdiction")),
            ..CheckOut::default()
        };
        let (buyer, _) = self.buyer(n);
        buyer.key(format!("checkout-{n}")).check_out(cart, with).await.expect("an order");
    }

    /// Hands all events on to somebody who does nothing with them: how many, in how long.
    pub(crate) fn relay(&self) -> (usize, Duration) {
        let config = RelayConfig { batch: 1_000, ..RelayConfig::default() };
        let relay = Relay::new(&self.engine).config(config).subscribe("nobody", Arc::new(Nobody));
        let (mut relay, mut handled) = (relay.expect("a subscriber"), 0);
        let start = Instant::now();
        loop {
            let told = block_on(relay.tick()).expect("a tick");
            handled += usize::try_from(told.handled).expect("a count");
            if told.handled == 0 {
                return (handled, start.elapsed());
            }
        }
    }

    /// Orders carts, so many at once: from one thread, as a service does that awaits.
    pub(crate) fn sell(&self, carts: &[(usize, CartId)], in_flight: usize) -> Duration {
        let start = Instant::now();
        let orders = stream::iter(carts).map(|cart| self.check_out(*cart)).buffer_unordered(in_flight);
        block_on(orders.for_each(|()| std::future::ready(())));
        start.elapsed()
    }
}
