//! Promotions and their coupons: who may use them, when, and how often.
//!
//! The rule itself is the quote's ([`PromotionRule`]). Uses are counters, counted once a checkout however many vendors its cart
//! has and however often it is asked; the counter's bound decides a race for the last use, and whoever loses it is refused with
//! `promotion.used_up`. That an order uses a promotion is a counter too ([`CounterKey::PromotionUsesOf`]), bounded by one: a
//! promotion remembers how often it was used, not by which orders, so that it does not grow with its success.
//!
//! A code opens one promotion of the marketplace. It is taken when its coupon is added and given back when the promotion ends
//! ([`CounterKey::CouponCodes`], bounded by one); whoever loses the race for it is refused with `promotion.coupon_exists`.

mod coupon;

pub use coupon::{Coupon, CouponCode};

use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::id::{CouponId, CustomerId, OrderId, VendorId};
use crate::limits;
use crate::quote::{Funding, PromotionRule};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
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

/// One use that an order made.
///
/// ```
/// use vendra_domain::promotion::Use;
/// let by_guest: Use = serde_json::from_str(r#"{"order": "ord_01h455vb4pex5vsknk084sn001", "customer": null,
///     "coupon": "cpn_01h455vb4pex5vsknk084sn001"}"#)?;
/// assert!(by_guest.customer.is_none() && by_guest.coupon.is_some());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// The order.
    pub order: OrderId,
    /// Whose it is; none for a guest.
    pub customer: Option<CustomerId>,
    /// With which coupon.
    pub coupon: Option<CouponId>,
}

/// Everything that a promotion remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// What it takes off.
    pub rule: PromotionRule,
    /// When and how often.
    pub usage: Usage,
    /// Its coupons; open to all where there are none.
    pub coupons: Vec<Coupon>,
    /// How often it was used.
    pub uses: u32,
}

/// What has become of a promotion.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::promotion::{Facts, Promotion, Request};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z", "by": {"maker": "platform"},
///     "coupon": "cpn_01h455vb4pex5vsknk084sn001", "uses_by_customer": 0, "used": null}"#)?;
/// let create: Request = serde_json::from_str(r#"{"request": "create",
///     "rule": {"promotion": "prm_01h455vb4pex5vsknk084sn001", "benefit": {"benefit": "percent", "rate": "0.1"},
///         "scope": {"scope": "order"}, "funding": {"funding": "platform"}},
///     "usage": {"from": null, "until": null, "uses_max": 100, "uses_by_customer_max": 1}}"#)?;
/// let draft = Promotion::fold(&Promotion::decide(&Promotion::Absent, &create, &facts)?);
/// let redeem: Request = serde_json::from_str(
///     r#"{"request": "redeem", "order": "ord_01h455vb4pex5vsknk084sn001", "customer": null, "code": null}"#)?;
/// // Nobody may use it yet.
/// assert!(Promotion::decide(&draft, &redeem, &facts).is_err());
/// assert_eq!(Promotion::decide(&draft, &Request::Activate, &facts)?.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
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

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
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
    /// An order uses it, once for all of its vendors.
    Redeem {
        /// The order.
        order: OrderId,
        /// Whose it is; none for a guest.
        customer: Option<CustomerId>,
        /// The code that was entered.
        code: Option<String>,
    },
    /// An order that used it was let go.
    Release {
        /// The order.
        order: OrderId,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// A fresh id for a coupon.
    pub coupon: CouponId,
    /// Who asks.
    pub by: Maker,
    /// How often the customer has used it.
    pub uses_by_customer: u32,
    /// The use that the request's order made and has not given back, as its redemption says it.
    #[serde(deserialize_with = "stated")]
    pub used: Option<Use>,
}

/// Whether there is none is said, never left out.
fn stated<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Use>, D::Error> {
    Option::deserialize(deserializer)
}

impl Facts {
    fn use_of(&self, order: OrderId) -> Option<Use> {
        self.used.filter(|used| used.order == order)
    }
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
    /// An order used it.
    Redeemed {
        /// The use.
        used: Use,
        /// The bound on all uses that held then.
        uses_max: Option<u32>,
        /// The bound on one customer's uses that held then.
        uses_by_customer_max: Option<u32>,
        /// The bound on the coupon's uses that held then.
        coupon_uses_max: Option<u32>,
        /// When.
        at: Timestamp,
    },
    /// An order that used it was let go.
    Released {
        /// The use.
        used: Use,
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
                let book = Book { rule: *rule, usage: *usage, coupons: Vec::new(), uses: 0 };
                Event::Created { book, at }
            }
            (Self::Draft(book) | Self::Active(book) | Self::Paused(book), Request::AddCoupon { code, uses_max }) => {
                add_coupon(book, code, *uses_max, facts)?
            }
            (Self::Draft(_) | Self::Paused(_), Request::Activate) => Event::Activated { at },
            (Self::Active(_), Request::Pause) => Event::Paused { at },
            (Self::Draft(_) | Self::Active(_) | Self::Paused(_), Request::End) => Event::Ended { at },
            // The same checkout, asked again: its use is counted, whatever became of the promotion since.
            (Self::Active(_) | Self::Paused(_) | Self::Ended(_), Request::Redeem { order, .. })
                if facts.use_of(*order).is_some() =>
            {
                return Ok(Vec::new());
            }
            (Self::Active(book), Request::Redeem { order, customer, code }) => {
                redeem(book, *order, *customer, code.as_deref(), facts)?
            }
            // Paused or over: what an order gave back is counted back all the same.
            (Self::Active(_) | Self::Paused(_) | Self::Ended(_), Request::Release { order }) => {
                match facts.use_of(*order) {
                    Some(used) => Event::Released { used, at },
                    None => return Ok(Vec::new()),
                }
            }
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
            Event::Redeemed { used, .. } => count(&mut book, used, |uses| uses.saturating_add(1)),
            Event::Released { used, .. } => count(&mut book, used, |uses| uses.saturating_sub(1)),
        }
        again(book)
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let mut effects = Effects::default();
        let (Self::Draft(book) | Self::Active(book) | Self::Paused(book) | Self::Ended(book)) = before else {
            return Ok(effects);
        };
        let code = |code: CouponCode, delta: i64| CounterMove {
            key: CounterKey::CouponCodes { code },
            delta,
            min: Some(0),
            max: Some(1),
        };
        let (used, delta, all, by_customer, by_coupon) = match event {
            Event::CouponAdded { coupon, .. } => {
                effects.counters.push(code(coupon.code, 1));
                return Ok(effects);
            }
            Event::Ended { .. } => {
                effects.counters.extend(book.coupons.iter().map(|coupon| code(coupon.code, -1)));
                return Ok(effects);
            }
            Event::Redeemed { used, uses_max, uses_by_customer_max, coupon_uses_max, .. } => {
                (used, 1, *uses_max, *uses_by_customer_max, *coupon_uses_max)
            }
            Event::Released { used, .. } => (used, -1, None, None, None),
            _ => return Ok(effects),
        };
        let promotion = book.rule.promotion;
        let mut uses = |key, max: Option<u32>| {
            effects.counters.push(CounterMove { key, delta, min: Some(0), max: max.map(i64::from) });
        };
        uses(CounterKey::PromotionUsesOf { promotion, order: used.order }, Some(1));
        uses(CounterKey::PromotionUses { promotion }, all);
        if let Some(customer) = used.customer {
            uses(CounterKey::PromotionUsesBy { promotion, customer }, by_customer);
        }
        if let Some(coupon) = used.coupon {
            uses(CounterKey::CouponUses { coupon }, by_coupon);
        }
        Ok(effects)
    }
}

fn count(book: &mut Book, used: &Use, step: impl Fn(u32) -> u32) {
    book.uses = step(book.uses);
    for coupon in book.coupons.iter_mut().filter(|coupon| Some(coupon.id) == used.coupon) {
        coupon.uses = step(coupon.uses);
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
    Ok(Event::CouponAdded { coupon: Coupon { id: facts.coupon, code, uses_max, uses: 0 }, at: facts.at })
}

fn redeem(
    book: &Book,
    order: OrderId,
    customer: Option<CustomerId>,
    code: Option<&str>,
    facts: &Facts,
) -> Result<Event, Refusal> {
    let (promotion, usage, at) = (book.rule.promotion, &book.usage, facts.at);
    if usage.from.is_some_and(|from| from > at) || usage.until.is_some_and(|until| until <= at) {
        return Err(Refusal::PromotionNotNow { promotion });
    }
    let code = code.map(str::parse::<CouponCode>).transpose()?;
    let coupon = book.coupons.iter().find(|coupon| Some(coupon.code) == code);
    if coupon.is_none() && (code.is_some() || !book.coupons.is_empty()) {
        return Err(Refusal::PromotionUnknownCoupon { promotion });
    }
    // A bound on each customer's uses has no meaning for guests: it takes an account.
    if usage.uses_by_customer_max.is_some() && customer.is_none() {
        return Err(Refusal::PromotionNeedsCustomer { promotion });
    }
    let spent = |uses: u32, max: Option<u32>| max.is_some_and(|max| uses >= max);
    let coupon_spent = coupon.is_some_and(|coupon| spent(coupon.uses, coupon.uses_max));
    if spent(book.uses, usage.uses_max) || spent(facts.uses_by_customer, usage.uses_by_customer_max) || coupon_spent {
        return Err(Refusal::PromotionUsedUp { promotion });
    }
    Ok(Event::Redeemed {
        used: Use { order, customer, coupon: coupon.map(|coupon| coupon.id) },
        uses_max: usage.uses_max,
        uses_by_customer_max: usage.uses_by_customer_max,
        coupon_uses_max: coupon.and_then(|coupon| coupon.uses_max),
        at,
    })
}
