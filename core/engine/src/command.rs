//! One request to any aggregate, as data: what the typed methods make, and what crosses a language's border.

use crate::checkout::{CheckOut, GiveBack};
use crate::port::{RecordKey, RecordKind};
use serde::{Deserialize, Serialize};
use vendra_domain::decider::Named;
use vendra_domain::*;

macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $name:ident($module:ident) of $id:ident, $decider:literal; )*) => {
        /// One request to any aggregate.
        ///
        /// An id that is not there is a fresh one: it is for the requests that create.
        ///
        /// ```
        /// use vendra::Command;
        /// let command: Command = serde_json::from_str(r#"{
        ///     "on": "gift_card", "id": "gft_01h455vb4pex5vsknk084sn02q", "request": {"request": "freeze", "reason": "lost"}
        /// }"#)?;
        /// assert_eq!(command.action(), "gift_card.freeze");
        /// # Ok::<(), serde_json::Error>(())
        /// ```
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "on", rename_all = "snake_case", deny_unknown_fields)]
        #[non_exhaustive]
        pub enum Command {
            $(
                $(#[doc = $doc])+
                $name {
                    /// Which one; a fresh one where there is none.
                    #[serde(default, skip_serializing_if = "Option::is_none")]
                    id: Option<$id>,
                    /// What is asked.
                    request: $module::Request,
                },
            )*
            /// Make an order of a cart: `order.check_out`, with how it is paid.
            CheckOut {
                /// The cart.
                cart: CartId,
                /// How it is paid and where it goes.
                with: CheckOut,
            },
            /// Give money back: `refund.create`, with what is undone.
            GiveBack {
                /// The order.
                order: OrderId,
                /// What is undone, why, and where the money goes.
                with: GiveBack,
            },
            /// Stock of an offer at a place.
            Stock {
                /// The offer.
                offer: OfferId,
                /// The place.
                location: LocationId,
                /// What is asked.
                request: stock::Request,
            },
            /// A customer's credit in one currency.
            StoreCredit {
                /// The customer.
                customer: CustomerId,
                /// The currency.
                currency: Currency,
                /// What is asked.
                request: store_credit::Request,
            },
        }

        impl Command {
            /// What it is in the table of authority: `order.check_out`.
            ///
            /// ```
            /// use vendra::Command;
            /// use vendra::domain::offer::Request;
            /// let command = Command::Offer { id: None, request: Request::Publish };
            /// assert_eq!(command.action(), "offer.publish");
            /// ```
            #[must_use]
            pub fn action(&self) -> String {
                let (decider, request) = match self {
                    $( Self::$name { request, .. } => ($decider, request.name()), )*
                    Self::CheckOut { .. } => ("order", "check_out"),
                    Self::GiveBack { .. } => ("refund", "create"),
                    Self::Stock { request, .. } => ("stock", request.name()),
                    Self::StoreCredit { request, .. } => ("store_credit", request.name()),
                };
                format!("{decider}.{request}")
            }

            /// Which record it is about; none where that is a fresh one.
            ///
            /// ```
            /// use vendra::Command;
            /// use vendra::domain::offer::Request;
            /// let offer = "off_01h455vb4pex5vsknk084sn02q".parse()?;
            /// let command = Command::Offer { id: Some(offer), request: Request::Publish };
            /// assert_eq!(command.key().unwrap().to_string(), "offer/off_01h455vb4pex5vsknk084sn02q");
            /// # Ok::<(), vendra::Refusal>(())
            /// ```
            #[must_use]
            pub fn key(&self) -> Option<RecordKey> {
                match self {
                    $( Self::$name { id, .. } => id.map(|id| RecordKey::new(RecordKind::$name, id)), )*
                    Self::CheckOut { cart, .. } => Some(RecordKey::new(RecordKind::Cart, cart)),
                    Self::GiveBack { order, .. } => Some(RecordKey::new(RecordKind::Order, order)),
                    Self::Stock { offer, location, .. } => Some(stock_key(*offer, *location)),
                    Self::StoreCredit { customer, currency, .. } => Some(store_credit_key(*customer, *currency)),
                }
            }
        }
    };
}

commands! {
    /// The marketplace itself.
    Marketplace(marketplace) of MarketplaceId, "marketplace";
    /// A vendor.
    Vendor(vendor) of VendorId, "vendor";
    /// A customer.
    Customer(customer) of CustomerId, "customer";
    /// A contact record.
    Contact(contact) of ContactId, "contact";
    /// An offer.
    Offer(offer) of OfferId, "offer";
    /// A cart.
    Cart(cart) of CartId, "cart";
    /// A promotion.
    Promotion(promotion) of PromotionId, "promotion";
    /// A commission plan.
    CommissionPlan(commission_plan) of PlanId, "commission_plan";
    /// A gift card.
    GiftCard(gift_card) of GiftCardId, "gift_card";
    /// A buyer's order.
    Order(order) of OrderId, "order";
    /// A vendor's part of an order.
    VendorOrder(vendor_order) of VendorOrderId, "vendor_order";
    /// A payment.
    Payment(payment) of PaymentId, "payment";
    /// A refund.
    Refund(refund) of RefundId, "refund";
    /// A return.
    Return(returns) of ReturnId, "return";
    /// An exchange.
    Exchange(exchange) of ExchangeId, "exchange";
    /// A claim.
    Claim(claim) of ClaimId, "claim";
    /// A dispute.
    Dispute(dispute) of DisputeId, "dispute";
    /// A settlement.
    Settlement(settlement) of SettlementId, "settlement";
    /// A payout.
    Payout(payout) of PayoutId, "payout";
    /// An invoice to a vendor, or a credit note.
    Invoice(invoice) of InvoiceId, "invoice";
    /// An endpoint that events are sent to.
    WebhookEndpoint(webhook_endpoint) of WebhookEndpointId, "webhook_endpoint";
    /// A transfer.
    Transfer(transfer) of TransferId, "transfer";
    /// A line of a provider's balance report, or an operation that it lacks.
    Reconciliation(reconciliation) of ReconciliationId, "reconciliation";
}

/// The record of stock of an offer at a place.
pub(crate) fn stock_key(offer: OfferId, location: LocationId) -> RecordKey {
    RecordKey::new(RecordKind::Stock, format!("{offer}:{location}"))
}

/// The record of a customer's credit in one currency.
pub(crate) fn store_credit_key(customer: CustomerId, currency: Currency) -> RecordKey {
    RecordKey::new(RecordKind::StoreCredit, format!("{customer}:{currency}"))
}
