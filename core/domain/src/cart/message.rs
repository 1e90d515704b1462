//! What a cart is asked, what it is told, and what happens to it.

use super::Cart;
use super::book::{Book, CartLine, Delivery, Owner};
use super::merge::MergeStrategy;
use super::reprice::PriceChange;
use crate::contact::ContactStanding;
use crate::id::*;
use crate::money::{Amount, Currency};
use crate::promotion::CouponCode;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use strum::{IntoStaticStr, VariantNames};

/// An offer as it stands now. Offers that may not be bought are left out.
///
/// ```
/// use vendra_domain::cart::OfferFact;
/// let offer: OfferFact = serde_json::from_str(r#"{"offer": "off_01h455vb4pex5vsknk084sn001",
///     "vendor": "ven_01h455vb4pex5vsknk084sn001", "price": 2490, "quantity_max": 10}"#)?;
/// assert_eq!(offer.price.minor(), 2490);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OfferFact {
    /// The offer.
    pub offer: OfferId,
    /// Who sells it.
    pub vendor: VendorId,
    /// The price of a unit in the cart's currency, in minor units.
    pub price: Amount,
    /// The most units of one order, whatever lines they are in.
    pub quantity_max: u32,
}

/// Whether orders are taken from a buyer now.
///
/// ```
/// use vendra_domain::cart::Trade;
/// assert_eq!(Trade::default(), Trade::Shut);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CartTrade"))]
#[serde(rename_all = "snake_case")]
pub enum Trade {
    /// They are.
    Open,
    /// The marketplace takes none, of anybody. The default: what nobody looked up is not taken.
    #[default]
    Shut,
    /// Not of this buyer.
    BuyerBlocked,
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CartRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Begin a cart.
    Create {
        /// Whose it is.
        owner: Owner,
        /// Its currency.
        currency: Currency,
    },
    /// Put units of an offer in it; units of a line that is there already are added to it.
    AddLine {
        /// The offer.
        offer: OfferId,
        /// How many units.
        quantity: u32,
        /// What the buyer wants to say about it.
        note: Option<String>,
    },
    /// Set how many units of a line; 0 takes it out.
    SetQuantity {
        /// The line.
        line: LineId,
        /// How many units.
        quantity: u32,
    },
    /// Take a line out.
    RemoveLine {
        /// The line.
        line: LineId,
    },
    /// Enter a coupon code.
    ApplyCoupon {
        /// The code; upper and lower case are the same.
        code: String,
    },
    /// Take a coupon code back.
    RemoveCoupon {
        /// The code.
        code: String,
    },
    /// Say where and how a vendor's goods are delivered.
    SetDelivery {
        /// The delivery group.
        delivery: Delivery,
    },
    /// Remember something for the host.
    SetMetadata {
        /// The whole of it.
        metadata: BTreeMap<String, String>,
    },
    /// A customer signed in: the guest's cart becomes the customer's.
    Assign {
        /// The customer.
        customer: CustomerId,
    },
    /// Take another cart's content in.
    Merge {
        /// The other cart, which the facts carry.
        source: CartId,
        /// How.
        strategy: MergeStrategy,
    },
    /// Accept the prices of now.
    Reprice,
    /// Begin a checkout.
    BeginCheckout,
    /// The checkout's order was released or refused: the buyer may go on.
    Reopen,
    /// The checkout's order was placed.
    Close,
    /// Nobody came back, or it was merged into another.
    Abandon,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CartFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The cart, where it is being opened.
    pub id: CartId,
    /// A fresh id for a line.
    pub line: LineId,
    /// The offers that the request or the cart names, as they stand now.
    #[serde(default)]
    pub offers: Vec<OfferFact>,
    /// Whether a checkout may begin.
    #[serde(default)]
    pub trade: Trade,
    /// Whose the contact record is that the request names.
    #[serde(default)]
    pub contact: ContactStanding,
    /// The other cart, where two are merged. A guest's is handed over for its token only.
    #[serde(default)]
    pub source: Option<Cart>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CartEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was begun.
    Created {
        /// The cart as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// A line came in.
    LineAdded {
        /// The line.
        line: CartLine,
        /// When.
        at: Timestamp,
    },
    /// A line has another quantity.
    QuantitySet {
        /// The line.
        line: LineId,
        /// How many units.
        quantity: u32,
        /// The price of a unit that the buyer saw with it, in minor units.
        seen_price: Amount,
        /// When.
        at: Timestamp,
    },
    /// A line was taken out.
    LineRemoved {
        /// The line.
        line: LineId,
        /// When.
        at: Timestamp,
    },
    /// A coupon code was entered.
    CouponApplied {
        /// The code.
        code: CouponCode,
        /// When.
        at: Timestamp,
    },
    /// A coupon code was taken back.
    CouponRemoved {
        /// The code.
        code: CouponCode,
        /// When.
        at: Timestamp,
    },
    /// A delivery group was set.
    DeliverySet {
        /// The group.
        delivery: Delivery,
        /// When.
        at: Timestamp,
    },
    /// The host's metadata was set.
    MetadataSet {
        /// The whole of it.
        metadata: BTreeMap<String, String>,
        /// When.
        at: Timestamp,
    },
    /// It is a customer's now.
    Assigned {
        /// The customer.
        customer: CustomerId,
        /// When.
        at: Timestamp,
    },
    /// Another cart's content was taken in.
    Merged {
        /// The other cart.
        source: CartId,
        /// How.
        strategy: MergeStrategy,
        /// The cart afterwards.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// The prices of now were accepted.
    Repriced {
        /// What changed.
        changes: Vec<PriceChange>,
        /// When.
        at: Timestamp,
    },
    /// A checkout began.
    CheckoutBegun {
        /// Which.
        generation: u32,
        /// When.
        at: Timestamp,
    },
    /// The buyer may go on.
    Reopened {
        /// The next checkout.
        generation: u32,
        /// When.
        at: Timestamp,
    },
    /// It became an order.
    Closed {
        /// When.
        at: Timestamp,
    },
    /// Nobody came back.
    Abandoned {
        /// When.
        at: Timestamp,
    },
}
