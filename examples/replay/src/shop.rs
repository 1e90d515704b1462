//! The marketplace on its engine: who acts in it, and how its owner opens it.

use crate::source::{Source, SourceLine, id_of, key_of, vendor_of};
use crate::world::{self, SourceClock, SourceRates};
use pollster::block_on;
use std::sync::Arc;
use std::time::Duration;
use vendra::authority::{Actor, Buyer, MemberRole, StaffRole};
use vendra::domain::contact::Details;
use vendra::domain::marketplace::{CapturePolicy, Settings};
use vendra::domain::offer::Terms;
use vendra::domain::payment::{Captures, MethodKind, MethodTerms};
use vendra::domain::payout::schedule::{Every, Schedule};
use vendra::domain::promotion::Usage;
use vendra::domain::settlement::SettlementPolicy;
use vendra::domain::time::DAY_MS;
use vendra::domain::vendor::Location;
use vendra::domain::{commission_plan, limits, offer, vendor};
use vendra::memory::MemoryGateway;
use vendra::port::Store;
use vendra::*;

/// How long an answer is kept: a replay that is begun again years later finds what it did.
const ANSWERS_KEPT_MS: i64 = 36_500 * DAY_MS;
/// How often something that may be asked again is asked.
const ASKED_MAX: u32 = 40;
/// The most of a seller's name that becomes a contact's.
const NAME_CHARS_MAX: usize = 60;

/// The source's marketplace on a store.
#[derive(Debug)]
pub(crate) struct Shop {
    engine: Engine,
    tenant: MarketplaceId,
    pub(crate) currency: Currency,
}

impl Shop {
    pub(crate) fn new(store: Arc<dyn Store>, source: &Source) -> Result<Self, Refusal> {
        let engine = Engine::builder(store)
            .clock(Arc::new(SourceClock))
            .rates(Arc::new(SourceRates))
            .gateway("card".parse()?, Arc::new(MemoryGateway::default()))
            .gateway("boleto".parse()?, Arc::new(MemoryGateway::default()))
            .config(Config::default().answers_kept_ms(ANSWERS_KEPT_MS))
            .build();
        let tenant = MarketplaceId::from_uuid(id_of("marketplace", source.name));
        Ok(Self { engine, tenant, currency: source.currency })
    }

    fn market(&self, actor: Actor) -> Market {
        self.engine.market(self.tenant, actor)
    }

    /// The platform's owner.
    pub(crate) fn owner(&self) -> Market {
        let user = UserId::from_uuid(id_of("user", "owner"));
        self.market(Actor::Staff { tenant: self.tenant, user, role: StaffRole::Owner })
    }

    /// The workers and webhooks of the platform.
    pub(crate) fn system(&self) -> Market {
        self.market(Actor::System { tenant: self.tenant })
    }

    /// The owner of a vendor.
    pub(crate) fn seller(&self, vendor: VendorId) -> Market {
        let user = UserId::from_uuid(id_of("user", &vendor.to_string()));
        self.market(Actor::Member { tenant: self.tenant, user, vendor, role: MemberRole::Owner })
    }

    pub(crate) fn buyer(&self, buyer: Buyer) -> Market {
        self.market(Actor::Buyer { tenant: self.tenant, buyer })
    }

    /// Founds the marketplace: its plan, its promotions, its settings.
    pub(crate) fn found(&self, source: &Source) -> Result<(), Error> {
        let owner = self.owner();
        let plan = source.plan.id;
        let create = commission_plan::Request::Create { title: "15 % of goods".to_owned(), rules: source.plan.clone() };
        ask(async || {
            owner.key("plan/create").run(Command::CommissionPlan { id: Some(plan), request: create.clone() }).await
        })?;
        ask(async || owner.key("plan/publish").commission_plans().publish(plan).await)?;
        for rule in &source.promotions {
            let id = rule.promotion;
            ask(async || {
                owner.key(format!("promotion/{id}/create")).promotions().create(id, *rule, Usage::default()).await
            })?;
            ask(async || owner.key(format!("promotion/{id}/activate")).promotions().activate(id).await)?;
        }
        let settings = settings(source)?;
        ask(async || owner.key("marketplace/create").marketplace().create(self.tenant, settings.clone()).await)?;
        Ok(())
    }

    /// Lets a seller in: it applies, is looked at, and has one place that it sends from.
    pub(crate) fn let_in(&self, source: &Source, seller: &str) -> Result<(), Error> {
        let (owner, vendor, key) = (self.owner(), vendor_of(seller), key_of("vendor", seller));
        let name = seller.chars().take(NAME_CHARS_MAX).collect();
        let details = Details { name: Some(name), ..Details::default() };
        let contact = ask(async || owner.key(format!("{key}/contact")).contacts().add(details.clone()).await)?.id;
        let apply = Command::Vendor { id: Some(vendor), request: vendor::Request::Apply { contact } };
        ask(async || owner.key(format!("{key}/apply")).run(apply.clone()).await)?;
        ask(async || owner.key(format!("{key}/review")).vendors().request_review(vendor).await)?;
        ask(async || owner.key(format!("{key}/activate")).vendors().activate(vendor).await)?;
        let place = Location { id: place_of(vendor), contact, jurisdiction: source.jurisdiction, priority: 1 };
        ask(async || owner.key(format!("{key}/location")).vendors().set_location(vendor, place.clone()).await)?;
        Ok(())
    }

    /// Offers what a line buys.
    pub(crate) fn put_up(&self, line: &SourceLine) -> Result<(), Error> {
        let (id, vendor) = (line.offer(), vendor_of(&line.seller));
        let seller = self.seller(vendor);
        let terms = Terms {
            category: line.category.as_deref().and_then(|category| category.parse().ok()),
            tax_class: line.tax_class,
            weight: 0,
            prices_are: line.prices,
            prices: [(self.currency, line.unit_price)].into(),
            quantity_max: limits::LINE_QUANTITY_MAX,
        };
        let product = ProductId::from_uuid(id_of("product", &line.product));
        let create = Command::Offer { id: Some(id), request: offer::Request::Create { vendor, product, terms } };
        ask(async || seller.key(format!("offer/{id}/create")).run(create.clone()).await)?;
        ask(async || seller.key(format!("offer/{id}/publish")).offers().publish(id).await)?;
        Ok(())
    }
}

/// The place that a vendor sends from.
pub(crate) fn place_of(vendor: VendorId) -> LocationId {
    LocationId::from_uuid(id_of("location", &vendor.to_string()))
}

fn settings(source: &Source) -> Result<Settings, Refusal> {
    let method = |name: &str, kind| {
        Ok(MethodTerms {
            method: name.parse()?,
            kind,
            captures: Captures::Several,
            capture_within_ms: None,
            refund_within_ms: None,
            pay_within_ms: None,
        })
    };
    let methods: Result<_, Refusal> =
        [method("card", MethodKind::AuthorizeAndCapture), method("boleto", MethodKind::Asynchronous)]
            .into_iter()
            .collect();
    Ok(Settings {
        currencies: vec![source.currency],
        policies: source.policies,
        default_plan: source.plan.id,
        vendor_requirements: Vec::new(),
        promotion_order: source.promotions.iter().map(|rule| rule.promotion).collect(),
        taxes: source.taxes.clone(),
        delivery_tax_class: None,
        shipping: None,
        buyer_fees: Default::default(),
        methods: methods?,
        capture: CapturePolicy::OnPlacement,
        hold_ms: 7 * DAY_MS,
        accept_within_ms: None,
        return_within_ms: 30 * DAY_MS,
        settlement: SettlementPolicy { delay_ms: 14 * DAY_MS, ..SettlementPolicy::default() },
        payout_schedule: Schedule { every: Every::Manual, hour: 0, time_zone: Default::default() },
        payout_minimum: Default::default(),
        paid_from: Default::default(),
        transfers_by: Default::default(),
        sales_periods: Default::default(),
        disputes: Default::default(),
    })
}

/// Asks until the answer is not "later".
///
/// A request that a run which died left in flight may be made again once its lease is over: for that the source's time goes on. For
/// whatever else is busy it is waited for in earnest.
pub(crate) fn ask<T>(call: impl AsyncFn() -> Result<T, Error>) -> Result<T, Error> {
    for _ in 0..ASKED_MAX {
        match block_on(call()) {
            Err(error) => match error.retry() {
                Retry::Never => return Err(error),
                Retry::After { ms } if error.code() == "idempotency.in_flight" => {
                    world::pass(i64::try_from(ms).unwrap_or(i64::MAX))?;
                }
                Retry::After { ms } => std::thread::sleep(Duration::from_millis(ms)),
            },
            answer => return answer,
        }
    }
    block_on(call())
}
