//! Disputes (chargebacks): the gateway takes the money first and someone decides later whose it is.
//!
//! Who bears a lost dispute is a policy, frozen when it is opened. *Platform*: an expense. *Vendor*: the vendors of the order.
//! *By split*: everyone who got a part of what the disputed payment paid, each by its share. What a vendor bears comes off what it
//! may be paid, whether its lines are settled or not. The lines stay as they are: a dispute is about one payment, and what gift
//! cards, credit or another card put into the same lines nobody disputed.
//!
//! Until it is decided the disputed part cannot be refunded as well; the payment holds it. Where lines are undone while their
//! payment cannot give all of it back, because a dispute took it, the rest *covers* the dispute: the buyer has it from the bank
//! already, or will have it back if the dispute is won, and those who bore it do so no longer.

mod bearing;

use crate::decider::{Decider, Effects, Named};
use crate::frozen_line::{LineKind, LineMove};
use crate::id::*;
use crate::ledger::{Account, Journal, Purpose, available_moves};
use crate::limits;
use crate::money::{Amount, Currency};
use crate::names::Gateway;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// Who bears a dispute that is lost.
///
/// ```
/// use vendra_domain::dispute::DisputePolicy;
/// assert_eq!(DisputePolicy::default(), DisputePolicy::Platform);
/// assert_eq!(serde_json::from_str::<DisputePolicy>(r#""by_split""#)?, DisputePolicy::BySplit);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DisputePolicy {
    /// The platform. The default.
    #[default]
    Platform,
    /// The vendors of the order.
    Vendor,
    /// Everyone who had a share of the lines.
    BySplit,
}

/// A vendor of the order, by which the vendors' parts of a loss are measured.
///
/// ```
/// use vendra_domain::dispute::VendorPart;
/// let part: VendorPart = serde_json::from_str(r#"{"vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 9000}"#)?;
/// assert_eq!(part.amount.minor(), 9000);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DisputeVendorPart"))]
#[serde(deny_unknown_fields)]
pub struct VendorPart {
    /// The vendor.
    pub vendor: VendorId,
    /// How much of the order is its, in minor units.
    pub amount: Amount,
}

/// A line that the disputed payment paid for: what moves, or would move, when it is undone.
///
/// ```
/// use vendra_domain::dispute::Stake;
/// let stake: Stake = serde_json::from_str(r#"{"kind": "goods", "movement": {
///     "line": "lin_01h455vb4pex5vsknk084sn001", "to": {"captured": 9000, "voided": 0, "reversed": 9000},
///     "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 9000}],
///     "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 9000}]}}"#)?;
/// assert_eq!(stake.movement.tendered()?.minor(), 9000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DisputeStake"))]
#[serde(deny_unknown_fields)]
pub struct Stake {
    /// What its line is for.
    pub kind: LineKind,
    /// The move.
    pub movement: LineMove,
}

/// What was lost at one account, and goes back there if it is won after all.
///
/// ```
/// use vendra_domain::dispute::Borne;
/// use vendra_domain::ledger::Account;
/// let borne: Borne = serde_json::from_str(r#"{"account": "chargeback_loss", "amount": 9000}"#)?;
/// assert_eq!(borne.account, Account::ChargebackLoss);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DisputeBorne"))]
#[serde(deny_unknown_fields)]
pub struct Borne {
    /// The account.
    pub account: Account,
    /// How much, in minor units.
    pub amount: Amount,
}

/// Everything that a dispute remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DisputeBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The dispute.
    pub id: DisputeId,
    /// The payment that is disputed.
    pub payment: PaymentId,
    /// Its order.
    pub order: OrderId,
    /// Its one currency.
    pub currency: Currency,
    /// Where the money was taken from.
    pub gateway: Gateway,
    /// How much is disputed, in minor units.
    pub amount: Amount,
    /// What of it the payment had given back before, in minor units: it is taken a second time, of the platform.
    #[serde(default, skip_serializing_if = "crate::money::nothing")]
    pub beyond: Amount,
    /// What of it lines gave back that were undone since, in minor units.
    #[serde(default, skip_serializing_if = "crate::money::nothing")]
    pub covered: Amount,
    /// The gateway's fee, in minor units.
    pub fee: Amount,
    /// The gateway's reason, as a code.
    pub reason: String,
    /// Who bears it if it is lost.
    pub policy: DisputePolicy,
    /// Who bears it, once it was lost: the parts sum to what is disputed and not covered.
    pub borne: Vec<Borne>,
}

impl Book {
    /// What of it lines that are undone may still cover, in minor units: nobody gave that back yet.
    ///
    /// ```
    /// use vendra_domain::{Amount, dispute::Book};
    /// let book: Book = serde_json::from_str(r#"{"id": "dsp_01h455vb4pex5vsknk084sn001",
    ///     "payment": "pay_01h455vb4pex5vsknk084sn001", "order": "ord_01h455vb4pex5vsknk084sn001", "currency": "EUR",
    ///     "gateway": "stripe", "amount": 9000, "beyond": 1000, "covered": 3000, "fee": 0, "reason": "fraudulent",
    ///     "policy": "platform", "borne": []}"#)?;
    /// assert_eq!(book.open()?, Amount::new(5000)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// Refusals: none for a dispute that was decided; `amount.out_of_range` where its amounts are beyond all bounds.
    pub fn open(&self) -> Result<Amount, Refusal> {
        self.amount.minus(self.beyond)?.minus(self.covered)
    }
}

/// What has become of a dispute.
///
/// ```
/// use vendra_domain::dispute::{Dispute, Facts, Request};
/// use vendra_domain::Decider;
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "dsp_01h455vb4pex5vsknk084sn001", "order": "ord_01h455vb4pex5vsknk084sn001",
///     "currency": "EUR", "gateway": "stripe", "captured": 9000, "refundable": 4000}"#)?;
/// let open: Request = serde_json::from_str(r#"{"request": "open", "payment": "pay_01h455vb4pex5vsknk084sn001",
///     "amount": 9001, "fee": 1500, "reason": "fraudulent"}"#)?;
/// assert_eq!(Dispute::decide(&Dispute::Absent, &open, &facts).unwrap_err().code(), "dispute.exceeded");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Dispute {
    /// There is none.
    #[default]
    Absent,
    /// The gateway took the money; evidence may be submitted.
    Open(Book),
    /// Evidence was submitted; the bank decides.
    UnderReview(Book),
    /// The money is back.
    Won(Book),
    /// The money is gone.
    Lost(Book),
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DisputeRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// The gateway took disputed money.
    Open {
        /// The payment.
        payment: PaymentId,
        /// How much is disputed, in minor units.
        amount: Amount,
        /// The gateway's fee, in minor units.
        fee: Amount,
        /// The gateway's reason, as a code.
        reason: String,
    },
    /// Evidence was sent to the gateway.
    SubmitEvidence {
        /// What it was, without anything personal: a file's id or digest.
        evidence: String,
    },
    /// The bank decided for the platform; also after it was lost.
    Win {
        /// What of the fee came back, in minor units.
        fee_returned: Amount,
    },
    /// The bank decided for the buyer, or nobody objects.
    Lose,
    /// Lines were undone, and what they gave back cannot be refunded because it was disputed. In the same commit.
    Cover {
        /// The refund that the rest of it is.
        cause: RefundId,
        /// How much, in minor units.
        amount: Amount,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DisputeFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The dispute, where it is being opened.
    pub id: DisputeId,
    /// The payment's order.
    pub order: OrderId,
    /// The payment's currency.
    pub currency: Currency,
    /// The payment's gateway.
    pub gateway: Gateway,
    /// What was taken by the payment, in minor units: a gateway cannot take back more.
    pub captured: Amount,
    /// What of it is neither refunded nor disputed, in minor units.
    pub refundable: Amount,
    /// The marketplace's policy.
    #[serde(default)]
    pub policy: DisputePolicy,
    /// With the policy `vendor`: the vendors of the order. Where there are none the platform bears it.
    #[serde(default)]
    pub vendors: Vec<VendorPart>,
    /// Where it is lost by split: what undoing the rest of the lines would move. Where it is covered: what was undone.
    #[serde(default)]
    pub stakes: Vec<Stake>,
    /// Where it is lost by split: what other disputes of the payment are borne by.
    #[serde(default)]
    pub others: Vec<Borne>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DisputeEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// The gateway took the money.
    Opened {
        /// The dispute as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// Evidence was sent.
    EvidenceSubmitted {
        /// What it was.
        evidence: String,
        /// When.
        at: Timestamp,
    },
    /// The money is back.
    Won {
        /// What of the fee came back, in minor units.
        fee_returned: Amount,
        /// When.
        at: Timestamp,
    },
    /// The money is gone.
    Lost {
        /// Who bears it: the parts sum to what is disputed and not covered.
        borne: Vec<Borne>,
        /// When.
        at: Timestamp,
    },
    /// Lines that were undone gave back what was disputed.
    Covered {
        /// The refund that the rest of it is.
        cause: RefundId,
        /// How much, in minor units.
        amount: Amount,
        /// Who bears so much less, where it was lost: the parts sum to the amount.
        freed: Vec<Borne>,
        /// When.
        at: Timestamp,
    },
}

impl Decider for Dispute {
    const NAME: &'static str = "dispute";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        match (state, request) {
            (Self::Absent, Request::Open { payment, amount, fee, reason }) => {
                limits::text("dispute.reason", reason, limits::REASON_BYTES_MAX)?;
                let amount = amount.positive("dispute.amount")?;
                if amount > facts.captured {
                    return Err(Refusal::DisputeExceeded { wanted: amount, left: facts.captured });
                }
                let book = Book {
                    id: facts.id,
                    payment: *payment,
                    order: facts.order,
                    currency: facts.currency,
                    gateway: facts.gateway,
                    amount,
                    // Who refunded and is charged back is without the money twice, and the gateway asks nobody.
                    beyond: amount.minus(facts.refundable.max(Amount::ZERO))?.max(Amount::ZERO),
                    covered: Amount::ZERO,
                    fee: fee.non_negative("dispute.fee")?,
                    reason: reason.clone(),
                    policy: facts.policy,
                    borne: Vec::new(),
                };
                Ok(vec![Event::Opened { book, at }])
            }
            (Self::Open(_) | Self::UnderReview(_), Request::SubmitEvidence { evidence }) => {
                limits::text("dispute.evidence", evidence, limits::REASON_BYTES_MAX)?;
                Ok(vec![Event::EvidenceSubmitted { evidence: evidence.clone(), at }])
            }
            // Banks change their mind: a lost dispute can be won in arbitration.
            (Self::Open(book) | Self::UnderReview(book) | Self::Lost(book), Request::Win { fee_returned }) => {
                let fee_returned = fee_returned.non_negative("dispute.fee")?;
                if fee_returned > book.fee {
                    return Err(Refusal::DisputeExceeded { wanted: fee_returned, left: book.fee });
                }
                Ok(vec![Event::Won { fee_returned, at }])
            }
            (Self::Open(book) | Self::UnderReview(book), Request::Lose) => {
                Ok(vec![Event::Lost { borne: bearing::borne(book, facts)?, at }])
            }
            (Self::Open(book) | Self::UnderReview(book) | Self::Lost(book), Request::Cover { cause, amount }) => {
                let (amount, left) = (amount.positive("dispute.covered")?, book.open()?);
                if amount > left {
                    return Err(Refusal::DisputeExceeded { wanted: amount, left });
                }
                Ok(vec![Event::Covered { cause: *cause, amount, freed: bearing::freed(book, amount, facts)?, at }])
            }
            (Self::Won(_), Request::Win { .. }) | (Self::Lost(_), Request::Lose) => Ok(Vec::new()),
            (state, request) => {
                Err(Refusal::DisputeWrongState { state: state.name().to_owned(), request: request.name().to_owned() })
            }
        }
    }

    fn evolve(state: Self, event: &Event) -> Self {
        match (state, event) {
            (_, Event::Opened { book, .. }) => Self::Open(book.clone()),
            (Self::Absent, _) => Self::Absent,
            (
                Self::Open(book) | Self::UnderReview(book) | Self::Won(book) | Self::Lost(book),
                Event::EvidenceSubmitted { .. },
            ) => Self::UnderReview(book),
            (Self::Open(book) | Self::UnderReview(book) | Self::Won(book) | Self::Lost(book), Event::Won { .. }) => {
                Self::Won(book)
            }
            (
                Self::Open(book) | Self::UnderReview(book) | Self::Won(book) | Self::Lost(book),
                Event::Lost { borne, .. },
            ) => Self::Lost(Book { borne: borne.clone(), ..book }),
            (Self::Open(book), Event::Covered { amount, freed, .. }) => Self::Open(covered(book, *amount, freed)),
            (Self::UnderReview(book), Event::Covered { amount, freed, .. }) => {
                Self::UnderReview(covered(book, *amount, freed))
            }
            (Self::Won(book), Event::Covered { amount, freed, .. }) => Self::Won(covered(book, *amount, freed)),
            (Self::Lost(book), Event::Covered { amount, freed, .. }) => Self::Lost(covered(book, *amount, freed)),
        }
    }

    fn effects(before: &Self, event: &Event) -> Result<Effects, Refusal> {
        let mut effects = Effects::default();
        match (before, event) {
            (_, Event::Opened { book, .. }) => {
                let taken = book.amount.plus(book.fee)?;
                let journal = Journal::builder(Purpose::DisputeOpened, book.id, book.currency)
                    .debit(Account::Disputed(book.id), book.amount)
                    .debit(Account::GatewayFees, book.fee)
                    .credit(Account::GatewayClearing(book.gateway), taken);
                effects.journals.push(journal.build()?);
            }
            (Self::Open(_) | Self::UnderReview(_), Event::Won { .. })
                if crate::seeded_bug::bug("dispute.won_and_not_posted") => {}
            (Self::Open(book) | Self::UnderReview(book), Event::Won { fee_returned, .. }) => {
                let waits = [Borne { account: Account::Disputed(book.id), amount: book.amount.minus(book.covered)? }];
                won(&mut effects, book, *fee_returned, &waits)?;
            }
            (Self::Lost(book), Event::Won { fee_returned, .. }) => won(&mut effects, book, *fee_returned, &book.borne)?,
            (Self::Open(book) | Self::UnderReview(book), Event::Lost { borne, .. }) => lost(&mut effects, book, borne)?,
            (Self::Open(book) | Self::UnderReview(book), Event::Covered { cause, amount, .. }) => {
                let waits = [Borne { account: Account::Disputed(book.id), amount: *amount }];
                freed(&mut effects, book, *cause, &waits)?;
            }
            (Self::Lost(book), Event::Covered { cause, freed: less, .. }) => freed(&mut effects, book, *cause, less)?,
            _ => {}
        }
        Ok(effects)
    }
}

/// What a book says once so much more of it is covered.
fn covered(mut book: Book, amount: Amount, freed: &[Borne]) -> Book {
    book.covered = book.covered.plus(amount).unwrap_or(book.covered);
    for less in freed {
        for part in book.borne.iter_mut().filter(|part| part.account == less.account) {
            part.amount = part.amount.minus(less.amount).unwrap_or(part.amount);
        }
    }
    book.borne.retain(|part| !part.amount.is_zero());
    book
}

fn post(effects: &mut Effects, journal: crate::ledger::Builder) -> Result<(), Refusal> {
    if !journal.is_empty() {
        let journal = journal.build()?;
        effects.counters.extend(available_moves(&journal));
        effects.journals.push(journal);
    }
    Ok(())
}

/// What is disputed, and no line gave back, becomes someone's loss.
fn lost(effects: &mut Effects, book: &Book, borne: &[Borne]) -> Result<(), Refusal> {
    if crate::seeded_bug::bug("dispute.lost_and_still_open") {
        return Ok(());
    }
    let mut journal = Journal::builder(Purpose::DisputeLost, book.id, book.currency);
    for part in borne {
        journal = journal.debit(part.account, part.amount);
    }
    post(effects, journal.credit(Account::Disputed(book.id), book.amount.minus(book.covered)?))
}

/// What was taken is back with those it was taken of; what lines gave back in its place is the buyer's, and waits in the order's
/// clearing to be refunded in the same commit.
fn won(effects: &mut Effects, book: &Book, fee_returned: Amount, of: &[Borne]) -> Result<(), Refusal> {
    let mut journal = Journal::builder(Purpose::DisputeWon, book.id, book.currency)
        .debit(Account::GatewayClearing(book.gateway), book.amount.plus(fee_returned)?)
        .credit(Account::GatewayFees, fee_returned)
        .credit(Account::BuyerClearing(book.order), book.covered);
    for part in of {
        journal = journal.credit(part.account, part.amount);
    }
    post(effects, journal)
}

/// What lines gave back takes the place of what was disputed.
fn freed(effects: &mut Effects, book: &Book, cause: RefundId, of: &[Borne]) -> Result<(), Refusal> {
    let all = Amount::sum(of.iter().map(|part| part.amount))?;
    let mut journal = Journal::builder(Purpose::DisputeCovered, cause, book.currency);
    journal = journal.debit(Account::BuyerClearing(book.order), all);
    for part in of {
        journal = journal.credit(part.account, part.amount);
    }
    post(effects, journal)
}
