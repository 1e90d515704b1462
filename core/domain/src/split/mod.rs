//! One quote into frozen lines, vendor orders and the platform's share: nothing lost, nothing double.
//!
//! Each quoted line becomes a [`FrozenLine`]. Its sources are the tenders, what the platform funds, and what
//! the vendor funds of delivery that the platform sells; its uses are the taxes, the
//! fees with their VAT, and the rest for the vendor. A fee on delivery stands on the delivery line, one on goods on its own
//! line: what is refunded later takes its own fee along and no other.

mod freeze;
mod sellers;
#[cfg(test)]
mod tests;
mod totals;

use crate::commission::{CommissionPlan, LineFee};
use crate::frozen_line::{FrozenLine, LineKind, Progress};
use crate::id::*;
use crate::ledger::{self, Journal, Posted, VendorShare};
use crate::limits;
use crate::money::{Amount, Currency};
use crate::quote::Quote;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

use sellers::{OrderWide, Sellers};
pub use totals::{SplitTotals, VendorTotals};

/// What a vendor's part of an order is made under.
///
/// ```
/// use vendra_domain::split::VendorTerms;
/// let terms: VendorTerms = serde_json::from_str(r#"{"vendor": "ven_01h455vb4pex5vsknk084sn001",
///     "vendor_order": "vor_01h455vb4pex5vsknk084sn001", "plan": "pln_01h455vb4pex5vsknk084sn001",
///     "sales": 200000}"#)?;
/// assert_eq!(terms.sales.minor(), 200_000);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VendorTerms {
    /// The vendor.
    pub vendor: VendorId,
    /// A fresh id for its vendor order.
    pub vendor_order: VendorOrderId,
    /// Its commission plan.
    pub plan: PlanId,
    /// Its placed net sales of the last closed period, in minor units: what volume tiers look at.
    #[serde(default)]
    pub sales: Amount,
}

/// One vendor's part of an order.
///
/// ```
/// # use vendra_domain::{commission::CommissionPlan, quote::{QuoteInput, quote}, split::{VendorTerms, split}};
/// # let input: QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #     "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "quantity": 2,
/// #     "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "prices": "tax_exclusive"}],
/// #     "tenders": [{"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}}]}"#)?;
/// # let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn001".parse()?, "rul_01h455vb4pex5vsknk084sn001".parse()?);
/// # let plan = CommissionPlan::flat(plan, rule, "0.15".parse()?)?;
/// # let terms: VendorTerms = serde_json::from_str(r#"{"vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #     "vendor_order": "vor_01h455vb4pex5vsknk084sn001", "plan": "pln_01h455vb4pex5vsknk084sn001"}"#)?;
/// // Two at 50.00, and a commission of 15 %.
/// let split = split(&quote(&input)?, &[plan], &[terms])?;
/// let part = &split.vendor_orders[0];
/// assert_eq!((part.lines.len(), part.totals.payable.minor()), (1, 8500));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SplitVendorPart"))]
#[serde(deny_unknown_fields)]
pub struct VendorPart {
    /// The vendor order.
    pub id: VendorOrderId,
    /// The vendor.
    pub vendor: VendorId,
    /// Its lines, goods before delivery.
    pub lines: Vec<LineId>,
    /// What they come to.
    pub totals: VendorTotals,
}

/// One fee on one line, as it was frozen.
///
/// ```
/// # use vendra_domain::{commission::CommissionPlan, quote::{QuoteInput, quote}, split::{VendorTerms, split}};
/// # let input: QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #     "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "quantity": 2,
/// #     "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "prices": "tax_exclusive"}],
/// #     "tenders": [{"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}}]}"#)?;
/// # let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn001".parse()?, "rul_01h455vb4pex5vsknk084sn001".parse()?);
/// # let plan = CommissionPlan::flat(plan, rule, "0.15".parse()?)?;
/// # let terms: VendorTerms = serde_json::from_str(r#"{"vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #     "vendor_order": "vor_01h455vb4pex5vsknk084sn001", "plan": "pln_01h455vb4pex5vsknk084sn001"}"#)?;
/// // Two at 50.00, and a commission of 15 %.
/// let split = split(&quote(&input)?, &[plan], &[terms])?;
/// let fee = split.fees[0];
/// assert_eq!((fee.line, fee.fee.amount.minor()), (split.lines[0].id, 1500));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SplitFee {
    /// The line.
    pub line: LineId,
    /// The fee.
    #[serde(flatten)]
    pub fee: LineFee,
}

/// A quote, split.
///
/// ```
/// # use vendra_domain::{commission::CommissionPlan, quote::{QuoteInput, quote}, split::{VendorTerms, split}};
/// # let input: QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #     "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "quantity": 2,
/// #     "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "prices": "tax_exclusive"}],
/// #     "tenders": [{"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}}]}"#)?;
/// # let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn001".parse()?, "rul_01h455vb4pex5vsknk084sn001".parse()?);
/// # let plan = CommissionPlan::flat(plan, rule, "0.15".parse()?)?;
/// # let terms: VendorTerms = serde_json::from_str(r#"{"vendor": "ven_01h455vb4pex5vsknk084sn001",
/// #     "vendor_order": "vor_01h455vb4pex5vsknk084sn001", "plan": "pln_01h455vb4pex5vsknk084sn001"}"#)?;
/// // Two at 50.00, and a commission of 15 %.
/// let split = split(&quote(&input)?, &[plan], &[terms])?;
/// // Every line is there once: in a vendor order or among the platform's own.
/// let named = split.vendor_orders.iter().flat_map(|part| &part.lines).chain(&split.platform_lines).count();
/// assert_eq!(named, split.lines.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// The one currency.
    pub currency: Currency,
    /// Every line, frozen, in the order of the quote.
    pub lines: Vec<FrozenLine>,
    /// One vendor order a vendor, in the order in which vendors appear in the quote.
    pub vendor_orders: Vec<VendorPart>,
    /// Lines that are the platform's own: the buyer's fee.
    pub platform_lines: Vec<LineId>,
    /// Why each fee is what it is, line by line and slot by slot.
    pub fees: Vec<SplitFee>,
    /// What everything comes to.
    pub totals: SplitTotals,
}

/// What a line that cannot be split lacks.
///
/// ```
/// use vendra_domain::split::{SplitGap, split};
/// let quote = serde_json::from_str(r#"{"currency": "EUR", "policies": {}, "lines": [{
///     "id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "vendor": "ven_01h455vb4pex5vsknk084sn001",
///     "offer": null, "category": null, "quantity": 1, "prices": "tax_exclusive", "list": 0, "discounts": [],
///     "taxes": [], "net": 0, "tax": 0, "gross": 0, "tenders": []}], "totals": {"net": 0, "tax": 0, "gross": 0,
///     "discount": 0, "funded": 0, "shipping_net": 0, "shipping": 0, "buyer_fee": 0}, "tenders": [],
///     "explanation": []}"#)?;
/// // Nobody said under which terms its vendor sells.
/// let refusal = split(&quote, &[], &[]).unwrap_err();
/// assert!(matches!(refusal, vendra_domain::Refusal::SplitIncomplete { what: SplitGap::VendorOrder, .. }));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum SplitGap {
    /// Terms of its vendor, with the vendor order that it becomes part of.
    VendorOrder,
    /// The commission plan that the vendor's terms name.
    Plan,
    /// Tenders that pay for it.
    Tender,
}

/// Splits a quote.
///
/// Terms of vendors who sell nothing in it are left aside.
///
/// Refusals: `split.incomplete` for a line without a vendor order, a plan or tenders that pay for it, `split.duplicate` for a
/// vendor, a vendor order or a plan that is named twice, `split.unbalanced` where the lines do not come to what the quote
/// says or not all of it is given to someone, `limit.count`, `commission.beyond_line`, `frozen_line.unbalanced` (never a cent
/// lost silently), `amount.negative`, `amount.out_of_range`.
///
/// ```
/// use vendra_domain::commission::CommissionPlan;
/// use vendra_domain::quote::{QuoteInput, quote};
/// use vendra_domain::split::{VendorTerms, split};
/// let input: QuoteInput = serde_json::from_str(r#"{
///     "currency": "EUR",
///     "lines": [{
///         "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
///         "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive"
///     }],
///     "tenders": [{"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}}]
/// }"#)?;
/// let plan: CommissionPlan = serde_json::from_str(r#"{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{
///     "rule": "rul_01h455vb4pex5vsknk084sn001", "slot": "commission", "payee": {"payee": "commission"},
///     "rate": {"rate": "flat", "of": "0.15"}
/// }]}"#)?;
/// let terms: VendorTerms = serde_json::from_str(r#"{
///     "vendor": "ven_01h455vb4pex5vsknk084sn001", "vendor_order": "vor_01h455vb4pex5vsknk084sn001",
///     "plan": "pln_01h455vb4pex5vsknk084sn001"
/// }"#)?;
/// let split = split(&quote(&input)?, &[plan], &[terms])?;
/// assert_eq!(split.totals.fees.minor(), 1500);
/// assert_eq!(split.vendor_orders[0].totals.payable.minor(), 8500);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn split(quote: &Quote, plans: &[CommissionPlan], terms: &[VendorTerms]) -> Result<Split, Refusal> {
    let mut sellers = Sellers::new(plans, terms)?;
    let order_wide = OrderWide::new(quote, &sellers)?;
    let mut split = Split {
        currency: quote.currency,
        lines: Vec::with_capacity(quote.lines.len()),
        vendor_orders: Vec::with_capacity(terms.len()),
        platform_lines: Vec::new(),
        fees: Vec::with_capacity(2 * quote.lines.len()),
        totals: SplitTotals::default(),
    };
    let mut fees = Vec::with_capacity(limits::FEE_SLOTS_MAX);
    for (place, line) in quote.lines.iter().enumerate() {
        let Some(vendor) = line.vendor else {
            split.platform_lines.push(line.id);
            let frozen = freeze::platform_line(line)?;
            split.totals.add(&SplitTotals::of(line, &frozen)?)?;
            split.lines.push(frozen);
            continue;
        };
        let missing = |what| Refusal::SplitIncomplete { line: line.id, what };
        let seller = sellers.of(vendor).ok_or_else(|| missing(SplitGap::VendorOrder))?;
        let plan = seller.plan.ok_or_else(|| missing(SplitGap::Plan))?;
        freeze::fees(quote, (place, line), plan, seller.terms, &order_wide, &mut fees)?;
        let frozen = freeze::vendor_line(line, vendor, &fees, &quote.policies)?;
        let part = *seller.part.get_or_insert_with(|| {
            let (id, lines) = (seller.terms.vendor_order, Vec::new());
            split.vendor_orders.push(VendorPart { id, vendor, lines, totals: VendorTotals::default() });
            split.vendor_orders.len() - 1
        });
        let totals = SplitTotals::of(line, &frozen)?;
        if let Some(part) = split.vendor_orders.get_mut(part) {
            part.lines.push(line.id);
            part.totals.add(&totals)?;
        }
        split.totals.add(&totals)?;
        split.fees.extend(fees.drain(..).map(|fee| SplitFee { line: line.id, fee }));
        split.lines.push(frozen);
    }
    split.totals.refuse_unlike(quote)?;
    Ok(split)
}

impl Split {
    /// What the ledger gets once all of it is captured: sources to uses, over the order's clearing. None for an order of nothing.
    ///
    /// Refusals: `limit.count` for more entries than a journal may have.
    ///
    /// ```
    /// # use vendra_domain::{commission::CommissionPlan, quote::{QuoteInput, quote}, split::{VendorTerms, split}};
    /// # let input: QuoteInput = serde_json::from_str(r#"{
    /// #     "currency": "EUR",
    /// #     "lines": [{
    /// #         "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
    /// #         "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive"
    /// #     }],
    /// #     "tenders": [{"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}}]
    /// # }"#)?;
    /// # let plan: CommissionPlan = serde_json::from_str(r#"{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{
    /// #     "rule": "rul_01h455vb4pex5vsknk084sn001", "slot": "commission", "payee": {"payee": "commission"},
    /// #     "rate": {"rate": "flat", "of": "0.15"}
    /// # }]}"#)?;
    /// # let terms: VendorTerms = serde_json::from_str(r#"{
    /// #     "vendor": "ven_01h455vb4pex5vsknk084sn001", "vendor_order": "vor_01h455vb4pex5vsknk084sn001",
    /// #     "plan": "pln_01h455vb4pex5vsknk084sn001"
    /// # }"#)?;
    /// # let split = split(&quote(&input)?, &[plan], &[terms])?;
    /// let order: vendra_domain::OrderId = "ord_01h455vb4pex5vsknk084sn001".parse()?;
    /// let journal = split.journal(split.vendor_orders[0].id, order)?.expect("something is sold");
    /// assert_eq!(journal.entries().len(), 3); // from the buyer, to the vendor, to the platform
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn journal(&self, operation: impl Into<AnyId>, order: OrderId) -> Result<Option<Journal>, Refusal> {
        let moves = self.lines.iter().map(|line| line.capture_rest(Progress::default()));
        let moves = moves.collect::<Result<Vec<_>, Refusal>>()?;
        let posted = self.lines.iter().zip(&moves).map(|(line, movement)| Posted {
            movement,
            kind: line.kind,
            share: VendorShare::Pending,
        });
        ledger::distribution(operation, order, self.currency, posted)
    }

    /// A line by its id.
    ///
    /// ```
    /// # use vendra_domain::{commission::CommissionPlan, quote::{QuoteInput, quote}, split::{VendorTerms, split}};
    /// # let input: QuoteInput = serde_json::from_str(r#"{
    /// #     "currency": "EUR",
    /// #     "lines": [{
    /// #         "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
    /// #         "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive"
    /// #     }],
    /// #     "tenders": [{"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}}]
    /// # }"#)?;
    /// # let plan: CommissionPlan = serde_json::from_str(r#"{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{
    /// #     "rule": "rul_01h455vb4pex5vsknk084sn001", "slot": "commission", "payee": {"payee": "commission"},
    /// #     "rate": {"rate": "flat", "of": "0.15"}
    /// # }]}"#)?;
    /// # let terms: VendorTerms = serde_json::from_str(r#"{
    /// #     "vendor": "ven_01h455vb4pex5vsknk084sn001", "vendor_order": "vor_01h455vb4pex5vsknk084sn001",
    /// #     "plan": "pln_01h455vb4pex5vsknk084sn001"
    /// # }"#)?;
    /// # let split = split(&quote(&input)?, &[plan], &[terms])?;
    /// assert_eq!(split.line(input.lines[0].id).map(|line| line.total().minor()), Some(10000));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&FrozenLine> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// The lines of goods.
    ///
    /// ```
    /// # use vendra_domain::{commission::CommissionPlan, quote::{QuoteInput, quote}, split::{VendorTerms, split}};
    /// # let input: QuoteInput = serde_json::from_str(r#"{
    /// #     "currency": "EUR",
    /// #     "lines": [{
    /// #         "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
    /// #         "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 5000, "quantity": 2, "prices": "tax_exclusive"
    /// #     }],
    /// #     "tenders": [{"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}}]
    /// # }"#)?;
    /// # let plan: CommissionPlan = serde_json::from_str(r#"{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{
    /// #     "rule": "rul_01h455vb4pex5vsknk084sn001", "slot": "commission", "payee": {"payee": "commission"},
    /// #     "rate": {"rate": "flat", "of": "0.15"}
    /// # }]}"#)?;
    /// # let terms: VendorTerms = serde_json::from_str(r#"{
    /// #     "vendor": "ven_01h455vb4pex5vsknk084sn001", "vendor_order": "vor_01h455vb4pex5vsknk084sn001",
    /// #     "plan": "pln_01h455vb4pex5vsknk084sn001"
    /// # }"#)?;
    /// # let split = split(&quote(&input)?, &[plan], &[terms])?;
    /// assert_eq!(split.goods().count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn goods(&self) -> impl Iterator<Item = &FrozenLine> {
        self.lines.iter().filter(|line| line.kind == LineKind::Goods)
    }
}
