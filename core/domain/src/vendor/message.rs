//! What a vendor is asked, what it is told, and what happens to it.

use super::book::{Book, Location, Member, PayoutHold, RequirementKind};
use crate::authority::MemberRole;
use crate::commission_plan::PlanForce;
use crate::contact::ContactStanding;
use crate::id::*;
use crate::money::Amount;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Apply to sell.
    Apply {
        /// Its name and address.
        contact: ContactId,
    },
    /// Answer a requirement. What the operator looks at is not exchanged under its eyes.
    SubmitRequirement {
        /// Which.
        requirement: RequirementId,
        /// A file's id or digest, nothing personal.
        evidence: String,
    },
    /// The operator finds it met.
    AcceptRequirement {
        /// Which.
        requirement: RequirementId,
    },
    /// The operator does not.
    RefuseRequirement {
        /// Which.
        requirement: RequirementId,
        /// Why.
        reason: String,
    },
    /// Ask the operator to look.
    RequestReview,
    /// Let it sell.
    Activate,
    /// Do not take it.
    Reject {
        /// Why.
        reason: String,
    },
    /// Let it sell nothing new.
    Suspend {
        /// Why.
        reason: String,
    },
    /// Let it sell again.
    Reinstate,
    /// End it.
    Close,
    /// Add one of its people, or give one another role.
    SetMember {
        /// Who.
        user: UserId,
        /// In which capacity.
        role: MemberRole,
    },
    /// Take one of its people out.
    RemoveMember {
        /// Who.
        user: UserId,
    },
    /// Add a place, or change one.
    SetLocation {
        /// The place.
        location: Location,
    },
    /// Take a place out.
    RemoveLocation {
        /// Which.
        location: LocationId,
    },
    /// Be paid elsewhere: the first of two people.
    ProposeAccount {
        /// Where.
        account: PayoutAccountId,
    },
    /// Agree: the second. It says to what, so that nobody agrees to what was proposed a moment ago.
    ConfirmAccount {
        /// Where.
        account: PayoutAccountId,
    },
    /// Give it a commission plan of its own, or none.
    AssignPlan {
        /// Which.
        plan: Option<PlanId>,
    },
    /// Pay it nothing for now. What it sells is settled all the same.
    HoldPayouts {
        /// Why and until when.
        hold: PayoutHold,
    },
    /// Pay it again.
    ReleasePayouts,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// Who asks.
    pub user: UserId,
    /// The vendor, where it applies.
    pub id: VendorId,
    /// What the marketplace's settings ask of a vendor, each with a fresh id.
    pub requirements: Vec<Asked>,
    /// How many of its orders are neither settled nor cancelled.
    pub orders_unsettled: u32,
    /// How many payouts to it are under way: one that fails gives the money back.
    pub payouts_running: u32,
    /// What it is owed or owes, in minor units: pending, available and reserved each by itself, in each currency.
    pub balances: Vec<Amount>,
    /// Whose the contact record is that the request names.
    #[serde(default)]
    pub contact: ContactStanding,
    /// Whether the plan that the request names is in force.
    pub plan: PlanForce,
}

/// One thing that a marketplace asks of whoever wants to sell.
///
/// ```
/// use vendra_domain::vendor::{Asked, RequirementKind};
/// let asked: Asked = serde_json::from_str(r#"{"id": "req_01h455vb4pex5vsknk084sn001", "kind": "attestation"}"#)?;
/// assert_eq!(asked.kind, RequirementKind::Attestation);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RequirementAsked"))]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// A fresh id.
    pub id: RequirementId,
    /// What kind it is.
    pub kind: RequirementKind,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It applied.
    Applied {
        /// The vendor as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// A requirement was answered.
    RequirementSubmitted {
        /// Which.
        requirement: RequirementId,
        /// With what.
        evidence: String,
        /// When.
        at: Timestamp,
    },
    /// A requirement is met.
    RequirementAccepted {
        /// Which.
        requirement: RequirementId,
        /// When.
        at: Timestamp,
    },
    /// A requirement is not met.
    RequirementRefused {
        /// Which.
        requirement: RequirementId,
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// The operator is asked to look.
    ReviewRequested {
        /// When.
        at: Timestamp,
    },
    /// It sells.
    Activated {
        /// When.
        at: Timestamp,
    },
    /// It was not taken.
    Rejected {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// It sells nothing new.
    Suspended {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// It sells again.
    Reinstated {
        /// When.
        at: Timestamp,
    },
    /// It is gone.
    Closed {
        /// When.
        at: Timestamp,
    },
    /// One of its people came, or has another role.
    MemberSet {
        /// Who, in which capacity.
        member: Member,
        /// When.
        at: Timestamp,
    },
    /// One of its people left.
    MemberRemoved {
        /// Who.
        user: UserId,
        /// When.
        at: Timestamp,
    },
    /// A place came, or changed.
    LocationSet {
        /// The place.
        location: Location,
        /// When.
        at: Timestamp,
    },
    /// A place was taken out.
    LocationRemoved {
        /// Which.
        location: LocationId,
        /// When.
        at: Timestamp,
    },
    /// One person wants it paid elsewhere.
    AccountProposed {
        /// Where.
        account: PayoutAccountId,
        /// Who.
        by: UserId,
        /// When.
        at: Timestamp,
    },
    /// A second one agreed.
    AccountConfirmed {
        /// Where.
        account: PayoutAccountId,
        /// Who.
        by: UserId,
        /// When.
        at: Timestamp,
    },
    /// It has another commission plan.
    PlanAssigned {
        /// Which.
        plan: Option<PlanId>,
        /// When.
        at: Timestamp,
    },
    /// It is paid nothing for now.
    PayoutsHeld {
        /// Why and until when.
        hold: PayoutHold,
        /// When.
        at: Timestamp,
    },
    /// It is paid again.
    PayoutsReleased {
        /// When.
        at: Timestamp,
    },
}
