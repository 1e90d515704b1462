//! A marketplace that a seed draws: its settings, vendors, offers, promotions and cards, made by ordinary requests before anything goes
//! wrong.

use super::dice::Dice;
use super::hub::Hub;
use super::port::{Books, Chance, Till, Time};
use super::store::{Counter, Shelf};
use super::telling::receiver;
use super::watch::Watch;
use super::world::letters_hold;
use crate::port::Bank;
use crate::world::{member, owner, request, tenant};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use vendra::memory::MemoryStore;
use vendra::{Config, CustomerId, Engine, LocationId, OfferId, VendorId};

/// What spends the marketplace's gift card.
pub(crate) const CODE: &str = "7KPQ-34MN-98TR-6BCD";
/// How long answers are kept: longer than any world lasts, since whoever asks again after that asks anew.
const ANSWERS_KEPT_MS: i64 = 5_000 * 86_400_000;

/// An offer at a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stand {
    pub(crate) vendor: VendorId,
    pub(crate) offer: OfferId,
    pub(crate) location: LocationId,
}

/// A marketplace that is open.
#[derive(Debug, Clone)]
pub(crate) struct Town {
    pub(crate) currency: &'static str,
    pub(crate) stands: Vec<Stand>,
    pub(crate) customers: Vec<CustomerId>,
    pub(crate) methods: Vec<&'static str>,
    /// Whether vendors have accounts at the gateway, and what they earned is transferred there.
    pub(crate) transfers: bool,
}

/// What every process of a world shares.
#[derive(Debug, Clone)]
pub(crate) struct Ground {
    pub(crate) hub: Arc<Hub>,
    pub(crate) shelf: Shelf,
    pub(crate) books: Books,
    pub(crate) ids: Arc<AtomicU64>,
}

impl Ground {
    pub(crate) fn new(seed: u64) -> Self {
        let hour = 3_600_000;
        let window_ms = Dice::of(seed, 3).one(&[hour / 6, 24 * hour]).copied().unwrap_or(hour);
        let books = Books::of(Bank::forgetting(window_ms));
        let watch = Arc::new(Watch::new(books.clone(), letters_hold(seed)));
        let shelf = Shelf { memory: Arc::new(MemoryStore::default()), watch };
        Self { hub: Hub::new(seed, 1_700_000_000_000), shelf, books, ids: Arc::new(AtomicU64::new(1 << 24)) }
    }

    /// An engine of its own, as a process has one.
    pub(crate) fn engine(&self, seed: u64) -> Engine {
        let hub = || Arc::clone(&self.hub);
        let chance = || Arc::new(Chance { hub: hub(), ids: Arc::clone(&self.ids), dice: AtomicU64::new(seed) });
        Engine::builder(Arc::new(Counter { hub: hub(), shelf: self.shelf.clone() }))
            .clock(Arc::new(Time(hub())))
            .ids(chance())
            .entropy(chance())
            .gateway("acme".parse().expect("a name"), Arc::new(Till { hub: hub(), books: self.books.clone() }))
            .webhooks("acme".parse().expect("a name"), receiver())
            .config(Config::default().answers_kept_ms(ANSWERS_KEPT_MS))
            .build()
    }
}

struct Founder {
    engine: Engine,
    dice: Dice,
    asked: usize,
    town: Town,
}

/// Opens the marketplace of a seed.
///
/// Panics where it cannot be opened.
pub(crate) fn found(ground: &Ground, seed: u64) -> Town {
    let mut dice = Dice::of(seed, 1);
    let currency = dice.one(&["EUR", "EUR", "JPY", "KWD"]).copied().unwrap_or("EUR");
    let transfers = Dice::of(seed, 4).hits(40);
    let town = Town { currency, stands: Vec::new(), customers: Vec::new(), methods: Vec::new(), transfers };
    let mut founder = Founder { engine: ground.engine(seed), dice, asked: 0, town };
    founder.open();
    founder.town
}

impl Founder {
    fn ask(&mut self, actor: vendra::authority::Actor, command: Value) -> String {
        self.asked += 1;
        let envelope = request(actor, format!("founding-{}", self.asked), command);
        let answer = pollster::block_on(self.engine.run(&envelope));
        answer.unwrap_or_else(|error| panic!("{:?}: {error}", envelope.command)).subject.to_string()
    }

    fn open(&mut self) {
        self.plan();
        let settings = self.settings();
        self.ask(
            owner(),
            json!({"on": "marketplace", "id": tenant(), "request": {"request": "create", "settings": settings}}),
        );
        for _ in 0..self.dice.between(2, 6) {
            let contact = self.contact();
            let customer =
                self.ask(owner(), json!({"on": "customer", "request": {"request": "register", "contact": contact}}));
            self.town.customers.push(customer.parse().expect("an id"));
        }
        for place in 0..self.dice.between(2, 6) {
            self.vendor(place);
        }
        self.promotions();
        self.money_of_its_own();
    }

    fn plan(&mut self) {
        let plan = "pln_01h455vb4pex5vsknk084sn001";
        let on_refund = self.dice.one(&["return", "return", "keep"]).copied().unwrap_or("return");
        let vat = if self.dice.hits(50) { json!({"rate": "0.19", "jurisdiction": "DE"}) } else { Value::Null };
        let rate = self.dice.one(&["0.1", "0.125", "0.333", "0"]).copied().unwrap_or("0.1");
        let mut rules = vec![json!({"rule": "rul_01h455vb4pex5vsknk084sn002", "slot": "commission",
            "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": rate}, "vat": vat,
            "fixed": {"per_unit": self.dice.between(0, 7), "per_line": 0, "per_order": self.dice.between(0, 30)},
            "on_refund": {"on_refund": on_refund}})];
        if self.dice.hits(50) {
            rules.push(
                json!({"rule": "rul_01h455vb4pex5vsknk084sn003", "slot": "payment", "payee": {"payee": "payment_fee"},
                "rate": {"rate": "flat", "of": "0.029"}, "fixed": {"per_unit": 0, "per_line": 0, "per_order": 30}}),
            );
        }
        self.ask(
            owner(),
            json!({"on": "commission_plan", "id": plan, "request": {"request": "create",
            "title": "Of this world", "rules": {"id": plan, "rules": rules}}}),
        );
        self.ask(owner(), json!({"on": "commission_plan", "id": plan, "request": {"request": "publish"}}));
    }

    fn settings(&mut self) -> Value {
        let dice = &mut self.dice;
        let hour = 3_600_000_i64;
        let accept = dice.one(&[json!(null), json!(hour), json!(24 * hour)]).cloned().unwrap_or_default();
        let every = dice.one(&["manual", "day", "day", "week"]).copied().unwrap_or("day");
        let every = if every == "week" { json!({"every": "week", "on": "monday"}) } else { json!({"every": every}) };
        let policy = dice.one(&["platform", "vendor", "by_split"]).copied().unwrap_or("platform");
        let captures = dice.one(&["several", "several", "once"]).copied().unwrap_or("several");
        let capture = if captures == "once" { "on_placement" } else { self.capture() };
        let dice = &mut self.dice;
        let reserve = dice.one(&["0", "0.1", "0.333"]).copied().unwrap_or("0");
        let fee = json!({"rate": "0", "fixed": dice.between(0, 99)});
        let rates = |rate: &str, last: u8| {
            json!([{"rule": format!("rul_01h455vb4pex5vsknk084sn01{last}"), "rate": rate,
            "jurisdiction": "DE"}])
        };
        let currency = self.town.currency;
        let buyer_fees = if dice.hits(30) { json!({ currency: fee }) } else { json!({}) };
        let price = dice.between(0, 590);
        let shipping = json!({"rule": "rul_01h455vb4pex5vsknk084sn020",
            "pricing": {"by": "flat", "price": price}, "free_from": 12_000});
        let delay = dice.between(0, 2) * 24 * hour;
        let gateway = json!({"from": "gateway", "gateway": "acme"});
        let paid_from = if dice.hits(50) { gateway } else { json!({"from": "bank"}) };
        self.town.methods = vec!["card", "card", "card", "wallet", "boleto", "invoice", "cash"];
        // Windows that pass within a world, and one that does not.
        let returns = dice.one(&[hour, 24 * hour, 14 * 24 * hour]).copied().unwrap_or(hour);
        let refunds = dice.one(&[json!(null), json!(null), json!(24 * hour)]).cloned().unwrap_or_default();
        let policies = json!({"tax_base": dice.one(&["after_all", "before_third_party_funded"]),
            "reroute_ceiling": dice.one(&["frozen_price", "platform_pays_difference"]),
            "shipping_seller": dice.one(&["vendor", "vendor", "platform"])});
        json!({
            "currencies": [currency], "default_plan": "pln_01h455vb4pex5vsknk084sn001", "policies": policies,
            "hold_ms": dice.between(600_000, 3_600_000), "return_within_ms": returns, "capture": capture,
            "promotion_order": ["prm_01h455vb4pex5vsknk084sn001", "prm_01h455vb4pex5vsknk084sn002"],
            "accept_within_ms": accept, "delivery_tax_class": "standard", "shipping": shipping, "buyer_fees": buyer_fees,
            "paid_from": paid_from, "transfers_by": self.town.transfers.then_some("acme"),
            "payout_schedule": {"every": every, "time_zone": "Europe/Berlin", "hour": 3},
            "settlement": {"delay_ms": delay, "reserve_rate": reserve, "reserve_ms": 72 * hour}, "disputes": policy,
            "taxes": [{"jurisdiction": "DE", "class": "standard", "rates": rates("0.19", 1)},
                {"jurisdiction": "DE", "class": "reduced", "rates": rates("0.07", 2)}],
            "methods": [
                {"method": "card", "kind": {"kind": "authorize_and_capture"}, "captures": captures,
                    "capture_within_ms": 168 * hour, "refund_within_ms": refunds},
                {"method": "wallet", "kind": {"kind": "sale"}, "refund_within_ms": refunds},
                {"method": "boleto", "kind": {"kind": "asynchronous"}, "pay_within_ms": 72 * hour},
                {"method": "invoice", "kind": {"kind": "receivable", "collector": "platform"}},
                {"method": "cash", "kind": {"kind": "receivable", "collector": "vendor"}}]})
    }

    fn capture(&mut self) -> &'static str {
        self.dice.one(&["on_placement", "at_shipment"]).copied().unwrap_or("on_placement")
    }

    fn contact(&mut self) -> String {
        self.ask(owner(), json!({"on": "contact", "request": {"request": "write", "details": {"name": "Ada"}}}))
    }

    fn vendor(&mut self, place: i64) {
        let contact = self.contact();
        let vendor = self.ask(owner(), json!({"on": "vendor", "request": {"request": "apply", "contact": contact}}));
        let on = |request: Value| json!({"on": "vendor", "id": vendor, "request": request});
        self.ask(owner(), on(json!({"request": "request_review"})));
        self.ask(owner(), on(json!({"request": "activate"})));
        let member = member(vendor.parse().expect("an id"));
        let locations: Vec<String> =
            (0..self.dice.between(1, 2)).map(|other| format!("loc_01h455vb4pex5vsknk084s{place}0{other}0")).collect();
        for (priority, location) in locations.iter().enumerate() {
            let place = json!({"id": location, "contact": contact, "jurisdiction": "DE", "priority": priority + 1});
            self.ask(owner(), on(json!({"request": "set_location", "location": place})));
        }
        let account = "pac_01h455vb4pex5vsknk084sn001";
        self.ask(member, on(json!({"request": "propose_account", "account": account})));
        self.ask(owner(), on(json!({"request": "confirm_account", "account": account})));
        let first = self.dice.below(3);
        for product in 0..self.dice.below(2) + 1 {
            let class = self.dice.one(&["standard", "reduced"]).copied().unwrap_or("standard");
            let prices_are = self.dice.one(&["tax_inclusive", "tax_exclusive"]).copied().unwrap_or("tax_inclusive");
            let terms = json!({"category": "books", "tax_class": class, "weight": 100, "prices_are": prices_are,
                "prices": { self.town.currency: self.dice.between(99, 6_000) }, "quantity_max": 10});
            let product = format!("prd_01h455vb4pex5vsknk084sn00{}", (first + product) % 3);
            let create = json!({"request": "create", "vendor": vendor, "product": product, "terms": terms});
            let offer = self.ask(member, json!({"on": "offer", "request": create}));
            self.ask(member, json!({"on": "offer", "id": offer, "request": {"request": "publish"}}));
            for location in &locations {
                let units = if self.dice.hits(25) { self.dice.between(1, 4) } else { self.dice.between(20, 200) };
                let receive = json!({"request": "receive", "units": units});
                self.ask(member, json!({"on": "stock", "offer": offer, "location": location, "request": receive}));
                self.town.stands.push(Stand {
                    vendor: vendor.parse().expect("an id"),
                    offer: offer.parse().expect("an id"),
                    location: location.parse().expect("an id"),
                });
            }
        }
    }

    /// One that everybody has, and one with a coupon of few uses.
    fn promotions(&mut self) {
        let funding = [
            json!({"funding": "platform"}),
            json!({"funding": "vendor"}),
            json!({"funding": "shared", "platform": "0.4"}),
        ];
        for (number, rate, code) in [(1, "0.1", None), (2, "0.15", Some("SPRING"))] {
            let id = format!("prm_01h455vb4pex5vsknk084sn00{number}");
            let on = |request: Value| json!({"on": "promotion", "id": id, "request": request});
            let funding = self.dice.one(&funding).cloned().unwrap_or_default();
            let rule = json!({"promotion": id, "benefit": {"benefit": "percent", "rate": rate},
                "scope": {"scope": "order"}, "funding": funding});
            let most = self.dice.between(1, 12);
            let usage = if code.is_some() { json!({"uses_max": most, "uses_by_customer_max": 3}) } else { json!({}) };
            self.ask(owner(), on(json!({"request": "create", "rule": rule, "usage": usage})));
            if let Some(code) = code {
                self.ask(owner(), on(json!({"request": "add_coupon", "code": code, "uses_max": most})));
            }
            self.ask(owner(), on(json!({"request": "activate"})));
        }
    }

    /// A gift card that several spend, and credit of each customer.
    fn money_of_its_own(&mut self) {
        let code: vendra::domain::gift_card::Code = CODE.parse().expect("a code");
        let issue = json!({"request": "issue", "currency": self.town.currency, "amount": self.dice.between(500, 20_000),
            "funding": {"funding": "granted"}, "expires_at": null, "code": code.hash()});
        self.ask(owner(), json!({"on": "gift_card", "id": "gft_01h455vb4pex5vsknk084sn001", "request": issue}));
        for customer in self.town.customers.clone() {
            let grant = json!({"request": "grant", "amount": self.dice.between(100, 3_000),
                "grant": {"grant": "goodwill"}, "reason": "welcome"});
            let currency = self.town.currency;
            self.ask(
                owner(),
                json!({"on": "store_credit", "customer": customer, "currency": currency, "request": grant}),
            );
        }
    }
}
