//! Settlements: a vendor's pending money becomes available, once it is there and the goods are.
//!
//! A line is settled when its money was captured (or collected), no dispute or hold is on it, and it was delivered long enough
//! ago. A settlement is one bounded batch; its items are the statement lines of the payout to come. A part may be held back as
//! a rolling reserve, and comes free later. What a closing vendor owes and will never pay is written off here too.

use crate::counter::{CounterKey, CounterMove};
use crate::decider::{Decider, Effects, Named};
use crate::id::*;
use crate::ledger::{Account, Journal, Purpose};
use crate::limits;
use crate::money::{Amount, Currency, Rate, Rounding};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// When money becomes available, and what of it is held back. Durations are in milliseconds.
///
/// ```
/// use vendra_domain::settlement::SettlementPolicy;
/// use vendra_domain::time::DAY_MS;
/// // Two weeks after delivery, with a tenth held back for another month.
/// let policy: SettlementPolicy = serde_json::from_str(
///     r#"{"delay_ms": 1209600000, "reserve_rate": "0.1", "reserve_ms": 2592000000}"#)?;
/// assert_eq!((policy.delay_ms, policy.reserve_ms), (14 * DAY_MS, 30 * DAY_MS));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SettlementPolicy {
    /// How long after delivery.
    pub delay_ms: i64,
    /// What is held back of each settlement, at most 1.
    pub reserve_rate: Rate,
    /// For how long.
    pub reserve_ms: i64,
}

/// Whether a line's money is there.
///
/// ```
/// use vendra_domain::settlement::MoneyState;
/// // An unpaid invoice, or cash that its vendor still owes.
/// assert_eq!(serde_json::to_string(&MoneyState::Owed)?, r#""owed""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MoneyState {
    /// Captured, or collected by the platform, or remitted.
    There,
    /// Owed by someone still.
    Owed,
}

/// Whether something stands in the way of a line.
///
/// ```
/// use vendra_domain::settlement::Hold;
/// assert_eq!(serde_json::from_str::<Hold>(r#""held""#)?, Hold::Held);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SettlementHold"))]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// Nothing.
    None,
    /// An open dispute, return or claim, or a hold of the operator's.
    Held,
}

/// A line that may be settled.
///
/// ```
/// use vendra_domain::settlement::Candidate;
/// // A refund kept the commission: the vendor owes it, and nothing else is pending.
/// let candidate: Candidate = serde_json::from_str(r#"{"vendor_order": "vor_01h455vb4pex5vsknk084sn001",
///     "line": "lin_01h455vb4pex5vsknk084sn001", "amount": -1500, "money": "there",
///     "delivered_at": "2026-02-10T10:00:00.000Z", "hold": "none"}"#)?;
/// assert!(candidate.amount < vendra_domain::Amount::ZERO);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SettlementCandidate"))]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// Its vendor order.
    pub vendor_order: VendorOrderId,
    /// The line.
    pub line: LineId,
    /// What of it is pending, in minor units; below zero where a refund kept a fee.
    pub amount: Amount,
    /// Whether its money is there.
    pub money: MoneyState,
    /// When it was delivered, or the window for saying that it was not was over.
    pub delivered_at: Option<Timestamp>,
    /// Whether something stands in the way.
    pub hold: Hold,
}

/// A line that was settled.
///
/// ```
/// use vendra_domain::settlement::Item;
/// let item: Item = serde_json::from_str(r#"{"vendor_order": "vor_01h455vb4pex5vsknk084sn001",
///     "line": "lin_01h455vb4pex5vsknk084sn001", "amount": 8000}"#)?;
/// assert_eq!(item.amount.minor(), 8000);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SettlementItem"))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its vendor order.
    pub vendor_order: VendorOrderId,
    /// The line.
    pub line: LineId,
    /// How much, in minor units.
    pub amount: Amount,
}

/// Everything that a settlement remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SettlementBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The settlement.
    pub id: SettlementId,
    /// The vendor.
    pub vendor: VendorId,
    /// Its one currency.
    pub currency: Currency,
    /// What was settled.
    pub items: Vec<Item>,
    /// The sum of the items, in minor units.
    pub amount: Amount,
    /// What of it is held back, in minor units.
    pub reserve: Amount,
    /// When that comes free.
    pub release_at: Option<Timestamp>,
}

/// What has become of a settlement.
///
/// ```
/// use vendra_domain::settlement::{Facts, Request, Settlement};
/// use vendra_domain::Decider;
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "stl_01h455vb4pex5vsknk084sn001",
///     "policy": {"delay_ms": 1209600000, "reserve_rate": "0.1", "reserve_ms": 2592000000},
///     "candidates": [{"vendor_order": "vor_01h455vb4pex5vsknk084sn001", "line": "lin_01h455vb4pex5vsknk084sn001",
///         "amount": 8000, "money": "there", "delivered_at": "2026-02-10T10:00:00.000Z", "hold": "none"}]}"#)?;
/// let settle: Request = serde_json::from_str(
///     r#"{"request": "settle", "vendor": "ven_01h455vb4pex5vsknk084sn001", "currency": "EUR"}"#)?;
/// let events = Settlement::decide(&Settlement::Absent, &settle, &facts)?;
/// assert!(matches!(Settlement::fold(&events), Settlement::Reserved(book) if book.reserve.minor() == 800));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Settlement {
    /// There is none.
    #[default]
    Absent,
    /// Done, with a reserve that is held back.
    Reserved(Book),
    /// Done, and all of it is available.
    Settled(Book),
    /// What a vendor owed was written off.
    WrittenOff(Book),
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SettlementRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Settle what can be settled of a vendor.
    Settle {
        /// The vendor.
        vendor: VendorId,
        /// In which currency.
        currency: Currency,
    },
    /// The reserve's time is over.
    ReleaseReserve,
    /// A closing vendor will never pay what it owes.
    WriteOff {
        /// The vendor.
        vendor: VendorId,
        /// In which currency.
        currency: Currency,
        /// Why.
        reason: String,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SettlementFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The settlement, where it is being made.
    pub id: SettlementId,
    /// The marketplace's policy for this vendor.
    #[serde(default)]
    pub policy: SettlementPolicy,
    /// The vendor's lines that are not settled, oldest first.
    #[serde(default)]
    pub candidates: Vec<Candidate>,
    /// What the vendor may be paid, in minor units; below zero when it owes.
    #[serde(default)]
    pub available: Amount,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SettlementEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// Lines were settled.
    Settled {
        /// The settlement.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// The reserve came free.
    ReserveReleased {
        /// How much, in minor units.
        amount: Amount,
        /// When.
        at: Timestamp,
    },
    /// What the vendor owed was written off.
    WrittenOff {
        /// The settlement that it is: its amount is what was owed.
        book: Book,
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
}

impl Candidate {
    /// Whether it can be settled now.
    ///
    /// Refusals: `time.malformed` for a delay that ends past the year 9999.
    ///
    /// ```
    /// use vendra_domain::settlement::{Candidate, SettlementPolicy};
    /// let policy: SettlementPolicy = serde_json::from_str(
    ///     r#"{"delay_ms": 1209600000, "reserve_rate": "0", "reserve_ms": 0}"#)?;
    /// let candidate: Candidate = serde_json::from_str(r#"{"vendor_order": "vor_01h455vb4pex5vsknk084sn001",
    ///     "line": "lin_01h455vb4pex5vsknk084sn001", "amount": 8000, "money": "there",
    ///     "delivered_at": "2026-02-10T10:00:00.000Z", "hold": "none"}"#)?;
    /// // Two weeks to the millisecond.
    /// assert!(!candidate.is_due(&policy, "2026-02-24T09:59:59.999Z".parse()?)?);
    /// assert!(candidate.is_due(&policy, "2026-02-24T10:00:00.000Z".parse()?)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_due(&self, policy: &SettlementPolicy, at: Timestamp) -> Result<bool, Refusal> {
        let Some(delivered_at) = self.delivered_at else {
            return Ok(false);
        };
        let waited = delivered_at.plus_ms(policy.delay_ms)? <= at;
        Ok(waited && self.money == MoneyState::There && self.hold == Hold::None)
    }
}

impl Decider for Settlement {
    const NAME: &'static str = "settlement";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        match (state, request) {
            (Self::Absent, Request::Settle { vendor, currency }) => settle(*vendor, *currency, facts),
            (Self::Absent, Request::WriteOff { vendor, currency, reason }) => {
                limits::text("settlement.reason", reason, limits::REASON_BYTES_MAX)?;
                if facts.available >= Amount::ZERO {
                    return Err(Refusal::SettlementNothing { vendor: *vendor });
                }
                let book = blank(*vendor, *currency, facts, Vec::new(), facts.available.negated());
                Ok(vec![Event::WrittenOff { book, reason: reason.clone(), at }])
            }
            (Self::Reserved(book), Request::ReleaseReserve) => match book.release_at {
                Some(release_at) if release_at <= at => Ok(vec![Event::ReserveReleased { amount: book.reserve, at }]),
                _ => Err(Refusal::SettlementReserveHeld),
            },
            (Self::Settled(_), Request::ReleaseReserve) => Ok(Vec::new()),
            (state, request) => Err(Refusal::SettlementWrongState {
                state: state.name().to_owned(),
                request: request.name().to_owned(),
            }),
        }
    }

    fn evolve(state: Self, event: &Event) -> Self {
        match (state, event) {
            (_, Event::Settled { book, .. }) if book.reserve.is_zero() => Self::Settled(book.clone()),
            (_, Event::Settled { book, .. }) => Self::Reserved(book.clone()),
            (_, Event::WrittenOff { book, .. }) => Self::WrittenOff(book.clone()),
            (Self::Reserved(book), Event::ReserveReleased { .. }) => Self::Settled(book),
            (state, Event::ReserveReleased { .. }) => state,
        }
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let mut effects = Effects::default();
        match (before, event) {
            (_, Event::Settled { book, .. }) => {
                let (pending, available) = (Account::VendorPending(book.vendor), Account::VendorAvailable(book.vendor));
                let moved = Journal::builder(Purpose::Settlement, book.id, book.currency);
                let moved = moved.debit(pending, book.amount).credit(available, book.amount);
                if !moved.is_empty() {
                    effects.journals.push(moved.build()?);
                }
                if !book.reserve.is_zero() {
                    let held = Journal::builder(Purpose::ReserveHeld, book.id, book.currency);
                    let held =
                        held.debit(available, book.reserve).credit(Account::VendorReserve(book.vendor), book.reserve);
                    effects.journals.push(held.build()?);
                }
                let reserve =
                    if crate::seeded_bug::bug("settlement.reserve_counts_too") { Amount::ZERO } else { book.reserve };
                free(&mut effects, book, book.amount.minus(reserve)?);
            }
            (Self::Reserved(book), Event::ReserveReleased { amount, .. }) => {
                let journal = Journal::builder(Purpose::ReserveReleased, book.id, book.currency);
                let journal = journal.debit(Account::VendorReserve(book.vendor), *amount);
                effects.journals.push(journal.credit(Account::VendorAvailable(book.vendor), *amount).build()?);
                if !crate::seeded_bug::bug("settlement.reserve_is_not_free") {
                    free(&mut effects, book, *amount);
                }
            }
            (_, Event::WrittenOff { book, .. }) => {
                let journal = Journal::builder(Purpose::WriteOff, book.id, book.currency);
                let journal = journal.debit(Account::VendorWriteOff, book.amount);
                effects.journals.push(journal.credit(Account::VendorAvailable(book.vendor), book.amount).build()?);
                free(&mut effects, book, book.amount);
            }
            _ => {}
        }
        Ok(effects)
    }
}

fn free(effects: &mut Effects, book: &Book, amount: Amount) {
    if !amount.is_zero() {
        let key = CounterKey::VendorAvailable { vendor: book.vendor, currency: book.currency };
        effects.counters.push(CounterMove::free(key, amount.minor()));
    }
}

fn blank(vendor: VendorId, currency: Currency, facts: &Facts, items: Vec<Item>, amount: Amount) -> Book {
    Book { id: facts.id, vendor, currency, items, amount, reserve: Amount::ZERO, release_at: None }
}

fn settle(vendor: VendorId, currency: Currency, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let policy = &facts.policy;
    if policy.reserve_rate > Rate::ONE {
        return Err(Refusal::RateMalformed { text: policy.reserve_rate.to_string() });
    }
    let mut items: Vec<Item> = Vec::new();
    for candidate in &facts.candidates {
        // A batch is bounded; what is left over is the next one's.
        if items.len() == limits::SETTLEMENT_ITEMS_MAX {
            break;
        }
        let known = items.iter().any(|item| item.line == candidate.line);
        if !known && candidate.is_due(policy, facts.at)? {
            let Candidate { vendor_order, line, amount, .. } = *candidate;
            items.push(Item { vendor_order, line, amount });
        }
    }
    if items.is_empty() {
        return Err(Refusal::SettlementNothing { vendor });
    }
    let amount = Amount::sum(items.iter().map(|item| item.amount))?;
    let mut book = blank(vendor, currency, facts, items, amount);
    // Nothing is held back of what the vendor owes.
    book.reserve = amount.max(Amount::ZERO).at_rate(policy.reserve_rate, Rounding::HalfAwayFromZero)?;
    if !book.reserve.is_zero() {
        book.release_at = Some(facts.at.plus_ms(policy.reserve_ms)?);
    }
    Ok(vec![Event::Settled { book, at: facts.at }])
}
