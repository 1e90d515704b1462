//! A small marketplace on simulated ports: founded once, and copied for every run.

use crate::drive::to_end;
use crate::port::{Bank, SimCarts, SimClock, SimEntropy, SimGateway, SimIds, SimStore};
use crate::schedule::{Fault, Schedule};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vendra::authority::{Actor, Buyer, MemberRole, StaffRole};
use vendra::domain::encoding::Receipt;
use vendra::domain::gift_card::Code;
use vendra::memory::MemoryCarts;
use vendra::port::{CartRecord, CartStore, Claim, ClaimKey, Commit, Load, RecordKey, RecordKind, Store};
use vendra::resilience::{Outward, Resilience};
use vendra::{
    AnyId, CartId, Command, CustomerId, Engine, Envelope, Error, LocationId, MarketplaceId, OfferId, Retry, VendorId,
};

/// What spends the marketplace's gift card.
pub const GIFT_CARD: &str = "7KPQ-34MN-98TR-6BCD";
/// How long a caller waits before it asks again, in milliseconds: longer than a claim's lease.
pub const PATIENCE_MS: i64 = 31_000;
/// How often a caller asks before it gives up.
const RETRIES_MAX: usize = 20;

/// Where carts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carts {
    /// In the store, with all else.
    InStore,
    /// In a place of their own.
    Apart,
}

/// A marketplace as it stands: what a run begins with.
#[derive(Debug, Clone)]
pub struct Founded {
    commits: Vec<Arc<Commit>>,
    bank: Bank,
    ms: i64,
    ids: u64,
    /// Carts that are not in the store, where there is a place for them.
    carts: Option<Vec<(CartId, CartRecord)>>,
    /// The vendors, each with its offer and the place that it is at.
    pub offers: Vec<(VendorId, OfferId, LocationId)>,
    answers: BTreeMap<String, Answered>,
}

/// A request and what was answered.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The request.
    pub envelope: Envelope,
    /// The answer.
    pub answer: Result<Receipt, Error>,
}

/// One run: the ports, what is behind them, and the engine of the moment.
#[derive(Debug)]
pub struct World {
    /// The schedule.
    pub schedule: Arc<Schedule>,
    /// The store.
    pub store: Arc<SimStore>,
    bank: Arc<Mutex<Bank>>,
    /// The clock.
    pub clock: Arc<SimClock>,
    ids: Arc<SimIds>,
    carts: Option<Arc<MemoryCarts>>,
    /// How many commits stood when the run began.
    founding: usize,
    /// The engine; another one after each crash.
    pub engine: Engine,
    /// The vendors, each with its offer and the place that it is at.
    pub offers: Vec<(VendorId, OfferId, LocationId)>,
    /// Requests that were answered, by key.
    pub answers: BTreeMap<String, Answered>,
}

/// The marketplace.
#[must_use]
pub fn tenant() -> MarketplaceId {
    "mkt_01h455vb4pex5vsknk084sn001".parse().expect("an id")
}

/// The customer who buys.
#[must_use]
pub fn customer() -> CustomerId {
    "cus_01h455vb4pex5vsknk084sn001".parse().expect("an id")
}

/// The marketplace's owner.
#[must_use]
pub fn owner() -> Actor {
    let user = "usr_01h455vb4pex5vsknk084sn001".parse().expect("an id");
    Actor::Staff { tenant: tenant(), user, role: StaffRole::Owner }
}

/// The customer.
#[must_use]
pub fn buyer() -> Actor {
    Actor::Buyer { tenant: tenant(), buyer: Buyer::Customer { customer: customer() } }
}

/// Workers and webhooks.
#[must_use]
pub fn system() -> Actor {
    Actor::System { tenant: tenant() }
}

/// A vendor's owner.
#[must_use]
pub fn member(vendor: VendorId) -> Actor {
    let user = "usr_01h455vb4pex5vsknk084sn090".parse().expect("an id");
    Actor::Member { tenant: tenant(), user, vendor, role: MemberRole::Owner }
}

/// A request under a key.
///
/// Panics where the JSON is no command.
#[must_use]
pub fn request(actor: Actor, key: impl Into<String>, command: Value) -> Envelope {
    let text = command.to_string();
    let command: Command = serde_json::from_value(command).unwrap_or_else(|e| panic!("{text}: {e}"));
    Envelope { tenant: tenant(), actor, key: Some(key.into()), correlation: None, also: Vec::new(), command }
}

impl Founded {
    /// A marketplace that captures `on_placement` or `at_shipment`.
    #[must_use]
    pub fn new(capture: &str, carts: Carts) -> Self {
        let nothing = Self {
            carts: (carts == Carts::Apart).then(Vec::new),
            commits: Vec::new(),
            bank: Bank::default(),
            ms: 1_700_000_000_000,
            ids: 1 << 24,
            offers: Vec::new(),
            answers: BTreeMap::new(),
        };
        let mut world = nothing.world(0);
        world.found(capture);
        world.still()
    }

    /// A world to run in, with the chance of a seed.
    #[must_use]
    pub fn world(&self, seed: u64) -> World {
        let schedule = Arc::new(Schedule::default());
        let store = Arc::new(SimStore::with(Arc::clone(&schedule), &self.commits));
        let bank = Arc::new(Mutex::new(self.bank.clone()));
        let clock = Arc::new(SimClock::at(Arc::clone(&schedule), self.ms));
        let ids = Arc::new(SimIds::after(Arc::clone(&schedule), self.ids));
        let carts = self.carts.as_ref().map(|known| placed(known));
        let engine = engine(&schedule, (&store, carts.as_ref()), &bank, &clock, &ids, seed);
        let (founding, offers, answers) = (self.commits.len(), self.offers.clone(), self.answers.clone());
        World { schedule, store, bank, clock, ids, carts, founding, engine, offers, answers }
    }
}

/// A place with these carts.
fn placed(known: &[(CartId, CartRecord)]) -> Arc<MemoryCarts> {
    let carts = MemoryCarts::default();
    for (id, record) in known {
        pollster::block_on(carts.compare_and_set(tenant(), *id, 0, record.clone())).expect("carts in memory");
    }
    Arc::new(carts)
}

/// The customer's carts of a place.
fn known(carts: &MemoryCarts) -> Vec<(CartId, CartRecord)> {
    let buyer = customer().to_string();
    pollster::block_on(carts.by_buyer(tenant(), &buyer, None, 500)).expect("carts in memory")
}

fn engine(
    schedule: &Arc<Schedule>,
    (store, carts): (&Arc<SimStore>, Option<&Arc<MemoryCarts>>),
    bank: &Arc<Mutex<Bank>>,
    clock: &Arc<SimClock>,
    ids: &Arc<SimIds>,
    seed: u64,
) -> Engine {
    let acme = "acme".parse().expect("a name");
    // Whoever waits here has another's turn first, and time jumps to whenever somebody sleeps: it would all be too late.
    let untimed = Resilience { timeout_ms: None, ..Resilience::default() };
    let builder = Engine::builder(Arc::clone(store) as _);
    let builder = match carts {
        Some(carts) => builder.carts(Arc::new(SimCarts::of(Arc::clone(schedule), Arc::clone(carts)))),
        None => builder,
    };
    builder
        .clock(Arc::clone(clock) as _)
        .ids(Arc::clone(ids) as _)
        .entropy(Arc::new(SimEntropy::of(Arc::clone(schedule), seed)))
        .gateway(acme, Arc::new(SimGateway::new(Arc::clone(schedule), Arc::clone(bank))))
        .resilience(Outward::Gateway(acme), untimed)
        .resilience(Outward::Carts, untimed)
        .build()
}

impl World {
    /// What stands, to begin other runs with.
    #[must_use]
    pub fn still(&self) -> Founded {
        Founded {
            commits: self.store.stands(),
            bank: self.bank().clone(),
            ms: self.clock.ms(),
            ids: self.ids.last(),
            carts: self.carts.as_ref().map(|carts| known(carts)),
            offers: self.offers.clone(),
            answers: self.answers.clone(),
        }
    }

    /// The customer's carts that are not in the store, as they are kept.
    pub fn carts_apart(&self) -> Vec<(CartId, CartRecord)> {
        self.carts.as_ref().map(|carts| known(carts)).unwrap_or_default()
    }

    /// The gateway's books.
    pub fn bank(&self) -> MutexGuard<'_, Bank> {
        self.bank.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to number calls, with a fault at each of these.
    pub fn begin(&self, plan: impl IntoIterator<Item = (u64, Fault)>) {
        self.schedule.begin(plan);
    }

    /// Another process: nothing is left of the engine before.
    pub fn restart(&mut self) {
        self.engine = engine(&self.schedule, (&self.store, self.carts.as_ref()), &self.bank, &self.clock, &self.ids, 1);
    }

    /// Makes a request as a caller does who does not give up: again under the same key after a crash, and after a while where
    /// the answer says that it may come to something else.
    ///
    /// Panics where it never comes to an end.
    pub fn perform(&mut self, envelope: &Envelope) -> Result<Receipt, Error> {
        for _ in 0..RETRIES_MAX {
            let engine = self.engine.clone();
            let resumed = self.in_flight(envelope);
            match to_end(&self.schedule, Box::pin(engine.run(envelope))) {
                None => self.restart(),
                Some(Err(error)) if matches!(error.retry(), Retry::After { .. }) => self.clock.turn(PATIENCE_MS),
                Some(answer) => {
                    let answered = Answered { envelope: envelope.clone(), answer: answer.clone() };
                    self.answers.insert(envelope.key.clone().unwrap_or_default(), answered);
                    assert!(!resumed || self.nothing_waits(), "{:?} was resumed and not carried out", envelope.key);
                    self.sweep();
                    return answer;
                }
            }
        }
        panic!("{:?} never comes to an end", envelope.key)
    }

    /// Whether a request under this key is on record and has no answer.
    fn in_flight(&self, envelope: &Envelope) -> bool {
        let actor = match envelope.actor {
            Actor::Staff { user, .. } => format!("staff/{user}"),
            Actor::Member { user, vendor, .. } => format!("member/{vendor}/{user}"),
            Actor::Buyer { .. } => format!("customer/{}", customer()),
            Actor::System { .. } => "system".to_owned(),
        };
        let key = envelope.key.clone().unwrap_or_default();
        let load = Load { claim: Some(ClaimKey { actor, key }), ..Load::default() };
        let loaded = pollster::block_on(self.store.inner().load(tenant(), load)).expect("a claim");
        matches!(loaded.claim, Some(Claim::InFlight { .. }))
    }

    /// Whether every gateway was asked for what is on record.
    fn nothing_waits(&self) -> bool {
        let payments = self.keys(RecordKind::Payment).into_iter();
        let asked = payments.into_iter().all(|key| !self.state(key).to_string().contains(r#""status":"started""#));
        asked && self.waiting_vendors().is_empty()
    }

    /// Payouts and transfers that a gateway is yet to answer for.
    fn waiting_vendors(&self) -> Vec<RecordKey> {
        let waits = |key: &RecordKey| {
            let state = self.state(key.clone());
            let reversals = state["reversals"].to_string().contains(r#""status":"started""#);
            reversals || state["state"] == "started" && state["paid_from"]["from"] != "bank"
        };
        let all = self.keys(RecordKind::Payout).into_iter().chain(self.keys(RecordKind::Transfer));
        all.filter(waits).collect()
    }

    /// What a worker does: every payment and payout that waits for a gateway is carried on.
    pub fn sweep(&mut self) {
        let waiting = self.keys(RecordKind::Payment).into_iter().chain(self.waiting_vendors());
        let waiting: Vec<AnyId> = waiting.map(|key| key.id.parse().expect("an id")).collect();
        for subject in waiting {
            for _ in 0..RETRIES_MAX {
                let engine = self.engine.clone();
                match to_end(&self.schedule, Box::pin(engine.carry_on(tenant(), subject))) {
                    None => self.restart(),
                    Some(Err(error)) if matches!(error.retry(), Retry::After { .. }) => self.clock.turn(PATIENCE_MS),
                    Some(Err(error)) => panic!("a worker cannot carry {subject} on: {error}"),
                    Some(Ok(())) => break,
                }
            }
        }
    }

    /// The records of a kind that were ever written, in the order of their ids.
    #[must_use]
    pub fn keys(&self, kind: RecordKind) -> Vec<RecordKey> {
        let commits = self.store.stands();
        let keys = commits.iter().flat_map(|commit| &commit.writes).map(|write| write.key());
        let mut keys: Vec<_> = keys.filter(|key| key.kind == kind).cloned().collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The records that this run wrote, in the order of their kinds and ids.
    #[must_use]
    pub fn touched(&self) -> BTreeSet<RecordKey> {
        let commits = self.store.stands();
        let of_run = commits.iter().skip(self.founding).flat_map(|commit| &commit.writes);
        of_run.map(|write| write.key().clone()).collect()
    }

    /// The state of a record as JSON; null where there is none.
    #[must_use]
    pub fn state(&self, key: RecordKey) -> Value {
        let load = Load { records: vec![key], ..Load::default() };
        let loaded = pollster::block_on(self.store.inner().load(tenant(), load)).expect("a record");
        let body = loaded.records.into_iter().next().flatten().map(|record| record.body);
        let body: Value = body.map(|body| serde_json::from_str(&body).expect("JSON")).unwrap_or_default();
        body.get("data").cloned().unwrap_or_default()
    }

    /// What was made under a key, as text.
    ///
    /// Panics where the request was refused.
    #[must_use]
    pub fn made(&self, key: &str) -> String {
        match self.answers.get(key).map(|answered| &answered.answer) {
            Some(Ok(receipt)) => receipt.subject.to_string(),
            other => panic!("{key}: {other:?}"),
        }
    }

    fn ask(&mut self, actor: Actor, command: Value) -> String {
        let key = format!("founding-{}", self.answers.len());
        let envelope = request(actor, key.clone(), command);
        let answer = self.perform(&envelope);
        assert!(answer.is_ok(), "{:?}: {answer:?}", envelope.command);
        self.made(&key)
    }

    fn found(&mut self, capture: &str) {
        let plan = "pln_01h455vb4pex5vsknk084sn001";
        self.ask(
            owner(),
            json!({"on": "commission_plan", "id": plan, "request": {"request": "create",
            "title": "Ten per cent", "rules": {"id": plan, "rules": [{"rule": "rul_01h455vb4pex5vsknk084sn002",
            "slot": "commission", "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": "0.1"}}]}}}),
        );
        self.ask(owner(), json!({"on": "commission_plan", "id": plan, "request": {"request": "publish"}}));
        let settings = json!({
            "currencies": ["EUR"], "default_plan": plan, "hold_ms": 9_000_000, "return_within_ms": 1_209_600_000_i64,
            "capture": capture, "promotion_order": ["prm_01h455vb4pex5vsknk084sn001"],
            "payout_schedule": {"every": {"every": "manual"}, "time_zone": "Europe/Berlin", "hour": 3},
            "taxes": [{"jurisdiction": "DE", "class": "standard", "rates": [
                {"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}],
            "methods": [{"method": "card", "kind": {"kind": "authorize_and_capture"}},
                {"method": "invoice", "kind": {"kind": "receivable", "collector": "platform"}}]});
        self.ask(
            owner(),
            json!({"on": "marketplace", "id": tenant(), "request": {"request": "create", "settings": settings}}),
        );
        let contact = self.contact();
        self.ask(
            owner(),
            json!({"on": "customer", "id": customer(), "request": {"request": "register", "contact": contact}}),
        );
        for price in [5_000, 2_550] {
            self.open_vendor(price);
        }
        let promotion = "prm_01h455vb4pex5vsknk084sn001";
        self.ask(
            owner(),
            json!({"on": "promotion", "id": promotion, "request": {"request": "create",
            "rule": {"promotion": promotion, "benefit": {"benefit": "percent", "rate": "0.1"},
                "scope": {"scope": "order"}, "funding": {"funding": "platform"}},
            "usage": {"uses_max": 10, "uses_by_customer_max": 10}}}),
        );
        self.ask(
            owner(),
            json!({"on": "promotion", "id": promotion, "request": {"request": "add_coupon",
            "code": "SPRING", "uses_max": 10}}),
        );
        self.ask(owner(), json!({"on": "promotion", "id": promotion, "request": {"request": "activate"}}));
        let code: Code = GIFT_CARD.parse().expect("a code");
        self.ask(
            owner(),
            json!({"on": "gift_card", "id": "gft_01h455vb4pex5vsknk084sn001", "request": {"request": "issue",
            "currency": "EUR", "amount": 2_000, "funding": {"funding": "granted"}, "expires_at": null,
            "code": code.hash()}}),
        );
    }

    fn contact(&mut self) -> String {
        self.ask(owner(), json!({"on": "contact", "request": {"request": "write", "details": {"name": "Ada"}}}))
    }

    fn open_vendor(&mut self, price: i64) {
        let contact = self.contact();
        let vendor = self.ask(owner(), json!({"on": "vendor", "request": {"request": "apply", "contact": contact}}));
        let on = |request: Value| json!({"on": "vendor", "id": vendor, "request": request});
        self.ask(owner(), on(json!({"request": "request_review"})));
        self.ask(owner(), on(json!({"request": "activate"})));
        let location = format!("loc_01h455vb4pex5vsknk084sn00{}", self.offers.len());
        let place = json!({"id": location, "contact": contact, "jurisdiction": "DE", "priority": 1});
        self.ask(owner(), on(json!({"request": "set_location", "location": place})));
        let member = member(vendor.parse().expect("an id"));
        let account = "pac_01h455vb4pex5vsknk084sn001";
        self.ask(member, on(json!({"request": "propose_account", "account": account})));
        self.ask(owner(), on(json!({"request": "confirm_account", "account": account})));
        let terms = json!({"category": "books", "tax_class": "standard", "weight": 100,
            "prices_are": "tax_inclusive", "prices": {"EUR": price}, "quantity_max": 10});
        let offer = self.ask(
            member,
            json!({"on": "offer", "request": {"request": "create", "vendor": vendor,
            "product": "prd_01h455vb4pex5vsknk084sn001", "terms": terms}}),
        );
        self.ask(member, json!({"on": "offer", "id": offer, "request": {"request": "publish"}}));
        self.ask(
            member,
            json!({"on": "stock", "offer": offer, "location": location,
            "request": {"request": "receive", "units": 10}}),
        );
        let (vendor, offer) = (vendor.parse().expect("an id"), offer.parse().expect("an id"));
        self.offers.push((vendor, offer, location.parse().expect("an id")));
    }
}
