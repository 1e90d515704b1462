//! What an operator decides: currencies, taxes, payment, delivery, times.

use crate::commission::SalesPeriods;
use crate::dispute::DisputePolicy;
use crate::id::{PlanId, PromotionId};
use crate::limits;
use crate::money::{Amount, Currency, Rate};
use crate::names::{Gateway, Jurisdiction, TaxClass};
use crate::payment::MethodTerms;
use crate::payout::PaidFrom;
use crate::payout::schedule::Schedule;
use crate::policy::Policies;
use crate::quote::TaxRate;
use crate::quote::shipping::ShippingTable;
use crate::refusal::Refusal;
use crate::settlement::SettlementPolicy;
use crate::vendor::RequirementKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// When money that is held is taken.
///
/// ```
/// use vendra_domain::marketplace::CapturePolicy;
/// assert_eq!(serde_json::from_str::<CapturePolicy>(r#""at_shipment""#)?, CapturePolicy::AtShipment);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CapturePolicy {
    /// All of it when the order is placed. The default.
    #[default]
    OnPlacement,
    /// Each vendor's part when it ships.
    AtShipment,
}

/// The taxes of one class of goods, or of delivery, in one jurisdiction.
///
/// ```
/// use vendra_domain::marketplace::TaxRow;
/// // What bears no tax has a row that says so.
/// let exempt: TaxRow = serde_json::from_str(r#"{"jurisdiction": "DE", "class": "medical", "rates": []}"#)?;
/// assert!(exempt.rates.is_empty());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TaxRow {
    /// Where.
    pub jurisdiction: Jurisdiction,
    /// Of what.
    pub class: TaxClass,
    /// The taxes, in the order in which they are shown.
    pub rates: Vec<TaxRate>,
}

/// The part of the buyer's fee that is a setting.
///
/// ```
/// use vendra_domain::marketplace::BuyerFee;
/// let fee: BuyerFee = serde_json::from_str(r#"{"rate": "0.02", "fixed": 30}"#)?;
/// assert_eq!(fee.fixed.minor(), 30);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BuyerFee {
    /// The share of the goods' gross, at most 1.
    pub rate: Rate,
    /// The fixed part, in minor units.
    pub fixed: Amount,
}

/// Everything that an operator decides. Durations are in milliseconds.
///
/// ```
/// use vendra_domain::marketplace::{CapturePolicy, Settings};
/// use vendra_domain::time::DAY_MS;
/// // What is not said has its default.
/// # let settings: Settings = serde_json::from_str(r#"{"currencies": ["EUR"],
/// #   "default_plan": "pln_01h455vb4pex5vsknk084sn001", "taxes": [{"jurisdiction": "DE", "class": "standard",
/// #   "rates": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}],
/// #   "methods": [{"method": "card", "kind": {"kind": "authorize_and_capture"}}], "hold_ms": 900000,
/// #   "return_within_ms": 2592000000, "payout_schedule": {"every": {"every": "week", "on": "monday"}, "hour": 9,
/// #   "time_zone": "Europe/Berlin"}}"#)?;
/// assert_eq!((settings.capture, settings.return_within_ms), (CapturePolicy::OnPlacement, 30 * DAY_MS));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What it sells in.
    pub currencies: Vec<Currency>,
    /// Rounding, tax base, funding, shipping, re-routing.
    #[serde(default)]
    pub policies: Policies,
    /// The plan of vendors that have none of their own.
    pub default_plan: PlanId,
    /// What whoever wants to sell must do or show first.
    #[serde(default)]
    pub vendor_requirements: Vec<RequirementKind>,
    /// The periods of volume tiers.
    #[serde(default)]
    pub sales_periods: SalesPeriods,
    /// Promotions in the order in which they apply.
    #[serde(default)]
    pub promotion_order: Vec<PromotionId>,
    /// Taxes by jurisdiction and class.
    #[serde(default)]
    pub taxes: Vec<TaxRow>,
    /// The tax class of delivery; delivery bears no tax without one.
    #[serde(default)]
    pub delivery_tax_class: Option<TaxClass>,
    /// Delivery of vendors that have no table of their own.
    #[serde(default)]
    pub shipping: Option<ShippingTable>,
    /// What buyers pay to the platform, by currency.
    #[serde(default)]
    pub buyer_fees: BTreeMap<Currency, BuyerFee>,
    /// How buyers may pay.
    #[serde(default)]
    pub methods: Vec<MethodTerms>,
    /// When money that is held is taken.
    #[serde(default)]
    pub capture: CapturePolicy,
    /// How long stock is held for an order that is not paid.
    pub hold_ms: i64,
    /// How long a vendor has to accept an order; none accepts at once.
    #[serde(default)]
    pub accept_within_ms: Option<i64>,
    /// How long after delivery goods may come back.
    pub return_within_ms: i64,
    /// When vendors' money becomes available.
    #[serde(default)]
    pub settlement: SettlementPolicy,
    /// When vendors without a schedule of their own are paid.
    pub payout_schedule: Schedule,
    /// From where vendors are paid: by the platform's bank, or by a gateway that is asked to.
    #[serde(default, skip_serializing_if = "PaidFrom::is_bank")]
    pub paid_from: PaidFrom,
    /// Through which gateway what was settled of a vendor order is transferred: by workers, before anything is paid out, or by whoever
    /// asks for it. None where vendors are only paid out to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfers_by: Option<Gateway>,
    /// The least that is paid out, by currency, in minor units.
    #[serde(default)]
    pub payout_minimum: BTreeMap<Currency, Amount>,
    /// Who bears a dispute that is lost.
    #[serde(default)]
    pub disputes: DisputePolicy,
}

impl Settings {
    /// Refuses settings that no order could be placed under.
    ///
    /// Refusals: `limit.count`, `settings.malformed`, and those of methods, tables, schedules and rates.
    ///
    /// ```
    /// use vendra_domain::marketplace::Settings;
    /// # let settings: Settings = serde_json::from_str(r#"{"currencies": ["EUR"],
    /// #   "default_plan": "pln_01h455vb4pex5vsknk084sn001", "taxes": [{"jurisdiction": "DE", "class": "standard",
    /// #   "rates": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}],
    /// #   "methods": [{"method": "card", "kind": {"kind": "authorize_and_capture"}}], "hold_ms": 900000,
    /// #   "return_within_ms": 2592000000, "payout_schedule": {"every": {"every": "week", "on": "monday"}, "hour": 9,
    /// #   "time_zone": "Europe/Berlin"}}"#)?;
    /// settings.validate()?;
    /// let unsellable = Settings { currencies: Vec::new(), ..settings };
    /// assert_eq!(unsellable.validate().unwrap_err().code(), "settings.malformed");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn validate(&self) -> Result<(), Refusal> {
        let malformed = |what: &str| Err(Refusal::SettingsMalformed { what: what.to_owned() });
        limits::count("settings.currencies", self.currencies.len(), limits::OFFER_PRICES_MAX)?;
        limits::count("settings.promotion_order", self.promotion_order.len(), limits::QUOTE_PROMOTIONS_MAX)?;
        limits::count("settings.vendor_requirements", self.vendor_requirements.len(), limits::REQUIREMENTS_MAX)?;
        limits::count("settings.taxes", self.taxes.len(), limits::TAX_ROWS_MAX)?;
        limits::count("settings.methods", self.methods.len(), limits::METHODS_MAX)?;
        if self.currencies.is_empty() {
            return malformed("no currency");
        }
        if repeats(&self.currencies) {
            return malformed("a currency twice");
        }
        if repeats(&self.promotion_order) {
            return malformed("a promotion twice");
        }
        if self.buyer_fees.keys().chain(self.payout_minimum.keys()).any(|known| !self.currencies.contains(known)) {
            return malformed("an amount in a currency that it does not sell in");
        }
        for (place, row) in self.taxes.iter().enumerate() {
            limits::count("tax.rates", row.rates.len(), limits::LINE_TAXES_MAX)?;
            let same = |other: &TaxRow| (other.jurisdiction, other.class) == (row.jurisdiction, row.class);
            if self.taxes.iter().take(place).any(same) {
                return malformed("a tax row twice");
            }
        }
        for (place, method) in self.methods.iter().enumerate() {
            method.validate()?;
            if self.methods.iter().take(place).any(|other| other.method == method.method) {
                return malformed("a payment method twice");
            }
        }
        if let Some(table) = &self.shipping {
            table.validate()?;
        }
        for amount in self.payout_minimum.values().copied().chain(self.buyer_fees.values().map(|fee| fee.fixed)) {
            amount.non_negative("settings.amount")?;
        }
        if self.settlement.reserve_rate > Rate::ONE || self.buyer_fees.values().any(|fee| fee.rate > Rate::ONE) {
            return malformed("a rate above 1");
        }
        let given = [Some(self.hold_ms), self.accept_within_ms].into_iter().flatten();
        let waits = [self.return_within_ms, self.settlement.delay_ms, self.settlement.reserve_ms];
        let too_long = |ms: i64| ms > limits::DURATION_MS_MAX;
        if given.into_iter().any(|ms| ms < 1 || too_long(ms)) || waits.into_iter().any(|ms| ms < 0 || too_long(ms)) {
            return malformed("a duration");
        }
        self.payout_schedule.validate()
    }

    /// The taxes of a class of goods in a jurisdiction. Refusals: `settings.no_tax` where there is no row: nothing is sold
    /// untaxed by accident; what bears no tax has a row without rates.
    ///
    /// ```
    /// use vendra_domain::marketplace::Settings;
    /// # let settings: Settings = serde_json::from_str(r#"{"currencies": ["EUR"],
    /// #   "default_plan": "pln_01h455vb4pex5vsknk084sn001", "taxes": [{"jurisdiction": "DE", "class": "standard",
    /// #   "rates": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}],
    /// #   "methods": [{"method": "card", "kind": {"kind": "authorize_and_capture"}}], "hold_ms": 900000,
    /// #   "return_within_ms": 2592000000, "payout_schedule": {"every": {"every": "week", "on": "monday"}, "hour": 9,
    /// #   "time_zone": "Europe/Berlin"}}"#)?;
    /// let (germany, france) = ("DE".parse()?, "FR".parse()?);
    /// assert_eq!(settings.tax_rates_for(germany, "standard".parse()?)?[0].rate.to_string(), "0.19");
    /// assert_eq!(settings.tax_rates_for(france, "standard".parse()?).unwrap_err().code(), "settings.no_tax");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn tax_rates_for(&self, jurisdiction: Jurisdiction, class: TaxClass) -> Result<&[TaxRate], Refusal> {
        let row = self.taxes.iter().find(|row| (row.jurisdiction, row.class) == (jurisdiction, class));
        row.map(|row| row.rates.as_slice()).ok_or(Refusal::SettingsNoTax { jurisdiction, class })
    }

    /// The taxes of delivery in a jurisdiction: those of its class; none where delivery has no class. Refusals: `settings.no_tax`
    /// where the class has no row, as for goods.
    ///
    /// ```
    /// use vendra_domain::marketplace::Settings;
    /// # let mut settings: Settings = serde_json::from_str(r#"{"currencies": ["EUR"],
    /// #   "default_plan": "pln_01h455vb4pex5vsknk084sn001", "taxes": [{"jurisdiction": "DE", "class": "standard",
    /// #   "rates": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}],
    /// #   "methods": [{"method": "card", "kind": {"kind": "authorize_and_capture"}}], "hold_ms": 900000,
    /// #   "return_within_ms": 2592000000, "payout_schedule": {"every": {"every": "week", "on": "monday"}, "hour": 9,
    /// #   "time_zone": "Europe/Berlin"}}"#)?;
    /// let germany = "DE".parse()?;
    /// assert!(settings.delivery_tax_rates(germany)?.is_empty());
    /// settings.delivery_tax_class = Some("standard".parse()?);
    /// assert_eq!(settings.delivery_tax_rates(germany)?[0].rate.to_string(), "0.19");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn delivery_tax_rates(&self, jurisdiction: Jurisdiction) -> Result<&[TaxRate], Refusal> {
        self.delivery_tax_class.map_or(Ok(&[]), |class| self.tax_rates_for(jurisdiction, class))
    }
}

fn repeats<T: PartialEq>(list: &[T]) -> bool {
    list.iter().enumerate().any(|(place, item)| list.iter().take(place).any(|other| other == item))
}
