//! What a payout is asked, what it is told, and what happens to it.

use super::statement::Statement;
use crate::id::*;
use crate::money::{Amount, Currency};
use crate::names::Gateway;
use crate::payment::OperationOutcome;
use crate::time::Timestamp;
use crate::vendor::PayoutHold;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// How a payout comes about.
///
/// ```
/// use vendra_domain::payout::{Kind, Request};
/// let create: Request = serde_json::from_str(r#"{"request": "create", "vendor": "ven_01h455vb4pex5vsknk084sn001",
///     "currency": "EUR", "kind": "scheduled"}"#)?;
/// assert!(matches!(create, Request::Create { kind: Kind::Scheduled, .. }));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// By the vendor's schedule.
    Scheduled,
    /// Someone asked for it.
    Manual,
}

/// From where a payout is paid.
///
/// ```
/// use vendra_domain::payout::PaidFrom;
/// let from: PaidFrom = serde_json::from_str(r#"{"from": "gateway", "gateway": "stripe"}"#)?;
/// assert_eq!(from, PaidFrom::Gateway { gateway: "stripe".parse()? });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "from", rename_all = "snake_case", deny_unknown_fields)]
pub enum PaidFrom {
    /// The platform's bank: a person says that it was paid.
    #[default]
    Bank,
    /// What a gateway holds for the platform: the gateway is asked to pay it.
    Gateway {
        /// Which.
        gateway: Gateway,
    },
}

impl PaidFrom {
    /// Whether it is the platform's bank.
    ///
    /// ```
    /// use vendra_domain::payout::PaidFrom;
    /// assert!(PaidFrom::default().is_bank());
    /// ```
    #[must_use]
    pub const fn is_bank(&self) -> bool {
        matches!(self, Self::Bank)
    }
}

/// Everything that a payout remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The payout: the provider's key and the id of its ledger entries.
    pub id: PayoutId,
    /// The vendor.
    pub vendor: VendorId,
    /// Its one currency.
    pub currency: Currency,
    /// How it came about.
    pub kind: Kind,
    /// How much, in minor units.
    pub amount: Amount,
    /// Where it goes.
    pub account: PayoutAccountId,
    /// From where it is paid.
    pub paid_from: PaidFrom,
    /// Who asked for it; none where the schedule did.
    pub requested_by: Option<UserId>,
    /// Who approved it.
    pub approved_by: Option<UserId>,
    /// What it is made of.
    pub statement: Statement,
    /// When it was begun: from then on the provider may know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
}

impl Book {
    /// The gateway that is asked to pay it; none where a person says that the bank did.
    ///
    /// ```
    /// use vendra_domain::payout::Book;
    /// # let book: Book = serde_json::from_str(r#"{"id": "pyo_01h455vb4pex5vsknk084sn001",
    /// #   "vendor": "ven_01h455vb4pex5vsknk084sn001", "currency": "EUR", "kind": "scheduled", "amount": 10000,
    /// #   "account": "pac_01h455vb4pex5vsknk084sn001", "paid_from": {"from": "gateway", "gateway": "stripe"},
    /// #   "requested_by": null, "approved_by": null, "statement": {"opening": 10000, "lines": []}}"#).unwrap();
    /// assert_eq!(book.gateway(), Some("stripe".parse()?));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn gateway(&self) -> Option<Gateway> {
        match self.paid_from {
            PaidFrom::Bank => None,
            PaidFrom::Gateway { gateway } => Some(gateway),
        }
    }
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Pay a vendor what is available.
    Create {
        /// The vendor.
        vendor: VendorId,
        /// In which currency.
        currency: Currency,
        /// By schedule, or asked for.
        kind: Kind,
    },
    /// A second person agrees.
    Approve,
    /// Never mind.
    Cancel {
        /// Why.
        reason: String,
    },
    /// The provider paid it.
    ConfirmPaid,
    /// It did not arrive, or came back.
    ReportFailed {
        /// The provider's reason, as a code.
        reason: String,
    },
    /// What the gateway said that was asked to pay it.
    Resolve {
        /// What it came to.
        outcome: OperationOutcome,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The payout, where it is being made.
    pub id: PayoutId,
    /// Who asks; none for the schedule.
    #[serde(default)]
    pub user: Option<UserId>,
    /// What the vendor may be paid, in minor units.
    pub available: Amount,
    /// The least that is paid, in minor units.
    #[serde(default)]
    pub minimum: Amount,
    /// Where it goes; none where the vendor has no confirmed account.
    #[serde(default)]
    pub account: Option<PayoutAccountId>,
    /// From where it is paid.
    pub paid_from: PaidFrom,
    /// Why and until when the operator holds this vendor's payouts, where it does.
    #[serde(default)]
    pub hold: Option<PayoutHold>,
    /// What it is made of: it must come to what is available.
    pub statement: Statement,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayoutEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// One person asked for it.
    Requested {
        /// The payout as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// The money left what is available; the provider is being asked.
    Started {
        /// The payout as it stands.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// It was never started.
    Cancelled {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// The provider paid it.
    Paid {
        /// What the gateway charged for it, in minor units.
        fee: Amount,
        /// When.
        at: Timestamp,
    },
    /// It did not arrive.
    Failed {
        /// The provider's reason, as a code.
        reason: String,
        /// When.
        at: Timestamp,
    },
}
