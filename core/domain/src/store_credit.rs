//! Store credit: what the platform owes a customer, in one currency, to be spent here.
//!
//! The balance is a counter ([`CounterKey::StoreCredit`]), so that two checkouts cannot both spend it. What each order has of it is
//! a counter too ([`CounterKey::StoreCreditTaken`]): an order takes once, however often its checkout is tried, and gives back what it
//! took and not what others did. A refund's part becomes credit once ([`CounterKey::CreditOf`]). What an order takes or
//! gives back is posted with the order's lines; what is granted or revoked is posted here.

use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::id::{CustomerId, MovementId, OrderId, RefundId};
use crate::ledger::{Account, Journal, Purpose};
use crate::limits;
use crate::money::{Amount, Currency};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// A customer's credit in one currency.
///
/// ```
/// use vendra_domain::store_credit::Credit;
/// let credit: Credit = serde_json::from_str(r#"{"customer": "cus_01h455vb4pex5vsknk084sn001", "currency": "EUR",
///     "balance": 3000, "spent": 2000}"#)?;
/// assert_eq!((credit.balance.minor(), credit.spent.minor()), (3000, 2000));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StoreCreditBook"))]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// Whose it is.
    pub customer: CustomerId,
    /// Its currency.
    pub currency: Currency,
    /// What it holds, in minor units.
    pub balance: Amount,
    /// What of it orders took and may give back, in minor units.
    pub spent: Amount,
}

/// What has become of a customer's credit.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::store_credit::{Facts, Request, StoreCredit};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z", "currency": "EUR",
///     "customer": "cus_01h455vb4pex5vsknk084sn001", "movement": "mov_01h455vb4pex5vsknk084sn001", "taken": 0}"#)?;
/// let grant: Request = serde_json::from_str(
///     r#"{"request": "grant", "amount": 5000, "grant": {"grant": "goodwill"}, "reason": "late delivery"}"#)?;
/// let events = StoreCredit::decide(&StoreCredit::Absent, &grant, &facts)?;
/// // The platform pays for goodwill.
/// let effects = StoreCredit::effects(&StoreCredit::Absent, &events[0])?;
/// assert_eq!(effects.journals[0].entries()[0].account.to_string(), "promotions");
/// assert!(matches!(StoreCredit::fold(&events), StoreCredit::Active(credit) if credit.balance.minor() == 5000));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StoreCredit {
    /// Nothing was ever granted.
    #[default]
    Absent,
    /// It may be spent.
    Active(Credit),
    /// It may not be spent until it is thawed.
    Frozen(Credit),
}

/// Who pays for a grant.
///
/// ```
/// use vendra_domain::store_credit::Grant;
/// let grant: Grant = serde_json::from_str(r#"{"grant": "refund", "refund": "rfd_01h455vb4pex5vsknk084sn001"}"#)?;
/// assert_ne!(grant, Grant::Goodwill);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StoreCreditGrant"))]
#[serde(tag = "grant", rename_all = "snake_case", deny_unknown_fields)]
pub enum Grant {
    /// The platform, as goodwill.
    Goodwill,
    /// The buyer: a refund that could not be paid out, or that the buyer wanted so.
    Refund {
        /// Which.
        refund: RefundId,
    },
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StoreCreditRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Grant credit.
    Grant {
        /// How much, in minor units.
        amount: Amount,
        /// Who pays for it.
        grant: Grant,
        /// Why.
        reason: String,
    },
    /// Spend it on an order.
    Redeem {
        /// The order.
        order: OrderId,
        /// How much, in minor units.
        amount: Amount,
    },
    /// Take it back from an order. It names what is left, so that a refund told twice is given back once.
    Restore {
        /// The order.
        order: OrderId,
        /// What the order still has of it afterwards, in minor units; zero where it was let go.
        left: Amount,
    },
    /// Take credit back that was granted.
    Revoke {
        /// How much, in minor units.
        amount: Amount,
        /// Why.
        reason: String,
    },
    /// Forbid its use.
    Freeze {
        /// Why.
        reason: String,
    },
    /// Permit its use again.
    Thaw,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StoreCreditFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// Whose credit it is.
    pub customer: CustomerId,
    /// In which currency.
    pub currency: Currency,
    /// A fresh id for the movement.
    pub movement: MovementId,
    /// What the order that the request names has of the credit, in minor units, as [`CounterKey::StoreCreditTaken`] counts it.
    pub taken: Amount,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StoreCreditEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// Credit was granted.
    Granted {
        /// Whose it is.
        customer: CustomerId,
        /// In which currency.
        currency: Currency,
        /// How much, in minor units.
        amount: Amount,
        /// Who pays for it.
        grant: Grant,
        /// Why.
        reason: String,
        /// The movement.
        movement: MovementId,
        /// When.
        at: Timestamp,
    },
    /// It was spent.
    Redeemed {
        /// For which order.
        order: OrderId,
        /// How much, in minor units.
        amount: Amount,
        /// When.
        at: Timestamp,
    },
    /// It came back.
    Restored {
        /// From which order.
        order: OrderId,
        /// How much, in minor units.
        amount: Amount,
        /// When.
        at: Timestamp,
    },
    /// It was taken back.
    Revoked {
        /// How much, in minor units.
        amount: Amount,
        /// Why.
        reason: String,
        /// The movement.
        movement: MovementId,
        /// When.
        at: Timestamp,
    },
    /// Its use was forbidden.
    Frozen {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// Its use was permitted again.
    Thawed {
        /// When.
        at: Timestamp,
    },
}

impl Decider for StoreCredit {
    const NAME: &'static str = "store_credit";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let (at, movement) = (facts.at, facts.movement);
        let event = match (state, request) {
            // A frozen customer is still owed what is granted.
            (Self::Absent | Self::Active(_) | Self::Frozen(_), Request::Grant { amount, grant, reason }) => {
                limits::text("store_credit.reason", reason, limits::REASON_BYTES_MAX)?;
                let (customer, currency, reason) = (facts.customer, facts.currency, reason.clone());
                let amount = amount.positive("store_credit.amount")?;
                balance(state)?.plus(amount)?;
                Event::Granted { customer, currency, amount, grant: *grant, reason, movement, at }
            }
            // The same checkout, asked again: what it takes is taken.
            (Self::Active(_) | Self::Frozen(_), Request::Redeem { .. }) if facts.taken > Amount::ZERO => {
                return Ok(Vec::new());
            }
            (Self::Active(credit), Request::Redeem { order, amount }) => {
                let amount = within(*amount, credit.balance)?;
                Event::Redeemed { order: *order, amount, at }
            }
            (Self::Active(credit) | Self::Frozen(credit), Request::Restore { order, left }) => {
                let left = left.non_negative("store_credit.left")?;
                if left >= facts.taken {
                    return Ok(Vec::new());
                }
                let amount = within(facts.taken.minus(left)?, credit.spent)?;
                Event::Restored { order: *order, amount, at }
            }
            (Self::Active(credit) | Self::Frozen(credit), Request::Revoke { amount, reason }) => {
                limits::text("store_credit.reason", reason, limits::REASON_BYTES_MAX)?;
                let amount = within(*amount, credit.balance)?;
                Event::Revoked { amount, reason: reason.clone(), movement, at }
            }
            (Self::Active(_), Request::Freeze { reason }) => {
                limits::text("store_credit.reason", reason, limits::REASON_BYTES_MAX)?;
                Event::Frozen { reason: reason.clone(), at }
            }
            (Self::Frozen(_), Request::Thaw) => Event::Thawed { at },
            (Self::Frozen(_), Request::Freeze { .. }) | (Self::Active(_), Request::Thaw) => return Ok(Vec::new()),
            (state, request) => {
                return Err(Refusal::StoreCreditWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let frozen = matches!(state, Self::Frozen(_));
        let mut credit = match (state, event) {
            (Self::Absent, Event::Granted { customer, currency, .. }) => {
                Credit { customer: *customer, currency: *currency, balance: Amount::ZERO, spent: Amount::ZERO }
            }
            (Self::Absent, _) => return Self::Absent,
            (Self::Active(credit) | Self::Frozen(credit), _) => credit,
        };
        let add = |to: Amount, by: Amount| to.plus(by).unwrap_or(to);
        match event {
            Event::Granted { amount, .. } => credit.balance = add(credit.balance, *amount),
            Event::Redeemed { amount, .. } => {
                credit.balance = add(credit.balance, amount.negated());
                credit.spent = add(credit.spent, *amount);
            }
            Event::Restored { amount, .. } => {
                credit.balance = add(credit.balance, *amount);
                credit.spent = add(credit.spent, amount.negated());
            }
            Event::Revoked { amount, .. } => credit.balance = add(credit.balance, amount.negated()),
            Event::Frozen { .. } => return Self::Frozen(credit),
            Event::Thawed { .. } => return Self::Active(credit),
        }
        if frozen { Self::Frozen(credit) } else { Self::Active(credit) }
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let mut effects = Effects::default();
        let (customer, currency) = match (before, event) {
            (_, Event::Granted { customer, currency, .. }) => (*customer, *currency),
            (Self::Active(credit) | Self::Frozen(credit), _) => (credit.customer, credit.currency),
            (Self::Absent, _) => return Ok(effects),
        };
        let owed = Account::StoreCredit(customer);
        let delta = match event {
            Event::Granted { amount, grant, movement, .. } => {
                let from = match grant {
                    Grant::Goodwill => Account::Promotions,
                    Grant::Refund { .. } => Account::RefundsInTransit,
                };
                let journal = Journal::builder(Purpose::StoreCreditGranted, *movement, currency);
                effects.journals.push(journal.debit(from, *amount).credit(owed, *amount).build()?);
                if let Grant::Refund { refund } = grant {
                    effects.counters.push(CounterMove::once(CounterKey::CreditOf { refund: *refund }, Amount::ONE));
                }
                amount.minor()
            }
            Event::Revoked { amount, movement, .. } => {
                let journal = Journal::builder(Purpose::StoreCreditRevoked, *movement, currency);
                effects.journals.push(journal.debit(owed, *amount).credit(Account::Breakage, *amount).build()?);
                -amount.minor()
            }
            Event::Redeemed { order, amount, .. } => {
                let key = CounterKey::StoreCreditTaken { customer, currency, order: *order };
                effects.counters.push(CounterMove::once(key, *amount));
                if crate::seeded_bug::bug("store_credit.spent_for_nothing") { 0 } else { -amount.minor() }
            }
            Event::Restored { order, amount, .. } => {
                let key = CounterKey::StoreCreditTaken { customer, currency, order: *order };
                effects.counters.push(CounterMove::not_below_zero(key, -amount.minor()));
                if crate::seeded_bug::bug("store_credit.restored_and_gone") { 0 } else { amount.minor() }
            }
            Event::Frozen { .. } | Event::Thawed { .. } => return Ok(effects),
        };
        let key = CounterKey::StoreCredit { customer, currency };
        effects.counters.push(CounterMove::not_below_zero(key, delta));
        Ok(effects)
    }
}

fn balance(state: &StoreCredit) -> Result<Amount, Refusal> {
    match state {
        StoreCredit::Absent => Ok(Amount::ZERO),
        StoreCredit::Active(credit) | StoreCredit::Frozen(credit) => credit.balance.plus(credit.spent),
    }
}

fn within(amount: Amount, available: Amount) -> Result<Amount, Refusal> {
    let amount = amount.positive("store_credit.amount")?;
    if amount <= available { Ok(amount) } else { Err(Refusal::StoreCreditInsufficient { wanted: amount, available }) }
}
