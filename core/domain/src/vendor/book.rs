//! What a vendor remembers.

use crate::authority::MemberRole;
use crate::id::*;
use crate::names::Jurisdiction;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What kind of requirement it is.
///
/// ```
/// use vendra_domain::vendor::RequirementKind;
/// assert_eq!(serde_json::from_str::<RequirementKind>(r#""operator_review""#)?, RequirementKind::OperatorReview);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::vendor::RequirementStatus;
/// let status: RequirementStatus = serde_json::from_str(r#"{"status": "submitted", "evidence": "sha256:2c26b46b"}"#)?;
/// assert_ne!(status, RequirementStatus::Accepted);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::vendor::{Requirement, RequirementStatus};
/// let requirement: Requirement = serde_json::from_str(
///     r#"{"id": "req_01h455vb4pex5vsknk084sn001", "kind": "document", "status": {"status": "open"}}"#)?;
/// assert_eq!(requirement.status, RequirementStatus::Open);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::vendor::Location;
/// let warehouse: Location = serde_json::from_str(r#"{"id": "loc_01h455vb4pex5vsknk084sn001",
///     "contact": "ctc_01h455vb4pex5vsknk084sn001", "jurisdiction": "DE", "priority": 1}"#)?;
/// assert_eq!(warehouse.jurisdiction.as_str(), "DE");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorLocation"))]
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
///
/// ```
/// use vendra_domain::authority::MemberRole;
/// use vendra_domain::vendor::Member;
/// let packer: Member = serde_json::from_str(r#"{"user": "usr_01h455vb4pex5vsknk084sn002", "role": "fulfilment"}"#)?;
/// assert_eq!(packer.role, MemberRole::Fulfilment);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorMember"))]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Who.
    pub user: UserId,
    /// In which capacity.
    pub role: MemberRole,
}

/// Where a vendor is paid.
///
/// ```
/// use vendra_domain::vendor::Account;
/// let account: Account = serde_json::from_str(
///     r#"{"id": "pac_01h455vb4pex5vsknk084sn001", "since": "2026-03-01T10:00:00.000Z"}"#)?;
/// assert_eq!(account.since.to_string(), "2026-03-01T10:00:00.000Z");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorAccount"))]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The account, at a provider or a bank.
    pub id: PayoutAccountId,
    /// Since when.
    pub since: Timestamp,
}

/// An account that one person proposed and another must confirm.
///
/// ```
/// use vendra_domain::vendor::AccountProposal;
/// let proposal: AccountProposal = serde_json::from_str(
///     r#"{"id": "pac_01h455vb4pex5vsknk084sn001", "by": "usr_01h455vb4pex5vsknk084sn001"}"#)?;
/// // Whoever confirms it is someone else.
/// assert_ne!(proposal.by, "usr_01h455vb4pex5vsknk084sn002".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorAccountProposal"))]
#[serde(deny_unknown_fields)]
pub struct AccountProposal {
    /// The account.
    pub id: PayoutAccountId,
    /// Who proposed it.
    pub by: UserId,
}

/// The operator holds a vendor's payouts. What it sells is settled all the same.
///
/// ```
/// use vendra_domain::vendor::PayoutHold;
/// let hold: PayoutHold = serde_json::from_str(r#"{"reason": "goods without papers", "until": null}"#)?;
/// assert_eq!(hold.until, None); // until somebody ends it
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PayoutHold {
    /// Why.
    pub reason: String,
    /// Until when; none for until somebody ends it.
    pub until: Option<Timestamp>,
}

impl PayoutHold {
    /// Whether it holds at a time: not any more once `until` is there.
    ///
    /// ```
    /// use vendra_domain::vendor::PayoutHold;
    /// let hold: PayoutHold = serde_json::from_str(
    ///     r#"{"reason": "goods without papers", "until": "2026-03-01T10:00:00.000Z"}"#)?;
    /// assert!(hold.holds("2026-03-01T09:59:59.999Z".parse()?));
    /// assert!(!hold.holds("2026-03-01T10:00:00.000Z".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn holds(&self, at: Timestamp) -> bool {
        self.until.is_none_or(|until| at < until)
    }
}

/// Everything that a vendor remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VendorBook"))]
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
    /// Why and until when it is not paid, where the operator holds its payouts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payout_hold: Option<PayoutHold>,
}

impl Book {
    /// Whether every requirement is met.
    ///
    /// ```
    /// use vendra_domain::vendor::{Account, Book};
    /// // Its document was accepted; it has no payout account yet.
    /// # let book: Book = serde_json::from_str(r#"{"id": "ven_01h455vb4pex5vsknk084sn001",
    /// #   "contact": "ctc_01h455vb4pex5vsknk084sn001", "requirements": [
    /// #   {"id": "req_01h455vb4pex5vsknk084sn001", "kind": "document", "status": {"status": "accepted"}},
    /// #   {"id": "req_01h455vb4pex5vsknk084sn002", "kind": "payout_account", "status": {"status": "open"}}],
    /// #   "team": [{"user": "usr_01h455vb4pex5vsknk084sn001", "role": "owner"},
    /// #   {"user": "usr_01h455vb4pex5vsknk084sn002", "role": "fulfilment"}],
    /// #   "locations": [], "account": null, "proposed": null, "plan": null}"#).unwrap();
    /// assert!(!book.is_complete());
    /// let (id, since) = ("pac_01h455vb4pex5vsknk084sn001".parse()?, "2026-03-01T10:00:00.000Z".parse()?);
    /// assert!(Book { account: Some(Account { id, since }), ..book }.is_complete());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
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
    ///
    /// ```
    /// use vendra_domain::vendor::Book;
    /// // An owner, and someone who packs.
    /// # let book: Book = serde_json::from_str(r#"{"id": "ven_01h455vb4pex5vsknk084sn001",
    /// #   "contact": "ctc_01h455vb4pex5vsknk084sn001", "requirements": [
    /// #   {"id": "req_01h455vb4pex5vsknk084sn001", "kind": "document", "status": {"status": "accepted"}},
    /// #   {"id": "req_01h455vb4pex5vsknk084sn002", "kind": "payout_account", "status": {"status": "open"}}],
    /// #   "team": [{"user": "usr_01h455vb4pex5vsknk084sn001", "role": "owner"},
    /// #   {"user": "usr_01h455vb4pex5vsknk084sn002", "role": "fulfilment"}],
    /// #   "locations": [], "account": null, "proposed": null, "plan": null}"#).unwrap();
    /// assert_eq!(book.owners(), 1);
    /// ```
    #[must_use]
    pub fn owners(&self) -> usize {
        self.team.iter().filter(|member| member.role == MemberRole::Owner).count()
    }
}
