//! What a caller says beside the cart when it checks out, and beside the order when it gives money back.

use serde::{Deserialize, Serialize};
use std::fmt;
use vendra_domain::gift_card::Code;
use vendra_domain::names::{Gateway, Jurisdiction, Method};
use vendra_domain::refund::Destination;
use vendra_domain::vendor_order::Undo;
use vendra_domain::{Amount, ContactId, GiftCardId, VendorOrderId};

/// One way of paying. Ways are used in the order given.
///
/// ```
/// use vendra::Amount;
/// use vendra::checkout::Pay;
/// use vendra::domain::store_credit::Grant;
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let (euro, ten) = ("EUR".parse()?, Amount::new(1_000)?);
/// trial.owner().store_credit().grant(trial.customer, euro, ten, Grant::Goodwill, "sorry".into()).await?;
/// let mut with = trial.by_card("tok_visa"); // pays what the credit does not
/// with.pay.insert(0, Pay::StoreCredit { limit: None });
/// trial.buyer().check_out(trial.cart(1, 0).await?, with).await?;
/// assert_eq!(trial.balance("gateway_clearing/acme".parse()?).await?.minor(), 2_490 - 1_000);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CheckOutPay"))]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Pay {
    /// A gift card, up to its balance.
    GiftCard {
        /// The card.
        gift_card: GiftCardId,
        /// The code that spends it. Ids are not secrets: without it only the platform's people and workers spend a card.
        #[serde(default)]
        code: Option<Code>,
        /// The most it gives, in minor units; its balance where there is none.
        #[serde(default)]
        limit: Option<Amount>,
    },
    /// The customer's credit in the cart's currency, up to its balance.
    StoreCredit {
        /// The most it gives, in minor units; its balance where there is none.
        #[serde(default)]
        limit: Option<Amount>,
    },
    /// One of the marketplace's methods.
    Method {
        /// The method, as the settings name it.
        method: Method,
        /// The gateway that is asked.
        gateway: Gateway,
        /// The most it gives, in minor units; all that is left where there is none.
        #[serde(default)]
        limit: Option<Amount>,
        /// The payer's means as the gateway knows them: a token, never a card's number. It is handed on and not kept.
        #[serde(default)]
        token: Option<String>,
    },
}

/// Says nothing of tokens and codes, wherever it is logged.
impl fmt::Debug for Pay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::GiftCard { gift_card, limit, .. } => {
                f.debug_struct("GiftCard").field("gift_card", gift_card).field("limit", limit).finish_non_exhaustive()
            }
            Self::StoreCredit { limit } => f.debug_struct("StoreCredit").field("limit", limit).finish(),
            Self::Method { method, gateway, limit, .. } => f
                .debug_struct("Method")
                .field("method", method)
                .field("gateway", gateway)
                .field("limit", limit)
                .finish_non_exhaustive(),
        }
    }
}

/// What a caller says when it checks out.
///
/// ```
/// use vendra::checkout::{CheckOut, Pay};
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let home = trial.buyer().contacts().add(Default::default()).await?.id;
/// let (method, gateway) = ("card".parse()?, "acme".parse()?);
/// let card = Pay::Method { method, gateway, limit: None, token: Some("tok_visa".into()) };
/// let with = CheckOut { pay: vec![card], deliver_to: Some(home), ..CheckOut::default() };
/// let order = trial.buyer().check_out(trial.cart(1, 0).await?, with).await?.id;
/// assert_eq!(trial.buyer().orders().get(order).await?.deliver_to, Some(home));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckOut {
    /// How it is paid.
    pub pay: Vec<Pay>,
    /// Where the goods go, for taxes; nothing is taxed where there is none.
    #[serde(default)]
    pub jurisdiction: Option<Jurisdiction>,
    /// Where it is delivered to.
    #[serde(default)]
    pub deliver_to: Option<ContactId>,
    /// Who gets the invoice.
    #[serde(default)]
    pub bill_to: Option<ContactId>,
}

/// What a caller says when it gives money back.
///
/// ```
/// use vendra::Amount;
/// use vendra::checkout::GiveBack;
/// use vendra::domain::refund::Destination;
/// use vendra::domain::vendor_order::Undo;
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let sold = trial.delivered(3).await?;
/// let undo = Undo::Amount { amount: Amount::new(500)? }; // for a scratch
/// let with =
///     GiveBack { vendor_order: sold.vendor_order, undo, reason: "scratched".into(), to: Destination::Payments };
/// trial.owner().give_back(sold.order, with).await?;
/// assert_eq!(trial.balance("gateway_clearing/acme".parse()?).await?.minor(), 6_970);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GiveBack {
    /// The vendor order that it is taken from.
    pub vendor_order: VendorOrderId,
    /// How much of it.
    pub undo: Undo,
    /// Why.
    pub reason: String,
    /// Where the money goes.
    #[serde(default)]
    pub to: Destination,
}
