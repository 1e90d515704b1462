//! What a marketplace decides once and an order freezes: rounding, tax base, funding, shipping, re-routing.

use crate::money::{Allocation, Rounding};
use serde::{Deserialize, Serialize};

/// On what a tax is rounded.
///
/// ```
/// use vendra_domain::policy::TaxRounding;
/// assert_eq!(serde_json::from_str::<TaxRounding>(r#""per_unit""#)?, TaxRounding::PerUnit);
/// assert_eq!(TaxRounding::default(), TaxRounding::PerLine);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::policy::TaxBase;
/// assert_eq!(serde_json::from_str::<TaxBase>(r#""before_third_party_funded""#)?, TaxBase::BeforeThirdPartyFunded);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TaxBase {
    /// On what is left after all discounts. The default.
    #[default]
    AfterAll,
    /// On what is left after the vendor's own discounts.
    BeforeThirdPartyFunded,
}

/// Which discounts lower the base of a commission.
///
/// ```
/// # use vendra_domain::commission::{FeeBase, FeeLine, FeeShipping};
/// # let line: vendra_domain::quote::QuotedLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001",
/// #   "kind": "goods", "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": null, "category": null, "quantity": 1,
/// #   "prices": "tax_exclusive", "list": 2000, "discounts": [
/// #   {"promotion": "prm_01h455vb4pex5vsknk084sn001", "vendor": 200, "platform": 300}], "taxes": [],
/// #   "net": 1500, "tax": 0, "gross": 1500, "tenders": []}"#)?;
/// use vendra_domain::policy::{CommissionBaseDiscounts, Policies};
/// let base = |commission_base_discounts| {
///     let policies = Policies { commission_base_discounts, ..Policies::default() };
///     FeeLine::of(&line, &policies)?.base(FeeBase::Net, FeeShipping::Excluded)
/// };
/// // 20.00, less 2.00 of which the vendor and 3.00 of which the platform funds.
/// assert_eq!(base(CommissionBaseDiscounts::VendorFunded)?.minor(), 1800);
/// assert_eq!(base(CommissionBaseDiscounts::All)?.minor(), 1500);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CommissionBaseDiscounts {
    /// Those that the vendor funds: what the platform adds is the vendor's sale too. The default.
    #[default]
    VendorFunded,
    /// All.
    All,
}

/// Who sells delivery, and so whose money it is.
///
/// ```
/// use vendra_domain::policy::{Policies, ShippingSeller};
/// let policies: Policies = serde_json::from_str(r#"{"shipping_seller": "platform"}"#)?;
/// assert_eq!(policies.shipping_seller, ShippingSeller::Platform);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ShippingSeller {
    /// The vendor. The default.
    #[default]
    Vendor,
    /// The platform.
    Platform,
}

/// What another offer may cost when a line is routed again.
///
/// ```
/// use vendra_domain::policy::{Policies, RerouteCeiling};
/// assert_eq!(Policies::default().reroute_ceiling, RerouteCeiling::FrozenPrice);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
