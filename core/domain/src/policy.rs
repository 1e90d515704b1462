//! What a marketplace decides once and an order freezes: rounding, tax base, funding, shipping, re-routing.

use crate::money::{Allocation, Rounding};
use serde::{Deserialize, Serialize};

/// On what a tax is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxRounding {
    /// Once a line. The default.
    #[default]
    PerLine,
    /// Once a unit: what is left of the line is shared over its units, and each is taxed by itself.
    PerUnit,
}

/// What a tax is computed on where someone other than the seller funds a discount.
///
/// A third party's contribution is part of what the vendor is paid in many jurisdictions (EU VAT Directive, article 73), and
/// a price reduction in others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxBase {
    /// On what is left after all discounts. The default.
    #[default]
    AfterAll,
    /// On what is left after the vendor's own discounts.
    BeforeThirdPartyFunded,
}

/// Which discounts lower the base of a commission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommissionBaseDiscounts {
    /// Those that the vendor funds: what the platform adds is the vendor's sale too. The default.
    #[default]
    VendorFunded,
    /// All.
    All,
}

/// Who sells delivery, and so whose money it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShippingSeller {
    /// The vendor. The default.
    #[default]
    Vendor,
    /// The platform.
    Platform,
}

/// What another offer may cost when a line is routed again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RerouteCeiling {
    /// At most the frozen price. The default.
    #[default]
    FrozenPrice,
    /// More too: the platform pays the difference, the buyer never does.
    PlatformPaysDifference,
}

/// The policies of a marketplace. An order carries a copy, and nothing about it is computed under others.
///
/// ```
/// use vendra_domain::policy::{Policies, TaxRounding};
/// let policies: Policies = serde_json::from_str(r#"{"tax_rounding": "per_unit"}"#)?;
/// assert_eq!(policies.tax_rounding, TaxRounding::PerUnit);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policies {
    /// How quotients are rounded.
    pub rounding: Rounding,
    /// Who gets the cents left over when an amount is shared.
    pub allocation: Allocation,
    /// On what a tax is rounded.
    pub tax_rounding: TaxRounding,
    /// What a tax is computed on.
    pub tax_base: TaxBase,
    /// Which discounts lower the base of a commission.
    pub commission_base_discounts: CommissionBaseDiscounts,
    /// Who sells delivery.
    pub shipping_seller: ShippingSeller,
    /// What a re-route may cost.
    pub reroute_ceiling: RerouteCeiling,
}
