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
///
/// ```
/// use vendra_domain::cart::{GuestToken, Owner};
/// // The token itself is never kept.
/// let token: GuestToken = "9f86d081884c7d659a2feaa0c55ad015".parse()?;
/// let owner = Owner::Guest { token: token.hash() };
/// assert!(!serde_json::to_string(&owner)?.contains("9f86d081884c7d659a2feaa0c55ad015"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CartOwner"))]
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
///
/// ```
/// use vendra_domain::cart::CartLine;
/// let line: CartLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001",
///     "offer": "off_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "quantity": 2,
///     "seen_price": 2490, "note": "for Ada"}"#)?;
/// assert_eq!((line.quantity, line.seen_price.minor()), (2, 2490));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
///
/// ```
/// use vendra_domain::cart::Delivery;
/// let delivery: Delivery = serde_json::from_str(r#"{"vendor": "ven_01h455vb4pex5vsknk084sn001",
///     "contact": "ctc_01h455vb4pex5vsknk084sn001", "method": "parcel"}"#)?;
/// assert_eq!(delivery.method.as_str(), "parcel");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CartDelivery"))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CartBook"))]
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
    ///
    /// Refusals: `amount.out_of_range`.
    ///
    /// ```
    /// use vendra_domain::cart::Book;
    /// // A cart of two books at 24.90 and a lamp at 79.00, of two vendors.
    /// # let book: Book = serde_json::from_str(r#"{"id": "crt_01h455vb4pex5vsknk084sn001",
    /// #   "owner": {"owner": "customer", "customer": "cus_01h455vb4pex5vsknk084sn001"}, "currency": "EUR", "lines": [
    /// #   {"id": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001",
    /// #    "vendor": "ven_01h455vb4pex5vsknk084sn001", "quantity": 2, "seen_price": 2490, "note": null},
    /// #   {"id": "lin_01h455vb4pex5vsknk084sn002", "offer": "off_01h455vb4pex5vsknk084sn002",
    /// #    "vendor": "ven_01h455vb4pex5vsknk084sn002", "quantity": 1, "seen_price": 7900, "note": null}],
    /// #   "coupons": [], "deliveries": [], "metadata": {}, "generation": 1}"#).unwrap();
    /// assert_eq!(book.seen_total()?.minor(), 12880);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn seen_total(&self) -> Result<Amount, Refusal> {
        self.lines.iter().try_fold(Amount::ZERO, |sum, line| sum.plus(line.seen_price.times(line.quantity)?))
    }

    /// Its vendors, in the order in which they came.
    ///
    /// ```
    /// use vendra_domain::cart::Book;
    /// // A cart of two books at 24.90 and a lamp at 79.00, of two vendors.
    /// # let book: Book = serde_json::from_str(r#"{"id": "crt_01h455vb4pex5vsknk084sn001",
    /// #   "owner": {"owner": "customer", "customer": "cus_01h455vb4pex5vsknk084sn001"}, "currency": "EUR", "lines": [
    /// #   {"id": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001",
    /// #    "vendor": "ven_01h455vb4pex5vsknk084sn001", "quantity": 2, "seen_price": 2490, "note": null},
    /// #   {"id": "lin_01h455vb4pex5vsknk084sn002", "offer": "off_01h455vb4pex5vsknk084sn002",
    /// #    "vendor": "ven_01h455vb4pex5vsknk084sn002", "quantity": 1, "seen_price": 7900, "note": null}],
    /// #   "coupons": [], "deliveries": [], "metadata": {}, "generation": 1}"#).unwrap();
    /// assert_eq!(book.vendors().len(), 2);
    /// ```
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
    ///
    /// ```
    /// use vendra_domain::cart::Book;
    /// // A cart of two books at 24.90 and a lamp at 79.00, of two vendors.
    /// # let book: Book = serde_json::from_str(r#"{"id": "crt_01h455vb4pex5vsknk084sn001",
    /// #   "owner": {"owner": "customer", "customer": "cus_01h455vb4pex5vsknk084sn001"}, "currency": "EUR", "lines": [
    /// #   {"id": "lin_01h455vb4pex5vsknk084sn001", "offer": "off_01h455vb4pex5vsknk084sn001",
    /// #    "vendor": "ven_01h455vb4pex5vsknk084sn001", "quantity": 2, "seen_price": 2490, "note": null},
    /// #   {"id": "lin_01h455vb4pex5vsknk084sn002", "offer": "off_01h455vb4pex5vsknk084sn002",
    /// #    "vendor": "ven_01h455vb4pex5vsknk084sn002", "quantity": 1, "seen_price": 7900, "note": null}],
    /// #   "coupons": [], "deliveries": [], "metadata": {}, "generation": 1}"#).unwrap();
    /// let lamp = "lin_01h455vb4pex5vsknk084sn002".parse()?;
    /// assert_eq!(book.line(lamp).map(|line| line.seen_price.minor()), Some(7900));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&CartLine> {
        self.lines.iter().find(|line| line.id == id)
    }
}
