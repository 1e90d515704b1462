//! Gift cards: money that a buyer paid for in advance, or that the platform granted.
//!
//! The balance is a counter ([`CounterKey::GiftCard`]), so that two checkouts cannot both spend it; the card itself only
//! says whether it may be used. What each order has of it is a counter too ([`CounterKey::GiftCardTaken`]): an order takes once,
//! however often its checkout is tried, and gives back what it took and not what others did.
//!
//! A card is spent with its code, of which only the hash is kept, so that whoever learns its id learns nothing of use. A card without
//! a code is the platform's to spend.
//!
//! What is left when a card expires is the platform's breakage. What an order gives back afterwards is on the card all the same,
//! because the order's lines say so; it lapses when the card is expired again.

mod code;

pub use code::{Code, CodeHash, Presented};

use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::id::{GiftCardId, MovementId, OrderId};
use crate::ledger::{Account, Journal, Purpose};
use crate::limits;
use crate::money::{Amount, Currency};
use crate::names::Gateway;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What every card that exists carries.
///
/// ```
/// use vendra_domain::gift_card::Card;
/// let card: Card = serde_json::from_str(r#"{"id": "gft_01h455vb4pex5vsknk084sn001", "currency": "EUR",
///     "issued": 5000, "balance": 3000, "expires_at": "2027-03-01T00:00:00.000Z"}"#)?;
/// assert_eq!(card.issued.minus(card.balance)?.minor(), 2000); // spent
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GiftCardBook"))]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The card.
    pub id: GiftCardId,
    /// Its one currency.
    pub currency: Currency,
    /// What it was issued with, in minor units.
    pub issued: Amount,
    /// What it holds now, in minor units.
    pub balance: Amount,
    /// When it lapses.
    pub expires_at: Option<Timestamp>,
    /// What is kept of the code that spends it; without one only the platform does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<CodeHash>,
}

/// What has become of a card.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::gift_card::{Facts, GiftCard, Request};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "gft_01h455vb4pex5vsknk084sn001", "movement": "mov_01h455vb4pex5vsknk084sn001", "taken": 0,
///     "presented": {"by": "platform"}}"#)?;
/// let issue: Request = serde_json::from_str(r#"{"request": "issue", "currency": "EUR", "amount": 5000,
///     "funding": {"funding": "sold", "gateway": "stripe"}, "expires_at": "2027-03-01T00:00:00.000Z"}"#)?;
/// let card = GiftCard::fold(&GiftCard::decide(&GiftCard::Absent, &issue, &facts)?);
/// let redeem: Request = serde_json::from_str(
///     r#"{"request": "redeem", "order": "ord_01h455vb4pex5vsknk084sn001", "amount": 5001}"#)?;
/// assert_eq!(GiftCard::decide(&card, &redeem, &facts).unwrap_err().code(), "gift_card.insufficient");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum GiftCard {
    /// Not issued.
    #[default]
    Absent,
    /// It may be used.
    Active(Card),
    /// It may not be used until it is thawed.
    Frozen(Card),
    /// It lapsed; what it held is breakage.
    Expired(Card),
}

/// Who paid for a card.
///
/// ```
/// use vendra_domain::gift_card::Funding;
/// let sold: Funding = serde_json::from_str(r#"{"funding": "sold", "gateway": "stripe"}"#)?;
/// assert_eq!(sold, Funding::Sold { gateway: "stripe".parse()? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GiftCardFunding"))]
#[serde(tag = "funding", rename_all = "snake_case", deny_unknown_fields)]
pub enum Funding {
    /// A buyer, through a gateway.
    Sold {
        /// Which gateway holds the money.
        gateway: Gateway,
    },
    /// The platform, as a promotion.
    Granted,
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GiftCardRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Issue the card.
    Issue {
        /// Its currency.
        currency: Currency,
        /// What it holds, in minor units.
        amount: Amount,
        /// Who paid for it.
        funding: Funding,
        /// When it lapses; never where there is none.
        expires_at: Option<Timestamp>,
        /// What is kept of the code that spends it, so that no request holds a code; without one only the platform spends it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<CodeHash>,
    },
    /// Take money off it for an order.
    Redeem {
        /// The order.
        order: OrderId,
        /// How much, in minor units.
        amount: Amount,
    },
    /// Put money back on it from an order. It names what is left, so that a refund told twice is given back once.
    Restore {
        /// The order.
        order: OrderId,
        /// What the order still has of it afterwards, in minor units; zero where it was let go.
        left: Amount,
    },
    /// Forbid its use.
    Freeze {
        /// Why.
        reason: String,
    },
    /// Permit its use again.
    Thaw,
    /// Let it lapse, once its time has come.
    Expire,
}

/// What the engine looked up.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GiftCardFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The card, where it is being issued.
    pub id: GiftCardId,
    /// A fresh id for the movement.
    pub movement: MovementId,
    /// What the order that the request names has of the card, in minor units, as [`CounterKey::GiftCardTaken`] counts it.
    pub taken: Amount,
    /// What shows that the card may be spent, where it is to be.
    #[serde(default)]
    pub presented: Presented,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "GiftCardEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// The card was issued.
    Issued {
        /// The card as it was issued.
        card: Card,
        /// Who paid for it.
        funding: Funding,
        /// The movement.
        movement: MovementId,
        /// When.
        at: Timestamp,
    },
    /// Money was taken off it.
    Redeemed {
        /// For which order.
        order: OrderId,
        /// How much.
        amount: Amount,
        /// The movement.
        movement: MovementId,
        /// When.
        at: Timestamp,
    },
    /// Money was put back on it.
    Restored {
        /// From which order.
        order: OrderId,
        /// How much.
        amount: Amount,
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
    /// It lapsed.
    Expired {
        /// What it held, which is breakage now.
        breakage: Amount,
        /// The movement.
        movement: MovementId,
        /// When.
        at: Timestamp,
    },
}

impl Decider for GiftCard {
    const NAME: &'static str = "gift_card";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let (at, movement) = (facts.at, facts.movement);
        let event = match (state, request) {
            (Self::Absent, Request::Issue { currency, amount, funding, expires_at, code }) => {
                let issued = amount.positive("gift_card.amount")?;
                let (currency, expires_at) = (*currency, *expires_at);
                let card = Card { id: facts.id, currency, issued, balance: issued, expires_at, code: code.clone() };
                Event::Issued { card, funding: funding.clone(), movement, at }
            }
            // The same checkout, asked again: what it takes is taken.
            (Self::Active(_) | Self::Frozen(_) | Self::Expired(_), Request::Redeem { .. })
                if facts.taken > Amount::ZERO =>
            {
                return Ok(Vec::new());
            }
            (Self::Active(card), Request::Redeem { order, amount }) => {
                card.opened(&facts.presented)?;
                let amount = amount.positive("gift_card.amount")?;
                // A card whose time has come is worth nothing, whether or not a worker has been here yet.
                let available = if card.lapsed(at) { Amount::ZERO } else { card.balance };
                if amount > available {
                    return Err(Refusal::GiftCardInsufficient { wanted: amount, available });
                }
                Event::Redeemed { order: *order, amount, movement, at }
            }
            // Money goes back to a card that is frozen or over too: the order gives it back, and it is not the order's any more.
            (Self::Active(card) | Self::Frozen(card) | Self::Expired(card), Request::Restore { order, left }) => {
                let left = left.non_negative("gift_card.left")?;
                if left >= facts.taken {
                    return Ok(Vec::new());
                }
                let (amount, spent) = (facts.taken.minus(left)?, card.issued.minus(card.balance)?);
                if amount > spent {
                    return Err(Refusal::GiftCardInsufficient { wanted: amount, available: spent });
                }
                Event::Restored { order: *order, amount, movement, at }
            }
            (Self::Active(_), Request::Freeze { reason }) => {
                limits::text("gift_card.reason", reason, limits::REASON_BYTES_MAX)?;
                Event::Frozen { reason: reason.clone(), at }
            }
            (Self::Frozen(_), Request::Thaw) => Event::Thawed { at },
            (Self::Expired(card), Request::Expire) if card.balance.is_zero() => return Ok(Vec::new()),
            (Self::Active(card) | Self::Frozen(card) | Self::Expired(card), Request::Expire) if card.lapsed(at) => {
                Event::Expired { breakage: card.balance, movement, at }
            }
            // Already so: asked again after a lost reply, it changes nothing.
            (Self::Frozen(_), Request::Freeze { .. }) | (Self::Active(_), Request::Thaw) => return Ok(Vec::new()),
            (state, request) => return Err(wrong_state(state, request)),
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        match (state, event) {
            (_, Event::Issued { card, .. }) => Self::Active(card.clone()),
            (Self::Active(card), Event::Redeemed { amount, .. }) => Self::Active(card.moved(amount.negated())),
            (Self::Active(card), Event::Restored { amount, .. }) => Self::Active(card.moved(*amount)),
            (Self::Frozen(card), Event::Restored { amount, .. }) => Self::Frozen(card.moved(*amount)),
            (Self::Expired(card), Event::Restored { amount, .. }) => Self::Expired(card.moved(*amount)),
            (Self::Active(card), Event::Frozen { .. }) => Self::Frozen(card),
            (Self::Frozen(card), Event::Thawed { .. }) => Self::Active(card),
            (Self::Active(card) | Self::Frozen(card) | Self::Expired(card), Event::Expired { breakage, .. }) => {
                Self::Expired(card.moved(breakage.negated()))
            }
            (state, _) => state,
        }
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let moved = |id, delta: i64| CounterMove::not_below_zero(CounterKey::GiftCard { gift_card: id }, delta);
        let mut effects = Effects::default();
        match (before, event) {
            (_, Event::Issued { card, funding, movement, .. }) => {
                let from = match funding {
                    Funding::Sold { gateway } => Account::GatewayClearing(*gateway),
                    Funding::Granted => Account::Promotions,
                };
                effects.counters.push(moved(card.id, card.issued.minor()));
                effects.journals.push(
                    Journal::builder(Purpose::GiftCardIssued, *movement, card.currency)
                        .debit(from, card.issued)
                        .credit(Account::GiftCards, card.issued)
                        .build()?,
                );
            }
            // What an order takes or gives back is posted with the order's lines; here only the balance moves.
            (Self::Active(card), Event::Redeemed { order, amount, .. }) => {
                let min = Some(0).filter(|_| !crate::seeded_bug::bug("gift_card.no_bound"));
                effects.counters.push(CounterMove { min, ..moved(card.id, -amount.minor()) });
                let key = CounterKey::GiftCardTaken { gift_card: card.id, order: *order };
                effects.counters.push(CounterMove::once(key, *amount));
            }
            (Self::Active(card) | Self::Frozen(card) | Self::Expired(card), Event::Restored { order, amount, .. }) => {
                let twice = if crate::seeded_bug::bug("gift_card.restored_twice") { 2 } else { 1 };
                effects.counters.push(moved(card.id, twice * amount.minor()));
                let key = CounterKey::GiftCardTaken { gift_card: card.id, order: *order };
                effects.counters.push(CounterMove::not_below_zero(key, -amount.minor()));
            }
            (
                Self::Active(card) | Self::Frozen(card) | Self::Expired(card),
                Event::Expired { breakage, movement, .. },
            ) if !breakage.is_zero() => {
                effects.counters.push(moved(card.id, -breakage.minor()));
                effects.journals.push(
                    Journal::builder(Purpose::GiftCardExpired, *movement, card.currency)
                        .debit(Account::GiftCards, *breakage)
                        .credit(Account::Breakage, *breakage)
                        .build()?,
                );
            }
            _ => {}
        }
        Ok(effects)
    }
}

impl Card {
    /// Refuses whoever has not the card's code.
    fn opened(&self, presented: &Presented) -> Result<(), Refusal> {
        match (presented, &self.code) {
            (Presented::Platform, _) => Ok(()),
            (Presented::Code { hash }, Some(code)) if hash == code => Ok(()),
            (Presented::Nothing | Presented::Code { .. }, _) => Err(Refusal::GiftCardCode),
        }
    }

    fn lapsed(&self, at: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= at)
    }

    /// The card after its balance moved. `decide` made sure that it stays within what was issued.
    fn moved(mut self, by: Amount) -> Self {
        self.balance = self.balance.plus(by).unwrap_or(self.balance);
        self
    }
}

fn wrong_state(state: &GiftCard, request: &Request) -> Refusal {
    Refusal::GiftCardWrongState { state: state.name().to_owned(), request: request.name().to_owned() }
}
