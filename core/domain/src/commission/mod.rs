//! What the platform takes of a vendor's line.
//!
//! A plan is a list of rules in the operator's order. Each rule stands in a *slot* (commission, payment fee, affiliate): within a
//! slot the first rule that matches a line decides, and slots stack.
//!
//! A fee is the rate on its base, rounded once, and its fixed parts; raised to the floor and then cut to the cap of the
//! currency, where there is one; never more than its base. VAT on it is computed on that, and comes on top. Then, slot by slot
//! in the order of the plan, a fee and its VAT are cut to what the line leaves the vendor ([`Beyond`]).
//!
//! Volume tiers are read over what the vendor sold in the last closed period ([`SalesPeriods`]): the goods of placed orders without tax,
//! after the discounts that the vendor funds. Placed is placed: what is cancelled or comes back later does not change what a
//! period came to, so that a rate stands for as long as the next period lasts.
//!
//! A placed order keeps its fees: what a later plan says changes nothing about it.

mod deciding;
mod fee;
mod period;
mod plan;
mod tiers;

pub(crate) use deciding::deciding_goods;
pub use fee::{FeeFacts, FeeLine, LineFee, fee, line_fees, shipping_fees};
pub use period::{PeriodLength, SalesPeriod, SalesPeriods};
pub use plan::{
    Beyond, CommissionPlan, CommissionRule, Condition, FeeBase, FeeShipping, FeeVat, Fixed, OnRefund, RuleRate, Tier,
    TierMode,
};
