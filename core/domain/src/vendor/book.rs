//! What a vendor remembers.

use crate::authority::MemberRole;
use crate::id::*;
use crate::names::Jurisdiction;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What kind of requirement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequirementKind {
    /// Show a document.
    Document,
    /// Declare that something is so.
    Attestation,
    /// Pass the operator's review.
    OperatorReview,
    /// Have a confirmed payout account.
    PayoutAccount,
}

/// What has become of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case", deny_unknown_fields)]
pub enum RequirementStatus {
    /// The vendor has not answered it.
    Open,
    /// The vendor has; the operator looks at it.
    Submitted {
        /// What was submitted: a file's id or digest, nothing personal.
        evidence: String,
    },
    /// It is met.
    Accepted,
    /// It is not; the vendor may answer again.
    Refused {
        /// Why.
        reason: String,
    },
}

/// One thing that a vendor must do or show before it may sell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The requirement.
    pub id: RequirementId,
    /// What kind it is.
    pub kind: RequirementKind,
    /// What has become of it.
    pub status: RequirementStatus,
}

/// A place that goods leave from. Its address is in a contact record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// The place.
    pub id: LocationId,
    /// Its address.
    pub contact: ContactId,
    /// Where it is, for taxes and routing.
    pub jurisdiction: Jurisdiction,
    /// Which place is asked first: the lower the earlier.
    pub priority: u32,
}

/// One of a vendor's people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Who.
    pub user: UserId,
    /// In which capacity.
    pub role: MemberRole,
}

/// Where a vendor is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The account, at a provider or a bank.
    pub id: PayoutAccountId,
    /// Since when.
    pub since: Timestamp,
}

/// An account that one person proposed and another must confirm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountProposal {
    /// The account.
    pub id: PayoutAccountId,
    /// Who proposed it.
    pub by: UserId,
}

/// Everything that a vendor remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The vendor.
    pub id: VendorId,
    /// Its name and address, in a contact record: a sole trader's are personal.
    pub contact: ContactId,
    /// What it must do or show.
    pub requirements: Vec<Requirement>,
    /// Its people.
    pub team: Vec<Member>,
    /// Its places.
    pub locations: Vec<Location>,
    /// Where it is paid.
    pub account: Option<Account>,
    /// Where it wants to be paid.
    pub proposed: Option<AccountProposal>,
    /// Its commission plan; the marketplace's default where there is none.
    pub plan: Option<PlanId>,
}

impl Book {
    /// Whether every requirement is met.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.requirements.iter().all(|requirement| match requirement.kind {
            RequirementKind::PayoutAccount => self.account.is_some(),
            RequirementKind::Document | RequirementKind::Attestation | RequirementKind::OperatorReview => {
                requirement.status == RequirementStatus::Accepted
            }
        })
    }

    /// How many owners it has.
    #[must_use]
    pub fn owners(&self) -> usize {
        self.team.iter().filter(|member| member.role == MemberRole::Owner).count()
    }
}
