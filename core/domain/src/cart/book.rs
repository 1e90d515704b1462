//! What a cart remembers.

use super::token::TokenHash;
use crate::id::*;
use crate::money::{Amount, Currency};
use crate::names::Method;
use crate::promotion::CouponCode;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whose a cart is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "owner", rename_all = "snake_case", deny_unknown_fields)]
pub enum Owner {
    /// Whoever has the token.
    Guest {
        /// What is kept of it.
        token: TokenHash,
    },
    /// A customer.
    Customer {
        /// Who.
        customer: CustomerId,
    },
}

/// Units of one offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CartLine {
    /// The line.
    pub id: LineId,
    /// What is bought.
    pub offer: OfferId,
    /// From whom.
    pub vendor: VendorId,
    /// How many units.
    pub quantity: u32,
    /// The price of a unit that the buyer saw last, in minor units.
    pub seen_price: Amount,
    /// What the buyer wants to say about it: an engraving, a size.
    pub note: Option<String>,
}

/// How one vendor's goods are delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// Whose goods.
    pub vendor: VendorId,
    /// Where to.
    pub contact: ContactId,
    /// How, as the vendor's delivery methods are named.
    pub method: Method,
}

/// Everything that a cart remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The cart.
    pub id: CartId,
    /// Whose it is.
    pub owner: Owner,
    /// Its one currency.
    pub currency: Currency,
    /// Its lines, in the order in which they came.
    pub lines: Vec<CartLine>,
    /// Codes that the buyer entered.
    pub coupons: Vec<CouponCode>,
    /// One delivery group a vendor.
    pub deliveries: Vec<Delivery>,
    /// What the host wants to remember, without anything personal.
    pub metadata: BTreeMap<String, String>,
    /// Which checkout is next, or under way.
    pub generation: u32,
}

impl Book {
    /// What its goods cost at the prices that the buyer saw, in minor units.
    pub fn seen_total(&self) -> Result<Amount, Refusal> {
        self.lines.iter().try_fold(Amount::ZERO, |sum, line| sum.plus(line.seen_price.times(line.quantity)?))
    }

    /// Its vendors, in the order in which they came.
    #[must_use]
    pub fn vendors(&self) -> Vec<VendorId> {
        let mut vendors = Vec::new();
        for line in &self.lines {
            if !vendors.contains(&line.vendor) {
                vendors.push(line.vendor);
            }
        }
        vendors
    }

    /// A line by its id.
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&CartLine> {
        self.lines.iter().find(|line| line.id == id)
    }
}
