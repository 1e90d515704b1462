//! Promotions and their coupons: who may use them, when, and how often.
//!
//! The rule itself is the quote's ([`PromotionRule`]). Who uses a promotion is no request to it: a checkout asks whether it is open
//! ([`Promotion::open_to`], [`Use::within`]), and the order keeps its uses ([`crate::order::Book::promotions`]), each once however
//! many vendors its cart has. What orders share are counters ([`CounterKey::PromotionUses`], [`CounterKey::PromotionUsesBy`],
//! [`CounterKey::CouponUses`]), which commute: checkouts of a cart with a hot coupon share no record. The counters' bounds, as the
//! promotion stood when it was read, decide a race for the last use, and whoever loses it is refused with `promotion.used_up`.
//!
//! A code opens one promotion of the marketplace. It is taken when its coupon is added and given back when the promotion ends
//! ([`CounterKey::CouponCodes`], bounded by one); whoever loses the race for it is refused with `promotion.coupon_exists`.

mod coupon;
mod used;

pub use coupon::{Coupon, CouponCode};
pub use used::Use;

use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::id::{CouponId, VendorId};
use crate::limits;
use crate::quote::{Funding, PromotionRule};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// When and how often a promotion may be used.
///
/// ```
/// use vendra_domain::promotion::Usage;
/// // In March, once a customer.
/// let usage: Usage = serde_json::from_str(r#"{"from": "2026-03-01T00:00:00.000Z",
///     "until": "2026-04-01T00:00:00.000Z", "uses_max": null, "uses_by_customer_max": 1}"#)?;
/// assert_eq!((usage.uses_max, usage.uses_by_customer_max), (None, Some(1)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromotionUsage"))]
#[serde(deny_unknown_fields, default)]
pub struct Usage {
    /// From when.
    pub from: Option<Timestamp>,
    /// Until when.
    pub until: Option<Timestamp>,
    /// How often in all.
    pub uses_max: Option<u32>,
    /// How often by one customer.
    pub uses_by_customer_max: Option<u32>,
}

/// Everything that a promotion remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromotionBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// What it takes off.
    pub rule: PromotionRule,
    /// When and how often.
    pub usage: Usage,
    /// Its coupons; open to all where there are none.
    pub coupons: Vec<Coupon>,
}

/// What has become of a promotion.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::promotion::{Facts, Promotion, Request};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z", "by": {"maker": "platform"},
///     "coupon": "cpn_01h455vb4pex5vsknk084sn001"}"#)?;
/// let create: Request = serde_json::from_str(r#"{"request": "create",
///     "rule": {"promotion": "prm_01h455vb4pex5vsknk084sn001", "benefit": {"benefit": "percent", "rate": "0.1"},
///         "scope": {"scope": "order"}, "funding": {"funding": "platform"}},
///     "usage": {"from": null, "until": null, "uses_max": 100, "uses_by_customer_max": 1}}"#)?;
/// let draft = Promotion::fold(&Promotion::decide(&Promotion::Absent, &create, &facts)?);
/// let customer = Some("cus_01h455vb4pex5vsknk084sn001".parse()?);
/// // Nobody may use it yet.
/// assert!(draft.open_to(customer, None, facts.at).is_err());
/// let active = Promotion::evolve(draft.clone(), &Promotion::decide(&draft, &Request::Activate, &facts)?[0]);
/// assert_eq!(active.open_to(customer, None, facts.at)?.uses_max, Some(100));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Promotion {
    /// There is none.
    #[default]
    Absent,
    /// Nobody sees it yet.
    Draft(Book),
    /// It may be used, within its time.
    Active(Book),
    /// It may not be used for now.
    Paused(Book),
    /// It is over.
    Ended(Book),
}

impl Promotion {
    /// What it remembers; nothing before it was made.
    ///
    /// ```
    /// assert_eq!(vendra_domain::promotion::Promotion::Absent.book(), None);
    /// ```
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Draft(book) | Self::Active(book) | Self::Paused(book) | Self::Ended(book) => Some(book),
        }
    }
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromotionRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Make one.
    Create {
        /// What it takes off.
        rule: PromotionRule,
        /// When and how often.
        usage: Usage,
    },
    /// Add a coupon.
    AddCoupon {
        /// What buyers enter; upper and lower case are the same.
        code: String,
        /// How often it may be used.
        uses_max: Option<u32>,
    },
    /// Let it be used.
    Activate,
    /// Not for now.
    Pause,
    /// Never again.
    End,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromotionFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// A fresh id for a coupon.
    pub coupon: CouponId,
    /// Who asks.
    pub by: Maker,
}

/// Who makes a promotion.
///
/// ```
/// use vendra_domain::promotion::Maker;
/// let maker: Maker = serde_json::from_str(r#"{"maker": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001"}"#)?;
/// assert_ne!(maker, Maker::Platform);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromotionMaker"))]
#[serde(tag = "maker", rename_all = "snake_case", deny_unknown_fields)]
pub enum Maker {
    /// The marketplace, off whatever it likes.
    Platform,
    /// A vendor, off its own goods and at its own cost.
    Vendor {
        /// Which.
        vendor: VendorId,
    },
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromotionEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was made.
    Created {
        /// The promotion as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// A coupon was added.
    CouponAdded {
        /// The coupon.
        coupon: Coupon,
        /// When.
        at: Timestamp,
    },
    /// It may be used.
    Activated {
        /// When.
        at: Timestamp,
    },
    /// Not for now.
    Paused {
        /// When.
        at: Timestamp,
    },
    /// It is over.
    Ended {
        /// When.
        at: Timestamp,
    },
}

impl Decider for Promotion {
    const NAME: &'static str = "promotion";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent, Request::Create { rule, usage }) => {
                rule.validate()?;
                may_make(rule, facts.by)?;
                if usage.from.zip(usage.until).is_some_and(|(from, until)| from >= until) {
                    let what = "a time that ends before it begins".to_owned();
                    return Err(Refusal::PromotionMalformed { promotion: rule.promotion, what });
                }
                let book = Book { rule: *rule, usage: *usage, coupons: Vec::new() };
                Event::Created { book, at }
            }
            (Self::Draft(book) | Self::Active(book) | Self::Paused(book), Request::AddCoupon { code, uses_max }) => {
                add_coupon(book, code, *uses_max, facts)?
            }
            (Self::Draft(_) | Self::Paused(_), Request::Activate) => Event::Activated { at },
            (Self::Active(_), Request::Pause) => Event::Paused { at },
            (Self::Draft(_) | Self::Active(_) | Self::Paused(_), Request::End) => Event::Ended { at },
            (Self::Active(_), Request::Activate)
            | (Self::Paused(_), Request::Pause)
            | (Self::Ended(_), Request::End) => {
                return Ok(Vec::new());
            }
            (state, request) => {
                return Err(Refusal::PromotionWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let (mut book, again): (Book, fn(Book) -> Self) = match (state, event) {
            (_, Event::Created { book, .. }) => return Self::Draft(book.clone()),
            (Self::Absent, _) => return Self::Absent,
            (Self::Draft(book), _) => (book, Self::Draft),
            (Self::Active(book), _) => (book, Self::Active),
            (Self::Paused(book), _) => (book, Self::Paused),
            (Self::Ended(book), _) => (book, Self::Ended),
        };
        match event {
            Event::Created { .. } => {}
            Event::CouponAdded { coupon, .. } => book.coupons.push(*coupon),
            Event::Activated { .. } => return Self::Active(book),
            Event::Paused { .. } => return Self::Paused(book),
            Event::Ended { .. } => return Self::Ended(book),
        }
        again(book)
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let mut effects = Effects::default();
        let Some(book) = before.book() else {
            return Ok(effects);
        };
        let code = |code: CouponCode, delta: i64| CounterMove {
            key: CounterKey::CouponCodes { code },
            delta,
            min: Some(0),
            max: Some(1),
        };
        match event {
            Event::CouponAdded { coupon, .. } => effects.counters.push(code(coupon.code, 1)),
            Event::Ended { .. } => effects.counters.extend(book.coupons.iter().map(|coupon| code(coupon.code, -1))),
            Event::Created { .. } | Event::Activated { .. } | Event::Paused { .. } => {}
        }
        Ok(effects)
    }
}

/// A vendor neither discounts another's goods nor spends the platform's money.
fn may_make(rule: &PromotionRule, by: Maker) -> Result<(), Refusal> {
    match by {
        Maker::Vendor { vendor } if rule.vendor != Some(vendor) || rule.funding != Funding::Vendor => {
            Err(Refusal::PromotionNotTheirs { promotion: rule.promotion, vendor })
        }
        Maker::Vendor { .. } | Maker::Platform => Ok(()),
    }
}

fn add_coupon(book: &Book, code: &str, uses_max: Option<u32>, facts: &Facts) -> Result<Event, Refusal> {
    let code: CouponCode = code.parse()?;
    limits::count("promotion.coupons", book.coupons.len() + 1, limits::PROMOTION_COUPONS_MAX)?;
    if book.coupons.iter().any(|known| known.code == code) {
        return Err(Refusal::PromotionCouponExists { promotion: book.rule.promotion });
    }
    Ok(Event::CouponAdded { coupon: Coupon { id: facts.coupon, code, uses_max }, at: facts.at })
}
