//! What a caller says beside the cart when it checks out, and beside the order when it gives money back.

use serde::{Deserialize, Serialize};
use std::fmt;
use vendra_domain::gift_card::Code;
use vendra_domain::names::{Gateway, Jurisdiction, Method};
use vendra_domain::refund::Destination;
use vendra_domain::vendor_order::Undo;
use vendra_domain::{Amount, ContactId, GiftCardId, VendorOrderId};

/// One way of paying. Ways are used in the order given.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
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
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
