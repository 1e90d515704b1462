//! What a cart costs, and why, to the cent.
//!
//! [`quote`] prices lines, applies promotions in the marketplace's order, taxes what is left, adds the buyer's fee and shares
//! the tenders over the lines. Everything is computed once; the explanation says which rule made which cent, and [`check`]
//! recomputes each of them by itself.
//!
//! # The order of things
//!
//! 1. A line is `unit_price x quantity`, with or without tax inside as its [`PriceBasis`] says.
//! 2. Promotions, in the order given, each on what the ones before left, never below zero. Shipping is touched only by those
//!    that say so.
//! 3. Tax, on every line by itself. Exclusive: each rate on the net, rounded by itself. Inclusive: `gross x R / (1 + R)` with
//!    `R` the sum of the rates, rounded once, and shared over the rates by largest remainder.
//! 4. The buyer's fee, a line of its own.
//! 5. Tenders, in the order given, each shared over the lines by largest remainder.
//!
//! # Who bears a discount
//!
//! What the vendor funds lowers its sale. What the platform funds does not: it becomes a source of the frozen line. With
//! `tax_base: after_all` the tax is on what the buyer pays; with `before_third_party_funded` on that and the platform's part,
//! because the vendor is paid both (10000 without tax at 20 %, 2000 off by the platform: tax 1600 or 2000). On delivery that the
//! platform sells it is the other way round: what the vendor funds there comes out of what the vendor is paid.

mod check;
mod input;
mod output;
mod price;
mod promotion;
pub mod shipping;
mod tax;
mod tender;
#[cfg(test)]
mod tests;
mod validate;

pub use check::check;
pub use input::{
    Benefit, BuyerFeeRule, Funding, GoodsLine, PriceBasis, PromotionRule, QuoteInput, Scope, ShippingLine, TaxRate,
    Tender,
};
pub use output::{Component, Discount, Quote, QuotedLine, TaxPart, Totals, Triple};
pub use price::quote;
