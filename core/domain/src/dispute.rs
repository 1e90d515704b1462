//! Disputes (chargebacks): the gateway takes the money first and someone decides later whose it is.
//!
//! Who bears a lost dispute is a policy, frozen when it is opened. *Platform*: an expense. *Vendor*: the vendors of the order.
//! *By split*: the lines are undone like a refund's, so that each party gives back its own share. Until it is decided the
//! disputed part cannot be refunded as well; the payment holds it.

use crate::decider::{Decider, Effects, Named};
use crate::frozen_line::{LineKind, LineMove, Source};
use crate::id::*;
use crate::ledger::{Account, Journal, Purpose, VendorShare, available_moves, use_account};
use crate::limits;
use crate::money::{Amount, Currency, allotment};
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

/// What one vendor is to bear.
///
/// ```
/// use vendra_domain::dispute::VendorPart;
/// use vendra_domain::ledger::VendorShare;
/// let part: VendorPart = serde_json::from_str(
///     r#"{"vendor": "ven_01h455vb4pex5vsknk084sn001", "share": "available", "amount": 9000}"#)?;
/// assert_eq!(part.share, VendorShare::Available);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VendorPart {
    /// The vendor.
    pub vendor: VendorId,
    /// Where its share stands.
    pub share: VendorShare,
    /// How much, in minor units.
    pub amount: Amount,
}

/// A part of a line that was undone because a dispute was lost.
///
/// ```
/// use vendra_domain::dispute::UndonePart;
/// let part: UndonePart = serde_json::from_str(r#"{"kind": "goods", "share": "pending", "movement": {
///     "line": "lin_01h455vb4pex5vsknk084sn001", "to": {"captured": 9000, "voided": 0, "reversed": 9000},
///     "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 9000}],
///     "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 9000}]}}"#)?;
/// assert_eq!(part.movement.tendered()?.minor(), 9000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UndonePart {
    /// What its line is for.
    pub kind: LineKind,
    /// Where the vendor's share stood.
    pub share: VendorShare,
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
#[serde(deny_unknown_fields)]
pub struct Borne {
    /// The account.
    pub account: Account,
    /// How much, in minor units.
    pub amount: Amount,
}

/// Everything that a dispute remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The gateway's fee, in minor units.
    pub fee: Amount,
    /// The gateway's reason, as a code.
    pub reason: String,
    /// Who bears it if it is lost.
    pub policy: DisputePolicy,
    /// Who bore it, once it was lost: the parts sum to what is disputed.
    pub borne: Vec<Borne>,
}

/// What has become of a dispute.
///
/// ```
/// use vendra_domain::dispute::{Dispute, Facts, Request};
/// use vendra_domain::Decider;
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "dsp_01h455vb4pex5vsknk084sn001", "order": "ord_01h455vb4pex5vsknk084sn001",
///     "currency": "EUR", "gateway": "stripe", "disputable": 9000}"#)?;
/// let open: Request = serde_json::from_str(r#"{"request": "open", "payment": "pay_01h455vb4pex5vsknk084sn001",
///     "amount": 9001, "fee": 1500, "reason": "fraudulent"}"#)?;
/// assert_eq!(Dispute::decide(&Dispute::Absent, &open, &facts).unwrap_err().code(), "dispute.exceeded");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
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
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
    /// What of the payment is neither refunded nor disputed, in minor units.
    pub disputable: Amount,
    /// The marketplace's policy.
    #[serde(default)]
    pub policy: DisputePolicy,
    /// With the policy `vendor`: what each vendor bears; it must sum to the disputed amount.
    #[serde(default)]
    pub vendors: Vec<VendorPart>,
    /// With the policy `by_split`: what the vendor orders undid, in the same commit.
    #[serde(default)]
    pub undone: Vec<UndonePart>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
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
        /// Who bears it: the parts sum to what is disputed.
        borne: Vec<Borne>,
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
                if amount > facts.disputable {
                    return Err(Refusal::DisputeExceeded { wanted: amount, left: facts.disputable });
                }
                let book = Book {
                    id: facts.id,
                    payment: *payment,
                    order: facts.order,
                    currency: facts.currency,
                    gateway: facts.gateway,
                    amount,
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
                Ok(vec![Event::Lost { borne: borne(book, facts)?, at }])
            }
            (Self::Won(_), Request::Win { .. }) | (Self::Lost(_), Request::Lose) => Ok(Vec::new()),
            (state, request) => {
                Err(Refusal::DisputeWrongState { state: state.name().to_owned(), request: request.name().to_owned() })
            }
        }
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let mut book = match (state, event) {
            (_, Event::Opened { book, .. }) => return Self::Open(book.clone()),
            (Self::Open(book) | Self::UnderReview(book) | Self::Won(book) | Self::Lost(book), _) => book,
            (Self::Absent, _) => return Self::Absent,
        };
        match event {
            Event::Opened { .. } => Self::Open(book),
            Event::EvidenceSubmitted { .. } => Self::UnderReview(book),
            Event::Won { .. } => Self::Won(book),
            Event::Lost { borne, .. } => {
                book.borne.clone_from(borne);
                Self::Lost(book)
            }
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
                let journal = Journal::builder(Purpose::DisputeWon, book.id, book.currency)
                    .debit(Account::GatewayClearing(book.gateway), book.amount.plus(*fee_returned)?)
                    .credit(Account::Disputed(book.id), book.amount)
                    .credit(Account::GatewayFees, *fee_returned);
                effects.journals.push(journal.build()?);
            }
            (Self::Lost(book), Event::Won { fee_returned, .. }) => won_back(&mut effects, book, *fee_returned)?,
            (Self::Open(book) | Self::UnderReview(book), Event::Lost { borne, .. }) => lost(&mut effects, book, borne)?,
            _ => {}
        }
        Ok(effects)
    }
}

/// Who bears a lost dispute, to the cent.
fn borne(book: &Book, facts: &Facts) -> Result<Vec<Borne>, Refusal> {
    match book.policy {
        DisputePolicy::Platform => Ok(vec![Borne { account: Account::ChargebackLoss, amount: book.amount }]),
        DisputePolicy::Vendor => by_vendors(book, &facts.vendors),
        DisputePolicy::BySplit => by_split(book, &facts.undone),
    }
}

fn by_vendors(book: &Book, vendors: &[VendorPart]) -> Result<Vec<Borne>, Refusal> {
    limits::count("dispute.vendors", vendors.len(), limits::QUOTE_VENDORS_MAX)?;
    let mut parts = Vec::with_capacity(vendors.len());
    for part in vendors {
        let account = match part.share {
            VendorShare::Pending => Account::VendorPending(part.vendor),
            VendorShare::Available => Account::VendorAvailable(part.vendor),
        };
        parts.push(Borne { account, amount: part.amount.positive("dispute.vendor")? });
    }
    let shared = Amount::sum(parts.iter().map(|part| part.amount))?;
    if shared == book.amount { Ok(parts) } else { Err(Refusal::DisputeUnshared { shared, amount: book.amount }) }
}

/// The uses of the undone parts bear it, each in proportion: beside the disputed payment, cards, credit and the platform's
/// discounts may have paid for the same lines, and get their own back.
fn by_split(book: &Book, undone: &[UndonePart]) -> Result<Vec<Borne>, Refusal> {
    limits::count("dispute.lines", undone.len(), limits::ORDER_LINES_MAX)?;
    let disputed = Source::Payment { payment: book.payment };
    let sources = undone.iter().flat_map(|part| &part.movement.sources).filter(|share| share.party == disputed);
    let shared = Amount::sum(sources.map(|share| share.amount))?;
    if shared != book.amount {
        return Err(Refusal::DisputeUnshared { shared, amount: book.amount });
    }
    let mut parts: Vec<Borne> = Vec::new();
    for part in undone {
        for share in &part.movement.uses {
            let account = use_account(share.party, part.kind, part.share);
            match parts.iter_mut().find(|part| part.account == account) {
                Some(known) => known.amount = known.amount.plus(share.amount)?,
                None => parts.push(Borne { account, amount: share.amount }),
            }
        }
    }
    let weights: Vec<Amount> = parts.iter().map(|part| part.amount).collect();
    for (part, amount) in parts.iter_mut().zip(allotment(&weights, book.amount)?) {
        part.amount = amount;
    }
    parts.retain(|part| !part.amount.is_zero());
    Ok(parts)
}

/// What is disputed becomes someone's loss. By split, the lines' reversals have brought it to the order's clearing.
fn lost(effects: &mut Effects, book: &Book, borne: &[Borne]) -> Result<(), Refusal> {
    let mut journal = Journal::builder(Purpose::DisputeLost, book.id, book.currency);
    match book.policy {
        DisputePolicy::BySplit => journal = journal.debit(Account::BuyerClearing(book.order), book.amount),
        DisputePolicy::Platform | DisputePolicy::Vendor => {
            for part in borne {
                journal = journal.debit(part.account, part.amount);
            }
        }
    }
    let journal = journal.credit(Account::Disputed(book.id), book.amount).build()?;
    if crate::seeded_bug::bug("dispute.lost_and_still_open") {
        return Ok(());
    }
    effects.counters.extend(available_moves(&journal));
    effects.journals.push(journal);
    Ok(())
}

/// What was lost is back, with everyone who bore it.
fn won_back(effects: &mut Effects, book: &Book, fee_returned: Amount) -> Result<(), Refusal> {
    let mut journal = Journal::builder(Purpose::DisputeWon, book.id, book.currency)
        .debit(Account::GatewayClearing(book.gateway), book.amount.plus(fee_returned)?)
        .credit(Account::GatewayFees, fee_returned);
    for part in &book.borne {
        journal = journal.credit(part.account, part.amount);
    }
    let journal = journal.build()?;
    effects.counters.extend(available_moves(&journal));
    effects.journals.push(journal);
    Ok(())
}
