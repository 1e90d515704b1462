//! A marketplace's settings: what its operator decides once. Orders freeze a copy of what they need. And its staff: who of the
//! platform's people acts in which capacity ([`crate::authority`]).

use crate::authority::StaffRole;
use crate::commission_plan::PlanForce;
use crate::decider::{Decider, Named};
use crate::dispute::DisputePolicy;
use crate::id::{MarketplaceId, PlanId, PromotionId, UserId};
use crate::limits;
use crate::money::{Amount, Currency, Rate};
use crate::names::{Jurisdiction, TaxClass};
use crate::payment::MethodTerms;
use crate::payout::schedule::Schedule;
use crate::policy::Policies;
use crate::quote::TaxRate;
use crate::quote::shipping::ShippingTable;
use crate::refusal::Refusal;
use crate::settlement::SettlementPolicy;
use crate::time::Timestamp;
use crate::vendor::RequirementKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use strum::{IntoStaticStr, VariantNames};

/// When money that is held is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapturePolicy {
    /// All of it when the order is placed. The default.
    #[default]
    OnPlacement,
    /// Each vendor's part when it ships.
    AtShipment,
}

/// The taxes of one class of goods in one jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaxRow {
    /// Where.
    pub jurisdiction: Jurisdiction,
    /// Of what.
    pub class: TaxClass,
    /// The taxes, in the order in which they are shown.
    pub rates: Vec<TaxRate>,
}

/// The part of the buyer's fee that is a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BuyerFee {
    /// The share of the goods' gross, at most 1.
    pub rate: Rate,
    /// The fixed part, in minor units.
    pub fixed: Amount,
}

/// Everything that an operator decides. Durations are in milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What it sells in.
    pub currencies: Vec<Currency>,
    /// Rounding, tax base, funding, shipping, re-routing.
    #[serde(default)]
    pub policies: Policies,
    /// The plan of vendors that have none of their own.
    pub default_plan: PlanId,
    /// What whoever wants to sell must do or show first.
    #[serde(default)]
    pub vendor_requirements: Vec<RequirementKind>,
    /// Promotions in the order in which they apply.
    #[serde(default)]
    pub promotion_order: Vec<PromotionId>,
    /// Taxes by jurisdiction and class.
    #[serde(default)]
    pub taxes: Vec<TaxRow>,
    /// Delivery of vendors that have no table of their own.
    #[serde(default)]
    pub shipping: Option<ShippingTable>,
    /// What buyers pay to the platform, by currency.
    #[serde(default)]
    pub buyer_fees: BTreeMap<Currency, BuyerFee>,
    /// How buyers may pay.
    #[serde(default)]
    pub methods: Vec<MethodTerms>,
    /// When money that is held is taken.
    #[serde(default)]
    pub capture: CapturePolicy,
    /// How long stock is held for an order that is not paid.
    pub hold_ms: i64,
    /// How long a vendor has to accept an order; none accepts at once.
    #[serde(default)]
    pub accept_within_ms: Option<i64>,
    /// How long after delivery goods may come back.
    pub return_within_ms: i64,
    /// When vendors' money becomes available.
    #[serde(default)]
    pub settlement: SettlementPolicy,
    /// When vendors without a schedule of their own are paid.
    pub payout_schedule: Schedule,
    /// The least that is paid out, by currency, in minor units.
    #[serde(default)]
    pub payout_minimum: BTreeMap<Currency, Amount>,
    /// Who bears a dispute that is lost.
    #[serde(default)]
    pub disputes: DisputePolicy,
}

impl Settings {
    /// Refuses settings that no order could be placed under.
    ///
    /// Refusals: `limit.count`, `settings.malformed`, and those of methods, tables, schedules and rates.
    pub fn validate(&self) -> Result<(), Refusal> {
        let malformed = |what: &str| Err(Refusal::SettingsMalformed { what: what.to_owned() });
        limits::count("settings.currencies", self.currencies.len(), limits::OFFER_PRICES_MAX)?;
        limits::count("settings.promotion_order", self.promotion_order.len(), limits::QUOTE_PROMOTIONS_MAX)?;
        limits::count("settings.vendor_requirements", self.vendor_requirements.len(), limits::REQUIREMENTS_MAX)?;
        limits::count("settings.taxes", self.taxes.len(), limits::TAX_ROWS_MAX)?;
        limits::count("settings.methods", self.methods.len(), limits::METHODS_MAX)?;
        if self.currencies.is_empty() {
            return malformed("no currency");
        }
        if repeats(&self.currencies) {
            return malformed("a currency twice");
        }
        if repeats(&self.promotion_order) {
            return malformed("a promotion twice");
        }
        if self.buyer_fees.keys().chain(self.payout_minimum.keys()).any(|known| !self.currencies.contains(known)) {
            return malformed("an amount in a currency that it does not sell in");
        }
        for (place, row) in self.taxes.iter().enumerate() {
            limits::count("tax.rates", row.rates.len(), limits::LINE_TAXES_MAX)?;
            let same = |other: &TaxRow| (other.jurisdiction, other.class) == (row.jurisdiction, row.class);
            if self.taxes.iter().take(place).any(same) {
                return malformed("a tax row twice");
            }
        }
        for (place, method) in self.methods.iter().enumerate() {
            method.validate()?;
            if self.methods.iter().take(place).any(|other| other.method == method.method) {
                return malformed("a payment method twice");
            }
        }
        if let Some(table) = &self.shipping {
            table.validate()?;
        }
        for amount in self.payout_minimum.values().copied().chain(self.buyer_fees.values().map(|fee| fee.fixed)) {
            amount.non_negative("settings.amount")?;
        }
        if self.settlement.reserve_rate > Rate::ONE || self.buyer_fees.values().any(|fee| fee.rate > Rate::ONE) {
            return malformed("a rate above 1");
        }
        let given = [Some(self.hold_ms), self.accept_within_ms].into_iter().flatten();
        let waits = [self.return_within_ms, self.settlement.delay_ms, self.settlement.reserve_ms];
        let too_long = |ms: i64| ms > limits::DURATION_MS_MAX;
        if given.into_iter().any(|ms| ms < 1 || too_long(ms)) || waits.into_iter().any(|ms| ms < 0 || too_long(ms)) {
            return malformed("a duration");
        }
        self.payout_schedule.validate()
    }

    /// The taxes of a class of goods in a jurisdiction. Refusals: `settings.no_tax` where there is no row: nothing is sold
    /// untaxed by accident; what bears no tax has a row without rates.
    pub fn tax_rates_for(&self, jurisdiction: Jurisdiction, class: TaxClass) -> Result<&[TaxRate], Refusal> {
        let row = self.taxes.iter().find(|row| (row.jurisdiction, row.class) == (jurisdiction, class));
        row.map(|row| row.rates.as_slice()).ok_or(Refusal::SettingsNoTax { jurisdiction, class })
    }
}

fn repeats<T: PartialEq>(list: &[T]) -> bool {
    list.iter().enumerate().any(|(place, item)| list.iter().take(place).any(|other| other == item))
}

/// One of the platform's people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffMember {
    /// Who.
    pub user: UserId,
    /// In which capacity.
    pub role: StaffRole,
}

/// What a marketplace remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The marketplace.
    pub id: MarketplaceId,
    /// What its operator decided.
    pub settings: Settings,
    /// Its operator's people; whoever founded it is the first owner.
    pub staff: Vec<StaffMember>,
}

impl Book {
    /// In which capacity someone acts for the platform; none for someone who is not of the staff.
    #[must_use]
    pub fn role_of(&self, user: UserId) -> Option<StaffRole> {
        self.staff.iter().find(|member| member.user == user).map(|member| member.role)
    }

    /// Someone must be able to let the others in again.
    fn keeps_an_owner_without(&self, leaving: UserId) -> Result<(), Refusal> {
        let stays = |member: &StaffMember| member.user != leaving && member.role == StaffRole::Owner;
        if self.staff.iter().any(stays) { Ok(()) } else { Err(Refusal::MarketplaceLastOwner) }
    }
}

/// What has become of a marketplace.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Marketplace {
    /// There is none.
    #[default]
    Absent,
    /// Buyers may order.
    Open(Book),
    /// Nothing new is ordered; what was ordered goes on.
    Paused(Book),
    /// It is over; its books can be read.
    Closed(Book),
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Found it.
    Create {
        /// What its operator decides.
        settings: Settings,
    },
    /// Decide otherwise. Placed orders are not touched.
    Configure {
        /// The new settings.
        settings: Settings,
    },
    /// Take no new orders for now.
    Pause,
    /// Take orders again.
    Reopen,
    /// End it.
    Close,
    /// Add one of the platform's people, or give one another role.
    SetStaff {
        /// Who.
        user: UserId,
        /// In which capacity.
        role: StaffRole,
    },
    /// Take one of the platform's people out.
    RemoveStaff {
        /// Who.
        user: UserId,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The marketplace, where it is being founded.
    pub id: MarketplaceId,
    /// Who asks.
    pub user: UserId,
    /// How many orders are not done.
    pub orders_open: u64,
    /// Whether the default plan that the request names is in force.
    pub default_plan: PlanForce,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was founded.
    Created {
        /// The marketplace as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// Its settings changed.
    Configured {
        /// The new settings.
        settings: Settings,
        /// When.
        at: Timestamp,
    },
    /// It takes no new orders.
    Paused {
        /// When.
        at: Timestamp,
    },
    /// It takes orders again.
    Reopened {
        /// When.
        at: Timestamp,
    },
    /// It is over.
    Closed {
        /// When.
        at: Timestamp,
    },
    /// One of the platform's people came, or has another role.
    StaffSet {
        /// Who, in which capacity.
        member: StaffMember,
        /// When.
        at: Timestamp,
    },
    /// One of the platform's people left.
    StaffRemoved {
        /// Who.
        user: UserId,
        /// When.
        at: Timestamp,
    },
}

impl Decider for Marketplace {
    const NAME: &'static str = "marketplace";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent, Request::Create { settings }) => {
                settings.validate()?;
                let staff = vec![StaffMember { user: facts.user, role: StaffRole::Owner }];
                Event::Created { book: Book { id: facts.id, settings: settings.clone(), staff }, at }
            }
            (Self::Open(book) | Self::Paused(book), Request::Configure { settings }) => {
                settings.validate()?;
                if book.settings == *settings {
                    return Ok(Vec::new());
                }
                // A marketplace is founded before its first plan is written; from then on a default is one that is in force.
                let plan = settings.default_plan;
                if plan != book.settings.default_plan && facts.default_plan == PlanForce::NotInForce {
                    return Err(Refusal::MarketplacePlanNotInForce { plan });
                }
                Event::Configured { settings: settings.clone(), at }
            }
            (Self::Open(_), Request::Pause) => Event::Paused { at },
            (Self::Paused(_), Request::Reopen) => Event::Reopened { at },
            (Self::Paused(_), Request::Close) => match facts.orders_open {
                0 => Event::Closed { at },
                orders => return Err(Refusal::MarketplaceUnfinished { orders }),
            },
            // When all is over, the books are still there to be read: who may do so still changes.
            (Self::Open(book) | Self::Paused(book) | Self::Closed(book), Request::SetStaff { user, role }) => {
                let member = StaffMember { user: *user, role: *role };
                match book.role_of(*user) {
                    Some(known) if known == *role => return Ok(Vec::new()),
                    Some(_) if *role != StaffRole::Owner => book.keeps_an_owner_without(*user)?,
                    Some(_) => {}
                    None => limits::count("marketplace.staff", book.staff.len() + 1, limits::STAFF_MAX)?,
                }
                Event::StaffSet { member, at }
            }
            (Self::Open(book) | Self::Paused(book) | Self::Closed(book), Request::RemoveStaff { user }) => {
                if book.role_of(*user).is_none() {
                    return Err(Refusal::MarketplaceUnknownStaff { user: *user });
                }
                book.keeps_an_owner_without(*user)?;
                Event::StaffRemoved { user: *user, at }
            }
            (Self::Open(_), Request::Reopen)
            | (Self::Paused(_), Request::Pause)
            | (Self::Closed(_), Request::Close) => {
                return Ok(Vec::new());
            }
            (state, request) => {
                return Err(Refusal::MarketplaceWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let (mut book, again): (Book, fn(Book) -> Self) = match (state, event) {
            (_, Event::Created { book, .. }) => return Self::Open(book.clone()),
            (Self::Absent, _) => return Self::Absent,
            (Self::Open(book), _) => (book, Self::Open),
            (Self::Paused(book), _) => (book, Self::Paused),
            (Self::Closed(book), _) => (book, Self::Closed),
        };
        match event {
            Event::Created { .. } => {}
            Event::Configured { settings, .. } => book.settings.clone_from(settings),
            Event::Paused { .. } => return Self::Paused(book),
            Event::Reopened { .. } => return Self::Open(book),
            Event::Closed { .. } => return Self::Closed(book),
            Event::StaffSet { member, .. } => {
                book.staff.retain(|known| known.user != member.user);
                book.staff.push(*member);
            }
            Event::StaffRemoved { user, .. } => book.staff.retain(|known| known.user != *user),
        }
        again(book)
    }
}
