//! A small marketplace on a store: two vendors, an offer each, stock, a plan of 10 %, a card and an invoice.

use pollster::block_on;
use std::sync::Arc;
use vendra::authority::{Actor, Buyer, StaffRole};
use vendra::checkout::{CheckOut, Pay};
use vendra::domain::cart::Owner;
use vendra::domain::commission::CommissionPlan;
use vendra::domain::marketplace::Settings;
use vendra::domain::offer::Terms;
use vendra::domain::vendor::Location;
use vendra::memory::{MemoryGateway, MemoryStore};
use vendra::port::{Clock, Store};
use vendra::*;

/// A clock that stands until it is turned.
#[derive(Debug)]
pub(crate) struct TurnedClock(std::sync::atomic::AtomicI64);

impl TurnedClock {
    pub(crate) fn turn(&self, ms: i64) {
        self.0.fetch_add(ms, std::sync::atomic::Ordering::SeqCst);
    }
}

impl Clock for TurnedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_ms(self.0.load(std::sync::atomic::Ordering::SeqCst)).expect("a moment")
    }

    fn sleep_until(&self, _: Timestamp) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(std::future::ready(()))
    }
}

pub(crate) struct World {
    pub(crate) engine: Engine,
    pub(crate) store: Arc<dyn Store>,
    carts: Option<Arc<dyn port::CartStore>>,
    pub(crate) gateway: Arc<MemoryGateway>,
    pub(crate) clock: Arc<TurnedClock>,
    pub(crate) tenant: MarketplaceId,
    pub(crate) customer: CustomerId,
    pub(crate) offers: Vec<(VendorId, OfferId, LocationId)>,
}

fn json<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).expect("a value of this type")
}

fn builder(store: &Arc<dyn Store>, carts: Option<&Arc<dyn port::CartStore>>) -> EngineBuilder {
    let builder = Engine::builder(Arc::clone(store));
    match carts {
        Some(carts) => builder.carts(Arc::clone(carts)),
        None => builder,
    }
}

pub(crate) fn settings(plan: PlanId, capture: &str) -> Settings {
    json(serde_json::json!({
        "currencies": ["EUR"], "default_plan": plan, "hold_ms": 900_000, "return_within_ms": 1_209_600_000i64,
        "capture": capture,
        "payout_schedule": {"every": {"every": "manual"}, "time_zone": "Europe/Berlin", "hour": 3},
        "taxes": [{"jurisdiction": "DE", "class": "standard", "rates": [
            {"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}],
        "methods": [
            {"method": "card", "kind": {"kind": "authorize_and_capture"}},
            {"method": "invoice", "kind": {"kind": "receivable", "collector": "platform"}}],
    }))
}

impl World {
    pub(crate) fn new(capture: &str) -> Self {
        Self::on(Arc::new(MemoryStore::default()), capture)
    }

    pub(crate) fn on(store: Arc<dyn Store>, capture: &str) -> Self {
        let gateway = Arc::new(MemoryGateway::default());
        let clock = Arc::new(TurnedClock(1_700_000_000_000.into()));
        let carts = crate::carts();
        let engine = builder(&store, carts.as_ref())
            .clock(Arc::clone(&clock) as _)
            .gateway("acme".parse().expect("a name"), Arc::clone(&gateway) as _)
            .build();
        let tenant: MarketplaceId = "mkt_01h455vb4pex5vsknk084sn001".parse().expect("an id");
        let customer: CustomerId = "cus_01h455vb4pex5vsknk084sn001".parse().expect("an id");
        let mut world = Self { engine, store, carts, gateway, clock, tenant, customer, offers: Vec::new() };
        world.found(capture);
        for price in [5_000, 2_550] {
            world.open_vendor(price);
        }
        world
    }

    /// One that takes 1.00 of its buyers for itself.
    pub(crate) fn with_fee(capture: &str) -> Self {
        let world = Self::new(capture);
        world.take_a_fee();
        world
    }

    /// From now on it takes 1.00 of its buyers for itself.
    pub(crate) fn take_a_fee(&self) {
        self.set(|settings| settings.buyer_fees = json(serde_json::json!({"EUR": {"rate": "0", "fixed": 100}})));
    }

    /// Changes its settings.
    pub(crate) fn set(&self, change: impl FnOnce(&mut Settings)) {
        let state: domain::marketplace::Marketplace = self.state(port::RecordKind::Marketplace, self.tenant);
        let mut settings = state.book().expect("a marketplace").settings.clone();
        change(&mut settings);
        block_on(self.owner().marketplace().configure(self.tenant, settings)).expect("settings");
    }

    /// A vendor gives up all of its part.
    pub(crate) fn give_up(&self, part: VendorOrderId, vendor: VendorId) {
        let (by, cause) = (domain::vendor_order::By::Vendor, domain::vendor_order::CancelCause::Asked);
        let request = domain::vendor_order::Request::Cancel { lines: Vec::new(), by, cause };
        block_on(self.member(vendor).run(Command::VendorOrder { id: Some(part), request })).expect("it is given up");
    }

    /// Another engine on the same store and carts, by the same clock.
    pub(crate) fn builder(&self) -> EngineBuilder {
        builder(&self.store, self.carts.as_ref()).clock(Arc::clone(&self.clock) as _)
    }

    pub(crate) fn staff(&self, role: StaffRole, user: u8) -> Market {
        let user = format!("usr_01h455vb4pex5vsknk084sn0{user:02}").parse().expect("an id");
        self.engine.market(self.tenant, Actor::Staff { tenant: self.tenant, user, role })
    }

    pub(crate) fn owner(&self) -> Market {
        self.staff(StaffRole::Owner, 1)
    }

    pub(crate) fn buyer(&self) -> Market {
        let buyer = Buyer::Customer { customer: self.customer };
        self.engine.market(self.tenant, Actor::Buyer { tenant: self.tenant, buyer })
    }

    pub(crate) fn member(&self, vendor: VendorId) -> Market {
        let user = "usr_01h455vb4pex5vsknk084sn090".parse().expect("an id");
        let role = authority::MemberRole::Owner;
        self.engine.market(self.tenant, Actor::Member { tenant: self.tenant, user, vendor, role })
    }

    fn found(&self, capture: &str) {
        let plan: CommissionPlan = json(serde_json::json!({"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{
            "rule": "rul_01h455vb4pex5vsknk084sn002", "slot": "commission", "payee": {"payee": "commission"},
            "rate": {"rate": "flat", "of": "0.1"}}]}));
        let request = domain::commission_plan::Request::Create { title: "Ten per cent".into(), rules: plan.clone() };
        let owner = self.owner();
        block_on(owner.run(Command::CommissionPlan { id: Some(plan.id), request })).expect("a plan");
        block_on(owner.commission_plans().publish(plan.id)).expect("it is published");
        block_on(owner.marketplace().create(self.tenant, settings(plan.id, capture))).expect("a marketplace");
        let contact = block_on(owner.contacts().add(details("Ada Buyer"))).expect("a contact").id;
        let request = domain::customer::Request::Register { contact };
        block_on(owner.run(Command::Customer { id: Some(self.customer), request })).expect("a customer");
    }

    /// Another vendor, with an offer of the same product at a price and ten of it.
    pub(crate) fn open_vendor(&mut self, price: i64) {
        let owner = self.owner();
        let contact = block_on(owner.contacts().add(details("Vendor Ltd"))).expect("a contact").id;
        let vendor = block_on(owner.vendors().apply(contact)).expect("a vendor").id;
        block_on(owner.vendors().request_review(vendor)).expect("a review");
        block_on(owner.vendors().activate(vendor)).expect("an active vendor");
        let location: LocationId =
            format!("loc_01h455vb4pex5vsknk084sn00{}", self.offers.len()).parse().expect("an id");
        let place: Location = json(serde_json::json!({
            "id": location, "contact": contact, "jurisdiction": "DE", "priority": 1}));
        block_on(owner.vendors().set_location(vendor, place)).expect("a place");
        let terms: Terms = json(serde_json::json!({"category": "books", "tax_class": "standard", "weight": 100,
            "prices_are": "tax_inclusive", "prices": {"EUR": price}, "quantity_max": 10}));
        let product = "prd_01h455vb4pex5vsknk084sn001".parse().expect("an id");
        let member = self.member(vendor);
        let offer = block_on(member.offers().create(vendor, product, terms)).expect("an offer").id;
        block_on(member.offers().publish(offer)).expect("it is published");
        block_on(member.stock().receive(offer, location, 10)).expect("stock");
        self.offers.push((vendor, offer, location));
    }

    /// A cart with so many units of each offer.
    pub(crate) fn cart(&self, units: &[u32]) -> CartId {
        let buyer = self.buyer();
        let owner = Owner::Customer { customer: self.customer };
        let cart = block_on(buyer.carts().create(owner, "EUR".parse().expect("a currency"))).expect("a cart").id;
        for ((_, offer, _), quantity) in self.offers.iter().zip(units).filter(|(_, units)| **units > 0) {
            block_on(buyer.carts().add_line(cart, *offer, *quantity, None)).expect("a line");
        }
        cart
    }

    pub(crate) fn by(&self, method: &str, token: Option<&str>) -> CheckOut {
        let pay = Pay::Method {
            method: method.parse().expect("a name"),
            gateway: "acme".parse().expect("a name"),
            limit: None,
            token: token.map(str::to_owned),
        };
        CheckOut { pay: vec![pay], jurisdiction: Some("DE".parse().expect("a name")), ..CheckOut::default() }
    }

    pub(crate) fn state<T: serde::de::DeserializeOwned>(
        &self,
        kind: port::RecordKind,
        id: impl std::fmt::Display,
    ) -> T {
        let load = port::Load { records: vec![port::RecordKey::new(kind, id)], ..port::Load::default() };
        let record = block_on(self.store.load(self.tenant, load)).expect("a record").records.remove(0);
        let mut body: serde_json::Value = serde_json::from_str(&record.expect("a record").body).expect("JSON");
        json(body["data"].take())
    }
}

pub(crate) fn details(name: &str) -> domain::contact::Details {
    domain::contact::Details { name: Some(name.to_owned()), ..domain::contact::Details::default() }
}
