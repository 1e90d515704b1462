//! Claims: goods came damaged, wrong, in part, or not at all.
//!
//! The vendor answers within a window; if it does not, or the buyer does not agree, the operator decides. The buyer takes the
//! offer that it was shown, never another; an offer that the buyer lets pass stands. A claim ends with a refund of units or of an
//! amount, with a replacement, or with a no. It moves no money itself: the vendor order undoes what was decided, under the
//! claim's id, and a refund follows.

use crate::decider::{Decider, Named};
use crate::id::*;
use crate::limits;
use crate::money::Amount;
use crate::refusal::Refusal;
use crate::returns::returnable;
use crate::time::Timestamp;
use crate::vendor_order::LineUnits;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What is wrong.
///
/// ```
/// use vendra_domain::claim::Fault;
/// assert_eq!(serde_json::from_str::<Fault>(r#""not_received""#)?, Fault::NotReceived);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ClaimFault"))]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Damaged, or does not work.
    Damaged,
    /// A part is missing.
    Incomplete,
    /// Not what was ordered.
    Wrong,
    /// Never arrived.
    NotReceived,
}

/// How a claim ends.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::claim::Resolution;
/// // The buyer keeps the scratched table for 15.00 less.
/// let offered: Resolution = serde_json::from_str(r#"{"resolution": "refund_amount", "amount": 1500}"#)?;
/// assert_eq!(offered, Resolution::RefundAmount { amount: Amount::new(1500)? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ClaimResolution"))]
#[serde(tag = "resolution", rename_all = "snake_case", deny_unknown_fields)]
pub enum Resolution {
    /// Units are refunded; the buyer keeps them.
    RefundUnits {
        /// Which.
        lines: Vec<LineUnits>,
    },
    /// An amount is refunded.
    RefundAmount {
        /// In minor units.
        amount: Amount,
    },
    /// Others are sent.
    Replace {
        /// Which.
        lines: Vec<LineUnits>,
    },
    /// Nothing.
    Deny {
        /// Why.
        why: String,
    },
}

/// Everything that a claim remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ClaimBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The claim.
    pub id: ClaimId,
    /// The vendor order.
    pub vendor_order: VendorOrderId,
    /// Which units.
    pub lines: Vec<LineUnits>,
    /// What is wrong.
    pub fault: Fault,
    /// Until when the vendor must answer.
    pub answer_by: Timestamp,
    /// What the vendor offers, or what was decided.
    pub offered: Option<Resolution>,
    /// Until when the buyer takes the offer or not.
    pub accept_by: Option<Timestamp>,
}

/// What has become of a claim.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::claim::{Claim, Facts, Request};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "clm_01h455vb4pex5vsknk084sn001", "refundable": 5000, "answer_by": "2026-03-03T10:00:00.000Z",
///     "accept_by": "2026-03-10T10:00:00.000Z",
///     "claimable": [{"line": "lin_01h455vb4pex5vsknk084sn001", "units": 3}]}"#)?;
/// let create = |units: u32| serde_json::from_value::<Request>(serde_json::json!({"request": "create",
///     "vendor_order": "vor_01h455vb4pex5vsknk084sn001", "fault": "damaged",
///     "lines": [{"line": "lin_01h455vb4pex5vsknk084sn001", "units": units}]}));
/// let claim = Claim::fold(&Claim::decide(&Claim::Absent, &create(2)?, &facts)?);
/// assert!(matches!(claim, Claim::Open(_)));
/// // Three were sent.
/// assert!(Claim::decide(&Claim::Absent, &create(4)?, &facts).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Claim {
    /// There is none.
    #[default]
    Absent,
    /// The vendor must answer.
    Open(Book),
    /// The vendor offered something; the buyer takes it or not.
    Answered(Book),
    /// The operator decides.
    Escalated(Book),
    /// It ended.
    Resolved(Book),
    /// The buyer took it back.
    Withdrawn(Book),
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ClaimRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Say what is wrong.
    Create {
        /// The vendor order.
        vendor_order: VendorOrderId,
        /// Which units.
        lines: Vec<LineUnits>,
        /// What is wrong.
        fault: Fault,
    },
    /// The vendor offers something.
    Answer {
        /// What.
        resolution: Resolution,
    },
    /// The buyer takes it.
    AcceptAnswer {
        /// What the buyer was shown: the vendor may offer something else meanwhile.
        resolution: Resolution,
    },
    /// The buyer does not, or the vendor's time is over.
    Escalate,
    /// The buyer's time is over: the offer stands.
    Lapse,
    /// The operator decides.
    Decide {
        /// What.
        resolution: Resolution,
    },
    /// Never mind.
    Withdraw,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ClaimFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The claim, where it is being made.
    pub id: ClaimId,
    /// Units that were sent and are not undone by now, by line.
    #[serde(default)]
    pub claimable: Vec<LineUnits>,
    /// What of the vendor order the buyer paid and was not given back, in minor units.
    #[serde(default)]
    pub refundable: Amount,
    /// Until when the vendor must answer a claim that is made now.
    pub answer_by: Timestamp,
    /// Until when the buyer takes an offer that is made now or not.
    pub accept_by: Timestamp,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ClaimEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was made.
    Opened {
        /// The claim as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// The vendor offered something.
    Answered {
        /// What.
        resolution: Resolution,
        /// Until when the buyer takes it or not.
        accept_by: Timestamp,
        /// When.
        at: Timestamp,
    },
    /// The operator must decide.
    Escalated {
        /// When.
        at: Timestamp,
    },
    /// It ended.
    Resolved {
        /// How.
        resolution: Resolution,
        /// When.
        at: Timestamp,
    },
    /// The buyer took it back.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
}

impl Decider for Claim {
    const NAME: &'static str = "claim";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent, Request::Create { vendor_order, lines, fault }) => {
                returnable(lines, &facts.claimable)?;
                let book = Book {
                    id: facts.id,
                    vendor_order: *vendor_order,
                    lines: lines.clone(),
                    fault: *fault,
                    answer_by: facts.answer_by,
                    offered: None,
                    accept_by: None,
                };
                Event::Opened { book, at }
            }
            (Self::Answered(book), Request::Answer { resolution }) if book.offered.as_ref() == Some(resolution) => {
                return Ok(Vec::new());
            }
            (Self::Open(book) | Self::Answered(book), Request::Answer { .. }) if book.answer_by <= at => {
                return Err(Refusal::ClaimLate { answer_by: book.answer_by });
            }
            (Self::Open(book) | Self::Answered(book), Request::Answer { resolution }) => {
                possible(book, resolution, facts)?;
                Event::Answered { resolution: resolution.clone(), accept_by: facts.accept_by, at }
            }
            (Self::Answered(book) | Self::Resolved(book), Request::AcceptAnswer { resolution })
                if book.offered.as_ref() != Some(resolution) =>
            {
                return Err(Refusal::ClaimAnswerChanged);
            }
            (Self::Answered(book), Request::AcceptAnswer { resolution }) => {
                possible(book, resolution, facts)?;
                Event::Resolved { resolution: resolution.clone(), at }
            }
            (Self::Answered(book), Request::Lapse) => match (&book.offered, book.accept_by) {
                (_, Some(until)) if until > at => return Err(Refusal::ClaimNotDue { until }),
                // Nobody is there to ask otherwise: of what was given back in another way meanwhile, what is left is given back.
                (Some(resolution), _) => Event::Resolved { resolution: resolution.clone(), at },
                (None, _) => return Err(wrong_state(state, request)),
            },
            (Self::Open(book), Request::Escalate) if book.answer_by > at => {
                return Err(Refusal::ClaimNotDue { until: book.answer_by });
            }
            (Self::Open(_) | Self::Answered(_), Request::Escalate) => Event::Escalated { at },
            (Self::Escalated(book), Request::Decide { resolution }) => {
                possible(book, resolution, facts)?;
                Event::Resolved { resolution: resolution.clone(), at }
            }
            (Self::Open(_) | Self::Answered(_) | Self::Escalated(_), Request::Withdraw) => Event::Withdrawn { at },
            (Self::Escalated(_), Request::Escalate)
            | (Self::Resolved(_), Request::AcceptAnswer { .. } | Request::Lapse)
            | (Self::Withdrawn(_), Request::Withdraw) => {
                return Ok(Vec::new());
            }
            (state, request) => return Err(wrong_state(state, request)),
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let mut book = match (state, event) {
            (_, Event::Opened { book, .. }) => return Self::Open(book.clone()),
            (Self::Absent, _) => return Self::Absent,
            (
                Self::Open(book)
                | Self::Answered(book)
                | Self::Escalated(book)
                | Self::Resolved(book)
                | Self::Withdrawn(book),
                _,
            ) => book,
        };
        match event {
            Event::Opened { .. } => Self::Open(book),
            Event::Answered { resolution, accept_by, .. } => {
                (book.offered, book.accept_by) = (Some(resolution.clone()), Some(*accept_by));
                Self::Answered(book)
            }
            Event::Escalated { .. } => Self::Escalated(book),
            Event::Resolved { resolution, .. } => {
                book.offered = Some(resolution.clone());
                Self::Resolved(book)
            }
            Event::Withdrawn { .. } => Self::Withdrawn(book),
        }
    }
}

fn wrong_state(state: &Claim, request: &Request) -> Refusal {
    Refusal::ClaimWrongState { state: state.name().to_owned(), request: request.name().to_owned() }
}

/// Refuses a resolution that gives more than was claimed, or more than the buyer paid and has not got back by now.
fn possible(book: &Book, resolution: &Resolution, facts: &Facts) -> Result<(), Refusal> {
    match resolution {
        Resolution::RefundUnits { lines } | Resolution::Replace { lines } => {
            returnable(lines, &book.lines)?;
            returnable(lines, &facts.claimable)
        }
        Resolution::RefundAmount { amount } => {
            let amount = amount.positive("claim.amount")?;
            if amount <= facts.refundable {
                Ok(())
            } else {
                Err(Refusal::ClaimExceeded { wanted: amount, left: facts.refundable })
            }
        }
        Resolution::Deny { why } => limits::text("claim.why", why, limits::REASON_BYTES_MAX),
    }
}
