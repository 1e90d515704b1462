//! The typed way in: a namespace for each kind of thing in a marketplace, a method for each request and each reading.
//!
//! [`Market`](crate::Market) gives them: `market.carts()`, `market.offers()`. Methods that make something give its id and a
//! [`Receipt`](vendra_domain::encoding::Receipt), those that ask something of what is there the receipt alone; `get` and `list`
//! read, and give what the actor may see. Amounts are in minor units, durations in milliseconds.
//!
//! From opening a stall to being paid: [`Marketplaces`], [`CommissionPlans`], [`Vendors`], [`Offers`], [`StockLevels`],
//! [`Promotions`]; [`Contacts`], [`Customers`], [`Carts`], [`GiftCards`], [`StoreCredits`]; [`Orders`], [`VendorOrders`],
//! [`Returns`], [`Exchanges`], [`Claims`]; [`Payments`], [`Refunds`], [`Disputes`], [`Settlements`], [`Payouts`], [`Transfers`],
//! [`Invoices`], [`Ledger`], [`Reconciliations`]; [`WebhookEndpoints`].
//!
//! ```
//! use vendra::memory::Trial;
//! # pollster::block_on(async {
//! let trial = Trial::open().await?;
//! let seller = trial.seller(trial.books.vendor);
//! seller.stock().receive(trial.books.offer, trial.books.location, 90).await?;
//! assert_eq!(seller.stock().levels(trial.books.offer).await?[0].available, 100);
//! # Ok::<(), vendra::Error>(())
//! # }).unwrap();
//! ```

/// A kind of thing: its namespace, the method of [`Market`](crate::Market) that gives it, and a method for each of its requests.
/// A row says the request, the method and its fields, under documentation that shows it.
macro_rules! namespace {
    (
        $(#[doc = $doc:literal])+
        $name:ident ($method:ident), $variant:ident, $id:ident, $module:ident;
        new { $( $(#[doc = $new_doc:literal])+ $new:ident as $make:ident($($new_field:ident: $new_type:ty),*); )* }
        on { $( $(#[doc = $request_doc:literal])+ $request:ident as $ask:ident($($field:ident: $type:ty),*); )* }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone)]
        pub struct $name {
            market: crate::Market,
        }

        impl crate::Market {
            $(#[doc = $doc])+
            #[must_use]
            pub fn $method(&self) -> $name {
                $name { market: self.clone() }
            }
        }

        impl $name {
            /// The handle that it is a part of.
            pub(crate) const fn market(&self) -> &crate::Market {
                &self.market
            }

            $(
                $(#[doc = $new_doc])+
                pub async fn $make(&self, $($new_field: $new_type),*) -> Result<crate::Created<$id>, crate::Error> {
                    let request = $module::Request::$new { $($new_field),* };
                    self.market.create(crate::Command::$variant { id: None, request }).await
                }
            )*
            $(
                $(#[doc = $request_doc])+
                pub async fn $ask(&self, id: $id, $($field: $type),*) -> Result<vendra_domain::encoding::Receipt, crate::Error> {
                    let request = $module::Request::$request { $($field),* };
                    self.market.run(crate::Command::$variant { id: Some(id), request }).await
                }
            )*
        }
    };
}

mod carts;
mod claims;
mod commission_plans;
mod contacts;
mod customers;
mod disputes;
mod exchanges;
mod gift_cards;
mod guests;
mod invoices;
mod marketplaces;
mod offers;
mod orders;
mod payments;
mod payouts;
mod promotions;
mod reconciliations;
mod refunds;
mod returns;
mod settlements;
pub(crate) mod stock;
mod store_credit;
mod transfers;
mod vendor_orders;
mod vendors;
mod webhook_endpoints;

pub use crate::reading::ledger::Ledger;
pub use carts::Carts;
pub use claims::Claims;
pub use commission_plans::CommissionPlans;
pub use contacts::Contacts;
pub use customers::Customers;
pub use disputes::Disputes;
pub use exchanges::Exchanges;
pub use gift_cards::GiftCards;
pub use invoices::Invoices;
pub use marketplaces::Marketplaces;
pub use offers::Offers;
pub use orders::Orders;
pub use payments::Payments;
pub use payouts::Payouts;
pub use promotions::Promotions;
pub use reconciliations::{Reconciled, Reconciliations};
pub use refunds::Refunds;
pub use returns::Returns;
pub use settlements::Settlements;
pub use stock::StockLevels;
pub use store_credit::StoreCredits;
pub use transfers::Transfers;
pub use vendor_orders::VendorOrders;
pub use vendors::Vendors;
pub use webhook_endpoints::WebhookEndpoints;
